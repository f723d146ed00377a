//! The window without a window: pages are rendered, clicked and typed into headlessly, and what follows is awaited.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use beian_desk::desk;
use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::versions::Versions;
use beian_desk::desktop::page::draft::{Draft, Message as DraftMessage, days, export, form};
use beian_desk::desktop::page::home;
use beian_desk::desktop::settings::{Place, Settings};
use beian_desk::desktop::theme::{Appearance, FONT, FONT_FILES};
use beian_desk::desktop::widget::keys::Press;
use beian_desk::desktop::{icon, theme};
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::rules::{Evidence, Review};
use beian_desk::store::{Library, State};
use iced::keyboard::{self, Key, Modifiers, key};
use iced::widget::Id;
use iced::{Event, Size, Task};
use iced_test::Simulator;
use iced_test::futures::futures::StreamExt;
use iced_test::futures::futures::stream::{BoxStream, SelectAll};
use iced_test::runtime::{Action, task};

/// Long enough for reading a certificate on a loaded machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// The program with its tasks, driven by hand.
struct Desk {
    app: App,
    tasks: SelectAll<BoxStream<'static, Action<Message>>>,
    runtime: tokio::runtime::Runtime,
    library: Arc<Library>,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn open(language: Language, place: impl FnOnce(&Library) -> Place) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Arc::new(Library::open(folder.path()).unwrap());
        let settings = Settings { language: Some(language), place: place(&library), ..Settings::default() };
        let (app, task) = App::new(library.clone(), None, settings, None);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let mut desk = Self { app, tasks: SelectAll::new(), runtime, library, _folder: folder };
        desk.run(task);
        desk
    }

    fn run(&mut self, task: Task<Message>) {
        if let Some(stream) = task::into_stream(task) {
            self.tasks.push(stream);
        }
    }

    fn send(&mut self, message: Message) {
        let task = self.app.update(message);
        self.run(task);
    }

    fn send_draft(&mut self, message: DraftMessage) {
        self.send(Message::Draft(message));
    }

    /// Lets tasks run until `done`.
    fn wait(&mut self, what: &str, done: impl Fn(&App) -> bool) {
        while !done(&self.app) {
            let next = self.runtime.block_on(async { tokio::time::timeout(PATIENCE, self.tasks.next()).await });
            match next {
                Ok(Some(Action::Output(message))) => self.send(message),
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => panic!("waited in vain for: {what}"),
            }
        }
    }

    fn simulator(&self) -> Simulator<'_, Message> {
        simulator(&self.app)
    }

    fn shows(&self, text: &str) -> bool {
        self.simulator().find(text).is_ok()
    }

    fn has(&self, id: &str) -> bool {
        self.simulator().find(Id::from(id.to_owned())).is_ok()
    }

    /// Clicks the widget `id`, types `text` and hands over what comes of it.
    fn click_and_type(&mut self, id: &str, text: &str) {
        let mut simulator = self.simulator();
        if let Err(error) = simulator.click(Id::from(id.to_owned())) {
            panic!("{id}: {error}");
        }
        if !text.is_empty() {
            let _ = simulator.typewrite(text);
        }
        let messages: Vec<Message> = simulator.into_messages().collect();
        assert!(!messages.is_empty(), "{id} does nothing");
        for message in messages {
            self.send(message);
        }
    }

    fn click(&mut self, id: &str) {
        self.click_and_type(id, "");
    }

    fn draft(&self) -> &Draft {
        match self.app.screen() {
            Screen::Draft(draft) => draft,
            _ => panic!("no draft is open"),
        }
    }
}

fn simulator(app: &App) -> Simulator<'_, Message> {
    let settings = iced::Settings {
        fonts: FONT_FILES.map(Into::into).to_vec(),
        default_font: FONT,
        default_text_size: theme::size::BODY.into(),
        ..iced::Settings::default()
    };
    Simulator::with_size(settings, Size::new(1180.0, 4000.0), app.view())
}

