//! Properties of every filing: no panic, a stable order of findings, confirmations dropped when they no longer apply.

use std::collections::BTreeSet;

use beian_desk::filing::field::{self, Shape};
use beian_desk::filing::{Filing, Kind};
use beian_desk::finding::Finding;
use beian_desk::reference::Reference;
use beian_desk::rules::{self, Inspections};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::support::{
    TODAY, cancel, change, day, enterprise, enterprise_with_letters, first_number, individual, of_nature,
    passport_holder, second_number, sole_proprietor,
};
use super::{PROVINCE, Row, Sample, rows, set, with};

/// Texts entered into forms: right, nearly right and odd.
fn text() -> impl Strategy<Value = String> {
    let known = [
        "",
        " ",
        "长期",
        "20261124",
        "20260230",
        "2026.11.24",
        "00000101",
        "99991231",
        "440000",
        "440300",
        "440305",
        "500112",
        "110103",
        "长",
        "wx0a1b2c3d4e5f6071",
        "13800138000",
        "a@b.cn",
        "深圳市南山区",
        "市辖区",
        "宣武区",
        "7-3-101",
        "91440300708461136T",
        "D2143569-X",
        "110108000000016",
        "H12345678",
        "911124198108030024",
        "810000199001010019",
        "应急",
        "区",
        "县",
        "\u{200b}",
        "＊",
    ];
    prop_oneof![
        4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => Just(first_number()),
        1 => Just(second_number()),
        2 => any::<String>(),
        1 => "[0-9Xx]{15,18}",
    ]
}

fn value_of(shape: Shape) -> BoxedStrategy<Value> {
    let number = prop_oneof![0_i64..50, any::<i64>(), proptest::sample::select(vec![1, 2, 4, 5, 7, 14, 24, 41])];
    match shape {
        Shape::Text | Shape::Media => text().prop_map(Value::from).boxed(),
        Shape::Number => number.prop_map(Value::from).boxed(),
        Shape::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Shape::NumberList => proptest::collection::vec(number, 0..7).prop_map(Value::from).boxed(),
        Shape::TextList | Shape::MediaList => proptest::collection::vec(text(), 0..4).prop_map(Value::from).boxed(),
        Shape::TextOrList => {
            prop_oneof![text().prop_map(Value::from), proptest::collection::vec(text(), 0..3).prop_map(Value::from)]
                .boxed()
        }
        Shape::ObjectList => proptest::collection::vec((number, text(), text()), 0..3)
            .prop_map(|items| {
                let item =
                    |(kind, code, media): (i64, String, String)| json!({"type": kind, "code": code, "media": media});
                items.into_iter().map(item).collect()
            })
            .boxed(),
    }
}

/// A path of the table, with its list indices and free keys filled in, and a value of its shape.
fn answer() -> impl Strategy<Value = (String, Value)> {
    let fields: Vec<_> = field::all().iter().filter(|row| !row.path.contains("[]")).collect();
    proptest::sample::select(fields).prop_flat_map(|row| {
        let key = prop_oneof![
            Just("icp_subject.principal_info.authorization_letter".to_owned()),
            Just("icp_subject.principal_info".to_owned()),
            Just("address-shorthand".to_owned()),
        ];
        let path = row.path.clone();
        (key, value_of(row.value)).prop_map(move |(key, value)| (path.replace("[*]", &format!("[{key}]")), value))
    })
}

fn start() -> impl Strategy<Value = Filing> {
    proptest::sample::select(vec![
        Filing::new(Kind::New),
        Filing::new(Kind::Change),
        Filing::new(Kind::Cancel),
        enterprise(),
        enterprise_with_letters(),
        sole_proprietor(),
        individual(),
        passport_holder(),
        of_nature(17),
        change(),
        cancel(),
    ])
}

fn filing() -> impl Strategy<Value = Filing> {
    (start(), proptest::collection::vec(answer(), 0..12)).prop_map(|(mut filing, answers)| {
        for (path, value) in answers {
            filing.set(&path, value);
        }
        filing
    })
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let edges = [NaiveDate::MIN, NaiveDate::MAX, day(TODAY), day("20240229"), day("99991231")];
    prop_oneof![
        proptest::sample::select(edges.to_vec()),
        (2000_i32..2100, 1_u32..367).prop_filter_map("a day", |(year, ordinal)| NaiveDate::from_yo_opt(year, ordinal)),
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((text(), inner), 0..4).prop_map(|entries| Value::Object(Map::from_iter(entries))),
        ]
    })
}

