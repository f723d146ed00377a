//! Every page in both languages and themes, in a small and a large window: it renders, nothing lies outside the window,
//! and every character has a glyph.

use std::sync::Arc;

use beian_desk::desktop::app::App;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::desktop::theme::{Appearance, font_files};
use beian_desk::filing::Filing;
use beian_desk::i18n::Language;
use beian_desk::store::Library;
use iced::Size;
use iced_test::selector::{Candidate, Target};

use crate::samples::fill_with_samples;
use crate::{Desk, is_draft, simulator_of};

const SMALL_WINDOW: Size = Size::new(960.0, 640.0);
const LARGE_WINDOW: Size = Size::new(1600.0, 1000.0);

/// The pages other than those of a draft.
fn places() -> Vec<LastPage> {
    vec![LastPage::Home, LastPage::Start, LastPage::Scans, LastPage::Settings, LastPage::Library, LastPage::Help]
}

/// Opens the pages of `library` one after the other and passes each to `seen` once it has loaded.
fn every_page(language: Language, appearance: Appearance, size: Size, mut seen: impl FnMut(&App, &str)) {
    let open = |place: LastPage, library: &Arc<Library>| {
        let settings = Settings {
            language: Some(language),
            appearance,
            place,
            width: size.width,
            height: size.height,
            ..Settings::default()
        };
        App::new(library.clone(), None, settings, None)
    };
    let mut desk = Desk::open(language, |_| LastPage::Settings);
    let sample = fill_with_samples(&desk.library);
    let individual = desk.library.drafts().unwrap().into_iter().find(|draft| draft.id != sample).unwrap().id;
    let empty = desk.library.create(&Filing::new(beian_desk::filing::Kind::Cancel)).unwrap().id;
    let mut pages: Vec<(String, LastPage)> = places().into_iter().map(|place| (format!("{place:?}"), place)).collect();
    for id in [&sample, &individual, &empty] {
        for section in Section::of_filing(&desk.library.load(id).unwrap().filing) {
            let place = LastPage::Draft { id: id.clone(), section: section.name().to_owned() };
            pages.push((format!("{section:?} of {id}"), place));
        }
    }
    for (name, place) in pages {
        desk.restart(open(place.clone(), &desk.library));
        if matches!(place, LastPage::Draft { .. }) {
            desk.wait("the draft", is_draft);
        }
        desk.work_for(std::time::Duration::from_millis(30));
        seen(&desk.app, &format!("{name} {language:?} {appearance:?} {} wide", size.width));
    }
}

/// The texts of a page and their bounds, including those that are scrolled out of view.
fn texts(app: &App, size: Size) -> Vec<(String, iced::Rectangle)> {
    let mut texts = Vec::new();
    let mut simulator = simulator_of(app, size);
    let _ = simulator.find(|candidate: Candidate<'_>| -> Option<Target> {
        if let Candidate::Text { content, bounds, .. } = candidate {
            texts.push((content.to_owned(), bounds));
        }
        None
    });
    texts
}

#[test]
fn every_page_keeps_within_its_window_and_has_a_glyph_for_every_character() {
    let faces: Vec<_> = font_files().into_iter().map(|file| ab_glyph::FontRef::try_from_slice(file).unwrap()).collect();
    let drawn = |sign: char| {
        let control = sign.is_control() || ('\u{200b}'..='\u{200f}').contains(&sign) || sign == '\u{2060}';
        control || faces.iter().any(|face| ab_glyph::Font::glyph_id(face, sign).0 != 0)
    };
    for language in Language::ALL {
        for size in [SMALL_WINDOW, LARGE_WINDOW] {
            every_page(language, Appearance::Light, size, |app, page| {
                let texts = texts(app, size);
                assert!(texts.len() > 3, "{page}: {texts:?}");
                for (text, bounds) in texts {
                    let inside = bounds.x >= -0.5 && bounds.x + bounds.width <= size.width + 0.5;
                    assert!(inside, "{page}: {text:?} stands at {bounds:?}");
                    let missing: String = text.chars().filter(|sign| !drawn(*sign)).collect();
                    assert!(missing.is_empty(), "{page}: no glyph for {missing:?} of {text:?}");
                }
            });
        }
    }
}

#[test]
fn every_page_is_drawn_in_both_themes() {
    for (appearance, language, size) in
        [(Appearance::Light, Language::Chinese, SMALL_WINDOW), (Appearance::Dark, Language::English, SMALL_WINDOW)]
    {
        every_page(language, appearance, size, |app, page| {
            let mut simulator = simulator_of(app, size);
            assert!(simulator.snapshot(&appearance.theme(false)).is_ok(), "{page}");
        });
    }
}
