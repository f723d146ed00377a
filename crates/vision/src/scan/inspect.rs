//! Inspection of a picture: measurements become verdicts, marks and findings.

use std::collections::BTreeMap;

use crate::finding::{Argument, Finding, Level, Rule};

use super::corners::{self, FoundDocument};
use super::glare::Light;
use super::page::DocumentPage;
use super::scaled_pictures::Working;
use super::thresholds as limit;
use super::{
    Inspection, LETTER_SEAL, Mark, Picture, PictureFormat, Point, Quad, Slot, Verdicts, clarity, colour, documents,
    foreign_objects, frame, glare, licence, limits, named_areas, occlusion, orientation, origin, rounded_corners,
    rules, veiling_glare,
};

/// Inspects a picture for `slot`; without a slot it is judged as any certificate. If it shows several documents beside
/// each other, each is judged, and the finding is that there are several.
///
/// Pure and deterministic: the same pixels give the same inspection, with any number of threads.
pub fn inspect(picture: &Picture, slot: Option<Slot>) -> Inspection {
    let working = Working::new(picture);
    let found = document(&working, slot);
    let of_one = matches!(slot, Some(Slot::Letter | Slot::PreApproval | Slot::Portrait | Slot::Document));
    let several = if of_one { Vec::new() } else { documents::several(&working, found.as_ref()) };
    let mut each = several.iter().map(|found| judge(picture, &working, Some(found), slot));
    let Some(mut whole) = each.next() else { return judge(picture, &working, found.as_ref(), slot) };
    for one in each {
        let (all, its) = (&mut whole.verdicts, one.verdicts);
        all.clear &= its.clear;
        all.corners_complete &= its.corners_complete;
        all.glare |= its.glare;
        all.colour &= its.colour;
    }
    // The objects beside a document are the other documents.
    whole.verdicts.occluded = false;
    whole.findings.clear();
    let _ = limits::check(picture, slot, &mut whole.findings);
    whole.shows(several.iter().map(|found| found.quad).collect());
    whole
}

/// Inspects a picture as [`inspect`] does, when it is known to show only one document.
pub fn inspect_as_one(picture: &Picture, slot: Option<Slot>) -> Inspection {
    let working = Working::new(picture);
    judge(picture, &working, document(&working, slot).as_ref(), slot)
}

/// The document found in the picture as a whole.
fn document(working: &Working<'_>, slot: Option<Slot>) -> Option<FoundDocument> {
    // The model is part of the program and always loads or always fails; a test next to it checks that it loads.
    corners::find(working).ok().flatten().filter(|_| slot != Some(Slot::Portrait))
}

