//! Any bytes can be opened as a filing file: `fuzz/campaign.sh 300 draft`.
//! A filing that is accepted is written back completely, is stable under normalisation, and exports its paths.
#![no_main]

use beian_desk::filing::Filing;
use beian_desk::identifier::normal;
use beian_desk::package::compare;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(filing) = Filing::from_json(text) else { return };
    assert_eq!(Filing::from_json(&filing.to_json()).as_ref(), Ok(&filing));
    let sent = normal::filing(&filing);
    assert_eq!(normal::filing(&sent), sent);
    assert!(compare(&filing, &filing).is_empty());
    for (place, name) in filing.media() {
        assert_eq!(filing.text(&place), name);
    }
});