fn is_draft(app: &App) -> bool {
    matches!(app.screen(), Screen::Draft(_))
}

fn saved(app: &App) -> bool {
    matches!(app.screen(), Screen::Draft(draft) if !draft.is_unsaved())
}

fn sample(section: Section) -> impl FnOnce(&Library) -> Place {
    move |library| {
        let id = desk::fill_with_samples(library).unwrap();
        Place::Draft { id, section: section.name().to_owned() }
    }
}

fn fresh(section: Section, nature: i64) -> impl FnOnce(&Library) -> Place {
    move |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", nature);
        let id = library.create(&filing).unwrap().id;
        Place::Draft { id, section: section.name().to_owned() }
    }
}

#[test]
fn every_page_shows_its_title_in_both_languages() {
    for language in Language::ALL {
        let title = |key: &str| i18n::text(language, key);
        let mut desk = Desk::open(language, |_| Place::Home);
        assert!(desk.shows(&title("app-home")));
        for (place, key) in [(Place::Start, "app-start"), (Place::Settings, "app-settings"), (Place::Help, "app-help")]
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
fn an_enterprise_begins_with_three_presses() {
    let mut desk = Desk::open(Language::Chinese, |_| Place::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.click("home/new-first");
    desk.click("start/enterprise");
    desk.click("start/begin");
    desk.wait("the draft", is_draft);
    assert_eq!(desk.draft().filing().number("icp_subject.base_info.type"), Some(4));
    assert_eq!(desk.library.drafts().unwrap().len(), 1);
}

#[test]
fn what_is_typed_is_kept_without_being_asked() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click_and_type("icp_subject.base_info.name", "样本公司");
    assert!(desk.draft().is_unsaved());
    desk.wait("the save", saved);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    assert_eq!(desk.library.load(&id).unwrap().filing.text("icp_subject.base_info.name"), "样本公司");
}

#[test]
fn a_date_is_kept_in_the_official_form_however_it_is_typed() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let path = "icp_subject.principal_info.certificate_validity_date_end";
    desk.click_and_type(path, "2030-01-02");
    assert_eq!(desk.draft().filing().text(path), "20300102");
    desk.click(&format!("{path}/unlimited"));
    assert_eq!(desk.draft().filing().text(path), "长期");
}

#[test]
fn undo_and_redo_by_key() {
    let mut desk = Desk::open(Language::English, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    desk.click_and_type("icp_subject.base_info.name", "A");
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    assert!(!desk.draft().filing().has("icp_subject.base_info.name"));
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: true }));
    assert_eq!(desk.draft().filing().text("icp_subject.base_info.name"), "A");
}

/// A press as the window system reports it.
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
    let desk = Desk::open(Language::Chinese, |_| Place::Start);
    for named in [key::Named::Space, key::Named::Enter] {
        let mut simulator = desk.simulator();
        simulator.click(Id::from("start/individual")).unwrap();
        let _ = simulator.tap_key(named);
        let presses = simulator.into_messages().filter(|message| matches!(message, Message::Start(_))).count();
        assert_eq!(presses, 2, "{named:?}: once by the click, once by the key");
    }
}

#[test]
fn continue_stays_while_something_blocks_and_says_what() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    let missing = desk.draft().review().unwrap().findings.iter().find(|f| f.field == "icp_subject.base_info.name");
    let said = missing.expect("the name is missing").what(Language::Chinese);
    assert!(!desk.shows(&said), "nothing is said before it was asked for");
    desk.click("draft/continue");
    assert_eq!(desk.draft().section(), Section::Subject);
    assert!(desk.shows(&said));
}

#[test]
fn a_line_of_the_check_page_leads_to_its_field() {
    let mut desk = Desk::open(Language::English, fresh(Section::Check, 4));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    let finding = desk.draft().review().unwrap().findings[0].clone();
    desk.click(&format!("check/{}/{}", finding.rule, finding.field));
    assert_eq!(desk.draft().section(), Section::of(&finding.field));
    assert!(desk.has(&finding.field), "{} is on the page", finding.field);
}

