//! Recognition of the text of a line: the recogniser network and its greedy CTC decoding (Graves et al. 2006), with a
//! confidence and a position for every character.

use std::sync::Arc;

use rten::ThreadPool;
use rten::{Model, RunOptions, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::model::{ModelError, ModelFile};
use super::sheet::{PageFrame, distance};
use super::unexplained_ink::{self, TextSpan};
use super::words;
use crate::identifier::contact::is_han;
use crate::scan::{Point, Quad};

/// Height of the network's input, in pixels.
const HEIGHT: usize = 48;
/// Minimum width of the input, in pixels; shorter lines are padded with grey, which is recognised better than a narrow
/// input.
const NARROWEST: usize = 320;
/// Maximum width of the input, in pixels; limits memory and time for nonsense regions.
const WIDEST: usize = 2000;
/// Pixels of input per step of output.
const STRIDE: usize = 8;
/// Sharpness from which look-alikes can be told apart.
const LEGIBLE: f32 = 0.2;
/// Mean confidence from which a line counts as well read.
const LINE: f32 = 0.8;
/// Maximum number of places with unread ink in a line; more are the paper's pattern or a seal.
const MOST_UNREAD: usize = 2;
/// Maximum confidence of a character that the first pass missed.
const PASSED_OVER: f32 = 0.5;
/// Minimum excess of red over the other channels in a pixel of red ink, in levels of 0 to 255; and share of such pixels
/// in a line above which a seal lies over it.
const SEAL_RED: f32 = 60.0;
const SEALED: f32 = 0.02;
/// Share of red pixels in the middle of a character above which the character is in red ink; how far that middle
/// extends to either side, in heights of the line; and share of red pixels in a line from which the light is red, not
/// the ink.
const REDDENED: f32 = 0.06;
const MIDDLE: f32 = 0.2;
const RED_LIGHT: f32 = 0.5;
/// Confidence below which a character may be misread, so that its line is read again.
const DOUBTFUL: f32 = 0.9;
/// Quantiles of the brightness of a line's pixels that are taken as its ink and as its paper; and the brightness up to
/// which a pixel is print, as a share of the way from ink to paper.
const INK: f32 = 0.02;
const PAPER: f32 = 0.8;
const PALE: f32 = 0.65;
/// Maximum distance between the positions of one character in two passes, in heights of the line.
const ONE_PLACE: f32 = 0.15;
/// Mean confidence above which a line is text; below it, the pattern of the paper was taken for text.
pub(crate) const TEXT: f32 = 0.5;
/// Margin around unread ink when it is read again, as a share of the line's height.
const UNREAD_MARGIN: f32 = 0.1;
/// Probability from which an alternative for a character is kept.
const ALTERNATIVE: f32 = 0.005;
/// Maximum confidence of a character that has an uncommon one among its alternatives: too low for the text to be sure.
/// The recogniser has seen 弥 a thousand times as often as 弶 and mistakes 弶 for it; that 弶 is an alternative at all says
/// more than the confidence.
const RIVALLED: f32 = 0.89;

/// A recognised character.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Symbol {
    pub character: char,
    /// `0.0..=1.0`.
    pub confidence: f32,
    /// Middle of the character, as a share of the line's width.
    pub at: f32,
    /// Alternatives: other characters that it could be, most likely first.
    pub others: Vec<char>,
    /// Whether its line is sharp enough to tell look-alikes apart.
    pub legible: bool,
    /// `false` if ink beside it was not read, or if two passes over its line disagree here.
    pub whole: bool,
    /// Whether it is in red ink.
    pub red: bool,
}

impl Symbol {
    /// Whether the alternatives include an uncommon Han character.
    fn is_rivalled(&self) -> bool {
        self.others.iter().any(|other| is_han(*other) && !words::is_common(*other))
    }
}

/// Which lines are read in further passes if the first one leaves doubt.
#[derive(Clone, Copy)]
pub(crate) enum Reread {
    All,
    /// Those with Chinese characters, and those of a machine-readable zone.
    NameAndZone,
}

