//! The timeline and stage of a draft, from the events in the library.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::engine;
use crate::clock;
use crate::filing::Filing;
use crate::progress::{self, Happening, Stage, Timeline};
use crate::reference::Reference;
use crate::store::{self, Library, StoreError};

/// Slot of the cached timelines.
const SLOT: &str = "timeline";

/// Number of timelines cached at once.
const KEPT: usize = 200;

/// The timeline of a draft with the draft's stamp: it is valid until the draft is saved again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptTimeline {
    /// The stamp.
    pub stamp: (i64, i64),
    /// The timeline.
    pub timeline: Timeline,
    /// Number of answers edited since they were submitted.
    pub edited: usize,
}

/// The timelines cached by an earlier run, by draft; none for drafts whose answers were altered on the disk.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn kept_timelines(library: &Library, reference: &Reference) -> Result<HashMap<String, KeptTimeline>, StoreError> {
    let mut kept = library.all_cached(SLOT, &engine(reference))?;
    for id in library.altered()? {
        let _ = kept.remove(&id);
    }
    Ok(kept)
}

/// Caches the timelines of these drafts.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn keep_timelines(
    library: &Library,
    reference: &Reference,
    timelines: &[(String, KeptTimeline)],
) -> Result<(), StoreError> {
    let engine = engine(reference);
    timelines
        .chunks(KEPT)
        .try_for_each(|some| library.cache(&engine, some.iter().map(|(id, timeline)| (id.as_str(), SLOT, timeline))))
}

/// Key in an event's data for the deadline for answering a rejection.
const ANSWER_BY: &str = "answer_by";

/// The data of a rejection that must be answered by `answer_by`.
pub fn refusal_data(answer_by: Option<NaiveDate>) -> Value {
    answer_by.map_or(Value::Null, |day| json!({ ANSWER_BY: day.to_string() }))
}

/// The data of an event at `time` with a `note`: the deadline for answering a rejection.
pub fn event_data(happening: Happening, note: &str, time: NaiveDateTime, reference: &Reference) -> Value {
    let answered = happening.is_refusal().then(|| progress::answer_by(note, time.date(), &reference.holidays));
    refusal_data(answered.flatten())
}

/// Why a moment cannot be that of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongTime {
    /// It is still to come.
    ToCome,
    /// The filing was handed in only then, and nothing but another submission comes before that.
    BeforeSubmission(NaiveDateTime),
    /// The number was granted before a refusal, which ends before that.
    BeforeRefusal(NaiveDateTime),
    /// It is refused although the number was granted before.
    AfterGrant(NaiveDateTime),
}

/// How far clocks may go wrong.
const CLOCKS: TimeDelta = TimeDelta::minutes(10);

/// Why `happening` cannot have been at `time`, beside `events` and as of `now`, China Standard Time.
pub fn wrong_time(
    happening: Happening,
    time: NaiveDateTime,
    events: &[store::LibraryEvent],
    now: NaiveDateTime,
) -> Option<WrongTime> {
    if time > now + CLOCKS {
        return Some(WrongTime::ToCome);
    }
    let times = |is: fn(Happening) -> bool| {
        let of_kind = events.iter().filter(move |event| Happening::from_name(&event.kind).is_some_and(is));
        of_kind.map(|event| event.time)
    };
    let grants = |happening| happening == Happening::NumberGranted;
    let submitted = times(|happening| happening == Happening::Submitted).min();
    match submitted.filter(|submitted| happening != Happening::Submitted && time < *submitted) {
        Some(submitted) => Some(WrongTime::BeforeSubmission(submitted)),
        None if grants(happening) => {
            times(Happening::is_refusal).find(|refused| *refused > time).map(WrongTime::BeforeRefusal)
        }
        None if happening.is_refusal() => times(grants).find(|granted| *granted < time).map(WrongTime::AfterGrant),
        None => None,
    }
}

/// The timeline of a draft. An event of a kind that this program does not know is left out.
pub fn timeline(events: &[store::LibraryEvent], filing: &Filing, reference: &Reference) -> Timeline {
    progress::timeline(&known(events), filing, reference)
}

/// The stage of a draft.
pub(super) fn stage(events: &[store::LibraryEvent]) -> Stage {
    progress::stage(&known(events))
}

fn known(events: &[store::LibraryEvent]) -> Vec<progress::Event> {
    let known = events.iter().filter_map(|event| {
        let happening = Happening::from_name(&event.kind)?;
        let day = event.data.get(ANSWER_BY).and_then(|day| day.as_str()?.parse::<NaiveDate>().ok());
        let answer_by = day.filter(|day| clock::YEARS.contains(&day.year()));
        Some(progress::Event { happening, at: event.time, note: event.note.clone(), answer_by })
    });
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_granted_after_every_refusal() {
        let at = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let event = |happening: Happening, day| store::LibraryEvent {
            id: 0,
            kind: happening.name().to_owned(),
            time: at(day),
            note: String::new(),
            data: Value::Null,
        };
        let wrong = |happening, day, events: &[store::LibraryEvent]| wrong_time(happening, at(day), events, at(30));
        let refused = [event(Happening::Submitted, 2), event(Happening::ProvinceRefused, 10)];
        assert_eq!(wrong(Happening::NumberGranted, 9, &refused), Some(WrongTime::BeforeRefusal(at(10))));
        assert_eq!(wrong(Happening::NumberGranted, 11, &refused), None);
        let granted = [event(Happening::Submitted, 2), event(Happening::NumberGranted, 10)];
        assert_eq!(wrong(Happening::ProvinceRefused, 12, &granted), Some(WrongTime::AfterGrant(at(10))));
        assert_eq!(wrong(Happening::ProvinceRefused, 9, &granted), None);
        assert_eq!(wrong(Happening::ProvincePassed, 1, &granted), Some(WrongTime::BeforeSubmission(at(2))));
    }
}
