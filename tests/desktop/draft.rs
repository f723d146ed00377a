//! The form of a draft: typing, saving, checking, versions, answers.

use std::time::{Duration, Instant};

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::versions::Versions;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form, slot, timeline};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::picker;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::finding::Level;
use beian_desk::i18n::{self, Language};
use beian_desk::store::DraftState;
use beian_desk::workflow;
use iced::Size;
use iced::keyboard::key::Named;
use iced::widget::Id;

use crate::{Desk, fresh, is_draft, sample, saved, shows, simulator, simulator_of};

#[test]
fn what_is_typed_is_kept_without_being_asked() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click_and_type("icp_subject.base_info.name", "样本公司");
    assert!(desk.draft().is_unsaved());
    desk.wait("the save", saved);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    assert_eq!(desk.library.load(&id).unwrap().filing.text("icp_subject.base_info.name"), "样本公司");
}

#[test]
fn typing_that_never_rests_is_saved_within_a_second() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let path = "icp_subject.base_info.name";
    let mut typed = String::new();
    let (begun, mut saves) = (Instant::now(), 0);
    while begun.elapsed() < Duration::from_secs(4) {
        typed.push('长');
        desk.send_draft(DraftMessage::Form(form::Message::Typed(path.to_owned(), typed.clone())));
        desk.work_for(Duration::from_millis(100));
        saves = desk.library.load(&id).unwrap().revision - 1;
    }
    assert!(saves >= 2, "{saves} saves in four seconds");
}

#[test]
fn a_save_in_the_middle_of_typing_ends_no_step() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let path = "icp_subject.base_info.name";
    for text in ["样", "样本", "样本公司"] {
        desk.send_draft(DraftMessage::Form(form::Message::Typed(path.to_owned(), text.to_owned())));
        desk.send_draft(DraftMessage::SaveDue);
    }
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    assert!(!desk.draft().filing().has(path));
}

#[test]
fn a_library_that_comes_back_takes_the_save_by_itself() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let database = desk.library.folder().join("beian.sqlite3");
    let away = database.with_file_name("away");
    std::fs::rename(&database, &away).unwrap();
    desk.click_and_type("icp_subject.base_info.name", "样本公司");
    let failed = |app: &App| matches!(app.screen(), Screen::Draft(draft) if draft.save_error(app.words()).is_some());
    desk.wait("the failure", failed);
    std::fs::rename(&away, &database).unwrap();
    desk.wait("the save", saved);
    assert_eq!(desk.library.load(&id).unwrap().filing.text("icp_subject.base_info.name"), "样本公司");
}

#[test]
fn a_program_that_is_asked_to_end_saves_first() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click_and_type("icp_subject.base_info.name", "样本公司");
    desk.send(Message::EndAsked);
    desk.wait("the save", saved);
    assert_eq!(desk.library.load(&id).unwrap().filing.text("icp_subject.base_info.name"), "样本公司");
}

#[test]
fn a_date_is_kept_in_the_official_form_however_it_is_typed() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let path = "icp_subject.principal_info.certificate_validity_date_end";
    desk.click_and_type(path, "2030-01-02");
    assert_eq!(desk.draft().filing().text(path), "20300102");
    desk.click(&format!("{path}/unlimited"));
    assert_eq!(desk.draft().filing().text(path), "长期");
}

#[test]
fn undo_and_redo_by_key() {
    let mut desk = Desk::open(Language::English, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click_and_type("icp_subject.base_info.name", "A");
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    assert!(!desk.draft().filing().has("icp_subject.base_info.name"));
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: true }));
    assert_eq!(desk.draft().filing().text("icp_subject.base_info.name"), "A");
}

