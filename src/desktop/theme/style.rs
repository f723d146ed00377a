//! Style functions by widget and use, for `.style(..)`.

use iced::widget::{button, checkbox, container, progress_bar, scrollable, text, text_editor, text_input};
use iced::{Background, Border, Color, Shadow, Theme};

use super::{CARD_RADIUS, RADIUS, Tones, tones};

/// A colour with a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Without meaning.
    Plain,
    /// Available actions.
    Accent,
    /// In order.
    Good,
    /// Worth checking.
    Warn,
    /// Blocks.
    Bad,
}

impl Tone {
    /// The colour of text and icons.
    pub fn ink(self, tones: &Tones) -> Color {
        match self {
            Self::Plain => tones.soft,
            Self::Accent => tones.accent,
            Self::Good => tones.good,
            Self::Warn => tones.warn,
            Self::Bad => tones.bad,
        }
    }

    /// The background colour for it.
    pub fn wash(self, tones: &Tones) -> Color {
        match self {
            Self::Plain => tones.hover,
            Self::Accent => tones.accent_wash,
            Self::Good => tones.good_wash,
            Self::Warn => tones.warn_wash,
            Self::Bad => tones.bad_wash,
        }
    }
}

// Text

/// Secondary text.
pub fn soft(theme: &Theme) -> text::Style {
    text::Style { color: Some(tones(theme).soft) }
}

/// Placeholders, and decorative icons.
pub fn faint(theme: &Theme) -> text::Style {
    text::Style { color: Some(tones(theme).faint) }
}

/// Text of a tone.
pub fn ink(tone: Tone) -> impl Fn(&Theme) -> text::Style {
    move |theme| text::Style { color: Some(tone.ink(tones(theme))) }
}

// Boxes

fn filled(background: Color) -> container::Style {
    container::Style { background: Some(background.into()), ..container::Style::default() }
}

/// Background beside a page.
pub fn ground(theme: &Theme) -> container::Style {
    filled(tones(theme).ground).color(tones(theme).ink)
}

/// A card on a page.
pub fn card(theme: &Theme) -> container::Style {
    let tones = tones(theme);
    filled(tones.surface).border(Border { color: tones.line, width: 1.0, radius: CARD_RADIUS.into() })
}

/// A muted box inside a page, for information only.
pub fn well(theme: &Theme) -> container::Style {
    filled(tones(theme).ground).border(Border { radius: CARD_RADIUS.into(), ..Border::default() })
}

/// Background of a drawn certificate.
pub fn tabletop(theme: &Theme) -> container::Style {
    filled(tones(theme).rim).border(Border { radius: RADIUS.into(), ..Border::default() })
}

/// Background of a picture.
pub fn stage(theme: &Theme) -> container::Style {
    filled(tones(theme).stage).border(Border { radius: RADIUS.into(), ..Border::default() })
}

/// Background of a picture that fills a part of the window.
pub fn backdrop(theme: &Theme) -> container::Style {
    filled(tones(theme).stage)
}

/// A place for dropping files; `active` while files are dragged over the window.
pub fn drop_zone(active: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let tones = tones(theme);
        let (background, color, width) =
            if active { (tones.accent_wash, tones.accent, 2.0) } else { (tones.ground, tones.rim, 1.0) };
        filled(background).border(Border { color, width, radius: CARD_RADIUS.into() })
    }
}

/// A banner or chip of a tone.
pub fn wash(tone: Tone, radius: f32) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let tones = tones(theme);
        filled(tone.wash(tones))
            .color(if tone == Tone::Plain { tones.soft } else { tone.ink(tones) })
            .border(Border { radius: radius.into(), ..Border::default() })
    }
}

/// A dialog or a toast. It has a border, not a shadow: the software renderer draws shadows beyond the repainted part of
/// the window, so that they get darker with every blink of the caret.
pub fn floating(theme: &Theme) -> container::Style {
    let tones = tones(theme);
    filled(tones.surface).color(tones.ink).border(Border { color: tones.rim, width: 1.0, radius: CARD_RADIUS.into() })
}

/// Overlay on the page while a dialog is open.
pub fn scrim(theme: &Theme) -> container::Style {
    filled(tones(theme).scrim)
}

