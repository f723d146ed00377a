//! The answers of each row of a table, and the cells that could not be understood.

use super::answer::{self, usable};
use super::cell_error::Trouble;
use super::columns::{self, AssignedColumn, Column, HeadingMeaning, KIND, NOTE, OWNER, REGION, TAGS};
use super::{Cell, Row, Sheet, TableError};
use crate::filing::path::{self, CERTIFICATE_ADDRESS, MAILING_ADDRESS};
use crate::filing::{Filing, Kind, field};
use crate::identifier::NumberForm;
use crate::identifier::normal::value;
use crate::identifier::organisation::credit_code;
use crate::reference::Reference;
use crate::reference::subject::certificate::BUSINESS_LICENCE;
use crate::reference::subject::{ENTERPRISE, SubjectType};

const NATURE: &str = field!("icp_subject.base_info.type");
const CERTIFICATE: &str = field!("icp_subject.organize_info.certificate_type");
const NUMBER: &str = field!("icp_subject.organize_info.certificate_number");

/// The content of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries {
    /// Its columns with a heading, from the left.
    pub columns: Vec<Column>,
    /// Its rows below the headings, in order.
    pub entries: Vec<TableEntry>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct TableEntry {
    /// Number of the row as a spreadsheet program shows it.
    pub number: usize,
    /// Its answers, as in the table.
    pub filing: Filing,
    /// Who handles the draft, its tags, and a note on it, as in the table.
    pub label: EntryLabel,
    /// The cells that are not valid answers.
    pub problems: Vec<CellProblem>,
}

/// What a row says about its draft that is no part of the filing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryLabel {
    /// Who handles it.
    pub owner: String,
    /// Its tags, in one text.
    pub tags: String,
    /// A note.
    pub note: String,
}

impl EntryLabel {
    /// The part of it that a column holds.
    fn at(&mut self, path: &str) -> Option<&mut String> {
        match path {
            OWNER => Some(&mut self.owner),
            TAGS => Some(&mut self.tags),
            NOTE => Some(&mut self.note),
            _ => None,
        }
    }
}

/// A cell that is not a valid answer. It was left out of the filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// What its column answers, see [`columns::label`].
    pub path: &'static str,
    /// Its content.
    pub text: String,
    /// Why it is not a valid answer.
    pub trouble: Trouble,
}

/// The content of the sheet with most known headings, the first of equal ones. Columns in `assigned` have the assigned
/// meaning.
///
/// # Errors
/// [`TableError::NoHeadings`] and [`TableError::NoRows`].
pub fn entries(sheets: &[Sheet], assigned: &AssignedColumn, reference: &Reference) -> Result<Entries, TableError> {
    let known = |columns: &[Column]| columns.iter().filter(|column| column.meaning != HeadingMeaning::Unknown).count();
    let headed = sheets.iter().filter_map(|sheet| Some((sheet, columns::find(&sheet.rows, assigned)?)));
    let best = headed.rev().max_by_key(|(_, (_, columns))| known(columns));
    let (sheet, (place, mut columns)) = best.ok_or(TableError::NoHeadings)?;
    let rows = sheet.rows.iter().skip(place + 1);
    for column in &mut columns {
        let filled = |row: &&Row| row.cells.get(column.place).is_some_and(|cell| !cell.is_empty());
        column.filled = rows.clone().filter(filled).count();
    }
    let entries: Vec<TableEntry> = rows.filter_map(|row| entry(row, &columns, reference)).collect();
    if entries.is_empty() { Err(TableError::NoRows) } else { Ok(Entries { columns, entries }) }
}

/// The answers of a row; `None` where it has no content under a known heading.
fn entry(row: &Row, columns: &[Column], reference: &Reference) -> Option<TableEntry> {
    let cells = || {
        columns.iter().filter_map(|column| match column.meaning {
            HeadingMeaning::Answer(path) => Some((path, row.cells.get(column.place).filter(|cell| !cell.is_empty())?)),
            HeadingMeaning::Twice(_) | HeadingMeaning::Unknown | HeadingMeaning::Left => None,
        })
    };
    let (number, filing) = (row.number, Filing::new(Kind::default()));
    let mut entry = TableEntry { number, filing, label: EntryLabel::default(), problems: Vec::new() };
    for (path, cell) in cells().filter(|(path, _)| *path != REGION && !path::REGION.contains(path)) {
        entry.take(path, cell, reference);
    }
    let of = |wanted: &str| cells().find(|(path, _)| *path == wanted);
    let split = path::REGION.map(&of);
    entry.take_region(of(REGION), split, reference);
    entry.deduce(reference);
    cells().next().map(|_| entry)
}

