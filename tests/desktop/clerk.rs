//! Many drafts handled by one clerk: labels, filters, one change to several drafts.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::form::choice::Ask;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::page::home::{self, Home, bulk_edit, labelling};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::picker;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use iced::keyboard::key::Named;
use iced::widget::Id;

use crate::{Desk, fresh, is_draft};

const NAME: &str = "icp_subject.principal_info.name";
const NUMBER: &str = "icp_subject.principal_info.certificate_number";
const MOBILE: &str = "icp_subject.principal_info.mobile";

fn home(app: &App) -> Option<&Home> {
    match app.screen() {
        Screen::Home(home) => Some(home),
        _ => None,
    }
}

fn filing(title: &str, kind: Kind, number: &str) -> Filing {
    let mut filing = Filing::new(kind);
    let answers = [("facts.applet_name", title), (NAME, "张样本"), (NUMBER, number), (MOBILE, "13000000001")];
    for (path, text) in answers {
        filing.set(path, text);
    }
    filing.set("icp_subject.base_info.type", 4);
    filing
}

/// The list with three drafts; the responsible person of the last one is another person of the same name.
fn desk(language: Language) -> Desk {
    let mut desk = Desk::open(language, |library| {
        let filings = [("样本点餐", Kind::New, "N1"), ("样本商城", Kind::Change, "N1"), ("样本预约", Kind::New, "N2")];
        library.create_all(&filings.map(|(title, kind, number)| filing(title, kind, number))).unwrap();
        LastPage::Home
    });
    desk.wait("the list", |app| home(app).is_some_and(Home::is_listed));
    desk
}

fn id(desk: &Desk, title: &str) -> String {
    desk.library.drafts().unwrap().into_iter().find(|draft| draft.title == title).unwrap().id
}

#[test]
fn a_draft_gets_an_owner_tags_and_a_note_and_is_found_by_them() {
    let mut desk = desk(Language::Chinese);
    let id = id(&desk, "样本点餐");
    desk.click(&format!("home/label-{id}"));
    desk.click_and_type(labelling::OWNER, "王样本");
    desk.click_and_type(labelling::TAGS, "加急 年检");
    desk.click_and_type(labelling::NOTE, "周五来取");
    desk.click("home/label-keep");
    desk.wait("the label", |app| crate::shows(app, "首次备案·王样本·#加急 #年检·周五来取"));
    desk.click_and_type(beian_desk::desktop::page::home::SEARCH, "年检");
    assert!(desk.has(&format!("home/open-{id}")) && !desk.shows("样本商城"));
}

#[test]
fn a_draft_is_found_by_who_answers_for_it_and_opened_with_enter() {
    let mut desk = desk(Language::Chinese);
    let wanted = id(&desk, "样本预约");
    desk.click_and_type(home::SEARCH, "n2");
    desk.wait("the only one", |app| !crate::shows(app, "样本点餐") && crate::shows(app, "样本预约"));
    desk.send(Message::Home(home::Message::Searched("张样本".to_owned())));
    desk.wait("all of that person", |app| crate::shows(app, "样本点餐") && crate::shows(app, "样本商城"));
    desk.send(Message::Home(home::Message::Entered));
    assert!(home(&desk.app).is_some(), "of several none is meant");
    desk.send(Message::Home(home::Message::Searched("n2".to_owned())));
    desk.send(Message::Home(home::Message::Entered));
    desk.wait("the draft", crate::is_draft);
    assert!(matches!(&desk.app.settings().place, LastPage::Draft { id, .. } if *id == wanted));
}

#[test]
fn the_list_shows_what_meets_the_conditions_and_all_of_it_again() {
    let mut desk = desk(Language::English);
    assert!(!desk.has("home/filter-kind/0"));
    desk.click("home/filter");
    assert!(!desk.has("home/filter-owner/0"), "nobody is named yet");
    desk.click("home/filter-kind/2");
    assert!(desk.shows("样本商城") && !desk.shows("样本点餐") && desk.shows("Filter (1)"));
    assert!(desk.shows("Edit the draft shown…"), "what is done with several is done with those shown");
    desk.click("home/filter");
    assert!(desk.shows("样本点餐") && desk.shows("样本商城"));
}

