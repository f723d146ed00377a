//! Routes files and texts that come from outside the window.

use std::path::PathBuf;

use iced::{Task, window};

use super::{App, Message, Screen};
use crate::desktop::opened_files::{self, OpenedFiles};
use crate::desktop::page::{draft, home, scans, start};
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::{background, single_instance};
use crate::progress::{self, News};

/// Number of characters of a text that are quoted.
const START: usize = 12;

impl App {
    /// Recognises files that were dropped into the window or opened with the program. Several files are treated as
    /// pictures of one inspection; of other kinds the first counts. While the library is locked they wait until it is
    /// unlocked.
    pub(in crate::desktop) fn dropped(&mut self, mut paths: Vec<PathBuf>) -> Task<Message> {
        let Some(services) = self.services.clone() else {
            self.held_files.append(&mut paths);
            return Task::none();
        };
        let words = self.words();
        match paths.len() {
            0 => Task::none(),
            1 => background(
                move || opened_files::recognise(paths.swap_remove(0), &services.reference, words),
                || OpenedFiles::Nothing,
            )
            .map(Message::Incoming),
            _ => background(
                move || opened_files::recognise_all(&paths, &services.reference, words),
                || OpenedFiles::Nothing,
            )
            .map(Message::Incoming),
        }
    }

    /// Raises the window, opens the files of a second start, and waits for the next one.
    pub(super) fn handed_over(&mut self, files: Vec<PathBuf>) -> Task<Message> {
        let raised = window::latest().and_then(|id| {
            let attention = Some(window::UserAttention::Informational);
            Task::batch([
                window::minimize(id, false),
                window::gain_focus(id),
                window::request_user_attention(id, attention),
            ])
        });
        Task::batch([raised, self.dropped(files), self.await_start()])
    }

    /// Recognises the files that arrived while the library was locked.
    pub(super) fn let_in(&mut self) -> Task<Message> {
        let files = std::mem::take(&mut self.held_files);
        self.dropped(files)
    }

    /// Waits for a second start of the program, even while the library is locked.
    pub(in crate::desktop) fn await_start(&self) -> Task<Message> {
        let Some(folder) = self.folder.clone() else { return Task::none() };
        Task::future(single_instance::handed_over(folder)).map(Message::HandedOver)
    }

    /// Recognises the content of the clipboard.
    pub(super) fn pasted(&self) -> Task<Message> {
        let Some(services) = self.services.clone() else { return Task::none() };
        let words = self.words();
        background(move || opened_files::pasted(&services.reference, words), || OpenedFiles::Nothing)
            .map(Message::Incoming)
    }

    /// Whether a text is taken for the platform's answer: in the section for answers any text, elsewhere in a draft
    /// only one that rejects something.
    fn takes_answers(&self, text: &str) -> bool {
        let Screen::Draft(draft) = &self.screen else { return false };
        draft.section() == draft::section::Section::Progress || progress::news(text) == News::Refusal
    }

    /// Passes content to its place: a filing to the list, an answer to its draft, pictures to the draft that is open or
    /// being created, or to the scan desk.
    pub(super) fn take_in(&mut self, incoming: OpenedFiles) -> Task<Message> {
        if self.saving.is_some() {
            return self.show_toast(Tone::Warn, self.words().get("app-busy"), None);
        }
        match incoming {
            OpenedFiles::Nothing => self.show_toast(Tone::Warn, self.words().get("app-incoming-nothing"), None),
            OpenedFiles::Refused(why) => self.show_toast(Tone::Bad, why, None),
            OpenedFiles::Table(path) => self.show_table(Some(path)),
            OpenedFiles::Filing(path) => self.tell_list(home::Message::Dropped(path)),
            // Text pasted in the section for answers may be one, whatever its wording.
            OpenedFiles::Text(text) if !self.takes_answers(&text) => {
                let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let mut start: String = whole.chars().take(START).collect();
                if start.len() < whole.len() {
                    start.push('…');
                }
                self.show_toast(Tone::Plain, self.words().put("app-incoming-text", &[("text", &start)]), None)
            }
            OpenedFiles::Answer(text) | OpenedFiles::Text(text) if matches!(self.screen, Screen::Draft(_)) => {
                let days = self.in_draft(draft::Message::SectionPressed(draft::section::Section::Progress));
                let reply = draft::timeline::reply::Message::Pasted(Some(text));
                Task::batch([days, self.in_draft(draft::Message::Timeline(draft::timeline::Message::Reply(reply)))])
            }
            OpenedFiles::Answer(_) | OpenedFiles::Text(_) => {
                self.show_toast(Tone::Warn, self.words().get("app-drop-answer"), None)
            }
            OpenedFiles::Pictures(sources) if sources.is_empty() => {
                self.show_toast(Tone::Warn, self.words().get("app-scans-nothing"), None)
            }
            OpenedFiles::Pictures(sources) => match &self.screen {
                Screen::Draft(_) => self.in_draft(draft::Message::Dropped(sources)),
                Screen::Scans(_) => self.in_scans(scans::Message::Found(sources)),
                Screen::Start(_) => self.in_start(start::Message::Brought(sources)),
                _ => {
                    let gone = self.go(LastPage::Scans);
                    Task::batch([gone, self.in_scans(scans::Message::Found(sources))])
                }
            },
        }
    }
}
