//! Home province of an individual: the address on the identity card, or the prefix of its number while that address is
//! empty.

use super::case::certificate;
use super::{Case, person};

/// Whether an individual files outside the province of the identity card; `None` where this is unknown, as with
/// certificates that name no province.
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
