//! Pictures: added, inspected, corrected.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::file_dialog::Chosen;
use beian_desk::desktop::opened_files::PictureSource;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, slot};
use beian_desk::desktop::page::{home, scans};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::theme::Appearance;
use beian_desk::desktop::widget::picture::picture;
use beian_desk::desktop::widget::scaled::ScreenPicture;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::desktop::words::Words;
use beian_desk::filing::{Filing, Kind};
use beian_desk::finding::Level;
use beian_desk::i18n::{self, Language};
use beian_desk::rules::Evidence;
use beian_desk::workflow;
use iced::keyboard::key;
use iced::widget::Id;
use iced::{Event, Point, Size, mouse};
use iced_test::Simulator;
use iced_test::selector::Candidate;
use image::RgbImage;

use crate::{Desk, demo, fresh, is_draft, saved, shows, shows_any, simulator};

#[test]
fn a_picture_named_by_its_path_is_kept_and_looked_at() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.principal_info.certificate_photo_front";
    let file = demo("zhang-front.jpg");
    desk.click(&format!("{place}/path"));
    desk.click_and_type("path", file.to_str().unwrap());
    desk.click("path/add");
    desk.wait("the evidence", |app| {
        let Screen::Draft(draft) = app.screen() else { return false };
        matches!(draft.evidence_at(place), Some(Evidence::Seen { .. }))
    });
    let name = desk.draft().filing().text(place).to_owned();
    assert_eq!(desk.library.scan(&name).unwrap(), std::fs::read(file).unwrap());
    desk.wait("the save", saved);
    let number = "icp_subject.principal_info.certificate_number";
    assert_eq!(desk.draft().filing().text(number), "440305199003070006", "what was read for sure is in the form");
    assert!(desk.has(&format!("{number}/looked-over")), "and marked until it is looked over");
    desk.send(undo(false));
    assert!(!desk.draft().filing().has(number) && desk.draft().filing().has(place), "by itself it is taken back");
    desk.click(&format!("{place}/offered"));
    desk.click("viewer/fill");
    assert_eq!(desk.draft().filing().text(number), "440305199003070006");
    assert!(!desk.has(&format!("{place}/offered")), "everything that was read is in the form");
}

#[test]
fn what_is_no_picture_is_refused_with_cause_and_nothing_changes() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.principal_info.certificate_photo_front";
    for file in ["Cargo.toml", "no-such-file.jpg", "src"] {
        desk.click(&format!("{place}/path"));
        desk.click_and_type("path", Path::new(env!("CARGO_MANIFEST_DIR")).join(file).to_str().unwrap());
        desk.click("path/add");
        // The text field contains the path in any case.
        let refused = |text: &str| text.contains(file) && !text.ends_with(file);
        desk.wait("the refusal", |app| shows_any(app, &refused));
        assert!(!desk.draft().filing().has(place));
        desk.click("path/cancel");
    }
}

#[test]
fn the_scan_desk_looks_at_a_picture_without_a_filing() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Scans);
    let file = demo("zhang-back.jpg");
    desk.click_and_type("scans/path", file.to_str().unwrap());
    desk.click("scans/add");
    desk.wait("the verdict", |app| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (1, 1)));
    desk.click("scans/0");
    assert!(desk.has("scans/straighten"));
    desk.send(Message::Pressed(Press::Named { key: key::Named::Escape, shift: false }));
    assert!(matches!(desk.app.screen(), Screen::Scans(scans) if !scans.is_open()));
    assert!(desk.library.drafts().unwrap().is_empty());
}

#[test]
fn what_was_read_is_named_on_the_scan_desk_whatever_the_document() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, |_| LastPage::Scans);
        for file in ["commitment.jpg", "licence.jpg"] {
            desk.click_and_type("scans/path", demo(file).to_str().unwrap());
            desk.click("scans/add");
        }
        desk.wait("the verdicts", |app| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (2, 2)));
        for picture in ["scans/0", "scans/1"] {
            desk.click(picture);
            assert!(desk.shows(&i18n::text(language, "app-viewer-read")));
            assert!(!crate::shows_any(&desk.app, &|shown| shown.contains("app-read")), "{picture}");
            desk.send(Message::Pressed(Press::Named { key: key::Named::Escape, shift: false }));
        }
    }
}

