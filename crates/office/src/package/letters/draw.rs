//! Draws a letter on its page: title, text, and places for writing, signature, seal and fingerprint.

use krilla::tagging::Tag;

use crate::finding::Argument;
use crate::i18n::{self, Language};

use super::super::pdf::{
    DocumentInfo, HAIR, HEIGHT, INK, MUTED, Margins, MarkRole, Paper, PdfArea, PdfMark, TextStyle, Typeface, lines,
    single,
};
use super::Letter;
use super::template::LetterBlock;

const MARGINS: Margins = Margins { left: 74.0, right: 74.0, top: 76.0, bottom: 56.0 };
/// Text sizes, tried in this order until the letter fits on its page.
const SIZES: [f32; 5] = [12.0, 11.0, 10.0, 9.0, 8.0];
/// Height reserved at the foot for the demands on the signature.
const FOOT: f32 = 34.0;

/// The letter as PDF, on one page.
pub(super) fn draw(letter: &Letter) -> Result<Vec<u8>, String> {
    let mut paper = compose(letter, SIZES[0]);
    for size in &SIZES[1..] {
        if paper.pages() == 1 {
            break;
        }
        paper = compose(letter, *size);
    }
    let title = letter.title(Language::Chinese);
    let program = i18n::text(Language::Chinese, "package-program");
    // The only date on a letter is the handwritten one.
    let about = DocumentInfo {
        title: &title,
        language: Language::Chinese.tag(),
        program: &program,
        date: chrono::NaiveDate::default(),
    };
    paper.finish(&about)
}

fn compose(letter: &Letter, size: f32) -> Paper {
    let mut paper = Paper::new(MARGINS);
    let title = TextStyle { face: Typeface::Bold, size: 20.0, leading: 30.0, colour: INK };
    let body = TextStyle { face: Typeface::Regular, size, leading: size * 1.85, colour: INK };
    if let Some(form) = &letter.prescribed {
        let arguments = [("title".to_owned(), Argument::Text(letter.title(Language::Chinese)))].into();
        heading(&mut paper, &title, &i18n::text_with(Language::Chinese, "letter-prescribed-title", &arguments));
        paper.paragraph(&body, &i18n::text(Language::Chinese, "letter-prescribed"), 2.0 * size);
        paper.gap(size);
        paper.paragraph(&body, form, 2.0 * size);
        return paper;
    }
    heading(&mut paper, &title, &letter.title(Language::Chinese));
    for block in &letter.blocks {
        draw_block(&mut paper, block, &body);
    }
    sign(&mut paper, letter, &body);
    foot(&mut paper, &letter.demand);
    paper
}

fn heading(paper: &mut Paper, style: &TextStyle, text: &str) {
    let line = single(style.face, style.size, text);
    let x = paper.left() + (paper.width() - line.width) / 2.0;
    let top = paper.cursor();
    let id = paper.heading_element(text);
    paper.line(x, top, style, line, MarkRole::Of(id));
    paper.move_to(top + style.leading + 18.0);
}

fn draw_block(paper: &mut Paper, block: &LetterBlock, body: &TextStyle) {
    let indent = 2.0 * body.size;
    if !block.address.is_empty() {
        paper.paragraph(body, &block.address, 0.0);
    }
    if !block.heading.is_empty() {
        let strong = TextStyle { face: Typeface::Bold, ..*body };
        paper.paragraph(&strong, &block.heading, 0.0);
    }
    for text in [&block.text, &block.item] {
        if !text.is_empty() {
            paper.paragraph(body, text, indent);
        }
    }
    if !block.pairs.is_empty() {
        table(paper, &block.pairs, body);
    }
    for _ in 0..block.write {
        paper.need(body.leading * 1.15);
        paper.move_to(paper.cursor() + body.leading * 1.15);
        paper.rule(paper.left(), paper.width(), MUTED);
    }
    if block.write > 0 {
        paper.gap(body.size * 0.6);
    }
}

