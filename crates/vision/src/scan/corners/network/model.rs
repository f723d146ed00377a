//! The layers of the corner network in order (for the origin of its weights see `assets/models/corners/LICENSES.md`).
//!
//! Five stages each halve the resolution and widen the field of view; three upsampling steps add the finer maps again.
//! The names are those of the tensors in the ONNX file.

use beian_layers::{BLOCK, Dense, Depthwise, FeatureMap, STEP, Then};

use super::weights::Weights;
use super::{CornerModelError, INPUT, NetworkOutput};

/// The network, ready to run.
pub(super) struct CornerModel {
    s0: Dense,
    s1: Plain,
    s2: Plain,
    s3: Deep,
    s4: Deep,
    context: Linear,
    l4: Dense,
    d3: Bottleneck,
    l3: Dense,
    d2: Bottleneck,
    l2: Dense,
    d1: [Dense; 2],
    maps: Dense,
    present: Linear,
    inside: Linear,
    inside_here: Linear,
}

impl CornerModel {
    /// Loads the network from the bytes of the ONNX file.
    ///
    /// # Errors
    /// [`CornerModelError`] if they are not this model.
    pub fn load(bytes: &[u8]) -> Result<Self, CornerModelError> {
        let from = &Weights::read(bytes)?;
        Ok(Self {
            s0: dense(from, "n.s0.0", [3, 16], 3, 2)?,
            s1: Plain::load(from, "n.s1", [16, 32])?,
            s2: Plain::load(from, "n.s2", [32, 64])?,
            s3: Deep::load(from, "n.s3", [64, 96])?,
            s4: Deep::load(from, "n.s4", [96, 120])?,
            context: Linear::load(from, "n.ctx", [120, 120])?,
            l4: dense(from, "n.l4.0", [120, 96], 1, 1)?,
            d3: Bottleneck::load(from, "n.d3", 96)?,
            l3: dense(from, "n.l3.0", [96, 64], 1, 1)?,
            d2: Bottleneck::load(from, "n.d2", 64)?,
            l2: dense(from, "n.l2.0", [64, 32], 1, 1)?,
            d1: [dense(from, "n.d1.0.0", [32, 32], 3, 1)?, dense(from, "n.d1.1.0", [32, 32], 3, 1)?],
            maps: dense(from, "n.h", [32, 6], 1, 1)?,
            present: Linear::load(from, "n.pres", [120, 1])?,
            inside: Linear::load(from, "n.insg", [120, 4])?,
            inside_here: Linear {
                weights: from.take("onnx::MatMul_276", &[32, 1])?,
                bias: from.take("n.ins.bias", &[1])?,
            },
        })
    }

    /// Runs the network on an [`INPUT`] × [`INPUT`] picture with the channels red, green, blue and an unused one.
    pub fn run(&self, image: &FeatureMap) -> NetworkOutput {
        debug_assert_eq!(image.side(), INPUT);
        let half = self.s0.apply(image, Then::Relu);
        let fine = self.s1.apply(&half);
        let middle = self.s2.apply(&fine);
        let coarse = self.s3.apply(&middle);
        let mut whole = self.s4.apply(&coarse);
        let mean = mean(&whole);
        let context = self.context.apply(&mean);
        for row in 0..whole.side() {
            for place in whole.row_mut(row).chunks_exact_mut(mean.len()) {
                place.iter_mut().zip(&context).for_each(|(value, more)| *value += more);
            }
        }
        let coarse = self.d3.apply(&raised(coarse, &self.l4.apply(&whole, Then::Relu)));
        let middle = self.d2.apply(&raised(middle, &self.l3.apply(&coarse, Then::Relu)));
        let fine = raised(fine, &self.l2.apply(&middle, Then::Relu));
        let features = self.d1.iter().fold(fine, |map, layer| layer.apply(&map, Then::Relu));
        let maps = self.maps.apply(&features, Then::Nothing);
        let plane = |channel: usize| maps.places().map(move |place| place[channel]);
        let heat: [Vec<f32>; 4] = std::array::from_fn(|corner| softmax(plane(corner).collect()));
        let mut flags = self.present.apply(&mean);
        flags.extend(heat.iter().zip(self.inside.apply(&mean)).map(|(heat, by_whole)| {
            let mut here = vec![0.0f32; self.inside_here.weights.len()];
            for (place, share) in features.places().zip(heat) {
                here.iter_mut().zip(place).for_each(|(sum, value)| *sum += share * value);
            }
            self.inside_here.apply(&here)[0] + by_whole
        }));
        NetworkOutput {
            heat: heat.concat(),
            mask: plane(4).map(sigmoid).collect(),
            flags: flags.into_iter().map(sigmoid).collect(),
        }
    }
}

/// Halves the resolution, then a residual block of two convolutions.
struct Plain {
    down: Dense,
    a: Dense,
    b: Dense,
}

