//! Which questions stand on which page, under which heading, and when.

use super::super::answers::may_certify;
use super::super::section::Section;
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind, field};
use crate::reference::subject::ENTERPRISE;
use crate::rules::Review;
use crate::view::{View, certificate};

/// One thing on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormItem {
    /// The control that belongs to the field at this path.
    Field(String),
    /// New, change or cancel.
    Kind,
    /// Whether a certification is sent along.
    Certified,
    /// Province, city and district in one.
    Region,
    /// The list of pre-approvals.
    Approvals,
    /// Two pictures beside each other.
    Pair(String, String),
    /// The rehearsal of the face check.
    Rehearsal,
    /// A person's answers that are kept in line with another's; shown only.
    Mirror(&'static str),
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBlock {
    /// End of the catalogue key of its heading (`app-form-…`).
    pub heading: &'static str,
    /// What stands in it.
    pub items: Vec<FormItem>,
    /// Path of the person whose answers begin here.
    pub person: Option<&'static str>,
}

/// The blocks of a section for this filing.
pub fn blocks(section: Section, filing: &Filing) -> Vec<FormBlock> {
    let blocks = match section {
        Section::Type => kind(filing),
        Section::Subject => subject(filing),
        Section::Principal => principal(filing),
        Section::Applet => applet(filing),
        Section::Manager => manager(filing),
        Section::Certification => certification(filing),
        _ => Vec::new(),
    };
    blocks.into_iter().filter(|block| !block.items.is_empty()).collect()
}

/// Whether a thing on a page concerns this filing: in a modification what changes and what that needs, else everything.
pub fn concerns(item: &FormItem, filing: &Filing) -> bool {
    let view = View::new(filing);
    if view.kind() != Kind::Change {
        return true;
    }
    match item {
        FormItem::Field(path) => view.changes(path) || is_needed(path, &view),
        FormItem::Pair(front, back) => {
            [front, back].into_iter().any(|side| view.changes(side) || is_needed(side, &view))
        }
        FormItem::Region => REGION.iter().any(|path| view.changes(path)),
        FormItem::Approvals => view.changes(field!("icp_applets.base_info.nrlx_details")),
        FormItem::Mirror(base) => view.changes(base),
        FormItem::Rehearsal => view.names_anew(MANAGER),
        FormItem::Kind | FormItem::Certified => true,
    }
}

/// Whether a section asks for something that concerns this filing.
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

/// The levels of a region.
const REGION: [&str; 3] = [
    field!("icp_subject.base_info.province"),
    field!("icp_subject.base_info.city"),
    field!("icp_subject.base_info.district"),
];

/// By what the filing is found that is modified.
const NAMED: [&str; 3] = [
    field!("facts.applet_name"),
    field!("icp_subject.base_info.record_number"),
    field!("icp_applets.base_info.record_number"),
];

/// Whether a modification needs the answer at `path`, although it does not change it by itself.
fn is_needed(path: &str, view: &View<'_>) -> bool {
    const OF_CONTACT: [&str; 3] = ["mobile", "email", "emergency_contact"];
    if NAMED.contains(&path) {
        return !view.filing.has(path);
    }
    if let Some(letter) = path.strip_prefix("facts.letters_signed_on[").and_then(|path| path.strip_suffix(']')) {
        return is_needed(letter, view);
    }
    let renamed = view.changes(field!("icp_subject.base_info.name"));
    let [principal, manager] = [PRINCIPAL, MANAGER].map(|base| view.names_anew(base));
    let certificate = renamed || view.changes(field!("icp_subject.organize_info"));
    let needs = [
        (field!("facts.principal_is_legal_representative"), principal),
        (field!("icp_subject.legal_person_info.name"), principal),
        (field!("icp_subject.legal_person_info.certificate_number"), principal),
        (field!("facts.manager_is_principal"), manager),
        (field!("facts.manager_is_legal_representative"), manager),
        (field!("facts.subject_name_changed"), renamed),
        (field!("icp_subject.organize_info.certificate_photo"), certificate),
    ];
    if let Some((_, needed)) = needs.into_iter().find(|(known, _)| *known == path) {
        return needed;
    }
    [(PRINCIPAL, principal), (MANAGER, manager)].into_iter().any(|(base, anew)| {
        let key = path.strip_prefix(base).and_then(|rest| rest.strip_prefix('.'));
        anew && key.is_some_and(|key| !OF_CONTACT.contains(&key))
    })
}

/// Paths of the fields on the page of a section, in its order.
pub fn fields_of(section: Section, filing: &Filing) -> Vec<String> {
    blocks(section, filing).into_iter().flat_map(|block| block.items).flat_map(paths_of).collect()
}

/// Paths of the fields that stand in a thing of a page.
fn paths_of(item: FormItem) -> Vec<String> {
    match item {
        FormItem::Field(path) => vec![path],
        FormItem::Pair(front, back) => vec![front, back],
        FormItem::Region => vec![REGION[0].to_owned()],
        FormItem::Approvals => vec![field!("icp_applets.base_info.nrlx_details").to_owned()],
        FormItem::Kind | FormItem::Certified | FormItem::Mirror(_) | FormItem::Rehearsal => Vec::new(),
    }
}

fn fields(paths: &[&str]) -> Vec<FormItem> {
    paths.iter().map(|path| FormItem::Field((*path).to_owned())).collect()
}

fn block(heading: &'static str, items: Vec<FormItem>) -> FormBlock {
    FormBlock { heading, items, person: None }
}

fn kind(filing: &Filing) -> Vec<FormBlock> {
    let mut who = fields(&[field!("icp_subject.base_info.type")]);
    if View::new(filing).nature() == Some(ENTERPRISE) {
        who.extend(fields(&[field!("facts.sole_proprietor")]));
    }
    let mut blocks = vec![block("kind", vec![FormItem::Kind]), block("who", who)];
    match filing.kind() {
        Kind::New => {
            blocks.push(block("way", fields(&[field!("facts.through_interface")])));
            if may_certify(filing) && files_through_interface(filing) {
                blocks.push(block("certified", vec![FormItem::Certified]));
            }
        }
        Kind::Change => blocks.push(block("change", fields(&[field!("change.changed")]))),
        Kind::Cancel => {
            blocks.push(block("cancel", fields(&[field!("cancel.cancel_type"), field!("cancel.reason_type")])));
        }
    }
    blocks
}

/// What goes with a deregistration: the subject, and the mini program where only that goes.
fn cancelled(keys: &[&str]) -> Vec<FormBlock> {
    vec![block("cancelled", fields(keys))]
}

fn subject(filing: &Filing) -> Vec<FormBlock> {
    if filing.kind() == Kind::Cancel {
        return cancelled(&[
            field!("icp_subject.base_info.name"),
            field!("icp_subject.organize_info.certificate_number"),
            field!("icp_subject.base_info.record_number"),
        ]);
    }
    let individual = View::new(filing).is_individual();
    let certificate = if individual {
        fields(&[field!("icp_subject.base_info.name"), field!("icp_subject.organize_info.certificate_address")])
    } else {
        fields(&[
            field!("icp_subject.organize_info.certificate_photo"),
            field!("icp_subject.base_info.name"),
            field!("icp_subject.organize_info.certificate_type"),
            field!("icp_subject.organize_info.certificate_number"),
            field!("icp_subject.organize_info.certificate_address"),
            field!("facts.subject_certificate_valid_until"),
            field!("facts.business_scope"),
            field!("facts.subject_name_changed"),
        ])
    };
    let mut place = vec![FormItem::Region];
    place.extend(fields(&[field!("icp_subject.base_info.address")]));
    let residence = if individual {
        fields(&[
            field!("icp_subject.personal_info.residence_permit"),
            field!("facts.residence_proof.kind"),
            field!("facts.residence_proof.valid_until"),
            field!("facts.residence_proof.address"),
        ])
    } else {
        Vec::new()
    };
    let mut other = fields(&[field!("icp_subject.base_info.comment")]);
    if filing.kind() != Kind::New {
        other.insert(0, FormItem::Field(field!("icp_subject.base_info.record_number").to_owned()));
    }
    vec![
        block(if individual { "person" } else { "certificate" }, certificate),
        block("region", place),
        block("residence", residence),
        block("other", other),
    ]
}

fn person(base: &'static str) -> [FormBlock; 2] {
    let at = |key: &str| format!("{base}.{key}");
    let mut papers = vec![
        FormItem::Field(at("certificate_type")),
        FormItem::Pair(at("certificate_photo_front"), at("certificate_photo_back")),
    ];
    papers.extend(
        ["name", "certificate_number", "certificate_validity_date_start", "certificate_validity_date_end"]
            .map(|key| FormItem::Field(at(key))),
    );
    let mut contact: Vec<FormItem> =
        ["mobile", "email", "emergency_contact"].map(|key| FormItem::Field(at(key))).into();
    contact.push(FormItem::Field(format!("facts.emergency_contacts[{base}].name")));
    contact.push(FormItem::Field(format!("facts.emergency_contacts[{base}].relation")));
    [FormBlock { person: Some(base), ..block("papers", papers) }, block("contact", contact)]
}

fn letter(base: &str) -> Vec<FormItem> {
    let path = person_field!(base, "authorization_letter");
    vec![FormItem::Field(path.clone()), FormItem::Field(format!("facts.letters_signed_on[{path}]"))]
}

fn principal(filing: &Filing) -> Vec<FormBlock> {
    let mut blocks = Vec::new();
    let view = View::new(filing);
    let individual = view.is_individual();
    if !individual {
        blocks.push(block("role", fields(&[field!("facts.principal_is_legal_representative")])));
    }
    blocks.extend(person(PRINCIPAL));
    let foreign = filing.number(&person_field!(PRINCIPAL, "certificate_type")) == Some(certificate::PASSPORT);
    if individual || foreign || filing.has(field!("facts.nationality")) {
        blocks.push(block("nationality", fields(&[field!("facts.nationality")])));
    }
    let another = !individual && view.principal_is_legal() == Some(false);
    if another || (!individual && names_another_legal(&view)) {
        blocks.push(block("legal", fields(&LEGAL)));
    }
    if another {
        blocks.push(block("letter", letter(PRINCIPAL)));
    }
    blocks
}

const LEGAL: [&str; 2] =
    [field!("icp_subject.legal_person_info.name"), field!("icp_subject.legal_person_info.certificate_number")];

/// Whether the legal representative is to change, or was answered as somebody else than the responsible person who is
/// said to be the same.
fn names_another_legal(view: &View<'_>) -> bool {
    let differs = |(path, key): (&str, &str)| {
        let same = format!("{PRINCIPAL}.{key}");
        view.filing.has(path) && view.filing.has(&same) && view.filing.text(path) != view.filing.text(&same)
    };
    let [name, number] = LEGAL;
    [(name, "name"), (number, "certificate_number")].into_iter().any(differs)
        || LEGAL.iter().any(|path| view.changes(path))
}

fn applet(filing: &Filing) -> Vec<FormBlock> {
    if filing.kind() == Kind::Cancel {
        return cancelled(&[
            field!("facts.applet_name"),
            field!("facts.appid"),
            field!("icp_applets.base_info.record_number"),
        ]);
    }
    let mut account = fields(&[
        field!("facts.applet_name"),
        field!("facts.appid"),
        field!("facts.account_subject_name"),
        field!("facts.applets_already_filed"),
    ]);
    if filing.kind() != Kind::New {
        account.extend(fields(&[field!("icp_applets.base_info.record_number")]));
    }
    let mut service = fields(&[field!("icp_applets.base_info.service_content_types")]);
    service.push(FormItem::Approvals);
    vec![
        block("account", account),
        block("service", service),
        block("comment", fields(&[field!("icp_applets.base_info.comment")])),
    ]
}

fn manager(filing: &Filing) -> Vec<FormBlock> {
    let mut blocks = Vec::new();
    let view = View::new(filing);
    let individual = view.is_individual();
    let same = view.manager_is_principal();
    if !individual {
        let mut role = fields(&[field!("facts.manager_is_principal")]);
        // An answer that contradicts the other two can be mended where it was given.
        let of_manager = filing.flag(field!("facts.manager_is_legal_representative"));
        let same = filing.flag(field!("facts.manager_is_principal"));
        let contradicts = of_manager.is_some() && (same.is_none() || of_manager != view.principal_is_legal());
        if same == Some(false) || contradicts {
            role.extend(fields(&[field!("facts.manager_is_legal_representative")]));
        }
        blocks.push(block("role", role));
    }
    if same {
        blocks.push(block("mirror", vec![FormItem::Mirror(MANAGER)]));
    } else {
        blocks.extend(person(MANAGER));
    }
    if !individual && view.manager_is_legal() == Some(false) {
        blocks.push(block("letter", letter(MANAGER)));
    }
    let mut face = Vec::new();
    if files_through_interface(filing) {
        face = fields(&[field!("icp_applets.principal_info.verify_task_id"), field!("facts.face_task_created_on")]);
    }
    face.push(FormItem::Rehearsal);
    blocks.push(block("face", face));
    blocks
}

fn certification(filing: &Filing) -> Vec<FormBlock> {
    let at = |keys: &[&str]| keys.iter().map(|key| FormItem::Field(format!("auth_data.{key}"))).collect::<Vec<_>>();
    let papers: &[&str] = match (View::new(filing).is_individual(), filing.has(field!("auth_data.auth_identification")))
    {
        (false, _) => &["qualification", "qualification_other"],
        (true, false) => &["auth_identification"],
        (true, true) => &["auth_identification", "auth_ident_material"],
    };
    let fee: &[&str] = match filing.number(field!("auth_data.pay_type")) {
        Some(1) => &["pay_type", "service_appid", "third_party_phone"],
        _ => &["pay_type", "third_party_phone"],
    };
    let invoice: &[&str] = match filing.number(field!("auth_data.invoice_info.invoice_type")) {
        Some(2) => &["invoice_type", "electronic.id", "electronic.desc"],
        Some(3) => &[
            "invoice_type",
            "vat.id",
            "vat.enterprise_address",
            "vat.enterprise_phone",
            "vat.bank_name",
            "vat.bank_account",
            "vat.desc",
        ],
        _ => &["invoice_type"],
    };
    let invoice: Vec<String> = invoice.iter().map(|key| format!("invoice_info.{key}")).collect();
    let invoice: Vec<&str> = invoice.iter().map(String::as_str).collect();
    vec![
        block("certification-subject", at(&["customer_type", "taskid"])),
        block("certification-papers", at(papers)),
        block("certification-name", at(&["account_name", "account_name_type", "account_supplemental"])),
        block("certification-contact", at(&["contact_info.name", "contact_info.mobile", "contact_info.email"])),
        block("certification-fee", at(fee)),
        block("certification-invoice", at(&invoice)),
    ]
}

/// Whether the filing is sent through the interface, as far as it was said or is plain from its answers.
pub fn files_through_interface(filing: &Filing) -> bool {
    filing.flag(field!("facts.through_interface")) == Some(true)
        || filing.has("auth_data")
        || field::all().iter().any(|row| row.interface && filing.has(&row.path))
}

/// Whether a finding on the field at `path` concerns this filing's user: what only the interface asks for is not asked
/// of who fills in the console.
pub fn is_asked(path: &str, filing: &Filing) -> bool {
    files_through_interface(filing) || field::at(path).is_none_or(|row| !row.interface)
}

/// A review without what does not concern this filing's user.
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
        for path in NAMED {
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

    /// Filings that between them ask for everything.
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
        // The region is chosen in one, an item of pre-approval in its list, and materials stand on a page of their own.
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
