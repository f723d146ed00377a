//! What stands over the list until somebody has read it: how the last run ended, how the library was put together again,
//! and where it lies.

use iced::widget::{Column, container};
use iced::{Element, Fill, Padding, Task};

use super::{App, ListNote, Message, Screen};
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{COLUMN, space as gap};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::button;

impl App {
    pub(super) fn note_pressed(&mut self, note: ListNote) -> Task<Message> {
        match note {
            ListNote::Resume => self.interrupted_page.take().map_or_else(Task::none, |place| self.go(place)),
            ListNote::EndRead => {
                self.interrupted_page = None;
                Task::none()
            }
            ListNote::MendingRead => {
                self.mended = None;
                Task::none()
            }
            ListNote::PlaceRead => {
                self.settings.place_read = true;
                self.remember()
            }
        }
    }

    /// The notes above the list; `None` where there are none, and on other pages.
    pub(super) fn notes(&self) -> Option<Element<'_, Message>> {
        let words = self.words();
        let elsewhere = self.elsewhere.as_ref().filter(|_| !self.settings.place_read && !self.demo);
        if !matches!(self.screen, Screen::Home(_)) {
            return None;
        }
        if self.interrupted_page.is_none() && self.mended.is_none() && elsewhere.is_none() {
            return None;
        }
        let read = |id, note| button::quiet(id, words.get("app-note-read")).press(Message::NotePressed(note)).into();
        let end = self.interrupted_page.as_ref().map(|place| {
            let mut actions = vec![read("note/end-read", ListNote::EndRead)];
            if matches!(place, LastPage::Draft { .. }) {
                let resume = button::secondary("note/resume", words.get("app-broke-off-resume"))
                    .press(Message::NotePressed(ListNote::Resume));
                actions.insert(0, resume.into());
            }
            banner(Tone::Warn, words.get("app-broke-off"), Some(words.get("app-broke-off-about")), actions)
        });
        let mended = self
            .mended
            .as_ref()
            .map(|note| banner(Tone::Warn, note.clone(), None, vec![read("note/mending-read", ListNote::MendingRead)]));
        let place = elsewhere.map(|place| {
            banner(Tone::Warn, words.elsewhere(place), None, vec![read("note/place-read", ListNote::PlaceRead)])
        });
        let notes = Column::new().push(end).push(mended).push(place).spacing(gap::ONE);
        // As wide as the list below.
        let notes = container(notes).max_width(COLUMN + 240.0);
        Some(container(notes).center_x(Fill).padding(Padding::from([gap::ONE, gap::FOUR]).top(gap::TWO)).into())
    }
}
