//! The form pages: what is typed and chosen keeps its place, and what two answers contradict is told where either is.

use beian_desk::desktop::app::{App, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::store::Library;
use beian_desk::workflow;
use iced::widget::Id;
use serde_json::{Value, json};

use crate::{Desk, fresh, is_draft, sample, shows_any};

const NATURE: &str = "icp_subject.base_info.type";
const SUBJECT: &str = "icp_subject.base_info.name";
const CODE: &str = "icp_subject.organize_info.certificate_number";
const ACCOUNT: &str = "facts.account_subject_name";
const LEGAL: &str = "icp_subject.legal_person_info.name";
const LEGAL_NUMBER: &str = "icp_subject.legal_person_info.certificate_number";
const NAME: &str = "icp_subject.principal_info.name";
const EMAIL: &str = "icp_subject.principal_info.email";

/// A draft with these answers, opened at a section.
fn draft(kind: Kind, section: Section, answers: &[(&str, Value)]) -> impl FnOnce(&Library) -> LastPage {
    let mut filing = Filing::new(kind);
    filing.set(NATURE, 4);
    for (path, value) in answers {
        filing.set(path, value.clone());
    }
    move |library| {
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: section.name().to_owned() }
    }
}

fn reviewed(app: &App) -> bool {
    matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some())
}

fn type_in(desk: &mut Desk, path: &str, text: &str) {
    desk.send_draft(DraftMessage::Form(form::Message::Typed(path.to_owned(), text.to_owned())));
}

/// What the review of a draft says of the rule, in words.
fn told(app: &App, rule: &str) -> Option<String> {
    let Screen::Draft(draft) = app.screen() else { return None };
    let finding = draft.review()?.findings.iter().find(|finding| finding.rule == rule)?;
    Some(finding.what(Language::Chinese))
}

fn top(desk: &Desk, id: &str) -> f32 {
    desk.simulator().find(Id::from(id.to_owned())).unwrap().bounds().y
}

fn opened(app: &App) -> bool {
    is_draft(app) && reviewed(app)
}

#[test]
fn a_field_that_is_emptied_stays_with_those_beside_it_until_the_page_is_left() {
    let answers =
        [("facts.principal_is_legal_representative", json!(true)), (LEGAL, json!("张样本")), (NAME, json!("李样本"))];
    let mut desk = Desk::open(Language::Chinese, draft(Kind::New, Section::Principal, &answers));
    desk.wait("the draft", opened);
    assert!(desk.has(LEGAL), "the names contradict each other");
    type_in(&mut desk, LEGAL, "");
    assert!(desk.has(LEGAL) && desk.has(LEGAL_NUMBER), "the right name can be typed where the wrong one stood");
    desk.click_and_type(LEGAL, "李");
    assert_eq!(desk.draft().filing().text(LEGAL), "李");
    type_in(&mut desk, LEGAL, "李样本");
    assert!(desk.has(LEGAL) && desk.has(LEGAL_NUMBER), "nothing goes while one types");
    desk.click("task/applet");
    desk.click("task/principal");
    assert!(!desk.has(LEGAL) && !desk.has(LEGAL_NUMBER), "and what is said once is asked once");
}

#[test]
fn in_a_modification_no_field_goes_with_its_first_character_or_when_it_is_right() {
    let [applet, account] = ["facts.applet_name", "facts.appid"];
    let answers = [("change.changed", json!(["icp_subject.principal_info.mobile"])), (EMAIL, json!("sample@@example"))];
    let mut desk = Desk::open(Language::Chinese, draft(Kind::Change, Section::Applet, &answers));
    desk.wait("the draft", opened);
    assert!(desk.has(applet) && !desk.has(account), "without its name the filing is not found");
    desk.click_and_type(applet, "样");
    assert!(desk.has(applet), "one character is no name");
    desk.click("task/principal");
    assert!(desk.has(EMAIL), "what is wrong is shown");
    type_in(&mut desk, EMAIL, "sample@example.com");
    desk.wait("that it is right", |app| told(app, "email-form").is_none());
    assert!(desk.has(EMAIL), "it stays where it was put right");
}