#[test]
fn a_picture_named_by_its_path_is_kept_and_looked_at() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.principal_info.certificate_photo_front";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/zhang-front.jpg");
    desk.click(&format!("{place}/path"));
    desk.click_and_type("path", file.to_str().unwrap());
    desk.click("path/add");
    desk.wait("the evidence", |app| {
        let Screen::Draft(draft) = app.screen() else { return false };
        matches!(draft.evidence_at(place), Some(Evidence::Seen { .. }))
    });
    let name = desk.draft().filing().text(place).to_owned();
    assert_eq!(desk.library.scan(&name).unwrap(), std::fs::read(file).unwrap());
    desk.wait("the save", saved);
}

#[test]
fn what_is_no_picture_is_refused_with_cause_and_nothing_changes() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.principal_info.certificate_photo_front";
    for file in ["Cargo.toml", "no-such-file.jpg", "src"] {
        let toasts = desk.app.toasts().len();
        desk.click(&format!("{place}/path"));
        desk.click_and_type("path", Path::new(env!("CARGO_MANIFEST_DIR")).join(file).to_str().unwrap());
        desk.click("path/add");
        desk.wait("the refusal", |app| app.toasts().len() > toasts);
        assert!(desk.app.toasts().last().unwrap().text.contains(file));
        assert!(!desk.draft().filing().has(place));
    }
}

