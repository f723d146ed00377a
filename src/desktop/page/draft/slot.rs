//! The slot of a picture: for dropping, choosing or naming a file; shows the picture and the evidence about it.

use std::path::PathBuf;

use iced::widget::{Column, Row, container, row};
use iced::{Center, Element, Fill, Task};

use super::pictures::Pictures;
use crate::desktop::file_dialog::{self, Chosen};
use crate::desktop::icon;
use crate::desktop::opened_files;
use crate::desktop::page::Context;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{space as gap, style};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::evidence;
use crate::desktop::widget::field::{FieldNote, note};
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::scaled::scaled;
use crate::desktop::widget::{body, button, hint};
use crate::desktop::words::Words;
use crate::finding::Finding;
use crate::i18n::Language;
use crate::package::letters::Letter;

/// Size of the thumbnail in logical pixels.
const THUMBNAIL: (f32, f32) = (120.0, 80.0);

/// Messages of a slot.
#[derive(Debug, Clone)]
pub enum Message {
    /// Choose a file.
    ChoosePressed(String),
    /// Name a file by its path.
    PathPressed(String),
    /// A file was chosen, or the dialog was cancelled.
    Chosen(String, Chosen),
    /// Make the letter for this place and open it for printing.
    PrintPressed(String),
    /// The letter was made.
    Printed(Result<PathBuf, String>),
    /// Save that letter as PDF.
    SaveLetterPressed(String),
    /// The answers used in the letter were recorded: it can be saved.
    LetterNoted(String),
    /// Open the viewer.
    OpenPressed(String),
    /// Remove the picture.
    RemovePressed(String),
    /// Replace the answers that contradict the certificate by what it says.
    TakePressed(String),
    /// Turn the picture so that its text is upright.
    UprightPressed(String),
    /// It was turned: place, name of the old picture, and the name of the new one or the error.
    Turned(String, String, Result<String, String>),
    /// Cut the documents out of the picture and put each at its place.
    SplitPressed(String),
    /// Restore the original with this name.
    RestorePressed(String, String),
    /// Swap the pictures of two places; one may be empty.
    ExchangePressed(String, String),
}

/// The slot at one place.
pub struct SlotPlace<'b> {
    /// Path in the filing.
    pub path: String,
    /// Its label; empty if it is shown above.
    pub label: String,
    /// How the picture should look.
    pub hint: Option<String>,
    /// Name of the picture; empty if there is none.
    pub name: String,
    /// Number of recognised values that are not in the form yet.
    pub offered: usize,
    /// Number of answers that contradict the certificate and can be replaced together.
    pub differing: usize,
    /// All findings against the picture.
    pub against: Vec<&'b Finding>,
    /// The place where the picture belongs instead, and whether the picture there belongs here.
    pub instead: Option<(String, bool)>,
    /// Number of pictures into which it can be split, if it shows several documents.
    pub split: Option<usize>,
    /// The original from which it was cut, if the crop may be the cause of a finding.
    pub uncut: Option<String>,
    /// Notes of the rules about it.
    pub notes: Vec<FieldNote>,
    /// The letter to be signed and put there; `None` if none is missing.
    pub letter: Option<&'b Letter>,
}

