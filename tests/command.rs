//! The program from outside: shapes, exit statuses, bad input, and the whole way of a filing.
#![allow(clippy::panic, clippy::unwrap_used)]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use beian_desk::filing::{Filing, Kind};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A program with a library of its own.
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

    /// Refused with status 2, nothing on standard output, and the reason in words on standard error.
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
        let mut command = bare(arguments);
        command.arg("--library").arg(self.folder.path().join("library")).args(["--lang", "en"]);
        command
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// The program without options, far from the user's own library and without a display.
fn bare<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
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
    let chinese = run_with(bare(["--help", "--lang", "zh-CN"]));
    assert_eq!((chinese.status, chinese.err.as_str()), (0, ""));
    assert!(chinese.out.contains("用法"));
    for command in
        ["new", "list", "inspect", "review", "export", "verify", "import", "answer", "overview", "calendar", "record"]
    {
        assert!(chinese.out.contains(&format!("beian {command}")), "{command}");
        let own = run_with(bare([command, "--help", "--lang=en"]));
        assert_eq!(own.status, 0);
        assert!(own.out.starts_with(&format!("beian {command}")), "{}", own.out);
    }
    assert!(run_with(bare(["--version"])).out.contains(env!("CARGO_PKG_VERSION")));
}

/// In one of the two zones it is another day than in China at any hour.
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

/// What nobody knows to be filed is taken for nothing that is filed.
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
    let id = run_with(bare(["--library", place, "--lang", "en", "new"])).id();
    for arguments in [
        vec![format!("--library={place}"), "list".to_owned(), "--json".to_owned()],
        vec!["list".to_owned(), "--json".to_owned(), "--library".to_owned(), place.to_owned()],
    ] {
        assert_eq!(run_with(bare(arguments)).json()[0]["id"], id);
    }
}

