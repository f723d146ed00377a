//! Many drafts created from a table.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::opened_files::OpenedFiles;
use beian_desk::desktop::page::{home, table};
use beian_desk::desktop::settings::LastPage;
use beian_desk::i18n::{self, Language};
use beian_desk::store::DraftState;

use crate::{Desk, shows};

fn has_looked(app: &App) -> bool {
    matches!(app.screen(), Screen::Table(page) if page.has_looked())
}

#[test]
fn a_table_is_looked_through_before_its_drafts_are_made() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Start);
    desk.click("start/table");
    desk.wait("the page", |app| matches!(app.screen(), Screen::Table(_)));
    let file = desk.library.folder().join("客户.csv");
    let table = "公司名称,小程序名称,单位性质,身份证号,主体负责人手机号码,客户等级\n样本一店,样本点餐,企业,1.1E+17,1380000000,A\n样本二店,样本商城,外星,,,B\n";
    std::fs::write(&file, table).unwrap();
    desk.click_and_type(table::PATH, file.to_str().unwrap());
    desk.click("table/look");
    desk.wait("the preview", has_looked);
    assert!(desk.shows("列“客户等级”认不出，没有采用。"));
    assert!(desk.shows("样本点餐·样本一店") && desk.shows("第 2 行·首次备案"));
    assert!(desk.library.drafts().unwrap().is_empty(), "nothing is made so far");
    desk.click("table/row-3");
    desk.click("table/make");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let drafts = desk.library.drafts().unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.title.as_str()).collect::<Vec<_>>(), ["样本点餐"]);
    let problems = i18n::text(Language::Chinese, "app-state-problems");
    desk.wait("that the list says of it what the preview said", |app| shows(app, &problems));
    let id = drafts[0].id.clone();
    let title = drafts[0].title.clone();
    desk.send(Message::Home(home::Message::CopyPressed(id)));
    let library = desk.library.clone();
    desk.wait("that its copy is judged too", |_| {
        let drafts = library.drafts().unwrap();
        drafts.len() == 2 && drafts.iter().all(|draft| draft.state == DraftState::Problems && draft.title == title)
    });
    desk.library.discard(&desk.library.drafts().unwrap()[0].id).unwrap();

    desk.send(Message::Incoming(OpenedFiles::Table(file)));
    desk.wait("the preview once more", has_looked);
    assert!(desk.shows("资料库中已有同一主体的“样本点餐”。"));
    desk.click("table/make");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    assert_eq!(desk.library.drafts().unwrap().len(), 2, "what is there already is not made again");
}

#[test]
fn what_is_to_be_put_right_stands_first_and_what_is_to_be_confirmed_is_counted() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let file = desk.library.folder().join("客户.csv");
    let rows = (0..45).map(|row| format!("样本{row}店,样本点餐{row},企业,138{:08}", row * 7_301 + 14));
    let table = ["公司名称,小程序名称,单位性质,主体负责人手机号码".to_owned()].into_iter().chain(rows);
    let table: Vec<String> = table.chain(["样本末店,样本末餐,企业,1380000000".to_owned()]).collect();
    std::fs::write(&file, table.join("\n")).unwrap();
    desk.send(Message::Incoming(OpenedFiles::Table(file)));
    desk.wait("the preview", has_looked);
    assert!(desk.has("table/row-47") && !desk.has("table/row-46"), "the last row is wrong, and stands first");
    let counted = |count: usize| desk.shows(&format!("{count} 项要确认或留意，建好草稿后在“检查”里查看"));
    assert!((1..20).any(counted));
    desk.click("table/make");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let drafts = desk.library.drafts().unwrap();
    let titles: Vec<&str> = drafts.iter().map(|draft| draft.title.as_str()).collect();
    assert_eq!(
        titles.iter().position(|title| *title == "样本点餐3"),
        titles.iter().position(|title| *title == "样本点餐4").map(|at| at - 1)
    );
}

#[test]
fn a_column_that_is_not_known_is_said_to_answer_something() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let file = desk.library.folder().join("客户.csv");
    std::fs::write(&file, "公司名称,招牌,单位性质\n样本一店,样本点餐,企业\n").unwrap();
    desk.send(Message::Incoming(OpenedFiles::Table(file)));
    desk.wait("the preview", has_looked);
    assert!(desk.shows("采用了 3 列中的 2 列") && desk.has("table/column-1") && !desk.has("table/column-0"));
    desk.click("table/column-1");
    desk.click_and_type(beian_desk::desktop::widget::picker::SEARCH, "小程序名称");
    desk.send(Message::Table(table::Message::Picker(beian_desk::desktop::widget::picker::Message::Entered)));
    desk.wait("the preview once more", |app| crate::shows(app, "采用了 3 列中的 3 列"));
    assert!(desk.shows("样本点餐·样本一店"));
    desk.click("table/columns");
    assert!(desk.has("table/column-0"));
}

#[test]
fn remarks_and_whoever_handles_a_draft_are_known_and_what_would_be_lost_is_said() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let file = desk.library.folder().join("客户.csv");
    let table = "公司名称,小程序名称,备注,经办人,地区,客户等级,空列\n样本一店,样本点餐,点餐和外卖,样本甲,杭州西湖,A,\n";
    std::fs::write(&file, table).unwrap();
    desk.send(Message::Incoming(OpenedFiles::Table(file)));
    desk.wait("the preview", has_looked);
    assert!(desk.shows("有内容但没有采用的列（1）：客户等级"), "the empty one loses nothing");
    desk.click("table/make");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let draft = desk.library.drafts().unwrap().remove(0);
    assert_eq!(draft.label.owner, "样本甲");
    let filing = desk.library.load(&draft.id).unwrap().filing;
    assert_eq!(filing.text("icp_applets.base_info.comment"), "点餐和外卖");
    assert_eq!(filing.text("icp_subject.base_info.district"), "330106");
}

#[test]
fn a_file_that_is_no_table_says_why_and_an_empty_one_can_be_saved() {
    let mut desk = Desk::open(Language::English, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let file = desk.library.folder().join("old.xls");
    std::fs::write(&file, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).unwrap();
    desk.send(Message::Incoming(OpenedFiles::Table(file)));
    desk.wait("the refusal", has_looked);
    assert!(!desk.has("table/make"));
    desk.click("table/empty");
    let empty = desk.library.folder().join("empty.xlsx");
    desk.save_under(&empty);
    desk.wait("the file", |_| empty.exists());
    assert!(std::fs::read(&empty).unwrap().starts_with(b"PK"));
}
