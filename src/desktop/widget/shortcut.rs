//! All shortcuts of the window in one table: key, scope and command. It is used for key presses and for the help page.

use iced::keyboard::key::Named;

/// Enter as the key of a [`Press::Command`].
pub const ENTER: char = '\n';

/// A key press as the window understands it, independent of the keyboard layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// A letter, digit or mark together with Ctrl (Cmd on macOS).
    Command {
        /// Latin lower-case letter, digit, `+`, `-`, or [`ENTER`].
        key: char,
        /// Whether Shift is held.
        shift: bool,
    },
    /// A key without a character.
    Named {
        /// The key.
        key: Named,
        /// Whether Shift is held.
        shift: bool,
    },
}

/// The scope of a shortcut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyScope {
    /// Everywhere in the window.
    Window,
    /// The list of filings.
    List,
    /// An open draft.
    Draft,
    /// The choice before a new filing.
    Start,
    /// The scan desk.
    Scans,
    /// A dialog for choosing.
    Picker,
    /// A focused button.
    Button,
    /// A focused picture with movable corners.
    Picture,
}

impl KeyScope {
    /// All of them, in the order of the help page.
    pub const ALL: [Self; 8] =
        [Self::Window, Self::List, Self::Start, Self::Draft, Self::Scans, Self::Picker, Self::Button, Self::Picture];

    /// Catalogue key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Window => "app-keys-window",
            Self::List => "app-keys-list",
            Self::Draft => "app-keys-draft",
            Self::Start => "app-keys-start",
            Self::Scans => "app-keys-scans",
            Self::Picker => "app-keys-picker",
            Self::Button => "app-keys-button",
            Self::Picture => "app-keys-picture",
        }
    }
}

/// The command of a shortcut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyCommand {
    /// Creates a filing.
    New,
    /// Imports a package.
    Import,
    /// Opens the content of the clipboard.
    Paste,
    /// Shows the settings.
    Settings,
    /// Shows the help page.
    Help,
    /// Moves the focus forward.
    Next,
    /// Moves the focus backward.
    Previous,
    /// Closes what is open, or goes back.
    Close,
    /// Zooms in.
    Larger,
    /// Zooms out.
    Smaller,
    /// Resets the zoom.
    Unzoomed,
    /// Focuses the search.
    Find,
    /// Saves now.
    Save,
    /// Shows the export page.
    Export,
    /// Undoes the last step.
    Undo,
    /// Redoes it.
    Redo,
    /// Shows the section with this number, from 1.
    Section(u8),
    /// Shows the timeline section.
    Progress,
    /// Continues to the next section, or confirms a choice.
    Continue,
    /// Returns to the list.
    Leave,
    /// Chooses the marked draft and the one below.
    ChooseDown,
    /// Chooses the marked draft and the one above.
    ChooseUp,
    /// Marks the next entry, or moves downwards.
    Down,
    /// Marks the previous entry, or moves upwards.
    Up,
    /// Moves to the left.
    Left,
    /// Moves to the right.
    Right,
    /// Presses the button, or selects the next corner.
    Press,
}

/// A shortcut.
#[derive(Debug, Clone, Copy)]
pub struct Shortcut {
    /// Its scope.
    pub scope: KeyScope,
    press: Press,
    /// Whether it ignores Shift.
    whatever_shift: bool,
    /// Its command.
    pub command: KeyCommand,
    /// Catalogue key of its description; shortcuts with the same key share one line.
    pub about: &'static str,
}

const fn command(scope: KeyScope, key: char, command: KeyCommand, about: &'static str) -> Shortcut {
    Shortcut { scope, press: Press::Command { key, shift: false }, whatever_shift: true, command, about }
}

const fn named(scope: KeyScope, key: Named, command: KeyCommand, about: &'static str) -> Shortcut {
    Shortcut { scope, press: Press::Named { key, shift: false }, whatever_shift: true, command, about }
}

impl Shortcut {
    /// The same, with or without Shift.
    const fn shift(self, shift: bool) -> Self {
        let press = match self.press {
            Press::Command { key, .. } => Press::Command { key, shift },
            Press::Named { key, .. } => Press::Named { key, shift },
        };
        Self { press, whatever_shift: false, ..self }
    }

