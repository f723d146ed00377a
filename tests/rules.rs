//! The review: clean filings pass, every defect is found under its name, near misses are not.

mod support;

use beian_desk::finding::Level;
use beian_desk::i18n::Language;

use support::*;

/// Findings as `level rule field`.
fn seen(filing: &beian_desk::filing::Filing) -> Vec<String> {
    let review = review(filing);
    let line = |finding: &beian_desk::finding::Finding| {
        format!("{:?} {} {} {}", finding.level, finding.rule, finding.field, finding.message(Language::Chinese))
    };
    review.findings.iter().map(line).collect()
}

#[test]
fn clean_filings_pass_with_few_notices() {
    // Guangdong, where these filings are made, refuses the certificate of a medical institution.
    let natures = NATURES.into_iter().filter(|(nature, ..)| *nature != 17);
    let natures = natures.map(|(nature, ..)| (format!("nature {nature}"), of_nature(nature)));
    let named = [
        ("enterprise", enterprise()),
        ("letters", enterprise_with_letters()),
        ("sole proprietor", sole_proprietor()),
        ("individual", individual()),
        ("passport", passport_holder()),
        ("change", change()),
        ("cancel", cancel()),
    ];
    let named = named.into_iter().map(|(name, filing)| (name.to_owned(), filing));
    for (name, filing) in named.chain(natures) {
        let review = review(&filing);
        let loud = review.findings.iter().filter(|finding| finding.level != Level::Notice).count();
        assert!(review.ready() && loud == 0, "{name}: {:#?}", seen(&filing));
        assert!(review.findings.len() <= 5, "{name}: {:#?}", seen(&filing));
    }
}
