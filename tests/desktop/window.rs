//! Features of the whole window: pages, keys, settings, icons.

use std::sync::Arc;
use std::time::Duration;

use ab_glyph::{Font as _, FontRef};
use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::icon;
use beian_desk::desktop::opened_files::{OpenedFiles, PictureSource};
use beian_desk::desktop::page::broken::{self, Unopenable};
use beian_desk::desktop::page::draft::Message as DraftMessage;
use beian_desk::desktop::page::draft::pictures;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::preferences;
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::desktop::theme::{Appearance, font_files};
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::store::Library;
use beian_desk::workflow;
use chrono::TimeDelta;
use iced::Event;
use iced::keyboard::{self, Key, Modifiers, key};
use iced::widget::Id;

use crate::{Desk, demo, fresh, is_draft, sample, saved, shows_any, simulator};

#[test]
fn every_page_shows_its_title_in_both_languages() {
    for language in Language::ALL {
        let title = |key: &str| i18n::text(language, key);
        let mut desk = Desk::open(language, |_| LastPage::Home);
        assert!(desk.shows(&title("app-home")));
        for (place, key) in
            [(LastPage::Start, "app-start"), (LastPage::Settings, "app-settings"), (LastPage::Help, "app-help")]
        {
            desk.send(Message::Go(place));
            assert!(desk.shows(&title(key)), "{key} in {}", language.tag());
        }
        let mut desk = Desk::open(language, sample(Section::Type));
        desk.wait("the draft", is_draft);
        let sections: Vec<Section> = Section::of_filing(desk.draft().filing()).collect();
        for section in sections {
            desk.send_draft(DraftMessage::SectionPressed(section));
            assert!(desk.shows(&title(&format!("app-section-{}", section.name()))), "{section:?}");
        }
    }
}

#[test]
fn the_language_of_a_run_stays_until_another_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let library = Arc::new(Library::open(folder.path()).unwrap());
    let (mut app, _) = App::new(library, None, Settings::default(), Some(Language::English));
    let _ = app.update(Message::Preferences(preferences::Message::AppearanceChosen(Appearance::Dark)));
    assert_eq!(app.words().0, Language::English);
    let _ = app.update(Message::Preferences(preferences::Message::LanguageChosen(Some(Language::Chinese))));
    assert_eq!(app.words().0, Language::Chinese);
}

/// A key press as the window system reports it.
fn key_event(character: &str, physical: key::Code) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: Key::Character(character.into()),
        modified_key: Key::Character(character.into()),
        physical_key: key::Physical::Code(physical),
        location: keyboard::Location::Standard,
        modifiers: Modifiers::CTRL,
        text: Some(character.into()),
        repeat: false,
    })
}

#[test]
fn a_shortcut_is_no_text_even_inside_a_field() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let mut simulator = desk.simulator();
    simulator.click(Id::from("icp_subject.base_info.name")).unwrap();
    let _ = simulator.simulate([key_event("3", key::Code::Digit3)]);
    let messages: Vec<Message> = simulator.into_messages().collect();
    assert!(matches!(messages.as_slice(), [Message::Pressed(Press::Command { key: '3', .. })]), "{messages:?}");
    for message in messages {
        desk.send(message);
    }
    assert_eq!(desk.draft().section(), Section::Principal);
    assert!(!desk.draft().filing().has("icp_subject.base_info.name"));
}

#[test]
fn space_and_enter_press_what_has_the_focus() {
    let desk = Desk::open(Language::Chinese, |_| LastPage::Start);
    for named in [key::Named::Space, key::Named::Enter] {
        let mut simulator = desk.simulator();
        simulator.click(Id::from("start/individual")).unwrap();
        let _ = simulator.tap_key(named);
        let presses = simulator.into_messages().filter(|message| matches!(message, Message::Start(_))).count();
        assert_eq!(presses, 2, "{named:?}: once by the click, once by the key");
    }
}

