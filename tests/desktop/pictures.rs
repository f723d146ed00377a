//! Pictures: taken in, looked at, corrected.

use std::path::Path;

use beian_desk::desk;
use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::home;
use beian_desk::desktop::settings::Place;
use beian_desk::desktop::widget::keys::Press;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::rules::Evidence;
use iced::keyboard::key;
use iced::widget::Id;

use crate::{Desk, fresh, is_draft, saved, simulator};

#[test]
fn a_picture_named_by_its_path_is_kept_and_looked_at() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.principal_info.certificate_photo_front";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/zhang-front.jpg");
    desk.click(&format!("{place}/path"));
    desk.click_and_type("path", file.to_str().unwrap());
    desk.click("path/add");
    desk.wait("the evidence", |app| {
        let Screen::Draft(draft) = app.screen() else { return false };
        matches!(draft.evidence_at(place), Some(Evidence::Seen { .. }))
    });
    let name = desk.draft().filing().text(place).to_owned();
    assert_eq!(desk.library.scan(&name).unwrap(), std::fs::read(file).unwrap());
    desk.wait("the save", saved);
}

#[test]
fn what_is_no_picture_is_refused_with_cause_and_nothing_changes() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.principal_info.certificate_photo_front";
    for file in ["Cargo.toml", "no-such-file.jpg", "src"] {
        let toasts = desk.app.toasts().len();
        desk.click(&format!("{place}/path"));
        desk.click_and_type("path", Path::new(env!("CARGO_MANIFEST_DIR")).join(file).to_str().unwrap());
        desk.click("path/add");
        desk.wait("the refusal", |app| app.toasts().len() > toasts);
        assert!(desk.app.toasts().last().unwrap().text.contains(file));
        assert!(!desk.draft().filing().has(place));
    }
}

#[test]
fn the_scan_desk_looks_at_a_picture_without_a_filing() {
    let mut desk = Desk::open(Language::Chinese, |_| Place::Scans);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/zhang-back.jpg");
    desk.click_and_type("scans/path", file.to_str().unwrap());
    desk.click("scans/add");
    desk.wait("the verdict", |app| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (1, 1)));
    desk.click("scans/0");
    assert!(desk.has("scans/straighten"));
    desk.send(Message::Pressed(Press::Named { key: key::Named::Escape, shift: false }));
    assert!(matches!(desk.app.screen(), Screen::Scans(scans) if !scans.is_open()));
    assert!(desk.library.drafts().unwrap().is_empty());
}

/// A PDF of two pages, upright and across.
fn two_pages() -> String {
    let page = |number: u8, width: u16, height: u16| {
        format!("{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]>>endobj\n")
    };
    let head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
                2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n";
    format!("{head}{}{}trailer<</Root 1 0 R/Size 5>>\n%%EOF\n", page(3, 200, 400), page(4, 400, 200))
}

#[test]
fn the_page_of_a_pdf_is_chosen_and_becomes_a_picture() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.organize_info.certificate_photo";
    let file = desk.library.folder().join("two.pdf");
    std::fs::write(&file, two_pages()).unwrap();
    desk.click(&format!("{place}/path"));
    desk.click_and_type("path", file.to_str().unwrap());
    desk.click("path/add");
    let open = format!("{place}/open");
    desk.wait("the picture", |app| simulator(app).find(Id::from(open.clone())).is_ok());
    let first = desk.draft().filing().text(place).to_owned();
    desk.click(&open);
    let page = |number: &str| {
        let shown = Words(Language::Chinese).put("app-viewer-page", &[("page", number), ("pages", "2")]);
        move |app: &App| simulator(app).find(shown.as_str()).is_ok()
    };
    desk.wait("the first page", page("1"));
    desk.click("viewer/page-next");
    desk.wait("the second page", page("2"));
    desk.click("viewer/page-take");
    desk.wait("the picture", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().text(place) != first,
        _ => false,
    });
    let taken = desk.library.scan(desk.draft().filing().text(place)).unwrap();
    let glimpse = beian_desk::scan::peek(&taken, &beian_desk::scan::Limits::default()).unwrap();
    assert!(glimpse.pages == 1 && glimpse.width > glimpse.height, "{glimpse:?}");
}

#[test]
fn the_face_check_is_rehearsed_and_nothing_of_it_is_kept() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Manager, 4));
    desk.wait("the draft", is_draft);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/licence.jpg");
    desk.click("portrait/path");
    desk.click_and_type("path", file.to_str().unwrap());
    desk.click("path/add");
    desk.wait("the verdict", |app| match app.screen() {
        Screen::Draft(draft) => draft.rehearsal().is_seen(),
        _ => false,
    });
    assert!(desk.shows(&i18n::text(Language::Chinese, "finding-portrait-no-face")));
    assert!(!desk.draft().filing().to_json().contains("portrait"));
    assert_eq!(std::fs::read_dir(desk.library.folder().join("scans")).map_or(0, Iterator::count), 0);
}

#[test]
fn a_picture_compressed_again_is_left_in_a_comparison() {
    let mut desk = Desk::open(Language::Chinese, |_| Place::Home);
    let place = "icp_subject.organize_info.certificate_photo";
    let original = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/licence.jpg")).unwrap();
    let other = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/zhang-front.jpg")).unwrap();
    let again = beian_desk::desktop::retouch::fit(&original, None).unwrap();
    let mut filing = Filing::new(Kind::New);
    filing.set(place, desk.library.add_scan(&original, "licence.jpg").unwrap());
    let draft = desk.library.create(&filing).unwrap();
    for (bytes, taken) in [(again, false), (other, true)] {
        let mut package = filing.clone();
        package.set(place, desk.library.add_scan(&bytes, "01.jpg").unwrap());
        let differences = beian_desk::package::compare(&filing, &package);
        let update = desk::Update { draft: draft.clone(), filing: package, differences };
        desk.send(Message::Home(home::Message::Arrived(Box::new(update))));
        desk.wait("the comparison", |app| matches!(app.screen(), Screen::Home(home) if home.has_arrived()));
        let mut simulator = desk.simulator();
        let _ = simulator.click(Id::from("update/update"));
        assert_eq!(simulator.into_messages().count() > 0, taken, "the button takes what differs");
        assert_eq!(desk.shows(&i18n::text(Language::Chinese, "app-difference-alike")), !taken);
        desk.click("update/cancel");
    }
}