#[test]
fn a_save_that_meets_another_one_is_told_and_loses_nothing() {
    let mut desk = Desk::open(Language::English, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let mut other = desk.library.load(&id).unwrap();
    other.filing.set("facts.appid", "wx0000000000000000");
    let _ = desk.library.save(&id, other.revision, &other.filing).unwrap();
    desk.click_and_type("icp_subject.base_info.name", "Mine");
    desk.wait(
        "the banner",
        |app| matches!(app.screen(), Screen::Draft(draft) if draft.save_error(app.words()).is_some()),
    );
    assert!(desk.has("save/keep") && desk.has("save/reload"));
    assert_eq!(desk.draft().filing().text("icp_subject.base_info.name"), "Mine");
    desk.click("save/keep");
    desk.wait("the copy", saved);
    desk.wait(
        "two drafts",
        |app| matches!(app.screen(), Screen::Draft(draft) if draft.save_error(app.words()).is_none()),
    );
    assert_eq!(desk.library.drafts().unwrap().len(), 2);
}

#[test]
fn a_ready_filing_leaves_as_a_package_and_comes_back() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Export));
    desk.wait("the review", |app| {
        matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some_and(Review::ready) && !draft.is_looking())
    });
    let target = desk.library.folder().join("out.zip");
    desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
    desk.click("export/export");
    desk.wait("the package", |_| target.exists());
    let checked = beian_desk::package::verify(&target, None).unwrap();
    assert!(checked.problems.is_empty());
    desk.wait("the end", |app| matches!(app.screen(), Screen::Draft(draft) if !draft.is_exporting()));
    assert!(desk.has("export/reveal"));
    desk.send(Message::Go(Place::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.click("home/import");
    desk.click_and_type("home/path", target.to_str().unwrap());
    desk.click("home/import-path");
    desk.wait("the import", is_draft);
    assert_eq!(desk.library.drafts().unwrap().len(), 4);
    let exported = desk.library.drafts().unwrap().iter().filter(|draft| draft.state == State::Exported).count();
    assert_eq!(exported, 1);
}

#[test]
fn an_encrypted_package_asks_for_its_passphrase_and_updates_its_draft() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Export));
    desk.wait("the review", |app| {
        matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some_and(Review::ready) && !draft.is_looking())
    });
    let target = desk.library.folder().join("locked.zip");
    desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
    desk.click_and_type(export::PASSPHRASE, "s");
    desk.click_and_type(export::REPEATED, "t");
    let apart = i18n::text(Language::Chinese, "app-export-passphrase-apart");
    assert!(desk.shows(&apart), "a slip of the finger must not lock the package");
    desk.send_draft(DraftMessage::Export(export::Message::Repeated("s".to_owned())));
    assert!(!desk.shows(&apart));
    desk.click("export/export");
    desk.wait("the end", |app| matches!(app.screen(), Screen::Draft(draft) if !draft.is_exporting()));
    desk.wait("the package", |_| target.exists());
    assert!(beian_desk::package::verify(&target, None).is_err());
    let drafts = desk.library.drafts().unwrap().len();
    let Place::Draft { id, .. } = desk.app.settings().place.clone() else { panic!("a draft is open") };

    desk.send(Message::Go(Place::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let mobile = "icp_subject.principal_info.mobile";
    let mut changed = desk.library.load(&id).unwrap();
    let exported = changed.filing.text(mobile).to_owned();
    changed.filing.set(mobile, "13900000000");
    let _ = desk.library.save(&id, changed.revision, &changed.filing).unwrap();
    let locked = |app: &App| matches!(app.screen(), Screen::Home(home) if home.is_locked());
    desk.send(Message::Home(home::Message::Dropped(target)));
    desk.wait("the question", locked);
    let wrong = i18n::text(Language::Chinese, "archive-error-wrong-passphrase");
    assert!(!desk.shows(&wrong));
    desk.click_and_type(home::PASSPHRASE, "t");
    desk.click("home/passphrase-enter");
    desk.wait("the question once more", locked);
    assert!(desk.shows(&wrong));
    assert_eq!(desk.library.drafts().unwrap().len(), drafts);
    desk.click_and_type(home::PASSPHRASE, "s");
    desk.click("home/passphrase-enter");
    desk.wait("the comparison", |app| matches!(app.screen(), Screen::Home(home) if home.has_arrived()));
    desk.click("update/update");
    desk.wait("the import", is_draft);
    assert_eq!(desk.library.drafts().unwrap().len(), drafts);
    assert_eq!(desk.library.load(&id).unwrap().filing.text(mobile), exported);
}

#[test]
fn a_package_updates_its_draft_by_what_is_accepted() {
    let mut desk = Desk::open(Language::Chinese, |_| Place::Home);
    let (mine, name) = ("icp_subject.base_info.name", "facts.applet_name");
    let mut filing = Filing::new(Kind::New);
    filing.set("facts.appid", "wx0123456789abcdef");
    filing.set(mine, "甲");
    let draft = desk.library.create(&filing).unwrap();
    let mut other = filing.clone();
    other.set(mine, "乙");
    other.set(name, "样本");
    let differences = beian_desk::package::compare(&filing, &other);
    assert_eq!(differences.len(), 2);
    let update = desk::Update { draft: draft.clone(), filing: other, differences };
    desk.send(Message::Home(home::Message::Arrived(Box::new(update))));
    desk.wait("the comparison", |app| matches!(app.screen(), Screen::Home(home) if home.has_arrived()));
    desk.click(&format!("update/{mine}"));
    desk.click("update/update");
    desk.wait("the draft", is_draft);
    let kept = desk.library.load(&draft.id).unwrap().filing;
    assert_eq!((kept.text(mine), kept.text(name)), ("甲", "样本"));
    assert_eq!(desk.library.drafts().unwrap().len(), 1);
    let version = desk.library.versions(&draft.id).unwrap()[0].number;
    assert_eq!(desk.library.version(&draft.id, version).unwrap(), filing);
}

#[test]
fn continue_brings_typed_text_into_form_and_undo_takes_it_back() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let path = "icp_subject.principal_info.mobile";
    desk.send_draft(DraftMessage::SectionPressed(Section::Principal));
    desk.click_and_type(path, "+86 138 0000 0000");
    desk.click("draft/continue");
    assert_eq!(desk.draft().filing().text(path), "13800000000");
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    assert_eq!(desk.draft().filing().text(path), "+86 138 0000 0000");
}

