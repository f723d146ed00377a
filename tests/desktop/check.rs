//! Sections with open problems, the check page, and statements to confirm.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::file_dialog::Chosen;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, slot};
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::filing::{Filing, Kind};
use beian_desk::finding::{Finding, Level};
use beian_desk::i18n::{self, Language};
use beian_desk::rules::{self, Review};
use beian_desk::store::Library;
use iced::widget::Id;

use crate::{Desk, fresh, is_draft, sample, saved, shows};

fn reviewed(app: &App) -> bool {
    matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some() && !draft.is_inspecting())
}

#[test]
fn a_section_left_open_says_at_its_top_what_is_open_in_the_order_of_the_page() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, fresh(Section::Subject, 4));
        desk.wait("the review", reviewed);
        desk.click("draft/continue");
        let error = i18n::text(language, "app-title-error");
        assert!(desk.app.title().starts_with(&error), "{}", desk.app.title());
        // The picture comes first on the page.
        desk.click("summary/0");
        assert_eq!(desk.draft().section(), Section::Subject);
        let said = |path: &str| {
            let findings = &desk.draft().review().unwrap().findings;
            findings.iter().find(|finding| finding.field == path).unwrap().what(language)
        };
        let photo = said("icp_subject.organize_info.certificate_photo");
        assert!(desk.shows(&photo));
        desk.click("summary/later");
        assert_eq!(desk.draft().section(), Section::Principal);
        assert!(!desk.app.title().starts_with(&error));
    }
}

#[test]
fn a_field_is_no_longer_called_empty_once_something_stands_in_it() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the review", reviewed);
    desk.click("draft/continue");
    let path = "icp_subject.base_info.name";
    let finding = desk.draft().review().unwrap().findings.iter().find(|finding| finding.field == path).unwrap().clone();
    let empty = finding.what(Language::Chinese);
    assert!(desk.shows(&empty));
    desk.click_and_type(path, "样");
    assert!(desk.draft().is_unsaved(), "typing has not rested");
    assert!(!desk.shows(&empty));
}

/// Vertical position of the widget `id`.
fn top_of(desk: &Desk, id: &str) -> f32 {
    desk.simulator().find(iced::widget::Id::from(id.to_owned())).unwrap().bounds().y
}

#[test]
fn what_is_confirmed_keeps_its_place_until_the_page_is_left() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Check));
    desk.wait("the review", reviewed);
    let findings = desk.draft().review().unwrap().findings.clone();
    let keys: Vec<String> = findings.iter().map(|finding| rules::answer_key(finding, desk.draft().filing())).collect();
    let answer = |key: &str| {
        let ids = [format!("check/{key}/confirm"), format!("check/{key}/answer/0")];
        ids.into_iter().find(|id| desk.has(id))
    };
    let ids: Vec<String> = keys.iter().filter_map(|key| answer(key)).collect();
    let [first, next, ..] = ids.as_slice() else { panic!("{keys:?}") };
    let (first, next) = (first.clone(), next.clone());
    let before = top_of(&desk, &next);
    desk.click(&first);
    assert!((top_of(&desk, &next) - before).abs() < 0.5, "the next one moved up");
    desk.wait("the save", saved);
    assert!((top_of(&desk, &next) - before).abs() < 0.5);
    desk.click("task/type");
    desk.click("task/check");
    assert!(top_of(&desk, &next) < before, "it is with what was confirmed now");
}

#[test]
fn a_statement_is_confirmed_whether_its_field_is_filled_or_not() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Check, 4));
    desk.wait("the review", reviewed);
    assert!(!desk.draft().filing().has("facts.appid"));
    desk.click("check/account-prerequisites/answer/0");
    assert_eq!(desk.draft().filing().flag("facts.answers[account-prerequisites]"), Some(true));
}

#[test]
fn an_empty_field_is_said_once() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Applet, 4));
    desk.wait("the review", reviewed);
    desk.click("draft/continue");
    let listed = (0..20).filter(|index| desk.has(&format!("summary/{index}"))).count();
    let findings = &desk.draft().review().unwrap().findings;
    let mut fields: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.level == beian_desk::finding::Level::Error)
        .map(|finding| finding.field.as_str())
        .filter(|field| Section::of(field) == Section::Applet)
        .collect();
    fields.sort_unstable();
    fields.dedup();
    assert_eq!(listed, fields.len());
}

#[test]
fn what_is_open_is_said_as_what_it_is() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Check));
    desk.wait("the review", |app| {
        reviewed(app) && matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some_and(Review::ready))
    });
    let standing = desk.draft().review().unwrap().standing(desk.draft().filing());
    assert!(standing.open > 0 && standing.blocking() == 0, "{standing:?}");
    assert!(desk.shows(&format!("未发现必须修改的问题，还有 {} 项待您确认", standing.open)));
    assert!(!desk.shows(&i18n::text(Language::Chinese, "app-check-ready")));
    desk.send_draft(DraftMessage::SectionPressed(Section::Subject));
    let mut empty = Desk::open(Language::Chinese, fresh(Section::Check, 4));
    empty.wait("the review", reviewed);
    let standing = empty.draft().review().unwrap().standing(empty.draft().filing());
    assert_eq!(standing.wrong, 0, "what is not filled in yet is not wrong");
    assert!(empty.shows(&format!("还有 {} 项未填", standing.unfilled)));
}

