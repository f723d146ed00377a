//! The shortcuts of the window and of the current page.

use iced::Task;

use super::{App, Message, Screen};
use crate::desktop::page::{draft, home, passphrase, scans, start, table};
use crate::desktop::save_as;
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::picker::Picker;
use crate::desktop::widget::scroll;
use crate::desktop::widget::shortcut::{self, KeyCommand, KeyScope, Press};

impl App {
    /// The command of a key press on the current page; any other press belongs to the focused widget.
    pub(super) fn command(&self, press: Press) -> Option<KeyCommand> {
        match &self.screen {
            _ if self.saving.is_some() => shortcut::meaning(press, &[KeyScope::Window]),
            Screen::Home(home) if home.is_asking() => shortcut::meaning(press, &[KeyScope::Window]),
            Screen::Home(_) => shortcut::meaning(press, &[KeyScope::List, KeyScope::Window]),
            Screen::Draft(draft) => shortcut::meaning(press, &draft.scopes()),
            Screen::Scans(_) => shortcut::meaning(press, &[KeyScope::Scans, KeyScope::Window]),
            Screen::Start(_) => shortcut::meaning(press, &[KeyScope::Start, KeyScope::Window]),
            Screen::Table(page) if page.is_picking() => shortcut::meaning(press, &[KeyScope::Picker, KeyScope::Window]),
            _ => shortcut::meaning(press, &[KeyScope::Window]),
        }
    }

    pub(super) fn pressed(&mut self, press: Press) -> Task<Message> {
        let Some(command) = self.command(press) else { return Task::none() };
        match command {
            KeyCommand::Next => scroll::move_focus(true),
            KeyCommand::Previous => scroll::move_focus(false),
            KeyCommand::Larger => self.zoom(self.settings.zoomed(true)),
            KeyCommand::Smaller => self.zoom(self.settings.zoomed(false)),
            KeyCommand::Unzoomed => self.zoom(100),
            KeyCommand::Close if self.after_save.is_some() => {
                self.after_save = None;
                Task::none()
            }
            KeyCommand::Close if self.saving.as_ref().is_some_and(|it| it.is_typed() && !it.is_running()) => {
                self.show_toast(Tone::Warn, self.words().get("app-dialog-typed"), None)
            }
            KeyCommand::Close if self.saving.is_some() => self.in_save_as(save_as::Message::Dismissed),
            KeyCommand::Help => self.go(LastPage::Help),
            KeyCommand::New => self.go(LastPage::Start),
            KeyCommand::Import => self.tell_list(home::Message::ImportPressed),
            KeyCommand::Paste => self.pasted(),
            KeyCommand::Settings => self.go(LastPage::Settings),
            _ if matches!(self.screen, Screen::Draft(_)) => self.in_draft(draft::Message::Pressed(press)),
            command => self.on_page(command),
        }
    }

    fn on_page(&mut self, command: KeyCommand) -> Task<Message> {
        match (&mut self.screen, command) {
            (Screen::Home(_), KeyCommand::Find) => scroll::focus(home::SEARCH),
            (Screen::Home(home), KeyCommand::Close) if home.is_asking() => self.in_home(home::Message::DialogLeft),
            (Screen::Home(_), KeyCommand::Close) => self.in_home(home::Message::Escaped),
            (Screen::Home(_), KeyCommand::Down) => self.in_home(home::Message::Moved(true, false)),
            (Screen::Home(_), KeyCommand::Up) => self.in_home(home::Message::Moved(false, false)),
            (Screen::Home(_), KeyCommand::ChooseDown) => self.in_home(home::Message::Moved(true, true)),
            (Screen::Home(_), KeyCommand::ChooseUp) => self.in_home(home::Message::Moved(false, true)),
            (Screen::Home(_), KeyCommand::Press) => self.in_home(home::Message::Entered),
            (Screen::Home(_), KeyCommand::Undo) => {
                self.done.last().cloned().map_or_else(Task::none, |undo| self.undo(undo))
            }
            (Screen::Start(_), KeyCommand::Continue) => self.in_start(start::Message::BeginPressed),
            (Screen::Scans(scans), KeyCommand::Close) if scans.is_open() => self.in_scans(scans::Message::ClosePressed),
            (Screen::Scans(_), KeyCommand::Undo) => self.in_scans(scans::Message::UndoPressed),
            (Screen::Scans(_), KeyCommand::Redo) => self.in_scans(scans::Message::RedoPressed),
            (Screen::Scans(_), KeyCommand::Save) => self.in_scans(scans::Message::SavePressed),
            (Screen::Library(library), KeyCommand::Close) if library.is_asking() => {
                library.dismiss();
                Task::none()
            }
            (Screen::Table(page), command) if page.is_picking() => {
                Picker::key(command).map_or_else(Task::none, |message| self.in_table(table::Message::Picker(message)))
            }
            (Screen::Table(page), KeyCommand::Close) if page.is_asking() => {
                page.dismiss();
                Task::none()
            }
            (Screen::Table(_), KeyCommand::Close) => self.go(LastPage::Home),
            (Screen::Passphrase(page), KeyCommand::Close) if page.is_busy() => Task::none(),
            (Screen::Passphrase(page), KeyCommand::Close) if page.is_asking() => {
                self.in_passphrase(passphrase::Message::StepChosen(None))
            }
            (Screen::Library(_) | Screen::Passphrase(_), KeyCommand::Close) => self.go(LastPage::Settings),
            (Screen::Scans(_) | Screen::Start(_) | Screen::Preferences | Screen::Help, KeyCommand::Close) => {
                self.back()
            }
            _ => Task::none(),
        }
    }

    fn zoom(&mut self, zoom: u16) -> Task<Message> {
        self.settings.zoom = zoom;
        self.remember()
    }
}
