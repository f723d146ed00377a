//! A rehearsal for the face check (人脸核身): how far a photograph meets what the check on the telephone requires.
//!
//! Modelled on quality measures of ISO/IEC 29794-5 (as its reference implementation OFIQ names them): single face
//! present, head pose, eyes open, eyes visible, mouth occlusion prevention, face occlusion prevention, no head
//! coverings, background uniformity, illumination uniformity, under- and over-exposure prevention, luminance, head
//! size, position in the frame. They are computed more simply here; `docs/reading.md` says how, and how far each was
//! tested. Passing the rehearsal is no guarantee: the check itself uses a live video on the telephone.

mod measure;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::sheet::PageFrame;
use super::{Engine, ReadingError};
use crate::finding::{Argument, Finding, Rule};
use crate::job::Job;
use crate::scan::{Picture, Point, Quad};

rules! {
    const NO_FACE: Rule = Rule::warning("portrait-no-face").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const SEVERAL_FACES: Rule = Rule::warning("portrait-several-faces").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const YAW: Rule = Rule::warning("portrait-yaw").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const PITCH: Rule = Rule::warning("portrait-pitch").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const ROLL: Rule = Rule::warning("portrait-roll").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const EYES_CLOSED: Rule = Rule::warning("portrait-eyes-closed").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const EYES_COVERED: Rule = Rule::warning("portrait-eyes-covered").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const MOUTH_COVERED: Rule = Rule::warning("portrait-mouth-covered").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const FOREHEAD_COVERED: Rule =
        Rule::warning("portrait-forehead-covered").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const FACE_SIZE: Rule = Rule::warning("portrait-face-size").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const FACE_POSITION: Rule = Rule::warning("portrait-face-position").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const DARK: Rule = Rule::warning("portrait-dark").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const BRIGHT: Rule = Rule::warning("portrait-bright").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const UNEVEN_LIGHT: Rule = Rule::warning("portrait-uneven-light").prevents(&["WXV-FACE-WEAR"]).reads_picture();
    const BACKGROUND_COLOUR: Rule =
        Rule::warning("portrait-background-colour").prevents(&["WXV-FACE-BG"]).reads_picture();
    const BACKGROUND_UNEVEN: Rule =
        Rule::warning("portrait-background-uneven").prevents(&["WXV-FACE-BG"]).reads_picture();
}

/// Result of the rehearsal with a photograph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// Number of faces.
    pub faces: usize,
    /// Box around the largest face, in pixels of the upright picture.
    pub face: Option<Quad>,
    /// Measures behind the findings, by name; see [`LIMITS`].
    pub measures: BTreeMap<String, f32>,
    /// What the face check would object to. None of these findings blocks anything.
    pub findings: Vec<Finding>,
}

/// A measure and its acceptable range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// Name of the measure.
    pub measure: &'static str,
    /// Rule that is broken outside the range.
    pub rule: &'static Rule,
    /// Minimum acceptable value.
    pub least: f32,
    /// Maximum acceptable value.
    pub most: f32,
}

/// Maximum number of faces that are examined, the largest first.
const MOST_FACES: usize = 8;
/// Confidence of the mesh network above which there is a face; crockery has 0.01, faces have 0.78 and more.
const PRESENT: f32 = 0.5;
/// Width above which another face is a second person's, as a share of the largest face.
const PERSON: f32 = 0.5;

