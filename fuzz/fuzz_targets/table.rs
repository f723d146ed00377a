//! Any bytes can be opened as a table of filings, CSV or workbook: `fuzz/campaign.sh 300 table`.
//! Every accepted row makes a filing that can be read again, and every invalid cell has a message.
#![no_main]

use beian_desk::filing::Filing;
use beian_desk::i18n::Language;
use beian_desk::reference::Reference;
use beian_desk::table::{self, AssignedColumn, MOST_ROWS};
use beian_desk::workflow;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(sheets) = table::read(bytes) else { return };
    // User assignments of columns are tested too: the first column is ignored.
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
