//! The window: pages over the library, drawn with iced's software renderer.
//!
//! [`app::App`] is the root: it owns the current page, the toasts and the settings. Each page module exports its state,
//! a `Message`, an `Action` for the root, `update` and `view`, and does not depend on other pages.

pub mod app;
pub mod backups;
pub mod clipboard;
pub mod context;
pub mod correction;
pub mod difference;
pub mod file_dialog;
pub mod hand_over;
pub mod icon;
pub mod idle;
pub mod opened_files;
pub mod page;
pub mod reminders;
pub mod save_as;
pub mod services;
pub mod settings;
pub mod single_instance;
pub mod system;
pub mod theme;
pub mod widget;
pub mod words;

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use iced::{Program, Size, Task, Theme, window};

use crate::file;
use crate::i18n::Language;
use crate::job::Job;
use crate::logging;
use crate::store::{self, Cause, JobError, Library, StoreError, WindowLock};
use crate::workflow;
use app::{App, Message};
use page::broken::Unopenable;
use settings::Settings;
use words::Words;

/// Minimum size of the window.
pub const SMALLEST: Size = Size::new(640.0, 480.0);

/// How the window is started.
#[derive(Debug, Clone, Default)]
pub struct WindowOptions {
    /// Folder of the library; `None` for the user's own.
    pub library: Option<PathBuf>,
    /// Open a temporary library with sample drafts.
    pub demo: bool,
    /// Language of this run; `None` for the one in the settings, then the system's.
    pub language: Option<Language>,
    /// Files to open: packages, filings, answers of the platform, pictures, folders of pictures.
    pub files: Vec<PathBuf>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] JobError),
    /// The window could not be created: there is no display, or a system library is missing.
    #[error("the window system is not reached or misses a library")]
    NotBegun,
    /// The system cannot create a window.
    #[error(transparent)]
    System(#[from] iced::Error),
}

impl From<StoreError> for WindowError {
    fn from(error: StoreError) -> Self {
        Self::Library(error.into())
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// [`WindowError`] when there is no display, or the temporary library of a demonstration cannot be created. A library
/// that cannot be opened is reported in the window itself.
pub fn run(options: WindowOptions) -> Result<(), WindowError> {
    let sample = if options.demo { Some(sample_folder()?) } else { None };
    let folder = match (&sample, options.library) {
        (Some(sample), _) => sample.path().to_owned(),
        (None, Some(folder)) => folder,
        (None, None) => Library::default_folder()?,
    };
    let opened = open(&folder);
    if let Err(StoreError { cause: Cause::WindowOpen, .. }) = &opened
        && single_instance::hand_over(&folder, &options.files)
    {
        return Ok(());
    }
    if let (Some(_), Ok((library, _))) = (&sample, &opened) {
        let _ = workflow::fill_with_samples(library)?;
    }
    let settings = match &opened {
        Ok((library, _)) => library.setting::<Settings>(settings::KEY)?.unwrap_or_default(),
        Err(_) => Settings::default(),
    };
    let window = window::Settings {
        size: settings.window_size(),
        maximized: settings.maximized,
        min_size: Some(SMALLEST),
        exit_on_close_request: false,
        icon: icon(),
        platform_specific: platform(),
        ..window::Settings::default()
    };
    let (language, files, demo) = (options.language, options.files, options.demo);
    // The application is booted only once and takes the library then.
    let opened = Mutex::new(Some(opened));
    let booted = Arc::new(AtomicBool::new(false));
    let started = booted.clone();
    let boot = move || {
        started.store(true, Ordering::Relaxed);
        // From here on a panic is a defect: it is recorded in the log, and its task reports it.
        let _ = panic::take_hook();
        let _ = logging::begin(&folder, workflow::PROGRAM);
        match opened.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(Ok((library, lock))) => {
                let (mut app, begun) = App::new(library, Some(lock), settings.clone(), language);
                let opened = app.dropped(files.clone());
                let kept = app.look_after();
                let ended = Task::future(system::asked_to_end()).map(|()| Message::EndAsked);
                let started = app.await_start();
                (if demo { app.as_demo() } else { app }, Task::batch([begun.chain(opened), kept, ended, started]))
            }
            Some(Err(error)) => App::without_library(&Unopenable { folder: folder.clone(), error }, language),
            None => {
                let error = StoreError { cause: Cause::NoHome, place: folder.clone() };
                App::without_library(&Unopenable { folder: folder.clone(), error }, language)
            }
        }
    };
    // The window library panics if there is no display or a system library is missing.
    panic::set_hook(Box::new(|_| {}));
    let ended = panic::catch_unwind(AssertUnwindSafe(|| application(boot).window(window).run()));
    match ended {
        Ok(ended) => Ok(ended?),
        Err(_) if !booted.load(Ordering::Relaxed) => Err(WindowError::NotBegun),
        Err(cause) => panic::resume_unwind(cause),
    }
}

/// A folder for the library of a demonstration, removed when the window closes. Folders of killed windows are removed
/// now.
fn sample_folder() -> Result<tempfile::TempDir, StoreError> {
    sweep_samples();
    tempfile::Builder::new().prefix(SAMPLES).tempdir().map_err(|error| StoreError {
        cause: Cause::System(crate::i18n::system_term(&error)),
        place: std::env::temp_dir(),
    })
}

/// Prefix of demonstration folders.
const SAMPLES: &str = "beian-demo-";

/// Removes the libraries of demonstrations whose window no longer exists.
fn sweep_samples() {
    for entry in std::env::temp_dir().read_dir().into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(SAMPLES));
        // A folder that is just being created has no lock yet.
        if ours && file::is_left(&entry.path().join("window.lock")) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// The program's icon, for systems that take it from the window.
fn icon() -> Option<window::Icon> {
    let picture = image::load_from_memory(include_bytes!("../assets/icon.png")).ok()?.into_rgba8();
    let (width, height) = picture.dimensions();
    window::icon::from_rgba(picture.into_raw(), width, height).ok()
}

#[cfg(target_os = "linux")]
fn platform() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific { application_id: "beian-desk".to_owned(), ..Default::default() }
}

