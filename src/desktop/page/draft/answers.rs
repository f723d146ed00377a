//! The answers of an open draft, with undo and linked answers.

use serde_json::Value;

use super::history::{History, Record, Turned};
use crate::filing::path::{CERTIFICATE_ADDRESS, MAILING_ADDRESS, ORIGINALS, READ_FROM_SCAN, REGION};
use crate::filing::{Filing, Kind};
use crate::reference::Reference;
use crate::reference::regions::Regions;
use crate::rules::{self, picture_of};
use crate::view::{View, anchor};
use crate::workflow::{count_aside, follow, list_edits, set_aside, unmark_read};

/// Address of the subject: the three levels of the region, and the street.
const MAILING: [&str; 4] = [REGION[0], REGION[1], REGION[2], MAILING_ADDRESS];

/// The object of the certification submitted with the filing.
const CERTIFICATION: &str = "auth_data";

/// Answers from which a certification is prefilled.
const BEGUN_FROM: [(&str, &str); 5] = [
    (field!("facts.applet_name"), "account_name"),
    (field!("icp_applets.principal_info.name"), "contact_info.name"),
    (field!("icp_applets.principal_info.mobile"), "contact_info.mobile"),
    (field!("icp_applets.principal_info.email"), "contact_info.email"),
    (field!("icp_subject.organize_info.certificate_photo"), "qualification"),
];

/// The filing with its history.
#[derive(Debug, Clone)]
pub struct Answers {
    filing: Filing,
    history: History,
    /// Number of answers set aside since that was last reported.
    set_aside: usize,
}

/// A picture cut out of another.
#[derive(Debug, Clone, PartialEq)]
pub struct PicturePart {
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Values read from it, by path.
    pub values: Vec<(String, String)>,
    /// Type of the certificate: path and code.
    pub kind: Option<(String, i64)>,
}

impl Answers {
    /// Loaded answers, with their undo history.
    pub fn new(filing: Filing, history: History) -> Self {
        Self { filing, history, set_aside: 0 }
    }

    /// The filing.
    pub fn filing(&self) -> &Filing {
        &self.filing
    }

    /// Whether the subject is an individual.
    pub fn is_individual(&self) -> bool {
        View::new(&self.filing).is_individual()
    }

    /// Answers a field; an empty text and an empty list take the answer away. Says whether something changed.
    pub fn set(&mut self, path: &str, value: Value) -> bool {
        let empty = match &value {
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            value => value.is_null(),
        };
        self.change(path, |filing| {
            if empty {
                filing.remove(path);
            } else {
                filing.set(path, value);
            }
            follow(filing, path);
            unmark_read(filing, |read| read == path);
        })
    }

    /// Sets fields to the values read from a scan, marked until they are looked over; if the subject has no region and
    /// street yet, they are taken from its registered address, and an open certificate type is set. Returns whether
    /// something changed.
    pub fn take_read(&mut self, values: &[(String, String)], kind: Option<(String, i64)>, regions: &Regions) -> bool {
        self.seal();
        let changed = self.change("read", |filing| fill(filing, values, kind, regions));
        self.seal();
        changed
    }

    /// Records that the answer at `path` was looked over; without a path, all of them. Returns whether something
    /// changed.
    pub fn look_over(&mut self, path: Option<&str>) -> bool {
        self.seal();
        self.change("looked-over", |filing| unmark_read(filing, |read| path.is_none_or(|path| read == path)))
    }

    /// Sets several fields in one step. Returns whether something changed.
    pub fn set_all(&mut self, step: &str, values: impl Iterator<Item = (String, Value)>) -> bool {
        self.seal();
        let changed = self.change(step, |filing| {
            for (path, value) in values {
                filing.set(&path, value);
                follow(filing, &path);
                unmark_read(filing, |read| read == path);
            }
        });
        self.seal();
        changed
    }

    /// Puts a picture that was assigned automatically at `place`; several in a row are one step. Returns whether something
    /// changed.
    pub fn put_in(&mut self, place: &str, name: &str) -> bool {
        self.change("put-in", |filing| {
            filing.set(place, name);
            follow(filing, place);
            unmark_read(filing, |read| read == place);
        })
    }

    /// Swaps the answers at two places. Returns whether something changed.
    pub fn exchange(&mut self, one: &str, other: &str) -> bool {
        self.seal();
        let changed = self.change("exchanged", |filing| {
            let (first, second) = (filing.get(one).cloned(), filing.get(other).cloned());
            put(filing, one, second);
            put(filing, other, first);
            follow(filing, one);
            follow(filing, other);
        });
        self.seal();
        changed
    }

