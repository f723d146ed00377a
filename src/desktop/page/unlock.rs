//! The page shown instead of all others while the library is locked.

use std::sync::Arc;

use iced::widget::{Column, column, container, row, space};
use iced::{Element, Fill, Task};

use crate::desktop::attempt;
use crate::desktop::theme::{space as gap, style, style::Tone};
use crate::desktop::widget::field::{FieldNote, field, line, note};
use crate::desktop::widget::{button, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::store::{Library, RecoveryCode};

/// Id of the field.
pub const SECRET: &str = "unlock/secret";

/// Height of what is said of a wrong passphrase in logical pixels, four lines.
const NOTE: f32 = 84.0;

/// State of the page.
pub struct Unlock {
    library: Arc<Library>,
    typed: String,
    running: bool,
    /// The secret being tried is a recovery code.
    code: bool,
    refused: Option<String>,
    /// Number of failed attempts in a row.
    tries: usize,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// A passphrase or recovery code is typed.
    Typed(String),
    /// The input is complete.
    Entered,
    /// It unlocked the library, or did not.
    Tried(Result<(), String>),
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Continue with the library; whether the recovery code unlocked it.
    Unlocked(Arc<Library>, bool),
}

impl Unlock {
    /// The page, and the task that focuses its field.
    pub fn new(library: Arc<Library>) -> (Self, Task<Message>) {
        (
            Self { library, typed: String::new(), running: false, code: false, refused: None, tries: 0 },
            scroll::focus(SECRET),
        )
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::Typed(typed) => {
                self.typed = typed;
                self.refused = None;
                Action::None
            }
            Message::Entered if self.running || self.typed.is_empty() => Action::None,
            Message::Entered => {
                self.running = true;
                let (library, secret) = (self.library.clone(), std::mem::take(&mut self.typed));
                // No passphrase has matching check characters by accident.
                self.code = RecoveryCode::parse(&secret).is_some();
                let unlock = move || library.unlock(secret.trim()).map_err(|error| error.message(words.0));
                Action::Run(attempt(unlock, words).map(Message::Tried))
            }
            Message::Tried(Ok(())) => Action::Unlocked(self.library.clone(), self.code),
            Message::Tried(Err(error)) => {
                self.running = false;
                self.tries += 1;
                // The number of attempts shows that another one was made.
                let again = words.put("app-unlock-again", &[("error", &error), ("tries", &self.tries.to_string())]);
                self.refused = Some(if self.tries > 1 { again } else { error });
                Action::Run(scroll::focus(SECRET))
            }
        }
    }

    /// The page.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let refused = self.refused.clone().map(|text| FieldNote { tone: Tone::Bad, text, fix: None });
        let input =
            line(SECRET, "", &self.typed, refused.is_some(), Message::Typed).secure(true).on_submit(Message::Entered);
        let note = refused.map(note);
        // The message has reserved space, so that the card does not move.
        let note = container(Column::new().push(note)).height(NOTE);
        let input = column![Element::from(field(words.get("app-unlock-field"), input)), note].spacing(gap::HALF);
        let label = if self.running { "app-vault-working" } else { "app-unlock-open" };
        let ready = !self.running && !self.typed.is_empty();
        let open = button::primary("unlock/open", words.get(label)).press_maybe(ready.then_some(Message::Entered));
        let content = column![
            heading(words.get("app-unlock")),
            hint(words.get("app-unlock-about")),
            input,
            row![space().width(Fill), open]
        ]
        .spacing(gap::TWO);
        let card = container(content).padding(gap::THREE).width(460).style(style::card);
        container(card).center(Fill).into()
    }
}
