//! The list of drafts: create, import, export, trash.

use beian_desk::desktop::SMALLEST;
use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, export};
use beian_desk::desktop::page::home::{self, trash};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::question;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::{self, Language};
use beian_desk::rules::Review;
use beian_desk::store::{DraftState, Library};
use beian_desk::workflow;
use iced::Size;
use iced::keyboard::key::Named;
use iced::widget::Id;

use crate::samples::fill_with_samples;
use crate::{Desk, is_draft, sample, shows, simulator, simulator_of};

#[test]
fn an_enterprise_begins_with_three_presses() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.click("home/new-first");
    desk.click("start/enterprise");
    desk.click("start/begin");
    desk.wait("the draft", is_draft);
    assert_eq!(desk.draft().filing().number("icp_subject.base_info.type"), Some(4));
    assert_eq!(desk.library.drafts().unwrap().len(), 1);
}

#[test]
fn a_ready_filing_leaves_as_a_package_and_comes_back() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Export));
    desk.wait("the review", |app| {
        matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some_and(Review::ready) && !draft.is_inspecting())
    });
    let target = desk.library.folder().join("out.zip");
    desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
    desk.click("export/export");
    desk.wait("the package", |_| target.exists());
    let checked = beian_desk::package::verify(&target, None).unwrap();
    assert!(checked.problems.is_empty());
    desk.wait("the end", |app| matches!(app.screen(), Screen::Draft(draft) if !draft.is_exporting()));
    desk.wait("the way to it", |app| simulator(app).find(Id::from("export/reveal")).is_ok());
    let first = std::fs::read(&target).unwrap();
    desk.click("export/export");
    let second = target.with_file_name("out-2.zip");
    desk.wait("the second package", |_| second.exists());
    assert_eq!(std::fs::read(&target).unwrap(), first, "never over another file");
    desk.wait("the end", |app| matches!(app.screen(), Screen::Draft(draft) if !draft.is_exporting()));
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.click("home/import");
    desk.click_and_type("home/path", target.to_str().unwrap());
    desk.click("home/import-path");
    desk.wait("the import", is_draft);
    assert_eq!(desk.library.drafts().unwrap().len(), 4);
    let exported = desk.library.drafts().unwrap().iter().filter(|draft| draft.state == DraftState::Exported).count();
    assert_eq!(exported, 1);
}

#[test]
fn a_file_that_is_no_filing_by_its_size_is_refused_unread() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let file = desk.library.folder().join("much.json");
    std::fs::write(&file, [b"{".to_vec(), vec![b' '; 16 << 20]].concat()).unwrap();
    assert!(!desk.has("home/import") && !desk.has("home/new"), "one way to begin, not two");
    desk.click("home/import-first");
    desk.click_and_type("home/path", file.to_str().unwrap());
    desk.click("home/import-path");
    desk.wait("the refusal", |app| !app.toasts().is_empty());
    let told = &desk.app.toasts()[0].text;
    assert!(told.contains("much.json") && told.contains("太大"), "{told}");
    assert!(desk.library.drafts().unwrap().is_empty());
}