#[test]
fn a_question_that_answers_itself_is_not_asked_and_none_goes_under_the_pointer() {
    const OF_MANAGER: &str = "facts.manager_is_legal_representative";
    let [no, same_no] = [format!("{OF_MANAGER}/1"), "facts.manager_is_principal/1".to_owned()];
    let answers = [("facts.principal_is_legal_representative", json!(true))];
    let mut desk = Desk::open(Language::Chinese, draft(Kind::New, Section::Manager, &answers));
    desk.wait("the draft", opened);
    desk.click(&same_no);
    assert!(!desk.has(&no), "there is one legal representative");
    let answers = [
        ("facts.principal_is_legal_representative", json!(true)),
        ("facts.manager_is_principal", json!(false)),
        (OF_MANAGER, json!(true)),
    ];
    let mut desk = Desk::open(Language::Chinese, draft(Kind::New, Section::Manager, &answers));
    desk.wait("the draft", opened);
    assert!(desk.has(&no), "an answer that cannot be right is to be put right");
    let before = top(&desk, &no);
    desk.click(&no);
    assert!((top(&desk, &no) - before).abs() < 0.5);
}

#[test]
fn what_two_pages_contradict_leads_to_the_other_one() {
    let answers = [(SUBJECT, json!("样本公司")), (ACCOUNT, json!("别的公司"))];
    let mut desk = Desk::open(Language::Chinese, draft(Kind::New, Section::Subject, &answers));
    desk.wait("the draft", opened);
    desk.send_draft(DraftMessage::ContinuePressed);
    desk.click(&format!("{SUBJECT}/rival"));
    assert_eq!(desk.draft().section(), Section::Applet);
    assert!(desk.has(ACCOUNT));
    desk.click("task/check");
    desk.click(&format!("check/account-subject/{SUBJECT}/rival"));
    assert_eq!(desk.draft().section(), Section::Applet);
}

#[test]
fn what_the_list_calls_to_be_looked_over_is_told_on_the_page() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let place = sample(Section::Applet)(library);
        let LastPage::Draft { id, .. } = &place else { return place };
        let mut draft = library.load(id).unwrap();
        for path in [SUBJECT, ACCOUNT] {
            draft.filing.set(path, "深圳市样木信息技术有限公司");
        }
        let _ = library.save(id, draft.revision, &draft.filing).unwrap();
        place
    });
    desk.wait("the difference", |app| told(app, "read-subject-name").is_some());
    let what = told(&desk.app, "read-subject-name").unwrap();
    assert!(shows_any(&desk.app, &|shown| shown == "待核对"), "the list says so of the subject");
    desk.click("task/subject");
    assert!(desk.shows(&what), "and the page says why");
}

#[test]
fn who_is_a_sole_proprietor_is_asked_where_a_filing_begins_and_inferred_aloud() {
    const ASKED: &str = "facts.sole_proprietor";
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Start);
    desk.click("start/enterprise");
    desk.click("start/begin");
    desk.wait("the draft", is_draft);
    let [yes, no] = ["app-inferred-proprietor", "app-inferred-company"].map(|key| i18n::text(Language::Chinese, key));
    assert!(desk.has(&format!("{ASKED}/0")), "on the page where one arrives");
    assert!(!desk.shows(&yes) && !desk.shows(&no), "nothing is known yet");
    type_in(&mut desk, CODE, "92440300MA5ABCDE0X");
    assert!(desk.shows(&yes) && !desk.shows(&no));
    type_in(&mut desk, CODE, "91440300MA5ABCDE0X");
    assert!(desk.shows(&no) && !desk.shows(&yes));
    desk.click(&format!("{ASKED}/1"));
    assert!(!desk.shows(&no), "an answer needs no inference");
}

#[test]
fn an_empty_field_is_told_in_one_line() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the review", opened);
    desk.send_draft(DraftMessage::ContinuePressed);
    assert!(shows_any(&desk.app, &|shown| shown.ends_with("还没有填写。")));
    assert!(!shows_any(&desk.app, &|shown| shown == "补充填写。"));
}

