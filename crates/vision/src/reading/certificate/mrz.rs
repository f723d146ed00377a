//! The machine-readable zone of a passport (ICAO Doc 9303 part 4, format TD3): two lines of 44 characters with five
//! check digits.

use super::super::date::lowest;
use super::super::page::{TextGlyph, TextPage};

/// Number of characters in a line.
pub(crate) const LENGTH: usize = 44;

/// Contents of the zone. Values whose check digit holds are proven.
pub(crate) struct MachineReadableZone {
    /// Text of both lines.
    pub text: String,
    /// Surname and given names, as printed: `ZHANG SAN`.
    pub name: String,
    pub number: CheckedValue,
    /// Code of the country or organisation that issued the passport, up to three letters.
    pub issuer: String,
    /// Code of the bearer's nationality, up to three letters.
    pub nationality: String,
    /// `YYMMDD`.
    pub birth: CheckedValue,
    /// `M`, `F` or `<`.
    pub sex: char,
    /// `YYMMDD`.
    pub expiry: CheckedValue,
    /// Whether the check digit over the whole second line holds.
    pub whole: bool,
    pub upper: Vec<TextGlyph>,
    pub lower: Vec<TextGlyph>,
}

/// A value with a check digit of its own.
pub(crate) struct CheckedValue {
    pub value: String,
    pub holds: bool,
}

/// The zone on a page, if there is one.
pub(crate) fn find(page: &TextPage) -> Option<MachineReadableZone> {
    let mut rows = page.rows.iter().rev().filter(|row| row.iter().any(|glyph| glyph.character == '<'));
    let lower = rows.next()?;
    let upper = rows.next()?;
    zone(&fit(upper, false), &fit(lower, true), upper, lower)
}

/// A row as a line of the zone, which has 44 characters. Lost fillers are restored in their place, and surplus ones are
/// removed.
fn fit(row: &[TextGlyph], lower: bool) -> String {
    let mut line: String = row.iter().map(|glyph| letter(glyph.character)).filter(|c| *c != ' ').collect();
    if !lower {
        // The first line contains no digits.
        line = line.chars().map(for_digit).collect();
        line.truncate(line.trim_end_matches('<').len());
        return format!("{line:<<LENGTH$}");
    }
    // The second line begins with 28 characters of fixed places and ends with two check digits.
    if line.len() < LENGTH && line.len() > 30 {
        let missing = LENGTH - line.len();
        if let Some(at) = line[28..].find('<').map(|at| at + 28) {
            line.insert_str(at, &"<".repeat(missing));
        }
    } else if line.len() > LENGTH {
        let extra = line.len() - LENGTH;
        if let Some(at) = line.get(28..).and_then(|rest| rest.find(&"<".repeat(extra + 1))).map(|at| at + 28) {
            line.replace_range(at..at + extra, "");
        }
    }
    // The nationality is three letters, which no check digit covers.
    line.char_indices().map(|(at, c)| if (10..13).contains(&at) { for_digit(c) } else { c }).collect()
}

fn letter(character: char) -> char {
    match character.to_ascii_uppercase() {
        c if c.is_ascii_uppercase() || c.is_ascii_digit() || c == '<' => c,
        '«' | '《' | '〈' | '(' | '≤' | 'く' | '∠' | '＜' | '-' => '<',
        _ => ' ',
    }
}

