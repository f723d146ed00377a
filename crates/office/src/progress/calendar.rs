//! Deadlines as an iCalendar file (RFC 5545) for a telephone or another calendar.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

use super::{Deadline, Timeline};
use crate::finding::Argument;
use crate::i18n::{Language, attribute, text, text_with};

/// Hours that China Standard Time is ahead of UTC.
const CHINA_HOURS: i64 = 8;

/// One calendar with every deadline of the drafts, each with its alarms.
///
/// `drafts` holds id, title and timeline of each; `stamp` is the moment of writing, China Standard Time. The same
/// input gives the same text, and an entry keeps its UID, so that a calendar updates instead of doubling it.
pub fn ics<'a>(
    drafts: impl IntoIterator<Item = (&'a str, &'a str, &'a Timeline)>,
    language: Language,
    stamp: NaiveDateTime,
) -> String {
    let mut calendar = Calendar::new();
    let _ = calendar.name(&text(language, "calendar-name"));
    for (id, title, timeline) in drafts {
        for deadline in &timeline.deadlines {
            let name = text_with(language, &deadline.key, &deadline.arguments);
            let summary = format!("{title} · {name}");
            let advice = attribute(language, &deadline.key, "advice", &deadline.arguments).unwrap_or_default();
            let uid = uid(id, deadline);
            let mut event = Event::new();
            let _ = event
                .uid(&uid)
                .timestamp(utc(stamp))
                .summary(&summary)
                .description(&advice)
                .starts(utc(deadline.at - TimeDelta::minutes(30)))
                .ends(utc(deadline.at));
            for (index, reminder) in deadline.reminders.iter().enumerate() {
                let mut alarm = Alarm::display(&summary, utc(*reminder));
                let _ = alarm.uid(&format!("{index}-{uid}")).timestamp(utc(stamp));
                let _ = event.alarm(alarm);
            }
            let _ = calendar.push(event.done());
        }
    }
    calendar.to_string()
}

fn uid(draft: &str, deadline: &Deadline) -> String {
    let field = deadline.arguments.get("field").map(|argument| match argument {
        Argument::Field(path) => format!("-{path}"),
        _ => String::new(),
    });
    format!("{draft}-{}{}@beian-desk", deadline.key, field.unwrap_or_default())
}

fn utc(china: NaiveDateTime) -> DateTime<Utc> {
    (china - TimeDelta::hours(CHINA_HOURS)).and_utc()
}
