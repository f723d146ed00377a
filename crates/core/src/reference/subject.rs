//! Natures of a subject (主体性质) and the certificates (证件类型) that each may use.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};
use crate::i18n::Language;
use crate::identifier::NumberForm;
use crate::language::Text;

/// Code of an enterprise (企业).
pub const ENTERPRISE: i64 = 4;
/// Code of an individual (个人).
pub const INDIVIDUAL: i64 = 5;
/// Code of a foreign organisation (境外机构), whose name follows the law of its country.
pub const FOREIGN: i64 = 16;
/// Code of a medical institution (医疗机构).
pub const MEDICAL: i64 = 17;
/// Codes of state bodies: 国防机构, 政府机关, 事业单位.
pub const STATE_BODIES: [i64; 3] = [1, 2, 3];

/// Codes of certificates (证件类型) that the code refers to.
pub mod certificate {
    /// Business licence (营业执照).
    pub const BUSINESS_LICENCE: i64 = 1;
    /// Practising licence of a law firm (律师事务所执业许可证).
    pub const LAW_LICENCE: i64 = 21;
    /// Practising licence of a medical institution (医疗机构执业许可证).
    pub const MEDICAL_LICENCE: i64 = 38;
    /// Resident identity card (居民身份证).
    pub const ID_CARD: i64 = 2;
    /// Passport (护照).
    pub const PASSPORT: i64 = 7;
    /// Travel permit of Taiwan residents (台湾居民来往大陆通行证).
    pub const TAIWAN_PERMIT: i64 = 11;
    /// Travel permit of Hong Kong and Macau residents (港澳居民来往内地通行证).
    pub const HONG_KONG_PERMIT: i64 = 14;
    /// Foreign permanent resident identity card (外国人永久居留身份证).
    pub const PERMANENT_RESIDENCE: i64 = 30;
    /// Residence permit of Hong Kong and Macau residents (港澳居民居住证).
    pub const HONG_KONG_RESIDENCE: i64 = 41;
    /// Residence permit of Taiwan residents (台湾居民居住证).
    pub const TAIWAN_RESIDENCE: i64 = 42;
}

/// A nature of a subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectType {
    /// The number that is sent.
    pub code: i64,
    /// Official name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// What belongs to it; may be empty.
    #[serde(default)]
    pub hint: String,
    /// The same in English.
    #[serde(default)]
    pub hint_en: String,
    /// First two characters of credit codes that suggest this nature (GB 32100-2015).
    #[serde(default)]
    pub credit_codes: Vec<String>,
    /// Maximum number of mini programs that one subject may file.
    pub most_applets: u32,
}

impl SubjectType {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name, &self.name_en)
    }

    /// What belongs to it, in `language`; empty if there is no hint.
    pub fn hint(&self, language: Language) -> &str {
        language.pick(&self.hint, &self.hint_en)
    }
}

/// Words at the end of a name that identify the subject as an institution.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// The words.
    pub words: Vec<String>,
    /// Natures of the subjects that may use them.
    pub natures: Vec<i64>,
    /// Words before them that change the meaning: 宠物医院.
    #[serde(default)]
    pub except: Vec<String>,
    /// Source of the rule.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// What may follow a title in a registered name whose subject is entitled to it.
const LEGAL_FORMS: [&str; 10] = ["有限", "股份", "集团", "公司", "责任", "合伙", "（", "(", "总", "分"];
/// What may follow a title in a name without changing its meaning.
const ADDED: [&str; 16] = [
    "官方",
    "官网",
    "小程序",
    "服务号",
    "服务平台",
    "服务大厅",
    "总院",
    "分院",
    "院区",
    "本部",
    "校区",
    "分校",
    "总行",
    "支行",
    "分行",
    "网上",
];

impl Title {
    /// The title at the end of a name, as a separate word: in 样本医院 and 样本医院官网, but not in 医院陪诊.
    pub fn of(&self, name: &str) -> Option<&str> {
        let plain = name.split(['（', '(']).next().unwrap_or_default();
        let added = ADDED.iter().find_map(|word| plain.strip_suffix(word)).unwrap_or(plain);
        let text = Text::read(added);
        let words: Vec<&str> = text.words().collect();
        let whole = words.concat();
        let last = *words.last()?;
        let begins: HashSet<usize> =
            words.iter().scan(0, |at, word| Some(std::mem::replace(at, *at + word.len()))).collect();
        self.words.iter().map(String::as_str).find(|title| {
            let before = whole.strip_suffix(title).filter(|before| !before.is_empty());
            before.is_some_and(|before| {
                let apart = last.ends_with(title) || begins.contains(&before.len());
                apart && !self.except.iter().any(|word| before.ends_with(word.as_str()))
            })
        })
    }

    /// Whether a subject with this nature and registered name is entitled to such a title.
    pub fn is_borne(&self, nature: i64, registered: &str) -> bool {
        let borne = |title: &str| {
            let mut rests = registered.match_indices(title).map(|(at, _)| &registered[at + title.len()..]);
            rests.any(|rest| LEGAL_FORMS.iter().any(|form| rest.starts_with(form)))
        };
        self.natures.contains(&nature) || self.words.iter().any(|title| borne(title))
    }
}

/// A certificate type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateType {
    /// The number that is sent.
    pub code: i64,
    /// Code of the nature of subject that may use it.
    pub subject: i64,
    /// Official name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Format of its number.
    pub number: NumberForm,
}