#[test]
fn one_picture_stands_for_both_roles_of_one_person() {
    let individual = 5;
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Materials, individual));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    let [principal, manager] =
        ["icp_subject", "icp_applets"].map(|part| format!("{part}.principal_info.certificate_photo_front"));
    assert!(desk.has(&principal) && !desk.has(&manager), "one place for one picture");
    assert!(desk.shows(&i18n::text(Language::Chinese, "app-material-shared")));
    let file = demo("li-front.jpg");
    desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(manager.clone(), Chosen::Files(vec![file]))));
    desk.wait("the picture", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().has(&principal),
        _ => false,
    });
    assert_eq!(desk.draft().filing().text(&manager), desk.draft().filing().text(&principal));
    desk.click(&format!("{principal}/remove"));
    assert!(!desk.draft().filing().has(&principal) && !desk.draft().filing().has(&manager));
    desk.send(undo(false));
    assert!(desk.draft().filing().has(&principal) && desk.draft().filing().has(&manager));
}

#[test]
fn a_picture_that_lies_on_its_side_is_told_once_and_turned_by_one_press() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.principal_info.certificate_photo_front";
    let upright = image::open(demo("zhang-front.jpg")).unwrap();
    let file = desk.library.folder().join("side.png");
    upright.rotate90().save(&file).unwrap();
    let seen = |app: &App| match app.screen() {
        Screen::Draft(draft) => match draft.evidence_at(place) {
            Some(Evidence::Seen { inspection, reading: Some(reading) }) => Some((inspection.clone(), reading.turns)),
            _ => None,
        },
        _ => None,
    };
    desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(place.to_owned(), Chosen::Files(vec![file]))));
    desk.wait("the evidence", |app| seen(app).is_some());
    let (inspection, turns) = seen(&desk.app).unwrap();
    assert_eq!((inspection.verdicts.upright, turns), (false, 3));
    assert!(inspection.findings.iter().all(|finding| finding.rule != "scan-not-upright"), "said once");
    let before = desk.draft().filing().text(place).to_owned();
    desk.click(&format!("{place}/upright"));
    desk.wait("the turned picture", |app| {
        seen(app).is_some_and(|(inspection, turns)| inspection.verdicts.upright && turns == 0)
    });
    assert_ne!(desk.draft().filing().text(place), before);
    assert!(!desk.has(&format!("{place}/upright")));
    desk.send(undo(false));
    assert_eq!(desk.draft().filing().text(place), before);
}

/// A PDF of two pages, one upright, one wide.
fn two_pages() -> String {
    let page = |number: u8, width: u16, height: u16| {
        format!("{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]>>endobj\n")
    };
    let head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
                2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n";
    format!("{head}{}{}trailer<</Root 1 0 R/Size 5>>\n%%EOF\n", page(3, 200, 400), page(4, 400, 200))
}

#[test]
fn the_page_of_a_pdf_is_chosen_and_becomes_a_picture() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Subject, 4));
    desk.wait("the draft", is_draft);
    let place = "icp_subject.organize_info.certificate_photo";
    let file = desk.library.folder().join("two.pdf");
    std::fs::write(&file, two_pages()).unwrap();
    desk.click(&format!("{place}/path"));
    desk.click_and_type("path", file.to_str().unwrap());
    desk.click("path/add");
    let open = format!("{place}/open");
    desk.wait("the picture", |app| simulator(app).find(Id::from(open.clone())).is_ok());
    let first = desk.draft().filing().text(place).to_owned();
    desk.click(&open);
    let page = |number: &str| {
        let shown = Words::of(Language::Chinese).put("app-viewer-page", &[("page", number), ("pages", "2")]);
        move |app: &App| shows(app, &shown)
    };
    desk.wait("the first page", page("1"));
    desk.click("viewer/page-next");
    desk.wait("the second page", page("2"));
    desk.click("viewer/page-take");
    desk.wait("the picture", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().text(place) != first,
        _ => false,
    });
    let taken = desk.library.scan(desk.draft().filing().text(place)).unwrap();
    let glimpse = beian_desk::scan::peek(&taken, &beian_desk::scan::DecodeLimits::default()).unwrap();
    assert!(glimpse.pages == 1 && glimpse.width > glimpse.height, "{glimpse:?}");
}

