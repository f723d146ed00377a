//! The content of the pages as a list of marks with their structure, and the tagged PDF/A made from it.

use chrono::{Datelike, NaiveDate};
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagKind, TagTree};

use super::line::PdfLine;

/// Width of A4 in points.
pub const WIDTH: f32 = 595.28;
/// Height of A4 in points.
pub const HEIGHT: f32 = 841.89;

/// An sRGB colour.
pub type PdfColour = [u8; 3];

/// A rectangle in points from the upper left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PdfArea {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// Something drawn.
pub enum PdfMark {
    /// A line of text, its baseline beginning at `x`, `y`.
    Text { x: f32, y: f32, size: f32, colour: PdfColour, line: PdfLine },
    /// Large text diagonally across the page.
    Watermark { size: f32, colour: PdfColour, line: PdfLine },
    /// A filled rectangle with round corners.
    Fill { area: PdfArea, radius: f32, colour: PdfColour },
    /// The outline of a rectangle with round corners, dashed where it is to be filled in by hand.
    Frame { area: PdfArea, radius: f32, width: f32, dashed: bool, colour: PdfColour },
    /// A picture.
    Picture { area: PdfArea, image: Image },
}

/// Number of an element of the structure.
pub type ElementId = usize;

/// The role of a mark for readers who cannot see the page.
#[derive(Clone, Copy)]
pub enum MarkRole {
    /// Part of an element.
    Of(ElementId),
    /// Decoration.
    Decoration,
    /// Running head.
    Head,
    /// Running foot.
    Foot,
}

struct Element {
    kind: TagKind,
    children: Vec<ElementId>,
    content: Vec<Identifier>,
}

/// An entry of the outline.
struct Heading {
    level: usize,
    text: String,
    page: usize,
    y: f32,
}

/// A document being made.
pub struct Sheets {
    pages: Vec<Vec<(PdfMark, MarkRole)>>,
    elements: Vec<Element>,
    roots: Vec<ElementId>,
    headings: Vec<Heading>,
}

/// Metadata of a document.
pub struct DocumentInfo<'a> {
    pub title: &'a str,
    /// BCP 47 tag.
    pub language: &'a str,
    pub program: &'a str,
    pub date: NaiveDate,
}

impl Sheets {
    /// A document of one empty page.
    pub fn new() -> Self {
        Self { pages: vec![Vec::new()], elements: Vec::new(), roots: Vec::new(), headings: Vec::new() }
    }

    /// Adds an empty page.
    pub fn add_page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Number of pages.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// Adds an element to the structure, below `parent`.
    pub fn element(&mut self, kind: TagKind, parent: Option<ElementId>) -> ElementId {
        let id = self.elements.len();
        self.elements.push(Element { kind, children: Vec::new(), content: Vec::new() });
        match parent.and_then(|parent| self.elements.get_mut(parent)) {
            Some(parent) => parent.children.push(id),
            None => self.roots.push(id),
        }
        id
    }

    /// Adds an entry to the outline; `level` from 1.
    pub fn outline(&mut self, level: usize, text: &str, y: f32) {
        let page = self.pages.len() - 1;
        self.headings.push(Heading { level, text: text.to_owned(), page, y });
    }

    /// Draws on the last page.
    pub fn draw(&mut self, mark: PdfMark, role: MarkRole) {
        if let Some(page) = self.pages.last_mut() {
            page.push((mark, role));
        }
    }

    /// Draws on every page, given its number from 0; below everything else.
    pub fn draw_below(&mut self, marks: impl Fn(usize) -> Vec<(PdfMark, MarkRole)>) {
        for (index, page) in self.pages.iter_mut().enumerate() {
            page.splice(0..0, marks(index));
        }
    }

    /// The document as PDF/A-2a and PDF/UA-1.
    ///
    /// # Errors
    /// What the PDF writer found wrong with it.
    pub fn finish(mut self, about: &DocumentInfo<'_>) -> Result<Vec<u8>, String> {
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A2_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| format!("{error:?}"))?;
        let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let pages = std::mem::take(&mut self.pages);
        for page in &pages {
            self.draw_page(&mut document, page)?;
        }
        let mut tree = TagTree::new().with_lang(Some(about.language.to_owned()));
        for root in self.roots.clone() {
            tree.push(self.group(root));
        }
        document.set_tag_tree(tree);
        document.set_outline(self.outline_tree());
        document.set_metadata(metadata(about));
        document.finish().map_err(|error| format!("{error:?}"))
    }

    fn draw_page(&mut self, document: &mut Document, marks: &[(PdfMark, MarkRole)]) -> Result<(), String> {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or("page size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (mark, role) in marks {
            let tag = match role {
                MarkRole::Of(_) if matches!(mark, PdfMark::Text { .. }) => ContentTag::Span(SpanTag::empty()),
                MarkRole::Of(_) => ContentTag::Other,
                MarkRole::Decoration => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                MarkRole::Head => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)),
                MarkRole::Foot => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
            };
            let identifier = surface.start_tagged(tag);
            draw(&mut surface, mark);
            surface.end_tagged();
            if let MarkRole::Of(id) = role
                && let Some(element) = self.elements.get_mut(*id)
            {
                element.content.push(identifier);
            }
        }
        surface.finish();
        page.finish();
        Ok(())
    }

    fn group(&mut self, id: ElementId) -> TagGroup {
        let Some(element) = self.elements.get_mut(id) else { return TagGroup::new(krilla::tagging::Tag::Div) };
        let kind = element.kind.clone();
        let children = std::mem::take(&mut element.children);
        let mut nodes: Vec<Node> = std::mem::take(&mut element.content).into_iter().map(Node::from).collect();
        nodes.extend(children.into_iter().map(|child| Node::from(self.group(child))));
        TagGroup::with_children(kind, nodes)
    }

    fn outline_tree(&self) -> Outline {
        let mut outline = Outline::new();
        let mut open: Option<OutlineNode> = None;
        for heading in &self.headings {
            let target = XyzDestination::new(heading.page, Point::from_xy(0.0, (heading.y - 12.0).max(0.0)));
            let node = OutlineNode::new(heading.text.clone(), target).with_open(true);
            match &mut open {
                Some(parent) if heading.level > 1 => parent.push_child(node),
                _ => {
                    if let Some(done) = open.replace(node) {
                        outline.push_child(done);
                    }
                }
            }
        }
        if let Some(done) = open {
            outline.push_child(done);
        }
        outline
    }
}