#[test]
fn one_change_reaches_the_same_person_everywhere_and_is_taken_back() {
    let mut desk = desk(Language::Chinese);
    desk.click("home/edit");
    desk.wait("the drafts", |app| crate::simulator(app).find(iced::widget::Id::from(bulk_edit::TEXT)).is_ok());
    desk.click_and_type(bulk_edit::TEXT, "1300000000");
    assert!(!desk.shows("修改 2 处"), "what the field would not take is written nowhere");
    desk.click_and_type(bulk_edit::TEXT, "2");
    assert!(desk.shows("13000000001 → 13000000002") && desk.shows("同名，不是同一人"));
    assert!(desk.shows("修改 2 处"), "the one of another number is left");
    desk.click("home/edit-enter");
    desk.wait("the change", |app| !app.toasts().is_empty());
    let mobiles = |desk: &Desk| {
        ["样本点餐", "样本商城", "样本预约"]
            .map(|title| desk.library.load(&id(desk, title)).unwrap().filing.text(MOBILE).to_owned())
    };
    assert_eq!(mobiles(&desk), ["13000000002", "13000000002", "13000000001"]);
    let toast = desk.app.toasts()[0].id;
    desk.click(&format!("toast-{toast}/action"));
    desk.wait("the way back", |app| crate::shows(app, "已恢复到修改之前"));
    assert_eq!(mobiles(&desk), ["13000000001"; 3]);
}

/// An arrow key pressed on the list.
fn arrow(named: Named, shift: bool) -> Message {
    Message::Pressed(Press::Named { key: named, shift })
}

#[test]
fn the_list_is_worked_through_by_keys() {
    for language in Language::ALL {
        let mut desk = desk(language);
        let wanted = id(&desk, "样本商城");
        desk.send(Message::Pressed(Press::Command { key: 'f', shift: false }));
        desk.click_and_type(home::SEARCH, "样本");
        let titles: Vec<String> = desk.library.drafts().unwrap().into_iter().map(|draft| draft.title).collect();
        let place = titles.iter().position(|title| title == "样本商城").unwrap();
        for _ in 0..=place {
            desk.send(arrow(Named::ArrowDown, false));
        }
        desk.send(Message::Pressed(Press::Named { key: Named::Enter, shift: false }));
        desk.wait("the draft", crate::is_draft);
        assert!(matches!(&desk.app.settings().place, LastPage::Draft { id, .. } if *id == wanted), "{language:?}");
        desk.send(Message::Pressed(Press::Command { key: 'p', shift: false }));
        assert_eq!(desk.draft().section(), Section::Progress);
        desk.send(Message::Pressed(Press::Command { key: 'w', shift: false }));
        desk.wait("the list", |app| home(app).is_some_and(Home::is_listed));
    }
}

#[test]
fn what_is_done_with_several_is_done_with_those_that_are_ticked() {
    for (language, several, all) in [
        (Language::Chinese, "交接勾选的 2 份草稿…", "交接列出的 3 份草稿…"),
        (Language::English, "Hand over the 2 ticked drafts…", "Hand over the 3 drafts shown…"),
    ] {
        let mut desk = desk(language);
        assert!(desk.shows(all));
        let foot = |desk: &Desk| desk.simulator().find(Id::new("home/edit")).unwrap().bounds().y;
        let before = foot(&desk);
        desk.send(arrow(Named::ArrowDown, false));
        desk.send(arrow(Named::ArrowDown, true));
        assert!(desk.shows(several), "{language:?}");
        assert!((foot(&desk) - before).abs() < 0.5, "what is pressed next keeps its place");
        desk.send(Message::Pressed(Press::Named { key: Named::Escape, shift: false }));
        assert!(desk.shows(all), "Escape unticks");
        for title in ["样本点餐", "样本预约"] {
            let id = id(&desk, title);
            desk.click(&format!("home/choose-{id}"));
        }
        desk.click("home/edit");
        desk.wait("the drafts", |app| crate::simulator(app).find(Id::from(bulk_edit::TEXT)).is_ok());
        desk.click_and_type(bulk_edit::TEXT, "13000000009");
        assert!(desk.shows("13000000001 → 13000000009"));
        desk.click("home/edit-enter");
        desk.wait("the change", |app| !app.toasts().is_empty());
        let mobile = |title: &str| desk.library.load(&id(&desk, title)).unwrap().filing.text(MOBILE).to_owned();
        assert_eq!(mobile("样本商城"), "13000000001", "what is not ticked is left alone");
        assert!([mobile("样本点餐"), mobile("样本预约")].contains(&"13000000009".to_owned()));
    }
}

