//! Automatic placement: several pictures, or the pages of one PDF, are recognised and put at their places.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use iced::Task;

use super::card_holders::{self, HolderText};
use super::section::Section;
use super::{Action, DraftDialog, DraftPage, Message, document_places, pictures, rehearsal};
use crate::desktop::correction::{self, Correction};
use crate::desktop::opened_files::PictureSource;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::desktop::{attempt, background};
use crate::job::Job;
use crate::reading::{Certificate, Engine, Reading};
use crate::view::anchor;
use crate::workflow;

/// Maximum number of PDF pages that are recognised: longer documents are not certificates.
const PAGES: usize = 12;

/// A picture with the recognised document.
#[derive(Debug, Clone)]
pub struct Recognised {
    pub(super) source: PictureSource,
    pub(super) certificate: Certificate,
    /// The title, if it is a letter.
    pub(super) title: Option<String>,
    holder: HolderText,
}

impl Recognised {
    fn new(source: PictureSource, reading: &Reading) -> Self {
        let certificate = reading.certificate;
        let title = reading.fields.get("title").filter(|_| certificate == Certificate::Letter);
        let title = title.map(|title| title.value.clone());
        Self { source, certificate, title, holder: HolderText::of(reading) }
    }
}

/// The result of recognising several files.
#[derive(Debug, Clone, Default)]
pub struct RecognisedFiles {
    /// Usable pictures.
    pub(super) found: Vec<Recognised>,
    /// Why the others cannot be used, with their names.
    pub(super) refused: Vec<String>,
    /// What they were recognised for.
    pub(super) purpose: SortingPurpose,
}

/// What files are recognised for.
#[derive(Debug, Clone, Default)]
pub enum SortingPurpose {
    /// To go wherever they belong.
    #[default]
    Anywhere,
    /// One file, to go to its place on this page where it has one.
    OnPage,
    /// To go to their places on this page, together with these, which are being asked about.
    BesideAsked(Vec<PictureSource>),
}

/// The automatic placing that is under way.
#[derive(Debug, Default)]
pub struct AutoPlacing {
    /// Numbers of files that are being recognised.
    pub(super) sorting: Vec<usize>,
    /// Places whose picture is being stored.
    expected: Vec<String>,
    /// Places that have got theirs in this step.
    placed: Vec<String>,
}

/// The destination of a file that is checked.
#[derive(Debug, Clone)]
pub enum DropTarget {
    /// The place for which a path was requested.
    At(String),
    /// Anywhere on the page of this section.
    On(Section),
}

/// Checks a file before the user is asked for its place.
pub(super) fn judge(source: PictureSource, wanted: DropTarget, words: Words) -> Task<Message> {
    let recognise = move || pictures::open(&source, words).map(|opened| (source, opened.is_video));
    attempt(recognise, words).map(move |judged| Message::Judged(wanted.clone(), judged))
}

/// Whether content is recognised before the user is asked for its place.
pub(super) fn is_sorted(sources: &[PictureSource]) -> bool {
    let is_document = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    sources.len() > 1 || matches!(sources, [PictureSource::File(path)] if is_document(path))
}

/// Recognises pictures in the background.
///
/// `chosen` is the place for which they were chosen, with the chosen file, if known.
pub(super) fn recognise(
    sources: Vec<PictureSource>,
    chosen: Option<(String, PictureSource)>,
    purpose: SortingPurpose,
    engine: &Arc<Engine>,
    words: Words,
) -> Task<Message> {
    let engine = engine.clone();
    let recognise = move || {
        let mut files = RecognisedFiles { purpose, ..RecognisedFiles::default() };
        for source in sources {
            match pages(source, words) {
                Ok(pages) => {
                    let found = pages.into_iter().map(|source| recognised(source, &engine, words));
                    files.found.extend(found);
                }
                Err(why) => files.refused.push(why),
            }
        }
        files
    };
    background(recognise, RecognisedFiles::default).map(move |recognised| Message::Sorted(recognised, chosen.clone()))
}

