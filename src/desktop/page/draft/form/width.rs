//! Widths of the controls of a form in logical pixels, according to the expected text.

use iced::{Fill, Length};

use crate::filing::field::{self as table, Width};

/// Width of the field of a small number.
pub const NUMERAL: f32 = 120.0;
/// Width for a few characters: a telephone number, a person's name, a word.
const SHORT: f32 = 200.0;
/// Width for twenty or thirty characters: the number of a certificate or an account, an e-mail address.
const MIDDLE: f32 = 320.0;
/// Width of a button that shows a choice from a table.
pub const CHOSEN: f32 = 440.0;

/// Width of a single-line field, from the field table.
pub fn width_of(path: &str) -> Length {
    match table::at(path).map_or(Width::Long, table::Field::width) {
        Width::Short => SHORT.into(),
        Width::Middle => MIDDLE.into(),
        Width::Long => Fill,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_as_wide_as_what_is_written_there() {
        for (path, width) in [
            ("icp_subject.principal_info.mobile", SHORT.into()),
            ("icp_subject.principal_info.name", SHORT.into()),
            ("facts.emergency_contacts[icp_subject.principal_info].relation", SHORT.into()),
            ("icp_subject.principal_info.email", MIDDLE.into()),
            ("icp_subject.organize_info.certificate_number", MIDDLE.into()),
            ("auth_data.invoice_info.vat.bank_account", MIDDLE.into()),
            ("icp_subject.base_info.name", Fill),
            ("icp_subject.base_info.address", Fill),
        ] {
            assert_eq!(width_of(path), width, "{path}");
        }
    }
}