    fn is(&self, press: Press) -> bool {
        match (self.press, press) {
            (Press::Command { key, shift }, Press::Command { key: pressed, shift: held }) => {
                key == pressed && (self.whatever_shift || shift == held)
            }
            (Press::Named { key, shift }, Press::Named { key: pressed, shift: held }) => {
                key == pressed && (self.whatever_shift || shift == held)
            }
            _ => false,
        }
    }

    /// The key as labelled on keyboards.
    fn face(&self) -> String {
        let shift = |held: bool| if held && !self.whatever_shift { "Shift+" } else { "" };
        match self.press {
            Press::Command { key, shift: held } => {
                let control = if cfg!(target_os = "macos") { "Cmd+" } else { "Ctrl+" };
                let key = match key {
                    '+' => " +".to_owned(),
                    '-' => " -".to_owned(),
                    ENTER => "Enter".to_owned(),
                    key => key.to_ascii_uppercase().to_string(),
                };
                format!("{control}{}{key}", shift(held))
            }
            Press::Named { key, shift: held } => {
                let key = match key {
                    Named::ArrowUp => "↑".to_owned(),
                    Named::ArrowDown => "↓".to_owned(),
                    Named::ArrowLeft => "←".to_owned(),
                    Named::ArrowRight => "→".to_owned(),
                    Named::Escape => "Esc".to_owned(),
                    key => format!("{key:?}"),
                };
                format!("{}{key}", shift(held))
            }
        }
    }
}

/// Every shortcut of the window, in the order of the help page.
pub const SHORTCUTS: &[Shortcut] = {
    use KeyCommand as C;
    use KeyScope::{Button, Draft, List, Picker, Picture, Scans, Start, Window};
    &[
        command(Window, 'n', C::New, "app-key-new"),
        command(Window, 'o', C::Import, "app-key-import"),
        command(Window, 'v', C::Paste, "app-key-paste"),
        named(Window, Named::Tab, C::Next, "app-key-tab").shift(false),
        named(Window, Named::Tab, C::Previous, "app-key-tab").shift(true),
        named(Window, Named::Escape, C::Close, "app-key-close"),
        command(Window, '+', C::Larger, "app-key-zoom"),
        command(Window, '-', C::Smaller, "app-key-zoom"),
        command(Window, '0', C::Unzoomed, "app-key-zoom-reset"),
        command(Window, ',', C::Settings, "app-key-settings"),
        named(Window, Named::F1, C::Help, "app-key-help"),
        command(List, 'f', C::Find, "app-key-find"),
        named(List, Named::ArrowUp, C::Up, "app-key-mark").shift(false),
        named(List, Named::ArrowDown, C::Down, "app-key-mark").shift(false),
        named(List, Named::ArrowUp, C::ChooseUp, "app-key-choose").shift(true),
        named(List, Named::ArrowDown, C::ChooseDown, "app-key-choose").shift(true),
        named(List, Named::Enter, C::Press, "app-key-open").shift(false),
        command(List, 'z', C::Undo, "app-key-restore").shift(false),
        command(Start, ENTER, C::Continue, "app-key-begin").shift(false),
        command(Draft, 'f', C::Find, "app-key-find-field"),
        command(Draft, ENTER, C::Continue, "app-key-continue").shift(false),
        command(Draft, 'w', C::Leave, "app-key-leave").shift(false),
        command(Draft, 's', C::Save, "app-key-save"),
        command(Draft, 'e', C::Export, "app-key-export"),
        command(Draft, 'z', C::Undo, "app-key-undo").shift(false),
        command(Draft, 'z', C::Redo, "app-key-redo").shift(true),
        command(Draft, 'y', C::Redo, "app-key-redo").shift(false),
        command(Draft, 'p', C::Progress, "app-key-progress").shift(false),
        command(Draft, '1', C::Section(1), "app-key-sections"),
        command(Draft, '2', C::Section(2), "app-key-sections"),
        command(Draft, '3', C::Section(3), "app-key-sections"),
        command(Draft, '4', C::Section(4), "app-key-sections"),
        command(Draft, '5', C::Section(5), "app-key-sections"),
        command(Draft, '6', C::Section(6), "app-key-sections"),
        command(Draft, '7', C::Section(7), "app-key-sections"),
        command(Draft, '8', C::Section(8), "app-key-sections"),
        command(Draft, '9', C::Section(9), "app-key-sections"),
        command(Scans, 's', C::Save, "app-key-save-picture"),
        command(Scans, 'z', C::Undo, "app-key-undo").shift(false),
        command(Scans, 'z', C::Redo, "app-key-redo").shift(true),
        command(Scans, 'y', C::Redo, "app-key-redo").shift(false),
        named(Picker, Named::ArrowUp, C::Up, "app-key-entry"),
        named(Picker, Named::ArrowDown, C::Down, "app-key-entry"),
        command(Picker, ENTER, C::Continue, "app-key-chosen").shift(false),
        named(Button, Named::Space, C::Press, "app-key-press").shift(false),
        named(Button, Named::Enter, C::Press, "app-key-press").shift(false),
        named(Picture, Named::ArrowLeft, C::Left, "app-key-corner"),
        named(Picture, Named::ArrowUp, C::Up, "app-key-corner"),
        named(Picture, Named::ArrowRight, C::Right, "app-key-corner"),
        named(Picture, Named::ArrowDown, C::Down, "app-key-corner"),
        named(Picture, Named::Space, C::Press, "app-key-corner-next"),
    ]
};