#[test]
fn settings_are_kept_and_the_page_is_opened_again() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Settings);
    desk.click("settings/appearance/2");
    desk.click("settings/language/2");
    desk.send(Message::Pressed(Press::Command { key: '+', shift: false }));
    assert_eq!(desk.app.settings().zoom, 110);
    let library = desk.library.clone();
    desk.wait("the settings", move |_| {
        let kept: Option<Settings> = library.setting("window").unwrap();
        kept.is_some_and(|kept| {
            kept.appearance == Appearance::Dark
                && kept.language == Some(Language::English)
                && kept.zoom == 110
                && kept.place == LastPage::Settings
        })
    });
}

#[test]
fn after_a_look_at_the_settings_the_rail_leads_back_into_the_draft() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Type));
    desk.wait("the draft", is_draft);
    desk.click("task/principal");
    desk.click("rail/settings");
    assert!(matches!(desk.app.screen(), Screen::Preferences));
    desk.click("rail/home");
    assert_eq!(desk.draft().section(), Section::Principal, "and to where it was");
    desk.click("rail/home");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(_)));
}

#[test]
fn escape_drops_nothing_that_was_typed_over_a_draft() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    desk.click("icp_subject.principal_info.certificate_photo_front/path");
    desk.click_and_type("path", "/样本/zhang.jpg");
    let escape = || Message::Pressed(Press::Named { key: key::Named::Escape, shift: false });
    desk.send(escape());
    assert!(desk.shows("/样本/zhang.jpg") && desk.shows(&i18n::text(Language::Chinese, "app-dialog-typed")));
    desk.click("path/cancel");
    assert!(!desk.has("path"));
    desk.click("icp_subject.principal_info.certificate_photo_front/path");
    desk.send(escape());
    assert!(!desk.has("path"), "nothing was typed");
}

#[test]
fn a_clock_that_was_ahead_does_not_silence_reminders() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    let settings = Settings {
        reminded: Some(workflow::china_now() + TimeDelta::days(30)),
        notices: false,
        ..desk.app.settings().clone()
    };
    desk.app = App::new(desk.library.clone(), None, settings, None).0;
    desk.send(Message::Ticked);
    assert!(desk.app.settings().reminded.is_some_and(|reminded| reminded <= workflow::china_now()));
}

#[test]
fn a_library_that_cannot_be_opened_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("beian.sqlite3"), "no database").unwrap();
    let error = Library::open(folder.path()).unwrap_err();
    let (app, _) =
        App::without_library(&Unopenable { folder: folder.path().to_owned(), error }, Some(Language::English));
    assert!(matches!(app.screen(), Screen::Broken(broken) if broken.why().contains("beian.sqlite3")));
}

/// The window on a read-only library, which cannot be locked.
fn unwritable(desk: &mut Desk) {
    let folder = desk.library.folder().to_owned();
    let error = beian_desk::store::Cause::ReadOnly.at(&folder.join("window.lock"));
    desk.restart(App::without_library(&Unopenable { folder, error }, Some(Language::Chinese)));
    desk.wait("what can be read", |app| simulator(app).find(Id::from("broken/out")).is_ok());
}

fn with_one_draft(library: &Library) -> LastPage {
    let mut filing = Filing::new(Kind::New);
    filing.set("facts.applet_name", "样本");
    library.create(&filing).unwrap();
    LastPage::Home
}

#[test]
fn a_library_that_cannot_be_written_is_copied_elsewhere_and_opened_there() {
    let mut desk = Desk::open(Language::Chinese, with_one_draft);
    unwritable(&mut desk);
    let elsewhere = tempfile::tempdir().unwrap();
    let place = elsewhere.path().join("样本副本");
    desk.send(Message::Broken(broken::Message::PlaceTyped(place.display().to_string())));
    desk.click("broken/replicate");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    assert!(desk.shows("样本"));
    assert!(shows_any(&desk.app, &|text| text.contains("样本副本")), "it is said where one is now");
    assert_eq!(Library::open(&place).unwrap().drafts().unwrap(), desk.library.drafts().unwrap());
}

