//! Answers that lose their place to another answer: they are set aside, that is told, and they come back.

use beian_desk::desktop::app::App;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::store::Library;
use beian_desk::workflow::count_aside;
use serde_json::json;

use crate::{Desk, is_draft, saved};

const SAME: &str = "facts.manager_is_principal";
const NATURE: &str = "icp_subject.base_info.type";
const COMPANY: &str = "icp_subject.base_info.name";
const SECOND: &str = "icp_applets.principal_info.name";

/// A company with two responsible persons.
fn two_persons(section: Section) -> impl FnOnce(&Library) -> LastPage {
    move |library| {
        let mut filing = Filing::new(Kind::New);
        for (path, value) in [
            (NATURE, json!(4)),
            (COMPANY, json!("样本公司")),
            ("icp_subject.organize_info.certificate_type", json!(1)),
            ("facts.principal_is_legal_representative", json!(false)),
            ("icp_subject.legal_person_info.name", json!("样本丙")),
            ("icp_subject.principal_info.name", json!("样本甲")),
            (SAME, json!(false)),
            (SECOND, json!("样本乙")),
            ("icp_applets.principal_info.mobile", json!("13800000002")),
        ] {
            filing.set(path, value);
        }
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: section.name().to_owned() }
    }
}

fn shows(desk: &Desk, words: &str) -> bool {
    crate::shows_any(&desk.app, &|shown| shown.contains(words))
}

#[test]
fn the_second_person_comes_back_even_after_a_restart() {
    let mut desk = Desk::open(Language::Chinese, two_persons(Section::Manager));
    desk.wait("the draft", is_draft);
    let place = desk.app.settings().place.clone();
    // The first of both answers is yes.
    desk.click(&format!("{SAME}/0"));
    assert_eq!(desk.draft().filing().text(SECOND), "样本甲");
    desk.wait("what became of the other", |app| crate::shows_any(app, &|shown| shown.contains("2 项内容不再适用")));
    assert!(shows(&desk, "原来填的已收起：小程序负责人姓名、小程序负责人手机号码"), "it stays at the question");
    desk.wait("that it is saved", saved);
    let settings = Settings { language: Some(Language::Chinese), place, ..Settings::default() };
    desk.restart(App::new(desk.library.clone(), None, settings, None));
    desk.wait("the draft", is_draft);
    desk.click(&format!("{SAME}/1"));
    let filing = desk.draft().filing();
    assert_eq!((filing.text(SECOND), filing.text("icp_applets.principal_info.mobile")), ("样本乙", "13800000002"));
    assert!(count_aside(filing) == 0 && !shows(&desk, "原来填的已收起"));
    desk.click("draft/undo");
    assert_eq!(desk.draft().filing().text(SECOND), "样本甲", "it is one step with the answer");
}

#[test]
fn what_belongs_to_a_company_goes_and_comes_with_it() {
    let mut desk = Desk::open(Language::Chinese, two_persons(Section::Type));
    desk.wait("the draft", is_draft);
    let before = desk.draft().filing().clone();
    let choose = |desk: &mut Desk, code: i64| {
        desk.send_draft(DraftMessage::Form(form::Message::Coded(NATURE.to_owned(), code)));
    };
    choose(&mut desk, 5);
    let filing = desk.draft().filing();
    assert_eq!(filing.text(COMPANY), "样本甲", "an individual is called as its person");
    for path in ["icp_subject.legal_person_info.name", "icp_subject.organize_info.certificate_type", SAME] {
        assert!(!filing.has(path), "{path}");
    }
    assert!(shows(&desk, "选“企业”时填的已收起：主办单位名称"), "it is told where it comes back");
    choose(&mut desk, 4);
    assert_eq!(desk.draft().filing().as_map().len(), before.as_map().len());
    for path in [COMPANY, SECOND, "icp_subject.legal_person_info.name", "icp_applets.principal_info.mobile"] {
        assert_eq!(desk.draft().filing().text(path), before.text(path), "{path}");
    }
    assert_eq!(desk.draft().filing().flag(SAME), Some(false));
    assert!(!shows(&desk, "已收起："), "nothing is left aside");
}
