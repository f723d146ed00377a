//! The sections of a draft's task list and their progress.

use super::answers::{is_certified, read};
use super::at_once::is_told_at_once;
use crate::desktop::icon::{self, Icon};
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::filing::path::CHANGED;
use crate::filing::{Filing, Kind, Page, field};
use crate::finding::{Finding, Level};
use crate::progress::Stage;
use crate::rules::{Material, MaterialState, Need, Review, is_unfilled};
use crate::view::{View, anchor};

/// A section, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// What is filed and by whom (备案类型).
    Type,
    /// The subject (主体信息).
    Subject,
    /// Its responsible person (主体负责人).
    Principal,
    /// The mini program (小程序信息).
    Applet,
    /// Its responsible person (小程序负责人).
    Manager,
    /// Certification submitted with the filing (认证).
    Certification,
    /// Letters and pictures (材料).
    Materials,
    /// What is wrong or missing (检查).
    Check,
    /// The package (导出).
    Export,
    /// What to enter into the console (怎么提交).
    Submit,
    /// The timeline after the export (进度).
    Progress,
}

impl Section {
    /// All sections.
    pub const ALL: [Self; 11] = [
        Self::Type,
        Self::Subject,
        Self::Principal,
        Self::Applet,
        Self::Manager,
        Self::Certification,
        Self::Materials,
        Self::Check,
        Self::Export,
        Self::Submit,
        Self::Progress,
    ];

    /// The word stored in the settings, also the suffix of catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Subject => "subject",
            Self::Principal => "principal",
            Self::Applet => "applet",
            Self::Manager => "manager",
            Self::Certification => "certification",
            Self::Materials => "materials",
            Self::Check => "check",
            Self::Export => "export",
            Self::Submit => "submit",
            Self::Progress => "progress",
        }
    }

    /// The section with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }

    /// The first section of a new filing: its first page is already answered if the nature of the subject is known.
    pub fn first_of(filing: &Filing) -> Self {
        let known = filing.kind() == Kind::New && View::new(filing).nature().is_some();
        if known { Self::Subject } else { Self::Type }
    }

    /// The section's icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Type => icon::TAG,
            Self::Subject => icon::LANDMARK,
            Self::Principal => icon::USER,
            Self::Applet => icon::SMARTPHONE,
            Self::Manager => icon::ID_CARD,
            Self::Certification => icon::SHIELD_CHECK,
            Self::Materials => icon::IMAGES,
            Self::Check => icon::LIST_CHECKS,
            Self::Export => icon::PACKAGE,
            Self::Submit => icon::CLIPBOARD_PASTE,
            Self::Progress => icon::FLAG,
        }
    }

    /// The section where the field at a dotted path is answered.
    pub fn of(path: &str) -> Self {
        let keyed = ["facts.emergency_contacts[", "facts.letters_signed_on["];
        if let Some((about, _)) = keyed.iter().find_map(|start| path.strip_prefix(start)?.split_once(']')) {
            return Self::of(about);
        }
        match field::at(path).map(|field| field.page) {
            Some(Page::Materials) => Self::Materials,
            Some(Page::Check) => Self::Check,
            Some(page) => Self::ALL.into_iter().find(|section| section.page() == Some(page)).unwrap_or(Self::Type),
            None => Self::of_prefix(path),
        }
    }

    /// The section whose page shows the field at `path` of a filing.
    pub fn showing(path: &str, filing: &Filing) -> Self {
        Self::of(&anchor(path, filing))
    }

    /// The section for a path that is not itself a field (`icp_materials`).
    fn of_prefix(path: &str) -> Self {
        let prefixes = [
            (field!("icp_subject.principal_info"), Self::Principal),
            (field!("icp_subject.legal_person_info"), Self::Principal),
            ("icp_subject", Self::Subject),
            (field!("icp_applets.principal_info"), Self::Manager),
            ("icp_applets", Self::Applet),
            ("icp_materials", Self::Materials),
            ("auth_data", Self::Certification),
        ];
        prefixes.into_iter().find(|(prefix, _)| path.starts_with(prefix)).map_or(Self::Type, |(_, section)| section)
    }

    /// The page of the field table shown in the section; `None` if it has no questions.
    pub fn page(self) -> Option<Page> {
        match self {
            Self::Type => Some(Page::Type),
            Self::Subject => Some(Page::Subject),
            Self::Principal => Some(Page::Principal),
            Self::Applet => Some(Page::Applet),
            Self::Manager => Some(Page::Manager),
            Self::Certification => Some(Page::Certification),
            Self::Materials | Self::Check | Self::Export | Self::Submit | Self::Progress => None,
        }
    }

    /// Whether the section has questions.
    pub fn is_form(self) -> bool {
        self.page().is_some()
    }

    /// The sections that apply to a filing.
    pub fn of_filing(filing: &Filing) -> impl Iterator<Item = Self> + use<> {
        let (cancel, certified) = (filing.kind() == Kind::Cancel, is_certified(filing));
        Self::ALL.into_iter().filter(move |section| match section {
            Self::Principal | Self::Manager | Self::Materials => !cancel,
            Self::Certification => certified,
            _ => true,
        })
    }
}

