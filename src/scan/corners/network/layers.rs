//! The layers of the corner network over maps of the shape rows × columns × channels.
//!
//! Written for this one network: a general inference library takes four times the processor's time for maps this small.
//! Six places and sixteen channels are summed up at a time, as many as the registers hold; the widest registers of the
//! processor that runs the program are chosen while it runs.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x16};

/// Channels that are summed up together: every map but the picture holds a multiple of it.
pub(super) const BLOCK: usize = 16;
/// Places in a row that are summed up together: the side of every map is a multiple of it.
const RUN: usize = 6;
/// Inputs between two checks of an index: the channels of every map are a multiple of it.
pub(super) const STEP: usize = 4;
/// Empty places around a map: as far as the widest filter reaches beyond it.
const BORDER: usize = 2;

/// A square map of features with a border of zeros.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Map {
    side: usize,
    channels: usize,
    values: Vec<f32>,
}

impl Map {
    /// A map of zeros, `side` places wide and tall.
    pub fn new(side: usize, channels: usize) -> Self {
        let padded = side + 2 * BORDER;
        Self { side, channels, values: vec![0.0; padded * padded * channels] }
    }

    /// Places in a row and in a column.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Where in the values the channels of a place start; the place may lie in the border.
    fn start(&self, row: isize, column: isize) -> usize {
        let padded = self.side + 2 * BORDER;
        (row.saturating_add_unsigned(BORDER) as usize * padded + column.saturating_add_unsigned(BORDER) as usize)
            * self.channels
    }

    /// The places of a row, one behind the other.
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

    /// Adds a map of half the side, every place of it four times.
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

/// What follows a convolution.
#[derive(Debug, Clone, Copy)]
pub(super) enum Then<'a> {
    /// Nothing.
    Nothing,
    /// What is negative becomes zero.
    Relu,
    /// Another map is added.
    Add(&'a Map),
    /// Another map is added, then what is negative becomes zero.
    AddRelu(&'a Map),
}

/// A convolution over all channels with a filter of 1×1 or 3×3 places.
#[derive(Debug)]
pub(super) struct Dense {
    inputs: usize,
    outputs: usize,
    filter: usize,
    stride: usize,
    /// For every block of outputs: bias, then one weight an output for every row, column and input.
    blocks: Vec<f32>,
}

impl Dense {
    /// From weights of the shape outputs × inputs × filter × filter and a bias for every output. The channels of the
    /// map that goes in are `inputs`, at least as many as have weights.
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

    /// The map that comes out.
    pub fn apply(&self, map: &Map, then: Then) -> Map {
        let mut out = Map::new(map.side / self.stride, self.outputs);
        dispatch!(Level::new(), simd => self.fill(simd, map, then, &mut out));
        out
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
    fn fill<S: Simd>(&self, simd: S, map: &Map, then: Then, out: &mut Map) {
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

    /// One block of channels at [`RUN`] places, the first of them over `row`, `column` of the map that goes in.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
    fn sums<S: Simd>(&self, simd: S, map: &Map, weights: &[f32], row: usize, column: usize) -> [f32x16<S>; RUN] {
        let reach = (self.filter / 2) as isize;
        // Columns of the filter and their channels lie one behind the other.
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

/// A convolution of every channel by itself with a filter of 5×5 places, then what is negative becomes zero.
#[derive(Debug)]
pub(super) struct Depthwise {
    /// For every row and column of the filter one weight a channel.
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Depthwise {
    const FILTER: usize = 2 * BORDER + 1;
    const TAPS: usize = Self::FILTER * Self::FILTER;

    /// From weights of the shape channels × 5 × 5 and a bias for every channel, a multiple of [`BLOCK`].
    pub fn new(weights: &[f32], bias: &[f32]) -> Self {
        let of_tap = |tap: usize| weights.iter().skip(tap).step_by(Self::TAPS).copied();
        Self { weights: (0..Self::TAPS).flat_map(of_tap).collect(), bias: bias.to_vec() }
    }

    /// The map that comes out.
    pub fn apply(&self, map: &Map) -> Map {
        let mut out = Map::new(map.side, map.channels);
        dispatch!(Level::new(), simd => self.fill(simd, map, &mut out));
        out
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
    fn fill<S: Simd>(&self, simd: S, map: &Map, out: &mut Map) {
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

/// Writes the channels of [`RUN`] places next to each other; those of the first begin at `start`.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
fn store<S: Simd>(simd: S, sums: [f32x16<S>; RUN], then: Then, out: &mut Map, start: usize) {
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
