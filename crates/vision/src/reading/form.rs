//! Labels and their values, which make up the layout of certificates.
//!
//! A value begins after its label and ends at the next label or at a wide gap in the row. It continues in the rows
//! below, in the same column, down to the next label of that column.

use super::Certificate;
use super::date::{self, ReadDate};
use super::page::{TextGlyph, TextPage, middle};
use super::sheet::distance;
use super::words::{OTHER, PrintedLabel, labels};

/// Width of a gap in a row after which other text begins, in sizes of its characters.
const COLUMN_GAP: f32 = 3.5;
/// Width of a gap after a label beyond which there is no value of that label, in sizes of its characters.
const LABEL_GAP: f32 = 16.0;
/// How far before the right edge of its column a row may end if it continues in the next one, in sizes of its
/// characters.
const RAGGED: f32 = 3.5;
/// Free space around a character, in sizes of its characters, from which it may be one half of a two-character label
/// whose other half was lost.
const LONE: f32 = 0.8;
/// Maximum distance between two rows of one value, in sizes of its characters.
const ROW_DISTANCE: f32 = 4.5;
/// How far a value's next row may begin left of its first one, in sizes of its characters.
const INDENT: f32 = 1.6;

/// How far a value may stand above or below its label, in sizes of the label.
const MAX_ROW_OFFSET: f32 = 0.9;
/// How far a value's next row may begin right of its first one, in sizes of its characters.
const SHIFT: f32 = 3.0;
/// How far above the middle of its label a value's first row may stand, in sizes of the label; and how far if the row
/// below it is lower than the label, so that the label is vertically centred between them.
const RAISED: f32 = 1.2;
const RAISED_AROUND: f32 = 1.6;
/// Minimum distance of such a lower row from the middle of its label, in sizes of the label.
const LOWERED: f32 = 0.15;
/// Maximum difference between the left edges of rows of one paragraph, in sizes of its characters.
const ALIGNED: f32 = 0.8;
/// Maximum distance between rows of one paragraph, in sizes of its characters.
const TIGHT: f32 = 1.8;

/// Ratio of the size of a character in a value's next row to that in its first row; a character of another size may be
/// stamped over the value.
const ALIKE: std::ops::Range<f32> = 0.72..1.35;

/// How far right of a value's rows to look for text that belongs to no label, in sizes of its characters.
const BEHIND: f32 = 8.0;
/// How far above a value's first row and below its last one to look for such text, in sizes of its characters.
const BELOW: f32 = 2.0;
/// Confidence above which a character that belongs to no label is text, not the paper's pattern.
const STRAY: f32 = 0.5;
/// How far after a label a fragment of its last character may begin, in its size.
const CUT: f32 = 0.2;

/// Maximum vertical distance between characters of one row, in their size.
const SAME_ROW: f32 = 0.5;
/// Maximum difference between the right edges of labels that are set to one width, in sizes of their characters.
const FLUSH: f32 = 0.6;

/// Characters that may stand between a label and its value.
const SEPARATORS: [char; 5] = [':', '：', '.', '·', '/'];

/// Position of a label.
#[derive(Debug, Clone, Copy)]
struct LabelPlace {
    label: usize,
    row: usize,
    /// Index of the first character of the label and of the first one after it, in the row.
    start: usize,
    end: usize,
    left: f32,
    right: f32,
    score: f32,
}

/// A page with its labels located.
pub(crate) struct LabelledPage<'a> {
    page: &'a TextPage,
    labels: &'static [PrintedLabel],
    found: Vec<LabelPlace>,
    /// Characters of labels and of their values.
    claimed: Vec<TextGlyph>,
}

