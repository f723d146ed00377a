//! Letters that a package contains for signing.

use beian_desk::package::{OverviewLine, letters};

use super::fixtures::Pictures;
use super::{fixtures, made_with, open_letters, options, pdf_text, reviewed, text, today, unpacked, without_spaces};

/// The head of a sole proprietor's shop signs as its operator, also in the signature lines.
#[test]
fn the_head_is_called_in_a_letter_what_the_subject_calls_it() {
    let mut filing = fixtures::delegated();
    filing.remove("icp_subject.principal_info.authorization_letter");
    filing.set("facts.sole_proprietor", true);
    for letter in open_letters(&filing) {
        if let Some(found) = pdf_text(&letters::render(&letter).unwrap()) {
            assert!(!without_spaces(&found).contains("法定代表人"), "{}: {found}", letter.id);
        }
    }
}

/// A certificate without a legal representative has another term for the head, which the letters use.
#[test]
fn the_head_is_called_in_a_letter_what_the_certificate_calls_it() {
    for (nature, name, title) in [
        (4, "深圳样本装修有限公司第二分公司", "负责人（签字）"),
        (4, "深圳样本餐饮管理有限公司滨江路店", "负责人（签字）"),
        (4, "深圳样本企业管理中心（有限合伙）", "执行事务合伙人（签字）"),
        (4, "深圳样本食品厂（个人独资）", "投资人（签字）"),
        (2, "深圳市样本局", "单位负责人（签字）"),
        (3, "深圳市样本中学", "法定代表人（签字）"),
    ] {
        let mut filing = fixtures::delegated();
        filing.remove("icp_subject.principal_info.authorization_letter");
        filing.set("icp_subject.base_info.type", nature);
        filing.set("icp_subject.base_info.name", name);
        filing.set("facts.subject_name_changed", true);
        let letters = open_letters(&filing);
        assert!(letters.len() > 1, "{name}");
        for letter in letters {
            if let Some(found) = pdf_text(&letters::render(&letter).unwrap()) {
                let found = without_spaces(&found);
                assert!(found.contains(title), "{name}: {}: {found}", letter.id);
                assert!(title.starts_with("法定") || !found.contains("法定代表人"), "{name}: {}: {found}", letter.id);
            }
        }
    }
}

#[test]
fn letters_that_are_missing_are_written_on_one_page() {
    let mut filing = fixtures::delegated();
    filing.remove("icp_subject.principal_info.authorization_letter");
    filing.remove("icp_applets.principal_info.authorization_letter");
    filing.remove("icp_materials");
    filing.set("facts.subject_name_changed", true);
    let open = open_letters(&filing);
    let ids: Vec<&str> = open.iter().map(|letter| letter.id.as_str()).collect();
    assert_eq!(ids, ["principal-authorization", "manager-authorization", "commitment", "name-change"]);
    for letter in &open {
        let pdf = letters::render(letter).unwrap();
        assert_eq!(pdf, letters::render(letter).unwrap());
        if let Some(found) = pdf_text(&pdf) {
            assert_eq!(found.matches('\u{c}').count(), 1, "{} is on one page", letter.id);
            let found = without_spaces(&found);
            let subject = without_spaces(filing.text("icp_subject.base_info.name"));
            for word in [subject.as_str(), "单位公章", "（签字）", "年月日", "广东省通信管理局", "样本项目助手"]
            {
                assert!(found.contains(word), "{}: {word}", letter.id);
            }
        }
    }
}

#[test]
fn letters_that_are_there_are_not_written() {
    assert_eq!(open_letters(&fixtures::delegated()), []);
    assert_eq!(open_letters(&fixtures::cancel()), []);
}

#[test]
fn an_individual_in_guangdong_presses_a_finger() {
    let mut filing = fixtures::individual();
    filing.remove("icp_materials");
    let open = open_letters(&filing);
    let Some(found) = pdf_text(&letters::render(&open[0]).unwrap()) else { return };
    assert!(found.contains("指印") && !found.contains("单位公章"));
}

#[test]
fn a_form_that_the_province_prescribes_is_named_and_not_imitated() {
    let mut filing = fixtures::delegated();
    filing.remove("icp_subject.principal_info.authorization_letter");
    for (leaf, code) in [("province", "310000"), ("city", "310100"), ("district", "310104")] {
        filing.set(&format!("icp_subject.base_info.{leaf}"), code);
    }
    let open = open_letters(&filing);
    let letter = open.iter().find(|letter| letter.id == "principal-authorization").unwrap();
    assert!(letter.prescribed.as_ref().unwrap().contains("上海"));
    let Some(found) = pdf_text(&letters::render(letter).unwrap()) else { return };
    assert!(without_spaces(&found).contains("授权书范本") && !found.contains("单位公章"));
}

#[test]
fn endless_answers_still_make_a_letter_of_one_page() {
    let mut filing = fixtures::delegated();
    filing.remove("icp_subject.principal_info.authorization_letter");
    for path in ["icp_subject.base_info.name", "facts.applet_name", "icp_subject.principal_info.name"] {
        filing.set(path, "样本".repeat(5000));
    }
    for letter in open_letters(&filing) {
        if let Some(found) = pdf_text(&letters::render(&letter).unwrap()) {
            assert_eq!(found.matches('\u{c}').count(), 1, "{} is on one page", letter.id);
        }
    }
}

/// If the account's name is not answered, the name from the platform is used instead, in every generated file.
#[test]
fn a_mini_program_that_the_platform_alone_names_is_named_everywhere() {
    let name = "样本预约乙";
    let mut filing = fixtures::delegated();
    filing.remove("icp_subject.principal_info.authorization_letter");
    filing.remove("facts.applet_name");
    filing.set("icp_applets.base_info.name", name);
    let built = made_with(&filing, &Pictures::of(&filing), &options(true, None)).unwrap();
    let files = unpacked(&built.bytes);
    for file in ["console.txt", "README.txt"] {
        assert!(text(&files, file).lines().take(8).any(|line| line.contains(name)), "{file}");
    }
    assert_eq!(OverviewLine::reviewed("1", &filing, &reviewed(&filing), today()).applet, name);
    let printed = files.iter().filter(|(path, _)| *path == "summary.pdf" || path.starts_with("letters/"));
    let printed: Vec<_> = printed.filter_map(|(path, pdf)| Some((path, without_spaces(&pdf_text(pdf)?)))).collect();
    let named = printed.iter().filter(|(_, found)| found.contains(name)).count();
    assert!(printed.is_empty() || named > 1, "the summary and a letter: {:?}", files.keys());
}
