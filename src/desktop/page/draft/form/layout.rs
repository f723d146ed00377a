//! Layout of the form: which questions are on which page, under which heading, and when.

use std::collections::HashSet;

use super::super::answers::may_certify;
use super::super::section::Section;
use crate::filing::path::{MANAGER, PRINCIPAL, REGION};
use crate::filing::{Field, Filing, Kind, Page, SubjectKind, field};
use crate::reference::subject::ENTERPRISE;
use crate::rules::Review;
use crate::view::{View, certificate, invoice};

/// An item on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormItem {
    /// The control of the field at this path.
    Field(String),
    /// First filing, modification or deregistration.
    Kind,
    /// Whether a certification is submitted with the filing.
    Certified,
    /// Province, city and district in one control.
    Region,
    /// The list of pre-approvals.
    Approvals,
    /// Two pictures side by side.
    Pair(String, String),
    /// The rehearsal of the face check.
    Rehearsal,
    /// A person's answers derived from those of another role; display only.
    Mirror(&'static str),
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBlock {
    /// Suffix of the catalogue key of its heading (`app-form-…`).
    pub heading: &'static str,
    /// Its items.
    pub items: Vec<FormItem>,
    /// Path of the person whose answers start here.
    pub person: Option<&'static str>,
}

/// The blocks of a section for this filing: the rows of its page in the field table whose conditions are met, and the
/// items that are not fields.
pub fn blocks(section: Section, filing: &Filing) -> Vec<FormBlock> {
    blocks_with(section, filing, &HashSet::new())
}

/// The same, with the fields at the paths in `held` whatever their conditions.
pub(super) fn blocks_with(section: Section, filing: &Filing, held: &HashSet<String>) -> Vec<FormBlock> {
    let Some(page) = section.page() else { return Vec::new() };
    let view = View::new(filing);
    let mut blocks = Vec::new();
    if page == Page::Type {
        blocks.push(block("kind", vec![FormItem::Kind]));
    }
    let is_held = |row: &Field| held.contains(&row.path) && may_open(row, &view);
    for row in field::all().iter().filter(|row| row.page == page && (is_open(row, &view) || is_held(row))) {
        let Some(heading) = heading(row, &view) else { continue };
        if blocks.last().is_none_or(|block| block.heading != heading) {
            let person =
                [PRINCIPAL, MANAGER].into_iter().find(|base| heading == "papers" && row.path.starts_with(base));
            blocks.push(FormBlock { person, ..block(heading, Vec::new()) });
        }
        add(&mut blocks, items(&row.path));
    }
    if page == Page::Type && view.kind() == Kind::New && may_certify(filing) && files_through_interface(filing) {
        blocks.push(block("certified", vec![FormItem::Certified]));
    }
    if page == Page::Manager && view.kind() != Kind::Cancel {
        complete_manager(&mut blocks, &view);
    }
    blocks
}

/// If one person has both roles, the answers are shown instead of asked again; the rehearsal of the face check is last
/// on the page.
fn complete_manager(blocks: &mut Vec<FormBlock>, view: &View<'_>) {
    if view.manager_is_principal() {
        let after_role = usize::from(blocks.first().is_some_and(|block| block.heading == "role"));
        blocks.insert(after_role, block("mirror", vec![FormItem::Mirror(MANAGER)]));
    }
    if blocks.last().is_none_or(|block| block.heading != "face") {
        blocks.push(block("face", Vec::new()));
    }
    add(blocks, vec![FormItem::Rehearsal]);
}

/// The heading above a field; `None` if the control of another field includes it.
fn heading(row: &'static Field, view: &View<'_>) -> Option<&'static str> {
    let block = row.block.as_deref()?;
    Some(match row.page {
        Page::Subject | Page::Applet if view.kind() == Kind::Cancel => "cancelled",
        Page::Subject if block == "certificate" && view.is_individual() => "person",
        _ => block,
    })
}

