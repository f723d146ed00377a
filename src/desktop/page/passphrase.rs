//! The page for the library's passphrase: setting, changing and removing it; locking now and automatically.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use iced::widget::{Column, Row, column, container, row, text};
use iced::{Center, Element, Fill, Task};

use super::Context;
use crate::desktop::attempt;
use crate::desktop::icon;
use crate::desktop::save_as::SaveAs;
use crate::desktop::settings::Settings;
use crate::desktop::theme::{BOLD, COLUMN, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::field::{FieldNote, field, line};
use crate::desktop::widget::{body, button, heading, hint, scroll, title};
use crate::desktop::words::Words;
use crate::job::Job;
use crate::store::{Library, MIN_PASSPHRASE_CHARS, RecoveryCode, StoreError};

/// Choices of idle minutes after which the library locks itself.
pub const LOCK_AFTER: [Option<u16>; 5] = [None, Some(5), Some(15), Some(30), Some(60)];

/// Fewest different signs of a passphrase that is not tried first.
const FEWEST_SIGNS: usize = 5;

/// Id of the first field.
pub const SECRET: &str = "passphrase/secret";
/// Id of the field for a new passphrase.
pub const NEW: &str = "passphrase/new";
/// Id of the field for repeating the new passphrase.
pub const REPEAT: &str = "passphrase/repeat";

/// State of the page.
pub struct Passphrase {
    library: Arc<Library>,
    step: Option<PassphraseStep>,
    secret: String,
    new: String,
    repeat: String,
    running: bool,
    refused: Option<String>,
    /// The new recovery code, shown until the user confirms having written it down.
    code: Option<RecoveryCode>,
    /// Whether it took the place of another.
    replaced: bool,
}

/// The action in progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassphraseStep {
    /// Set a first passphrase.
    Set,
    /// Change it.
    Change,
    /// Remove it.
    Remove,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Start an action; `None` cancels it.
    StepChosen(Option<PassphraseStep>),
    /// The present passphrase is typed.
    SecretTyped(String),
    /// The new passphrase is typed.
    NewTyped(String),
    /// The new passphrase is repeated.
    RepeatTyped(String),
    /// The input is complete.
    Entered,
    /// The action was done; the recovery code of a new passphrase.
    Done(Result<Option<RecoveryCode>, String>),
    /// Backups and scans have followed the passphrase, or not all of them could.
    Followed(Result<(), String>),
    /// Save the recovery code as a file for printing.
    SavePressed,
    /// The recovery code is written down.
    CodeKept,
    /// Lock the library.
    LockPressed,
    /// Return to the settings.
    ClosePressed,
    /// Lock the library after so many idle minutes.
    LockAfterChosen(Option<u16>),
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Run a task and show a message.
    Toast(Tone, String, Task<Message>),
    /// Store the settings.
    Changed,
    /// Lock the library.
    Lock,
    /// Return to the settings.
    Close,
    /// Ask where to save a file.
    Save(SaveAs),
}

impl Passphrase {
    /// The page.
    pub fn new(library: Arc<Library>) -> Self {
        Self {
            library,
            step: None,
            secret: String::new(),
            new: String::new(),
            repeat: String::new(),
            running: false,
            refused: None,
            code: None,
            replaced: false,
        }
    }

    /// Whether a recovery code is shown that is not written down, or something is running: the page must stay open.
    pub fn is_busy(&self) -> bool {
        self.running || self.code.is_some()
    }

    /// Whether the new passphrase is one of those that are tried first: figures alone, or few different signs.
    fn is_weak(&self) -> bool {
        let signs: HashSet<char> = self.new.trim().chars().collect();
        !signs.is_empty() && (signs.len() < FEWEST_SIGNS || signs.iter().all(char::is_ascii_digit))
    }

    /// Whether a form is open.
    pub fn is_asking(&self) -> bool {
        self.step.is_some()
    }

