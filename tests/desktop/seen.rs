//! What is visible of a page: nothing covers its fields, and nothing that was removed stays visible.

use std::time::Duration;

use beian_desk::desktop::SMALLEST;
use beian_desk::desktop::app::{App, Message};
use beian_desk::desktop::icon;
use beian_desk::desktop::page::draft::Message as DraftMessage;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::theme::style::Tone;
use beian_desk::desktop::theme::{FONT, font_files, palette, size};
use beian_desk::desktop::widget::evidence;
use beian_desk::desktop::words::Words;
use beian_desk::finding::Argument;
use beian_desk::i18n::Language;
use beian_desk::rules::{Evidence, unseen};
use iced::advanced::clipboard;
use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::operation::scrollable::Scrollable;
use iced::advanced::widget::{Id, Operation};
use iced::widget::{Row, column, space};
use iced::{Element, Event, Rectangle, Renderer, Size, Task, Vector, mouse};
use iced_test::Simulator;
use iced_test::futures::futures::executor::block_on;
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use iced_test::selector::{Candidate, Target};

use crate::{Desk, fresh, is_draft, sample, simulator_of};

/// The focusable widgets with their visible bounds.
fn seen(app: &App) -> Vec<(String, Rectangle)> {
    let mut seen = Vec::new();
    let _ = simulator_of(app, SMALLEST).find(|candidate: Candidate<'_>| -> Option<Target> {
        if let Candidate::Focusable { id, visible_bounds: Some(bounds), .. } = candidate {
            seen.push((format!("{id:?}"), bounds));
        }
        None
    });
    seen
}

#[test]
fn what_is_told_covers_nothing_and_moves_no_button() {
    let told = "没有读到文字，照片太暗或太小；在亮处重新拍摄，四个角都在画面里，再放进来。".to_owned();
    for section in [Section::Subject, Section::Applet, Section::Export] {
        let mut desk = Desk::open(Language::Chinese, sample(section));
        desk.wait("the draft", is_draft);
        let foot = |seen: &[(String, Rectangle)]| {
            let buttons = ["draft/back", "draft/continue"].map(|id| seen.iter().find(|(found, _)| found.contains(id)));
            buttons.map(|button| button.unwrap().1)
        };
        let before = seen(&desk.app);
        desk.send_draft(DraftMessage::Toast(Tone::Bad, told.clone()));
        desk.work_for(Duration::from_millis(20));
        let toast = simulator_of(&desk.app, SMALLEST).find(told.as_str()).unwrap().bounds();
        let after = seen(&desk.app);
        assert_eq!(foot(&before), foot(&after));
        for (id, bounds) in after.iter().filter(|(id, _)| !id.contains("toast")) {
            assert!(bounds.intersection(&toast).is_none(), "{id} stands under what is told");
        }
    }
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Settings);
    desk.send(Message::Remembered(Err(told.clone())));
    let toast = simulator_of(&desk.app, SMALLEST).find(told.as_str()).unwrap().bounds();
    assert!(seen(&desk.app).iter().all(|(id, bounds)| id.contains("toast") || bounds.intersection(&toast).is_none()));
}

/// A row of all icons below a space of height `above`.
fn icons_below(above: &f32) -> Element<'_, ()> {
    let icons = icon::ALL.iter().map(|icon| icon.sized(14.0).into());
    column![space().height(*above), Row::with_children(icons)].into()
}

/// The software renderer draws glyphs at whole pixels; it clears the line of a text by the middle of each pixel.
#[test]
fn an_icon_stays_inside_of_its_line_wherever_it_stands() {
    if let Ok(mut fonts) = iced_test::renderer::graphics::text::font_system().write() {
        for file in font_files() {
            fonts.load_font(file.into());
        }
    }
    let theme = palette::light();
    for tenth in 0..10_u8 {
        let above = 10.0 + f32::from(tenth) / 10.0;
        let boot = move || (above, Task::none());
        let program = iced::application(boot, |_: &mut f32, (): ()| {}, icons_below);
        let shot = iced_test::screenshot(&program, &theme, Size::new(1000.0, 60.0), 1.0, Duration::from_millis(50));
        let ground = &shot.rgba[..4];
        let inked = |row: u32| shot.rgba.chunks(4).skip((row * 1000) as usize).take(1000).any(|pixel| pixel != ground);
        let line = above..above + 16.0;
        assert!((0..60).any(inked));
        for row in (0..60).filter(|row| !line.contains(&(*row as f32 + 0.5))) {
            assert!(!inked(row), "at {above} an icon leaves something in row {row}");
        }
    }
}

