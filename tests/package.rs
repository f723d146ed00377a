//! Packages of eight kinds of filings: their contents, the round trip, and the refusal of hostile archives.

#![allow(clippy::panic, clippy::unwrap_used)]

#[path = "package/archives.rs"]
mod archives;
#[path = "package/fixtures.rs"]
mod fixtures;
#[path = "package/hostile.rs"]
mod hostile;
#[path = "package/legal.rs"]
mod legal;
#[path = "package/letters_written.rs"]
mod letters_written;
#[path = "package/pictures.rs"]
mod pictures;
#[path = "package/schema.rs"]
mod schema;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use beian_desk::filing::{Filing, Kind};
use beian_desk::finding::Level;
use beian_desk::i18n::Language;
use beian_desk::job::Job;
use beian_desk::package::{
    self, ArchiveLimits, Built, Manifest, OverviewLine, PackageError, PackageOptions, build, compare, letters,
    overview_csv,
};
use beian_desk::reference::Reference;
use beian_desk::rules::{Inspections, Review, review};
use beian_desk::workflow;
use chrono::NaiveDate;
use fixtures::Pictures;
use proptest::prelude::*;
use serde_json::Value;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn options(draft: bool, passphrase: Option<&str>) -> PackageOptions<'_> {
    PackageOptions { today: today(), draft, passphrase, language: Language::Chinese, program: "备案台 0.0.0" }
}

fn reviewed(filing: &Filing) -> Review {
    review(filing, &Inspections::new(), Reference::built_in(), today())
}

fn made_with(filing: &Filing, pictures: &Pictures, options: &PackageOptions<'_>) -> Result<Built, PackageError> {
    let review = reviewed(filing);
    build(filing, &review, pictures, &Inspections::new(), Reference::built_in(), options, &Job::new())
}

/// The package of a filing with its pictures, built once.
fn made(filing: &Filing) -> Built {
    static MADE: Mutex<BTreeMap<String, Built>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap();
    made.entry(filing.to_json()).or_insert_with(|| made_anew(filing)).clone()
}

fn made_anew(filing: &Filing) -> Built {
    made_with(filing, &Pictures::of(filing), &options(false, None)).unwrap()
}

/// Every file of an archive by its name.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        let _ = file.read_to_end(&mut content).unwrap();
        let _ = files.insert(file.name().unwrap().into_owned(), content);
    }
    files
}

fn json(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_slice(files.get(path).unwrap_or_else(|| panic!("{path} is missing"))).unwrap()
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

/// Every `$media` of a body with its path, without list indices.
fn media(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => match entries.get("$media") {
            Some(file) => found.push((path.to_owned(), file.as_str().unwrap().to_owned())),
            None => entries.iter().for_each(|(key, value)| media(value, &format!("{path}.{key}"), found)),
        },
        Value::Array(items) => items.iter().for_each(|item| media(item, path, found)),
        _ => {}
    }
}

#[test]
fn the_bodies_are_what_the_calls_take() {
    for (name, filing) in fixtures::all() {
        let files = unpacked(&made(&filing).bytes);
        let calls: Vec<&String> = files.keys().filter(|path| path.starts_with("wechat/")).collect();
        let body = |call: &str| files.get(&format!("wechat/{call}.json")).cloned();
        match filing.kind() {
            Kind::Change => assert!(calls.is_empty(), "{name}: {calls:?}"),
            Kind::Cancel => {
                assert_eq!(calls, ["wechat/cancel_icp_filing.json"]);
                let cancel: schema::Cancel = serde_json::from_slice(&body("cancel_icp_filing").unwrap()).unwrap();
                assert_eq!((cancel.cancel_type, cancel.reason_type), (2, Some(1)));
            }
            Kind::New if filing.has("auth_data") => {
                let sent: schema::CertifyAndApply =
                    serde_json::from_slice(&body("submit_auth_and_icp").unwrap()).unwrap();
                assert_eq!(sent.auth_data.customer_type, 1);
                assert_eq!(sent.auth_data.qualification_other.len(), 1);
            }
            Kind::New => {
                let sent: schema::Apply = serde_json::from_slice(&body("apply_icp_filing").unwrap())
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(sent.icp_subject.base_info.name, filing.text("icp_subject.base_info.name"));
                let individual = sent.icp_subject.base_info.kind == 5;
                assert_eq!(sent.icp_subject.organize_info.certificate_photo.is_none(), individual, "{name}");
                assert_eq!(sent.icp_subject.legal_person_info.is_some(), name == "delegated", "{name}");
                assert_eq!(sent.icp_subject.principal_info.authorization_letter.is_some(), name == "delegated");
                assert!(sent.icp_subject.principal_info.verify_task_id.is_none());
                assert!(sent.icp_applets.principal_info.verify_task_id.is_some());
            }
        }
    }
}

