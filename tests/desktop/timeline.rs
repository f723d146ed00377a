//! After submission: recorded events, the platform's replies, and the way to the answers that it rejected.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::opened_files::PictureSource;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::timeline::{self, reply};
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::picker;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::progress::Happening;
use beian_desk::workflow;
use iced::keyboard::key::Named;
use iced::widget::Id;

use crate::{Desk, is_draft, saved, shows, simulator};

const MOBILE: &str = "icp_subject.principal_info.mobile";

fn opened() -> Desk {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(MOBILE, "13800000000");
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Progress.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    desk
}

fn says(app: &App, key: &str) -> bool {
    shows(app, &i18n::text(Language::Chinese, key))
}

fn says_toast(app: &App, key: &str) -> bool {
    app.toasts().iter().any(|toast| toast.text == i18n::text(Language::Chinese, key))
}

/// Records an event with a note, and waits until the page lists it under the id `event`.
fn record(desk: &mut Desk, happening: &str, note: &str, event: i64) {
    desk.click(&format!("happening/{happening}"));
    if !note.is_empty() {
        desk.send_draft(DraftMessage::Timeline(timeline::Message::NoteTyped(note.to_owned())));
    }
    desk.click("event/record");
    let listed = format!("event/{event}/remove");
    desk.wait(&listed, |app| simulator(app).find(Id::from(listed.clone())).is_ok());
}

#[test]
fn a_refused_entry_leads_to_its_field_and_is_marked_until_it_changes() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    record(&mut desk, "platform-refused", "样本原因", 2);
    assert!(says(&desk.app, "progress-submitted-again"));
    assert!(desk.shows("驳回原因：样本原因"));
    let answer =
        r#"{"errcode": 0, "audit_data": [{"key_name": "主体负责人手机号", "error": "样本意见", "suggest": ""}]}"#;
    let pasted = reply::Message::Pasted(Some(answer.to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the answer", |app| simulator(app).find(Id::new("reply/0/change")).is_ok());
    assert!(says(&desk.app, "app-refused-open"));
    desk.click("reply/0/change");
    assert_eq!(desk.draft().section(), Section::Principal);
    assert!(desk.shows("上次提交被驳回。平台意见：样本意见"));
    assert!(says(&desk.app, "progress-return"), "the way on leads back to the other opinions");
    desk.click_and_type(MOBILE, "1");
    desk.wait("the mark to go", |app| !shows(app, "上次提交被驳回。平台意见：样本意见"));
    assert!(desk.shows("上次的意见，已修改。平台意见：样本意见"), "what was demanded can be read while it is mended");
    desk.wait("the save", saved);
    desk.send_draft(DraftMessage::SectionPressed(Section::Progress));
    assert!(says(&desk.app, "app-refused-wrong") && !says(&desk.app, "app-refused-open"), "a digit too many");
    desk.click("happening/submitted");
    desk.click("event/record");
    desk.wait("the review, which says nothing of changes", |app| !says(app, "app-refused-wrong"));
}

#[test]
fn a_refusal_that_is_pasted_is_written_down_at_whatever_stage_it_comes() {
    let stages: [(&[&str], Happening); 3] = [
        (&[], Happening::PlatformRefused),
        (&["submitted"], Happening::PlatformRefused),
        (&["submitted", "platform-passed", "sms-done"], Happening::ProvinceRefused),
    ];
    for (before, refusal) in stages {
        let mut desk = opened();
        for (happening, event) in before.iter().zip(1..) {
            record(&mut desk, happening, "", event);
        }
        let pasted = reply::Message::Pasted(Some("主体负责人手机号：样本意见。请修改后重新提交。".to_owned()));
        desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
        desk.wait("the refusal", |app| says(app, "stage-refused") && says(app, "app-refused-open"));
        assert!(desk.has("reply/0/change"), "{before:?}");
        let id = desk.library.drafts().unwrap()[0].id.clone();
        let events = desk.library.events(&id).unwrap();
        assert_eq!(events.len(), before.len() + 1, "{before:?}");
        assert_eq!(events.last().map(|event| event.kind.as_str()), Some(refusal.name()));
    }
}

#[test]
fn a_message_that_refuses_nothing_changes_nothing_before_it_is_asked_about() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let paste = |desk: &mut Desk, text: &str| {
        let pasted = reply::Message::Pasted(Some(text.to_owned()));
        desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    };
    let id = desk.library.drafts().unwrap()[0].id.clone();
    paste(&mut desk, "今天下午三点开会，记得带身份证。");
    desk.wait("the question", |app| says(app, "progress-reply-unclear"));
    desk.click("reply/not-meant");
    assert!(!says(&desk.app, "progress-reply-unclear") && desk.draft().refused().is_empty());
    paste(&mut desk, "【工信部】您的备案信息已提交至管局，请在24小时内完成短信核验，验证码 000000");
    desk.wait("the form", |app| simulator(app).find(Id::new("event/record")).is_ok());
    assert_eq!(desk.library.events(&id).unwrap().len(), 1, "nothing is written down yet");
    desk.click("event/record");
    desk.wait("the 24 hours", |app| says(app, "deadline-sms"));
    paste(&mut desk, "恭喜，您的小程序备案已审核通过，备案号：粤ICP备12345678号-1X");
    desk.wait("the form", |app| simulator(app).find(Id::new("event/record")).is_ok());
    desk.click("event/record");
    desk.wait("the number", |app| shows(app, "备案号：粤ICP备12345678号-1X"));
}