fn findings(filing: &Filing, today: NaiveDate) -> Vec<Finding> {
    rules::review(filing, &Inspections::new(), Reference::built_in(), today).findings
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_review_never_panics_and_is_ordered(filing in filing(), today in any_day()) {
        let found = findings(&filing, today);
        prop_assert!(found.is_sorted_by_key(|finding| finding.level));
        let places: BTreeSet<_> = found.iter().map(|finding| (finding.rule.clone(), finding.field.clone())).collect();
        prop_assert_eq!(places.len(), found.len(), "a finding stands twice");
    }

    #[test]
    fn order_of_keys_does_not_matter(filing in filing()) {
        let mut value: Value = serde_json::from_str(&filing.to_json()).unwrap();
        reverse(&mut value);
        let turned = Filing::from_value(value).unwrap();
        prop_assert_eq!(findings(&filing, day(TODAY)), findings(&turned, day(TODAY)));
    }

    #[test]
    fn any_json_that_a_filing_takes_can_be_reviewed(
        kind in proptest::sample::select(vec!["new", "change", "cancel"]),
        parts in proptest::collection::vec(
            (proptest::sample::select(vec!["icp_subject", "icp_applets", "icp_materials", "auth_data", "facts", "cancel", "change"]), json()),
            0..5,
        ),
    ) {
        let mut root = json!({"format": "beian-filing/1", "kind": kind});
        for (key, value) in parts {
            root[key] = value;
        }
        if let Ok(filing) = Filing::from_value(root) {
            let _ = findings(&filing, day(TODAY));
        }
    }
}

/// Values to which a field of this shape is changed.
fn others(shape: Shape) -> Vec<Value> {
    match shape {
        Shape::Text | Shape::TextOrList => vec![Value::Null, "样本".into(), "20200101".into(), "330000".into()],
        Shape::Media => vec![Value::Null, "other.jpg".into()],
        Shape::Number => vec![Value::Null, 2.into(), 5.into(), 7.into()],
        Shape::Flag => vec![Value::Null, true.into(), false.into()],
        Shape::NumberList => vec![Value::Null, json!([1, 37, 999])],
        Shape::TextList => vec![Value::Null, json!(["icp_subject.base_info.name"])],
        Shape::MediaList => vec![Value::Null, json!(["other.jpg"])],
        Shape::ObjectList => vec![Value::Null, json!([{"type": 5, "code": "样字0001", "media": "other.jpg"}])],
    }
}

/// The paths of a table row that are changed: the first item of a list, and the meaningful values of free keys.
fn places(pattern: &str) -> Vec<String> {
    let path = pattern.replace("[]", "[0]");
    let keys: &[&str] = match () {
        () if !path.contains("[*]") => return vec![path],
        () if path.starts_with("facts.letters_signed_on") => {
            &["icp_subject.principal_info.authorization_letter", "icp_applets.principal_info.authorization_letter"]
        }
        () => &["icp_subject.principal_info", "icp_applets.principal_info"],
    };
    keys.iter().map(|key| path.replace("[*]", &format!("[{key}]"))).collect()
}

