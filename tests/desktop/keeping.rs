//! What is saved of a draft and of the library, and how to return to it.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::save_as;
use beian_desk::desktop::settings::{LastPage, Settings, TitleBar};
use beian_desk::desktop::single_instance;
use beian_desk::desktop::widget::paste::MAX_PASTED_CHARS;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::store::{Elsewhere, Library};

use crate::{Desk, fresh, is_draft, saved};

const NAME: &str = "icp_subject.base_info.name";

fn named(name: &str) -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set(NAME, name);
    filing
}

/// A draft whose name was cleared during an earlier run.
fn cleared(library: &Library) -> LastPage {
    let draft = library.create(&named("样本公司")).unwrap();
    library.save(&draft.id, draft.revision, &Filing::new(Kind::New)).unwrap();
    LastPage::Draft { id: draft.id, section: Section::Subject.name().to_owned() }
}

fn undo() -> Message {
    Message::Pressed(Press::Command { key: 'z', shift: false })
}

#[test]
fn undo_goes_back_into_an_earlier_run_and_says_what_it_takes_back() {
    let mut desk = Desk::open(Language::Chinese, cleared);
    desk.wait("the draft", is_draft);
    desk.send(undo());
    assert_eq!(desk.draft().filing().text(NAME), "样本公司");
    let said = |app: &App| app.toasts().iter().any(|toast| toast.text == "已撤销：主办单位名称");
    desk.wait("what was taken back", said);
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: true }));
    assert!(!desk.draft().filing().has(NAME), "and forth again");
}

/// Reopens the draft as the next run of the program would.
fn reopened(desk: &mut Desk, place: &LastPage) {
    desk.wait("the save", saved);
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(_)));
    desk.send(Message::Go(place.clone()));
    desk.wait("the draft", is_draft);
}

#[test]
fn what_was_undone_is_done_again_in_the_next_run_and_undo_goes_on_before_it() {
    let mut place = LastPage::Home;
    let mut desk = Desk::open(Language::Chinese, |library| {
        place = fresh(Section::Subject, 4)(library);
        place.clone()
    });
    desk.wait("the draft", is_draft);
    for text in ["样本一", "样本二", "样本三"] {
        desk.send_draft(DraftMessage::Form(form::Message::Typed(NAME.to_owned(), text.to_owned())));
        // A save in the middle of typing does not end an undo step; a pause does.
        desk.work_for(std::time::Duration::from_millis(600));
        desk.wait("the save", saved);
    }
    desk.send(undo());
    reopened(&mut desk, &place);
    assert_eq!(desk.draft().filing().text(NAME), "样本二");
    let redo = || Message::Pressed(Press::Command { key: 'z', shift: true });
    desk.send(redo());
    assert_eq!(desk.draft().filing().text(NAME), "样本三");
    desk.send(undo());
    desk.send(undo());
    reopened(&mut desk, &place);
    assert_eq!(desk.draft().filing().text(NAME), "样本一");
    desk.send(undo());
    assert!(!desk.draft().filing().has(NAME));
    for _ in 0..3 {
        desk.send(redo());
    }
    assert_eq!(desk.draft().filing().text(NAME), "样本三");
}

#[test]
fn a_recorded_event_is_undone_in_the_next_run() {
    let mut id = String::new();
    let mut desk = Desk::open(Language::Chinese, |library| {
        id = library.create(&Filing::new(Kind::New)).unwrap().id;
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        library.add_event(&id, "submitted", noon, "样本备注", &serde_json::Value::Null).unwrap();
        LastPage::Draft { id: id.clone(), section: Section::Progress.name().to_owned() }
    });
    desk.wait("the event", |app| crate::shows(app, "样本备注"));
    let events = desk.library.events(&id).unwrap();
    desk.click(&format!("event/{}/remove", events[0].id));
    let (library, draft) = (desk.library.clone(), id.clone());
    desk.wait("its end", move |_| {
        library.events(&draft).unwrap().is_empty() && library.kept_undo(&draft).unwrap().is_some()
    });
    let place = LastPage::Draft { id: id.clone(), section: Section::Progress.name().to_owned() };
    reopened(&mut desk, &place);
    desk.send(undo());
    let (library, draft) = (desk.library.clone(), id.clone());
    desk.wait("the event again", move |_| library.events(&draft).unwrap() == events);
}

