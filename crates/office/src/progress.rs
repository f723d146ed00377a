//! What happens after the export: stages, deadlines and reminders of a filing.
//!
//! The user records events; [`timeline`] derives the stage, what is due when, and what to do.
//! All times are China Standard Time. Lengths come from `assets/periods.toml`, working days from the
//! holiday table.

mod answer_by;
pub mod calendar;
mod news;

use std::borrow::Cow;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::filing::{Filing, Kind, path};
use crate::finding::Argument;
use crate::i18n::Arguments;
use crate::period::PERIODS;
use crate::reference::Reference;
use crate::view::View;

pub use answer_by::answer_by;
pub use news::{News, is_of_bureau, news};

/// Something that happened to a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Happening {
    /// Handed in to the platform.
    Submitted,
    /// The platform passed it on to the province.
    PlatformPassed,
    /// The platform refused it.
    PlatformRefused,
    /// The ministry's message arrived.
    SmsReceived,
    /// The code of the message was entered.
    SmsDone,
    /// The 24 hours passed without the code.
    SmsMissed,
    /// The province granted it.
    ProvincePassed,
    /// The province refused it.
    ProvinceRefused,
    /// The filing number is known.
    NumberGranted,
    /// Taken back before the platform had finished.
    Withdrawn,
}

impl Happening {
    /// All happenings, in the order of a smooth filing, the mishaps after what they follow.
    pub const ALL: [Self; 10] = [
        Self::Submitted,
        Self::Withdrawn,
        Self::PlatformPassed,
        Self::PlatformRefused,
        Self::SmsReceived,
        Self::SmsDone,
        Self::SmsMissed,
        Self::ProvincePassed,
        Self::ProvinceRefused,
        Self::NumberGranted,
    ];

    /// The word it is stored under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::PlatformPassed => "platform-passed",
            Self::PlatformRefused => "platform-refused",
            Self::SmsReceived => "sms-received",
            Self::SmsDone => "sms-done",
            Self::SmsMissed => "sms-missed",
            Self::ProvincePassed => "province-passed",
            Self::ProvinceRefused => "province-refused",
            Self::NumberGranted => "number-granted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The happening stored under a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|happening| happening.name() == name)
    }

    /// Catalogue key of its name.
    pub fn key(self) -> String {
        format!("happening-{}", self.name())
    }

    /// Whether the filing comes back by it.
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::PlatformRefused | Self::SmsMissed | Self::ProvinceRefused)
    }

    /// What can happen next to a filing at `stage`; the window offers these first.
    pub fn next_at(stage: Stage) -> &'static [Self] {
        match stage {
            Stage::Preparation | Stage::Refused => &[Self::Submitted],
            Stage::Platform => &[Self::PlatformPassed, Self::PlatformRefused, Self::Withdrawn],
            Stage::Sms => &[Self::SmsReceived, Self::SmsDone, Self::SmsMissed],
            Stage::Province => &[Self::ProvincePassed, Self::ProvinceRefused],
            Stage::Filed => &[Self::NumberGranted],
        }
    }

    /// Whether it can happen to this filing: only a first filing is granted a number.
    pub fn concerns(self, filing: &Filing) -> bool {
        match self {
            Self::SmsReceived | Self::SmsDone | Self::SmsMissed => View::new(filing).has_sms(),
            Self::NumberGranted => filing.kind() == Kind::New,
            _ => true,
        }
    }

    /// The refusal that an answer with reasons means at `stage`, `of_bureau` where it says so itself; `None` where it is
    /// written down already, or the filing was granted.
    pub fn refusal_at(stage: Stage, of_bureau: bool) -> Option<Self> {
        match stage {
            Stage::Preparation | Stage::Platform if of_bureau => Some(Self::ProvinceRefused),
            Stage::Preparation | Stage::Platform => Some(Self::PlatformRefused),
            Stage::Sms | Stage::Province => Some(Self::ProvinceRefused),
            Stage::Filed | Stage::Refused => None,
        }
    }
}

/// One recorded event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub happening: Happening,
    /// When, China Standard Time.
    pub at: NaiveDateTime,
    /// What the user wrote about it: the reason of a refusal, the number.
    pub note: String,
    /// The day until which a refusal is to be answered, where it names one.
    pub answer_by: Option<NaiveDate>,
}