#[test]
fn an_encrypted_package_asks_for_its_passphrase_and_updates_its_draft() {
    let mut desk = Desk::open(Language::Chinese, sample(Section::Export));
    desk.wait("the review", |app| {
        matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some_and(Review::ready) && !draft.is_inspecting())
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
    let LastPage::Draft { id, .. } = desk.app.settings().place.clone() else { panic!("a draft is open") };

    desk.send(Message::Go(LastPage::Home));
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
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
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
    let update = workflow::Update { draft: draft.clone(), filing: other, differences };
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
fn a_thrown_away_draft_comes_back_by_undo() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let _ = library.create(&Filing::new(Kind::New)).unwrap();
        LastPage::Home
    });
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    let id = desk.library.drafts().unwrap()[0].id.clone();
    desk.click(&format!("home/discard-{id}"));
    desk.wait("the toast", |app| !app.toasts().is_empty());
    assert!(desk.library.drafts().unwrap().is_empty());
    desk.click("toast-1/action");
    let library = desk.library.clone();
    desk.wait("the draft", move |_| library.drafts().unwrap().len() == 1);
    let restored = i18n::text(Language::Chinese, "app-untitled");
    desk.wait("what came back", |app| app.toasts().iter().any(|toast| toast.text.contains(&restored)));
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.click(&format!("home/discard-{id}"));
    let library = desk.library.clone();
    desk.wait("the trash", move |_| library.drafts().unwrap().is_empty());
    desk.wait("the second toast", |app| app.toasts().iter().any(|toast| toast.action.is_some()));
    desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
    let library = desk.library.clone();
    desk.wait("the draft by key", move |_| library.drafts().unwrap().len() == 1);
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
        LastPage::Home
    });
    let trashed = |app: &App| matches!(app.screen(), Screen::Home(home) if home.is_listed() && home.trashed() == 2);
    desk.wait("the trash", trashed);
    desk.click("home/trash");
    desk.click(&format!("home/restore-{}", ids[0]));
    let library = desk.library.clone();
    desk.wait("the draft", move |_| library.drafts().unwrap().len() == 1);
    desk.click(&format!("home/purge-{}", ids[1]));
    assert_eq!(desk.library.trash().unwrap().len(), 1, "a second word is asked for");
    desk.send(Message::Pressed(Press::Named { key: Named::Escape, shift: false }));
    assert!(!desk.has(question::DESTROY), "Escape leaves everything as it is");
    desk.click(&format!("home/purge-{}", ids[1]));
    desk.click(question::CANCEL);
    assert!(!desk.has(question::DESTROY));
    desk.click(&format!("home/purge-{}", ids[1]));
    desk.click(question::DESTROY);
    let library = desk.library.clone();
    desk.wait("the end", move |_| library.trash().unwrap().is_empty());
}

#[test]
fn nothing_that_destroys_appears_under_the_pointer() {
    let mut id = String::new();
    let mut desk = Desk::open(Language::Chinese, |library| {
        id = library.create(&Filing::new(Kind::New)).unwrap().id;
        library.discard(&id).unwrap();
        LastPage::Home
    });
    desk.wait("the trash", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed() && home.trashed() == 1));
    desk.click("home/trash");
    let pressed = format!("home/purge-{id}");
    for width in [SMALLEST.width, 900.0, 1180.0, 2400.0] {
        let bounds = |desk: &Desk, id: &str| {
            let mut simulator = simulator_of(&desk.app, Size::new(width, 900.0));
            simulator.find(Id::from(id.to_owned())).map(|found| found.bounds()).unwrap()
        };
        let before = bounds(&desk, &pressed);
        desk.send(Message::Home(home::Message::Trash(trash::Message::PurgePressed(id.clone()))));
        let destroys = bounds(&desk, question::DESTROY);
        assert!(before.intersection(&destroys).is_none(), "{before:?} {destroys:?} at {width}");
        desk.send(Message::Home(home::Message::DialogDismissed));
    }
}

#[test]
fn what_is_due_stands_above_the_list_and_leads_to_its_draft() {
    let mut id = String::new();
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", "样本");
        id = library.create(&filing).unwrap().id;
        library.create(&Filing::new(Kind::New)).unwrap();
        let came = workflow::china_now() - chrono::TimeDelta::hours(2);
        for event in ["platform-passed", "sms-received"] {
            library.add_event(&id, event, came, "", &serde_json::Value::Null).unwrap();
        }
        LastPage::Home
    });
    let sms = i18n::text(Language::Chinese, "deadline-sms");
    desk.wait("the deadline", |app| shows(app, &sms));
    assert!(desk.shows(&i18n::text(Language::Chinese, "stage-sms")), "the list says where the filing stands");
    desk.click("due/0");
    desk.wait("the draft", is_draft);
    assert_eq!(desk.draft().section(), Section::Progress);
    assert!(matches!(desk.app.settings().place.clone(), LastPage::Draft { id: open, .. } if open == id));
    desk.send(Message::Go(LastPage::Home));
    desk.wait("the list", |app| shows(app, &sms));
    desk.send(Message::Home(home::Message::DiscardPressed(id.clone(), String::new())));
    desk.wait("the trash", |app| matches!(app.screen(), Screen::Home(home) if home.trashed() == 1));
    assert!(!desk.shows(&sms), "what was thrown away has no deadline");
}

