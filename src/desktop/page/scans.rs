//! The scan desk (看图台): inspects many pictures at once, and corrects and saves them. It needs no filing.

mod splitting;
mod view;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use crate::desktop::correction::corners::{Change, Corners};
use crate::desktop::correction::{self, Correction, Shown};
use crate::desktop::file_dialog;
use crate::desktop::opened_files::{self, PictureSource};
use crate::desktop::reminders;
use crate::desktop::services::Services;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::scaled::ScreenPicture;
use crate::desktop::widget::{evidence, scroll};
use crate::desktop::words::Words;
use crate::desktop::{attempt, background};
use crate::finding::{Argument, Finding};
use crate::job::Job;
use crate::rules::{Evidence, unseen};
use crate::scan::Slot;
use crate::workflow::{self, InspectionError};

/// Longest side of a thumbnail in pixels.
const THUMBNAIL_PIXELS: u32 = 440;
/// Number of pictures inspected at the same time: reading one uses all cores already.
const AT_ONCE: usize = 2;

/// One picture on the scan desk.
struct Card {
    source: PictureSource,
    /// Number of the current inspection; results of earlier ones are ignored.
    run: u64,
    copy: Option<ScreenPicture>,
    evidence: Option<Evidence>,
    /// The corrected picture; `None` while it is unchanged.
    bytes: Corrected,
    /// Earlier states, the latest last, for undo.
    past: Vec<Corrected>,
    /// Undone states, for redo.
    future: Vec<Corrected>,
}

/// A picture after its corrections.
type Corrected = Option<Arc<[u8]>>;

impl Card {
    fn new(source: PictureSource) -> Self {
        Self { source, run: 0, copy: None, evidence: None, bytes: None, past: Vec::new(), future: Vec::new() }
    }

    /// All findings against the picture.
    fn against(&self) -> Vec<&Finding> {
        self.evidence.iter().flat_map(Evidence::findings).collect()
    }
}

/// The picture in the viewer.
struct OpenPicture {
    index: usize,
    /// Number of the current drawing; results of earlier ones are ignored.
    drawing: u64,
    shown: Option<Shown>,
    /// Whether the picture cannot be drawn.
    failed: bool,
    corners: Corners,
    busy: bool,
}

/// State of the page.
pub struct Scans {
    services: Services,
    slot: Option<Slot>,
    cards: Vec<Card>,
    waiting: VecDeque<usize>,
    running: usize,
    runs: u64,
    job: Job,
    open: Option<OpenPicture>,
    typed: String,
    /// Names of the files beside the pictures that were skipped.
    passed_over: Vec<String>,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Choose pictures.
    ChoosePressed,
    /// Choose a folder.
    FolderPressed,
    /// Files or folders were chosen.
    Chosen(Vec<PathBuf>),
    /// The path of a file or folder is typed.
    PathTyped(String),
    /// The path is complete.
    PathEntered,
    /// Pictures were found.
    Found(Vec<PictureSource>),
    /// Pictures were found in folders, beside skipped files with these names.
    FoundBeside(Vec<PictureSource>, Vec<String>),
    /// Inspect the pictures for this slot; `None` for no slot.
    SlotChosen(Option<Slot>),
    /// A thumbnail was made: index of the picture, number of the inspection.
    Copied(usize, u64, ScreenPicture),
    /// A picture was inspected: its index, number of the inspection.
    Seen(usize, u64, Box<Evidence>),
    /// Cancel the inspections.
    StopPressed,
    /// Remove all pictures from the desk.
    ClearPressed,
    /// Open a picture in the viewer.
    OpenPressed(usize),
    /// It was drawn: number of the drawing.
    Drawn(u64, Option<Shown>),
    /// Show another page of a PDF, from 0.
    PagePressed(usize),
    /// The corners were changed.
    Corners(Change),
    /// Undo.
    UndoPressed,
    /// Redo.
    RedoPressed,
    /// Correct the picture.
    CorrectPressed(Correction),
    /// A picture was corrected.
    Corrected(PictureSource, Result<Arc<[u8]>, String>),
    /// Split the picture into one for each of its documents.
    SplitPressed,
    /// It was split: the picture, and its parts.
    Split(PictureSource, Result<Vec<PictureSource>, String>),
    /// Save the picture within the limits of its slot, beside the original.
    SavePressed,
    /// It was saved.
    Saved(Result<PathBuf, String>),
    /// Return to the grid.
    ClosePressed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Show a message.
    Toast(Tone, String),
    /// Report where a file was saved.
    Saved(PathBuf),
}

