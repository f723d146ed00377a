//! Stages, deadlines and the calendar file of a filing in progress.
#![allow(clippy::unwrap_used)]

use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{Language, has};
use beian_desk::progress::{Deadline, Event, Happening, Stage, Timeline, calendar, timeline};
use beian_desk::reference::Reference;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn event(happening: Happening, time: &str) -> Event {
    Event { happening, at: at(time), note: String::new(), answer_by: None }
}

fn filing() -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set("icp_subject.base_info.province", "440000");
    filing.set("facts.subject_certificate_valid_until", "20270301");
    filing.set("facts.letters_signed_on[icp_materials.commitment_letter]", "20260131");
    filing
}

fn after(events: &[Event]) -> Timeline {
    timeline(events, &filing(), Reference::built_in())
}

#[test]
fn platform_review_ends_on_working_days() {
    let line = after(&[event(Happening::Submitted, "2026-09-30 15:00")]);
    assert_eq!(line.stage, Stage::Platform);
    let stage = line.stage_estimate.unwrap();
    assert_eq!((stage.earliest, stage.latest), (day("2026-10-08"), day("2026-10-09")));
    assert!(stage.holidays_known);
}

fn sms_end(line: &Timeline) -> &Deadline {
    line.deadlines.iter().find(|deadline| deadline.is_sms_end()).unwrap()
}

#[test]
fn nothing_is_expected_in_the_past_or_after_a_missed_message() {
    let passed =
        [event(Happening::Submitted, "2026-11-17 10:00"), event(Happening::PlatformPassed, "2026-11-18 09:00")];
    let line = after(&passed);
    let whole = line.estimate.unwrap();
    let at_the_start = line.still_expected(line.estimate, at("2026-11-18 10:00")).unwrap();
    assert_eq!(at_the_start, whole);
    let later = whole.earliest.succ_opt().unwrap().and_hms_opt(10, 0, 0).unwrap();
    let clipped = line.still_expected(line.estimate, later).unwrap();
    assert_eq!((clipped.earliest, clipped.latest), (later.date(), whole.latest));
    let after_all = whole.latest.succ_opt().unwrap().and_hms_opt(10, 0, 0).unwrap();
    assert_eq!(line.still_expected(line.estimate, after_all), None);
    let line = after(&[&passed[..], &[event(Happening::SmsReceived, "2026-11-18 10:00")]].concat());
    assert!(!line.is_message_missed(at("2026-11-19 09:59")));
    assert!(line.still_expected(line.estimate, at("2026-11-19 09:59")).is_some());
    assert!(line.is_message_missed(at("2026-11-19 10:01")));
    assert_eq!(line.still_expected(line.estimate, at("2026-11-19 10:01")), None);
}

#[test]
fn message_must_be_answered_within_24_hours_of_the_clock_on_a_weekend_too() {
    let line = after(&[
        event(Happening::Submitted, "2026-11-19 10:00"),
        event(Happening::PlatformPassed, "2026-11-20 09:00"),
        event(Happening::SmsReceived, "2026-11-20 18:00"),
    ]);
    assert_eq!(line.stage, Stage::Sms);
    let deadline = sms_end(&line);
    assert_eq!((deadline.at, deadline.binding), (at("2026-11-21 18:00"), true));
    let minutes: Vec<_> =
        deadline.reminders.iter().map(|time| (*time - at("2026-11-20 18:00")).num_minutes()).collect();
    assert_eq!(minutes, [0, 10, 720, 1200, 1380]);
    assert!(line.due(at("2026-11-20 18:00")).any(|due| due.key == "deadline-sms"));
    assert!(line.due(at("2026-11-23 09:00")).any(|due| due.key == "deadline-sms"), "a missed one stays");
}

#[test]
fn a_message_that_arrived_shows_that_the_platform_has_passed_the_filing() {
    let line =
        after(&[event(Happening::Submitted, "2026-11-18 09:00"), event(Happening::SmsReceived, "2026-11-20 10:00")]);
    assert_eq!(line.stage, Stage::Sms);
    assert!(line.deadlines.iter().any(|deadline| deadline.key == "deadline-sms"));
}

