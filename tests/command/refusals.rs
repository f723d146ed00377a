//! Bad input and failures of the environment: each is refused with its reason, and nothing is left behind.

use std::path::Path;
use std::process::Stdio;

use beian_desk::filing::{Filing, Kind};
use serde_json::json;

use super::{Beian, demo, isolated_command, run_with};

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
    assert!(run_with(isolated_command(["list", "--lang", "fr"])).refused().contains("zh-CN, en"));
    assert!(run_with(isolated_command(["list", "--library"])).refused().contains("--library"));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so() {
    let mut command = isolated_command(["--lang", "en", "--demo"]);
    command.env("DISPLAY", ":64999");
    let output = run_with(command);
    assert!(output.refused().contains("64999") || cfg!(not(feature = "desktop")), "{}", output.err);
    let output = run_with(isolated_command(["--lang", "en", "--demo"]));
    assert!(output.refused().contains("DISPLAY") || cfg!(not(feature = "desktop")), "{}", output.err);
}

/// A PNG with one grey row whose header claims 30 000 × 20 000 pixels.
fn six_hundred_megapixels() -> Vec<u8> {
    let mut bytes = Vec::new();
    image::DynamicImage::new_luma8(8, 1)
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    bytes[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
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
        (beian.write("huge.png", six_hundred_megapixels()), "too-many-pixels"),
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
    // The same files in a filing yield findings on their fields and never a crash.
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
        assert!(run_with(isolated_command(["new", "--lang", "en", "--library", folder])).refused().contains("file"));
    }
    let out = file.join("out.zip");
    let filing = beian.write("filing.json", Filing::new(Kind::New).to_json());
    let filing = filing.to_str().unwrap();
    let output = beian.run(["export", filing, "-o", out.to_str().unwrap(), "--force-draft"]);
    assert!(output.refused().contains("out.zip"));
    #[cfg(target_os = "linux")]
    {
        assert!(
            run_with(isolated_command(["new", "--lang", "en", "--library", "/sys/beian"]))
                .refused()
                .contains("/sys/beian")
        );
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

/// A command ended by Ctrl-C or by the system leaves no files; the next command deletes what a killed one left.
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
    // Left by the killed command, and old by now.
    for path in [out.join(&lying(&out)[0]), place.join(&lying(&place)[0]).join("lock")] {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_mins(5)).unwrap();
    }
    assert_eq!(beian.run(["library", "export", "-o", file.to_str().unwrap()]).status, 0);
    assert!(lying(&out).is_empty() && lying(&place).is_empty() && file.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn no_process_of_the_program_leaves_a_core() {
    // The worker waits for its first file, so its limits can be read.
    let mut worker = isolated_command(["decode-worker"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
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