/// Outline of the entry marked by the keys.
pub fn marked(marked: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let color = if marked { tones(theme).accent } else { Color::TRANSPARENT };
        container::Style::default().border(Border { color, width: 1.0, radius: (RADIUS + 1.0).into() })
    }
}

/// A hairline.
pub fn hairline(theme: &Theme) -> container::Style {
    filled(tones(theme).line)
}

// Buttons

fn flat(background: Option<Color>, text_color: Color) -> button::Style {
    button::Style {
        background: background.map(Background::Color),
        text_color,
        border: Border { radius: RADIUS.into(), ..Border::default() },
        shadow: Shadow::default(),
        snap: true,
    }
}

/// The most important action on a page.
pub fn primary(theme: &Theme, status: button::Status) -> button::Style {
    let tones = tones(theme);
    match status {
        button::Status::Active => flat(Some(tones.accent), tones.on_accent),
        button::Status::Hovered | button::Status::Pressed => flat(Some(tones.accent_hover), tones.on_accent),
        button::Status::Disabled => flat(Some(tones.hover), tones.faint),
    }
}

/// Another action.
pub fn secondary(theme: &Theme, status: button::Status) -> button::Style {
    let tones = tones(theme);
    let background = match status {
        button::Status::Active | button::Status::Disabled => tones.surface,
        button::Status::Hovered | button::Status::Pressed => tones.hover,
    };
    let text = if status == button::Status::Disabled { tones.faint } else { tones.ink };
    let mut style = flat(Some(background), text);
    style.border = Border { color: tones.edge, width: 1.0, radius: RADIUS.into() };
    style
}

/// An action that does not draw attention.
pub fn quiet(theme: &Theme, status: button::Status) -> button::Style {
    let tones = tones(theme);
    match status {
        button::Status::Active => flat(None, tones.soft),
        button::Status::Hovered | button::Status::Pressed => flat(Some(tones.hover), tones.ink),
        button::Status::Disabled => flat(None, tones.faint),
    }
}

/// A link inside text.
pub fn link(theme: &Theme, status: button::Status) -> button::Style {
    let tones = tones(theme);
    match status {
        button::Status::Active => flat(None, tones.accent),
        button::Status::Hovered | button::Status::Pressed => flat(Some(tones.accent_wash), tones.accent_hover),
        button::Status::Disabled => flat(None, tones.faint),
    }
}

/// A destructive action.
pub fn danger(theme: &Theme, status: button::Status) -> button::Style {
    let tones = tones(theme);
    match status {
        button::Status::Active => flat(Some(tones.bad_wash), tones.bad),
        button::Status::Hovered | button::Status::Pressed => flat(Some(tones.bad), tones.surface),
        button::Status::Disabled => flat(Some(tones.hover), tones.faint),
    }
}

/// A row of a list; `chosen` is the current one.
pub fn row(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let tones = tones(theme);
        let background = match (chosen, status) {
            (true, _) => Some(tones.accent_wash),
            (false, button::Status::Hovered | button::Status::Pressed) => Some(tones.hover),
            (false, _) => None,
        };
        let text = match (chosen, status) {
            (_, button::Status::Disabled) => tones.faint,
            (true, _) => tones.accent,
            (false, _) => tones.ink,
        };
        flat(background, text)
    }
}

/// A card that can be chosen.
pub fn option(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let tones = tones(theme);
        let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
        let background = match (chosen, hovered) {
            (true, _) => tones.accent_wash,
            (false, true) => tones.ground,
            (false, false) => tones.surface,
        };
        let mut style =
            flat(Some(background), if status == button::Status::Disabled { tones.faint } else { tones.ink });
        style.border = Border {
            color: match (chosen, hovered) {
                (true, _) => tones.accent,
                (false, true) => tones.soft,
                (false, false) => tones.edge,
            },
            width: if chosen { 2.0 } else { 1.0 },
            radius: CARD_RADIUS.into(),
        };
        style
    }
}

/// A button that looks like a field.
pub fn picker(invalid: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let tones = tones(theme);
        let mut style = flat(Some(tones.field), tones.ink);
        let color = match (invalid, status) {
            (true, _) => tones.bad,
            (false, button::Status::Hovered | button::Status::Pressed) => tones.soft,
            (false, _) => tones.edge,
        };
        style.border = Border { color, width: 1.0, radius: RADIUS.into() };
        style
    }
}

