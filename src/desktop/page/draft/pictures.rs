//! The pictures of a draft: thumbnails, and the evidence about each.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use iced::Task;

use super::document_places;
use super::splitting::Split;

use crate::desktop::correction::{self, Correction, corrected};
use crate::desktop::opened_files::PictureSource;
use crate::desktop::services::Services;
use crate::desktop::widget::scaled::ScreenPicture;
use crate::desktop::words::Words;
use crate::desktop::{attempt, background};
use crate::filing::media::Media;
use crate::filing::{Filing, field};
use crate::job::Job;
use crate::reading::Certificate;
use crate::rules::{Evidence, Inspections, LetterTitle, letter_title};
use crate::scan::Pace;
use crate::scan::decode::{self, isolated};
use crate::store::Library;
use crate::workflow;

/// How long the reader keeps its models after the last picture was inspected; the next one loads them again.
const ENGINE_IDLE: Duration = Duration::from_secs(20);

/// Longest side of a thumbnail in pixels: sharp at twice the size at which it is shown.
const THUMBNAIL_PIXELS: u32 = 360;

/// The thumbnails and evidence of the pictures.
#[derive(Default)]
pub struct Pictures {
    /// Thumbnails by name; `None` for what cannot be drawn, such as a video.
    copies: HashMap<String, Option<ScreenPicture>>,
    /// Names whose thumbnail is being made.
    wanted: HashSet<String>,
    /// The evidence, by place.
    inspections: Inspections,
    /// The name of the picture at each place when it was inspected.
    seen: HashMap<String, String>,
    /// The running examination and its number.
    job: Option<(Job, u64)>,
    runs: u64,
    /// Places where a file is being read.
    adding: HashSet<String>,
    /// Places with a new picture whose values have not been filled in yet.
    unread: HashSet<String>,
}

impl Drop for Pictures {
    /// Nothing waits for the evidence about a draft that was closed.
    fn drop(&mut self) {
        if let Some((job, _)) = &self.job {
            job.cancel();
        }
    }
}

/// Messages of the tasks.
#[derive(Debug, Clone)]
pub enum Message {
    /// A thumbnail was made.
    Drawn(String, Option<ScreenPicture>),
    /// All pictures were inspected: number of the run, names by place, findings.
    Examined(u64, HashMap<String, String>, Inspections),
    /// A file was added to the library: place, and name or error.
    Added(String, Result<String, String>),
}

impl Pictures {
    /// The evidence, for the review.
    pub fn inspections(&self) -> &Inspections {
        &self.inspections
    }

    /// The evidence about the picture `name` at `place`; `None` while it is inspected.
    pub fn evidence(&self, place: &str, name: &str) -> Option<&Evidence> {
        (self.seen.get(place).map(String::as_str) == Some(name)).then(|| self.inspections.get(place)).flatten()
    }

    /// The place where the picture at `place` belongs instead, and whether the picture there belongs here.
    pub fn instead(&self, place: &str, filing: &Filing) -> Option<(String, bool)> {
        if let Some(to) = self.home_of_letter(place, filing) {
            return Some((to, false));
        }
        let at = |place: &str| {
            let seen = self.evidence(place, filing.text(place))?;
            Some(seen.certificate().unwrap_or(Certificate::Unknown))
        };
        let to = document_places::instead(place, at(place)?, filing, at)?;
        let both = filing.has(&to);
        Some((to, both))
    }

    /// How the picture at `place` is split into its documents; `None` if it shows only one.
    pub fn split(&self, place: &str, filing: &Filing) -> Option<Split> {
        match self.evidence(place, filing.text(place))? {
            Evidence::Seen { reading: Some(reading), .. } => Split::of(place, reading, filing),
            _ => None,
        }
    }

    /// The empty place for the letter at `place`, according to its title.
    fn home_of_letter(&self, place: &str, filing: &Filing) -> Option<String> {
        let Evidence::Seen { reading: Some(reading), .. } = self.evidence(place, filing.text(place))? else {
            return None;
        };
        let title = reading.fields.get("title").filter(|_| reading.certificate == Certificate::Letter)?;
        let LetterTitle::Of(slot) = letter_title(place, &title.value) else { return None };
        field::places(filing, slot).into_iter().find(|to| !filing.has(to))
    }

    /// The thumbnail of a picture.
    pub fn copy(&self, name: &str) -> Option<&ScreenPicture> {
        self.copies.get(name)?.as_ref()
    }

    /// Whether pictures are being inspected.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Share of the pictures that have been inspected.
    pub fn fraction(&self) -> f32 {
        self.job.as_ref().map_or(1.0, |(job, _)| job.fraction())
    }

    /// Returns, once, the places with a new picture that has been inspected since.
    pub fn take_looked_at(&mut self, filing: &Filing) -> Vec<String> {
        let is_seen = |place: &&String| self.evidence(place, filing.text(place)).is_some();
        let looked_at: Vec<String> = self.unread.iter().filter(is_seen).cloned().collect();
        self.unread.retain(|place| !looked_at.contains(place));
        looked_at
    }

    /// Lets the values of the pictures that were moved to these places be filled in.
    pub fn moved(&mut self, places: [String; 2]) {
        self.unread.extend(places);
    }

    /// Marks a file as being read for `place`.
    pub fn expect_file(&mut self, place: &str) {
        let _ = self.adding.insert(place.to_owned());
    }

    /// Clears that mark.
    pub fn expect_none(&mut self, place: &str) {
        let _ = self.adding.remove(place);
    }

    /// Whether a file is being read for `place`.
    pub fn is_adding(&self, place: &str) -> bool {
        self.adding.contains(place)
    }