impl Scans {
    /// An empty scan desk.
    pub fn new(services: Services) -> Self {
        Self {
            services,
            slot: None,
            cards: Vec::new(),
            waiting: VecDeque::new(),
            running: 0,
            runs: 0,
            job: Job::new(),
            open: None,
            typed: String::new(),
            passed_over: Vec::new(),
        }
    }

    /// Whether the viewer is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Number of inspected pictures, and of all.
    pub fn counts(&self) -> (usize, usize) {
        (self.cards.iter().filter(|card| card.evidence.is_some()).count(), self.cards.len())
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::ChoosePressed => Action::Run(choose(words)),
            Message::FolderPressed => Action::Run(choose_folder(words)),
            Message::Chosen(paths) if paths.is_empty() => Action::None,
            Message::Chosen(paths) => Action::Run(find(paths)),
            Message::PathTyped(typed) => {
                self.typed = typed;
                Action::None
            }
            Message::PathEntered => {
                let path = PathBuf::from(opened_files::unquoted(&std::mem::take(&mut self.typed)));
                Action::Run(find(vec![path]))
            }
            Message::Found(sources) => self.take(sources, words),
            Message::FoundBeside(sources, passed_over) => {
                self.passed_over.retain(|known| !passed_over.contains(known));
                self.passed_over.extend(passed_over);
                self.take(sources, words)
            }
            Message::SlotChosen(slot) => {
                self.slot = slot;
                self.look_again(words)
            }
            Message::Copied(index, run, copy) => {
                if let Some(card) = self.cards.get_mut(index).filter(|card| card.run == run) {
                    card.copy = Some(copy);
                }
                Action::None
            }
            Message::Seen(index, run, evidence) => {
                self.running = self.running.saturating_sub(1);
                if let Some(card) = self.cards.get_mut(index).filter(|card| card.run == run) {
                    card.evidence = Some(*evidence);
                }
                Action::Run(self.inspect_next(words))
            }
            Message::StopPressed => {
                self.job.cancel();
                self.waiting.clear();
                Action::None
            }
            Message::ClearPressed => {
                self.job.cancel();
                self.waiting.clear();
                self.cards.clear();
                self.passed_over.clear();
                self.open = None;
                Action::None
            }
            Message::OpenPressed(index) => match self.show(index, words) {
                Action::Run(drawn) => Action::Run(Task::batch([drawn, scroll::focus(view::CLOSE)])),
                other => other,
            },
            Message::Drawn(drawing, shown) => {
                if let Some(open) = self.open.as_mut().filter(|open| open.drawing == drawing) {
                    open.failed = shown.is_none();
                    open.shown = shown;
                }
                Action::None
            }
            Message::PagePressed(page) => Action::Run(self.draw(Some(page), words)),
            Message::Corners(change) => {
                let found = self.open.as_ref().and_then(|open| self.cards.get(open.index)?.evidence.as_ref());
                let found = evidence::corners(found);
                if let Some(open) = &mut self.open {
                    open.corners.change(change, found);
                }
                Action::None
            }
            Message::UndoPressed => self.turn_back(true, words),
            Message::RedoPressed => self.turn_back(false, words),
            Message::CorrectPressed(correction) => self.correct(correction, words),
            Message::Corrected(source, result) => self.corrected(&source, result, words),
            Message::SplitPressed => self.split(words),
            Message::Split(whole, Ok(parts)) => self.was_split(&whole, parts, words),
            Message::Split(whole, Err(error)) => self.corrected(&whole, Err(error), words),
            Message::SavePressed => self.save(words),
            Message::Saved(Ok(path)) => Action::Saved(path),
            Message::Saved(Err(error)) => Action::Toast(Tone::Bad, error),
            Message::ClosePressed => match self.open.take() {
                Some(open) => Action::Run(scroll::focus(view::card_id(open.index))),
                None => Action::None,
            },
        }
    }

    fn take(&mut self, sources: Vec<PictureSource>, words: Words) -> Action {
        let before = self.cards.len();
        for source in sources {
            let known = self.cards.iter().any(|card| card.source == source);
            if !known && self.cards.len() < opened_files::MAX_FOLDER_PICTURES {
                self.waiting.push_back(self.cards.len());
                self.cards.push(Card::new(source));
            }
        }
        if self.cards.len() == before {
            return Action::Toast(Tone::Warn, words.get("app-scans-nothing"));
        }
        Action::Run(self.inspect_next(words))
    }

    fn look_again(&mut self, words: Words) -> Action {
        self.job.cancel();
        for card in &mut self.cards {
            card.evidence = None;
            card.run = 0;
        }
        self.waiting = (0..self.cards.len()).collect();
        Action::Run(self.inspect_next(words))
    }

    /// Starts to inspect the next pictures.
    fn inspect_next(&mut self, words: Words) -> Task<Message> {
        if self.job.is_cancelled() {
            self.job = Job::new();
        }
        let mut tasks = Vec::new();
        while self.running < AT_ONCE {
            let Some(index) = self.waiting.pop_front() else { break };
            let Some(card) = self.cards.get_mut(index) else { continue };
            self.running += 1;
            self.runs += 1;
            card.run = self.runs;
            let (run, source, bytes) = (card.run, card.source.clone(), card.bytes.clone());
            let (services, slot, job) = (self.services.clone(), self.slot, self.job.clone());
            let name = source.name(words);
            let read = attempt(move || read(&source, bytes, words), words);
            tasks.push(read.then(move |read| match read {
                Err(error) => Task::done(Message::Seen(index, run, Box::new(unusable(name.clone(), error)))),
                Ok(bytes) => {
                    let (drawn, services, job) = (bytes.clone(), services.clone(), job.clone());
                    let drawing = job.clone();
                    let copied = background(move || correction::copy(&drawn, THUMBNAIL_PIXELS, &drawing), || None)
                        .and_then(move |copy| Task::done(Message::Copied(index, run, copy)));
                    let failed = || Evidence::Unusable { finding: unseen::INSPECTION_FAILED.found() };
                    let seen = background(move || inspect(&bytes, slot, &services, &job), failed);
                    copied.chain(seen.map(move |evidence| Message::Seen(index, run, Box::new(evidence))))
                }
            }));
        }
        Task::batch(tasks)
    }

    fn show(&mut self, index: usize, words: Words) -> Action {
        if self.cards.get(index).is_none() {
            return Action::None;
        }
        let corners = Corners::default();
        self.open = Some(OpenPicture { index, drawing: 0, shown: None, failed: false, corners, busy: false });
        Action::Run(self.draw(None, words))
    }

    /// Draws a page of the picture in the viewer, at first the inspected one.
    fn draw(&mut self, page: Option<usize>, words: Words) -> Task<Message> {
        let Some(open) = &mut self.open else { return Task::none() };
        let Some(card) = self.cards.get(open.index) else { return Task::none() };
        self.runs += 1;
        open.drawing = self.runs;
        let turned = page.zip(open.shown.as_ref().map(|shown| shown.judged));
        let (drawing, source, bytes) = (open.drawing, card.source.clone(), card.bytes.clone());
        let shown = move || read(&source, bytes, words).ok().and_then(|bytes| correction::shown(&bytes, turned));
        background(shown, || None).map(move |shown| Message::Drawn(drawing, shown))
    }

    fn correct(&mut self, correction: Correction, words: Words) -> Action {
        let Some(open) = self.open.as_mut().filter(|open| !open.busy) else { return Action::None };
        let Some(card) = self.cards.get(open.index) else { return Action::None };
        open.busy = true;
        let (source, bytes, slot) = (card.source.clone(), card.bytes.clone(), self.slot);
        let original = source.clone();
        let correct = move || {
            let bytes = read(&source, bytes, words)?;
            correction::correct(&bytes, &correction, slot).map(Arc::from).map_err(|error| error.message(words))
        };
        Action::Run(attempt(correct, words).map(move |corrected| Message::Corrected(original.clone(), corrected)))
    }

    /// Takes over a corrected picture, wherever it is now; one that was removed meanwhile is ignored.
    fn corrected(&mut self, source: &PictureSource, result: Result<Arc<[u8]>, String>, words: Words) -> Action {
        let Some(index) = self.cards.iter().position(|card| card.source == *source) else { return Action::None };
        if let Some(open) = self.open.as_mut().filter(|open| open.index == index) {
            open.busy = false;
        }
        match result {
            Err(error) => Action::Toast(Tone::Bad, error),
            Ok(bytes) => {
                let Some(card) = self.cards.get_mut(index) else { return Action::None };
                card.past.push(card.bytes.replace(bytes));
                card.future.clear();
                self.show_again(index, words)
            }
        }
    }

    /// Undoes or redoes the last movement of a corner or the last correction of the picture in the viewer.
    fn turn_back(&mut self, undo: bool, words: Words) -> Action {
        let Some(open) = self.open.as_mut().filter(|open| !open.busy) else { return Action::None };
        let index = open.index;
        if if undo { open.corners.undo() } else { open.corners.redo() } {
            return Action::None;
        }
        let Some(card) = self.cards.get_mut(index) else { return Action::None };
        let (from, to) = if undo { (&mut card.past, &mut card.future) } else { (&mut card.future, &mut card.past) };
        let Some(bytes) = from.pop() else { return Action::None };
        to.push(std::mem::replace(&mut card.bytes, bytes));
        self.show_again(index, words)
    }

    /// Inspects a changed picture, and redraws it if it is in the viewer.
    fn show_again(&mut self, index: usize, words: Words) -> Action {
        if let Some(card) = self.cards.get_mut(index) {
            card.evidence = None;
        }
        self.waiting.push_front(index);
        let inspecting = self.inspect_next(words);
        if self.open.as_ref().is_none_or(|open| open.index != index) {
            return Action::Run(inspecting);
        }
        match self.show(index, words) {
            Action::Run(drawn) => Action::Run(Task::batch([inspecting, drawn])),
            other => other,
        }
    }

    fn save(&mut self, words: Words) -> Action {
        let card = self.open.as_ref().and_then(|open| self.cards.get(open.index));
        let Some(card) = card else { return Action::None };
        let (source, bytes, slot) = (card.source.clone(), card.bytes.clone(), self.slot);
        Action::Run(attempt(move || save(&source, bytes, slot, words), words).map(Message::Saved))
    }
}

