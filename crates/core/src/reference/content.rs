//! Service contents (服务内容) of a mini program and the pre-approval items (前置审批项) that they may require.

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};
use crate::i18n::Language;

/// Whether a service content is suitable for an individual's filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForIndividual {
    /// Open to individuals.
    Open,
    /// WeChat's chooser advises against it.
    Discouraged,
}

/// A second-level service content; only these are sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The number that is sent.
    pub id: i64,
    /// Official name; 其他 occurs in several groups.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Pre-approval items to ask about.
    #[serde(default)]
    pub approvals: Vec<i64>,
    /// What WeChat's chooser says about individuals; `None` if that could not be determined.
    pub individual: Option<ForIndividual>,
    /// What belongs to it; may be empty.
    #[serde(default)]
    pub hint: String,
    /// The same in English.
    #[serde(default)]
    pub hint_en: String,
}

/// A first-level service content with its services.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceGroup {
    /// Its number, 500 to 515; never sent.
    pub id: i64,
    /// Official name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Its services, in order.
    pub services: Vec<Service>,
}

impl Service {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name, &self.name_en)
    }

    /// What belongs to it, in `language`; empty if there is no hint.
    pub fn hint(&self, language: Language) -> &str {
        language.pick(&self.hint, &self.hint_en)
    }
}

impl ServiceGroup {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name, &self.name_en)
    }
}

/// The service contents of `service_contents.toml`.
#[derive(Debug, Clone, Default)]
pub struct ServiceContents {
    groups: Vec<ServiceGroup>,
}

impl ServiceContents {
    /// The groups, in order.
    pub fn groups(&self) -> &[ServiceGroup] {
        &self.groups
    }

    /// The service with this id; `None` for the id of a group.
    pub fn get(&self, id: i64) -> Option<&Service> {
        self.groups.iter().flat_map(|group| &group.services).find(|service| service.id == id)
    }

    /// The group with this first-level id.
    pub fn group(&self, id: i64) -> Option<&ServiceGroup> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// Name of a service in `language`; preceded by its group if several groups have a service of this name (其他).
    pub fn title(&self, id: i64, language: Language) -> Option<String> {
        let service = self.get(id)?;
        let name = service.name(language);
        let same = self.groups.iter().flat_map(|group| &group.services).filter(|other| other.name == service.name);
        let group = self.group_of(id).filter(|_| same.count() > 1);
        Some(group.map_or_else(|| name.to_owned(), |group| format!("{}-{name}", group.name(language))))
    }

    /// The group that contains a service.
    pub fn group_of(&self, id: i64) -> Option<&ServiceGroup> {
        self.groups.iter().find(|group| group.services.iter().any(|service| service.id == id))
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            group: Vec<Spanned<ServiceGroup>>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.group.iter().flat_map(|group| {
            let services = group.as_ref().services.iter().map(|service| &service.id);
            std::iter::once(&group.as_ref().id).chain(services).map(|id| (start(group), id))
        }))?;
        for group in &file.group {
            for approval in group.as_ref().services.iter().flat_map(|service| &service.approvals) {
                if so_far.pre_approvals.get(*approval).is_none() {
                    return Err(At::new(start(group), DataProblem::Unknown(approval.to_string())));
                }
            }
        }
        Ok((file.meta, Self { groups: file.group.into_iter().map(Spanned::into_inner).collect() }))
    }
}

/// A pre-approval item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreApproval {
    /// The number that is sent.
    pub code: i64,
    /// Other numbers of the same item in official answers.
    #[serde(default)]
    pub also: Vec<i64>,
    /// Official name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Exact name of the required licence; empty for "none of these".
    #[serde(default)]
    pub document: String,
    /// The same in English.
    #[serde(default)]
    pub document_en: String,
    /// Who issues it.
    #[serde(default)]
    pub authority: String,
    /// The same in English.
    #[serde(default)]
    pub authority_en: String,
    /// Whether the approval is still required nationally.
    #[serde(default)]
    pub in_force: bool,
    /// A remark; may be empty.
    #[serde(default)]
    pub hint: String,
    /// The same in English.
    #[serde(default)]
    pub hint_en: String,
}

impl PreApproval {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name, &self.name_en)
    }

    /// Name of the licence in `language`.
    pub fn document(&self, language: Language) -> &str {
        language.pick(&self.document, &self.document_en)
    }

    /// Who issues the licence, in `language`.
    pub fn authority(&self, language: Language) -> &str {
        language.pick(&self.authority, &self.authority_en)
    }

    /// The remark in `language`; empty if there is none.
    pub fn hint(&self, language: Language) -> &str {
        language.pick(&self.hint, &self.hint_en)
    }
}

/// The pre-approval items of `pre_approvals.toml`.
#[derive(Debug, Clone, Default)]
pub struct PreApprovals {
    rows: Vec<PreApproval>,
    none: i64,
}

impl PreApprovals {
    /// All items, in order, "none of these" last.
    pub fn all(&self) -> &[PreApproval] {
        &self.rows
    }

    /// The item with this code, or with this code among its other numbers.
    pub fn get(&self, code: i64) -> Option<&PreApproval> {
        self.rows.iter().find(|row| row.code == code || row.also.contains(&code))
    }

    /// Code of "none of these" (以上都不涉及).
    pub fn none(&self) -> i64 {
        self.none
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: ContentMeta,
            approval: Vec<Spanned<PreApproval>>,
        }
        #[derive(Deserialize)]
        struct ContentMeta {
            #[serde(flatten)]
            origin: DataOrigin,
            none: i64,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta.origin)?;
        check_unique(file.approval.iter().flat_map(|row| {
            let item = row.as_ref();
            std::iter::once(&item.code).chain(&item.also).map(|code| (start(row), code))
        }))?;
        let none = file.meta.none;
        for row in &file.approval {
            let item = row.as_ref();
            if item.code != none && (item.document.is_empty() || item.authority.is_empty()) {
                return Err(At::new(start(row), DataProblem::Missing("document, authority".to_owned())));
            }
        }
        if !file.approval.iter().any(|row| row.as_ref().code == none) {
            return Err(At::of_file(DataProblem::Missing(none.to_string())));
        }
        let rows = file.approval.into_iter().map(Spanned::into_inner).collect();
        Ok((file.meta.origin, Self { rows, none }))
    }
}