#[test]
fn a_pasted_refusal_is_one_step_and_can_be_taken_away() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let pasted = reply::Message::Pasted(Some("主体负责人手机号：样本意见，请修改".to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    let stands = |app: &App| says(app, "stage-refused") && says(app, "app-refused-open");
    desk.wait("the refusal", stands);
    desk.send_draft(DraftMessage::UndoPressed);
    desk.wait("that all of it is gone", |app| {
        !says(app, "stage-refused") && !shows(app, "主体负责人手机号：样本意见，请修改")
    });
    desk.send_draft(DraftMessage::RedoPressed);
    desk.wait("that it is back", stands);
    desk.click("reply/remove/0");
    desk.wait("that the answer is gone", |app| says(app, "progress-reply-removed"));
    assert!(desk.draft().refused().is_empty());
    desk.click("reply/restore");
    desk.wait("that the answer is back", stands);
}

#[test]
fn a_second_answer_stands_beside_the_first_and_each_is_one_step() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let first = "1、主体负责人手机号：样本意见甲。2、样本事项尚待另行澄清。请在15日内修改后重新提交。";
    let second = r#"{"errcode": 86202, "hints": [
        {"errcode": 7, "errmsg": "样本意见乙", "err_field": "icp_applets.base_info.comment"}]}"#;
    let paste = |desk: &mut Desk, text: &str| {
        let pasted = reply::Message::Pasted(Some(text.to_owned()));
        desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    };
    let has_first = |app: &App| shows(app, first) && says(app, "deadline-answer");
    let has_second = |app: &App| shows(app, "平台意见：样本意见乙");
    paste(&mut desk, first);
    desk.wait("the first", has_first);
    desk.wait("the refusal", |app| says(app, "stage-refused"));
    paste(&mut desk, second);
    desk.wait("both", |app| has_first(app) && has_second(app));
    let said = |app: &App, text: &str| app.toasts().iter().any(|toast| toast.text == text);
    desk.wait("that it is said", |app| said(app, "平台答复：认出 1 条意见"));
    paste(&mut desk, second);
    desk.wait("that nothing is added twice", |app| says_toast(app, "progress-reply-known"));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    assert_eq!(desk.library.events(&id).unwrap().len(), 2, "one refusal");
    desk.send_draft(DraftMessage::UndoPressed);
    desk.wait("that the second is gone", |app| has_first(app) && !has_second(app));
    assert!(said(&desk.app, "已去掉记录：平台答复"), "{:?}", desk.app.toasts());
    desk.send_draft(DraftMessage::UndoPressed);
    desk.wait("that the refusal is gone", |app| !shows(app, first) && !says(app, "stage-refused"));
    assert!(said(&desk.app, "已去掉记录和平台答复：平台初审驳回"), "{:?}", desk.app.toasts());
    desk.send_draft(DraftMessage::RedoPressed);
    desk.wait("that the first is back", |app| has_first(app) && says(app, "stage-refused"));
    desk.send_draft(DraftMessage::RedoPressed);
    desk.wait("that both are back", |app| has_first(app) && has_second(app) && says(app, "stage-refused"));
    desk.click("reply/remove/1");
    desk.wait("that the first is taken away alone", |app| !shows(app, first) && has_second(app));
    desk.send_draft(DraftMessage::UndoPressed);
    desk.wait("that it is back, whichever stands first", |app| has_first(app) && has_second(app));
}