#[test]
fn the_24_hours_run_from_the_message_and_before_it_came_they_are_only_expected() {
    let mut events =
        vec![event(Happening::Submitted, "2026-11-27 09:00"), event(Happening::PlatformPassed, "2026-11-28 10:00")];
    let second = |line: &Timeline| line.deadlines.iter().any(|deadline| deadline.key == "deadline-sms-second");
    let waiting = after(&events);
    assert_eq!((sms_end(&waiting).at, sms_end(&waiting).binding), (at("2026-11-29 10:00"), false));
    assert!(second(&waiting));
    assert!(!waiting.due(at("2026-11-30 05:54")).any(Deadline::is_sms_end), "nothing is missed by a guess");
    assert!(waiting.open(at("2026-11-30 05:54")).any(Deadline::is_sms_end), "but it stays in the list");
    for (message, pass) in [("2026-11-30 05:40", None), ("2026-11-28 10:00", None), ("2026-11-28 09:30", Some(1))] {
        let mut events = events.clone();
        // Recorded in the order in which the events become known, or in reverse.
        events.insert(pass.unwrap_or(2), event(Happening::SmsReceived, message));
        let line = after(&events);
        assert_eq!(
            (sms_end(&line).at, sms_end(&line).binding),
            (at(message) + TimeDelta::hours(24), true),
            "{message}"
        );
        assert!(!second(&line), "{message}");
    }
    events.push(event(Happening::SmsReceived, "2026-11-30 05:40"));
    events.push(event(Happening::SmsReceived, "2026-11-30 17:40"));
    assert_eq!(sms_end(&after(&events)).at, at("2026-12-01 05:40"), "a second message gives no more time");
    // A message for an earlier submission does not count for a later one.
    events.extend([
        event(Happening::SmsMissed, "2026-12-01 06:00"),
        event(Happening::Submitted, "2026-12-02 09:00"),
        event(Happening::PlatformPassed, "2026-12-03 09:00"),
    ]);
    assert_eq!((sms_end(&after(&events)).at, sms_end(&after(&events)).binding), (at("2026-12-04 09:00"), false));
}

#[test]
fn open_deadlines_are_urgent_by_what_was_missed_and_what_is_near() {
    let mut filing = filing();
    filing.set("facts.subject_certificate_valid_until", "20261120");
    let refused = Event { answer_by: Some(day("2026-12-03")), ..event(Happening::PlatformRefused, "2026-11-29 10:00") };
    let line = timeline(&[refused], &filing, Reference::built_in());
    let now = at("2026-11-30 08:00");
    assert!(line.due(now).any(|due| due.key == "deadline-answer"), "from the refusal on");
    let mut open: Vec<&Deadline> = line.open(now).collect();
    open.sort_by_key(|deadline| deadline.urgency(now));
    let keys: Vec<&str> = open.iter().map(|deadline| &*deadline.key).collect();
    assert_eq!(keys, ["deadline-letter", "deadline-certificate", "deadline-answer"]);
}

#[test]
fn zhejiang_takes_longer_and_an_unknown_year_is_said() {
    let events = [event(Happening::SmsDone, "2026-12-01 10:00")];
    let common = after(&events).stage_estimate.unwrap();
    let mut slow = filing();
    slow.set("icp_subject.base_info.province", "330000");
    let slow = timeline(&events, &slow, Reference::built_in()).stage_estimate.unwrap();
    assert_eq!(common.latest, day("2026-12-29"));
    assert!(common.holidays_known);
    assert!(slow.latest > common.latest);
    assert!(!slow.holidays_known);
}

#[test]
fn refusal_returns_and_resubmission_starts_anew() {
    let mut events = vec![
        event(Happening::Submitted, "2026-11-02 10:00"),
        event(Happening::PlatformPassed, "2026-11-03 10:00"),
        event(Happening::SmsDone, "2026-11-03 11:00"),
        event(Happening::ProvinceRefused, "2026-11-10 11:00"),
    ];
    let refused = after(&events);
    assert_eq!((refused.stage, refused.reached), (Stage::Refused, Stage::Province));
    assert!(refused.deadlines.iter().any(|deadline| deadline.key == "deadline-letter"));
    events.push(event(Happening::Submitted, "2026-11-12 10:00"));
    assert_eq!(after(&events).stage, Stage::Platform);
}