/// The items for the field at `path` and everything its control includes.
fn items(path: &str) -> Vec<FormItem> {
    let field = |path: String| FormItem::Field(path);
    if path == REGION[0] {
        return vec![FormItem::Region];
    }
    if path == field!("icp_applets.base_info.nrlx_details") {
        return vec![FormItem::Approvals];
    }
    if let Some(front) = path.strip_suffix("_front") {
        return vec![FormItem::Pair(path.to_owned(), format!("{front}_back"))];
    }
    let more = match path.rsplit_once('.') {
        Some((base, "emergency_contact")) => {
            ["name", "relation"].map(|key| format!("facts.emergency_contacts[{base}].{key}")).into()
        }
        Some((_, "authorization_letter")) => vec![format!("facts.letters_signed_on[{path}]")],
        _ => Vec::new(),
    };
    std::iter::once(path.to_owned()).chain(more).map(field).collect()
}

/// Whether a row's question applies to this filing.
fn is_open(row: &Field, view: &View<'_>) -> bool {
    may_open(row, view) && depends(&row.path, view)
}

/// Whether a row's question applies to such a filing, at least with other answers.
fn may_open(row: &Field, view: &View<'_>) -> bool {
    row.kinds.contains(&view.kind())
        && row.who.is_none_or(|who| (who == SubjectKind::Individual) == view.is_individual())
        && (!row.interface || files_through_interface(view.filing))
}

/// Whether other answers may add questions to a block, or remove some: its heading then stays as it is.
pub fn may_vary(block: &FormBlock, filing: &Filing) -> bool {
    let view = View::new(filing);
    let rows = field::all().iter().filter(|row| heading(row, &view) == Some(block.heading));
    rows.filter(|row| may_open(row, &view)).count() > 1
}

/// Whether the condition of a question is met by the answers.
fn depends(path: &str, view: &View<'_>) -> bool {
    const CERTIFICATE_NUMBER: &str = field!("icp_subject.organize_info.certificate_number");
    const SERVICE_APPID: &str = field!("auth_data.service_appid");
    const IDENTIFIED: &str = field!("auth_data.auth_identification");
    const IDENTIFICATION: &str = field!("auth_data.auth_ident_material");
    const NATIONALITY: &str = field!("facts.nationality");
    const SOLE_PROPRIETOR: &str = field!("facts.sole_proprietor");
    const OF_MANAGER: &str = field!("facts.manager_is_legal_representative");
    let filing = view.filing;
    match path {
        // For an individual the number is asked only where it identifies what is deregistered.
        CERTIFICATE_NUMBER => !view.is_individual() || view.kind() == Kind::Cancel,
        SOLE_PROPRIETOR => view.nature() == Some(ENTERPRISE),
        NATIONALITY => {
            let certificate = filing.number(&person_field!(PRINCIPAL, "certificate_type"));
            view.is_individual() || certificate == Some(certificate::PASSPORT) || filing.has(path)
        }
        OF_MANAGER => {
            let (same, answered) = (filing.flag(field!("facts.manager_is_principal")), filing.flag(path));
            let told = match (same, view.principal_is_legal()) {
                (Some(true), principal) => principal,
                // There is one legal representative.
                (Some(false), Some(true)) => Some(false),
                _ => None,
            };
            // An answer that contradicts the other two stays visible so that it can be corrected.
            same == Some(false) && told.is_none() || answered.is_some() && answered != told
        }
        SERVICE_APPID => view.provider_pays(),
        IDENTIFICATION => filing.has(IDENTIFIED),
        _ if path.starts_with(field!("auth_data.invoice_info.electronic")) => {
            view.invoice() == Some(invoice::ELECTRONIC)
        }
        _ if path.starts_with(field!("auth_data.invoice_info.vat")) => view.invoice() == Some(invoice::VAT),
        _ if LEGAL.contains(&path) => view.principal_is_legal() == Some(false) || names_another_legal(view),
        _ if path == person_field!(PRINCIPAL, "authorization_letter") => view.principal_is_legal() == Some(false),
        _ if path == person_field!(MANAGER, "authorization_letter") => view.manager_is_legal() == Some(false),
        _ if path.starts_with(MANAGER) && path != field!("icp_applets.principal_info.verify_task_id") => {
            !view.manager_is_principal()
        }
        _ => true,
    }
}