impl<'a> LabelledPage<'a> {
    /// Finds each label of a certificate where it fits best: at the beginning of a row or after a gap, and higher on
    /// the page rather than lower.
    pub fn new(page: &'a TextPage, certificate: Certificate) -> Self {
        let labels = labels(certificate);
        let mut candidates: Vec<LabelPlace> = Vec::new();
        for (row_at, row) in page.rows.iter().enumerate() {
            for start in 0..row.len() {
                for (label_at, label) in labels.iter().enumerate() {
                    if is_half(row, start, label) {
                        candidates.push(LabelPlace {
                            label: label_at,
                            row: row_at,
                            start,
                            end: half_end(row, start, label),
                            left: row[start].left(),
                            right: row[half_end(row, start, label) - 1].right(),
                            score: 1.9 - row_at as f32 * 0.01,
                        });
                    }
                    let fits = label.spellings.iter().filter_map(|spelling| matches(&row[start..], spelling));
                    let Some((length, wrong)) = fits.max_by_key(|(length, wrong)| (*length, usize::MAX - wrong)) else {
                        continue;
                    };
                    let free = gap_before(row, start);
                    let followed = row.get(start + length).is_none_or(|next| SEPARATORS.contains(&next.character))
                        || gap_before(row, start + length) > 0.3;
                    let score = if start == 0 { 2.0 } else { (free * 1.5).clamp(0.0, 1.5) }
                        + length as f32 * 0.5
                        + if followed { 0.5 } else { 0.0 }
                        - wrong as f32 * 0.75
                        - row_at as f32 * 0.01;
                    candidates.push(LabelPlace {
                        label: label_at,
                        row: row_at,
                        start,
                        end: start + length,
                        left: row[start].left(),
                        right: row[start + length - 1].right(),
                        score,
                    });
                }
            }
        }
        candidates.extend(alone_in_row(page, labels, &candidates));
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut found: Vec<LabelPlace> = Vec::new();
        for candidate in candidates {
            let overlaps = |other: &LabelPlace| {
                other.row == candidate.row && other.start < candidate.end && candidate.start < other.end
            };
            let key = &labels[candidate.label].key;
            let same = |other: &LabelPlace| key != OTHER && labels[other.label].key == *key;
            let taken = found.iter().any(|other| same(other) || overlaps(other));
            // Two characters in the middle of a text are not a label.
            let loose = candidate.end - candidate.start != 2 || candidate.score >= 1.9;
            if !taken && loose {
                found.push(candidate);
            }
        }
        let mut form = Self { page, labels, found, claimed: Vec::new() };
        form.claimed = form.found.iter().flat_map(|label| form.of_label(label)).collect();
        form
    }

    /// The characters of all labels and of their values.
    pub fn claimed(&self) -> &[TextGlyph] {
        &self.claimed
    }

    /// The characters of a label and of its value.
    fn of_label(&self, label: &LabelPlace) -> Vec<TextGlyph> {
        let own = &self.page.rows[label.row][label.start..label.end];
        own.iter().cloned().chain(self.value_of(label, true)).collect()
    }

    fn place(&self, key: &str) -> Option<&LabelPlace> {
        self.found.iter().find(|found| self.labels[found.label].key == key)
    }

    /// The period beside a label; a label with 至 asks only for the last day.
    pub fn period(&self, key: &str) -> (Option<ReadDate>, Option<ReadDate>) {
        let until = self.place(key).is_some_and(|label| {
            let row = &self.page.rows[label.row];
            row[label.start..label.end].iter().any(|glyph| glyph.character == '至')
        });
        date::period(&self.block(key), until)
    }

    /// The value in the row of a label, or in the row below if there is nothing beside the label.
    pub fn line(&self, key: &str) -> Vec<TextGlyph> {
        self.cell(key, false)
    }

    /// The text below a label, where what stands beside the label is its translation.
    pub fn below(&self, key: &str) -> Vec<TextGlyph> {
        let mut value = Vec::new();
        if let Some(label) = self.place(key) {
            let limit = self.next_label(label.row, label.end).map_or(f32::INFINITY, |next| next.left);
            self.continue_below(label, limit, &mut value, 1);
        }
        value
    }

    /// The value of a label with all its rows.
    pub fn block(&self, key: &str) -> Vec<TextGlyph> {
        self.cell(key, true)
    }

    /// The value of a label with the rows into which it was wrapped: if the label's row ends short of the others in its
    /// column, it is the last one, whatever stands below. Safer than [`LabelledPage::block`] if the next label may have
    /// been lost.
    pub fn wrapped(&self, key: &str) -> Vec<TextGlyph> {
        let block = self.block(key);
        let line = self.line(key);
        let Some((first, last)) = line.first().zip(line.last()) else { return block };
        if last.right() >= self.column_end(first) - RAGGED * first.size {
            return block;
        }
        let lowest = last.centre[1] + SAME_ROW * last.size;
        block.into_iter().filter(|glyph| glyph.centre[1] < lowest).collect()
    }

