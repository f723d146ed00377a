//! The frame of a draft: task list on the left, header, section, and footer.

use iced::widget::{Column, Row, button, column, container, row, space, text, tooltip};
use iced::{Bottom, Center, Element, Fill, Padding};

use super::check::CheckFacts;
use super::export::{Holds, Situation};
use super::form::choice::Ask;
use super::form::control::FormPage;
use super::form::layout::files_through_interface;
use super::handed_in::OtherAnswers;
use super::section::{Progress, Section, progress};
use super::{DraftCover, DraftDialog, DraftPage, Message, answers, form, materials, timeline};
use crate::desktop::icon;
use crate::desktop::opened_files::PictureSource;
use crate::desktop::page::Context;
use crate::desktop::system;
use crate::desktop::theme::{BOLD, COLUMN, FONT, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::dialog_body::dialog_body;
use crate::desktop::widget::field::{FieldNote, line, note};
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::one_line::one_line;
use crate::desktop::widget::room::room;
use crate::desktop::widget::steady::steady;
use crate::desktop::widget::{button as buttons, caption, hairline, heading, hint, scroll, title, toast};
use crate::desktop::words::Words;
use crate::desktop::words::shortened;
use crate::finding::Finding;
use crate::progress::Stage;

/// Id of the scrollable page.
pub const PAGE: &str = "draft";
/// Id of the field for a file's path.
pub const PATH: &str = "path";
/// Id of the button for the versions.
pub const VERSIONS: &str = "draft/versions";
/// Maximum width of the name in the header, in columns.
const NAME: usize = 48;
/// Width of the task list.
const TASKS: f32 = 224.0;
/// The same where the window is narrow.
const FOLDED: f32 = 64.0;
/// Space for the scroll bar of the narrow list; in the wide one the lines end well before the bar.
const BAR: f32 = 12.0;
/// Logical width of the window below which the viewer hides the task list.
const ROOMY: f32 = 1200.0;

impl DraftPage {
    /// The page; `toasts` is shown in its footer, between the buttons for back and next, or below what covers it.
    pub fn view<'a, Root: 'a>(
        &'a self,
        context: &Context,
        toasts: Option<Element<'a, Root>>,
        wrap: impl Fn(Message) -> Root + Copy + 'a,
    ) -> Element<'a, Root> {
        let tasks = container(self.tasks(context)).height(Fill).style(style::ground);
        match &self.cover {
            Some(DraftCover::Viewer(viewer)) => {
                let beside = (context.width >= ROOMY).then_some(tasks);
                let view = viewer.view(&self.known(), context, toasts, move |message| wrap(Message::Viewer(message)));
                return Row::new().push(beside.map(|tasks| Element::from(tasks).map(wrap))).push(view).into();
            }
            Some(DraftCover::Versions(versions)) => {
                let page = versions.view(context).map(Message::Versions).map(wrap);
                return row![Element::from(tasks).map(wrap), toast::above(VERSIONS, page, toasts)].into();
            }
            None => {}
        }
        let page = container(self.section_view(context)).max_width(COLUMN).width(Fill);
        let section = self.section;
        let scrolled = scroll::page(PAGE, container(page).center_x(Fill))
            .on_scroll(move |viewport| Message::Scrolled(section, viewport.absolute_offset().y));
        let body = column![self.header(context)]
            // Present even if empty, so that the widgets after it keep their focus and scroll position.
            .push(self.failure(context.words).unwrap_or_else(|| space().into()))
            .push(steady(PAGE, scrolled))
            .push(hairline());
        let body = column![Element::from(body).map(wrap), self.foot(context.words, toasts, wrap)];
        row![Element::from(tasks).map(wrap), body].into()
    }

    /// The dialog over the page.
    pub fn dialog(&self, context: &Context) -> Option<Element<'_, Message>> {
        let words = context.words;
        if let Some(picker) = self.form.picker() {
            return Some(picker.view(words).map(|message| Message::Form(form::Message::Picker(message))));
        }
        match self.dialog.as_ref()? {
            DraftDialog::Path { place, text, alone, refused } => {
                Some(path_dialog(place, text, *alone, refused.as_ref(), words))
            }
            DraftDialog::Where(sources) => Some(self.where_dialog(sources, words)),
        }
    }

    /// Whether a path was typed into the dialog over the page: a click beside it does not drop that.
    pub fn is_typed(&self) -> bool {
        matches!(&self.dialog, Some(DraftDialog::Path { text, .. }) if !text.is_empty())
    }

    fn tasks(&self, context: &Context) -> Element<'_, Message> {
        let narrow = context.is_narrow();
        let words = context.words;
        let mut list = Column::new().spacing(2);
        let refused = self.refused();
        for section in Section::of_filing(self.filing()) {
            if matches!(section, Section::Materials | Section::Check) {
                list = list.push(container(hairline()).padding([8.0, 12.0]));
            }
            list = list.push(self.task(section, self.progress_of(section, &refused), narrow, words));
        }
        let back = if narrow {
            buttons::icon("draft/leave", words.get("app-back-to-list"), icon::ARROW_LEFT, Some(Message::LeavePressed))
        } else {
            buttons::quiet("draft/leave", words.get("app-back-to-list"))
                .icon(icon::ARROW_LEFT)
                .press(Message::LeavePressed)
                .into()
        };
        let bar = if narrow { BAR } else { gap::ONE };
        let list = container(list).padding(Padding::default().right(bar));
        let back = if narrow { container(back).center_x(FOLDED - gap::ONE - bar) } else { container(back) };
        let content = column![back, scroll::list("draft/tasks", list).height(Fill)].spacing(gap::TWO);
        let padding = Padding::from([12.0, 0.0]).left(gap::ONE);
        container(content).width(if narrow { FOLDED } else { TASKS }).padding(padding).into()
    }

    /// Progress of a section; a `refused` answer that is unchanged is a problem, whatever the check says.
    fn progress_of(&self, section: Section, refused: &[&Finding]) -> Progress {
        match section {
            Section::Progress => Progress::of_stage(self.stage()),
            Section::Export if self.submit.is_fresh(self.saving.change()) => Progress::Done,
            // What was handed in is not exported again.
            Section::Export if self.submit.package().is_some() && self.is_handed_in() => Progress::Done,
            Section::Export if self.submit.package().is_some() => Progress::Filling,
            Section::Export => Progress::NotStarted,
            Section::Submit => self.progress_of_submission(),
            // Nothing in it can be changed or confirmed any more.
            _ if self.is_handed_in() => match self.is_edited(section) {
                true => Progress::Edited,
                false if self.stage() == Stage::Filed => Progress::Done,
                false => Progress::HandedIn,
            },
            Section::Check if !refused.is_empty() => Progress::Problems,
            Section::Materials if refused.iter().any(|finding| self.is_picture(&finding.field)) => Progress::Problems,
            _ if refused.iter().any(|finding| self.is_about(finding, section)) => Progress::Problems,
            _ => match progress(section, self.filing(), self.review.as_ref(), self.is_checked(section)) {
                // The last input has not been reviewed yet.
                Progress::Done if section == self.section && section.is_form() && !self.is_judged() => {
                    Progress::Filling
                }
                // A picture that is not inspected yet may still block.
                Progress::Done | Progress::Unconfirmed if self.waits_for_pictures(section) => Progress::Inspecting,
                state => state,
            },
        }
    }

    pub(super) fn stage(&self) -> Stage {
        self.timeline.stage(self.filing(), &self.services.reference)
    }

    /// Whether a section depends on pictures that are still being inspected.
    fn waits_for_pictures(&self, section: Section) -> bool {
        let unseen = |place: &str, name: &str| {
            Section::showing(place, self.filing()) == section && self.pictures.evidence(place, name).is_none()
        };
        self.is_inspecting()
            && (matches!(section, Section::Materials | Section::Check)
                || self.filing().media().iter().any(|(place, name)| unseen(place, name)))
    }

    /// Whether a reason of a rejection is about an answer in a section; one that was not understood is about none.
    fn is_about(&self, reason: &Finding, section: Section) -> bool {
        !reason.field.is_empty() && Section::showing(&reason.field, self.filing()) == section
    }

    /// Whether a section was checked or left.
    fn is_checked(&self, section: Section) -> bool {
        // A submitted filing was checked, in this run or an earlier one.
        self.checked.contains(&section)
            || section.is_form() && section != self.section
            || section == Section::Check && self.stage() != Stage::Preparation
    }

    /// Whether there is a picture at `path`.
    fn is_picture(&self, path: &str) -> bool {
        self.filing().media().iter().any(|(place, _)| place == path)
    }

    /// Whether the filing is under review or filed; after a rejection it has to be submitted again.
    fn is_handed_in(&self) -> bool {
        !matches!(self.stage(), Stage::Preparation | Stage::Refused)
    }

    fn progress_of_submission(&self) -> Progress {
        match (self.is_handed_in(), self.submit.is_begun()) {
            (true, _) => Progress::Done,
            (false, true) => Progress::Filling,
            (false, false) => Progress::NotStarted,
        }
    }

    fn task(&self, section: Section, state: Progress, narrow: bool, words: Words) -> Element<'_, Message> {
        let here = self.section == section && !matches!(self.cover, Some(DraftCover::Versions(_)));
        let (tone, mark) = state.appearance();
        let label = words.get(&format!("app-section-{}", section.name()));
        let standing = state.word(section, words);
        let said = format!("{label} {standing}");
        let message = Message::SectionPressed(section);
        let mark = mark.view();
        let mark = if tone == Tone::Plain { mark.style(style::faint) } else { mark.style(style::ink(tone)) };
        let face: Element<'_, Message> = if narrow {
            column![section.icon().view(), mark.size(12)].spacing(2).align_x(Center).width(Fill).into()
        } else {
            let name = text(label).size(size::BODY).font(if here { BOLD } else { FONT });
            let standing = text(standing).size(size::CAPTION);
            let standing =
                if tone == Tone::Plain { standing.style(style::faint) } else { standing.style(style::ink(tone)) };
            row![section.icon().view(), column![name, standing].width(Fill), mark].spacing(10).align_y(Center).into()
        };
        let face = button(face)
            .padding([if narrow { 8.0 } else { 4.0 }, 12.0])
            .width(Fill)
            .style(style::row(here))
            .on_press(message.clone());
        let face = Focus::new(task_id(section), said.clone(), face, Some(message));
        if narrow { buttons::tipped(face, said, tooltip::Position::Right) } else { face.into() }
    }

    fn header(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let undo = buttons::icon(
            "draft/undo",
            words.get("app-undo"),
            icon::UNDO_2,
            self.answers.history().can_turn(true).then_some(Message::UndoPressed),
        );
        let redo = buttons::icon(
            "draft/redo",
            words.get("app-redo"),
            icon::REDO_2,
            self.answers.history().can_turn(false).then_some(Message::RedoPressed),
        );
        let find = buttons::icon(
            "draft/find",
            words.get("app-key-find-field"),
            icon::SEARCH,
            Some(Message::Form(form::Message::Asked(Ask::Field))),
        );
        let versions =
            buttons::icon(VERSIONS, words.get("app-versions"), icon::HISTORY, Some(Message::VersionsPressed));
        let name = one_line(shortened(&self.title(words), NAME), size::BODY, text::default);
        let kind = words.get(&format!("app-kind-{}", self.filing().kind().name()));
        let under_way = self.under_way(words).map(|said| {
            let said = caption(said).wrapping(text::Wrapping::None);
            row![icon::HOURGLASS.sized(14.0).style(style::faint), said].spacing(gap::HALF).align_y(Center)
        });
        // The name has what the others leave.
        let content = Row::new()
            .push(caption(kind).wrapping(text::Wrapping::None))
            .push(name)
            .push(under_way)
            .push(self.saved_mark(words))
            .extend([find, versions, undo, redo])
            .spacing(gap::ONE)
            .align_y(Center);
        column![container(content).padding([8.0, 24.0]), hairline()].into()
    }

    fn saved_mark(&self, words: Words) -> Element<'_, Message> {
        let (icon, key, tone) = if self.saving.failure().is_some() {
            (icon::CIRCLE_ALERT, "app-not-saved", Tone::Bad)
        } else if self.is_unsaved() {
            (icon::REFRESH_CW, "app-saving", Tone::Plain)
        } else {
            (icon::CHECK, "app-saved", Tone::Plain)
        };
        row![icon.sized(14.0).style(style::ink(tone)), text(words.get(key)).size(size::CAPTION).style(style::ink(tone))]
            .spacing(4)
            .align_y(Center)
            .into()
    }

    /// The banner of a failed save; it stays until a save succeeds.
    fn failure(&self, words: Words) -> Option<Element<'_, Message>> {
        let failure = self.saving.failure()?;
        let elsewhere = buttons::secondary("save/elsewhere", words.get("app-save-elsewhere"))
            .icon(icon::SAVE)
            .press(Message::SaveElsewherePressed)
            .into();
        let actions = if failure.conflict {
            vec![
                buttons::secondary("save/keep", words.get("app-save-keep")).press(Message::KeepPressed).into(),
                buttons::secondary("save/reload", words.get("app-save-reload")).press(Message::ReloadPressed).into(),
                elsewhere,
            ]
        } else {
            vec![
                buttons::secondary("save/retry", words.get("app-retry")).press(Message::RetryPressed).into(),
                elsewhere,
            ]
        };
        let more = Some(failure.error.message(words.0));
        Some(container(banner(Tone::Bad, words.get("app-save-failed"), more, actions)).padding([12.0, 24.0]).into())
    }

    fn section_view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let name = self.section.name();
        let about = words.get(&format!("app-section-{name}-about"));
        let head = column![title(words.get(&format!("app-section-{name}"))), hint(about)].spacing(gap::HALF);
        let page = FormPage {
            form: &self.form,
            answers: &self.answers,
            notes: &self.notes,
            letters: &self.letters,
            pictures: &self.pictures,
            rehearsal: &self.rehearsal,
            reference: &self.services.reference,
            other_answers: OtherAnswers::of(self.filing(), &self.handed_in),
            context: *context,
        };
        let review = self.review.as_ref();
        let content = match self.section {
            Section::Materials => materials::view(&page, review).map(Message::Form),
            Section::Check => match review {
                Some(review) => {
                    let checked = CheckFacts {
                        review,
                        filing: self.filing(),
                        reference: &self.services.reference,
                        inspecting: self.is_inspecting(),
                        handed_in: &self.handed_in,
                    };
                    self.check.view(checked, &self.refused(), context).map(Message::Check)
                }
                None => hint(words.get("app-check-wait")).into(),
            },
            Section::Export => self.export.view(&self.situation(), context).map(Message::Export),
            Section::Submit => {
                let (filing, change) = (self.filing(), self.saving.change());
                // Open points before the submission are not shown after it.
                let situation = self.situation();
                let before = review.filter(|_| !situation.handed_in).map(|review| (review, &situation));
                let page = self.submit.view(filing, change, &self.pictures, before, &self.services.reference, context);
                page.map(Message::Submit)
            }
            Section::Progress => {
                let subject = timeline::OpenDraft {
                    id: &self.id,
                    title: self.title(words),
                    filing: self.filing(),
                    services: &self.services,
                    state: self.state,
                    stale: self.submit.is_stale(self.saving.change()),
                    wrong: self.notes.wrong(),
                };
                self.timeline.view(&subject, context).map(Message::Timeline)
            }
            _ => page.view(self.section).map(Message::Form),
        };
        column![head]
            .push(self.handed_in_bar(words))
            .push(self.summary(words))
            .push(self.waiting(words))
            .push(content)
            .spacing(gap::FOUR)
            .into()
    }

    /// The facts for the export page.
    fn situation(&self) -> Situation<'_> {
        Situation {
            standing: self.review.as_ref().map(|review| review.standing(self.filing())),
            unread: answers::read(self.filing()).len(),
            refused: self.refused().len(),
            busy: self.is_inspecting(),
            package: self.submit.package(),
            fresh: self.submit.is_fresh(self.saving.change()),
            handed_in: self.is_handed_in(),
            holds: Holds {
                pictures: !self.filing().media().is_empty(),
                letters: !self.letters.is_empty(),
                interface: files_through_interface(self.filing()),
            },
        }
    }

    /// Whether the page of the section offers the next step itself: then the next button is less prominent.
    fn has_step_of_its_own(&self) -> bool {
        match self.section {
            Section::Check => self.review.as_ref().is_some_and(|review| review.standing(self.filing()).blocking() == 0),
            Section::Export | Section::Submit | Section::Progress => true,
            _ => false,
        }
    }

    fn foot<'a, Root: 'a>(
        &'a self,
        words: Words,
        toasts: Option<Element<'a, Root>>,
        wrap: impl Fn(Message) -> Root + 'a + Copy,
    ) -> Element<'a, Root> {
        let back = buttons::quiet("draft/back", words.get("app-previous"))
            .icon(icon::ARROW_LEFT)
            .press_maybe(self.neighbour(false).map(|_| Message::BackPressed));
        let label = words.get(match self.returning {
            Some(Section::Progress) => "progress-return",
            Some(_) => "app-check-return",
            None => "app-continue",
        });
        let step = if self.has_step_of_its_own() { buttons::secondary } else { buttons::primary };
        let on = self.neighbour(true).map(|_| step("draft/continue", label).press(Message::ContinuePressed));
        let toasts = room(PAGE, toasts.map(|toasts| container(toasts).center_x(Fill).into()));
        // Below the column of the section at any window width; its buttons do not move for a message.
        let steps = Row::new()
            .push(Element::from(back).map(wrap))
            .push(toasts)
            .push(on.map(|on| Element::from(on).map(wrap)))
            .spacing(gap::ONE)
            .align_y(Bottom);
        container(container(steps).max_width(COLUMN)).center_x(Fill).padding([12.0, gap::FOUR]).into()
    }

    fn where_dialog(&self, sources: &[PictureSource], words: Words) -> Element<'_, Message> {
        let name = sources.first().map(|source| source.name(words)).unwrap_or_default();
        let more = sources.len().saturating_sub(1);
        let more = (more > 0).then(|| caption(words.count("app-where-more", more)));
        let skip = buttons::quiet("where/skip", words.get("app-where-skip")).press(Message::SkipPressed);
        let places = self.offered_places().into_iter().map(|place| {
            let label = words.label(&place);
            let label =
                if self.filing().has(&place) { words.put("app-where-replace", &[("place", &label)]) } else { label };
            let face = row![icon::IMAGE.view().style(style::faint), text(label.clone()).size(size::BODY)].spacing(10);
            buttons::list_row(format!("where/{place}"), label, face, false, Some(Message::WhereChosen(place)))
        });
        let about = hint(words.put("app-where-about", &[("name", &name)]));
        let head = column![heading(words.get("app-where")), about].spacing(gap::ONE);
        let list = scroll::list("where", Column::with_children(places).spacing(2));
        let foot = Row::new().push(more).push(space().width(Fill)).push(skip).align_y(Center);
        container(dialog_body(head, list, foot)).padding(gap::THREE).width(460).max_height(560).into()
    }
}