    /// The recovery code shown.
    pub fn code(&self) -> Option<&RecoveryCode> {
        self.code.as_ref()
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, settings: &mut Settings, context: &Context) -> Action {
        let words = context.words;
        match message {
            Message::StepChosen(step) => {
                self.begin(step);
                let first = if step == Some(PassphraseStep::Set) { NEW } else { SECRET };
                return Action::Run(scroll::focus(first));
            }
            Message::SecretTyped(typed) => self.secret = typed,
            Message::NewTyped(typed) => self.new = typed,
            Message::RepeatTyped(typed) => self.repeat = typed,
            Message::Entered => return self.enter(words),
            Message::Done(Ok(code)) => {
                let done = self.step;
                let removed = done == Some(PassphraseStep::Remove);
                self.begin(None);
                (self.code, self.replaced) = (code, done == Some(PassphraseStep::Change));
                if removed {
                    return Action::Toast(Tone::Good, words.get("app-vault-removed"), Task::none());
                }
                let library = self.library.clone();
                let follow = move || library.finish_sealing().map_err(|error| error.message(words.0));
                let follow = attempt(follow, words).map(Message::Followed);
                return Action::Toast(Tone::Plain, words.get("app-vault-following"), follow);
            }
            Message::Done(Err(error)) => {
                self.running = false;
                self.refused = Some(error);
            }
            Message::Followed(Ok(())) => {
                return Action::Toast(Tone::Good, words.get("app-vault-followed"), Task::none());
            }
            Message::Followed(Err(error)) => return Action::Toast(Tone::Bad, error, Task::none()),
            Message::SavePressed => {
                let Some(code) = &self.code else { return Action::None };
                let text = written(code, self.library.folder(), context);
                let make = move |_: &Job| Ok(text.clone().into_bytes());
                let name = words.get("app-vault-code-file");
                return Action::Save(SaveAs::new(words.get("app-vault-code-save"), &name, "txt", make));
            }
            Message::CodeKept => self.code = None,
            Message::LockPressed => return Action::Lock,
            Message::ClosePressed => return Action::Close,
            Message::LockAfterChosen(minutes) => {
                settings.lock_after = minutes;
                return Action::Changed;
            }
        }
        Action::None
    }

    fn begin(&mut self, step: Option<PassphraseStep>) {
        *self = Self { step, ..Self::new(self.library.clone()) };
    }

    fn differs(&self) -> bool {
        !self.repeat.is_empty() && self.new != self.repeat
    }

    fn is_short(&self) -> bool {
        (1..MIN_PASSPHRASE_CHARS).contains(&self.new.chars().count())
    }

    fn is_complete(&self) -> bool {
        let known = self.step == Some(PassphraseStep::Set) || !self.secret.is_empty();
        let new = self.step == Some(PassphraseStep::Remove)
            || (!self.is_short() && self.new == self.repeat && !self.new.is_empty());
        known && new && !self.running
    }

    fn enter(&mut self, words: Words) -> Action {
        let Some(step) = self.step.filter(|_| self.is_complete()) else { return Action::None };
        self.running = true;
        self.refused = None;
        let library = self.library.clone();
        let (secret, new) = (self.secret.trim().to_owned(), self.new.trim().to_owned());
        let work = move || -> Result<Option<RecoveryCode>, StoreError> {
            match step {
                PassphraseStep::Set => library.set_passphrase(&new).map(Some),
                PassphraseStep::Change => library.change_passphrase(&secret, &new).map(Some),
                PassphraseStep::Remove => library.remove_passphrase(&secret).map(|()| None),
            }
        };
        Action::Run(attempt(move || work().map_err(|error| error.message(words.0)), words).map(Message::Done))
    }

