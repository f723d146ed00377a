//! Origin of a picture: a camera, a screen photographed by a camera, a program, or strong compression.

use image::RgbImage;

use super::Quad;
use super::simd::widest;

/// Side of the tiles whose spectra are averaged, pixels; a power of two.
const TILE: usize = 128;
/// Tiles across and down the document.
const TILES: u32 = 3;
/// Frequencies examined, in periods per tile: below lie print and paper, above the camera's own pattern.
const BAND: std::ops::Range<f32> = 10.0..60.0;
/// Frequencies within this distance of an axis belong to lines, frames and JPEG blocks.
const AXIS: i32 = 2;
/// Rows of the picture that are checked for block borders.
const ROWS: u32 = 80;
/// Blocks along the longer side that are checked for noise.
const BLOCKS: u32 = 150;
/// Steps above this many levels belong to the content, not to compression.
const STEP: u8 = 12;

/// By what share steps across the borders of 8 × 8 blocks exceed all other steps; 0 if they do not.
///
/// The position of the grid is not assumed, so pictures cropped after compression are detected as well.
pub(super) fn blockiness(pixels: &RgbImage) -> f32 {
    let (width, height) = pixels.dimensions();
    if width < 64 || height < 8 {
        return 0.0;
    }
    let (mut sums, mut counts) = ([0u32; 8], [0u32; 8]);
    let mut greens = vec![0u8; (width as usize - 1).next_multiple_of(8) + 1];
    for y in (0..height).step_by((height / ROWS).max(1) as usize) {
        let start = y as usize * width as usize * 3;
        let row = pixels.as_raw()[start..start + width as usize * 3].as_chunks::<3>().0;
        let greens = &mut greens[..];
        let (seen, small) = widest(
            #[inline(always)]
            move || {
                for (green, pixel) in greens.iter_mut().zip(row) {
                    *green = pixel[1];
                }
                // The padding after the row has steps too large to count.
                for at in row.len()..greens.len() {
                    greens[at] = greens[at - 1] ^ 128;
                }
                let (mut sums, mut counts) = ([0u32; 8], [0u32; 8]);
                for (left, right) in greens.as_chunks::<8>().0.iter().zip(greens[1..].as_chunks::<8>().0) {
                    for place in 0..8 {
                        let step = left[place].abs_diff(right[place]);
                        let small = step <= STEP;
                        sums[place] += if small { u32::from(step) } else { 0 };
                        counts[place] += u32::from(small);
                    }
                }
                (sums, counts)
            },
        );
        for place in 0..8 {
            sums[place] += seen[place];
            counts[place] += small[place];
        }
    }
    let means: Vec<f32> = sums.iter().zip(counts).map(|(sum, count)| *sum as f32 / count.max(1) as f32).collect();
    let most = means.iter().copied().fold(0.0, f32::max);
    let others = (means.iter().sum::<f32>() - most) / 7.0;
    // Pictures drawn by a program have next to no steps.
    if others < 0.05 { 0.0 } else { most / others - 1.0 }
}

/// Share of the 4 × 4 blocks without any noise among those that are not nearly black or white, `0.0..=1.0`.
///
/// Every camera and scanner adds noise; a picture drawn by a program is perfectly flat between its edges.
pub(super) fn flatness(pixels: &RgbImage) -> f32 {
    let (width, height) = pixels.dimensions();
    let (mut flat, mut all) = (0u32, 0u32);
    let stride = width as usize * 3;
    let step = (width.max(height) / BLOCKS).max(4) as usize;
    for lines in pixels.as_raw().chunks(stride * step).filter_map(|lines| lines.get(..stride * 4)) {
        for x in (0..width.saturating_sub(4) as usize).step_by(step) {
            let (mut low, mut high) = ([255u8; 3], [0u8; 3]);
            for line in lines.chunks_exact(stride) {
                for pixel in line[x * 3..x * 3 + 12].as_chunks::<3>().0 {
                    for channel in 0..3 {
                        low[channel] = low[channel].min(pixel[channel]);
                        high[channel] = high[channel].max(pixel[channel]);
                    }
                }
                // One noisy row is enough.
                if low != high && low.iter().any(|low| *low < 250) && high.iter().any(|high| *high > 5) {
                    break;
                }
            }
            if low.iter().all(|low| *low >= 250) || high.iter().all(|high| *high <= 5) {
                continue;
            }
            all += 1;
            flat += u32::from(low == high);
        }
    }
    // A picture that is almost entirely white cannot be judged.
    if all < 200 { 0.0 } else { flat as f32 / all as f32 }
}

