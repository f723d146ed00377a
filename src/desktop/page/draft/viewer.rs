//! The viewer: one large picture with its findings, corrections (corners, straightening, turning) and recognised
//! values.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use iced::Task;
use iced::widget::image::Handle;

use super::prefill::Offer;
use crate::desktop::correction::corners::{Change, Corners};
use crate::desktop::correction::{self, Correction, Shown, corrected};
use crate::desktop::widget::evidence;
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt, background};
use crate::filing::media::Media;
use crate::finding::Finding;
use crate::rules::Evidence;
use crate::scan::Slot;
use crate::store::Library;

mod view;

/// Id of the close button.
pub const CLOSE: &str = "viewer/close";

/// State of the page.
pub struct Viewer {
    place: String,
    name: String,
    shown: Option<Shown>,
    drawing: Newest,
    /// Whether the picture cannot be drawn.
    failed: bool,
    corners: Corners,
    /// Values whose default was changed by the user: not to be filled in, or to replace a different answer.
    turned: HashSet<String>,
    /// Clippings of the picture with the recognised values, by name of the value.
    cuts: HashMap<String, Handle>,
    /// The original of a corrected picture, and whether it is shown instead.
    original: Option<Shown>,
    comparing: bool,
    busy: bool,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The picture was loaded, by name.
    Drawn(String, Option<Shown>),
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
    /// A corrected picture was stored: name of the old one, and the name of the new one or the error.
    Corrected(String, Result<String, String>),
    /// Show the original with this name instead of the picture, or the picture again.
    Compared(Option<String>),
    /// The original was loaded.
    OriginalDrawn(Option<Shown>),
    /// Restore the original with this name.
    RestorePressed(String),
    /// Toggle whether a value is filled in.
    OfferTurned(String),
    /// Fill in the values.
    FillPressed,
    /// Move the picture to the place where it belongs, swapping it with the one there.
    ExchangePressed(String),
    /// Back to the form.
    ClosePressed,
}

/// Further facts about the picture.
pub struct PictureFacts<'a> {
    /// The evidence about it; `None` while it is inspected.
    pub evidence: Option<&'a Evidence>,
    /// All findings against it.
    pub against: Vec<&'a Finding>,
    /// The place where it belongs instead, and whether the picture there belongs here.
    pub instead: Option<(String, bool)>,
    /// The values that it offers.
    pub offers: Vec<Offer>,
    /// Name of the original from which it was made.
    pub original: Option<&'a str>,
    /// Whether undo and redo change the picture at this place.
    pub turns: [bool; 2],
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Put a picture made from the one at this place there instead.
    Replace(String, String),
    /// Restore the original with this name.
    Restore(String),
    /// Set fields to these values.
    Fill(Vec<(String, String)>),
    /// Show an error.
    Failed(String),
    /// Undo, or redo.
    TurnBack(bool),
    /// Move the picture to another place.
    Exchange(String),
    /// Back to the form.
    Close,
}

impl Viewer {
    /// The page, and the task that loads the picture.
    pub fn new(library: &Arc<Library>, place: String, name: String) -> (Self, Task<Message>) {
        let mut drawing = Newest::default();
        let task = drawing.begin(draw(library, &name, None));
        let viewer = Self {
            place,
            name,
            shown: None,
            drawing,
            failed: false,
            corners: Corners::default(),
            turned: HashSet::new(),
            cuts: HashMap::new(),
            original: None,
            comparing: false,
            busy: false,
        };
        (viewer, task)
    }