#[test]
fn what_was_kept_by_itself_is_compared_and_put_back_and_that_can_be_undone() {
    let mut desk = Desk::open(Language::Chinese, cleared);
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::VersionsPressed);
    let listed = |app: &App| matches!(app.screen(), Screen::Draft(draft) if draft.versions().is_some_and(|versions| versions.count().is_some()));
    desk.wait("the list", listed);
    desk.click("past/1");
    desk.work_for(std::time::Duration::from_millis(300));
    assert!(desk.shows("样本公司"), "what stood there");
    desk.click("past/1/restore");
    desk.wait("the answers", |app| matches!(app.screen(), Screen::Draft(draft) if draft.filing().has(NAME)));
    desk.wait("the save", saved);
    desk.send(undo());
    assert!(!desk.draft().filing().has(NAME));
}

#[test]
fn a_backup_is_looked_into_and_gone_back_to_after_a_question() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let one = library.create(&named("样本一号")).unwrap();
        library.back_up().unwrap();
        // It is in the backup under its earlier name.
        library.save(&one.id, one.revision, &named("样本改名")).unwrap();
        library.create(&named("样本二号")).unwrap();
        LastPage::Library
    });
    desk.wait("the copies", |app| crate::simulator(app).find(iced::widget::Id::from("library/0/look")).is_ok());
    desk.click("library/0/look");
    assert!(desk.shows("样本一号") && !desk.shows("样本二号"));
    desk.click("library/0/restore");
    let said = |part: &'static str| move |shown: &str| shown.contains(part);
    for part in ["现在有 2 份草稿，该备份里有 1 份草稿", "备份里没有的有 1 份：样本二号"] {
        assert!(crate::shows_any(&desk.app, &said(part)), "{part}");
    }
    desk.click("question/cancel");
    assert_eq!(desk.library.drafts().unwrap().len(), 2, "nobody said yes");
    desk.click("library/0/restore");
    desk.click("question/destroy");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let titles: Vec<String> = desk.library.drafts().unwrap().into_iter().map(|draft| draft.title).collect();
    assert_eq!(titles, ["样本一号"]);
    assert!(desk.library.folder().join("set-aside").read_dir().unwrap().next().is_some(), "the other is set aside");
    let set_aside = desk.library.copies().unwrap().into_iter().find(|copy| copy.aside).unwrap();
    assert_eq!(set_aside.drafts.len(), 2, "and listed, to be gone back to");
    desk.library.create(&named("样本三号")).unwrap();
}

#[test]
fn the_first_draft_is_in_a_backup_though_the_library_began_empty() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        assert!(library.back_up().unwrap() && !library.back_up().unwrap(), "a backup of nothing holds for the day");
        LastPage::Library
    });
    desk.library.create(&named("样本一号")).unwrap();
    desk.send(Message::Ticked);
    let library = desk.library.clone();
    desk.wait("the backup", move |_| {
        library.copies().unwrap().iter().any(|copy| copy.drafts.iter().any(|draft| draft.title == "样本一号"))
    });
    assert!(!desk.library.back_up_work().unwrap(), "once");
    assert_eq!(desk.library.copies().unwrap().len(), 1, "the empty one tells nothing that this one does not");
}

#[test]
fn a_second_folder_takes_a_backup_at_once() {
    let second = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Library);
    desk.click_and_type("library/folder", &second.path().display().to_string());
    desk.click("library/folder-take");
    let copy = second.path().join("backup.sqlite3");
    desk.wait("the copy", move |_| copy.exists());
    desk.wait("its way back", |app| crate::simulator(app).find(iced::widget::Id::from("library/folder-drop")).is_ok());
    assert_eq!(desk.library.backup_folder().unwrap().as_deref(), Some(second.path()));
}

#[test]
fn drafts_that_are_shown_are_handed_over_to_another_library() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        library.create(&named("样本一号")).unwrap();
        library.create(&named("别的")).unwrap();
        LastPage::Home
    });
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.click_and_type("home/search", "样本");
    desk.click("home/move-out");
    let file = desk.library.folder().join("交接.zip");
    desk.send(Message::SaveAs(save_as::Message::Typed(file.display().to_string())));
    desk.click_and_type(save_as::PASSPHRASE, "口令");
    desk.click("save/save");
    let written = file.clone();
    desk.wait("the file", move |_| written.exists());
    let mut other = Desk::open(Language::Chinese, |_| LastPage::Home);
    other.send(Message::Incoming(beian_desk::desktop::opened_files::OpenedFiles::Filing(file)));
    other.wait("the question for the passphrase", |app| matches!(app.screen(), Screen::Home(home) if home.is_locked()));
    other.click_and_type("home/passphrase", "口令");
    other.click("home/passphrase-enter");
    let library = other.library.clone();
    other.wait("the drafts", move |_| library.drafts().unwrap().len() == 1);
    assert_eq!(other.library.drafts().unwrap()[0].title, "样本一号");
    other.wait("what came of it", |app| app.toasts().iter().any(|toast| toast.text.contains("新增 1 份")));
}