/// Id of a line in the task list.
pub fn task_id(section: Section) -> String {
    format!("task/{}", section.name())
}

fn path_dialog<'a>(
    place: &str,
    typed: &'a str,
    alone: bool,
    refused: Option<&String>,
    words: Words,
) -> Element<'a, Message> {
    let example = system::example("app-path-example", words);
    let input = line(PATH, &example, typed, refused.is_some(), Message::PathTyped).on_submit(Message::PathEntered);
    let refused = refused.map(|why| note(FieldNote { tone: Tone::Bad, text: why.clone(), fix: None }));
    let add = buttons::primary("path/add", words.get("app-path-add"))
        .press_maybe((!typed.trim().is_empty()).then_some(Message::PathEntered));
    let cancel = buttons::quiet("path/cancel", words.get("app-cancel")).press(Message::DialogDismissed);
    let content =
        column![heading(words.get("app-path")), hint(words.put("app-path-about", &[("place", &words.label(place))])),]
            .push(alone.then(|| banner(Tone::Warn, words.get("app-path-alone"), None, vec![])))
            .push(Column::new().push(input).push(refused).spacing(gap::HALF))
            .push(row![space().width(Fill), cancel, add].spacing(12))
            .spacing(gap::TWO);
    container(content).padding(gap::THREE).width(520).into()
}
