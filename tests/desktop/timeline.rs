//! The days after: what is recorded, what the platform answers, and the way back to what it refused.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::opened_files::PictureSource;
use beian_desk::desktop::page::draft::Message as DraftMessage;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::timeline::{self, reply};
use beian_desk::desktop::settings::LastPage;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::progress::Happening;
use beian_desk::workflow;
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

/// Records that something happened, with a note, and waits until the page lists it under the id `event`.
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
    assert!(desk.shows("退回原因：样本原因"));
    let answer =
        r#"{"errcode": 0, "audit_data": [{"key_name": "主体负责人手机号", "error": "样本意见", "suggest": ""}]}"#;
    let pasted = reply::Message::Pasted(Some(answer.to_owned()));
    desk.send_draft(DraftMessage::Timeline(timeline::Message::Reply(pasted)));
    desk.wait("the answer", |app| simulator(app).find(Id::new("reply/0/change")).is_ok());
    assert!(says(&desk.app, "app-refused-open"));
    desk.click("reply/0/change");
    assert_eq!(desk.draft().section(), Section::Principal);
    assert!(desk.shows("上次提交被驳回：平台意见：样本意见"));
    desk.click_and_type(MOBILE, "1");
    desk.wait("the mark to go", |app| !shows(app, "上次提交被驳回：平台意见：样本意见"));
    desk.wait("the save", saved);
    desk.send_draft(DraftMessage::SectionPressed(Section::Progress));
    assert!(says(&desk.app, "app-refused-changed") && !says(&desk.app, "app-refused-open"));
    desk.click("happening/submitted");
    desk.click("event/record");
    desk.wait("the review, which says nothing of changes", |app| !says(app, "app-refused-changed"));
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
        let pasted = reply::Message::Pasted(Some("主体负责人手机号：样本意见".to_owned()));
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
fn a_number_is_compared_with_its_form_and_shown() {
    let mut desk = opened();
    record(&mut desk, "province-passed", "", 1);
    assert!(says(&desk.app, "stage-filed"));
    desk.click("happening/number-granted");
    for (note, wrong) in [("粤ICP备123号", true), ("粤ICP备12345678号-1X", false)] {
        desk.send_draft(DraftMessage::Timeline(timeline::Message::NoteTyped(note.to_owned())));
        assert_eq!(says(&desk.app, "progress-number-form"), wrong, "{note}");
    }
    desk.click("event/record");
    desk.wait("the number", |app| shows(app, "备案号：粤ICP备12345678号-1X"));
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
    let font = FontRef::try_from_slice(beian_desk::desktop::theme::FONT_FILES[0]).unwrap();
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
