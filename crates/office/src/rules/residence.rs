//! Where an individual comes from: the address on the card, or the number's beginning while that address is empty.

use super::case::certificate;
use super::{Case, person};

/// Whether an individual files outside the province of its identity card; `None` where that cannot be seen, as with
/// papers that name no province.
pub(super) fn from_another_province(case: &Case<'_>) -> Option<bool> {
    let filed = case.province();
    if !case.is_individual() || filed.is_empty() || case.principal.certificate != Some(certificate::ID_CARD) {
        return None;
    }
    let home = if case.value(field!("icp_subject.organize_info.certificate_address")).is_empty() {
        let bearer = person::bearer(case, &case.principal)?;
        case.reference.regions.province_of(&bearer.region)?
    } else {
        case.certificate_region.province?
    };
    Some(home.code != filed)
}