#[test]
fn with_open_points_it_is_asked_before_the_filing_counts_as_submitted_again() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    record(&mut desk, "platform-refused", "1、主体负责人手机号无法接通。\n2、请修改小程序备注。", 2);
    desk.wait("the points", |app| says(app, "app-refused-open"));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click("happening/submitted");
    assert!(says(&desk.app, "progress-unfinished") && says(&desk.app, "progress-record-all-the-same"));
    let named = |text: &str| text.contains("还有 2 条意见未处理") && text.contains("手机号");
    assert!(crate::shows_any(&desk.app, &named));
    assert_eq!(desk.library.events(&id).unwrap().len(), 2);
    desk.click("event/cancel");
    let is_open = |app: &App| matches!(app.screen(), Screen::Draft(draft) if !draft.refused().is_empty());
    for index in 0..2 {
        assert!(is_open(&desk.app));
        desk.click(&format!("reply/{index}/handled"));
        desk.wait("that", move |app| matches!(app.screen(), Screen::Draft(it) if it.refused().len() == 1 - index));
    }
    desk.click("happening/submitted");
    assert!(!says(&desk.app, "progress-unfinished"));
    desk.click("event/record");
    desk.wait("the review", |app| !says(app, "app-refused-handled"));
    assert_eq!(desk.library.events(&id).unwrap().len(), 3);
}