/// If a layer contains a drawing, the software renderer confuses the positions of its texts and omits them when it
/// repaints only the changed areas.
#[test]
fn a_drawing_has_a_layer_without_texts() {
    let mut renderer = block_on(<Renderer as Headless>::new(FONT, size::BODY.into(), None)).unwrap();
    let theme = palette::light();
    for (place, drawn) in [(Section::Subject, true), (Section::Type, false)] {
        let mut desk = Desk::open(Language::Chinese, fresh(place, 4));
        desk.wait("the draft", is_draft);
        let mut page = UserInterface::build(desk.app.view(), Size::new(1280.0, 800.0), Cache::new(), &mut renderer);
        page.draw(&mut renderer, &theme, &Style::default(), mouse::Cursor::Unavailable);
        let drawings = renderer.layers().iter().filter(|layer| !layer.primitives.is_empty());
        let alone = drawings.map(|layer| layer.text.iter().all(|text| text.as_slice().is_empty()));
        let alone: Vec<bool> = alone.collect();
        assert!(alone.is_empty() != drawn && !alone.contains(&false), "{place:?}: {alone:?}");
    }
}

#[test]
fn why_a_picture_cannot_be_used_stays_within_its_card() {
    let detail = "The picture has 60000 × 60000 pixels, more than can be opened here; make it smaller first".to_owned();
    let finding = unseen::UNREADABLE.found().with("detail", Argument::Text(detail));
    let evidence = Evidence::Unusable { finding: finding.clone() };
    for language in Language::ALL {
        let words = Words::of(language);
        let chips = evidence::chips::<()>(Some(&evidence), &[], words);
        let card = iced::widget::container(iced::widget::Column::with_children(chips)).width(196);
        let mut simulator = Simulator::with_size(iced::Settings::default(), iced::Size::new(800.0, 400.0), card);
        let said = simulator.find(words.what(&finding).as_str()).unwrap();
        assert!(said.bounds().width <= 196.0, "{:?}", said.bounds());
    }
}

#[test]
fn what_is_told_moves_no_bar_and_leaves_nothing_on_the_next_page() {
    let told = "没有读到文字，照片太暗或太小；在亮处重新拍摄，四个角都在画面里，再放进来。".to_owned();
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Start);
    let bar = |app: &App| {
        let seen = seen(app);
        ["start/table", "start/cancel", "start/begin"]
            .map(|id| seen.iter().find(|(found, _)| found.contains(id)).map(|(_, bounds)| *bounds))
    };
    let before = bar(&desk.app);
    desk.send(Message::Remembered(Err(told.clone())));
    assert_eq!(bar(&desk.app), before);
    let toast = simulator_of(&desk.app, SMALLEST).find(told.as_str()).unwrap().bounds();
    assert!(seen(&desk.app).iter().all(|(id, bounds)| id.contains("toast") || bounds.intersection(&toast).is_none()));
    // Another page begins without the space of a message that is gone.
    let mut renderer = block_on(<Renderer as Headless>::new(FONT, size::BODY.into(), None)).unwrap();
    let mut cache = Some(Cache::new());
    let mut height = |app: &App| {
        let mut page = UserInterface::build(app.view(), SMALLEST, cache.take().unwrap(), &mut renderer);
        let mut found = ScrollHeight(0.0);
        page.operate(&renderer, &mut found);
        cache = Some(page.into_cache());
        found.0
    };
    desk.send(Message::Go(LastPage::Help));
    let told = height(&desk.app);
    let toast = desk.app.toasts()[0].id;
    desk.send(Message::ToastClosed(toast));
    desk.send(Message::Go(LastPage::Settings));
    assert!(height(&desk.app) > told + 20.0, "no strip is left");
}

#[test]
fn nothing_moves_when_what_was_told_goes_until_somebody_does_something() {
    let mut renderer = block_on(<Renderer as Headless>::new(FONT, size::BODY.into(), None)).unwrap();
    let mut desk = Desk::open(Language::English, |_| LastPage::Settings);
    let mut cache = Some(Cache::new());
    // Height of the scrolling content of the page.
    let mut height = |app: &App, events: &[Event]| {
        let mut page = UserInterface::build(app.view(), SMALLEST, cache.take().unwrap(), &mut renderer);
        let (cursor, mut messages) = (mouse::Cursor::Unavailable, Vec::new());
        let _ = page.update(events, cursor, &mut renderer, &mut clipboard::Null, &mut messages);
        let mut found = ScrollHeight(0.0);
        page.operate(&renderer, &mut found);
        cache = Some(page.into_cache());
        found.0
    };
    let before = height(&desk.app, &[]);
    desk.send(Message::Remembered(Err("样本".to_owned())));
    let told = height(&desk.app, &[]);
    assert!(told < before, "{told} {before}");
    let toast = desk.app.toasts()[0].id;
    desk.send(Message::ToastClosed(toast));
    assert!((height(&desk.app, &[]) - told).abs() < 0.5, "a pointer on its way meets what it aims at");
    let wheel = mouse::Event::WheelScrolled { delta: mouse::ScrollDelta::Lines { x: 0.0, y: -1.0 } };
    let _ = height(&desk.app, &[Event::Mouse(wheel)]);
    assert!((height(&desk.app, &[]) - before).abs() < 0.5);
}

/// Measures the height of the scrolling content.
pub struct ScrollHeight(pub f32);

impl Operation for ScrollHeight {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        _translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.0 = bounds.height;
    }
}
