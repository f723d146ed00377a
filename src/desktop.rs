//! The window: pages over the library, drawn with iced's software renderer.
//!
//! [`app::App`] is the root: it owns the page that is shown, the toasts and the settings. Each page module exports its
//! state, a `Message`, an `Action` that says what the root must do, `update` and `view`, and knows no other page.

pub mod app;
pub mod demo;
pub mod icon;
pub mod page;
pub mod settings;
pub mod system;
pub mod theme;
pub mod widget;
pub mod words;

use std::path::PathBuf;
use std::sync::Arc;

use iced::{Program, Size, Task, Theme, window};

use crate::i18n::Language;
use crate::store::{Cause, Library, StoreError, WindowLock};
use app::{App, Message};
use settings::Settings;

/// Smallest window.
pub const SMALLEST: Size = Size::new(640.0, 480.0);

/// How the window is started.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Folder of the library; `None` for the user's own.
    pub library: Option<PathBuf>,
    /// Open a throw-away library with sample drafts.
    pub demo: bool,
    /// Language of this run; `None` for the one of the settings, then the system's.
    pub language: Option<Language>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// The system gives no window.
    #[error(transparent)]
    System(#[from] iced::Error),
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// [`WindowError`] when there is no display, or the throw-away library of a demonstration cannot be made. A library
/// that cannot be opened is told in the window itself.
pub fn run(options: Options) -> Result<(), WindowError> {
    let folder = match &options.library {
        Some(folder) => folder.clone(),
        None => Library::default_folder()?,
    };
    let library = open(&folder);
    let settings = match &library {
        Ok((library, _)) => library.setting::<Settings>(settings::KEY).ok().flatten().unwrap_or_default(),
        Err(_) => Settings::default(),
    };
    let window = window::Settings {
        size: settings.window_size(),
        maximized: settings.maximized,
        min_size: Some(SMALLEST),
        exit_on_close_request: false,
        platform_specific: platform(),
        ..window::Settings::default()
    };
    let opened = std::sync::Mutex::new(Some(library));
    let language = options.language;
    let boot = move || {
        let library = opened.lock().ok().and_then(|mut opened| opened.take());
        match library {
            Some(Ok((library, lock))) => App::new(library, Some(lock), settings.clone(), language),
            Some(Err(error)) => App::without_library(&error, language),
            None => App::without_library(&StoreError { cause: Cause::NoHome, place: folder.clone() }, language),
        }
    };
    Ok(application(boot).window(window).run()?)
}

#[cfg(target_os = "linux")]
fn platform() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific { application_id: "beian-desk".to_owned(), ..Default::default() }
}

#[cfg(not(target_os = "linux"))]
fn platform() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific::default()
}

type Opened = (Arc<Library>, WindowLock);

fn open(folder: &std::path::Path) -> Result<Opened, StoreError> {
    let library = Library::open(folder)?;
    let lock = library.lock_window()?;
    Ok((Arc::new(library), lock))
}

/// The program over an open library, as the window, the tests and the gallery run it.
pub fn program(
    library: Arc<Library>,
    settings: Settings,
) -> iced::Application<impl Program<State = App, Message = Message, Theme = Theme>> {
    application(move || App::new(library.clone(), None, settings.clone(), None))
}

fn application(
    boot: impl iced::application::BootFn<App, Message>,
) -> iced::Application<impl Program<State = App, Message = Message, Theme = Theme>> {
    let mut application = iced::application(boot, App::update, App::view)
        .settings(iced::Settings {
            id: Some("beian-desk".to_owned()),
            default_font: theme::FONT,
            default_text_size: theme::size::BODY.into(),
            antialiasing: true,
            ..iced::Settings::default()
        })
        .title(App::title)
        .theme(App::theme)
        .scale_factor(App::scale)
        .subscription(App::subscription)
        .exit_on_close_request(false);
    for file in theme::FONT_FILES {
        application = application.font(file);
    }
    application
}

/// Runs `work` beside the window. Nothing comes back from work that panicked.
pub(crate) fn background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    Task::future(tokio::task::spawn_blocking(work)).then(|done| done.map_or_else(|_| Task::none(), Task::done))
}