impl Plain {
    fn load(from: &Weights, name: &str, [inputs, outputs]: [usize; 2]) -> Result<Self, CornerModelError> {
        Ok(Self {
            down: dense(from, &format!("{name}.0.0"), [inputs, outputs], 3, 2)?,
            a: dense(from, &format!("{name}.1.a.0"), [outputs, outputs], 3, 1)?,
            b: dense(from, &format!("{name}.1.b.0"), [outputs, outputs], 3, 1)?,
        })
    }

    fn apply(&self, map: &FeatureMap) -> FeatureMap {
        let down = self.down.apply(map, Then::Relu);
        self.b.apply(&self.a.apply(&down, Then::Relu), Then::AddRelu(&down))
    }
}

/// Halves the resolution, then two bottlenecks.
struct Deep {
    down: Dense,
    blocks: [Bottleneck; 2],
}

impl Deep {
    fn load(from: &Weights, name: &str, [inputs, outputs]: [usize; 2]) -> Result<Self, CornerModelError> {
        let block = |number: u8| Bottleneck::load(from, &format!("{name}.{number}"), outputs);
        Ok(Self { down: dense(from, &format!("{name}.0.0"), [inputs, outputs], 3, 2)?, blocks: [block(1)?, block(2)?] })
    }

    fn apply(&self, map: &FeatureMap) -> FeatureMap {
        self.blocks.iter().fold(self.down.apply(map, Then::Relu), |map, block| block.apply(&map))
    }
}

/// A residual block: doubles the channels, applies a 5 × 5 depthwise filter, reduces to the original channels.
struct Bottleneck {
    widen: Dense,
    filter: Depthwise,
    narrow: Dense,
}

impl Bottleneck {
    fn load(from: &Weights, name: &str, channels: usize) -> Result<Self, CornerModelError> {
        let (weights, bias) = (format!("{name}.m.1.0.weight"), format!("{name}.m.1.0.bias"));
        let wide = 2 * channels;
        Ok(Self {
            widen: dense(from, &format!("{name}.m.0.0"), [channels, wide], 1, 1)?,
            filter: Depthwise::new(&from.take(&weights, &[wide, 1, 5, 5])?, &from.take(&bias, &[wide])?),
            narrow: dense(from, &format!("{name}.m.2.0"), [wide, channels], 1, 1)?,
        })
    }

    fn apply(&self, map: &FeatureMap) -> FeatureMap {
        let wide = self.filter.apply(&self.widen.apply(map, Then::Relu));
        self.narrow.apply(&wide, Then::Add(map))
    }
}

/// A fully connected layer.
struct Linear {
    /// Outputs × inputs.
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    fn load(from: &Weights, name: &str, [inputs, outputs]: [usize; 2]) -> Result<Self, CornerModelError> {
        Ok(Self {
            weights: from.take(&format!("{name}.weight"), &[outputs, inputs, 1, 1])?,
            bias: from.take(&format!("{name}.bias"), &[outputs])?,
        })
    }

    /// Channels of `values` beyond the layer's inputs are ignored.
    fn apply(&self, values: &[f32]) -> Vec<f32> {
        let rows = self.weights.chunks_exact(self.weights.len() / self.bias.len());
        let sum = |row: &[f32]| row.iter().zip(values).map(|(weight, value)| weight * value).sum::<f32>();
        rows.zip(&self.bias).map(|(row, bias)| bias + sum(row)).collect()
    }
}

fn dense(
    from: &Weights,
    name: &str,
    [inputs, outputs]: [usize; 2],
    filter: usize,
    stride: usize,
) -> Result<Dense, CornerModelError> {
    let weights = from.take(&format!("{name}.weight"), &[outputs, inputs, filter, filter])?;
    let bias = from.take(&format!("{name}.bias"), &[outputs])?;
    let held = inputs.next_multiple_of(if inputs < BLOCK { STEP } else { BLOCK });
    Ok(Dense::new(&weights, &bias, held, filter, stride))
}

/// A finer map plus an upsampled coarser one.
fn raised(mut fine: FeatureMap, coarse: &FeatureMap) -> FeatureMap {
    fine.add_doubled(coarse);
    fine
}

/// The mean of every channel.
fn mean(map: &FeatureMap) -> Vec<f32> {
    let mut sums = Vec::new();
    for place in map.places() {
        sums.resize(place.len(), 0.0f32);
        sums.iter_mut().zip(place).for_each(|(sum, value)| *sum += value);
    }
    let count = (map.side() * map.side()) as f32;
    sums.iter().map(|sum| sum / count).collect()
}

fn softmax(mut values: Vec<f32>) -> Vec<f32> {
    let most = values.iter().copied().fold(f32::MIN, f32::max);
    for value in &mut values {
        *value = (*value - most).exp();
    }
    let sum: f32 = values.iter().sum();
    values.into_iter().map(|value| value / sum).collect()
}

fn sigmoid(value: f32) -> f32 {
    1.0 / (1.0 + (-value).exp())
}