    /// The value of a label with all its rows. It is doubtful if one that is not the last ends short of the others in its
    /// column: what follows may be the value of a label that was lost.
    pub fn paragraph(&self, key: &str) -> Vec<TextGlyph> {
        let mut value = self.block(key);
        let Some(first) = value.first() else { return value };
        let short = self.column_end(first) - RAGGED * first.size;
        let same = |a: &TextGlyph, b: &TextGlyph| (a.centre[1] - b.centre[1]).abs() < SAME_ROW * first.size;
        let ends: Vec<f32> = value.chunk_by(same).filter_map(|row| row.last()).map(TextGlyph::right).collect();
        if ends.iter().rev().skip(1).any(|end| *end < short) {
            for glyph in &mut value {
                glyph.whole = false;
            }
        }
        value
    }

    /// How far right the rows of a column reach that begin where this character does.
    fn column_end(&self, first: &TextGlyph) -> f32 {
        let rows = self.page.rows.iter().filter_map(|row| {
            let from = row.iter().position(|glyph| (glyph.left() - first.left()).abs() < 0.8 * first.size)?;
            until_gap(&row[from..], row[from].left()).last().map(TextGlyph::right)
        });
        rows.fold(0.0, f32::max)
    }

    /// Whether a label was found.
    pub fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    /// Labels with no value beside or below them: the middle of the label's right edge, the label's size, and how far
    /// the space to its right reaches.
    pub fn empty(&self) -> Vec<([f32; 2], f32, f32)> {
        let of = |label: &LabelPlace| &self.page.rows[label.row][label.start..label.end];
        let empty = self.found.iter().filter(|label| self.value_of(label, true).is_empty());
        empty
            .map(|label| {
                let next = self.next_label(label.row, label.end).map_or(f32::INFINITY, |next| next.left);
                ([label.right, middle(of(label))], of(label)[0].size, next)
            })
            .collect()
    }

    fn cell(&self, key: &str, all_rows: bool) -> Vec<TextGlyph> {
        self.place(key).map(|label| self.value_of(label, all_rows)).unwrap_or_default()
    }

    /// Marks all characters of a value as doubtful if text that belongs to no label is close to it: that text may be
    /// part of the value, or something laid over the certificate.
    pub fn alone(&self, mut value: Vec<TextGlyph>) -> Vec<TextGlyph> {
        if self.has_neighbours(&value) {
            for glyph in &mut value {
                glyph.whole = false;
            }
        }
        value
    }

    /// Whether text that belongs to no label is close to a value: right of one of its rows, or above or below it in its
    /// column.
    fn has_neighbours(&self, value: &[TextGlyph]) -> bool {
        let Some(size) = value.first().map(|first| first.size) else { return false };
        let left = value.iter().map(TextGlyph::left).fold(f32::INFINITY, f32::min) - INDENT * size;
        let right = value.iter().map(TextGlyph::right).fold(0.0, f32::max);
        let highest = value.iter().map(|glyph| glyph.centre[1]).fold(f32::INFINITY, f32::min);
        let lowest = value.iter().map(|glyph| glyph.centre[1]).fold(0.0, f32::max);
        let in_row = |glyph: &TextGlyph| {
            let row = value.iter().filter(|own| (own.centre[1] - glyph.centre[1]).abs() < 0.5 * size);
            row.map(TextGlyph::right)
                .reduce(f32::max)
                .is_some_and(|end| (0.0..BEHIND * size).contains(&(glyph.left() - end)))
        };
        let in_column = |glyph: &TextGlyph| {
            let off = (highest - glyph.centre[1]).max(glyph.centre[1] - lowest);
            (left..right).contains(&glyph.centre[0]) && (0.5 * size..BELOW * size).contains(&off)
        };
        let near = |glyph: &&TextGlyph| {
            glyph.character.is_alphanumeric() && glyph.confidence > STRAY && (in_row(glyph) || in_column(glyph))
        };
        let mut stray = self.page.rows.iter().flatten().filter(near);
        stray.any(|glyph| !value.iter().chain(&self.claimed).any(|other| same_place(other, glyph)))
    }

    fn value_of(&self, label: &LabelPlace, all_rows: bool) -> Vec<TextGlyph> {
        let row = &self.page.rows[label.row];
        let neighbour = self.next_label(label.row, label.end);
        let end = neighbour.map_or(row.len(), |next| next.start);
        let half = row[label.end..end].first().filter(|first| self.is_other_half(label, first));
        let from = label.end + usize::from(half.is_some());
        let mut value = until_gap(&row[from..end], half.map_or(label.right, TextGlyph::right));
        if value.first().is_some_and(|first| !first.whole && first.left() < label.right + CUT * first.size) {
            // A fragment of the label's last character, which the edge of a region cut.
            let _ = value.remove(0);
            if let Some(first) = value.first_mut() {
                first.whole = false;
            }
        }
        let marks = value.iter().take_while(|glyph| SEPARATORS.contains(&glyph.character)).count();
        let _ = value.drain(..marks);
        if marks > 0 && self.is_translation(label, &value) {
            value.clear();
        }
        if value.is_empty() {
            value = self.text_right_of(label, neighbour.map_or(f32::INFINITY, |next| next.left));
        }
        let limit = neighbour.map_or(f32::INFINITY, |next| next.left);
        if all_rows {
            self.begin_above(label, limit, &mut value);
        }
        if value.is_empty() || all_rows {
            self.continue_below(label, limit, &mut value, if all_rows { usize::MAX } else { 1 });
        }
        value
    }

