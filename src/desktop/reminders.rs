//! Deadlines of the drafts of a library: for the list, the start page, notifications and the calendar file.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{NaiveDateTime, Timelike};

use super::system::Notice;
use super::theme::style::Tone;
use super::words::Words;
use crate::i18n;
use crate::progress::{Deadline, Timeline, calendar};
use crate::reference::Reference;
use crate::store::{Library, StoreError, Summary};
use crate::workflow::{self, KeptTimeline};

/// Maximum number of deadlines with a notification of their own at one time.
const TOLD: usize = 3;

/// Stage and deadlines of one draft.
#[derive(Debug, Clone)]
pub struct DraftStanding {
    /// Id of the draft.
    pub draft: String,
    /// Its title; empty while it has none.
    pub title: String,
    /// Its stage and deadlines.
    pub timeline: Timeline,
    /// Number of answers edited since they were submitted.
    pub edited: usize,
}

impl DraftStanding {
    fn new(summary: &Summary, kept: KeptTimeline) -> Self {
        let KeptTimeline { timeline, edited, .. } = kept;
        Self { draft: summary.id.clone(), title: summary.title.clone(), timeline, edited }
    }
}

/// Stages and deadlines of all drafts of a library.
#[derive(Debug, Clone, Default)]
pub struct Standings {
    list: Vec<Arc<DraftStanding>>,
    places: HashMap<String, usize>,
    unreadable: HashSet<String>,
}

impl Standings {
    /// All of them.
    pub fn all(&self) -> &[Arc<DraftStanding>] {
        &self.list
    }

    /// Stage and deadlines of the draft `id`.
    pub fn of(&self, id: &str) -> Option<&DraftStanding> {
        self.places.get(id).and_then(|place| self.list.get(*place)).map(AsRef::as_ref)
    }

    /// Those of all drafts but `id`.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let list: Vec<_> = self.list.iter().filter(|standing| standing.draft != id).cloned().collect();
        Self { unreadable: self.unreadable.clone(), ..list.into() }
    }

    /// Whether the answers of the draft `id` cannot be read.
    pub fn is_unreadable(&self, id: &str) -> bool {
        self.unreadable.contains(id)
    }
}

impl From<Vec<Arc<DraftStanding>>> for Standings {
    fn from(list: Vec<Arc<DraftStanding>>) -> Self {
        let places = list.iter().enumerate().map(|(place, standing)| (standing.draft.clone(), place)).collect();
        Self { list, places, unreadable: HashSet::new() }
    }
}

/// The last known result for each draft with its stamp: only changed drafts are read again. Results of a run's first
/// look are stored for the next run.
#[derive(Debug, Default)]
pub struct KnownStandings(Mutex<HashMap<String, Remembered>>);

/// A stamp with the result at that time; `None` where the draft could not be read.
type Remembered = ((i64, i64), Option<Arc<DraftStanding>>);

impl KnownStandings {
    /// The present stages and deadlines of all drafts.
    ///
    /// # Errors
    /// [`StoreError`] when the list of drafts cannot be read.
    pub fn standings(&self, library: &Library, reference: &Reference) -> Result<Standings, StoreError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let first = known.is_empty();
        // What cannot be stored or restored is determined again.
        let mut kept =
            if first { workflow::kept_timelines(library, reference).unwrap_or_default() } else { HashMap::new() };
        let mut fresh = Vec::new();
        let (mut next, mut list, mut unreadable) = (HashMap::new(), Vec::new(), HashSet::new());
        for summary in library.drafts()? {
            let stamp = summary.stamp;
            let standing = match (known.remove(&summary.id), kept.remove(&summary.id)) {
                (Some((then, standing)), _) if then == stamp => standing,
                (_, Some(kept)) if kept.stamp == stamp => Some(Arc::new(DraftStanding::new(&summary, kept))),
                _ => {
                    let found = timeline(library, &summary, reference);
                    fresh.extend(found.clone().filter(|_| first).map(|found| (summary.id.clone(), found)));
                    found.map(|found| Arc::new(DraftStanding::new(&summary, found)))
                }
            };
            match &standing {
                Some(standing) => list.push(standing.clone()),
                None => {
                    unreadable.insert(summary.id.clone());
                }
            }
            next.insert(summary.id, (summary.stamp, standing));
        }
        *known = next;
        drop(known);
        let _ = workflow::keep_timelines(library, reference, &fresh);
        Ok(Standings { unreadable, ..list.into() })
    }
}

/// Stage and deadlines of a draft; `None` where it cannot be read.
fn timeline(library: &Library, summary: &Summary, reference: &Reference) -> Option<KeptTimeline> {
    let (draft, events) = (library.load(&summary.id).ok()?, library.events(&summary.id).ok()?);
    let timeline = workflow::timeline(&events, &draft.filing, reference);
    let edited = workflow::edited_since(library, draft, &events, timeline.stage);
    Some(KeptTimeline { stamp: summary.stamp, timeline, edited })
}