#[test]
fn answers_that_the_library_does_not_take_are_saved_elsewhere() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let database = desk.library.folder().join("beian.sqlite3");
    std::fs::rename(&database, database.with_file_name("away")).unwrap();
    desk.click_and_type(NAME, "样本公司");
    let failed = |app: &App| matches!(app.screen(), Screen::Draft(draft) if draft.save_error(app.words()).is_some_and(|why| why.contains("移动或删除")));
    desk.wait("the failure, said as what it is", failed);
    // The question on closing offers the same way out.
    let id = iced::window::Id::unique();
    desk.send(Message::Event(iced::Event::Window(iced::window::Event::CloseRequested), id));
    desk.wait("the question", |app| crate::simulator(app).find(iced::widget::Id::from("question/other")).is_ok());
    desk.click("question/other");
    let file = desk.library.folder().join("另存.json");
    desk.save_under(&file);
    let written = file.clone();
    desk.wait("the file", move |_| written.exists());
    let kept = Filing::from_json(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(kept.text(NAME), "样本公司");
    assert!(is_draft(&desk.app), "the window stayed");
}

#[test]
fn what_is_saved_elsewhere_has_its_pictures_and_comes_back() {
    let mut desk = Desk::open(Language::Chinese, crate::sample(Section::Subject));
    desk.wait("the draft", is_draft);
    let database = desk.library.folder().join("beian.sqlite3");
    std::fs::rename(&database, database.with_file_name("away")).unwrap();
    desk.send_draft(DraftMessage::SaveElsewherePressed);
    let file = desk.library.folder().join("另存.zip");
    desk.save_under(&file);
    let written = file.clone();
    desk.wait("the file", move |_| written.exists());
    let other = tempfile::tempdir().unwrap();
    let library = Library::open(other.path()).unwrap();
    let taken = beian_desk::workflow::import(&library, &file, None).unwrap().filing;
    let pictures = taken.media();
    assert_eq!(pictures.len(), desk.draft().filing().media().len());
    assert!(!pictures.is_empty() && pictures.iter().all(|(_, picture)| library.scan(picture).is_ok()));
    assert_eq!(taken.text(NAME), desk.draft().filing().text(NAME));
}

#[test]
fn a_library_that_comes_in_is_stopped_and_comes_in_whole_the_next_time() {
    let house = tempfile::tempdir().unwrap();
    let other = Library::open(&house.path().join("other")).unwrap();
    for number in 0..30 {
        other.create(&named(&format!("样本{number}号"))).unwrap();
    }
    let file = house.path().join("搬家.zip");
    beian_desk::workflow::hand_over(&other, None, &file, None, &beian_desk::job::Job::new()).unwrap();
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let busy = |app: &App| matches!(app.screen(), Screen::Home(home) if home.is_busy());
    let incoming = || Message::Incoming(beian_desk::desktop::opened_files::OpenedFiles::Filing(file.clone()));
    desk.send(incoming());
    desk.wait("the dialog", busy);
    desk.send(Message::Go(LastPage::Settings));
    assert!(busy(&desk.app), "it stays until it is over");
    desk.click("home/moving-stop");
    desk.wait("the end", |app| !busy(app));
    desk.wait("what came of it", |app| !app.toasts().is_empty());
    desk.send(incoming());
    desk.wait("the dialog", busy);
    desk.wait("the end", |app| !busy(app));
    assert_eq!(desk.library.drafts().unwrap().len(), 30, "each once");
}

#[test]
fn after_a_crash_the_list_says_so_and_leads_back_to_the_draft() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    let place = cleared(&desk.library);
    let settings = || Settings { language: Some(Language::Chinese), place: place.clone(), ..Settings::default() };
    let start = |desk: &mut Desk| {
        // A process started by another test holds the lock of the previous window until it executes its program.
        let lock = (0..500).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(2));
            desk.library.lock_window().ok()
        });
        let (app, task) = App::new(desk.library.clone(), Some(lock.unwrap()), settings(), None);
        desk.app = app;
        desk.run(task);
    };
    start(&mut desk);
    desk.wait("the draft after an orderly end", is_draft);
    desk.app = App::new(desk.library.clone(), None, Settings::default(), None).0;
    // A window that is killed leaves its lock file behind.
    std::fs::write(desk.library.folder().join("window.lock"), "open").unwrap();
    start(&mut desk);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    assert!(desk.shows("上次运行没有正常结束"));
    desk.click("note/resume");
    desk.wait("the draft", is_draft);
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list again", |app| matches!(app.screen(), Screen::Home(_)));
    assert!(!desk.shows("上次运行没有正常结束"));
}