#[test]
fn undo_shows_and_says_what_it_takes_back_wherever_it_was_done() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let name = "icp_subject.base_info.name";
    desk.click_and_type(name, "样本公司");
    desk.send_draft(DraftMessage::SectionPressed(Section::Principal));
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    assert!(!desk.draft().filing().has(name));
    assert_eq!(desk.draft().section(), Section::Subject, "the page of what was taken back");
    let said = |app: &App| app.toasts().iter().any(|toast| toast.text == "已撤销：主办单位名称");
    desk.wait("what was undone", said);
}

#[test]
fn undo_goes_to_the_field_on_the_page_that_is_open_too() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click_and_type("icp_subject.base_info.name", "样本公司");
    desk.wait("the save", saved);
    desk.work_for(Duration::from_millis(300));
    desk.driven.moved = 0;
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    desk.work_for(Duration::from_millis(300));
    assert!(desk.driven.moved > 0, "the field takes the focus and is scrolled into view");
}

#[test]
fn a_removed_event_comes_back_by_undo_and_by_its_toast() {
    let mut id = String::new();
    let mut desk = Desk::open(Language::Chinese, |library| {
        id = library.create(&Filing::new(Kind::New)).unwrap().id;
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        library.add_event(&id, "submitted", noon, "样本备注", &serde_json::Value::Null).unwrap();
        LastPage::Draft { id: id.clone(), section: Section::Progress.name().to_owned() }
    });
    desk.wait("the event", |app| shows(app, "样本备注"));
    let events = desk.library.events(&id).unwrap();
    let remove = format!("event/{}/remove", events[0].id);
    for by_key in [true, false] {
        desk.click(&remove);
        let (library, draft) = (desk.library.clone(), id.clone());
        desk.wait("its end", move |_| library.events(&draft).unwrap().is_empty());
        desk.wait("the toast", |app| app.toasts().iter().any(|toast| toast.action.is_some()));
        if by_key {
            desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
        } else {
            let toast = desk.app.toasts().iter().find(|toast| toast.action.is_some()).unwrap().id;
            desk.click(&format!("toast-{toast}/action"));
        }
        let (library, draft, before) = (desk.library.clone(), id.clone(), events.clone());
        desk.wait("the event again", move |_| library.events(&draft).unwrap() == before);
        let listed = remove.clone();
        desk.wait("the list", move |app| simulator(app).find(Id::from(listed.clone())).is_ok());
        assert!(desk.app.toasts().iter().all(|toast| toast.action.is_none()), "nothing is left to take back");
    }
}

#[test]
fn the_way_back_goes_once_something_else_was_done() {
    let front = "icp_subject.principal_info.certificate_photo_front";
    let mut desk = Desk::open(Language::Chinese, sample(Section::Principal));
    desk.wait("the draft", is_draft);
    desk.click(&format!("{front}/remove"));
    desk.wait("the toast", |app| app.toasts().iter().any(|toast| toast.action.is_some()));
    desk.click_and_type("icp_subject.principal_info.email", "x");
    assert!(desk.app.toasts().iter().all(|toast| toast.action.is_none()), "it would take back something else");
}

#[test]
fn continue_stays_while_something_blocks_and_says_what() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    let missing = desk.draft().review().unwrap().findings.iter().find(|f| f.field == "icp_subject.base_info.name");
    let said = missing.expect("the name is missing").what(Language::Chinese);
    assert!(!desk.shows(&said), "nothing is said before it was asked for");
    desk.click("draft/continue");
    assert_eq!(desk.draft().section(), Section::Subject);
    assert!(desk.shows(&said));
}

#[test]
fn a_line_of_the_check_page_leads_to_its_field() {
    let mut desk = Desk::open(Language::English, fresh(Section::Check, 4));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    let findings = desk.draft().review().unwrap().findings.clone();
    let unfilled = findings.iter().find(|finding| finding.level == Level::Error).unwrap();
    let question = findings.iter().find(|finding| finding.level != Level::Error && !finding.field.is_empty()).unwrap();
    for (line, finding) in [
        (format!("check/unfilled/{}", unfilled.field), unfilled),
        (format!("check/{}/{}", question.rule, question.field), question),
    ] {
        desk.send_draft(DraftMessage::SectionPressed(Section::Check));
        desk.click(&line);
        assert_eq!(desk.draft().section(), Section::of(&finding.field));
        // A field with choices appears as its options.
        let (field, option) = (finding.field.clone(), format!("{}/0", finding.field));
        assert!(desk.has(&field) || desk.has(&option), "{field} is on the page");
    }
}

