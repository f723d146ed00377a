//! `summary.pdf`: everything that will be submitted, the pictures, the materials and the review, for printing.

use std::collections::HashMap;

use image::codecs::jpeg::JpegEncoder;
use krilla::image::Image;
use krilla::tagging::Tag;
use rayon::prelude::*;

use crate::filing::Filing;
use crate::finding::{Argument, Finding, Level};
use crate::i18n::{self, Arguments, Language};
use crate::reference::Reference;
use crate::rules::{Evidence, Inspections, MaterialState, Need, Review};
use crate::scan::resample;
use crate::view::View;

use super::PackageOptions;
use super::letters::Letter;
use super::materials::{Materials, MediaKind, PackagedMaterial};
use super::overview::ReviewCounts;
use super::pdf::{
    ACCENT, ALERT, CAUTION, DocumentInfo, Figure, GHOST, HAIR, HEIGHT, INK, MUTED, Margins, MarkRole, Paper, PdfArea,
    PdfCell, PdfColour, PdfMark, TextStyle, Typeface, WASH, WIDTH, running_line, single,
};
use super::sheet::{SheetAnswer, sections};

const MARGINS: Margins = Margins { left: 54.0, right: 54.0, top: 62.0, bottom: 58.0 };
const TITLE: TextStyle = TextStyle { face: Typeface::Bold, size: 23.0, leading: 32.0, colour: INK };
const SECTION: TextStyle = TextStyle { face: Typeface::Bold, size: 13.5, leading: 22.0, colour: ACCENT };
/// Longest side of a thumbnail in pixels.
const THUMBNAIL: u32 = 480;

/// The content of the summary.
pub(super) struct Contents<'a> {
    pub filing: &'a Filing,
    pub review: &'a Review,
    pub inspections: &'a Inspections,
    pub materials: &'a Materials,
    pub letters: &'a [Letter],
    pub reference: &'a Reference,
    pub options: &'a PackageOptions<'a>,
}

/// The summary as PDF.
///
/// # Errors
/// The error of the PDF writer.
pub(super) fn summary(contents: &Contents<'_>) -> Result<Vec<u8>, String> {
    let language = contents.options.language;
    let files = &contents.materials.files;
    let thumbnails: HashMap<&str, Image> =
        files.par_iter().filter_map(|material| Some((material.path.as_str(), thumbnail(material)?))).collect();
    let mut paper = Paper::new(MARGINS);
    cover(&mut paper, contents);
    findings(&mut paper, contents);
    for section in sections(contents.filing, contents.reference, language) {
        title(&mut paper, &section.title);
        let mut pairs = Vec::new();
        let mut figures = Vec::new();
        for row in section.rows {
            match row.answer {
                SheetAnswer::Text(text) => pairs.push((row.label, text)),
                SheetAnswer::Medium => match contents.materials.at(&row.place) {
                    Some(material) => match thumbnails.get(material.path.as_str()) {
                        Some(image) => {
                            let note = [material.path.clone(), picture_note(contents, &row.place)].join("\n");
                            figures.push((image.clone(), row.label, note.trim_end().to_owned()));
                        }
                        None => pairs.push((row.label, material.path.clone())),
                    },
                    None => pairs.push((row.label, i18n::text(language, "summary-no-file"))),
                },
            }
        }
        paper.pairs(0.27, &pairs);
        if !figures.is_empty() {
            paper.gap(10.0);
            let figures: Vec<Figure<'_>> =
                figures.iter().map(|(image, caption, note)| Figure { image: image.clone(), caption, note }).collect();
            paper.figures(3, 104.0, &figures);
        }
    }
    checklist(&mut paper, contents);
    letters(&mut paper, contents);
    running(&mut paper, contents);
    let title = heading_text(contents);
    let about = DocumentInfo {
        title: &title,
        language: language.tag(),
        program: contents.options.program,
        date: contents.options.today,
    };
    paper.finish(&about)
}

