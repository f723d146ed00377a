//! Pictures are placed where they belong, and the same verdict is shown wherever they appear.

use beian_desk::desktop::app::{App, Screen};
use beian_desk::desktop::file_dialog::Chosen;
use beian_desk::desktop::opened_files::PictureSource;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form, slot};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::rules::Evidence;
use iced::widget::Id;

use crate::{Desk, demo, fresh, is_draft, shows, simulator};

const LICENCE: &str = "icp_subject.organize_info.certificate_photo";
const FRONT: &str = "icp_subject.principal_info.certificate_photo_front";
const BACK: &str = "icp_subject.principal_info.certificate_photo_back";

fn seen(place: &'static str) -> impl Fn(&App) -> bool {
    move |app| match app.screen() {
        Screen::Draft(draft) => {
            !draft.is_inspecting()
                && draft.review().is_some()
                && matches!(draft.evidence_at(place), Some(Evidence::Seen { .. }))
        }
        _ => false,
    }
}

#[test]
fn a_card_in_the_place_of_the_licence_is_told_everywhere_and_moved_by_one_press() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let chosen = Chosen::Files(vec![demo("zhang-front.jpg")]);
    desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(LICENCE.to_owned(), chosen)));
    desk.wait("the evidence", seen(LICENCE));
    let exchange = format!("{LICENCE}/exchange");
    desk.wait("the way out", |app| simulator(app).find(Id::from(exchange.clone())).is_ok());
    let wrong = desk.draft().evidence_at(LICENCE).unwrap().findings().next().unwrap().what(Language::Chinese);
    let fine = i18n::text(Language::Chinese, "app-slot-fine");
    desk.wait("the reason at its place", |app| shows(app, &wrong));
    assert!(!desk.shows(&fine));
    assert!(!desk.draft().filing().has("icp_subject.base_info.name"), "nothing is read from the wrong certificate");
    desk.send_draft(DraftMessage::SectionPressed(Section::Materials));
    assert!(desk.shows(&wrong) && !desk.shows(&fine) && desk.has(&exchange));
    desk.click(&format!("{LICENCE}/open"));
    desk.wait("the picture", |app| simulator(app).find(Id::from("viewer/exchange")).is_ok());
    assert!(desk.shows(&wrong));
    let moved = Words::of(Language::Chinese).put("app-slot-move", &[("place", &i18n::label(Language::Chinese, FRONT))]);
    assert!(desk.shows(&moved));
    desk.click("viewer/exchange");
    assert!(desk.draft().filing().has(FRONT) && !desk.draft().filing().has(LICENCE));
    desk.wait("the evidence", seen(FRONT));
    assert!(!desk.has(&format!("{FRONT}/exchange")));
}

#[test]
fn sides_that_were_taken_for_each_other_are_swapped() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        for (place, file) in [(FRONT, "zhang-back.jpg"), (BACK, "zhang-front.jpg")] {
            let bytes = std::fs::read(demo(file)).unwrap();
            filing.set(place, library.add_scan(&bytes, file).unwrap());
        }
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Principal.name().to_owned() }
    });
    let swap = i18n::text(Language::Chinese, "app-slot-swap");
    desk.wait("the way out", |app| is_draft(app) && shows(app, &swap));
    let [front, back] = [FRONT, BACK].map(|place| desk.draft().filing().text(place).to_owned());
    assert!(!desk.shows(&i18n::text(Language::Chinese, "app-slot-fine")), "neither is in order where it stands");
    desk.click(&format!("{FRONT}/exchange"));
    assert_eq!([FRONT, BACK].map(|place| desk.draft().filing().text(place)), [back.as_str(), front.as_str()]);
    desk.wait("the evidence", |app| seen(FRONT)(app) && seen(BACK)(app));
    assert!(!desk.shows(&swap));
}