/// Whether an item concerns this filing: in a modification the changes and what they need, else everything.
pub fn concerns(item: &FormItem, filing: &Filing) -> bool {
    let view = View::new(filing);
    if view.kind() != Kind::Change {
        return true;
    }
    match item {
        FormItem::Field(path) => view.changes(path) || view.needs(path),
        FormItem::Pair(front, back) => [front, back].into_iter().any(|side| view.changes(side) || view.needs(side)),
        FormItem::Region => REGION.iter().any(|path| view.changes(path) || view.needs(path)),
        FormItem::Approvals => view.changes(field!("icp_applets.base_info.nrlx_details")),
        FormItem::Mirror(base) => view.changes(base),
        FormItem::Rehearsal => view.names_anew(MANAGER),
        FormItem::Kind | FormItem::Certified => true,
    }
}

/// Whether a section has an item that concerns this filing.
pub fn is_concerned(section: Section, filing: &Filing) -> bool {
    let items = || blocks(section, filing).into_iter().flat_map(|block| block.items);
    !section.is_form() || section == Section::Type || items().any(|item| concerns(&item, filing))
}

/// Whether the field at `path` is shown on its page without being asked for.
pub fn is_shown(path: &str, filing: &Filing) -> bool {
    let section = Section::of(path);
    let holds = |item: &FormItem| paths_of(item.clone()).iter().any(|own| own == path);
    let items = || blocks(section, filing).into_iter().flat_map(|block| block.items);
    section == Section::Type || items().all(|item| !holds(&item) || concerns(&item, filing))
}

/// Paths of the fields on the page of a section, in its order.
pub fn fields_of(section: Section, filing: &Filing) -> Vec<String> {
    blocks(section, filing).into_iter().flat_map(|block| block.items).flat_map(paths_of).collect()
}

/// Paths of the fields of an item.
pub(super) fn paths_of(item: FormItem) -> Vec<String> {
    match item {
        FormItem::Field(path) => vec![path],
        FormItem::Pair(front, back) => vec![front, back],
        FormItem::Region => vec![REGION[0].to_owned()],
        FormItem::Approvals => vec![field!("icp_applets.base_info.nrlx_details").to_owned()],
        FormItem::Kind | FormItem::Certified | FormItem::Mirror(_) | FormItem::Rehearsal => Vec::new(),
    }
}

/// Adds to the last block.
fn add(blocks: &mut [FormBlock], items: Vec<FormItem>) {
    if let Some(block) = blocks.last_mut() {
        block.items.extend(items);
    }
}

fn block(heading: &'static str, items: Vec<FormItem>) -> FormBlock {
    FormBlock { heading, items, person: None }
}

const LEGAL: [&str; 2] =
    [field!("icp_subject.legal_person_info.name"), field!("icp_subject.legal_person_info.certificate_number")];

/// Whether the legal representative is to change, or differs from the responsible person although both are said to be
/// the same.
fn names_another_legal(view: &View<'_>) -> bool {
    let differs = |(path, key): (&str, &str)| {
        let same = format!("{PRINCIPAL}.{key}");
        view.filing.has(path) && view.filing.has(&same) && view.filing.text(path) != view.filing.text(&same)
    };
    let [name, number] = LEGAL;
    [(name, "name"), (number, "certificate_number")].into_iter().any(differs)
        || LEGAL.iter().any(|path| view.changes(path))
}

/// Whether the filing is submitted through the API, as answered or evident from its answers.
pub fn files_through_interface(filing: &Filing) -> bool {
    filing.flag(field!("facts.through_interface")) == Some(true)
        || filing.has("auth_data")
        || field::all().iter().any(|row| row.interface && filing.has(&row.path))
}

/// Whether a finding on the field at `path` concerns this filing's user: API-only fields do not concern users who fill
/// in the console.
pub fn is_asked(path: &str, filing: &Filing) -> bool {
    files_through_interface(filing) || field::at(path).is_none_or(|row| !row.interface)
}

