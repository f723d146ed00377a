//! What stands where the library cannot be opened: why, and what helps.

use std::path::PathBuf;

use iced::widget::{Column, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use crate::desktop::icon;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{COLUMN, size, space as gap, style};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::{button, caption, empty, hairline, heading, scroll};
use crate::desktop::words::Words;
use crate::desktop::{attempt, background};
use crate::store::{self, Cause, Copy, StoreError};

/// Most drafts of a copy that are named.
const NAMED: usize = 50;

/// State of the page.
pub struct Broken {
    why: String,
    folder: PathBuf,
    /// The database is damaged or gone, so that something can be done about it.
    curable: bool,
    copies: Vec<Copy>,
    /// Place of the copy that is looked into.
    open: Option<usize>,
    running: bool,
    refused: Option<String>,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The copies were read.
    Listed(Vec<Copy>),
    /// Show what is in a copy, or hide it.
    LookPressed(usize),
    /// Go back to a copy.
    RestorePressed(usize),
    /// Keep what can be read.
    RecoverPressed,
    /// Begin with an empty library.
    AnewPressed,
    /// Try to open it once more.
    RetryPressed,
    /// Something was done; what is to be said.
    Done(Result<String, String>),
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Open the library again and say what was done; nothing where that is empty.
    Reopen(String),
}

impl Broken {
    /// The page, and the task that reads the copies.
    pub fn new(error: &StoreError, words: Words) -> (Self, Task<Message>) {
        let folder =
            if error.place.is_dir() { error.place.as_path() } else { error.place.parent().unwrap_or(&error.place) };
        let folder = folder.to_owned();
        let curable = matches!(error.cause, Cause::Damaged(_) | Cause::Moved);
        let listed = folder.clone();
        let task = if curable {
            background(move || store::copies(&listed), Vec::new).map(Message::Listed)
        } else {
            Task::none()
        };
        let why = error.message(words.0);
        (Self { why, folder, curable, copies: Vec::new(), open: None, running: false, refused: None }, task)
    }

    /// Why the library cannot be opened.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// Folder of the library.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::Listed(copies) => self.copies = copies,
            Message::LookPressed(place) => self.open = Some(place).filter(|_| self.open != Some(place)),
            Message::RestorePressed(place) => {
                let Some(copy) = self.copies.get(place).cloned() else { return Action::None };
                let folder = self.folder.clone();
                return self.run(words, move || {
                    store::restore(&folder, &copy.path)?;
                    Ok(words.put("app-broken-restored", &[("time", &moment(&copy))]))
                });
            }
            Message::RecoverPressed => {
                let folder = self.folder.clone();
                return self.run(words, move || {
                    let recovered = store::recover(&folder)?;
                    let count = |number: usize| number.to_string();
                    Ok(words.put(
                        "app-broken-recovered",
                        &[
                            ("drafts", &count(recovered.drafts)),
                            ("copies", &count(recovered.from_copies)),
                            ("lost", &count(recovered.lost.len())),
                        ],
                    ))
                });
            }
            Message::AnewPressed => {
                let folder = self.folder.clone();
                return self.run(words, move || {
                    store::begin_anew(&folder)?;
                    Ok(words.get("app-broken-begun"))
                });
            }
            Message::RetryPressed => return Action::Reopen(String::new()),
            Message::Done(Ok(told)) => return Action::Reopen(told),
            Message::Done(Err(error)) => {
                self.running = false;
                self.refused = Some(error);
            }
        }
        Action::None
    }

    fn run(&mut self, words: Words, work: impl FnOnce() -> Result<String, StoreError> + Send + 'static) -> Action {
        if self.running {
            return Action::None;
        }
        self.running = true;
        self.refused = None;
        Action::Run(attempt(move || work().map_err(|error| error.message(words.0)), words).map(Message::Done))
    }

    /// The page.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let free = |message: Message| (!self.running).then_some(message);
        let retry = button::secondary("broken/retry", words.get("app-retry")).press_maybe(free(Message::RetryPressed));
        let mut actions = vec![retry.into()];
        if self.curable {
            let recover = button::primary("broken/recover", words.get("app-broken-recover"))
                .press_maybe(free(Message::RecoverPressed));
            actions.insert(0, recover.into());
        }
        let head = empty::empty(icon::FILE_WARNING, words.get("app-broken"), self.why.clone(), actions);
        let refused = self.refused.as_ref().map(|error| banner(Tone::Bad, error, None, Vec::new()));
        let copies = (!self.copies.is_empty()).then(|| self.list(words));
        let anew = self.curable.then(|| {
            button::quiet("broken/anew", words.get("app-broken-anew")).press_maybe(free(Message::AnewPressed))
        });
        let content = column![head].push(refused).push(copies).push(anew).spacing(gap::TWO).align_x(Center);
        scroll::page("broken", container(container(content).max_width(COLUMN)).center_x(Fill)).into()
    }

    fn list(&self, words: Words) -> Element<'_, Message> {
        let mut list = Column::new();
        for (place, copy) in self.copies.iter().enumerate() {
            let about = words.count("app-broken-drafts", copy.titles.len());
            let lines = column![text(moment(copy)).size(size::BODY), caption(about)].spacing(2).width(Fill);
            let look = button::quiet(format!("broken/{place}/look"), words.get("app-broken-look"))
                .press(Message::LookPressed(place));
            let restore = button::secondary(format!("broken/{place}/restore"), words.get("app-broken-restore"))
                .press_maybe((!self.running).then_some(Message::RestorePressed(place)));
            let line = row![lines, look, restore].spacing(gap::ONE).align_y(Center);
            let inside = (self.open == Some(place)).then(|| {
                let titles = copy.titles.iter().take(NAMED).map(|title| {
                    caption(if title.is_empty() { words.get("app-untitled") } else { title.clone() }).into()
                });
                Column::with_children(titles).spacing(2).padding([4.0, 12.0])
            });
            list =
                list.push((place > 0).then(hairline)).push(container(column![line].push(inside)).padding([8.0, 12.0]));
        }
        let list = container(list).padding(6).width(Fill).style(style::card);
        column![heading(words.get("app-broken-copies")), list, space().height(gap::ONE)].spacing(gap::ONE).into()
    }
}

/// When a copy was made.
fn moment(copy: &Copy) -> String {
    copy.made.format("%Y-%m-%d %H:%M").to_string()
}