    /// The text right of a label in a row a little higher or lower, since labels and values may be set in different
    /// sizes.
    fn text_right_of(&self, label: &LabelPlace, limit: f32) -> Vec<TextGlyph> {
        let own = &self.page.rows[label.row];
        let size = own[label.start].size;
        let off = |row: &[TextGlyph]| (middle(row) - middle(&own[label.start..label.end])).abs();
        let rows = self.page.rows.iter().enumerate().filter(|(at, _)| *at != label.row);
        let free = rows.filter(|(at, _)| !self.is_labelled(*at)).map(|(_, row)| row);
        let near = free.filter(|row| off(row) < MAX_ROW_OFFSET * size).min_by(|a, b| off(a).total_cmp(&off(b)));
        let inside = |glyph: &&TextGlyph| (label.right..limit).contains(&glyph.centre[0]);
        let half = |glyph: &&TextGlyph| self.is_other_half(label, glyph);
        let right: Vec<TextGlyph> = near.into_iter().flatten().filter(inside).skip_while(half).cloned().collect();
        until_gap(&right, label.right)
    }

    /// Whether a character after the first half of a two-character label is its other half, even if misread: it ends
    /// where the labels above and below do, which are set to one width.
    fn is_other_half(&self, label: &LabelPlace, glyph: &TextGlyph) -> bool {
        let close = FLUSH * glyph.size;
        let ends_with_it = |other: &&LabelPlace| {
            (other.left - label.left).abs() < glyph.size && (other.right - glyph.right()).abs() < close
        };
        label.end - label.start == 1 && self.found.iter().filter(ends_with_it).count() >= 2
    }

    /// Whether the text after a label is the misread second half of a spelling such as `姓名/Name`: its length differs by
    /// at most two characters, and at least half of the characters are the same.
    fn is_translation(&self, label: &LabelPlace, value: &[TextGlyph]) -> bool {
        let row = &self.page.rows[label.row];
        let said: String = row[label.start..label.end].iter().map(|glyph| glyph.character).collect();
        self.labels[label.label].spellings.iter().filter_map(|spelling| spelling.strip_prefix(said.as_str())).any(
            |rest| {
                let rest = rest.trim_start_matches(SEPARATORS);
                let same = rest.chars().zip(value).filter(|(a, b)| a.eq_ignore_ascii_case(&b.character)).count();
                !rest.is_empty() && rest.chars().count().abs_diff(value.len()) <= 2 && same * 2 >= rest.chars().count()
            },
        )
    }

    /// Adds the rows of a value above the one beside its label, for a paragraph that is vertically centred on the label
    /// or begins a little higher. Such a row is as long as the row below it and is not part of the value of the label
    /// above.
    fn begin_above(&self, label: &LabelPlace, limit: f32, value: &mut Vec<TextGlyph>) {
        let own = &self.page.rows[label.row][label.start..label.end];
        let lowered = value.first().is_some_and(|first| first.centre[1] > middle(own) + LOWERED * own[0].size);
        let highest = middle(own) - if lowered { RAISED_AROUND } else { RAISED } * own[0].size;
        let taken = self.above(label).map(|other| self.value_of(other, false)).unwrap_or_default();
        while let Some((first, end)) = value.first().zip(row_end(value)) {
            let (left, size) = (first.left(), first.size);
            let rows = self.page.rows.iter().enumerate().filter(|(at, _)| !self.has_label(*at, label, left + size));
            let parts = rows.filter_map(|(at, row)| {
                let from = row.iter().position(|glyph| (glyph.left() - left).abs() < ALIGNED * size)?;
                let limit = self.next_label(at, from).map_or(limit, |next| limit.min(next.left));
                let within =
                    row[from..].iter().take_while(|glyph| glyph.centre[0] < limit).cloned().collect::<Vec<_>>();
                Some(until_gap(&within, left))
            });
            let fits = |part: &Vec<TextGlyph>| {
                let off = first.centre[1] - middle(part);
                let alike = part.first().is_some_and(|begin| (0.8..1.25).contains(&(begin.size / size)));
                let free = !part.iter().any(|glyph| taken.iter().any(|other| same_place(glyph, other)));
                let long = part.last().is_some_and(|last| last.right() > end - RAGGED * size);
                (SAME_ROW * size..TIGHT * size).contains(&off) && middle(part) > highest && alike && free && long
            };
            let Some(part) = parts.filter(fits).max_by(|a, b| middle(a).total_cmp(&middle(b))) else { return };
            let _ = value.splice(..0, part);
        }
    }