#[test]
fn the_list_is_as_it_was_left_when_one_comes_back() {
    let mut desk = desk(Language::Chinese);
    let wanted = id(&desk, "样本商城");
    desk.click_and_type(home::SEARCH, "样本商");
    desk.wait("the only one", |app| !crate::shows(app, "样本点餐"));
    desk.click(&format!("home/open-{wanted}"));
    desk.wait("the draft", crate::is_draft);
    desk.click("draft/leave");
    desk.wait("the list", |app| home(app).is_some_and(Home::is_listed));
    assert!(desk.shows("样本商") && !desk.shows("样本点餐") && desk.has(&format!("home/open-{wanted}")));
    desk.send(Message::Home(home::Message::Entered));
    desk.wait("the marked one again", crate::is_draft);
}

/// The list of three drafts of one person: one that is granted, one under review, and one in hand.
fn handed_in() -> Desk {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let filings = ["样本点餐", "样本商城", "样本预约"].map(|title| filing(title, Kind::New, "N1"));
        let drafts = library.create_all(&filings).unwrap();
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        for (place, kind) in [(0, "submitted"), (0, "number-granted"), (1, "submitted")] {
            library.add_event(&drafts[place].id, kind, noon, "", &serde_json::Value::Null).unwrap();
        }
        LastPage::Home
    });
    desk.wait("where they stand", |app| crate::shows(app, "备案成功"));
    desk
}

#[test]
fn what_the_authorities_have_is_not_changed_with_the_others() {
    let mut desk = handed_in();
    desk.click("home/edit");
    desk.wait("the drafts", |app| crate::simulator(app).find(Id::from(bulk_edit::TEXT)).is_ok());
    desk.click_and_type(bulk_edit::TEXT, "13000000002");
    for said in ["首次备案", "备案成功", "已备案，只能办理变更", "审核中，不能改", "修改 1 处"]
    {
        assert!(desk.shows(said), "{said}");
    }
    desk.click("home/edit-enter");
    desk.wait("the change", |app| !app.toasts().is_empty());
    let mobile = |title: &str| desk.library.load(&id(&desk, title)).unwrap().filing.text(MOBILE).to_owned();
    assert_eq!(["样本点餐", "样本商城", "样本预约"].map(mobile), ["13000000001", "13000000001", "13000000002"]);
}

#[test]
fn the_way_to_a_modification_stands_beside_what_is_granted() {
    let mut desk = handed_in();
    desk.click("home/edit");
    desk.wait("the drafts", |app| crate::simulator(app).find(Id::from(bulk_edit::TEXT)).is_ok());
    desk.click_and_type(bulk_edit::TEXT, "13000000002");
    let titles: Vec<String> = desk.library.drafts().unwrap().into_iter().map(|draft| draft.title).collect();
    let place = titles.iter().position(|title| title == "样本点餐").unwrap();
    desk.click(&format!("home/edit-{place}/change"));
    desk.wait("its progress", crate::is_draft);
    assert_eq!(desk.draft().section(), Section::Progress);
}