    /// Replaces the picture at `place` by `name`, which was made from it, and records the original. Returns whether
    /// something changed.
    pub fn correct(&mut self, place: &str, name: &str) -> bool {
        self.seal();
        self.change(place, |filing| {
            let before = filing.text(place).to_owned();
            let first = original(filing, &before).unwrap_or(&before).to_owned();
            filing.set(place, name);
            if first != name {
                filing.set(&format!("{ORIGINALS}[{name}]"), first);
            }
            follow(filing, place);
        })
    }

    /// Puts pictures made from the one at `place` at their places and removes that one, or replaces it by one of them;
    /// uses the values read from each as [`Answers::take_read`] does, and records the original of each. Returns whether
    /// something changed.
    pub fn split(&mut self, place: &str, parts: &[PicturePart], regions: &Regions) -> bool {
        self.seal();
        let changed = self.change("split", |filing| {
            let whole = filing.text(place).to_owned();
            let first = original(filing, &whole).unwrap_or(&whole).to_owned();
            filing.remove(place);
            follow(filing, place);
            for PicturePart { place, name, values, kind } in parts {
                filing.set(place, name.as_str());
                filing.set(&format!("{ORIGINALS}[{name}]"), first.as_str());
                follow(filing, place);
                if !values.is_empty() {
                    fill(filing, values, kind.clone(), regions);
                }
            }
        });
        self.seal();
        changed
    }

    /// Changes several answers in one step; confirmations of facts that change with it become open again. Returns
    /// whether something changed.
    pub fn change(&mut self, step: &str, work: impl FnOnce(&mut Filing)) -> bool {
        let before = self.filing.clone();
        work(&mut self.filing);
        if before == self.filing {
            return false;
        }
        set_aside(&before, &mut self.filing, Reference::built_in());
        self.set_aside += count_aside(&self.filing).saturating_sub(count_aside(&before));
        list_edits(&before, &mut self.filing);
        forget_source(&before, &mut self.filing);
        rules::forget_answers(&before, &mut self.filing);
        self.history.changed(step, &before, &self.filing);
        true
    }

    /// Number of answers that were set aside since the last call; `None` if there are none.
    pub fn take_set_aside(&mut self) -> Option<usize> {
        Some(std::mem::take(&mut self.set_aside)).filter(|count| *count > 0)
    }

    /// Adds a certification to the filing, prefilled from its answers, or removes it. Returns whether something
    /// changed.
    pub fn certify(&mut self, along: bool) -> bool {
        self.change(CERTIFICATION, |filing| {
            if !along {
                filing.remove(CERTIFICATION);
            } else if !filing.has(CERTIFICATION) {
                filing.set(field!("auth_data.account_name_type"), 1);
                for (from, key) in BEGUN_FROM {
                    filing.copy(from, &format!("{CERTIFICATION}.{key}"));
                }
                follow(filing, field!("icp_subject.base_info.type"));
            }
        })
    }

    /// Ends the step: the next change becomes a step of its own.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// The undo history.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Records that events were added or removed.
    pub fn noted(&mut self, records: Vec<(Record, bool)>) {
        self.history.noted(records);
    }

    /// The answers after the next undo or redo; `None` if it does not change them.
    pub fn after_turn(&self, undo: bool) -> Option<Filing> {
        self.history.after_turn(undo, &self.filing)
    }

    /// Undoes the last step, or redoes the last undone one; `None` where there is none.
    pub fn turn(&mut self, undo: bool) -> Option<Turned> {
        self.history.turn(undo, &mut self.filing)
    }
}

/// Paths under which answers are shown that were read from a scan and not looked over, each once.
pub fn read(filing: &Filing) -> Vec<String> {
    let mut read: Vec<String> = Vec::new();
    for path in marked(filing) {
        let path = anchor(path, filing);
        if !read.contains(&path) {
            read.push(path);
        }
    }
    read
}

/// Paths of answers marked as read from a scan.
fn marked(filing: &Filing) -> impl Iterator<Item = &str> {
    filing.list(READ_FROM_SCAN).iter().filter_map(Value::as_str)
}

/// Whether the answer at `path` was read from a scan and not looked over.
pub fn is_read(filing: &Filing, path: &str) -> bool {
    marked(filing).any(|read| read == path)
}

/// The name of the picture from which `name` was made; `None` if it is an original.
pub fn original<'a>(filing: &'a Filing, name: &str) -> Option<&'a str> {
    filing.object(ORIGINALS)?.get(name)?.as_str()
}

