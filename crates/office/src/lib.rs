//! The life of a filing: review, storage, package, and progress until the number is granted.

#[macro_use(field, person_field, rules)]
extern crate beian_core;

use beian_core::{clock, file, filing, finding, font, i18n, identifier, job, language, period, reference, view};
use beian_vision::{reading, scan};

pub mod package;
pub mod progress;
pub mod rules;
pub mod store;
pub mod table;
pub mod workflow;