/// The stage of a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Before submission.
    Preparation,
    /// The platform reviews (平台初审).
    Platform,
    /// The ministry's message is to be answered (短信核验).
    Sms,
    /// The province reviews (管局审核).
    Province,
    /// Filed (备案成功).
    Filed,
    /// Refused or returned; to be corrected and submitted again.
    Refused,
}

impl Stage {
    /// The stages of a smooth filing, in order.
    pub const ROAD: [Self; 5] = [Self::Preparation, Self::Platform, Self::Sms, Self::Province, Self::Filed];

    /// Whether the filing lies with whoever fills it in, and not with the platform, the ministry or the bureau.
    pub fn is_in_hand(self) -> bool {
        matches!(self, Self::Preparation | Self::Refused)
    }

    /// The word that lists for programs tell it by.
    pub fn name(self) -> &'static str {
        self.key().trim_start_matches("stage-")
    }

    /// Catalogue key of its name; the attribute `.advice` says what to do, `.failure` what failing costs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Preparation => "stage-preparation",
            Self::Platform => "stage-platform",
            Self::Sms => "stage-sms",
            Self::Province => "stage-province",
            Self::Filed => "stage-filed",
            Self::Refused => "stage-refused",
        }
    }

    /// The same for a filing of `kind`: modifications and deregistrations have their own texts.
    pub fn key_in(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Preparation, Kind::Cancel) => "stage-preparation-cancel",
            (Self::Province, Kind::Cancel) => "stage-province-cancel",
            (Self::Filed, Kind::Cancel) => "stage-filed-cancel",
            (Self::Refused, Kind::Cancel) => "stage-refused-cancel",
            (Self::Preparation, Kind::Change) => "stage-preparation-change",
            (Self::Filed, Kind::Change) => "stage-filed-change",
            (Self::Refused, Kind::Change) => "stage-refused-change",
            _ => self.key(),
        }
    }

    /// The stages that this filing goes through, in order.
    pub fn road(filing: &Filing) -> impl Iterator<Item = Self> {
        let sms = View::new(filing).has_sms();
        Self::ROAD.into_iter().filter(move |stage| sms || *stage != Self::Sms)
    }
}

/// A day that matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// Catalogue key of its name; the attribute `.advice` says what to do.
    pub key: Cow<'static, str>,
    /// Values that the name mentions.
    pub arguments: Arguments,
    /// When, China Standard Time.
    pub at: NaiveDateTime,
    /// Whether missing it undoes work; otherwise it is only expected.
    pub binding: bool,
    /// Reminders before or at it.
    pub reminders: Vec<NaiveDateTime>,
}

/// Deadlines further away than this are left to the calendar file.
const FAR: TimeDelta = TimeDelta::days(366);

impl Deadline {
    /// What the less urgent comes after the more urgent by, at `now`: what was missed stands first, then what is nearest
    /// before or behind.
    pub fn urgency(&self, now: NaiveDateTime) -> (bool, TimeDelta) {
        let missed = self.binding && self.at < now;
        (!missed, if missed { self.at - now } else { (self.at - now).abs() })
    }

    /// Whether it is the end of the ministry's check.
    pub fn is_sms_end(&self) -> bool {
        self.key == SMS_END
    }
}

/// Key of the end of the ministry's check.
const SMS_END: &str = "deadline-sms";

/// Span in which something is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// First day.
    pub earliest: NaiveDate,
    /// Last day.
    pub latest: NaiveDate,
    /// Whether the holiday table covers the whole span; otherwise only the days fixed by law are counted.
    pub holidays_known: bool,
}

/// The stage of a filing and what is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The stage it is in.
    pub stage: Stage,
    /// Furthest stage that it reached before a refusal.
    pub reached: Stage,
    /// Since when; `None` before the first event.
    pub since: Option<NaiveDateTime>,
    /// When the stage is expected to end.
    pub stage_estimate: Option<Estimate>,
    /// When the number is expected.
    pub estimate: Option<Estimate>,
    /// What is due, earliest first.
    pub deadlines: Vec<Deadline>,
    /// Filing number, once recorded.
    pub number: Option<String>,
}