impl CertificateType {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name, &self.name_en)
    }
}

/// The natures of `subject_types.toml`.
#[derive(Debug, Clone, Default)]
pub struct SubjectTypes {
    rows: Vec<SubjectType>,
    titles: Vec<Title>,
    most_of_sole_proprietor: u32,
}

impl SubjectTypes {
    /// All natures, in the order of the official answer.
    pub fn all(&self) -> &[SubjectType] {
        &self.rows
    }

    /// The nature with this code.
    pub fn get(&self, code: i64) -> Option<&SubjectType> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// The natures suggested by the first two characters of a unified social credit code; may be empty.
    pub fn of_credit_code(&self, number: &str) -> Vec<&SubjectType> {
        let suggests = |row: &&SubjectType| row.credit_codes.iter().any(|prefix| number.starts_with(prefix.as_str()));
        self.rows.iter().filter(suggests).collect()
    }

    /// Words in names that only some subjects may use.
    pub fn titles(&self) -> &[Title] {
        &self.titles
    }

    /// Maximum number of mini programs that a sole proprietor (个体工商户) may file.
    pub fn most_of_sole_proprietor(&self) -> u32 {
        self.most_of_sole_proprietor
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: Meta,
            subject: Vec<Spanned<SubjectType>>,
            #[serde(default)]
            title: Vec<Spanned<Title>>,
        }
        #[derive(Deserialize)]
        struct Meta {
            #[serde(flatten)]
            origin: DataOrigin,
            most_of_sole_proprietor: u32,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta.origin)?;
        check_unique(file.subject.iter().map(|row| (start(row), &row.as_ref().code)))?;
        for needed in [ENTERPRISE, INDIVIDUAL] {
            if !file.subject.iter().any(|row| row.as_ref().code == needed) {
                return Err(At::of_file(DataProblem::Missing(needed.to_string())));
            }
        }
        let rows: Vec<SubjectType> = file.subject.into_iter().map(Spanned::into_inner).collect();
        for title in &file.title {
            let known = |code: &&i64| rows.iter().any(|row| row.code == **code);
            if let Some(code) = title.as_ref().natures.iter().find(|code| !known(code)) {
                return Err(At::new(start(title), DataProblem::Unknown(code.to_string())));
            }
        }
        let titles = file.title.into_iter().map(Spanned::into_inner).collect();
        Ok((file.meta.origin, Self { rows, titles, most_of_sole_proprietor: file.meta.most_of_sole_proprietor }))
    }
}

/// The certificate types of `certificate_types.toml`.
#[derive(Debug, Clone, Default)]
pub struct CertificateTypes {
    rows: Vec<CertificateType>,
}

impl CertificateTypes {
    /// All certificate types, by code.
    pub fn all(&self) -> &[CertificateType] {
        &self.rows
    }

    /// The certificate type with this code.
    pub fn get(&self, code: i64) -> Option<&CertificateType> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// The certificate types that a nature may use; for [`INDIVIDUAL`], those that a person may use.
    pub fn of_subject(&self, subject: i64) -> impl Iterator<Item = &CertificateType> {
        self.rows.iter().filter(move |row| row.subject == subject)
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            certificate: Vec<Spanned<CertificateType>>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.certificate.iter().map(|row| (start(row), &row.as_ref().code)))?;
        for row in &file.certificate {
            let subject = row.as_ref().subject;
            if so_far.subject_types.get(subject).is_none() {
                return Err(At::new(start(row), DataProblem::Unknown(subject.to_string())));
            }
        }
        Ok((file.meta, Self { rows: file.certificate.into_iter().map(Spanned::into_inner).collect() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(name: &str) -> Option<&'static str> {
        Reference::built_in().subject_types.titles().iter().find_map(|title| title.of(name))
    }

    #[test]
    fn a_name_that_ends_with_a_title_bears_it() {
        for (name, expected) in [
            ("样本医院", "医院"),
            ("样本妇幼保健院", "保健院"),
            ("样本中医院（总院）", "医院"),
            ("样本实验小学", "小学"),
            ("样本大学官网", "大学"),
            ("样本村镇银行", "银行"),
            ("样本区人民政府", "人民政府"),
            ("样本摄影协会", "协会"),
            ("样本基金会", "基金会"),
        ] {
            assert_eq!(title(name), Some(expected), "{name}");
        }
        for name in [
            "样本宠物医院",
            "样本医院陪诊",
            "样本书法院",
            "样本大学生",
            "样本时间银行",
            "样本老年大学",
            "样本中学生作文",
            "样本学校路书店",
            "学会",
        ] {
            assert_eq!(title(name), None, "{name}");
        }
    }

    #[test]
    fn a_title_is_borne_by_nature_or_by_the_registered_name() {
        let titles = Reference::built_in().subject_types.titles();
        let hospital = titles.iter().find(|title| title.of("样本医院").is_some()).unwrap();
        assert!(hospital.is_borne(17, "样本中心"));
        assert!(hospital.is_borne(ENTERPRISE, "样本医院有限公司"));
        assert!(hospital.is_borne(ENTERPRISE, "样本医院（深圳）有限公司"));
        assert!(!hospital.is_borne(ENTERPRISE, "样本医院管理有限公司"));
        assert!(!hospital.is_borne(ENTERPRISE, "样本医院"));
    }
}
