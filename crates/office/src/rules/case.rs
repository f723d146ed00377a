//! What a rule looks at: the view of the filing, the evidence, the tables and the day.

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

/// A theme that a field mentions and that concerns this subject.
pub(super) struct ToldTheme<'a> {
    /// Path of the field.
    pub path: &'static str,
    /// The theme and the words that mention it.
    pub mention: Mention<'a>,
    /// What follows.
    pub concern: &'a Concern,
}

/// Everything a rule may use: the filing, the evidence, the tables and the day.
pub(crate) struct Case<'a> {
    view: View<'a>,
    pub inspections: &'a Inspections,
    pub reference: &'a Reference,
    pub day: Day,
    /// The regions that the address on the certificate begins with.
    pub certificate_region: Located<'a>,
    /// What name and remark are about, once `content` was asked.
    pub(super) told: OnceCell<Vec<ToldTheme<'a>>>,
    /// The themes that are the subject's own business, once `content` was asked.
    pub(super) own_business: OnceCell<Vec<ThemeName>>,
    /// Items of pre-approval that the subject's name and scope point to, with the words, once `pre_approval` was asked.
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
            told: OnceCell::new(),
            own_business: OnceCell::new(),
            registered: OnceCell::new(),
        }
    }

    /// Whether the documented rejection `id` meets this subject in this province; while the nature is open, whether it
    /// meets every subject there.
    pub fn concerns(&self, id: &str) -> bool {
        let known = self.reference.rejections.get(id);
        known.is_some_and(|known| known.concerns(self.nature(), self.province()))
    }

    /// Whether the documented rejection `id` may meet this subject: what a finding that was made names as prevented.
    pub fn may_concern(&self, id: &str) -> bool {
        let known = self.reference.rejections.get(id);
        known.is_some_and(|known| known.may_concern(self.nature(), self.province()))
    }

    /// Whether the bureau of this province does so.
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

    /// Codes of the declared items that are known, "none of these" left out.
    pub fn declared_items(&self) -> Vec<i64> {
        let table = &self.reference.pre_approvals;
        let places = (0..self.filing.list(APPROVALS).len()).map(|index| format!("{}.type", item(APPROVALS, index)));
        let known = places.filter_map(|place| table.get(self.filing.number(&place)?)).map(|approval| approval.code);
        known.filter(|code| *code != table.none()).collect()
    }

    /// The answer given on the check page to the finding of `rule`.
    pub fn answer(&self, rule: &str) -> Option<bool> {
        self.filing
            .object(field!("facts.answers"))
            .and_then(|answers| answers.get(rule))
            .and_then(serde_json::Value::as_bool)
    }

    /// The question of `rule` on the field at `path`.
    pub fn ask(&self, rule: &Rule, path: &str) -> Finding {
        rule.asked(self.answer(rule.name), path)
    }

    /// The evidence about the picture at `path`.
    pub fn evidence(&self, path: &str) -> Option<&'a Evidence> {
        self.inspections.get(path)
    }
}
