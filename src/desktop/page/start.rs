//! The choice before a new filing: its kind and its subject.

use std::sync::Arc;

use iced::widget::{Column, column, container, row, space};
use iced::{Center, Element, Fill, Padding, Task};

use super::Context;
use crate::desktop::background;
use crate::desktop::icon::{self, Icon};
use crate::desktop::opened_files::PictureSource;
use crate::desktop::theme::{COLUMN, space as gap, style};
use crate::desktop::widget::card_grid::even;
use crate::desktop::widget::field::line;
use crate::desktop::widget::{button, hairline, heading, hint, scroll, title, toast};
use crate::desktop::words::Words;
use crate::desktop::words::shortened;
use crate::filing::{Filing, Kind};
use crate::identifier;
use crate::reference::subject::{ENTERPRISE, INDIVIDUAL};
use crate::store::{KnownSubject, Library};
use crate::workflow::{self, EarlierFiling};

/// Id of the page.
pub const PAGE: &str = "start";

/// Maximum number of earlier subjects shown; if there are more, a search field finds the others.
const OFFERED: usize = 6;

/// Maximum width of name and number on a card, in columns.
const NAME: usize = 80;
const NUMBER: usize = 40;

/// Id of the search field.
const SEARCH: &str = "start/search";

/// The nature of the subject, as far as the choice of pages needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A person.
    Individual,
    /// An enterprise or sole proprietor.
    Enterprise,
    /// Another organisation; its nature is asked on the first page.
    Other,
}

impl Nature {
    const ALL: [(Self, &'static str, Icon); 3] = [
        (Self::Enterprise, "enterprise", icon::BUILDING_2),
        (Self::Individual, "individual", icon::USER),
        (Self::Other, "other", icon::LANDMARK),
    ];

    /// Code of the subject nature (`icp_subject.base_info.type`); `None` while it is still open.
    fn code(self) -> Option<i64> {
        match self {
            Self::Individual => Some(INDIVIDUAL),
            Self::Enterprise => Some(ENTERPRISE),
            Self::Other => None,
        }
    }
}

/// State of the page.
pub struct Start {
    kind: Kind,
    nature: Option<Nature>,
    /// Subjects for which another mini program can be filed.
    subjects: Vec<KnownSubject>,
    /// Filings that can be modified or deregistered.
    filings: Vec<EarlierFiling>,
    /// Search text for the choices offered by the kind.
    query: String,
    /// Index of the chosen one among them.
    subject: Option<usize>,
    /// Pictures to add to the filing.
    brought: Vec<PictureSource>,
    /// The draft is being created.
    begun: bool,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The kind of filing.
    KindChosen(Kind),
    /// The nature of the subject.
    NatureChosen(Nature),
    /// Subjects of earlier drafts, and filings that can be modified or deregistered.
    Subjects(Vec<KnownSubject>, Vec<EarlierFiling>),
    /// The search text changed.
    Searched(String),
    /// Start from the choice with this index.
    SubjectChosen(usize),
    /// Pictures were dropped or pasted.
    Brought(Vec<PictureSource>),
    /// Discard them.
    LeaveOutPressed,
    /// Create the filing.
    BeginPressed,
    /// Create many drafts from a table instead.
    TablePressed,
    /// Return to the list.
    CancelPressed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Return to the list.
    Cancel,
    /// Create many drafts from a table.
    Table,
    /// Create a draft from this filing and open it, with pictures for it.
    Create(Filing, Vec<PictureSource>),
    /// Create a draft of this kind for the subject of an earlier draft and open it, with pictures for it.
    Again(String, Kind, Vec<PictureSource>),
}

impl Start {
    /// The page, and the task that finds earlier subjects.
    pub fn new(library: &Arc<Library>) -> (Self, Task<Message>) {
        let library = library.clone();
        let find = move || {
            let filings = workflow::earlier_filings(&library).unwrap_or_default();
            (library.subjects().unwrap_or_default(), filings)
        };
        let found = background(find, Default::default).map(|(subjects, filings)| Message::Subjects(subjects, filings));
        let (subjects, filings) = (Vec::new(), Vec::new());
        let start = Self {
            kind: Kind::New,
            nature: None,
            subjects,
            filings,
            query: String::new(),
            subject: None,
            brought: Vec::new(),
            begun: false,
        };
        (start, found)
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::KindChosen(kind) => {
                self.kind = kind;
                self.subject = None;
            }
            Message::NatureChosen(nature) => {
                self.nature = Some(nature);
                self.subject = None;
            }
            Message::Subjects(subjects, filings) => {
                self.subjects = subjects;
                self.filings = filings;
            }
            Message::Searched(query) => {
                self.query = query;
                self.subject = self.subject.filter(|index| self.found().any(|(found, _)| found == *index));
            }
            Message::SubjectChosen(index) => {
                self.subject = Some(index);
                self.nature = None;
            }
            Message::Brought(mut sources) => self.brought.append(&mut sources),
            Message::LeaveOutPressed => self.brought.clear(),
            // The second press of a double click must not create a second draft.
            Message::BeginPressed if self.begun || !self.is_ready() => {}
            Message::BeginPressed => {
                self.begun = true;
                let brought = std::mem::take(&mut self.brought);
                return match self.subject.and_then(|index| self.offered().into_iter().nth(index)) {
                    Some(known) => Action::Again(known.draft.to_owned(), self.kind, brought),
                    None => Action::Create(self.filing(), brought),
                };
            }
            Message::TablePressed => return Action::Table,
            Message::CancelPressed => return Action::Cancel,
        }
        Action::None
    }

