//! The program as seen from outside: output formats, exit statuses, bad input, and a filing from start to finish.
#![allow(clippy::panic, clippy::unwrap_used)]

#[path = "command/libraries.rs"]
mod libraries;
#[path = "command/refusals.rs"]
mod refusals;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use beian_specimens::condition::jpeg;
use beian_specimens::several::SEVERAL;
use beian_specimens::{Fonts, Random};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The program with a library of its own.
struct Beian {
    folder: TempDir,
}

struct Output {
    status: i32,
    out: String,
    err: String,
}

impl Output {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// Asserts a refusal with status 2, nothing on standard output, and the reason on standard error; returns the
    /// reason.
    fn refused(&self) -> &str {
        assert_eq!((self.status, self.out.as_str()), (2, ""), "{}", self.err);
        assert!(self.err.starts_with("beian: ") && !self.err.contains("panicked"), "{}", self.err);
        &self.err
    }

    fn id(&self) -> String {
        assert_eq!(self.status, 0, "{}", self.err);
        let id = self.out.trim_end();
        assert!(!id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric()), "{id:?}");
        assert_eq!(self.out, format!("{id}\n"), "the id stands alone");
        id.to_owned()
    }
}

impl Beian {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Output {
        run_with(self.command(arguments))
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = isolated_command(arguments);
        command.arg("--library").arg(self.folder.path().join("library")).args(["--lang", "en"]);
        command
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// The program without options, isolated from the user's own library and without a display.
fn isolated_command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beian"));
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    command
}

fn run_with(mut command: Command) -> Output {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Output { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo").join(name)
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn help_and_version_speak_both_languages() {
    let chinese = run_with(isolated_command(["--help", "--lang", "zh-CN"]));
    assert_eq!((chinese.status, chinese.err.as_str()), (0, ""));
    assert!(chinese.out.contains("用法"));
    for command in
        ["new", "list", "inspect", "review", "export", "verify", "import", "answer", "overview", "calendar", "record"]
    {
        assert!(chinese.out.contains(&format!("beian {command}")), "{command}");
        let own = run_with(isolated_command([command, "--help", "--lang=en"]));
        assert_eq!(own.status, 0);
        assert!(own.out.starts_with(&format!("beian {command}")), "{}", own.out);
    }
    assert!(run_with(isolated_command(["--version"])).out.contains(env!("CARGO_PKG_VERSION")));
}

/// At any hour, at least one of the two time zones has another date than China.
#[test]
fn the_day_is_that_of_china_wherever_the_machine_stands() {
    let beian = Beian::new();
    let draft = beian.run(["new"]).id();
    let days = [beian_desk::workflow::today().to_string(), beian_desk::workflow::china_now().date().to_string()];
    for zone in ["Etc/GMT+12", "Etc/GMT-14"] {
        let mut command = beian.command(["review", draft.as_str(), "--json"]);
        command.env("TZ", zone);
        let review = run_with(command).json();
        assert!(days.iter().any(|day| review["today"] == day.as_str()), "{zone}: {}, not {days:?}", review["today"]);
    }
}

/// If the filed data are unknown, nothing counts as filed.
#[test]
fn a_modification_of_what_was_filed_knows_it() {
    let beian = Beian::new();
    let earlier = beian.run([OsStr::new("new"), OsStr::new("--from"), demo("enterprise.json").as_os_str()]).id();
    let library = beian_desk::store::Library::open(&beian.folder.path().join("library")).unwrap();
    let modify = || {
        let id = beian.run(["new", "--kind", "change", "--again", &earlier]).id();
        library.load(&id).unwrap().filing
    };
    let unknown = modify();
    assert!(unknown.has("icp_applets.base_info.comment") && !unknown.has("facts.filed"));
    for (happening, note) in [("submitted", ""), ("number-granted", "粤ICP备12345678号-1X")] {
        assert_eq!(beian.run(["record", &earlier, "--happening", happening, "--note", note]).status, 0);
    }
    let known = modify();
    assert!(known.has("facts.filed"));
    assert_eq!(known.text("icp_applets.base_info.record_number"), "粤ICP备12345678号-1X");
}

#[test]
fn new_makes_drafts_that_list_shows() {
    let beian = Beian::new();
    let first = beian.run(["new"]).id();
    let second = beian.run(["new", "--kind", "cancel"]).id();
    assert!(second > first);
    let list = beian.run(["list", "--json"]);
    assert_eq!((list.status, list.err.as_str()), (0, ""));
    let rows = list.json();
    assert_eq!(keys(&rows[0]), ["id", "title", "kind", "state", "modified"]);
    assert_eq!((rows[0]["id"].as_str(), rows[0]["kind"].as_str()), (Some(second.as_str()), Some("cancel")));
    assert_eq!((rows[1]["id"].as_str(), rows[1]["state"].as_str()), (Some(first.as_str()), Some("not_started")));
    assert!(beian.run(["list"]).out.contains("deregistration"));
    assert_eq!(Beian::new().run(["list", "--json"]).json(), json!([]));
}

#[test]
fn library_and_language_stand_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    let id = run_with(isolated_command(["--library", place, "--lang", "en", "new"])).id();
    for arguments in [
        vec![format!("--library={place}"), "list".to_owned(), "--json".to_owned()],
        vec!["list".to_owned(), "--json".to_owned(), "--library".to_owned(), place.to_owned()],
    ] {
        assert_eq!(run_with(isolated_command(arguments)).json()[0]["id"], id);
    }
}

#[test]
fn inspect_has_the_documented_shape() {
    let beian = Beian::new();
    let output = beian.run([
        OsStr::new("inspect"),
        demo("zhang-front.jpg").as_os_str(),
        OsStr::new("nope.jpg"),
        demo("licence.jpg").as_os_str(),
        OsStr::new("--json"),
    ]);
    assert_eq!((output.status, output.err.as_str()), (1, ""), "a file that is not there counts as refused");
    let rows = output.json();
    let row = &rows[0];
    assert_eq!(
        keys(row),
        ["file", "width", "height", "slot", "corners", "verdicts", "scores", "findings", "milliseconds"]
    );
    assert_eq!((row["width"].as_u64(), row["height"].as_u64()), (Some(1600), Some(1100)));
    assert_eq!(row["slot"], Value::Null);
    assert_eq!(
        keys(&row["verdicts"]),
        ["clear", "corners_complete", "glare", "occluded", "colour", "resolution_ok", "upright"]
    );
    assert_eq!(keys(&row["milliseconds"]), ["decode", "inspect", "read"]);
    assert_eq!(keys(&rows[1]), ["file", "error"]);
    assert_eq!((rows[1]["file"].as_str(), rows[1]["error"]["code"].as_str()), (Some("nope.jpg"), Some("missing")));
    assert!(rows[2]["file"].as_str().unwrap().ends_with("licence.jpg"), "results keep the order of the arguments");
}

#[test]
fn inspect_tells_that_there_are_several_documents_and_which() {
    let beian = Beian::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("both.jpg");
    let scene = SEVERAL[8](&mut Random::new(1), &Fonts::own());
    std::fs::write(&file, jpeg(&scene.picture, 90)).unwrap();
    let output = beian.run(["inspect", file.to_str().unwrap(), "--read", "--json"]);
    let row = &output.json()[0];
    let kinds: Vec<&Value> = row["documents"].as_array().unwrap().iter().map(|it| &it["certificate"]).collect();
    assert_eq!(kinds, ["id_card_front", "id_card_back"]);
    assert!(row["documents"][0]["fields"]["name"]["value"].is_string());
    assert!(row["documents"][1]["corners"][3][1].as_f64() > row["documents"][0]["corners"][3][1].as_f64());
    let told = beian.run(["--lang", "en", "inspect", file.to_str().unwrap(), "--read"]).out;
    assert!(told.contains("2 documents") && told.contains("2. emblem side"), "{told}");
}

#[test]
fn inspect_reads_certificates() {
    let beian = Beian::new();
    let front = demo("zhang-front.jpg");
    let output = beian.run(["inspect", front.to_str().unwrap(), "--slot", "id_card_front", "--read", "--json"]);
    assert_eq!(output.status, 0, "{}{}", output.out, output.err);
    let row = &output.json()[0];
    assert_eq!(row["slot"], "id_card_front");
    assert_eq!(row["fields"]["name"]["value"], "张样本");
    assert_eq!(row["fields"]["id_number"]["value"], "440305199003070006");
    assert!(row["fields"]["id_number"]["confidence"].as_f64().is_some_and(|value| (0.0..=1.0).contains(&value)));
    assert!(row["milliseconds"]["read"].as_u64().is_some_and(|read| read > 0));
}

#[test]
fn review_has_the_documented_shape() {
    let beian = Beian::new();
    let filing = demo("problems.json");
    let output = beian.run(["review", filing.to_str().unwrap(), "--json", "--no-pictures", "--today", "2026-11-23"]);
    assert_eq!((output.status, output.err.as_str()), (1, ""));
    let review = output.json();
    assert_eq!(keys(&review), ["today", "ready", "findings", "refused", "checklist"]);
    assert_eq!((review["today"].as_str(), review["ready"].as_bool()), (Some("2026-11-23"), Some(false)));
    assert_eq!(keys(&review["findings"][0]), ["rule", "level", "field", "message", "rejections"]);
    assert_eq!(review["findings"][0]["level"], "error", "errors come first");
    assert_eq!(keys(&review["checklist"][0]), ["slot", "title", "needed", "state", "why"]);
    let blocked = beian.folder.path().join("blocked.zip");
    let output = beian.run(["export", filing.to_str().unwrap(), "-o", blocked.to_str().unwrap()]);
    assert_eq!((output.status, output.out.as_str()), (1, ""));
    assert!(output.err.contains('✗') && !blocked.exists(), "{}", output.err);
    let output = beian.run(["export", filing.to_str().unwrap(), "-o", blocked.to_str().unwrap(), "--force-draft"]);
    assert_eq!(output.status, 0, "{}", output.err);
    assert!(blocked.exists());
}

#[test]
fn the_platforms_answer_lands_on_fields_and_stays_with_the_draft() {
    let beian = Beian::new();
    let id = beian.run(["new"]).id();
    let answer = json!({"errcode": 86202, "errmsg": "apply icp filing fail", "hints": [
        {"errcode": 86328, "errmsg": "无法找到资源", "err_field": "icp_applets.principal_info.verify_task_id"}]});
    let file = beian.write("answer.json", answer.to_string());
    let arguments = ["answer", &id, "--platform", file.to_str().unwrap()];
    let output = beian.run(arguments.into_iter().chain(["--json"]));
    assert_eq!((output.status, output.err.as_str()), (1, ""));
    assert_eq!(keys(&output.json()), ["status", "sms_verify_status", "findings"]);
    let finding = &output.json()["findings"][0];
    assert_eq!(keys(finding), ["rule", "level", "field", "message", "rejections"]);
    assert_eq!(finding["field"], "icp_applets.principal_info.verify_task_id");
    assert_eq!(finding["rejections"], json!(["WX-86328-TASK"]));
    let library = beian_desk::store::Library::open(&beian.folder.path().join("library")).unwrap();
    assert_eq!(library.versions(&id).unwrap()[0].answer, Some(answer));
    drop(library);
    let review = beian.run(["review", &id, "--json"]).json();
    assert_eq!(review["refused"][0]["field"], "icp_applets.principal_info.verify_task_id", "nothing was done about it");

    let filed = beian.write("filed.json", r#"{"info": {"status": 6}}"#);
    let source = demo("individual.json");
    let clear = beian.run(["answer", source.to_str().unwrap(), "--platform", filed.to_str().unwrap()]);
    assert_eq!((clear.status, clear.err.as_str()), (0, ""));
    for (name, content, named) in [("half.json", "{", "line 1"), ("other.json", "{}", "hints")] {
        let path = beian.write(name, content);
        assert!(beian.run(["answer", &id, "--platform", path.to_str().unwrap()]).refused().contains(named));
    }
}

#[test]
fn a_draft_of_the_future_is_refused_and_disturbs_no_other() {
    let beian = Beian::new();
    let id = beian.run(["new"]).id();
    let other = beian.run(["new"]).id();
    let raw = rusqlite::Connection::open(beian.folder.path().join("library/beian.sqlite3")).unwrap();
    raw.execute("UPDATE draft SET body = replace(body, 'beian-filing/1', 'beian-filing/9') WHERE id = ?1", [&other])
        .unwrap();
    assert!(beian.run(["review", &other]).refused().contains("newer"));
    assert_eq!(beian.run(["review", &id]).status, 1);
    assert_eq!(beian.run(["list", "--json"]).json().as_array().map(Vec::len), Some(2));
}

#[test]
fn newer_tables_beside_the_drafts_are_used_and_broken_ones_named() {
    let beian = Beian::new();
    let id = beian.run(["new"]).id();
    let tables = beian.folder.path().join("library/reference");
    std::fs::create_dir(&tables).unwrap();
    std::fs::write(tables.join("holidays.toml"), "[meta]\nbroken").unwrap();
    let arguments = ["review", &id, "--json", "--today", "2026-11-23"];
    let output = beian.run(arguments);
    assert!(output.err.contains("holidays.toml"), "{}", output.err);
    std::fs::remove_dir_all(&tables).unwrap();
    let plain = beian.run(arguments);
    assert_eq!((output.out, output.status), (plain.out, plain.status), "the built-in table takes its place");
}

/// From a filing file to a package and into an empty library, without any change.
fn there_and_back(name: &str) {
    let beian = Beian::new();
    let library = beian.folder.path().join("library");
    let source = demo(name);
    let id = beian.run(["new", "--from", source.to_str().unwrap()]).id();
    let review = beian.run(["review", &id, "--json", "--today", "2026-11-23"]);
    assert_eq!(review.status, 0, "{}", review.out);
    assert_eq!(beian.run(["list", "--json"]).json()[0]["state"], "ready");
    let again = std::time::Instant::now();
    assert_eq!(beian.run(["review", &id, "--json", "--today", "2026-11-23"]).out, review.out);
    let again = again.elapsed();
    assert!(again.as_secs() < 2, "a second review looks at no picture again, and took {again:?}");

    let package = beian.folder.path().join("out.zip");
    let package = package.to_str().unwrap();
    let export = beian.run(["export", &id, "-o", package, "--today", "2026-11-23"]);
    assert_eq!((export.status, export.err.as_str()), (0, ""));
    assert_eq!(beian.run(["list", "--json"]).json()[0]["state"], "exported");
    let verify = beian.run(["verify", package, "--json"]);
    assert_eq!((verify.status, verify.json()), (0, json!({"ok": true, "problems": []})));
    let bytes = std::fs::read(package).unwrap();
    assert_eq!(beian.run(["export", &id, "-o", package, "--today", "2026-11-23"]).status, 0);
    assert_eq!(std::fs::read(package).unwrap(), bytes, "same filing, day and program, same bytes");

    let other = Beian::new();
    let copy = other.run(["import", package]).id();
    let here = beian_desk::store::Library::open(&library).unwrap();
    let there = beian_desk::store::Library::open(&other.folder.path().join("library")).unwrap();
    let (original, imported) = (here.load(&id).unwrap().filing, there.load(&copy).unwrap().filing);
    let mut expected = original.clone();
    for (place, _) in original.media() {
        // Exported pictures are fitted to the limits; the import must yield exactly what was exported.
        expected.set(&place, imported.text(&place));
    }
    assert_eq!(imported, expected);
    let review = other.run(["review", &copy, "--json", "--no-pictures", "--today", "2026-11-23"]);
    assert_eq!(review.json()["ready"], true, "{}", review.out);

    tampered(&beian, &bytes);
}

/// A paper that the checklist demands blocks wherever the program speaks of it.
#[test]
fn a_letter_of_the_province_that_is_missing_blocks_everywhere() {
    let beian = Beian::new();
    let mut filing: Value = serde_json::from_slice(&std::fs::read(demo("enterprise.json")).unwrap()).unwrap();
    filing.as_object_mut().unwrap().remove("icp_materials");
    filing["facts"].as_object_mut().unwrap().remove("letters_signed_on");
    let source = beian.write("filing.json", filing.to_string());
    for picture in ["licence.jpg", "zhang-front.jpg", "zhang-back.jpg"] {
        beian.write(picture, std::fs::read(demo(picture)).unwrap());
    }
    let id = beian.run(["new", "--from", source.to_str().unwrap()]).id();
    let today = ["--today", "2026-11-23"];
    let review = beian.run(["review", &id, "--no-pictures", "--json"].into_iter().chain(today));
    assert_eq!((review.status, review.json()["ready"].as_bool()), (1, Some(false)), "{}", review.out);
    assert_ne!(beian.run(["list", "--json"]).json()[0]["state"], "ready");
    let package = beian.folder.path().join("out.zip");
    let export = beian.run(["export", &id, "-o", package.to_str().unwrap()].into_iter().chain(today));
    assert_eq!((export.status, export.err.trim_end().lines().count()), (1, 1), "nothing else blocks: {}", export.err);
    assert!(export.err.contains("undertaking") && !package.exists(), "{}", export.err);
    let folder = beian.folder.path().join("packages");
    let all = beian.run(["export", "--ready", "-o", folder.to_str().unwrap()].into_iter().chain(today));
    assert!(all.status == 1 && all.err.contains("undertaking"), "{}", all.err);
}

/// A package in which one byte was changed is refused.
fn tampered(beian: &Beian, bytes: &[u8]) {
    let mut changed = bytes.to_vec();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let path = beian.write("changed.zip", changed);
    let verify = beian.run(["verify", path.to_str().unwrap(), "--json"]);
    assert_eq!((verify.status, verify.json()["ok"].as_bool()), (1, Some(false)), "{}", verify.err);
    assert_eq!(keys(&verify.json()["problems"][0]), ["path", "problem"]);
    beian.run(["import", path.to_str().unwrap()]).refused();
    let path = beian.write("half.zip", &bytes[..middle]);
    beian.run(["verify", path.to_str().unwrap(), "--json"]).refused();
    beian.run(["import", path.to_str().unwrap()]).refused();
    assert_eq!(beian.run(["list", "--json"]).json().as_array().map(Vec::len), Some(1));
}

#[test]
fn an_enterprise_goes_there_and_back() {
    there_and_back("enterprise.json");
}

#[test]
fn an_individual_goes_there_and_back() {
    there_and_back("individual.json");
}

#[test]
fn an_encrypted_package_opens_by_its_passphrase_alone() {
    let beian = Beian::new();
    let source = demo("individual.json");
    let package = beian.folder.path().join("locked.zip");
    let (package, source) = (package.to_str().unwrap(), source.to_str().unwrap());
    let right = beian.write("right", "样本 word\r\nsecond line");
    let marked = beian.write("marked", "\u{feff}样本 word\r\n");
    let [right, wrong, empty] = [right, beian.write("wrong", "word"), beian.write("empty", "\nword")];
    let [right, wrong, empty] = [&right, &wrong, &empty].map(|path| path.to_str().unwrap());
    beian.run(["export", source, "-o", package, "--today", "2026-11-23", "--passphrase-file", empty]).refused();
    let export = beian.run(["export", source, "-o", package, "--today", "2026-11-23", "--passphrase-file", right]);
    assert_eq!((export.status, export.err.as_str()), (0, ""));
    for command in ["verify", "import"] {
        assert!(beian.run([command, package]).refused().contains("--passphrase-file"));
        beian.run([command, package, "--passphrase-file", wrong]).refused();
        assert_eq!(beian.run([command, package, "--passphrase-file", right]).status, 0);
    }
    let marked = beian.run(["verify", package, "--passphrase-file", marked.to_str().unwrap()]);
    assert_eq!(marked.status, 0, "a byte order mark is no part of it: {}", marked.err);
    assert_eq!(beian.run(["list", "--json"]).json().as_array().map(Vec::len), Some(1));
}

#[test]
fn a_photo_of_the_wrong_size_and_format_goes_out_fitted() {
    let beian = Beian::new();
    for name in ["enterprise.json", "licence.jpg", "zhang-front.jpg", "zhang-back.jpg", "commitment.jpg"] {
        std::fs::copy(demo(name), beian.folder.path().join(name)).unwrap();
    }
    // The same pixels as a file of more than 2 MB that is not a JPEG.
    let licence = beian.folder.path().join("licence.jpg");
    image::open(&licence).unwrap().save_with_format(&licence, image::ImageFormat::Bmp).unwrap();
    let filing = beian.folder.path().join("enterprise.json");
    let (filing, licence) = (filing.to_str().unwrap(), licence.to_str().unwrap());

    let inspected = beian.run(["inspect", licence, "--slot", "business_licence", "--json"]);
    let level = |findings: &Value, id: &str| {
        let found =
            findings.as_array().unwrap().iter().find(|f| f["rejections"].as_array().unwrap().contains(&json!(id)));
        found.map(|finding| finding["level"].as_str().unwrap_or_default().to_owned())
    };
    let document = inspected.json();
    assert_eq!(inspected.status, 1, "the file by itself cannot be uploaded");
    for id in ["WXA-SIZE", "WXA-FORMAT"] {
        assert_eq!(level(&document[0]["findings"], id).as_deref(), Some("error"), "{id}");
    }
    let reviewed = beian.run(["review", filing, "--today", "2026-11-24", "--json"]);
    assert_eq!(reviewed.status, 0, "{}", reviewed.out);
    for id in ["WXA-SIZE", "WXA-FORMAT"] {
        assert_eq!(level(&reviewed.json()["findings"], id).as_deref(), Some("warning"), "{id}");
    }
    let package = beian.folder.path().join("out.zip");
    let exported = beian.run(["export", filing, "-o", package.to_str().unwrap(), "--today", "2026-11-24"]);
    assert_eq!(exported.status, 0, "{}", exported.err);
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&package).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let name = names.iter().find(|name| name.ends_with("business_licence.jpg")).unwrap();
    let mut sent = Vec::new();
    let _ = std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut sent).unwrap();
    assert!(sent.starts_with(&[0xFF, 0xD8]) && sent.len() <= 2 << 20, "{}", sent.len());
}
