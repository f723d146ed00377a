//! Numbers with a check digit: found in a text, and repaired only if the check digit proves the repair.

use std::collections::BTreeSet;

use super::date::lowest;
use super::page::TextGlyph;

/// A kind of number: its length, its characters and the checks that prove it.
pub(crate) struct NumberKind {
    /// Number of characters.
    pub length: usize,
    /// Whether a character may occur in the number.
    pub allowed: fn(char) -> bool,
    /// Whether the check digit and the inner structure hold.
    pub holds: fn(&str) -> bool,
    /// Whether the check of the number inside it holds too, as it does in all that were issued; `None` if there is no
    /// such number.
    pub inner: Option<fn(&str) -> bool>,
}

impl NumberKind {
    /// Whether all checks hold.
    fn proves(&self, number: &str) -> bool {
        (self.holds)(number) && self.inner.is_none_or(|inner| inner(number))
    }
}

/// A number that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadNumber {
    pub value: String,
    pub confidence: f32,
    pub glyphs: Vec<TextGlyph>,
    /// Whether its check digit holds.
    pub proven: bool,
}

/// Maximum confidence of a number whose check digit does not hold.
const UNPROVEN: f32 = 0.5;
/// Maximum confidence of a repaired number: one character in eleven passes the check by chance.
const REPAIRED: f32 = 0.75;
/// Confidence from which a character is printed as it was read, even if the check fails: invented numbers fail it.
const PRINTED: f32 = 0.95;
/// Confidence below which a character is weak: with two weak ones, a number was read too badly to be proved by one
/// check digit.
const WEAK: f32 = 0.6;

/// Punctuation marks that specks on the paper are read as.
const SPECKS: &str = ".,·'-_、";

/// Look-alikes: a character that was read, and those that may be printed in its place.
const ALIKE: [(char, &str); 23] = [
    ('0', "ODQCU"),
    ('O', "0"),
    ('D', "0"),
    ('Q', "0"),
    ('1', "ILT7"),
    ('I', "1J"),
    ('J', "1"),
    ('L', "1"),
    ('|', "1"),
    ('2', "Z7"),
    ('Z', "2"),
    ('3', "8"),
    ('5', "S6"),
    ('S', "5"),
    ('6', "8G5"),
    ('G', "6"),
    ('8', "B36"),
    ('B', "8"),
    ('7', "1T"),
    ('K', "X"),
    ('*', "X"),
    ('×', "X"),
    ('U', "0"),
];

/// The number of a kind in a text: one whose checks hold, else one that can be repaired, else the longest run that is
/// at most three characters short, unproven.
pub(crate) fn find(text: &[TextGlyph], kind: &NumberKind) -> Option<ReadNumber> {
    let runs = runs(text, kind);
    let whole: Vec<&[TextGlyph]> = runs.iter().copied().filter(|run| run.len() == kind.length).collect();
    let read = whole.iter().find_map(|run| proven(run, kind)).or_else(|| {
        // Something printed close by was read as part of the number.
        runs.iter().filter(|run| run.len() > kind.length).find_map(|run| {
            let mut fits = run.windows(kind.length).filter_map(|part| proven(part, kind));
            fits.next().filter(|_| fits.next().is_none())
        })
    });
    read.or_else(|| without_specks(text, kind))
        .or_else(|| whole.iter().find_map(|run| repaired(run, kind)))
        .or_else(|| runs.iter().find_map(|run| doubled(run, kind)))
        .or_else(|| {
            let long = runs.iter().filter(|run| run.len() + 3 >= kind.length);
            long.max_by_key(|run| run.len()).map(|run| unproven(run))
        })
}

/// Runs of characters that could belong to a number.
fn runs<'a>(text: &'a [TextGlyph], kind: &NumberKind) -> Vec<&'a [TextGlyph]> {
    let belongs = |glyph: &TextGlyph| spellings(glyph, kind).next().is_some();
    text.split(|glyph| !belongs(glyph)).filter(|run| !run.is_empty()).collect()
}

/// Allowed characters that a glyph may stand for: itself, then its alternatives, then its look-alikes.
fn spellings<'a>(glyph: &'a TextGlyph, kind: &'a NumberKind) -> impl Iterator<Item = char> + 'a {
    let upper = glyph.character.to_ascii_uppercase();
    let alike = ALIKE.iter().filter(move |(from, _)| *from == upper).flat_map(|(_, to)| to.chars());
    let others = glyph.others.iter().map(char::to_ascii_uppercase);
    std::iter::once(upper).chain(others).chain(alike).filter(|character| (kind.allowed)(*character))
}

