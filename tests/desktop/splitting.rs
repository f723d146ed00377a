//! A picture of several documents, and a document of several pages: each part goes to its own place.

use std::path::PathBuf;

use beian_desk::desktop::app::{App, Screen};
use beian_desk::desktop::file_dialog::Chosen;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, slot};
use beian_desk::desktop::settings::LastPage;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::reading::Certificate;
use beian_specimens::condition::jpeg;
use beian_specimens::several::SEVERAL;
use beian_specimens::{Fonts, Random, pdf};
use iced::widget::Id;
use image::RgbImage;

use crate::pictures::undo;
use crate::{Desk, demo, fresh, is_draft, shows, simulator};

const FRONT: &str = "icp_subject.principal_info.certificate_photo_front";
const BACK: &str = "icp_subject.principal_info.certificate_photo_back";
const ORIGINALS: &str = "facts.originals";

/// A file with both sides of a card, one below the other.
fn both_sides(desk: &Desk) -> PathBuf {
    let file = desk.library.folder().join("both.jpg");
    let scene = SEVERAL[8](&mut Random::new(1), &Fonts::own());
    std::fs::write(&file, jpeg(&scene.picture, 90)).unwrap();
    file
}

fn seen(app: &App, place: &str) -> Option<Certificate> {
    match app.screen() {
        Screen::Draft(draft) => draft.evidence_at(place)?.certificate(),
        _ => None,
    }
}

fn choose(desk: &mut Desk, file: PathBuf) {
    desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(FRONT.to_owned(), Chosen::Files(vec![file]))));
}

#[test]
fn both_sides_in_one_picture_go_to_their_places_and_come_back_as_one() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let file = both_sides(&desk);
    let bytes = std::fs::read(&file).unwrap();
    choose(&mut desk, file);
    desk.wait("what was done", |app| app.toasts().iter().any(|toast| toast.text.contains("拆开")));
    desk.wait("both sides", |app| {
        seen(app, FRONT) == Some(Certificate::IdCardFront) && seen(app, BACK) == Some(Certificate::IdCardBack)
    });
    let [front, back] = [FRONT, BACK].map(|place| desk.draft().filing().text(place).to_owned());
    let whole = desk.draft().filing().text(&format!("{ORIGINALS}[{front}]")).to_owned();
    assert_eq!(desk.draft().filing().text(&format!("{ORIGINALS}[{back}]")), whole);
    assert_eq!(desk.library.scan(&whole).unwrap(), bytes, "what was chosen is kept");
    let number = "icp_subject.principal_info.certificate_number";
    assert!(desk.draft().filing().has(number), "what was read for sure is in the form");
    let split = format!("{FRONT}/split");
    assert!(!desk.has(&split));
    desk.send(undo(false));
    assert!(!desk.draft().filing().has(BACK) && !desk.draft().filing().has(number), "the whole is taken back at once");
    assert_eq!(desk.draft().filing().text(FRONT), whole);
    desk.wait("the way to split it", |app| simulator(app).find(Id::from(split.clone())).is_ok());
    desk.click(&split);
    desk.wait("both sides again", |app| seen(app, BACK) == Some(Certificate::IdCardBack));
    assert_eq!([FRONT, BACK].map(|place| desk.draft().filing().text(place)), [front.as_str(), back.as_str()]);
}

#[test]
fn the_scan_desk_splits_a_picture_of_several_documents_and_lets_one_be_chosen() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Scans);
    desk.wait("the desk", |app| matches!(app.screen(), Screen::Scans(_)));
    let file = both_sides(&desk);
    desk.click_and_type("scans/path", file.to_str().unwrap());
    desk.click("scans/add");
    let looked = |count: usize| move |app: &App| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (count, count));
    desk.wait("the verdict", looked(1));
    desk.click("scans/0");
    desk.wait("the picture", |app| simulator(app).find(Id::from("scans/split")).is_ok());
    desk.click("scans/part/1");
    desk.click("scans/reset");
    desk.click("scans/split");
    desk.wait("the parts", looked(3));
    assert!(matches!(desk.app.screen(), Screen::Scans(scans) if !scans.is_open()), "they are shown");
    assert!(desk.shows("both-1.jpg") && desk.shows("both-2.jpg") && desk.shows("both.jpg"), "the whole stays");
    desk.click("scans/1");
    desk.wait("a part", |app| simulator(app).find(Id::from("scans/straighten")).is_ok());
    assert!(!desk.has("scans/split"), "it shows one document");
}

#[test]
fn an_occupied_place_is_left_alone() {
    let mut desk = Desk::open(Language::English, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let chosen = Chosen::Files(vec![demo("zhang-back.jpg")]);
    desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(BACK.to_owned(), chosen)));
    desk.wait("the back", |app| seen(app, BACK) == Some(Certificate::IdCardBack));
    let back = desk.draft().filing().text(BACK).to_owned();
    let file = both_sides(&desk);
    choose(&mut desk, file);
    desk.wait("what was done", |app| app.toasts().iter().any(|toast| toast.text.contains("stays in the original")));
    desk.wait("the front", |app| seen(app, FRONT) == Some(Certificate::IdCardFront));
    assert_eq!(desk.draft().filing().text(BACK), back);
    assert!(!desk.draft().filing().has("icp_applets.principal_info.certificate_photo_back"), "it is of one person");
}

#[test]
fn the_pages_of_a_document_chosen_at_one_place_go_to_their_own() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let page = |name: &str| {
        let picture = image::open(demo(name)).unwrap().to_rgb8();
        (jpeg(&picture, 92), [picture.width(), picture.height()])
    };
    let [front, back] = ["zhang-front.jpg", "zhang-back.jpg"].map(page);
    let file = desk.library.folder().join("card.pdf");
    std::fs::write(&file, pdf::pages(&[Some((&front.0, front.1)), Some((&back.0, back.1))])).unwrap();
    choose(&mut desk, file);
    desk.wait("both sides", |app| {
        seen(app, FRONT) == Some(Certificate::IdCardFront) && seen(app, BACK) == Some(Certificate::IdCardBack)
    });
}

#[test]
fn a_crop_that_went_into_the_card_offers_the_original_at_its_place() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        let bytes = std::fs::read(demo("zhang-front.jpg")).unwrap();
        let original = library.add_scan(&bytes, "zhang.jpg").unwrap();
        let picture = image::load_from_memory(&bytes).unwrap().to_rgb8();
        let (width, height) = picture.dimensions();
        let cut: RgbImage =
            image::imageops::crop_imm(&picture, width / 3, height / 3, width * 2 / 3, height * 2 / 3).to_image();
        let name = library.add_scan(&jpeg(&cut, 90), "zhang.jpg").unwrap();
        filing.set(FRONT, name.as_str());
        filing.set(&format!("{ORIGINALS}[{name}]"), original);
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Principal.name().to_owned() }
    });
    let uncut = format!("{FRONT}/uncut");
    desk.wait("the way back", |app| is_draft(app) && simulator(app).find(Id::from(uncut.clone())).is_ok());
    let cure = i18n::text(Language::Chinese, "app-viewer-cropped");
    desk.wait("the cure", |app| shows(app, &cure));
    desk.click(&uncut);
    let name = desk.draft().filing().text(FRONT).to_owned();
    assert_eq!(desk.library.scan(&name).unwrap(), std::fs::read(demo("zhang-front.jpg")).unwrap());
    desk.wait("the evidence", |app| seen(app, FRONT).is_some());
    assert!(!desk.has(&uncut));
}
