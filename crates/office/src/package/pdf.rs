//! A small layout engine for A4 documents: text, tables and pictures that flow down the page and are tagged.

mod document;
mod line;
mod typeface;

use std::num::NonZeroU16;

use krilla::image::Image;
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};

pub use document::{DocumentInfo, ElementId, HEIGHT, MarkRole, PdfArea, PdfColour, PdfMark, Sheets, WIDTH};
pub use line::{PdfLine, lines, single};
pub use typeface::Typeface;

/// Text colour.
pub const INK: PdfColour = [0x1C, 0x25, 0x2E];
/// Colour of secondary text.
pub const MUTED: PdfColour = [0x5F, 0x6B, 0x76];
/// Hairlines.
pub const HAIR: PdfColour = [0xD5, 0xDB, 0xE0];
/// Background of labels.
pub const WASH: PdfColour = [0xF3, 0xF6, 0xF6];
/// Titles and items in order.
pub const ACCENT: PdfColour = [0x0B, 0x6B, 0x4F];
/// Items that block.
pub const ALERT: PdfColour = [0xB4, 0x23, 0x18];
/// Items worth checking.
pub const CAUTION: PdfColour = [0x9A, 0x67, 0x00];
/// Draft watermark behind the text.
pub const GHOST: PdfColour = [0xF0, 0xE2, 0xE0];

/// Style of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    pub face: Typeface,
    /// Size in points.
    pub size: f32,
    /// Distance of baselines in points.
    pub leading: f32,
    pub colour: PdfColour,
}

impl TextStyle {
    /// Running text.
    pub const BODY: Self = Self { face: Typeface::Regular, size: 9.5, leading: 14.5, colour: INK };
    /// Names of fields.
    pub const LABEL: Self = Self { face: Typeface::Regular, size: 9.0, leading: 14.5, colour: MUTED };
    /// Captions and remarks.
    pub const SMALL: Self = Self { face: Typeface::Regular, size: 8.0, leading: 11.5, colour: MUTED };

    /// The same in another colour.
    pub const fn coloured(self, colour: PdfColour) -> Self {
        Self { colour, ..self }
    }

    /// The same, larger or smaller; the leading follows.
    pub fn sized(self, size: f32) -> Self {
        Self { size, leading: self.leading * size / self.size, ..self }
    }

    /// Distance from the top of a line to its baseline.
    fn drop(&self) -> f32 {
        // Chinese glyphs reach from 0.88 above to 0.12 below the baseline; the rest of the leading is shared.
        (self.leading - self.size) / 2.0 + self.size * 0.88
    }
}

/// Space around the text area, in points.
#[derive(Debug, Clone, Copy)]
pub struct Margins {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

/// One cell of a table row.
pub struct PdfCell<'a> {
    pub text: &'a str,
    pub style: TextStyle,
    /// Coloured dot before the text.
    pub dot: Option<PdfColour>,
}

impl<'a> PdfCell<'a> {
    /// A cell of plain text.
    pub fn new(text: &'a str, style: TextStyle) -> Self {
        Self { text, style, dot: None }
    }
}

/// A picture with its caption.
pub struct Figure<'a> {
    pub image: Image,
    pub caption: &'a str,
    pub note: &'a str,
}

/// A document filled from top to bottom.
pub struct Paper {
    sheets: Sheets,
    margins: Margins,
    cursor: f32,
    open: Vec<ElementId>,
}

/// Space above and below the text of a table row.
const ROW_PADDING: f32 = 4.0;
/// Space between columns.
const COLUMN_GAP: f32 = 10.0;
/// Width of a dot and the space after it.
const DOT: f32 = 11.0;

impl Paper {
    /// A document with one empty page.
    pub fn new(margins: Margins) -> Self {
        Self { sheets: Sheets::new(), margins, cursor: margins.top, open: Vec::new() }
    }

    /// Left edge of the text area.
    pub fn left(&self) -> f32 {
        self.margins.left
    }

    /// Width of the text area.
    pub fn width(&self) -> f32 {
        WIDTH - self.margins.left - self.margins.right
    }

    /// Where the next block begins.
    pub fn cursor(&self) -> f32 {
        self.cursor
    }

    /// Moves on to `y` on the same page.
    pub fn move_to(&mut self, y: f32) {
        self.cursor = y;
    }