/// A review without the findings that do not concern this filing's user.
pub fn asked(mut review: Review, filing: &Filing) -> Review {
    review.findings.retain(|finding| is_asked(&finding.field, filing));
    review.confirmed.retain(|finding| is_asked(&finding.field, filing));
    review
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_individual_is_not_asked_for_a_licence() {
        let mut filing = Filing::new(Kind::New);
        let licence = field!("icp_subject.organize_info.certificate_photo").to_owned();
        assert!(fields_of(Section::Subject, &filing).contains(&licence));
        filing.set(field!("icp_subject.base_info.type"), 5);
        assert!(!fields_of(Section::Subject, &filing).contains(&licence));
    }

    #[test]
    fn the_legal_representative_is_asked_for_when_it_is_somebody_else() {
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("icp_subject.base_info.type"), 4);
        let name = field!("icp_subject.legal_person_info.name").to_owned();
        filing.set(field!("facts.principal_is_legal_representative"), true);
        assert!(!fields_of(Section::Principal, &filing).contains(&name));
        filing.set(field!("facts.principal_is_legal_representative"), false);
        assert!(fields_of(Section::Principal, &filing).contains(&name));
    }

    #[test]
    fn a_modification_shows_what_changes_and_what_that_needs() {
        let mut filing = Filing::new(Kind::Change);
        filing.set("icp_subject.base_info.type", 4);
        let finds = ["facts.applet_name", "icp_subject.base_info.record_number", "icp_applets.base_info.record_number"];
        for path in finds {
            filing.set(path, "样本");
        }
        let shown = |filing: &Filing, path: &str| is_shown(path, filing);
        let number = "icp_applets.principal_info.certificate_number";
        let (front, mobile) =
            ("icp_applets.principal_info.certificate_photo_front", "icp_applets.principal_info.mobile");
        assert!(!is_concerned(Section::Manager, &filing) && is_concerned(Section::Type, &filing));
        filing.set("change.changed", serde_json::json!([mobile]));
        assert!(shown(&filing, mobile) && !shown(&filing, front) && is_concerned(Section::Manager, &filing));
        assert!(!is_concerned(Section::Principal, &filing) && !is_concerned(Section::Applet, &filing));
        filing.set("change.changed", serde_json::json!([number]));
        assert!(shown(&filing, number) && shown(&filing, front) && !shown(&filing, mobile));
        filing.remove("icp_applets.base_info.record_number");
        assert!(is_concerned(Section::Applet, &filing), "without its number the filing is not found");
        let first = Filing::new(Kind::New);
        assert!(Section::ALL.into_iter().all(|section| is_concerned(section, &first)));
    }

    /// Filings that together cover all questions.
    fn filings() -> Vec<Filing> {
        let mut filings = Vec::new();
        for kind in Kind::ALL {
            for nature in [4, 5] {
                for same in [true, false] {
                    let mut filing = Filing::new(kind);
                    filing.set(field!("icp_subject.base_info.type"), nature);
                    filing.set(field!("facts.manager_is_principal"), same);
                    filing.set(field!("facts.through_interface"), same);
                    filing.set(field!("facts.principal_is_legal_representative"), false);
                    filing.set(field!("auth_data.pay_type"), 1);
                    filing.set(field!("auth_data.invoice_info.invoice_type"), i64::from(same) + 2);
                    filing.set(field!("auth_data.auth_identification"), "样本");
                    filings.push(filing);
                }
            }
        }
        filings
    }

    #[test]
    fn every_question_is_in_the_table_of_fields() {
        for filing in filings() {
            for section in Section::ALL {
                for path in fields_of(section, &filing) {
                    assert!(field::at(&path).is_some(), "{path}");
                    let of = Section::of(&path);
                    assert!(of == section, "{path} stands on {section:?} and leads to {of:?}");
                }
            }
        }
    }

    #[test]
    fn every_field_that_is_sent_stands_on_a_page() {
        let asked: Vec<String> = filings()
            .iter()
            .flat_map(|filing| Section::ALL.into_iter().flat_map(|section| fields_of(section, filing)))
            .collect();
        // The region is chosen in one control, a pre-approval item in its list, and materials have a page of their own.
        let in_another = |path: &str| {
            path.starts_with("icp_materials.")
                || path.contains("[]")
                || [field!("icp_subject.base_info.city"), field!("icp_subject.base_info.district")].contains(&path)
        };
        for row in field::all().iter().filter(|row| row.sent && !in_another(&row.path)) {
            assert!(asked.contains(&row.path), "{} stands on no page", row.path);
        }
    }
}
