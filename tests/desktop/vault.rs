//! A library with a passphrase in the window: it is asked for at the start, set, changed, removed, and locked.

use std::fs;
use std::sync::Arc;

use beian_desk::desktop::app::{App, Message, Screen, ToastAction};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::page::passphrase::{self, Message as PassphraseMessage};
use beian_desk::desktop::page::{preferences, unlock};
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::i18n::{self, Language};
use beian_desk::store::Library;
use iced::keyboard::key::Named;

use crate::samples::fill_with_samples;
use crate::{Desk, fresh, is_draft};

const PASSPHRASE: &str = "样本口令一二三四五";

/// Fills in the fields of the passphrase page as a keyboard with an input method does.
fn fill(desk: &mut Desk, secret: &str, new: &str, repeat: &str) {
    desk.send(Message::Passphrase(PassphraseMessage::SecretTyped(secret.to_owned())));
    desk.send(Message::Passphrase(PassphraseMessage::NewTyped(new.to_owned())));
    desk.send(Message::Passphrase(PassphraseMessage::RepeatTyped(repeat.to_owned())));
}

fn page(app: &App) -> &passphrase::Passphrase {
    match app.screen() {
        Screen::Passphrase(page) => page,
        _ => panic!("the page about the passphrase is not shown"),
    }
}

/// The message about a wrong passphrase.
fn refusal(desk: &Desk, language: Language) -> String {
    desk.library.unlock("样本").unwrap_err().message(language)
}

fn is_locked(app: &App) -> bool {
    matches!(app.screen(), Screen::Locked(_))
}

fn is_home(app: &App) -> bool {
    matches!(app.screen(), Screen::Home(_))
}

/// A window whose library was given a passphrase on the passphrase page, and the recovery code that was shown.
fn with_passphrase(language: Language, place: impl FnOnce(&Library) -> LastPage) -> (Desk, String) {
    let mut desk = Desk::open(language, place);
    desk.wait("the page", |app| !matches!(app.screen(), Screen::Help));
    desk.send(Message::Preferences(preferences::Message::PassphrasePressed));
    desk.click("passphrase/set");
    fill(&mut desk, "", PASSPHRASE, PASSPHRASE);
    desk.click("passphrase/enter");
    desk.wait("the recovery code", |app| page(app).code().is_some());
    let code = page(&desk.app).code().unwrap().as_str().to_owned();
    assert!(desk.shows(&code));
    (desk, code)
}

#[test]
fn it_is_set_and_the_code_stays_until_it_is_written_down() {
    for language in Language::ALL {
        let (mut desk, code) = with_passphrase(language, |library| {
            let printed = library.folder().join("printed");
            std::fs::create_dir_all(&printed).unwrap();
            std::fs::write(printed.join("letter.pdf"), "样本").unwrap();
            LastPage::Settings
        });
        desk.send(Message::Go(LastPage::Home));
        assert!(desk.shows(&code), "nothing takes the code away");
        let mut rail = desk.simulator();
        let _ = rail.click(iced::widget::Id::from("rail/home"));
        assert_eq!(rail.into_messages().count(), 0, "what does nothing looks so");
        assert!(desk.shows(&i18n::text(language, "app-vault-code-stay")), "and says why");
        assert!(desk.shows(&i18n::text(language, "app-vault-code-about")), "there was no earlier code");
        desk.wait("copies and pictures", |app| {
            app.toasts().iter().any(|toast| toast.text == i18n::text(language, "app-vault-followed"))
        });
        assert!(!desk.library.folder().join("printed").exists(), "a letter in the clear");
        desk.click("passphrase/kept");
        assert!(!desk.shows(&code) && desk.has("passphrase/lock"));
        desk.send(Message::Go(LastPage::Home));
        desk.wait("the list", is_home);
    }
}

#[test]
fn the_recovery_code_is_saved_as_a_text_to_be_printed() {
    for language in Language::ALL {
        let (mut desk, code) = with_passphrase(language, |_| LastPage::Settings);
        desk.click("passphrase/save");
        let file = desk.library.folder().join("code.txt");
        desk.save_under(&file);
        let reveal = ToastAction::Reveal(file.clone());
        let saved = |app: &App| {
            app.toasts().iter().any(|toast| toast.action.as_ref().is_some_and(|(_, action)| *action == reveal))
        };
        desk.wait("the file", saved);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(&code) && text.contains(&desk.library.folder().display().to_string()), "{text}");
        assert!(desk.shows(&code), "it is shown until somebody says that it is kept");
    }
}