/// The pages of a document as single pictures; a picture alone.
///
/// # Errors
/// Why it cannot be used, with its name.
fn pages(source: PictureSource, words: Words) -> Result<Vec<PictureSource>, String> {
    let PictureSource::File(path) = &source else { return Ok(vec![source]) };
    let opened = pictures::open(&source, words)?;
    if opened.pages < 2 {
        return Ok(vec![source]);
    }
    let page = |number: usize| {
        let page = correction::correct(&opened.bytes, &Correction::Page(number), None).ok()?;
        Some(PictureSource::Page(path.clone(), number + 1, page.into()))
    };
    Ok((0..opened.pages.min(PAGES)).filter_map(page).collect())
}

/// Recognises a picture; the result is unknown if it cannot be read, which is reported where it is used.
fn recognised(source: PictureSource, engine: &Engine, words: Words) -> Recognised {
    let inspected =
        source.read(words).ok().and_then(|bytes| workflow::inspect(&bytes, None, Some(engine), &Job::new()).ok());
    Recognised::new(source, &inspected.and_then(|inspected| inspected.reading).unwrap_or_default())
}

impl DraftPage {
    /// Puts recognised documents at their places if these are empty, and asks for the places of the rest; those without
    /// a place on this page wait for one.
    ///
    /// A file `chosen` for a place is put there unchanged, unless several of its pages are documents with places.
    pub(super) fn sorted(
        &mut self,
        recognised: RecognisedFiles,
        chosen: Option<(String, PictureSource)>,
        words: Words,
    ) -> Action {
        let RecognisedFiles { mut found, refused, purpose } = recognised;
        if chosen.is_none() && !self.placing.sorting.is_empty() {
            let _ = self.placing.sorting.remove(0);
        }
        if let SortingPurpose::BesideAsked(asked) = purpose {
            return self.sorted_beside_asked(found, refused, &asked, words);
        }
        let mut taken = HashSet::new();
        let home = chosen.as_ref().map(|(place, _)| place.clone());
        if let Some((place, source)) = chosen {
            self.pictures.expect_none(&place);
            found.retain(|page| !document_places::places(page.certificate, self.answers.filing()).is_empty());
            if found.len() < 2 {
                return self.add(&place, source, words);
            }
        }
        let mut tasks: Vec<Task<Message>> =
            refused.into_iter().map(|why| Task::done(Message::Toast(Tone::Bad, why))).collect();
        let alone = home.is_none() && found.len() == 1 && tasks.is_empty();
        let mut left = Vec::new();
        let texts: Vec<&HolderText> = found.iter().map(|page| &page.holder).collect();
        let holders = card_holders::holders(&texts, self.answers.filing(), &self.services.reference);
        for (page, holder) in found.into_iter().zip(holders) {
            let filing = self.answers.filing();
            let is_home = |place: &String| home.as_ref() == Some(place);
            let is_open = |place: &String| (is_home(place) || !filing.has(place)) && !taken.contains(place);
            let mut places = self.places_of(&page);
            places.retain(|place| is_home(place) || holder.may_have(place));
            let is_here = |place: &String| Section::of(place) == self.section;
            if matches!(purpose, SortingPurpose::OnPage) {
                if places.iter().any(is_here) {
                    places.retain(is_here);
                } else if places.is_empty() {
                    places.extend(self.only_open_place());
                }
            }
            // The page on which they are dropped decides to whom the documents belong.
            places.sort_by_key(|place| (!is_home(place), Section::of(place) != self.section));
            let Some(place) = places.into_iter().find(is_open) else {
                left.push(page);
                continue;
            };
            tasks.push(self.put_at(&place, page.source, words));
            let _ = taken.insert(place);
        }
        if !left.is_empty() {
            let has_room = self.open_places().iter().any(|place| !taken.contains(place));
            // A document whose place on this page is taken replaces it if the user agrees; one without a place here
            // waits.
            let filled = self.filled_places();
            let stands_here = |page: &Recognised| {
                has_room || alone && !filled.is_empty() || self.places_of(page).iter().any(|it| filled.contains(it))
            };
            let (asked, waiting): (Vec<_>, Vec<_>) = left.into_iter().partition(stands_here);
            self.unplaced.extend(waiting);
            if !asked.is_empty() {
                self.ask_where(asked.into_iter().map(|page| page.source).collect());
            }
        }
        Action::Run(Task::batch(tasks))
    }

