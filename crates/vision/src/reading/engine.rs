//! The reading engine: from a picture to recognised lines on an upright page and the fields of its certificate.

use std::collections::HashMap;
use std::f32::consts::FRAC_PI_2;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rten::ThreadPool;

use super::certificate;
use super::detector::Detector;
use super::face::FaceModels;
use super::ink;
use super::judge::judge;
use super::median::weighted_median;
use super::model::{ModelError, Models};
use super::page::{TextLine, TextPage};
use super::recogniser::{Recogniser, Reread, Symbol, TEXT, mean};
use super::region_strips;
use super::sheet::{PageFrame, distance};
use super::{Certificate, Reading, ReadingError, SURE, cut_print, missed_characters, qr, reread_numbers, watermark};
use crate::job::Job;
use crate::scan::{Picture, Quad, Slot};

/// Longer side of a page in the detector's input, in pixels.
const PAGE_SIDE: f32 = 960.0;
/// Longer side of a straightened card in the detector's input, in pixels; its text is large.
const CARD_SIDE: f32 = 736.0;
/// Maximum number of threads for one network.
const MOST_THREADS: usize = 4;
/// Maximum number of lines recognised at the same time; a third would exceed the memory limit that [`Engine`] promises.
const MOST_LANES: usize = 2;
/// Number of lines recognised to decide which way up the page is.
const PROBES: usize = 4;
/// Angle of the lines on a straightened page above which the document's corners were wrong, in radians.
const SKEW: f32 = 0.05;
/// Height below which text on a sheet is small print, as a share of the median height.
const SMALL_PRINT: f32 = 0.5;
/// Mean confidence above which text that the detector missed is kept; the pattern of a frame is recognised as letters
/// with less.
const MISSED_CONFIDENCE: f32 = 0.8;
/// Confidence above which a character counts when deciding which way up the page is.
const CONFIDENT: f32 = 0.9;

/// Reads pictures. Models are loaded on first use and kept until [`Engine::unload`].
///
/// All threads can share one engine; reading a picture takes less than 200 MB of memory at its peak.
pub struct Engine {
    models: Models,
    text: Mutex<Option<Arc<TextModels>>>,
    faces: Mutex<Option<Arc<FaceModels>>>,
    lanes: Lanes,
}

/// Models for text.
struct TextModels {
    detector: Detector,
    recogniser: Recogniser,
}

/// Thread pools: one whose threads all run the same network on a page, and single threads that each recognise a line.
struct Lanes {
    together: Arc<ThreadPool>,
    single: Vec<Arc<ThreadPool>>,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with the embedded models; none is loaded yet.
    pub fn new() -> Self {
        Self::with_models(Models::embedded())
    }

