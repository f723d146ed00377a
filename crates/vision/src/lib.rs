//! Checks photographs of certificates ([`scan`]) and reads them ([`reading`]).

#[macro_use(rules)]
extern crate beian_core;

use beian_core::finding::Rule;
use beian_core::{finding, font, i18n, identifier, job, reference};

pub mod reading;
pub mod scan;

/// Hash of the code and the models of this crate. Results stored by a build with another fingerprint are not reused.
pub const FINGERPRINT: &str = env!("BEIAN_VISION_FINGERPRINT");

/// Every rule that can raise a finding on a picture.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [scan::decode::RULES, scan::rules::RULES, reading::rules::RULES, reading::portrait::RULES]
        .into_iter()
        .flatten()
        .copied()
}