/// Whether a certification is submitted with the filing (认证及备案二合一).
pub fn is_certified(filing: &Filing) -> bool {
    filing.kind() == Kind::New && filing.has(CERTIFICATION)
}

/// Whether a certification can be submitted: WeChat so far accepts enterprises and individuals.
pub fn may_certify(filing: &Filing) -> bool {
    filing.kind() == Kind::New && (View::new(filing).customer_type().is_some() || filing.has(CERTIFICATION))
}

/// Region and street from the registered address as it was typed; empty where they are answered or cannot be told.
pub fn as_registered(filing: &Filing, regions: &Regions) -> Vec<(String, String)> {
    located(&[(CERTIFICATE_ADDRESS.to_owned(), filing.text(CERTIFICATE_ADDRESS).to_owned())], filing, regions)
}

/// Region and street from a registered address among `values`, for an organisation without either answer.
fn located(values: &[(String, String)], filing: &Filing, regions: &Regions) -> Vec<(String, String)> {
    let begun = MAILING.iter().any(|path| filing.has(path)) || View::new(filing).is_individual();
    let address = values.iter().find(|(path, _)| path == CERTIFICATE_ADDRESS).filter(|_| !begun);
    let Some((codes, street)) = address.and_then(|(_, address)| regions.split(address)) else { return Vec::new() };
    let [province, city, district] = codes;
    let values = MAILING.into_iter().zip([province, city, district, street]);
    values.map(|(path, value)| (path.to_owned(), value.to_owned())).filter(|(_, value)| !value.is_empty()).collect()
}

/// Sets fields to the values read, and marks them; also an open certificate type.
fn fill(filing: &mut Filing, values: &[(String, String)], kind: Option<(String, i64)>, regions: &Regions) {
    let mut marked = filing.list(READ_FROM_SCAN).to_vec();
    if let Some((path, code)) = kind.filter(|(path, _)| !filing.has(path)) {
        filing.set(&path, code);
        follow(filing, &path);
    }
    let values = values.iter().cloned().chain(located(values, filing, regions));
    for (path, value) in values.collect::<Vec<_>>() {
        filing.set(&path, value.as_str());
        follow(filing, &path);
        if !marked.iter().any(|read| read.as_str() == Some(&path)) {
            marked.push(path.into());
        }
    }
    filing.set(READ_FROM_SCAN, marked);
}

/// If a picture was removed, answers read from it are no longer marked as read. Where another one took its place, they
/// stay marked: it renews them.
fn forget_source(before: &Filing, filing: &mut Filing) {
    let shown = |filing: &Filing, name: &str| original(filing, name).unwrap_or(name).to_owned();
    let now: &Filing = filing;
    let left: Vec<String> = now.media().into_iter().map(|(_, name)| shown(now, &name)).collect();
    let unshown: Vec<String> = marked(now)
        .filter(|path| marked(before).any(|known| known == *path))
        .filter(|path| {
            let picture = picture_of(path, before).filter(|place| before.has(place) && !now.has(place));
            picture.is_some_and(|place| !left.contains(&shown(before, before.text(&place))))
        })
        .map(str::to_owned)
        .collect();
    unmark_read(filing, |path| unshown.iter().any(|other| other == path));
}

