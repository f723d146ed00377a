//! Export of all ready drafts at once: completed, stopped, repeated, blocked, into an unwritable folder; and the files
//! that cover all drafts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::home::{self, batch};
use beian_desk::desktop::save_as;
use beian_desk::desktop::settings::LastPage;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::package::{self, answer};
use beian_desk::reference::Reference;
use beian_desk::reference::subject::INDIVIDUAL;
use beian_desk::store::{DraftState, Library};
use beian_desk::workflow::{self, BatchEnd, Outcome, Report};

use crate::samples::fill_with_samples;
use crate::{Desk, is_draft, is_saved_as};

fn home(app: &App) -> Option<&home::Home> {
    match app.screen() {
        Screen::Home(home) => Some(home),
        _ => None,
    }
}

fn report(app: &App) -> Option<&Report> {
    home(app)?.batch()?.report()
}

/// The list with three drafts that count as ready: an individual's, a copy of it, and one that turns out not to be
/// ready.
fn samples() -> Desk {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let _ = fill_with_samples(library);
        let person =
            |id: &str| library.load(id).unwrap().filing.number("icp_subject.base_info.type") == Some(INDIVIDUAL);
        for draft in library.drafts().unwrap() {
            if draft.state == DraftState::Ready && person(&draft.id) {
                let _ = library.duplicate(&draft.id).unwrap();
            } else {
                library.discard(&draft.id).unwrap();
            }
        }
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", "样本");
        let _ = library.create(&filing).unwrap();
        all_ready(library);
        LastPage::Home
    });
    desk.wait("the list", |app| home(app).is_some_and(home::Home::is_listed));
    desk
}

fn all_ready(library: &Library) {
    for draft in library.drafts().unwrap() {
        let revision = library.load(&draft.id).unwrap().revision;
        library.set_state(&draft.id, revision, DraftState::Ready).unwrap();
    }
}

/// Chooses `folder` as the system's dialog would, and starts the export.
fn start(desk: &mut Desk, folder: &Path) {
    desk.click("home/batch");
    let chosen = batch::Message::FolderChosen(Some(folder.to_owned()));
    desk.send(Message::Home(home::Message::Batch(chosen)));
    desk.click("batch/start");
}

fn export(desk: &mut Desk, folder: &Path) -> Report {
    start(desk, folder);
    desk.wait("the report", |app| report(app).is_some());
    report(&desk.app).unwrap().clone()
}

fn written(report: &Report) -> Vec<PathBuf> {
    let path = |outcome: &Outcome| match outcome {
        Outcome::Written(path) => Some(path.clone()),
        _ => None,
    };
    report.outcomes.iter().filter_map(path).collect()
}

/// Path and content of every file in a folder.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn what_is_ready_leaves_what_is_blocked_is_named_and_a_second_run_overwrites_nothing() {
    let mut desk = samples();
    let folder = desk.library.folder().join("packages");
    let first = export(&mut desk, &folder);
    let paths = written(&first);
    assert_eq!((paths.len(), &first.end), (2, &BatchEnd::Finished));
    assert_eq!(content(&folder).keys().cloned().collect::<Vec<_>>(), {
        let mut sorted = paths.clone();
        sorted.sort();
        sorted
    });
    for path in &paths {
        assert!(package::verify(path, None).unwrap().problems.is_empty());
        assert!(desk.shows(path.file_name().unwrap().to_str().unwrap()), "the report names {path:?}");
    }
    let drafts = desk.library.drafts().unwrap();
    let of_state = |state| drafts.iter().filter(|draft| draft.state == state).count();
    // The draft is blocked only because little of it is filled in.
    assert_eq!(
        (of_state(DraftState::Exported), of_state(DraftState::Filling)),
        (2, 1),
        "the list knows what was found"
    );
    let blocked = drafts.iter().find(|draft| draft.state == DraftState::Filling).unwrap();
    let findings = first.outcomes.iter().find_map(|outcome| match outcome {
        Outcome::Blocked(findings) => Some(findings),
        _ => None,
    });
    assert!(!findings.unwrap().is_empty() && desk.shows(&blocked.title));

    desk.click("batch/close");
    assert!(home(&desk.app).unwrap().batch().is_none());
    let before = content(&folder);
    for draft in drafts.iter().filter(|draft| draft.state == DraftState::Exported) {
        let revision = desk.library.load(&draft.id).unwrap().revision;
        desk.library.set_state(&draft.id, revision, DraftState::Ready).unwrap();
    }
    desk.send(Message::Home(home::Message::Reload));
    desk.wait("the list", |app| crate::simulator(app).find(iced::widget::Id::new("home/batch")).is_ok());
    let second = export(&mut desk, &folder);
    let after = content(&folder);
    assert_eq!((written(&second).len(), after.len()), (2, 4));
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)), "the first packages are untouched");
    assert!(written(&second).iter().all(|path| !before.contains_key(path)));
}