#[test]
fn the_face_check_is_rehearsed_and_nothing_of_it_is_kept() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Manager, 4));
    desk.wait("the draft", is_draft);
    desk.click("portrait/path");
    desk.click_and_type("path", demo("enterprise.json").to_str().unwrap());
    desk.click("path/add");
    // Another file is added while the first, which is not a picture, is being inspected.
    desk.send_draft(DraftMessage::Dropped(vec![PictureSource::File(demo("licence.jpg"))]));
    desk.send_draft(DraftMessage::WhereChosen("portrait".to_owned()));
    desk.wait("the verdict", |app| match app.screen() {
        Screen::Draft(draft) => draft.rehearsal().is_seen(),
        _ => false,
    });
    assert!(desk.shows(&i18n::text(Language::Chinese, "finding-portrait-no-face")));
    assert!(desk.app.toasts().is_empty(), "nothing comes of the first any more");
    assert!(!desk.draft().filing().to_json().contains("portrait"));
    assert_eq!(std::fs::read_dir(desk.library.folder().join("scans")).map_or(0, Iterator::count), 0);
}

#[test]
fn a_picture_compressed_again_is_left_in_a_comparison() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Home);
    let place = "icp_subject.organize_info.certificate_photo";
    let original = std::fs::read(demo("licence.jpg")).unwrap();
    let other = std::fs::read(demo("zhang-front.jpg")).unwrap();
    let again = beian_desk::desktop::correction::fit(&original, None).unwrap();
    let mut filing = Filing::new(Kind::New);
    filing.set(place, desk.library.add_scan(&original, "licence.jpg").unwrap());
    let draft = desk.library.create(&filing).unwrap();
    for (bytes, taken) in [(again, false), (other, true)] {
        let mut package = filing.clone();
        package.set(place, desk.library.add_scan(&bytes, "01.jpg").unwrap());
        let differences = beian_desk::package::compare(&filing, &package);
        let update = workflow::Update { draft: draft.clone(), filing: package, differences };
        desk.send(Message::Home(home::Message::Arrived(Box::new(update))));
        desk.wait("the comparison", |app| matches!(app.screen(), Screen::Home(home) if home.has_arrived()));
        let mut simulator = desk.simulator();
        let _ = simulator.click(Id::from("update/update"));
        assert_eq!(simulator.into_messages().count() > 0, taken, "the button takes what differs");
        assert_eq!(desk.shows(&i18n::text(Language::Chinese, "app-difference-alike")), !taken);
        desk.click("update/cancel");
    }
}

#[test]
fn what_is_no_picture_says_so_on_the_desk_too() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Scans);
    let file = desk.library.folder().join("no.jpg");
    std::fs::write(&file, "no picture").unwrap();
    desk.click_and_type("scans/path", file.to_str().unwrap());
    desk.click("scans/add");
    desk.wait("the verdict", |app| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (1, 1)));
    desk.click("scans/0");
    let undrawn = i18n::text(Language::Chinese, "app-viewer-undrawn");
    desk.wait("the reason", |app| shows(app, &undrawn));
}

pub(crate) fn undo(shift: bool) -> Message {
    Message::Pressed(Press::Command { key: 'z', shift })
}

#[test]
fn what_is_done_to_a_picture_on_the_desk_is_undone_step_by_step() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Scans);
    let file = desk.library.folder().join("plain.png");
    RgbImage::from_pixel(300, 200, image::Rgb([200; 3])).save(&file).unwrap();
    desk.click_and_type("scans/path", file.to_str().unwrap());
    desk.click("scans/add");
    let looked = |app: &App| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (1, 1));
    desk.wait("the verdict", looked);
    desk.click("scans/0");
    desk.wait("the picture", |app| simulator(app).find(Id::from("scans/mark")).is_ok());
    desk.click("scans/mark");
    assert!(desk.has("scans/straighten") && desk.has("scans/reset"), "corners can be put where none were found");
    desk.send(undo(false));
    assert!(desk.has("scans/mark"));
    desk.send(undo(true));
    assert!(desk.has("scans/straighten"));
    desk.click("scans/straighten");
    let drawn = |app: &App| looked(app) && simulator(app).find(Id::from("scans/mark")).is_ok();
    desk.wait("the corrected picture", drawn);
    let presses = |desk: &Desk, id: &str| {
        let mut simulator = desk.simulator();
        let _ = simulator.click(Id::from(id.to_owned()));
        simulator.into_messages().count()
    };
    assert_eq!([presses(&desk, "scans/undo"), presses(&desk, "scans/redo")], [1, 0]);
    desk.send(undo(false));
    desk.wait("the picture as it was", drawn);
    assert_eq!([presses(&desk, "scans/undo"), presses(&desk, "scans/redo")], [0, 1]);
}