/// Judges a picture, given the document found in it.
fn judge(picture: &Picture, working: &Working<'_>, found: Option<&FoundDocument>, slot: Option<Slot>) -> Inspection {
    let (width, height) = picture.pixels.dimensions();
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
    judge.frame(found, working, width, height);
    let quad = found.map_or_else(|| corners::frame_of(&picture.pixels), |found| found.quad);
    if let Some(page) = DocumentPage::new(working, &quad) {
        let contrast = judge.clarity(&page);
        judge.colour(&page, working, found.is_some());
        judge.light(&page, found.is_some(), contrast);
        if let Some(found) = found {
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
        full_size: picture.leaf.full_size,
        format: picture.format,
        file_size: picture.file_size,
        corners: found.map(|found| found.quad),
        verdicts: judge.verdicts,
        scores: judge.scores,
        marks: judge.marks,
        findings: judge.findings,
        documents: Vec::new(),
    }
}

impl Inspection {
    /// Upright width and height of the picture in the file.
    pub fn size_in_file(&self) -> (u32, u32) {
        self.full_size.unwrap_or((self.width, self.height))
    }

    /// Corners found in the picture as decoded, in pixels of the picture in the file.
    pub fn in_file(&self, quad: Quad) -> Quad {
        let (width, height) = self.size_in_file();
        let scale = [width as f32 / self.width.max(1) as f32, height as f32 / self.height.max(1) as f32];
        quad.map(|[x, y]| [x * scale[0], y * scale[1]])
    }

    /// Records that the picture shows several documents with these corners.
    pub fn shows(&mut self, documents: Vec<Quad>) {
        self.findings.retain(|finding| !finding.is(&rules::SEVERAL));
        self.findings.push(rules::SEVERAL.found().with("count", Argument::Number(documents.len() as f64)));
        let mark = |quad: &Quad| Mark { rule: (&rules::SEVERAL).into(), outline: quad.to_vec() };
        self.marks = documents.iter().map(mark).collect();
        self.documents = documents;
    }

    /// Applies what reading the licence revealed: an electronic licence has no seal, one of the old form no QR code, and
    /// `another` certificate nothing of what belongs to a licence.
    pub fn was_read(&mut self, electronic: bool, old_form: bool, another: bool) {
        self.findings.retain(|finding| {
            let seal = (electronic || another) && finding.is(&rules::SEAL_MISSING);
            let code = (old_form || another) && finding.is(&rules::QR_MISSING);
            !(seal || code || another && finding.is(&rules::EMBLEM_MISSING))
        });
    }

    /// Applies the number of quarter turns after which a certificate could be read. Reading establishes the direction
    /// and the correction, which the stripes of its lines only suggest.
    pub fn was_turned(&mut self, turns: u8) {
        self.verdicts.upright = turns == 0;
        self.findings.retain(|finding| !finding.is(&rules::NOT_UPRIGHT));
        self.marks.retain(|mark| mark.rule != rules::NOT_UPRIGHT.name);
    }

    /// Records that reading found print cut off by the border of the picture: the document continues outside, although
    /// no edge of its paper is visible there.
    pub fn was_cut(&mut self) {
        if !self.verdicts.corners_complete {
            return;
        }
        self.verdicts.corners_complete = false;
        self.findings.retain(|finding| !finding.is(&rules::NEAR_BORDER));
        self.marks.retain(|mark| mark.rule != rules::NEAR_BORDER.name);
        let (width, height) = (self.width as f32, self.height as f32);
        let outline = self.corners.unwrap_or([[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]]).to_vec();
        self.marks.push(Mark { rule: (&rules::CORNERS_CUT).into(), outline });
        self.findings.push(rules::CORNERS_CUT.found().at_most(Expectation::of(self.slot).stated()));
    }

    /// Records that all print was read with certainty: a picture that seemed too blurred to be read is at most soft.
    pub fn was_read_for_sure(&mut self) {
        self.verdicts.clear = true;
        for finding in self.findings.iter_mut().filter(|finding| finding.is(&rules::BLURRED)) {
            let arguments = std::mem::take(&mut finding.arguments);
            *finding = Finding { arguments, ..rules::SOFT.found() };
        }
        for mark in self.marks.iter_mut().filter(|mark| mark.rule == rules::BLURRED.name) {
            mark.rule = (&rules::SOFT).into();
        }
    }
}

/// The kind of picture that a slot expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expectation {
    /// A certificate, for which WeChat requires the full border and colour.
    Certificate,
    /// A sheet of paper: the same checks, as advice.
    Paper,
    /// A person, not a document.
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

    /// Highest level of the rules that WeChat states for certificates.
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
        // Rounded to a printable precision; adding zero turns a negative zero into zero.
        self.scores.insert(name.to_owned(), (value * 1000.0).round() / 1000.0 + 0.0);
    }

    fn two_tones(&self) -> bool {
        self.findings.iter().any(|finding| finding.is(&rules::BLACK_AND_WHITE))
    }

    fn mark(&mut self, rule: &Rule, outline: Vec<Point>) {
        self.marks.push(Mark { rule: rule.into(), outline });
    }

    /// A finding of a rule that WeChat states for certificates.
    fn stated(&self, rule: &Rule) -> Finding {
        rule.found().at_most(self.expects.stated())
    }

    fn frame(&mut self, found: Option<&FoundDocument>, working: &Working<'_>, width: u32, height: u32) {
        if self.expects == Expectation::Person {
            return;
        }
        let Some(found) = found else {
            self.verdicts.corners_complete = false;
            self.score("document", 0.0);
            self.findings.push(rules::NO_DOCUMENT.found());
            return;
        };
        let lie = frame::measure(found, width, height);
        self.score("document", found.confidence);
        self.score("fills", lie.fills);
        self.score("margin", lie.margin);
        // The border that a licence must show is its printed frame, not the paper's edge. A passport page has a fold
        // there and continues on the next page.
        let framed = self.slot == Some(Slot::BusinessLicence);
        let by_print = framed || self.slot == Some(Slot::Passport);
        // The network takes corners close to the border of the picture for outside, and a side that is cropped by half a
        // millimetre is found at the border.
        let may_be_round = lie.margin > -limit::NEAR_BORDER && self.slot.is_some_and(Slot::is_card);
        let complete = lie.complete
            || by_print && !corners::print_runs_out(working, &found.quad)
            || may_be_round && rounded_corners::are_visible(working.full, &found.quad);
        // A picture that is filled by a card and has the card's proportions was cropped to the card's edge.
        let (short, long) = (width.min(height) as f32, width.max(height) as f32);
        let fits = |wanted: f32| (long / short / wanted).ln().abs() < limit::PROPORTIONS;
        let cut_out = lie.fills > limit::CUT_OUT && self.slot.and_then(Slot::proportions).is_some_and(fits);
        let near = match found.frame {
            _ if cut_out => f32::NEG_INFINITY,
            Some(_) if !framed => limit::FRAME_MARGIN,
            None if framed => f32::NEG_INFINITY,
            _ => limit::NEAR_BORDER,
        };
        self.verdicts.corners_complete = complete;
        if !complete {
            self.mark(&rules::CORNERS_CUT, found.quad.to_vec());
            self.findings.push(self.stated(&rules::CORNERS_CUT));
        } else if lie.margin < near {
            self.mark(&rules::NEAR_BORDER, found.quad.to_vec());
            self.findings.push(rules::NEAR_BORDER.found());
        }
        if lie.fills < limit::FILLS {
            let percent = Argument::Number(f64::from((lie.fills * 100.0).round()));
            self.mark(&rules::SMALL_IN_FRAME, found.quad.to_vec());
            self.findings.push(rules::SMALL_IN_FRAME.found().with("percent", percent));
        }
    }

    /// Judges the sharpness of the print and returns its contrast.
    fn clarity(&mut self, page: &DocumentPage) -> f32 {
        let portrait = self.expects == Expectation::Person;
        let spread = clarity::spread(page);
        let contrast = clarity::contrast(&page.detail);
        let clarity = clarity::score(spread, contrast, self.slot);
        self.score("clarity", clarity);
        self.score("contrast", contrast);
        if let Some(spread) = spread {
            self.score("spread", spread);
        }
        self.verdicts.clear = clarity >= limit::CLEAR;
        let number = Argument::Number(f64::from(clarity.round()));
        let rule = if !self.verdicts.clear {
            Some(&rules::BLURRED)
        } else if clarity < limit::SOFT {
            Some(&rules::SOFT)
        } else {
            None
        };
        if let Some(rule) = rule {
            self.mark(rule, page.sheet.document());
            self.findings.push(self.stated(rule).with("clarity", number));
        }
        if !portrait && page.short_side < limit::LEGIBLE_SHORT_SIDE {
            let pixels = Argument::Number(f64::from(page.short_side.round()));
            self.mark(&rules::TEXT_SMALL, page.sheet.document());
            self.findings.push(rules::TEXT_SMALL.found().with("pixels", pixels));
        }
        contrast
    }

    fn light(&mut self, page: &DocumentPage, document: bool, contrast: f32) {
        let Light { spots, paper, burnt } = glare::measure(&page.sheet);
        let strongest = spots.first().map_or(0.0, |spot| spot.strength);
        let mut glaring: Vec<_> = spots.into_iter().filter(|spot| spot.strength > limit::GLARE).collect();
        // Blur reduces contrast as well.
        if glaring.is_empty() && document && self.verdicts.clear {
            glaring.extend(veiling_glare::measure(page));
        }
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
                    rules::GLARE
                        .found()
                        .with("place", Argument::Term(named_areas::of(self.slot, &page.sheet, spot.bounds).to_owned()))
                        .with("percent", percent),
                );
            }
            for spot in &glaring {
                self.mark(&rules::GLARE, page.sheet.outline(spot.bounds));
            }
        }
        // White paper is just as bright, but its print has contrast.
        let faded = contrast < limit::FADED;
        if document && burnt > limit::BURNT && faded && !self.two_tones() {
            self.mark(&rules::OVEREXPOSED, page.sheet.document());
            self.findings.push(rules::OVEREXPOSED.found().with("place", Argument::Term("scan-place-whole".to_owned())));
        } else if paper < limit::DARK {
            self.mark(&rules::UNDEREXPOSED, page.sheet.document());
            self.findings.push(rules::UNDEREXPOSED.found());
        }
    }

    fn colour(&mut self, page: &DocumentPage, working: &Working<'_>, document: bool) {
        let tint = colour::of_document(&page.sheet);
        let picture = colour::of_picture(&working.coarse.pixels);
        self.score("chroma", tint.chroma);
        self.score("own_colour", tint.own);
        self.score("picture_colour", picture.own);
        let grey = picture.chroma < limit::GREY || picture.own < 1.0;
        // Every certificate has colours in its print; a letter may be black on white.
        let colourless = self.expects == Expectation::Certificate
            && (tint.chroma < limit::GREY || (self.slot.is_some() && tint.own < limit::COLOURLESS));
        let rule = if grey && colour::extremes(working.full) > limit::TWO_TONES {
            &rules::BLACK_AND_WHITE
        } else if grey {
            &rules::GREY
        } else if document && colourless {
            &rules::COPY
        } else {
            return;
        };
        self.verdicts.colour = false;
        self.mark(rule, page.sheet.document());
        self.findings.push(self.stated(rule));
    }

    fn direction(&mut self, page: &DocumentPage) {
        if self.expects == Expectation::Person {
            return;
        }
        let direction = orientation::measure(&page.detail, &page.sheet, self.slot);
        self.score("lines", direction.lines);
        self.score("overturned", direction.overturned);
        let card = self.slot.is_some_and(|slot| slot.is_card() || slot == Slot::Passport);
        let standing = card && page.sheet.inner_height() > page.sheet.inner_width() * 6 / 5;
        if standing || direction.lines < limit::SIDEWAYS || direction.overturned > limit::OVERTURNED {
            self.verdicts.upright = false;
            self.mark(&rules::NOT_UPRIGHT, page.sheet.document());
            self.findings.push(rules::NOT_UPRIGHT.found());
        }
    }

    fn licence(&mut self, page: &DocumentPage) {
        if self.slot == Some(Slot::Letter) {
            self.score(LETTER_SEAL, licence::red_of_letter(&page.sheet));
        }
        if self.slot != Some(Slot::BusinessLicence) || !self.verdicts.upright {
            return;
        }
        let features = licence::measure(&page.sheet, &page.detail);
        self.score("emblem", features.emblem);
        self.score("seal", features.seal);
        if let Some(code) = features.code {
            self.score("qr_code", f32::from(u8::from(code)));
        }
        let missing = [
            (&rules::EMBLEM_MISSING, features.emblem < limit::EMBLEM),
            (&rules::SEAL_MISSING, features.seal < limit::SEAL),
        ];
        // A grey picture has lost its red; another finding reports that.
        let red = missing.into_iter().filter(|(_, missing)| *missing && self.verdicts.colour);
        self.findings.extend(red.map(|(rule, _)| rule.found()));
        if features.code == Some(false) {
            self.findings.push(rules::QR_MISSING.found());
        }
    }

    fn origin(&mut self, picture: &Picture, quad: &Quad, page: &DocumentPage) {
        let blockiness = origin::blockiness(&picture.pixels);
        let flatness = origin::flatness(&picture.pixels);
        let lattice = origin::lattice(&picture.pixels, quad);
        self.score("blockiness", blockiness);
        self.score("flatness", flatness);
        self.score("lattice", lattice);
        if blockiness > limit::BLOCKINESS {
            self.mark(&rules::COMPRESSED, page.sheet.document());
            self.findings.push(rules::COMPRESSED.found());
            return;
        }
        if self.expects != Expectation::Certificate || !self.verdicts.colour {
            return;
        }
        // A PDF page is rendered, so a pattern in it does not come from a screen.
        let rule = if lattice > limit::LATTICE && picture.format != PictureFormat::Pdf {
            &rules::SCREEN
        } else if flatness > limit::FLATNESS {
            &rules::ELECTRONIC
        } else {
            return;
        };
        self.mark(rule, page.sheet.document());
        self.findings.push(rule.found());
    }

    fn occlusion(&mut self, page: &DocumentPage, found: &FoundDocument) {
        // A black-and-white picture has no colours by which objects could be recognised.
        if self.two_tones() {
            return;
        }
        let mut covers = occlusion::measure(&page.sheet, found.inside);
        if found.is_complete() || self.verdicts.corners_complete {
            covers.extend(foreign_objects::measure(&page.sheet));
        }
        // Without a slot it may also be such a certificate.
        if matches!(self.slot, None | Some(Slot::BusinessLicence | Slot::SubjectCertificate | Slot::PreApproval)) {
            covers.retain(|cover| !licence::is_emblem(&page.sheet, cover.bounds));
        }
        covers.sort_by(|a, b| b.area.total_cmp(&a.area));
        self.score("occluded", covers.first().map_or(0.0, |cover| cover.area));
        let hiding: Vec<_> = covers.iter().filter(|cover| cover.area > limit::OCCLUDED).collect();
        self.verdicts.occluded = !hiding.is_empty();
        if let Some(cover) = hiding.first() {
            self.findings.push(
                rules::OCCLUDED
                    .found()
                    .with("place", Argument::Term(named_areas::of(self.slot, &page.sheet, cover.bounds).to_owned())),
            );
        }
        for cover in hiding {
            self.mark(&rules::OCCLUDED, page.sheet.outline(cover.bounds));
        }
    }
}