#[test]
fn a_refusal_upon_a_refusal_keeps_how_far_the_filing_was() {
    let line = after(&[
        event(Happening::Submitted, "2026-11-02 10:00"),
        event(Happening::PlatformPassed, "2026-11-03 10:00"),
        event(Happening::SmsMissed, "2026-11-04 10:00"),
        event(Happening::ProvinceRefused, "2026-11-05 10:00"),
    ]);
    assert_eq!((line.stage, line.reached), (Stage::Refused, Stage::Sms));
}

#[test]
fn the_day_until_which_a_refusal_is_to_be_answered_is_due_until_the_filing_is_submitted_again() {
    let refused = Event { answer_by: Some(day("2026-12-14")), ..event(Happening::PlatformRefused, "2026-11-29 10:00") };
    let mut events = vec![event(Happening::Submitted, "2026-11-26 10:00"), refused];
    let due = |events: &[Event]| {
        let line = after(events);
        let deadline = line.deadlines.iter().find(|deadline| deadline.key == "deadline-answer");
        deadline.map(|deadline| (deadline.at, deadline.binding))
    };
    assert_eq!(due(&events), Some((at("2026-12-14 23:59"), true)));
    events.push(event(Happening::Submitted, "2026-11-30 10:00"));
    assert_eq!(due(&events), None);
}

#[test]
fn letter_signed_on_the_31st_ends_with_the_short_month() {
    let line = after(&[]);
    let letter = line.deadlines.iter().find(|deadline| deadline.key == "deadline-letter").unwrap();
    assert_eq!(letter.at.date(), day("2026-02-28"));
}

#[test]
fn number_is_kept() {
    let mut granted = event(Happening::NumberGranted, "2026-11-20 10:00");
    granted.note = " 粤ICP备00000000号-1X ".to_owned();
    let line = after(&[event(Happening::ProvincePassed, "2026-11-19 10:00"), granted]);
    assert_eq!(line.stage, Stage::Filed);
    assert_eq!(line.number.as_deref(), Some("粤ICP备00000000号-1X"));
}

#[test]
fn every_word_is_in_the_catalogue() {
    for language in Language::ALL {
        for happening in Happening::ALL {
            assert!(has(language, &happening.key()));
            assert_eq!(Happening::from_name(happening.name()), Some(happening));
        }
        for stage in Stage::ROAD.into_iter().chain([Stage::Refused]) {
            assert!(has(language, stage.key()));
        }
    }
}

#[test]
fn calendar_is_read_by_an_independent_parser() {
    let line = after(&[event(Happening::SmsReceived, "2026-11-20 18:00")]);
    let title = "样本，科技; 有限公司\n第二行";
    let text = calendar::ics([("draft-1", title, &line)], Language::Chinese, at("2026-11-20 18:05"));
    assert_eq!(text, calendar::ics([("draft-1", title, &line)], Language::Chinese, at("2026-11-20 18:05")));
    let parsed = calcard::icalendar::ICalendar::parse(&text).unwrap();
    let count = |kind: &calcard::icalendar::ICalendarComponentType| {
        parsed.components.iter().filter(|component| component.component_type == *kind).count()
    };
    assert_eq!(count(&calcard::icalendar::ICalendarComponentType::VEvent), line.deadlines.len());
    let alarms: usize = line.deadlines.iter().map(|deadline| deadline.reminders.len()).sum();
    assert_eq!(count(&calcard::icalendar::ICalendarComponentType::VAlarm), alarms);
    assert!(text.contains("DTEND:20261121T100000Z"), "24 hours after 18:00 in China:\n{text}");
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
}

proptest! {
    #[test]
    fn any_events_give_a_timeline(kinds in prop::collection::vec((0_usize..10, -400_000_i64..400_000), 0..12)) {
        let events: Vec<_> = kinds
            .into_iter()
            .map(|(kind, minutes)| Event {
                happening: Happening::ALL[kind],
                at: at("2026-11-20 10:00") + TimeDelta::minutes(minutes),
                note: String::new(),
                answer_by: None,
            })
            .collect();
        let line = after(&events);
        prop_assert!(line.deadlines.is_sorted_by_key(|deadline| deadline.at));
        prop_assert_eq!(line.since.is_some(), !events.is_empty());
    }
}
