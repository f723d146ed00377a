//! Where a measure becomes a verdict: the limits of what [`super::inspect()`] measures, each with its reason. What WeChat
//! states about the file (format, bytes, pixels) stands in `limits.rs`, what the face check asks for in
//! `reading/portrait.rs`.
//!
//! "Variants" are the degraded development pictures behind the table in `docs/scan.md`. A limit lies in the gap between
//! what good pictures and what bad ones reach there, nearer to the good ones where a miss is worse than a second photo.

/// Blur limit: point spread, in pixels of the straightened document (short side 640), at which small print stops being readable:
/// clarity 50. Sharp variants reach 0.81 (two cut off 0.90); blur of 0.4 % of the document's short side begins at 1.07.
pub(super) const SPREAD_LIMIT: f32 = 0.95;
/// The same where strokes stand out from the paper: soft photographs of cards that can be read reach 1.07, blurred
/// variants with strokes as dark begin at 1.17.
pub(super) const LEGIBLE_SPREAD_LIMIT: f32 = 1.1;
/// Contrast of strokes against the paper from which more blur is allowed, and from which it is allowed wholly. Blurred
/// variants under that limit reach 0.16, photographs that can be read begin at 0.20.
pub(super) const STROKE_CONTRAST: [f32; 2] = [0.15, 0.2];
/// The same for a photograph of a person, which has no print.
pub(super) const PORTRAIT_SPREAD_LIMIT: f32 = 1.6;
/// How much larger the print of a card is against its short side than that of a sheet: 2.5 to 3 mm of 54 against 3.5 to
/// 5 mm of 210. Real cards that can be read reach a spread of 1.85.
pub(super) const CARD_PRINT: f32 = 2.0;
/// Clarity under which a document cannot be read.
pub(super) const CLEAR: f32 = 50.0;
/// Clarity under which small print may suffer from the platform's own compression.
pub(super) const SOFT: f32 = 60.0;
/// Short side of the document in pixels under which print of 2 mm on a card has fewer than ten pixels.
pub(super) const LEGIBLE_SHORT_SIDE: f32 = 270.0;
/// Excess of the steps across the borders of 8 × 8 blocks over all other steps: good
/// pictures of telephones stay under 0.4, quality 20 gives 1.3 to 3.
pub(super) const BLOCKINESS: f32 = 1.9;

/// Glare: radius of the burnt-out spot (share of the short side) times its rise over its surroundings (levels).
/// Bright folds of white paper reach 2.3, lamps mirrored by a document begin at 3.3.
pub(super) const GLARE: f32 = 2.7;
/// Share of the document that is burnt out altogether.
pub(super) const BURNT: f32 = 0.6;
/// Contrast of strokes on a burnt-out document under which they are burnt as well. Scans of white paper begin at 0.22.
pub(super) const FADED: f32 = 0.2;
/// Luma of the paper under which a picture is too dark.
pub(super) const DARK: f32 = 60.0;

/// Area hidden by something that reaches over the border, share of the short side squared. Unevenly torn paper reaches
/// 0.003, the tip of a finger 0.004.
pub(super) const OCCLUDED: f32 = 0.003;

/// Chroma (98th percentile, levels) that a grey picture does not reach; JPEG adds at most 1 to exact grey.
pub(super) const GREY: f32 = 2.5;
/// Chroma beyond the cast of the light that a black-and-white original does not reach; a certificate's printed colours
/// begin at 9.
pub(super) const COLOURLESS: f32 = 3.0;
/// Share of pixels near black or white in a picture with two tones only.
pub(super) const TWO_TONES: f32 = 0.93;

/// Share of the frame that the document should at least fill.
pub(super) const FILLS: f32 = 0.12;
/// Distance of a side from the frame, share of the picture's short side, under which the border cannot be judged.
pub(super) const NEAR_BORDER: f32 = 0.004;
/// The same for a printed frame on paper that fills the picture: it is printed 0.04 to 0.07 inside the paper's edge. A
/// licence always has one, and its paper may go out of the picture as long as the frame does not.
pub(super) const FRAME_MARGIN: f32 = 0.03;

/// Share of the picture from which a card fills it, and logarithm by which the sides of the picture may then differ from
/// the proportions of the card: cards cut out by hand differ by 0.03.
pub(super) const CUT_OUT: f32 = 0.93;
pub(super) const PROPORTIONS: f32 = 0.035;

/// Logarithm of stripes across over stripes down the picture under which the lines of text stand on end.
pub(super) const SIDEWAYS: f32 = -0.7;
/// Logarithm of a layout's landmark on the wrong end over the right end from which the document is upside down.
pub(super) const OVERTURNED: f32 = 0.5;

/// Share of red pixels that an emblem leaves at the top of a licence, and a seal in its lower half: there begin at 0.08
/// and 0.013, without them reach 0.005 and 0.
pub(super) const EMBLEM: f32 = 0.01;
/// See [`EMBLEM`]; a seal is a thin ring.
pub(super) const SEAL: f32 = 0.003;

/// Power of ten by which the cells of a screen stand above other frequencies in two directions.
pub(super) const LATTICE: f32 = 1.9;
/// Share of noiseless blocks that no camera or scanner leaves.
pub(super) const FLATNESS: f32 = 0.6;
