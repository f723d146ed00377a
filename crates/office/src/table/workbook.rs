//! Spreadsheet workbooks (Office Open XML, ECMA-376), read cell by cell under limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, Dimensions, Reader, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::{Cell, Flaw, MAX_TABLE_BYTES, MOST_COLUMNS, MOST_ROWS, Row, Sheet, TableError};

/// Maximum size of an unpacked workbook in bytes.
const UNPACKED: u64 = 8 * MAX_TABLE_BYTES;
/// Maximum number of files in a workbook.
const FILES: usize = 4096;
/// Maximum number of sheets that are read.
const SHEETS: usize = 8;
/// Maximum number of merged ranges that are read.
const MERGED: usize = 4 * MOST_ROWS;
/// Largest whole number of which a spreadsheet keeps all digits.
const EXACT: f64 = 1e15;

/// Whether the bytes begin like a zip archive.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the bytes begin like a compound file: an old workbook, or one protected by a password.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// The visible sheets of a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, TableError> {
    check(bytes)?;
    let damaged = |_| TableError::Damaged;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let visible = workbook.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = visible.take(SHEETS).map(|sheet| sheet.name.clone()).collect();
    names.iter().map(|name| sheet(&mut workbook, name)).collect()
}

/// Rejects an archive that is not a workbook or unpacks to too much. The workbook reader has no limits of its own and
/// allocates memory for as many texts as the workbook claims to have.
fn check(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Damaged)?;
    if archive.index_for_name("[Content_Types].xml").is_none() {
        return Err(TableError::NotATable);
    }
    if archive.len() > FILES {
        return Err(TableError::TooLarge);
    }
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| TableError::Damaged)?;
        let is_texts = entry.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        let mut part = Vec::new();
        entry.take(left + 1).read_to_end(&mut part).map_err(|_| TableError::Damaged)?;
        left = left.checked_sub(part.len() as u64).ok_or(TableError::TooLarge)?;
        if is_texts && !counts_truly(&part) {
            return Err(TableError::Damaged);
        }
    }
    Ok(())
}

/// Whether a workbook's list of shared texts claims no more texts than it has bytes.
fn counts_truly(part: &[u8]) -> bool {
    let end = part.windows(3).position(|three| three == b"<si").unwrap_or(part.len());
    let head = String::from_utf8_lossy(part.get(..end).unwrap_or_default());
    // Another encoding of the file would hide the number.
    let plain = !part.contains(&0);
    plain
        && head.match_indices("uniqueCount").all(|(at, word)| {
            let rest = head.get(at + word.len()..).unwrap_or_default().trim_start_matches([' ', '=', '"', '\'']);
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().is_ok_and(|count: usize| count <= part.len())
        })
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, TableError> {
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| TableError::Damaged)?;
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some(read) = reader.next_cell().map_err(|_| TableError::Damaged)? {
        let (row, column) = read.get_position();
        let cell = cell(read.get_value());
        if cell.is_empty() {
            continue;
        }
        if column as usize >= MOST_COLUMNS {
            return Err(TableError::TooManyColumns);
        }
        if rows.len() == MOST_ROWS && !rows.contains_key(&row) {
            return Err(TableError::TooManyRows);
        }
        put(rows.entry(row).or_default(), column as usize, cell);
    }
    fill(&mut rows, &merged);
    let rows = rows.into_iter().map(|(row, cells)| Row { number: row as usize + 1, cells });
    Ok(Sheet { rows: rows.collect() })
}

fn put(cells: &mut Vec<Cell>, column: usize, cell: Cell) {
    if cells.len() <= column {
        cells.resize(column + 1, Cell::default());
    }
    if let Some(place) = cells.get_mut(column) {
        *place = cell;
    }
}