/// Files, body and uploads of every kind, compared with a reviewed snapshot. `BLESS=1` rewrites it.
#[test]
fn packages_are_as_they_were_looked_at() {
    for (name, filing) in fixtures::all() {
        let files = unpacked(&made(&filing).bytes);
        let mut calls = serde_json::Map::new();
        for path in files.keys().filter(|path| path.starts_with("wechat/")) {
            let mut value = json(&files, path);
            for upload in value.as_array_mut().into_iter().flatten() {
                let _ = upload.as_object_mut().unwrap().remove("sha256");
            }
            let _ = calls.insert(path.clone(), value);
        }
        let found = serde_json::json!({"files": files.keys().collect::<Vec<_>>(), "calls": calls});
        let path = format!("{}/tests/package/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let golden: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(found, golden, "{name}");
    }
}

#[test]
fn an_individual_repeats_the_persons_certificate() {
    let mut filing = fixtures::individual();
    filing.set("icp_subject.legal_person_info.name", "样本");
    filing.set("icp_subject.organize_info.certificate_photo", "licence.jpg");
    let files = unpacked(&made_with(&filing, &Pictures::of(&filing), &options(true, None)).unwrap().bytes);
    let body = json(&files, "wechat/apply_icp_filing.json");
    let subject = &body["icp_subject"];
    for leaf in ["certificate_type", "certificate_number"] {
        assert_eq!(subject["organize_info"][leaf], subject["principal_info"][leaf]);
    }
    assert!(subject.get("legal_person_info").is_none() && subject.get("personal_info").is_none());
    assert!(subject["organize_info"].get("certificate_photo").is_none());
}

#[test]
fn nothing_that_is_only_for_checking_is_sent() {
    for (name, filing) in fixtures::all() {
        let files = unpacked(&made(&filing).bytes);
        for (path, content) in files.iter().filter(|(path, _)| path.starts_with("wechat/")) {
            let text = String::from_utf8_lossy(content);
            for never in ["facts", "appid\"", "record_number", "format", "business_scope", "changed"] {
                assert!(!text.contains(never), "{name}: {path} holds {never}");
            }
        }
    }
}

#[test]
fn every_upload_goes_with_its_field() {
    for (name, filing) in fixtures::all().into_iter().filter(|(_, filing)| filing.kind() == Kind::New) {
        let files = unpacked(&made(&filing).bytes);
        let uploads: Vec<schema::Upload> = serde_json::from_slice(&files["wechat/uploads.json"]).unwrap();
        let call = if filing.has("auth_data") { "submit_auth_and_icp" } else { "apply_icp_filing" };
        let body = json(&files, &format!("wechat/{call}.json"));
        let mut used = Vec::new();
        media(&body, "", &mut used);
        for (path, file) in used.iter().filter(|(path, _)| path.starts_with(".icp_")) {
            let rows: Vec<_> = uploads.iter().filter(|upload| upload.file == *file).collect();
            assert_eq!(rows.len(), 1, "{name}: {file} is uploaded {} times", rows.len());
            let path = path.trim_start_matches('.');
            let base = path.rsplit_once('.').unwrap().0;
            let certificate = filing.number(&format!("{base}.certificate_type"));
            let photo = path.contains(".certificate_photo");
            assert_eq!(rows[0].certificate_type.map(i64::from), certificate.filter(|_| photo), "{name}: {path}");
            assert_eq!(rows[0].kind, if file.contains("-video.") { "video" } else { "image" });
        }
        for upload in &uploads {
            let field = upload.icp_order_field.as_str();
            let fits = |path: &str| path.trim_start_matches('.') == field || path == format!(".{field}.media");
            assert!(used.iter().any(|(path, file)| *file == upload.file && fits(path)), "{name}: {upload:?}");
        }
        let certification = used.iter().filter(|(path, _)| path.starts_with(".auth_data")).count();
        assert_eq!(files.contains_key("wechat/auth_uploads.json"), certification > 0);
    }
}

#[test]
fn one_person_in_both_roles_uploads_the_card_once() {
    let files = unpacked(&made(&fixtures::enterprise()).bytes);
    let uploads: Vec<schema::Upload> = serde_json::from_slice(&files["wechat/uploads.json"]).unwrap();
    let cards = uploads.iter().filter(|upload| upload.file.contains("id_card"));
    assert_eq!(cards.map(|upload| upload.certificate_type).collect::<Vec<_>>(), [Some(2), Some(2)]);
    assert_eq!(files.keys().filter(|path| path.contains("id_card")).count(), 2);
}

#[test]
fn names_inside_are_plain_and_in_form_order() {
    let institution = unpacked(&made(&fixtures::institution()).bytes);
    let materials: Vec<&str> = institution.keys().filter_map(|path| path.strip_prefix("materials/")).collect();
    assert_eq!(
        materials,
        [
            "01-subject_certificate.jpg",
            "02-id_card_front.jpg",
            "03-id_card_back.jpg",
            "04-pre_approval.jpg",
            "05-letter.jpg",
            "06-video.mp4",
            "07-document.jpg",
            "08-document.jpg"
        ]
    );
    for (_, filing) in fixtures::all() {
        let built = made(&filing);
        for file in &built.manifest.files {
            assert!(file.path.is_ascii() && !file.title.is_empty(), "{file:?}");
        }
        assert_eq!(built.manifest.files[0].path, "README.txt");
    }
}

#[test]
fn the_manifest_names_every_file_but_itself() {
    for (_, filing) in fixtures::all() {
        let built = made(&filing);
        let files = unpacked(&built.bytes);
        let manifest: Manifest = serde_json::from_slice(&files["manifest.json"]).unwrap();
        assert_eq!(manifest, built.manifest);
        assert_eq!(manifest.files.len() + 1, files.len());
        assert!(manifest.files.iter().all(|file| files[&file.path].len() as u64 == file.size));
        assert!(manifest.ready && !manifest.draft && manifest.today == "2026-11-24");
        assert_eq!(manifest.reference, Reference::built_in().date());
    }
}

#[test]
fn the_same_filing_makes_the_same_bytes() {
    for (name, filing) in fixtures::all().into_iter().skip(4) {
        assert!(made(&filing).bytes == made_anew(&filing).bytes, "{name}");
    }
}

#[test]
fn what_comes_back_goes_out_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for (name, filing) in fixtures::all() {
        let first = made(&filing);
        let path = folder.path().join(name);
        first.write(&path).unwrap();
        assert!(package::verify(&path, None).unwrap().ok);
        let back = package::import(&path, ArchiveLimits::default(), None, &Job::new()).unwrap();
        let review = reviewed(&back.filing);
        let again = build(
            &back.filing,
            &review,
            &back,
            &Inspections::new(),
            Reference::built_in(),
            &options(false, None),
            &Job::new(),
        );
        assert!(again.unwrap().bytes == first.bytes, "{name}");
    }
}

