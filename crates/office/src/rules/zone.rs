//! Development and free-trade zones in addresses: they are not districts, and the filing needs the district.

use crate::filing::path::{CERTIFICATE_ADDRESS, MAILING_ADDRESS, REGION};
use crate::finding::Finding;
use crate::reference::zones::NamedZones;

use super::rule::{FORM, one_of, text};
use super::{Case, Rule, Topic, is_confirmed};

const FIELDS: &[&str] = &[field!("icp_subject.base_info"), field!("icp_subject.organize_info.certificate_address")];

rules! {
    const OTHER: Rule = Rule::warning("address-zone").prevents(&["WXF-REGION", "PV-TJ-ZONE"]).reads(FIELDS);
    const UNKNOWN: Rule = Rule::notice("address-zone-unknown").prevents(&["WXF-REGION"]).reads(FIELDS);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let [_, city, district] = REGION.map(|path| case.filing.text(path));
    let Some(chosen) = case.reference.regions.get(district) else { return };
    let mailing = case.reference.zones.named(&case.value(MAILING_ADDRESS), city, &case.reference.regions);
    for (path, zone) in [(MAILING_ADDRESS, mailing), (CERTIFICATE_ADDRESS, of_certificate(case))] {
        let Some(zone) = zone else { continue };
        let finding = if zone.districts.is_empty() {
            Some(case.ask(&UNKNOWN, path))
        } else if zone.districts.iter().any(|district| district.code == chosen.code) {
            None
        } else {
            let names = zone.districts.iter().map(|district| district.name.as_str());
            Some(OTHER.on(REGION[2]).with("districts", one_of(names)))
        };
        if let Some(finding) = finding {
            let settled = is_confirmed(&finding, case.filing);
            found.push(finding.with("zone", text(zone.name)).with("chosen", text(&chosen.name)));
            if !settled {
                return;
            }
        }
    }
}

/// The zones in the address on an organisation's certificate, if it names no district itself.
pub(super) fn of_certificate<'a>(case: &Case<'a>) -> Option<NamedZones<'a>> {
    let address = case.value(CERTIFICATE_ADDRESS);
    let [_, city, district] = REGION.map(|path| case.filing.text(path));
    let regions = &case.reference.regions;
    let named = case.certificate_region.district.is_some()
        || regions.get(district).is_some_and(|district| address.contains(&district.name));
    if named || !case.is_organisation() { None } else { case.reference.zones.named(&address, city, regions) }
}
