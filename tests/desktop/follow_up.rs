//! What follows a granted filing: its modification, its deregistration.

use beian_desk::desktop::app::{App, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, check, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::picker;
use beian_desk::desktop::words::Words;
use beian_desk::filing::Kind;
use beian_desk::i18n::{self, Language};
use beian_desk::store::Library;
use iced::widget::Id;
use serde_json::Value;

use crate::{Desk, is_draft, sample, shows, simulator};

const NUMBER: &str = "粤ICP备12345678号-1X";

/// The sample draft after its filing was granted, opened at its progress.
fn granted(library: &Library) -> LastPage {
    let place = sample(Section::Progress)(library);
    if let LastPage::Draft { id, .. } = &place {
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        for (kind, note) in [("submitted", ""), ("number-granted", NUMBER)] {
            library.add_event(id, kind, noon, note, &Value::Null).unwrap();
        }
    }
    place
}

fn of_kind(kind: Kind) -> impl Fn(&App) -> bool {
    move |app| matches!(app.screen(), Screen::Draft(draft) if draft.filing().kind() == kind && draft.review().is_some())
}

#[test]
fn a_granted_filing_is_modified_from_what_is_filed() {
    let mut desk = Desk::open(Language::Chinese, granted);
    desk.wait("the way", |app| is_draft(app) && simulator(app).find(Id::from("follow-up/change")).is_ok());
    let filed = desk.draft().filing().clone();
    desk.click("follow-up/change");
    desk.wait("the modification", of_kind(Kind::Change));
    let mobile = "icp_applets.principal_info.mobile";
    let filing = desk.draft().filing();
    assert_eq!(filing.text("icp_applets.base_info.record_number"), NUMBER);
    assert_eq!(filing.text(mobile), filed.text(mobile));
    let own = "icp_subject.principal_info.mobile";
    desk.click("change.changed");
    for message in [picker::Message::Searched(own.to_owned()), picker::Message::Entered] {
        desk.send_draft(DraftMessage::Form(form::Message::Picker(message)));
    }
    desk.click("picker/done");
    desk.click("draft/continue");
    assert_eq!(desk.draft().section(), Section::Principal, "what stays as it is is passed over");
    assert!(desk.has(own) && !desk.has("icp_subject.principal_info.email"));
    let was = Words::of(Language::Chinese).put("app-filed-was", &[("value", filed.text(own))]);
    assert!(!desk.shows(&was), "nothing is different yet");
    desk.wait("the pictures", |app| matches!(app.screen(), Screen::Draft(draft) if !draft.is_inspecting()));
    let chosen = |app: &App| {
        let Screen::Draft(draft) = app.screen() else { return false };
        draft.review().is_some_and(|review| review.findings.iter().any(|finding| finding.rule == "change-same"))
    };
    desk.wait("the review", chosen);
    let standing = desk.draft().review().unwrap().standing(desk.draft().filing());
    let left = (standing.wrong, standing.unchanged);
    assert_eq!(left, (0, 1), "what is to change is open until something new is entered, and not wrong");
    let asked = |path: &str| path.contains("photo") || path.contains("letter");
    let findings = &desk.draft().review().unwrap().findings;
    assert!(findings.iter().all(|finding| !asked(&finding.field)), "it touches no picture: {findings:?}");
    desk.send_draft(DraftMessage::Form(form::Message::Typed(own.to_owned(), "13700000000".to_owned())));
    assert!(desk.shows(&was));
    desk.click("form/whole");
    assert!(desk.has("icp_subject.principal_info.email"));
    desk.send_draft(DraftMessage::SectionPressed(Section::Check));
    desk.wait("old and new", |app| shows(app, &was));
}

#[test]
fn one_person_in_both_roles_changes_in_both_and_so_it_is_listed() {
    let [own, other] = ["icp_subject", "icp_applets"].map(|base| format!("{base}.principal_info.mobile"));
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = beian_desk::filing::Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set("facts.manager_is_principal", true);
        for path in [&own, &other] {
            filing.set(path, "13800000000");
        }
        let mut next = beian_desk::workflow::follow_up(&filing, Kind::Change, Some(NUMBER));
        next.set("change.changed", serde_json::json!([own]));
        let id = library.create(&next).unwrap().id;
        LastPage::Draft { id, section: Section::Type.name().to_owned() }
    });
    desk.wait("the modification", of_kind(Kind::Change));
    let none = Words::of(Language::Chinese).put("app-filed-was", &[("value", "")]);
    let none = none.trim().to_owned();
    assert!(!desk.shows(&format!("{none}{}", i18n::text(Language::Chinese, "app-unanswered"))), "none was ever filed");
    desk.send_draft(DraftMessage::Form(form::Message::Typed(own.clone(), "13700000000".to_owned())));
    desk.click("task/manager");
    let was = Words::of(Language::Chinese).put("app-filed-was", &[("value", "13800000000")]);
    assert!(desk.shows("13700000000") && desk.shows(&was), "what follows is shown on its page");
    desk.click("task/submit");
    for path in [own, other] {
        assert!(desk.has(&format!("submit/{path}/done")), "{path}");
    }
}