fn put(filing: &mut Filing, path: &str, value: Option<Value>) {
    match value {
        Some(value) => filing.set(path, value),
        None => filing.remove(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;
    use crate::filing::path::{CHANGED, LEGAL_NAME, PRINCIPAL_IS_LEGAL, PRINCIPAL_NAME};
    use crate::reference::subject::{ENTERPRISE, INDIVIDUAL};

    fn regions() -> &'static Regions {
        &crate::reference::Reference::built_in().regions
    }

    fn empty() -> Answers {
        Answers::new(Filing::new(Kind::New), History::default())
    }

    #[test]
    fn typing_is_one_step_until_it_rests() {
        let mut answers = empty();
        for text in ["张", "张三", "张三丰"] {
            assert!(answers.set(field!("icp_subject.base_info.name"), text.into()));
        }
        answers.seal();
        assert!(answers.set(field!("icp_subject.base_info.name"), "李四".into()));
        assert!(answers.turn(true).is_some());
        assert_eq!(answers.filing().text(field!("icp_subject.base_info.name")), "张三丰");
        assert!(answers.turn(true).is_some());
        assert!(!answers.filing().has("icp_subject"));
        assert!(answers.turn(true).is_none());
        assert!(answers.turn(false).is_some() && answers.turn(false).is_some());
        assert_eq!(answers.filing().text(field!("icp_subject.base_info.name")), "李四");
    }

    #[test]
    fn a_list_without_items_is_no_answer_and_no_step() {
        let mut answers = empty();
        let services = field!("icp_applets.base_info.service_content_types");
        assert!(!answers.set(services, Value::Array(Vec::new())) && !answers.history().can_turn(true));
        assert!(answers.set(services, vec![2].into()) && answers.set(services, Value::Array(Vec::new())));
        assert!(!answers.filing().has("icp_applets"));
    }

    #[test]
    fn what_is_typed_over_something_filed_is_listed_among_what_changes_in_one_step() {
        let [mobile, email] = ["mobile", "email"].map(|key| format!("icp_subject.principal_info.{key}"));
        let mut filing = Filing::new(Kind::Change);
        for (path, text) in [(&mobile, "13800000000"), (&email, "a@example.com")] {
            filing.set(path, text);
            filing.set(&format!("facts.filed[{path}]"), text);
        }
        let listed = |answers: &Answers| answers.filing().list(CHANGED).to_vec();
        let mut answers = Answers::new(filing, History::default());
        for text in ["13900000000", "1390000000", "13900000001"] {
            assert!(answers.set(&mobile, text.into()));
        }
        assert_eq!(listed(&answers), [Value::from(mobile.as_str())]);
        answers.seal();
        assert!(answers.set(&email, "b@example.com".into()));
        assert_eq!(listed(&answers).len(), 2);
        assert!(answers.turn(true).is_some() && answers.turn(true).is_some() && answers.turn(true).is_none());
        assert!(listed(&answers).is_empty() && answers.filing().text(&mobile) == "13800000000");
    }

    #[test]
    fn a_certification_begins_with_what_is_known_and_follows_the_subject() {
        let mut answers = empty();
        let _ = answers.set(field!("icp_subject.base_info.type"), ENTERPRISE.into());
        let _ = answers.set(field!("facts.applet_name"), "样本".into());
        assert!(may_certify(answers.filing()) && !is_certified(answers.filing()));
        assert!(answers.certify(true) && !answers.certify(true));
        assert_eq!(answers.filing().text(field!("auth_data.account_name")), "样本");
        assert_eq!(answers.filing().number(field!("auth_data.customer_type")), Some(1));
        let _ = answers.set(field!("facts.sole_proprietor"), true.into());
        assert_eq!(answers.filing().number(field!("auth_data.customer_type")), Some(12));
        let _ = answers.set(field!("icp_subject.base_info.type"), INDIVIDUAL.into());
        assert_eq!(answers.filing().number(field!("auth_data.customer_type")), Some(15));
        assert!(answers.certify(false) && !answers.filing().has("auth_data"));
        let _ = answers.set(field!("icp_subject.base_info.type"), 1.into());
        assert!(!may_certify(answers.filing()));
    }

    #[test]
    fn what_was_read_is_marked_until_it_is_looked_over_or_typed() {
        let mut answers = empty();
        let (name, address) = (field!("icp_subject.base_info.name"), field!("icp_subject.base_info.address"));
        let values = [(name.to_owned(), "甲".to_owned()), (address.to_owned(), "路".to_owned())];
        assert!(answers.take_read(&values, None, regions()));
        assert_eq!(read(answers.filing()), [name, address]);
        assert!(answers.set(name, "乙".into()));
        assert_eq!(read(answers.filing()), [address]);
        assert!(answers.set_all("person", [(address.to_owned(), "街".into())].into_iter()));
        assert_eq!(read(answers.filing()), [""; 0], "what comes from elsewhere was not read");
        assert!(answers.turn(true).is_some());
        assert!(answers.look_over(Some(address)) && !answers.filing().has("facts"));
        assert!(answers.turn(true).is_some() && answers.turn(true).is_some() && answers.turn(true).is_some());
        assert!(!answers.filing().has(name));
    }

    #[test]
    fn a_registered_address_begins_region_and_street_of_an_organisation() {
        let address = [(CERTIFICATE_ADDRESS.to_owned(), "浙江省杭州市西湖区文三路1号".to_owned())];
        for (nature, street) in [(ENTERPRISE, "文三路1号"), (INDIVIDUAL, "")] {
            let mut answers = empty();
            let _ = answers.set("icp_subject.base_info.type", nature.into());
            let kind = Some(("icp_subject.organize_info.certificate_type".to_owned(), 1));
            assert!(answers.take_read(&address, kind, regions()));
            assert_eq!(answers.filing().text(MAILING[3]), street);
            assert_eq!(answers.filing().text(MAILING[2]).is_empty(), street.is_empty());
            assert_eq!(answers.filing().number("icp_subject.organize_info.certificate_type"), Some(1));
        }
        let mut answers = empty();
        let _ = answers.set(MAILING[3], "别处1号".into());
        assert!(answers.take_read(&address, None, regions()));
        assert_eq!(answers.filing().text(MAILING[3]), "别处1号", "what is answered stays");
        assert!(!answers.filing().has(MAILING[0]));
    }

    #[test]
    fn the_legal_representative_is_the_responsible_person_of_the_same_name_and_no_other() {
        let mut answers = empty();
        let _ = answers.set("icp_subject.base_info.type", ENTERPRISE.into());
        let _ = answers.set(LEGAL_NAME, "张样本".into());
        let _ = answers.set(PRINCIPAL_NAME, "李样本".into());
        assert!(!answers.filing().has(PRINCIPAL_IS_LEGAL), "another name may be another person or a slip");
        let _ = answers.set(PRINCIPAL_NAME, "张样本".into());
        assert_eq!(answers.filing().flag(PRINCIPAL_IS_LEGAL), Some(true));
        let mut answers = empty();
        let _ = answers.set(LEGAL_NAME, "张样本".into());
        let _ = answers.set(PRINCIPAL_IS_LEGAL, true.into());
        assert_eq!(answers.filing().text(PRINCIPAL_NAME), "张样本");
    }

    #[test]
    fn places_are_exchanged_in_one_step_for_everybody_who_shares_them() {
        let mut answers = empty();
        let [front, back] =
            ["front", "back"].map(|side| format!("icp_subject.principal_info.certificate_photo_{side}"));
        let _ = answers.set("facts.manager_is_principal", true.into());
        let _ = answers.set(&front, "back.jpg".into());
        assert!(answers.exchange(&front, &back));
        let filing = answers.filing();
        assert!(!filing.has(&front) && filing.text(&back) == "back.jpg");
        assert_eq!(filing.text("icp_applets.principal_info.certificate_photo_back"), "back.jpg");
        assert!(answers.turn(true).is_some() && answers.filing().text(&front) == "back.jpg");
    }

    #[test]
    fn a_new_answer_ends_what_could_be_redone() {
        let mut answers = empty();
        let _ = answers.set(field!("facts.appid"), "wx1".into());
        let _ = answers.turn(true);
        let _ = answers.set(field!("facts.appid"), "wx2".into());
        assert!(!answers.history().can_turn(false));
    }

    #[test]
    fn an_individual_is_its_own_responsible_person() {
        let mut answers = empty();
        let _ = answers.set(field!("icp_subject.base_info.type"), INDIVIDUAL.into());
        let _ = answers.set(field!("icp_subject.base_info.name"), "样本".into());
        let _ = answers.set(field!("icp_subject.principal_info.certificate_number"), "110".into());
        let filing = answers.filing();
        assert_eq!(filing.text(field!("icp_subject.principal_info.name")), "样本");
        assert_eq!(filing.text(field!("icp_applets.principal_info.name")), "样本");
        assert_eq!(filing.text(field!("icp_subject.organize_info.certificate_number")), "110");
        assert_eq!(filing.text(field!("icp_applets.principal_info.certificate_number")), "110");
    }

    #[test]
    fn the_same_person_is_kept_in_line_and_its_own_papers_stay() {
        let mut answers = empty();
        let _ = answers.set(field!("icp_subject.base_info.type"), 4.into());
        let _ = answers.set(field!("icp_applets.principal_info.verify_task_id"), "task".into());
        let _ = answers.set(field!("icp_subject.principal_info.mobile"), "138".into());
        let _ = answers.set(field!("facts.manager_is_principal"), true.into());
        assert_eq!(answers.filing().text(field!("icp_applets.principal_info.mobile")), "138");
        let _ = answers.set(field!("icp_subject.principal_info.mobile"), "139".into());
        assert_eq!(answers.filing().text(field!("icp_applets.principal_info.mobile")), "139");
        assert_eq!(answers.filing().text(field!("icp_applets.principal_info.verify_task_id")), "task");
        let _ = answers.set(field!("facts.manager_is_principal"), false.into());
        let _ = answers.set(field!("icp_subject.principal_info.mobile"), "137".into());
        assert_eq!(answers.filing().text(field!("icp_applets.principal_info.mobile")), "139");
    }
}
