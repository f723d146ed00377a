//! The dialog for a draft's label: owner, tags and note, for internal use.

use iced::widget::{column, container, row, space};
use iced::{Element, Fill, Task};

use super::Message;
use crate::desktop::attempt;
use crate::desktop::services::Services;
use crate::desktop::theme::space as gap;
use crate::desktop::widget::field::{field, line};
use crate::desktop::widget::{button, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::store::{Label, Summary};

/// Id of the field for the owner.
pub const OWNER: &str = "home/label-owner";
/// Id of the field for tags.
pub const TAGS: &str = "home/label-tags";
/// Id of the field for the note.
pub const NOTE: &str = "home/label-note";

/// A label that is being edited.
pub struct Labelling {
    id: String,
    title: String,
    begun: Typed,
    typed: Typed,
}

/// What is typed, by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    owner: String,
    tags: String,
    note: String,
}

/// A field.
#[derive(Debug, Clone, Copy)]
pub enum LabelPart {
    /// Owner of the draft.
    Owner,
    /// Its tags.
    Tags,
    /// The note.
    Note,
}

impl Labelling {
    /// Starts with the draft's present label.
    pub fn new(draft: &Summary, words: Words) -> (Self, Task<Message>) {
        let Label { owner, tags, note } = draft.label.clone();
        let (title, _) = super::rows::named(draft, words);
        let typed = Typed { owner, tags: tags.join(" "), note };
        (Self { id: draft.id.clone(), title, begun: typed.clone(), typed }, scroll::focus(OWNER))
    }

    /// Whether something was typed that is not kept yet.
    pub fn is_typed(&self) -> bool {
        self.typed != self.begun
    }

    /// Takes the text typed into a field.
    pub fn typed(&mut self, part: LabelPart, text: String) {
        let field = match part {
            LabelPart::Owner => &mut self.typed.owner,
            LabelPart::Tags => &mut self.typed.tags,
            LabelPart::Note => &mut self.typed.note,
        };
        *field = text;
    }

    /// Stores the label.
    pub fn keep(self, services: &Services, words: Words) -> Task<Message> {
        let Self { id, typed: Typed { owner, tags, note }, .. } = self;
        let library = services.library.clone();
        let keep = move || {
            let label = Label::typed(&owner, &tags, &note);
            library.set_label(&id, &label).map(|()| (id, label)).map_err(|error| error.message(words.0))
        };
        attempt(keep, words).map(Message::Labelled)
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let part = |id, key: &str, text, part: LabelPart| {
            let line = line(id, "", text, false, move |typed| Message::LabelTyped(part, typed));
            field(words.get(key), line.on_submit(Message::LabelEntered))
        };
        let owner = part(OWNER, "app-label-owner", &self.typed.owner, LabelPart::Owner);
        let tags = part(TAGS, "app-label-tags", &self.typed.tags, LabelPart::Tags);
        let note = part(NOTE, "app-label-note", &self.typed.note, LabelPart::Note);
        let tags = tags.hint(Some(words.get("app-label-tags-about")));
        let keep = button::primary("home/label-keep", words.get("app-label-keep")).press(Message::LabelEntered);
        let cancel = button::quiet("home/label-cancel", words.get("app-cancel")).press(Message::DialogDismissed);
        let content = column![
            heading(words.put("app-label-of", &[("title", &self.title)])),
            hint(words.get("app-label-about")),
            Element::from(owner),
            Element::from(tags),
            Element::from(note),
            row![space().width(Fill), cancel, keep].spacing(12)
        ]
        .spacing(gap::TWO);
        container(content).padding(gap::THREE).width(520).into()
    }
}