#[test]
fn a_certification_is_sent_along_when_it_is_wanted() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Type, 4));
    desk.wait("the draft", is_draft);
    assert!(!desk.has("task/certification"));
    desk.click("certified/0");
    desk.click("task/certification");
    assert_eq!(desk.draft().section(), Section::Certification);
    assert_eq!(desk.draft().filing().number("auth_data.customer_type"), Some(1));
    assert!(!desk.has("auth_data.service_appid"));
    desk.click("auth_data.pay_type/1");
    assert!(desk.has("auth_data.service_appid"), "who lets the provider pay is asked for the package");
    desk.click("auth_data.invoice_info.invoice_type/3");
    desk.click_and_type("auth_data.invoice_info.vat.bank_name", "样本银行");
    assert!(desk.has("auth_data.qualification_other[0]"));
    desk.click("task/type");
    desk.click("certified/1");
    assert!(!desk.draft().filing().has("auth_data") && !desk.has("task/certification"));
    desk.click("draft/undo");
    assert_eq!(desk.draft().filing().text("auth_data.invoice_info.vat.bank_name"), "样本银行");
}

#[test]
fn the_scan_desk_looks_at_a_picture_without_a_filing() {
    let mut desk = Desk::open(Language::Chinese, |_| Place::Scans);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/zhang-back.jpg");
    desk.click_and_type("scans/path", file.to_str().unwrap());
    desk.click("scans/add");
    desk.wait("the verdict", |app| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (1, 1)));
    desk.click("scans/0");
    assert!(desk.has("scans/straighten"));
    desk.send(Message::Pressed(Press::Named { key: key::Named::Escape, shift: false }));
    assert!(matches!(desk.app.screen(), Screen::Scans(scans) if !scans.is_open()));
    assert!(desk.library.drafts().unwrap().is_empty());
}

#[test]
fn a_thrown_away_draft_comes_back_by_undo() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let _ = library.create(&Filing::new(Kind::New)).unwrap();
        Place::Home
    });
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click(&format!("home/discard-{id}"));
    desk.wait("the toast", |app| !app.toasts().is_empty());
    assert!(desk.library.drafts().unwrap().is_empty());
    desk.click("toast-1/action");
    desk.wait("the way back", |app| app.toasts().is_empty());
    let library = desk.library.clone();
    desk.wait("the draft", move |_| library.drafts().unwrap().len() == 1);
}

#[test]
fn the_platforms_answer_is_pasted_shown_and_kept() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Progress, 4));
    let pasted = r#"{"errcode": 86202, "errmsg": "apply icp filing fail", "hints": [
        {"errcode": 7, "errmsg": "样本意见", "err_field": "icp_applets.base_info.comment"}]}"#;
    let paste =
        |text: &str| DraftMessage::Days(days::Message::Reply(days::reply::Message::Pasted(Some(text.to_owned()))));
    desk.wait("the draft", is_draft);
    assert!(desk.has("reply/paste"));
    desk.send_draft(paste("这不是答复"));
    desk.wait("the refusal", |app| !app.toasts().is_empty());
    desk.send_draft(paste(pasted));
    let library = desk.library.clone();
    let id = library.drafts().unwrap()[0].id.clone();
    let kept = move || library.versions(&id).unwrap().iter().any(|version| version.answer.is_some());
    desk.wait("the answer", |app| kept() && simulator(app).find("小程序备注").is_ok());
}