#[test]
fn a_library_that_cannot_be_written_is_exported_and_another_opened() {
    let mut desk = Desk::open(Language::Chinese, with_one_draft);
    unwritable(&mut desk);
    desk.click("broken/out");
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("样本.zip");
    desk.save_under(&file);
    desk.wait("the file", |app| app.toasts().iter().any(|toast| toast.text.contains("样本.zip")));
    assert!(beian_desk::workflow::is_transfer(&file));
    let other = elsewhere.path().join("另一个");
    desk.send(Message::Broken(broken::Message::PlaceTyped(other.display().to_string())));
    desk.click("broken/open");
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    assert!(!desk.shows("样本"), "an empty one");
}

#[test]
fn a_folder_that_cannot_be_made_is_not_looked_for_above_it() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = folder.path().join("file/below");
    std::fs::write(folder.path().join("file"), "in the way").unwrap();
    let error = Library::open(&wanted).unwrap_err();
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.restart(App::without_library(&Unopenable { folder: wanted, error }, Some(Language::Chinese)));
    desk.click("broken/retry");
    desk.work_for(Duration::from_secs(1));
    assert!(matches!(desk.app.screen(), Screen::Broken(_)));
    assert!(!folder.path().join("beian.sqlite3").exists());
}

#[test]
fn a_backup_that_cannot_be_made_is_told() {
    let mut desk = Desk::open(Language::English, |_| LastPage::Home);
    // A folder blocks the path to which the backup is first written.
    std::fs::create_dir_all(desk.library.folder().join("backup.new/x")).unwrap();
    let copied = desk.app.look_after();
    desk.run(copied);
    desk.wait("the warning", |app| app.toasts().iter().any(|toast| toast.text.starts_with("No backup was made")));
}

#[test]
fn a_damaged_library_is_recovered_and_a_copy_restored_in_the_window() {
    for button in ["broken/recover", "broken/0/restore"] {
        let mut desk = Desk::open(Language::Chinese, |library| {
            let mut filing = Filing::new(Kind::New);
            filing.set("facts.applet_name", "样本");
            library.create(&filing).unwrap();
            library.back_up().unwrap();
            LastPage::Home
        });
        let folder = desk.library.folder().to_owned();
        std::fs::write(folder.join("beian.sqlite3"), "no database").unwrap();
        let error = Library::open(&folder).unwrap_err();
        desk.restart(App::without_library(&Unopenable { folder, error }, Some(Language::Chinese)));
        desk.wait("the copies", |app| simulator(app).find(Id::from("broken/0/look")).is_ok());
        assert!(!desk.shows("样本"));
        desk.click("broken/0/look");
        assert!(desk.shows("样本"), "what is in the copy is seen before it is taken");
        desk.click(button);
        desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
        assert!(desk.shows("样本"));
        // What it was put together from stays until it was read.
        let from = if button == "broken/recover" { "最早的一份备份于" } else { "已恢复到" };
        let says = |desk: &Desk| shows_any(&desk.app, &|text| text.contains(from));
        assert!(says(&desk));
        desk.click("note/mending-read");
        assert!(!says(&desk));
    }
}

#[test]
fn of_an_empty_file_nothing_is_recovered_and_the_backup_is_the_way() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        library.create(&Filing::new(Kind::New)).unwrap();
        library.back_up().unwrap();
        LastPage::Home
    });
    let folder = desk.library.folder().to_owned();
    for beside in ["beian.sqlite3-wal", "beian.sqlite3-shm"] {
        let _ = std::fs::remove_file(folder.join(beside));
    }
    std::fs::write(folder.join("beian.sqlite3"), "").unwrap();
    let error = Library::open(&folder).unwrap_err();
    desk.restart(App::without_library(&Unopenable { folder, error }, Some(Language::Chinese)));
    desk.wait("the copies", |app| simulator(app).find(Id::from("broken/0/restore")).is_ok());
    assert!(!desk.has("broken/recover"));
    assert!(shows_any(&desk.app, &|shown| shown.contains("文件是空的")));
    assert!(!shows_any(&desk.app, &|shown| shown.contains("在窗口中")), "this is the window");
}

