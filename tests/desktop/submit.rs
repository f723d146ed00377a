//! From the letters to the console: letters to print and sign, exported packages, values to enter.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, export, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::rules::Review;
use beian_desk::workflow;
use iced::widget::Id;
use serde_json::json;

use crate::{Desk, fresh, is_draft, sample, shows, simulator};

const NAME: &str = "icp_subject.base_info.name";

fn ready(app: &App) -> bool {
    let ready = |review: Option<&Review>| review.is_some_and(Review::ready);
    matches!(app.screen(), Screen::Draft(draft) if ready(draft.review()) && !draft.is_inspecting())
}

fn reopen(desk: &mut Desk, section: Section) {
    let LastPage::Draft { id, .. } = desk.app.settings().place.clone() else { panic!("a draft is open") };
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.send(Message::Go(LastPage::Draft { id, section: section.name().to_owned() }));
    desk.wait("the draft", is_draft);
}

/// Whether the page says that `count` of all items were entered.
fn entered(app: &App, count: usize) -> bool {
    let said = format!("已填 {count} / ");
    crate::shows_any(app, &|text| text.starts_with(&said) && text.ends_with(" 项"))
}

#[test]
fn what_left_is_found_again_and_what_was_entered_stays_entered_until_it_changes() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Export));
    desk.wait("the review", ready);
    let done = "task/export";
    let target = desk.library.folder().join("材料.zip");
    desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
    desk.click("export/export");
    desk.wait("the package", |app| shows(app, &i18n::text(Language::Chinese, "app-export-done")));
    assert!(desk.has(done));
    reopen(&mut desk, Section::Export);
    desk.wait("the package again", |app| shows(app, &i18n::text(Language::Chinese, "app-export-done")));
    desk.click("export/submit");
    assert_eq!(desk.draft().section(), Section::Submit);

    desk.click(&format!("submit/{NAME}/copy"));
    assert!(desk.shows(&i18n::text(Language::Chinese, "submit-copied")));
    desk.click(&format!("submit/{NAME}/done"));
    assert!(entered(&desk.app, 1));
    let id = desk.library.drafts().unwrap().into_iter().find(|draft| draft.title == "样本记账").map(|draft| draft.id);
    let (library, id) = (desk.library.clone(), id.unwrap());
    desk.wait("the tick", move |_| {
        beian_desk::workflow::Submission::load(&library, &id).unwrap().entered.contains_key(NAME)
    });
    reopen(&mut desk, Section::Submit);
    desk.wait("the tick again", |app| entered(app, 1));

    let photo = "icp_subject.organize_info.certificate_photo";
    desk.wait("the review", ready);
    desk.click(&format!("submit/{photo}/reveal"));
    let folder = target.with_extension("");
    desk.wait("the files", |_| folder.read_dir().is_ok_and(|files| files.count() > 3));

    let typed = form::Message::Typed(NAME.to_owned(), "样本改名有限公司".to_owned());
    desk.send_draft(DraftMessage::Form(typed));
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-export-stale")), "the package says something else now");
    assert!(entered(&desk.app, 0), "what was entered is no longer the answer");
}

#[test]
fn a_package_for_a_folder_is_in_it_and_always_has_its_ending() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Export));
    desk.wait("the review", ready);
    let folder = tempfile::tempdir().unwrap();
    let into = |desk: &mut Desk, target: &std::path::Path| {
        desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
        desk.click("export/export");
    };
    let packages = || {
        let names = folder.path().read_dir().unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    into(&mut desk, folder.path());
    let done = |app: &App| shows(app, &i18n::text(Language::Chinese, "app-export-done"));
    desk.wait("the package in the folder", done);
    let [name] = &packages()[..] else { panic!("one package: {:?}", packages()) };
    assert!(
        std::path::Path::new(name).extension().is_some_and(|ending| ending == "zip") && name.contains("样本记账"),
        "{name}"
    );
    into(&mut desk, &folder.path().join("材料"));
    desk.wait("the package with its ending", |_| packages().contains(&"材料.zip".to_owned()));
    desk.wait("the end", |app| matches!(app.screen(), Screen::Draft(draft) if !draft.is_exporting()));
    into(&mut desk, &folder.path().join("没有/材料.zip"));
    let said = |app: &App| crate::shows_any(app, &|shown| shown.contains("不存在"));
    desk.wait("that there is no such folder", said);
    assert_eq!(packages().len(), 2, "and none was made");
}

