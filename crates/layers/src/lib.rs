//! The layers of a small convolutional network over feature maps of rows × columns × channels.
//!
//! Written for the corner network: on maps this small a general inference library takes several times as long. Six
//! places and sixteen channels are summed at a time, as many as the registers hold; the widest registers of the
//! processor are selected at run time. It is a crate of its own because only whole crates can be optimised in
//! development builds, where inspecting a picture would otherwise take seconds.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x16};

/// Number of channels that are summed together.
pub const BLOCK: usize = 16;
/// Number of places in a row that are summed together; the side of every map is a multiple of it.
const RUN: usize = 6;
/// Number of inputs between two bounds checks.
pub const STEP: usize = 4;
/// Width of the border of zeros around a map: as far as the widest filter reaches beyond it.
const BORDER: usize = 2;

/// A square feature map with a border of zeros.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureMap {
    side: usize,
    channels: usize,
    values: Vec<f32>,
}

impl FeatureMap {
    /// A map of zeros, `side` places wide and high, which must be a multiple of 6. `channels` must be a multiple of
    /// [`BLOCK`], for the input picture of a network of [`STEP`].
    pub fn new(side: usize, channels: usize) -> Self {
        let padded = side + 2 * BORDER;
        Self { side, channels, values: vec![0.0; padded * padded * channels] }
    }

    /// Number of places in a row and in a column.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Index in `values` of the first channel of a place, which may be in the border.
    fn start(&self, row: isize, column: isize) -> usize {
        let padded = self.side + 2 * BORDER;
        (row.saturating_add_unsigned(BORDER) as usize * padded + column.saturating_add_unsigned(BORDER) as usize)
            * self.channels
    }

    /// The channels of all places of a row, in order.
    pub fn row(&self, row: usize) -> &[f32] {
        let start = self.start(row as isize, 0);
        &self.values[start..start + self.side * self.channels]
    }

    /// See [`Self::row`].
    pub fn row_mut(&mut self, row: usize) -> &mut [f32] {
        let start = self.start(row as isize, 0);
        &mut self.values[start..start + self.side * self.channels]
    }

    /// The channels of every place, row after row.
    pub fn places(&self) -> impl Iterator<Item = &[f32]> {
        (0..self.side).flat_map(|row| self.row(row).chunks_exact(self.channels))
    }

    /// Adds a map of half the side, scaled up by repeating every place four times.
    pub fn add_doubled(&mut self, half: &Self) {
        for row in 0..self.side {
            let places = self.start(row as isize, 0)..;
            let channels = self.channels;
            let values = self.values[places].chunks_exact_mut(channels).take(self.side);
            for (column, place) in values.enumerate() {
                let start = column / 2 * channels;
                let others = &half.row(row / 2)[start..start + channels];
                place.iter_mut().zip(others).for_each(|(value, other)| *value += other);
            }
        }
    }
}