/// The command of a press in the first of `scopes` that has one.
pub fn meaning(press: Press, scopes: &[KeyScope]) -> Option<KeyCommand> {
    let in_scope = |scope: &KeyScope| SHORTCUTS.iter().find(|row| row.scope == *scope && row.is(press));
    scopes.iter().find_map(in_scope).map(|row| row.command)
}

/// The lines of the help page for a scope: keys, and catalogue key of their description. Consecutive digits are shown
/// as a range.
pub fn lines(scope: KeyScope) -> Vec<(String, &'static str)> {
    let rows: Vec<&Shortcut> = SHORTCUTS.iter().filter(|row| row.scope == scope).collect();
    let line = |rows: &[&Shortcut]| match rows {
        [first, .., last] if matches!(first.command, KeyCommand::Section(_)) => {
            Some((format!("{} … {}", first.face(), last.face()), first.about))
        }
        [first, ..] => Some((rows.iter().map(|row| row.face()).collect::<Vec<_>>().join(" / "), first.about)),
        [] => None,
    };
    rows.chunk_by(|one, other| one.about == other.about).filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, has};

    #[test]
    fn a_press_means_one_thing_at_a_place() {
        for (at, row) in SHORTCUTS.iter().enumerate() {
            let same = |other: &&Shortcut| other.scope == row.scope && other.is(row.press);
            assert!(SHORTCUTS[at + 1..].iter().find(same).is_none(), "{row:?}");
            assert_eq!(meaning(row.press, &[row.scope]), Some(row.command));
        }
        let redo = Press::Command { key: 'z', shift: true };
        assert_eq!(meaning(redo, &[KeyScope::Draft, KeyScope::Window]), Some(KeyCommand::Redo));
        assert_eq!(meaning(redo, &[KeyScope::List, KeyScope::Window]), None);
        let other = Press::Command { key: 'y', shift: false };
        assert_eq!(meaning(other, &[KeyScope::Draft, KeyScope::Window]), Some(KeyCommand::Redo));
        assert_eq!(meaning(other, &[KeyScope::Scans, KeyScope::Window]), Some(KeyCommand::Redo));
        let larger = Press::Command { key: '+', shift: true };
        assert_eq!(meaning(larger, &[KeyScope::Draft, KeyScope::Window]), Some(KeyCommand::Larger));
    }

    #[test]
    fn every_key_stands_on_the_help_page_in_words() {
        for scope in KeyScope::ALL {
            assert!(!lines(scope).is_empty(), "{scope:?}");
            let keys = lines(scope).into_iter().map(|(_, about)| about).chain([scope.key()]);
            for key in keys {
                assert!(Language::ALL.into_iter().all(|language| has(language, key)), "{key}");
            }
        }
        assert_eq!(lines(KeyScope::Draft).last().map(|(keys, _)| keys.as_str()), Some("Ctrl+1 … Ctrl+9"));
    }
}