#[test]
fn what_was_refused_and_not_mended_stays_and_the_reason_is_named() {
    let mut desk = samples();
    let (refused, reason) = (desk.library.drafts().unwrap().pop().unwrap().id, "小程序备注过于简单，请补充");
    let kept = workflow::keep_refusal(&desk.library, Reference::built_in(), &refused, "提交", reason).unwrap();
    assert!(kept.is_some());
    all_ready(&desk.library);
    let folder = desk.library.folder().join("packages");
    let report = export(&mut desk, &folder);
    let because = |outcome: &Outcome| match outcome {
        Outcome::Blocked(findings) => findings.iter().any(|finding| answer::said(finding).contains("备注过于简单")),
        _ => false,
    };
    assert_eq!(report.outcomes.iter().filter(|outcome| because(outcome)).count(), 1);
    assert!(written(&report).len() < 2, "{report:?}");
}

#[test]
fn a_draft_that_was_left_is_one_press_away() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", "样本");
        library.create(&filing).unwrap();
        all_ready(library);
        LastPage::Home
    });
    desk.wait("the list", |app| home(app).is_some_and(home::Home::is_listed));
    let folder = desk.library.folder().join("packages");
    let report = export(&mut desk, &folder);
    assert!(matches!(report.outcomes.as_slice(), [Outcome::Blocked(findings)] if !findings.is_empty()));
    assert!(!folder.exists(), "no empty folder is left behind");
    assert!(!desk.has("batch/reveal"));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click(&format!("batch/open-{id}"));
    desk.wait("the draft", is_draft);
    assert_eq!(desk.draft().section(), Section::Check);
}

#[test]
fn stopping_takes_effect_within_a_draft_and_leaves_nothing_half_done() {
    let mut desk = samples();
    let folder = desk.library.folder().join("packages");
    start(&mut desk, &folder);
    assert!(!desk.has("batch/start") && home(&desk.app).unwrap().is_busy());
    desk.send(Message::Go(LastPage::Settings));
    desk.send(Message::Home(home::Message::DialogDismissed));
    assert!(home(&desk.app).unwrap().is_busy(), "the dialog stays while packages are built");
    desk.send(Message::Home(home::Message::Dropped("样本.json".into())));
    assert!(home(&desk.app).unwrap().batch().is_some_and(batch::BatchDialog::is_running), "nothing takes its place");
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-busy")));
    desk.click("batch/stop");
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-batch-stopping")));
    desk.wait("the report", |app| report(app).is_some());
    let stopped = report(&desk.app).unwrap();
    assert_eq!(stopped.end, BatchEnd::Stopped);
    assert!(stopped.outcomes.iter().all(|outcome| *outcome == Outcome::NotReached));
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-batch-not-reached")));
    assert!(!folder.exists());
    assert!(desk.library.drafts().unwrap().iter().all(|draft| draft.state == DraftState::Ready));
}