impl TableEntry {
    fn take(&mut self, path: &'static str, cell: &Cell, reference: &Reference) {
        let taken = if let Some(part) = self.label.at(path) {
            usable(cell).map(|text| text.clone_into(part))
        } else if path == KIND {
            usable(cell)
                .and_then(|text| answer::kind(text).ok_or(Trouble::NoChoice))
                .map(|kind| self.filing.set_kind(kind))
        } else {
            let Some(field) = field::at(path) else { return };
            let first = path.replace("[]", "[0]");
            answer::answer(field, cell, reference).map(|value| self.filing.set(&first, value))
        };
        if let Err(trouble) = taken {
            self.note(path, cell, trouble);
        }
    }

    /// The nature and the certificate of a subject that has a credit code, where the table does not say them and the code
    /// does without doubt.
    fn deduce(&mut self, reference: &Reference) {
        let number = value(&self.filing, NUMBER);
        let enterprise = |row: &&SubjectType| row.code == ENTERPRISE;
        let natures = reference.subject_types.of_credit_code(&number);
        // No other number begins with a 9; one of a person may pass for a code.
        let sure =
            number.starts_with('9') || credit_code(&number).is_ok() && NumberForm::ResidentId.check(&number).is_err();
        let [nature] = natures.as_slice() else { return };
        if !sure {
            return;
        }
        if !self.filing.has(NATURE) {
            self.filing.set(NATURE, nature.code);
        }
        if enterprise(nature) && self.filing.number(NATURE) == Some(ENTERPRISE) && !self.filing.has(CERTIFICATE) {
            self.filing.set(CERTIFICATE, BUSINESS_LICENCE);
        }
    }

