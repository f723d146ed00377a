//! The dialog that asks for the passphrase of a package.

use std::path::PathBuf;

use iced::widget::{column, container, row, space};
use iced::{Element, Fill};

use super::Message;
use crate::desktop::theme::{space as gap, style::Tone};
use crate::desktop::widget::field::{FieldNote, field, line};
use crate::desktop::widget::{button, heading, hint};
use crate::desktop::words::Words;
use crate::i18n::{self, Arguments};

/// Id of the field for the passphrase.
pub const PASSPHRASE: &str = "home/passphrase";

/// A package that needs its passphrase.
pub struct Locked {
    /// Its path.
    pub path: PathBuf,
    /// The passphrase as typed so far.
    pub typed: String,
    /// The previous one was wrong.
    wrong: bool,
}

impl Locked {
    /// Asks for the passphrase of the package at `path`; `wrong` if one was tried.
    pub fn new(path: PathBuf, wrong: bool) -> Self {
        Self { path, typed: String::new(), wrong }
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let wrong = (self.wrong && self.typed.is_empty()).then(|| FieldNote {
            tone: Tone::Bad,
            text: words.get("archive-error-wrong-passphrase"),
            fix: i18n::attribute(words.0, "archive-error-wrong-passphrase", "fix", &Arguments::new()),
        });
        let input = line(PASSPHRASE, "", &self.typed, wrong.is_some(), Message::PassphraseTyped)
            .secure(true)
            .on_submit(Message::PassphraseEntered);
        let input = field(words.get("app-passphrase"), input).notes(wrong.into_iter().collect());
        let open = button::primary("home/passphrase-enter", words.get("app-import"))
            .press_maybe((!self.typed.is_empty()).then_some(Message::PassphraseEntered));
        let cancel = button::quiet("home/passphrase-cancel", words.get("app-cancel")).press(Message::DialogDismissed);
        let content = column![
            heading(words.get("app-locked")),
            hint(words.put("app-locked-about", &[("name", &name)])),
            Element::from(input),
            row![space().width(Fill), cancel, open].spacing(12)
        ]
        .spacing(gap::TWO);
        container(content).padding(gap::THREE).width(520).into()
    }
}
