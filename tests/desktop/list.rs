//! The list of drafts: an action on one or several drafts happens once, is reported, and can be undone.

use beian_desk::desktop::app::{App, Message, Screen, ToastAction};
use beian_desk::desktop::page::home;
use beian_desk::desktop::page::table;
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::store::Library;
use beian_desk::workflow;
use iced::Size;
use iced::widget::Id;

use crate::{Desk, shows, shows_any, simulator_of};

fn is_listed(app: &App) -> bool {
    matches!(app.screen(), Screen::Home(home) if home.is_listed())
}

/// The list with drafts of these names.
fn listing(names: &'static [&'static str]) -> Desk {
    let mut desk = Desk::open(Language::Chinese, move |library| {
        for name in names {
            let mut filing = Filing::new(Kind::New);
            filing.set("facts.applet_name", *name);
            let _ = library.create(&filing).unwrap();
        }
        LastPage::Home
    });
    desk.wait("the list", is_listed);
    desk
}

fn undo() -> Message {
    Message::Pressed(Press::Command { key: 'z', shift: false })
}

fn count(desk: &Desk) -> usize {
    desk.library.drafts().unwrap().len()
}

#[test]
fn a_double_click_makes_one_copy_which_is_told_marked_and_taken_back() {
    let mut desk = listing(&["样本点餐"]);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click(&format!("home/copy-{id}"));
    desk.send(Message::Home(home::Message::CopyPressed(id.clone())));
    let told = Words::of(Language::Chinese).put("app-home-copied", &[("title", "样本点餐")]);
    desk.wait("the note", |app| app.toasts().iter().any(|toast| toast.text == told && toast.action.is_some()));
    desk.wait("the copy", |app| is_listed(app) && shows_any(app, &|text| text.contains("#副本")));
    assert_eq!(count(&desk), 2);
    desk.send(undo());
    let library = desk.library.clone();
    desk.wait("that it is gone", move |_| library.drafts().unwrap().len() == 1);
    assert_eq!(desk.library.drafts().unwrap()[0].id, id, "the copy went, and not what it was made of");
}

#[test]
fn what_another_program_writes_is_listed_when_the_window_is_looked_at_again() {
    let mut desk = listing(&["样本点餐"]);
    let other = Library::open(desk.library.folder()).unwrap();
    let focused = || Message::Event(iced::Event::Window(iced::window::Event::Focused), iced::window::Id::unique());
    for (name, looked) in [("样本记账", focused()), ("样本读书", Message::Ticked)] {
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", name);
        let _ = other.create(&filing).unwrap();
        assert!(!desk.shows(name));
        desk.send(looked);
        desk.wait("the other program's draft", |app| shows(app, name));
    }
}

#[test]
fn drafts_made_from_a_table_are_taken_back_together() {
    let mut desk = listing(&["样本旧稿"]);
    let file = desk.library.folder().join("客户.csv");
    std::fs::write(&file, "公司名称,小程序名称\n样本一店,样本点餐\n样本二店,样本商城\n").unwrap();
    for by_key in [true, false] {
        desk.send(Message::Incoming(beian_desk::desktop::opened_files::OpenedFiles::Table(file.clone())));
        desk.wait("the preview", |app| matches!(app.screen(), Screen::Table(page) if page.has_looked()));
        desk.send(Message::Table(table::Message::MakePressed));
        desk.wait("the list", is_listed);
        assert_eq!(count(&desk), 3);
        if by_key {
            desk.send(undo());
        } else {
            let toast = desk.app.toasts().iter().rev().find(|toast| toast.action.is_some()).unwrap();
            let button = format!("toast-{}/action", toast.id);
            desk.click(&button);
        }
        let library = desk.library.clone();
        desk.wait("that they are gone", move |_| library.drafts().unwrap().len() == 1);
        assert_eq!(desk.library.trash().unwrap().len(), if by_key { 2 } else { 4 }, "the trash holds them");
        let gone = Words::of(Language::Chinese).count("app-home-discarded-many", 2);
        desk.wait("that it is said", |app| is_listed(app) && app.toasts().iter().any(|toast| toast.text == gone));
    }
}

