//! Thresholds that turn measurements of [`super::inspect()`] into verdicts, each with its reason. WeChat's limits on
//! the file (format, bytes, pixels) are in `limits.rs`, those of the face check in `reading/portrait.rs`.
//!
//! "Variants" are the degraded development pictures behind the table in `docs/scan.md`. A limit lies between the values
//! of good and of bad pictures, nearer to the good ones where missing a bad picture is worse than asking for another
//! photo.

/// Blur limit: point spread, in pixels of the straightened document (short side 640), at which small print stops being
/// readable: clarity 50. Sharp variants reach 0.81 (two cut off 0.90); blur of 0.4 % of the document's short side
/// begins at 1.07.
pub(super) const SPREAD_LIMIT: f32 = 0.95;
/// The same for strokes with strong contrast to the paper: readable soft photographs of cards reach 1.07, blurred
/// variants with strokes as dark begin at 1.17.
pub(super) const LEGIBLE_SPREAD_LIMIT: f32 = 1.1;
/// Contrast of strokes with the paper from which some more blur is allowed, and from which the full amount is. Blurred
/// variants below that limit reach 0.16, readable photographs begin at 0.20.
pub(super) const STROKE_CONTRAST: [f32; 2] = [0.15, 0.2];
/// The limit for a photograph of a person, which has no print.
pub(super) const PORTRAIT_SPREAD_LIMIT: f32 = 1.6;
/// Size of the print relative to the short side, on a card compared with a sheet: 2.5 to 3 mm of 54 against 3.5 to 5 mm
/// of 210. Real readable cards reach a spread of 1.85.
pub(super) const CARD_PRINT: f32 = 2.0;
/// Clarity below which a document is unreadable.
pub(super) const CLEAR: f32 = 50.0;
/// Clarity below which small print may suffer from the platform's own compression.
pub(super) const SOFT: f32 = 60.0;
/// Short side of the document in pixels below which print of 2 mm on a card has fewer than ten pixels.
pub(super) const LEGIBLE_SHORT_SIDE: f32 = 270.0;
/// Excess of the steps across the borders of 8 × 8 blocks over all other steps: good pictures from phones stay below
/// 0.4, quality 20 gives 1.3 to 3.
pub(super) const BLOCKINESS: f32 = 1.9;

/// Glare: radius of the burnt-out spot (share of the short side) times its rise above its surroundings (levels). Bright
/// folds of white paper reach 2.3, lamps reflected by a document begin at 3.3.
pub(super) const GLARE: f32 = 2.7;
/// Share of the document that must be burnt out for overexposure.
pub(super) const BURNT: f32 = 0.6;
/// Contrast of strokes on a burnt-out document below which they are faded. Scans of white paper begin at 0.22.
pub(super) const FADED: f32 = 0.2;
/// Luma of the paper below which a picture is too dark.
pub(super) const DARK: f32 = 60.0;

/// Occlusion: area hidden by an object across the border, share of the short side squared. Unevenly torn paper reaches
/// 0.003, a fingertip 0.004.
pub(super) const OCCLUDED: f32 = 0.003;

/// Chroma (98th percentile, levels) below which a picture is grey; JPEG adds at most 1 to exact grey.
pub(super) const GREY: f32 = 2.5;
/// Chroma beyond the colour cast of the light below which an original is black and white; the printed colours of a
/// certificate begin at 9.
pub(super) const COLOURLESS: f32 = 3.0;
/// Share of pixels near black or white above which a picture has only two tones.
pub(super) const TWO_TONES: f32 = 0.93;

/// Least share of the picture that the document should fill.
pub(super) const FILLS: f32 = 0.12;
/// Distance of a side from the picture's border, share of its short side, below which the side cannot be judged.
pub(super) const NEAR_BORDER: f32 = 0.004;
/// The same for a printed frame on paper that fills the picture: it is printed 0.04 to 0.07 inside the paper's edge. A
/// licence always has one, and its paper may extend beyond the picture as long as the frame does not.
pub(super) const FRAME_MARGIN: f32 = 0.03;

/// Share of the picture from which a card fills it, and logarithm by which the picture may then differ from the
/// proportions of the card: cards cropped by hand differ by 0.03.
pub(super) const CUT_OUT: f32 = 0.93;
pub(super) const PROPORTIONS: f32 = 0.035;

/// Logarithm of stripes across over stripes down the picture below which the lines of text are vertical.
pub(super) const SIDEWAYS: f32 = -0.7;
/// Logarithm of a landmark's strength at the wrong end over that at the right end above which the document is upside
/// down.
pub(super) const OVERTURNED: f32 = 0.5;

/// Share of red pixels above which the top of a licence has an emblem, and its lower half a seal: with them the shares
/// begin at 0.08 and 0.013, without them they reach 0.005 and 0.
pub(super) const EMBLEM: f32 = 0.01;
/// See [`EMBLEM`]; a seal is a thin ring.
pub(super) const SEAL: f32 = 0.003;

/// Power of ten by which a screen's pixels exceed other frequencies in two directions.
pub(super) const LATTICE: f32 = 1.9;
/// Share of noiseless blocks that a camera or scanner does not reach.
pub(super) const FLATNESS: f32 = 0.6;
