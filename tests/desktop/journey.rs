//! From an empty library to the package, as an owner who fills every role alone: by pointer and keyboard, with clicks
//! and keys counted.
//!
//! A press of the pointer counts as a click; so do a drop of files and the press that puts the caret into a field. A
//! key counts unless it is a character of an answer: text typed to search a list, and the Enter that selects an entry.

use beian_desk::desktop::app::{App, Screen};
use beian_desk::desktop::opened_files::PictureSource;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, export, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::widget::picker;
use beian_desk::i18n::Language;
use beian_desk::package;
use beian_desk::rules::Evidence;

use crate::{Desk, demo, is_draft};

/// Upper limits for the way from the empty library to the package.
const CLICKS: usize = 28;
const KEYS: usize = 60;

const FRONT: &str = "icp_subject.principal_info.certificate_photo_front";

/// The window, operated by a user whose clicks and keys are counted.
struct Hand {
    desk: Desk,
    clicks: usize,
    keys: usize,
}

impl Hand {
    fn click(&mut self, id: &str) {
        self.clicks += 1;
        self.desk.click(id);
    }

    /// Puts the caret into a field and types the answer.
    fn answer(&mut self, id: &str, text: &str) {
        self.clicks += 1;
        self.desk.click_and_type(id, text);
    }

    /// Opens the list at `id`, types a search text, and selects the first hit with Enter.
    fn pick(&mut self, id: &str, sought: &str) {
        self.click(id);
        self.keys += sought.chars().count() + 1;
        let message = |message| DraftMessage::Form(form::Message::Picker(message));
        self.desk.send_draft(message(picker::Message::Searched(sought.to_owned())));
        self.desk.send_draft(message(picker::Message::Entered));
    }

    fn drop_files(&mut self, names: &[&str]) {
        self.clicks += 1;
        let sources = names.iter().map(|name| PictureSource::File(demo(name))).collect();
        self.desk.send_draft(DraftMessage::Dropped(sources));
    }

    fn section(&self) -> Section {
        self.desk.draft().section()
    }

    /// Continues to the next section; this one must have no open errors.
    fn go_on(&mut self, to: Section) {
        self.click("draft/continue");
        let open: Vec<String> =
            (0..20).map(|index| format!("summary/{index}")).filter(|id| self.desk.has(id)).collect();
        let findings = self.desk.draft().review().map(|review| {
            let here = review.findings.iter().filter(|finding| finding.level == beian_desk::finding::Level::Error);
            here.map(|finding| format!("{} {}", finding.rule, finding.field)).collect::<Vec<_>>()
        });
        assert_eq!(self.section(), to, "{open:?} {findings:?}");
    }
}

fn looked_at(app: &App) -> bool {
    match app.screen() {
        Screen::Draft(draft) => {
            !draft.is_inspecting()
                && !draft.is_unsaved()
                && matches!(draft.evidence_at(FRONT), Some(Evidence::Seen { .. }))
                && draft.review().is_some()
        }
        _ => false,
    }
}

#[test]
fn an_owner_needs_few_clicks_and_keys_from_an_empty_library_to_the_package() {
    let mut hand = Hand { desk: Desk::open(Language::Chinese, |_| LastPage::Home), clicks: 0, keys: 0 };
    hand.desk.wait("the list", |app| matches!(app.screen(), Screen::Home(home) if home.is_listed()));
    hand.click("home/new-first");
    hand.click("start/enterprise");
    hand.click("start/begin");
    hand.desk.wait("the draft", is_draft);

    hand.drop_files(&["licence.jpg", "zhang-front.jpg", "zhang-back.jpg"]);
    hand.desk.wait("what the pictures say", looked_at);
    hand.click("facts.subject_name_changed/1");
    hand.go_on(Section::Principal);

    hand.answer("icp_subject.principal_info.mobile", "13800000001");
    hand.answer("icp_subject.principal_info.email", "zhang@example.com");
    hand.answer("icp_subject.principal_info.emergency_contact", "13900000002");
    hand.go_on(Section::Applet);

    hand.answer("facts.applet_name", "样本记账");
    hand.answer("facts.appid", "wx00112233445566aa");
    hand.pick("icp_applets.base_info.service_content_types", "工具");
    hand.click("picker/done");
    hand.click("icp_applets.base_info.nrlx_details/none");
    hand.answer(
        "icp_applets.base_info.comment",
        "为样本公司的客户提供日常记账与账单查询工具，可按月汇总收支并导出表格。",
    );
    hand.go_on(Section::Manager);
    hand.click("facts.manager_is_principal/0");
    hand.go_on(Section::Materials);

    hand.drop_files(&["commitment.jpg"]);
    hand.desk.wait("the letter", looked_at);
    hand.go_on(Section::Check);
    hand.click("check/looked-over");
    hand.click("check/confirm-all");
    hand.click("check/export");
    assert_eq!(hand.section(), Section::Export);
    let target = hand.desk.library.folder().join("材料.zip");
    // The program proposes a path of its own, to which a test must not write.
    hand.desk.send_draft(DraftMessage::Export(export::Message::TargetTyped(target.display().to_string())));
    hand.desk.wait("the button", looked_at);
    hand.click("export/export");
    let written = target.clone();
    hand.desk.wait("the package", move |_| written.is_file());
    println!("from an empty library to the package: {} clicks, {} keys beside the answers", hand.clicks, hand.keys);
    assert!(hand.clicks <= CLICKS && hand.keys <= KEYS, "{} clicks, {} keys", hand.clicks, hand.keys);
    hand.desk.pace.assert_brisk();
    assert!(package::verify(&target, None).is_ok());
}