    /// The region of its own column or columns, else that which the mailing or registered address begins with; a mailing
    /// address does not say it again.
    fn take_region(
        &mut self,
        whole: Option<(&'static str, &Cell)>,
        split: [Option<(&'static str, &Cell)>; 3],
        reference: &Reference,
    ) {
        let regions = &reference.regions;
        let typed = match whole {
            Some((_, cell)) => [cell.text.as_str(), "", ""],
            None => split.map(|part| part.map_or("", |(_, cell)| cell.text.as_str())),
        };
        let mailing = self.filing.text(MAILING_ADDRESS).to_owned();
        let named = regions.split(&mailing);
        let codes = if typed.iter().any(|text| !text.trim().is_empty()) {
            match answer::region(typed, regions) {
                Ok(codes) => Some(codes),
                Err(trouble) => {
                    if let Some((path, cell)) = whole.or_else(|| split.into_iter().flatten().next()) {
                        self.note(path, cell, trouble);
                    }
                    None
                }
            }
        } else {
            let registered = || regions.split(self.filing.text(CERTIFICATE_ADDRESS));
            named.or_else(registered).map(|(codes, _)| codes.map(str::to_owned))
        };
        let Some(codes) = codes else { return };
        for (path, code) in path::REGION.into_iter().zip(&codes) {
            self.filing.set(path, code.as_str());
        }
        if let Some((again, street)) = named
            && again.iter().eq(codes.iter())
            && !street.is_empty()
        {
            self.filing.set(MAILING_ADDRESS, street);
        }
    }

    fn note(&mut self, path: &'static str, cell: &Cell, trouble: Trouble) {
        self.problems.push(CellProblem { path, text: cell.text.trim().to_owned(), trouble });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::table::read;

    fn of(text: &str) -> Entries {
        assigned(text, &AssignedColumn::new())
    }

    fn assigned(text: &str, assigned: &AssignedColumn) -> Entries {
        let found = read(text.as_bytes()).and_then(|sheets| entries(&sheets, assigned, Reference::built_in()));
        found.unwrap_or(Entries { columns: Vec::new(), entries: Vec::new() })
    }

    #[test]
    fn headings_are_found_below_a_title_and_rows_keep_their_numbers() {
        let found = of("客户资料表,,\n公司名称,负责人手机号,客户等级\n样本一店,13012344321,A\n\n样本二店,,B\n,,C\n");
        assert_eq!(found.columns[2].meaning, HeadingMeaning::Unknown);
        let rows: Vec<_> = found
            .entries
            .iter()
            .map(|entry| (entry.number, entry.filing.text(field!("icp_subject.base_info.name"))))
            .collect();
        assert_eq!(rows, [(3, "样本一店"), (5, "样本二店")]);
        assert_eq!(found.entries[0].filing.text(field!("icp_subject.principal_info.mobile")), "13012344321");
    }

    #[test]
    fn a_credit_code_says_nature_and_certificate_where_it_is_sure() {
        let of_number = |number: &str| {
            let found = of(&format!("公司名称,统一社会信用代码,手机\n甲,{number},1\n"));
            let filing = &found.entries[0].filing;
            (filing.number(NATURE), filing.number(CERTIFICATE))
        };
        let code = |start: &str| format!("{start}{}", crate::identifier::organisation::credit_code_check(start));
        let enterprise = (Some(ENTERPRISE), Some(BUSINESS_LICENCE));
        for number in [&*code("91440300708461136"), "91330106MA0000001", "92330106MA00000017"] {
            assert_eq!(of_number(number), enterprise, "{number}");
        }
        assert_eq!(of_number(&code("12330106MA0000001")), (Some(3), None), "an institution has one of several");
        assert_eq!(of_number("12330106MA0000001"), (None, None));
        let said = of("公司名称,统一社会信用代码,单位性质\n甲,91330106MA0000001,个人\n");
        assert_eq!(said.entries[0].filing.number(NATURE), Some(5), "what the table says stands");
    }

    #[test]
    fn of_two_columns_alike_the_first_counts() {
        let found = of("单位名称,公司名称,手机\n甲,乙,1\n");
        assert_eq!(found.columns[1].meaning, HeadingMeaning::Twice(field!("icp_subject.base_info.name")));
        assert_eq!(found.entries[0].filing.text(field!("icp_subject.base_info.name")), "甲");
    }

    #[test]
    fn what_somebody_says_of_a_column_counts_before_its_heading() {
        let table = "公司名称,简称,手机\n甲,乙,1\n";
        let name = field!("icp_subject.base_info.name");
        let found = assigned(table, &AssignedColumn::from([(1, Some(name)), (2, None)]));
        let meanings: Vec<HeadingMeaning> = found.columns.iter().map(|column| column.meaning).collect();
        assert_eq!(meanings, [HeadingMeaning::Twice(name), HeadingMeaning::Answer(name), HeadingMeaning::Left]);
        let filing = &found.entries[0].filing;
        assert_eq!(filing.text(name), "乙");
        assert!(!filing.has(field!("icp_subject.principal_info.mobile")));
    }

    #[test]
    fn a_cell_that_is_no_answer_is_told_and_left_out() {
        let found = of("公司名称,单位性质,身份证号,备案地区\n样本,外星,1.10105E+17,火星\n");
        let entry = &found.entries[0];
        let troubles: Vec<_> = entry.problems.iter().map(|problem| (problem.path, problem.trouble)).collect();
        assert_eq!(
            troubles,
            [
                (field!("icp_subject.base_info.type"), Trouble::NoChoice),
                (field!("icp_subject.principal_info.certificate_number"), Trouble::DigitsLost),
                (REGION, Trouble::NoRegion),
            ]
        );
        assert!(!entry.filing.has(field!("icp_subject.base_info.type")) && !entry.filing.has(path::REGION[0]));
    }

    #[test]
    fn a_region_is_taken_from_the_address_where_it_has_no_column() {
        for (table, street) in [
            ("公司名称,通讯地址\n样本,浙江省杭州市西湖区文三路1号\n", "文三路1号"),
            ("公司名称,备案地区,通讯地址\n样本,浙江省杭州市西湖区,浙江省杭州市西湖区文三路1号\n", "文三路1号"),
            ("公司名称,省,市,区,通讯地址\n样本,浙江,杭州,西湖,文三路1号\n", "文三路1号"),
            ("公司名称,注册地址\n样本,浙江省杭州市西湖区文三路1号\n", ""),
        ] {
            let found = of(table);
            let filing = &found.entries[0].filing;
            assert_eq!(path::REGION.map(|path| filing.text(path)), ["330000", "330100", "330106"], "{table}");
            assert_eq!(filing.text(MAILING_ADDRESS), street, "{table}");
        }
        let found = of("公司名称,备案地区,通讯地址\n样本,广东省深圳市南山区,浙江省杭州市西湖区文三路1号\n");
        assert_eq!(found.entries[0].filing.text(MAILING_ADDRESS), "浙江省杭州市西湖区文三路1号");
    }

    #[test]
    fn a_table_without_headings_or_rows_says_so() {
        let of = |text: &str| {
            read(text.as_bytes()).and_then(|sheets| entries(&sheets, &AssignedColumn::new(), Reference::built_in()))
        };
        assert_eq!(of("甲,乙\n1,2\n"), Err(TableError::NoHeadings));
        assert_eq!(of("公司名称,手机\n"), Err(TableError::NoRows));
        assert_eq!(of(" \n"), Err(TableError::Empty));
    }

    proptest! {
        #[test]
        fn whatever_stands_in_a_table_makes_a_filing_that_can_be_read(cells in prop::collection::vec("[^\"]{0,12}", 5)) {
            let row = cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
            for entry in of(&format!("公司名称,单位性质,是否同一人,服务内容,前置审批\n{row}\n")).entries {
                prop_assert_eq!(Filing::from_json(&entry.filing.to_json()), Ok(entry.filing.clone()));
            }
        }
    }
}
