//! From measures to verdicts, marks and findings.

use std::collections::BTreeMap;

use crate::finding::{Argument, Finding, Level};

use super::corners::{self, Found};
use super::glare::Light;
use super::page::Page;
use super::thresholds as limit;
use super::working::Working;
use super::{
    Inspection, Mark, Picture, Point, Quad, Slot, Verdicts, clarity, colour, frame, glare, licence, limits, occlusion,
    origin, place, things, upright,
};

/// Judges a picture for `slot`; without a slot it is judged as any certificate.
///
/// Pure and deterministic: the same pixels give the same inspection, with any number of threads.
pub fn inspect(picture: &Picture, slot: Option<Slot>) -> Inspection {
    let working = Working::new(picture);
    let (width, height) = picture.pixels.dimensions();
    // The model is part of the program and loads or fails the same way every time; its test stands with it.
    let found = corners::find(&working).ok().flatten().filter(|_| slot != Some(Slot::Portrait));
    let mut judge = Judge {
        expects: Expectation::of(slot),
        slot,
        verdicts: Verdicts {
            clear: true,
            corners_complete: true,
            glare: false,
            occluded: false,
            colour: true,
            resolution_ok: true,
            upright: true,
        },
        scores: BTreeMap::new(),
        marks: Vec::new(),
        findings: Vec::new(),
    };
    judge.verdicts.resolution_ok = limits::check(picture, slot, &mut judge.findings);
    judge.frame(found.as_ref(), width, height);
    let quad = found.map_or_else(|| corners::frame_of(&picture.pixels), |found| found.quad);
    if let Some(page) = Page::new(&working, &quad) {
        judge.clarity(&page);
        judge.colour(&page, &working, found.is_some());
        judge.light(&page, found.is_some());
        if let Some(found) = &found {
            judge.occlusion(&page, found);
        }
        judge.direction(&page);
        judge.licence(&page);
        judge.origin(picture, &quad, &page);
    } else {
        judge.verdicts.clear = false;
        judge.score("clarity", 0.0);
    }
    Inspection {
        slot,
        width,
        height,
        format: picture.format,
        file_size: picture.file_size,
        corners: found.map(|found| found.quad),
        verdicts: judge.verdicts,
        scores: judge.scores,
        marks: judge.marks,
        findings: judge.findings,
    }
}

/// Rule of a picture with two tones only.
const TWO_TONES: &str = "scan-black-and-white";

/// What a slot expects of its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expectation {
    /// A certificate, for which WeChat states the full border and colour.
    Certificate,
    /// A sheet of paper: the same checks as advice.
    Paper,
    /// A person, no document.
    Person,
}

impl Expectation {
    fn of(slot: Option<Slot>) -> Self {
        match slot {
            Some(Slot::Portrait) => Self::Person,
            Some(Slot::Letter | Slot::Document) => Self::Paper,
            _ => Self::Certificate,
        }
    }

    /// Level of what WeChat states for certificates.
    fn stated(self) -> Level {
        if self == Self::Certificate { Level::Error } else { Level::Warning }
    }
}

struct Judge {
    expects: Expectation,
    slot: Option<Slot>,
    verdicts: Verdicts,
    scores: BTreeMap<String, f32>,
    marks: Vec<Mark>,
    findings: Vec<Finding>,
}

impl Judge {
    fn score(&mut self, name: &str, value: f32) {
        // Rounded to what is worth printing; adding zero takes the sign off a negative zero.
        self.scores.insert(name.to_owned(), (value * 1000.0).round() / 1000.0 + 0.0);
    }

    fn two_tones(&self) -> bool {
        self.findings.iter().any(|finding| finding.rule == TWO_TONES)
    }

    fn mark(&mut self, rule: &str, outline: Vec<Point>) {
        self.marks.push(Mark { rule: rule.to_owned(), outline });
    }

    fn frame(&mut self, found: Option<&Found>, width: u32, height: u32) {
        if self.expects == Expectation::Person {
            return;
        }
        let Some(found) = found else {
            self.verdicts.corners_complete = false;
            self.score("document", 0.0);
            self.findings.push(Finding::new("scan-no-document", Level::Warning, "").prevents(&["WXM-BORDER"]));
            return;
        };
        let lie = frame::measure(found, width, height);
        self.score("document", found.confidence);
        self.score("fills", lie.fills);
        self.score("margin", lie.margin);
        self.verdicts.corners_complete = lie.complete;
        if !lie.complete {
            self.mark("scan-corners-cut", found.quad.to_vec());
            self.findings.push(Finding::new("scan-corners-cut", self.expects.stated(), "").prevents(&["WXM-BORDER"]));
        } else if lie.margin < limit::NEAR_BORDER {
            self.mark("scan-near-border", found.quad.to_vec());
            self.findings.push(Finding::new("scan-near-border", Level::Warning, "").prevents(&["WXM-BORDER"]));
        }
        if lie.fills < limit::FILLS {
            let percent = Argument::Number(f64::from((lie.fills * 100.0).round()));
            self.mark("scan-small-in-frame", found.quad.to_vec());
            self.findings.push(
                Finding::new("scan-small-in-frame", Level::Warning, "")
                    .with("percent", percent)
                    .prevents(&["WXM-BLUR"]),
            );
        }
    }

