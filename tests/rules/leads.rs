//! Every finding leads to a page of the window that shows its field.
#![cfg(feature = "desktop")]

use beian_desk::desktop::page::draft::form::layout::{asked, fields_of};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::filing::{Filing, Kind, field};
use beian_desk::finding::{Finding, Level};
use beian_desk::rules::{Material, Review};
use beian_desk::view::anchor;

use super::{Sample, rows};

/// Whether the page that shows the field of a finding lets the user answer it: among the questions of its section, or
/// among the requested materials.
fn leads(finding: &Finding, filing: &Filing, checklist: &[Material]) -> bool {
    let path = anchor(&finding.field, filing);
    let section = Section::of(&path);
    if !Section::of_filing(filing).any(|of_filing| of_filing == section) {
        return false;
    }
    let asked = fields_of(section, filing);
    // An item of a list is shown with its list.
    let within =
        |shown: &String| path.strip_prefix(shown.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('['));
    match section {
        Section::Materials => checklist.iter().any(|line| {
            let signed = format!("facts.letters_signed_on[{}]", line.slot);
            let shown = line.needed.is_asked() || filing.has(&line.slot) || filing.has(&signed);
            shown && (within(&line.slot) || path.starts_with(&signed))
        }),
        _ => asked.iter().any(within) || path == "kind",
    }
}

#[test]
fn every_finding_leads_to_a_page_that_shows_its_field() {
    let mut astray = Vec::new();
    for row in rows() {
        for sample in &row.raises {
            let Sample { filing, .. } = sample;
            let Review { findings, checklist, .. } = asked(sample.review(), filing);
            // A field that the form does not know leads nowhere; its finding can be confirmed.
            let known = findings.iter().filter(|finding| field::at(&finding.field).is_some());
            for finding in known {
                if !leads(finding, filing, &checklist) {
                    astray.push(format!("{:?} {} {}", finding.level, finding.rule, finding.field));
                }
            }
        }
    }
    astray.sort_unstable();
    astray.dedup();
    assert!(astray.is_empty(), "{astray:#?}");
}

#[test]
fn what_blocks_always_has_a_place_where_it_is_mended() {
    let blocking = |sample: &Sample| {
        let findings = sample.review().findings;
        findings.into_iter().filter(|finding| finding.level == Level::Error)
    };
    let nowhere: Vec<String> = rows()
        .iter()
        .flat_map(|row| row.raises.iter().flat_map(blocking))
        .filter(|finding| {
            finding.field != "kind" && field::at(&anchor(&finding.field, &Filing::new(Kind::New))).is_none()
        })
        .map(|finding| format!("{} {}", finding.rule, finding.field))
        .collect();
    assert!(nowhere.is_empty(), "{nowhere:#?}");
}