    /// Number of pages so far.
    pub fn pages(&self) -> usize {
        self.sheets.count()
    }

    /// Space left on the page.
    pub fn room(&self) -> f32 {
        HEIGHT - self.margins.bottom - self.cursor
    }

    /// Leaves space, unless the page is still empty.
    pub fn gap(&mut self, height: f32) {
        if self.cursor > self.margins.top {
            self.cursor += height;
        }
    }

    /// Begins a page unless `height` is left on this one.
    pub fn need(&mut self, height: f32) {
        if self.room() < height && self.cursor > self.margins.top {
            self.sheets.add_page();
            self.cursor = self.margins.top;
        }
    }

    /// Opens an element; what follows belongs to it until [`Paper::close`].
    pub fn open(&mut self, kind: impl Into<TagKind>) {
        let id = self.element(kind);
        self.open.push(id);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        let _ = self.open.pop();
    }

    /// Adds an element below the open one.
    pub fn element(&mut self, kind: impl Into<TagKind>) -> ElementId {
        self.sheets.element(kind.into(), self.open.last().copied())
    }

    /// Draws a mark at its own position.
    pub fn draw(&mut self, mark: PdfMark, role: MarkRole) {
        self.sheets.draw(mark, role);
    }

    /// Draws one line of text with its upper edge at `top`.
    pub fn line(&mut self, x: f32, top: f32, style: &TextStyle, line: PdfLine, role: MarkRole) {
        let mark = PdfMark::Text { x, y: top + style.drop(), size: style.size, colour: style.colour, line };
        self.sheets.draw(mark, role);
    }

    /// A hairline across `width` at the cursor.
    pub fn rule(&mut self, x: f32, width: f32, colour: PdfColour) {
        let area = PdfArea { x, y: self.cursor - 0.3, width, height: 0.6 };
        self.sheets.draw(PdfMark::Fill { area, radius: 0.0, colour }, MarkRole::Decoration);
    }

    /// The element of a title at the cursor, added to the outline; the caller draws its line.
    pub fn heading_element(&mut self, text: &str) -> ElementId {
        self.sheets.outline(1, text, self.cursor);
        self.element(Tag::Hn(NonZeroU16::MIN, Some(text.to_owned())))
    }

    /// A heading of `level` 1 to 6, added to the outline; kept on one page with at least `follow` points of the
    /// following content.
    pub fn heading(&mut self, level: u16, style: &TextStyle, text: &str, follow: f32) {
        self.need(style.leading + follow);
        self.sheets.outline(usize::from(level), text, self.cursor);
        let number = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let id = self.element(Tag::Hn(number, Some(text.to_owned())));
        self.flow(style, text, 0.0, MarkRole::Of(id));
    }

    /// A paragraph, its first line indented by `indent`.
    pub fn paragraph(&mut self, style: &TextStyle, text: &str, indent: f32) {
        let id = self.element(Tag::P);
        self.flow(style, text, indent, MarkRole::Of(id));
    }

    fn flow(&mut self, style: &TextStyle, text: &str, indent: f32, role: MarkRole) {
        for (index, line) in lines(style.face, style.size, text, self.width(), indent).into_iter().enumerate() {
            self.need(style.leading);
            let x = self.left() + if index == 0 { indent } else { 0.0 };
            self.line(x, self.cursor, style, line, role);
            self.cursor += style.leading;
        }
    }