fn zone(first: &str, second: &str, upper: &[TextGlyph], lower: &[TextGlyph]) -> Option<MachineReadableZone> {
    if !first.starts_with('P') || second.len() != LENGTH || !second.is_ascii() || !first.is_ascii() {
        return None;
    }
    let digits = |range: std::ops::Range<usize>| second[range].chars().map(digit).collect::<String>();
    let checked = |value: String, at: usize| {
        let holds = digit(second.as_bytes()[at] as char) == check_digit(&value);
        CheckedValue { value: value.trim_end_matches('<').to_owned(), holds }
    };
    let mut number = checked(second[0..9].to_owned(), 9);
    if !number.holds {
        // A Chinese passport number is one letter and digits: further letters are misread digits if the check digit
        // says so.
        let repaired: String = second[0..1].chars().chain(second[1..9].chars().map(digit)).collect();
        number = checked(repaired, 9);
    }
    let birth = checked(digits(13..19), 19);
    let expiry = checked(digits(21..27), 27);
    let body = format!("{}{}{}", &second[0..10], &second[13..20], &second[21..43]);
    let name = first.get(5..)?.trim_end_matches('<');
    Some(MachineReadableZone {
        text: format!("{first}\n{second}"),
        name: name.replace("<<", " ").replace('<', " ").trim().to_owned(),
        issuer: first.get(2..5)?.trim_end_matches('<').to_owned(),
        nationality: second[10..13].trim_end_matches('<').to_owned(),
        number,
        birth,
        sex: second.as_bytes()[20] as char,
        expiry,
        whole: second.as_bytes()[43] as char == check_digit(&body),
        upper: upper.to_vec(),
        lower: lower.to_vec(),
    })
}

/// The letter that was misread as this digit, in a place for letters.
fn for_digit(character: char) -> char {
    match character {
        '0' => 'O',
        '1' => 'I',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        other => other,
    }
}

/// The digit that was misread as this letter, in a place for digits.
fn digit(character: char) -> char {
    match character {
        'O' | 'Q' | 'D' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        other => other,
    }
}

/// Check digit with the weights 7, 3, 1.
pub(crate) fn check_digit(text: &str) -> char {
    let value = |character: char| match character {
        '<' => 0,
        other => other.to_digit(36).unwrap_or(0),
    };
    let sum: u32 = text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum();
    char::from_digit(sum % 10, 10).unwrap_or('0')
}

impl MachineReadableZone {
    /// Number of values, of three, whose own check digit holds. A zone that lost characters may pass one check by
    /// chance.
    pub fn checks(&self) -> usize {
        [&self.number, &self.birth, &self.expiry].into_iter().filter(|value| value.holds).count()
    }

    /// Confidence of a value in the second line, given whether its check digit holds.
    pub fn confidence(&self, holds: bool) -> f32 {
        let weakest = lowest(&self.lower).max(0.5);
        match (holds, self.whole) {
            (true, true) => 0.98,
            (true, false) => 0.85_f32.min(0.3 + weakest * 0.55),
            (false, _) => 0.5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::page::TextLine;
    use super::*;

    // The specimen of ICAO Doc 9303 part 4, appendix A.
    const UPPER: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    const LOWER: &str = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn read(upper: &str, lower: &str) -> Option<MachineReadableZone> {
        let lines =
            [TextLine::written(upper, [0.0, 500.0], 20.0, 0.99), TextLine::written(lower, [0.0, 540.0], 20.0, 0.99)];
        find(&TextPage::new(&lines, 900.0, 600.0))
    }

    #[test]
    fn reads_the_published_specimen() {
        let zone = read(UPPER, LOWER).unwrap();
        assert_eq!(zone.name, "ERIKSSON ANNA MARIA");
        assert_eq!(zone.number.value, "L898902C3");
        assert_eq!((zone.birth.value.as_str(), zone.expiry.value.as_str()), ("740812", "120415"));
        assert!(zone.number.holds && zone.birth.holds && zone.expiry.holds && zone.whole);
    }

    #[test]
    fn lost_fillers_are_put_back() {
        let zone = read("P<UTOERIKSSON<<ANNA<MARIA<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<10").unwrap();
        assert!(zone.whole);
        assert_eq!(zone.text, format!("{UPPER}\n{LOWER}"));
    }

    #[test]
    fn digits_in_places_of_letters_are_letters() {
        let zone = read(&UPPER.replace("ERIKSSON", "ERIK5S0N"), &LOWER.replace("UTO", "UT0")).unwrap();
        assert_eq!((zone.nationality.as_str(), zone.name.as_str()), ("UTO", "ERIKSSON ANNA MARIA"));
        assert_eq!(zone.text, format!("{UPPER}\n{LOWER}"));
    }

    #[test]
    fn a_wrong_digit_is_seen() {
        let zone = read(UPPER, &LOWER.replace("740812", "740813")).unwrap();
        assert!(!zone.birth.holds && !zone.whole && zone.confidence(zone.birth.holds) < 0.8);
    }
}
