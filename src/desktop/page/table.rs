//! Creates many drafts from a table: the file, the meaning of its columns, a preview with the problems of every row,
//! then drafts from the selected rows.

mod columns;

use std::path::PathBuf;

use iced::widget::{Column, Row, checkbox, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use super::Context;
use crate::desktop::file_dialog;
use crate::desktop::icon;
use crate::desktop::opened_files;
use crate::desktop::save_as::SaveAs;
use crate::desktop::services::Services;
use crate::desktop::system;
use crate::desktop::theme::{COLUMN, READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::field::{FieldNote, field, line, note};
use crate::desktop::widget::picker::{self, Picker};
use crate::desktop::widget::progress::{TICK, progress};
use crate::desktop::widget::{button, caption, hairline, hint, scroll, title};
use crate::desktop::words::Words;
use crate::desktop::{Newest, after, attempt};
use crate::finding::Level;
use crate::job::Job;
use crate::table::{self, AssignedColumn, template};
use crate::workflow::{self, Prospect, TablePreview, Twin};

/// Id of the page.
pub const PAGE: &str = "table";
/// Id of the field for the path of the table.
pub const PATH: &str = "table/path";

/// Number of rows shown at once.
const SHOWN_ROWS: usize = 40;
/// Maximum number of notes shown for one row.
const NOTES: usize = 6;

/// State of the page.
pub struct TablePage {
    services: Services,
    /// Path of the table, as typed.
    path: String,
    reading: Newest,
    /// The table that was read, with its path.
    read: Option<ReadTable>,
    refused: Option<String>,
    /// Columns assigned by the user.
    assigned: AssignedColumn,
    /// The column to be assigned: its position, and the possible answers.
    asked: Option<(usize, Picker)>,
    /// All columns are shown, not only those that are not used.
    all_columns: bool,
    /// Drafts are being created, and pictures copied.
    making: Option<Job>,
}

/// A table that was read.
struct ReadTable {
    path: PathBuf,
    preview: TablePreview,
    /// Whether each row is selected.
    taken: Vec<bool>,
    /// Number of rows shown so far.
    shown: usize,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The path is typed.
    PathTyped(String),
    /// The path is complete.
    PathEntered,
    /// Choose the table in a dialog of the system.
    BrowsePressed,
    /// It was chosen; `None` when that dialog was cancelled, or there is none.
    Chosen(Option<PathBuf>),
    /// The table was read.
    Previewed(PathBuf, Result<TablePreview, String>),
    /// Assign the column at this position.
    ColumnPressed(usize),
    /// In the dialog for assigning.
    Picker(picker::Message),
    /// Show all columns, or only those that are not used.
    ColumnsPressed,
    /// Select the row with this index, or deselect it.
    Toggled(usize),
    /// Show more rows.
    MorePressed,
    /// Create the drafts.
    MakePressed,
    /// Update the progress bar.
    MakingTicked,
    /// Cancel creating.
    MakingStopped,
    /// They were created: their ids.
    Made(Result<Vec<String>, String>),
    /// Save the template.
    EmptyPressed,
    /// Return to the list.
    ClosePressed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Ask where to save a file.
    Save(SaveAs),
    /// Return to the list.
    Close,
    /// Show the created drafts, by id, and report their number.
    Made(Vec<String>),
}

impl TablePage {
    /// The page, and the task that reads the table at `path`, if given.
    pub fn new(services: Services, path: Option<PathBuf>, context: &Context) -> (Self, Task<Message>) {
        let mut page = Self {
            services,
            path: String::new(),
            reading: Newest::default(),
            read: None,
            refused: None,
            assigned: AssignedColumn::new(),
            asked: None,
            all_columns: false,
            making: None,
        };
        let task = match path {
            Some(path) => page.read_table(path, context),
            None => scroll::focus(PATH),
        };
        (page, task)
    }

    /// Whether drafts are being created.
    pub fn is_busy(&self) -> bool {
        self.making.is_some()
    }

    /// Cancels that; no draft is created.
    pub fn stop(&self) {
        if let Some(job) = &self.making {
            job.cancel();
        }
    }

    /// Whether a dialog is open over the page.
    pub fn is_asking(&self) -> bool {
        self.making.is_some() || self.asked.is_some()
    }

    /// Closes the dialog.
    pub fn dismiss(&mut self) {
        self.asked = None;
    }

    /// Whether a column is being assigned.
    pub fn is_picking(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether a table was read or rejected.
    pub fn has_looked(&self) -> bool {
        self.read.is_some() || self.refused.is_some()
    }

    /// Reads the table at `path`.
    pub fn read_table(&mut self, path: PathBuf, context: &Context) -> Task<Message> {
        self.path = path.display().to_string();
        if self.read.as_ref().is_none_or(|read| read.path != path) {
            self.assigned.clear();
        }
        (self.read, self.refused) = (None, None);
        let assigned = self.assigned.clone();
        let (services, words, today) = (self.services.clone(), context.words, context.today());
        let place = path.clone();
        let preview = move || {
            workflow::preview_table(&place, &assigned, &services.library, &services.reference, today)
                .map_err(|error| workflow::table_error(&error, words.0))
        };
        self.reading.begin(attempt(preview, words).map(move |previewed| Message::Previewed(path.clone(), previewed)))
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context) -> Action {
        let words = context.words;
        match message {
            Message::PathTyped(typed) => self.path = typed,
            Message::PathEntered => {
                let path = PathBuf::from(opened_files::unquoted(&self.path));
                if !path.as_os_str().is_empty() {
                    return Action::Run(self.read_table(path, context));
                }
            }
            Message::BrowsePressed => return Action::Run(choose(words)),
            Message::MakingTicked if self.making.is_some() => return Action::Run(after(TICK, Message::MakingTicked)),
            Message::Chosen(None) | Message::MakingTicked => {}
            Message::Chosen(Some(path)) => return Action::Run(self.read_table(path, context)),
            Message::Previewed(path, Ok(preview)) => {
                // Rows that already have a draft are skipped unless the user wants a second one.
                let taken = preview.rows.iter().map(|row| row.twin.is_none()).collect();
                self.read = Some(ReadTable { path, preview, taken, shown: SHOWN_ROWS });
            }
            Message::Previewed(_, Err(error)) => self.refused = Some(error),
            Message::ColumnPressed(place) => {
                let columns = self.read.iter().flat_map(|read| &read.preview.columns);
                let Some(column) = columns.into_iter().find(|column| column.place == place) else {
                    return Action::None;
                };
                let picker = columns::picker(column, words);
                let focus = picker.focus();
                self.asked = Some((place, picker));
                return Action::Run(focus);
            }
            Message::Picker(message) => return self.pick(message, context),
            Message::ColumnsPressed => self.all_columns = !self.all_columns,
            Message::Toggled(place) => {
                if let Some(taken) = self.read.as_mut().and_then(|read| read.taken.get_mut(place)) {
                    *taken = !*taken;
                }
            }
            Message::MorePressed => {
                if let Some(read) = &mut self.read {
                    read.shown += SHOWN_ROWS;
                }
            }
            Message::MakePressed => return self.make(words),
            Message::Made(Ok(drafts)) => {
                self.making = None;
                return Action::Made(drafts);
            }
            Message::Made(Err(error)) => {
                let stopped = self.making.take().is_some_and(|job| job.is_cancelled());
                self.refused = (!stopped).then_some(error);
            }
            Message::MakingStopped => self.stop(),
            Message::EmptyPressed => {
                let reference = self.services.reference.clone();
                let make = move |_: &Job| Ok(template(&reference, words.0));
                let name = words.get("app-table-empty-file");
                return Action::Save(SaveAs::new(words.get("app-table-empty"), &name, "xlsx", make));
            }
            Message::ClosePressed => return Action::Close,
        }
        Action::None
    }

    /// Takes over the assignment of a column, and reads the table again.
    fn pick(&mut self, message: picker::Message, context: &Context) -> Action {
        let Some((place, picker)) = &mut self.asked else { return Action::None };
        match picker.update(message) {
            picker::Action::Reveal => Action::Run(picker.reveal()),
            picker::Action::Choose(chosen) => {
                let path = table::assignable().find(|path| chosen.iter().any(|chosen| chosen == path));
                self.assigned.insert(*place, path);
                self.asked = None;
                let path = self.read.as_ref().map(|read| read.path.clone());
                path.map_or(Action::None, |path| Action::Run(self.read_table(path, context)))
            }
            picker::Action::Close => {
                self.asked = None;
                Action::None
            }
            picker::Action::None | picker::Action::Enter(_) | picker::Action::Return(_) => Action::None,
        }
    }

    fn make(&mut self, words: Words) -> Action {
        let Some(read) = self.read.as_ref().filter(|read| read.count() > 0 && self.making.is_none()) else {
            return Action::None;
        };
        let job = Job::new();
        self.making = Some(job.clone());
        let rows = read.preview.rows.iter().zip(&read.taken).filter(|(_, taken)| **taken);
        // The newest draft is first in the list: in reverse order they are there as in the table.
        let rows: Vec<Prospect> = rows.rev().map(|(row, _)| row.clone()).collect();
        let (library, path) = (self.services.library.clone(), read.path.clone());
        let make =
            move || workflow::make_drafts(&library, rows.iter(), &path, &job).map_err(|error| error.message(words.0));
        let made = attempt(make, words).map(Message::Made);
        Action::Run(Task::batch([made, after(TICK, Message::MakingTicked)]))
    }

    /// The dialog over the page.
    pub fn dialog(&self, words: Words) -> Option<Element<'_, Message>> {
        if let (Some(job), Some(read)) = (&self.making, &self.read) {
            let name = read.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let stop = ("table/stop", Message::MakingStopped);
            let content =
                progress(words.get("app-table-making"), name, words.get("app-table-making-about"), job, stop, words);
            return Some(container(content).padding(gap::THREE).width(560).into());
        }
        self.asked.as_ref().map(|(_, picker)| picker.view(words).map(Message::Picker))
    }

    /// The page.
    pub fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let close = button::quiet("table/close", words.get("app-table-close"))
            .icon(icon::ARROW_LEFT)
            .press(Message::ClosePressed);
        let make = self.read.as_ref().map(|read| {
            let count = read.count();
            button::primary("table/make", words.count("app-table-make", count))
                .icon(icon::FILE_PLUS)
                .press_maybe((count > 0 && self.making.is_none()).then_some(Message::MakePressed))
        });
        let head = Row::new().push(title(words.get("app-table"))).push(space().width(Fill)).push(make).align_y(Center);
        let refused = self.refused.as_ref().map(|error| banner(Tone::Bad, error, None, vec![]));
        let content = Column::new()
            .push(column![close, head].spacing(gap::ONE))
            .push(self.asking(words))
            .push(refused)
            .push(self.read.as_ref().map(|read| columns::view(&read.preview.columns, self.all_columns, words)))
            .push(self.read.as_ref().map(|read| read.view(context)))
            .spacing(gap::THREE);
        scroll::page(PAGE, container(container(content).max_width(COLUMN + 240.0)).center_x(Fill)).into()
    }

    /// Asks for the file.
    fn asking(&self, words: Words) -> Element<'_, Message> {
        let typed = line(PATH, &system::example("app-table-example", words), &self.path, false, Message::PathTyped)
            .on_submit(Message::PathEntered)
            .width(Fill);
        let browse = button::secondary("table/browse", words.get("app-table-browse"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::BrowsePressed);
        let look = button::secondary("table/look", words.get("app-table-look"))
            .press_maybe((!self.path.trim().is_empty()).then_some(Message::PathEntered));
        let empty =
            button::quiet("table/empty", words.get("app-table-empty")).icon(icon::SAVE).press(Message::EmptyPressed);
        let asked = field(words.get("app-table-file"), row![typed, browse, look].spacing(gap::ONE).align_y(Center))
            .hint(Some(words.get("app-table-about")));
        container(column![Element::from(asked), empty].spacing(gap::ONE))
            .padding(20)
            .width(Fill)
            .style(style::card)
            .into()
    }
}

impl ReadTable {
    /// Number of selected rows.
    fn count(&self) -> usize {
        self.taken.iter().filter(|taken| **taken).count()
    }

    fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let rows = &self.preview.rows;
        let cells: usize = rows.iter().map(|row| row.problems.len()).sum();
        let (tone, mut summary) = match cells {
            0 => (Tone::Plain, words.count("app-table-rows", rows.len())),
            _ => (
                Tone::Warn,
                format!("{}{}", words.count("app-table-rows", rows.len()), words.count("app-table-cells", cells)),
            ),
        };
        let known = rows.iter().filter(|row| row.twin.is_some()).count();
        if known > 0 {
            summary += &words.count("app-table-known", known);
        }
        let mut list = Column::new();
        let mut order: Vec<(usize, (&Prospect, &bool))> = rows.iter().zip(&self.taken).enumerate().collect();
        order.sort_by_key(|(_, (row, _))| row.faults() == 0);
        for (above, (place, (row, taken))) in order.into_iter().take(self.shown).enumerate() {
            if above > 0 {
                list = list.push(hairline());
            }
            list = list.push(prospect(place, row, *taken, context));
        }
        let more = (self.shown < rows.len()).then(|| {
            button::secondary("table/more", words.count("app-table-more", rows.len() - self.shown))
                .press(Message::MorePressed)
        });
        let list = container(list).padding(6).width(Fill).style(style::card);
        Column::new()
            .push(banner(tone, summary, Some(words.get("app-table-rows-about")), vec![]))
            .push(list)
            .push(more)
            .spacing(gap::TWO)
            .into()
    }
}