impl SlotPlace<'_> {
    /// The view.
    pub fn view<'a>(self, pictures: &'a Pictures, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        // A picture that is being inspected is not the one that was reviewed.
        let judged = self.name.is_empty() || pictures.evidence(&self.path, &self.name).is_some();
        let notes = self.notes.iter().filter(|_| judged).cloned();
        let cures = self
            .exchange(words)
            .into_iter()
            .chain(self.take(words))
            .chain(self.upright(pictures, words))
            .chain(self.split(words))
            .chain(self.uncut(words));
        let notes: Vec<Element<'a, Message>> = notes.map(note).chain(cures).collect();
        let content = if self.name.is_empty() {
            self.empty(pictures.is_adding(&self.path), words)
        } else {
            self.filled(pictures, context)
        };
        let card = container(content).padding(12).width(Fill).style(if self.name.is_empty() {
            card(context.dragging)
        } else {
            card(false)
        });
        Column::new().push(card).extend(notes).spacing(6).width(Fill).into()
    }

    /// The offer for a picture at the wrong place.
    fn exchange<'a>(&self, words: Words) -> Option<Element<'a, Message>> {
        let (to, both) = self.instead.clone()?;
        let button = button::secondary(format!("{}/exchange", self.path), exchange_label(&self.path, &to, both, words))
            .icon(icon::REFRESH_CW)
            .aside()
            .press(Message::ExchangePressed(self.path.clone(), to));
        Some(row![button].into())
    }

    /// The offer to replace the answers that contradict the certificate.
    fn take<'a>(&self, words: Words) -> Option<Element<'a, Message>> {
        let button = button::secondary(format!("{}/take", self.path), words.count("app-slot-take", self.differing))
            .icon(icon::WAND_SPARKLES)
            .aside()
            .press(Message::TakePressed(self.path.clone()));
        (self.differing > 0).then(|| row![button].into())
    }

    /// The offer for a picture that is not upright.
    fn upright<'a>(&self, pictures: &Pictures, words: Words) -> Option<Element<'a, Message>> {
        let turns = pictures.evidence(&self.path, &self.name)?.turns();
        let button = button::secondary(format!("{}/upright", self.path), words.get("app-slot-upright"))
            .icon(icon::ROTATE_CW)
            .aside()
            .press(Message::UprightPressed(self.path.clone()));
        (turns != 0).then(|| row![button].into())
    }

    /// The offer for a picture of several documents.
    fn split<'a>(&self, words: Words) -> Option<Element<'a, Message>> {
        let count = self.split?;
        let button = button::secondary(format!("{}/split", self.path), words.count("app-slot-split", count))
            .icon(icon::IMAGES)
            .aside()
            .press(Message::SplitPressed(self.path.clone()));
        Some(row![button].into())
    }

    /// The offer to undo a crop that cut into the document.
    fn uncut<'a>(&self, words: Words) -> Option<Element<'a, Message>> {
        let original = self.uncut.clone()?;
        let button = button::secondary(format!("{}/uncut", self.path), words.get("app-viewer-restore"))
            .icon(icon::UNDO_2)
            .aside()
            .press(Message::RestorePressed(self.path.clone(), original));
        Some(row![button].into())
    }

    fn empty<'a>(&self, adding: bool, words: Words) -> Element<'a, Message> {
        let icon = if adding { icon::HOURGLASS } else { icon::UPLOAD };
        let about = if adding { Some(words.get("app-slot-adding")) } else { self.hint.clone() };
        let label = (!self.label.is_empty()).then(|| body(self.label.clone()));
        let lines = Column::new().push(label).push(about.map(hint)).spacing(2).width(Fill);
        let key = if self.letter.is_some() { "app-letter-signed" } else { "app-slot-choose" };
        let choose = button::secondary(self.path.clone(), words.get(key))
            .icon(icon::IMAGE)
            .press(Message::ChoosePressed(self.path.clone()));
        let path = button::quiet(format!("{}/path", self.path), words.get("app-slot-path"))
            .press(Message::PathPressed(self.path.clone()));
        let mark = container(icon.sized(20.0).style(style::faint)).center_x(36).padding([6.0, 0.0]);
        let buttons = row![choose, path].spacing(gap::ONE);
        let content =
            Column::new().push(lines).push(self.letter.map(|letter| self.letter(letter, words))).push(buttons);
        row![mark, content.spacing(10)].spacing(gap::ONE).into()
    }

    /// The steps from the letter to its signed scan: made here, printed, signed, added here.
    fn letter<'a>(&self, letter: &Letter, words: Words) -> Element<'a, Message> {
        let print = button::secondary(format!("{}/print", self.path), words.get("app-letter-print"))
            .icon(icon::FILE_TEXT)
            .press(Message::PrintPressed(self.path.clone()));
        let save = button::quiet(format!("{}/save", self.path), words.get("app-letter-save"))
            .press(Message::SaveLetterPressed(self.path.clone()));
        let about = match &letter.prescribed {
            Some(form) => words.put("app-letter-prescribed", &[("form", form)]),
            None => words.get("app-letter-about"),
        };
        let hole = (!letter.unanswered.is_empty()).then(|| {
            let between = if words.0 == Language::Chinese { "、" } else { ", " };
            let fields: Vec<String> = letter.unanswered.iter().map(|path| words.label(path)).collect();
            let text = words.put("app-letter-hole", &[("fields", &fields.join(between))]);
            note(FieldNote { tone: Tone::Warn, text, fix: None })
        });
        let buttons = row![print, save].spacing(gap::ONE);
        Column::new().push(hole).push(buttons).push(hint(about)).spacing(gap::HALF).into()
    }

    fn filled<'a>(&self, pictures: &'a Pictures, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let picture: Element<'a, Message> = match pictures.copy(&self.name) {
            Some(copy) => scaled(copy.pixels.clone(), context.scale),
            None => container(icon::FILE_TEXT.sized(24.0).style(style::faint)).center(Fill).into(),
        };
        let open = Message::OpenPressed(self.path.clone());
        let stage = container(picture).width(THUMBNAIL.0).height(THUMBNAIL.1).style(style::stage);
        let stage = iced::widget::button(stage).padding(0).style(style::quiet).on_press(open.clone());
        let stage = Focus::new(format!("{}/open", self.path), words.get("app-slot-open"), stage, Some(open.clone()));
        let found = pictures.evidence(&self.path, &self.name);
        // What is listed below it to be confirmed is counted at the picture too.
        let asked = self.notes.iter().filter(|note| note.tone == Tone::Plain).count();
        let asked = (asked > 0 && found.is_some())
            .then(|| badge(Tone::Plain, Some(icon::INFO), words.count("app-slot-asked", asked)));
        let chips = evidence::chips(found, &self.against, words);
        let chips = Row::with_children(chips).push(asked).spacing(6).wrap().vertical_spacing(6);
        let look = button::secondary(self.path.clone(), words.get("app-slot-open")).icon(icon::EYE).press(open);
        let replace = button::icon(
            format!("{}/replace", self.path),
            words.get("app-slot-replace"),
            icon::REFRESH_CW,
            Some(Message::ChoosePressed(self.path.clone())),
        );
        let remove = button::icon(
            format!("{}/remove", self.path),
            words.get("app-remove"),
            icon::TRASH_2,
            Some(Message::RemovePressed(self.path.clone())),
        );
        let buttons = row![look, replace, remove].spacing(2).align_y(Center);
        let label = (!self.label.is_empty()).then(|| body(self.label.clone()));
        let offer = (self.offered > 0).then(|| {
            button::link(format!("{}/offered", self.path), words.count("app-slot-offered", self.offered))
                .icon(icon::WAND_SPARKLES)
                .aside()
                .press(Message::OpenPressed(self.path.clone()))
        });
        let anew = self.letter.map(|letter| self.letter(letter, words));
        let lines = Column::new().push(label).push(chips).push(buttons).push(anew).spacing(gap::ONE).width(Fill);
        // The offer is long: it gets the full width of the card.
        Column::new().push(row![stage, lines].spacing(gap::TWO).align_y(Center)).push(offer).spacing(gap::ONE).into()
    }
}

/// The label for moving a picture `to` its place; `both` if the two are swapped.
pub fn exchange_label(place: &str, to: &str, both: bool, words: Words) -> String {
    let person = |place: &str| place.rsplit_once('.').map(|(base, _)| base.to_owned());
    if both && person(place) == person(to) {
        words.get("app-slot-swap")
    } else {
        words.put(if both { "app-slot-exchange" } else { "app-slot-move" }, &[("place", &words.label(to))])
    }
}

fn card(active: bool) -> impl Fn(&iced::Theme) -> container::Style {
    move |theme| if active { style::drop_zone(true)(theme) } else { style::card(theme) }
}

/// Asks the system for a picture file.
pub fn choose(place: String, words: Words) -> Task<Message> {
    let endings: Vec<&str> = opened_files::EXTENSIONS.into_iter().chain(["mp4"]).collect();
    let dialog =
        rfd::AsyncFileDialog::new().set_title(words.label(&place)).add_filter(words.get("app-slot-files"), &endings);
    file_dialog::pick(dialog).map(move |chosen| Message::Chosen(place.clone(), chosen))
}