#[test]
fn several_pictures_go_to_their_places_by_themselves() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Applet, 4));
    desk.wait("the draft", is_draft);
    let note = desk.library.folder().join("other.png");
    image::RgbImage::from_pixel(300, 200, image::Rgb([200; 3])).save(&note).unwrap();
    let files = [demo("zhang-back.jpg"), demo("licence.jpg"), note, demo("zhang-front.jpg")];
    desk.send_draft(DraftMessage::Dropped(files.into_iter().map(PictureSource::File).collect()));
    desk.wait("the places", |app| match app.screen() {
        Screen::Draft(draft) => [LICENCE, FRONT, BACK].iter().all(|place| draft.filing().has(place)),
        _ => false,
    });
    let left = Words::of(Language::Chinese).put("app-unplaced", &[("names", "other.png")]);
    desk.wait("what is left, by its name", |app| shows(app, &left));
    desk.click("unplaced/leave");
    assert!(!desk.shows(&left));
    let scan = |place: &str| desk.library.scan(desk.draft().filing().text(place)).unwrap();
    assert_eq!(scan(FRONT), std::fs::read(demo("zhang-front.jpg")).unwrap());
    assert_eq!(scan(BACK), std::fs::read(demo("zhang-back.jpg")).unwrap());
}

#[test]
fn both_sides_chosen_at_once_belong_to_whose_page_it_is() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Manager, 4));
    desk.wait("the draft", is_draft);
    let [front, back] = ["front", "back"].map(|side| format!("icp_applets.principal_info.certificate_photo_{side}"));
    let chosen = Chosen::Files(vec![demo("zhang-back.jpg"), demo("zhang-front.jpg")]);
    desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(front.clone(), chosen)));
    desk.wait("the places", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().has(&front) && draft.filing().has(&back),
        _ => false,
    });
    assert!(!desk.draft().filing().has(FRONT) && !desk.draft().filing().has(BACK));
    let scan = |place: &str| desk.library.scan(desk.draft().filing().text(place)).unwrap();
    assert_eq!(scan(&front), std::fs::read(demo("zhang-front.jpg")).unwrap());
}

#[test]
fn region_and_street_come_from_the_registered_address_that_was_typed() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    assert!(!desk.has("region/registered"));
    let typed = "浙江省杭州市西湖区文三路100号1楼".to_owned();
    let address = "icp_subject.organize_info.certificate_address".to_owned();
    desk.send_draft(DraftMessage::Form(form::Message::Typed(address, typed)));
    desk.click("region/registered");
    let filing = desk.draft().filing();
    assert_eq!(filing.text("icp_subject.base_info.district"), "330106");
    assert_eq!(filing.text("icp_subject.base_info.address"), "文三路100号1楼");
    assert!(!desk.has("region/registered"));
}

#[test]
fn nothing_is_taken_from_somebody_elses_certificate() {
    const NAME: &str = "icp_subject.base_info.name";
    const NUMBER: &str = "icp_subject.organize_info.certificate_number";
    let taken = ["icp_subject.legal_person_info.name", "icp_subject.organize_info.certificate_address"];
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(NAME, "广州市天河区样例小吃店");
        filing.set(NUMBER, "92440106MA5000000R");
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Subject.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    let put = |desk: &mut Desk| {
        let chosen = Chosen::Files(vec![demo("licence.jpg")]);
        desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(LICENCE.to_owned(), chosen)));
        desk.wait("the evidence", seen(LICENCE));
    };
    put(&mut desk);
    for path in taken {
        assert!(!desk.draft().filing().has(path), "{path} is that of another");
    }
    for path in [NAME, NUMBER] {
        desk.send_draft(DraftMessage::Form(form::Message::Typed(path.to_owned(), String::new())));
    }
    desk.send_draft(DraftMessage::Slot(slot::Message::RemovePressed(LICENCE.to_owned())));
    put(&mut desk);
    for path in taken.into_iter().chain([NAME, NUMBER]) {
        assert!(desk.draft().filing().has(path), "{path}");
    }
}