    /// The page.
    pub fn view<'a>(&'a self, settings: &Settings, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let sealed = self.library.has_passphrase();
        let about = if sealed { "app-vault-set-about" } else { "app-vault-none-about" };
        let close = button::quiet("passphrase/close", words.get("app-library-close"))
            .icon(icon::ARROW_LEFT)
            .press_maybe((!self.is_busy()).then_some(Message::ClosePressed));
        let head = column![close, title(words.get("app-vault"))].spacing(gap::ONE);
        let mut content = column![head, hint(words.get(about))].spacing(gap::TWO);
        if let Some(code) = &self.code {
            content = content.push(card(shown(code, self.replaced, words)));
        } else if let Some(step) = self.step {
            content = content.push(card(self.form(step, words)));
        } else {
            let step = |id: &'static str, key: &str, step: PassphraseStep| {
                button::secondary(id, words.get(key)).press(Message::StepChosen(Some(step)))
            };
            let steps: Row<'_, Message> = if sealed {
                let lock = button::primary("passphrase/lock", words.get("app-vault-lock")).press(Message::LockPressed);
                row![
                    lock,
                    step("passphrase/change", "app-vault-change", PassphraseStep::Change),
                    step("passphrase/remove", "app-vault-remove", PassphraseStep::Remove)
                ]
            } else {
                let set = button::primary("passphrase/set", words.get("app-vault-set"));
                row![set.press(Message::StepChosen(Some(PassphraseStep::Set)))]
            };
            content = content.push(steps.spacing(gap::ONE)).push(sealed.then(|| lock_after(settings, words)));
        }
        scroll::page("passphrase", container(container(content).width(Fill).max_width(COLUMN)).center_x(Fill)).into()
    }

    fn form(&self, step: PassphraseStep, words: Words) -> Column<'_, Message> {
        let secure = |id: &'static str, value: &str, invalid: bool, on_input: fn(String) -> Message| {
            line(id, "", value, invalid, on_input).secure(true).on_submit(Message::Entered)
        };
        let refused = self.refused.as_ref().map(|error| banner(Tone::Bad, error, None, Vec::new()));
        let secret = (step != PassphraseStep::Set).then(|| {
            Element::from(field(
                words.get("app-vault-secret"),
                secure(SECRET, &self.secret, refused.is_some(), Message::SecretTyped),
            ))
        });
        let new = (step != PassphraseStep::Remove).then(|| {
            let differs =
                self.differs().then(|| FieldNote { tone: Tone::Bad, text: words.get("app-vault-differs"), fix: None });
            // Shown only once the passphrase is repeated: until then it is still being typed.
            let short = (self.is_short() && self.new == self.repeat).then(|| FieldNote {
                tone: Tone::Bad,
                text: words.count("app-vault-short", MIN_PASSPHRASE_CHARS),
                fix: None,
            });
            let weak = (self.is_weak() && !self.is_short() && self.new == self.repeat).then(|| FieldNote {
                tone: Tone::Warn,
                text: words.get("app-vault-weak"),
                fix: None,
            });
            let new = field(words.get("app-vault-new"), secure(NEW, &self.new, short.is_some(), Message::NewTyped))
                .hint(Some(words.count("app-vault-new-hint", MIN_PASSPHRASE_CHARS)))
                .notes(short.into_iter().chain(weak).collect());
            let repeat = secure(REPEAT, &self.repeat, differs.is_some(), Message::RepeatTyped);
            let repeat = field(words.get("app-vault-repeat"), repeat).notes(differs.into_iter().collect());
            column![Element::from(new), Element::from(repeat)].spacing(gap::TWO)
        });
        let (heading_key, about) = match step {
            PassphraseStep::Set => ("app-vault-set", None),
            PassphraseStep::Change => ("app-vault-change", None),
            PassphraseStep::Remove => ("app-vault-remove", Some(hint(words.get("app-vault-remove-about")))),
        };
        let label = if self.running { "app-vault-working" } else { heading_key };
        let enter = button::primary("passphrase/enter", words.get(label))
            .press_maybe(self.is_complete().then_some(Message::Entered));
        let cancel = button::quiet("passphrase/cancel", words.get("app-cancel"))
            .press_maybe((!self.running).then_some(Message::StepChosen(None)));
        Column::new()
            .push(heading(words.get(heading_key)))
            .push(about)
            .push(secret)
            .push(new)
            .push(refused)
            .push(row![enter, cancel].spacing(gap::ONE))
            .spacing(gap::TWO)
    }
}

/// The code, to be written down.
fn shown(code: &RecoveryCode, replaced: bool, words: Words) -> Column<'_, Message> {
    let kept = button::primary("passphrase/kept", words.get("app-vault-code-kept")).press(Message::CodeKept);
    let save = button::secondary("passphrase/save", words.get("app-vault-code-save")).press(Message::SavePressed);
    let code = text(code.as_str()).size(size::TITLE).font(BOLD);
    column![
        heading(words.get("app-vault-code")),
        container(code).padding(gap::TWO).center_x(Fill).style(style::well),
        body(words.get(if replaced { "app-vault-code-replaced" } else { "app-vault-code-about" })),
        hint(words.get("app-vault-code-stay")),
        row![kept, save].spacing(gap::ONE)
    ]
    .spacing(gap::TWO)
}

/// A printable text with the recovery code, which says what it is and which library it unlocks.
fn written(code: &RecoveryCode, library: &Path, context: &Context) -> String {
    let (place, day) = (library.display().to_string(), context.today().to_string());
    context.words.put("app-vault-code-text", &[("code", code.as_str()), ("place", &place), ("day", &day)])
}

fn lock_after<'a>(settings: &Settings, words: Words) -> Row<'a, Message> {
    let choices = LOCK_AFTER.into_iter().map(|minutes| {
        let label = minutes.map_or_else(
            || words.get("app-vault-lock-never"),
            |minutes| words.count("app-vault-lock-minutes", usize::from(minutes)),
        );
        (minutes, label)
    });
    let choices =
        button::segments("passphrase/lock-after", choices, Some(settings.lock_after), Message::LockAfterChosen);
    row![text(words.get("app-vault-lock-after")).size(size::BODY), choices].spacing(gap::TWO).align_y(Center)
}

fn card(content: Column<'_, Message>) -> Element<'_, Message> {
    container(content).padding(gap::THREE).width(Fill).style(style::card).into()
}
