//! Additional requirements of the provincial bureaus (通信管理局), as published by access providers.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};
use crate::i18n::Language;

/// Whether an individual whose identity card is from another province may file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherProvince {
    /// Freely.
    Yes,
    /// With a residence permit (居住证、暂住证).
    ResidencePermit,
    /// With a residence permit or another proof.
    Proof,
    /// Not at all.
    No,
    /// The sources disagree.
    Conflict,
}

/// Who may be an organisation's responsible person (主体负责人).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrincipalRule {
    /// Only the legal representative.
    LegalRep,
    /// Another person if they have a letter.
    LegalRepOrLetter,
    /// The sources disagree.
    Conflict,
}

/// Whether a telephone number must be from the province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneLocal {
    /// For all subjects.
    Required,
    /// For individuals.
    RequiredForIndividual,
    /// For individuals from another province.
    RequiredForOutOfProvince,
    /// Advised.
    Recommended,
    /// Explicitly not required.
    NotRequired,
    /// No source says so either way.
    Unknown,
}

/// Which subjects a rule applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppliesTo {
    /// Individuals.
    Individual,
    /// All other subjects.
    Organisation,
    /// All.
    Both,
}

impl AppliesTo {
    /// Whether it applies to a subject that is (`true`) or is not (`false`) an individual.
    pub fn covers(self, individual: bool) -> bool {
        match self {
            Self::Individual => individual,
            Self::Organisation => !individual,
            Self::Both => true,
        }
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleTopic {
    /// The subject's responsible person.
    Principal,
    /// The mini program's responsible person.
    AppletPrincipal,
    /// Age of a person.
    Age,
    /// Individuals from another province.
    IndividualResidence,
    /// Foreigners.
    Foreigner,
    /// Certificates and their pictures.
    Certificate,
    /// Sole proprietors (个体工商户).
    SoleProprietor,
    /// Addresses.
    Address,
    /// Telephone numbers.
    Phone,
    /// Remarks.
    Remark,
    /// Names.
    Name,
    /// Service contents.
    ServiceContent,
    /// Letters.
    Letter,
    /// The promise video.
    Video,
    /// Xinjiang's confirmation letter.
    PartyBuilding,
    /// Pre-approval.
    PreApproval,
    /// Government bodies and public institutions.
    GovInstitution,
    /// Other answers about the subject.
    Subject,
    /// Numbers of services.
    Limit,
    /// Modifications.
    Change,
    /// The ministry's SMS.
    Sms,
    /// A subject may file in one province only.
    OneProvince,
}

/// A practice of single bureaus that a rule of the program checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocalPractice {
    /// Sole proprietors (个体工商户) need a seal.
    SealOfSoleProprietor,
    /// A sole proprietor without a trade name (字号) may file under the owner's name if a remark says so.
    OwnersNameExplained,
    /// As responsible persons, residents of Hong Kong, Macau and Taiwan count as foreigners.
    PermitsAreForeign,
    /// Individuals declare in a remark that the mini program is for personal use.
    PersonalDeclaration,
    /// The certificate of a responsible person may be used for one subject only.
    OneSubjectAPerson,
    /// A person may be responsible for the mini programs of one organisation only.
    OneOrganisationAManager,
    /// A subject that has filed before must submit a proposal (网站建设方案书).
    ConstructionProposal,
    /// Individuals may give their own number as the emergency contact's.
    OwnEmergencyNumber,
    /// No statement makes financial words in names and scope of business acceptable.
    FinanceDespiteStatement,
}

/// One published rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvinceRule {
    /// What it is about.
    pub topic: RuleTopic,
    /// The rule in English.
    pub rule: String,
    /// The rule in Chinese.
    pub rule_zh: String,
    /// Which subjects it applies to.
    pub applies_to: AppliesTo,
    /// Types of personal certificates; if there are any, the rule is about the holders of these alone.
    #[serde(default)]
    pub holders: Vec<i64>,
    /// Words; if there are any, the rule is about subjects with one of them in a name or in the scope of business.
    #[serde(default)]
    pub words: Vec<String>,
    /// Keys of its sources, separated by commas.
    pub source: String,
}