#[test]
fn a_save_that_meets_another_one_is_told_and_loses_nothing() {
    let mut desk = Desk::open(Language::English, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let mut other = desk.library.load(&id).unwrap();
    other.filing.set("facts.appid", "wx0000000000000000");
    let _ = desk.library.save(&id, other.revision, &other.filing).unwrap();
    desk.click_and_type("icp_subject.base_info.name", "Mine");
    desk.wait(
        "the banner",
        |app| matches!(app.screen(), Screen::Draft(draft) if draft.save_error(app.words()).is_some()),
    );
    assert!(desk.has("save/keep") && desk.has("save/reload"));
    assert_eq!(desk.draft().filing().text("icp_subject.base_info.name"), "Mine");
    desk.send(Message::Go(LastPage::Help));
    assert!(!is_draft(&desk.app), "help opens although nothing can be saved");
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the draft, which cannot be left", is_draft);
    assert_eq!(desk.draft().filing().text("icp_subject.base_info.name"), "Mine");
    desk.wait("the banner again", |app| simulator(app).find(Id::from("save/keep")).is_ok());
    desk.click("save/keep");
    desk.wait("the copy", saved);
    desk.wait(
        "two drafts",
        |app| matches!(app.screen(), Screen::Draft(draft) if draft.save_error(app.words()).is_none()),
    );
    assert_eq!(desk.library.drafts().unwrap().len(), 2);
}

#[test]
fn continue_brings_typed_text_into_form_and_undo_takes_it_back() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let path = "icp_subject.principal_info.mobile";
    desk.send_draft(DraftMessage::SectionPressed(Section::Principal));
    desk.click_and_type(path, "+86 138 0000 0000");
    desk.click("draft/continue");
    assert_eq!(desk.draft().filing().text(path), "13800000000");
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    assert_eq!(desk.draft().filing().text(path), "+86 138 0000 0000");
}

#[test]
fn a_certification_is_sent_along_when_it_is_wanted() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Type, 4));
    desk.wait("the draft", is_draft);
    assert!(!desk.has("task/certification"));
    assert!(!desk.has("certified/0"), "who fills in the console is not asked for it");
    desk.click("facts.through_interface/0");
    desk.click("certified/0");
    desk.click("task/certification");
    assert_eq!(desk.draft().section(), Section::Certification);
    assert_eq!(desk.draft().filing().number("auth_data.customer_type"), Some(1));
    assert!(!desk.has("auth_data.service_appid"));
    desk.click("auth_data.pay_type/1");
    assert!(desk.has("auth_data.service_appid"), "who lets the provider pay is asked for the package");
    desk.click("auth_data.invoice_info.invoice_type/3");
    desk.click_and_type("auth_data.invoice_info.vat.bank_name", "样本银行");
    assert!(desk.has("auth_data.qualification_other[0]"));
    desk.click("task/type");
    desk.click("certified/1");
    assert!(!desk.draft().filing().has("auth_data") && !desk.has("task/certification"));
    desk.click("draft/undo");
    assert_eq!(desk.draft().filing().text("auth_data.invoice_info.vat.bank_name"), "样本银行");
}

