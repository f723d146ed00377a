//! Judges photographs of certificates ([`scan`]) and reads what stands on them ([`reading`]).

use beian_core::{finding, i18n, identifier, job};

pub mod reading;
pub mod scan;

/// Names the code and the models of this crate: what another build found in a picture is not taken for its own.
pub const FINGERPRINT: &str = env!("BEIAN_VISION_FINGERPRINT");
