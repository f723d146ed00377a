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

/// Minimum length of a row without a filler that may be the second line of a zone: where the personal number takes all
/// its places, as in some Chinese passports, there is none.
const FULL: usize = 40;

/// Places of the second line: number with its check digit and nationality, then birth, sex and expiry with two check
/// digits, then the rest.
const HEAD: usize = 13;
const DATES: usize = 15;
const TAIL: usize = LENGTH - HEAD - DATES;

/// The zone on a page, if there is one: of all pairs of rows that may be one, that with most check digits that hold, and
/// of equals the lowest.
pub(crate) fn find(page: &TextPage) -> Option<MachineReadableZone> {
    let lines = page.rows.iter().filter(|row| {
        row.iter().any(|glyph| glyph.character == '<')
            || row.len() >= FULL && row.iter().all(|glyph| glyph.character.is_ascii_alphanumeric())
    });
    let lines: Vec<&Vec<TextGlyph>> = lines.collect();
    let pairs = lines.windows(2).filter_map(|pair| zone(&upper(pair[0]), &lower(pair[1]), pair[0], pair[1]));
    pairs.max_by_key(|zone| (zone.checks(), zone.whole))
}

/// The characters of a row that a zone may contain.
fn letters(row: &[TextGlyph]) -> String {
    row.iter().map(|glyph| letter(glyph.character)).filter(|c| *c != ' ').collect()
}

/// A row as the first line of a zone: without digits, filled up to 44 characters.
fn upper(row: &[TextGlyph]) -> String {
    let line: String = letters(row).chars().map(for_digit).collect();
    format!("{:<<LENGTH$}", line.trim_end_matches('<'))
}

/// A row as the second line of a zone, with letters and digits where each belongs. Fillers that were lost are put back,
/// and surplus ones removed: the dates, between which the sex stands, show where everything else does.
fn lower(row: &[TextGlyph]) -> String {
    let line = letters(row);
    let found = (0..line.len().saturating_sub(DATES - 1)).find(|at| has_dates(&line[*at..at + DATES]));
    let line = match found {
        Some(at) => format!("{}{}{}", head(&line[..at]), &line[at..at + DATES], tail(&line[at + DATES..])),
        None if line.len() > HEAD + DATES => format!("{}{}", &line[..HEAD + DATES], tail(&line[HEAD + DATES..])),
        None => line,
    };
    let place = |(at, c): (usize, char)| match at {
        // The nationality is three letters, which no check digit covers.
        10..=12 => for_digit(c),
        9 | 13..=19 | 21..=27 | 43 => digit(c),
        _ => c,
    };
    line.chars().enumerate().map(place).collect()
}

/// Whether a text is the birth date, the sex and the expiry date, with check digits that hold.
fn has_dates(text: &str) -> bool {
    let holds = |from: usize| {
        let date: String = text[from..from + 7].chars().map(digit).collect();
        date.chars().all(|c| c.is_ascii_digit()) && date.ends_with(check_digit(&date[..6]))
    };
    text[7..8].contains(['M', 'F', 'X', '<']) && holds(0) && holds(8)
}

/// What stands before the birth date, in 13 characters: lost fillers are put back behind the nationality or into the
/// number, whichever its check digit allows; what was read before it is no part of it.
fn head(text: &str) -> String {
    let holds = |head: &str| head[9..10].chars().map(digit).eq([check_digit(&head[..9])]);
    if text.len() >= HEAD {
        return text[text.len() - HEAD..].to_owned();
    }
    let fillers = "<".repeat(HEAD - text.len());
    let behind = format!("{text}{fillers}");
    let inside = text.rfind('<').map(|at| format!("{}{fillers}{}", &text[..at], &text[at..]));
    [Some(behind.clone()), inside].into_iter().flatten().find(|head| holds(head)).unwrap_or(behind)
}

