//! Settings: language, appearance, zoom, and the library.

use std::path::PathBuf;

use iced::widget::{Column, column, container, row, text};
use iced::{Center, Element, Fill};

use super::Context;
use crate::desktop::icon;
use crate::desktop::services::Services;
use crate::desktop::settings::{Settings, TitleBar, ZOOMS};
use crate::desktop::theme::{Appearance, COLUMN, READING, size, space as gap, style};
use crate::desktop::widget::{button, hairline, hint, scroll, title};
use crate::i18n::{self, Language};
use crate::logging;

/// Id of the page.
pub const PAGE: &str = "settings";

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Language; `None` for the system's.
    LanguageChosen(Option<Language>),
    /// Light or dark.
    AppearanceChosen(Appearance),
    /// Zoom in percent.
    ZoomChosen(u16),
    /// Desktop notifications, or none.
    NoticesChosen(bool),
    /// Whether the window title contains the name of the draft.
    TitleChosen(TitleBar),
    /// Show the library folder.
    FolderPressed(PathBuf),
    /// Show the management page of the library.
    LibraryPressed,
    /// Show the page for the passphrase.
    PassphrasePressed,
}

/// What the root has to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// Store the settings.
    Changed,
    /// Show a folder.
    Reveal(PathBuf),
    /// Show the management page of the library.
    Library,
    /// Show the page for the passphrase.
    Passphrase,
}

/// Handles a message.
pub fn update(message: Message, settings: &mut Settings) -> Action {
    match message {
        Message::LanguageChosen(language) => settings.language = language,
        Message::AppearanceChosen(appearance) => settings.appearance = appearance,
        Message::ZoomChosen(zoom) => settings.zoom = zoom,
        Message::NoticesChosen(notices) => settings.notices = notices,
        Message::TitleChosen(title) => settings.title = title,
        Message::FolderPressed(path) => return Action::Reveal(path),
        Message::LibraryPressed => return Action::Library,
        Message::PassphrasePressed => return Action::Passphrase,
    }
    Action::Changed
}

/// The page.
pub fn view<'a>(settings: &'a Settings, services: Option<&'a Services>, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let languages = [
        (None, words.get("app-settings-system")),
        (Some(Language::Chinese), "简体中文".to_owned()),
        (Some(Language::English), "English".to_owned()),
    ];
    let appearances = Appearance::ALL.into_iter().map(|appearance| {
        let key = match appearance {
            Appearance::System => "app-settings-system",
            Appearance::Light => "app-settings-light",
            Appearance::Dark => "app-settings-dark",
        };
        (appearance, words.get(key))
    });
    let zooms = ZOOMS.into_iter().map(|zoom| (zoom, format!("{zoom}%")));
    let mut rows = Column::new()
        .push(setting(
            words.get("app-settings-language"),
            None,
            button::segments("settings/language", languages, Some(settings.language), Message::LanguageChosen),
            context,
        ))
        .push(hairline())
        .push(setting(
            words.get("app-settings-appearance"),
            None,
            button::segments("settings/appearance", appearances, Some(settings.appearance), Message::AppearanceChosen),
            context,
        ))
        .push(hairline())
        .push(setting(
            words.get("app-settings-zoom"),
            Some(words.get("app-settings-zoom-about")),
            button::segments("settings/zoom", zooms, Some(settings.zoom), Message::ZoomChosen),
            context,
        ));
    let notices = [(true, words.get("app-settings-on")), (false, words.get("app-settings-off"))];
    rows = rows.push(hairline()).push(setting(
        words.get("app-settings-notices"),
        Some(words.get("app-settings-notices-about")),
        button::segments("settings/notices", notices, Some(settings.notices), Message::NoticesChosen),
        context,
    ));
    let titles = [
        (TitleBar::Draft, words.get("app-settings-titles-named")),
        (TitleBar::Program, words.get("app-settings-titles-plain")),
    ];
    rows = rows.push(hairline()).push(setting(
        words.get("app-settings-titles"),
        Some(words.get("app-settings-titles-about")),
        button::segments("settings/titles", titles, Some(settings.title), Message::TitleChosen),
        context,
    ));
    if let Some(services) = services {
        let folder = services.library.folder();
        let open = button::secondary("settings/library", words.get("app-settings-library-open"))
            .icon(icon::HISTORY)
            .press(Message::LibraryPressed);
        rows = rows.push(hairline()).push(setting(
            words.get("app-library"),
            Some(folder.display().to_string()),
            open,
            context,
        ));
    }
    if let Some(services) = services {
        let about = if services.library.has_passphrase() { "app-vault-set-about" } else { "app-vault-none-about" };
        let manage =
            button::secondary("settings/passphrase", words.get("app-vault-manage")).press(Message::PassphrasePressed);
        rows = rows.push(hairline()).push(setting(words.get("app-vault"), Some(words.get(about)), manage, context));
        rows = rows.push(hairline()).push(reference(services, context));
        let open = button::secondary("settings/log", words.get("app-settings-folder-open"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::FolderPressed(services.library.folder().join(logging::FOLDER)));
        let about = Some(words.get("app-settings-log-about"));
        rows = rows.push(hairline()).push(setting(words.get("app-settings-log"), about, open, context));
    }
    let private =
        row![icon::SHIELD_CHECK.sized(20.0).style(style::ink(style::Tone::Good)), hint(words.get("app-private"))]
            .spacing(12)
            .align_y(Center);
    let content = column![
        title(words.get("app-settings")),
        container(rows).padding([4.0, 20.0]).style(style::card),
        container(private).padding(gap::TWO).width(Fill).style(style::well)
    ]
    .spacing(gap::THREE);
    scroll::page(PAGE, container(container(content).max_width(COLUMN + 80.0)).center_x(Fill)).into()
}

fn setting<'a>(
    name: String,
    about: Option<String>,
    control: impl Into<Element<'a, Message>>,
    context: &Context,
) -> Element<'a, Message> {
    let label = column![text(name).size(size::BODY).line_height(READING)].push(about.map(hint)).width(Fill);
    if context.is_narrow() {
        return container(column![label, control.into()].spacing(gap::ONE)).padding([16.0, 0.0]).into();
    }
    container(row![label, control.into()].spacing(gap::TWO).align_y(Center)).padding([16.0, 0.0]).into()
}

/// The reference tables in use, and the user's own files that were rejected.
fn reference<'a>(services: &'a Services, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let own = services.reference.files().iter().filter(|file| file.replaced).count();
    let about = if own == 0 {
        words.get("app-settings-reference-about")
    } else {
        words.count("app-settings-reference-own", own)
    };
    let refused = services
        .reference
        .refused()
        .iter()
        .map(|error| hint(error.text(words.0)).style(style::ink(style::Tone::Warn)).into());
    let date = text(services.reference.date()).size(size::BODY);
    let outdated = services.reference.outdated(context.today()).first().map(|oldest| {
        let written = &oldest.origin.date;
        let date = written.parse().map_or_else(|_| written.clone(), |day| i18n::in_sentence(words.0, day));
        let said = words.put("app-settings-reference-outdated", &[("date", &date)]);
        hint(said).style(style::ink(style::Tone::Warn))
    });
    Column::new()
        .push(setting(words.get("app-settings-reference"), Some(about), date, context))
        .push(outdated)
        .extend(refused)
        .into()
}