#[test]
fn the_console_sheet_holds_every_answer_on_lines_of_its_own() {
    let filing = fixtures::delegated();
    let console = text(&unpacked(&made(&filing).bytes), "console.txt");
    let lines: Vec<&str> = console.lines().collect();
    for path in [
        "icp_subject.base_info.name",
        "icp_subject.base_info.address",
        "icp_subject.organize_info.certificate_number",
        "icp_subject.principal_info.mobile",
        "icp_subject.legal_person_info.certificate_number",
        "icp_applets.principal_info.email",
        "icp_applets.base_info.comment",
    ] {
        assert!(lines.contains(&filing.text(path)), "{path}");
    }
    for word in ["广东省", "深圳市", "南山区", "居民身份证", "2038-03-01", "materials/01-business_licence.jpg"]
    {
        assert!(lines.contains(&word), "{word}");
    }
    let position = |line: &str| lines.iter().position(|other| *other == line).unwrap();
    assert!(position(filing.text("icp_subject.base_info.name")) < position("样本管理员"));
    assert!(console.starts_with('\u{feff}') && console.contains("\r\n"));
}

#[test]
fn a_modification_carries_a_sheet_of_what_changes() {
    let filing = fixtures::change();
    let sheet = text(&unpacked(&made(&filing).bytes), "change.txt");
    assert!(sheet.contains(filing.text("icp_applets.base_info.comment")));
    assert!(sheet.contains(filing.text("icp_subject.principal_info.mobile")));
    assert!(!sheet.contains(filing.text("icp_subject.principal_info.email")));
}