#[test]
fn ticked_drafts_go_to_the_trash_and_come_back_in_one_step() {
    let mut desk = listing(&["样本一", "样本二", "样本三"]);
    assert!(!desk.has("home/discard-chosen"));
    let ids: Vec<String> = desk.library.drafts().unwrap().into_iter().map(|draft| draft.id).collect();
    for id in &ids[..2] {
        desk.send(Message::Home(home::Message::Toggled(id.clone())));
    }
    desk.click("home/discard-chosen");
    let told = Words::of(Language::Chinese).count("app-home-discarded-many", 2);
    desk.wait("the note", |app| app.toasts().iter().any(|toast| toast.text == told));
    assert_eq!(count(&desk), 1);
    desk.send(undo());
    let library = desk.library.clone();
    desk.wait("all of them", move |_| library.drafts().unwrap().len() == 3);
}

#[test]
fn steps_in_the_list_are_taken_back_from_the_last_to_the_first() {
    let mut desk = listing(&["样本一", "样本二"]);
    let ids: Vec<String> = desk.library.drafts().unwrap().into_iter().map(|draft| draft.id).collect();
    desk.click(&format!("home/copy-{}", ids[0]));
    let library = desk.library.clone();
    desk.wait("the copy", move |app| library.drafts().unwrap().len() == 3 && !app.toasts().is_empty());
    desk.wait("the row", |app| shows_any(app, &|text| text.contains("#副本")));
    desk.click(&format!("home/discard-{}", ids[1]));
    let library = desk.library.clone();
    let is_offered =
        |app: &App| app.toasts().iter().any(|toast| matches!(toast.action, Some((_, ToastAction::Restore(_)))));
    desk.wait("the trash", move |app| library.drafts().unwrap().len() == 2 && is_offered(app));
    for (left, what) in [(3, "what was thrown away last is back"), (2, "the copy is gone")] {
        desk.send(undo());
        let library = desk.library.clone();
        desk.wait(what, move |app| library.drafts().unwrap().len() == left && is_listed(app));
    }
    let left: Vec<String> = desk.library.drafts().unwrap().into_iter().map(|draft| draft.id).collect();
    assert!(ids.iter().all(|id| left.contains(id)));
}

#[test]
fn the_search_stays_in_its_place_while_it_is_typed_into_and_is_cleared_by_a_press() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", "样本点餐");
        let id = library.create(&filing).unwrap().id;
        let now = workflow::china_now();
        library.add_event(&id, "submitted", now, "", &serde_json::Value::Null).unwrap();
        library.add_event(&id, "platform-passed", now, "", &serde_json::Value::Null).unwrap();
        LastPage::Home
    });
    let due = i18n::text(Language::Chinese, "app-due");
    desk.wait("what is due", |app| is_listed(app) && shows(app, &due));
    let size = Size::new(1180.0, 900.0);
    let place = |desk: &Desk| simulator_of(&desk.app, size).find(Id::new(home::SEARCH)).unwrap().bounds().y;
    let before = place(&desk);
    assert!(!desk.has("home/search-clear"));
    desk.click_and_type(home::SEARCH, "样");
    assert!(!desk.shows(&due), "what was found has the room");
    assert!((place(&desk) - before).abs() < 0.5, "{} instead of {before}", place(&desk));
    desk.click("home/search-clear");
    assert!(!desk.has("home/search-clear") && desk.shows(&due));
}

#[test]
fn a_name_that_is_too_long_for_its_row_ends_with_a_sign() {
    let name = "样本".repeat(12);
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", name.as_str());
        let _ = library.create(&filing).unwrap();
        LastPage::Home
    });
    desk.wait("the list", is_listed);
    let found = |width: f32| {
        let cut = std::sync::Mutex::new(None);
        let collect = |candidate: iced_test::selector::Candidate<'_>| {
            if let iced_test::selector::Candidate::Text { content, .. } = candidate
                && content.starts_with("样本样本")
            {
                *cut.lock().unwrap() = Some(content.to_owned());
            }
            None::<()>
        };
        let _ = simulator_of(&desk.app, Size::new(width, 900.0)).find(collect);
        cut.into_inner().unwrap().unwrap()
    };
    let short = found(860.0);
    assert!(short.ends_with('…') && short.chars().count() < 24, "{short}");
    assert_eq!(found(1600.0), name);
}