fn heading_text(contents: &Contents<'_>) -> String {
    i18n::text(contents.options.language, "summary-title")
}

/// A thumbnail of a material; `None` for a video or a picture that cannot be decoded.
fn thumbnail(material: &PackagedMaterial) -> Option<Image> {
    let format = match material.kind {
        MediaKind::Jpeg => image::ImageFormat::Jpeg,
        MediaKind::Png => image::ImageFormat::Png,
        MediaKind::Mp4 => return None,
    };
    let pixels = image::load_from_memory_with_format(&material.bytes, format).ok()?.into_rgb8();
    let longest = pixels.width().max(pixels.height()).max(1);
    let scale = |side: u32| (side * THUMBNAIL.min(longest) / longest).max(1);
    let small = resample::area(&pixels, scale(pixels.width()), scale(pixels.height()));
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 78).encode_image(&small).ok()?;
    Image::from_jpeg(bytes.into(), false).ok()
}

/// What the inspection found in the picture at a place, as exported; empty where it was not inspected.
fn picture_note(contents: &Contents<'_>, place: &str) -> String {
    let Some(Evidence::Seen { inspection, .. }) = contents.inspections.get(place) else { return String::new() };
    let count = inspection.findings.iter().filter(|finding| finding.level != Level::Notice).count();
    let key = if count == 0 { "summary-picture-clean" } else { "summary-picture-attention" };
    let arguments = Arguments::from([("count".to_owned(), Argument::Number(count as f64))]);
    i18n::text_with(contents.options.language, key, &arguments)
}

/// A section's title with its line.
fn title(paper: &mut Paper, text: &str) {
    paper.gap(20.0);
    paper.heading(2, &SECTION, text, 70.0);
    paper.gap(4.0);
    paper.rule(paper.left(), paper.width(), ACCENT);
}

/// Title, names, state and the facts about the package.
fn cover(paper: &mut Paper, contents: &Contents<'_>) {
    let language = contents.options.language;
    let word = |key: &str| i18n::text(language, key);
    let over = TextStyle { face: Typeface::Bold, size: 9.0, leading: 14.0, colour: ACCENT };
    paper.paragraph(&over, &word("summary-over"), 0.0);
    let top = paper.cursor();
    paper.heading(1, &TITLE, &heading_text(contents), 60.0);
    chip(paper, top, contents);
    let names = [contents.filing.subject_name(), contents.filing.applet_name()];
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    paper.paragraph(&TextStyle::BODY.sized(12.0), &names.join("　·　"), 0.0);
    paper.gap(12.0);
    let count = |level| contents.review.findings.iter().filter(|finding| finding.level == level).count();
    let facts = [
        (word("overview-kind"), word(&format!("overview-kind-{}", contents.filing.kind().name()))),
        (word("summary-date"), contents.options.today.to_string()),
        (word("overview-errors"), count(Level::Error).to_string()),
        (word("overview-warnings"), count(Level::Warning).to_string()),
        (word("summary-program"), contents.options.program.to_owned()),
        (word("summary-reference"), contents.reference.date().to_owned()),
    ];
    grid(paper, &facts);
}

/// The state of the filing, to the right of the title.
fn chip(paper: &mut Paper, top: f32, contents: &Contents<'_>) {
    let key = if contents.options.draft {
        "summary-state-draft"
    } else {
        ReviewCounts::of(contents.review, contents.filing).word()
    };
    let colour = match key {
        "overview-state-ready" => ACCENT,
        "overview-state-open" => CAUTION,
        _ => ALERT,
    };
    let style = TextStyle { face: Typeface::Bold, size: 10.0, leading: 15.0, colour: [255, 255, 255] };
    let line = single(style.face, style.size, &i18n::text(contents.options.language, key));
    let width = line.width + 22.0;
    let area = PdfArea { x: paper.left() + paper.width() - width, y: top + 4.0, width, height: 22.0 };
    paper.draw(PdfMark::Fill { area, radius: 11.0, colour }, MarkRole::Decoration);
    let id = paper.element(Tag::P);
    paper.line(area.x + 11.0, area.y + 3.5, &style, line, MarkRole::Of(id));
}