/// A changed name is accompanied by the licence that shows it and the letter about it; both are uploaded.
#[test]
fn a_change_of_name_names_what_is_uploaded_for_it() {
    let filed = fixtures::delegated();
    let mut filing = workflow::follow_up(&filed, Kind::Change, Some("粤ICP备12345678号-1X"));
    let name = "icp_subject.base_info.name";
    filing.set("change.changed", serde_json::json!([name]));
    filing.set(name, "深圳样本新名装修有限公司");
    filing.set("icp_materials.business_name_change_letter[0]", "renamed.jpg");
    let places = |filing: &Filing| {
        let sections = package::to_enter(filing, Reference::built_in(), Language::Chinese);
        sections.into_iter().flat_map(|section| section.rows).map(|row| row.place).collect::<Vec<_>>()
    };
    let licence = "icp_subject.organize_info.certificate_photo";
    let entered = places(&filing);
    for place in [name, licence, "icp_materials.business_name_change_letter[0]"] {
        assert!(entered.iter().any(|entered| entered == place), "{place}: {entered:?}");
    }
    assert!(!entered.iter().any(|place| place.contains("principal_info")), "{entered:?}");

    filing.remove("icp_materials");
    let open = open_letters(&filing);
    let letter = open.iter().find(|letter| letter.id == "name-change").unwrap();
    if let Some(found) = pdf_text(&letters::render(letter).unwrap()) {
        let found = without_spaces(&found);
        assert!(found.contains(filed.text(name)), "{found}");
        assert!(
            found.contains("□没有变化") && !found.contains("未发生变化"),
            "what nobody answered is ticked: {found}"
        );
    }
}

/// After a change of telephone number, the sheet shows the old number beside the new one, and nothing is uploaded.
#[test]
fn a_change_of_data_names_what_is_filed_and_carries_no_picture() {
    let filed = fixtures::delegated();
    let mut filing = workflow::follow_up(&filed, Kind::Change, Some("粤ICP备12345678号-1X"));
    let mobile = "icp_applets.principal_info.mobile";
    filing.set("change.changed", serde_json::json!([mobile]));
    filing.set(mobile, "13900000000");
    let sections = package::to_enter(&filing, Reference::built_in(), Language::Chinese);
    let rows: Vec<_> = sections.into_iter().flat_map(|section| section.rows).collect();
    let row = rows.iter().find(|row| row.place == mobile).unwrap();
    assert_eq!(row.filed.as_deref(), Some(filed.text(mobile)));
    assert!(
        rows.iter()
            .all(|row| row.answer != package::SheetAnswer::Medium && (row.place == mobile || row.filed.is_none()))
    );

    let files = unpacked(&made(&filing).bytes);
    assert!(files.iter().all(|(path, _)| !path.starts_with("materials/")), "{:?}", files.keys());
    let (sheet, console) = (text(&files, "change.txt"), text(&files, "console.txt"));
    assert!(sheet.contains(filed.text(mobile)) && sheet.contains("13900000000"), "{sheet}");
    assert!(!console.contains("图片") && !console.contains("在对应位置上传"), "{console}");
    let back = package::read(Cursor::new(&made(&filing).bytes), ArchiveLimits::default(), None, &Job::new()).unwrap();
    assert!(back.filing.media().is_empty());
}

