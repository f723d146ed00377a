//! Writes a PNG of every page × language × theme: `cargo run --example gallery [FOLDER] [FILTER] [WIDTHxHEIGHT] [ZOOM]`.
//!
//! `FILTER` is part of a name, or several parts with commas between. The pictures of the documents come from
//! `cargo run --example gallery docs documents`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use beian_desk::desktop::app::{App, Message};
use beian_desk::desktop::application;
use beian_desk::desktop::backups;
use beian_desk::desktop::opened_files::{OpenedFiles, PictureSource};
use beian_desk::desktop::page::draft::form::choice::Ask;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{self, Message as InDraft, slot, timeline};
use beian_desk::desktop::page::home::{self, batch, bulk_edit, trash};
use beian_desk::desktop::page::passphrase::{self, PassphraseStep};
use beian_desk::desktop::page::{library, preferences, scans, table, unlock};
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::desktop::theme::style::Tone;
use beian_desk::desktop::theme::{Appearance, font_files};
use beian_desk::desktop::widget::focus;
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::job::Job;
use beian_desk::package;
use beian_desk::progress::Happening;
use beian_desk::reading::Engine;
use beian_desk::rules;
use beian_desk::scan::Pace;
use beian_desk::store::{Elsewhere, Label, Library, RecoveryCode};
use beian_desk::workflow::{self, BatchEnd, Outcome, Report};
use chrono::{NaiveDate, NaiveDateTime};
use iced::Task;
use iced::keyboard::{
    self, Key, Location, Modifiers,
    key::{Code, Named, Physical},
};
use iced::{Event, Size, Theme, mouse, window};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, RgbaImage};
use serde_json::{Value, json};

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

const LICENCE: &str = "icp_subject.organize_info.certificate_photo";
const FRONT: &str = "icp_subject.principal_info.certificate_photo_front";

/// A page in a state.
struct Scene {
    name: String,
    library: Arc<Library>,
    place: LastPage,
    /// What happens once the page is there.
    then: Vec<Message>,
}

/// What pictures are taken of.
struct Wish {
    folder: PathBuf,
    filter: String,
    size: Size,
    zoom: u16,
}

fn main() -> Anything<()> {
    let wish = wish()?;
    std::fs::create_dir_all(&wish.folder)?;
    if let Ok(mut fonts) = iced_test::renderer::graphics::text::font_system().write() {
        for file in font_files() {
            fonts.load_font(file.into());
        }
    }
    let home = tempfile::tempdir()?;
    let scenes = scenes(home.path())?;
    if wish.filter == "documents" {
        return documents(&scenes, &wish.folder);
    }
    for scene in &scenes {
        for language in Language::ALL {
            for (look, appearance) in [("light", Appearance::Light), ("dark", Appearance::Dark)] {
                let name = format!("{}-{}-{look}", scene.name, language.tag());
                if wish.filter.split(',').any(|part| name.contains(part)) {
                    let settings =
                        Settings { language: Some(language), appearance, zoom: wish.zoom, ..Settings::default() };
                    picture(scene, &settings, wish.size, &wish.folder.join(format!("{name}.png")))?;
                }
            }
        }
    }
    Ok(())
}

fn wish() -> Anything<Wish> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "target/gallery".to_owned()));
    let filter = arguments.next().unwrap_or_default();
    let size = arguments.next().unwrap_or_else(|| "1180x780".to_owned());
    let (width, height) = size.split_once('x').ok_or("WIDTHxHEIGHT")?;
    let size = Size::new(width.parse()?, height.parse()?);
    let zoom = arguments.next().map_or(Ok(100), |zoom| zoom.parse())?;
    Ok(Wish { folder, filter, size, zoom })
}