/// A row: whether it is selected, its name, and its problems.
fn prospect<'a>(place: usize, row: &'a Prospect, taken: bool, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let names: Vec<&str> = [row.applet(), row.subject()].into_iter().filter(|name| !name.is_empty()).collect();
    let name = if names.is_empty() { words.get("app-untitled") } else { names.join("·") };
    let tick = checkbox(taken).size(18).style(style::tick).on_toggle(move |_| Message::Toggled(place));
    let standing = row.review.standing(&row.filing);
    let wrong = row.faults();
    let state = if wrong > 0 {
        badge(Tone::Bad, Some(icon::CIRCLE_X), words.count("app-table-wrong", wrong))
    } else if let Some(twin) = &row.twin {
        let key = if matches!(twin, Twin::Row(_)) { "app-table-doubled" } else { "app-table-twin" };
        badge(Tone::Warn, Some(icon::COPY), words.get(key))
    } else if standing.unfilled > 0 {
        badge(Tone::Plain, Some(icon::CIRCLE_DOT), words.count("app-table-unfilled", standing.unfilled))
    } else {
        badge(Tone::Good, Some(icon::CIRCLE_CHECK), words.get("app-table-whole"))
    };
    let kind = words.get(&format!("app-kind-{}", row.filing.kind().name()));
    let about = words.put("app-table-row", &[("number", &row.number.to_string()), ("kind", &kind)]);
    let lines =
        column![text(name.clone()).size(size::BODY).line_height(READING), caption(about)].spacing(2).width(Fill);
    let face = row![container(tick).padding([2.0, 0.0]), lines, state].spacing(12).align_y(Center);
    let head = button::list_row(format!("table/row-{}", row.number), name, face, false, Some(Message::Toggled(place)));
    let notes = notes(row, words);
    let count = |key: &str, count: usize| (count > 0).then(|| hint(words.count(key, count)));
    let rest = count("app-table-rest", notes.len().saturating_sub(NOTES));
    let asks = count("app-table-asks", row.wrong().filter(|finding| finding.level != Level::Error).count());
    let notes = Column::with_children(notes.into_iter().take(NOTES).map(note)).push(rest).push(asks).spacing(4);
    column![head, container(notes).padding(iced::Padding::ZERO.left(42).right(12).bottom(8))].into()
}

/// The problems of a row: in its cells, with existing filings, in its answers. Points to be confirmed are counted
/// beside it.
fn notes(row: &Prospect, words: Words) -> Vec<FieldNote> {
    let said = |tone, text| FieldNote { tone, text, fix: None };
    let cells = row.problems.iter().map(|problem| said(Tone::Bad, workflow::cell_problem(problem, words.0)));
    let twin = row.twin.as_ref().map(|twin| said(Tone::Warn, workflow::twin_problem(twin, words.0)));
    let words = words.about(&row.filing);
    let errors = row.wrong().filter(|finding| finding.level == Level::Error);
    let answers = errors.map(|finding| FieldNote {
        tone: Tone::Bad,
        text: format!("{}：{}", words.label(&finding.field), words.what(finding)),
        fix: None,
    });
    cells.chain(twin).chain(answers).collect()
}

fn choose(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new()
        .set_title(words.get("app-table"))
        .add_filter(words.get("app-table-files"), &table::EXTENSIONS);
    file_dialog::file(dialog).map(Message::Chosen)
}