#[test]
fn a_change_and_a_deregistration_have_their_own_way() {
    for (kind, path, value, absent) in [
        (Kind::Change, "icp_applets.base_info.comment", json!("样本备注样本备注样本备注样本备注样本备注"), NAME),
        (Kind::Cancel, "icp_applets.base_info.record_number", json!("粤ICP备12345678号-1X"), "facts.appid"),
    ] {
        let mut desk = Desk::open(Language::Chinese, |library| {
            let mut filing = Filing::new(kind);
            filing.set("icp_subject.base_info.type", 4);
            filing.set("icp_applets.base_info.record_number", "粤ICP备12345678号-1X");
            filing.set("change.changed", json!(["icp_applets.base_info.comment"]));
            if kind == Kind::Change {
                filing.set(NAME, "样本公司");
            }
            filing.set(path, value);
            let id = library.create(&filing).unwrap().id;
            LastPage::Draft { id, section: Section::Submit.name().to_owned() }
        });
        desk.wait("the draft", is_draft);
        assert!(desk.has(&format!("submit/{path}/done")), "{kind:?}");
        assert!(!desk.has(&format!("submit/{absent}/done")), "{kind:?} asks for nothing else");
        let end = format!("submit-end-{}-head", kind.name());
        assert!(desk.shows(&i18n::text(Language::Chinese, &end)));
        desk.click("submit/submitted");
        assert_eq!(desk.draft().section(), Section::Progress);
        // It is not finished, so that is said before it is recorded.
        desk.wait("the form", |app| simulator(app).find(Id::new("event/record")).is_ok());
        let doubt = i18n::text(Language::Chinese, "doubt-not-ready");
        desk.wait("the doubt", |app| crate::shows(app, &doubt));
        assert_eq!(desk.library.drafts().unwrap()[0].progress, None);
        desk.click("event/record");
        desk.wait("that it is on record, to be put right", |app| simulator(app).find(Id::new("event/1/edit")).is_ok());
        assert_eq!(desk.library.drafts().unwrap()[0].progress.as_deref(), Some("submitted"));
    }
}

#[test]
fn what_only_the_interface_asks_for_is_asked_of_nobody_else() {
    let task = "icp_applets.principal_info.verify_task_id";
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Manager, 4));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    assert!(!desk.has(task));
    assert!(desk.draft().review().unwrap().findings.iter().all(|finding| finding.field != task));
    desk.click("task/type");
    desk.click("facts.through_interface/0");
    desk.click("task/manager");
    assert!(desk.has(task));
}

#[test]
fn a_letter_is_made_where_it_belongs_before_anything_is_exported() {
    let letter = "icp_subject.principal_info.authorization_letter";
    for (section, place) in [(Section::Materials, letter), (Section::Principal, letter)] {
        let mut desk = Desk::open(Language::Chinese, |library| {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.base_info.type", 4);
            filing.set("facts.principal_is_legal_representative", false);
            let id = library.create(&filing).unwrap().id;
            LastPage::Draft { id, section: section.name().to_owned() }
        });
        desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
        assert!(desk.has(&format!("{place}/print")), "{section:?}");
        assert!(desk.shows(&i18n::text(Language::Chinese, "app-letter-signed")), "and the scan goes to the same place");
        desk.click(&format!("{place}/save"));
        desk.wait("where to", |app| simulator(app).find(Id::from("save/save")).is_ok());
        let target = desk.library.folder().join("授权书.pdf");
        desk.save_under(&target);
        desk.wait("the letter", |_| target.exists());
        assert!(std::fs::read(&target).unwrap().starts_with(b"%PDF"));
    }
}