/// What stands behind the expiry date, in 16 characters.
fn tail(text: &str) -> String {
    let at = text.find('<');
    match (text.len(), at) {
        (length, Some(at)) if length < TAIL => {
            format!("{}{}{}", &text[..at], "<".repeat(TAIL - length), &text[at..])
        }
        (length, Some(_)) if length > TAIL => {
            let surplus = "<".repeat(length - TAIL);
            let run = text.find(&format!("{surplus}<"));
            run.map_or_else(|| text[..TAIL].to_owned(), |at| format!("{}{}", &text[..at], &text[at + surplus.len()..]))
        }
        _ => text.to_owned(),
    }
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
    let holds = |value: &str, at: usize| second[at..=at].contains(check_digit(value));
    let total = |number: &str| {
        let body = format!("{number}{}{}{}", &second[9..10], &second[13..20], &second[21..43]);
        second[43..].contains(check_digit(&body))
    };
    let (mut number, mut whole) = (second[..9].to_owned(), total(&second[..9]));
    let mut number_holds = holds(&number, 9);
    if !number_holds {
        // A Chinese passport number is one letter and digits: further letters are misread digits if both check digits
        // say so.
        let repaired: String = second[..1].chars().chain(second[1..9].chars().map(digit)).collect();
        if holds(&repaired, 9) && total(&repaired) {
            (number, number_holds, whole) = (repaired, true, true);
        }
    }
    let checked = |value: &str, holds: bool| CheckedValue { value: value.trim_end_matches('<').to_owned(), holds };
    let date = |from: usize| checked(&second[from..from + 6], holds(&second[from..from + 6], from + 6));
    let name = first.get(5..)?.trim_end_matches('<');
    Some(MachineReadableZone {
        text: format!("{first}\n{number}{}", &second[9..]),
        name: name.replace("<<", " ").replace('<', " ").trim().to_owned(),
        issuer: first.get(2..5)?.trim_end_matches('<').to_owned(),
        nationality: second[10..13].trim_end_matches('<').to_owned(),
        number: checked(&number, number_holds),
        birth: date(13),
        sex: second.as_bytes()[20] as char,
        expiry: date(21),
        whole,
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
    fn lost_fillers_are_put_back_where_the_check_digits_allow_it() {
        // A German passport, whose code of the country is one letter.
        let (upper, lower) =
            ("P<D<<SPECIMEN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<<<", "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4");
        let whole = read(upper, lower).unwrap();
        assert!(whole.whole && whole.number.holds, "{}", whole.text);
        for lost in ["C01X00T478D6408125F2702283<<<<<<<4", "C01X00T478D<6408125F2702283<<<<<<<<<<<<<<<<<4"] {
            let zone = read(upper, lost).unwrap();
            assert_eq!(zone.text, whole.text, "{lost}");
        }
        // A number of fewer than nine characters.
        let short = read("P<UTOERIKSSON<<ANNA", "L8989<<<<3UTO7408122F1204159<<<<<<<<<<<<<<<4").unwrap();
        assert!(short.number.holds && short.whole, "{}", short.text);
        for lost in ["L8989<3UTO7408122F1204159<<<<4", "|L8989<<<3UTO7408122F1204159<<<<<<<4"] {
            assert_eq!(read("P<UTOERIKSSON<<ANNA", lost).unwrap().text, short.text, "{lost}");
        }
    }

    #[test]
    fn a_second_line_without_fillers_and_rows_below_the_zone_are_no_hindrance() {
        let lower = "E123456782CHN9001011F3001019MNPNLOPBNNNMA964";
        let zone = read("POCHNYANGBEN<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<", lower).unwrap();
        assert_eq!((zone.number.value.as_str(), zone.birth.value.as_str()), ("E12345678", "900101"));
        let lines = [(UPPER, 500.0), (LOWER, 540.0), ("<<<", 600.0), ("www<<", 640.0)]
            .map(|(text, y)| TextLine::written(text, [0.0, y], 20.0, 0.99));
        assert!(find(&TextPage::new(&lines, 900.0, 700.0)).unwrap().whole);
    }

    #[test]
    fn a_number_with_a_misread_digit_needs_both_check_digits() {
        let printed = "E123456782CHN9001011F3001019<<<<<<<<<<<<<<02";
        let zone = read(UPPER, &printed.replace("E1234", "EI2B4")).unwrap();
        assert!(!zone.number.holds);
        let zone = read(UPPER, &printed.replace("E1234", "EI234")).unwrap();
        assert_eq!((zone.number.value.as_str(), zone.number.holds && zone.whole), ("E12345678", true));
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