#[test]
fn what_was_refused_is_marked_until_it_is_changed() {
    let comment = "icp_applets.base_info.comment";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(comment, "旧备注");
        let id = library.create(&filing).unwrap().id;
        let answer = serde_json::json!({"errcode": 86202, "hints": [
            {"errcode": 7, "errmsg": "样本意见", "err_field": comment}]});
        desk::keep_answer(library, &id, "提交", &answer).unwrap();
        Place::Draft { id, section: Section::Check.name().to_owned() }
    });
    let marked = i18n::text(Language::Chinese, "app-check-refused");
    desk.wait("the mark", |app| simulator(app).find(marked.as_str()).is_ok());
    assert_eq!(desk.draft().refused().len(), 1);
    desk.send_draft(DraftMessage::Form(form::Message::Typed(comment.to_owned(), "新备注".to_owned())));
    assert!(desk.draft().refused().is_empty() && !desk.shows(&marked));
    desk.click("draft/undo");
    assert!(desk.shows(&marked), "what is as it was is marked again");
    let id = desk.library.drafts().unwrap()[0].id.clone();
    let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
    desk.library.add_event(&id, "submitted", noon, "", &serde_json::Value::Null).unwrap();
    let events = desk.library.events(&id).unwrap();
    desk.send_draft(DraftMessage::Days(days::Message::Listed(Ok(events))));
    assert!(desk.draft().refused().is_empty(), "what is under review again is no longer marked");
}

#[test]
fn a_version_comes_back_and_undo_takes_it_away() {
    let name = "icp_subject.base_info.name";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set(name, "甲");
        let draft = library.create(&filing).unwrap();
        library.keep_version(&draft.id, "第一次").unwrap();
        filing.set(name, "乙");
        let _ = library.save(&draft.id, draft.revision, &filing).unwrap();
        Place::Draft { id: draft.id, section: Section::Subject.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    let listed = |number: usize| {
        move |app: &App| match app.screen() {
            Screen::Draft(draft) => draft.versions().and_then(Versions::len) == Some(number),
            _ => false,
        }
    };
    desk.click("draft/versions");
    desk.wait("the versions", listed(1));
    desk.click("versions/1");
    desk.wait("its changes", |app| simulator(app).find("甲").is_ok());
    desk.click("versions/keep");
    desk.wait("one more", listed(2));
    desk.click("versions/1/restore");
    desk.wait("what was", |app| matches!(app.screen(), Screen::Draft(draft) if draft.filing().text(name) == "甲"));
    assert!(desk.draft().versions().is_none());
    assert_eq!(desk.library.versions(&desk.library.drafts().unwrap()[0].id).unwrap().len(), 3);
    desk.click("draft/undo");
    assert_eq!(desk.draft().filing().text(name), "乙");
}

#[test]
fn the_trash_gives_back_and_deletes_for_good() {
    let mut ids = Vec::new();
    let mut desk = Desk::open(Language::Chinese, |library| {
        for _ in 0..2 {
            let id = library.create(&Filing::new(Kind::New)).unwrap().id;
            library.discard(&id).unwrap();
            ids.push(id);
        }
        Place::Home
    });
    let trashed = |app: &App| matches!(app.screen(), Screen::Home(home) if home.is_listed() && home.trashed() == 2);
    desk.wait("the trash", trashed);
    desk.click("home/trash");
    desk.click(&format!("home/restore-{}", ids[0]));
    let library = desk.library.clone();
    desk.wait("the draft", move |_| library.drafts().unwrap().len() == 1);
    desk.click(&format!("home/purge-{}", ids[1]));
    assert_eq!(desk.library.trash().unwrap().len(), 1, "a second word is asked for");
    desk.click(&format!("home/purge-really-{}", ids[1]));
    let library = desk.library.clone();
    desk.wait("the end", move |_| library.trash().unwrap().is_empty());
}

#[test]
fn settings_are_kept_and_the_page_is_opened_again() {
    let mut desk = Desk::open(Language::Chinese, |_| Place::Settings);
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
                && kept.place == Place::Settings
        })
    });
}

#[test]
fn a_library_that_cannot_be_opened_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("beian.sqlite3"), "no database").unwrap();
    let error = Library::open(folder.path()).unwrap_err();
    let (app, _) = App::without_library(&error, Some(Language::English));
    assert!(matches!(app.screen(), Screen::Broken(why) if why.contains("beian.sqlite3")));
}

#[test]
fn every_icon_stands_in_the_font() {
    // A missing icon would be an empty box on a button.
    let mut system = iced_test::renderer::graphics::text::font_system().write().unwrap();
    for file in FONT_FILES {
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