#[test]
fn a_correction_that_ends_late_reaches_its_own_picture_or_none() {
    let mut desk = Desk::open(Language::Chinese, |_| LastPage::Scans);
    let [one, other] = ["one.png", "other.png"].map(|name| desk.library.folder().join(name));
    for file in [&one, &other] {
        RgbImage::from_pixel(300, 200, image::Rgb([200; 3])).save(file).unwrap();
    }
    let found = |file: &PathBuf| Message::Scans(scans::Message::Found(vec![PictureSource::File(file.clone())]));
    let looked = |app: &App| matches!(app.screen(), Screen::Scans(scans) if scans.counts() == (1, 1));
    desk.send(found(&one));
    desk.wait("the verdict", looked);
    desk.send(Message::Scans(scans::Message::ClearPressed));
    desk.send(found(&other));
    desk.wait("the other verdict", looked);
    let corrected: Arc<[u8]> = std::fs::read(&one).unwrap().into();
    let late = |file: &PathBuf| {
        Message::Scans(scans::Message::Corrected(PictureSource::File(file.clone()), Ok(corrected.clone())))
    };
    desk.send(late(&one));
    assert!(looked(&desk.app), "what became of a picture that was taken away is not put in the place of another");
    desk.send(late(&other));
    assert!(!looked(&desk.app), "its own picture is looked at again");
    assert!(matches!(desk.app.screen(), Screen::Scans(scans) if !scans.is_open()), "and does not open by itself");
}

#[test]
fn a_corrected_picture_of_a_draft_comes_back_in_front_of_the_eyes() {
    let place = "icp_subject.organize_info.certificate_photo";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        let mut png = std::io::Cursor::new(Vec::new());
        RgbImage::from_pixel(300, 200, image::Rgb([200; 3])).write_to(&mut png, image::ImageFormat::Png).unwrap();
        filing.set(place, library.add_scan(png.get_ref(), "plain.png").unwrap());
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Subject.name().to_owned() }
    });
    desk.wait("the draft", is_draft);
    let first = desk.draft().filing().text(place).to_owned();
    desk.click_and_type("icp_subject.base_info.name", "样");
    desk.click(&format!("{place}/open"));
    desk.wait("the picture", |app| simulator(app).find(Id::from("viewer/mark")).is_ok());
    desk.send(undo(false));
    assert_eq!(desk.draft().filing().text("icp_subject.base_info.name"), "样", "what cannot be seen is left alone");
    desk.click("viewer/right");
    desk.wait("the turned picture", |app| match app.screen() {
        Screen::Draft(draft) => draft.filing().text(place) != first,
        _ => false,
    });
    let second = desk.draft().filing().text(place).to_owned();
    desk.wait("it is drawn", |app| simulator(app).find(Id::from("viewer/mark")).is_ok());
    desk.click("viewer/undo");
    assert_eq!(desk.draft().filing().text(place), first);
    desk.wait("the first is drawn", |app| simulator(app).find(Id::from("viewer/mark")).is_ok());
    assert!(!desk.has("viewer/restore"), "this is the original");
    desk.click("viewer/redo");
    assert_eq!(desk.draft().filing().text(place), second);
    desk.wait("it is drawn again", |app| simulator(app).find(Id::from("viewer/mark")).is_ok());
    desk.click("viewer/right");
    desk.wait("the picture turned twice", |app| match app.screen() {
        Screen::Draft(draft) => ![&first, &second].contains(&&draft.filing().text(place).to_owned()),
        _ => false,
    });
    desk.wait("it is drawn too", |app| simulator(app).find(Id::from("viewer/mark")).is_ok());
    desk.click("viewer/compare/1");
    assert_ne!(desk.draft().filing().text(place), first, "looking back changes nothing");
    desk.click("viewer/restore");
    assert_eq!(desk.draft().filing().text(place), first, "the original and not the step before");
}

/// Bounds of the area in which two pictures of the same size differ: left, top, right, bottom; `None` if they are
/// equal.
fn difference(one: &RgbImage, other: &RgbImage) -> Option<[u32; 4]> {
    let differs = one.enumerate_pixels().zip(other.pixels()).filter(|((.., one), other)| one != other);
    differs
        .map(|((x, y, _), _)| [x, y, x, y])
        .reduce(|all, one| [all[0].min(one[0]), all[1].min(one[1]), all[2].max(one[2]), all[3].max(one[3])])
}