/// The sheet of a deregistration names the mini program and mentions only what the package contains.
#[test]
fn a_deregistration_names_the_mini_program_and_only_what_is_there() {
    let mut filing = workflow::follow_up(&fixtures::delegated(), Kind::Cancel, Some("粤ICP备12345678号-1X"));
    filing.set("cancel.cancel_type", 2);
    filing.set("facts.applet_name", "样本小吃铺");
    let files = unpacked(&made(&filing).bytes);
    assert!(text(&files, "console.txt").contains("样本小吃铺"));
    let [readme, sheet] = ["README.txt", "console.txt"].map(|path| text(&files, path));
    assert!(!readme.contains("materials") && !readme.contains("letters") && !sheet.contains("图片"), "{readme}");
    assert!(readme.contains("注销备案"));
    let new = unpacked(&made(&fixtures::enterprise()).bytes);
    assert!(text(&new, "README.txt").contains("materials") && text(&new, "console.txt").contains("图片"));
}

/// Where one goes in the console, and whether the ministry writes, is told as the window tells it.
#[test]
fn a_package_sends_nobody_elsewhere_than_the_window_does() {
    let place = "设置 › 基本设置 › 小程序备案";
    let readme = |filing: &Filing| text(&unpacked(&made(filing).bytes), "README.txt");
    let service = readme(&fixtures::cancel());
    assert!(service.contains(place) && !service.contains("12381"), "no message for a mini program: {service}");
    let mut subject = fixtures::cancel();
    subject.set("cancel.cancel_type", 1);
    assert!(made_with(&subject, &Pictures::of(&subject), &options(false, None)).is_err(), "not before it is confirmed");
    subject.set("facts.answers[cancel-everything]", true);
    let subject = readme(&subject);
    assert!(
        subject.contains("12381") && subject.contains("哪一个主体") && !subject.contains("哪一个小程序"),
        "{subject}"
    );
    let change = fixtures::all().into_iter().find(|(name, _)| *name == "change").unwrap().1;
    let change = made(&change);
    for file in ["README.txt", "change.txt"] {
        let said = text(&unpacked(&change.bytes), file);
        assert!(said.contains(place) && !said.contains("备案 › 变更备案"), "{file}: {said}");
    }
}

/// What a modification does not list stays as it is filed in every sheet.
#[test]
fn what_would_be_left_out_contradicts_nothing() {
    let mobile = "icp_subject.principal_info.mobile";
    let mut filing = workflow::follow_up(&fixtures::enterprise(), Kind::Change, Some("粤ICP备12345678号-1X"));
    let kept = filing.text(mobile).to_owned();
    filing.set("change.changed", serde_json::json!(["icp_applets.base_info.comment"]));
    filing.set("icp_applets.base_info.comment", "为样本公司的客户提供门店营业时间与地址查询服务。");
    filing.set(mobile, "13800000077");
    let draft = made_with(&filing, &Pictures::of(&filing), &options(true, None)).unwrap();
    let files = unpacked(&draft.bytes);
    for file in ["console.txt", "change.txt"] {
        assert!(!text(&files, file).contains("13800000077"), "{file}");
    }
    assert!(text(&files, "console.txt").contains(&kept));
}