    /// A table with a head that is repeated on every page. `widths` are shares of the text area.
    pub fn table(&mut self, widths: &[f32], head: &[&str], rows: &[Vec<PdfCell<'_>>]) {
        self.open(Tag::Table);
        let style = TextStyle::SMALL;
        let cells: Vec<_> = head.iter().map(|text| PdfCell::new(text, style)).collect();
        self.need(60.0);
        if !head.is_empty() {
            self.row(widths, &cells, Some(TableHeaderScope::Column), &[]);
        }
        for row in rows {
            self.row(widths, row, None, &cells);
        }
        self.close();
    }

    /// Labels and values side by side, ruled; the labels head their rows.
    pub fn pairs(&mut self, label_share: f32, pairs: &[(String, String)]) {
        self.open(Tag::Table);
        for (label, value) in pairs {
            let cells = [PdfCell::new(label, TextStyle::LABEL), PdfCell::new(value, TextStyle::BODY)];
            self.row(&[label_share, 1.0 - label_share], &cells, Some(TableHeaderScope::Row), &[]);
        }
        self.close();
    }

    /// Draws one row; a row that does not fit moves to the next page, one that is longer than a page is split.
    /// With [`TableHeaderScope::Column`] all cells are heads, with [`TableHeaderScope::Row`] the first one.
    fn row(&mut self, widths: &[f32], cells: &[PdfCell<'_>], scope: Option<TableHeaderScope>, head: &[PdfCell<'_>]) {
        let columns = self.columns(widths);
        let mut rest: Vec<std::vec::IntoIter<PdfLine>> = cells
            .iter()
            .zip(&columns)
            .map(|(cell, (_, width))| {
                let dot = if cell.dot.is_some() { DOT } else { 0.0 };
                lines(cell.style.face, cell.style.size, cell.text, width - dot, 0.0).into_iter()
            })
            .collect();
        let height = |rest: &[std::vec::IntoIter<PdfLine>]| {
            let heights = rest.iter().zip(cells).map(|(lines, cell)| lines.len() as f32 * cell.style.leading);
            heights.fold(0.0, f32::max) + 2.0 * ROW_PADDING
        };
        let whole = height(&rest);
        if whole > self.room() && whole < HEIGHT / 2.0 || self.room() < 40.0 {
            self.break_table(&columns, head);
        }
        let row = self.element(Tag::TR);
        let elements: Vec<ElementId> = (0..cells.len())
            .map(|index| {
                let kind: TagKind = match scope {
                    Some(TableHeaderScope::Column) => Tag::TH(TableHeaderScope::Column).into(),
                    Some(other) if index == 0 => Tag::TH(other).into(),
                    _ => Tag::TD.into(),
                };
                self.sheets.element(kind, Some(row))
            })
            .collect();
        let mut first = true;
        while first || rest.iter().any(|lines| lines.len() > 0) {
            if !first {
                self.break_table(&columns, head);
            }
            let room = self.room() - 2.0 * ROW_PADDING;
            let mut used = 0.0_f32;
            for (((cell, (x, _)), lines), id) in cells.iter().zip(&columns).zip(&mut rest).zip(&elements) {
                let count = ((room / cell.style.leading) as usize).max(1);
                let mut top = self.cursor + ROW_PADDING;
                if let Some(colour) = cell.dot.filter(|_| first) {
                    let area = PdfArea { x: *x, y: top + cell.style.leading / 2.0 - 2.6, width: 5.2, height: 5.2 };
                    self.sheets.draw(PdfMark::Fill { area, radius: 2.6, colour }, MarkRole::Decoration);
                }
                let x = x + if cell.dot.is_some() { DOT } else { 0.0 };
                for line in lines.by_ref().take(count) {
                    self.line(x, top, &cell.style, line, MarkRole::Of(*id));
                    top += cell.style.leading;
                }
                used = used.max(top - self.cursor - ROW_PADDING);
            }
            self.cursor += used + 2.0 * ROW_PADDING;
            self.rule(self.left(), self.width(), HAIR);
            first = false;
        }
    }

    /// Begins a page inside a table and repeats its head there.
    fn break_table(&mut self, columns: &[(f32, f32)], head: &[PdfCell<'_>]) {
        self.need(HEIGHT);
        if head.is_empty() {
            return;
        }
        for (cell, (x, _)) in head.iter().zip(columns) {
            let line = single(cell.style.face, cell.style.size, cell.text);
            self.line(*x, self.cursor + ROW_PADDING, &cell.style, line, MarkRole::Decoration);
        }
        self.cursor += TextStyle::SMALL.leading + 2.0 * ROW_PADDING;
        self.rule(self.left(), self.width(), HAIR);
    }

    /// Left edge and width of each column.
    fn columns(&self, widths: &[f32]) -> Vec<(f32, f32)> {
        let gaps = COLUMN_GAP * widths.len().saturating_sub(1) as f32;
        let mut x = self.left();
        widths
            .iter()
            .map(|share| {
                let column = (x, (self.width() - gaps) * share);
                x += column.1 + COLUMN_GAP;
                column
            })
            .collect()
    }

    /// Pictures in a grid of `across` columns, each in a frame of `height` points with its caption below.
    pub fn figures(&mut self, across: usize, height: f32, figures: &[Figure<'_>]) {
        let gap = 12.0;
        let width = (self.width() - gap * (across as f32 - 1.0)) / across as f32;
        let caption = TextStyle::SMALL.coloured(INK);
        for row in figures.chunks(across) {
            self.need(height + 40.0);
            let top = self.cursor;
            let mut deepest = top;
            for (index, figure) in row.iter().enumerate() {
                let x = self.left() + index as f32 * (width + gap);
                let frame = PdfArea { x, y: top, width, height };
                self.draw(PdfMark::Fill { area: frame, radius: 3.0, colour: WASH }, MarkRole::Decoration);
                let id = self.element(Tag::Figure(Some(figure.caption.to_owned())));
                let inside = fitted(figure.image.size(), frame);
                self.draw(PdfMark::Picture { area: inside, image: figure.image.clone() }, MarkRole::Of(id));
                let mut y = top + height + 3.0;
                let id = self.element(Tag::P);
                for (text, style) in [(figure.caption, &caption), (figure.note, &TextStyle::SMALL)] {
                    for line in lines(style.face, style.size, text, width, 0.0) {
                        self.line(x, y, style, line, MarkRole::Of(id));
                        y += style.leading;
                    }
                }
                deepest = deepest.max(y);
            }
            self.cursor = deepest + 8.0;
        }
    }

    /// A list of paragraphs with coloured dots: a first line, and the rest below it in small type.
    pub fn items(&mut self, items: &[(PdfColour, String, String)]) {
        self.open(Tag::L(ListNumbering::Circle));
        for (colour, text, rest) in items {
            let width = self.width() - DOT;
            let body = lines(TextStyle::BODY.face, TextStyle::BODY.size, text, width, 0.0);
            self.need(body.len().min(4) as f32 * TextStyle::BODY.leading + TextStyle::SMALL.leading);
            self.open(Tag::LI);
            let id = self.element(Tag::LBody);
            let area = PdfArea {
                x: self.left(),
                y: self.cursor + TextStyle::BODY.leading / 2.0 - 2.6,
                width: 5.2,
                height: 5.2,
            };
            self.draw(PdfMark::Fill { area, radius: 2.6, colour: *colour }, MarkRole::Decoration);
            let small = TextStyle::SMALL;
            let below = if rest.is_empty() { Vec::new() } else { lines(small.face, small.size, rest, width, 0.0) };
            let styled =
                body.into_iter().map(|line| (line, TextStyle::BODY)).chain(below.into_iter().map(|line| (line, small)));
            for (line, style) in styled {
                self.need(style.leading);
                self.line(self.left() + DOT, self.cursor, &style, line, MarkRole::Of(id));
                self.cursor += style.leading;
            }
            self.cursor += 5.0;
            self.close();
        }
        self.close();
    }

    /// Draws on every page, below everything else: `marks` gets the page index from 0 and the number of pages.
    pub fn running(&mut self, marks: impl Fn(usize, usize) -> Vec<(PdfMark, MarkRole)>) {
        let count = self.sheets.count();
        self.sheets.draw_below(|page| marks(page, count));
    }

    /// The document as PDF.
    ///
    /// # Errors
    /// What the PDF writer found wrong with it.
    pub fn finish(self, about: &DocumentInfo<'_>) -> Result<Vec<u8>, String> {
        self.sheets.finish(about)
    }
}

/// The largest area with the picture's aspect ratio inside `frame`, centred.
fn fitted((width, height): (u32, u32), frame: PdfArea) -> PdfArea {
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let scale = (frame.width / width).min(frame.height / height);
    let (width, height) = (width * scale, height * scale);
    PdfArea { x: frame.x + (frame.width - width) / 2.0, y: frame.y + (frame.height - height) / 2.0, width, height }
}

/// A line of running text with its upper edge at `top`; right-aligned to `right` where that is given.
pub fn running_line(x: f32, right: Option<f32>, top: f32, style: &TextStyle, text: &str) -> PdfMark {
    let line = single(style.face, style.size, text);
    let x = right.map_or(x, |right| right - line.width);
    PdfMark::Text { x, y: top + style.drop(), size: style.size, colour: style.colour, line }
}
