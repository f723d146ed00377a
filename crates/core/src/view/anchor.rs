//! The path under which a field is shown: the target of links, and where its findings appear.

use super::{SHARED, View};
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind};

/// Answers that an individual gives only once, as the responsible person.
const OF_INDIVIDUAL: [&str; 2] = ["certificate_type", "certificate_number"];

/// The path under which a field is shown: for a district, that of its province; for an answer that is kept equal to
/// another, the path where it is typed.
pub fn anchor(path: &str, filing: &Filing) -> String {
    if [field!("icp_subject.base_info.city"), field!("icp_subject.base_info.district")].contains(&path) {
        return field!("icp_subject.base_info.province").to_owned();
    }
    if path == field!("auth_data.invoice_info") {
        return format!("{path}.invoice_type");
    }
    if path == field!("icp_applets.base_info.name") {
        return field!("facts.applet_name").to_owned();
    }
    let view = View::new(filing);
    let twice = view.is_individual() && view.kind() != Kind::Cancel;
    let of_subject = path.strip_prefix(field!("icp_subject.organize_info")).and_then(|rest| rest.strip_prefix('.'));
    if let Some(key) = of_subject.filter(|key| twice && OF_INDIVIDUAL.contains(key)) {
        return format!("{PRINCIPAL}.{key}");
    }
    match path.strip_prefix(MANAGER).and_then(|rest| rest.strip_prefix('.')) {
        Some(key) if view.manager_is_principal() && SHARED.contains(&key) => format!("{PRINCIPAL}.{key}"),
        _ => path.to_owned(),
    }
}