/// What has no place in the filing is kept in the draft alone.
#[test]
fn what_is_set_aside_is_in_no_package() {
    let mut filing = fixtures::enterprise();
    filing.set("facts.set_aside.manager[icp_applets.principal_info.name]", "样本乙丙丁");
    let files = unpacked(&made(&filing).bytes);
    for path in files.keys() {
        assert!(!String::from_utf8_lossy(&files[path]).contains("样本乙丙丁"), "{path}");
    }
    assert!(!text(&files, "filing.json").contains("set_aside"));
}

#[test]
fn what_blocks_is_named_and_a_draft_says_so_everywhere() {
    let mut filing = fixtures::enterprise();
    filing.remove("icp_applets.base_info.comment");
    let Err(PackageError::Blocked(findings)) = made_with(&filing, &Pictures::of(&filing), &options(false, None)) else {
        panic!("not refused");
    };
    assert!(!findings.is_empty() && findings.iter().all(|finding| finding.level == Level::Error));
    let draft = made_with(&filing, &Pictures::of(&filing), &options(true, None)).unwrap();
    assert!(draft.manifest.draft && !draft.manifest.ready);
    let files = unpacked(&draft.bytes);
    for path in ["README.txt", "console.txt"] {
        assert!(text(&files, path).contains("草稿"), "{path}");
    }
    if let Some(pages) = pdf_text(&files["summary.pdf"]) {
        let pages: Vec<&str> = pages.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert!(pages.len() > 1 && pages.iter().all(|page| page.contains("草稿")));
    }
}

#[test]
fn a_missing_picture_is_named_and_a_draft_goes_without_it() {
    let filing = fixtures::enterprise();
    let mut pictures = Pictures::of(&filing);
    let _ = pictures.0.remove("licence.jpg");
    match made_with(&filing, &pictures, &options(false, None)) {
        Err(PackageError::Medium { place, name, .. }) => {
            assert_eq!((place.as_str(), name.as_str()), ("icp_subject.organize_info.certificate_photo", "licence.jpg"));
        }
        other => panic!("{:?}", other.map(|built| built.manifest)),
    }
    let draft = made_with(&filing, &pictures, &options(true, None)).unwrap();
    let back = package::read(Cursor::new(&draft.bytes), ArchiveLimits::default(), None, &Job::new()).unwrap();
    assert!(!back.filing.has("icp_subject.organize_info.certificate_photo"));
}

fn open_letters(filing: &Filing) -> Vec<letters::Letter> {
    letters::open(filing, &reviewed(filing), Reference::built_in())
}

/// The text of a PDF; `None` with a notice if poppler is not installed. On the gate (`CI`) a missing poppler is a
/// failure.
fn pdf_text(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).unwrap();
    match Command::new("pdftotext").arg(&path).arg("-").output() {
        Ok(output) => {
            assert!(output.status.success());
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "pdftotext (poppler-utils): {error}");
            // Written past the capture of test output, which hides the output of passing tests.
            let mut console = std::io::stderr();
            writeln!(console, "pdftotext (poppler-utils) is missing: the text of PDFs is not tested").unwrap();
            None
        }
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn the_summary_can_be_searched_for_every_answer() {
    let mut filing = fixtures::delegated();
    // Rare characters in personal names: U+4DAE, U+2C029 from plane 2, and one that no embedded font has.
    filing.set("icp_subject.principal_info.name", "样䶮𬀩𡑍");
    filing.set("icp_subject.base_info.comment", "主体备注😀，没有更细的地址。");
    let files = unpacked(&made_with(&filing, &Pictures::of(&filing), &options(true, None)).unwrap().bytes);
    let Some(found) = pdf_text(&files["summary.pdf"]) else { return };
    let found = without_spaces(&found);
    let request = json(&files, "wechat/apply_icp_filing.json");
    let mut texts = Vec::new();
    strings(&request, &mut texts);
    for text in texts {
        let date = NaiveDate::parse_from_str(&text, "%Y%m%d").map_or(text.clone(), |date| date.to_string());
        let code = text.len() == 6 && text.ends_with('0');
        let unseen = code || text == "440305";
        assert!(unseen || found.contains(&without_spaces(&date)), "{text} cannot be found");
    }
}