fn read(source: &PictureSource, corrected: Corrected, words: Words) -> Result<Arc<[u8]>, String> {
    corrected.map_or_else(|| source.read(words).map(Arc::from), Ok)
}

/// Finds the pictures at these paths.
fn find(paths: Vec<PathBuf>) -> Task<Message> {
    let found = move || {
        let name = |path: PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let pictures = opened_files::pictures(&paths).into_iter().map(PictureSource::File).collect();
        (pictures, opened_files::passed_over(&paths).into_iter().map(name).collect())
    };
    background(found, Default::default).map(|(sources, passed_over)| Message::FoundBeside(sources, passed_over))
}

/// The evidence of a picture that cannot be read.
fn unusable(name: String, detail: String) -> Evidence {
    let finding = unseen::UNREADABLE.found().with("name", Argument::Text(name)).with("detail", Argument::Text(detail));
    Evidence::Unusable { finding }
}

/// Inspects one picture.
fn inspect(bytes: &[u8], slot: Option<Slot>, services: &Services, job: &Job) -> Evidence {
    match workflow::inspect(bytes, slot, Some(&services.engine), job) {
        Ok(inspected) => Evidence::Seen { inspection: inspected.inspection, reading: inspected.reading },
        Err(InspectionError::Picture(error)) => Evidence::Unusable { finding: error.finding("") },
        Err(InspectionError::Cancelled(_)) => Evidence::Unusable { finding: unseen::NOT_INSPECTED.found() },
    }
}

/// Writes the picture within the limits of its slot under a new name beside the original; a pasted one into the
/// documents folder. Returns the path.
fn save(source: &PictureSource, bytes: Corrected, slot: Option<Slot>, words: Words) -> Result<PathBuf, String> {
    let jpeg = correction::fit(&read(source, bytes, words)?, slot).map_err(|error| error.message(words))?;
    let path = splitting::path(source, words);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let path = path.with_file_name(format!("{stem}-{}.jpg", words.get("app-scans-suffix")));
    crate::file::write_free(&path, &jpeg).map_err(|error| reminders::unwritable(&path, &error, words))
}

fn choose(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new()
        .set_title(words.get("app-scans-choose"))
        .add_filter(words.get("app-slot-files"), &opened_files::EXTENSIONS);
    file_dialog::files(dialog).map(Message::Chosen)
}

fn choose_folder(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-scans-folder"));
    file_dialog::folder(dialog).map(|folder| Message::Chosen(folder.into_iter().collect()))
}