    fn clarity(&mut self, page: &Page) {
        let portrait = self.expects == Expectation::Person;
        let spread = clarity::spread(page);
        let contrast = clarity::contrast(&page.detail);
        let clarity = clarity::score(spread, contrast, portrait);
        self.score("clarity", clarity);
        self.score("contrast", contrast);
        if let Some(spread) = spread {
            self.score("spread", spread);
        }
        self.verdicts.clear = clarity >= limit::CLEAR;
        let number = Argument::Number(f64::from(clarity.round()));
        let rule = if !self.verdicts.clear {
            Some(("scan-blurred", self.expects.stated()))
        } else if clarity < limit::SOFT {
            Some(("scan-soft", Level::Warning))
        } else {
            None
        };
        if let Some((rule, level)) = rule {
            self.mark(rule, page.sheet.document());
            self.findings
                .push(Finding::new(rule, level, "").with("clarity", number).prevents(&["WXM-BLUR", "WX-86328"]));
        }
        if !portrait && page.short_side < limit::LEGIBLE_SHORT_SIDE {
            let pixels = Argument::Number(f64::from(page.short_side.round()));
            self.mark("scan-text-small", page.sheet.document());
            self.findings.push(
                Finding::new("scan-text-small", Level::Warning, "").with("pixels", pixels).prevents(&["WXM-BLUR"]),
            );
        }
    }

    fn light(&mut self, page: &Page, document: bool) {
        let Light { spots, paper, burnt } = glare::measure(&page.sheet);
        let strongest = spots.first().map_or(0.0, |spot| spot.strength);
        let glaring: Vec<_> = spots.iter().filter(|spot| spot.strength > limit::GLARE).collect();
        let share: f32 = glaring.iter().map(|spot| spot.share).sum();
        self.score("glare", share);
        self.score("glare_strength", strongest);
        self.score("paper", paper);
        self.score("burnt", burnt);
        if self.expects != Expectation::Person {
            self.verdicts.glare = !glaring.is_empty();
            if let Some(spot) = glaring.first() {
                let percent = Argument::Number(f64::from((share * 100.0).round().max(1.0)));
                self.findings.push(
                    Finding::new("scan-glare", Level::Warning, "")
                        .with("place", Argument::Term(place::of(self.slot, &page.sheet, spot.bounds).to_owned()))
                        .with("percent", percent)
                        .prevents(&["HW-GLARE", "WX-86328"]),
                );
            }
            for spot in glaring {
                self.mark("scan-glare", page.sheet.outline(spot.bounds));
            }
        }
        if document && burnt > limit::BURNT && !self.two_tones() {
            self.mark("scan-overexposed", page.sheet.document());
            self.findings.push(
                Finding::new("scan-overexposed", Level::Warning, "")
                    .with("place", Argument::Term("scan-place-whole".to_owned()))
                    .prevents(&["HW-GLARE", "WXM-BLUR"]),
            );
        } else if paper < limit::DARK {
            self.mark("scan-underexposed", page.sheet.document());
            self.findings
                .push(Finding::new("scan-underexposed", Level::Warning, "").prevents(&["WXM-BLUR", "WX-86328"]));
        }
    }

    fn colour(&mut self, page: &Page, working: &Working<'_>, document: bool) {
        let tint = colour::of_document(&page.sheet);
        let picture = colour::of_picture(&working.coarse.pixels);
        self.score("chroma", tint.chroma);
        self.score("own_colour", tint.own);
        self.score("picture_colour", picture.own);
        let grey = picture.chroma < limit::GREY || picture.own < 1.0;
        // Every certificate has printed colours; a letter may be black on white.
        let colourless = self.expects == Expectation::Certificate
            && (tint.chroma < limit::GREY || (self.slot.is_some() && tint.own < limit::COLOURLESS));
        let rule = if grey && colour::extremes(working.full) > limit::TWO_TONES {
            TWO_TONES
        } else if grey {
            "scan-grey"
        } else if document && colourless {
            "scan-copy"
        } else {
            return;
        };
        self.verdicts.colour = false;
        self.mark(rule, page.sheet.document());
        let level = if grey { self.expects.stated() } else { Level::Warning };
        let rejections: &[&str] = if grey { &["WXM-COLOR"] } else { &["WXM-COLOR", "WXM-COPY"] };
        self.findings.push(Finding::new(rule, level, "").prevents(rejections));
    }