fn metadata(about: &DocumentInfo<'_>) -> Metadata {
    let date = DateTime::new(about.date.year().clamp(0, 9999) as u16)
        .month(about.date.month() as u8)
        .day(about.date.day() as u8)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(8)
        .utc_offset_minute(0);
    Metadata::new()
        .title(about.title.to_owned())
        .language(about.language.to_owned())
        .creator(about.program.to_owned())
        .producer(about.program.to_owned())
        .creation_date(date)
}

fn draw(surface: &mut Surface<'_>, mark: &PdfMark) {
    match mark {
        PdfMark::Text { x, y, size, colour, line } => {
            surface.set_fill(Some(fill(*colour)));
            surface.set_stroke(None);
            draw_line(surface, *x, *y, *size, line);
        }
        PdfMark::Watermark { size, colour, line } => {
            surface.set_fill(Some(fill(*colour)));
            surface.set_stroke(None);
            surface.push_transform(&Transform::from_rotate_at(-52.0, WIDTH / 2.0, HEIGHT / 2.0));
            draw_line(surface, (WIDTH - line.width) / 2.0, HEIGHT / 2.0 + size / 3.0, *size, line);
            surface.pop();
        }
        PdfMark::Fill { area, radius, colour } => {
            let Some(path) = rounded(*area, *radius) else { return };
            surface.set_fill(Some(fill(*colour)));
            surface.set_stroke(None);
            surface.draw_path(&path);
        }
        PdfMark::Frame { area, radius, width, dashed, colour } => {
            let Some(path) = rounded(*area, *radius) else { return };
            let dash = dashed.then(|| StrokeDash { array: vec![3.0, 2.5], offset: 0.0 });
            let [red, green, blue] = *colour;
            let paint = rgb::Color::new(red, green, blue).into();
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint, width: *width, dash, ..Stroke::default() }));
            surface.draw_path(&path);
        }
        PdfMark::Picture { area, image } => {
            let Some(size) = Size::from_wh(area.width, area.height) else { return };
            surface.push_transform(&Transform::from_translate(area.x, area.y));
            surface.draw_image(image.clone(), size);
            surface.pop();
        }
    }
}

/// Draws a line as one run per change of face.
fn draw_line(surface: &mut Surface<'_>, mut x: f32, y: f32, size: f32, line: &PdfLine) {
    for run in line.glyphs.chunk_by(|one, next| one.face == next.face) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let (Some(font), Some(text)) = (first.face.font(), line.text.get(first.range.start..last.range.end)) else {
            continue;
        };
        let glyphs: Vec<_> = run.iter().map(|glyph| glyph.drawn(first.range.start)).collect();
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, text, size, false);
        x += run.iter().map(|glyph| glyph.advance * size).sum::<f32>();
    }
}

fn fill([red, green, blue]: PdfColour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// A rectangle whose corners are quarter circles, drawn as Bézier curves.
fn rounded(area: PdfArea, radius: f32) -> Option<krilla::geom::Path> {
    /// Distance of the control points with which four curves approximate a circle.
    const KAPPA: f32 = 0.552_284_8;
    let rect = Rect::from_xywh(area.x, area.y, area.width, area.height)?;
    let mut path = PathBuilder::new();
    let radius = radius.min(area.width / 2.0).min(area.height / 2.0);
    if radius <= 0.0 {
        path.push_rect(rect);
        return path.finish();
    }
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let near = radius * (1.0 - KAPPA);
    path.move_to(left + radius, top);
    path.line_to(right - radius, top);
    path.cubic_to(right - near, top, right, top + near, right, top + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - near, right - near, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.cubic_to(left + near, bottom, left, bottom - near, left, bottom - radius);
    path.line_to(left, top + radius);
    path.cubic_to(left, top + near, left + near, top, left + radius, top);
    path.close();
    path.finish()
}