impl Reread {
    fn takes(self, symbols: &[Symbol]) -> bool {
        match self {
            Self::All => true,
            Self::NameAndZone => symbols.iter().any(|symbol| is_han(symbol.character) || symbol.character == '<'),
        }
    }
}

/// How the pixels of a line are prepared for a pass of the recogniser.
#[derive(Clone, Copy, PartialEq)]
enum LineLook {
    Coloured,
    /// Every pixel is as bright as its brightest channel, so that red ink looks like paper.
    WithoutRed,
    /// As `WithoutRed`; in addition, everything paler than [`PALE`] allows becomes paper, such as a pale watermark.
    DarkInk,
}

/// Result of one pass over a line.
struct LineGlance {
    symbols: Vec<Symbol>,
    /// Spans with ink that no character accounts for, as shares of the line's width.
    unread: Vec<TextSpan>,
    /// Share of the line's pixels that are red ink.
    red: f32,
}

/// The text recogniser.
pub(crate) struct Recogniser {
    file: ModelFile,
    model: Model,
    /// Characters of the classes 1, 2, …; class 0 is the blank.
    characters: Vec<char>,
}

impl Recogniser {
    pub fn load(file: &ModelFile, dictionary: &ModelFile) -> Result<Self, ModelError> {
        dictionary.verify()?;
        let model = file.load()?;
        let characters = characters(dictionary)?;
        let recogniser = Self { file: file.clone(), model, characters };
        recogniser.check_dictionary(dictionary)?;
        Ok(recogniser)
    }

    /// Checks that the dictionary's lines, the blank and the space are as many as the network's classes.
    fn check_dictionary(&self, dictionary: &ModelFile) -> Result<(), ModelError> {
        let blank = vec![0.0; 3 * HEIGHT * STRIDE * 4];
        let (_, classes) = self.run(blank, STRIDE * 4, None)?;
        let lines = self.characters.len() - 1;
        if lines + 2 == classes {
            Ok(())
        } else {
            Err(ModelError::WrongDictionary { name: dictionary.name, lines, classes })
        }
    }

    /// Reads the line inside a quad of the page, in several passes if necessary. Unread ink is read once more by
    /// itself; a character found in this way is doubtful, whatever its confidence.
    pub fn read(
        &self,
        sheet: &PageFrame<'_>,
        quad: Quad,
        reread: Reread,
        pool: &Arc<ThreadPool>,
    ) -> Result<Vec<Symbol>, ModelError> {
        let width = distance(quad[0], quad[1]).max(distance(quad[3], quad[2])).max(1.0);
        let height = distance(quad[0], quad[3]) / width;
        let mut seen = self.glance(sheet, quad, LineLook::Coloured, pool)?;
        if !reread.takes(&seen.symbols) {
            return Ok(seen.symbols);
        }
        let mut look = LineLook::Coloured;
        if seen.red > SEALED {
            let bare = self.glance(sheet, quad, LineLook::WithoutRed, pool)?;
            // If the print itself is red, little or nothing of it is left without red.
            let print = 2 * bare.symbols.len() >= seen.symbols.len();
            if print && mean(&bare.symbols) > mean(&seen.symbols) {
                (seen, look) = (agreed(bare, &seen, height), LineLook::WithoutRed);
            } else if print && mean(&bare.symbols) > TEXT {
                seen = agreed(seen, &bare, height);
            }
        }
        if look == LineLook::Coloured && mean(&seen.symbols) > TEXT && seen.symbols.iter().any(is_doubtful) {
            let bare = self.glance(sheet, quad, LineLook::DarkInk, pool)?;
            if f32::midpoint(mean(&seen.symbols), mean(&bare.symbols)) < TEXT {
                return Ok(Vec::new());
            }
            let badly = mean(&seen.symbols) < LINE && 2 * bare.symbols.len() >= seen.symbols.len();
            if mean(&bare.symbols) > mean(&seen.symbols) && (badly || keeps_print(&bare.symbols, &seen.symbols, height))
            {
                (seen, look) = (agreed(bare, &seen, height), LineLook::DarkInk);
            }
        }
        let LineGlance { mut symbols, unread, .. } = seen;
        if mean(&symbols) < LINE || unread.len() > MOST_UNREAD {
            return Ok(symbols);
        }
        for (from, to) in unread {
            let margin = UNREAD_MARGIN * height;
            let alone = self.glance(sheet, part(quad, from - margin, to + margin), look, pool)?.symbols;
            let middle = f32::midpoint(from, to);
            let behind = symbols.iter().position(|symbol| symbol.at > middle).unwrap_or(symbols.len());
            for beside in [behind.checked_sub(1), Some(behind)].into_iter().flatten() {
                if let Some(symbol) = symbols.get_mut(beside) {
                    symbol.whole = false;
                }
            }
            if let [only] = alone.as_slice()
                && !only.character.is_whitespace()
            {
                let confidence = only.confidence.min(PASSED_OVER);
                symbols.insert(behind, Symbol { at: middle, confidence, whole: false, ..only.clone() });
            }
        }
        Ok(symbols)
    }