#[test]
fn a_draft_of_the_list_opens_where_something_is_open() {
    let opened_at = |begin: &dyn Fn(&Library) -> String| {
        let mut id = String::new();
        let mut desk = Desk::open(Language::Chinese, |library| {
            id = begin(library);
            LastPage::Home
        });
        desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
        desk.send(Message::Home(home::Message::OpenPressed(id)));
        desk.wait("the draft", is_draft);
        desk.draft().section()
    };
    let changed = |library: &Library, change: &dyn Fn(&mut Filing)| {
        let id = fill_with_samples(library);
        let mut draft = library.load(&id).unwrap();
        change(&mut draft.filing);
        let _ = library.save(&id, draft.revision, &draft.filing).unwrap();
        id
    };
    let created = |kind| move |library: &Library| library.create(&Filing::new(kind)).unwrap().id;
    assert_eq!(opened_at(&created(Kind::New)), Section::Type, "nothing is answered");
    let emptied = |path: &'static str| move |library: &Library| changed(library, &|filing| filing.remove(path));
    assert_eq!(opened_at(&emptied("icp_subject.base_info.address")), Section::Subject);
    assert_eq!(opened_at(&emptied("icp_applets.base_info.comment")), Section::Applet);
    let wrong = |library: &Library| changed(library, &|filing| filing.set("icp_subject.principal_info.mobile", "12"));
    assert_eq!(opened_at(&wrong), Section::Principal);
    assert_eq!(opened_at(&|library| changed(library, &|_| ())), Section::Check, "nothing is open");
    let in_state = |state| {
        move |library: &Library| {
            let id = fill_with_samples(library);
            let revision = library.load(&id).unwrap().revision;
            library.set_state(&id, revision, state).unwrap();
            id
        }
    };
    assert_eq!(opened_at(&in_state(DraftState::Exported)), Section::Submit);
    let submitted = |library: &Library| {
        let id = fill_with_samples(library);
        library.add_event(&id, "submitted", workflow::china_now(), "", &serde_json::Value::Null).unwrap();
        id
    };
    assert_eq!(opened_at(&submitted), Section::Progress);
}

#[test]
fn the_second_press_of_a_double_click_throws_nothing_away() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        library.create(&Filing::new(Kind::New)).unwrap();
        library.create(&Filing::new(Kind::New)).unwrap();
        LastPage::Home
    });
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    for draft in desk.library.drafts().unwrap() {
        desk.send(Message::Home(home::Message::DiscardPressed(draft.id, draft.title)));
    }
    desk.work_for(std::time::Duration::from_millis(200));
    assert_eq!(desk.library.drafts().unwrap().len(), 1);
}

#[test]
fn escape_closes_the_import_unless_a_path_is_typed() {
    let escape = || Message::Pressed(Press::Named { key: Named::Escape, shift: false });
    let mut desk = Desk::open(Language::Chinese, |library| {
        library.create(&Filing::new(Kind::New)).unwrap();
        LastPage::Home
    });
    desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    desk.click("home/import");
    desk.send(escape());
    assert!(!desk.has("home/import-path"));
    desk.click("home/import");
    desk.click_and_type(home::PATH, "/样本");
    desk.send(escape());
    assert!(desk.has("home/import-path") && desk.typed().contains(&"/样本".to_owned()), "it would be lost");
    desk.click("home/import-close");
    assert!(!desk.has("home/import-path"));
}
