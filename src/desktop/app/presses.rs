//! What keys do everywhere in the window, and on the page that is shown.

use iced::Task;

use super::{App, Message, Screen, Undo};
use crate::desktop::page::{draft, home, scans, table};
use crate::desktop::settings::Place;
use crate::desktop::widget::picker::Picker;
use crate::desktop::widget::scroll;
use crate::desktop::widget::shortcut::{self, Command, Press, Scope};

impl App {
    /// What a press does on the page that is shown; all others belong to the widget that has the focus.
    pub(super) fn command(&self, press: Press) -> Option<Command> {
        match &self.screen {
            Screen::Home(_) => shortcut::meaning(press, &[Scope::List, Scope::Window]),
            Screen::Draft(draft) => shortcut::meaning(press, &draft.scopes()),
            Screen::Scans(_) => shortcut::meaning(press, &[Scope::Scans, Scope::Window]),
            Screen::Table(page) if page.is_picking() => shortcut::meaning(press, &[Scope::Picker, Scope::Window]),
            _ => shortcut::meaning(press, &[Scope::Window]),
        }
    }

    pub(super) fn pressed(&mut self, press: Press) -> Task<Message> {
        let Some(command) = self.command(press) else { return Task::none() };
        match command {
            Command::Next => scroll::move_focus(true),
            Command::Previous => scroll::move_focus(false),
            Command::Larger => self.zoom(self.settings.zoomed(true)),
            Command::Smaller => self.zoom(self.settings.zoomed(false)),
            Command::Unzoomed => self.zoom(100),
            Command::Close if self.after_save.is_some() => {
                self.after_save = None;
                Task::none()
            }
            Command::Help => self.go(Place::Help),
            Command::New => self.go(Place::Start),
            Command::Import => self.tell_list(home::Message::ImportPressed),
            Command::Paste => self.pasted(),
            Command::Settings => self.go(Place::Settings),
            _ if matches!(self.screen, Screen::Draft(_)) => self.in_draft(draft::Message::Pressed(press)),
            command => self.on_page(command),
        }
    }

    fn on_page(&mut self, command: Command) -> Task<Message> {
        match (&mut self.screen, command) {
            (Screen::Home(_), Command::Find) => scroll::focus(home::SEARCH),
            (Screen::Home(home), Command::Close) if home.is_asking() => self.in_home(home::Message::DialogDismissed),
            (Screen::Home(_), Command::Close) => self.in_home(home::Message::ImportDismissed),
            (Screen::Home(_), Command::Undo) => match (self.edited.take(), self.thrown.last().cloned()) {
                (Some(edited), _) => self.undo(Undo::Edits(edited)),
                (None, Some((id, _))) => self.undo(Undo::Restore(id)),
                (None, None) => Task::none(),
            },
            (Screen::Scans(scans), Command::Close) if scans.is_open() => self.in_scans(scans::Message::ClosePressed),
            (Screen::Scans(_), Command::Undo) => self.in_scans(scans::Message::UndoPressed),
            (Screen::Scans(_), Command::Redo) => self.in_scans(scans::Message::RedoPressed),
            (Screen::Scans(_), Command::Save) => self.in_scans(scans::Message::SavePressed),
            (Screen::Library(library), Command::Close) if library.is_asking() => {
                library.dismiss();
                Task::none()
            }
            (Screen::Table(page), command) if page.is_picking() => {
                Picker::key(command).map_or_else(Task::none, |message| self.in_table(table::Message::Picker(message)))
            }
            (Screen::Table(page), Command::Close) if page.is_asking() => {
                page.dismiss();
                Task::none()
            }
            (Screen::Table(_), Command::Close) => self.go(Place::Home),
            (Screen::Passphrase(page), Command::Close) if page.is_busy() => Task::none(),
            (Screen::Library(_) | Screen::Passphrase(_), Command::Close) => self.go(Place::Settings),
            (Screen::Scans(_) | Screen::Start(_) | Screen::Preferences | Screen::Help, Command::Close) => self.back(),
            _ => Task::none(),
        }
    }

    fn zoom(&mut self, zoom: u16) -> Task<Message> {
        self.settings.zoom = zoom;
        self.remember()
    }
}
