//! A page of a PDF that is a picture, as of a scan: it has the pixels of that picture, and drawing it larger adds none.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;

/// Least share of a page that its largest picture covers, for the page to be one.
const MIN_COVERED: f64 = 0.1;

/// Letters and strokes that may stand beside it: a line of a caption or a stamp.
const MOST_MARKS: usize = 60;

/// Segments of an outline that are counted as one stroke.
const STROKE: usize = 5;

/// Pixels a point of the picture that `page`, of `size` in points, consists of; `None` where letters and lines are what it
/// shows, which can be drawn at any size.
pub(super) fn density(page: &Page<'_>, size: (f32, f32), settings: InterpreterSettings) -> Option<f32> {
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    let cache = InterpreterCache::new();
    // Far larger than any page: pictures beyond the edge are measured too.
    let bounds = Rect::new(-1e6, -1e6, 1e6, 1e6);
    let mut context = Context::new(Affine::IDENTITY, bounds, &cache, page.xref(), settings);
    let mut content = PageContent::default();
    interpret_page(page, &mut context, &mut content);
    let largest = content.pictures.iter().map(|picture| picture.area).fold(0.0, f64::max);
    if content.marks > MOST_MARKS || largest < MIN_COVERED * width * height {
        return None;
    }
    // A scan may come in strips, or with a coarse picture of the paper under a fine one of the ink.
    let shown = content.pictures.iter().filter(|picture| picture.area > 0.5 * largest);
    Some(shown.map(|picture| picture.density).fold(0.0, f64::max) as f32).filter(|density| *density > 0.0)
}

/// A picture on a page: points² that it covers, pixels a point.
struct PlacedPicture {
    area: f64,
    density: f64,
}

/// What a page shows.
#[derive(Default)]
struct PageContent {
    pictures: Vec<PlacedPicture>,
    marks: usize,
}

impl Device<'_> for PageContent {
    fn draw_path(&mut self, path: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.marks += path.elements().len() / STROKE;
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, _: DrawProps<'_>, mode: &DrawMode) {
        // Text that was recognised lies unseen over a scan.
        if !matches!(mode, DrawMode::Invisible) {
            self.marks += run.glyphs().len();
        }
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let pixel = props.transform.determinant().abs();
        let area = pixel * f64::from(image.width()) * f64::from(image.height());
        if area.is_finite() && pixel > 0.0 {
            self.pictures.push(PlacedPicture { area, density: pixel.sqrt().recip() });
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn pop_clip(&mut self) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}