#[test]
fn what_was_written_before_the_stop_stays() {
    let mut desk = samples();
    let folder = desk.library.folder().join("packages");
    start(&mut desk, &folder);
    desk.wait("the first package", |_| folder.is_dir() && content(&folder).keys().any(|path| is_package(path)));
    desk.click("batch/stop");
    desk.wait("the report", |app| report(app).is_some());
    let stopped = report(&desk.app).unwrap().clone();
    assert_eq!(stopped.end, BatchEnd::Stopped);
    assert_eq!(stopped.outcomes.last(), Some(&Outcome::NotReached));
    let paths = written(&stopped);
    assert!(!paths.is_empty() && paths.len() < 3);
    assert_eq!(content(&folder).len(), paths.len(), "nothing half written is left");
    for path in paths {
        assert!(package::verify(&path, None).unwrap().problems.is_empty());
    }
    let rest = stopped.outcomes.iter().filter(|outcome| **outcome == Outcome::NotReached).count();
    desk.click("batch/rest");
    desk.click("batch/start");
    desk.wait("the second report", |app| report(app).is_some());
    assert_eq!(report(&desk.app).unwrap().outcomes.len(), rest);
}

fn is_package(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "zip")
}

#[test]
fn a_folder_that_takes_nothing_is_told_once() {
    let mut desk = samples();
    let wall = desk.library.folder().join("wall");
    std::fs::write(&wall, "stone").unwrap();
    let report = export(&mut desk, &wall.join("packages"));
    let BatchEnd::Failed(why) = &report.end else { panic!("{report:?}") };
    assert!(why.contains(wall.to_str().unwrap()) && desk.shows(why));
    assert_eq!(report.outcomes, vec![Outcome::NotReached; 3]);
    assert!(desk.library.drafts().unwrap().iter().all(|draft| draft.state == DraftState::Ready));
    assert_eq!(std::fs::read(&wall).unwrap(), b"stone");
}

#[test]
fn overview_and_calendar_ask_where_and_before_they_replace() {
    let mut desk = samples();
    let passed = workflow::china_now() - chrono::TimeDelta::hours(2);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.library.add_event(&id, "platform-passed", passed, "", &serde_json::Value::Null).unwrap();
    desk.send(Message::Home(home::Message::Reload));
    desk.wait("the deadline", |app| crate::simulator(app).find(iced::widget::Id::new("due/calendar")).is_ok());
    for (button, typed, saved, holds) in
        [("home/overview", "概览", "概览.csv", "样本"), ("due/calendar", "期限.ics", "期限.ics", "BEGIN:VALARM")]
    {
        let target = desk.library.folder().join(saved);
        std::fs::write(&target, "mine").unwrap();
        let type_path = |desk: &mut Desk, name: &str| {
            let path = desk.library.folder().join(name).display().to_string();
            desk.send(Message::SaveAs(save_as::Message::Typed(path)));
        };
        let holds = |path: &Path| String::from_utf8(std::fs::read(path).unwrap()).unwrap().contains(holds);

        desk.click(button);
        type_path(&mut desk, typed);
        desk.click("save/save");
        let taken = i18n::text(Language::Chinese, "app-save-taken");
        desk.wait("the question", |app| crate::shows(app, &taken));
        assert_eq!(std::fs::read(&target).unwrap(), b"mine");

        type_path(&mut desk, &format!("2-{saved}"));
        assert!(!desk.shows(&taken) && !desk.has("save/replace"));
        desk.click("save/save");
        desk.wait("the end", is_saved_as);
        assert!(holds(&target.with_file_name(format!("2-{saved}"))));

        desk.click(button);
        type_path(&mut desk, typed);
        desk.click("save/save");
        desk.wait("the question", |app| crate::shows(app, &taken));
        desk.click("save/replace");
        desk.wait("the end", is_saved_as);
        assert!(holds(&target), "replaced, as was asked for");

        desk.click(button);
        let chosen = save_as::Message::Chosen(Some(target.clone()));
        desk.send(Message::SaveAs(chosen));
        desk.click("save/save");
        desk.wait("the end", is_saved_as);
    }
}
