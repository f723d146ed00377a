//! Where goes what comes in from outside the window.

use std::path::PathBuf;

use iced::{Task, window};

use super::{App, Message, Screen};
use crate::desktop::incoming::{self, Incoming};
use crate::desktop::page::{draft, home, scans};
use crate::desktop::settings::Place;
use crate::desktop::theme::style::Tone;
use crate::desktop::{background, single_instance};

impl App {
    /// Looks at files that were dropped into the window or opened with the program. Several files are pictures of one
    /// look; of other kinds the first counts.
    pub(in crate::desktop) fn dropped(&self, mut paths: Vec<PathBuf>) -> Task<Message> {
        let Some(tools) = self.tools.clone() else { return Task::none() };
        match paths.len() {
            0 => Task::none(),
            1 => background(move || incoming::recognise(paths.swap_remove(0), &tools.reference), || Incoming::Nothing)
                .map(Message::Incoming),
            _ => background(move || incoming::recognise_all(&paths, &tools.reference), || Incoming::Nothing)
                .map(Message::Incoming),
        }
    }

    /// Comes to the front with the files of a second start, and waits for the next.
    pub(super) fn handed_over(&self, files: Vec<PathBuf>) -> Task<Message> {
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

    /// Waits for a second start of the program.
    pub(in crate::desktop) fn await_start(&self) -> Task<Message> {
        let Some(library) = self.library() else { return Task::none() };
        Task::future(single_instance::handed_over(library.folder().to_owned())).map(Message::HandedOver)
    }

    /// Looks at what the clipboard holds.
    pub(super) fn pasted(&self) -> Task<Message> {
        let Some(tools) = self.tools.clone() else { return Task::none() };
        background(move || incoming::pasted(&tools.reference), || Incoming::Nothing).map(Message::Incoming)
    }

    /// Brings it where it belongs: a filing to the list, an answer to its draft, pictures to the draft or the scan desk.
    pub(super) fn take_in(&mut self, incoming: Incoming) -> Task<Message> {
        match incoming {
            Incoming::Nothing => self.tell(Tone::Warn, self.words().get("app-incoming-nothing"), None),
            Incoming::Table(path) => self.show_table(Some(path)),
            Incoming::Filing(path) => self.tell_list(home::Message::Dropped(path)),
            Incoming::Answer(text) if matches!(self.screen, Screen::Draft(_)) => {
                let days = self.in_draft(draft::Message::SectionPressed(draft::section::Section::Progress));
                let reply = draft::timeline::reply::Message::Pasted(Some(text));
                Task::batch([days, self.in_draft(draft::Message::Timeline(draft::timeline::Message::Reply(reply)))])
            }
            Incoming::Answer(_) => self.tell(Tone::Warn, self.words().get("app-drop-answer"), None),
            Incoming::Pictures(sources) if sources.is_empty() => {
                self.tell(Tone::Warn, self.words().get("app-scans-nothing"), None)
            }
            Incoming::Pictures(sources) => match &self.screen {
                Screen::Draft(_) => self.in_draft(draft::Message::Dropped(sources)),
                Screen::Scans(_) => self.in_scans(scans::Message::Found(sources)),
                _ => {
                    let gone = self.go(Place::Scans);
                    Task::batch([gone, self.in_scans(scans::Message::Found(sources))])
                }
            },
        }
    }
}