// Fields

/// A single-line field; red if it has a blocking finding.
pub fn input(invalid: bool) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |theme, status| {
        let tones = tones(theme);
        let focused = matches!(status, text_input::Status::Focused { .. });
        text_input::Style {
            background: if status == text_input::Status::Disabled { tones.ground } else { tones.field }.into(),
            border: edge(tones, invalid, focused, status == text_input::Status::Hovered),
            icon: tones.faint,
            placeholder: tones.faint,
            value: if status == text_input::Status::Disabled { tones.soft } else { tones.ink },
            selection: tones.accent.scale_alpha(0.3),
        }
    }
}

/// A multi-line field.
pub fn editor(invalid: bool) -> impl Fn(&Theme, text_editor::Status) -> text_editor::Style {
    move |theme, status| {
        let tones = tones(theme);
        let focused = matches!(status, text_editor::Status::Focused { .. });
        text_editor::Style {
            background: tones.field.into(),
            border: edge(tones, invalid, focused, status == text_editor::Status::Hovered),
            placeholder: tones.faint,
            value: tones.ink,
            selection: tones.accent.scale_alpha(0.3),
        }
    }
}

fn edge(tones: &Tones, invalid: bool, focused: bool, hovered: bool) -> Border {
    let color = match (invalid, focused, hovered) {
        (true, ..) => tones.bad,
        (_, true, _) => tones.accent,
        (_, _, true) => tones.soft,
        _ => tones.edge,
    };
    Border { color, width: if focused { 2.0 } else { 1.0 }, radius: RADIUS.into() }
}

/// A tick box.
pub fn tick(theme: &Theme, status: checkbox::Status) -> checkbox::Style {
    let tones = tones(theme);
    let (checked, hovered) = match status {
        checkbox::Status::Active { is_checked } | checkbox::Status::Disabled { is_checked } => (is_checked, false),
        checkbox::Status::Hovered { is_checked } => (is_checked, true),
    };
    let color = match (checked, hovered) {
        (true, _) => tones.accent,
        (false, true) => tones.soft,
        (false, false) => tones.edge,
    };
    checkbox::Style {
        background: if checked { tones.accent } else { tones.field }.into(),
        icon_color: tones.on_accent,
        border: Border { color, width: 1.0, radius: 4.0.into() },
        text_color: Some(tones.ink),
    }
}

/// A bar of progress.
pub fn bar(tone: Tone) -> impl Fn(&Theme) -> progress_bar::Style {
    move |theme| {
        let tones = tones(theme);
        progress_bar::Style {
            background: tones.hover.into(),
            bar: tone.ink(tones).into(),
            border: Border { radius: 3.0.into(), ..Border::default() },
        }
    }
}

/// Thin scroll bars without a rail.
pub fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let tones = tones(theme);
    let lively = !matches!(status, scrollable::Status::Active { .. });
    let rail = scrollable::Rail {
        background: None,
        border: Border::default(),
        scroller: scrollable::Scroller {
            background: if lively { tones.faint } else { tones.edge }.into(),
            border: Border { radius: 4.0.into(), ..Border::default() },
        },
    };
    scrollable::Style {
        vertical_rail: rail,
        horizontal_rail: rail,
        container: container::Style::default(),
        gap: None,
        auto_scroll: scrollable::AutoScroll {
            background: tones.surface.into(),
            border: Border { color: tones.line, width: 1.0, radius: 16.0.into() },
            shadow: Shadow::default(),
            icon: tones.soft,
        },
    }
}

/// Background of a row of segments.
pub fn groove(theme: &Theme) -> container::Style {
    let tones = tones(theme);
    filled(tones.hover).border(Border { color: tones.edge, width: 1.0, radius: (RADIUS + 2.0).into() })
}

