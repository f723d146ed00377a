//! Files that take long to export or import: progress, stopping, and what is left afterwards.

use std::path::{Path, PathBuf};

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::opened_files::OpenedFiles;
use beian_desk::desktop::page::draft::Message as DraftMessage;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::preferences;
use beian_desk::desktop::save_as;
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::job::Job;
use beian_desk::store::Library;
use beian_desk::workflow;
use iced::keyboard::key::Named;

use crate::{Desk, is_draft, is_saved_as};

/// A draft with so many pictures that moving it takes longer than pressing a button.
fn heavy(library: &Library) -> LastPage {
    let mut filing = Filing::new(Kind::New);
    filing.set("icp_subject.base_info.name", "样本公司");
    let pictures: Vec<String> =
        (0..60_u8).map(|picture| library.add_scan(&vec![picture; 1 << 20], "a.jpg").unwrap()).collect();
    filing.set("facts.scans", pictures);
    library.create(&filing).unwrap();
    LastPage::Home
}

fn is_listed(app: &App) -> bool {
    matches!(app.screen(), Screen::Home(home) if home.is_listed())
}

fn is_busy(app: &App) -> bool {
    matches!(app.screen(), Screen::Home(home) if home.is_busy())
}

/// Names of the entries of a folder.
fn lying(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn escape() -> Message {
    Message::Pressed(Press::Named { key: Named::Escape, shift: false })
}

/// Saves as `file`, checks the progress, stops it, checks that nothing is left, and then saves completely.
fn stop_and_save(desk: &mut Desk, file: &Path) {
    desk.save_under(file);
    assert!(!desk.has("save/stop"), "what is done at once does not flash");
    desk.send(Message::SaveAs(save_as::Message::Ticked));
    desk.send(escape());
    desk.send(Message::Go(LastPage::Help));
    assert!(desk.has("save/stop"), "it stays until it is over");
    desk.click("save/stop");
    let stopped = i18n::text(Language::Chinese, "app-save-stopped");
    desk.wait("the end", |app| crate::shows(app, &stopped));
    assert_eq!(lying(file.parent().unwrap()), Vec::<String>::new());
    assert!(!lying(desk.library.folder()).iter().any(|name| name.starts_with("beian-moving-")));
    desk.click("save/save");
    let written = file.to_owned();
    desk.wait("the file", move |_| written.exists());
    desk.wait("the end", is_saved_as);
}

#[test]
fn drafts_that_are_handed_over_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("交接.zip");
    let mut desk = Desk::open(Language::Chinese, heavy);
    desk.wait("the list", is_listed);
    desk.click("home/move-out");
    stop_and_save(&mut desk, &file);
    assert!(workflow::is_transfer(&file));
}

#[test]
fn a_library_that_moves_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("搬家.zip");
    let mut desk = Desk::open(Language::Chinese, heavy);
    desk.wait("the list", is_listed);
    desk.send(Message::Preferences(preferences::Message::LibraryPressed));
    desk.wait("the page", |app| matches!(app.screen(), Screen::Library(_)));
    desk.click("library/out");
    stop_and_save(&mut desk, &file);
    assert!(workflow::is_transfer(&file));
}

#[test]
fn answers_that_are_saved_elsewhere_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(Language::Chinese, crate::sample(Section::Subject));
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::SaveElsewherePressed);
    stop_and_save(&mut desk, &folder.path().join("另存.zip"));
}

/// A filing file with its pictures in the same folder, as other programs write them.
fn filing_file(folder: &Path) -> PathBuf {
    let mut filing = Filing::new(Kind::New);
    for (place, name) in [
        ("icp_subject.organize_info.certificate_photo", "0.jpg"),
        ("icp_subject.principal_info.certificate_photo_front", "1.jpg"),
        ("icp_subject.principal_info.certificate_photo_back", "2.jpg"),
    ] {
        std::fs::write(folder.join(name), name.as_bytes().repeat(4 << 20)).unwrap();
        filing.set(place, name);
    }
    let file = folder.join("filing.json");
    std::fs::write(&file, filing.to_json()).unwrap();
    file
}

#[test]
fn a_filing_that_comes_in_can_be_stopped_and_is_not_there_then() {
    let folder = tempfile::tempdir().unwrap();
    let file = filing_file(folder.path());
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", is_listed);
    desk.send(Message::Incoming(OpenedFiles::Filing(file.clone())));
    desk.send(escape());
    assert!(is_busy(&desk.app) && desk.has("home/moving-stop"));
    desk.click("home/moving-stop");
    desk.wait("the end", |app| !is_busy(app));
    assert!(desk.shows(&i18n::text(Language::Chinese, "job-cancelled")));
    assert_eq!(desk.library.drafts().unwrap(), []);
    desk.send(Message::Incoming(OpenedFiles::Filing(file)));
    desk.wait("the draft", is_draft);
}

#[test]
fn a_package_that_comes_in_can_be_stopped_and_is_not_there_then() {
    let mut desk = Desk::open(Language::Chinese, crate::sample(Section::Subject));
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::SaveElsewherePressed);
    let file = desk.library.folder().join("样本.zip");
    desk.save_under(&file);
    let written = file.clone();
    desk.wait("the package", move |_| written.exists());
    let mut other = Desk::open(Language::Chinese, |_| LastPage::Home);
    other.wait("the list", is_listed);
    let job = Job::new();
    job.cancel();
    let stopped = workflow::arrive(&other.library, &file, None, &job);
    assert!(matches!(stopped, Err(workflow::IntakeError::Cancelled(_))), "{stopped:?}");
    other.send(Message::Incoming(OpenedFiles::Filing(file.clone())));
    assert!(is_busy(&other.app) && other.has("home/moving-stop"));
    other.wait("the draft", is_draft);
}

#[test]
fn drafts_of_a_table_can_be_stopped_and_none_or_all_are_there_then() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("客户.csv");
    let rows: Vec<String> = (0..40).map(|row| format!("样本{row}店,样本点餐{row}")).collect();
    std::fs::write(&file, format!("公司名称,小程序名称\n{}\n", rows.join("\n"))).unwrap();
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", is_listed);
    desk.send(Message::Incoming(OpenedFiles::Table(file)));
    desk.wait("the preview", |app| matches!(app.screen(), Screen::Table(page) if page.has_looked()));
    desk.click("table/make");
    desk.send(escape());
    assert!(desk.has("table/stop"), "it stays until it is over");
    desk.click("table/stop");
    desk.wait("the end", |app| !matches!(app.screen(), Screen::Table(page) if page.is_busy()));
    if matches!(desk.app.screen(), Screen::Table(_)) {
        assert_eq!(desk.library.drafts().unwrap(), []);
        desk.click("table/make");
        desk.wait("the list", |app| matches!(app.screen(), Screen::Home(_)));
    }
    assert_eq!(desk.library.drafts().unwrap().len(), 40);
}
