//! Dropped files are judged before they are placed, and files that cannot be used leave no trace.

use std::path::Path;

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::opened_files::{OpenedFiles, PictureSource};
use beian_desk::desktop::page::draft::Message as DraftMessage;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::shortcut::{ENTER, Press};
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::store::Library;
use iced::keyboard::key::Named;
use iced::window;

use crate::{Desk, demo, fresh, is_draft, shows, shows_any};

/// Id of the text field for a path.
const PATH: &str = "path";
const LICENCE: &str = "icp_subject.organize_info.certificate_photo";
const FRONT: &str = "icp_subject.principal_info.certificate_photo_front";
const BACK: &str = "icp_subject.principal_info.certificate_photo_back";

/// A draft of an enterprise with these pictures in these fields.
fn with(section: Section, pictures: &'static [(&'static str, &'static str)]) -> impl FnOnce(&Library) -> LastPage {
    move |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        for (place, file) in pictures {
            let bytes = std::fs::read(demo(file)).unwrap();
            filing.set(place, library.add_scan(&bytes, file).unwrap());
        }
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: section.name().to_owned() }
    }
}

fn drop_one(desk: &mut Desk, path: &Path) {
    desk.send_draft(DraftMessage::Dropped(vec![PictureSource::File(path.to_owned())]));
}

fn escape() -> Message {
    Message::Pressed(Press::Named { key: Named::Escape, shift: false })
}

fn has_toast(text: &str) -> impl Fn(&App) -> bool {
    move |app| app.toasts().iter().any(|toast| toast.text.contains(text))
}

#[test]
fn a_picture_for_the_only_place_replaces_the_one_there_and_can_be_taken_back() {
    let mut desk = Desk::open(Language::Chinese, with(Section::Subject, &[(LICENCE, "zhang-front.jpg")]));
    desk.wait("the draft", is_draft);
    let before = desk.draft().filing().text(LICENCE).to_owned();
    drop_one(&mut desk, &demo("licence.jpg"));
    let replaced =
        Words::of(Language::Chinese).put("app-replaced", &[("what", &i18n::label(Language::Chinese, LICENCE))]);
    desk.wait("what was done", has_toast(&replaced));
    let after = desk.draft().filing().text(LICENCE).to_owned();
    assert_eq!(desk.library.scan(&after).unwrap(), std::fs::read(demo("licence.jpg")).unwrap());
    let toast = desk.app.toasts().iter().find(|toast| toast.text == replaced).unwrap();
    let undo = format!("toast-{}/action", toast.id);
    desk.click(&undo);
    assert_eq!(desk.draft().filing().text(LICENCE), before);
}

#[test]
fn of_several_filled_places_the_user_says_which_is_replaced() {
    let filled = &[(FRONT, "zhang-back.jpg"), (BACK, "zhang-back.jpg")];
    let mut desk = Desk::open(Language::Chinese, with(Section::Principal, filled));
    desk.wait("the draft", is_draft);
    drop_one(&mut desk, &demo("zhang-front.jpg"));
    let row = format!("where/{FRONT}");
    desk.wait("the question", |app| crate::simulator(app).find(iced::widget::Id::from(row.clone())).is_ok());
    let label = i18n::label(Language::Chinese, FRONT);
    assert!(desk.shows(&Words::of(Language::Chinese).put("app-where-replace", &[("place", &label)])));
    desk.click(&row);
    let wanted = std::fs::read(demo("zhang-front.jpg")).unwrap();
    let library = desk.library.clone();
    desk.wait("the picture", move |app| match app.screen() {
        Screen::Draft(draft) => library.scan(draft.filing().text(FRONT)).is_ok_and(|bytes| bytes == wanted),
        _ => false,
    });
}

