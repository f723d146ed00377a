//! The dialog of the bulk edit: the person, the answer, its new text, and the effect on each draft.

use std::collections::HashMap;

use iced::widget::{Column, checkbox, column, container, row, space, text};
use iced::{Center, Element, Fill, Padding, Task};

use super::Message as Home;
use super::state::ShownState;
use crate::desktop::attempt;
use crate::desktop::reminders::Standings;
use crate::desktop::services::Services;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::dialog_body::dialog_body;
use crate::desktop::widget::field::{FieldNote, field, line};
use crate::desktop::widget::{button, caption, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::filing::Kind;
use crate::filing::path::PRINCIPAL;
use crate::identifier::masked;
use crate::progress::Stage;
use crate::store::Summary;
use crate::workflow::{self, EDITABLE, Edit, Editable, Edited, Sameness, Somebody};

/// Id of the field for the new answer.
pub const TEXT: &str = "home/edit-text";

/// Maximum number of drafts that are read.
pub const MAX_DRAFTS: usize = 500;
/// Space beside the list for its scroll bar, in logical pixels.
const BAR: f32 = 14.0;

/// A bulk edit in preparation.
pub struct BulkEdit {
    listed: HashMap<String, Listed>,
    read: Option<Result<Read, String>>,
    key: &'static str,
    text: String,
    saving: bool,
}

/// What the list says of a draft: its name, and how far it is.
struct Listed {
    title: String,
    kind: Kind,
    state: ShownState,
}

/// The drafts, who answers for them, and what would change.
#[derive(Debug, Clone)]
pub struct Read {
    drafts: Vec<Editable>,
    people: Vec<Somebody>,
    chosen: usize,
    /// The changes, each with whether it is selected.
    edits: Vec<(Edit, bool)>,
    /// What is wrong with the new answer.
    problem: Option<String>,
}

/// Messages of the dialog.
#[derive(Debug, Clone)]
pub enum Message {
    /// The drafts were read.
    Read(Result<Box<Read>, String>),
    /// The person with this index was chosen.
    PersonChosen(usize),
    /// The answer to change was chosen.
    KeyChosen(&'static str),
    /// The new answer is typed.
    Typed(String),
    /// Select the change with this index, or deselect it.
    Toggled(usize),
    /// Make the changes.
    Entered,
    /// They were made.
    Edited(Result<Vec<Edited>, String>),
}

/// What the page has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Home>),
    /// Report the changed drafts, with a button to undo.
    Edited(Vec<Edited>),
    /// Report why nothing was changed.
    Failed(String),
}

impl BulkEdit {
    /// The dialog about these drafts, which stand where `standings` say, and the task that reads them.
    pub fn new(drafts: &[&Summary], standings: &Standings, services: &Services, words: Words) -> (Self, Task<Home>) {
        let drafts = &drafts[..drafts.len().min(MAX_DRAFTS)];
        let of = |draft: &&Summary| {
            let title = super::rows::named(draft, words).0;
            let state = ShownState::of(draft, standings);
            (draft.id.clone(), Listed { title, kind: draft.kind, state })
        };
        let listed = drafts.iter().map(of).collect();
        let ids: Vec<String> = drafts.iter().map(|draft| draft.id.clone()).collect();
        let Services { library, reference, .. } = services.clone();
        let read = move || {
            let drafts = workflow::read_for_edit(&library, &reference, &ids).map_err(|error| error.message(words.0))?;
            let people = workflow::people(&drafts);
            Ok(Box::new(Read { drafts, people, chosen: 0, edits: Vec::new(), problem: None }))
        };
        let read = attempt(read, words).map(|read| Home::BulkEdit(Message::Read(read)));
        (Self { listed, read: None, key: EDITABLE[0], text: String::new(), saving: false }, read)
    }

    /// Whether a new answer was typed.
    pub fn is_typed(&self) -> bool {
        !self.text.is_empty()
    }

    /// Whether the drafts are being changed.
    pub fn is_saving(&self) -> bool {
        self.saving
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, services: &Services, words: Words) -> Action {
        match message {
            Message::Read(read) => {
                self.read = Some(read.map(|read| *read));
                return Action::Run(scroll::focus(TEXT));
            }
            Message::PersonChosen(place) => {
                if let Some(Ok(read)) = &mut self.read {
                    read.chosen = place;
                }
                self.plan(services, words);
            }
            Message::KeyChosen(key) => {
                self.key = key;
                self.text.clear();
                self.plan(services, words);
            }
            Message::Typed(text) => {
                self.text = text;
                self.plan(services, words);
            }
            Message::Toggled(place) => {
                if let Some(Ok(read)) = &mut self.read
                    && let Some((edit, taken)) = read.edits.get_mut(place)
                {
                    *taken = !*taken && may_be_taken(&read.drafts, edit);
                }
            }
            Message::Entered => return self.enter(services, words),
            Message::Edited(Ok(edited)) => return Action::Edited(edited),
            Message::Edited(Err(error)) => {
                self.saving = false;
                return Action::Failed(error);
            }
        }
        Action::None
    }

    /// Finds what would change, and what is wrong with that. Only who is the same without doubt is taken unasked, and
    /// nothing of what is under review or granted.
    fn plan(&mut self, services: &Services, words: Words) {
        let Some(Ok(read)) = &mut self.read else { return };
        let somebody = read.people.get(read.chosen).filter(|_| !self.text.trim().is_empty());
        let edits = somebody.map(|somebody| workflow::edits(&read.drafts, somebody, self.key, &self.text));
        let edits = edits.unwrap_or_default();
        let today = workflow::china_now().date();
        let problems = workflow::edit_problems(&read.drafts, &edits, &self.text, &services.reference, today);
        read.problem = problems.first().map(|finding| words.what(finding));
        let taken = |edit: &Edit| edit.sameness == Sameness::Same && may_be_taken(&read.drafts, edit);
        let taken: Vec<bool> = edits.iter().map(taken).collect();
        read.edits = edits.into_iter().zip(taken).collect();
    }

    fn enter(&mut self, services: &Services, words: Words) -> Action {
        let taken = self.taken();
        let Some(Ok(read)) = self.read.as_ref().filter(|_| !self.saving && !taken.is_empty()) else {
            return Action::None;
        };
        let (library, drafts, text) = (services.library.clone(), read.drafts.clone(), self.text.clone());
        self.saving = true;
        let edit = move || workflow::edit_all(&library, &drafts, &taken, &text).map_err(|error| error.message(words.0));
        Action::Run(attempt(edit, words).map(|edited| Home::BulkEdit(Message::Edited(edited))))
    }

    /// The selected changes; none while the new answer is wrong.
    fn taken(&self) -> Vec<Edit> {
        let sound = self.read.iter().flatten().filter(|read| read.problem.is_none());
        let edits = sound.flat_map(|read| &read.edits);
        edits.filter(|(_, taken)| *taken).map(|(edit, _)| edit.clone()).collect()
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Home> {
        let cancel = button::quiet("home/edit-cancel", words.get("app-cancel")).press(Home::DialogDismissed);
        let count = self.taken().len();
        let enter = button::primary("home/edit-enter", words.count("app-edit-enter", count))
            .press_maybe((count > 0 && !self.saving).then_some(Home::BulkEdit(Message::Entered)));
        let head = column![heading(words.count("app-edit-of", self.listed.len())), hint(words.get("app-edit-about")),]
            .spacing(gap::ONE);
        let list: Element<'_, Home> = match &self.read {
            None => hint(words.get("app-edit-reading")).into(),
            Some(Err(error)) => banner(Tone::Bad, error, None, vec![]),
            Some(Ok(read)) if read.people.is_empty() => hint(words.get("app-edit-nobody")).into(),
            Some(Ok(read)) => {
                scroll::list("home/edit", container(self.content(read, words)).padding(Padding::default().right(BAR)))
                    .into()
            }
        };
        let foot = row![space().width(Fill), cancel, enter].spacing(12);
        container(dialog_body(head, container(list).max_height(460), foot)).padding(gap::THREE).width(640).into()
    }

    fn content<'a>(&'a self, read: &'a Read, words: Words) -> Element<'a, Home> {
        let people = read.people.iter().enumerate().map(|(place, somebody)| {
            let about = [masked(&somebody.number), words.count("app-edit-drafts", somebody.drafts)];
            let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("·");
            let face = row![text(&somebody.name).size(size::BODY), caption(about)].spacing(12).align_y(Center);
            let chosen = place == read.chosen;
            let message = Home::BulkEdit(Message::PersonChosen(place));
            button::list_row(format!("home/edit-person-{place}"), somebody.name.clone(), face, chosen, Some(message))
        });
        let keys = EDITABLE.map(|key| (key, words.label(&format!("{PRINCIPAL}.{key}"))));
        let keys =
            button::segments("home/edit-key", keys, Some(self.key), |key| Home::BulkEdit(Message::KeyChosen(key)));
        let typed = line(TEXT, "", &self.text, read.problem.is_some(), |text| Home::BulkEdit(Message::Typed(text)))
            .on_submit(Home::BulkEdit(Message::Entered));
        let problem = read.problem.clone().map(|text| FieldNote { tone: Tone::Bad, text, fix: None });
        let nothing = read.edits.is_empty() && !self.text.trim().is_empty();
        let edits =
            read.edits.iter().enumerate().map(|(place, (edit, taken))| self.edit(read, place, edit, *taken, words));
        Column::new()
            .push(field(words.get("app-edit-person"), Column::with_children(people).spacing(2)))
            .push(field(words.get("app-edit-key"), keys))
            .push(field(words.get("app-edit-text"), typed).notes(problem.into_iter().collect()))
            .push(nothing.then(|| hint(words.get("app-edit-nothing"))))
            .push(Column::with_children(edits).spacing(2))
            .spacing(gap::TWO)
            .into()
    }

    /// What changes at one place: the draft, its kind and state, whose answer, from what to what; of what may not change
    /// why, and the way to its modification.
    fn edit<'a>(&'a self, read: &Read, place: usize, edit: &'a Edit, taken: bool, words: Words) -> Element<'a, Home> {
        let message = move || Home::BulkEdit(Message::Toggled(place));
        let Some(Editable { draft, stage }) = read.drafts.get(edit.draft) else { return space().into() };
        let listed = self.listed.get(&draft.id);
        let title = listed.map(|listed| listed.title.clone()).unwrap_or_default();
        let kind = words.get(&format!("app-kind-{}", draft.filing.kind().name()));
        let label = words.about(&draft.filing).label(&edit.path);
        let before = if edit.before.is_empty() { words.get("app-edit-empty") } else { edit.before.clone() };
        let lines = column![
            text(format!("{title}·{label}")).size(size::BODY).line_height(READING),
            caption(format!("{before} → {}", self.text.trim()))
        ]
        .spacing(2)
        .width(Fill);
        let fixed = !may_be_taken(&read.drafts, edit);
        let tick = checkbox(taken).size(18).style(style::tick);
        let tick = if fixed { tick } else { tick.on_toggle(move |_| message()) };
        let why = match stage {
            Stage::Filed => Some((Tone::Warn, "app-edit-filed")),
            _ if !stage.is_in_hand() => Some((Tone::Warn, "app-edit-under-review")),
            _ if edit.sameness == Sameness::OtherNumber => edit.sameness.key().map(|key| (Tone::Bad, key)),
            _ => edit.sameness.key().map(|key| (Tone::Warn, key)),
        };
        let why = why.map(|(tone, key)| badge(tone, None, words.get(key)));
        let state = listed.map(|listed| listed.state.badge(listed.kind, words));
        let face = row![container(tick).padding([2.0, 0.0]), lines, caption(kind)].push(why).push(state);
        let press = (!fixed).then(message);
        let id = format!("home/edit-{place}");
        let line = button::list_row(id, title, face.spacing(12).align_y(Center), false, press);
        let modify = (*stage == Stage::Filed).then(|| {
            let modify = words.get("progress-begin-change");
            button::inline(format!("home/edit-{place}/change"), modify, Home::DuePressed(draft.id.clone()))
        });
        row![line].push(modify).spacing(gap::ONE).align_y(Center).into()
    }
}

/// Whether a change can be made: the draft is nobody else's, and in hand.
fn may_be_taken(drafts: &[Editable], edit: &Edit) -> bool {
    edit.sameness != Sameness::OtherNumber && drafts.get(edit.draft).is_some_and(Editable::may_change)
}
