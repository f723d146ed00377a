//! Delimited text: CSV (RFC 4180) in UTF-8, UTF-16 or the encodings of Chinese systems, separated by commas, semicolons
//! or tabs.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::{Cell, Flaw, MOST_COLUMNS, MOST_ROWS, Row, Sheet, TableError};

/// Reads a text; the separator is the most frequent one in its first non-empty line.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, TableError> {
    let text = decode(bytes).ok_or(TableError::NotATable)?;
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let often = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = *b",;\t".iter().rev().max_by_key(|separator| often(separator)).unwrap_or(&b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut rows, mut inside) = (Vec::new(), 0);
    for record in reader.records() {
        let record = record.map_err(|_| TableError::NotATable)?;
        if record.len() > MOST_COLUMNS {
            return Err(TableError::TooManyColumns);
        }
        // Rows are counted by lines outside cells, including the empty lines that the reader skips.
        let place = record.position().map_or((0, 0), |place| (place.byte(), place.line()));
        let (byte, line) = (usize::try_from(place.0).unwrap_or_default(), usize::try_from(place.1).unwrap_or_default());
        let above = text.bytes().skip(byte).take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let number = (line + above.filter(|byte| *byte == b'\n').count()).saturating_sub(inside);
        inside += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let row = Row { number, cells: record.iter().map(cell).collect() };
        if row.is_empty() {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(TableError::TooManyRows);
        }
        rows.push(row);
    }
    Ok(Sheet { rows })
}

/// The text of bytes: decoded by their byte order mark, else as UTF-8, else as GB 18030; `None` where they are not
/// text.
fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?),
        None => UTF_8
            .decode_without_bom_handling_and_without_replacement(bytes)
            .or_else(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes)),
    }?;
    (!text.contains('\0')).then_some(text)
}

/// A cell of a text. Spreadsheet programs save long numbers with an exponent and lose their last digits.
fn cell(text: &str) -> Cell {
    // This notation keeps all digits: ="0123".
    let text = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let flaw = match text.trim().to_ascii_uppercase().split_once("E+") {
        Some((digits, exponent)) => {
            let number =
                |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            (number(digits) && number(exponent)).then_some(Flaw::DigitsLost)
        }
        None => None,
    };
    let missing = text.starts_with("#N/A") || text.starts_with("#REF!") || text.starts_with("#VALUE!");
    Cell { text: text.to_owned(), flaw: flaw.or(missing.then_some(Flaw::NoResult)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        let sheet = read(bytes).unwrap_or_default();
        let row = |row: Row| (row.number, row.cells.into_iter().map(|cell| cell.text).collect());
        sheet.rows.into_iter().map(row).collect()
    }

    #[test]
    fn encodings_and_separators_make_no_difference() {
        let wanted =
            [(1, vec!["姓名".to_owned(), "手机".to_owned()]), (2, vec!["张样本".to_owned(), "1301".to_owned()])];
        let text = "姓名,手机\n张样本,1301\n";
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let gbk = GB18030.encode(text).0.into_owned();
        let marked = format!("\u{feff}{text}").into_bytes();
        for bytes in [text.as_bytes().to_vec(), utf16, gbk, marked] {
            assert_eq!(texts(&bytes), wanted);
        }
        for separator in [";", "\t"] {
            assert_eq!(texts(text.replace(',', separator).as_bytes()), wanted);
        }
    }

    #[test]
    fn a_row_has_the_number_that_a_spreadsheet_shows() {
        let found = texts("甲,乙\n\n\"一\n二\",丙\n,\n丁,戊\n".as_bytes());
        assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 3, 5]);
    }

    #[test]
    fn what_is_no_text_is_refused_and_so_is_too_much() {
        assert_eq!(read(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]), Err(TableError::NotATable));
        assert_eq!(read("甲\n".repeat(MOST_ROWS + 1).as_bytes()), Err(TableError::TooManyRows));
        assert_eq!(read(",".repeat(MOST_COLUMNS).as_bytes()), Err(TableError::TooManyColumns));
        assert!(read("甲\n".repeat(MOST_ROWS).as_bytes()).is_ok());
    }

    #[test]
    fn digits_that_a_spreadsheet_took_away_are_noticed() {
        for lost in ["1.10105E+17", "9.11E+17 "] {
            assert_eq!(cell(lost).flaw, Some(Flaw::DigitsLost), "{lost}");
        }
        for whole in ["11010519491231002X", "E+1", "样本E+店", "110105194912310021"] {
            assert_eq!(cell(whole).flaw, None, "{whole}");
        }
        assert_eq!(cell("=\"0011\"").text, "0011");
        assert_eq!(cell("#N/A").flaw, Some(Flaw::NoResult));
    }
}
