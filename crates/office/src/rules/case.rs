//! The input of a rule: the view of the filing, the evidence, the tables and the day.

use std::cell::OnceCell;
use std::ops::Deref;

use chrono::NaiveDate;

use crate::filing::Filing;
use crate::filing::path::{APPLET_REMARK, APPROVALS, SUBJECT_REMARK, item};
use crate::finding::{Finding, Rule};
use crate::reference::Reference;
use crate::reference::province::LocalPractice;
use crate::reference::regions::Located;
use crate::reference::themes::{Concern, Mention, ThemeName};
use crate::view::View;

use super::day::Day;
use super::{Evidence, Inspections};

pub(crate) use crate::view::{Person, certificate};

/// A theme that concerns this subject, mentioned in a field.
pub(super) struct ThemeMention<'a> {
    /// Path of the field.
    pub path: &'static str,
    /// The theme and the words that mention it.
    pub mention: Mention<'a>,
    /// Consequence for this subject.
    pub concern: &'a Concern,
}

/// Everything that a rule may use: the filing, the evidence, the tables and the day.
pub(crate) struct Case<'a> {
    view: View<'a>,
    pub inspections: &'a Inspections,
    pub reference: &'a Reference,
    pub day: Day,
    /// The regions at the beginning of the address on the certificate.
    pub certificate_region: Located<'a>,
    /// Themes of name and remark, cached by `content`.
    pub(super) theme_mentions: OnceCell<Vec<ThemeMention<'a>>>,
    /// Themes that are the subject's own business, cached by `content`.
    pub(super) own_business: OnceCell<Vec<ThemeName>>,
    /// Pre-approval items suggested by the subject's name and scope, with the matching words, cached by `pre_approval`.
    pub(super) registered: OnceCell<Vec<(i64, &'a str)>>,
}

impl<'a> Deref for Case<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

impl<'a> Case<'a> {
    pub fn new(filing: &'a Filing, inspections: &'a Inspections, reference: &'a Reference, today: NaiveDate) -> Self {
        let view = View::new(filing);
        let certificate_region =
            reference.regions.locate(&view.value(field!("icp_subject.organize_info.certificate_address")));
        Self {
            view,
            inspections,
            reference,
            day: Day::new(today),
            certificate_region,
            theme_mentions: OnceCell::new(),
            own_business: OnceCell::new(),
            registered: OnceCell::new(),
        }
    }

    /// Whether the documented rejection `id` applies to this subject in this province; while the nature is open,
    /// whether it applies to every subject there.
    pub fn concerns(&self, id: &str) -> bool {
        let known = self.reference.rejections.get(id);
        known.is_some_and(|known| known.concerns(self.nature(), self.province()))
    }

    /// Whether the documented rejection `id` may apply to this subject: used for the rejections that a finding lists as
    /// prevented.
    pub fn may_concern(&self, id: &str) -> bool {
        let known = self.reference.rejections.get(id);
        known.is_some_and(|known| known.may_concern(self.nature(), self.province()))
    }

    /// Whether the bureau of this province follows this practice.
    pub fn practises(&self, practice: LocalPractice) -> bool {
        self.reference.provinces.practises(self.province(), practice)
    }

    /// Path and normal form of the mini program's name.
    pub fn applet_name(&self) -> (&'static str, String) {
        let path = self.filing.applet_name_path();
        (path, self.value(path))
    }

    /// Both remarks, the subject's first.
    pub fn remarks(&self) -> String {
        [SUBJECT_REMARK, APPLET_REMARK].map(|path| self.value(path)).join("\n")
    }

    /// Codes of the declared items that are in the table, except "none of these".
    pub fn declared_items(&self) -> Vec<i64> {
        let table = &self.reference.pre_approvals;
        let places = (0..self.filing.list(APPROVALS).len()).map(|index| format!("{}.type", item(APPROVALS, index)));
        let known = places.filter_map(|place| table.get(self.filing.number(&place)?)).map(|approval| approval.code);
        known.filter(|code| *code != table.none()).collect()
    }

    /// The user's answer on the check page to the finding of `rule`.
    pub fn answer(&self, rule: &str) -> Option<bool> {
        self.filing
            .object(field!("facts.answers"))
            .and_then(|answers| answers.get(rule))
            .and_then(serde_json::Value::as_bool)
    }

    /// The question of `rule` about the field at `path`.
    pub fn ask(&self, rule: &Rule, path: &str) -> Finding {
        rule.asked(self.answer(rule.name), path)
    }

    /// The evidence about the picture at `path`.
    pub fn evidence(&self, path: &str) -> Option<&'a Evidence> {
        self.inspections.get(path)
    }
}
