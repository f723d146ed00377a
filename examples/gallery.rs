//! Writes a PNG of every page × language × theme: `cargo run --example gallery [FOLDER] [FILTER]`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use beian_desk::desk;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::program;
use beian_desk::desktop::settings::{Place, Settings};
use beian_desk::desktop::theme::{Appearance, FONT_FILES};
use beian_desk::i18n::Language;
use beian_desk::store::Library;
use iced::{Size, Theme};

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anything<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "target/gallery".to_owned()));
    let filter = arguments.next().unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    if let Ok(mut fonts) = iced_test::renderer::graphics::text::font_system().write() {
        for file in FONT_FILES {
            fonts.load_font(file.into());
        }
    }
    let home = tempfile::tempdir()?;
    let empty = Arc::new(Library::open(&home.path().join("empty"))?);
    let library = Arc::new(Library::open(&home.path().join("demo"))?);
    let draft = desk::fill_with_samples(&library)?;
    let mut pages = vec![
        ("empty".to_owned(), empty, Place::Home),
        ("home".to_owned(), library.clone(), Place::Home),
        ("start".to_owned(), library.clone(), Place::Start),
        ("scans".to_owned(), library.clone(), Place::Scans),
        ("settings".to_owned(), library.clone(), Place::Settings),
        ("help".to_owned(), library.clone(), Place::Help),
    ];
    for section in Section::ALL {
        let place = Place::Draft { id: draft.clone(), section: section.name().to_owned() };
        pages.push((format!("draft-{}", section.name()), library.clone(), place));
    }
    let looks = [("light", Appearance::Light), ("dark", Appearance::Dark)];
    for (name, library, place) in pages {
        for language in Language::ALL {
            for (look, appearance) in looks {
                let file = format!("{name}-{}-{look}.png", language.tag());
                if file.contains(&filter) {
                    let settings =
                        Settings { language: Some(language), appearance, place: place.clone(), ..Settings::default() };
                    picture(&library, settings, &folder.join(file))?;
                }
            }
        }
    }
    Ok(())
}

fn picture(library: &Arc<Library>, settings: Settings, path: &Path) -> Anything<()> {
    let theme: Theme = settings.appearance.theme(false);
    let size = Size::new(settings.width, settings.height);
    let shot =
        iced_test::screenshot(&program(library.clone(), settings), &theme, size, 1.0, Duration::from_millis(2500));
    image::save_buffer(path, &shot.rgba, shot.size.width, shot.size.height, image::ColorType::Rgba8)?;
    Ok(())
}