    /// Whether earlier subjects are offered.
    pub fn knows_subjects(&self) -> bool {
        !self.subjects.is_empty()
    }

    /// Whether enough is chosen to create the filing.
    pub fn is_ready(&self) -> bool {
        self.nature.is_some() || self.subject.is_some()
    }

    fn filing(&self) -> Filing {
        let mut filing = Filing::new(self.kind);
        if let Some(code) = self.nature.and_then(Nature::code) {
            filing.set(field!("icp_subject.base_info.type"), code);
        }
        filing
    }

    /// The page; `toasts` is shown above its bar, which does not move.
    pub fn view<'a, Root: 'a>(
        &'a self,
        context: &Context,
        toasts: Option<Element<'a, Root>>,
        wrap: impl Fn(Message) -> Root + Copy + 'a,
    ) -> Element<'a, Root> {
        let words = context.words;
        let kinds = Kind::ALL.into_iter().map(|kind| {
            let key = format!("app-kind-{}", kind.name());
            let icon = match kind {
                Kind::New => icon::FILE_PLUS,
                Kind::Change => icon::PENCIL,
                Kind::Cancel => icon::CIRCLE_MINUS,
            };
            let about = Some(words.get(&format!("{key}-about")));
            let chosen = self.kind == kind;
            button::option(
                format!("start/{}", kind.name()),
                Some(icon),
                words.get(&key),
                about,
                chosen,
                Some(Message::KindChosen(kind)),
            )
        });
        let natures = Nature::ALL.into_iter().map(|(nature, name, icon)| {
            let key = format!("app-nature-{name}");
            let about = Some(words.get(&format!("{key}-about")));
            let chosen = self.nature == Some(nature);
            button::option(
                format!("start/{name}"),
                Some(icon),
                words.get(&key),
                about,
                chosen,
                Some(Message::NatureChosen(nature)),
            )
        });
        let begin = button::primary("start/begin", words.get("app-start-begin"))
            .press_maybe(self.is_ready().then_some(Message::BeginPressed));
        let cancel = button::quiet("start/cancel", words.get("app-cancel")).press(Message::CancelPressed);
        let natures =
            block(words.get("app-start-nature"), Some(words.get("app-start-nature-about")), spread(natures, context));
        let again = (!self.offered().is_empty()).then(|| {
            let key = format!("app-start-again-{}", self.kind.name());
            block(words.get(&key), Some(words.get(&format!("{key}-about"))), self.known(context))
        });
        // Other kinds usually start from an earlier filing, so the nature is asked below it, for filings not in the
        // library.
        let (first, then) = if self.kind == Kind::New { (Some(natures), again) } else { (again, Some(natures)) };
        let content =
            column![title(words.get("app-start")), block(words.get("app-start-kind"), None, spread(kinds, context))]
                .push(first)
                .push(then)
                .spacing(gap::FOUR);
        let table =
            button::quiet("start/table", words.get("app-table")).icon(icon::LIST_CHECKS).press(Message::TablePressed);
        let page = scroll::page(PAGE, container(container(content).max_width(COLUMN)).center_x(Fill));
        let brought = (!self.brought.is_empty()).then(|| {
            let leave =
                button::quiet("start/leave-out", words.get("app-unplaced-leave")).press(Message::LeaveOutPressed);
            let said = hint(words.count("app-start-brought", self.brought.len()));
            let line = row![icon::IMAGE.view().style(style::faint), said, space().width(Fill), leave];
            container(container(line.spacing(10).align_y(Center)).max_width(COLUMN))
                .center_x(Fill)
                .padding(Padding::default().horizontal(gap::FOUR).top(12))
        });
        let foot = row![table, space().width(Fill), cancel, begin].spacing(12).align_y(Center);
        // The button for continuing is always visible, however many choices there are.
        let foot = container(container(foot).max_width(COLUMN)).center_x(Fill).padding([12.0, gap::FOUR]);
        let page = toast::above(PAGE, Element::from(page).map(wrap), toasts);
        let bar = Element::from(Column::new().push(hairline()).push(brought).push(foot));
        column![page, bar.map(wrap)].into()
    }

    /// The choices offered by the kind.
    fn offered(&self) -> Vec<Offered<'_>> {
        match self.kind {
            Kind::New => self.subjects.iter().map(Offered::subject).collect(),
            Kind::Change | Kind::Cancel => self.filings.iter().map(Offered::filing).collect(),
        }
    }

    /// Those whose names or number contain every word of the search, with their indices.
    fn found(&self) -> impl Iterator<Item = (usize, Offered<'_>)> {
        let words: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        self.offered().into_iter().enumerate().filter(move |(_, known)| {
            let text = format!("{} {} {}", known.name, known.number, known.applet).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
    }

    fn known(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let cards = self.found().take(OFFERED).map(|(index, known)| {
            let about = known.about(words);
            let chosen = self.subject == Some(index);
            button::option(
                format!("start/known-{index}"),
                None,
                shortened(known.name, NAME),
                about,
                chosen,
                Some(Message::SubjectChosen(index)),
            )
        });
        let search = (self.offered().len() > OFFERED)
            .then(|| line(SEARCH, &words.get("app-start-search"), &self.query, false, Message::Searched).width(Fill));
        let found = self.found().count();
        let rest = match found {
            0 => Some(words.get("app-start-none")),
            _ => (found > OFFERED).then(|| words.count("app-start-more", found - OFFERED)),
        };
        Column::new().push(search).push(spread(cards, context)).push(rest.map(hint)).spacing(12).into()
    }
}

/// An earlier draft to start from.
struct Offered<'a> {
    name: &'a str,
    number: &'a str,
    /// Name of the mini program, if relevant.
    applet: &'a str,
    draft: &'a str,
    /// Whether its answers are the filed ones; `None` if not relevant.
    is_filed: Option<bool>,
}