#[test]
fn the_platforms_answer_is_pasted_shown_and_kept() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Progress, 4));
    let pasted = r#"{"errcode": 86202, "errmsg": "apply icp filing fail", "hints": [
        {"errcode": 7, "errmsg": "样本意见", "err_field": "icp_applets.base_info.comment"}]}"#;
    let paste = |text: &str| {
        DraftMessage::Timeline(timeline::Message::Reply(timeline::reply::Message::Pasted(Some(text.to_owned()))))
    };
    desk.wait("the draft", is_draft);
    assert!(desk.has("reply/paste"));
    desk.send_draft(paste(r#"{"hints": [cut"#));
    desk.wait("the refusal", |app| !app.toasts().is_empty());
    desk.send_draft(paste(pasted));
    let library = desk.library.clone();
    let id = library.drafts().unwrap()[0].id.clone();
    let kept = move || library.versions(&id).unwrap().iter().any(|version| version.answer.is_some());
    desk.wait("the answer", |app| kept() && shows(app, "小程序备注"));
}

#[test]
fn what_was_refused_is_marked_until_it_is_changed() {
    let comment = "icp_applets.base_info.comment";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(comment, "旧备注");
        let id = library.create(&filing).unwrap().id;
        let answer = serde_json::json!({"errcode": 86202, "hints": [
            {"errcode": 7, "errmsg": "样本意见", "err_field": comment}]});
        workflow::keep_answer(library, &id, "提交", &answer).unwrap();
        LastPage::Draft { id, section: Section::Check.name().to_owned() }
    });
    let marked = i18n::text(Language::Chinese, "app-check-refused");
    desk.wait("the mark", |app| shows(app, &marked));
    assert_eq!(desk.draft().refused().len(), 1);
    desk.send_draft(DraftMessage::Form(form::Message::Typed(comment.to_owned(), "新备注".to_owned())));
    assert!(desk.draft().refused().is_empty() && !desk.shows(&marked));
    desk.click("draft/undo");
    assert!(desk.shows(&marked), "what is as it was is marked again");
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
    desk.library.add_event(&id, "submitted", noon, "", &serde_json::Value::Null).unwrap();
    let events = desk.library.events(&id).unwrap();
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Listed(Ok(events))));
    assert!(desk.draft().refused().is_empty(), "what is under review again is no longer marked");
}

#[test]
fn what_was_refused_is_counted_beside_what_is_wrong() {
    let name = "icp_subject.base_info.name";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(name, "样本商贸有限公司");
        filing.set("icp_subject.principal_info.mobile", "1");
        let id = library.create(&filing).unwrap().id;
        let answer = serde_json::json!({"errcode": 86202, "hints": [
            {"errcode": 7, "errmsg": "样本意见", "err_field": name}]});
        workflow::keep_answer(library, &id, "提交", &answer).unwrap();
        LastPage::Draft { id, section: Section::Check.name().to_owned() }
    });
    let besides = Words::of(Language::Chinese).count("app-check-refused-too", 1);
    desk.wait("both", |app| shows(app, &besides));
}

#[test]
fn a_version_comes_back_and_undo_takes_it_away() {
    let name = "icp_subject.base_info.name";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(name, "甲");
        let draft = library.create(&filing).unwrap();
        library.keep_version(&draft.id, "第一次", &filing).unwrap();
        filing.set(name, "乙");
        let _ = library.save(&draft.id, draft.revision, &filing).unwrap();
        LastPage::Draft { id: draft.id, section: Section::Subject.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    let listed = |number: usize| {
        move |app: &App| match app.screen() {
            Screen::Draft(draft) => draft.versions().and_then(Versions::count) == Some(number),
            _ => false,
        }
    };
    desk.click("draft/versions");
    desk.wait("the versions", listed(1));
    desk.click("versions/keep");
    desk.wait("one more", listed(2));
    desk.click("versions/2");
    desk.wait("its changes", |app| shows(app, "甲"));
    desk.click("versions/1/restore");
    desk.wait("what was", |app| matches!(app.screen(), Screen::Draft(draft) if draft.filing().text(name) == "甲"));
    assert!(desk.draft().versions().is_none());
    assert_eq!(desk.library.versions(&desk.library.drafts().unwrap()[0].id).unwrap().len(), 3);
    desk.click("draft/undo");
    assert_eq!(desk.draft().filing().text(name), "乙");
}

#[test]
fn a_field_is_found_by_its_name() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        for (key, code) in [("province", "440000"), ("city", "440300"), ("district", "440305")] {
            filing.set(&format!("icp_subject.base_info.{key}"), code);
        }
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Type.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    desk.click("draft/find");
    assert!(desk.has("picker/search"), "what the key does, a button does too");
    desk.send(Message::Pressed(Press::Named { key: Named::Escape, shift: false }));
    desk.send(Message::Pressed(Press::Command { key: 'f', shift: false }));
    desk.click_and_type("picker/search", "统一");
    let typed = |text: &str| DraftMessage::Form(form::Message::Picker(picker::Message::Searched(text.to_owned())));
    desk.send_draft(typed("广东省 南山区"));
    assert!(desk.shows("所在地区"), "answers are found too, by their names");
    desk.send_draft(typed("备注"));
    desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Moved(true))));
    desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Entered)));
    assert_eq!(desk.draft().section(), Section::Applet);
    assert!(desk.has("icp_applets.base_info.comment"));
}

