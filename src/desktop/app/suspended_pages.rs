//! Pages that keep their state while help, settings, the scan desk or the choice before a new filing are shown.

use iced::Task;

use super::{App, Behind, Message, Screen};
use crate::desktop::page::draft::{self, DraftPage};
use crate::desktop::settings::LastPage;

/// Whether a draft keeps its state behind `place`.
pub(super) fn keeps_draft(place: &LastPage) -> bool {
    matches!(place, LastPage::Help | LastPage::Settings | LastPage::Scans | LastPage::Start)
}

impl App {
    /// The open draft, even while another page is in front of it.
    pub(super) fn draft(&self) -> Option<&DraftPage> {
        match &self.screen {
            Screen::Draft(draft) => Some(draft),
            _ => self.suspended_draft.as_deref(),
        }
    }

    pub(super) fn draft_mut(&mut self) -> Option<&mut DraftPage> {
        match &mut self.screen {
            Screen::Draft(draft) => Some(draft),
            _ => self.suspended_draft.as_deref_mut(),
        }
    }

    /// Tags the messages of a task of the open draft with the draft's number.
    pub(super) fn of_draft(&self, task: Task<draft::Message>) -> Task<Message> {
        let number = self.drafts_opened;
        task.map(move |message| Message::Reported(number, message))
    }

    /// The task that saves the open draft; none if everything is saved.
    pub(super) fn flush(&mut self) -> Task<Message> {
        let Some(draft) = self.draft_mut() else { return Task::none() };
        let flushed = draft.flush();
        self.of_draft(flushed)
    }

    /// Suspends the current page before `place` is shown: the scan desk always, with its pictures, a draft only behind
    /// a page that returns to it.
    pub(super) fn suspend(&mut self, place: &LastPage) {
        let keeps_draft_open = keeps_draft(place);
        if !keeps_draft_open {
            self.suspended_draft = None;
        }
        let over_scans = match &self.screen {
            Screen::Scans(_) => true,
            Screen::Home(_) | Screen::Draft(_) => false,
            _ => self.behind == Behind::Scans,
        };
        let over_scans = over_scans && keeps_draft_open && *place != LastPage::Scans;
        self.behind = if over_scans { Behind::Scans } else { Behind::NoDesk };
        match std::mem::replace(&mut self.screen, Screen::Help) {
            Screen::Scans(suspended_scans) => self.suspended_scans = Some(suspended_scans),
            Screen::Draft(draft) if keeps_draft_open => self.suspended_draft = Some(draft),
            Screen::Home(home) => self.list = home.place(),
            shown => self.screen = shown,
        }
    }

    /// Returns to the suspended draft, else to the list of drafts.
    pub(super) fn show_drafts(&mut self) -> Task<Message> {
        if self.suspended_draft.is_none() {
            return self.go(LastPage::Home);
        }
        self.behind = Behind::NoDesk;
        self.back()
    }

    /// Returns to the suspended page: the scan desk, else a draft, else the list.
    pub(super) fn back(&mut self) -> Task<Message> {
        if self.behind == Behind::Scans && !matches!(self.screen, Screen::Scans(_)) {
            return self.go(LastPage::Scans);
        }
        let Some(draft) = self.suspended_draft.take() else { return self.go(LastPage::Home) };
        self.suspend(&LastPage::Home);
        self.settings.place = draft.place();
        let settled = self.of_draft(draft.come_back());
        self.screen = Screen::Draft(draft);
        Task::batch([settled, self.remember()])
    }
}
