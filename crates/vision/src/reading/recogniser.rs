//! What a line says: the recogniser network and its greedy CTC decoding (Graves et al. 2006), with a confidence and a
//! place for every character.

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

/// Height of a line as the network takes it, in pixels.
const HEIGHT: usize = 48;
/// Narrowest input; shorter lines are padded with grey, which reads better than a narrow input.
const NARROWEST: usize = 320;
/// Widest input: bounds memory and time on nonsense regions.
const WIDEST: usize = 2000;
/// Pixels of input for one step of output.
const STRIDE: usize = 8;
/// Sharpness from which look-alikes can be told apart.
const LEGIBLE: f32 = 0.2;
/// Mean confidence of a line that is worth a second look.
const LINE: f32 = 0.8;
/// More unread places than this in one line are the paper's pattern or a seal.
const MOST_UNREAD: usize = 2;
/// Confidence that a character reaches which was passed over at first.
const PASSED_OVER: f32 = 0.5;
/// How much redder than anything else the ink of a seal is, in levels, and the share of a line from which a seal lies over
/// it.
const SEAL_RED: f32 = 60.0;
const SEALED: f32 = 0.02;
/// The same share of the middle of a character, so many heights of the line to either side, from which it stands in red
/// ink; and of a line from which the light is red.
const REDDENED: f32 = 0.06;
const MIDDLE: f32 = 0.2;
const RED_LIGHT: f32 = 0.5;
/// Confidence below which a character may be another one, so that its line is looked at again.
const DOUBTFUL: f32 = 0.9;
/// Shares of the pixels of a line that are darker than its ink and than its paper, and how far from the one to the other
/// print may be.
const INK: f32 = 0.02;
const PAPER: f32 = 0.8;
const PALE: f32 = 0.65;
/// How far apart two looks see one character at most, in heights of the line.
const ONE_PLACE: f32 = 0.15;
/// Mean confidence that a line needs; below it the pattern of the paper was taken for text.
pub(crate) const TEXT: f32 = 0.5;
/// What is looked at beside unread ink, as a share of the line's height.
const MARGIN: f32 = 0.1;
/// Probability from which a second choice for a character is kept.
const ALTERNATIVE: f32 = 0.005;
/// Confidence that a character reaches at most for which the recogniser also thinks of an uncommon one: too little for a
/// sure text. It has seen 弥 a thousand times as often as 弶 and takes the one for the other; that it thinks of 弶 at all
/// says more than its confidence.
const RIVALLED: f32 = 0.89;

/// A character that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Symbol {
    pub character: char,
    /// `0.0..=1.0`.
    pub confidence: f32,
    /// Middle of the character, as a share of the line's width.
    pub at: f32,
    /// Other characters that it could be, likeliest first.
    pub others: Vec<char>,
    /// Whether its line is sharp enough to tell look-alikes apart.
    pub legible: bool,
    /// Whether all ink beside it was read.
    pub whole: bool,
    /// Whether it stands in red ink.
    pub red: bool,
}

impl Symbol {
    /// Whether the recogniser also thinks of an uncommon character.
    fn is_rivalled(&self) -> bool {
        self.others.iter().any(|other| is_han(*other) && !words::is_common(*other))
    }
}

/// How a line is looked at.
#[derive(Clone, Copy, PartialEq)]
enum LineLook {
    Coloured,
    /// Every colour counts as light as its lightest part, so that red ink is paper.
    WithoutRed,
    /// The same, and what is less dark than the darkest ink by [`PALE`] is paper, so that a pale watermark is.
    DarkInk,
}

/// What one look at a line gives.
struct LineGlance {
    symbols: Vec<Symbol>,
    /// Places, as shares of its width, whose ink no character accounts for.
    unread: Vec<TextSpan>,
    /// Share of its pixels that are red ink.
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

    /// Lines of the dictionary, the blank and the space must be the network's classes.
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

    /// Reads the line inside a quad of the page. A character that was passed over is read once more by itself, and is
    /// doubtful however sure it seems.
    pub fn read(&self, sheet: &PageFrame<'_>, quad: Quad, pool: &Arc<ThreadPool>) -> Result<Vec<Symbol>, ModelError> {
        let width = distance(quad[0], quad[1]).max(distance(quad[3], quad[2])).max(1.0);
        let height = distance(quad[0], quad[3]) / width;
        let mut seen = self.glance(sheet, quad, LineLook::Coloured, pool)?;
        let mut look = LineLook::Coloured;
        if seen.red > SEALED {
            let bare = self.glance(sheet, quad, LineLook::WithoutRed, pool)?;
            // Red print says little or nothing without its ink.
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
            let margin = MARGIN * height;
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

    /// Reads the line inside a quad once.
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

    /// Scores of all steps, one after the other, and the number of classes.
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

    /// Best class of every step; repeats merged, blanks dropped.
    fn decode(&self, scores: &[f32], classes: usize, text: usize) -> Vec<Symbol> {
        let mut symbols: Vec<Symbol> = Vec::new();
        let mut last = 0;
        for (step, scores) in scores.chunks_exact(classes.max(1)).enumerate() {
            let (best, confidence) = best_of(scores);
            let at = ((step as f32 + 0.5) * STRIDE as f32 / text as f32).min(1.0);
            if best == last {
                // A character that spans several steps stands where it was surest.
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

    /// Second and third choice of a step.
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

/// Whether a character may be another one, or none at all.
fn is_doubtful(symbol: &Symbol) -> bool {
    symbol.confidence < DOUBTFUL && symbol.character.is_alphanumeric()
}

/// Whether a look at the dark ink of a line shows all print that was read surely. Latin letters may be those of a watermark; a
/// value paler than its label is none.
fn keeps_print(bare: &[Symbol], seen: &[Symbol], height: f32) -> bool {
    let print = seen.iter().filter(|symbol| {
        symbol.confidence >= DOUBTFUL && (is_han(symbol.character) || symbol.character.is_ascii_digit())
    });
    let kept = |symbol: &Symbol| bare.iter().any(|other| (other.at - symbol.at).abs() < 0.5 * height);
    print.into_iter().all(kept)
}

/// Makes paper of what is paler than the ink of a line: `planes` are three alike, of rows of `stride` pixels, of which
/// `width` hold the line.
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

/// The surer of two looks at a line, doubtful where the other one says something else, which is taken where it is clearer there,
/// something more, or thinks of an uncommon character. `height` is that of the line as a share of its width.
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

/// Share of the pixels of columns that are red, of which each has so many.
fn share_of(reds: &[usize]) -> f32 {
    reds.iter().sum::<usize>() as f32 / (reds.len() * HEIGHT).max(1) as f32
}

/// Mean confidence of a line.
pub(crate) fn mean(symbols: &[Symbol]) -> f32 {
    symbols.iter().map(|symbol| symbol.confidence).sum::<f32>() / symbols.len().max(1) as f32
}

/// How steep the edges of a line are: the steepest hundredth of all steps from pixel to pixel, over the contrast.
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