    /// Whether a row contains a label of the column of `other` that begins left of `before`.
    fn has_label(&self, row: usize, other: &LabelPlace, before: f32) -> bool {
        let size = self.page.rows[other.row][other.start].size;
        self.found.iter().any(|found| found.row == row && found.left < before && found.right > other.left - size)
    }

    /// The nearest label above another one in its column.
    fn above(&self, label: &LabelPlace) -> Option<&LabelPlace> {
        let size = self.page.rows[label.row][label.start].size;
        let column =
            self.found.iter().filter(|found| found.row < label.row && (found.left - label.left).abs() < 2.0 * size);
        column.max_by_key(|found| found.row)
    }

    /// Adds the rows of a value below its label: at most `most` of them, and only their part left of `limit`.
    fn continue_below(&self, label: &LabelPlace, limit: f32, value: &mut Vec<TextGlyph>, most: usize) {
        let row = &self.page.rows[label.row];
        let size = value.first().map_or(row[label.start].size, |first| first.size);
        let left = value.first().map_or(label.left, TextGlyph::left);
        let mut reach = value.last().map_or(left + 3.0 * size, TextGlyph::right);
        let mut above = value.last().map_or(middle(row), |last| last.centre[1]);
        let begun_at = value.last().map_or(f32::NEG_INFINITY, |last| last.centre[1] + 0.4 * size);
        let mut pitch = ROW_DISTANCE * size;
        let begun = usize::from(!value.is_empty());
        let mut added = 0;
        for (row_at, row) in self.page.rows.iter().enumerate().skip(label.row + 1) {
            if added == most {
                break;
            }
            let labels =
                || self.found.iter().filter(|found| found.row == row_at || self.stands_beside(found, label, row));
            if labels().any(|found| found.left < left + size && found.right > label.left - size) {
                break;
            }
            let right = labels().map(|found| found.left).filter(|label| *label > left).fold(limit, f32::min);
            let inside: Vec<TextGlyph> = row
                .iter()
                .filter(|glyph| glyph.left() >= left - INDENT * size.max(glyph.size) && glyph.centre[0] < right)
                .filter(|glyph| (0.6..1.7).contains(&(glyph.size / size)))
                .map(|glyph| TextGlyph { whole: glyph.whole && ALIKE.contains(&(glyph.size / size)), ..glyph.clone() })
                .collect();
            let Some(first) = inside.first().filter(|first| first.left() < reach) else { continue };
            // A wrapped row begins where the value begins; text that begins further right is something else.
            if added + begun > 0 && first.left() > left + SHIFT * size {
                continue;
            }
            let inside = until_gap(&inside, first.left());
            if middle(&inside) < begun_at {
                continue; // a row of the value itself
            }
            let distance = middle(&inside) - above;
            if distance > pitch {
                break;
            }
            above = middle(&inside);
            pitch = pitch.min(1.6 * distance);
            reach = reach.max(inside.last().map_or(reach, TextGlyph::right));
            value.extend(inside);
            added += 1;
        }
    }

    /// Whether a row is the value of another label, which is a little lower and has no text in its own row.
    fn stands_beside(&self, other: &LabelPlace, own: &LabelPlace, row: &[TextGlyph]) -> bool {
        let of = &self.page.rows[other.row];
        let off = middle(&of[other.start..other.end]) - middle(row);
        other.row > own.row
            && (0.0..MAX_ROW_OFFSET * of[other.start].size).contains(&off)
            && self.next_label(other.row, other.end).map_or(of.len(), |next| next.start) == other.end
    }

    /// Whether a row contains a label.
    pub fn is_labelled(&self, row: usize) -> bool {
        self.found.iter().any(|found| found.row == row)
    }