/// Every open deadline, the most urgent first, as listed on the pages of the drafts.
pub fn open(standings: &[Arc<DraftStanding>], now: NaiveDateTime) -> Vec<(&DraftStanding, &Deadline)> {
    let mut open: Vec<_> = standings
        .iter()
        .flat_map(|standing| standing.timeline.open(now).map(move |deadline| (&**standing, deadline)))
        .collect();
    open.sort_by_key(|(_, deadline)| deadline.urgency(now));
    open
}

/// Deadlines with a reminder after `before` and not after `now`, the most urgent first.
pub fn reminded(
    standings: &[Arc<DraftStanding>],
    before: NaiveDateTime,
    now: NaiveDateTime,
) -> Vec<(&DraftStanding, &Deadline)> {
    let deadlines = standings
        .iter()
        .flat_map(|standing| standing.timeline.deadlines.iter().map(move |deadline| (&**standing, deadline)));
    let mut reminded: Vec<_> =
        deadlines.filter(|(_, deadline)| deadline.reminders.iter().any(|at| before < *at && *at <= now)).collect();
    reminded.sort_by_key(|(_, deadline)| deadline.at);
    reminded
}

/// Notifications for the result of [`reminded`], the most urgent [`TOLD`]; the last one gives the number of the others.
/// They name no draft: its name may be a person's, and everyone at the screen sees a notification, as does the process
/// list.
pub fn notices(
    standings: &[Arc<DraftStanding>],
    before: NaiveDateTime,
    now: NaiveDateTime,
    words: Words,
) -> Vec<Notice> {
    let reminded = reminded(standings, before, now);
    let notice = |title: String, text: String| Notice { program: words.get("app-name"), title, text };
    let mut notices: Vec<Notice> = reminded
        .iter()
        .take(TOLD)
        .map(|(_, deadline)| {
            let (_, left) = left(deadline, now, words);
            notice(name(deadline, words), format!("{left} · {}", when(deadline, words)))
        })
        .collect();
    let more = reminded.len().saturating_sub(TOLD);
    if more > 0 {
        notices.push(notice(words.get("app-due"), words.count("app-due-more", more)));
    }
    notices
}

/// Name of a deadline.
pub fn name(deadline: &Deadline, words: Words) -> String {
    i18n::text_with(words.0, &deadline.key, &deadline.arguments)
}

/// When it is due: the minute, or only the day if the whole day counts.
pub fn when(deadline: &Deadline, words: Words) -> String {
    let day = i18n::in_sentence(words.0, deadline.at.date());
    if is_whole_day(deadline) { day } else { format!("{day} {}", deadline.at.format("%H:%M")) }
}

fn is_whole_day(deadline: &Deadline) -> bool {
    (deadline.at.hour(), deadline.at.minute()) == (23, 59)
}

/// The remaining time and its urgency: a merely expected date is never urgent. If the whole day counts, the time is
/// given in days.
pub fn left(deadline: &Deadline, now: NaiveDateTime, words: Words) -> (Tone, String) {
    let left = deadline.at - now;
    let (hours, days) = (left.num_hours().unsigned_abs() as usize, left.num_days().unsigned_abs() as usize);
    if left.num_seconds() < 0 {
        return if deadline.binding {
            (Tone::Bad, words.get("progress-over"))
        } else {
            (Tone::Plain, words.get("progress-over-expected"))
        };
    }
    let tone = match (hours, days) {
        _ if !deadline.binding => Tone::Plain,
        (..48, _) => Tone::Warn,
        (_, ..14) => Tone::Accent,
        _ => Tone::Plain,
    };
    let said = if is_whole_day(deadline) {
        match usize::try_from((deadline.at.date() - now.date()).num_days()) {
            Ok(0) | Err(_) => words.get("progress-today"),
            Ok(days) => words.count("progress-days-left", days),
        }
    } else if hours < 48 {
        words.count("progress-hours-left", hours)
    } else {
        words.count("progress-days-left", days)
    };
    (tone, said)
}

/// The deadlines as a calendar file with alarms.
pub fn calendar<'a>(drafts: impl IntoIterator<Item = &'a DraftStanding>, words: Words, now: NaiveDateTime) -> Vec<u8> {
    let drafts =
        drafts.into_iter().map(|standing| (standing.draft.as_str(), standing.title.as_str(), &standing.timeline));
    calendar::ics(drafts, words.0, now).into_bytes()
}

/// The user's documents folder, else the home folder.
pub fn documents() -> PathBuf {
    directories::UserDirs::new()
        .map(|dirs| dirs.document_dir().filter(|folder| folder.is_dir()).unwrap_or_else(|| dirs.home_dir()).to_owned())
        .unwrap_or_default()
}