/// Operation after a convolution.
#[derive(Debug, Clone, Copy)]
pub enum Then<'a> {
    /// Nothing.
    Nothing,
    /// Negative values become zero.
    Relu,
    /// Adds another map.
    Add(&'a FeatureMap),
    /// Adds another map, then negative values become zero.
    AddRelu(&'a FeatureMap),
}

/// A convolution over all channels with a filter of 1×1 or 3×3 places.
#[derive(Debug)]
pub struct Dense {
    inputs: usize,
    outputs: usize,
    filter: usize,
    stride: usize,
    /// For every block of outputs: the biases, then one weight per output for every row, column and input.
    blocks: Vec<f32>,
}

impl Dense {
    /// From weights of the shape outputs × inputs × filter × filter and a bias for every output. `inputs` is the number
    /// of channels of the input map, at least as many as there are weights for; `filter` is 1 or 3; a `stride` of 2
    /// halves the side of the map.
    pub fn new(weights: &[f32], bias: &[f32], inputs: usize, filter: usize, stride: usize) -> Self {
        let outputs = bias.len().next_multiple_of(BLOCK);
        let taps = filter * filter;
        let known = weights.len() / (bias.len() * taps);
        let mut blocks = Vec::with_capacity(outputs * (1 + taps * inputs));
        for block in 0..outputs / BLOCK {
            let channels = block * BLOCK..(block + 1) * BLOCK;
            blocks.extend(channels.clone().map(|output| bias.get(output).copied().unwrap_or(0.0)));
            for tap in 0..taps {
                for input in 0..inputs {
                    blocks.extend(channels.clone().map(|output| {
                        let weight = weights.get((output * known + input) * taps + tap);
                        weight.filter(|_| input < known).copied().unwrap_or(0.0)
                    }));
                }
            }
        }
        Self { inputs, outputs, filter, stride, blocks }
    }

    /// The output map.
    pub fn apply(&self, map: &FeatureMap, then: Then) -> FeatureMap {
        let mut out = FeatureMap::new(map.side / self.stride, self.outputs);
        dispatch!(Level::new(), simd => self.fill(simd, map, then, &mut out));
        out
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
    fn fill<S: Simd>(&self, simd: S, map: &FeatureMap, then: Then, out: &mut FeatureMap) {
        let size = BLOCK * (1 + self.filter * self.filter * self.inputs);
        for (block, weights) in self.blocks.chunks_exact(size).enumerate() {
            for row in 0..out.side {
                for column in (0..out.side).step_by(RUN) {
                    let sums = self.sums(simd, map, weights, row * self.stride, column * self.stride);
                    store(simd, sums, then, out, out.start(row as isize, column as isize) + block * BLOCK);
                }
            }
        }
    }

    /// One block of output channels at [`RUN`] places, the first of them above `row`, `column` of the input map.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
    fn sums<S: Simd>(&self, simd: S, map: &FeatureMap, weights: &[f32], row: usize, column: usize) -> [f32x16<S>; RUN] {
        let reach = (self.filter / 2) as isize;
        // The columns of the filter and their channels are contiguous.
        let length = self.filter * self.inputs;
        let (bias, weights) = weights.split_at(BLOCK);
        let mut sums = [f32x16::from_slice(simd, bias); RUN];
        for (filter_row, weights) in weights.chunks_exact(BLOCK * length).enumerate() {
            let places: [&[[f32; STEP]]; RUN] = std::array::from_fn(|place| {
                let column = (column + place * self.stride) as isize - reach;
                let start = map.start((row + filter_row) as isize - reach, column);
                map.values[start..start + length].as_chunks().0
            });
            for (step, weights) in weights.chunks_exact(STEP * BLOCK).enumerate() {
                for (at, weights) in weights.chunks_exact(BLOCK).enumerate() {
                    let weights = f32x16::from_slice(simd, weights);
                    for (place, sum) in sums.iter_mut().enumerate() {
                        *sum = f32x16::splat(simd, places[place][step][at]).mul_add(weights, *sum);
                    }
                }
            }
        }
        sums
    }
}

/// A convolution of every channel by itself with a filter of 5×5 places; negative values become zero.
#[derive(Debug)]
pub struct Depthwise {
    /// For every row and column of the filter, one weight per channel.
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Depthwise {
    const FILTER: usize = 2 * BORDER + 1;
    const TAPS: usize = Self::FILTER * Self::FILTER;

    /// From weights of the shape channels × 5 × 5 and a bias for every channel; channels are a multiple of [`BLOCK`].
    pub fn new(weights: &[f32], bias: &[f32]) -> Self {
        let of_tap = |tap: usize| weights.iter().skip(tap).step_by(Self::TAPS).copied();
        Self { weights: (0..Self::TAPS).flat_map(of_tap).collect(), bias: bias.to_vec() }
    }

    /// The output map.
    pub fn apply(&self, map: &FeatureMap) -> FeatureMap {
        let mut out = FeatureMap::new(map.side, map.channels);
        dispatch!(Level::new(), simd => self.fill(simd, map, &mut out));
        out
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
    fn fill<S: Simd>(&self, simd: S, map: &FeatureMap, out: &mut FeatureMap) {
        for row in 0..map.side {
            for column in (0..map.side).step_by(RUN) {
                for (block, bias) in self.bias.chunks_exact(BLOCK).enumerate() {
                    let mut sums = [f32x16::from_slice(simd, bias); RUN];
                    let corner = map.start(row as isize - BORDER as isize, column as isize - BORDER as isize);
                    for (tap, weights) in self.weights.chunks_exact(map.channels).enumerate() {
                        let weights = f32x16::from_slice(simd, &weights[block * BLOCK..][..BLOCK]);
                        let (down, across) = (tap / Self::FILTER, tap % Self::FILTER);
                        let start = corner + (down * (map.side + 2 * BORDER) + across) * map.channels + block * BLOCK;
                        for (place, sum) in sums.iter_mut().enumerate() {
                            let values = f32x16::from_slice(simd, &map.values[start + place * map.channels..][..BLOCK]);
                            *sum = values.mul_add(weights, *sum);
                        }
                    }
                    store(simd, sums, Then::Relu, out, out.start(row as isize, column as isize) + block * BLOCK);
                }
            }
        }
    }
}

/// Stores the channels of [`RUN`] adjacent places, from index `start`.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
fn store<S: Simd>(simd: S, sums: [f32x16<S>; RUN], then: Then, out: &mut FeatureMap, start: usize) {
    for (place, mut sum) in sums.into_iter().enumerate() {
        let values = start + place * out.channels..start + place * out.channels + BLOCK;
        if let Then::Add(map) | Then::AddRelu(map) = then {
            sum += f32x16::from_slice(simd, &map.values[values.clone()]);
        }
        if let Then::Relu | Then::AddRelu(_) = then {
            sum = sum.max(f32x16::splat(simd, 0.0));
        }
        sum.store_slice(&mut out.values[values]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reproducible random numbers from -1 to 1.
    fn numbers(count: usize, mut seed: u32) -> Vec<f32> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    fn map(side: usize, channels: usize, seed: u32) -> FeatureMap {
        let mut map = FeatureMap::new(side, channels);
        for row in 0..side {
            map.row_mut(row).copy_from_slice(&numbers(side * channels, seed + row as u32));
        }
        map
    }

    /// A convolution by its definition, at one place and for one output; `weight` takes input, row and column.
    fn single_value(
        map: &FeatureMap,
        at: [usize; 2],
        filter: usize,
        weight: impl Fn(usize, usize, usize) -> f32,
    ) -> f32 {
        let mut sum = 0.0;
        for row in 0..filter {
            for column in 0..filter {
                let place = [at[0] + row, at[1] + column].map(|place| place.checked_sub(filter / 2));
                let [Some(y), Some(x)] = place else { continue };
                if y < map.side && x < map.side {
                    for input in 0..map.channels {
                        sum += map.row(y)[x * map.channels + input] * weight(input, row, column);
                    }
                }
            }
        }
        sum
    }

    fn close(ours: f32, plain: f32) {
        assert!((ours - plain).abs() < 1e-4, "{ours}, not {plain}");
    }

    #[test]
    fn dense_layers_are_convolutions() {
        for (side, inputs, known, outputs, filter, stride) in
            [(12, 4, 3, 16, 3, 2), (12, 16, 16, 32, 3, 1), (24, 32, 24, 20, 1, 1), (6, 16, 16, 6, 3, 1)]
        {
            let from = map(side, inputs, 1);
            let (weights, bias) = (numbers(outputs * known * filter * filter, 2), numbers(outputs, 3));
            let layer = Dense::new(&weights, &bias, inputs, filter, stride);
            let more = map(side / stride, outputs.next_multiple_of(BLOCK), 4);
            let out = layer.apply(&from, Then::AddRelu(&more));
            let bare = layer.apply(&from, Then::Nothing);
            for (number, (place, bare)) in out.places().zip(bare.places()).enumerate() {
                let (y, x) = (number / out.side, number % out.side);
                for output in 0..outputs {
                    let weight = |input: usize, row: usize, column: usize| {
                        let at = ((output * known + input) * filter + row) * filter + column;
                        if input < known { weights[at] } else { 0.0 }
                    };
                    let sum = bias[output] + single_value(&from, [y * stride, x * stride], filter, weight);
                    close(bare[output], sum);
                    close(place[output], (sum + more.row(y)[x * out.channels + output]).max(0.0));
                }
                assert!(bare[outputs..].iter().all(|value| *value == 0.0));
            }
        }
    }

    #[test]
    fn depthwise_layers_keep_to_their_channel() {
        let from = map(12, 32, 5);
        let (weights, bias) = (numbers(32 * 25, 6), numbers(32, 7));
        let out = Depthwise::new(&weights, &bias).apply(&from);
        for (number, place) in out.places().enumerate() {
            for (channel, value) in place.iter().enumerate() {
                let weight = |input: usize, row: usize, column: usize| {
                    if input == channel { weights[channel * 25 + row * 5 + column] } else { 0.0 }
                };
                close(*value, (bias[channel] + single_value(&from, [number / 12, number % 12], 5, weight)).max(0.0));
            }
        }
    }

    #[test]
    fn a_coarser_map_is_added_to_four_places_each() {
        let (fine, coarse) = (map(12, 16, 8), map(6, 16, 9));
        let mut sum = fine.clone();
        sum.add_doubled(&coarse);
        for (number, (place, before)) in sum.places().zip(fine.places()).enumerate() {
            let (y, x) = (number / 12, number % 12);
            for (channel, value) in place.iter().enumerate() {
                close(*value, before[channel] + coarse.row(y / 2)[x / 2 * 16 + channel]);
            }
        }
    }
}