#[test]
fn a_slip_between_the_two_is_said_and_nothing_happens() {
    let mut desk = Desk::open(Language::English, |_| LastPage::Settings);
    desk.click("settings/passphrase");
    desk.click("passphrase/set");
    fill(&mut desk, "", PASSPHRASE, "样本口令一二三四六");
    assert!(desk.shows(&i18n::text(Language::English, "app-vault-differs")));
    desk.send(Message::Passphrase(PassphraseMessage::Entered));
    fill(&mut desk, "", "short", "short");
    desk.send(Message::Passphrase(PassphraseMessage::Entered));
    assert!(!desk.library.has_passphrase());
    desk.click("passphrase/cancel");
    assert!(desk.has("passphrase/set"));
}

#[test]
fn a_locked_window_shows_nothing_and_opens_where_it_was() {
    let title = "样本记账";
    let (mut desk, code) = with_passphrase(Language::Chinese, |library| {
        let id = fill_with_samples(library);
        let mut draft = library.load(&id).unwrap();
        draft.filing.set("facts.applet_name", title);
        library.save(&id, draft.revision, &draft.filing).unwrap();
        LastPage::Draft { id, section: String::new() }
    });
    desk.wait("copies and pictures", |app| !app.toasts().is_empty());
    desk.click("passphrase/kept");
    desk.click("passphrase/lock");
    assert!(is_locked(&desk.app) && desk.library.is_locked());
    assert!(!desk.app.title().contains(title) && !desk.shows(title));
    desk.send(Message::Go(LastPage::Home));
    assert!(is_locked(&desk.app), "the rail leads nowhere");

    desk.send(Message::Unlock(unlock::Message::Typed("样本口令错误".to_owned())));
    desk.click("unlock/open");
    let wrong = refusal(&desk, Language::Chinese);
    desk.wait("the refusal", |app| crate::shows(app, &wrong) || !is_locked(app));
    assert!(is_locked(&desk.app));
    desk.send(Message::Unlock(unlock::Message::Typed(code.to_lowercase())));
    desk.click("unlock/open");
    desk.wait("the draft", is_draft);
    assert!(desk.app.title().contains(title));
}

#[test]
fn a_locked_library_is_asked_for_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    Library::open(folder.path()).unwrap().set_passphrase(PASSPHRASE).unwrap();
    let library = Arc::new(Library::open(folder.path()).unwrap());
    let (app, _) = App::new(library, None, Settings::default(), Some(Language::English));
    assert!(is_locked(&app));
}

#[test]
fn what_was_typed_last_is_kept_before_it_is_locked() {
    let path = "icp_subject.base_info.name";
    let (mut desk, _) = with_passphrase(Language::English, fresh(Section::Subject, 4));
    desk.click("passphrase/kept");
    desk.send(Message::Go(LastPage::Settings));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click("rail/home");
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::Form(form::Message::Typed(path.to_owned(), "样本公司".to_owned())));
    assert!(desk.draft().is_unsaved());
    desk.send(Message::Preferences(preferences::Message::PassphrasePressed));
    desk.send(Message::Passphrase(PassphraseMessage::LockPressed));
    desk.wait("the lock", is_locked);
    assert!(desk.library.is_locked());
    desk.library.unlock(PASSPHRASE).unwrap();
    assert_eq!(desk.library.load(&id).unwrap().filing.text(path), "样本公司");
}