/// Strength of two crossing waves compared with other waves of their frequency, in powers of ten.
///
/// The pixels of a screen form a lattice through the whole document, which gives sharp peaks in the mean of many
/// spectra; print, wood and cloth do not.
pub(super) fn lattice(pixels: &RgbImage, quad: &Quad) -> f32 {
    let mut total = vec![0.0f32; TILE * TILE];
    let waves = Waves::new();
    let mut tiles = 0;
    for row in 0..TILES {
        for column in 0..TILES {
            let (u, v) = ((column as f32 + 0.5) / TILES as f32, (row as f32 + 0.5) / TILES as f32);
            let [a, b, c, d] = quad;
            let at = |axis: usize| {
                let top = a[axis] + (b[axis] - a[axis]) * u;
                let bottom = d[axis] + (c[axis] - d[axis]) * u;
                top + (bottom - top) * v - TILE as f32 / 2.0
            };
            let (x, y) = (at(0), at(1));
            let fits = |place: f32, size: u32| place >= 0.0 && place + TILE as f32 <= size as f32;
            if fits(x, pixels.width()) && fits(y, pixels.height()) {
                add_spectrum(pixels, x as u32, y as u32, &waves, &mut total);
                tiles += 1;
            }
        }
    }
    if tiles < 4 { 0.0 } else { crossing(&total) }
}

/// Adds the power spectrum of the tile at `left`, `top`, normalised to the same sum for every tile.
fn add_spectrum(pixels: &RgbImage, left: u32, top: u32, waves: &Waves, total: &mut [f32]) {
    let window: Vec<f32> =
        (0..TILE).map(|at| 0.5 - 0.5 * (2.0 * std::f32::consts::PI * (at as f32 + 0.5) / TILE as f32).cos()).collect();
    let green = |at: usize| f32::from(pixels.get_pixel(left + (at % TILE) as u32, top + (at / TILE) as u32).0[1]);
    let mut real: Vec<f32> = (0..TILE * TILE).map(green).collect();
    let mean = real.iter().sum::<f32>() / real.len() as f32;
    for (at, value) in real.iter_mut().enumerate() {
        *value = (*value - mean) * window[at % TILE] * window[at / TILE];
    }
    let mut imaginary = vec![0.0f32; TILE * TILE];
    waves.transform(&mut real, &mut imaginary);
    (real, imaginary) = (transposed(&real), transposed(&imaginary));
    waves.transform(&mut real, &mut imaginary);
    for (real, imaginary) in real.iter_mut().zip(&imaginary) {
        *real = *real * *real + imaginary * imaginary;
    }
    let sum = real.iter().sum::<f32>().max(1.0);
    for (total, power) in total.iter_mut().zip(&transposed(&real)) {
        *total += power / sum;
    }
}

/// The transpose of a tile.
fn transposed(tile: &[f32]) -> Vec<f32> {
    (0..TILE * TILE).map(|at| tile[at % TILE * TILE + at / TILE]).collect()
}