/// A ruled table of labels and values, with room to write where a value is missing.
fn table(paper: &mut Paper, pairs: &[[String; 2]], body: &TextStyle) {
    let style = TextStyle { leading: body.size * 1.5, ..*body };
    let label_width = paper.width() * 0.26;
    let padding = 5.0;
    paper.gap(4.0);
    paper.open(Tag::Table);
    for [label, value] in pairs {
        let inner = paper.width() - label_width - 2.0 * padding;
        let values = lines(style.face, style.size, value, inner, 0.0);
        let height = values.len() as f32 * style.leading + 2.0 * padding;
        paper.need(height);
        let top = paper.cursor();
        let row = PdfArea { x: paper.left(), y: top, width: paper.width(), height };
        let head = PdfArea { width: label_width, ..row };
        for area in [row, head] {
            paper.draw(
                PdfMark::Frame { area, radius: 0.0, width: 0.6, dashed: false, colour: MUTED },
                MarkRole::Decoration,
            );
        }
        paper.open(Tag::TR);
        let name = paper.element(Tag::TH(krilla::tagging::TableHeaderScope::Row));
        paper.line(row.x + padding, top + padding, &style, single(style.face, style.size, label), MarkRole::Of(name));
        let cell = paper.element(Tag::TD);
        let mut y = top + padding;
        for line in values {
            paper.line(row.x + label_width + padding, y, &style, line, MarkRole::Of(cell));
            y += style.leading;
        }
        paper.close();
        paper.move_to(top + height);
    }
    paper.close();
    paper.gap(6.0);
}

/// The places to sign, on the right, with the seal and the fingerprint beside them.
fn sign(paper: &mut Paper, letter: &Letter, body: &TextStyle) {
    let step = body.size * 2.4;
    let height = letter.signing.lines.len() as f32 * step + 8.0;
    paper.gap(body.size * 1.2);
    paper.need(height + FOOT);
    let top = paper.cursor();
    let labels = letter.signing.lines.iter().map(|[label, _]| single(body.face, body.size, label).width);
    let label_width = labels.fold(0.0, f32::max) + 6.0;
    let x = paper.left() + paper.width() * 0.32;
    let right = paper.left() + paper.width();
    for (index, [label, value]) in letter.signing.lines.iter().enumerate() {
        let y = top + index as f32 * step;
        let id = paper.element(Tag::P);
        paper.line(x, y, body, single(body.face, body.size, &format!("{label}：")), MarkRole::Of(id));
        let start = x + label_width + body.size;
        let date = i18n::text(Language::Chinese, "letter-date");
        let shown = if value == "date" { date.as_str() } else { value.as_str() };
        let line = fitting(body, shown, right - start);
        paper.line(start, y, &line.0, line.1, MarkRole::Of(id));
        if value.is_empty() {
            paper.move_to(y + body.leading);
            paper.rule(start, right - start, MUTED);
        }
    }
    let side = (x - paper.left() - 14.0).min(108.0);
    if !letter.signing.seal.is_empty() {
        place(paper, top, side, side / 2.0, &letter.signing.seal);
    }
    if letter.signing.fingerprint {
        place(paper, top, 62.0, 6.0, &i18n::text(Language::Chinese, "letter-fingerprint"));
    }
    paper.move_to(top + height);
}

/// A line of text, made smaller until it fits `width`.
fn fitting(style: &TextStyle, text: &str, width: f32) -> (TextStyle, super::super::pdf::PdfLine) {
    let line = single(style.face, style.size, text);
    if line.width <= width || line.width <= 0.0 {
        return (*style, line);
    }
    let smaller = TextStyle { size: (style.size * width / line.width).max(5.0), ..*style };
    (smaller, single(smaller.face, smaller.size, text))
}

/// A dashed frame with its name in the middle.
fn place(paper: &mut Paper, top: f32, side: f32, radius: f32, name: &str) {
    let area = PdfArea { x: paper.left(), y: top, width: side, height: side };
    paper.draw(PdfMark::Frame { area, radius, width: 0.8, dashed: true, colour: HAIR }, MarkRole::Decoration);
    let style = TextStyle::SMALL;
    let line = single(style.face, style.size, name);
    let x = area.x + (side - line.width) / 2.0;
    let id = paper.element(Tag::P);
    paper.line(x, top + side / 2.0 - style.leading / 2.0, &style, line, MarkRole::Of(id));
}

/// The demands on the signature, in small type at the foot.
fn foot(paper: &mut Paper, demand: &str) {
    let style = TextStyle::SMALL;
    let text = format!("{}{demand}", i18n::text(Language::Chinese, "letter-note"));
    let lines = lines(style.face, style.size, &text, paper.width(), 0.0);
    let top = HEIGHT - MARGINS.bottom - lines.len() as f32 * style.leading;
    paper.need(lines.len() as f32 * style.leading);
    let id = paper.element(Tag::P);
    for (index, line) in lines.into_iter().enumerate() {
        paper.line(paper.left(), top + index as f32 * style.leading, &style, line, MarkRole::Of(id));
    }
}