    /// Reads the line inside a quad in one pass.
    fn glance(
        &self,
        sheet: &PageFrame<'_>,
        quad: Quad,
        look: LineLook,
        pool: &Arc<ThreadPool>,
    ) -> Result<LineGlance, ModelError> {
        let [tl, tr, br, bl] = quad;
        let width = distance(tl, tr).max(distance(bl, br));
        let height = distance(tl, bl).max(distance(tr, br)).max(1.0);
        let text = ((HEIGHT as f32 * width / height).ceil() as usize).clamp(STRIDE, WIDEST);
        let padded = text.max(NARROWEST).next_multiple_of(STRIDE);
        let mut planes = vec![0.0; 3 * HEIGHT * padded];
        let mut reds = vec![0; text];
        sheet.draw(quad, text, HEIGHT, |x, y, [red, green, blue]| {
            reds[x] += usize::from(red - green.max(blue) > SEAL_RED);
            let seen = if look == LineLook::Coloured { [blue, green, red] } else { [red.max(green).max(blue); 3] };
            for (channel, value) in seen.into_iter().enumerate() {
                planes[(channel * HEIGHT + y) * padded + x] = value / 127.5 - 1.0;
            }
        });
        let legible = sharpness(&planes[..HEIGHT * padded], padded, text) >= LEGIBLE;
        if look == LineLook::DarkInk {
            without_pale(&mut planes, padded, text);
        }
        let strokes = unexplained_ink::strokes(&planes[..HEIGHT * padded], padded, text);
        let (scores, classes) = self.run(planes, padded, Some(pool))?;
        let mut symbols = self.decode(&scores, classes, text);
        let red = share_of(&reds);
        for symbol in &mut symbols {
            symbol.legible = legible;
            let column = |by: f32| ((symbol.at * text as f32 + by * HEIGHT as f32).max(0.0) as usize).min(text);
            symbol.red = red < RED_LIGHT && share_of(&reds[column(-MIDDLE)..column(MIDDLE)]) > REDDENED;
        }
        let read: Vec<(f32, char)> = symbols.iter().map(|symbol| (symbol.at * text as f32, symbol.character)).collect();
        let unread = unexplained_ink::unread(&strokes, HEIGHT as f32, &read);
        let share = |pixel: f32| pixel / text as f32;
        let unread = unread.into_iter().map(|(from, to)| (share(from), share(to))).collect();
        Ok(LineGlance { symbols, unread, red })
    }

    /// Runs the network. Returns the scores of all steps, one after the other, and the number of classes.
    fn run(
        &self,
        planes: Vec<f32>,
        width: usize,
        pool: Option<&Arc<ThreadPool>>,
    ) -> Result<(Vec<f32>, usize), ModelError> {
        let input = NdTensor::from_data([1, 3, HEIGHT, width], planes);
        let options = pool.map(|pool| RunOptions::default().with_thread_pool(Some(pool.clone())));
        let output = self.model.run_one(ValueOrView::from(input.view()), options);
        let output = output.map_err(|error| self.file.unusable(&error))?;
        let scores: NdTensor<f32, 3> = output.try_into().map_err(|error| self.file.unusable(&error))?;
        let [_, _, classes] = scores.shape();
        Ok((scores.into_data(), classes))
    }

