//! What a page tells of a section that was not checked yet: what does not come in the way of typing.

use crate::filing::{Filing, Shape, field, parse_date};
use crate::finding::{Finding, Level};
use crate::rules::{LETTER_OWN, picture_against};
use crate::view::anchor;

/// Whether a note about a finding is shown although its section was not checked yet.
pub fn is_shown_at_once(finding: &Finding, filing: &Filing) -> bool {
    let place = anchor(&finding.field, filing);
    is_against_picture(finding, filing)
        || finding.is(&LETTER_OWN)
        || is_of_choice(finding, &place, filing)
        || is_of_letter(&place, filing)
}

/// Whether the page of a section that was not checked yet shows a finding: as a note, or among those of a picture.
pub fn is_told_at_once(finding: &Finding, filing: &Filing) -> bool {
    is_shown_at_once(finding, filing) || picture_against(finding, filing).is_some()
}

/// Whether a finding follows from a choice made with one press, so that it does not interrupt typing.
fn is_of_choice(finding: &Finding, place: &str, filing: &Filing) -> bool {
    let choice = |row: &field::Field| matches!(row.value, Shape::Flag | Shape::NumberList) || !row.choices.is_empty();
    finding.level > Level::Error && filing.has(place) && field::at(place).is_some_and(choice)
}

/// Whether the place is the day on which a letter was signed, and that is given: its material is marked by it at once.
fn is_of_letter(place: &str, filing: &Filing) -> bool {
    place.starts_with("facts.letters_signed_on[") && parse_date(filing.text(place)).is_some()
}

/// Whether a finding says that a picture which is there is wrong or in doubt.
pub fn is_against_picture(finding: &Finding, filing: &Filing) -> bool {
    let picture = field::at(&finding.field).is_some_and(|row| matches!(row.value, Shape::Media | Shape::MediaList));
    picture && finding.level <= Level::Warning && filing.has(&finding.field)
}
