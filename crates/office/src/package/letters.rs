//! Letters to print, sign and scan: filled in from the filing, one A4 page each, in official Chinese.
//!
//! The wording and the places to sign are data (`assets/letters/`). Where a province prescribes its own form, the
//! letter names that form and where to get it, and does not imitate it.

mod draw;
mod template;

use serde_json::Value;

use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind};
use crate::finding::Finding;
use crate::i18n::{self, Language};
use crate::reference::Reference;
use crate::rules::{Material, MaterialState, Review, is_stale};
use crate::view::View;

use super::PackageError;
use template::{LetterBlock, Signing};

/// A letter that still has to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Name of its template; the title is the message `letter-<id>`.
    pub id: String,
    /// Place in the filing where the signed letter belongs.
    pub slot: String,
    /// The form that the province prescribes instead; `None` where this program writes the letter.
    pub prescribed: Option<String>,
    /// Paths of the answers it contains.
    pub answers: Vec<String>,
    /// Those of `answers` that are not given yet: the letter has a blank there.
    pub unanswered: Vec<String>,
    blocks: Vec<LetterBlock>,
    signing: Signing,
    demand: String,
}

impl Letter {
    /// Its title.
    pub fn title(&self, language: Language) -> String {
        i18n::text(language, &format!("letter-{}", self.id))
    }

    /// Whether the signed letter belongs at `place`, which may be a place in a list.
    pub fn belongs_at(&self, place: &str) -> bool {
        place.strip_prefix(&self.slot).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    }

    /// Its path inside a package.
    pub fn path(&self) -> String {
        format!("letters/{}.pdf", self.id)
    }
}

/// The letters that the review finds missing or out of date, in form order. A deregistration needs none.
pub fn open(filing: &Filing, review: &Review, reference: &Reference) -> Vec<Letter> {
    if filing.kind() == Kind::Cancel {
        return Vec::new();
    }
    let values = Values::new(filing, review, reference);
    let stale = |material: &Material| {
        let at = |finding: &Finding| finding.field.split('[').next() == Some(material.slot.as_str());
        review.findings.iter().any(|finding| is_stale(finding) && at(finding))
    };
    let missing = review
        .checklist
        .iter()
        .filter(|material| stale(material) || material.state == MaterialState::Missing && material.needed.is_asked());
    missing.filter_map(|material| letter(filing, &material.slot, &values)).collect()
}

/// Place for statements about the mini program.
const STATEMENT: &str = field!("icp_materials.applets_other_materials");

/// The letter for a place; `None` where no letter belongs there, or none for this nature of the subject.
fn letter(filing: &Filing, slot: &str, values: &Values) -> Option<Letter> {
    if slot == STATEMENT && values.approvals.is_empty() {
        return None;
    }
    let view = View::new(filing);
    let (individual, head) = (view.is_individual(), view.head());
    let (id, template) = template::of(slot)?;
    let province = filing.text(field!("icp_subject.base_info.province"));
    let demand = template::demand(province, id, individual);
    let prescribed = match template::prescribed(province, slot) {
        Some(form) => Some(head.written(&form)),
        None if slot == STATEMENT => template::statement(province, &values.approvals)
            .map(|published| values.fill(&i18n::text(Language::Chinese, "letter-form-statement"), 60) + &published),
        None => None,
    };
    let part = if individual { &template.individual } else { &template.organisation };
    let signing = if individual { &template.individual_sign } else { &template.organisation_sign };
    let said = |text: &str| head.written(text);
    let fill = |text: &str| values.fill(&said(text), 200);
    let answers = if prescribed.is_some() { Vec::new() } else { values.answers_in(part, signing) };
    let unanswered = answers.iter().filter(|path| !filing.has(path)).cloned().collect();
    let (blocks, signing) = match &prescribed {
        Some(_) => (Vec::new(), Signing::default()),
        None if part.is_empty() => return None,
        None => {
            let mut signing = signing.clone();
            signing.fingerprint = individual && demand.fingerprint;
            (part.iter().map(|block| block.filled(&fill)).collect(), signing.filled(&fill))
        }
    };
    let demand = said(&demand.text);
    Some(Letter { id: id.to_owned(), slot: slot.to_owned(), prescribed, answers, unanswered, blocks, signing, demand })
}

/// Draws a letter as one A4 page.
///
/// # Errors
/// [`PackageError::Document`] when the PDF writer reports an error.
pub fn render(letter: &Letter) -> Result<Vec<u8>, PackageError> {
    draw::draw(letter).map_err(|cause| PackageError::Document { path: letter.path(), cause })
}