    /// Greedy CTC decoding: the best class of every step, with repeats merged and blanks dropped.
    fn decode(&self, scores: &[f32], classes: usize, text: usize) -> Vec<Symbol> {
        let mut symbols: Vec<Symbol> = Vec::new();
        let mut last = 0;
        for (step, scores) in scores.chunks_exact(classes.max(1)).enumerate() {
            let (best, confidence) = best_of(scores);
            let at = ((step as f32 + 0.5) * STRIDE as f32 / text as f32).min(1.0);
            if best == last {
                // A character that spans several steps is placed at the one with the highest score.
                if let Some(symbol) = symbols.last_mut().filter(|symbol| best != 0 && symbol.confidence < confidence) {
                    symbol.confidence = confidence;
                    symbol.at = at;
                    symbol.others = self.others(scores, best);
                }
            } else if best != 0 {
                let character = self.characters.get(best - 1).copied().unwrap_or(' ');
                symbols.push(Symbol {
                    character,
                    confidence,
                    at,
                    others: self.others(scores, best),
                    legible: true,
                    whole: true,
                    red: false,
                });
            }
            last = best;
        }
        for symbol in symbols.iter_mut().filter(|symbol| symbol.is_rivalled()) {
            symbol.confidence = symbol.confidence.min(RIVALLED);
        }
        symbols
    }

    /// Up to three alternatives for the best class of a step, most likely first.
    fn others(&self, scores: &[f32], best: usize) -> Vec<char> {
        let mut likely: Vec<(usize, f32)> = scores
            .iter()
            .copied()
            .enumerate()
            .filter(|(class, score)| *score >= ALTERNATIVE && *class != best && *class != 0)
            .collect();
        likely.sort_by(|a, b| b.1.total_cmp(&a.1));
        likely.iter().take(3).filter_map(|(class, _)| self.characters.get(class - 1).copied()).collect()
    }
}

/// Whether a character may be misread, or not be a character at all.
fn is_doubtful(symbol: &Symbol) -> bool {
    symbol.confidence < DOUBTFUL && symbol.character.is_alphanumeric()
}

/// Whether a pass over the dark ink of a line (`bare`) still shows all Han characters and digits that were read surely,
/// such as those of a value paler than its label. Latin letters do not count, because they may belong to a watermark.
fn keeps_print(bare: &[Symbol], seen: &[Symbol], height: f32) -> bool {
    let print = seen.iter().filter(|symbol| {
        symbol.confidence >= DOUBTFUL && (is_han(symbol.character) || symbol.character.is_ascii_digit())
    });
    let kept = |symbol: &Symbol| bare.iter().any(|other| (other.at - symbol.at).abs() < 0.5 * height);
    print.into_iter().all(kept)
}

/// Turns everything paler than the ink of a line into paper. `planes` are three equal planes with rows of `stride`
/// pixels, of which the first `width` hold the line.
fn without_pale(planes: &mut [f32], stride: usize, width: usize) {
    let mut light: Vec<f32> =
        planes.chunks_exact(stride).take(HEIGHT).filter_map(|row| row.get(..width)).flatten().copied().collect();
    light.sort_by(f32::total_cmp);
    let at = |share: f32| light.get((light.len() as f32 * share) as usize).copied().unwrap_or(0.0);
    let (ink, paper) = (at(INK), at(PAPER));
    let limit = ink + (paper - ink).max(0.05) * PALE;
    for value in planes.chunks_exact_mut(stride).filter_map(|row| row.get_mut(..width)).flatten() {
        *value = ((*value - ink) / (limit - ink)).clamp(0.0, 1.0) * 2.0 - 1.0;
    }
}