#[test]
fn an_unlimited_end_looks_the_same_whoever_wrote_it() {
    const END: &str = "facts.subject_certificate_valid_until";
    let answers = [(END, json!("长期"))];
    let mut desk = Desk::open(Language::Chinese, draft(Kind::New, Section::Subject, &answers));
    desk.wait("the draft", opened);
    let read = desk.typed();
    desk.click(&format!("{END}/unlimited"));
    assert!(!desk.draft().filing().has(END));
    desk.click(&format!("{END}/unlimited"));
    assert_eq!(desk.typed(), read);
    assert!(read.iter().any(|text| text == "长期"), "{read:?}");
}

#[test]
fn a_number_is_grouped_by_what_its_field_asks_for_even_mistyped() {
    let answers = [
        ("icp_subject.organize_info.certificate_type", json!(1)),
        (CODE, json!("124403004557400010")),
        ("icp_subject.principal_info.certificate_type", json!(2)),
        ("icp_subject.principal_info.certificate_number", json!("910101199003078811")),
    ];
    let mut desk = Desk::open(Language::Chinese, draft(Kind::New, Section::Subject, &answers));
    desk.wait("the draft", opened);
    assert!(desk.shows("12 440300 455740001 0"));
    desk.click("task/principal");
    assert!(desk.shows("910101 19900307 8811"));
}

#[test]
fn capitals_of_an_appid_are_put_right_and_a_telephone_is_no_name() {
    const USER: &str = "facts.emergency_contacts[icp_subject.principal_info].name";
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Applet, 4));
    desk.wait("the draft", opened);
    desk.click_and_type("facts.appid", "WX00112233445566AA");
    desk.send_draft(DraftMessage::ContinuePressed);
    assert_eq!(desk.draft().filing().text("facts.appid"), "wx00112233445566aa");
    desk.click("task/principal");
    desk.click_and_type(USER, "1");
    type_in(&mut desk, USER, "13900139001");
    desk.send_draft(DraftMessage::ContinuePressed);
    assert!(shows_any(&desk.app, &|shown| shown.contains("“13900139001”是号码，不是姓名")));
}

#[test]
fn what_was_looked_over_moves_nothing_below_it() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let place = sample(Section::Principal)(library);
        let LastPage::Draft { id, .. } = &place else { return place };
        let mut draft = library.load(id).unwrap();
        draft.filing.set("facts.read_from_scan", json!([NAME, "icp_subject.principal_info.certificate_number"]));
        let _ = library.save(id, draft.revision, &draft.filing).unwrap();
        place
    });
    desk.wait("the review", opened);
    let next = "icp_subject.principal_info.certificate_number/looked-over";
    let before = top(&desk, next);
    desk.click(&format!("{NAME}/looked-over"));
    assert!((top(&desk, next) - before).abs() < 0.5, "the next one is still under the pointer");
    assert!(desk.shows(&Words::of(Language::Chinese).get("app-read-verified")));
    desk.click("task/applet");
    desk.click("task/principal");
    assert!(!desk.shows(&Words::of(Language::Chinese).get("app-read-verified")));
}

#[test]
fn a_new_person_in_a_modification_is_asked_for_the_contacts_too() {
    let mut filed = Filing::new(Kind::New);
    filed.set(NATURE, 4);
    for (path, value) in [(NAME, "张样本"), (EMAIL, "zhang@example.com")] {
        filed.set(path, value);
    }
    let mut next = workflow::follow_up(&filed, Kind::Change, Some("粤ICP备12345678号-1X"));
    next.set("change.changed", json!([NAME]));
    let mut desk = Desk::open(Language::Chinese, move |library| {
        let id = library.create(&next).unwrap().id;
        LastPage::Draft { id, section: Section::Principal.name().to_owned() }
    });
    desk.wait("the draft", opened);
    for key in ["mobile", "email", "emergency_contact", "certificate_number", "certificate_photo_front"] {
        assert!(desk.has(&format!("icp_subject.principal_info.{key}")), "{key}");
    }
}
