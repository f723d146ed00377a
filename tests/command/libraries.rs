//! Whole libraries: recorded events, batches, moves, passphrases, tables.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Stdio;

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{Beian, Output, demo, isolated_command, keys, run_with};

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

    // Drafts under review are not exported, blocked ones are reported, and no file is overwritten.
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
fn nothing_is_recorded_that_is_to_come_or_comes_before_the_submission() {
    let beian = Beian::new();
    let id = beian.run(["new"]).id();
    let record = |happening: &str, at: &str| beian.run(["record", &id, "--happening", happening, "--at", at]);
    assert!(record("submitted", "2999-01-01 00:00").refused().contains("2999-01-01 00:00"));
    let submitted = record("submitted", "2026-11-20 18:00");
    assert_eq!(submitted.status, 0, "{}", submitted.err);
    assert!(record("platform-passed", "2020-01-01 00:00").refused().contains("2026-11-20 18:00"));
    let again = record("submitted", "2026-11-19 18:00");
    assert_eq!(again.status, 0, "another submission may come before: {}", again.err);
}

#[test]
fn a_stage_that_cannot_be_yet_is_recorded_with_what_speaks_against_it() {
    let beian = Beian::new();
    let id = beian.run(["new"]).id();
    let record = |happening: &str, at: &str, note: &str| {
        let recorded = beian.run(["record", &id, "--happening", happening, "--at", at, "--note", note]);
        assert_eq!(recorded.status, 0, "{}", recorded.err);
        recorded.err
    };
    assert!(record("submitted", "2026-11-20 18:00", "").contains("not checked"));
    let refusal = "1、小程序备注过于简单。2、请补充营业执照照片。";
    assert_eq!(record("platform-refused", "2026-11-21 18:00", refusal), "");
    let granted = record("platform-passed", "2026-11-22 18:00", "");
    assert!(granted.contains("after the refusal") && granted.contains("Open points: 2"), "{granted}");
    assert!(granted.contains("beian review"), "{granted}");
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
        // A command that refuses before it reads its input has already exited.
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

/// Another program may have written any timestamp into a library, even ones near the ends of the calendar.
#[test]
fn moments_that_no_clock_shows_stop_nothing() {
    let beian = Beian::new();
    let id = beian.run([OsStr::new("new"), OsStr::new("--from"), demo("enterprise.json").as_os_str()]).id();
    for happening in ["submitted", "platform-refused"] {
        assert_eq!(beian.run(["record", &id, "--happening", happening, "--note", "请于15日内修改"]).status, 0);
    }
    let raw = Connection::open(beian.folder.path().join("library/beian.sqlite3")).unwrap();
    for (millis, year) in [(8_210_266_876_799_999_i64, "+262142"), (i64::MAX, "+262142"), (i64::MIN, "-262143")] {
        raw.execute("UPDATE draft SET created = ?1, modified = ?1", [millis]).unwrap();
        raw.execute("UPDATE event SET time = ?1 || '-12-31T23:59:00'", [year]).unwrap();
        raw.execute("UPDATE event SET data = '{\"answer_by\":\"' || ?1 || '-12-31\"}'", [year]).unwrap();
        for arguments in [
            vec!["list"],
            vec!["list", "--json"],
            vec!["review", &id, "--no-pictures"],
            vec!["overview", "-o", "overview.csv"],
            vec!["calendar", "-o", "deadlines.ics"],
        ] {
            let mut command = beian.command(&arguments);
            let _ = command.current_dir(beian.folder.path());
            let output = run_with(command);
            assert!(matches!(output.status, 0 | 1), "{arguments:?} {year}: {} {}", output.status, output.err);
        }
    }
}

#[test]
fn what_happened_after_the_export_is_told_by_every_list() {
    let beian = Beian::new();
    let id = beian.run(["new", "--from", demo("enterprise.json").to_str().unwrap()]).id();
    let record = |happening: &str, at: &str, note: &str| {
        let said = beian.run(["record", &id, "--happening", happening, "--at", at, "--note", note]);
        assert_eq!(said.status, 0, "{}", said.err);
    };
    let csv = beian.folder.path().join("all.csv");
    let told = || {
        assert_eq!(beian.run(["overview", "-o", csv.to_str().unwrap()]).status, 0);
        let table = std::fs::read_to_string(&csv).unwrap();
        let line = table.lines().nth(1).unwrap().to_owned();
        let (text, row) = (beian.run(["list"]).out, beian.run(["list", "--json"]).json()[0].clone());
        (line, text, row)
    };
    record("submitted", "2026-11-27 09:00", "");
    let (line, text, row) = told();
    assert!(
        line.contains(",Platform review,") && line.ends_with(",0") && text.contains("Platform review"),
        "{line} {text}"
    );
    assert_eq!(row["state"], json!("platform"));
    record(
        "platform-refused",
        "2026-11-28 09:00",
        "1、小程序备注过于简单。2、请补充营业执照照片。请于12月5日前修改后重新提交。",
    );
    let (line, text, row) = told();
    assert!(line.contains(",Refused,") && line.ends_with(",2"), "{line}");
    assert!(text.contains("Refused  2 open points"), "{text}");
    assert_eq!(row["state"], json!("refused"));
    let ics = beian.folder.path().join("all.ics");
    assert_eq!(beian.run(["calendar", "-o", ics.to_str().unwrap()]).status, 0);
    assert!(std::fs::read_to_string(&ics).unwrap().contains("20261205T155900Z"), "and the day is kept");
    record("submitted", "2026-11-29 09:00", "");
    record("province-passed", "2026-11-30 09:00", "");
    let (line, text, row) = told();
    assert!(line.contains(",Filed,") && line.ends_with(",0") && text.contains("Filed"), "{line} {text}");
    assert_eq!(row["state"], "filed");
}

#[test]
fn a_command_that_is_refused_leaves_no_empty_library() {
    let beian = Beian::new();
    let file = beian.write("no.zip", "no archive");
    for there in [false, true] {
        let folder = beian.folder.path().join(if there { "there" } else { "not there" });
        if there {
            std::fs::create_dir(&folder).unwrap();
        }
        let library = [OsStr::new("--library"), folder.as_os_str()];
        for command in [&["library", "import"][..], &["import"], &["new", "--from"], &["table", "import"], &["review"]]
        {
            let words = command.iter().map(OsStr::new).chain([file.as_os_str()]).chain(library);
            let output = run_with(isolated_command(words));
            assert_eq!(output.status, 2, "{command:?}: {}", output.err);
            assert_eq!(folder.exists(), there, "{command:?}");
            assert!(!there || folder.read_dir().unwrap().next().is_none(), "{command:?}");
        }
        // A refused command deletes neither a library that existed before nor drafts that were created earlier.
        let new = || [OsStr::new("new")].into_iter().chain(library);
        let id = run_with(isolated_command(new())).id();
        let import = ["library", "import"].map(OsStr::new).into_iter().chain([file.as_os_str()]).chain(library);
        let _ = run_with(isolated_command(import)).refused();
        let listed = run_with(isolated_command(["list", "--json"].map(OsStr::new).into_iter().chain(library))).json();
        assert_eq!(listed[0]["id"], id.as_str());
    }
}

#[test]
fn a_library_in_a_synced_folder_is_warned_of() {
    let beian = Beian::new();
    let folder = beian.folder.path().join("OneDrive").join("资料库");
    let listed = |folder: &std::path::Path| {
        let words = ["list", "--json", "--lang", "zh-CN", "--library"].map(OsStr::new);
        run_with(isolated_command(words.into_iter().chain([folder.as_os_str()])))
    };
    let made = run_with(isolated_command([OsStr::new("new"), OsStr::new("--library"), folder.as_os_str()]));
    assert!(made.err.contains("OneDrive") && made.err.lines().count() == 1, "{}", made.err);
    let list = listed(&folder);
    assert_eq!((list.status, list.json().as_array().unwrap().len()), (0, 1));
    assert!(list.err.contains("同步文件夹"), "{}", list.err);
    assert_eq!(beian.run(["list"]).err, "", "at home nothing is warned of");
}