/// The pictures that the documents show: scene, file, size of the window. Photographs do not compress, so their pages
/// are shown smaller.
const DOCUMENTS: &[(&str, &str, Size)] = &[
    ("home", "images/home", Size::new(1120.0, 700.0)),
    ("draft-materials", "images/materials", Size::new(1120.0, 700.0)),
    ("viewer", "images/picture", Size::new(1008.0, 560.0)),
    ("check", "images/check", Size::new(1120.0, 700.0)),
    ("start", "guide/images/start", Size::new(1000.0, 640.0)),
    ("draft-subject", "guide/images/subject", Size::new(1000.0, 640.0)),
    ("viewer-offers", "guide/images/picture", Size::new(1000.0, 560.0)),
    ("check", "guide/images/check", Size::new(1000.0, 640.0)),
    ("draft-export", "guide/images/export", Size::new(1000.0, 640.0)),
    ("draft-submit", "guide/images/submit", Size::new(1000.0, 640.0)),
    ("days-adding", "guide/images/days", Size::new(1000.0, 640.0)),
    ("refused-days", "guide/images/refused-days", Size::new(1000.0, 640.0)),
    ("refused-check", "guide/images/refused-check", Size::new(1000.0, 640.0)),
    ("home", "guide/images/home", Size::new(1000.0, 640.0)),
    ("batch-over", "guide/images/batch", Size::new(1000.0, 640.0)),
    ("scans", "guide/images/scans", Size::new(1000.0, 560.0)),
];

/// Draws them below `folder`.
fn documents(scenes: &[Scene], folder: &Path) -> Anything<()> {
    let settings = Settings { language: Some(Language::Chinese), appearance: Appearance::Light, ..Settings::default() };
    for (name, file, size) in DOCUMENTS {
        let scene = scenes.iter().find(|scene| scene.name == *name).ok_or(*name)?;
        picture(scene, &settings, *size, &folder.join(format!("{file}.png")))?;
    }
    Ok(())
}

/// The moment that all pictures show, so that they do not change from day to day.
fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|day| day.and_hms_opt(10, 30, 0)).unwrap_or_default()
}