    /// An engine with other model files.
    pub fn with_models(models: Models) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let pool = |threads| Arc::new(ThreadPool::with_num_threads(threads));
        let single = (0..cores.min(MOST_LANES)).map(|_| pool(1)).collect();
        let lanes = Lanes { together: pool(cores.min(MOST_THREADS)), single };
        Self { models, text: Mutex::new(None), faces: Mutex::new(None), lanes }
    }

    /// Frees the memory of the models. The next reading loads them again.
    pub fn unload(&self) {
        *self.text.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.faces.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn text_models(&self) -> Result<Arc<TextModels>, ModelError> {
        loaded(&self.text, || {
            Ok(TextModels {
                detector: Detector::load(&self.models.detector)?,
                recogniser: Recogniser::load(&self.models.recogniser, &self.models.dictionary)?,
            })
        })
    }

    /// The face networks, loaded on first use.
    pub(crate) fn face_models(&self) -> Result<Arc<FaceModels>, ModelError> {
        loaded(&self.faces, || FaceModels::load(&self.models))
    }

    /// The thread pool for running one network at a time.
    pub(crate) fn pool(&self) -> &Arc<ThreadPool> {
        &self.lanes.together
    }

    /// Reads a picture. `corners` are the document's corners as [`inspect`](crate::scan::inspect) found them, `slot` is
    /// the intended use of the picture.
    ///
    /// # Errors
    /// [`ReadingError::Cancelled`] when the job was cancelled, [`ReadingError::Model`] when a model cannot be used.
    pub fn read(
        &self,
        picture: &Picture,
        corners: Option<Quad>,
        slot: Option<Slot>,
        job: &Job,
    ) -> Result<Reading, ReadingError> {
        let whole = PageFrame::whole_picture(&picture.pixels).ok_or(ReadingError::Empty)?;
        let document = corners.and_then(|corners| PageFrame::document(&picture.pixels, &corners));
        let straightened = document.is_some();
        let reading = self.read_sheet(document.unwrap_or_else(|| whole.clone()), straightened, slot, job)?;
        if straightened && !is_whole(&reading) {
            // The corners may belong to something else in the picture, or to only a part of the document.
            let second = self.read_sheet(whole, false, slot, job)?;
            let sure = |reading: &Reading| reading.fields.values().filter(|field| field.confidence >= SURE).count();
            if (second.fields.len(), sure(&second)) > (reading.fields.len(), sure(&reading)) {
                return Ok(second);
            }
        }
        Ok(reading)
    }

    fn read_sheet(
        &self,
        sheet: PageFrame<'_>,
        straightened: bool,
        slot: Option<Slot>,
        job: &Job,
    ) -> Result<Reading, ReadingError> {
        let (sheet, turns, mut lines) = self.lines(sheet, straightened, slot, job)?;
        let mut page = TextPage::new(&lines, sheet.width, sheet.height);
        let found = self.beside_labels(&sheet, &certificate::without_value(&page, slot), job)?;
        if !found.is_empty() {
            lines.extend(found);
            page = TextPage::new(&lines, sheet.width, sheet.height);
        }
        let (certificate, mut fields) = certificate::parse(&page, slot);
        ink::add_seal_and_signature(&sheet, &page, certificate, &mut fields);
        let printed = fields.get("credit_code");
        if certificate == Certificate::BusinessLicence
            && printed.is_none_or(|code| code.confidence < SURE)
            && let Some(code) = qr::read(&sheet, printed.map_or("", |code| &code.value))
        {
            let _ = fields.insert("credit_code".to_owned(), code);
        }
        for field in fields.values_mut() {
            field.region = sheet.to_picture(field.region);
        }
        job.advance(1, 1);
        let mut findings = judge(certificate, &fields, slot, turns);
        findings.extend(watermark::judge(&lines));
        let electronic = certificate == Certificate::BusinessLicence && certificate::is_electronic(&page);
        let cut = cut_print::runs_out(&sheet, &page, certificate);
        let wording = if certificate == Certificate::Letter { page.text() } else { String::new() };
        Ok(Reading { certificate, turns, electronic, cut, fields, wording, findings, documents: Vec::new() })
    }

    /// Detects and recognises the lines of a page. Returns the page turned upright, the number of quarter turns
    /// clockwise that this took, and the lines.
    pub(super) fn lines<'a>(
        &self,
        sheet: PageFrame<'a>,
        straightened: bool,
        slot: Option<Slot>,
        job: &Job,
    ) -> Result<(PageFrame<'a>, u8, Vec<TextLine>), ReadingError> {
        job.checkpoint()?;
        let models = self.text_models()?;
        let card = slot.is_some_and(is_card);
        let reread = if slot == Some(Slot::Passport) { Reread::NameAndZone } else { Reread::All };
        let mut side = if straightened && card { CARD_SIDE } else { PAGE_SIDE };
        let mut sheet = sheet;
        let mut turns = 0;
        let detect = |sheet: &PageFrame<'_>, side| models.detector.detect(sheet, side, &self.lanes.together);
        let mut regions = detect(&sheet, side)?;
        if straightened && askew(&regions) {
            // These were not the document's corners.
            (sheet, side) = (sheet.uncut().ok_or(ReadingError::Empty)?, PAGE_SIDE);
            regions = detect(&sheet, side)?;
        }
        if runs_down(&regions) {
            turns = 3;
            sheet = sheet.turned(turns).ok_or(ReadingError::Empty)?;
            regions = detect(&sheet, side)?;
        }
        if slot.is_some_and(is_sheet) {
            regions = without_small_print(regions);
        }
        regions = region_strips::joined(regions);
        job.checkpoint()?;

        let mut probes: Vec<usize> = (0..regions.len()).collect();
        probes.sort_by(|a, b| suitability(&regions[*b]).total_cmp(&suitability(&regions[*a])));
        probes.truncate(PROBES);
        let probed: Vec<Quad> = probes.iter().map(|at| regions[*at]).collect();
        let upright = self.recognise(&models, &sheet, &probed, reread, job, 0.2)?;
        let mut known: HashMap<usize, Vec<Symbol>> = if confident(&upright).1 > 0.6 {
            probes.into_iter().zip(upright).collect()
        } else {
            let flipped: Vec<Quad> = probed.iter().map(|[tl, tr, br, bl]| [*br, *bl, *tl, *tr]).collect();
            let flipped = self.recognise(&models, &sheet, &flipped, reread, job, 0.3)?;
            if confident(&flipped).0 > confident(&upright).0 {
                turns = (turns + 2) % 4;
                let (width, height) = (sheet.width, sheet.height);
                sheet = sheet.turned(2).ok_or(ReadingError::Empty)?;
                let half_turn = |[tl, tr, br, bl]: Quad| [br, bl, tl, tr].map(|[x, y]| [width - x, height - y]);
                regions = regions.into_iter().map(half_turn).collect();
                probes.into_iter().zip(flipped).collect()
            } else {
                probes.into_iter().zip(upright).collect()
            }
        };

        let rest: Vec<usize> = (0..regions.len()).filter(|at| !known.contains_key(at)).collect();
        let quads: Vec<Quad> = rest.iter().map(|at| regions[*at]).collect();
        known.extend(rest.into_iter().zip(self.recognise(&models, &sheet, &quads, reread, job, 1.0)?));
        let mut lines: Vec<(usize, TextLine)> = known
            .into_iter()
            .filter(|(_, symbols)| mean(symbols) > TEXT)
            .map(|(at, symbols)| (at, TextLine::new(regions[at], symbols)))
            .collect();
        lines.sort_by_key(|(at, _)| *at);
        let read: Vec<Quad> = lines.iter().map(|(at, _)| regions[*at]).collect();
        let mut lines = lines.into_iter().map(|(_, line)| line).collect();
        self.look_again(&models, &sheet, [&regions, &read], slot, &mut lines, job)?;
        Ok((sheet, turns, lines))
    }

    /// Reads again at full resolution what the first pass may have missed: characters alone in a row or at the ends of
    /// rows, and numbers that fail their check. `regions` are all detected regions, `read` the ones in which text was
    /// recognised.
    fn look_again(
        &self,
        models: &TextModels,
        sheet: &PageFrame<'_>,
        [regions, read]: [&[Quad]; 2],
        slot: Option<Slot>,
        lines: &mut Vec<TextLine>,
        job: &Job,
    ) -> Result<(), ReadingError> {
        let kinds = certificate::numbers(slot);
        let unsettled = !reread_numbers::are_settled(lines, kinds);
        for line in lines.iter_mut().filter(|_| unsettled) {
            for place in reread_numbers::places(line, kinds) {
                job.checkpoint()?;
                let seen =
                    TextLine::new(place, models.recogniser.read(sheet, place, Reread::All, &self.lanes.together)?);
                if let Some(number) = reread_numbers::surer(&seen, line, kinds) {
                    line.replace(number);
                }
                if reread_numbers::is_sure(line, kinds) {
                    break;
                }
            }
        }
        let mut added = Vec::new();
        // Of a passport only the Chinese name is running text; its zone has check digits.
        let running = |line: &TextLine| slot != Some(Slot::Passport) || line.is_chinese();
        for line in lines.iter_mut().filter(|line| running(line)) {
            for end in missed_characters::ends(sheet, line, regions, read) {
                job.checkpoint()?;
                if let Some(place) = end.place {
                    let symbols = models.recogniser.read(sheet, place, Reread::All, &self.lanes.together)?;
                    if mean(&symbols) > MISSED_CONFIDENCE {
                        added.push(TextLine::new(place, symbols));
                        continue;
                    }
                }
                if let Some(place) = end.again {
                    let symbols = models.recogniser.read(sheet, place, Reread::All, &self.lanes.together)?;
                    added.extend(missed_characters::beyond(line, end.glyph, &TextLine::new(place, symbols)));
                }
                // On cards, the background pattern and the portrait are beside the text, and unread ink there belongs
                // to one of them.
                let of_card = end.place.is_none() && slot.is_some_and(|slot| slot.proportions().is_some());
                if let Some(beside) = line.glyphs.get_mut(end.glyph).filter(|_| !of_card) {
                    // The unread ink may be part of the text.
                    beside.whole = false;
                }
            }
        }
        lines.extend(added);
        let continued = lines.iter().filter(|line| running(line));
        let places = missed_characters::places(sheet, continued, regions);
        let seen = self.recognise(models, sheet, &places, Reread::All, job, 1.0)?;
        let seen = places.into_iter().zip(seen.into_iter().map(missed_characters::character));
        lines.extend(
            seen.filter(|(_, symbols)| mean(symbols) > TEXT).map(|(place, symbols)| TextLine::new(place, symbols)),
        );
        Ok(())
    }

    /// Recognises the text in places beside labels.
    fn beside_labels(&self, sheet: &PageFrame<'_>, places: &[Quad], job: &Job) -> Result<Vec<TextLine>, ReadingError> {
        let models = self.text_models()?;
        let read = self.recognise(&models, sheet, places, Reread::All, job, 1.0)?;
        let text = places.iter().zip(read).filter(|(_, symbols)| mean(symbols) > MISSED_CONFIDENCE);
        Ok(text.map(|(place, symbols)| TextLine::new(*place, symbols)).collect())
    }

    /// Recognises lines in parallel and returns them in the given order. Advances the job's progress to `until`.
    fn recognise(
        &self,
        models: &TextModels,
        sheet: &PageFrame<'_>,
        quads: &[Quad],
        reread: Reread,
        job: &Job,
        until: f32,
    ) -> Result<Vec<Vec<Symbol>>, ReadingError> {
        let start = job.fraction();
        // Longest lines first, so that no core waits for another at the end.
        let mut order: Vec<(usize, &Quad)> = quads.iter().enumerate().collect();
        order.sort_by(|a, b| distance(b.1[0], b.1[1]).total_cmp(&distance(a.1[0], a.1[1])));
        let next = AtomicUsize::new(0);
        let done = AtomicUsize::new(0);
        let work = |pool: &Arc<ThreadPool>| -> Result<Vec<(usize, Vec<Symbol>)>, ReadingError> {
            let mut read = Vec::new();
            loop {
                let Some((at, quad)) = order.get(next.fetch_add(1, Ordering::Relaxed)) else { return Ok(read) };
                job.checkpoint()?;
                read.push((*at, models.recogniser.read(sheet, **quad, reread, pool)?));
                let share = (done.fetch_add(1, Ordering::Relaxed) + 1) as f32 / quads.len() as f32;
                job.advance(((start + (until - start) * share) * 1000.0) as usize, 1000);
            }
        };
        let parts: Vec<_> = std::thread::scope(|scope| {
            let handles: Vec<_> = self.lanes.single.iter().map(|pool| scope.spawn(|| work(pool))).collect();
            handles.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
        });
        let mut read = Vec::new();
        for part in parts {
            read.extend(part.map_err(|_| ReadingError::Crashed)??);
        }
        read.sort_by_key(|(at, _)| *at);
        Ok(read.into_iter().map(|(_, symbols)| symbols).collect())
    }
}