impl Timeline {
    /// The next deadline from `now` on.
    pub fn next(&self, now: NaiveDateTime) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| deadline.at >= now)
    }

    /// Whether the time for the ministry's message is over at `now`, and nobody wrote down that it was answered.
    pub fn is_message_missed(&self, now: NaiveDateTime) -> bool {
        self.deadlines.iter().any(|deadline| deadline.is_sms_end() && deadline.binding && deadline.at < now)
    }

    /// One of the estimates as it stands at `now`: nothing is expected on a day that is past, nor after a message that was
    /// missed.
    pub fn still_expected(&self, estimate: Option<Estimate>, now: NaiveDateTime) -> Option<Estimate> {
        let estimate = estimate.filter(|estimate| !self.is_message_missed(now) && estimate.latest >= now.date())?;
        Some(Estimate { earliest: estimate.earliest.max(now.date()), ..estimate })
    }

    /// What is open at `now`, earliest first: every deadline but those more than a year away.
    pub fn open(&self, now: NaiveDateTime) -> impl Iterator<Item = &Deadline> {
        self.deadlines.iter().filter(move |deadline| deadline.at - now < FAR)
    }

    /// Deadlines whose reminder has come and that are not over, or that passed while they still matter. What a reviewer wants
    /// answered is due at once.
    pub fn due(&self, now: NaiveDateTime) -> impl Iterator<Item = &Deadline> {
        self.deadlines.iter().filter(move |deadline| {
            let soon = || deadline.key == ANSWER || deadline.reminders.iter().any(|at| *at <= now);
            deadline.at <= now && deadline.binding || deadline.at >= now && soon()
        })
    }
}

/// Working days that the bureau of the filing's province takes, for the messages that name them.
pub fn province_days(filing: &Filing) -> Arguments {
    let longest = PERIODS.province.longest_in(filing.text(field!("icp_subject.base_info.province")));
    let days = [("shortest", PERIODS.province.shortest), ("longest", longest)];
    days.into_iter().map(|(name, days)| (name.to_owned(), Argument::Number(days.into()))).collect()
}

/// The state of the filing after `events`, in any order; events of the same time keep theirs.
pub fn timeline(events: &[Event], filing: &Filing, reference: &Reference) -> Timeline {
    let mut standing = ProgressStanding::after(events);
    if standing.stage == Stage::Sms && !View::new(filing).has_sms() {
        standing.stage = Stage::Province;
    }
    let days = CountedDays { reference };
    let (stage_estimate, estimate) = estimates(&standing, filing, days);
    let mut deadlines = match standing.stage {
        Stage::Preparation | Stage::Refused => preparation_deadlines(filing),
        Stage::Sms => sms_deadlines(&standing),
        Stage::Platform | Stage::Province => stage_estimate.map(expected_end(standing.stage)).into_iter().collect(),
        Stage::Filed => Vec::new(),
    };
    deadlines.extend(standing.answer_by.map(answer_deadline));
    deadlines.extend(certificate_deadlines(filing));
    deadlines.sort_by_key(|deadline| deadline.at);
    Timeline {
        stage: standing.stage,
        reached: standing.reached,
        since: standing.since,
        stage_estimate,
        estimate,
        deadlines,
        number: standing.number,
    }
}

/// The stage of a filing after `events`, in any order.
pub fn stage(events: &[Event]) -> Stage {
    ProgressStanding::after(events).stage
}

/// The state after the events so far.
struct ProgressStanding {
    stage: Stage,
    reached: Stage,
    since: Option<NaiveDateTime>,
    /// When the ministry's message came, while it is to be answered.
    message: Option<NaiveDateTime>,
    number: Option<String>,
    answer_by: Option<NaiveDate>,
}

impl Default for ProgressStanding {
    fn default() -> Self {
        let stage = Stage::Preparation;
        Self { stage, reached: stage, since: None, message: None, number: None, answer_by: None }
    }
}