/// Confirmations depend on this: changing a field that a rule does not list must not change the rule's findings. Every
/// field of every kind of filing is changed, in every province that has rules of its own.
#[test]
fn rules_read_what_they_say() {
    let mut wrong: BTreeSet<(&str, String)> = BTreeSet::new();
    let names: BTreeSet<&str> = rules::of_filing().map(|rule| rule.name).collect();
    let bases = [enterprise_with_letters(), sole_proprietor(), individual(), passport_holder(), change(), cancel()];
    for (base, province) in bases.into_iter().zip(["440000", "320000", "310000", "120000", "500000", "110000"]) {
        let base = set(base, PROVINCE, province);
        let before = findings(&base, day(TODAY));
        for row in field::all().iter().filter(|row| !row.path.starts_with("facts.answers")) {
            for path in places(&row.path) {
                for value in others(row.value) {
                    let changed = with(base.clone(), &[(&path, value)]);
                    let after = findings(&changed, day(TODAY));
                    let of = |found: &[Finding], name: &str| {
                        found.iter().filter(|finding| finding.rule == *name).cloned().collect::<Vec<_>>()
                    };
                    let moved = names.iter().filter(|name| of(&before, name) != of(&after, name));
                    let unread =
                        moved.filter(|name| rules::named(name).all(|rule| !rule.reads_change(&base, &changed)));
                    wrong.extend(unread.map(|name| (*name, path.clone())));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "read and not listed: {wrong:#?}");
}

/// Reverses the order of the keys of every object.
fn reverse(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            let mut turned: Vec<_> = std::mem::take(entries).into_iter().rev().collect();
            for (_, child) in &mut turned {
                reverse(child);
            }
            *entries = turned.into_iter().collect();
        }
        Value::Array(items) => items.iter_mut().for_each(reverse),
        _ => {}
    }
}

#[test]
fn every_rule_is_tried_with_near_misses() {
    let mut tried: BTreeSet<&str> = BTreeSet::new();
    for row in rows() {
        assert!(!row.misses.is_empty(), "{} has no near miss", row.rule);
        tried.insert(row.rule);
    }
    let untried: BTreeSet<_> = rules::of_filing().map(|rule| rule.name).filter(|name| !tried.contains(name)).collect();
    assert!(untried.is_empty(), "{untried:?}");
}

/// A stored review is used until the day that it names.
#[test]
fn a_review_comes_out_the_same_until_the_day_it_says() {
    let timed = |review: &rules::Review| -> Vec<String> {
        let findings = review.findings.iter().map(|finding| format!("{} {}", finding.rule, finding.field));
        let materials = review.checklist.iter().map(|line| format!("{} {:?} {:?}", line.slot, line.needed, line.state));
        findings.chain(materials).collect()
    };
    // Numbers of reviews that end within a year, and of those that differ on the day after.
    let counts = |samples: &[(&str, Sample)]| {
        let (mut ended, mut turned) = (0, 0);
        for (rule, sample) in samples {
            let review = |on| rules::review_until(&sample.filing, &sample.pictures, Reference::built_in(), on);
            let (first, last) = review(day(sample.today));
            assert_eq!(timed(&review(last).0), timed(&first), "{rule} from {} to {last}", sample.today);
            if (last - day(sample.today)).num_days() < 366 {
                ended += 1;
                turned += usize::from(timed(&review(last.succ_opt().unwrap()).0) != timed(&first));
            }
        }
        (ended, turned)
    };
    let samples = rows().into_iter().flat_map(|row| {
        let Row { rule, raises, misses, .. } = row;
        raises.into_iter().chain(misses).map(move |sample| (rule, sample))
    });
    let samples: Vec<(&str, Sample)> = samples.collect();
    // The longest test of all by far.
    let (one, other) = samples.split_at(samples.len() / 2);
    let (ended, turned) = std::thread::scope(|scope| {
        let one = scope.spawn(|| counts(one));
        let (other, one) = (counts(other), one.join().unwrap());
        (one.0 + other.0, one.1 + other.1)
    });
    assert!(turned > 100 && turned * 2 > ended, "{turned} of {ended} differ on the day after");
}

/// Every table damaged in realistic ways: the set stays complete, refused files are named, no review panics.
#[test]
fn damaged_tables_never_leave_a_hole() {
    let path = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/reference"));
    let folder = tempfile::tempdir().unwrap();
    let built_in = Reference::built_in().files();
    for (number, file) in built_in.iter().enumerate() {
        let text = std::fs::read_to_string(path.join(file.name)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let place = lines.len() * (number + 3) / (number + 5);
        let cut: String = text.chars().take(text.chars().count() * 2 / 3).collect();
        let without = [&lines[..place], &lines[place + 1..]].concat().join("\n");
        let twice = [&lines[..=place], &lines[place..]].concat().join("\n");
        let digits = text.replace('1', "7");
        let damaged = folder.path().join(file.name);
        for text in [cut, without, twice, digits, String::new(), text.replace('"', "'")] {
            std::fs::write(&damaged, text).unwrap();
            let set = Reference::load(folder.path());
            assert_eq!(set.files().len(), built_in.len(), "{}", file.name);
            assert!(set.refused().iter().all(|refused| refused.file == file.name), "{:?}", set.refused());
            for filing in [enterprise(), individual()] {
                let _ = rules::review(&filing, &Inspections::new(), &set, day(TODAY));
            }
        }
        std::fs::remove_file(damaged).unwrap();
    }
}
