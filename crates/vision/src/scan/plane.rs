//! A grid with one value per pixel, and the basic operations on which the measurements are built.

use super::resample::gaussian_kernel;
use super::simd::widest;

/// A rectangle of values, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plane {
    pub width: usize,
    pub height: usize,
    pub values: Vec<f32>,
}

impl Plane {
    /// The values of `value(x, y)`.
    pub fn from_fn(width: usize, height: usize, mut value: impl FnMut(usize, usize) -> f32) -> Self {
        let mut values = Vec::with_capacity(width * height);
        for y in 0..height {
            values.extend((0..width).map(|x| value(x, y)));
        }
        Self { width, height, values }
    }

    /// Smooths with a Gaussian of standard deviation `sigma` pixels; the border is extended outwards.
    pub fn smooth(&self, sigma: f32) -> Self {
        let kernel = gaussian_kernel(sigma);
        let radius = kernel.len() / 2;
        let (width, height) = (self.width, self.height);
        let mut smooth = Self { width, height, values: vec![0.0; width * height] };
        if width == 0 || height == 0 {
            return smooth;
        }
        let mut padded = vec![0.0f32; width + 2 * radius];
        for (y, target) in smooth.values.chunks_exact_mut(width).enumerate() {
            let row =
                |offset: usize| &self.values[(y + offset).saturating_sub(radius).min(height - 1) * width..][..width];
            weigh(&kernel, row, &mut padded[radius..radius + width]);
            let (first, last) = (padded[radius], padded[radius + width - 1]);
            padded[..radius].fill(first);
            padded[radius + width..].fill(last);
            weigh(&kernel, |offset| &padded[offset..offset + width], target);
        }
        smooth
    }
}

/// The sum of the lines `line(0)`, `line(1)`… weighted by a symmetric `kernel`. A line stays in the innermost cache.
fn weigh<'a>(kernel: &[f32], line: impl Fn(usize) -> &'a [f32], target: &mut [f32]) {
    let half = kernel.len() / 2;
    for (sum, value) in target.iter_mut().zip(line(half)) {
        *sum = kernel[half] * value;
    }
    let mut at = 0;
    // Two pairs at a time, so that every sum is loaded and stored half as often.
    while at + 1 < half {
        let pair = |at: usize| (kernel[at], line(at), line(kernel.len() - 1 - at));
        add_pairs(target, pair(at), pair(at + 1));
        at += 2;
    }
    if at < half {
        let (value, other) = (line(at), line(kernel.len() - 1 - at));
        add_pairs(target, (kernel[at], value, other), (0.0, value, other));
    }
}

/// Adds two pairs of lines, each with its weight.
fn add_pairs(target: &mut [f32], first: (f32, &[f32], &[f32]), second: (f32, &[f32], &[f32])) {
    widest(
        #[inline(always)]
        move || {
            let length = target.len();
            let (a, b, c, d) = (&first.1[..length], &first.2[..length], &second.1[..length], &second.2[..length]);
            for (at, sum) in target.iter_mut().enumerate() {
                *sum = *sum + first.0 * (a[at] + b[at]) + second.0 * (c[at] + d[at]);
            }
        },
    );
}

/// The quantile of `values` at `share`, `0.0..=1.0`; 0 if there are no values. Reorders them.
pub(super) fn quantile(values: &mut [f32], share: f32) -> f32 {
    if values.is_empty() {
        return 0.0;
    }
    let at = ((values.len() - 1) as f32 * share).round() as usize;
    *values.select_nth_unstable_by(at, f32::total_cmp).1
}

/// The median of `values`; 0 if there are no values. Reorders them.
pub(super) fn median(values: &mut [f32]) -> f32 {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoothing_keeps_the_mean_and_spreads_a_point() {
        let point = Plane::from_fn(21, 17, |x, y| if (x, y) == (10, 8) { 100.0 } else { 0.0 });
        let smooth = point.smooth(1.5);
        let total: f32 = smooth.values.iter().sum();
        assert!((total - 100.0).abs() < 0.01);
        let peak = 100.0 / (2.0 * std::f32::consts::PI * 1.5 * 1.5);
        assert!((smooth.values[8 * 21 + 10] - peak).abs() < 0.05 * peak);
    }

    #[test]
    fn quantiles_of_a_hundred() {
        let mut values: Vec<f32> = (0..=100).rev().map(|n| n as f32).collect();
        assert_eq!(quantile(&mut values, 0.99).to_bits(), 99.0f32.to_bits());
        assert_eq!(median(&mut values).to_bits(), 50.0f32.to_bits());
        assert_eq!(median(&mut []).to_bits(), 0.0f32.to_bits());
    }
}