    /// Draws and inspects the new pictures in `filing`. A run for older answers is cancelled.
    pub fn follow(&mut self, services: &Services, filing: &Filing) -> Task<Message> {
        let names: HashMap<String, String> = filing.media().into_iter().collect();
        let drawings = self.draw(&services.library, names.values());
        if names == self.seen && self.job.is_none() {
            return drawings;
        }
        if let Some((job, _)) = self.job.take() {
            job.cancel();
        }
        self.runs += 1;
        let run = self.runs;
        let job = Job::new();
        self.job = Some((job.clone(), run));
        let engine = services.engine.clone();
        let (services, filing) = (services.clone(), filing.clone());
        let examine = move || {
            let library = &services.library;
            workflow::examine(&filing, &**library, Some(library), Some(&services.engine), Pace::InTurn, &job).ok()
        };
        // After a panic the pictures are inspected again when they change; until then there is no evidence.
        let examined = background(examine, || Some(Inspections::new()))
            .and_then(move |inspections| Task::done(Message::Examined(run, names.clone(), inspections)));
        let rest = Task::future(async move {
            tokio::time::sleep(ENGINE_IDLE).await;
            engine.unload();
        });
        Task::batch([drawings, examined.chain(rest.discard())])
    }

    fn draw<'a>(&mut self, library: &Arc<Library>, names: impl Iterator<Item = &'a String>) -> Task<Message> {
        let mut tasks = Vec::new();
        for name in names {
            if self.copies.contains_key(name) || !self.wanted.insert(name.clone()) {
                continue;
            }
            let (library, name) = (library.clone(), name.clone());
            let drawn = name.clone();
            let copy = move || {
                library.read(&name).ok().and_then(|bytes| correction::copy(&bytes, THUMBNAIL_PIXELS, &Job::new()))
            };
            tasks.push(background(copy, || None).map(move |copy| Message::Drawn(drawn.clone(), copy)));
        }
        // One after the other: drawing a picture takes a hundred times the memory of its thumbnail.
        tasks.into_iter().reduce(Task::chain).unwrap_or_else(Task::none)
    }

    /// Adds a picture to the library, for `place`.
    pub fn add(&mut self, library: &Arc<Library>, place: &str, source: PictureSource, words: Words) -> Task<Message> {
        let _ = self.adding.insert(place.to_owned());
        let (library, place) = (library.clone(), place.to_owned());
        let slot = place.clone();
        let add = move || add(&library, &slot, &source, words);
        attempt(add, words).map(move |added| Message::Added(place.clone(), added))
    }

    /// Turns the picture `name` at `place` so that its text is upright, and returns the name of the turned one.
    pub fn upright(
        &self,
        library: &Arc<Library>,
        place: &str,
        name: &str,
        words: Words,
    ) -> Task<Result<String, String>> {
        let Some(evidence) = self.evidence(place, name) else { return Task::none() };
        let slot = match evidence {
            Evidence::Seen { inspection, .. } => inspection.slot,
            _ => None,
        };
        let (library, name, turn) = (library.clone(), name.to_owned(), Correction::Turn(evidence.turns()));
        attempt(move || corrected(&library, &name, &turn, slot, words), words)
    }

    /// Handles a message. A name in `Some` is the new picture at `place`; an error is to be shown.
    pub fn update(&mut self, message: Message) -> Option<(String, Result<String, String>)> {
        match message {
            Message::Drawn(name, copy) => {
                let _ = self.wanted.remove(&name);
                let _ = self.copies.insert(name, copy);
                None
            }
            Message::Examined(run, names, inspections) => {
                if self.job.as_ref().is_some_and(|(_, current)| *current == run) {
                    self.job = None;
                    self.seen = names;
                    self.inspections = inspections;
                }
                None
            }
            Message::Added(place, result) => {
                let _ = self.adding.remove(&place);
                if result.is_ok() {
                    let _ = self.unread.insert(place.clone());
                }
                Some((place, result))
            }
        }
    }
}

/// Number of pages of the picture in `bytes`, or why it is not a picture, with its name.
fn pages(bytes: &[u8], name: &str, words: Words) -> Result<usize, String> {
    let glimpse = isolated::peek(bytes, &Job::new());
    glimpse.map(|glimpse| glimpse.pages).map_err(|error| format!("{name}: {}", error.message(words.0)))
}

/// A file that was checked before the user is asked for its place.
pub(super) struct Opened {
    pub(super) bytes: Vec<u8>,
    /// Number of pages; 1 for a video.
    pub(super) pages: usize,
    pub(super) is_video: bool,
}

/// Checks a file.
///
/// # Errors
/// Why it cannot be used at any place, with its name.
pub(super) fn open(source: &PictureSource, words: Words) -> Result<Opened, String> {
    let bytes = source.read(words)?;
    let is_video = decode::is_video(&bytes);
    let pages = if is_video { 1 } else { pages(&bytes, &source.name(words), words)? };
    Ok(Opened { bytes, pages, is_video })
}

/// Reads a picture, rejects it if it cannot be used at `place`, and stores it. Returns its name in the library.
fn add(library: &Library, place: &str, source: &PictureSource, words: Words) -> Result<String, String> {
    let (name, bytes) = (source.name(words), source.read(words)?);
    let video = crate::filing::field::at(place).is_some_and(|field| field.slot.as_deref() == Some("video"));
    if video {
        if !decode::is_video(&bytes) {
            return Err(words.put("app-file-no-video", &[("path", &name)]));
        }
    } else {
        let _ = pages(&bytes, &name, words)?;
    }
    let kept = library.add_scan(&bytes, &name);
    kept.map_err(|error| words.put("app-file-not-kept", &[("path", &name), ("detail", &error.message(words.0))]))
}