/// Logarithm of the strength of two waves that cross each other, relative to the median of their frequency.
///
/// Lines of text repeat in one direction only, the pixels of a screen in two.
fn crossing(spectrum: &[f32]) -> f32 {
    let half = TILE as i32 / 2;
    let mut rings: Vec<Vec<f32>> = vec![Vec::new(); TILE];
    let mut waves = Vec::new();
    for (at, power) in spectrum.iter().enumerate() {
        let signed = |place: usize| if place as i32 > half { place as i32 - TILE as i32 } else { place as i32 };
        let (x, y) = (signed(at % TILE), signed(at / TILE));
        let radius = ((x * x + y * y) as f32).sqrt();
        if BAND.contains(&radius) && x.abs() > AXIS && y.abs() > AXIS {
            rings[radius as usize].push(*power);
            waves.push(([x as f32, y as f32], radius, *power));
        }
    }
    let usual: Vec<f32> = rings.iter_mut().map(|ring| super::plane::median(ring).max(1e-12)).collect();
    for (_, radius, power) in &mut waves {
        *power /= usual[*radius as usize];
    }
    let Some((first, length, strength)) = waves.iter().copied().max_by(|a, b| a.2.total_cmp(&b.2)) else { return 0.0 };
    let crosses = |place: [f32; 2], radius: f32| {
        let cosine = (first[0] * place[0] + first[1] * place[1]).abs() / (length * radius);
        cosine < 0.5 && (0.6..1.7).contains(&(radius / length))
    };
    let second =
        waves.iter().filter(|(place, radius, _)| crosses(*place, *radius)).map(|wave| wave.2).fold(0.0, f32::max);
    strength.min(second).max(1.0).log10()
}

/// Cosines and sines of −2π·n/[`TILE`] for the first half of a turn.
struct Waves(Vec<[f32; 2]>);

impl Waves {
    fn new() -> Self {
        let angle = |at: usize| -2.0 * std::f32::consts::PI * at as f32 / TILE as f32;
        Self((0..TILE / 2).map(|at| [angle(at).cos(), angle(at).sin()]).collect())
    }

    /// Fourier transform in place of every column of [`TILE`] rows (Cooley and Tukey 1965), all columns at once.
    fn transform(&self, real: &mut [f32], imaginary: &mut [f32]) {
        let width = real.len() / TILE;
        for at in 0..TILE {
            let mirrored = at.reverse_bits() >> (usize::BITS - TILE.trailing_zeros());
            if mirrored > at {
                for values in [&mut *real, &mut *imaginary] {
                    let (before, rest) = values.split_at_mut(mirrored * width);
                    before[at * width..][..width].swap_with_slice(&mut rest[..width]);
                }
            }
        }
        let mut half = 1;
        while half < TILE {
            let group = 2 * half * width;
            for (real, imaginary) in real.chunks_exact_mut(group).zip(imaginary.chunks_exact_mut(group)) {
                let (upper, lower) = real.split_at_mut(group / 2);
                let (upper_i, lower_i) = imaginary.split_at_mut(group / 2);
                for (step, wave) in self.0.iter().step_by(TILE / 2 / half).enumerate() {
                    let row = step * width..(step + 1) * width;
                    butterfly(
                        *wave,
                        [&mut upper[row.clone()], &mut upper_i[row.clone()]],
                        [&mut lower[row.clone()], &mut lower_i[row]],
                    );
                }
            }
            half *= 2;
        }
    }
}

/// Butterfly: sum and difference of two rows, the lower one multiplied by a twiddle factor; real and imaginary parts.
fn butterfly([cos, sin]: [f32; 2], [upper, upper_i]: [&mut [f32]; 2], [lower, lower_i]: [&mut [f32]; 2]) {
    let width = upper.len();
    let (upper_i, lower, lower_i) = (&mut upper_i[..width], &mut lower[..width], &mut lower_i[..width]);
    for (at, upper) in upper.iter_mut().enumerate() {
        let re = lower[at] * cos - lower_i[at] * sin;
        let im = lower[at] * sin + lower_i[at] * cos;
        (lower[at], lower_i[at]) = (*upper - re, upper_i[at] - im);
        (*upper, upper_i[at]) = (*upper + re, upper_i[at] + im);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_has_one_frequency() {
        let wave = |at: usize| (2.0 * std::f32::consts::PI * 5.0 * at as f32 / TILE as f32).cos();
        let mut real: Vec<f32> = (0..TILE).map(wave).collect();
        let mut imaginary = vec![0.0; TILE];
        Waves::new().transform(&mut real, &mut imaginary);
        for (at, (re, im)) in real.iter().zip(&imaginary).enumerate() {
            let expected = if at == 5 || at == TILE - 5 { TILE as f32 / 2.0 } else { 0.0 };
            assert!((re.hypot(*im) - expected).abs() < 1e-3, "{at}: {re} {im}");
        }
    }
}
