//! Settings of the window, kept between two runs.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDateTime;
use iced::Size;
use serde::{Deserialize, Serialize};

use super::theme::Appearance;
use crate::i18n::Language;
use crate::store::{Library, StoreError};

/// Key of the settings in the library.
pub const KEY: &str = "window";

/// Steps of the zoom, in percent.
pub const ZOOMS: [u16; 8] = [75, 90, 100, 110, 125, 150, 175, 200];

/// All settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language; `None` for the system's.
    pub language: Option<Language>,
    /// Light or dark.
    pub appearance: Appearance,
    /// Zoom in percent.
    pub zoom: u16,
    /// Width of the window in logical pixels at 100 %.
    pub width: f32,
    /// Height of the window.
    pub height: f32,
    /// Whether the window was maximised.
    pub maximized: bool,
    /// Whether deadlines are shown as desktop notifications.
    pub notices: bool,
    /// Content of the window title.
    pub title: TitleBar,
    /// Whether the warning about the place of the library was dismissed.
    pub place_read: bool,
    /// Time up to which reminders were shown as notifications; `None` before the first check.
    pub reminded: Option<NaiveDateTime>,
    /// Idle minutes after which a library with a passphrase locks itself; `None` for never.
    pub lock_after: Option<u16>,
    /// The last open page.
    pub place: LastPage,
}

/// Content of the window title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleBar {
    /// The name of the draft, unless that is a person's, and that of the program.
    #[default]
    Draft,
    /// Only the name of the program.
    Program,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            appearance: Appearance::default(),
            zoom: 100,
            width: 1180.0,
            height: 780.0,
            maximized: false,
            notices: true,
            title: TitleBar::default(),
            place_read: false,
            reminded: None,
            lock_after: None,
            place: LastPage::default(),
        }
    }
}

impl Settings {
    /// The window's size, limited to what a screen can show.
    pub fn window_size(&self) -> Size {
        let within = |value: f32, least: f32, usual: f32| {
            if value.is_finite() { value.clamp(least, 7680.0) } else { usual }
        };
        Size::new(within(self.width, super::SMALLEST.width, 1180.0), within(self.height, super::SMALLEST.height, 780.0))
    }

    /// The next larger or smaller step of the zoom.
    pub fn zoomed(&self, larger: bool) -> u16 {
        let next = if larger {
            ZOOMS.into_iter().find(|step| *step > self.zoom)
        } else {
            ZOOMS.into_iter().rev().find(|step| *step < self.zoom)
        };
        next.unwrap_or(self.zoom.clamp(75, 200))
    }
}

/// Writes settings in the order in which they were changed, whichever task runs first.
#[derive(Debug, Default)]
pub struct Keeper {
    made: u64,
    /// Number of the settings written last.
    written: Arc<Mutex<u64>>,
}

impl Keeper {
    /// The work that writes `settings`, to be run in the background; does nothing if newer ones have been written
    /// already.
    pub fn write(
        &mut self,
        library: Arc<Library>,
        settings: Settings,
    ) -> impl FnOnce() -> Result<(), StoreError> + Send + use<> {
        self.made += 1;
        let (number, written) = (self.made, self.written.clone());
        move || {
            let mut written = written.lock().unwrap_or_else(PoisonError::into_inner);
            if *written < number {
                library.set_setting(KEY, &settings)?;
                *written = number;
            }
            Ok(())
        }
    }
}

/// A page that can be reopened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastPage {
    /// The list of drafts.
    #[default]
    Home,
    /// The choice before a new filing.
    Start,
    /// A draft.
    Draft {
        /// Id of the draft.
        id: String,
        /// Section that was open.
        section: String,
    },
    /// The scan desk.
    Scans,
    /// Settings.
    Settings,
    /// The management page of the library.
    #[serde(rename = "house")]
    Library,
    /// About the program, and its shortcuts.
    Help,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_walks_its_steps_and_stops_at_the_ends() {
        let at = |zoom| Settings { zoom, ..Settings::default() };
        assert_eq!(at(100).zoomed(true), 110);
        assert_eq!(at(100).zoomed(false), 90);
        assert_eq!(at(200).zoomed(true), 200);
        assert_eq!(at(75).zoomed(false), 75);
        assert_eq!(at(0).zoomed(false), 75);
        assert_eq!(at(130).zoomed(true), 150);
    }

    #[test]
    fn older_settings_never_come_after_newer_ones() {
        let folder = tempfile::tempdir().unwrap();
        let library = Arc::new(Library::open(folder.path()).unwrap());
        let mut keeper = Keeper::default();
        let at = |zoom| Settings { zoom, ..Settings::default() };
        let older = keeper.write(library.clone(), at(110));
        let newer = keeper.write(library.clone(), at(125));
        newer().unwrap();
        older().unwrap();
        assert_eq!(library.setting::<Settings>(KEY).unwrap().unwrap().zoom, 125);
    }

    #[test]
    fn a_window_always_fits() {
        let settings = Settings { width: f32::NAN, height: 1.0, ..Settings::default() };
        assert_eq!(settings.window_size(), Size::new(1180.0, super::super::SMALLEST.height));
    }

    #[test]
    fn settings_of_an_older_program_are_read() {
        let settings: Settings = serde_json::from_str(r#"{"zoom": 150, "gone": 1}"#).unwrap();
        assert_eq!(settings.zoom, 150);
        assert_eq!(settings.place, LastPage::Home);
    }
}
