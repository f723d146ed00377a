//! The whole way of an owner, from an empty library to the package, by pressing and typing alone; both are counted.

use std::path::{Path, PathBuf};

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, export, form};
use beian_desk::desktop::settings::Place;
use beian_desk::desktop::widget::picker;
use beian_desk::finding::Level;
use beian_desk::i18n::Language;
use beian_desk::rules::{Evidence, Review};
use iced::{Event, window};

use crate::{Desk, is_draft};

/// Most presses and keys that the way may take.
const PRESSES: usize = 28;
const KEYS: usize = 60;

/// An owner at the desk.
struct Owner {
    desk: Desk,
    presses: usize,
    keys: usize,
}

impl Owner {
    fn press(&mut self, id: &str) {
        self.desk.click(id);
        self.presses += 1;
    }

    /// Presses a field and types into it.
    fn fill(&mut self, id: &str, text: &str) {
        self.desk.click_and_type(id, text);
        self.presses += 1;
        self.keys += text.chars().count();
    }

    /// Goes on to the next field by the Tab key and types into it.
    fn fill_next(&mut self, id: &str, text: &str) {
        self.desk.send_draft(DraftMessage::Form(form::Message::Typed(id.to_owned(), text.to_owned())));
        self.keys += 1 + text.chars().count();
    }

    /// Drops files on the window in one movement.
    fn drop(&mut self, files: &[PathBuf]) {
        for file in files {
            let dropped = Event::Window(window::Event::FileDropped(file.clone()));
            self.desk.send(Message::Event(dropped, window::Id::unique()));
        }
        self.presses += 1;
    }

    fn section(&self) -> Section {
        self.desk.draft().section()
    }
}

fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo").join(name)
}

fn at_rest(app: &App) -> bool {
    matches!(app.screen(), Screen::Draft(draft)
        if draft.review().is_some() && !draft.is_looking() && !draft.is_unsaved())
}

#[test]
fn an_owner_needs_few_presses_and_few_keys_from_nothing_to_the_package() {
    let desk = Desk::open(Language::Chinese, |_| Place::Home);
    let mut owner = Owner { desk, presses: 0, keys: 0 };
    owner.desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    owner.press("home/new");
    owner.press("start/enterprise");
    owner.press("start/begin");
    owner.desk.wait("the draft", is_draft);
    assert_eq!(owner.section(), Section::Subject, "what was said before is not asked again");

    owner.drop(&[demo("licence.jpg"), demo("zhang-front.jpg"), demo("zhang-back.jpg")]);
    let back = "icp_subject.principal_info.certificate_photo_back";
    owner.desk.wait("the pictures", |app| {
        let Screen::Draft(draft) = app.screen() else { return false };
        !draft.is_looking()
            && matches!(draft.evidence_at(back), Some(Evidence::Seen { .. }))
            && draft.filing().has("icp_subject.principal_info.certificate_validity_date_end")
            && draft.filing().has("icp_subject.base_info.name")
    });
    let filing = owner.desk.draft().filing();
    assert_eq!(filing.text("icp_subject.base_info.district"), "440305", "the region is read from the address");
    assert_eq!(filing.flag("facts.principal_is_legal_representative"), Some(true), "one name, one person");
    owner.desk.wait("the review", at_rest);
    owner.press("draft/continue");
    assert_eq!(owner.section(), Section::Principal);

    owner.fill("icp_subject.principal_info.mobile", "13800000001");
    owner.fill_next("icp_subject.principal_info.email", "z@qq.com");
    owner.fill_next("icp_subject.principal_info.emergency_contact", "13900000002");
    owner.desk.wait("the review", at_rest);
    owner.press("draft/continue");
    assert_eq!(owner.section(), Section::Applet);

    owner.fill("facts.applet_name", "样本点餐");
    owner.press("icp_applets.base_info.service_content_types");
    owner.desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Searched("nc".to_owned()))));
    owner.desk.send_draft(DraftMessage::Form(form::Message::Picker(picker::Message::Entered)));
    owner.keys += 3;
    owner.press("picker/done");
    assert_eq!(owner.desk.draft().filing().numbers("icp_applets.base_info.service_content_types"), [33]);
    owner.press("icp_applets.base_info.nrlx_details/none");
    owner.fill("icp_applets.base_info.comment", "提供到店点餐、外卖预订和会员积分查询服务");
    owner.desk.wait("the review", at_rest);
    owner.press("draft/continue");
    assert_eq!(owner.section(), Section::Manager);

    owner.press("facts.manager_is_principal/0");
    owner.desk.wait("the review", at_rest);
    owner.press("draft/continue");
    assert_eq!(owner.section(), Section::Materials);
    owner.press("draft/continue");
    assert_eq!(owner.section(), Section::Check);

    owner.press("check/looked-over");
    owner.desk.wait("the review", at_rest);
    if owner.desk.has("check/confirm-all") {
        owner.press("check/confirm-all");
        owner.desk.wait("the review", at_rest);
    }
    let left = |desk: &Desk| {
        let open = |finding: &&beian_desk::finding::Finding| finding.level != Level::Error;
        let findings = &desk.draft().review().unwrap().findings;
        findings.iter().find(open).map(|finding| finding.rule.to_string())
    };
    while let Some(rule) = left(&owner.desk) {
        owner.press(&format!("check/{rule}/confirm"));
        owner.desk.wait("the review", at_rest);
    }
    assert!(owner.desk.draft().review().is_some_and(Review::ready));
    owner.press("check/export");
    // The proposed target stands in the documents of whoever runs the test.
    let target = owner.desk.library.folder().join("out.zip");
    owner.desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
    owner.press("export/export");
    owner.desk.wait("the package", |_| target.exists());
    println!("{} presses, {} keys", owner.presses, owner.keys);
    assert!(owner.presses <= PRESSES && owner.keys <= KEYS, "{} presses, {} keys", owner.presses, owner.keys);
}