#[test]
fn what_is_dropped_while_it_is_asked_where_the_first_goes_is_added_to_it() {
    let filled = &[(FRONT, "zhang-back.jpg"), (BACK, "zhang-front.jpg")];
    let mut desk = Desk::open(Language::Chinese, with(Section::Principal, filled));
    desk.wait("the draft", is_draft);
    let before = [FRONT, BACK].map(|place| desk.draft().filing().text(place).to_owned());
    let asked = |app: &App| shows(app, &i18n::text(Language::Chinese, "app-where"));
    drop_one(&mut desk, &demo("li-front.jpg"));
    desk.wait("the question", asked);
    let other = desk.library.folder().join("其他样本.png");
    image::RgbImage::from_pixel(300, 200, image::Rgb([200; 3])).save(&other).unwrap();
    drop_one(&mut desk, &other);
    let more = Words::of(Language::Chinese).count("app-where-more", 1);
    desk.wait("that there is another", |app| asked(app) && shows(app, &more));
    // Both sides of a card are recognised, and go to their places by themselves.
    drop_one(&mut desk, &demo("li-back.jpg"));
    let scans = |desk: &Desk| [FRONT, BACK].map(|place| desk.library.scan(desk.draft().filing().text(place)).unwrap());
    let wanted = ["li-front.jpg", "li-back.jpg"].map(|file| std::fs::read(demo(file)).unwrap());
    desk.wait("what was done", has_toast("已放入"));
    assert_eq!(scans(&desk), wanted);
    assert!(asked(&desk.app) && !desk.shows(&more), "the other is still asked about");
    desk.click("where/skip");
    desk.send_draft(DraftMessage::UndoPressed);
    while desk.draft().filing().text(BACK) != before[1] {
        desk.send_draft(DraftMessage::UndoPressed);
    }
    assert_eq!(desk.draft().filing().text(FRONT), before[0], "in one step");
}

#[test]
fn a_side_of_a_card_goes_to_its_empty_place_and_what_is_left_out_is_named() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    drop_one(&mut desk, &demo("zhang-back.jpg"));
    desk.wait("the picture", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().has(BACK),
        _ => false,
    });
    assert!(!desk.draft().filing().has(FRONT));
    drop_one(&mut desk, &demo("li-back.jpg"));
    desk.wait("the question", |app| shows(app, &i18n::text(Language::Chinese, "app-where")));
    desk.send(escape());
    assert!(has_toast("没有放入：li-back.jpg")(&desk.app));
}

#[test]
fn what_is_no_picture_is_refused_by_name_and_cause_whatever_stands_on_the_page() {
    let mut desk = Desk::open(Language::Chinese, with(Section::Subject, &[(LICENCE, "licence.jpg")]));
    desk.wait("the draft", is_draft);
    let folder = desk.library.folder().to_owned();
    let files: [(&str, &[u8]); 4] = [
        ("说明样本.txt", "样本".as_bytes()),
        ("空样本.jpg", b""),
        ("坏样本.pdf", b"%PDF-1.7\nno more"),
        ("坏样本.png", b"\x89PNG\r\n\x1a\nno more"),
    ];
    for section in [Section::Subject, Section::Principal] {
        desk.send_draft(DraftMessage::SectionPressed(section));
        for (name, bytes) in files {
            let file = folder.join(name);
            std::fs::write(&file, bytes).unwrap();
            let before = desk.app.toasts().iter().map(|toast| toast.id).max().unwrap_or(0);
            drop_one(&mut desk, &file);
            desk.wait(name, |app| app.toasts().iter().any(|toast| toast.id > before && toast.text.contains(name)));
            assert!(!desk.shows(&i18n::text(Language::Chinese, "app-where")), "nobody is asked where {name} goes");
        }
    }
    assert!(desk.app.toasts().iter().all(|toast| toast.text != i18n::text(Language::Chinese, "app-drop-nowhere")));
}

#[test]
fn a_wrong_path_stays_in_its_field_with_the_reason_under_it() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click(&format!("{LICENCE}/path"));
    desk.click_and_type(PATH, "/no/such/样本.jpg");
    desk.click("path/add");
    let unreadable = "无法读取";
    desk.wait("the reason", |app| shows_any(app, &|text| text.starts_with(unreadable)));
    assert!(desk.has(PATH) && desk.typed().contains(&"/no/such/样本.jpg".to_owned()));
    assert!(desk.app.toasts().is_empty(), "it is said where it is typed");
    desk.send_draft(DraftMessage::PathTyped(demo("licence.jpg").display().to_string()));
    assert!(!shows_any(&desk.app, &|text| text.starts_with(unreadable)));
    desk.click("path/add");
    desk.wait("the picture", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().has(LICENCE),
        _ => false,
    });
    assert!(!desk.has(PATH));
}

