//! The templates of letters and what provinces demand of them: `assets/letters/`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::finding::Argument;
use crate::i18n::{self, Language};

/// A letter's wording for organisations and for individuals; empty where the letter is not meant for them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Template {
    slots: Vec<String>,
    #[serde(default)]
    pub organisation: Vec<LetterBlock>,
    #[serde(default)]
    pub organisation_sign: Signing,
    #[serde(default)]
    pub individual: Vec<LetterBlock>,
    #[serde(default)]
    pub individual_sign: Signing,
}

/// One block of a letter; its parts are drawn in this order.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LetterBlock {
    /// Addressee.
    pub address: String,
    /// Headline.
    pub heading: String,
    /// Paragraph.
    pub text: String,
    /// Numbered paragraph.
    pub item: String,
    /// Table of labels and values; an empty value is written by hand.
    pub pairs: Vec<[String; 2]>,
    /// Lines to write on.
    pub write: usize,
}

/// The places to sign.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Signing {
    /// Name of the seal; empty where none is needed.
    pub seal: String,
    /// Labels and values; an empty value is signed by hand, `date` is a date by hand.
    pub lines: Vec<[String; 2]>,
    /// Whether there is a place for a fingerprint.
    pub fingerprint: bool,
}

impl LetterBlock {
    /// The block with its placeholders filled by `fill`.
    pub fn filled(&self, fill: &dyn Fn(&str) -> String) -> Self {
        Self {
            address: fill(&self.address),
            heading: fill(&self.heading),
            text: fill(&self.text),
            item: fill(&self.item),
            pairs: self.pairs.iter().map(|row| row.each_ref().map(|part| fill(part))).collect(),
            write: self.write,
        }
    }
}

impl Signing {
    /// The places with their placeholders filled by `fill`.
    pub fn filled(&self, fill: &dyn Fn(&str) -> String) -> Self {
        let lines = self.lines.iter().map(|row| row.each_ref().map(|part| fill(part))).collect();
        Self { lines, ..self.clone() }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvinceForms {
    general: Demands,
    demand: Vec<Demanded>,
    prescribed: Vec<Prescribed>,
    statements: Published,
    statement: Vec<Statement>,
}

/// Where a form is published, and as of which day.
#[derive(Debug, Default, Deserialize)]
struct Published {
    #[serde(default)]
    published: String,
    #[serde(default)]
    date: String,
}

impl Published {
    /// As a sentence; empty where no place of publication is known.
    fn sentence(&self) -> String {
        let values = [("place", self.published.as_str()), ("date", self.date.as_str())];
        let values = values.map(|(name, value)| (name.to_owned(), Argument::Text(value.to_owned())));
        if self.published.is_empty() {
            String::new()
        } else {
            i18n::text_with(Language::Chinese, "letter-form-published", &values.into())
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Demands {
    organisation: String,
    individual: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Demanded {
    province: String,
    letters: Vec<String>,
    fingerprint: bool,
    demands: Demands,
}

#[derive(Debug, Deserialize)]
struct Prescribed {
    province: String,
    slots: Vec<String>,
    form: String,
    how: String,
    #[serde(flatten)]
    published: Published,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    approval: i64,
    provinces: Vec<String>,
}

macro_rules! template {
    ($($id:literal)*) => {
        [$(($id, include_str!(concat!("../../../../../assets/letters/", $id, ".toml")))),*]
    };
}

/// Every template by its name, in form order.
static TEMPLATES: LazyLock<Vec<(&'static str, Template)>> = LazyLock::new(|| {
    let files = template!("principal-authorization" "manager-authorization" "commitment" "name-change"
        "party-building" "authenticity-responsibility" "authenticity-commitment" "construction-proposal" "not-involved");
    files.into_iter().filter_map(|(id, text)| Some((id, toml::from_str(text).ok()?))).collect()
});

static PROVINCES: LazyLock<ProvinceForms> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/letters/provinces.toml")).unwrap_or_default());

/// The template whose signed letter belongs in `slot`.
pub(super) fn of(slot: &str) -> Option<(&'static str, &'static Template)> {
    let has = |template: &Template| template.slots.iter().any(|known| known == slot);
    TEMPLATES.iter().find(|(_, template)| has(template)).map(|(id, template)| (*id, template))
}

/// The demand on a signature.
pub(super) struct SignatureDemand {
    pub text: String,
    pub fingerprint: bool,
}

/// What `province` demands of the signature on letter `id`; the general rule where nothing else is known.
pub(super) fn demand(province: &str, id: &str, individual: bool) -> SignatureDemand {
    let own = |row: &&Demanded| row.province == province && row.letters.iter().any(|letter| letter == id);
    let row = PROVINCES.demand.iter().find(own);
    let demands = row.map_or(&PROVINCES.general, |row| &row.demands);
    let text = if individual { &demands.individual } else { &demands.organisation };
    SignatureDemand { text: text.clone(), fingerprint: row.is_some_and(|row| row.fingerprint) }
}

/// The form that `province` prescribes for `slot`, and how to get it.
pub(super) fn prescribed(province: &str, slot: &str) -> Option<String> {
    let own = |row: &&Prescribed| row.province == province && row.slots.iter().any(|known| known == slot);
    let row = PROVINCES.prescribed.iter().find(own)?;
    Some(format!("{}。{}{}", row.form, row.how, row.published.sentence()))
}

/// Where `province` publishes its own form for a statement on one of these pre-approval items; `None` where it has
/// none.
pub(super) fn statement(province: &str, approvals: &[i64]) -> Option<String> {
    let own = |row: &Statement| approvals.contains(&row.approval) && row.provinces.iter().any(|code| code == province);
    PROVINCES.statement.iter().any(own).then(|| PROVINCES.statements.sentence())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::field;
    use crate::i18n::has;

    #[test]
    fn every_table_is_read() {
        assert_eq!(TEMPLATES.len(), 9);
        assert!(!PROVINCES.prescribed.is_empty() && !PROVINCES.general.organisation.is_empty());
        assert!(
            statement("110000", &[14]).is_some_and(|said| said.contains("problem9") && said.contains("2026-02-27"))
        );
        assert_eq!(statement("650000", &[14]), None);
    }

    #[test]
    fn every_slot_exists_and_every_letter_has_a_title() {
        let prescribed = PROVINCES.prescribed.iter().flat_map(|row| &row.slots);
        for slot in TEMPLATES.iter().flat_map(|(_, template)| &template.slots).chain(prescribed) {
            assert!(field::at(slot).is_some() && of(slot).is_some(), "{slot}");
        }
        for (id, _) in TEMPLATES.iter() {
            assert!(Language::ALL.into_iter().all(|language| has(language, &format!("letter-{id}"))), "{id}");
        }
        for letter in PROVINCES.demand.iter().flat_map(|row| &row.letters) {
            assert!(TEMPLATES.iter().any(|(id, _)| id == letter), "{letter}");
        }
    }
}
