//! Icons of the lucide font by name.

use iced::widget::{Text, text};
use iced::{Font, Pixels, Theme};

use super::theme::size;

/// Family of `assets/fonts/lucide.ttf`.
const FONT: Font = Font::with_name("lucide");

/// Space above and below an icon in logical pixels. Glyphs are drawn at whole pixels, and when a text is removed only
/// its line is redrawn: an icon as high as its line would leave its edge behind.
const ROOM: f32 = 1.0;

/// One icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(char);

impl Icon {
    /// Its code point in the font.
    pub fn code(self) -> char {
        self.0
    }

    /// The icon at the size for body text.
    pub fn view<'a>(self) -> Text<'a, Theme> {
        self.sized(size::ICON)
    }

    /// The icon at `size` logical pixels.
    pub fn sized<'a>(self, size: f32) -> Text<'a, Theme> {
        text(self.0).font(FONT).size(size).line_height(Pixels(size + 2.0 * ROOM))
    }
}

macro_rules! icons {
    ($($name:ident $code:literal)*) => {
        $(#[doc = concat!("`", stringify!($name), "` of the lucide set.")]
        pub const $name: Icon = Icon($code);)*

        /// Every icon.
        pub const ALL: &[Icon] = &[$($name),*];
    };
}

icons! {
    ARROW_LEFT '\u{e048}'
    ARROW_RIGHT '\u{e049}'
    BELL '\u{e059}'
    BUILDING_2 '\u{e290}'
    CALENDAR '\u{e063}'
    CHECK '\u{e06c}'
    CHEVRON_DOWN '\u{e06d}'
    CHEVRON_LEFT '\u{e06e}'
    CHEVRON_RIGHT '\u{e06f}'
    CIRCLE '\u{e076}'
    CIRCLE_ALERT '\u{e077}'
    CIRCLE_CHECK '\u{e226}'
    CIRCLE_DOT '\u{e345}'
    CIRCLE_MINUS '\u{e07e}'
    CIRCLE_QUESTION_MARK '\u{e082}'
    CIRCLE_X '\u{e084}'
    CLIPBOARD_PASTE '\u{e3e8}'
    COPY '\u{e09e}'
    CROP '\u{e0ab}'
    EYE '\u{e0ba}'
    FILE_CHECK '\u{e0c1}'
    FILE_PLUS '\u{e0c9}'
    FILE_TEXT '\u{e0cc}'
    FILE_WARNING '\u{e319}'
    FILES '\u{e0cf}'
    FLAG '\u{e0d1}'
    FOLDER_OPEN '\u{e247}'
    HISTORY '\u{e1f5}'
    HOURGLASS '\u{e296}'
    ID_CARD '\u{e617}'
    IMAGE '\u{e0f6}'
    IMAGES '\u{e5c4}'
    INBOX '\u{e0f7}'
    INFO '\u{e0f9}'
    LANDMARK '\u{e23a}'
    LAYERS '\u{e529}'
    LIST_CHECKS '\u{e1d0}'
    PACKAGE '\u{e129}'
    PACKAGE_CHECK '\u{e266}'
    PENCIL '\u{e1f9}'
    PLUS '\u{e13d}'
    REDO_2 '\u{e2a0}'
    REFRESH_CW '\u{e145}'
    ROTATE_CCW '\u{e148}'
    ROTATE_CW '\u{e149}'
    SAVE '\u{e14d}'
    SCAN_SEARCH '\u{e537}'
    SEARCH '\u{e151}'
    SETTINGS '\u{e154}'
    SHIELD_CHECK '\u{e1ff}'
    SMARTPHONE '\u{e163}'
    SQUARE '\u{e167}'
    SQUARE_CHECK '\u{e559}'
    STAMP '\u{e3bb}'
    TAG '\u{e17f}'
    TRASH_2 '\u{e18e}'
    TRIANGLE_ALERT '\u{e193}'
    UNDO_2 '\u{e2a1}'
    UPLOAD '\u{e19e}'
    USER '\u{e19f}'
    WAND_SPARKLES '\u{e357}'
    X '\u{e1b2}'
}