/// Facts in three columns on a quiet background.
fn grid(paper: &mut Paper, facts: &[(String, String)]) {
    const ACROSS: usize = 3;
    const STEP: f32 = 34.0;
    let rows = facts.len().div_ceil(ACROSS);
    let area = PdfArea { x: paper.left(), y: paper.cursor(), width: paper.width(), height: rows as f32 * STEP + 10.0 };
    paper.draw(PdfMark::Fill { area, radius: 5.0, colour: WASH }, MarkRole::Decoration);
    for (index, (label, value)) in facts.iter().enumerate() {
        let x = area.x + 14.0 + (index % ACROSS) as f32 * (area.width - 14.0) / ACROSS as f32;
        let y = area.y + 7.0 + (index / ACROSS) as f32 * STEP;
        let id = paper.element(Tag::P);
        let (small, body) = (TextStyle::SMALL, TextStyle::BODY.sized(10.0));
        paper.line(x, y, &small, single(small.face, small.size, label), MarkRole::Of(id));
        paper.line(x, y + 12.0, &body, single(body.face, body.size, value), MarkRole::Of(id));
    }
    paper.move_to(area.y + area.height);
}

fn level_colour(level: Level) -> PdfColour {
    match level {
        Level::Error => ALERT,
        Level::Warning => CAUTION,
        Level::Notice => MUTED,
    }
}

fn findings(paper: &mut Paper, contents: &Contents<'_>) {
    let language = contents.options.language;
    title(paper, &i18n::text(language, "summary-review"));
    paper.gap(6.0);
    if contents.review.findings.is_empty() {
        paper.items(&[(ACCENT, i18n::text(language, "summary-clean"), String::new())]);
        return;
    }
    let head = View::new(contents.filing).head();
    let item = |finding: &Finding| {
        let rest: Vec<String> = [finding.why(language), finding.fix(language)].into_iter().flatten().collect();
        let separator = language.sentence_separator();
        let [what, rest] = [named(finding, language), rest.join(separator)].map(|text| head.said(language, text));
        (level_colour(finding.level), what, rest)
    };
    let items: Vec<_> = contents.review.findings.iter().map(item).collect();
    paper.items(&items);
}

/// The finding, preceded by the name of its field unless the sentence contains it.
fn named(finding: &Finding, language: Language) -> String {
    let what = finding.what(language);
    let label = i18n::label(language, &finding.field);
    if label.is_empty() || what.contains(&label) {
        return what;
    }
    let colon = language.pick("：", ": ");
    [label.as_str(), &what].join(colon)
}

fn checklist(paper: &mut Paper, contents: &Contents<'_>) {
    let language = contents.options.language;
    let asked: Vec<_> = contents
        .review
        .checklist
        .iter()
        .filter(|material| material.needed != Need::NotNeeded || contents.materials.at(&material.slot).is_some())
        .collect();
    if asked.is_empty() {
        return;
    }
    title(paper, &i18n::text(language, "summary-checklist"));
    let texts: Vec<[String; 4]> = asked
        .iter()
        .map(|material| {
            let need = match material.needed {
                Need::Required => "summary-need-required",
                Need::Recommended => "summary-need-recommended",
                Need::Open => "summary-need-open",
                Need::NotNeeded => "summary-need-not",
            };
            let state = match material.state {
                MaterialState::Missing => "summary-material-missing",
                MaterialState::Attention => "summary-material-attention",
                MaterialState::Ok => "summary-material-ok",
            };
            let label = i18n::label(language, &material.slot);
            let why = View::new(contents.filing).head().said(language, material.why.message(language));
            [label, i18n::text(language, need), i18n::text(language, state), why]
        })
        .collect();
    let rows: Vec<Vec<PdfCell<'_>>> = asked
        .iter()
        .zip(&texts)
        .map(|(material, [label, need, state, why])| {
            let colour = match material.state {
                MaterialState::Missing if material.needed == Need::Required => ALERT,
                MaterialState::Missing | MaterialState::Attention => CAUTION,
                MaterialState::Ok => ACCENT,
            };
            vec![
                PdfCell::new(label, TextStyle::BODY),
                PdfCell::new(need, TextStyle::BODY),
                PdfCell { text: state, style: TextStyle::BODY, dot: Some(colour) },
                PdfCell::new(why, TextStyle::LABEL),
            ]
        })
        .collect();
    let head = ["summary-column-material", "summary-column-need", "summary-column-state", "summary-column-why"];
    let head = head.map(|key| i18n::text(language, key));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    paper.table(&[0.3, 0.1, 0.14, 0.46], &head, &rows);
}