impl ProgressStanding {
    fn after(events: &[Event]) -> Self {
        let mut events: Vec<&Event> = events.iter().collect();
        events.sort_by_key(|event| event.at);
        let mut standing = Self::default();
        for event in events {
            standing.take(event);
        }
        standing
    }

    fn take(&mut self, event: &Event) {
        let stage = match event.happening {
            Happening::Submitted => Stage::Platform,
            Happening::PlatformPassed => Stage::Sms,
            // The ministry writes once the platform has passed it on, written down or not.
            Happening::SmsReceived if matches!(self.stage, Stage::Preparation | Stage::Platform) => Stage::Sms,
            Happening::SmsReceived => {
                if self.stage == Stage::Sms {
                    let _ = self.message.get_or_insert(event.at);
                }
                return;
            }
            Happening::SmsDone => Stage::Province,
            Happening::ProvincePassed => Stage::Filed,
            Happening::NumberGranted => {
                self.number = Some(event.note.trim().to_owned()).filter(|number| !number.is_empty());
                if self.stage == Stage::Filed {
                    return;
                }
                Stage::Filed
            }
            Happening::PlatformRefused | Happening::SmsMissed | Happening::ProvinceRefused => Stage::Refused,
            Happening::Withdrawn => Stage::Preparation,
        };
        if stage != Stage::Refused {
            self.reached = stage;
        } else if self.stage != Stage::Refused {
            // Whoever refused had it, written down or not.
            let refused_at = match event.happening {
                Happening::ProvinceRefused => Stage::Province,
                Happening::SmsMissed => Stage::Sms,
                _ => Stage::Platform,
            };
            self.reached = self.stage.max(refused_at);
        }
        self.stage = stage;
        let arrived = Some(event.at).filter(|_| event.happening == Happening::SmsReceived);
        self.message = arrived.or(self.message).filter(|_| stage == Stage::Sms);
        self.since = Some(event.at);
        self.answer_by = event.answer_by.filter(|_| stage == Stage::Refused);
    }
}

#[derive(Clone, Copy)]
struct CountedDays<'a> {
    reference: &'a Reference,
}

impl CountedDays<'_> {
    /// The span from `shortest` to `longest` working days after `start`.
    fn span(self, start: NaiveDate, shortest: u32, longest: u32) -> Estimate {
        let earliest = self.reference.holidays.add_working_days(start, shortest);
        let latest = self.reference.holidays.add_working_days(start, longest);
        Estimate { earliest: earliest.date, latest: latest.date, holidays_known: latest.certain }
    }
}

fn estimates(
    standing: &ProgressStanding,
    filing: &Filing,
    days: CountedDays<'_>,
) -> (Option<Estimate>, Option<Estimate>) {
    let Some(since) = standing.since.map(|at| at.date()) else { return (None, None) };
    let code = filing.text(field!("icp_subject.base_info.province"));
    let slowest = PERIODS.province.longest_in(code);
    let (platform, sms, province) = (&PERIODS.platform, &PERIODS.sms, &PERIODS.province);
    match standing.stage {
        Stage::Platform => {
            let stage = days.span(since, platform.shortest, platform.longest);
            let whole = days.span(since, platform.shortest + province.shortest, PERIODS.longest_review(code));
            (Some(stage), Some(whole))
        }
        Stage::Sms => (None, Some(days.span(since, province.shortest, sms.working_days + slowest))),
        Stage::Province => {
            let stage = days.span(since, province.shortest, slowest);
            (Some(stage), Some(stage))
        }
        Stage::Preparation | Stage::Filed | Stage::Refused => (None, None),
    }
}

fn expected_end(stage: Stage) -> impl Fn(Estimate) -> Deadline {
    let key = if stage == Stage::Platform { "deadline-platform" } else { "deadline-province" };
    move |estimate| {
        let reminders = vec![morning(estimate.latest)];
        let at = evening(estimate.latest);
        Deadline { key: key.into(), arguments: Arguments::new(), at, binding: false, reminders }
    }
}