/// The content of vertically merged cells is copied to each of their non-empty rows.
fn fill(rows: &mut BTreeMap<u32, Vec<Cell>>, merged: &[Dimensions]) {
    let columns = merged.iter().filter(|range| range.start.0 < range.end.0 && range.start.1 == range.end.1);
    for range in columns.take(MERGED) {
        let column = range.start.1 as usize;
        let Some(first) = rows.get(&range.start.0).and_then(|cells| cells.get(column)).cloned() else { continue };
        for (_, cells) in rows.range_mut(range.start.0 + 1..=range.end.0) {
            put(cells, column, first.clone());
        }
    }
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::Int(number) => Cell::text(number.to_string()),
        DataRef::Float(number) if number.abs() >= EXACT => {
            Cell { text: format!("{number:.0}"), flaw: Some(Flaw::DigitsLost) }
        }
        DataRef::Float(number) => Cell::text(number.to_string()),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Bool(flag) => Cell::text(flag.to_string()),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Cell::text(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTime(length) => Cell::text(length.as_f64().to_string()),
        DataRef::DateTimeIso(text) => Cell::text(text.split('T').next().unwrap_or_default()),
        DataRef::Error(error) => Cell { text: error.to_string(), flaw: Some(Flaw::NoResult) },
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::table::template::{FIXED, template};

    /// A workbook with these rows on its sheet, content after them, and further parts.
    fn workbook(rows: &str, behind: &str, parts: &[(&str, &str)]) -> Vec<u8> {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{behind}</worksheet>");
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in FIXED.iter().chain(parts).copied().chain([("xl/worksheets/sheet1.xml", sheet.as_str())])
        {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn cells(bytes: &[u8]) -> Vec<(usize, Vec<Cell>)> {
        let sheets = read(bytes).unwrap();
        sheets.into_iter().flat_map(|sheet| sheet.rows).map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn cells_of_every_kind_become_texts() {
        let rows = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>样本</t></is></c><c r="C2"><v>13012344321</v></c></row>
            <row r="5"><c r="A5"><v>110105194912310021</v></c><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#N/A</v></c>
            <c r="D5" t="d"><v>2026-01-02T00:00:00</v></c></row>"#;
        let found = cells(&workbook(rows, "", &[]));
        assert_eq!(found[0], (2, vec![Cell::text("样本"), Cell::default(), Cell::text("13012344321")]));
        assert_eq!(found[1].1[0].flaw, Some(Flaw::DigitsLost));
        assert_eq!((found[1].1[1].text.as_str(), found[1].1[2].flaw), ("true", Some(Flaw::NoResult)));
        assert_eq!(found[1].1[3], Cell::text("2026-01-02"));
    }

    #[test]
    fn days_are_told_by_the_format_of_their_cell() {
        let styles = FIXED[4].1.replace("numFmtId=\"49\"", "numFmtId=\"14\"");
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" s="1"><v>43831</v></c><c r="B1"><v>43831</v></c></row></sheetData></worksheet>"#;
        let parts =
            FIXED[..4].iter().copied().chain([("xl/styles.xml", styles.as_str()), ("xl/worksheets/sheet1.xml", sheet)]);
        for (name, content) in parts {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        let found = cells(&archive.finish().unwrap().into_inner());
        assert_eq!(found[0].1, [Cell::text("2020-01-01"), Cell::text("43831")]);
    }

    #[test]
    fn a_cell_that_spans_rows_counts_for_each() {
        let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1</v></c></row>
            <row r="2"><c r="B2"><v>2</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>"#;
        let merged = r#"<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>"#;
        let found = cells(&workbook(rows, merged, &[]));
        assert_eq!(found[1].1[0], Cell::text("甲"));
        assert_eq!(found[2].1[0], Cell::default());
    }

    #[test]
    fn what_is_too_much_is_refused_before_room_is_made_for_it() {
        let shared = |count: &str| {
            let part = format!("<sst xmlns=\"x\" uniqueCount=\"{count}\"><si><t>样本</t></si></sst>");
            read(&workbook("", "", &[("xl/sharedStrings.xml", &part)]))
        };
        assert_eq!(shared("18446744073709551615"), Err(TableError::Damaged));
        assert_eq!(shared("900000000000"), Err(TableError::Damaged));
        assert!(shared("1").is_ok());
        let far = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
        assert_eq!(read(&workbook(far, "", &[])), Err(TableError::TooManyColumns));
        let rows = (1..=MOST_ROWS + 1).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"));
        let many = rows.collect::<Vec<_>>().concat();
        assert_eq!(read(&workbook(&many, "", &[])), Err(TableError::TooManyRows));
        let deep = r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#;
        assert_eq!(cells(&workbook(deep, "", &[]))[0].0, 1_048_576);
    }

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused() {
        let zeros = " ".repeat((UNPACKED + 1) as usize);
        assert_eq!(read(&workbook("", "", &[("xl/media/image.bin", &zeros)])), Err(TableError::TooLarge));
    }

    #[test]
    fn what_is_no_workbook_is_told_apart() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("filing.json", SimpleFileOptions::default()).unwrap();
        assert_eq!(read(&archive.finish().unwrap().into_inner()), Err(TableError::NotATable));
        assert_eq!(super::super::read(&[0xD0, 0xCF, 0x11, 0xE0, 1, 2]), Err(TableError::OldOrLocked));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_broken_workbook_is_refused_and_nothing_worse(at in 0usize..4000, byte: u8, cut in 0usize..4000) {
            let whole = template(crate::reference::Reference::built_in(), crate::i18n::Language::Chinese);
            let mut bytes = whole.clone();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = read(&bytes);
            let _ = read(&whole[..cut % whole.len()]);
        }
    }
}