/// Progress of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// 未开始.
    NotStarted,
    /// 填写中.
    Filling,
    /// 检查中: complete, and pictures are still being inspected.
    Inspecting,
    /// 待核对: complete, but something read from pictures or asked has to be looked over.
    Unconfirmed,
    /// 有问题.
    Problems,
    /// 已完成.
    Done,
    /// 已提交: it is under review, and nothing is to be done here.
    HandedIn,
    /// 有未提交的修改: edited since the submission.
    Edited,
}

impl Progress {
    /// Progress of the timeline section at this stage.
    pub fn of_stage(stage: Stage) -> Self {
        match stage {
            Stage::Preparation => Self::NotStarted,
            Stage::Platform | Stage::Sms | Stage::Province => Self::Filling,
            Stage::Refused => Self::Problems,
            Stage::Filed => Self::Done,
        }
    }

    /// Suffix of its catalogue key.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::Filling => "filling",
            Self::Inspecting => "looking",
            Self::Unconfirmed => "unconfirmed",
            Self::Problems => "problems",
            Self::Done => "done",
            Self::HandedIn => "handed-in",
            Self::Edited => "edited",
        }
    }

    /// Its description in the task list: sections that are not forms are exported or submitted, not filled in.
    pub fn word(self, section: Section, words: Words) -> String {
        let own = format!("app-progress-{}-{}", section.name(), self.name());
        if words.has(&own) { words.get(&own) } else { words.get(&format!("app-progress-{}", self.name())) }
    }

    /// Tone and icon.
    pub fn appearance(self) -> (Tone, Icon) {
        match self {
            Self::NotStarted => (Tone::Plain, icon::CIRCLE),
            Self::Filling => (Tone::Accent, icon::CIRCLE_DOT),
            Self::Inspecting => (Tone::Plain, icon::HOURGLASS),
            Self::Unconfirmed | Self::Edited => (Tone::Warn, icon::CIRCLE_DOT),
            Self::Problems => (Tone::Bad, icon::CIRCLE_ALERT),
            Self::Done | Self::HandedIn => (Tone::Good, icon::CIRCLE_CHECK),
        }
    }
}

/// Progress of `section`. What is wrong counts as soon as the page tells it: all of it once the section was `checked`,
/// which the one being filled in is when it is left.
pub(super) fn progress(section: Section, filing: &Filing, review: Option<&Review>, checked: bool) -> Progress {
    let here = |level: Level| {
        let here =
            move |finding: &&Finding| finding.level == level && Section::showing(&finding.field, filing) == section;
        review.into_iter().flat_map(|review| &review.findings).filter(here)
    };
    let told = |finding: &Finding| checked || is_told_at_once(finding, filing);
    let wrong = || here(Level::Error).filter(|finding| !is_unfilled(finding, filing));
    let Some(review) = review else {
        return if answered(section, filing) { Progress::Filling } else { Progress::NotStarted };
    };
    match section {
        Section::Check => {
            let standing = review.standing(filing);
            match (standing.wrong, standing.unfilled) {
                _ if !checked => Progress::NotStarted,
                (0, 0) if standing.is_clear() && read(filing).is_empty() => Progress::Done,
                (0, 0) => Progress::Unconfirmed,
                (0, _) => Progress::Filling,
                _ => Progress::Problems,
            }
        }
        // These pages determine their own progress.
        Section::Export | Section::Submit | Section::Progress => Progress::NotStarted,
        Section::Materials => materials(review, filing),
        _ if wrong().any(told) => Progress::Problems,
        _ if !answered(section, filing) => Progress::NotStarted,
        _ if here(Level::Error).next().is_some() => Progress::Filling,
        _ if read(filing).iter().any(|path| Section::of(path) == section) => Progress::Unconfirmed,
        _ if here(Level::Warning).any(told) => Progress::Unconfirmed,
        // If the manager is the principal, the manager's answers are those of the principal's section.
        Section::Manager if View::new(filing).manager_is_principal() => {
            progress(Section::Principal, filing, Some(review), checked)
        }
        _ => Progress::Done,
    }
}

