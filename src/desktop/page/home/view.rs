//! The view of the list of drafts: deadlines, search and filter, the drafts, actions on several, dialogs.

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Center, Element, Fill};

use super::filter::Filter;
use super::{Home, ListOrder, Message, PATH, SEARCH, bulk_edit, due, rows, welcome};
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::system;
use crate::desktop::theme::{COLUMN, space as gap, style, style::Tone};
use crate::desktop::widget::field::line;
use crate::desktop::widget::{button, hairline, heading, hint, long_list, scroll, title, toast};
use crate::desktop::words::Words;
use crate::store::Summary;
use crate::workflow;

/// Id of the page.
pub(super) const PAGE: &str = "home";

impl Home {
    /// The dialog over the page.
    pub fn dialog(&self, context: &Context) -> Option<Element<'_, Message>> {
        let purging = || self.trash.dialog(context.words).map(|dialog| dialog.map(Message::Trash));
        self.dialog.as_ref().map(|dialog| dialog.view(context)).or_else(purging)
    }

    /// The page; `toasts` is shown between it and its footer, so that nothing moves there.
    pub fn view<'a, Root: 'a>(
        &'a self,
        context: &Context,
        toasts: Option<Element<'a, Root>>,
        wrap: impl Fn(Message) -> Root + Copy + 'a,
    ) -> Element<'a, Root> {
        let foot = self.drafts.iter().flatten().flatten().next().map(|_| self.foot(context.words).map(wrap));
        let page = toast::above(PAGE, self.page(context).map(wrap), toasts);
        Column::new().push(container(page).height(Fill)).push(foot).into()
    }

    fn page(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let begin = row![
            button::secondary("home/import", words.get("app-home-import"))
                .icon(icon::INBOX)
                .press(Message::ImportPressed),
            button::primary("home/new", words.get("app-home-new")).icon(icon::PLUS).press(Message::StartPressed),
        ]
        .spacing(gap::ONE);
        // Without drafts the welcome in the middle of the page offers the same actions.
        let actions = self.drafts.as_ref().is_some_and(|drafts| drafts.as_ref().is_ok_and(|drafts| !drafts.is_empty()));
        let head =
            Row::new().push(title(words.get("app-home"))).push(space().width(Fill)).push(actions.then_some(begin));
        let head = head.align_y(Center);
        let head = column![head].push(self.import_panel(words)).spacing(gap::TWO);
        let content = match &self.drafts {
            None => column![head],
            Some(Err(error)) => {
                let again = button::secondary("home/again", words.get("app-retry")).press(Message::Reload).into();
                column![head, crate::desktop::widget::banner::banner(Tone::Bad, error, None, vec![again])]
            }
            Some(Ok(drafts)) if drafts.is_empty() => column![head, welcome::welcome(context)],
            Some(Ok(drafts)) => column![head].push(self.finder(drafts, context)).push(rows::rows(
                drafts,
                &self.found,
                &self.choice,
                self.query.trim(),
                self.view,
                &self.standings,
                context,
            )),
        };
        let content = content.push(self.trash.view(self.found.len(), self.view, words));
        let content = container(content.spacing(gap::THREE)).max_width(COLUMN + 240.0);
        let page = scroll::page(PAGE, container(content).center_x(Fill)).on_scroll(|view| {
            Message::Scrolled(rows::ListView { above: view.absolute_offset().y, height: view.bounds().height })
        });
        long_list::moved(page, self.view.above)
    }

    /// Asks for a package by its path, or in a dialog of the system if there is one.
    fn import_panel(&self, words: Words) -> Option<Element<'_, Message>> {
        let typed = self.importing.as_deref()?;
        let path = line(PATH, &system::example("app-import-example", words), typed, false, Message::PathTyped)
            .on_submit(Message::PathEntered)
            .width(Fill);
        let browse = button::secondary("home/browse", words.get("app-import-browse"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::BrowsePressed);
        let import = button::primary("home/import-path", words.get("app-import"))
            .press_maybe((!typed.trim().is_empty()).then_some(Message::PathEntered));
        let close = button::icon("home/import-close", words.get("app-close"), icon::X, Some(Message::ImportDismissed));
        let content = column![
            row![heading(words.get("app-home-import")), space().width(Fill), close].align_y(Center),
            hint(words.get("app-import-about")),
            row![path, browse, import].spacing(gap::ONE).align_y(Center)
        ]
        .spacing(gap::ONE);
        Some(container(content).padding([12.0, 20.0]).width(Fill).style(style::card).into())
    }

    /// The search, and the deadlines. During a search the results have the space.
    fn finder(&self, drafts: &[Summary], context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let all = self.query.trim().is_empty() && self.filter == Filter::default();
        let due = all.then(|| due::due(self.standings.all(), self.all_due, context)).flatten();
        let search = line(SEARCH, &words.get("app-home-search"), &self.query, false, Message::Searched)
            .on_submit(Message::Entered)
            .width(Fill);
        let clear = (!self.query.is_empty()).then(|| {
            button::icon("home/search-clear", words.get("app-home-search-clear"), icon::X, Some(Message::SearchCleared))
        });
        let orders = [
            (ListOrder::Changed, words.get("app-home-by-change")),
            (ListOrder::Name, words.get("app-home-by-name")),
            (ListOrder::State, words.get("app-home-by-state")),
        ];
        let order = button::segments("home/order", orders, Some(self.order), Message::Ordered);
        let conditions = self.filter.conditions();
        let label = if conditions > 0 { words.count("app-filter-on", conditions) } else { words.get("app-filter") };
        let filter = button::quiet("home/filter", label).icon(icon::LIST_CHECKS).press(Message::FilterPressed);
        // The search field stays in place during typing: whatever appears or disappears is beside or below it.
        let search = Row::new().push(search).push(clear).spacing(gap::HALF).align_y(Center);
        let search = row![search.width(Fill), filter, order].spacing(gap::TWO).align_y(Center);
        let choices = self.filtering.then(|| self.filter.view(drafts, &self.standings, words));
        let search = column![search].push(choices).spacing(gap::ONE);
        column![search].push(due).spacing(gap::THREE).into()
    }

    /// Actions on several drafts, always at the same place: on the chosen ones, else on all that are shown.
    fn foot(&self, words: Words) -> Element<'_, Message> {
        let drafts = self.drafts.as_ref().and_then(|drafts| drafts.as_deref().ok()).unwrap_or_default();
        let (chosen, together) = (self.choice.count(), self.together(drafts));
        let shown = together.len();
        let ready = together.into_iter().filter(|draft| workflow::is_exportable(draft)).count();
        let key = |of_all: &str| if chosen > 0 { format!("{of_all}-chosen") } else { of_all.to_owned() };
        let act = |id: &str, icon, label: String, message| button::quiet(id, label).icon(icon).press(message);
        let export = (ready > 0).then(|| {
            let label = words.count(&key("app-batch-export"), ready);
            act("home/batch", icon::PACKAGE_CHECK, label, Message::BatchPressed)
        });
        let overview = (chosen == 0)
            .then(|| act("home/overview", icon::FILE_TEXT, words.get("app-batch-overview"), Message::OverviewPressed));
        let edit = (shown > 0).then(|| {
            let label = words.count(&key("app-edit"), shown.min(bulk_edit::MAX_DRAFTS));
            act("home/edit", icon::PENCIL, label, Message::BulkEditPressed)
        });
        let moving = (shown > 0).then(|| {
            act("home/move-out", icon::PACKAGE, words.count(&key("app-moving-out"), shown), Message::HandOverPressed)
        });
        let discard = (chosen > 0).then(|| {
            let label = words.count("app-home-discard-chosen", chosen);
            act("home/discard-chosen", icon::TRASH_2, label, Message::DiscardChosenPressed)
        });
        let none = (chosen > 0)
            .then(|| act("home/choose-none", icon::X, words.get("app-home-choose-none"), Message::NoneChosen));
        let acts = Row::new()
            .push(export)
            .push(overview)
            .push(edit)
            .push(moving)
            .push(discard)
            .push(none)
            .spacing(gap::ONE)
            .wrap();
        let acts = container(acts).max_width(COLUMN + 240.0).width(Fill);
        column![hairline(), container(acts).center_x(Fill).padding([gap::ONE, gap::FOUR])].into()
    }
}