#[test]
fn a_card_of_which_no_side_is_named_is_refused_on_both_and_once() {
    let [front, back] = ["front", "back"].map(|side| format!("icp_subject.principal_info.certificate_photo_{side}"));
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let pasted = reply::Message::Pasted(Some("主体负责人证件照片不清晰，请修改后重新提交".to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the answer", |app| simulator(app).find(Id::new("reply/0/change")).is_ok());
    assert!(!desk.has("reply/1/change"), "it is one reason");
    let label = i18n::label(Language::Chinese, &front);
    assert!(desk.shows(&Words::of(Language::Chinese).put("app-side-unsaid", &[("field", &label)])));
    desk.click("reply/0/change");
    assert_eq!(desk.draft().section(), Section::Principal);
    let refused = desk.draft().refused().len();
    desk.send_draft(DraftMessage::Form(form::Message::Typed(back, "another.jpg".to_owned())));
    assert_eq!((refused, desk.draft().refused().len()), (1, 0), "the other side was exchanged");
}

#[test]
fn a_message_that_the_bureau_refused_is_recorded_as_its_refusal() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let text = "您的备案未通过广东省通信管理局审核，原因：主体负责人手机号无法接通";
    let pasted = reply::Message::Pasted(Some(text.to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the refusal", |app| simulator(app).find(Id::new("event/2/remove")).is_ok());
    let id = desk.library.drafts().unwrap()[0].id.clone();
    assert_eq!(desk.library.events(&id).unwrap().last().map(|it| it.kind.clone()).as_deref(), Some("province-refused"));
}

#[test]
fn the_day_until_which_a_refusal_is_to_be_answered_stands_on_the_list_too() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let pasted = reply::Message::Pasted(Some("主体负责人手机号：样本意见。请在60日内修改后重新提交。".to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the day", |app| says(app, "stage-refused") && says(app, "deadline-answer"));
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the day on the list", |app| says(app, "app-due") && says(app, "deadline-answer"));
}

#[test]
fn a_message_that_did_not_come_is_expected_and_the_hours_run_from_the_one_that_did() {
    let mut desk = opened();
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let ago = |hours: i64| workflow::china_now() - chrono::TimeDelta::hours(hours);
    let add = |desk: &Desk, kind: &str, hours: i64| {
        desk.library.add_event(&id, kind, ago(hours), "", &serde_json::Value::Null).unwrap();
    };
    let look = |desk: &mut Desk| {
        desk.send(Message::Go(LastPage::Home));
        desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
        desk.send(Message::Go(LastPage::Draft { id: id.clone(), section: Section::Progress.name().to_owned() }));
        desk.wait("the draft", |app| is_draft(app) && says(app, "stage-sms"));
    };
    add(&desk, "submitted", 70);
    add(&desk, "platform-passed", 44);
    look(&mut desk);
    desk.wait("what is expected", |app| says(app, "progress-over-expected") && says(app, "deadline-sms-second"));
    assert!(!says(&desk.app, "progress-over"), "nothing is over by a guess");
    add(&desk, "sms-received", 2);
    look(&mut desk);
    desk.wait("the hours", |app| says(app, "deadline-sms") && !says(app, "deadline-sms-second"));
    assert!(!says(&desk.app, "progress-over") && !says(&desk.app, "progress-over-expected"));
}

#[test]
fn an_opinion_is_moved_to_another_field_or_noted_as_dealt_with() {
    const ADDRESS: &str = "icp_subject.base_info.address";
    let mut desk = opened();
    let text = "1、主体负责人手机号：样本意见。2、请修改小程序备注。请在15日内修改后重新提交。";
    let pasted = reply::Message::Pasted(Some(text.to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the refusal", |app| says(app, "stage-refused") && says(app, "app-refused-open"));
    let told = |app: &App| app.toasts().iter().any(|toast| toast.text.starts_with("平台答复：认出 2 条意见"));
    desk.wait("how much of it is understood", told);
    assert!(desk.shows(text), "the whole text stands there once");
    desk.wait("the day until which it wants an answer", |app| says(app, "deadline-answer"));
    let refused = |desk: &Desk| desk.draft().refused().iter().map(|it| it.field.clone()).collect::<Vec<_>>();
    let before = refused(&desk);
    assert!(before.contains(&MOBILE.to_owned()), "{before:?}");
    desk.click("reply/0/assign");
    assert!(!desk.has("picker/icp_applets.principal_info.verify_task_id"), "what this filing does not ask for");
    desk.send_draft(DraftMessage::Pressed(Press::Named { key: Named::Escape, shift: false }));
    assert!(!desk.has("picker/search") && desk.draft().section() == Section::Progress, "Escape closes the list alone");
    desk.click("reply/0/assign");
    desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Searched("通讯地址".to_owned()))));
    desk.click(&format!("picker/{ADDRESS}"));
    desk.wait("the move", move |app| {
        let Screen::Draft(draft) = app.screen() else { return false };
        draft.refused().iter().any(|it| it.field == ADDRESS)
    });
    assert!(!refused(&desk).contains(&MOBILE.to_owned()));
    for index in 0..before.len() {
        desk.click(&format!("reply/{index}/handled"));
        let left = before.len() - index - 1;
        desk.wait("that", move |app| matches!(app.screen(), Screen::Draft(draft) if draft.refused().len() == left));
    }
    assert!(says(&desk.app, "app-refused-handled") && says(&desk.app, "progress-reply-reopen"));
}

#[test]
fn what_was_recorded_is_put_right_and_what_is_struck_out_keeps_its_line() {
    let mut desk = opened();
    record(&mut desk, "submitted", "张样本", 1);
    record(&mut desk, "platform-refused", "", 2);
    desk.click("event/1/edit");
    desk.send_draft(DraftMessage::Timeline(timeline::Message::NoteTyped("李样本".to_owned())));
    desk.click("event/record");
    desk.wait("the other note", |app| shows(app, "李样本") && !shows(app, "张样本"));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    assert_eq!(desk.library.events(&id).unwrap().len(), 2);
    desk.click("event/2/remove");
    desk.wait("that it is gone", |app| says(app, "progress-removed"));
    assert!(!desk.has("event/2/remove") && desk.shows(&i18n::text(Language::Chinese, "happening-platform-refused")));
    desk.send_draft(DraftMessage::UndoPressed);
    desk.wait("that it is back", |app| simulator(app).find(Id::new("event/2/remove")).is_ok());
    assert!(!says(&desk.app, "progress-removed"));
    assert!(desk.app.toasts().iter().any(|toast| toast.text.starts_with("已恢复记录")), "{:?}", desk.app.toasts());
    desk.click("event/2/remove");
    desk.wait("that it is gone again", |app| says(app, "progress-removed"));
    desk.send_draft(DraftMessage::SectionPressed(Section::Type));
    desk.send_draft(DraftMessage::SectionPressed(Section::Progress));
    assert!(!says(&desk.app, "progress-removed"));
}

#[test]
fn a_number_is_compared_with_its_form_its_kind_and_its_province_and_shown() {
    let mut desk = opened();
    desk.send_draft(DraftMessage::Form(form::Message::Typed(
        "icp_subject.base_info.province".to_owned(),
        "330000".to_owned(),
    )));
    record(&mut desk, "province-passed", "", 1);
    assert!(says(&desk.app, "stage-filed"));
    desk.click("happening/number-granted");
    for (note, wrong) in [
        ("浙ICP备123号", true),
        ("浙ICP备12345678号", true),
        ("浙ICP备12345678号-1", true),
        ("粤ICP备12345678号-1X", true),
        ("浙ICP备12345678号-1X", false),
    ] {
        desk.send_draft(DraftMessage::Timeline(timeline::Message::NoteTyped(note.to_owned())));
        assert_eq!(says(&desk.app, "progress-record-all-the-same"), wrong, "{note}");
    }
    desk.click("event/record");
    desk.wait("the number", |app| shows(app, "备案号：浙ICP备12345678号-1X"));
}

#[test]
fn what_happens_within_one_minute_keeps_its_order() {
    let mut desk = opened();
    let id = match desk.app.settings().place.clone() {
        LastPage::Draft { id, .. } => id,
        place => panic!("{place:?}"),
    };
    let now = workflow::china_now();
    desk.library.add_event(&id, "submitted", now, "", &serde_json::Value::Null).unwrap();
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.send(Message::Go(LastPage::Draft { id, section: Section::Progress.name().to_owned() }));
    desk.wait("the draft", |app| is_draft(app) && says(app, "happening-platform-passed"));
    desk.app.set_now(now);
    record(&mut desk, "platform-refused", "", 2);
    assert!(says(&desk.app, "progress-submitted-again"));
}

#[test]
fn what_is_recorded_in_one_breath_is_listed_together() {
    let mut desk = opened();
    for happening in [Happening::Submitted, Happening::PlatformRefused] {
        desk.send_draft(DraftMessage::Timeline(timeline::Message::HappeningPressed(happening)));
        desk.send_draft(DraftMessage::Timeline(timeline::Message::RecordPressed));
    }
    let listed = |app: &App, event: i64| simulator(app).find(Id::from(format!("event/{event}/remove"))).is_ok();
    desk.wait("both", |app| listed(app, 1) && listed(app, 2));
}

/// A screenshot of a message, as PNG.
fn screenshot(lines: &[&str]) -> Vec<u8> {
    use ab_glyph::{Font, FontRef, ScaleFont};
    let font = FontRef::try_from_slice(beian_desk::desktop::theme::font_files()[0]).unwrap();
    let scaled = font.as_scaled(40.0);
    let mut pixels = image::GrayImage::from_pixel(1080, 80 + 90 * lines.len() as u32, image::Luma([255]));
    for (row, line) in lines.iter().enumerate() {
        let mut x = 60.0;
        for sign in line.chars() {
            let id = scaled.glyph_id(sign);
            let glyph = id.with_scale_and_position(40.0, ab_glyph::point(x, 90.0 + 90.0 * row as f32));
            x += scaled.h_advance(id);
            let Some(outline) = font.outline_glyph(glyph) else { continue };
            let place = outline.px_bounds().min;
            outline.draw(|right, down, ink| {
                let (right, down) = (place.x as u32 + right, place.y as u32 + down);
                if right < pixels.width() && down < pixels.height() {
                    pixels.put_pixel(right, down, image::Luma([255 - (ink * 230.0) as u8]));
                }
            });
        }
    }
    let mut png = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

#[test]
fn a_screenshot_of_a_refusal_is_read_and_stands_at_its_field() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    record(&mut desk, "platform-refused", "", 2);
    let picture = screenshot(&["备案审核通知", "驳回原因：", "主体负责人手机号无法接通，修改后重新提交。"]);
    desk.send_draft(DraftMessage::Dropped(vec![PictureSource::Pasted(picture.into())]));
    assert!(says(&desk.app, "progress-reply-looking"));
    desk.wait("the answer", |app| simulator(app).find(Id::new("reply/0/change")).is_ok());
    assert!(!says(&desk.app, "progress-reply-looking"));
    desk.click("reply/0/change");
    assert_eq!(desk.draft().section(), Section::Principal);
    desk.send_draft(DraftMessage::SectionPressed(Section::Progress));
    let blank = screenshot(&[" "]);
    desk.send_draft(DraftMessage::Dropped(vec![PictureSource::Pasted(blank.into())]));
    desk.wait("that it says nothing", |app| app.toasts().iter().any(|toast| toast.text.contains("没有认出文字")));
}

#[test]
fn what_is_not_understood_of_a_refusal_stays_open_until_somebody_assigns_it() {
    const REMARK: &str = "icp_applets.base_info.comment";
    for language in Language::ALL {
        let mut desk = Desk::open(language, |library| {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.base_info.type", 4);
            filing.set(REMARK, "展示样本公司的产品与价格，供客户预约上门测量并查询订单进度。");
            let id = library.create(&filing).unwrap().id;
            library.add_event(&id, "submitted", workflow::china_now(), "", &serde_json::Value::Null).unwrap();
            LastPage::Draft { id, section: Section::Progress.name().to_owned() }
        });
        desk.wait("the draft", is_draft);
        let refusal = "1、主体负责人手机号：号码无法接通，请修改\n2、贵单位今日天气不佳，请补充说明";
        let pasted = reply::Message::Pasted(Some(refusal.to_owned()));
        desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
        let unread = i18n::text(language, "progress-reply-unread");
        let open = |desk: &Desk| desk.draft().refused().iter().filter(|reason| reason.field.is_empty()).count();
        // It is displayed a moment before it counts.
        desk.wait("what was not understood", |app| {
            let counts = matches!(app.screen(), Screen::Draft(draft)
                if draft.refused().iter().any(|reason| reason.field.is_empty()));
            counts && shows(app, &unread)
        });
        assert_eq!(open(&desk), 1, "{language:?}");
        let typed =
            form::Message::Typed(REMARK.to_owned(), "为样本客户提供上门测量预约与订单查询服务说明。".to_owned());
        desk.send_draft(DraftMessage::Form(typed));
        desk.wait("the save", saved);
        assert_eq!(open(&desk), 1, "another answer has nothing to do with it");
        let id = desk.library.drafts().unwrap()[0].id.clone();
        let filing = desk.library.load(&id).unwrap().filing;
        let reference = workflow::reference(Some(&desk.library));
        let said = workflow::open_reasons(&desk.library, &reference, &id, &filing).unwrap();
        assert_eq!(said.len(), desk.draft().refused().len(), "the command line says the same");
        desk.send_draft(DraftMessage::SectionPressed(Section::Check));
        desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
        desk.click("check/platform-unread/");
        assert_eq!(desk.draft().section(), Section::Progress, "where it can be assigned");
        assert!(desk.shows(&i18n::text(language, "progress-reply-assign")));
    }
}

#[test]
fn a_refusal_that_is_recorded_with_its_text_is_read_as_one() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, |library| {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.base_info.type", 4);
            filing.set(MOBILE, "13800000000");
            let id = library.create(&filing).unwrap().id;
            library.add_event(&id, "submitted", workflow::china_now(), "", &serde_json::Value::Null).unwrap();
            LastPage::Draft { id, section: Section::Progress.name().to_owned() }
        });
        desk.wait("the draft", is_draft);
        desk.wait("the events", |app| simulator(app).find(Id::new("event/1/remove")).is_ok());
        let note = "1、主体负责人手机号：样本意见，请修改。2、小程序备注：样本意见，请补充。";
        record(&mut desk, "platform-refused", note, 2);
        let open = |app: &App| matches!(app.screen(), Screen::Draft(draft) if draft.refused().len() == 2);
        desk.wait("both demands", open);
        let id = desk.library.drafts().unwrap()[0].id.clone();
        assert_eq!(desk.library.events(&id).unwrap().len(), 2, "{language:?}");
        desk.click("reply/0/change");
    }
}