#[test]
fn what_is_wrong_is_in_sight_though_it_does_not_change() {
    let [mobile, email, address] =
        ["principal_info.mobile", "principal_info.email", "base_info.address"].map(|key| format!("icp_subject.{key}"));
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = beian_desk::filing::Filing::new(Kind::Change);
        filing.set("icp_subject.base_info.type", 4);
        filing.set("change.changed", serde_json::json!([mobile, address]));
        filing.set(&email, "sample@@example");
        filing.set(&mobile, "13800000000");
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Principal.name().to_owned() }
    });
    desk.wait("the review", of_kind(Kind::Change));
    assert!(desk.has(&mobile) && desk.has(&email), "the wrong address is shown beside what changes");
    assert!(!desk.has("icp_subject.principal_info.name"), "what is right is not");
}

#[test]
fn a_granted_filing_is_deregistered_by_its_names_alone() {
    let mut desk = Desk::open(Language::Chinese, granted);
    desk.wait("the way", |app| is_draft(app) && simulator(app).find(Id::from("follow-up/cancel")).is_ok());
    desk.click("follow-up/cancel");
    desk.wait("the deregistration", of_kind(Kind::Cancel));
    for section in ["principal", "manager", "materials"] {
        assert!(!desk.has(&format!("task/{section}")), "{section}");
    }
    assert!(desk.has("cancel.cancel_type/1") && !desk.draft().filing().has("cancel.cancel_type"), "nothing is chosen");
    for code in [1, 2, 3] {
        let about = i18n::choice_about(Language::Chinese, "cancel.cancel_type", code).unwrap();
        assert!(desk.shows(&about), "{about}");
    }
    let filing = desk.draft().filing();
    assert!(filing.has("facts.applet_name") && !filing.has("icp_applets.principal_info"));
    assert_eq!(filing.text("icp_subject.base_info.record_number"), "粤ICP备12345678号");
    desk.click("cancel.cancel_type/2");
    desk.click("task/submit");
    let text = |key: &str| i18n::text(Language::Chinese, key);
    assert!(desk.shows(&text("submit-nothing-to-upload")) && desk.shows(&text("submit-after-province-cancel")));
    assert!(!desk.has("submit/export"), "nothing has to be exported first where nothing is uploaded");
    desk.click("task/progress");
    assert!(!desk.shows(&text("progress-unforeseen")), "what is asked of first filings");
    assert!(desk.shows(&text("stage-filed-cancel")) && !desk.shows(&text("stage-filed")));
    assert!(!desk.shows(&text("stage-sms")) && !desk.has("happening/sms-received"));
    assert!(!desk.has("happening/number-granted"), "a deregistration is granted no number");
    desk.click("task/applet");
    assert!(!desk.shows(&i18n::text(Language::Chinese, "field-facts-applet_name.hint")));
    assert!(desk.has("icp_applets.base_info.record_number"));
    assert!(!desk.has("icp_applets.base_info.comment"));
}

#[test]
fn every_finding_leads_to_a_page_that_shows_its_field() {
    for kind in Kind::ALL {
        for nature in [4, 5] {
            let mut desk = Desk::open(Language::English, |library| {
                let mut filing = beian_desk::filing::Filing::new(kind);
                filing.set("icp_subject.base_info.type", nature);
                // An individual fills both roles; the second person is shown once the first is answered.
                filing.set("facts.manager_is_principal", nature == 5);
                let id = library.create(&filing).unwrap().id;
                LastPage::Draft { id, section: Section::Check.name().to_owned() }
            });
            desk.wait("the review", of_kind(kind));
            let findings = desk.draft().review().unwrap().findings.clone();
            for finding in findings.iter().filter(|finding| !finding.field.is_empty()) {
                desk.send_draft(DraftMessage::SectionPressed(Section::Check));
                desk.send_draft(DraftMessage::FieldPressed(finding.field.clone()));
                let there = desk.draft().section() != Section::Check;
                let path = beian_desk::view::anchor(&finding.field, desk.draft().filing());
                let label = i18n::label(Language::English, &path);
                assert!(there && (desk.has(&path) || shows_field(&desk, &path, &label)), "{finding:?}");
            }
        }
    }
}

/// Whether the page shows a field: by one of its first two segments, by an item of its list, or by its label.
fn shows_field(desk: &Desk, path: &str, label: &str) -> bool {
    desk.has(&format!("{path}/0"))
        || desk.has(&format!("{path}[0]"))
        || desk.shows(label)
        || desk.has(&format!("{path}/1"))
}