#[test]
fn wrong_command_lines_are_refused_by_name() {
    let beian = Beian::new();
    for (arguments, named) in [
        (vec!["frobnicate"], "frobnicate"),
        (vec!["list", "--frobnicate"], "--frobnicate"),
        (vec!["list", "-x"], "-x"),
        (vec!["list", "--slot", "letter"], "--slot"),
        (vec!["--json"], "--json"),
        (vec!["list", "extra"], "extra"),
        (vec!["inspect"], "inspect"),
        (vec!["new", "--kind", "old"], "new, change, cancel"),
        (vec!["inspect", "a.jpg", "--slot", "face"], "id_card_front"),
        (vec!["review", "x.json", "--today", "2026-13-01"], "YYYY-MM-DD"),
        (vec!["list", "--json=yes"], "--json"),
        (vec!["export", "x.json"], "-o"),
        (vec!["answer", "x.json"], "--platform"),
        (vec!["review", "nosuch"], "nosuch"),
        (vec!["review", "no/such.json"], "no/such.json"),
    ] {
        let output = beian.run(&arguments);
        assert!(output.refused().contains(named), "{arguments:?}: {}", output.err);
    }
    assert!(run_with(bare(["list", "--lang", "fr"])).refused().contains("zh-CN, en"));
    assert!(run_with(bare(["list", "--library"])).refused().contains("--library"));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so() {
    let mut command = bare(["--lang", "en", "--demo"]);
    command.env("DISPLAY", ":64999");
    let output = run_with(command);
    assert!(output.refused().contains("64999") || cfg!(not(feature = "desktop")), "{}", output.err);
    let output = run_with(bare(["--lang", "en", "--demo"]));
    assert!(output.refused().contains("DISPLAY") || cfg!(not(feature = "desktop")), "{}", output.err);
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

/// A PNG of one grey row whose header says 20 000 × 10 000.
fn two_hundred_megapixels() -> Vec<u8> {
    let mut bytes = Vec::new();
    image::DynamicImage::new_luma8(8, 1)
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    bytes[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&10_000_u32.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// CRC-32 of a PNG chunk (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn bad_pictures_are_named_with_cause_and_cure() {
    let beian = Beian::new();
    let whole = std::fs::read(demo("li-back.jpg")).unwrap();
    let cases = [
        (beian.folder.path().join("gone.jpg"), "missing"),
        (beian.write("empty.jpg", b""), "empty"),
        (beian.write("text.jpg", "这不是图片，只是一段文字。".repeat(20)), "not-a-picture"),
        (beian.write("half.jpg", &whole[..whole.len() / 2]), "truncated"),
        (beian.write("huge.png", two_hundred_megapixels()), "too-many-pixels"),
        (beian.folder.path().to_owned(), "folder"),
    ];
    let mut command = beian.command(["inspect", "--json"]);
    command.args(cases.iter().map(|(path, _)| path));
    let output = run_with(command);
    assert_eq!(output.status, 2, "no file could be used");
    assert!(output.err.starts_with("beian: "));
    for ((path, code), row) in cases.iter().zip(output.json().as_array().unwrap()) {
        assert_eq!(row["file"], path.to_str().unwrap());
        assert_eq!(row["error"]["code"], *code, "{row}");
        assert!(row["error"]["message"].as_str().is_some_and(|message| message.len() > 20), "{row}");
    }
    // The same files in a filing: findings on their fields, never a crash.
    let mut filing = Filing::new(Kind::New);
    for (index, (path, _)) in cases.iter().enumerate() {
        let name = path.file_name().unwrap().to_str().unwrap();
        filing.set(&format!("icp_materials.subject_other_materials[{index}]"), name);
    }
    let file = beian.write("filing.json", filing.to_json());
    let output = beian.run(["review", file.to_str().unwrap(), "--json", "--today", "2026-11-23"]);
    assert_eq!((output.status, output.err.as_str()), (1, ""));
    assert_eq!(output.json()["ready"], false);
    assert_eq!(beian.run(["new", "--from", file.to_str().unwrap()]).id().len(), 7);
}

#[test]
fn bad_filings_are_named_with_the_place() {
    let beian = Beian::new();
    let start = r#"{"format":"beian-filing/1","kind":"new""#;
    let number = format!(r#"{start},"icp_subject":{{"base_info":{{"name":7}}}}}}"#);
    for (name, content, named) in [
        ("empty.json", String::new(), "line 1"),
        ("half.json", start.to_owned(), "line 1"),
        ("list.json", "[]".to_owned(), "a list"),
        ("other.json", "{}".to_owned(), "beian-filing/1"),
        ("newer.json", r#"{"format":"beian-filing/2","kind":"new"}"#.to_owned(), "beian-filing/2"),
        ("kind.json", r#"{"format":"beian-filing/1","kind":"old"}"#.to_owned(), "kind"),
        ("type.json", number, "icp_subject.base_info.name"),
    ] {
        let path = beian.write(name, content);
        for arguments in [vec!["review"], vec!["new", "--from"]] {
            let output = beian.run(arguments.into_iter().chain([path.to_str().unwrap()]));
            assert!(output.refused().contains(named) && output.err.contains(name), "{name}: {}", output.err);
        }
    }
    let path = beian.write("bytes.json", [0xff, 0xfe, 0x00]);
    assert!(beian.run(["review", path.to_str().unwrap()]).refused().contains("UTF-8"));
    assert_eq!(beian.run(["list", "--json"]).json(), json!([]), "nothing was made of a bad filing");
}

#[test]
fn places_that_cannot_be_written_are_named() {
    let beian = Beian::new();
    let file = beian.write("file", "x");
    let below = file.join("library");
    for folder in [file.to_str().unwrap(), below.to_str().unwrap()] {
        assert!(run_with(bare(["new", "--lang", "en", "--library", folder])).refused().contains("file"));
    }
    let out = file.join("out.zip");
    let filing = beian.write("filing.json", Filing::new(Kind::New).to_json());
    let filing = filing.to_str().unwrap();
    let output = beian.run(["export", filing, "-o", out.to_str().unwrap(), "--force-draft"]);
    assert!(output.refused().contains("out.zip"));
    #[cfg(target_os = "linux")]
    {
        assert!(run_with(bare(["new", "--lang", "en", "--library", "/sys/beian"])).refused().contains("/sys/beian"));
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = beian.command(["list", "--json"]);
        let status = command.stdout(full).stderr(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(2), "output that cannot be written is told");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let beian = Beian::new();
    let mut child = beian.command(["--help"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
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

/// From a filing file to a package and into an empty library, without a difference.
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
        // What goes out is fitted to the limits; what comes in must be exactly what went out.
        expected.set(&place, imported.text(&place));
    }
    assert_eq!(imported, expected);
    let review = other.run(["review", &copy, "--json", "--no-pictures", "--today", "2026-11-23"]);
    assert_eq!(review.json()["ready"], true, "{}", review.out);

    tampered(&beian, &bytes);
}

/// A package in which one byte was changed is no longer taken.
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
    // The same pixels as a file of more than 2 MB that is no JPEG.
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

#[test]
fn an_agency_sees_records_and_exports_everything_at_once() {
    let beian = Beian::new();
    let ready = beian.run([OsStr::new("new"), OsStr::new("--from"), demo("enterprise.json").as_os_str()]).id();
    let blocked = beian.run(["new"]).id();

    let again = beian.run(["new", "--again", &ready]).id();
    let review_of = |id: &str| beian.run(["review", id, "--no-pictures", "--json"]).json();
    let open = |review: &Value, field: &str| {
        review["findings"].as_array().unwrap().iter().any(|f| f["field"] == field && f["level"] == "error")
    };
    let review = review_of(&again);
    assert!(!open(&review, "icp_subject.base_info.name") && open(&review, "icp_applets.base_info.comment"), "{review}");
    assert!(beian.run(["new", "--again", "nobody"]).refused().contains("nobody"));
    assert!(beian.run(["new", "--again", &ready, "--from", "x.json"]).refused().contains("--from"));

    let table = beian.write("table.csv", "");
    let written = beian.run([OsStr::new("overview"), OsStr::new("-o"), table.as_os_str()]);
    assert_eq!(written.status, 0, "{}", written.err);
    let text = std::fs::read_to_string(&table).unwrap();
    assert_eq!(text.lines().count(), 4);
    assert!(text.contains(&ready) && text.contains(&blocked), "{text}");

    let recorded =
        beian.run(["record", &ready, "--happening", "platform-passed", "--at", "2026-11-20 18:00", "--note", "样本"]);
    assert_eq!((recorded.status, recorded.out.as_str()), (0, "SMS check\n"), "{}", recorded.err);
    assert!(beian.run(["record", &ready]).refused().contains("--happening"));
    for moment in ["2026-11-20", "+262142-12-31 23:59", "-0001-01-01 00:00"] {
        let recorded = beian.run(["record", &ready, "--happening", "submitted", "--at", moment]);
        let refused = recorded.refused();
        assert!(refused.contains("--at") && refused.contains("YYYY-MM-DD HH:MM"), "{refused}");
    }
    assert!(beian.run(["record", "nobody", "--happening", "submitted"]).refused().contains("nobody"));

    let calendar = beian.folder.path().join("due.ics");
    let written = beian.run([OsStr::new("calendar"), OsStr::new("-o"), calendar.as_os_str()]);
    assert_eq!(written.status, 0, "{}", written.err);
    assert!(std::fs::read_to_string(&calendar).unwrap().contains("DTEND:20261121T100000Z"));

    // What is under review is left alone, what is blocked is told, and nothing is written over.
    let second = beian.run([OsStr::new("new"), OsStr::new("--from"), demo("enterprise.json").as_os_str()]).id();
    let folder = beian.folder.path().join("packages");
    let export = || {
        let words = ["export", "--ready", "--today", "2026-11-24", "-o"].map(OsStr::new);
        beian.run(words.into_iter().chain([folder.as_os_str()]))
    };
    let exported = export();
    assert_eq!(exported.status, 1, "one is blocked: {}", exported.err);
    let told = |id: &str| exported.err.contains(id);
    assert!(told(&ready) && told(&blocked) && !told(&second), "{}", exported.err);
    let first = PathBuf::from(exported.out.trim());
    let content = std::fs::read(&first).unwrap();
    let again = export();
    assert_ne!(again.out, exported.out);
    assert_eq!(std::fs::read(&first).unwrap(), content);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
    let forced = beian.run([
        OsStr::new("export"),
        OsStr::new("--ready"),
        OsStr::new("--force-draft"),
        OsStr::new("-o"),
        folder.as_os_str(),
    ]);
    assert!(forced.refused().contains("--force-draft"));
    assert!(beian.run(["export", "--ready", &ready, "-o", "x"]).refused().contains(&ready));
    assert!(beian.run(["overview"]).refused().contains("-o"));
}

#[test]
fn a_file_that_takes_all_memory_is_refused_and_the_others_are_looked_at() {
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let (bomb, card) = (pictures.join("variants/path_bomb.pdf"), pictures.join("comp_cn_id_back_d2.jpg"));
    let output = Beian::new().run(["inspect".as_ref(), bomb.as_os_str(), card.as_os_str(), "--json".as_ref()]);
    let rows = output.json();
    let code = rows[0]["error"]["code"].as_str().unwrap();
    assert!(matches!(code, "too-much-memory" | "too-slow"), "{code}");
    assert!(rows[1]["width"].as_u64().unwrap() > 500);
    assert_eq!((output.status, output.err.as_str()), (1, ""));
}

#[test]
fn drafts_move_from_library_to_library() {
    let (old, new) = (Beian::new(), Beian::new());
    let id = old.run(["new", "--from", demo("enterprise.json").to_str().unwrap()]).id();
    let other = old.run(["new"]).id();
    let file = old.folder.path().join("drafts.zip");
    let whole = old.folder.path().join("whole.zip");
    let exported = old.run(["library", "export", &id, "-o", file.to_str().unwrap()]);
    assert_eq!((exported.status, exported.out.trim_end()), (0, file.to_str().unwrap()), "{}", exported.err);
    let imported = new.run(["library", "import", file.to_str().unwrap()]);
    assert_eq!(imported.status, 0, "{}", imported.err);
    assert!(imported.out.contains("One draft is new"), "{}", imported.out);
    let listed = |beian: &Beian| -> Vec<String> {
        let rows = beian.run(["list", "--json"]).json();
        rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(listed(&new), [id.as_str()]);
    let review = new.run(["review", &id, "--no-pictures", "--json", "--today", "2026-11-24"]);
    assert_eq!(review.out, old.run(["review", &id, "--no-pictures", "--json", "--today", "2026-11-24"]).out);
    assert_eq!(old.run(["library", "export", "-o", whole.to_str().unwrap()]).status, 0);
    assert_eq!(new.run(["library", "import", whole.to_str().unwrap()]).status, 0);
    assert_eq!(listed(&new).len(), 2);
    assert!(listed(&new).contains(&other));
    for wrong in [&["library", "export"][..], &["library", "move", "x"], &["library", "import", "gone.zip"]] {
        old.run(wrong).refused();
    }
    let nowhere = Beian::new();
    nowhere.run(["library", "export", "-o", file.to_str().unwrap()]).refused();
    assert!(!nowhere.folder.path().join("library").exists(), "a call that only looks makes no library");
}

/// Whoever ends a command, by Ctrl-C or as the system does, finds nothing of it; what a killed one left goes with the next.
#[cfg(unix)]
#[test]
fn a_command_that_is_ended_leaves_nothing_behind() {
    use rustix::process::{Pid, Signal, kill_process};
    use std::time::{Duration, SystemTime};

    let beian = Beian::new();
    let place = beian.folder.path().join("library");
    let library = beian_desk::store::Library::open(&place).unwrap();
    let mut filing = beian_desk::filing::Filing::new(beian_desk::filing::Kind::New);
    let pictures: Vec<String> =
        (0..24_u8).map(|number| library.add_scan(&vec![number; 4 << 20], "a.jpg").unwrap()).collect();
    filing.set("icp_materials.subject_other_materials", serde_json::json!(pictures));
    library.create(&filing).unwrap();
    let out = beian.folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let file = out.join("whole.zip");
    let lying = |folder: &Path| -> Vec<String> {
        let names = folder.read_dir().unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(".beian-unfinished") || name.starts_with("beian-moving")).collect()
    };
    for (signal, code) in [(Signal::INT, Some(130)), (Signal::TERM, Some(143)), (Signal::KILL, None)] {
        let mut command = beian.command(["library", "export", "-o", file.to_str().unwrap()]);
        let mut child =
            command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
        while lying(&out).is_empty() {
            assert_eq!(child.try_wait().unwrap(), None, "it was done before it could be ended");
            std::thread::sleep(Duration::from_millis(2));
        }
        kill_process(Pid::from_child(&child), signal).unwrap();
        assert_eq!(child.wait().unwrap().code(), code);
        assert!(!file.exists());
        assert_eq!((lying(&out).is_empty(), lying(&place).is_empty()), (code.is_some(), code.is_some()), "{signal:?}");
    }
    // Left by the one that was killed, and old by now.
    for path in [out.join(&lying(&out)[0]), place.join(&lying(&place)[0]).join("lock")] {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_mins(5)).unwrap();
    }
    assert_eq!(beian.run(["library", "export", "-o", file.to_str().unwrap()]).status, 0);
    assert!(lying(&out).is_empty() && lying(&place).is_empty() && file.exists());
}

#[test]
fn one_draft_that_cannot_be_read_hides_no_deadline() {
    let beian = Beian::new();
    let good = beian.run(["new", "--from", demo("enterprise.json").to_str().unwrap()]).id();
    let bad = beian.run(["new"]).id();
    for id in [&good, &bad] {
        let at = ["record", id, "--happening", "platform-passed", "--at", "2026-11-24 09:00"];
        assert_eq!(beian.run(at).status, 0);
    }
    let database = beian.folder.path().join("library").join("beian.sqlite3");
    let raw = rusqlite::Connection::open(database).unwrap();
    raw.execute("UPDATE draft SET body = replace(body, 'new', 'nex') WHERE id = ?1", [&bad]).unwrap();
    let file = beian.folder.path().join("due.ics");
    let written = beian.run(["calendar", "-o", file.to_str().unwrap()]);
    assert_eq!(written.status, 0, "{}", written.err);
    assert!(written.err.contains(&bad), "and the other is named: {}", written.err);
    assert!(std::fs::read_to_string(&file).unwrap().contains("BEGIN:VEVENT"));
    let nowhere = Beian::new();
    nowhere.run(["calendar", "-o", file.to_str().unwrap()]).refused();
    nowhere.run(["overview", "-o", file.to_str().unwrap()]).refused();
}

#[cfg(target_os = "linux")]
#[test]
fn no_process_of_the_program_leaves_a_core() {
    // The worker waits for its first file, so that it can be looked at.
    let mut worker = bare(["decode-worker"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let limits = loop {
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", worker.id())).unwrap();
        if limits
            .lines()
            .any(|line| line.starts_with("Max core file size") && line.split_whitespace().nth(4) == Some("0"))
        {
            break true;
        }
        if worker.try_wait().unwrap().is_some() {
            break false;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    drop(worker.stdin.take());
    worker.wait().unwrap();
    assert!(limits);
}

#[test]
fn a_library_with_a_passphrase_opens_with_it_and_with_nothing_else() {
    let beian = Beian::new();
    let id = beian.run(["new"]).id();
    let library = beian_desk::store::Library::open(&beian.folder.path().join("library")).unwrap();
    library.set_passphrase("样本口令一二三四五").unwrap();
    library.finish_sealing().unwrap();
    assert!(beian.run(["list"]).refused().contains("BEIAN_PASSPHRASE_FILE"));
    let with = |line: &str| {
        let file = beian.write("secret", line);
        let mut command = beian.command(["list", "--json"]);
        command.env("BEIAN_PASSPHRASE_FILE", file);
        run_with(command)
    };
    assert!(with("样本口令一二三四六\n").refused().contains("neither the passphrase nor the recovery code"));
    assert_eq!(with("样本口令一二三四五\r\n").json()[0]["id"], json!(id));
}

#[test]
fn a_passphrase_is_set_changed_and_taken_away_by_what_is_read() {
    use std::io::Write;
    let beian = Beian::new();
    let id = beian.run(["new"]).id();
    let say = |step: &str, lines: &str| {
        let mut command = beian.command(["passphrase", step]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // One that is refused before it reads has gone.
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Output { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    };
    let opens = |secret: &str| {
        let mut command = beian.command(["list", "--json"]);
        command.env("BEIAN_PASSPHRASE_FILE", beian.write("secret", secret));
        run_with(command).status == 0
    };
    for (step, lines, why) in [
        ("change", "x\n", "has no passphrase"),
        ("remove", "x\n", "has no passphrase"),
        ("set", "短\n", "shorter"),
        ("set", "", "shorter"),
        ("away", "", "stands set, change or remove"),
    ] {
        assert!(say(step, lines).refused().contains(why), "{step}");
    }
    let first = say("set", "样本口令一二三四五\n");
    assert_eq!(first.status, 0, "{}", first.err);
    assert!(opens("样本口令一二三四五") && opens(&first.out) && beian.run(["list"]).status == 2);
    say("set", "样本口令一二三四六\n").refused();
    say("change", "样本口令\n样本口令一二三四六\n").refused();
    let second = say("change", &format!("{}样本口令一二三四六\n", first.out));
    assert_eq!(second.status, 0, "{}", second.err);
    assert!(opens("样本口令一二三四六") && opens(&second.out) && !opens(&first.out) && !opens("样本口令一二三四五"));
    let library = beian_desk::store::Library::open(&beian.folder.path().join("library")).unwrap();
    let window = library.lock_window().unwrap();
    assert!(say("remove", &second.out).refused().contains("window"));
    drop(window);
    say("remove", "样本口令一二三四五\n").refused();
    assert_eq!(say("remove", "样本口令一二三四六\n").status, 0);
    assert_eq!(beian.run(["list", "--json"]).json()[0]["id"], json!(id));
}

#[test]
fn a_table_is_judged_and_makes_its_drafts_once() {
    let beian = Beian::new();
    let table = "主办单位名称,小程序名称,备案地区,主体负责人手机号码,等级\n\
        样本一店,样本点餐,浙江省杭州市西湖区,13012344321,A\n样本二店,样本商城,火星,,B\n";
    let table = beian.write("客户.csv", table);
    let judged = beian.run(["table".as_ref(), table.as_os_str(), "--json".as_ref()]);
    assert_eq!(judged.status, 1, "{}", judged.err);
    let judged = judged.json();
    assert_eq!(keys(&judged), ["columns", "rows"]);
    assert_eq!(keys(&judged["rows"][0]), ["row", "ready", "known", "cells", "findings", "filing"]);
    assert_eq!(judged["columns"][4], json!({"heading": "等级", "field": null}));
    assert_eq!(judged["rows"][0]["filing"]["icp_subject"]["base_info"]["district"], "330106");
    assert_eq!(judged["rows"][1]["cells"][0]["field"], "region");
    assert_eq!(beian.run(["list", "--json"]).json(), json!([]), "looking makes nothing");

    let made = beian.run(["new".as_ref(), "--table".as_ref(), table.as_os_str()]);
    assert_eq!((made.status, made.out.lines().count()), (0, 2), "{}", made.err);
    assert!(made.err.contains("Row 3"), "{}", made.err);
    let again = beian.run(["new".as_ref(), "--table".as_ref(), table.as_os_str()]);
    assert_eq!((again.status, again.out.as_str()), (0, ""));
    assert_eq!(beian.run(["list", "--json"]).json().as_array().unwrap().len(), 2);

    let empty = beian.folder.path().join("empty.xlsx");
    assert_eq!(beian.run(["table".as_ref(), "-o".as_ref(), empty.as_os_str()]).status, 0);
    assert!(beian.run(["table".as_ref(), empty.as_os_str()]).refused().contains("below the headings"));
    let text = beian.folder.path().join("empty.csv");
    assert_eq!(beian.run(["table".as_ref(), "-o".as_ref(), text.as_os_str()]).status, 0);
    assert!(std::fs::read_to_string(&text).unwrap().lines().count() == 1, "text where text is asked for");
    assert!(beian.run(["table".as_ref(), text.as_os_str()]).refused().contains("below the headings"));
    assert!(beian.run(["table"]).refused().contains("-o"));
    let gone = beian.folder.path().join("gone.xlsx");
    assert!(beian.run(["table".as_ref(), gone.as_os_str()]).refused().contains("gone.xlsx"));
    let picture = demo("licence.jpg");
    let _ = beian.run(["table".as_ref(), picture.as_os_str()]).refused();
}