#[test]
fn every_icon_stands_in_the_font() {
    // A missing icon would be an empty box on a button.
    let mut system = iced_test::renderer::graphics::text::font_system().write().unwrap();
    for file in font_files() {
        system.load_font(file.into());
    }
    assert!(icon::ALL.len() > 30);
    let raw = system.raw();
    let face = raw.db().faces().find(|face| face.families.iter().any(|(name, _)| name == "lucide")).unwrap().id;
    let font = raw.get_font(face, iced_test::renderer::graphics::text::cosmic_text::Weight::NORMAL).unwrap();
    for icon in icon::ALL {
        assert!(font.as_swash().charmap().map(icon.code()) != 0, "{icon:?}");
    }
}

#[test]
fn every_character_of_the_catalogues_is_in_a_font() {
    let [regular, bold, _] = font_files().map(|file| FontRef::try_from_slice(file).unwrap());
    for language in Language::ALL {
        for (topic, text) in i18n::files(language) {
            let drawn = text.chars().filter(|sign| !sign.is_whitespace() && !sign.is_control());
            let missing: String =
                drawn.filter(|sign| [&regular, &bold].iter().any(|font| font.glyph_id(*sign).0 == 0)).collect();
            assert_eq!(missing, "", "{} {topic}", language.tag());
        }
    }
}

#[test]
fn the_import_opens_from_a_draft_that_is_not_saved_yet() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click_and_type("icp_subject.base_info.name", "样本");
    assert!(desk.draft().is_unsaved());
    desk.send(Message::Pressed(Press::Command { key: 'o', shift: false }));
    desk.wait("the path's field", |app| simulator(app).find(Id::from("home/path")).is_ok());
}

#[test]
fn what_comes_from_outside_goes_where_it_belongs() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Progress, 4));
    desk.wait("the draft", is_draft);
    let answer = r#"{"errcode": 86202, "hints": [{"errcode": 7, "errmsg": "样本", "err_field": "icp_applets"}]}"#;
    desk.send(Message::Incoming(OpenedFiles::Answer(answer.to_owned())));
    let (library, id) = (desk.library.clone(), desk.library.drafts().unwrap()[0].id.clone());
    desk.wait("the answer", move |_| library.versions(&id).unwrap().iter().any(|version| version.answer.is_some()));

    desk.send(Message::Incoming(OpenedFiles::Text("1、小程序备注过于简单，请补充。".to_owned())));
    desk.wait("the text beside it", |app| crate::shows(app, "1、小程序备注过于简单，请补充。"));
    desk.send_draft(DraftMessage::SectionPressed(Section::Type));
    desk.send(Message::Incoming(OpenedFiles::Text("样本公司地址".to_owned())));
    assert_eq!(desk.draft().section(), Section::Type, "what refuses nothing goes nowhere");
    assert!(desk.app.toasts().iter().any(|toast| toast.text.contains("样本公司地址")), "{:?}", desk.app.toasts());

    let mut filing = Filing::new(Kind::New);
    filing.set("icp_subject.organize_info.certificate_photo", "licence.jpg");
    let file = desk.library.folder().join("FILING.json");
    std::fs::write(&file, filing.to_json()).unwrap();
    let licence = demo("licence.jpg");
    std::fs::copy(&licence, desk.library.folder().join("licence.jpg")).unwrap();
    desk.send(Message::Incoming(OpenedFiles::Filing(file)));
    let library = desk.library.clone();
    desk.wait("the new draft", move |app| is_draft(app) && library.drafts().unwrap().len() == 2);
    let photo = desk.draft().filing().text("icp_subject.organize_info.certificate_photo").to_owned();
    assert!(desk.library.scan(&photo).is_ok(), "its picture came along");

    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(_)));
    let toasts = desk.app.toasts().len();
    desk.send(Message::Incoming(OpenedFiles::Answer(answer.to_owned())));
    assert_eq!(desk.app.toasts().len(), toasts + 1, "an answer without its draft is told");
    desk.send(Message::Incoming(OpenedFiles::Pictures(vec![PictureSource::File(licence)])));
    assert!(matches!(desk.app.screen(), Screen::Scans(scans) if scans.counts().1 == 1));
}

fn escape() -> Message {
    Message::Pressed(Press::Named { key: key::Named::Escape, shift: false })
}

