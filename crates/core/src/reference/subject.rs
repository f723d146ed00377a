//! Natures of a subject (主体性质) and the certificates (证件类型) that each may use.

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};
use crate::i18n::Language;
use crate::identifier::NumberForm;

/// Code of an enterprise (企业).
pub const ENTERPRISE: i64 = 4;
/// Code of an individual (个人).
pub const INDIVIDUAL: i64 = 5;

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
    /// What belongs here; may be empty.
    #[serde(default)]
    pub hint: String,
    /// The same in English.
    #[serde(default)]
    pub hint_en: String,
    /// First two characters of the credit codes that suggest this nature (GB 32100-2015).
    #[serde(default)]
    pub credit_codes: Vec<String>,
    /// Mini programs that one subject may file.
    pub most_applets: u32,
}

impl SubjectType {
    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name, &self.name_en)
    }

    /// What belongs here, in `language`; empty where nothing is to be said.
    pub fn hint(&self, language: Language) -> &str {
        language.pick(&self.hint, &self.hint_en)
    }
}

/// A certificate type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateType {
    /// The number that is sent.
    pub code: i64,
    /// Code of the nature that may use it.
    pub subject: i64,
    /// Official name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Form of its number.
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
    most_of_sole_proprietor: u32,
}

impl SubjectTypes {
    /// All natures, in the order of the official answer.
    pub fn all(&self) -> &[SubjectType] {
        &self.rows
    }

    /// The nature of a code.
    pub fn get(&self, code: i64) -> Option<&SubjectType> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// The natures that the first two characters of a unified social credit code suggest; empty where they suggest none.
    pub fn of_credit_code(&self, number: &str) -> Vec<&SubjectType> {
        let suggests = |row: &&SubjectType| row.credit_codes.iter().any(|prefix| number.starts_with(prefix.as_str()));
        self.rows.iter().filter(suggests).collect()
    }

    /// Mini programs that an individual business (个体工商户) may file.
    pub fn most_of_sole_proprietor(&self) -> u32 {
        self.most_of_sole_proprietor
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: Meta,
            subject: Vec<Spanned<SubjectType>>,
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
                return Err(At::whole(DataProblem::Missing(needed.to_string())));
            }
        }
        let rows = file.subject.into_iter().map(Spanned::into_inner).collect();
        Ok((file.meta.origin, Self { rows, most_of_sole_proprietor: file.meta.most_of_sole_proprietor }))
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

    /// The certificate type of a code.
    pub fn get(&self, code: i64) -> Option<&CertificateType> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// Those that a nature may use; of [`INDIVIDUAL`], those that a person may use.
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