#[test]
fn what_is_typed_joins_what_changes_and_what_is_taken_out_again_is_told() {
    let mut desk = Desk::open(Language::Chinese, granted);
    desk.wait("the way", |app| is_draft(app) && simulator(app).find(Id::from("follow-up/change")).is_ok());
    desk.click("follow-up/change");
    desk.wait("the modification", of_kind(Kind::Change));
    let text = |key: &str| i18n::text(Language::Chinese, key);
    desk.click("task/materials");
    assert!(desk.shows(&text("app-materials-unchosen")) && !desk.shows(&text("app-materials-no-change")));
    desk.click("task/principal");
    let own = "icp_subject.principal_info.mobile";
    assert!(!desk.has(own), "nothing is to change yet");
    let rest = Words::of(Language::Chinese).count("app-form-left-out", 1).replace('1', "");
    let said = |shown: &str| shown.starts_with("这一页的") || shown == rest;
    assert!(crate::shows_any(&desk.app, &said), "a page without items says where they are chosen");
    desk.click("form/whole");
    desk.click_and_type(own, "7");
    let listed = |desk: &Desk| desk.draft().filing().list("change.changed").to_vec();
    assert_eq!(listed(&desk), [Value::from(own)], "typing into an item says that it changes");
    desk.click("task/type");
    desk.click("change.changed");
    for message in [picker::Message::Searched(own.to_owned()), picker::Message::Entered] {
        desk.send_draft(DraftMessage::Form(form::Message::Picker(message)));
    }
    desk.click("picker/done");
    assert!(listed(&desk).is_empty(), "it was taken out again");
    let left_out = |app: &App| {
        let Screen::Draft(draft) = app.screen() else { return false };
        draft.review().is_some_and(|review| review.findings.iter().any(|finding| finding.rule == "change-left-out"))
    };
    desk.wait("the review", left_out);
    desk.send_draft(DraftMessage::SectionPressed(Section::Check));
    desk.wait("what would not go out", |app| shows(app, &i18n::text(Language::Chinese, "cure-change-too")));
}

#[test]
fn a_whole_person_is_chosen_by_one_press() {
    let mut desk = Desk::open(Language::Chinese, granted);
    desk.wait("the way", |app| is_draft(app) && simulator(app).find(Id::from("follow-up/change")).is_ok());
    desk.click("follow-up/change");
    desk.wait("the modification", of_kind(Kind::Change));
    desk.click("change.changed");
    for message in [picker::Message::Searched("主体负责人的全部项目".to_owned()), picker::Message::Entered] {
        desk.send_draft(DraftMessage::Form(form::Message::Picker(message)));
    }
    let limit = Words::of(Language::Chinese).get("app-picker-count");
    let limit = limit.split('，').next_back().unwrap_or_default().chars().take(2).collect::<String>();
    assert!(!crate::shows_any(&desk.app, &|text: &str| text.contains(&limit)), "no limit that nobody can reach");
    desk.click("picker/done");
    let listed = desk.draft().filing().list("change.changed").to_vec();
    for answer in ["name", "mobile", "certificate_number", "certificate_photo_front", "email"] {
        assert!(listed.contains(&Value::from(format!("icp_subject.principal_info.{answer}"))), "{answer}");
    }
    assert!(listed.iter().all(|path| path.as_str().unwrap().starts_with("icp_subject.principal_info.")));
}

#[test]
fn a_subject_is_not_deregistered_before_that_is_confirmed() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = beian_desk::filing::Filing::new(Kind::Cancel);
        for (path, value) in [
            ("cancel.cancel_type", serde_json::json!(1)),
            ("cancel.reason_type", serde_json::json!(1)),
            ("icp_subject.base_info.name", serde_json::json!("样本公司")),
            ("icp_subject.base_info.record_number", serde_json::json!("粤ICP备12345678号")),
        ] {
            filing.set(path, value);
        }
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Submit.name().to_owned() }
    });
    desk.wait("the review", of_kind(Kind::Cancel));
    let text = |key: &str| i18n::text(Language::Chinese, key);
    assert!(desk.shows(&text("submit-end-cancel-subject")) && !desk.shows(&text("submit-end-cancel")));
    assert!(desk.shows(&text("submit-cancel-unconfirmed")) && desk.shows(&text("submit-after-sms")));
    assert!(!desk.draft().review().unwrap().ready(), "nothing is exported before");
    desk.send_draft(DraftMessage::SectionPressed(Section::Check));
    let answered = check::Message::Answered("cancel-everything".to_owned(), true);
    desk.send_draft(DraftMessage::Check(answered));
    let ready = |app: &App| {
        let Screen::Draft(draft) = app.screen() else { return false };
        draft.review().is_some_and(beian_desk::rules::Review::ready)
    };
    desk.wait("the review", ready);
    desk.send_draft(DraftMessage::SectionPressed(Section::Submit));
    assert!(!desk.shows(&text("submit-cancel-unconfirmed")));
}
