//! One picture large: what was found in it, corners to correct, straighten and turn, and what was read.

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

/// Id of the way back.
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
    /// Values that the user chose not to take, or to take over an answer that differs.
    turned: HashSet<String>,
    /// What was read, cut out of the picture, by name of the value.
    cuts: HashMap<String, Handle>,
    /// The original of a corrected picture, and whether it is shown in its stead.
    original: Option<Shown>,
    comparing: bool,
    busy: bool,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The picture was drawn, by name.
    Drawn(String, Option<Shown>),
    /// Another page of a PDF is to be shown, from 0.
    PagePressed(usize),
    /// The corners are put elsewhere.
    Corners(Change),
    /// Undo.
    UndoPressed,
    /// Redo.
    RedoPressed,
    /// Correct the picture.
    CorrectPressed(Correction),
    /// A corrected picture was kept: name of the old one, and of the new one or the error.
    Corrected(String, Result<String, String>),
    /// The original of this name is to be shown in the picture's stead, or the picture again.
    Compared(Option<String>),
    /// The original was drawn.
    OriginalDrawn(Option<Shown>),
    /// The original of this name is to stand here again.
    RestorePressed(String),
    /// A value is to be taken, or not.
    OfferTurned(String),
    /// Take the values.
    FillPressed,
    /// Bring the picture to the place where it belongs, in exchange with what stands there.
    ExchangePressed(String),
    /// Back to the form.
    ClosePressed,
}

/// What is known about the picture besides.
pub struct PictureFacts<'a> {
    /// What it shows; `None` while it is looked at.
    pub evidence: Option<&'a Evidence>,
    /// Everything that is known against it.
    pub against: Vec<&'a Finding>,
    /// Where it belongs instead, and whether another stands there that belongs here.
    pub instead: Option<(String, bool)>,
    /// What can be taken from it.
    pub offers: Vec<Offer>,
    /// Name of the original that it was made from.
    pub original: Option<&'a str>,
    /// Whether undo and redo change which picture stands here.
    pub turns: [bool; 2],
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// A picture made from the one at the place stands there.
    Replace(String, String),
    /// The original of this name stands there again.
    Restore(String),
    /// Put values into fields.
    Fill(Vec<(String, String)>),
    /// Say what went wrong.
    Failed(String),
    /// Undo, or redo.
    TurnBack(bool),
    /// The picture belongs at another place.
    Exchange(String),
    /// Back to the form.
    Close,
}

impl Viewer {
    /// The page, and the task that draws the picture.
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

    /// Reacts. `evidence` is what was found out about the picture; `offers` what can be taken from it.
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
                // A picture that was replaced meanwhile comes too late.
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

    /// Takes the last movement of a corner back, or does it again. Says whether there was one.
    pub fn turn_back(&mut self, undo: bool) -> bool {
        if undo { self.corners.undo() } else { self.corners.redo() }
    }

    /// Whether an offer is taken: into an empty field unless the user says no, over an answer only when asked to.
    fn takes(&self, offer: &Offer) -> bool {
        !offer.is_same() && (offer.current.is_empty() != self.turned.contains(&offer.path))
    }

    /// Shows another picture at the same place.
    pub fn replace(&mut self, library: &Arc<Library>, name: String) -> Task<Message> {
        let (viewer, task) = Self::new(library, self.place.clone(), name);
        *self = viewer;
        task
    }

    /// Cuts out what was read, once picture and reading are there.
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