#[test]
fn a_doubted_number_keeps_the_field_and_is_recorded_by_the_other_button_only() {
    let mut desk = opened();
    record(&mut desk, "province-passed", "", 1);
    desk.click("happening/number-granted");
    desk.send_draft(DraftMessage::Timeline(timeline::Message::NoteTyped("12345".to_owned())));
    desk.work_for(std::time::Duration::from_millis(200));
    let mut page = desk.simulator();
    page.click(Id::new("event/note")).unwrap();
    let _ = page.tap_key(Named::Enter);
    let messages: Vec<Message> = page.into_messages().collect();
    assert!(!messages.is_empty(), "Enter says something");
    let moved = desk.moved;
    for message in messages {
        desk.send(message);
    }
    desk.work_for(std::time::Duration::from_millis(200));
    assert!(desk.has("event/note") && desk.moved > moved, "the focus goes to the field");
    assert!(!desk.has("event/2/remove"), "nothing is recorded");
    desk.click("event/record");
    desk.wait("the number", |app| simulator(app).find(Id::new("event/2/remove")).is_ok());
}

#[test]
fn what_was_refused_stands_before_what_may_be_recorded() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let place = |desk: &Desk, id: &str| desk.simulator().find(Id::from(id.to_owned())).unwrap().bounds().y;
    assert!(place(&desk, "reply/paste") > place(&desk, "happening/platform-passed"));
    let answer =
        r#"{"errcode": 0, "audit_data": [{"key_name": "主体负责人手机号", "error": "样本意见", "suggest": ""}]}"#;
    let pasted = reply::Message::Pasted(Some(answer.to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the answer", |app| simulator(app).find(Id::new("reply/0/change")).is_ok());
    desk.wait("that it is refused", |app| says(app, "progress-submitted-again"));
    assert!(place(&desk, "reply/0/change") < place(&desk, "happening/submitted"));
}

#[test]
fn nothing_is_recorded_that_is_still_to_come() {
    let mut desk = opened();
    desk.click("happening/submitted");
    desk.send_draft(DraftMessage::Timeline(timeline::Message::TimeTyped("2999-10-01 10:00".to_owned())));
    assert!(says(&desk.app, "progress-time-to-come"));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::RecordPressed));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    assert!(desk.library.events(&id).unwrap().is_empty() && desk.has("event/record"));
}