#[test]
fn help_is_looked_into_and_the_draft_is_as_it_was() {
    let name = "icp_subject.base_info.name";
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click_and_type(name, "样");
    for place in [LastPage::Help, LastPage::Settings, LastPage::Scans] {
        desk.send(Message::Go(place.clone()));
        desk.wait("the other page", move |app| app.settings().place == place && !is_draft(app));
    }
    desk.send(escape());
    assert_eq!(desk.draft().section(), Section::Subject);
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    assert!(!desk.draft().filing().has(name), "what can be undone is still there");
    desk.wait("the save", saved);
    desk.send(Message::Go(LastPage::Help));
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(_)));
    desk.send(Message::Go(LastPage::Help));
    desk.send(escape());
    assert!(matches!(desk.app.screen(), Screen::Home(_)), "the draft was left");
}

#[test]
fn the_scan_desk_keeps_its_pictures_while_another_page_is_shown() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Scans);
    let licence = demo("licence.jpg");
    desk.send(Message::Incoming(OpenedFiles::Pictures(vec![PictureSource::File(licence)])));
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.send(Message::Go(LastPage::Scans));
    desk.wait("the verdict", |app| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (1, 1)));
}

#[test]
fn what_an_older_draft_reports_does_not_reach_the_next_one() {
    let place = "icp_subject.organize_info.certificate_photo";
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let added = || DraftMessage::Pictures(pictures::Message::Added(place.to_owned(), Ok("0".repeat(64))));
    let other = fresh(Section::Subject, 1)(&desk.library);
    desk.send(Message::Go(other));
    desk.wait("the second draft", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().number("icp_subject.base_info.type") == Some(1),
        _ => false,
    });
    desk.send(Message::Reported(1, added()));
    assert!(!desk.draft().filing().has(place));
    desk.send(Message::Reported(2, added()));
    assert!(desk.draft().filing().has(place));
}

#[test]
fn escape_leaves_a_field_and_not_the_page() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, fresh(Section::Subject, 4));
        desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
        let mut simulator = desk.simulator();
        simulator.click(Id::from("icp_subject.base_info.name")).unwrap();
        let enter = key::Named::Enter;
        let _ = simulator.simulate([Event::Keyboard(keyboard::Event::KeyPressed {
            key: Key::Named(enter),
            modified_key: Key::Named(enter),
            physical_key: key::Physical::Code(key::Code::Enter),
            location: keyboard::Location::Standard,
            modifiers: Modifiers::CTRL,
            text: None,
            repeat: false,
        })]);
        let pressed: Vec<Message> = simulator.into_messages().collect();
        assert!(!pressed.is_empty(), "the key that goes on works inside a field");
        for message in pressed {
            desk.send(message);
        }
        assert!(desk.draft().is_halted() && desk.has("summary/0"));
        desk.send(Message::Pressed(Press::Named { key: key::Named::Escape, shift: false }));
        assert!(desk.draft().is_halted() && desk.has("summary/0"), "what was said stays");
        desk.send(Message::Pressed(Press::Command { key: 'w', shift: false }));
        desk.wait("the list", |app| matches!(app.screen(), Screen::Home(_)));
    }
}

#[test]
fn a_file_that_nothing_opens_is_told_with_two_ways_to_it_until_the_page_is_left() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Materials, 4));
    desk.wait("the draft", is_draft);
    let file = desk.library.folder().join("样本.pdf");
    desk.send(Message::FileOpened(file.clone(), true));
    assert!(desk.app.toasts().is_empty(), "it was opened");
    for leave in [DraftMessage::SectionPressed(Section::Check), DraftMessage::LeavePressed] {
        desk.send(Message::FileOpened(file.clone(), false));
        let toast = desk.app.toasts().last().unwrap().id;
        assert!(desk.has(&format!("toast-{toast}/action")) && desk.has(&format!("toast-{toast}/second")));
        assert!(desk.shows(&i18n::text(Language::Chinese, "app-copy-path")));
        desk.send_draft(leave);
        assert!(desk.app.toasts().is_empty(), "it belongs to the page");
    }
}