#[test]
fn what_is_left_to_do_is_said_before_it_is_submitted() {
    for language in Language::ALL {
        let words = Words::of(language);
        let usable = i18n::text(language, "submit-unconfirmed-about");
        // Nothing is filled in: no package is spoken of, and nothing is left to be entered.
        let mut desk = Desk::open(language, fresh(Section::Submit, 4));
        desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
        let standing = desk.draft().review().unwrap().standing(desk.draft().filing());
        assert!(standing.open > 0 && standing.unfilled > 0);
        assert!(desk.shows(&words.count("app-check-unfilled", standing.unfilled)));
        assert!(desk.shows(&i18n::text(language, "submit-blocked-about")));
        assert!(!desk.shows(&usable) && !desk.shows(&i18n::text(language, "submit-nothing-to-upload")));
        desk.click("submit/check");
        assert_eq!(desk.draft().section(), Section::Check);
        // Only confirmations are left: without a package there is none to be used.
        let mut desk = Desk::open(language, sample(Section::Submit));
        desk.wait("the review", ready);
        let open = desk.draft().review().unwrap().standing(desk.draft().filing()).open;
        let confirm = words.count("app-check-to-confirm", open);
        assert!(open > 0 && crate::shows_any(&desk.app, &|shown| shown.contains(&confirm)));
        assert!(!desk.shows(&usable) && desk.shows(&i18n::text(language, "submit-no-package")));
    }
}

#[test]
fn what_was_refused_and_is_not_changed_is_said_before_it_is_submitted_again() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let place = sample(Section::Submit)(library);
        let LastPage::Draft { id, .. } = &place else { panic!() };
        let answer = json!({"errcode": 86202, "hints": [
            {"errcode": 7, "errmsg": "样本意见", "err_field": "icp_applets.base_info.comment"}]});
        workflow::keep_answer(library, id, "提交", &answer).unwrap();
        place
    });
    desk.wait("the review", ready);
    desk.wait("the answer", |app| shows(app, &Words::of(Language::Chinese).count("app-check-again", 1)));
    assert!(desk.shows(&i18n::text(Language::Chinese, "submit-blocked-about")));
}

#[test]
fn pictures_that_are_still_inspected_are_waited_for_before_the_export_too() {
    let mut desk = Desk::open(Language::Chinese, |library| LastPage::Draft {
        id: workflow::fill_with_samples(library).unwrap(),
        section: Section::Export.name().to_owned(),
    });
    desk.wait("the first review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    assert!(desk.draft().is_inspecting());
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-check-looking")) && !desk.has("export/check"));
}

#[test]
fn nothing_that_can_be_pressed_moves_when_a_package_is_there() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, fresh(Section::Export, 4));
        desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
        let target = desk.library.folder().join("材料.zip");
        desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
        let place = |app: &App| simulator(app).find(Id::new("export/force")).unwrap().bounds();
        let before = place(&desk.app);
        desk.click("export/force");
        desk.wait("the draft of a package", |app| shows(app, &i18n::text(language, "app-export-draft-done")));
        assert_eq!(place(&desk.app), before, "{language:?}");
    }
}

#[test]
fn materials_are_not_complete_before_they_were_looked_at() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, |library| LastPage::Draft {
            id: workflow::fill_with_samples(library).unwrap(),
            section: Section::Materials.name().to_owned(),
        });
        desk.wait(
            "the first review",
            |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some() && draft.is_inspecting()),
        );
        let complete = i18n::text(language, "app-progress-materials-done");
        assert!(!desk.shows(&complete) && desk.shows(&i18n::text(language, "app-progress-looking")));
        assert!(!desk.shows(&i18n::text(language, "app-material-ok")), "nor is one of them");
        // Nor does the check page say that nothing has to be changed.
        desk.click("task/check");
        let looking = matches!(desk.app.screen(), Screen::Draft(draft) if draft.is_inspecting());
        assert!(!looking || desk.shows(&i18n::text(language, "app-check-looking")) && !desk.has("check/export"));
        desk.wait("the pictures", |app| matches!(app.screen(), Screen::Draft(draft) if !draft.is_inspecting()));
        desk.wait("the result", |app| simulator(app).find(iced::widget::Id::from("check/export")).is_ok());
    }
}