#[test]
fn it_is_changed_and_taken_away() {
    let (mut desk, code) = with_passphrase(Language::English, |_| LastPage::Settings);
    desk.click("passphrase/kept");
    desk.click("passphrase/change");
    let other = "another passphrase";
    fill(&mut desk, "not the passphrase", other, other);
    desk.click("passphrase/enter");
    let wrong = refusal(&desk, Language::English);
    desk.wait("the refusal", |app| crate::shows(app, &wrong) || page(app).code().is_some());
    assert!(page(&desk.app).code().is_none());
    fill(&mut desk, &code, other, other);
    desk.click("passphrase/enter");
    desk.wait("another code", |app| page(app).code().is_some());
    assert_ne!(page(&desk.app).code().unwrap().as_str(), code);
    assert!(desk.shows(&i18n::text(Language::English, "app-vault-code-replaced")));
    desk.click("passphrase/kept");
    desk.click("passphrase/remove");
    fill(&mut desk, other, "", "");
    desk.click("passphrase/enter");
    desk.wait("an open library", |app| app.toasts().iter().any(|toast| toast.text.contains("no longer encrypted")));
    assert!(!desk.library.has_passphrase());
    let database = fs::read(desk.library.folder().join("beian.sqlite3")).unwrap();
    assert!(database.starts_with(b"SQLite format 3"));
}

#[test]
fn what_is_guessed_first_is_told_and_taken_all_the_same() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Settings);
    desk.click("settings/passphrase");
    desk.click("passphrase/set");
    let weak = i18n::text(Language::Chinese, "app-vault-weak");
    for (passphrase, told) in [("12345678", true), ("aaaaaaaab", true), (PASSPHRASE, false)] {
        fill(&mut desk, "", passphrase, passphrase);
        assert_eq!(desk.shows(&weak), told, "{passphrase}");
    }
}

#[test]
fn why_a_short_passphrase_is_not_taken_is_said() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Settings);
    desk.send(Message::Preferences(preferences::Message::PassphrasePressed));
    desk.click("passphrase/set");
    let said = beian_desk::desktop::words::Words::of(Language::Chinese).count("app-vault-short", 8);
    fill(&mut desk, "", "abc", "");
    assert!(!desk.shows(&said), "it is being typed");
    fill(&mut desk, "", "abc", "abc");
    assert!(desk.shows(&said));
}

#[test]
fn a_second_start_reaches_a_window_that_is_locked() {
    let (mut desk, _) = with_passphrase(Language::Chinese, |_| LastPage::Home);
    desk.click("passphrase/kept");
    desk.click("passphrase/lock");
    desk.wait("the lock", is_locked);
    let filing = desk.library.folder().join("brought.json");
    fs::write(&filing, r#"{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5}}}"#).unwrap();
    let folder = desk.library.folder().to_owned();
    // The first handover is sent to the window as its listener would; the second shows that it is still listening.
    desk.send(Message::HandedOver(vec![filing]));
    let second = std::thread::spawn(move || beian_desk::desktop::single_instance::hand_over(&folder, &[]));
    desk.work_for(std::time::Duration::from_secs(1));
    assert!(second.join().unwrap(), "the locked window does not answer");
    assert!(is_locked(&desk.app), "nothing is shown before it is unlocked");
    desk.send(Message::Unlock(unlock::Message::Typed(PASSPHRASE.to_owned())));
    desk.click("unlock/open");
    let library = desk.library.clone();
    desk.wait("what was brought", move |_| library.drafts().is_ok_and(|drafts| drafts.len() == 1));
}

#[test]
fn whoever_needed_the_recovery_code_is_offered_another_passphrase() {
    for language in Language::ALL {
        let (mut desk, code) = with_passphrase(language, |_| LastPage::Settings);
        desk.wait("copies and pictures", |app| {
            app.toasts().iter().any(|toast| toast.text == i18n::text(language, "app-vault-followed"))
        });
        desk.click("passphrase/kept");
        desk.click("passphrase/lock");
        desk.send(Message::Unlock(unlock::Message::Typed(code)));
        desk.click("unlock/open");
        let told = i18n::text(language, "app-vault-by-code");
        desk.wait("the offer", |app| app.toasts().iter().any(|toast| toast.text == told));
        let toast = desk.app.toasts().iter().find(|toast| toast.text == told).unwrap().id;
        desk.click(&format!("toast-{toast}/action"));
        assert!(desk.has(passphrase::SECRET) && desk.has(passphrase::NEW));
        desk.send(Message::Pressed(Press::Named { key: Named::Escape, shift: false }));
        assert!(!desk.has(passphrase::NEW) && desk.has("passphrase/lock"), "Escape leaves the form, not the page");
    }
}