#[test]
fn a_page_looked_into_leaves_the_focus_to_the_question_that_was_open() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click(&format!("{LICENCE}/path"));
    desk.send_draft(DraftMessage::PathTyped("/样本".to_owned()));
    desk.work_for(std::time::Duration::from_millis(300));
    desk.send(Message::Pressed(Press::Command { key: ',', shift: false }));
    desk.work_for(std::time::Duration::from_millis(300));
    let moved = desk.moved;
    desk.send(escape());
    desk.work_for(std::time::Duration::from_millis(300));
    assert!(desk.has(PATH) && desk.typed().contains(&"/样本".to_owned()));
    assert!(desk.moved >= moved + 2, "the page is scrolled, and the field gets the focus");
}

#[test]
fn a_wrong_archive_is_told_where_one_is() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let files: [(&str, &[u8]); 3] = [
        ("样本.zip", b"PK\x03\x04no more"),
        ("样本.json", br#"{"a": 1}"#),
        ("样本.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    ];
    for (name, bytes) in files {
        let file = desk.library.folder().join(name);
        std::fs::write(&file, bytes).unwrap();
        let dropped = iced::Event::Window(window::Event::FileDropped(file));
        desk.send(Message::Event(dropped, window::Id::unique()));
        desk.wait(name, has_toast(name));
        assert!(is_draft(&desk.app), "{name}");
    }
}

#[test]
fn a_filing_begins_with_the_pictures_that_were_dropped_before_it() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Start);
    desk.click("start/enterprise");
    let pictures = vec![PictureSource::File(demo("licence.jpg"))];
    desk.send(Message::Incoming(OpenedFiles::Pictures(pictures)));
    assert!(matches!(desk.app.screen(), Screen::Start(start) if start.is_ready()), "the choice stands");
    assert!(desk.shows(&Words::of(Language::Chinese).count("app-start-brought", 1)));
    desk.send(Message::Pressed(Press::Command { key: ENTER, shift: false }));
    desk.wait("the licence at its place", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().has(LICENCE),
        _ => false,
    });
    assert_eq!(desk.library.drafts().unwrap().len(), 1);
}

#[test]
fn a_choice_that_is_left_leads_back_to_what_stood_behind_it() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Progress, 4));
    desk.wait("the draft", is_draft);
    desk.click("happening/submitted");
    desk.click_and_type("event/note", "样本");
    for leave in [escape(), Message::Start(beian_desk::desktop::page::start::Message::CancelPressed)] {
        desk.send(Message::Pressed(Press::Command { key: 'n', shift: false }));
        assert!(matches!(desk.app.screen(), Screen::Start(_)));
        desk.send(leave);
        assert!(is_draft(&desk.app));
        assert!(desk.typed().contains(&"样本".to_owned()), "what was half written stands");
    }
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.send(Message::Go(LastPage::Scans));
    desk.send(Message::Pressed(Press::Command { key: 'n', shift: false }));
    desk.send(escape());
    assert!(matches!(desk.app.screen(), Screen::Scans(_)));
    assert!(shows(&desk.app, &i18n::text(Language::Chinese, "app-scans")));
}

#[test]
fn a_filing_begun_in_front_of_a_draft_takes_its_place_once_that_is_saved() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let name = "icp_subject.base_info.name";
    desk.click_and_type(name, "样本");
    desk.send(Message::Pressed(Press::Command { key: 'n', shift: false }));
    desk.click("start/individual");
    desk.click("start/begin");
    desk.wait("the new draft", |app| {
        is_draft(app)
            && !matches!(app.screen(), Screen::Draft(draft) if draft.filing().has("icp_subject.base_info.name"))
    });
    let drafts = desk.library.drafts().unwrap();
    assert_eq!(drafts.len(), 2);
    let filled = drafts.iter().filter(|draft| desk.library.load(&draft.id).unwrap().filing.text(name) == "样本");
    assert_eq!(filled.count(), 1, "what was typed before is kept");
}
