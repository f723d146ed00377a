//! The template for tables of filings: a workbook with headings, whose cells keep everything typed as text.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::MOST_ROWS;
use super::columns::{self, KIND, of_template};
use crate::filing::{Kind, Shape, field};
use crate::i18n::{self, Language};
use crate::reference::Reference;

/// Maximum length of the list of choices in a cell, in characters, without the quotes.
const LONGEST_LIST: usize = 255;

/// The bytes of the template workbook with a heading for every usual answer, in `language`; always the same.
pub fn template(reference: &Reference, language: Language) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let sheet = sheet(reference, language);
    for (name, content) in FIXED.into_iter().chain([("xl/worksheets/sheet1.xml", sheet.as_str())]) {
        // Writing to memory does not fail.
        let _ = archive.start_file(name, options);
        let _ = archive.write_all(content.as_bytes());
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The bytes of the template as text with the same headings: CSV in UTF-8, with the byte order mark that spreadsheet
/// programs need.
pub fn template_text(language: Language) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".into());
    // Writing to memory does not fail.
    let _ = writer.write_record(of_template().map(|path| columns::label(path, language)));
    writer.into_inner().unwrap_or_default()
}

/// The sheet: a frozen heading row, text columns, and lists of choices.
fn sheet(reference: &Reference, language: Language) -> String {
    let paths: Vec<&str> = of_template().collect();
    let (mut headings, mut widths, mut lists, mut listed) = (String::new(), String::new(), String::new(), 0);
    for (place, path) in paths.iter().enumerate() {
        let column = letters(place);
        let label = columns::label(path, language);
        let _ = write!(headings, "<c r=\"{column}1\" s=\"2\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(&label));
        let width =
            (label.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum::<usize>() + 4).max(14);
        let number = place + 1;
        let _ =
            write!(widths, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" style=\"1\" customWidth=\"1\"/>");
        let choices = choices(path, reference, language);
        // The choices are separated by commas.
        let whole = choices.iter().all(|choice| !choice.contains(','));
        let choices = choices.join(",");
        if whole && !choices.is_empty() && choices.chars().count() <= LONGEST_LIST {
            listed += 1;
            let last = MOST_ROWS;
            let _ = write!(
                lists,
                "<dataValidation type=\"list\" errorStyle=\"information\" allowBlank=\"1\" \
                 sqref=\"{column}2:{column}{last}\"><formula1>\"{}\"</formula1></dataValidation>",
                escaped(&choices)
            );
        }
    }
    format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" \
         topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>{widths}</cols>\
         <sheetData><row r=\"1\">{headings}</row></sheetData><dataValidations count=\"{listed}\">{lists}</dataValidations>\
         </worksheet>"
    )
}

/// The choices of a column; none where any text may be typed.
fn choices(path: &str, reference: &Reference, language: Language) -> Vec<String> {
    if path == KIND {
        return Kind::ALL.map(|kind| i18n::text(language, &format!("overview-kind-{}", kind.name()))).into();
    }
    let Some(field) = field::at(path) else { return Vec::new() };
    match (field.value, field.table.as_deref()) {
        (Shape::Flag, _) => ["table-yes", "table-no"].map(|key| i18n::text(language, key)).into(),
        (Shape::Number, Some("subject_types")) => {
            reference.subject_types.all().iter().map(|row| row.name(language).to_owned()).collect()
        }
        (Shape::Number, Some("pre_approvals")) => {
            reference.pre_approvals.all().iter().map(|row| row.name(language).to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// The letters of a column, numbered from 0.
fn letters(place: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    match place / 26 {
        0 => letter(place).to_string(),
        more => format!("{}{}", letter(more - 1), letter(place)),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The parts of a workbook with one sheet (ECMA-376, part 1) that never vary. Format 49 is the text format.
pub(super) const FIXED: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="备案" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{AssignedColumn, HeadingMeaning, TableError, entries, read};

    #[test]
    fn the_empty_table_is_understood_in_both_languages_and_is_always_the_same() {
        for language in Language::ALL {
            let reference = Reference::built_in();
            let bytes = template(reference, language);
            assert_eq!(bytes, template(reference, language));
            let sheets = read(&bytes).unwrap_or_default();
            assert_eq!(
                entries(&sheets, &AssignedColumn::new(), reference),
                Err(TableError::NoRows),
                "headings and nothing below them"
            );
            let (_, columns) = columns::find(&sheets[0].rows, &AssignedColumn::new()).unwrap_or_default();
            let meant: Vec<HeadingMeaning> = columns.iter().map(|column| column.meaning).collect();
            assert_eq!(meant, of_template().map(HeadingMeaning::Answer).collect::<Vec<_>>());
            let text = read(&template_text(language)).unwrap_or_default();
            assert_eq!(text[0].rows[0].cells, sheets[0].rows[0].cells, "and so is the text");
        }
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!([0, 25, 26, 51, 52].map(letters), ["A", "Z", "AA", "AZ", "BA"]);
    }

    #[test]
    fn what_the_lists_offer_is_understood() {
        for path in of_template() {
            for language in Language::ALL {
                for choice in choices(path, Reference::built_in(), language) {
                    let table = format!("公司名称\t{path}\n样本\t{choice}\n");
                    let found = read(table.as_bytes())
                        .and_then(|sheets| entries(&sheets, &AssignedColumn::new(), Reference::built_in()));
                    assert!(found.is_ok_and(|found| found.entries[0].problems.is_empty()), "{path} {choice}");
                }
            }
        }
    }
}
