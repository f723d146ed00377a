//! Answers taken over from certificates: those of another person and of another place, and those that come back.

use beian_desk::desktop::app::{App, Screen};
use beian_desk::desktop::file_dialog::Chosen;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form, slot};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::picker;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::rules::Evidence;
use beian_desk::store::Library;
use beian_desk::workflow;
use iced::widget::Id;
use serde_json::json;

use crate::{Desk, demo, fresh, is_draft, sample, simulator};

const NATURE: &str = "icp_subject.base_info.type";
const SUBJECT: &str = "icp_subject.base_info.name";
const CODE: &str = "icp_subject.organize_info.certificate_number";
const LICENCE: &str = "icp_subject.organize_info.certificate_photo";
const STREET: &str = "icp_subject.base_info.address";
const FRONT: &str = "icp_subject.principal_info.certificate_photo_front";
const BACK: &str = "icp_subject.principal_info.certificate_photo_back";
const NAME: &str = "icp_subject.principal_info.name";
const NUMBER: &str = "icp_subject.principal_info.certificate_number";
const START: &str = "icp_subject.principal_info.certificate_validity_date_start";
const END: &str = "icp_subject.principal_info.certificate_validity_date_end";
const LETTER: &str = "icp_materials.commitment_letter[0]";

/// The person in the demonstration pictures `li-front.jpg` and `li-back.jpg`.
const NEW: [(&str, &str); 4] =
    [(NAME, "李样本"), (NUMBER, "110105199205120027"), (START, "20210601"), (END, "20410601")];

/// A modification of a filing with another person, which changes the field at `changed`.
fn modification(changed: &'static str) -> impl FnOnce(&Library) -> LastPage {
    move |library| {
        let mut filed = Filing::new(Kind::New);
        filed.set(NATURE, 4);
        filed.set("icp_subject.principal_info.certificate_type", 2);
        for (path, value) in [(NAME, "张样本"), (NUMBER, "440305199003070006"), (START, "20200315"), (END, "20400315")]
        {
            filed.set(path, value);
        }
        let mut next = workflow::follow_up(&filed, Kind::Change, Some("粤ICP备12345678号-1X"));
        next.set("change.changed", json!([changed]));
        let id = library.create(&next).unwrap().id;
        LastPage::Draft { id, section: Section::Principal.name().to_owned() }
    }
}

fn put(desk: &mut Desk, place: &'static str, file: &str) {
    desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(place.to_owned(), Chosen::Files(vec![demo(file)]))));
    desk.wait("the evidence", seen(place));
}

fn seen(place: &'static str) -> impl Fn(&App) -> bool {
    move |app| match app.screen() {
        Screen::Draft(draft) => {
            !draft.is_inspecting()
                && draft.filing().has(place)
                && draft.review().is_some()
                && matches!(draft.evidence_at(place), Some(Evidence::Seen { .. }))
        }
        _ => false,
    }
}

fn taken(desk: &Desk) -> bool {
    NEW.iter().all(|(path, value)| desk.draft().filing().text(path) == *value)
}

#[test]
fn a_new_person_of_a_modification_is_taken_over_from_the_certificate() {
    let mut desk = Desk::open(Language::Chinese, modification(NAME));
    desk.wait("the draft", is_draft);
    put(&mut desk, FRONT, "li-front.jpg");
    put(&mut desk, BACK, "li-back.jpg");
    assert!(taken(&desk), "{:?}", NEW.map(|(path, _)| desk.draft().filing().text(path)));
    let marked = desk.draft().filing().list("facts.read_from_scan");
    assert!(NEW.iter().all(|(path, _)| marked.iter().any(|read| read == *path)), "each is to be looked over");
    let changed = desk.draft().filing().list("change.changed");
    assert!(changed.iter().any(|path| path == NUMBER), "{changed:?}");
}

#[test]
fn what_contradicts_a_certificate_is_replaced_by_one_press_the_number_too() {
    let mut desk = Desk::open(Language::Chinese, modification("icp_subject.principal_info.mobile"));
    desk.wait("the draft", is_draft);
    put(&mut desk, FRONT, "li-front.jpg");
    put(&mut desk, BACK, "li-back.jpg");
    assert_eq!(desk.draft().filing().text(NAME), "张样本", "nobody said that the person is another");
    let take = format!("{FRONT}/take");
    let offered = take.clone();
    desk.wait("the offer", move |app| simulator(app).find(Id::from(offered.clone())).is_ok());
    assert!(!desk.has(&format!("{BACK}/take")), "one button for both sides");
    desk.click(&take);
    assert!(taken(&desk), "{:?}", NEW.map(|(path, _)| desk.draft().filing().text(path)));
    desk.send(crate::pictures::undo(false));
    assert_eq!(desk.draft().filing().text(NUMBER), "440305199003070006", "in one step");
}