#[test]
fn drafts_are_filtered_and_found_by_the_state_on_their_badge() {
    let mut desk = handed_in();
    let alone = |desk: &Desk, wanted: &str| {
        let shown = ["样本点餐", "样本商城", "样本预约"].into_iter().filter(|title| desk.shows(title));
        shown.collect::<Vec<_>>() == [wanted]
    };
    desk.click_and_type(home::SEARCH, "备案成功");
    desk.wait("the granted one", |app| !crate::shows(app, "样本商城"));
    assert!(alone(&desk, "样本点餐"));
    desk.send(Message::Home(home::Message::SearchCleared));
    desk.click("home/filter");
    let filtered = |state: &str| {
        let filter = home::filter::Filter { state: Some(state.to_owned()), ..home::filter::Filter::default() };
        Message::Home(home::Message::Filtered(filter))
    };
    desk.send(filtered("平台初审"));
    assert!(alone(&desk, "样本商城"));
    desk.send(filtered("备案成功"));
    assert!(alone(&desk, "样本点餐"));
}

#[test]
fn only_what_is_listed_is_exported_together() {
    let mut desk = handed_in();
    for draft in desk.library.drafts().unwrap() {
        let revision = desk.library.load(&draft.id).unwrap().revision;
        desk.library.set_state(&draft.id, revision, beian_desk::store::DraftState::Ready).unwrap();
    }
    desk.send(Message::Home(home::Message::Reload));
    desk.wait("the ready one", |app| crate::shows(app, "导出列出的可导出备案（1）"));
    desk.click_and_type(home::SEARCH, "样本商城");
    desk.wait("the other one", |app| !crate::shows(app, "样本预约"));
    assert!(!desk.has("home/batch"), "nothing that is listed can be exported");
}

#[test]
fn what_was_typed_into_a_dialog_is_not_lost_beside_it() {
    let mut desk = desk(Language::Chinese);
    let id = id(&desk, "样本点餐");
    let leave = || Message::Home(home::Message::DialogLeft);
    desk.click(&format!("home/label-{id}"));
    desk.send(leave());
    assert!(!desk.has(labelling::OWNER), "an untouched dialog goes");
    desk.click(&format!("home/label-{id}"));
    desk.click_and_type(labelling::OWNER, "王样本");
    for message in [leave(), Message::Pressed(Press::Named { key: Named::Escape, shift: false })] {
        desk.send(message);
        assert!(desk.has(labelling::OWNER) && desk.typed().contains(&"王样本".to_owned()));
    }
    assert!(!desk.app.toasts().is_empty(), "it says why it stays");
    desk.click("home/label-cancel");
    assert!(!desk.has(labelling::OWNER));
    desk.click("home/edit");
    desk.wait("the drafts", |app| crate::simulator(app).find(Id::from(bulk_edit::TEXT)).is_ok());
    desk.click_and_type(bulk_edit::TEXT, "13000000002");
    desk.send(leave());
    assert!(desk.has(bulk_edit::TEXT));
    desk.click("home/edit-cancel");
    desk.click("home/move-out");
    desk.click_and_type(beian_desk::desktop::save_as::PATH, "x");
    let mut beside = desk.simulator();
    beside.point_at(iced::Point::new(4.0, 4.0));
    let _ = beside.simulate(iced_test::simulator::click());
    assert_eq!(beside.into_messages().count(), 0, "a click beside it does not drop the path");
}

#[test]
fn pictures_that_came_in_are_looked_at_before_anybody_opens_the_draft() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let name = library.add_scan(b"no picture", "样本.jpg").unwrap();
        let mut filing = filing("样本点餐", Kind::New, "N1");
        filing.set("icp_subject.organize_info.certificate_photo", name);
        let _ = library.create(&filing).unwrap();
        LastPage::Home
    });
    desk.wait("the look", |app| crate::shows(app, "有问题"));
}

#[test]
fn enter_takes_the_region_that_is_called_so_before_others_that_are_meant_by_it() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    for (typed, district) in [("天河", "440106"), ("西湖", "330106")] {
        desk.send_draft(DraftMessage::Form(form::Message::Asked(Ask::Region)));
        for message in [picker::Message::Searched(typed.to_owned()), picker::Message::Entered] {
            desk.send_draft(DraftMessage::Form(form::Message::Picker(message)));
        }
        assert_eq!(desk.draft().filing().text("icp_subject.base_info.district"), district, "{typed}");
    }
}
