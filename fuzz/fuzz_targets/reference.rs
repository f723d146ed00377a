//! Any bytes can replace a table of the user: `fuzz/campaign.sh 300 reference`.
//! The first byte chooses the table. Whatever the file holds, the tables stay complete and a review succeeds.
#![no_main]

use std::sync::LazyLock;

use beian_desk::filing::Filing;
use beian_desk::i18n::Language;
use beian_desk::reference::Reference;
use beian_desk::rules::{self, Inspections};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

static SAMPLE: LazyLock<Option<Filing>> =
    LazyLock::new(|| Filing::from_json(include_str!("../../assets/demo/enterprise.json")).ok());
static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder for the table"));

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, text)) = bytes.split_first() else { return };
    let built_in = Reference::built_in().files();
    let file = &built_in[usize::from(*choice) % built_in.len()];
    let path = FOLDER.path().join(file.name);
    std::fs::write(&path, text).expect("the folder can be written to");
    let reference = Reference::load(FOLDER.path());
    std::fs::remove_file(&path).expect("the file was just written");
    assert_eq!(reference.files().len(), built_in.len());
    for refused in reference.refused() {
        for language in Language::ALL {
            assert!(!refused.text(language).is_empty());
        }
    }
    let (Some(filing), Some(today)) = (SAMPLE.as_ref(), NaiveDate::from_ymd_opt(2026, 11, 24)) else { return };
    let _ = rules::review(filing, &Inspections::new(), &reference, today);
});