#[cfg(not(target_os = "linux"))]
fn platform() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific::default()
}

/// A library and this window's lock on it.
pub(crate) type Opened = (Arc<Library>, WindowLock);

pub(crate) fn open(folder: &std::path::Path) -> Result<Opened, StoreError> {
    let library = Arc::new(Library::open(folder)?);
    let lock = library.lock_window()?;
    let left = folder.to_owned();
    std::thread::spawn(move || {
        store::forget_printed(&left);
        workflow::clear_workshops(&left);
    });
    if !library.is_locked() {
        tidy(library.clone());
    }
    Ok((library, lock))
}

/// Delay after opening before background work on the library starts.
const SETTLING: Duration = Duration::from_secs(5);

/// Cleans up the library and prepares the overview and the reading of answers in the background, once the window has
/// settled. Failures are ignored: the work is repeated another day.
pub(crate) fn tidy(library: Arc<Library>) {
    std::thread::spawn(move || {
        std::thread::sleep(SETTLING);
        let _ = library.finish_sealing();
        let _ = library.collect_scans();
        system::step_back();
        let reference = workflow::reference(Some(&library));
        let _ = workflow::prepare_overview(&library, &reference, workflow::today(), &Job::new());
        workflow::prepare_answers();
    });
}

/// The program as run by the window and the gallery; `boot` creates its first state.
pub fn application(
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
    for file in theme::font_files() {
        application = application.font(file);
    }
    application
}

/// Runs `work` in the background. If it panics, the message comes from `panicked`, so that nothing waits forever.
pub(crate) fn background<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    panicked: impl FnOnce() -> T + Send + 'static,
) -> Task<T> {
    Task::future(async { tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| panicked()) })
}

/// The same for work that can fail: a panic becomes an ordinary error.
pub(crate) fn attempt<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
    words: Words,
) -> Task<Result<T, String>> {
    background(work, move || Err(words.panicked()))
}

/// Keeps only the newest of several tasks that read the same data: starting one drops the stale result of the one
/// before. Dropping this drops the result too, so it is not for tasks that write.
#[derive(Debug, Clone, Default)]
pub struct Newest(Option<iced::task::Handle>);

impl Newest {
    /// Starts a task.
    pub(crate) fn begin<T: Send + 'static>(&mut self, task: Task<T>) -> Task<T> {
        let (task, handle) = task.abortable();
        self.0 = Some(handle.abort_on_drop());
        task
    }
}

/// Publishes `message` after `time`.
pub(crate) fn after<T: Send + 'static>(time: Duration, message: T) -> Task<T> {
    Task::future(async move {
        tokio::time::sleep(time).await;
        message
    })
}

#[cfg(test)]
mod tests {
    use iced::futures::StreamExt;
    use iced::futures::stream::BoxStream;

    use super::*;

    fn outcome<T: Send + 'static>(task: Task<T>) -> Option<T> {
        let mut stream: BoxStream<'static, _> = iced_test::runtime::task::into_stream(task)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().ok()?;
        match runtime.block_on(stream.next())? {
            iced_test::runtime::Action::Output(output) => Some(output),
            _ => None,
        }
    }

    #[test]
    fn work_that_panics_comes_back_as_an_error() {
        let words = Words::of(Language::Chinese);
        let lost: Task<Result<u8, String>> = attempt(|| std::panic::panic_any("样本"), words);
        assert_eq!(outcome(lost), Some(Err(words.panicked())));
        assert_eq!(outcome(background(|| std::panic::panic_any("样本"), || 7)), Some(7));
        assert_eq!(outcome(attempt(|| Ok(7), words)), Some(Ok(7)));
    }
}