#[test]
fn an_unclear_text_is_asked_about_in_sight() {
    let mut desk = opened();
    desk.work_for(std::time::Duration::from_millis(300));
    desk.driven.moved = 0;
    let pasted = reply::Message::Pasted(Some("今天下午三点开会，记得带身份证。".to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the question", |app| simulator(app).find(Id::new(reply::UNCLEAR)).is_ok());
    desk.work_for(std::time::Duration::from_millis(300));
    assert!(desk.driven.moved > 0, "the page scrolls to it");
}

#[test]
fn what_was_changed_and_is_wrong_is_not_called_mended() {
    let mut desk = opened();
    record(&mut desk, "submitted", "", 1);
    let pasted = reply::Message::Pasted(Some("主体负责人手机号：样本意见。请修改后重新提交。".to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the refusal", |app| says(app, "app-refused-open"));
    desk.send_draft(DraftMessage::Form(form::Message::Typed(MOBILE.to_owned(), "123".to_owned())));
    desk.wait("the review", |app| says(app, "app-refused-wrong"));
    assert!(!says(&desk.app, "app-refused-changed"));
    desk.send_draft(DraftMessage::Form(form::Message::Typed(MOBILE.to_owned(), "13900000000".to_owned())));
    desk.wait("the mending", |app| says(app, "app-refused-changed"));
}

#[test]
fn a_stage_that_cannot_be_yet_is_asked_about_before_it_is_recorded() {
    let mut desk = opened();
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click("happening/platform-passed");
    for key in ["progress-out-of-turn", "progress-record-all-the-same"] {
        assert!(says(&desk.app, key), "{key}");
    }
    let said = |app: &App, key: &str| {
        let wanted = i18n::text(Language::Chinese, key);
        // The end of a paragraph is kept together.
        crate::shows_any(app, &|text: &str| text.replace('\u{2060}', "").contains(&wanted))
    };
    assert!(said(&desk.app, "doubt-not-submitted") && said(&desk.app, "doubt-not-ready"), "with the way out");
    desk.click("event/cancel");
    assert!(desk.library.events(&id).unwrap().is_empty());
    record(&mut desk, "submitted", "", 1);
    desk.click("happening/platform-passed");
    assert!(!says(&desk.app, "progress-out-of-turn"), "it is next");
    desk.click("event/cancel");
    record(&mut desk, "platform-refused", "1、主体负责人手机号无法接通。\n2、请修改小程序备注。", 2);
    desk.wait("the points", |app| says(app, "app-refused-open"));
    desk.click("happening/number-granted");
    assert!(said(&desk.app, "doubt-not-submitted-again"));
    let named = |text: &str| text.contains("还有 2 条意见未处理");
    assert!(crate::shows_any(&desk.app, &named));
}

#[test]
fn escape_closes_the_form_of_an_event_unless_something_is_typed_into_it() {
    let escape = || Message::Pressed(Press::Named { key: Named::Escape, shift: false });
    let mut desk = opened();
    desk.click("happening/submitted");
    assert!(desk.has("event/record"));
    desk.send(escape());
    assert!(!desk.has("event/record") && desk.has("happening/submitted"));
    desk.click("happening/submitted");
    desk.click_and_type("event/note", "样本");
    desk.send(escape());
    assert!(desk.has("event/record") && desk.typed().contains(&"样本".to_owned()), "it would be lost");
    assert!(says_toast(&desk.app, "app-dialog-typed"));
    desk.click("event/cancel");
    assert!(!desk.has("event/record"));
}