/// Merges the surer of two passes over a line with the other. A character becomes doubtful if the other pass does not
/// confirm it or shows one more after it; where the other pass is surer about the same place, its character is taken.
/// An uncommon alternative in the other pass lowers the confidence. `height` is that of the line as a share of its
/// width.
fn agreed(mut surer: LineGlance, other: &LineGlance, height: f32) -> LineGlance {
    let close = |a: &Symbol, b: &Symbol| (a.at - b.at).abs() < 0.5 * height;
    for symbol in &mut surer.symbols {
        let same = other.symbols.iter().find(|seen| seen.character == symbol.character && close(seen, symbol));
        symbol.whole &= same.is_some();
        if same.is_some_and(Symbol::is_rivalled) {
            symbol.confidence = symbol.confidence.min(RIVALLED);
        }
        let clearer =
            |seen: &&Symbol| (seen.at - symbol.at).abs() < ONE_PLACE * height && seen.confidence > symbol.confidence;
        if same.is_none()
            && let Some(seen) = other.symbols.iter().find(clearer).filter(|seen| seen.character.is_alphanumeric())
        {
            *symbol = Symbol { whole: false, ..seen.clone() };
        }
    }
    let read = |symbol: &&Symbol| symbol.confidence > TEXT && symbol.character.is_alphanumeric();
    for lost in other.symbols.iter().filter(read) {
        if !surer.symbols.iter().any(|symbol| close(symbol, lost))
            && let Some(before) = surer.symbols.iter_mut().rfind(|symbol| symbol.at < lost.at)
        {
            before.whole = false;
        }
    }
    surer
}

/// Share of red pixels in columns of [`HEIGHT`] pixels; `reds` is the number of red pixels in each.
fn share_of(reds: &[usize]) -> f32 {
    reds.iter().sum::<usize>() as f32 / (reds.len() * HEIGHT).max(1) as f32
}

/// Mean confidence of a line.
pub(crate) fn mean(symbols: &[Symbol]) -> f32 {
    symbols.iter().map(|symbol| symbol.confidence).sum::<f32>() / symbols.len().max(1) as f32
}

/// Sharpness of a line: the 99th percentile of the differences between neighbouring pixels in a row, divided by the
/// contrast.
fn sharpness(plane: &[f32], stride: usize, width: usize) -> f32 {
    let rows = || plane.chunks_exact(stride).filter_map(|row| row.get(..width));
    let mut light: Vec<f32> = rows().flatten().copied().collect();
    let mut steps: Vec<f32> = rows().flat_map(|row| row.windows(2).map(|two| (two[1] - two[0]).abs())).collect();
    light.sort_by(f32::total_cmp);
    steps.sort_by(f32::total_cmp);
    let at = |sorted: &[f32], share: f32| sorted.get((sorted.len() as f32 * share) as usize).copied().unwrap_or(0.0);
    at(&steps, 0.99) / (at(&light, 0.99) - at(&light, 0.01)).max(0.05)
}

/// The part of a line between two shares of its width.
fn part([tl, tr, br, bl]: Quad, from: f32, to: f32) -> Quad {
    let between = |a: Point, b: Point, share: f32| {
        let share = share.clamp(0.0, 1.0);
        [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
    };
    [between(tl, tr, from), between(tl, tr, to), between(bl, br, to), between(bl, br, from)]
}

/// Index and score of the best class.
fn best_of(scores: &[f32]) -> (usize, f32) {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, &score) in scores.iter().enumerate() {
        if score > best.1 {
            best = (class, score);
        }
    }
    best
}

/// The characters of the dictionary and the space, in the order of the classes.
fn characters(dictionary: &ModelFile) -> Result<Vec<char>, ModelError> {
    let text = std::str::from_utf8(&dictionary.bytes).map_err(|error| dictionary.unusable(&error))?;
    let mut characters = Vec::new();
    // Lines are never trimmed: one of them is a space.
    for line in text.lines() {
        let mut letters = line.chars();
        match (letters.next(), letters.next()) {
            (Some(character), None) => characters.push(character),
            _ => return Err(dictionary.unusable(&format!("line {} is not one character", characters.len() + 1))),
        }
    }
    characters.push(' ');
    Ok(characters)
}
