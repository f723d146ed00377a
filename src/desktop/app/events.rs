//! Events of the window system: size, files dragged or dropped, and requests to close.

use std::time::Duration;

use iced::{Event, Size, Task, window};

use super::{AfterSave, App, Message, Screen};
use crate::desktop::page::draft::DraftPage;
use crate::desktop::{after, background};

/// Time within which all files of one drop are reported.
const FALL: Duration = Duration::from_millis(80);

impl App {
    pub(super) fn event(&mut self, event: Event, id: window::Id) -> Task<Message> {
        let Event::Window(event) = event else { return Task::none() };
        match event {
            window::Event::CloseRequested => self.close(id),
            window::Event::Opened { .. } | window::Event::Rescaled(_) => window::scale_factor(id).map(Message::Density),
            window::Event::Resized(size) => {
                let scaled = Size::new(size.width * self.scale(), size.height * self.scale());
                self.size = scaled;
                self.settings.width = scaled.width;
                self.settings.height = scaled.height;
                Task::none()
            }
            // The desktop's settings and the library may have changed meanwhile.
            window::Event::Focused => Task::batch([Self::ask_theme(), self.look_again()]),
            // The user may not come back from another program.
            window::Event::Unfocused => self.flush(),
            window::Event::FileHovered(_) => {
                self.dragging = true;
                Task::none()
            }
            window::Event::FilesHoveredLeft => {
                self.dragging = false;
                Task::none()
            }
            window::Event::FileDropped(path) => {
                self.dragging = false;
                // The files of one drop are reported one by one.
                self.dropped_files.push(path);
                if self.dropped_files.len() == 1 { after(FALL, Message::Fallen) } else { Task::none() }
            }
            _ => Task::none(),
        }
    }

    /// Lets the list show what other programs have written to the library.
    pub(super) fn look_again(&self) -> Task<Message> {
        match &self.screen {
            Screen::Home(home) => home.look_again().map(Message::Home),
            _ => Task::none(),
        }
    }

    /// Ends once everything is saved or cannot be saved; the user is not asked.
    pub(super) fn end(&mut self) -> Task<Message> {
        self.stop();
        self.hide_printed();
        if self.draft().is_some_and(DraftPage::is_unsaved) {
            self.after_save = Some(AfterSave::End);
            return self.flush();
        }
        iced::exit()
    }

    /// Closes once everything is saved. If a draft cannot be saved, the user is asked first.
    pub(super) fn close(&mut self, id: window::Id) -> Task<Message> {
        let Some(library) = self.library() else { return window::close(id) };
        self.stop();
        self.hide_printed();
        let remembered = background(self.keeper.write(library, self.settings.clone()), || Ok(()));
        if self.draft().is_some_and(DraftPage::is_unsaved) {
            self.after_save = Some(AfterSave::Close(id));
            return Task::batch([self.flush(), remembered.discard()]);
        }
        remembered.then(move |_| window::close(id))
    }
}
