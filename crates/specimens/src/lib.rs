//! Specimens for the reading engine: certificates of made-up people and companies, marked 样本, drawn with the program's
//! own fonts and degraded as real pictures are. Their content is known, so that reading can be measured. Used by tests,
//! evaluation and training, not by the program.

#![allow(clippy::panic, reason = "a generator without its fonts can do nothing else")]
#![allow(clippy::too_many_arguments, reason = "where, what, how large, how wide, which colour")]

pub mod canvas;
mod card;
pub mod condition;
mod fiction;
mod letter;
pub mod licence;
pub mod pdf;
pub mod several;
pub mod sheet;
pub mod sketch;

use std::collections::BTreeMap;

use beian_vision::scan::Slot;
use image::RgbImage;

pub use canvas::Fonts;
pub use condition::Condition;
pub use fiction::Random;

/// A drawn certificate and its content.
pub struct Specimen {
    /// Slot that it belongs in.
    pub slot: Slot,
    /// Picture of the document alone, undistorted.
    pub picture: RgbImage,
    /// Values by field name.
    pub truth: BTreeMap<&'static str, String>,
}

/// Draws one kind of specimen.
type Drawer = fn(&mut Random, &Fonts) -> Specimen;

/// All kinds, in the order of the tables of results.
pub const KINDS: [(&str, Drawer); 27] = [
    ("id_card_front", card::id_front),
    ("id_card_back", card::id_back),
    ("licence_portrait", |random, fonts| licence::draw(&licence::COMPANY, random, fonts)),
    ("licence_landscape", |random, fonts| licence::draw(&licence::TWO_COLUMNS, random, fonts)),
    ("licence_individual", |random, fonts| licence::draw(&licence::INDIVIDUAL, random, fonts)),
    ("licence_individual_across", |random, fonts| licence::draw(&licence::INDIVIDUAL_ACROSS, random, fonts)),
    ("licence_branch", |random, fonts| licence::draw(&licence::BRANCH, random, fonts)),
    ("licence_partnership", |random, fonts| licence::draw(&licence::PARTNERSHIP, random, fonts)),
    ("licence_cooperative", |random, fonts| licence::draw(&licence::COOPERATIVE, random, fonts)),
    ("licence_registered", |random, fonts| licence::draw(&licence::REGISTERED, random, fonts)),
    ("licence_old", |random, fonts| licence::draw(&licence::OLD, random, fonts)),
    ("licence_electronic", |random, fonts| licence::draw(&licence::ELECTRONIC, random, fonts)),
    ("institution", sheet::institution),
    ("social_organisation", sheet::social_organisation),
    ("foundation", sheet::foundation),
    ("private_unit", sheet::private_unit),
    ("law_firm", sheet::law_firm),
    ("passport", card::passport),
    ("passport_foreign", card::passport_foreign),
    ("travel_permit", card::travel_permit),
    ("travel_permit_taiwan", card::travel_permit_taiwan),
    ("residence_permit", card::residence_permit),
    ("residence_permit_back", card::residence_permit_back),
    ("permanent_residence", card::permanent_residence),
    ("permanent_residence_old", card::permanent_residence_old),
    ("letter", letter::letter),
    ("pre_approval", letter::pre_approval),
];
