//! What keys mean everywhere in the window, and on the page that is shown.

use iced::Task;
use iced::keyboard::key::Named;

use super::{App, Message, Screen, Undo};
use crate::desktop::page::{draft, home, scans};
use crate::desktop::settings::Place;
use crate::desktop::widget::keys::Press;
use crate::desktop::widget::scroll;

impl App {
    pub(super) fn pressed(&mut self, press: Press) -> Task<Message> {
        match press {
            Press::Named { key: Named::Tab, shift } => return scroll::move_focus(!shift),
            Press::Command { key: '+', .. } => return self.zoom(self.settings.zoomed(true)),
            Press::Command { key: '-', .. } => return self.zoom(self.settings.zoomed(false)),
            Press::Command { key: '0', .. } => return self.zoom(100),
            Press::Named { key: Named::Escape, .. } if self.after_save.is_some() => {
                self.after_save = None;
                return Task::none();
            }
            Press::Named { key: Named::F1, .. } => return self.go(Place::Help),
            Press::Command { key: 'n', .. } => return self.go(Place::Start),
            Press::Command { key: 'o', .. } => return self.tell_list(home::Message::ImportPressed),
            Press::Command { key: 'v', .. } => return self.pasted(),
            Press::Command { key: ',', .. } => return self.go(Place::Settings),
            Press::Command { .. } | Press::Named { .. } => {}
        }
        match &mut self.screen {
            Screen::Home(home) => match press {
                Press::Command { key: 'f', .. } => scroll::focus(home::SEARCH),
                Press::Named { key: Named::Escape, .. } if home.is_asking() => {
                    self.in_home(home::Message::DialogDismissed)
                }
                Press::Named { key: Named::Escape, .. } => self.in_home(home::Message::ImportDismissed),
                Press::Command { key: 'z', shift: false } => match self.thrown.last().cloned() {
                    Some((id, _)) => self.undo(Undo::Restore(id)),
                    None => Task::none(),
                },
                _ => Task::none(),
            },
            Screen::Draft(_) => self.in_draft(draft::Message::Pressed(press)),
            Screen::Scans(scans) => match press {
                Press::Named { key: Named::Escape, .. } if scans.is_open() => {
                    self.in_scans(scans::Message::ClosePressed)
                }
                Press::Command { key: 'z', shift: false } => self.in_scans(scans::Message::UndoPressed),
                Press::Command { key: 'z', shift: true } => self.in_scans(scans::Message::RedoPressed),
                Press::Command { key: 's', .. } => self.in_scans(scans::Message::SavePressed),
                Press::Named { key: Named::Escape, .. } => self.back(),
                _ => Task::none(),
            },
            Screen::Library(library) => match press {
                Press::Named { key: Named::Escape, .. } if library.is_asking() => {
                    library.dismiss();
                    Task::none()
                }
                Press::Named { key: Named::Escape, .. } => self.go(Place::Settings),
                _ => Task::none(),
            },
            Screen::Table(page) => match press {
                Press::Named { key: Named::Escape, .. } if page.is_asking() => {
                    page.dismiss();
                    Task::none()
                }
                Press::Named { key: Named::Escape, .. } => self.go(Place::Home),
                _ => Task::none(),
            },
            Screen::Start(_) | Screen::Preferences | Screen::Help => match press {
                Press::Named { key: Named::Escape, .. } => self.back(),
                _ => Task::none(),
            },
            Screen::Passphrase(page) if !page.is_busy() => match press {
                Press::Named { key: Named::Escape, .. } => self.go(Place::Settings),
                _ => Task::none(),
            },
            Screen::Broken(_) | Screen::Locked(_) | Screen::Passphrase(_) => Task::none(),
        }
    }

    fn zoom(&mut self, zoom: u16) -> Task<Message> {
        self.settings.zoom = zoom;
        self.remember()
    }
}