/// The cached models, or else those that `load` returns, which are then cached.
fn loaded<T>(kept: &Mutex<Option<Arc<T>>>, load: impl Fn() -> Result<T, ModelError>) -> Result<Arc<T>, ModelError> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(models) = kept.as_ref() {
        return Ok(models.clone());
    }
    let models = Arc::new(load()?);
    *kept = Some(models.clone());
    Ok(models)
}

/// Whether the certificate was recognised and its identifying fields were read.
fn is_whole(reading: &Reading) -> bool {
    let essential: &[&str] = match reading.certificate {
        Certificate::Unknown => return false,
        Certificate::IdCardFront => &["name", "id_number"],
        Certificate::IdCardBack => &["valid_until"],
        Certificate::BusinessLicence | Certificate::OrganisationCertificate => &["name", "credit_code"],
        Certificate::ResidencePermitFront
        | Certificate::TravelPermitFront
        | Certificate::PermanentResidence
        | Certificate::PreApproval => &["name", "number"],
        Certificate::Passport => &["name", "mrz"],
        Certificate::ResidencePermitBack | Certificate::TravelPermitBack => &[],
        Certificate::Letter => &["title"],
    };
    let old_form = |name: &str| name == "credit_code" && reading.fields.contains_key("registration_number");
    essential.iter().all(|name| reading.fields.contains_key(*name) || old_form(name))
}

