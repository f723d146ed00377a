use super::*;
use crate::filing::{Filing, Kind};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const HOLIDAYS: &str = include_str!("../../../../assets/reference/holidays.toml");
const SUBJECTS: &str = include_str!("../../../../assets/reference/subject_types.toml");

#[test]
fn built_in_set_is_sound() {
    let set = Reference::built_in();
    assert_eq!(set.refused(), []);
    assert_eq!(set.files().len(), 14);
    assert!(set.files().iter().all(|file| !file.replaced && !file.origin.source.is_empty()));
}

#[test]
fn tables_hold_what_the_sources_list() {
    let set = Reference::built_in();
    assert_eq!(set.subject_types.all().len(), 18);
    assert_eq!(set.certificate_types.all().len(), 38);
    assert_eq!(set.pre_approvals.all().len(), 13);
    assert_eq!(set.service_contents.groups().len(), 16);
    assert_eq!(set.service_contents.groups().iter().map(|group| group.services.len()).sum::<usize>(), 176);
    assert_eq!(set.provinces.all().len(), 31);
    assert_eq!(set.rejections.all().len(), 167);
    let persons: Vec<i64> = set.certificate_types.of_subject(subject::INDIVIDUAL).map(|row| row.code).collect();
    assert_eq!(persons, [2, 7, 11, 14, 30, 41, 42]);
    assert_eq!(set.pre_approvals.get(12).map(|item| item.code), Some(11));
    assert!(set.service_contents.get(500).is_none());
    assert_eq!(set.service_contents.group_of(3).map(|group| group.id), Some(500));
}

#[test]
fn newer_file_takes_the_place_of_the_built_in_one() {
    let newer = HOLIDAYS.replace("date = \"2026-11-23\"", "date = \"2027-01-05\"");
    let folder = folder(&[("holidays.toml", &newer)]);
    let set = Reference::load(folder.path());
    assert_eq!(set.refused(), []);
    let file = set.files().iter().find(|file| file.name == "holidays.toml").unwrap();
    assert!(file.replaced);
    assert_eq!(set.date(), "2027-01-05");
}

#[test]
fn broken_file_is_refused_by_name_and_line() {
    let broken = HOLIDAYS.replace("\"2024-06-10\"", "\"2024-06-31\"");
    let line = 1 + broken.lines().position(|line| line == "year = 2024").unwrap();
    let folder = folder(&[("holidays.toml", &broken)]);
    let set = Reference::load(folder.path());
    let [error] = set.refused() else { panic!("{:?}", set.refused()) };
    assert_eq!(error.file, "holidays.toml");
    assert_eq!(error.problem, DataProblem::Form("2024-06-31".to_owned()));
    assert!((line - 1..=line).contains(&error.line), "{} for {line}", error.line);
    assert!(set.files().iter().all(|file| !file.replaced));
    assert!(set.holidays.knows(2026));
    for language in crate::i18n::Language::ALL {
        assert!(error.text(language).contains("holidays.toml"), "{}", error.text(language));
    }
}

#[test]
fn every_kind_of_damage_is_refused() {
    let cases = [
        ("holidays.toml", "not toml [".to_owned()),
        ("holidays.toml", HOLIDAYS.replace("date = \"2026-11-23\"", "date = \"soon\"")),
        ("holidays.toml", HOLIDAYS.replace("year = 2025", "year = 2024")),
        ("subject_types.toml", SUBJECTS.replace("code = 5\n", "code = 55\n")),
        ("regions.csv", "# Date: 2027-01-01\n# Source: x\ncode,name,parent\n110000,北京市,\n110101,东城区,110100\n".to_owned()),
        ("regions.csv", "code,name,parent\n110000,北京市,\n".to_owned()),
        ("phone_segments.toml", "[meta]\ndate = \"2027-01-01\"\nsource = \"x\"\n[[segment]]\noperator = \"x\"\nuse = \"mobile\"\nprefixes = [\"23\"]\n".to_owned()),
    ];
    for (name, text) in cases {
        let folder = folder(&[(name, &text)]);
        let set = Reference::load(folder.path());
        assert_eq!(set.refused().len(), 1, "{name}: {:?}", set.refused());
        assert_eq!(set.files().len(), 14);
    }
}

#[test]
fn sound_file_that_does_not_fit_the_others_is_refused() {
    let only_two = "[meta]\ndate = \"2027-01-01\"\nsource = \"x\"\nmost_of_sole_proprietor = 5\n\
        [[subject]]\ncode = 4\nname = \"企业\"\nname_en = \"Enterprise\"\nmost_applets = 50\n\
        [[subject]]\ncode = 5\nname = \"个人\"\nname_en = \"Individual\"\nmost_applets = 5\n";
    let folder = folder(&[("subject_types.toml", only_two)]);
    let set = Reference::load(folder.path());
    assert_eq!(
        set.refused(),
        [DataError { file: "subject_types.toml".to_owned(), line: 0, problem: DataProblem::Unfit }]
    );
    assert_eq!(set.subject_types.all().len(), 18);
    assert_eq!(set.certificate_types.all().len(), 38);
}

#[test]
fn every_rejection_has_title_cause_and_fix_in_both_languages() {
    for rejection in Reference::built_in().rejections.all() {
        for language in crate::i18n::Language::ALL {
            let words = [rejection.title(language), rejection.cause(language), rejection.fix(language)];
            assert!(words.iter().all(|text| text.chars().count() >= 3), "{} {words:?}", rejection.id);
            assert!(crate::i18n::has(language, &rejection.key()), "{}", rejection.id);
        }
    }
}

#[test]
fn advice_concerns_whoever_asks() {
    let ids = |filing: &Filing| -> Vec<String> {
        let advice =
            rejection::Due::ALL.into_iter().flat_map(|due| Reference::built_in().rejections.advice(due, filing));
        advice.map(|row| row.id.clone()).collect()
    };
    let mut filing = Filing::new(Kind::New);
    let console = ids(&filing);
    assert!(console.iter().any(|id| id == "TC-PHONE-DEAD"));
    assert!(["WX-86205", "WX-TASK-CODE1", "WX-86353"].iter().all(|of| !console.iter().any(|id| id == of)));
    filing.set(field!("facts.through_interface"), true);
    assert!(ids(&filing).iter().any(|id| id == "WX-86205"));
    assert!(ids(&Filing::new(Kind::Cancel)).iter().any(|id| id == "WX-86353"));
}

#[test]
fn a_theme_is_called_as_its_table_calls_it() {
    for theme in Reference::built_in().themes.all() {
        assert_eq!(serde_json::from_value(theme.id.to_string().into()).ok(), Some(theme.id), "{}", theme.id);
    }
}