#[test]
fn a_draft_says_so_in_its_name() {
    let named = |path: &str, language| package::draft_path(Path::new(path), language);
    assert_eq!(named("文件夹/样本.zip", Language::Chinese), Path::new("文件夹/样本-草稿.zip"));
    assert_eq!(named("样本-草稿.zip", Language::Chinese), Path::new("样本-草稿.zip"));
    assert_eq!(named("a.b/sample", Language::English), Path::new("a.b/sample-DRAFT"));
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Object(entries) => entries.values().for_each(|value| strings(value, found)),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        _ => {}
    }
}

#[test]
fn differences_are_listed_and_accepting_them_all_gives_the_new_filing() {
    let old = fixtures::enterprise();
    let new = fixtures::delegated();
    let found = compare(&old, &new);
    let paths: Vec<&str> = found.iter().map(|difference| difference.path.as_str()).collect();
    assert!(paths.contains(&"icp_applets.principal_info.name") && !paths.contains(&"icp_subject.base_info.name"));
    let mut accepted = old.clone();
    for difference in &found {
        difference.accept(&mut accepted);
    }
    assert_eq!(compare(&accepted, &new), []);
    assert_eq!(compare(&old, &old), []);
    assert_eq!(compare(&old, &fixtures::change())[0].path, "kind");
}

#[test]
fn the_overview_calculates_nothing() {
    let mut filing = fixtures::enterprise();
    filing.set("icp_subject.base_info.name", "=HYPERLINK(\"x\"),\n样本");
    filing.set("facts.applet_name", "@SUM(1)");
    let review = reviewed(&filing);
    let line = OverviewLine::reviewed("-1", &filing, &review, today());
    let csv = overview_csv(&[line], Language::Chinese);
    assert!(csv.starts_with(&[0xEF, 0xBB, 0xBF]));
    let mut reader = csv::Reader::from_reader(&csv[3..]);
    let row = reader.records().next().unwrap().unwrap();
    for cell in [0, 2, 3] {
        assert!(row[cell].starts_with('\''), "{:?}", &row[cell]);
    }
    assert_eq!(&row[7], "2026-11-24");
}

/// An answer that a person, a scanner or a prankster might enter.
fn answers() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[\\PC]{0,40}",
        "[一-龥，。（）]{1,300}",
        Just("\u{0}\u{7}\u{feff}\u{e000}\u{10ffff}葛\u{e0100}𠮷😀".to_owned()),
        Just("长".repeat(20_000)),
        Just("a\tb\r\nc=d".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn what_is_ready_is_exported_and_what_is_not_is_refused(
        kind in 0..8_usize,
        texts in prop::collection::vec((0..200_usize, answers()), 0..4),
        removed in prop::collection::vec(0..200_usize, 0..2),
    ) {
        let (_, mut filing) = fixtures::all().into_iter().nth(kind).unwrap();
        let fields: Vec<_> = beian_desk::filing::field::all()
            .iter()
            .filter(|row| row.value == beian_desk::filing::Shape::Text && !row.path.contains('['))
            .collect();
        for (index, text) in texts {
            filing.set(&fields[index % fields.len()].path, text);
        }
        for index in removed {
            filing.remove(&fields[index % fields.len()].path);
        }
        let review = reviewed(&filing);
        let pictures = Pictures::small(&filing);
        let errors = review.findings.iter().filter(|finding| finding.level == Level::Error).count();
        let blocking = review.blocking().len();
        prop_assert!(blocking >= errors);
        match made_with(&filing, &pictures, &options(false, None)) {
            Ok(_) => prop_assert_eq!(blocking, 0),
            Err(PackageError::Blocked(findings)) => prop_assert!(blocking > 0 && findings.len() == blocking),
            Err(other) => prop_assert!(false, "{other}"),
        }
        let draft = made_with(&filing, &pictures, &options(true, None));
        let draft = draft.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let back = package::read(Cursor::new(&draft.bytes), ArchiveLimits::default(), None, &Job::new());
        prop_assert!(back.is_ok(), "{:?}", back.err());
    }
}