fn scenes(folder: &Path) -> Anything<Vec<Scene>> {
    let empty = Arc::new(Library::open(&folder.join("empty"))?);
    let library = Arc::new(Library::open(&folder.join("demo"))?);
    let draft = workflow::fill_with_samples(&library)?;
    let drafts = library.drafts()?;
    let problems = drafts.iter().find(|draft| draft.title == "样张商城").ok_or("the sample with problems")?.id.clone();
    let refused = submitted(&library, &draft)?;
    // Looked at once: the pages find what is known about a picture already.
    for id in [&draft, &problems] {
        inspect_pictures(&library, id)?;
    }
    let mut scenes = Vec::new();
    let mut add = |name: &str, library: &Arc<Library>, place: LastPage, then: Vec<Message>| {
        scenes.push(Scene { name: name.to_owned(), library: library.clone(), place, then });
    };
    add("empty", &empty, LastPage::Home, vec![]);
    add("home", &library, LastPage::Home, vec![]);
    let elsewhere = Message::Placed(Some(Elsewhere::Synced("OneDrive".to_owned())));
    add("home-elsewhere", &library, LastPage::Home, vec![elsewhere]);
    add("start", &library, LastPage::Start, vec![]);
    let locked = Arc::new(Library::open(&folder.join("locked"))?);
    let _ = locked.set_passphrase("样本口令一二三四五")?;
    locked.lock();
    let typed = |text: &str| Message::Unlock(unlock::Message::Typed(text.to_owned()));
    let wrong = locked.unlock("样本").map_err(|error| error.message(Language::Chinese));
    add("unlock", &locked, LastPage::Home, vec![typed("样本口令")]);
    add("unlock-wrong", &locked, LastPage::Home, vec![Message::Unlock(unlock::Message::Tried(wrong))]);
    let passphrase = Message::Preferences(preferences::Message::PassphrasePressed);
    let on_page = Message::Passphrase;
    let begun = on_page(passphrase::Message::StepChosen(Some(PassphraseStep::Set)));
    let differing = [
        on_page(passphrase::Message::NewTyped("样本口令一二三四五".to_owned())),
        on_page(passphrase::Message::RepeatTyped("样本口令".to_owned())),
    ];
    let code = RecoveryCode::parse("00007-0000E-0000N-0000W-00004-0000B");
    add("passphrase", &library, LastPage::Settings, vec![passphrase.clone()]);
    add("passphrase-set", &library, LastPage::Settings, [vec![passphrase.clone(), begun], differing.to_vec()].concat());
    add(
        "passphrase-code",
        &library,
        LastPage::Settings,
        vec![passphrase, on_page(passphrase::Message::Done(Ok(code)))],
    );
    add("scans-empty", &library, LastPage::Scans, vec![]);
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let found: Vec<PictureSource> = ["blurred", "commitment", "licence", "li-back", "zhang-front"]
        .map(|name| PictureSource::File(pictures.join(format!("{name}.jpg"))))
        .into();
    add("scans", &library, LastPage::Scans, vec![Message::Scans(scans::Message::Found(found.clone()))]);
    let large = vec![Message::Scans(scans::Message::Found(found)), Message::Scans(scans::Message::OpenPressed(2))];
    add("scans-large", &library, LastPage::Scans, large);
    add("settings", &library, LastPage::Settings, vec![]);
    add("help", &library, LastPage::Help, vec![]);
    library.back_up()?;
    let in_library = |message: backups::Message| Message::Library(library::Message::Copies(message));
    add("library", &library, LastPage::Library, vec![in_library(backups::Message::LookPressed(0))]);
    add("transfer-asked", &library, LastPage::Library, vec![in_library(backups::Message::RestorePressed(0))]);
    add("dialog-move", &library, LastPage::Home, vec![Message::Home(home::Message::HandOverPressed)]);
    let at = |id: &str, section: Section| LastPage::Draft { id: id.to_owned(), section: section.name().to_owned() };
    for section in Section::of_filing(&library.load(&draft)?.filing) {
        add(&format!("draft-{}", section.name()), &library, at(&draft, section), vec![]);
    }
    let draft_message = |message: InDraft| Message::Draft(message);
    let open = |place: &str| draft_message(InDraft::Slot(slot::Message::OpenPressed(place.to_owned())));
    add("check", &library, at(&problems, Section::Check), vec![]);
    let halted = vec![draft_message(InDraft::ContinuePressed)];
    add("halted", &library, at(&problems, Section::Subject), halted);
    for section in [Section::Subject, Section::Principal, Section::Applet, Section::Materials] {
        let checked = vec![
            draft_message(InDraft::SectionPressed(Section::Check)),
            draft_message(InDraft::SectionPressed(section)),
        ];
        add(&format!("problems-{}", section.name()), &library, at(&problems, section), checked);
    }
    add("viewer", &library, at(&draft, Section::Subject), vec![open(LICENCE)]);
    add("viewer-problem", &library, at(&problems, Section::Principal), vec![open(FRONT)]);
    add(
        "versions",
        &library,
        at(&refused, Section::Check),
        vec![
            draft_message(InDraft::VersionsPressed),
            draft_message(InDraft::Versions(draft::versions::Message::Toggled(2))),
        ],
    );
    let past = draft::versions::past::Message::Toggled(1);
    add(
        "versions-past",
        &library,
        at(&refused, Section::Check),
        vec![
            draft_message(InDraft::VersionsPressed),
            draft_message(InDraft::Versions(draft::versions::Message::Past(past))),
        ],
    );
    add("refused-check", &library, at(&refused, Section::Check), vec![]);
    add("refused-export", &library, at(&refused, Section::Export), vec![]);
    add("refused-days", &library, at(&refused, Section::Progress), vec![]);
    for (name, ask) in [("region", Ask::Region), ("services", Ask::Services), ("nature", Ask::Nature)] {
        let asked = draft_message(InDraft::Form(draft::form::Message::Asked(ask)));
        add(&format!("dialog-{name}"), &library, at(&draft, Section::Applet), vec![asked]);
    }
    let path = draft_message(InDraft::Slot(slot::Message::PathPressed(LICENCE.to_owned())));
    add("dialog-path", &library, at(&draft, Section::Subject), vec![path]);
    let dropped = ["blurred", "licence"].map(|name| PictureSource::File(pictures.join(format!("{name}.jpg"))));
    // Apart from the list that the other scenes show.
    let aside = Arc::new(Library::open(&folder.join("aside"))?);
    let sample = workflow::fill_with_samples(&aside)?;
    let fresh = aside.create(&fresh())?.id;
    let open_nature = aside.create(&Filing::new(Kind::New))?.id;
    add("dialog-where", &aside, at(&fresh, Section::Principal), vec![draft_message(InDraft::Dropped(dropped.into()))]);
    add("certification", &aside, at(&fresh, Section::Certification), vec![]);
    let locked = Message::Home(home::Message::Locked("样本-备案材料.zip".into(), true));
    add("dialog-locked", &library, LastPage::Home, vec![locked]);
    add("dialog-update", &library, LastPage::Home, vec![update(&library, &draft)?]);
    let importing = Message::Home(home::Message::ImportPressed);
    add("home-import", &library, LastPage::Home, vec![importing]);
    add("home-nothing", &library, LastPage::Home, vec![Message::Home(home::Message::Searched("星空".to_owned()))]);
    add("materials-open", &aside, at(&open_nature, Section::Materials), vec![]);
    add("versions-none", &aside, at(&fresh, Section::Check), vec![draft_message(InDraft::VersionsPressed)]);
    let hovering =
        |path: &str| Message::Event(Event::Window(window::Event::FileHovered(path.into())), window::Id::unique());
    add("drop", &empty, LastPage::Home, vec![hovering("样本-备案材料.zip")]);
    add("drop-scans", &library, LastPage::Scans, vec![hovering("licence.jpg")]);
    add("drop-draft", &aside, at(&fresh, Section::Subject), vec![hovering("licence.jpg")]);
    for (name, kind) in [("change", Kind::Change), ("cancel", Kind::Cancel)] {
        let id = aside.create(&Filing::new(kind))?.id;
        add(&format!("draft-{name}"), &aside, at(&id, Section::Type), vec![]);
    }
    add("blocked", &library, at(&problems, Section::Export), vec![]);
    let submitted = timeline::Message::HappeningPressed(Happening::Submitted);
    add("days-adding", &library, at(&draft, Section::Progress), vec![draft_message(InDraft::Timeline(submitted))]);
    let offered = aside.create(&photographed(&aside.load(&sample)?.filing))?.id;
    inspect_pictures(&aside, &offered)?;
    add("viewer-offers", &aside, at(&offered, Section::Subject), vec![open(LICENCE)]);
    for (name, ask) in [("find", Ask::Field), ("person", Ask::Person("icp_subject.principal_info".to_owned()))] {
        let asked = draft_message(InDraft::Form(draft::form::Message::Asked(ask)));
        add(&format!("dialog-{name}"), &aside, at(&fresh, Section::Principal), vec![asked]);
    }
    add("dialog-save", &library, LastPage::Home, vec![Message::Home(home::Message::OverviewPressed)]);
    let in_batch = |message: batch::Message| Message::Home(home::Message::Batch(message));
    let asking = vec![
        Message::Home(home::Message::BatchPressed),
        in_batch(batch::Message::FolderTyped("/home/样本/备案材料".to_owned())),
    ];
    add("batch", &library, LastPage::Home, asking.clone());
    let empty_field = rules::named("missing").map(|rule| rule.on("icp_subject.base_info.address")).next();
    let outcomes = vec![
        Outcome::Written("样本预约-备案材料-20261124.zip".into()),
        Outcome::Blocked(empty_field.into_iter().collect()),
        Outcome::NotReached,
    ];
    let over = in_batch(batch::Message::Finished(Report { outcomes, end: BatchEnd::Stopped }));
    add("batch-over", &library, LastPage::Home, [asking, vec![over]].concat());
    let toast = |tone: Tone, words: &str| draft_message(InDraft::Toast(tone, words.to_owned()));
    let both = vec![
        toast(Tone::Good, "材料包已导出"),
        toast(Tone::Bad, "/样本/licence.jpg 超过 200 MB，无法使用。先压缩后再添加。"),
    ];
    add("toasts", &aside, at(&fresh, Section::Principal), both);
    let tab = Message::Pressed(Press::Named { key: Named::Tab, shift: false });
    add("keys-home", &library, LastPage::Home, vec![tab.clone(); 7]);
    add("keys-start", &library, LastPage::Start, vec![tab.clone(); 5]);
    add("keys-draft", &library, at(&draft, Section::Type), vec![tab; 3]);
    let (thrown, asked) = library_with_trash(&folder.join("thrown"))?;
    let in_trash = |message: trash::Message| Message::Home(home::Message::Trash(message));
    let opened = vec![in_trash(trash::Message::Toggled)];
    add("trash", &thrown, LastPage::Home, opened.clone());
    add("trash-asked", &thrown, LastPage::Home, [opened, vec![in_trash(trash::Message::PurgePressed(asked))]].concat());
    let (all_gone, _) = library_with_trash(&folder.join("gone"))?;
    for draft in all_gone.drafts()? {
        all_gone.discard(&draft.id)?;
    }
    add("trash-alone", &all_gone, LastPage::Home, vec![in_trash(trash::Message::Toggled)]);
    scenes.extend(clerk(&folder.join("clerk"))?);
    Ok(scenes)
}