/// Values of the templates' placeholders.
struct Values {
    pairs: Vec<(&'static str, String)>,
    /// Paths of the answers used in them, in the order of the letters.
    paths: Vec<(&'static str, String)>,
    /// Pre-approval items for which the findings demand a statement.
    approvals: Vec<i64>,
}

impl Values {
    fn new(filing: &Filing, review: &Review, reference: &Reference) -> Self {
        let text = |path: &str| filing.text(path).to_owned();
        let person = |base: &str, leaf: &str| text(&format!("{base}.{leaf}"));
        let certificate = |path: &str| {
            let kind = filing.number(path).and_then(|kind| reference.certificate_types.get(kind));
            kind.map(|kind| kind.name.clone()).unwrap_or_default()
        };
        let province = reference.regions.get(filing.text(field!("icp_subject.base_info.province")));
        let approvals = stated(review);
        let names = approvals.iter().filter_map(|code| reference.pre_approvals.get(*code));
        let categories = names.map(|item| item.name.as_str()).collect::<Vec<_>>().join("、");
        let services = filing.numbers(field!("icp_applets.base_info.service_content_types"));
        let titles = services.iter().filter_map(|id| reference.service_contents.title(*id, Language::Chinese));
        let services = titles.collect::<Vec<_>>().join("、");
        let view = View::new(filing);
        let legal = if view.principal_is_legal() == Some(true) {
            person(PRINCIPAL, "certificate_number")
        } else {
            text(field!("icp_subject.legal_person_info.certificate_number"))
        };
        let name = field!("icp_subject.base_info.name");
        let former = view.filed(name).and_then(Value::as_str).filter(|_| view.differs_from_filed(name));
        let individual = view.is_individual();
        let subject = |leaf: &str| {
            if individual { person(PRINCIPAL, leaf) } else { text(&format!("icp_subject.organize_info.{leaf}")) }
        };
        let pairs = vec![
            ("authority", province.map(|region| format!("{}通信管理局", region.name)).unwrap_or_default()),
            ("applet", filing.applet_name().to_owned()),
            ("subject", text(name)),
            ("former_name", former.unwrap_or_default().to_owned()),
            ("subject_number", subject("certificate_number")),
            ("subject_certificate", certificate(field!("icp_subject.organize_info.certificate_type"))),
            ("legal_number", legal),
            ("comment", text(field!("icp_applets.base_info.comment"))),
            ("services", services),
            ("categories", categories),
            ("principal", person(PRINCIPAL, "name")),
            ("principal_number", person(PRINCIPAL, "certificate_number")),
            ("principal_mobile", person(PRINCIPAL, "mobile")),
            ("principal_certificate", certificate(&format!("{PRINCIPAL}.certificate_type"))),
            ("manager", person(MANAGER, "name")),
            ("manager_number", person(MANAGER, "certificate_number")),
            ("manager_mobile", person(MANAGER, "mobile")),
            ("manager_certificate", certificate(&format!("{MANAGER}.certificate_type"))),
        ];
        let legal_number = if view.principal_is_legal() == Some(true) {
            format!("{PRINCIPAL}.certificate_number")
        } else {
            field!("icp_subject.legal_person_info.certificate_number").to_owned()
        };
        let subject_number = if individual {
            format!("{PRINCIPAL}.certificate_number")
        } else {
            field!("icp_subject.organize_info.certificate_number").to_owned()
        };
        let paths = vec![
            ("authority", field!("icp_subject.base_info.province").to_owned()),
            ("applet", filing.applet_name_path().to_owned()),
            ("subject", name.to_owned()),
            ("subject_number", subject_number),
            ("legal_number", legal_number),
            ("comment", field!("icp_applets.base_info.comment").to_owned()),
            ("services", field!("icp_applets.base_info.service_content_types").to_owned()),
            ("principal", format!("{PRINCIPAL}.name")),
            ("principal_number", format!("{PRINCIPAL}.certificate_number")),
            ("principal_mobile", format!("{PRINCIPAL}.mobile")),
            ("principal_certificate", format!("{PRINCIPAL}.certificate_type")),
            ("manager", format!("{MANAGER}.name")),
            ("manager_number", format!("{MANAGER}.certificate_number")),
            ("manager_mobile", format!("{MANAGER}.mobile")),
            ("manager_certificate", format!("{MANAGER}.certificate_type")),
        ];
        Self { pairs, paths, approvals }
    }

    /// Paths of the answers used in a letter of these blocks, signed at these places.
    fn answers_in(&self, blocks: &[LetterBlock], signing: &Signing) -> Vec<String> {
        let said = std::cell::RefCell::new(String::new());
        let note = |text: &str| {
            said.borrow_mut().push_str(text);
            String::new()
        };
        for block in blocks {
            let _ = block.filled(&note);
        }
        let _ = signing.filled(&note);
        let said = said.into_inner();
        let named = self.paths.iter().filter(|(name, _)| said.contains(&format!("{{{name}}}")));
        named.map(|(_, path)| path.clone()).collect()
    }

    /// Fills in the values; an unknown one becomes a line to write on, or nothing where the placeholder is the whole
    /// text and there is room to write by hand; one longer than `most` characters is cut.
    fn fill(&self, text: &str, most: usize) -> String {
        let alone = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        if self.pairs.iter().any(|(name, value)| alone == Some(*name) && value.is_empty()) {
            return String::new();
        }
        let mut filled = text.to_owned();
        for (name, value) in &self.pairs {
            let placeholder = format!("{{{name}}}");
            if !filled.contains(&placeholder) {
                continue;
            }
            let value = match value.char_indices().nth(most) {
                _ if value.is_empty() => "＿＿＿＿＿＿＿＿".to_owned(),
                Some((end, _)) => format!("{}……", value.get(..end).unwrap_or_default()),
                None => value.clone(),
            };
            filled = filled.replace(&placeholder, &value);
        }
        filled
    }
}

/// Pre-approval items for which the findings of a review demand a statement.
fn stated(review: &Review) -> Vec<i64> {
    let wanted = review.findings.iter().filter_map(|finding| finding.wants.as_ref());
    let about = wanted.filter(|wanted| wanted.place == STATEMENT).flat_map(|wanted| wanted.about.iter().copied());
    about.collect::<std::collections::BTreeSet<i64>>().into_iter().collect()
}
