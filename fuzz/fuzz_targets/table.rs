//! Any bytes can be opened as a table of filings, CSV or workbook: `fuzz/campaign.sh 300 table`.
//! Every row that is understood makes a filing that can be read again, and every cell that is not has its words.
#![no_main]

use beian_desk::filing::Filing;
use beian_desk::i18n::Language;
use beian_desk::reference::Reference;
use beian_desk::table::{self, AssignedColumn, MOST_ROWS};
use beian_desk::workflow;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(sheets) = table::read(bytes) else { return };
    // What somebody says of a column is tried too: the first is left out.
    for assigned in [AssignedColumn::new(), AssignedColumn::from([(0, None)])] {
        let Ok(found) = table::entries(&sheets, &assigned, Reference::built_in()) else { continue };
        assert!(found.entries.len() <= MOST_ROWS);
        for entry in &found.entries {
            assert_eq!(Filing::from_json(&entry.filing.to_json()), Ok(entry.filing.clone()));
            for problem in &entry.problems {
                assert!(Language::ALL.iter().all(|language| !workflow::cell_problem(problem, *language).is_empty()));
            }
        }
    }
});
