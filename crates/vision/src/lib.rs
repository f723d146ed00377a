//! Checks photographs of certificates ([`scan`]) and reads them ([`reading`]).

#[macro_use(rules)]
extern crate beian_core;

use beian_core::finding::Rule;
use beian_core::{finding, font, i18n, identifier, job, reference};

pub mod reading;
pub mod scan;

/// Names the code and the models of this crate: what another build found in a picture is not taken for its own.
pub const FINGERPRINT: &str = env!("BEIAN_VISION_FINGERPRINT");

/// Every rule whose findings a picture may have.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [scan::decode::RULES, scan::rules::RULES, reading::rules::RULES, reading::portrait::RULES]
        .into_iter()
        .flatten()
        .copied()
}