#[test]
fn the_loupe_covers_no_more_than_its_place() {
    let pixels = RgbImage::from_fn(800, 600, |x, y| image::Rgb([(x / 4) as u8, (y / 4) as u8, 90]));
    let copy = ScreenPicture { pixels: Arc::new(pixels), width: 800, height: 600 };
    let picture = picture::<()>(&copy, 2.0);
    let mut simulator = Simulator::with_size(iced::Settings::default(), Size::new(400.0, 300.0), picture);
    let folder = tempfile::tempdir().unwrap();
    let look = |simulator: &mut Simulator<'_, ()>, name: &str| {
        let theme = Appearance::Light.theme(false);
        assert!(simulator.snapshot(&theme).unwrap().matches_image(folder.path().join(name)).unwrap());
        let file = std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.path());
        let file = file.into_iter().find(|path| path.to_string_lossy().contains(name)).unwrap();
        image::open(file).unwrap().into_rgb8()
    };
    let still = look(&mut simulator, "still");
    // Drawn pixel by pixel: two pixels of the picture for each logical pixel.
    assert_eq!(still.get_pixel(400, 300).0, [100, 75, 90]);
    simulator.point_at(Point::new(100.0, 100.0));
    let _ = simulator.simulate([Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))]);
    let pressed = look(&mut simulator, "pressed");
    let [left, top, right, bottom] = difference(&still, &pressed).unwrap();
    // Beside the pressed point, which is at 200 of these pixels, and no farther.
    assert!(left >= 240 && top >= 240 && right < 530 && bottom < 530, "{left} {top} {right} {bottom}");
    let _ = simulator.simulate([Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))]);
    assert_eq!(difference(&still, &look(&mut simulator, "released")), None);
}

#[test]
fn a_picture_that_could_not_be_kept_is_named() {
    for language in Language::ALL {
        let mut desk = Desk::open(language, fresh(Section::Principal, 4));
        desk.wait("the draft", is_draft);
        let scans = desk.library.folder().join("scans");
        let _ = std::fs::remove_dir_all(&scans);
        std::fs::write(&scans, "in the way").unwrap();
        let place = "icp_subject.principal_info.certificate_photo_front";
        let file = demo("zhang-front.jpg");
        desk.send_draft(DraftMessage::Slot(slot::Message::Chosen(place.to_owned(), Chosen::Files(vec![file]))));
        desk.wait("the refusal", |app| !app.toasts().is_empty());
        let told = &desk.app.toasts()[0].text;
        assert!(told.contains("zhang-front.jpg"), "{told}");
        assert!(!desk.draft().filing().has(place));
    }
}

#[test]
fn undo_shows_a_picture_where_it_was_removed() {
    let place = "icp_subject.organize_info.certificate_photo";
    let mut desk = Desk::open(Language::Chinese, crate::sample(Section::Materials));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    desk.click(&format!("{place}/remove"));
    desk.send(undo(false));
    assert!(desk.draft().filing().has(place));
    assert_eq!(desk.draft().section(), Section::Materials, "the picture can be seen here");
}

#[test]
fn an_identity_card_in_the_place_of_the_licence_is_wrong_everywhere() {
    let photo = "icp_subject.organize_info.certificate_photo";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set("icp_subject.organize_info.certificate_type", 1);
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/zhang-front.jpg");
        let name = library.add_scan(&std::fs::read(file).unwrap(), "zhang.jpg").unwrap();
        filing.set(photo, name);
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Subject.name().to_owned() }
    });
    let judged = |app: &App| {
        let Screen::Draft(draft) = app.screen() else { return false };
        let of_photo = |finding: &&beian_desk::finding::Finding| finding.field == photo;
        !draft.is_inspecting()
            && draft.review().is_some_and(|review| review.findings.iter().filter(of_photo).count() > 0)
            && draft.evidence_at(photo).is_some()
    };
    desk.wait("the verdict", judged);
    desk.wait("the review", |app| {
        let Screen::Draft(draft) = app.screen() else { return false };
        let wrong = |finding: &beian_desk::finding::Finding| {
            finding.rule == "reading-wrong-kind" && finding.level == beian_desk::finding::Level::Error
        };
        draft.review().is_some_and(|review| review.findings.iter().any(wrong))
    });
    let findings = &desk.draft().review().unwrap().findings;
    let here: Vec<&str> =
        findings.iter().filter(|finding| finding.field == photo).map(|finding| finding.rule.as_str()).collect();
    assert!(!here.contains(&"scan-qr-missing"), "nothing is asked of it that only a licence has: {here:?}");
    desk.click("task/principal");
    let subject = i18n::text(Language::Chinese, "app-section-subject");
    let problems = i18n::text(Language::Chinese, "app-progress-problems");
    assert!(desk.shows(&subject) && desk.shows(&problems), "no green tick beside it");
}