/// A number in which a speck was read as a punctuation mark.
fn without_specks(text: &[TextGlyph], kind: &NumberKind) -> Option<ReadNumber> {
    let clean: Vec<TextGlyph> = text.iter().filter(|glyph| !SPECKS.contains(glyph.character)).cloned().collect();
    let runs = runs(&clean, kind);
    let found = runs.iter().filter(|run| run.len() == kind.length).find_map(|run| proven(run, kind))?;
    Some(ReadNumber { confidence: found.confidence.min(REPAIRED), ..found })
}

/// The most likely spelling of a run.
fn spelled(run: &[TextGlyph], kind: &NumberKind) -> Vec<char> {
    run.iter().filter_map(|glyph| spellings(glyph, kind).next()).collect()
}

fn proven(run: &[TextGlyph], kind: &NumberKind) -> Option<ReadNumber> {
    let value: String = spelled(run, kind).into_iter().collect();
    if !kind.proves(&value) {
        return None;
    }
    let weak = run.iter().filter(|glyph| glyph.confidence < WEAK).count();
    let mean = run.iter().map(|glyph| glyph.confidence).sum::<f32>() / run.len().max(1) as f32;
    let confidence = if weak >= 2 { REPAIRED.min(mean) } else { 0.8 + 0.2 * mean };
    Some(ReadNumber { value, confidence, glyphs: run.to_vec(), proven: true })
}

/// The only repair that makes all checks hold: one doubtful character changed or, if the number has two checks, two
/// characters changed to alternatives of the recogniser. If there is no single such repair, the number as it was read,
/// if it passes the first check.
fn repaired(run: &[TextGlyph], kind: &NumberKind) -> Option<ReadNumber> {
    let letters = spelled(run, kind);
    let changes: Vec<(usize, char)> = run
        .iter()
        .enumerate()
        .filter(|(_, glyph)| glyph.confidence < PRINTED)
        .flat_map(|(at, glyph)| spellings(glyph, kind).skip(1).map(move |candidate| (at, candidate)))
        .collect();
    let seen =
        |(at, candidate): &&(usize, char)| run[*at].others.iter().any(|other| other.to_ascii_uppercase() == *candidate);
    let changed = |changes: &[(usize, char)]| {
        let mut letters = letters.clone();
        for (at, candidate) in changes {
            letters[*at] = *candidate;
        }
        Some(letters.into_iter().collect::<String>()).filter(|number| kind.proves(number))
    };
    let one: BTreeSet<String> = changes.iter().filter_map(|change| changed(&[*change])).collect();
    let found = if one.is_empty() && kind.inner.is_some() {
        let seen: Vec<(usize, char)> = changes.iter().filter(seen).copied().collect();
        let pairs =
            seen.iter().enumerate().flat_map(|(at, first)| seen[at + 1..].iter().map(move |other| [*first, *other]));
        pairs.filter(|[first, other]| first.0 != other.0).filter_map(|pair| changed(&pair)).collect()
    } else {
        one
    };
    let as_it_is = || Some(letters.iter().collect::<String>()).filter(|number| (kind.holds)(number));
    let value = if found.len() == 1 { found.into_iter().next() } else { as_it_is() }?;
    let confidence = REPAIRED.min(lowest(run).max(UNPROVEN));
    Some(ReadNumber { value, confidence, glyphs: run.to_vec(), proven: true })
}

/// A number that lost one of several equal neighbouring characters, which the decoder merges if they are set closely;
/// `None` unless there is exactly one way to restore it.
fn doubled(run: &[TextGlyph], kind: &NumberKind) -> Option<ReadNumber> {
    if run.len() + 1 != kind.length {
        return None;
    }
    let letters = spelled(run, kind);
    let ends =
        (1..letters.len()).filter(|at| letters[*at] == letters[at - 1] && letters.get(at + 1) != letters.get(*at));
    let mut fits = ends
        .map(|at| letters[..=at].iter().chain(&letters[at..]).collect::<String>())
        .filter(|number| kind.proves(number));
    let value = fits.next().filter(|_| fits.next().is_none())?;
    Some(ReadNumber { value, confidence: REPAIRED.min(lowest(run)), glyphs: run.to_vec(), proven: true })
}

fn unproven(run: &[TextGlyph]) -> ReadNumber {
    ReadNumber {
        value: run.iter().map(|glyph| glyph.character.to_ascii_uppercase()).collect(),
        confidence: UNPROVEN.min(lowest(run)),
        glyphs: run.to_vec(),
        proven: false,
    }
}