impl<'a> Offered<'a> {
    fn subject(known: &'a KnownSubject) -> Self {
        Self { name: &known.name, number: &known.number, applet: "", draft: &known.draft, is_filed: None }
    }

    fn filing(known: &'a EarlierFiling) -> Self {
        let EarlierFiling { name, number, applet, draft, is_filed } = known;
        Self { name, number, applet, draft, is_filed: Some(*is_filed) }
    }

    fn about(&self, words: Words) -> Option<String> {
        let number = shortened(&identifier::shown(self.number), NUMBER);
        let applet = shortened(self.applet, NAME);
        let unfiled = words.get("app-start-again-unfiled");
        let unfiled = if self.is_filed == Some(false) { unfiled.as_str() } else { "" };
        let said: Vec<&str> =
            [applet.as_str(), number.as_str(), unfiled].into_iter().filter(|said| !said.is_empty()).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }
}

fn block(name: String, about: Option<String>, content: Element<'_, Message>) -> Element<'_, Message> {
    Column::new().push(column![heading(name)].push(about.map(hint)).spacing(gap::HALF)).push(content).spacing(12).into()
}

/// Cards side by side, or one below the other in a narrow window.
fn spread<'a>(cards: impl Iterator<Item = Element<'a, Message>>, context: &Context) -> Element<'a, Message> {
    even(cards, if context.is_narrow() { 1 } else { 3 }, 12.0)
}
