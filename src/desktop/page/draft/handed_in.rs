//! What was submitted, beside the answers of the draft: a filing that is under review or on file can still be edited here,
//! and a bar on its pages says that nobody else sees that. The bar is there before anything is edited, as high as
//! afterwards, so that nothing moves while one types.

use iced::{Element, Task};

use super::{Action, Context, DraftPage, Message as DraftMessage, timeline};
use crate::desktop::icon;
use crate::desktop::page::draft::section::Section;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::button;
use crate::desktop::words::{Words, shortened};
use crate::desktop::{Newest, background};
use crate::filing::{Filing, Kind};
use crate::package::{Difference, in_words};
use crate::progress::{Happening, Stage};
use crate::reference::Reference;
use crate::view::View;
use crate::workflow;

/// Maximum length of the names of the edited fields in the bar, in columns: they take one line.
const NAMES: usize = 80;

/// What is known of the submission.
#[derive(Debug, Default)]
pub struct HandedIn {
    /// The answers that are under review or on file; `None` before the submission and after a rejection.
    filing: Option<Box<Filing>>,
    /// Where the answers of the draft are others.
    edits: Vec<Difference>,
    reading: Newest,
}

/// Messages of the bar.
#[derive(Debug, Clone)]
pub enum Message {
    /// The submitted answers were read.
    Read(Option<Box<Filing>>),
    /// Restore the submitted answers.
    RestorePressed,
    /// Make a modification of what was edited.
    ModifyPressed,
    /// Record that the filing was withdrawn.
    WithdrawPressed,
}

impl HandedIn {
    /// Whether the filing is under review or on file.
    pub fn is_known(&self) -> bool {
        self.filing.is_some()
    }

    fn compare(&mut self, present: &Filing) {
        self.edits = self.filing.as_ref().map(|filing| workflow::edits_since(filing, present)).unwrap_or_default();
    }
}

/// The answers that others have of a filing, shown at those of the draft that differ: what is filed, and what was
/// submitted.
pub struct OtherAnswers<'a> {
    /// What is filed, if a modification started from it.
    pub filed: Option<Filing>,
    handed_in: &'a HandedIn,
}

impl<'a> OtherAnswers<'a> {
    /// Of a `filing` with its submission.
    pub fn of(filing: &Filing, handed_in: &'a HandedIn) -> Self {
        Self { filed: View::new(filing).as_filed(), handed_in }
    }

    /// The filing with another answer at one of `paths` than the `present` one, and the catalogue key that says whose.
    pub fn other(&self, paths: &[&str], present: &Filing) -> Option<(&Filing, &'static str)> {
        let edited = self.handed_in.edits.iter().any(|edit| paths.contains(&edit.path.as_str()));
        if let Some(filing) = self.handed_in.filing.as_deref().filter(|_| edited) {
            return Some((filing, "app-handed-in-was"));
        }
        let view = View::new(present);
        let filed = self.filed.as_ref().filter(|_| paths.iter().any(|path| view.differs_from_filed(path)));
        filed.map(|filed| (filed, "app-filed-was"))
    }

    /// That other answer at `path` in words.
    pub fn was(&self, path: &str, present: &Filing, reference: &Reference, words: Words) -> Option<String> {
        let (filing, key) = self.other(&[path], present)?;
        let value = in_words(filing, path, reference, words.0);
        let value = if value.is_empty() { words.get("app-unanswered") } else { value };
        Some(words.put(key, &[("value", &value)]))
    }
}

impl DraftPage {
    /// Reads what was submitted.
    pub(super) fn read_handed_in(&mut self) -> Task<DraftMessage> {
        let (services, id) = (self.services.clone(), self.id.clone());
        // An unreadable library is reported when the draft is saved.
        let read = move || workflow::submitted(&services.library, &id, &services.reference).unwrap_or_default();
        let read = background(move || read().map(Box::new), || None);
        self.handed_in.reading.begin(read.map(|filing| DraftMessage::HandedIn(Message::Read(filing))))
    }