#[test]
fn a_side_that_is_moved_to_its_place_takes_its_values_along() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    put(&mut desk, FRONT, "zhang-back.jpg");
    let exchange = format!("{FRONT}/exchange");
    let offered = exchange.clone();
    desk.wait("the way out", move |app| simulator(app).find(Id::from(offered.clone())).is_ok());
    assert!(!desk.draft().filing().has(START));
    desk.click(&exchange);
    desk.wait("what it says", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().text(START) == "20200315" && draft.filing().text(END) == "20400315",
        _ => false,
    });
    assert!(desk.draft().filing().has(BACK) && !desk.has(&format!("{BACK}/offered")));
}

#[test]
fn a_company_comes_back_from_another_nature_as_it_was_read_and_typed() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    put(&mut desk, LICENCE, "licence.jpg");
    desk.wait("what it says", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().has(SUBJECT) && draft.filing().has(CODE),
        _ => false,
    });
    desk.click_and_type(STREET, "二");
    desk.click("task/principal");
    desk.click_and_type(NAME, "林");
    let before = desk.draft().filing().clone();
    let read = before.list("facts.read_from_scan").to_vec();
    assert!(!read.is_empty());
    let choose = |desk: &mut Desk, nature: &str| {
        desk.click("task/type");
        desk.click(NATURE);
        for message in [picker::Message::Searched(nature.to_owned()), picker::Message::Entered] {
            desk.send_draft(DraftMessage::Form(form::Message::Picker(message)));
        }
    };
    choose(&mut desk, "个人");
    assert_eq!(desk.draft().filing().number(NATURE), Some(5));
    assert_eq!(desk.draft().filing().text(SUBJECT), "林", "an individual is called as its person");
    desk.click("task/principal");
    desk.click_and_type(NUMBER, "1");
    choose(&mut desk, "企业");
    let filing = desk.draft().filing();
    assert_eq!(filing.number(NATURE), Some(4));
    for path in [SUBJECT, CODE, LICENCE, STREET, NAME] {
        assert_eq!(filing.text(path), before.text(path), "{path}");
    }
    assert_eq!(filing.number("icp_subject.organize_info.certificate_type"), Some(1));
    let now = filing.list("facts.read_from_scan");
    assert!(read.iter().all(|path| now.contains(path)), "what was read is marked again: {now:?}");
}

#[test]
fn whose_letter_it_is_is_asked_unless_it_says_so() {
    for (subject, asked) in [("深圳市样本信息技术有限公司", false), ("广州市天河区样本小吃店", true)]
    {
        let mut desk = Desk::open(Language::Chinese, |library| {
            let place = sample(Section::Materials)(library);
            let LastPage::Draft { id, .. } = &place else { return place };
            let mut draft = library.load(id).unwrap();
            draft.filing.set(SUBJECT, subject);
            draft.filing.set(CODE, if asked { "92440106MA50000009" } else { "91440300MA00000077" });
            let _ = library.save(id, draft.revision, &draft.filing).unwrap();
            place
        });
        desk.wait("the evidence", seen(LETTER));
        desk.work_for(std::time::Duration::from_millis(if asked { 0 } else { 1500 }));
        let question = |app: &App| match app.screen() {
            Screen::Draft(draft) => {
                draft.review().and_then(|review| review.findings.iter().find(|it| it.rule == "letter-own").cloned())
            }
            _ => None,
        };
        if asked {
            desk.wait("the question", |app| question(app).is_some());
        }
        assert_eq!(question(&desk.app).is_some(), asked, "{subject}");
        let Some(question) = question(&desk.app) else { continue };
        assert_eq!(question.field, LETTER);
        assert!(desk.shows(&question.what(Language::Chinese)), "at the letter");
        desk.click("task/check");
        let key = beian_desk::rules::answer_key(&question, desk.draft().filing());
        desk.click(&format!("check/{key}/answer/0"));
        assert_eq!(desk.draft().filing().flag(&format!("facts.answers[{key}]")), Some(true));
    }
}
