//! The rounded corners of a card (ISO/IEC 7810, ID-1: radius 3.18 mm of 85.6 mm).
//!
//! A picture that ends with the card, or half a millimetre inside its edge, still shows the table in all four corners of
//! the card's rectangle, and the card beside them. If more of the card is missing, one of the corners shows the card.

use image::RgbImage;

use super::resample::bilinear;
use super::{Point, Quad};

/// Radius of the corners, share of the longer side.
const RADIUS: f32 = 3.18 / 85.6;
/// Places outside the rounding, and on the card: well inside the rounding, and beside it along both sides that meet in
/// the corner. In radii along these sides.
const OUTSIDE: [Point; 4] = [[0.06, 0.06], [0.15, 0.15], [0.06, 0.2], [0.2, 0.06]];
const ON_CARD: [[Point; 4]; 3] = [
    [[0.6, 0.6], [0.8, 0.8], [0.5, 0.8], [0.8, 0.5]],
    [[1.2, 0.15], [1.5, 0.15], [1.8, 0.15], [1.5, 0.25]],
    [[0.15, 1.2], [0.15, 1.5], [0.15, 1.8], [0.25, 1.5]],
];
/// Difference of their mean colours, levels, from which the rounding is visible: where half a millimetre is missing it is
/// 65 to 140 on tables that are not white, where one and a half are missing it reaches 57.
const DIFFERENCE: f32 = 64.0;

/// Whether all four corners of the card at `quad` are visibly rounded.
pub(super) fn are_visible(pixels: &RgbImage, quad: &Quad) -> bool {
    let side = |from: usize, to: usize| (quad[to][0] - quad[from][0]).hypot(quad[to][1] - quad[from][1]);
    let radius = RADIUS * side(0, 1).max(side(0, 3));
    (0..4).all(|corner| {
        let [along, across] = [(corner + 1) % 4, (corner + 3) % 4].map(|next| {
            let length = side(corner, next).max(1.0);
            [0, 1].map(|axis| (quad[next][axis] - quad[corner][axis]) / length)
        });
        let mean = |places: [Point; 4]| {
            let colours = places.map(|[a, b]| {
                let at = |axis: usize| quad[corner][axis] + radius * (along[axis] * a + across[axis] * b);
                bilinear(pixels, [at(0), at(1)])
            });
            [0, 1, 2].map(|channel| colours.iter().map(|colour| colour[channel]).sum::<f32>() / 4.0)
        };
        let outside = mean(OUTSIDE);
        let differs = |places| outside.iter().zip(mean(places)).any(|(table, card)| (table - card).abs() > DIFFERENCE);
        ON_CARD.into_iter().all(differs)
    })
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    const TABLE: [u8; 3] = [60, 50, 40];

    /// A card of 856 × 540 pixels with corners of this radius, `left` pixels of which are outside the picture.
    fn card(radius: f32, left: f32) -> RgbImage {
        RgbImage::from_fn(900, 560, |x, y| {
            let [x, y] = [x as f32 + left, y as f32];
            let beyond = [(x, 856.0), (y, 540.0)].map(|(at, end)| (radius - at).max(at - (end - radius)).max(0.0));
            let on_card = beyond[0].hypot(beyond[1]) <= radius;
            Rgb(if !on_card {
                TABLE
            } else if (x + y) as u32 % 12 < 2 {
                [190, 205, 215]
            } else {
                [215, 225, 230]
            })
        })
    }

    /// The part of the card in the picture, as it is found.
    fn part(left: f32) -> Quad {
        let right = 856.0 - left;
        [[1.0, 0.0], [right, 0.0], [right, 540.0], [1.0, 540.0]]
    }

    #[test]
    fn a_card_is_whole_as_long_as_its_corners_are_round() {
        for missing in [0.0, 5.0] {
            assert!(are_visible(&card(32.0, missing), &part(missing)), "{missing}");
        }
        for missing in [20.0, 60.0] {
            assert!(!are_visible(&card(32.0, missing), &part(missing)), "{missing}");
        }
        assert!(!are_visible(&card(0.0, 0.0), &part(0.0)), "a sheet of paper");
    }
}