/// One of a row of choices.
pub fn segment(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let tones = tones(theme);
        let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
        match (chosen, hovered) {
            // Filled, as the ring of the focus is a frame.
            (true, false) => flat(Some(tones.accent), tones.on_accent),
            (true, true) => flat(Some(tones.accent_hover), tones.on_accent),
            (false, true) => flat(None, tones.ink),
            (false, false) => flat(None, tones.soft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::theme::palette::tests::contrast;
    use crate::desktop::theme::palette::{dark, light};

    /// Required contrast of the border of a control, and of the mark of the chosen one: WCAG 2.2, 1.4.11.
    const CONTROL: f32 = 3.0;

    fn assert_contrast(what: &str, color: Color, grounds: impl IntoIterator<Item = Color>) {
        for ground in grounds {
            let found = contrast(color, ground);
            assert!(found >= CONTROL, "{what}: {color:?} on {ground:?} is {found:.2}");
        }
    }

    fn colour(background: Background) -> Color {
        match background {
            Background::Color(color) => color,
            Background::Gradient(_) => Color::TRANSPARENT,
        }
    }

    /// Backgrounds on which controls are placed.
    fn grounds(theme: &Theme) -> [Color; 2] {
        [tones(theme).surface, tones(theme).ground]
    }

    #[test]
    fn the_border_of_every_control_is_seen() {
        use button::Status::{Active, Hovered, Pressed};
        for theme in [light(), dark()] {
            let grounds = grounds(&theme);
            for invalid in [false, true] {
                let focused = text_input::Status::Focused { is_hovered: false };
                for status in [text_input::Status::Active, text_input::Status::Hovered, focused] {
                    let field = input(invalid)(&theme, status);
                    assert_contrast("field", field.border.color, grounds.into_iter().chain([colour(field.background)]));
                }
                let focused = text_editor::Status::Focused { is_hovered: false };
                for status in [text_editor::Status::Active, text_editor::Status::Hovered, focused] {
                    let field = editor(invalid)(&theme, status);
                    assert_contrast(
                        "field of lines",
                        field.border.color,
                        grounds.into_iter().chain([colour(field.background)]),
                    );
                }
                for status in [Active, Hovered, Pressed] {
                    let field = picker(invalid)(&theme, status);
                    assert_contrast(
                        "opener",
                        field.border.color,
                        grounds.into_iter().chain(field.background.map(colour)),
                    );
                }
            }
            for status in [Active, Hovered, Pressed] {
                let labelled = secondary(&theme, status);
                assert_contrast(
                    "button",
                    labelled.border.color,
                    grounds.into_iter().chain(labelled.background.map(colour)),
                );
                for chosen in [false, true] {
                    let card = option(chosen)(&theme, status);
                    assert_contrast(
                        "option",
                        card.border.color,
                        grounds.into_iter().chain(card.background.map(colour)),
                    );
                }
                assert_contrast(
                    "primary",
                    primary(&theme, status).background.map_or(Color::TRANSPARENT, colour),
                    grounds,
                );
            }
            for is_checked in [false, true] {
                for status in [checkbox::Status::Active { is_checked }, checkbox::Status::Hovered { is_checked }] {
                    let mark = tick(&theme, status);
                    assert_contrast("box", mark.border.color, grounds);
                    if is_checked {
                        assert_contrast("tick", mark.icon_color, [colour(mark.background)]);
                    } else {
                        assert_contrast("empty box", mark.border.color, [colour(mark.background)]);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_chosen_of_a_row_is_seen() {
        for theme in [light(), dark()] {
            let row = groove(&theme);
            assert_contrast("row", row.border.color, grounds(&theme).into_iter().chain(row.background.map(colour)));
            let chosen = segment(true)(&theme, button::Status::Active);
            let fill = chosen.background.map_or(Color::TRANSPARENT, colour);
            assert_contrast("chosen", fill, row.background.into_iter().map(colour));
            assert!(chosen.border.width == 0.0, "a frame is the ring of the focus");
        }
    }

    #[test]
    fn a_scroll_bar_is_seen() {
        for theme in [light(), dark()] {
            let status = scrollable::Status::Active {
                is_horizontal_scrollbar_disabled: false,
                is_vertical_scrollbar_disabled: false,
            };
            let bar = scroll(&theme, status).vertical_rail.scroller.background;
            assert_contrast("scroll bar", colour(bar), grounds(&theme));
        }
    }
}