impl ProvinceRule {
    /// The rule in `language`.
    pub fn text(&self, language: Language) -> &str {
        language.pick(&self.rule_zh, &self.rule)
    }
}

/// A province and its rules.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Division code, six digits.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Name in English, without the kind of division; empty in older tables.
    #[serde(default)]
    pub name_en: String,
    /// Common short form.
    pub abbr: String,
    /// First character of its filing numbers.
    pub filing_prefix: String,
    /// Rule for individuals from another province.
    pub individual_other_province: OtherProvince,
    /// Rule for the responsible person of an organisation.
    pub principal: PrincipalRule,
    /// Natures of subject (主体性质) whose responsible person may be someone else even so.
    #[serde(default)]
    pub principal_free: Vec<i64>,
    /// Minimum age for individuals in years; 0 if none is stated.
    pub min_age_individual: u32,
    /// Age in years below which individuals must prove that they study or work.
    #[serde(default = "of_age")]
    pub proof_below_age_individual: u32,
    /// Minimum number of characters of an individual's remark; 0 if only the platform's minimum applies.
    #[serde(default)]
    pub remark_characters_individual: usize,
    /// Other local practices.
    #[serde(default)]
    pub local: Vec<LocalPractice>,
    /// Rule for telephone numbers.
    pub phone_local: PhoneLocal,
    /// Page of the first source; empty if there is none.
    #[serde(default)]
    pub tencent_path: String,
    /// Commit of that page.
    #[serde(default)]
    pub tencent_commit: String,
    /// Published rules.
    pub rules: Vec<ProvinceRule>,
}

fn of_age() -> u32 {
    18
}

/// A page or a set of pages that is the source of rules.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSource {
    /// Short name.
    pub name: String,
    /// The same in English.
    pub name_en: String,
    /// The pages, their versions and their age.
    pub pages: String,
}

/// The provinces of `provinces.toml`.
#[derive(Debug, Clone, Default)]
pub struct Provinces {
    rows: Vec<Province>,
    sources: BTreeMap<String, RuleSource>,
}

impl Provinces {
    /// All provinces, by code.
    pub fn all(&self) -> &[Province] {
        &self.rows
    }

    /// The province with this six-digit code.
    pub fn get(&self, code: &str) -> Option<&Province> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// Whether the bureau of the province with this code has this practice.
    pub fn practises(&self, code: &str, practice: LocalPractice) -> bool {
        self.get(code).is_some_and(|province| province.local.contains(&practice))
    }

    /// The sources with the keys of a rule, such as `T,U`.
    pub fn sources<'a>(&'a self, keys: &'a str) -> impl Iterator<Item = &'a RuleSource> {
        keys.split(',').filter_map(|key| self.sources.get(key.trim()))
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            sources: BTreeMap<String, RuleSource>,
            #[serde(default)]
            national: Vec<ProvinceRule>,
            province: Vec<Spanned<Province>>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.province.iter().map(|row| (start(row), &row.as_ref().code)))?;
        for row in &file.province {
            let province = row.as_ref();
            if so_far.regions.province(&province.code).is_none() {
                return Err(At::new(start(row), DataProblem::Unknown(province.code.clone())));
            }
            let rules = province.rules.iter().chain(&file.national);
            for key in rules.flat_map(|rule| rule.source.split(',')) {
                if !file.sources.contains_key(key.trim()) {
                    return Err(At::new(start(row), DataProblem::Unknown(key.to_owned())));
                }
            }
        }
        if let Some(region) =
            so_far.regions.provinces().find(|region| !file.province.iter().any(|row| row.as_ref().code == region.code))
        {
            return Err(At::of_file(DataProblem::Missing(region.code.clone())));
        }
        let rows = file.province.into_iter().map(Spanned::into_inner).collect();
        Ok((file.meta, Self { rows, sources: file.sources }))
    }
}
