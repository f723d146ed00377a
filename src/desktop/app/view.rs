//! The frame around every page: the navigation rail on the left, dialogs and toasts on top.

use iced::widget::{Column, button, column, container, row, space, stack, text};
use iced::{Center, Element, Fill};

use super::{AfterSave, App, Message, Screen};
use crate::desktop::icon::{self, Icon};
use crate::desktop::page::{draft, help, home, library, preferences, table};
use crate::desktop::save_as;
use crate::desktop::settings::LastPage;
use crate::desktop::theme::{BOLD, FONT, size, space as gap, style, style::Tone};
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::keys::keys;
use crate::desktop::widget::modal::modal;
use crate::desktop::widget::paste::short_pastes;
use crate::desktop::widget::{question, toast};
use crate::desktop::words::Words;
use crate::workflow;

/// Width of the rail.
const RAIL: f32 = 72.0;

impl App {
    /// The whole window.
    pub fn view(&self) -> Element<'_, Message> {
        let context = self.context();
        let mut toasts =
            toast::toasts(&self.toasts, &context.words.get("app-close"), Message::ToastClosed, Message::ToastPressed);
        // The name of a page without a bar, below which the toasts are shown; the others show them themselves.
        let (page, dialog, room) = match &self.screen {
            Screen::Home(home) => {
                let beside = (!home.asks_to_destroy()).then_some(Message::Home(home::Message::DialogLeft));
                let dialog = home.dialog(&context).map(|dialog| (dialog.map(Message::Home), beside));
                let toasts = if dialog.is_none() && self.saving.is_none() { toasts.take() } else { None };
                (home.view(&context, toasts, Message::Home), dialog, None)
            }
            Screen::Start(start) => {
                let toasts = if self.saving.is_none() { toasts.take() } else { None };
                (start.view(&context, toasts, Message::Start), None, None)
            }
            Screen::Table(page) => {
                let dialog = page.dialog(context.words).map(|dialog| (dialog.map(Message::Table), None));
                (page.view(&context).map(Message::Table), dialog, Some(table::PAGE))
            }
            Screen::Draft(draft) => {
                let beside = (!draft.is_typed()).then_some(Message::Draft(draft::Message::DialogDismissed));
                let dialog = draft.dialog(&context).map(|dialog| (dialog.map(Message::Draft), beside));
                let toasts = if dialog.is_none() && self.saving.is_none() { toasts.take() } else { None };
                (draft.view(&context, toasts, Message::Draft), dialog, None)
            }
            Screen::Scans(scans) => {
                let toasts = if self.saving.is_none() { toasts.take() } else { None };
                (scans.view(&context, toasts, Message::Scans), None, None)
            }
            Screen::Preferences => {
                let page = preferences::view(&self.settings, self.services.as_ref(), &context);
                (page.map(Message::Preferences), None, Some(preferences::PAGE))
            }
            Screen::Library(library) => {
                let dialog = library.dialog(context.words).map(|dialog| (dialog.map(Message::Library), None));
                (library.view(&context).map(Message::Library), dialog, Some(library::PAGE))
            }
            Screen::Help => (help::view(&context, self.explained()), None, Some(help::PAGE)),
            Screen::Broken(broken) => (broken.view(context.words).map(Message::Broken), None, Some("broken")),
            Screen::Locked(unlock) => (unlock.view(context.words).map(Message::Unlock), None, Some("locked")),
            Screen::Passphrase(page) => {
                (page.view(&self.settings, &context).map(Message::Passphrase), None, Some("passphrase"))
            }
        };
        let saving = self.saving.as_ref().map(|saving| {
            let beside = (!saving.is_typed()).then_some(Message::SaveAs(save_as::Message::Dismissed));
            (saving.view(context.words).map(Message::SaveAs), beside)
        });
        let dialog = saving.or(dialog);
        let dialog = if let Some(AfterSave::Close(_)) = self.after_save { self.unsaved().or(dialog) } else { dialog };
        let over = if dialog.is_some() { toasts.take().map(toast::over_dialog) } else { None };
        let page = match room {
            Some(name) => toast::above(name, page, toasts),
            None => page,
        };
        let page = Column::new().push(self.demo.then(|| demo(context.words))).push(self.notes()).push(page);
        let rail = container(self.rail()).height(Fill).style(style::ground);
        let base = row![rail, container(page).width(Fill).height(Fill)].width(Fill).height(Fill);
        let window = stack![modal(base, dialog)].push(over).width(Fill).height(Fill);
        keys(short_pastes(window, Message::PasteCut, Message::OtherPasted), |press| {
            self.command(press).map(|_| Message::Pressed(press))
        })
    }

    /// The explanations of all rules that found something in the open draft.
    fn explained(&self) -> Vec<Vec<workflow::Explained>> {
        let (Some(review), Some(services)) = (self.draft().and_then(draft::DraftPage::review), &self.services) else {
            return Vec::new();
        };
        let mut names: Vec<&str> = Vec::new();
        for finding in &review.findings {
            if !names.contains(&finding.rule.as_str()) {
                names.push(finding.rule.as_str());
            }
        }
        let language = self.words().0;
        names.into_iter().filter_map(|name| workflow::explain(name, &services.reference, language)).collect()
    }

    fn rail(&self) -> Element<'_, Message> {
        let words = self.words();
        // A code that nobody has written down, or what runs, keeps its page.
        let stays = matches!(&self.screen, Screen::Passphrase(page) if page.is_busy());
        let item = |id: &'static str, icon: Icon, key: &str, to: Message, here: bool| {
            let label = words.get(key);
            let face = column![
                icon.sized(20.0),
                text(label.clone()).size(11).wrapping(text::Wrapping::None).font(if here { BOLD } else { FONT })
            ]
            .spacing(5)
            .align_x(Center)
            .width(Fill);
            let press = (self.services.is_some() && !stays).then_some(to);
            let face =
                button(face).padding([9.0, 2.0]).width(Fill).style(style::row(here)).on_press_maybe(press.clone());
            Element::from(Focus::new(id, label, face, press))
        };
        let screen = &self.screen;
        let drafts = matches!(screen, Screen::Home(_) | Screen::Start(_) | Screen::Table(_) | Screen::Draft(_));
        let items = Column::new()
            .push(item("rail/home", icon::FILES, "app-rail-home", Message::DraftsPressed, drafts))
            .push(item(
                "rail/scans",
                icon::SCAN_SEARCH,
                "app-rail-scans",
                Message::Go(LastPage::Scans),
                matches!(screen, Screen::Scans(_)),
            ))
            .push(space().height(Fill))
            .push(item(
                "rail/settings",
                icon::SETTINGS,
                "app-rail-settings",
                Message::Go(LastPage::Settings),
                matches!(screen, Screen::Preferences | Screen::Library(_) | Screen::Passphrase(_)),
            ))
            .push(item(
                "rail/help",
                icon::CIRCLE_QUESTION_MARK,
                "app-rail-help",
                Message::Go(LastPage::Help),
                matches!(screen, Screen::Help),
            ))
            .spacing(gap::HALF);
        container(items).width(RAIL).height(Fill).padding([12.0, 8.0]).into()
    }

    fn unsaved(&self) -> Option<(Element<'_, Message>, Option<Message>)> {
        let draft = self.draft()?;
        let words = self.words();
        let why = draft.save_error(words)?;
        let dialog = question::question_or(
            words.get("app-unsaved"),
            why,
            (words.get("app-unsaved-stay"), Message::Stay),
            Some((words.get("app-save-elsewhere"), Message::SaveElsewhere)),
            (words.get("app-unsaved-leave"), Message::CloseAnyway),
        );
        Some((dialog, None))
    }
}

/// The line above every page of a demonstration.
fn demo<'a>(words: Words) -> Element<'a, Message> {
    let what = text(words.get("app-demo")).size(size::SMALL).style(style::ink(Tone::Warn));
    let line = row![icon::INFO.sized(14.0).style(style::ink(Tone::Warn)), what].spacing(gap::ONE).align_y(Center);
    container(line).center_x(Fill).padding([6.0, 16.0]).style(style::wash(Tone::Warn, 0.0)).into()
}