#[test]
fn a_person_of_an_earlier_filing_begins_a_role() {
    let base = "icp_subject.principal_info";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut earlier = Filing::new(Kind::New);
        earlier.set(&format!("{base}.name"), "张样本");
        earlier.set(&format!("{base}.mobile"), "13800000000");
        library.create(&earlier).unwrap();
        fresh(Section::Principal, 4)(library)
    });
    let begin = format!("{base}/persons");
    desk.wait("the offer", |app| is_draft(app) && simulator(app).find(Id::from(begin.clone())).is_ok());
    desk.click(&begin);
    desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Entered)));
    assert_eq!(desk.draft().filing().text(&format!("{base}.mobile")), "13800000000");
    desk.click("draft/undo");
    assert!(!desk.draft().filing().has(&format!("{base}.name")), "one step takes all of it back");
}

#[test]
fn what_was_read_is_marked_until_it_is_looked_over() {
    let name = "icp_subject.base_info.name";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(name, "样本公司");
        filing.set("facts.read_from_scan", serde_json::json!([name]));
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Subject.name().to_owned() }
    });
    let mark = i18n::text(Language::Chinese, "app-read-mark");
    desk.wait("the mark", |app| is_draft(app) && shows(app, &mark));
    desk.click(&format!("{name}/looked-over"));
    assert!(!desk.shows(&mark));
    desk.click("draft/undo");
    desk.send_draft(DraftMessage::SectionPressed(Section::Check));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    assert!(desk.shows(&mark), "in the list of what is sent too");
    desk.click("check/looked-over");
    assert!(!desk.draft().filing().has("facts.read_from_scan") && !desk.has("check/looked-over"));
    assert_eq!(desk.draft().filing().text(name), "样本公司");
}

#[test]
fn what_the_system_refuses_goes_at_one_press_and_help_says_why() {
    let name = "icp_subject.base_info.name";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(name, "样\u{200b}本😀公司");
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Subject.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::SectionPressed(Section::Check));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    desk.send_draft(DraftMessage::SectionPressed(Section::Subject));
    desk.click(&format!("{name}/cure-0"));
    assert_eq!(desk.draft().filing().text(name), "样本公司");
    desk.wait("the next review", |app| {
        matches!(app.screen(), Screen::Draft(draft)
            if draft.review().is_some_and(|review| review.findings.iter().all(|found| found.rule != *"illegal-characters")))
    });
    assert!(!desk.has(&format!("{name}/cure-0")));
    desk.click("draft/undo");
    desk.send(Message::Go(LastPage::Help));
    assert!(desk.shows(&i18n::text(Language::Chinese, "explain-fix")), "what helps against each finding");
}