/// Many drafts in one hand: labels, filters, one change in several drafts, a table.
fn clerk(folder: &Path) -> Anything<Vec<Scene>> {
    let library = Arc::new(Library::open(folder)?);
    let sample = workflow::fill_with_samples(&library)?;
    let filing = library.load(&sample)?.filing;
    let first = library.drafts()?.first().ok_or("no sample")?.id.clone();
    library.set_label(&sample, &Label::typed("王样本", "加急 年检", "客户周五来取执照"))?;
    library.set_label(&first, &Label::typed("李样本", "年检", ""))?;
    let table = folder.join("客户资料.csv");
    let rows = "公司名称,招牌,小程序名称,单位性质,身份证号,负责人手机号\n\
                样本一店,,样本点餐,企业,1.1E+17,13012344321\n样本二店,,样本商城,外星,,1301234\n样本三店,,样本预约,企业,,\n";
    std::fs::write(&table, rows)?;
    let at_home = |message: home::Message| Message::Home(message);
    let typed = filing.text("icp_subject.principal_info.mobile").replace('1', "2");
    let edit = vec![
        at_home(home::Message::BulkEditPressed),
        at_home(home::Message::BulkEdit(bulk_edit::Message::Typed(typed))),
    ];
    let table = Message::Incoming(OpenedFiles::Table(table));
    let asked = Message::Table(table::Message::ColumnPressed(1));
    let scenes = [
        ("clerk-filter", vec![at_home(home::Message::FilterPressed)]),
        ("clerk-label", vec![at_home(home::Message::LabelPressed(sample))]),
        ("clerk-edit", edit),
        ("clerk-table", vec![table.clone()]),
        ("clerk-table-column", vec![table, asked]),
    ];
    let scene = |(name, then): (&str, Vec<Message>)| Scene {
        name: name.to_owned(),
        library: library.clone(),
        place: LastPage::Home,
        then,
    };
    Ok(scenes.map(scene).into())
}