#[test]
fn the_age_of_a_letter_is_told_beside_its_day_at_once() {
    let mut desk = Desk::open(Language::Chinese, |library| {
        let place = crate::sample(Section::Materials)(library);
        let LastPage::Draft { id, .. } = &place else { return place };
        let mut draft = library.load(id).unwrap();
        let letter = "icp_applets.principal_info.authorization_letter";
        draft.filing.set("facts.manager_is_principal", false);
        let name = library.add_scan(b"sample", "letter.jpg").unwrap();
        draft.filing.set(letter, name);
        draft.filing.set(&format!("facts.letters_signed_on[{letter}]"), "20250101");
        let _ = library.save(id, draft.revision, &draft.filing).unwrap();
        place
    });
    let told = |finding: &beian_desk::finding::Finding| finding.rule.as_str().starts_with("letter-date");
    desk.wait("the review", |app| {
        let Screen::Draft(draft) = app.screen() else { return false };
        draft.review().is_some_and(|review| review.findings.iter().any(told))
    });
    let finding = desk.draft().review().unwrap().findings.iter().find(|finding| told(finding)).unwrap().clone();
    assert!(desk.shows(&finding.what(Language::Chinese)), "{finding:?}");
}

/// Whether the task list says this of a section.
fn task_says(app: &App, section: Section, key: &str) -> bool {
    let wanted = i18n::text(Language::Chinese, key);
    let Ok(task) = simulator(app).find(Id::from(format!("task/{}", section.name()))) else { return false };
    let task = task.bounds();
    let says = |candidate: Candidate<'_>| match candidate {
        Candidate::Text { content, bounds, .. } => (content == wanted && task.contains(bounds.center())).then_some(()),
        _ => None,
    };
    simulator(app).find(says).is_ok()
}

#[test]
fn the_task_list_says_of_a_section_what_its_pictures_are_marked_with() {
    let place = "icp_subject.organize_info.certificate_photo";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        let bytes = std::fs::read(demo("zhang-front.jpg")).unwrap();
        filing.set(place, library.add_scan(&bytes, "zhang-front.jpg").unwrap());
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Subject.name().to_owned() }
    });
    let marked = |app: &App| is_draft(app) && shows(app, &i18n::text(Language::Chinese, "app-slot-wrong-kind"));
    desk.wait("the mark at the picture", marked);
    desk.wait("the same in the list", |app| task_says(app, Section::Subject, "app-progress-problems"));
    // While it is being filled in, too.
    desk.click_and_type("icp_subject.base_info.name", "样本");
    desk.wait("the save", saved);
    desk.work_for(std::time::Duration::from_millis(300));
    assert!(marked(&desk.app) && task_says(&desk.app, Section::Subject, "app-progress-problems"));
}

#[test]
fn what_is_to_be_confirmed_of_a_picture_is_counted_at_it() {
    let place = "icp_subject.organize_info.certificate_photo";
    let mut desk = Desk::open(Language::Chinese, |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        let bytes = std::fs::read(demo("licence.jpg")).unwrap();
        filing.set(place, library.add_scan(&bytes, "licence.jpg").unwrap());
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: Section::Check.name().to_owned() }
    });
    let asked = |app: &App| {
        let Screen::Draft(draft) = app.screen() else { return 0 };
        let found = draft.review().map(|review| review.findings.as_slice()).unwrap_or_default();
        found.iter().filter(|finding| finding.field == place && finding.level == Level::Notice).count()
    };
    let looked_at = |app: &App| match app.screen() {
        Screen::Draft(draft) => !draft.is_inspecting() && draft.evidence_at(place).is_some(),
        _ => false,
    };
    desk.wait("the picture", move |app| looked_at(app) && asked(app) > 0);
    desk.send_draft(DraftMessage::SectionPressed(Section::Subject));
    let said = Words::of(Language::Chinese).count("app-slot-asked", asked(&desk.app));
    assert!(desk.shows(&said), "{said}");
}
