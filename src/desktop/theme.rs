//! The look of the window: two palettes, one scale of sizes, and the styles of every widget.

pub mod palette;
pub mod style;

use iced::font::Weight;
use iced::{Font, Theme};
use serde::{Deserialize, Serialize};

use crate::package::fonts;

pub use palette::{Tones, tones};

/// Family of every text; `assets/fonts/NotoSansSC-Regular-wide.ttf`.
pub const FONT: Font = Font::with_name("Noto Sans SC");
/// For fixed interface texts only: the bold face has no other characters.
pub const BOLD: Font = Font { weight: Weight::Bold, ..FONT };

/// Embedded font files.
pub fn font_files() -> [&'static [u8]; 3] {
    [fonts::REGULAR, &fonts::BOLD, include_bytes!("../../assets/fonts/lucide.ttf")]
}

/// Text sizes in logical pixels.
pub mod size {
    /// Captions, counters, chips.
    pub const CAPTION: f32 = 12.0;
    /// Hints, secondary lines.
    pub const SMALL: f32 = 13.0;
    /// Running text.
    pub const BODY: f32 = 14.0;
    /// Headings of cards and dialogs.
    pub const HEADING: f32 = 16.0;
    /// Title of a page.
    pub const TITLE: f32 = 22.0;
    /// Icons beside body text.
    pub const ICON: f32 = 16.0;
}

/// Distances in logical pixels: an 8-pixel rhythm with one half step.
pub mod space {
    /// Between an icon and its text.
    pub const HALF: f32 = 4.0;
    /// Between things that belong together.
    pub const ONE: f32 = 8.0;
    /// Between rows of a group.
    pub const TWO: f32 = 16.0;
    /// Between groups; padding of cards.
    pub const THREE: f32 = 24.0;
    /// Between blocks of a page; margin of a page.
    pub const FOUR: f32 = 32.0;
}

/// Line height of running text.
pub const READING: f32 = 1.6;
/// Maximum width of text and fields.
pub const COLUMN: f32 = 720.0;
/// Corner radius of fields and buttons.
pub const RADIUS: f32 = 6.0;
/// Corner radius of cards and dialogs.
pub const CARD_RADIUS: f32 = 10.0;

/// The appearance chosen by the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the system prefers; light if it has no preference.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Appearance {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The theme to draw with, given whether the system is dark.
    pub fn theme(self, system_is_dark: bool) -> Theme {
        match self {
            Self::Dark => palette::dark(),
            Self::System if system_is_dark => palette::dark(),
            Self::System | Self::Light => palette::light(),
        }
    }
}
