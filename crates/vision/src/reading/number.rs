//! Numbers with a check digit: found in a text, and repaired only where the check digit proves the repair.

use std::collections::BTreeSet;

use super::date::lowest;
use super::page::TextGlyph;

/// A kind of number: which characters it is made of, and what proves it.
pub(crate) struct NumberKind {
    /// Number of characters.
    pub length: usize,
    /// Whether a character may occur in the number.
    pub allowed: fn(char) -> bool,
    /// Whether the check digit and the inner structure hold.
    pub holds: fn(&str) -> bool,
    /// Whether the check of a number inside it holds too, which all that are issued pass; `None` where there is none.
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

/// Confidence that a number whose check digit does not hold can reach.
const UNPROVEN: f32 = 0.5;
/// Confidence that a repaired number can reach: one character in eleven passes the check by chance.
const REPAIRED: f32 = 0.75;
/// Confidence from which a character is what is printed, whatever the check says: invented numbers fail it.
const PRINTED: f32 = 0.95;
/// A number with two characters below this was read too badly for one check digit to prove it.
const WEAK: f32 = 0.6;

/// Marks that specks on the paper are read as.
const SPECKS: &str = ".,·'-_、";

/// Characters that are taken for each other.
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

/// The number of a kind in a text: the first whose check digit holds, else the first that is long enough.
pub(crate) fn find(text: &[TextGlyph], kind: &NumberKind) -> Option<ReadNumber> {
    let runs = runs(text, kind);
    let whole: Vec<&[TextGlyph]> = runs.iter().copied().filter(|run| run.len() == kind.length).collect();
    let read = whole.iter().find_map(|run| proven(run, kind)).or_else(|| {
        // Something printed close by was taken into the number.
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

/// Stretches of characters that could belong to a number.
fn runs<'a>(text: &'a [TextGlyph], kind: &NumberKind) -> Vec<&'a [TextGlyph]> {
    let belongs = |glyph: &TextGlyph| spellings(glyph, kind).next().is_some();
    text.split(|glyph| !belongs(glyph)).filter(|run| !run.is_empty()).collect()
}

/// Allowed characters that a glyph may stand for: itself, then look-alikes.
fn spellings<'a>(glyph: &'a TextGlyph, kind: &'a NumberKind) -> impl Iterator<Item = char> + 'a {
    let upper = glyph.character.to_ascii_uppercase();
    let alike = ALIKE.iter().filter(move |(from, _)| *from == upper).flat_map(|(_, to)| to.chars());
    let others = glyph.others.iter().map(char::to_ascii_uppercase);
    std::iter::once(upper).chain(others).chain(alike).filter(|character| (kind.allowed)(*character))
}

/// A number in the midst of which a speck was read as a mark.
fn without_specks(text: &[TextGlyph], kind: &NumberKind) -> Option<ReadNumber> {
    let clean: Vec<TextGlyph> = text.iter().filter(|glyph| !SPECKS.contains(glyph.character)).cloned().collect();
    let runs = runs(&clean, kind);
    let found = runs.iter().filter(|run| run.len() == kind.length).find_map(|run| proven(run, kind))?;
    Some(ReadNumber { confidence: found.confidence.min(REPAIRED), ..found })
}

/// The likeliest spelling of a run.
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

/// The only way to make all checks hold: one doubtful character changed, or, where there are two checks, two characters for which the
/// recogniser held something else for possible; else what passes the one check as it is.
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

/// A number that lost one of several equal characters side by side, which the decoder merges where they are set narrow; if
/// there is one way only to put it back.
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