fn letters(paper: &mut Paper, contents: &Contents<'_>) {
    let language = contents.options.language;
    if contents.letters.is_empty() {
        return;
    }
    title(paper, &i18n::text(language, "summary-letters"));
    paper.gap(6.0);
    let item = |letter: &Letter| {
        let rest = letter.prescribed.clone().unwrap_or_else(|| letter.path());
        (if letter.prescribed.is_some() { CAUTION } else { ACCENT }, letter.title(language), rest)
    };
    let items: Vec<_> = contents.letters.iter().map(item).collect();
    paper.items(&items);
}

/// Header and footer of every page, and the draft watermark behind the text.
fn running(paper: &mut Paper, contents: &Contents<'_>) {
    let language = contents.options.language;
    let subject = contents.filing.text(field!("icp_subject.base_info.name")).to_owned();
    let heading = heading_text(contents);
    let draft = contents.options.draft.then(|| i18n::text(language, "package-draft"));
    paper.running(|page, pages| {
        let small = TextStyle::SMALL;
        let right = WIDTH - MARGINS.right;
        let mut marks = Vec::new();
        if draft.is_some() {
            let size = 120.0;
            let line = single(Typeface::Bold, size, &i18n::text(language, "package-draft-mark"));
            marks.push((PdfMark::Watermark { size, colour: GHOST, line }, MarkRole::Decoration));
        }
        if page > 0 {
            marks.push((running_line(MARGINS.left, None, 32.0, &small, &heading), MarkRole::Head));
            marks.push((running_line(0.0, Some(right), 32.0, &small, &clip(&subject)), MarkRole::Head));
        }
        if let Some(draft) = &draft {
            let style = TextStyle { face: Typeface::Bold, ..small }.coloured(ALERT);
            let middle = (WIDTH - single(style.face, style.size, draft).width) / 2.0;
            marks.push((running_line(middle, None, 20.0, &style, draft), MarkRole::Head));
        }
        let foot = HEIGHT - 40.0;
        let area = PdfArea { x: MARGINS.left, y: foot - 5.0, width: right - MARGINS.left, height: 0.5 };
        marks.push((PdfMark::Fill { area, radius: 0.0, colour: HAIR }, MarkRole::Decoration));
        let left = format!("{}　{}", contents.options.program, contents.options.today);
        marks.push((running_line(MARGINS.left, None, foot, &small, &left), MarkRole::Foot));
        let number = |value: usize| Argument::Number(value as f64);
        let arguments = Arguments::from([("page".to_owned(), number(page + 1)), ("pages".to_owned(), number(pages))]);
        let count = i18n::text_with(language, "summary-page", &arguments);
        marks.push((running_line(0.0, Some(right), foot, &small, &count), MarkRole::Foot));
        marks
    });
}

/// A name short enough for the running head.
fn clip(name: &str) -> String {
    match name.char_indices().nth(28) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}