/// The measures that are checked, in the order of their findings:
///
/// - `yaw`: distances from the nose to either side of the face, their difference over the face's width; 0 when frontal.
/// - `pitch`: position of the tip of the nose between eyes and chin, 0..1; about 0.4 when level.
/// - `roll`: angle of the eye line, degrees.
/// - `eyes-closed`: distance between the lids over the width of the eye; the smaller value of the two eyes.
/// - `eyes-covered`, `mouth-covered`, `forehead-covered`: difference of these parts from the cheeks, 0 if alike; in Cb
///   and Cr, and in light if that difference is large.
/// - `face-size`: width of the face over that of the picture.
/// - `face-position`: horizontal distance of the face's middle from the picture's, over the picture's width.
/// - `dark`, `bright`: mean light of the face, 0..1.
/// - `uneven-light`: difference in light between the cheeks, over the sum of both.
/// - `background-colour`: mean light of the background minus twice its colourfulness, 0..1; 1 is white.
/// - `background-uneven`: standard deviation of the background's light, 0..1.
pub const LIMITS: [Limit; 14] = [
    Limit { measure: "yaw", rule: &YAW, least: -0.2, most: 0.2 },
    Limit { measure: "pitch", rule: &PITCH, least: 0.2, most: 0.56 },
    Limit { measure: "roll", rule: &ROLL, least: -10.0, most: 10.0 },
    Limit { measure: "eyes-closed", rule: &EYES_CLOSED, least: 0.12, most: 1.0 },
    Limit { measure: "eyes-covered", rule: &EYES_COVERED, least: 0.0, most: 0.3 },
    Limit { measure: "mouth-covered", rule: &MOUTH_COVERED, least: 0.0, most: 0.22 },
    Limit { measure: "forehead-covered", rule: &FOREHEAD_COVERED, least: 0.0, most: 0.3 },
    Limit { measure: "face-size", rule: &FACE_SIZE, least: 0.2, most: 0.75 },
    Limit { measure: "face-position", rule: &FACE_POSITION, least: 0.0, most: 0.15 },
    Limit { measure: "dark", rule: &DARK, least: 0.25, most: 1.0 },
    Limit { measure: "bright", rule: &BRIGHT, least: 0.0, most: 0.9 },
    Limit { measure: "uneven-light", rule: &UNEVEN_LIGHT, least: 0.0, most: 0.22 },
    Limit { measure: "background-colour", rule: &BACKGROUND_COLOUR, least: 0.78, most: 1.0 },
    Limit { measure: "background-uneven", rule: &BACKGROUND_UNEVEN, least: 0.0, most: 0.1 },
];

/// Examines a photograph of a person as the face check does.
///
/// # Errors
/// [`ReadingError::Cancelled`] when the job was cancelled, [`ReadingError::Model`] when a model cannot be used.
pub fn rehearse(picture: &Picture, engine: &Engine, job: &Job) -> Result<Rehearsal, ReadingError> {
    let sheet = PageFrame::whole_picture(&picture.pixels).ok_or(ReadingError::Empty)?;
    job.checkpoint()?;
    let models = engine.face_models()?;
    let pool = engine.pool();
    let mut faces = Vec::new();
    for face in models.faces(&sheet, pool)?.into_iter().take(MOST_FACES) {
        job.checkpoint()?;
        let mesh = models.mesh(&sheet, &face, pool)?;
        if mesh.presence > PRESENT {
            faces.push((face, mesh));
        }
    }
    job.advance(2, 4);
    let mut rehearsal = Rehearsal { faces: faces.len(), face: None, measures: BTreeMap::new(), findings: Vec::new() };
    let Some((face, mesh)) = faces.first() else {
        rehearsal.findings.push(NO_FACE.found());
        return Ok(rehearsal);
    };
    let (left, top) = (face.centre[0] - face.width / 2.0, face.centre[1] - face.height / 2.0);
    let (right, bottom) = (left + face.width, top + face.height);
    rehearsal.face = Some([[left, top], [right, top], [right, bottom], [left, bottom]]);
    // A certificate that is held up shows a small face too; only a face of a similar size is a second person's.
    let people = faces.iter().filter(|(other, _)| other.width > PERSON * face.width).count();
    if people > 1 {
        let count = Argument::Number(people as f64);
        rehearsal.findings.push(SEVERAL_FACES.found().with("count", count));
    }
    let eye = |from: usize, to: usize| -> [Point; 2] { [mesh.points[from], mesh.points[to]] };
    let lids = [models.lid_gap(&sheet, eye(33, 133), false, pool)?, models.lid_gap(&sheet, eye(362, 263), true, pool)?];
    job.advance(3, 4);
    let mut measures = measure::all(&picture.pixels, face, mesh);
    let _ = measures.insert("eyes-closed", lids[0].min(lids[1]));
    for limit in LIMITS {
        let Some(value) = measures.get(limit.measure) else { continue };
        if !(limit.least..=limit.most).contains(value) {
            rehearsal.findings.push(limit.rule.found().with("value", Argument::Text(format!("{value:.2}"))));
        }
    }
    rehearsal.measures = measures.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let _ = rehearsal.measures.insert("presence".to_owned(), mesh.presence);
    job.advance(4, 4);
    Ok(rehearsal)
}