    fn direction(&mut self, page: &Page) {
        if self.expects == Expectation::Person {
            return;
        }
        let direction = upright::measure(&page.detail, &page.sheet, self.slot);
        self.score("lines", direction.lines);
        self.score("overturned", direction.overturned);
        let card = matches!(
            self.slot,
            Some(Slot::IdCardFront | Slot::IdCardBack | Slot::Passport | Slot::PermitFront | Slot::PermitBack)
        );
        let standing = card && page.sheet.inner_height() > page.sheet.inner_width() * 6 / 5;
        if standing || direction.lines < limit::SIDEWAYS || direction.overturned > limit::OVERTURNED {
            self.verdicts.upright = false;
            self.mark("scan-not-upright", page.sheet.document());
            self.findings.push(Finding::new("scan-not-upright", Level::Warning, "").prevents(&["WX-86328"]));
        }
    }

    fn licence(&mut self, page: &Page) {
        if self.slot != Some(Slot::BusinessLicence) || !self.verdicts.upright {
            return;
        }
        let features = licence::measure(&page.sheet, &page.detail);
        self.score("emblem", features.emblem);
        self.score("seal", features.seal);
        self.score("qr_code", f32::from(u8::from(features.code)));
        let missing: [(&str, bool, Level, &[&str]); 3] = [
            ("scan-emblem-missing", features.emblem < limit::EMBLEM, Level::Warning, &["WXM-BORDER", "WXM-COPY"]),
            ("scan-seal-missing", features.seal < limit::SEAL, Level::Warning, &["WXM-COPY"]),
            ("scan-qr-missing", !features.code, Level::Notice, &["WX-86328"]),
        ];
        for (rule, missing, level, rejections) in missing {
            // A grey picture has lost its red; that is said already.
            if missing && (self.verdicts.colour || rule == "scan-qr-missing") {
                self.findings.push(Finding::new(rule, level, "").prevents(rejections));
            }
        }
    }

    fn origin(&mut self, picture: &Picture, quad: &Quad, page: &Page) {
        let blockiness = origin::blockiness(&picture.pixels);
        let flatness = origin::flatness(&picture.pixels);
        let lattice = origin::lattice(&picture.pixels, quad);
        self.score("blockiness", blockiness);
        self.score("flatness", flatness);
        self.score("lattice", lattice);
        if blockiness > limit::BLOCKINESS {
            self.mark("scan-compressed", page.sheet.document());
            self.findings.push(Finding::new("scan-compressed", Level::Warning, "").prevents(&["WXM-BLUR"]));
            return;
        }
        if self.expects != Expectation::Certificate || !self.verdicts.colour {
            return;
        }
        let rule = if lattice > limit::LATTICE {
            ("scan-screen", &["WXM-COPY", "HW-GLARE"])
        } else if flatness > limit::FLATNESS {
            ("scan-electronic", &["WXM-COPY", "HW-SH-ELICENCE"])
        } else {
            return;
        };
        self.mark(rule.0, page.sheet.document());
        self.findings.push(Finding::new(rule.0, Level::Warning, "").prevents(rule.1));
    }

    fn occlusion(&mut self, page: &Page, found: &Found) {
        // Two tones leave no colours to tell things apart by.
        if self.two_tones() {
            return;
        }
        let mut covers = occlusion::measure(&page.sheet, found.inside);
        if found.is_complete() {
            covers.extend(things::measure(&page.sheet));
        }
        covers.sort_by(|a, b| b.area.total_cmp(&a.area));
        self.score("occluded", covers.first().map_or(0.0, |cover| cover.area));
        let hiding: Vec<_> = covers.iter().filter(|cover| cover.area > limit::OCCLUDED).collect();
        self.verdicts.occluded = !hiding.is_empty();
        if let Some(cover) = hiding.first() {
            self.findings.push(
                Finding::new("scan-occluded", Level::Warning, "")
                    .with("place", Argument::Term(place::of(self.slot, &page.sheet, cover.bounds).to_owned()))
                    .prevents(&["WXM-BORDER", "WX-86328"]),
            );
        }
        for cover in hiding {
            self.mark("scan-occluded", page.sheet.outline(cover.bounds));
        }
    }
}