    /// Compares the answers with the submitted ones.
    pub(super) fn compare_handed_in(&mut self) {
        self.handed_in.compare(self.answers.filing());
    }

    pub(super) fn in_handed_in(&mut self, message: Message, context: &Context) -> Action {
        match message {
            Message::Read(filing) => {
                self.handed_in.filing = filing;
                self.compare_handed_in();
                Action::None
            }
            Message::RestorePressed => match self.handed_in.filing.clone() {
                Some(filing) => self.restored(context.words.get("app-handed-in-restored"), Ok(filing)),
                None => Action::None,
            },
            Message::ModifyPressed => {
                let edited = self.filing().clone();
                // The modification takes the edits over; the filed draft says again what is filed.
                let restored = match self.in_handed_in(Message::RestorePressed, context) {
                    Action::Run(restored) => restored,
                    _ => Task::none(),
                };
                Action::Modify(self.id.clone(), Box::new(edited), Task::batch([restored, self.flush()]))
            }
            Message::WithdrawPressed => {
                let asked = timeline::Message::HappeningPressed(Happening::Withdrawn);
                let asked = Task::done(DraftMessage::Timeline(asked));
                match self.open(Section::Progress, context) {
                    Action::Run(opened) => Action::Run(opened.chain(asked)),
                    _ => Action::Run(asked),
                }
            }
        }
    }

    /// Whether an answer of a section was edited since the submission; on the check page, any answer.
    pub(super) fn is_edited(&self, section: Section) -> bool {
        let fields = workflow::fields_of(&self.handed_in.edits, self.filing());
        fields.iter().any(|field| section == Section::Check || Section::showing(field, self.filing()) == section)
    }

    /// The bar: what was edited since the submission, and how that can get to whoever decides. Where answers are edited,
    /// it is there before that.
    pub(super) fn handed_in_bar(&self, words: Words) -> Option<Element<'_, DraftMessage>> {
        let fields = workflow::fields_of(&self.handed_in.edits, self.filing());
        let edits_here = self.section.is_form() || matches!(self.section, Section::Materials | Section::Check);
        if fields.is_empty() && !(edits_here && self.handed_in.is_known()) {
            return None;
        }
        let edited = fields.len();
        let names: Vec<String> = fields.iter().map(|field| words.label(field)).collect();
        let names = shortened(&names.join(&words.get("app-check-and")), NAMES);
        let (tone, what, names) = if edited > 0 {
            let names = words.put("app-handed-in-names", &[("names", &names)]);
            (Tone::Warn, words.count("app-handed-in", edited), names)
        } else {
            (Tone::Plain, words.get("app-handed-in-none"), words.get("app-handed-in-none-edited"))
        };
        let kind = self.filing().kind();
        let act = |id: &str, key: &str| button::secondary(format!("handed-in/{id}"), words.get(key));
        let (key, way) = match self.stage() {
            Stage::Filed if kind != Kind::Cancel => {
                let modify = act("modify", "progress-begin-change").icon(icon::PENCIL);
                let key = if edited > 0 { "app-handed-in-filed" } else { "app-handed-in-filed-none" };
                (key, Some((modify, Message::ModifyPressed)))
            }
            Stage::Filed => ("app-handed-in-cancelled", None),
            Stage::Platform => {
                let withdraw = act("withdraw", "happening-withdrawn").icon(icon::UNDO_2);
                ("app-handed-in-platform", Some((withdraw, Message::WithdrawPressed)))
            }
            Stage::Preparation | Stage::Sms | Stage::Province | Stage::Refused => ("app-handed-in-review", None),
        };
        let back = act("restore", "app-handed-in-restore").icon(icon::HISTORY);
        let back = back.press_maybe((edited > 0).then_some(DraftMessage::HandedIn(Message::RestorePressed)));
        let about = format!("{names}\n{}", words.get(key));
        let way = way.map(|(button, message)| button.press(DraftMessage::HandedIn(message)).into());
        Some(banner(tone, what, Some(about), way.into_iter().chain([back.into()]).collect()))
    }
}
