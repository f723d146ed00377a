//! Random presses and typing in any order: nothing panics, and the draft can be saved.
//!
//! `MONKEY_STEPS=100000 cargo test --test desktop monkey` runs longer.

use std::time::Duration;

use beian_desk::desktop::app::{Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, check, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::picker;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::field::{self, Shape};
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use iced::keyboard::key::Named;

use crate::{Desk, fresh, is_draft, saved};

/// Number of steps of the short run.
const STEPS: usize = 600;
/// After this many steps, pending tasks run for a while.
const BREATH: usize = 40;

/// Pseudorandom numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn of<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }
}

const TEXTS: [&str; 10] = [
    "",
    "样本",
    "2026年13月45日",
    "长期",
    "\u{200b}１３８ ０００",
    "x@y.z",
    "浙江省杭州市西湖区文三路1号",
    "440305199003070006",
    "𠮷\u{301}*",
    "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
];

fn typed(dice: &mut Dice, paths: &[(String, Shape)]) -> form::Message {
    let (path, shape) = dice.of(paths);
    let text = dice.of(&TEXTS).to_owned();
    match shape {
        Shape::Number => form::Message::Coded(path, dice.below(30) as i64),
        Shape::Flag => form::Message::Flagged(path, dice.below(2) == 0),
        _ if path.contains("validity") || path.contains("_on") => form::Message::Dated(path, text),
        _ => form::Message::Typed(path, text),
    }
}

fn step(dice: &mut Dice, paths: &[(String, Shape)]) -> DraftMessage {
    match dice.below(12) {
        0 => DraftMessage::SectionPressed(dice.of(&Section::ALL)),
        1 => DraftMessage::ContinuePressed,
        2 => DraftMessage::Pressed(Press::Command { key: 'z', shift: dice.below(2) == 0 }),
        3 => DraftMessage::Pressed(Press::Named { key: Named::ArrowDown, shift: false }),
        4 => DraftMessage::Form(form::Message::KindChosen(dice.of(&Kind::ALL))),
        5 => DraftMessage::FieldPressed(dice.of(paths).0),
        6 => DraftMessage::Form(form::Message::Picker(dice.of(&[
            picker::Message::Searched("xhq".to_owned()),
            picker::Message::Entered,
            picker::Message::Finished,
            picker::Message::Closed,
        ]))),
        7 => DraftMessage::Form(dice.of(&[
            form::Message::Asked(form::choice::Ask::Region),
            form::Message::Asked(form::choice::Ask::Services),
            form::Message::Asked(form::choice::Ask::Changed),
            form::Message::ApprovalsExcluded,
            form::Message::ApprovalRemoved(0),
            form::Message::WholePressed,
        ])),
        8 => DraftMessage::Check(dice.of(&[check::Message::AllConfirmed, check::Message::LookedOver])),
        _ => DraftMessage::Form(typed(dice, paths)),
    }
}

#[test]
fn whatever_is_pressed_and_typed_the_draft_can_be_saved() {
    let steps = std::env::var("MONKEY_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(STEPS);
    let pictures = [Shape::Media, Shape::MediaList, Shape::NumberList, Shape::TextList, Shape::ObjectList];
    let paths: Vec<(String, Shape)> = field::all()
        .iter()
        .filter(|row| !row.path.contains('[') && !pictures.contains(&row.value))
        .map(|row| (row.path.clone(), row.value))
        .collect();
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Type, 4));
    desk.wait("the draft", is_draft);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let mut dice = Dice(7);
    for number in 1..=steps {
        if !is_draft(&desk.app) {
            desk.send(Message::Go(LastPage::Draft { id: id.clone(), section: String::new() }));
            desk.wait("the draft again", is_draft);
        }
        desk.send_draft(step(&mut dice, &paths));
        if number % BREATH == 0 {
            let _ = desk.simulator();
            desk.work_for(Duration::from_millis(20));
        }
    }
    if let Screen::Draft(draft) = desk.app.screen() {
        let filing: Filing = draft.filing().clone();
        desk.send_draft(DraftMessage::RetryPressed);
        desk.wait("the save", saved);
        assert_eq!(desk.library.load(&id).unwrap().filing, filing);
        assert_eq!(Filing::from_json(&filing.to_json()).unwrap(), filing);
    }
}