/// Whether a slot takes a card of 85.6 mm × 54 mm.
fn is_card(slot: Slot) -> bool {
    matches!(slot, Slot::IdCardFront | Slot::IdCardBack | Slot::PermitFront | Slot::PermitBack)
}

/// Whether a slot takes a certificate on paper, whose fields are printed in one size.
fn is_sheet(slot: Slot) -> bool {
    matches!(slot, Slot::BusinessLicence | Slot::SubjectCertificate | Slot::PreApproval)
}

/// The regions without small print, which is far lower than the median: notes at the foot and beside the QR code, which
/// contain no field.
fn without_small_print(regions: Vec<Quad>) -> Vec<Quad> {
    let size = |[tl, tr, br, bl]: &Quad| {
        let sides = [distance(*tl, *bl) + distance(*tr, *br), distance(*tl, *tr) + distance(*bl, *br)];
        (sides[0].min(sides[1]) / 2.0, sides[0].max(sides[1]) / 2.0)
    };
    let least = SMALL_PRINT * weighted_median(regions.iter().map(size)).unwrap_or(0.0);
    regions.into_iter().filter(|region| size(region).0 >= least).collect()
}

/// Whether the text of a straightened page is tilted: the median angle of its regions, weighted by their length,
/// exceeds [`SKEW`].
fn askew(regions: &[Quad]) -> bool {
    let angles = regions.iter().map(|[tl, tr, _, bl]| {
        let angle = (tr[1] - tl[1]).atan2(tr[0] - tl[0]);
        let quarters = (angle / FRAC_PI_2).round();
        (angle - quarters * FRAC_PI_2, distance(*tl, *tr).max(distance(*tl, *bl)))
    });
    weighted_median(angles).is_some_and(|angle| angle.abs() > SKEW)
}

/// Whether most of the text runs from top to bottom, because the page lies on its side.
fn runs_down(regions: &[Quad]) -> bool {
    let (mut down, mut across) = (0.0, 0.0);
    for [tl, tr, _, bl] in regions {
        let length = distance(*tl, *tr);
        if length < 1.5 * distance(*tl, *bl) {
            continue;
        }
        if (tr[1] - tl[1]).abs() > (tr[0] - tl[0]).abs() {
            down += length;
        } else {
            across += length;
        }
    }
    down > across
}

/// How suitable a region is for deciding which way up the page is; best are lines of about ten characters, which are
/// recognised quickly and reliably.
fn suitability(quad: &Quad) -> f32 {
    let [tl, tr, _, bl] = quad;
    let aspect = distance(*tl, *tr) / distance(*tl, *bl).max(1.0);
    -(aspect - 7.0).abs()
}

/// Number of characters with a high confidence, and their share of all.
fn confident(lines: &[Vec<Symbol>]) -> (usize, f32) {
    let all = lines.iter().map(Vec::len).sum::<usize>();
    let sure = lines.iter().flatten().filter(|symbol| symbol.confidence > CONFIDENT).count();
    (sure, sure as f32 / all.max(1) as f32)
}
