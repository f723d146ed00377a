//! The page that starts a new filing.

use beian_desk::desktop::app::Screen;
use beian_desk::desktop::settings::LastPage;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;

use iced::Size;
use iced::widget::Id;

use crate::{Desk, is_draft, simulator_of};
use beian_desk::i18n;
use beian_desk::workflow;

#[test]
fn one_of_many_known_subjects_is_found_by_its_name_and_files_again() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        for number in 0..9 {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.base_info.name", format!("样本{number}号商店").as_str());
            filing.set("facts.applet_name", "样本小程序");
            library.create(&filing).unwrap();
        }
        LastPage::Start
    });
    desk.wait("the subjects", |app| matches!(app.screen(), Screen::Start(start) if start.knows_subjects()));
    // The six most recently changed of nine come first.
    assert!(desk.shows("样本8号商店") && !desk.shows("样本2号商店"));
    let small = Size::new(960.0, 640.0);
    let begin = simulator_of(&desk.app, small).find(Id::from("start/begin")).unwrap().bounds();
    assert!(begin.y + begin.height <= small.height, "the way on stands at {begin:?}");
    desk.click("start/known-0");
    desk.click_and_type("start/search", "2号 样本");
    assert!(desk.shows("样本2号商店") && !desk.shows("样本8号商店"));
    assert!(
        matches!(desk.app.screen(), Screen::Start(start) if !start.is_ready()),
        "the hidden one is not chosen any more"
    );
    desk.click("start/known-6");
    desk.click("start/begin");
    desk.wait("the draft", is_draft);
    let filing = desk.draft().filing();
    assert_eq!(filing.text("icp_subject.base_info.name"), "样本2号商店");
    assert!(!filing.has("facts.applet_name"), "the mini program is another one");
}

#[test]
fn a_modification_begins_with_what_was_filed_and_says_where_that_is_not_known() {
    let mut desk = Desk::open(Language::English, |library| {
        for (subject, filed) in [("样本甲商店", true), ("样本乙商店", false)] {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.base_info.name", subject);
            filing.set("facts.applet_name", "样本小程序");
            let id = library.create(&filing).unwrap().id;
            if filed {
                let now = workflow::china_now();
                library
                    .add_event(&id, "number-granted", now, "粤ICP备12345678号-1X", &serde_json::Value::Null)
                    .unwrap();
            }
        }
        LastPage::Start
    });
    let text = |key: &str| i18n::text(Language::English, key);
    desk.wait("the subjects", |app| matches!(app.screen(), Screen::Start(start) if start.knows_subjects()));
    assert!(desk.shows(&text("app-start-again-new-about")));
    desk.click("start/change");
    assert!(desk.shows(&text("app-start-again-change-about")) && !desk.shows(&text("app-start-again-new-about")));
    let unfiled = format!("样本小程序 · {}", text("app-start-again-unfiled"));
    assert!(desk.shows("样本小程序") && desk.shows(&unfiled), "the filed one stands first, the other is marked");
    let tall = Size::new(1180.0, 4000.0);
    let top = |id: &str| simulator_of(&desk.app, tall).find(Id::from(id.to_owned())).unwrap().bounds().y;
    assert!(top("start/known-0") < top("start/enterprise"), "who files is asked after it");
    desk.click("start/known-1");
    desk.click("start/begin");
    desk.wait("the modification", is_draft);
    assert!(!desk.draft().filing().has("facts.filed"), "an unfiled draft is nothing that is filed");
    assert_eq!(desk.draft().filing().text("icp_subject.base_info.name"), "样本乙商店");
}