    /// Path of the place.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Name of the picture.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Handles a message. `evidence` is the evidence about the picture; `offers` are the values it offers.
    pub fn update(
        &mut self,
        message: Message,
        library: &Arc<Library>,
        evidence: Option<&Evidence>,
        offers: &[Offer],
        words: Words,
    ) -> Action {
        match message {
            Message::Drawn(name, shown) => {
                // The result for a picture that was replaced meanwhile is ignored.
                if name == self.name {
                    self.failed = shown.is_none();
                    self.shown = shown;
                    self.cut(evidence);
                }
                Action::None
            }
            Message::PagePressed(page) => {
                let judged = self.shown.as_ref().map_or(0, |shown| shown.judged);
                Action::Run(self.drawing.begin(draw(library, &self.name, Some((page, judged)))))
            }
            Message::Corners(change) => {
                self.corners.change(change, evidence::corners(evidence));
                Action::None
            }
            Message::UndoPressed => Action::TurnBack(true),
            Message::RedoPressed => Action::TurnBack(false),
            Message::CorrectPressed(correction) => {
                let slot = match evidence {
                    Some(Evidence::Seen { inspection, .. }) => inspection.slot,
                    _ => None,
                };
                self.correct(library, words, correction, slot)
            }
            Message::Corrected(old, result) => {
                if old != self.name {
                    return Action::None;
                }
                self.busy = false;
                match result {
                    Ok(name) => Action::Replace(self.place.clone(), name),
                    Err(error) => Action::Failed(error),
                }
            }
            Message::Compared(original) => {
                self.comparing = original.is_some();
                match original.filter(|_| self.original.is_none()) {
                    Some(name) => {
                        let library = library.clone();
                        let show = move || library.read(&name).ok().and_then(|bytes| correction::shown(&bytes, None));
                        Action::Run(background(show, || None).map(Message::OriginalDrawn))
                    }
                    None => Action::None,
                }
            }
            Message::OriginalDrawn(shown) => {
                self.comparing &= shown.is_some();
                self.original = shown;
                Action::None
            }
            Message::RestorePressed(name) => Action::Restore(name),
            Message::OfferTurned(path) => {
                if !self.turned.remove(&path) {
                    let _ = self.turned.insert(path);
                }
                Action::None
            }
            Message::FillPressed => {
                let taken = offers.iter().filter(|offer| self.takes(offer));
                Action::Fill(taken.map(|offer| (offer.path.clone(), offer.value.clone())).collect())
            }
            Message::ExchangePressed(to) => Action::Exchange(to),
            Message::ClosePressed => Action::Close,
        }
    }

    /// Undoes or redoes the last movement of a corner. Returns whether there was one.
    pub fn turn_back(&mut self, undo: bool) -> bool {
        if undo { self.corners.undo() } else { self.corners.redo() }
    }

    /// Whether an offered value is filled in: into an empty field unless the user says no, over an answer only on
    /// request.
    fn takes(&self, offer: &Offer) -> bool {
        !offer.is_same() && (offer.current.is_empty() != self.turned.contains(&offer.path))
    }

    /// Shows another picture at the same place.
    pub fn replace(&mut self, library: &Arc<Library>, name: String) -> Task<Message> {
        let (viewer, task) = Self::new(library, self.place.clone(), name);
        *self = viewer;
        task
    }

    /// Makes the clippings, once picture and reading are available.
    pub fn cut(&mut self, evidence: Option<&Evidence>) {
        if let (Some(shown), Some(Evidence::Seen { reading: Some(reading), .. })) = (&self.shown, evidence) {
            let fields = reading.fields.iter();
            self.cuts =
                fields.filter_map(|(name, field)| Some((name.clone(), shown.cut_out(&field.region)?))).collect();
        }
    }

    fn correct(&mut self, library: &Arc<Library>, words: Words, correction: Correction, slot: Option<Slot>) -> Action {
        if self.busy {
            return Action::None;
        }
        self.busy = true;
        let (library, name) = (library.clone(), self.name.clone());
        let original = name.clone();
        let correct = move || corrected(&library, &name, &correction, slot, words);
        Action::Run(attempt(correct, words).map(move |result| Message::Corrected(original.clone(), result)))
    }
}

fn draw(library: &Arc<Library>, name: &str, turned: Option<(usize, usize)>) -> Task<Message> {
    let (library, name) = (library.clone(), name.to_owned());
    let drawn = name.clone();
    let show = move || library.read(&name).ok().and_then(|bytes| correction::shown(&bytes, turned));
    background(show, || None).map(move |shown| Message::Drawn(drawn.clone(), shown))
}
