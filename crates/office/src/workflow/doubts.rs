//! What makes an event doubtful before it is recorded: what comes before it is not recorded, or not done.

use chrono::NaiveDateTime;

use super::timeline;
use crate::progress::{Happening, Stage};
use crate::store::{DraftState, LibraryEvent};

/// Why an event can hardly have happened as it is being recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Answers are missing or wrong, or were not reviewed since they changed.
    NotReady,
    /// Reasons of the last refusal have not been dealt with.
    OpenReasons,
    /// The answers have changed since the package was exported.
    Stale,
    /// No submission is recorded.
    NotSubmitted,
    /// No submission is recorded after the refusal.
    NotSubmittedAgain,
    /// It was submitted before and has not come back.
    UnderReview,
    /// The filing is past the stage at which this happens.
    Past,
    /// It is filed already.
    Filed,
}

impl Doubt {
    /// Catalogue key of its message; some mention the number of open reasons.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotReady => "doubt-not-ready",
            Self::OpenReasons => "doubt-open-reasons",
            Self::Stale => "app-export-stale",
            Self::NotSubmitted => "doubt-not-submitted",
            Self::NotSubmittedAgain => "doubt-not-submitted-again",
            Self::UnderReview => "doubt-under-review",
            Self::Past => "doubt-past",
            Self::Filed => "doubt-filed",
        }
    }
}

/// How far a draft is prepared for its submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// State of its answers.
    pub state: DraftState,
    /// Number of reasons of the last refusal that have not been dealt with.
    pub open_reasons: usize,
    /// Whether the answers have changed since the package was exported.
    pub stale: bool,
}

/// What makes `happening` at `time` doubtful, beside the recorded `events`. Stages that follow each other without a
/// refusal are not doubted: nobody has to record every one of them.
pub fn doubts(happening: Happening, time: NaiveDateTime, events: &[LibraryEvent], readiness: Readiness) -> Vec<Doubt> {
    let before: Vec<LibraryEvent> = events.iter().filter(|event| event.time <= time).cloned().collect();
    let unready = !matches!(readiness.state, DraftState::Ready | DraftState::Exported);
    let open = readiness.open_reasons > 0;
    let given = |doubts: &[(Doubt, bool)]| doubts.iter().filter(|(_, is)| *is).map(|(doubt, _)| *doubt).collect();
    match (timeline::stage(&before), happening) {
        (Stage::Preparation, Happening::Submitted) => {
            given(&[(Doubt::NotReady, unready), (Doubt::OpenReasons, open), (Doubt::Stale, readiness.stale)])
        }
        // What a refusal asks for is what counts then.
        (Stage::Refused, Happening::Submitted) => given(&[(Doubt::OpenReasons, open), (Doubt::Stale, readiness.stale)]),
        (Stage::Preparation, _) => given(&[(Doubt::NotSubmitted, true), (Doubt::NotReady, unready)]),
        (Stage::Refused, _) => given(&[(Doubt::NotSubmittedAgain, true), (Doubt::OpenReasons, open)]),
        (Stage::Filed, _) => given(&[(Doubt::Filed, happening != Happening::NumberGranted)]),
        (_, Happening::Submitted) => vec![Doubt::UnderReview],
        (stage, _) => given(&[(Doubt::Past, is_past(happening, stage))]),
    }
}

/// Whether a filing under review at `stage` is past what happens.
fn is_past(happening: Happening, stage: Stage) -> bool {
    match happening {
        Happening::PlatformPassed | Happening::PlatformRefused | Happening::Withdrawn => stage > Stage::Platform,
        Happening::SmsReceived | Happening::SmsDone | Happening::SmsMissed => stage > Stage::Sms,
        Happening::Submitted | Happening::ProvincePassed | Happening::ProvinceRefused | Happening::NumberGranted => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use serde_json::Value;

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(9, 0, 0).unwrap()
    }

    fn recorded(happenings: &[Happening]) -> Vec<LibraryEvent> {
        let event = |(happening, day): (&Happening, u32)| LibraryEvent {
            id: day.into(),
            kind: happening.name().to_owned(),
            time: at(day),
            note: String::new(),
            data: Value::Null,
        };
        happenings.iter().zip(1..).map(event).collect()
    }

    #[test]
    fn nothing_is_recorded_unasked_that_comes_after_what_is_not_there() {
        use Happening::{
            NumberGranted, PlatformPassed, PlatformRefused, ProvincePassed, SmsDone, SmsReceived, Submitted, Withdrawn,
        };
        let ready = Readiness { state: DraftState::Exported, open_reasons: 0, stale: false };
        let of = |before: &[Happening], happening| doubts(happening, at(20), &recorded(before), ready);
        for happening in Happening::ALL.into_iter().filter(|happening| *happening != Submitted) {
            assert_eq!(of(&[], happening), [Doubt::NotSubmitted], "{happening:?}");
            let refused = [Submitted, PlatformRefused];
            assert_eq!(of(&refused, happening), [Doubt::NotSubmittedAgain], "{happening:?}");
        }
        for (before, happening, doubted) in [
            (&[][..], Submitted, None),
            (&[Submitted], Submitted, Some(Doubt::UnderReview)),
            (&[Submitted], PlatformPassed, None),
            (&[Submitted], Withdrawn, None),
            (&[Submitted], SmsReceived, None),
            (&[Submitted], NumberGranted, None),
            (&[Submitted, PlatformPassed], PlatformPassed, Some(Doubt::Past)),
            (&[Submitted, PlatformPassed], Withdrawn, Some(Doubt::Past)),
            (&[Submitted, PlatformPassed, SmsDone], SmsReceived, Some(Doubt::Past)),
            (&[Submitted, PlatformPassed, SmsDone], ProvincePassed, None),
            (&[Submitted, ProvincePassed], NumberGranted, None),
            (&[Submitted, ProvincePassed], Submitted, Some(Doubt::Filed)),
            (&[Submitted, PlatformRefused, Submitted], PlatformPassed, None),
        ] {
            assert_eq!(of(before, happening), Vec::from_iter(doubted), "{before:?} {happening:?}");
        }
    }

    #[test]
    fn an_unfinished_draft_is_not_submitted_unasked() {
        let bare = Readiness { state: DraftState::Filling, open_reasons: 0, stale: false };
        assert_eq!(doubts(Happening::Submitted, at(20), &[], bare), [Doubt::NotReady]);
        let passed = doubts(Happening::PlatformPassed, at(20), &[], bare);
        assert_eq!(passed, [Doubt::NotSubmitted, Doubt::NotReady]);
        let refused = recorded(&[Happening::Submitted, Happening::ProvinceRefused]);
        let unmended = Readiness { state: DraftState::Ready, open_reasons: 2, stale: true };
        let granted = doubts(Happening::NumberGranted, at(20), &refused, unmended);
        assert_eq!(granted, [Doubt::NotSubmittedAgain, Doubt::OpenReasons]);
        let again = doubts(Happening::Submitted, at(20), &refused, unmended);
        assert_eq!(again, [Doubt::OpenReasons, Doubt::Stale]);
        assert_eq!(doubts(Happening::Submitted, at(20), &refused, bare), [], "what was refused is mended");
        // What is added later counts at its own time.
        let late = recorded(&[Happening::Submitted, Happening::PlatformPassed]);
        assert_eq!(
            doubts(Happening::Submitted, at(1) - chrono::TimeDelta::hours(1), &late, unmended)[0],
            Doubt::OpenReasons
        );
    }
}