/// Looks at the pictures of a draft, so that what they show is known.
fn inspect_pictures(library: &Library, id: &str) -> Anything<()> {
    workflow::examine(
        &library.load(id)?.filing,
        library,
        Some(library),
        Some(&Engine::new()),
        Pace::AllCores,
        &Job::new(),
    )?;
    Ok(())
}

/// A new filing with little in it, its certification included.
fn fresh() -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set("icp_subject.base_info.type", 4);
    filing.set("auth_data.customer_type", 1);
    filing.set("auth_data.pay_type", 1);
    filing
}

/// A new filing of an enterprise that has the licence of `other` and nothing else.
fn photographed(other: &Filing) -> Filing {
    let mut filing = fresh();
    filing.set(LICENCE, other.text(LICENCE));
    filing
}

/// A library with two drafts in the trash, one of them without a name, and the id of the other.
fn library_with_trash(folder: &Path) -> Anything<(Arc<Library>, String)> {
    let library = Arc::new(Library::open(folder)?);
    let _ = workflow::fill_with_samples(&library)?;
    let named = library.drafts()?.into_iter().next().ok_or("a sample")?.id;
    let nameless = library.create(&Filing::new(Kind::New))?.id;
    for id in [&named, &nameless] {
        library.discard(id)?;
    }
    Ok((library, named))
}

