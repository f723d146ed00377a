//! What is edited after the submission: the pages and the list say that it reaches nobody, and how it would.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::words::Words;
use beian_desk::filing::Kind;
use beian_desk::filing::path::{CHANGED, FILED};
use beian_desk::i18n::Language;
use beian_desk::progress::Happening;
use beian_desk::store::Library;
use beian_desk::workflow;
use iced::widget::Id;
use serde_json::Value;

use crate::{Desk, is_draft, sample, shows, simulator};

const MOBILE: &str = "icp_subject.principal_info.mobile";

/// The sample draft after a submission and these happenings, opened at its progress.
pub(crate) fn submitted(happenings: &'static [Happening]) -> impl FnOnce(&Library) -> LastPage {
    move |library| {
        let place = sample(Section::Progress)(library);
        let LastPage::Draft { id, .. } = &place else { return place };
        let (now, filing) = (workflow::china_now(), library.load(id).unwrap().filing);
        let data = workflow::submission_data(library, id, "样本提交", &filing, now).unwrap();
        library.add_event(id, Happening::Submitted.name(), now, "", &data).unwrap();
        for happening in happenings {
            library.add_event(id, happening.name(), now, "粤ICP备12345678号-1X", &Value::Null).unwrap();
        }
        place
    }
}

fn bar(count: usize) -> String {
    Words::of(Language::Chinese).count("app-handed-in", count)
}

fn typed(desk: &mut Desk, text: &str) {
    desk.send_draft(DraftMessage::Form(form::Message::Typed(MOBILE.to_owned(), text.to_owned())));
}

fn has(id: &'static str) -> impl Fn(&App) -> bool {
    move |app| is_draft(app) && simulator(app).find(Id::from(id)).is_ok()
}

#[test]
fn edits_of_a_granted_filing_reach_nobody_and_become_a_modification() {
    let mut desk = Desk::open(Language::Chinese, submitted(&[Happening::NumberGranted]));
    desk.wait("the way", has("follow-up/change"));
    let LastPage::Draft { id, .. } = desk.app.settings().place.clone() else { panic!("a draft is open") };
    let filed = desk.draft().filing().text(MOBILE).to_owned();
    assert!(!desk.shows(&bar(1)), "nothing was edited");
    typed(&mut desk, "13700000000");
    desk.wait("the bar", |app| shows(app, &bar(1)));
    for section in [Section::Principal, Section::Materials, Section::Check, Section::Export, Section::Submit] {
        desk.send_draft(DraftMessage::SectionPressed(section));
        assert!(desk.shows(&bar(1)), "{section:?}");
    }
    desk.click("task/principal");
    assert!(desk.shows(&Words::of(Language::Chinese).put("app-handed-in-was", &[("value", &filed)])));
    desk.wait("that it is saved", crate::saved);
    desk.send(Message::Go(LastPage::Home));
    let row = Words::of(Language::Chinese).count("app-handed-in-row", 1);
    desk.wait("the row", |app| matches!(app.screen(), Screen::Home(_)) && shows(app, &row));

    desk.send(Message::Go(LastPage::Draft { id: id.clone(), section: Section::Principal.name().to_owned() }));
    desk.wait("the bar again", has("handed-in/modify"));
    desk.click("handed-in/modify");
    let begun = |app: &App| matches!(app.screen(), Screen::Draft(draft) if draft.filing().kind() == Kind::Change);
    desk.wait("the modification", begun);
    let filing = desk.draft().filing();
    assert_eq!((filing.text(MOBILE), filing.text(&format!("{FILED}[{MOBILE}]"))), ("13700000000", filed.as_str()));
    assert!(filing.list(CHANGED).contains(&MOBILE.into()), "it is among what changes");
    let library = desk.library.clone();
    desk.wait("that the filed draft says what is filed", move |_| {
        library.load(&id).unwrap().filing.text(MOBILE) == filed
    });
}

#[test]
fn nothing_is_left_to_do_in_the_list_of_sections_while_it_is_under_review() {
    let mut desk = Desk::open(Language::Chinese, submitted(&[]));
    desk.wait("the draft", has("happening/withdrawn"));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    let words = Words::of(Language::Chinese);
    let word = |name: &str| words.get(&format!("app-progress-{name}"));
    for name in ["problems", "unconfirmed", "check-unconfirmed", "filling"] {
        assert!(!desk.shows(&word(name)), "{name}");
    }
    assert!(desk.shows(&word("handed-in")));
    typed(&mut desk, "1");
    // What was submitted may not be read yet.
    desk.wait("that it is edited", |app| shows(app, &word("edited")));
    assert!(!desk.shows(&word("problems")), "what is edited is edited here alone");
}

#[test]
fn during_the_review_the_way_out_is_the_one_there_is() {
    let mut desk = Desk::open(Language::Chinese, submitted(&[]));
    desk.wait("the draft", has("happening/withdrawn"));
    let before = desk.draft().filing().text(MOBILE).to_owned();
    typed(&mut desk, "13700000000");
    desk.wait("the bar", has("handed-in/withdraw"));
    desk.click("handed-in/withdraw");
    desk.wait("the form", has("event/record"));
    desk.click("event/record");
    desk.wait("that it is in hand", |app| !shows(app, &bar(1)));
    assert_eq!(desk.draft().filing().text(MOBILE), "13700000000", "what is edited is submitted next");

    let mut desk = Desk::open(Language::Chinese, submitted(&[Happening::SmsDone]));
    desk.wait("the draft", has("happening/province-refused"));
    typed(&mut desk, "13700000000");
    desk.wait("the bar", has("handed-in/restore"));
    assert!(!desk.has("handed-in/withdraw") && !desk.has("handed-in/modify"));
    assert!(crate::shows_any(&desk.app, &|shown| shown.contains("现在不能更改")));
    desk.click("handed-in/restore");
    assert!(!desk.shows(&bar(1)));
    assert_eq!(desk.draft().filing().text(MOBILE), before);
}

#[test]
fn nothing_urges_to_export_what_was_handed_in() {
    let exported_before = |happenings: &'static [Happening]| {
        move |library: &Library| {
            let place = submitted(happenings)(library);
            let LastPage::Draft { id, .. } = &place else { return place };
            let mut other = library.load(id).unwrap().filing;
            other.set(MOBILE, "13700000000");
            let package = Some(workflow::Left::new("样本-备案材料.zip".as_ref(), &other));
            workflow::Submission { package, ..workflow::Submission::default() }.keep(library, id).unwrap();
            place
        }
    };
    let urged = Words::of(Language::Chinese).get("app-progress-export-filling");
    let exported = Words::of(Language::Chinese).get("app-progress-export-done");
    let mut desk = Desk::open(Language::Chinese, exported_before(&[Happening::PlatformRefused]));
    desk.wait("that it is to be exported again", |app| is_draft(app) && shows(app, &urged));
    for happenings in [&[][..], &[Happening::NumberGranted]] {
        let mut desk = Desk::open(Language::Chinese, exported_before(happenings));
        desk.wait("that it was exported", |app| is_draft(app) && shows(app, &exported));
        assert!(!desk.shows(&urged));
    }
}
