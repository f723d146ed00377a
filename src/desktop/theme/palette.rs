//! The colours: one accent, muted greys, three colours with a meaning.

use std::sync::LazyLock;

use iced::theme::Palette;
use iced::{Color, Theme, color};

/// Colours of a theme by their use.
#[derive(Debug, Clone, Copy)]
pub struct Tones {
    /// Background of the window, including the sidebar.
    pub ground: Color,
    /// Pages and cards.
    pub surface: Color,
    /// Fields.
    pub field: Color,
    /// Background under the pointer.
    pub hover: Color,
    /// The chosen one of several segments.
    pub raised: Color,
    /// Borders and separators.
    pub line: Color,
    /// Borders of controls: contrast of at least 3:1 to the colours around and inside them.
    pub edge: Color,
    /// Borders of overlays, and the background of drawn certificates.
    pub rim: Color,
    /// Text.
    pub ink: Color,
    /// Secondary text.
    pub soft: Color,
    /// Placeholders, disabled text.
    pub faint: Color,
    /// Available actions.
    pub accent: Color,
    /// Accent under the pointer.
    pub accent_hover: Color,
    /// Background of what is chosen.
    pub accent_wash: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// Done, in order.
    pub good: Color,
    /// Background for it.
    pub good_wash: Color,
    /// Worth checking.
    pub warn: Color,
    /// Background for it.
    pub warn_wash: Color,
    /// Blocks.
    pub bad: Color,
    /// Background for it.
    pub bad_wash: Color,
    /// Overlay on the page while a dialog is open.
    pub scrim: Color,
    /// Background of pictures.
    pub stage: Color,
}

#[expect(clippy::unreadable_literal, reason = "colours are written as everywhere else: six digits")]
const LIGHT: Tones = Tones {
    ground: color!(0xf5f6f8),
    surface: color!(0xffffff),
    field: color!(0xffffff),
    hover: color!(0xebedf1),
    raised: color!(0xffffff),
    line: color!(0xe6e8ec),
    edge: color!(0x828894),
    rim: color!(0xcfd3da),
    ink: color!(0x1b1f27),
    soft: color!(0x565d6b),
    faint: color!(0x7b8290),
    accent: color!(0x2f5fd0),
    accent_hover: color!(0x244db0),
    accent_wash: color!(0xe6edfb),
    on_accent: color!(0xffffff),
    good: color!(0x1b7a4b),
    good_wash: color!(0xe3f3ea),
    warn: color!(0x8f5b00),
    warn_wash: color!(0xfcf1da),
    bad: color!(0xc0322f),
    bad_wash: color!(0xfce8e6),
    scrim: color!(0x12151c, 0.38),
    stage: color!(0xeceef2),
};

#[expect(clippy::unreadable_literal, reason = "colours are written as everywhere else: six digits")]
const DARK: Tones = Tones {
    ground: color!(0x15171b),
    surface: color!(0x1c1f24),
    field: color!(0x16181c),
    hover: color!(0x272b32),
    raised: color!(0x434955),
    line: color!(0x2b2f37),
    edge: color!(0x6e7582),
    rim: color!(0x414752),
    ink: color!(0xe8eaee),
    soft: color!(0xa9afba),
    faint: color!(0x848b98),
    accent: color!(0x86a8ff),
    accent_hover: color!(0xa3beff),
    accent_wash: color!(0x25304a),
    on_accent: color!(0x10182b),
    good: color!(0x67c795),
    good_wash: color!(0x1b3327),
    warn: color!(0xe2b25c),
    warn_wash: color!(0x382d17),
    bad: color!(0xf28b82),
    bad_wash: color!(0x402220),
    scrim: color!(0x000000, 0.55),
    stage: color!(0x101215),
};

/// The colours of a theme.
pub fn tones(theme: &Theme) -> &'static Tones {
    if theme.extended_palette().is_dark { &DARK } else { &LIGHT }
}

/// The light theme.
pub fn light() -> Theme {
    static THEME: LazyLock<Theme> = LazyLock::new(|| custom("Beian Light", &LIGHT));
    THEME.clone()
}

/// The dark theme.
pub fn dark() -> Theme {
    static THEME: LazyLock<Theme> = LazyLock::new(|| custom("Beian Dark", &DARK));
    THEME.clone()
}

fn custom(name: &'static str, tones: &Tones) -> Theme {
    let palette = Palette {
        // Areas without any widget need no redrawing.
        background: tones.surface,
        text: tones.ink,
        primary: tones.accent,
        success: tones.good,
        warning: tones.warn,
        danger: tones.bad,
    };
    Theme::custom(name, palette)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: Color) -> f32 {
        let channel = |value: f32| {
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)
    }

    /// Contrast of two colours, 1 to 21, WCAG 2.2.
    pub fn contrast(one: Color, other: Color) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for tones in [&LIGHT, &DARK] {
            let pairs = [
                (tones.ink, tones.surface),
                (tones.ink, tones.ground),
                (tones.ink, tones.raised),
                (tones.soft, tones.surface),
                (tones.soft, tones.ground),
                (tones.soft, tones.hover),
                (tones.accent, tones.surface),
                (tones.accent, tones.accent_wash),
                (tones.on_accent, tones.accent),
                (tones.on_accent, tones.accent_hover),
                (tones.good, tones.good_wash),
                (tones.warn, tones.warn_wash),
                (tones.bad, tones.bad_wash),
                (tones.bad, tones.surface),
            ];
            for (text, ground) in pairs {
                assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}: {}", contrast(text, ground));
            }
            // Placeholders and disabled text: large-text threshold.
            assert!(contrast(tones.faint, tones.field) >= 3.0);
            assert!(contrast(tones.faint, tones.ground) >= 3.0);
        }
    }
}