/// Copies of a draft on their way: one refused, one that waits for the message of the ministry.
fn submitted(library: &Library, draft: &str) -> Anything<String> {
    let copy = |title: &str, events: &[(&str, i64)]| -> Anything<String> {
        let mut filing = library.load(draft)?.filing;
        filing.set("facts.applet_name", title);
        let id = library.create(&filing)?.id;
        library.keep_version(&id, &format!("{title}-备案材料-20261120.zip"), &filing)?;
        for (event, hours) in events {
            library.add_event(&id, event, now() - chrono::TimeDelta::hours(*hours), "", &Value::Null)?;
        }
        Ok(id)
    };
    copy("样本点餐", &[("submitted", 50), ("platform-passed", 6)])?;
    let refused = copy("样本预约", &[("submitted", 90), ("platform-refused", 20)])?;
    let answer = json!({"errcode": 86202, "errmsg": "apply icp filing fail", "hints": [
        {"errcode": 86328, "errmsg": "主体证件信息与工商信息不一致", "err_field": "icp_subject.base_info.name"},
        {"errcode": 86355, "errmsg": "备注过于简单", "err_field": "icp_applets.base_info.comment"}]});
    library.set_answer(&refused, 1, &answer)?;
    let kept = library.load(&refused)?;
    let mut filing = kept.filing;
    filing.set("icp_applets.base_info.comment", "为样本公司的客户提供门店预约与排队叫号，可查看预约记录。");
    library.save(&refused, kept.revision, &filing)?;
    library.keep_version(&refused, "手动保存", &filing)?;
    Ok(refused)
}

/// A package that differs from its draft in words and in a picture.
fn update(library: &Library, draft: &str) -> Anything<Message> {
    let draft = library.load(draft)?;
    let mut filing = draft.filing.clone();
    filing.set("icp_subject.principal_info.mobile", "13900000009");
    filing.set("icp_applets.base_info.comment", "为样本公司的客户提供日常记账与账单查询工具。");
    let licence = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/licence.jpg"))?;
    let again = beian_desk::desktop::correction::fit(&licence, None)?;
    filing.set(LICENCE, library.add_scan(&again, "01-business-licence.jpg")?);
    let differences = package::compare(&draft.filing, &filing);
    Ok(Message::Home(home::Message::Arrived(Box::new(workflow::Update { draft, filing, differences }))))
}

fn click() -> Event {
    Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
}

fn key() -> Event {
    let key = Key::Named(Named::Tab);
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: Physical::Code(Code::Tab),
        location: Location::Standard,
        modifiers: Modifiers::default(),
        text: None,
        repeat: false,
    })
}

fn picture(scene: &Scene, settings: &Settings, size: Size, path: &Path) -> Anything<()> {
    let theme: Theme = settings.appearance.theme(false);
    let settings = Settings { place: scene.place.clone(), width: size.width, height: size.height, ..settings.clone() };
    let zoom = f32::from(settings.zoom) / 100.0;
    let (library, then) = (scene.library.clone(), scene.then.clone());
    // As if everything had been opened with the pointer: no focus ring where none was asked for.
    focus::note(&if scene.name.starts_with("keys") { key() } else { click() });
    let boot = move || {
        let (mut app, mut task) = App::new(library.clone(), None, settings.clone(), None);
        app.set_now(now());
        for message in &then {
            let message = message.clone();
            task = task.chain(Task::future(async {
                tokio::time::sleep(Duration::from_millis(600)).await;
                message
            }));
        }
        (app, task)
    };
    let looking = if scene.name.starts_with("scans") { 25_000 } else { 0 };
    let lasts = Duration::from_millis(2200 + looking + 900 * scene.then.len() as u64);
    let logical = Size::new(size.width / zoom, size.height / zoom);
    let shot = iced_test::screenshot(&application(boot), &theme, logical, zoom, lasts);
    let (width, height) = (shot.size.width, shot.size.height);
    let pixels = RgbaImage::from_raw(width, height, shot.rgba.to_vec()).ok_or("pixels")?;
    let file = std::io::BufWriter::new(std::fs::File::create(path)?);
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    DynamicImage::from(DynamicImage::from(pixels).into_rgb8()).write_with_encoder(encoder)?;
    Ok(())
}