/// Progress of the required pictures; an existing one counts as a problem if it would be rejected, and is to be looked
/// over if something about it is in doubt.
fn materials(review: &Review, filing: &Filing) -> Progress {
    let needed: Vec<&Material> = review.checklist.iter().filter(|line| line.needed == Need::Required).collect();
    let open = review.checklist.iter().any(|line| line.needed == Need::Open);
    let there = needed.iter().filter(|line| line.state != MaterialState::Missing).count();
    if filing.kind() == Kind::Change && filing.list(CHANGED).is_empty() {
        // What changes decides what is needed.
        Progress::NotStarted
    } else if needed.iter().any(|line| line.is_refused(&review.findings, filing)) {
        Progress::Problems
    } else if there == needed.len() && !(open && needed.is_empty()) {
        let doubtful = needed.iter().any(|line| line.state == MaterialState::Attention);
        if doubtful { Progress::Unconfirmed } else { Progress::Done }
    } else if there == 0 {
        Progress::NotStarted
    } else {
        Progress::Filling
    }
}

fn answered(section: Section, filing: &Filing) -> bool {
    field::all()
        .iter()
        .filter(|field| !field.path.contains('[') && Section::of(&field.path) == section)
        .any(|field| filing.has(&field.path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{self, reason};
    use crate::scan::rules::BLURRED;

    fn review(findings: Vec<Finding>) -> Review {
        Review { today: chrono::NaiveDate::default(), findings, checklist: Vec::new(), confirmed: Vec::new() }
    }

    #[test]
    fn every_field_has_a_section() {
        assert_eq!(Section::of(field!("icp_subject.base_info.type")), Section::Type);
        assert_eq!(Section::of("icp_applets.base_info.nrlx_details[2].media"), Section::Applet);
        assert_eq!(Section::of(field!("icp_subject.legal_person_info.name")), Section::Principal);
        assert_eq!(Section::of("icp_materials.commitment_letter[0]"), Section::Materials);
        assert_eq!(Section::of(field!("icp_subject.base_info")), Section::Subject);
        assert_eq!(Section::of("facts.emergency_contacts[icp_applets.principal_info].name"), Section::Manager);
    }

    #[test]
    fn a_section_goes_from_not_started_to_done() {
        let mut filing = Filing::new(Kind::New);
        let missing = rules::named("missing").next().unwrap().on(field!("icp_subject.base_info.address"));
        let at = |filing: &Filing, findings: &[Finding], checked: bool| {
            progress(Section::Subject, filing, Some(&review(findings.to_vec())), checked)
        };
        assert_eq!(at(&filing, std::slice::from_ref(&missing), false), Progress::NotStarted);
        filing.set(field!("icp_subject.base_info.name"), "样本");
        assert_eq!(at(&filing, std::slice::from_ref(&missing), false), Progress::Filling);
        assert_eq!(at(&filing, &[missing], true), Progress::Filling, "what is not filled in is no problem yet");
        let wrong = rules::named("missing").next().unwrap().on(field!("icp_subject.base_info.name"));
        assert_eq!(at(&filing, std::slice::from_ref(&wrong), false), Progress::Filling);
        assert_eq!(at(&filing, &[wrong], true), Progress::Problems);
        assert_eq!(at(&filing, &[], true), Progress::Done);
        let doubt = BLURRED.on(field!("icp_subject.organize_info.certificate_photo"));
        assert_eq!(at(&filing, &[doubt.at_most(Level::Warning)], true), Progress::Unconfirmed);
        filing.set("facts.read_from_scan", serde_json::json!([field!("icp_subject.base_info.name")]));
        assert_eq!(at(&filing, &[], true), Progress::Unconfirmed, "what was read is not looked over yet");
    }

    #[test]
    fn what_a_picture_on_the_page_is_marked_with_is_what_the_list_says() {
        let photo = field!("icp_subject.organize_info.certificate_photo");
        let mut filing = Filing::new(Kind::New);
        filing.set(photo, "a.jpg");
        let at = |level: Level, checked: bool| {
            let found = BLURRED.on(photo).at_most(level);
            progress(Section::Subject, &filing, Some(&review(vec![found])), checked)
        };
        for checked in [false, true] {
            assert_eq!(at(Level::Error, checked), Progress::Problems);
            assert_eq!(at(Level::Warning, checked), Progress::Unconfirmed);
            assert_eq!(at(Level::Notice, checked), Progress::Done);
        }
    }

    #[test]
    fn the_same_person_is_done_nowhere_before_it_is_done_everywhere() {
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("icp_subject.base_info.type"), 5);
        filing.set(field!("icp_subject.principal_info.name"), "样本");
        filing.set(field!("facts.manager_is_principal"), true);
        let missing = rules::named("missing").next().unwrap().on(field!("icp_subject.principal_info.mobile"));
        let at = |findings: &[Finding]| progress(Section::Manager, &filing, Some(&review(findings.to_vec())), true);
        assert_eq!(at(&[missing]), Progress::Filling);
        assert_eq!(at(&[]), Progress::Done);
    }

    #[test]
    fn nothing_is_filled_in_where_something_is_exported_or_submitted() {
        let words = Words::of(crate::i18n::Language::Chinese);
        let forms = Section::ALL.into_iter().filter(|section| section.is_form());
        let filled = Progress::Filling.word(Section::Subject, words);
        assert!(forms.into_iter().all(|section| Progress::Filling.word(section, words) == filled));
        let others = Section::ALL.into_iter().filter(|section| !section.is_form());
        assert!(others.into_iter().all(|section| Progress::Filling.word(section, words) != filled));
    }

    #[test]
    fn the_check_is_done_only_when_nothing_is_left_to_confirm() {
        let filing = Filing::new(Kind::New);
        let at = |findings: &[Finding], checked: bool| {
            progress(Section::Check, &filing, Some(&review(findings.to_vec())), checked)
        };
        let question =
            rules::named("contact-reachable").next().unwrap().on(field!("icp_subject.principal_info.mobile"));
        assert_eq!(at(&[], false), Progress::NotStarted, "nobody looked yet");
        assert_eq!(at(&[question], true), Progress::Unconfirmed);
        assert_eq!(at(&[], true), Progress::Done);
    }

    #[test]
    fn the_materials_are_a_problem_where_one_would_be_refused() {
        let slot = field!("icp_subject.principal_info.certificate_photo_front");
        let at = |state: MaterialState, findings: &[Level]| {
            let why = reason::NATURE_OPEN.on(slot);
            let line = Material { slot: slot.to_owned(), needed: Need::Required, state, why };
            let findings = findings.iter().map(|level| BLURRED.on(slot).at_most(*level)).collect();
            materials(&Review { checklist: vec![line], ..review(findings) }, &Filing::new(Kind::New))
        };
        assert_eq!(at(MaterialState::Missing, &[Level::Error]), Progress::NotStarted);
        assert_eq!(at(MaterialState::Ok, &[]), Progress::Done);
        let unchosen = materials(&review(Vec::new()), &Filing::new(Kind::Change));
        assert_eq!(unchosen, Progress::NotStarted, "what changes is not chosen yet");
        assert_eq!(
            at(MaterialState::Attention, &[Level::Warning]),
            Progress::Unconfirmed,
            "no green tick beside a doubt"
        );
        assert_eq!(at(MaterialState::Attention, &[Level::Warning, Level::Error]), Progress::Problems);
    }
}