    /// The next label in a row from a position on.
    fn next_label(&self, row: usize, from: usize) -> Option<&LabelPlace> {
        self.found.iter().filter(|found| found.row == row && found.start >= from).min_by_key(|found| found.start)
    }
}

/// Right end of the first row of a value.
fn row_end(value: &[TextGlyph]) -> Option<f32> {
    let first = value.first()?;
    let row = value.iter().take_while(|glyph| (glyph.centre[1] - first.centre[1]).abs() < SAME_ROW * first.size);
    row.last().map(TextGlyph::right)
}

/// Whether two glyphs are in the same place, so that they are the same character.
fn same_place(a: &TextGlyph, b: &TextGlyph) -> bool {
    distance(a.centre, b.centre) < 0.1 * a.size
}

/// The characters up to the first wide gap, the one after `from` included.
pub(crate) fn until_gap(glyphs: &[TextGlyph], from: f32) -> Vec<TextGlyph> {
    let mut value: Vec<TextGlyph> = Vec::new();
    let mut right = from;
    for glyph in glyphs {
        let wide = if value.is_empty() { LABEL_GAP } else { COLUMN_GAP };
        if glyph.left() - right > wide * glyph.size {
            break;
        }
        right = glyph.right();
        value.push(glyph.clone());
    }
    value
}

/// Free space before a character of a row, in its size; 0 at the beginning.
fn gap_before(row: &[TextGlyph], at: usize) -> f32 {
    match (at.checked_sub(1).and_then(|before| row.get(before)), row.get(at)) {
        (Some(before), Some(glyph)) => (glyph.left() - before.right()) / glyph.size.max(1.0),
        _ => 0.0,
    }
}

/// Whether a character stands alone and is one half of a two-character label, which is set wide.
fn is_half(row: &[TextGlyph], at: usize, label: &PrintedLabel) -> bool {
    let lone = (at == 0 || gap_before(row, at) > LONE) && row.get(at + 1).is_some() && gap_before(row, at + 1) > LONE;
    let half = |spelling: &String| spelling.chars().count() == 2 && spelling.contains(row[at].character);
    lone && label.spellings.iter().any(half)
}

/// Halves of two-character labels that are alone in their rows and aligned with the left or right edge of another
/// label.
fn alone_in_row(page: &TextPage, labels: &[PrintedLabel], others: &[LabelPlace]) -> Vec<LabelPlace> {
    let lone = page
        .rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((at, <&[TextGlyph; 1]>::try_from(row.as_slice()).ok()?)));
    lone.flat_map(|(row, [only])| {
        let aligned = others.iter().any(|other| {
            let off = (only.left() - other.left).abs().min((only.right() - other.right).abs());
            other.row != row && off < 0.6 * only.size
        });
        let half = |label: &PrintedLabel| {
            label.spellings.iter().any(|spelling| spelling.chars().count() == 2 && spelling.contains(only.character))
        };
        let fits = labels.iter().enumerate().filter(move |(_, label)| aligned && half(label));
        fits.map(move |(label, _)| LabelPlace {
            label,
            row,
            start: 0,
            end: 1,
            left: only.left(),
            right: only.right(),
            score: 1.9 - row as f32 * 0.01,
        })
    })
    .collect()
}

/// The index after the half of a label at `at`, or after the other half if that follows, even with a speck between the
/// two.
fn half_end(row: &[TextGlyph], at: usize, label: &PrintedLabel) -> usize {
    let half = |glyph: &TextGlyph| {
        glyph.character != row[at].character
            && label.spellings.iter().any(|spelling| {
                spelling.chars().count() == 2
                    && spelling.starts_with(row[at].character)
                    && spelling.ends_with(glyph.character)
            })
    };
    let other = row.iter().enumerate().skip(at + 1).take(2).find(|(_, glyph)| half(glyph));
    other.map_or(at, |(other, _)| other) + 1
}

/// Number of characters at the beginning of a row that match a spelling, and how many of them differ: none, or one if
/// the spelling has four or more. A digit is not a misread character of a label but the beginning of its value.
fn matches(row: &[TextGlyph], spelling: &str) -> Option<(usize, usize)> {
    let length = spelling.chars().count();
    let text = row.get(..length)?.iter().map(|glyph| glyph.character);
    let differ = || text.clone().zip(spelling.chars()).filter(|(a, b)| !a.eq_ignore_ascii_case(b));
    if differ().any(|(read, _)| read.is_ascii_digit()) {
        return None;
    }
    let wrong = differ().count();
    (wrong == 0 || (wrong == 1 && length >= 4)).then_some((length, wrong))
}