/// Until when the ministry's message is to be answered: by the clock from the message; before it is recorded, from the
/// moment at which it may have come, which is only expected. Then the second message is expected too.
fn sms_deadlines(standing: &ProgressStanding) -> Vec<Deadline> {
    let sms = &PERIODS.sms;
    let Some(start) = standing.message.or(standing.since) else { return Vec::new() };
    let known = standing.message.is_some();
    let second = (!known).then(|| Deadline {
        key: "deadline-sms-second".into(),
        arguments: Arguments::new(),
        at: start + TimeDelta::hours(sms.second_message_after_hours),
        binding: false,
        reminders: Vec::new(),
    });
    let counted = Argument::Text(if known { "message" } else { "pass" }.to_owned());
    let end = Deadline {
        key: SMS_END.into(),
        arguments: Arguments::from([("counted".to_owned(), counted)]),
        at: start + TimeDelta::hours(sms.hours),
        binding: known,
        reminders: sms.reminders_after_minutes.iter().map(|minutes| start + TimeDelta::minutes(*minutes)).collect(),
    };
    second.into_iter().chain([end]).collect()
}

/// What grows too old while the filing is not handed in: letters and the face check.
fn preparation_deadlines(filing: &Filing) -> Vec<Deadline> {
    let mut deadlines = Vec::new();
    for (slot, signed) in letters_signed(filing) {
        if let Some(end) = PERIODS.letter.fresh_until(signed) {
            deadlines.push(dated("deadline-letter", &slot, end, 3));
        }
    }
    let created = filing.date(field!("facts.face_task_created_on"));
    if let Some(end) = created.and_then(|created| PERIODS.face.last_day(created, filing.has("auth_data"))) {
        deadlines.push(dated("deadline-face", field!("icp_applets.principal_info.verify_task_id"), end, 1));
    }
    deadlines
}

/// Key of the day until which a reviewer wants the filing again.
const ANSWER: &str = "deadline-answer";

/// Until when the reviewer wants the filing again.
fn answer_deadline(day: NaiveDate) -> Deadline {
    dated(ANSWER, "", day, 3)
}

/// Letters with a signing date: path of the slot and the date.
fn letters_signed(filing: &Filing) -> Vec<(String, NaiveDate)> {
    let mut letters = Vec::new();
    for slot in filing.object(field!("facts.letters_signed_on")).into_iter().flat_map(|map| map.keys()) {
        let place = format!("facts.letters_signed_on[{slot}]");
        letters.extend(filing.date(&place).map(|date| (slot.clone(), date)));
        for index in 0..filing.list(&place).len() {
            letters.extend(filing.date(&path::item(&place, index)).map(|date| (path::item(slot, index), date)));
        }
    }
    letters
}

fn certificate_deadlines(filing: &Filing) -> Vec<Deadline> {
    let of_persons = |key: &str| [path::PRINCIPAL, path::MANAGER].map(|base| format!("{base}.{key}"));
    let [principal, manager] = of_persons("certificate_validity_date_end");
    let [number, other] = of_persons("certificate_number");
    // One person's card runs out once.
    let same = filing.has(&number)
        && filing.text(&number) == filing.text(&other)
        && filing.date(&principal) == filing.date(&manager);
    let places = [
        ("subject", field!("facts.subject_certificate_valid_until").to_owned()),
        ("principal", principal),
        ("manager", manager),
    ];
    places
        .iter()
        .filter(|(whose, _)| !same || *whose != "manager")
        .filter_map(|(whose, place)| {
            let end = filing.date(place)?;
            let mut deadline = dated("deadline-certificate", place, end, PERIODS.certificate.remind_days);
            deadline.arguments.insert("whose".to_owned(), Argument::Text((*whose).to_owned()));
            Some(deadline)
        })
        .collect()
}

fn dated(key: &'static str, field: &str, day: NaiveDate, remind_days: u64) -> Deadline {
    let at = evening(day);
    let reminder = day.checked_sub_days(Days::new(remind_days)).map(morning);
    let arguments = Arguments::from([("field".to_owned(), Argument::Field(field.to_owned()))]);
    Deadline { key: key.into(), arguments, at, binding: true, reminders: reminder.into_iter().collect() }
}

/// The last minute of a day that counts as a whole.
fn evening(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::hours(24) - TimeDelta::minutes(1)
}

/// Nine in the morning, when reminders are likely to be read.
fn morning(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::hours(9)
}
