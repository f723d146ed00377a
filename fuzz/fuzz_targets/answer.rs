//! Any text can be pasted as the platform's answer: `fuzz/campaign.sh 300 answer`.
//! Findings that are recognised have messages in both languages and are on fields of the form or on none.
#![no_main]

use beian_desk::filing::field;
use beian_desk::i18n::Language;
use beian_desk::package::answer::PlatformAnswer;
use beian_desk::reference::Reference;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(answer) = PlatformAnswer::read(text, Reference::built_in(), &[]) else { return };
    for finding in &answer.findings {
        let place = finding.field.as_str();
        assert!(place.is_empty() || field::at(place).is_some() || field::all().iter().any(|row| row.path.starts_with(place)));
        for language in Language::ALL {
            assert!(!finding.message(language).is_empty());
        }
    }
});