    /// The only empty place on this page, for what is not recognised.
    fn only_open_place(&self) -> Option<String> {
        let mut open = self.open_places().into_iter().filter(|place| place != rehearsal::PLACE);
        open.next().filter(|_| open.next().is_none())
    }

    /// Puts files that came while others were `asked` about at their places on this page, and those that are still asked
    /// about too, where at least two are recognised, each with a place of its own. The rest is asked about.
    fn sorted_beside_asked(
        &mut self,
        found: Vec<Recognised>,
        refused: Vec<String>,
        asked: &[PictureSource],
        words: Words,
    ) -> Action {
        let still = match &self.dialog {
            Some(DraftDialog::Where(waiting)) => waiting.clone(),
            _ => Vec::new(),
        };
        // What was answered meanwhile has its place.
        let is_open = |page: &Recognised| !asked.contains(&page.source) || still.contains(&page.source);
        let open: Vec<Recognised> = found.into_iter().filter(is_open).collect();
        let mut taken: Vec<Option<String>> = Vec::new();
        for page in &open {
            let mut places = self.places_of(page).into_iter().filter(|place| Section::of(place) == self.section);
            let free = places.find(|place| !taken.iter().flatten().any(|other| other == place));
            taken.push(free);
        }
        let several = taken.iter().flatten().count() > 1;
        let mut tasks: Vec<Task<Message>> =
            refused.into_iter().map(|why| Task::done(Message::Toast(Tone::Bad, why))).collect();
        let mut left = Vec::new();
        for (page, place) in open.into_iter().zip(taken) {
            match place.filter(|_| several) {
                Some(place) => tasks.push(self.put_at(&place, page.source, words)),
                None => left.push(page.source),
            }
        }
        let _ = self.dialog.take_if(|dialog| matches!(dialog, DraftDialog::Where(_)));
        if !left.is_empty() {
            self.ask_where(left);
        }
        Action::Run(Task::batch(tasks))
    }

    /// Stores a picture for `place`, to which it was assigned automatically.
    fn put_at(&mut self, place: &str, source: PictureSource, words: Words) -> Task<Message> {
        self.placing.expected.push(anchor(place, self.filing()));
        match self.add(place, source, words) {
            Action::Run(task) => task,
            _ => Task::none(),
        }
    }

    /// Puts in a picture that was assigned automatically, once it was stored: all of them in one step, which is reported
    /// with a button to undo it. `None` if nothing was assigned to `place`.
    pub(super) fn put_in(&mut self, place: &str, stored: &Result<String, String>, words: Words) -> Option<Action> {
        let at = self.placing.expected.iter().position(|expected| expected == place)?;
        let _ = self.placing.expected.remove(at);
        if self.placing.placed.is_empty() {
            self.answers.seal();
        }
        let mut tasks = Vec::new();
        match stored {
            Ok(name) => {
                if self.answers.put_in(place, name) {
                    self.placing.placed.push(place.to_owned());
                }
            }
            Err(error) => tasks.push(Task::done(Message::Toast(Tone::Bad, error.clone()))),
        }
        if self.placing.expected.is_empty() {
            let placed = std::mem::take(&mut self.placing.placed);
            self.answers.seal();
            let names: Vec<String> = placed.iter().map(|place| words.label(place)).collect();
            let said = words.put("app-sorted", &[("places", &names.join(&words.get("app-check-and")))]);
            let reported = self.step().filter(|_| !names.is_empty());
            tasks.extend(reported.map(|step| Task::done(Message::Undoable(step, said))));
        }
        Some(self.changed_and(Task::batch(tasks)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_pictures_and_documents_are_recognised_first() {
        let file = |name: &str| PictureSource::File(name.into());
        assert!(!is_sorted(&[file("a.jpg")]) && is_sorted(&[file("a.PDF")]));
        assert!(is_sorted(&[file("a.jpg"), file("b.jpg")]) && !is_sorted(&[]));
    }
}