#[test]
fn what_must_be_fixed_comes_before_what_is_to_be_confirmed_and_one_press_leads_there() {
    let path = "icp_applets.principal_info.mobile";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let place = sample(Section::Check)(library);
        let LastPage::Draft { id, .. } = &place else { return place };
        let mut draft = library.load(id).unwrap();
        draft.filing.set("facts.manager_is_principal", false);
        draft.filing.set(path, "1380000");
        let _ = library.save(id, draft.revision, &draft.filing).unwrap();
        place
    });
    desk.wait("the review", reviewed);
    let review = desk.draft().review().unwrap().clone();
    let filing = desk.draft().filing().clone();
    let is_wrong = |finding: &Finding| finding.level == Level::Error && !rules::is_unfilled(finding, &filing);
    let (wrong, others): (Vec<&Finding>, Vec<&Finding>) = review.findings.iter().partition(|finding| is_wrong(finding));
    assert!(!wrong.is_empty() && !others.is_empty(), "{review:?}");
    let row = |finding: &Finding| format!("check/{}/{}", finding.rule, finding.field);
    let last = wrong.iter().map(|finding| top_of(&desk, &row(finding))).fold(0.0, f32::max);
    for finding in others.iter().filter(|finding| finding.level > Level::Error) {
        assert!(top_of(&desk, &row(finding)) > last, "{finding:?}");
    }
    desk.click("check/first");
    assert_eq!(desk.draft().section(), Section::showing(&wrong[0].field, &filing));
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-check-return")), "and the way leads back");
}

#[test]
fn an_empty_field_is_not_counted_as_a_wrong_one() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the review", reviewed);
    desk.click_and_type("icp_subject.organize_info.certificate_number", "91440300MA5EXAMPLE1");
    desk.click("draft/continue");
    let findings = &desk.draft().review().unwrap().findings;
    let filing = desk.draft().filing();
    let here = findings.iter().filter(|finding| Section::showing(&finding.field, filing) == Section::Subject);
    let wrong = here.filter(|finding| finding.level == Level::Error && !rules::is_unfilled(finding, filing)).count();
    assert!(wrong > 0);
    let said = format!("有 {wrong} 处需要修改，还有 ");
    assert!(crate::shows_any(&desk.app, &|shown| shown.starts_with(&said)), "{said}");
}

#[test]
fn an_answer_is_changed_from_the_check_and_the_way_leads_back() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Check));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    desk.click("check/change/icp_applets.base_info.comment");
    assert_eq!(desk.draft().section(), Section::Applet);
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-check-return")));
    desk.click("draft/continue");
    assert_eq!(desk.draft().section(), Section::Check);
    desk.click("task/subject");
    assert!(!desk.shows(&i18n::text(Language::Chinese, "app-check-return")));
}

#[test]
fn without_a_dialog_of_the_system_the_path_is_asked_for() {
    let front = "icp_subject.principal_info.certificate_photo_front".to_owned();
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let chosen = |chosen: Chosen| DraftMessage::Slot(slot::Message::Chosen(front.clone(), chosen));
    desk.send_draft(chosen(Chosen::Left));
    assert!(!desk.has("path"), "a dialog that was left is an answer");
    desk.send_draft(chosen(Chosen::NoDialog));
    assert!(desk.has("path") && desk.shows(&i18n::text(Language::Chinese, "app-path-alone")));
}

#[test]
fn a_demonstration_says_so_on_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let library = std::sync::Arc::new(Library::open(folder.path()).unwrap());
    let settings = Settings { language: Some(Language::Chinese), ..Settings::default() };
    let (app, _) = App::new(library, None, settings, None);
    let said = i18n::text(Language::Chinese, "app-demo");
    assert!(!shows(&app, &said));
    let mut app = app.as_demo();
    for place in [LastPage::Home, LastPage::Start, LastPage::Scans, LastPage::Settings, LastPage::Help] {
        let _ = app.update(Message::Go(place));
        assert!(shows(&app, &said));
    }
}

