//! Shows a difference between two filings side by side: texts as well as pictures.

use iced::widget::{Column, Row, column, container, row, text};
use iced::{Center, Element, Fill};
use serde_json::Value;

use super::context::Context;
use super::correction::{self, PictureLook};
use super::icon;
use super::theme::{READING, size, space as gap, style, style::Tone};
use super::widget::badge::badge;
use super::widget::caption;
use super::widget::scaled::{ScreenPicture, scaled};
use super::words::Words;
use crate::filing::Filing;
use crate::filing::media::Media;
use crate::package::{Difference, in_words};
use crate::reference::Reference;
use crate::store::Library;

/// Longest side of the thumbnails in pixels.
const THUMBNAIL_PIXELS: u32 = 192;
/// Height of a thumbnail in logical pixels.
const HEIGHT: f32 = 64.0;

/// A difference with the content of both sides.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The difference itself.
    pub difference: Difference,
    /// Whether both sides have the same pictures, only in different files.
    pub alike: bool,
    old: ComparedSide,
    new: ComparedSide,
}

/// The content of one side.
#[derive(Debug, Clone, Default)]
struct ComparedSide {
    words: String,
    pictures: Vec<Small>,
}

/// A picture of one side.
#[derive(Debug, Clone)]
struct Small {
    copy: Option<ScreenPicture>,
    /// Its appearance, so coarse that recompression does not change it.
    look: Option<PictureLook>,
    name: String,
}

impl Compared {
    /// Loads both sides of a difference between `old` and `new`; their pictures are in the library.
    pub fn new(
        difference: Difference,
        [old, new]: [&Filing; 2],
        library: &Library,
        reference: &Reference,
        words: Words,
    ) -> Self {
        let side = |filing: &Filing, value: Option<&Value>| ComparedSide {
            words: said(filing, value, &difference.path, reference, words),
            pictures: value.map(|value| pictures(value, library)).unwrap_or_default(),
        };
        let (old, new) = (side(old, difference.old.as_ref()), side(new, difference.new.as_ref()));
        let alike = !old.pictures.is_empty()
            && old.words == new.words
            && old.pictures.len() == new.pictures.len()
            && old.pictures.iter().zip(&new.pictures).all(|(one, other)| match (&one.look, &other.look) {
                (Some(one), Some(other)) => one.is_like(other),
                _ => false,
            });
        Self { difference, alike, old, new }
    }

    /// The name of the field, with both sides below it.
    pub fn view<'a, Message: 'a>(&'a self, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let alike = self.alike.then(|| badge(Tone::Plain, None, words.get("app-difference-alike")));
        let head = Row::new().push(caption(words.label(&self.difference.path))).push(alike).spacing(gap::ONE);
        let arrow = icon::ARROW_RIGHT.sized(14.0).style(style::faint);
        let sides = row![
            container(self.old.view(true, context)).width(Fill),
            container(arrow).padding([4.0, 0.0]),
            container(self.new.view(false, context)).width(Fill)
        ];
        Column::new().push(head.align_y(Center)).push(sides.spacing(12)).spacing(4).width(Fill).into()
    }
}

impl ComparedSide {
    fn view<'a, Message: 'a>(&'a self, old: bool, context: &Context) -> Element<'a, Message> {
        let mut content = Column::new().spacing(6);
        if !self.words.is_empty() || self.pictures.is_empty() {
            let none = self.words.is_empty().then(|| context.words.get("app-difference-none"));
            let faint = old || none.is_some();
            let said = text(none.unwrap_or_else(|| self.words.clone())).size(size::BODY).line_height(READING);
            content = content.push(if faint { said.style(style::soft) } else { said });
        }
        content.extend(self.pictures.iter().map(|picture| picture.view(context.scale))).into()
    }
}

impl Small {
    fn view<'a, Message: 'a>(&'a self, scale: f32) -> Element<'a, Message> {
        let face: Element<'a, Message> = match &self.copy {
            Some(copy) => scaled(copy.pixels.clone(), scale),
            None => container(icon::FILE_TEXT.view().style(style::faint)).center(Fill).into(),
        };
        let stage = container(face).width(HEIGHT * 1.5).height(HEIGHT).padding(2).style(style::stage);
        let name = caption(self.name.as_str()).wrapping(text::Wrapping::WordOrGlyph);
        column![stage, name].spacing(gap::HALF).into()
    }
}

/// The answer of a filing to a field in words; empty where it has none that can be put in words.
fn said(filing: &Filing, value: Option<&Value>, path: &str, reference: &Reference, words: Words) -> String {
    match value {
        None => String::new(),
        Some(Value::Bool(flag)) => words.get(if *flag { "app-yes" } else { "app-no" }),
        Some(Value::String(kind)) if path == "kind" => words.get(&format!("app-kind-{kind}")),
        Some(_) => in_words(filing, path, reference, words.0),
    }
}

/// The pictures in a value, in order.
fn pictures(value: &Value, library: &Library) -> Vec<Small> {
    match value {
        Value::String(name) => {
            let Ok(Some(original)) = library.scan_name(name) else { return Vec::new() };
            let bytes = library.read(name).ok();
            let drawn = bytes.and_then(|bytes| correction::copy_with_look(&bytes, THUMBNAIL_PIXELS));
            let (copy, look) = drawn.unzip();
            vec![Small { copy, look, name: original }]
        }
        Value::Array(items) => items.iter().flat_map(|item| pictures(item, library)).collect(),
        Value::Object(entries) => entries.values().flat_map(|item| pictures(item, library)).collect(),
        _ => Vec::new(),
    }
}