#[test]
fn what_is_only_not_filled_in_yet_is_no_problem_in_the_list() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    let state = |desk: &Desk| desk.library.drafts().unwrap()[0].state;
    for (typed, expected) in [("13800000001", DraftState::Filling), ("138", DraftState::Problems)] {
        let typed = form::Message::Typed("icp_subject.principal_info.mobile".to_owned(), typed.to_owned());
        desk.send_draft(DraftMessage::Form(typed));
        desk.wait("the save", saved);
        desk.work_for(Duration::from_secs(2));
        assert_eq!(state(&desk), expected);
    }
}

#[test]
fn what_is_ticked_counts_however_the_dialog_is_left() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Applet, 4));
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::Form(form::Message::Asked(form::choice::Ask::Services)));
    desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Searched("小吃".to_owned()))));
    desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Entered)));
    desk.send_draft(DraftMessage::DialogDismissed);
    assert!(!desk.draft().filing().list("icp_applets.base_info.service_content_types").is_empty());
}

#[test]
fn a_form_that_is_opened_takes_the_focus() {
    for (section, takes) in [(Section::Subject, true), (Section::Progress, false)] {
        let mut desk = Desk::open(Language::Chinese, fresh(section, 4));
        desk.wait("the draft", is_draft);
        desk.work_for(Duration::from_millis(300));
        let what_moves_is_drawn = [desk.driven.moved > 0, desk.driven.redrawn > 0];
        assert_eq!(what_moves_is_drawn, [takes; 2], "{section:?}");
    }
}

#[test]
fn what_was_read_from_a_picture_that_is_gone_is_no_longer_marked() {
    let base = "icp_subject.principal_info";
    let [name, until] = ["name", "certificate_validity_date_end"].map(|key| format!("{base}.{key}"));
    let (one, other) = (name.clone(), until.clone());
    let mut desk = Desk::open(Language::Chinese, move |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(&one, "张样本");
        filing.set(&other, "20300101");
        filing.set(&format!("{base}.certificate_photo_front"), "front.jpg");
        filing.set(&format!("{base}.certificate_photo_back"), "back.jpg");
        filing.set("facts.read_from_scan", serde_json::json!([one, other]));
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Principal.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    assert!(desk.has(&format!("{until}/looked-over")));
    desk.send_draft(DraftMessage::Slot(slot::Message::RemovePressed(format!("{base}.certificate_photo_back"))));
    assert!(!desk.has(&format!("{until}/looked-over")), "no picture says it any more");
    assert!(desk.has(&format!("{name}/looked-over")), "the other side says it still");
    assert_eq!(desk.draft().filing().text(&until), "20300101");
    desk.click("draft/undo");
    assert!(desk.has(&format!("{until}/looked-over")));
}

#[test]
fn a_blank_in_an_address_goes_at_the_field() {
    let email = "icp_subject.principal_info.email";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(email, "li @example.com");
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Check.name().to_owned() }
    });
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    desk.send_draft(DraftMessage::SectionPressed(Section::Principal));
    assert!(
        desk.has(&format!("{email}/row")),
        "what is said and what helps stand in one row, which a link shows whole"
    );
    desk.click(&format!("{email}/cure-0"));
    assert_eq!(desk.draft().filing().text(email), "li@example.com");
}

#[test]
fn what_a_choice_means_for_the_province_is_said_at_the_choice() {
    for language in Language::ALL {
        let choice = "facts.principal_is_legal_representative";
        let mut desk = Desk::open(language, |library| {
            let mut filing = Filing::new(Kind::New);
            for (path, value) in [
                ("icp_subject.base_info.type", serde_json::json!(4)),
                ("icp_subject.base_info.province", serde_json::json!("440000")),
                ("icp_subject.base_info.city", serde_json::json!("440300")),
                ("icp_subject.base_info.district", serde_json::json!("440305")),
            ] {
                filing.set(path, value);
            }
            let id = library.create(&filing).unwrap().id;
            LastPage::Draft { id, section: Section::Principal.name().to_owned() }
        });
        desk.wait("the draft", is_draft);
        desk.click(&format!("{choice}/1"));
        desk.wait("what the bureau wants", |app| {
            let Screen::Draft(draft) = app.screen() else { return false };
            let said = draft.review().and_then(|review| review.findings.iter().find(|found| found.field == choice));
            said.is_some_and(|said| shows(app, &said.what(language)))
        });
        assert_eq!(desk.draft().section(), Section::Principal, "before anything is printed or signed");
    }
}