#[test]
fn what_is_confirmed_or_denied_stays_where_it_stands_until_the_page_is_left() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Check));
    desk.wait("the review", reviewed);
    let filing = desk.draft().filing().clone();
    let statement = |finding: &&Finding| rules::named(&finding.rule).any(|rule| rule.is_statement);
    let findings = desk.draft().review().unwrap().findings.clone();
    let put: Vec<(String, String)> = findings
        .iter()
        .filter(statement)
        .map(|it| (rules::answer_key(it, &filing), format!("check/{}/{}", it.rule, it.field)))
        .collect();
    let [(confirmed, row), (denied, other), ..] = put.as_slice() else { panic!("two statements: {put:?}") };
    let place = |desk: &Desk, id: &str| desk.simulator().find(Id::from(id.to_owned())).unwrap().bounds().y;
    let before = (place(&desk, row), place(&desk, other));
    desk.click(&format!("check/{confirmed}/answer/0"));
    desk.click(&format!("check/{denied}/answer/1"));
    desk.wait("the review of it", |app| reviewed(app) && crate::saved(app));
    assert_eq!((place(&desk, row), place(&desk, other)), before, "nothing comes under the pointer");
    assert!(desk.has(&format!("check/{confirmed}/back")));
    let heading = i18n::text(Language::Chinese, "app-check-confirmed");
    assert!(!desk.shows(&heading));
    desk.click("task/export");
    desk.click("task/check");
    assert!(desk.shows(&heading) && !desk.has(row));
}

#[test]
fn all_statements_are_confirmed_together() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Check));
    desk.wait("the review", reviewed);
    desk.click("check/confirm-all");
    desk.wait("the review of it", |app| reviewed(app) && crate::saved(app));
    let open = desk.draft().review().unwrap().findings.clone();
    let open: Vec<_> = open.iter().filter(|it| rules::named(&it.rule).any(|rule| rule.is_statement)).collect();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn who_fills_both_roles_is_told_once() {
    for language in Language::ALL {
        let [principal, manager] = ["icp_subject", "icp_applets"].map(|part| format!("{part}.principal_info.mobile"));
        let (one, other) = (principal.clone(), manager.clone());
        let mut desk = Desk::open(language, move |library| {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.base_info.type", 5);
            filing.set(&one, "1380000000");
            filing.set(&other, "1380000000");
            let id = library.create(&filing).unwrap().id;
            LastPage::Draft { id, section: Section::Check.name().to_owned() }
        });
        desk.wait("the review", reviewed);
        let review = desk.draft().review().unwrap();
        let errors = || review.findings.iter().filter(|finding| finding.level == Level::Error);
        let of = |path: &str| errors().filter(|finding| finding.field == path).count();
        assert_eq!((of(&principal), of(&manager)), (1, 0), "{:?}", review.findings);
        assert_eq!(review.standing(desk.draft().filing()).wrong, 1);
        desk.send_draft(DraftMessage::SectionPressed(Section::Principal));
        desk.click("draft/continue");
        let wrong = review_of(&desk).iter().find(|finding| finding.field == principal).unwrap().what(language);
        assert!(desk.shows(&wrong), "it is said where it is typed");
    }
}

fn review_of(desk: &Desk) -> &[Finding] {
    &desk.draft().review().unwrap().findings
}

#[test]
fn what_was_left_out_is_said_where_all_answers_stand() {
    let optional = "icp_subject.base_info.comment";
    for language in Language::ALL {
        let mut desk = Desk::open(language, |library| {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.base_info.type", 4);
            filing.set("icp_subject.base_info.name", "样本公司");
            let id = library.create(&filing).unwrap().id;
            LastPage::Draft { id, section: Section::Check.name().to_owned() }
        });
        desk.wait("the review", reviewed);
        assert!(desk.shows(&i18n::text(language, "app-unanswered")));
        desk.click(&format!("check/fill/{optional}"));
        assert_eq!(desk.draft().section(), Section::of(optional));
    }
}

#[test]
fn what_is_asked_at_a_field_leads_to_where_it_is_confirmed() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Check, 4));
    desk.wait("the review", reviewed);
    let filing = desk.draft().filing().clone();
    let asked =
        desk.draft().review().unwrap().findings.iter().find(|finding| {
            finding.level > Level::Error && Section::showing(&finding.field, &filing) == Section::Applet
        });
    let field = asked.unwrap().field.clone();
    desk.click("task/applet");
    desk.click(&format!("{field}/confirm"));
    assert_eq!(desk.draft().section(), Section::Check);
}

#[test]
fn whoever_filters_the_list_anew_sees_what_is_left() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Check, 4));
    desk.wait("the review", reviewed);
    desk.click("check/account-prerequisites/answer/0");
    let confirmed = i18n::text(Language::Chinese, "app-check-confirmed-here");
    assert!(desk.shows(&confirmed));
    desk.click("check/filter/0");
    assert!(!desk.shows(&confirmed));
}

#[test]
fn what_a_reviewer_asks_for_can_be_put_in_though_no_rule_needs_it() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, fresh(Section::Materials, 4));
        desk.wait("the review", reviewed);
        let add = "icp_materials.holding_certificate_photo[0]/add";
        assert!(desk.has(add), "what a reviewer asks for can be put in");
        let chosen = Chosen::NoDialog;
        let place = add.trim_end_matches("/add").to_owned();
        desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(place, chosen)));
        assert!(desk.has("path"));
    }
}