#[test]
fn a_second_start_hands_its_files_to_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let library = Arc::new(Library::open(folder.path()).unwrap());
    let lock = library.lock_window().unwrap();
    let file = folder.path().join("样本.json");
    std::fs::write(&file, named("样本公司").to_json()).unwrap();
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_beian"));
        // There is no such display, so a process that tries to open a window fails.
        command.env("DISPLAY", ":4242").env_remove("WAYLAND_DISPLAY").arg("--library").arg(folder.path());
        command.arg("样本.json").current_dir(folder.path()).stderr(std::process::Stdio::null());
        command.spawn().unwrap()
    };
    let mut second = start();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let files: Vec<PathBuf> = runtime.block_on(single_instance::handed_over(library.folder().to_owned()));
    assert_eq!(files, [library.folder().join("样本.json")], "wherever it was started");
    assert!(second.wait().unwrap().success());
    let mut alone = start();
    assert!(!alone.wait().unwrap().success(), "a window that does not answer is told of");
    drop(lock);
}

#[test]
fn what_a_second_start_brings_is_opened() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    let file = desk.library.folder().join("样本.json");
    std::fs::write(&file, named("样本公司").to_json()).unwrap();
    desk.send(Message::HandedOver(vec![file]));
    desk.wait("the new draft", is_draft);
    assert_eq!(desk.draft().filing().text(NAME), "样本公司");
}

#[test]
fn a_text_of_millions_of_characters_is_cut_and_that_is_said() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let begun = std::time::Instant::now();
    desk.send_draft(DraftMessage::Form(form::Message::Typed(NAME.to_owned(), "长".repeat(5_000_000))));
    assert_eq!(desk.draft().filing().text(NAME).chars().count(), MAX_PASTED_CHARS);
    desk.wait("what is said", |app| app.toasts().iter().any(|toast| toast.text.contains("20000")));
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[test]
fn the_title_of_the_window_names_no_person_and_nothing_where_that_is_chosen() {
    let open = |nature: i64, title: TitleBar| {
        let folder = tempfile::tempdir().unwrap();
        let library = Arc::new(Library::open(folder.path()).unwrap());
        let mut filing = named("张样本");
        filing.set("icp_subject.base_info.type", nature);
        let id = library.create(&filing).unwrap().id;
        let place = LastPage::Draft { id, section: String::new() };
        let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
        let settings = Settings { language: Some(Language::Chinese), place, title, ..Settings::default() };
        let (app, task) = App::new(library, None, settings, None);
        desk.app = app;
        desk.run(task);
        desk.wait("the draft", is_draft);
        desk.app.title()
    };
    assert!(open(4, TitleBar::Draft).contains("张样本"));
    assert!(!open(5, TitleBar::Draft).contains("张样本"), "of an individual");
    assert!(!open(4, TitleBar::Program).contains("张样本"));
}

#[test]
fn a_draft_that_cannot_be_read_is_brought_back_from_its_history() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let draft = library.create(&named("样本公司")).unwrap();
        library.save(&draft.id, draft.revision, &named("样本公司二")).unwrap();
        let raw = rusqlite::Connection::open(library.folder().join("beian.sqlite3")).unwrap();
        raw.execute("UPDATE draft SET body = replace(body, '公司二', '公司三')", []).unwrap();
        LastPage::Draft { id: draft.id, section: String::new() }
    });
    let offered = |app: &App| app.toasts().iter().any(|toast| toast.action.is_some());
    desk.wait("what cannot be read", offered);
    let id = desk.app.toasts().iter().find(|toast| toast.action.is_some()).unwrap().id;
    desk.click(&format!("toast-{id}/action"));
    desk.wait("the draft", is_draft);
    assert_eq!(desk.draft().filing().text(NAME), "样本公司");
    let aside = desk.library.folder().join("set-aside").read_dir().unwrap().next().unwrap().unwrap();
    assert!(std::fs::read_to_string(aside.path()).unwrap().contains("样本公司三"), "nothing is thrown away");
    assert!(desk.library.back_up().unwrap(), "and the library is whole again");
}

#[test]
fn a_library_in_a_synced_folder_is_warned_of_once() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.work_for(std::time::Duration::from_millis(300));
    let placed = || Message::Placed(Some(Elsewhere::Synced("坚果云".to_owned())));
    let warned = |desk: &Desk| desk.has("note/place-read");
    assert!(!warned(&desk), "this one lies on this machine");
    desk.send(placed());
    assert!(warned(&desk));
    desk.click("note/place-read");
    assert!(!warned(&desk));
    let library = desk.library.clone();
    desk.wait("the setting", move |_| {
        library.setting::<Settings>("window").unwrap().is_some_and(|kept| kept.place_read)
    });
    desk.send(placed());
    assert!(!warned(&desk), "nor in the next run");
}