#[test]
fn a_code_has_a_field_as_wide_as_it_is() {
    let mut desk = Desk::open(Language::English, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let width = |key: &str| {
        let id = Id::from(format!("icp_subject.principal_info.{key}"));
        desk.simulator().find(id).unwrap().bounds().width
    };
    let [mobile, number, name, email, day] =
        ["mobile", "certificate_number", "name", "email", "certificate_validity_date_end"].map(width);
    assert!(day < mobile && mobile < number, "{day} {mobile} {number}");
    assert!((name - mobile).abs() < 1.0 && (email - number).abs() < 1.0, "{name} {email}");
    desk.send_draft(DraftMessage::Form(form::Message::Typed(
        "icp_subject.principal_info.emergency_contact".to_owned(),
        "13500000001".to_owned(),
    )));
    assert!(desk.shows("135 0000 0001"), "as it is read aloud, beside the field");
}

#[test]
fn no_field_shows_something_that_looks_like_an_answer() {
    let like_an_answer = |shown: &str| shown.chars().any(|character| character.is_ascii_digit() || character == '@');
    for language in Language::ALL {
        for section in [Section::Subject, Section::Principal, Section::Applet] {
            let mut desk = Desk::open(language, fresh(section, 4));
            desk.wait("the draft", is_draft);
            let shown = desk.typed();
            assert!(shown.len() > 3, "{section:?} has fields");
            let answers: Vec<&String> = shown.iter().filter(|shown| like_an_answer(shown)).collect();
            assert_eq!(answers, <[&String; 0]>::default(), "{section:?}");
        }
    }
}

#[test]
fn the_history_says_when_and_what_was_changed() {
    let (name, address) = ("icp_subject.base_info.name", "icp_subject.base_info.address");
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(name, "样本");
        let draft = library.create(&filing).unwrap();
        filing.set(name, "样本甲");
        let revision = library.save(&draft.id, draft.revision, &filing).unwrap().revision;
        // A removal is kept within the same minute too.
        filing.remove(name);
        filing.set(address, "样本路1号");
        library.save(&draft.id, revision, &filing).unwrap();
        LastPage::Draft { id: draft.id, section: Section::Subject.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    desk.click("draft/versions");
    let label = |path: &str| i18n::label(Language::Chinese, path);
    let said = |app: &App, text: &str| crate::shows_any(app, &|shown: &str| shown == text);
    let first = format!("改动：{}", label(name));
    desk.wait("what was changed first", |app| said(app, &first));
    let second =
        [format!("改动：{}、{}", label(name), label(address)), format!("改动：{}、{}", label(address), label(name))];
    assert!(second.iter().any(|second| said(&desk.app, second)));
    let timed = |shown: &str| shown.ends_with(" 改动之前") && shown.matches(':').count() == 2;
    assert!(crate::shows_any(&desk.app, &timed), "to the second");
}

#[test]
fn a_long_name_leaves_room_for_the_buttons_beside_it() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Applet, 4));
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::Form(form::Message::Typed("facts.applet_name".to_owned(), "备案".repeat(100))));
    let narrow = Size::new(900.0, 640.0);
    for button in ["draft/find", "draft/versions", "draft/undo", "draft/redo"] {
        let bounds = simulator_of(&desk.app, narrow).find(Id::new(button)).unwrap().bounds();
        assert!(bounds.width > 20.0 && bounds.x + bounds.width < narrow.width, "{button}: {bounds:?}");
    }
}