/// The message about a file that cannot be written.
pub fn unwritable(path: &Path, error: &io::Error, words: Words) -> String {
    words.put(
        "app-file-unwritable",
        &[("path", &path.display().to_string()), ("detail", &i18n::system_error(error, words.0))],
    )
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::filing::{Filing, Kind};
    use crate::progress::{self, Happening};

    fn standing(title: &str, came: NaiveDateTime) -> DraftStanding {
        let came =
            progress::Event { happening: Happening::SmsReceived, at: came, note: String::new(), answer_by: None };
        let timeline = progress::timeline(&[came], &Filing::new(Kind::New), Reference::built_in());
        DraftStanding { draft: String::new(), title: title.to_owned(), timeline, edited: 0 }
    }

    fn nine() -> NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(9, 0, 0).unwrap()
    }

    #[test]
    fn where_drafts_stood_is_known_to_the_next_run_unless_they_changed() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let reference = Reference::built_in();
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("icp_subject.principal_info.certificate_validity_date_end"), "20400315");
        let ids: Vec<String> = (0..3).map(|_| library.create(&filing).unwrap().id).collect();
        let look = || KnownStandings::default().standings(&library, reference).unwrap();
        let kept = || workflow::kept_timelines(&library, reference).unwrap();
        assert!(kept().is_empty());
        let before = look();
        assert_eq!((before.all().len(), kept().len()), (3, 3));
        // One draft is saved, another is altered without the program's knowledge.
        filing.set(field!("icp_subject.principal_info.certificate_validity_date_end"), "20410315");
        library.save(&ids[0], 1, &filing).unwrap();
        let damaged = rusqlite::Connection::open(folder.path().join("beian.sqlite3")).unwrap();
        damaged.execute("UPDATE draft SET body = replace(body, '2040', '2042') WHERE id = ?1", [&ids[1]]).unwrap();
        let after = look();
        let ends = |standings: &Standings, id: &str| standings.of(id).map(|of| of.timeline.deadlines[0].at);
        assert_ne!(ends(&after, &ids[0]), ends(&before, &ids[0]));
        assert!(after.is_unreadable(&ids[1]));
        assert_eq!(after.of(&ids[2]).unwrap().timeline, before.of(&ids[2]).unwrap().timeline);
    }

    #[test]
    fn a_reminder_comes_once() {
        let (at, standings) = (nine(), [Arc::new(standing("", nine()))]);
        let mut shown = 0;
        for minute in (0..=24 * 60).step_by(5) {
            let now = at + TimeDelta::minutes(minute);
            shown += reminded(&standings, now - TimeDelta::minutes(5), now).len();
        }
        let reminders: usize = standings[0].timeline.deadlines.iter().map(|deadline| deadline.reminders.len()).sum();
        assert!(shown == reminders && shown > 0, "{shown} of {reminders}");
    }

    #[test]
    fn what_was_missed_is_told_once_with_what_is_left() {
        let standings = [Arc::new(standing("样本记账", nine()))];
        let opened = nine() + TimeDelta::hours(21);
        let notices = notices(&standings, nine() + TimeDelta::hours(1), opened, Words::default());
        let [notice] = notices.as_slice() else { panic!("{notices:?}") };
        assert_eq!((notice.program.as_str(), notice.title.as_str()), ("备案台", "短信核验截止"));
        assert_eq!(notice.text, "还有 3 小时 · 2026年11月25日 09:00", "and names nobody");
        assert_eq!(super::notices(&standings, opened, opened + TimeDelta::minutes(5), Words::default()), []);
    }

    #[test]
    fn what_is_only_expected_is_no_alarm_and_names_a_day() {
        let submitted =
            progress::Event { happening: Happening::Submitted, at: nine(), note: String::new(), answer_by: None };
        let timeline = progress::timeline(&[submitted], &Filing::new(Kind::New), Reference::built_in());
        let [expected] = timeline.deadlines.as_slice() else { panic!("{:?}", timeline.deadlines) };
        let said = |now| left(expected, now, Words::default());
        assert_eq!(said(nine()), (Tone::Plain, "还有 2 天".to_owned()));
        assert_eq!(said(nine() + TimeDelta::days(2)), (Tone::Plain, "今天".to_owned()));
        assert_eq!(when(expected, Words::default()), "2026年11月26日");
    }

    #[test]
    fn many_at_once_are_the_most_urgent_and_a_number() {
        let standings: Vec<Arc<DraftStanding>> =
            (0..7).map(|number| Arc::new(standing(&number.to_string(), nine() - TimeDelta::minutes(number)))).collect();
        let notices =
            notices(&standings, nine() + TimeDelta::hours(1), nine() + TimeDelta::hours(13), Words::default());
        let times: Vec<Option<&str>> = notices.iter().map(|notice| notice.text.rsplit(' ').next()).collect();
        assert_eq!(times[..3], [Some("08:54"), Some("08:55"), Some("08:56")]);
        assert_eq!((notices[3].title.as_str(), notices[3].text.as_str()), ("近期期限", "还有 4 项"));
    }
}
