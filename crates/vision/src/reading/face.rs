//! The face networks: they find faces, 468 points on a face, and the lids of an eye (MediaPipe's BlazeFace, Face Mesh
//! and Iris).

use std::sync::Arc;

use rten::{Model, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::model::{ModelError, ModelFile, Models};
use super::sheet::{PageFrame, distance};
use crate::scan::{Point, Quad};

/// Score from which a box is a face.
const FACE: f32 = 0.5;
/// Overlap (intersection over union) from which two boxes are the same face.
const SAME: f32 = 0.3;
/// Side of the detector's input, in pixels.
const SEEN: usize = 128;
/// Side of the mesh network's input, in pixels.
const MESH: usize = 192;
/// Side of the iris network's input, in pixels.
const EYE: usize = 64;

/// A detected face, in pixels of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Face {
    /// `0.0..=1.0`.
    pub score: f32,
    pub centre: Point,
    pub width: f32,
    pub height: f32,
    /// Eyes, the left one in the picture first (the person's right eye).
    pub eyes: [Point; 2],
}

/// Points on a face, in pixels of the picture.
pub(crate) struct Mesh {
    pub points: Vec<Point>,
    /// Confidence of the network that there is a face at all, `0.0..=1.0`.
    pub presence: f32,
}

/// The three networks.
pub(crate) struct FaceModels {
    face: FaceNetwork,
    mesh: FaceNetwork,
    iris: FaceNetwork,
}

struct FaceNetwork {
    file: ModelFile,
    model: Model,
}

impl FaceModels {
    pub fn load(models: &Models) -> Result<Self, ModelError> {
        let network = |file: &ModelFile| Ok(FaceNetwork { file: file.clone(), model: file.load()? });
        Ok(Self { face: network(&models.face)?, mesh: network(&models.mesh)?, iris: network(&models.iris)? })
    }

    /// Detects faces, the widest first.
    pub fn faces(&self, picture: &PageFrame<'_>, pool: &Arc<ThreadPool>) -> Result<Vec<Face>, ModelError> {
        let side = picture.width.max(picture.height);
        let scale = side / SEEN as f32;
        let origin = [(picture.width - side) / 2.0, (picture.height - side) / 2.0];
        let (end_x, end_y) = (origin[0] + side, origin[1] + side);
        let part = [origin, [end_x, origin[1]], [end_x, end_y], [origin[0], end_y]];
        let outside = |x: usize, y: usize| {
            let at = [origin[0] + (x as f32 + 0.5) * scale, origin[1] + (y as f32 + 0.5) * scale];
            at[0] < 0.0 || at[1] < 0.0 || at[0] > picture.width || at[1] > picture.height
        };
        let planes =
            planes(picture, part, SEEN, false, |x, y, value| if outside(x, y) { -1.0 } else { value / 127.5 - 1.0 });
        let [boxes, scores] = self.face.run(planes, SEEN, ["regressors", "classificators"], pool)?;
        let anchors = anchors();
        if boxes.len() != anchors.len() * 16 || scores.len() != anchors.len() {
            return Err(self.face.file.unusable(&"unexpected number of boxes"));
        }
        let mut faces: Vec<Face> = anchors
            .iter()
            .zip(boxes.chunks_exact(16).zip(scores))
            .map(|(anchor, (values, score))| (anchor, values, 1.0 / (1.0 + (-score).exp())))
            .filter(|(_, _, score)| *score >= FACE)
            .map(|(anchor, values, score)| {
                let at = |index: usize| {
                    [0, 1].map(|axis| (values[index + axis] / SEEN as f32 + anchor[axis]) * side + origin[axis])
                };
                let size = |index: usize| values[index] / SEEN as f32 * side;
                Face { score, centre: at(0), width: size(2), height: size(3), eyes: [at(4), at(6)] }
            })
            .collect();
        faces.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut kept: Vec<Face> = Vec::new();
        for face in faces {
            if kept.iter().all(|other| overlap(other, &face) < SAME) {
                kept.push(face);
            }
        }
        kept.sort_by(|a, b| b.width.total_cmp(&a.width));
        Ok(kept)
    }

    /// Finds the points on a face.
    pub fn mesh(&self, picture: &PageFrame<'_>, face: &Face, pool: &Arc<ThreadPool>) -> Result<Mesh, ModelError> {
        let [left, right] = face.eyes;
        let square = square(face.centre, 1.5 * face.width.max(face.height), [right[0] - left[0], right[1] - left[1]]);
        let planes = planes(picture, square, MESH, false, |_, _, value| value / 255.0);
        let [points, presence] = self.mesh.run(planes, MESH, ["conv2d_21", "conv2d_31"], pool)?;
        if points.len() != 468 * 3 || presence.len() != 1 {
            return Err(self.mesh.file.unusable(&"unexpected number of points"));
        }
        let points = points.chunks_exact(3).map(|point| inside(square, point[0], point[1], MESH)).collect();
        Ok(Mesh { points, presence: 1.0 / (1.0 + (-presence[0]).exp()) })
    }

    /// How far an eye is open: mean distance between the lids over the distance between the eye's corners. `mirrored`
    /// is for the eye on the right of the picture.
    pub fn lid_gap(
        &self,
        picture: &PageFrame<'_>,
        corners: [Point; 2],
        mirrored: bool,
        pool: &Arc<ThreadPool>,
    ) -> Result<f32, ModelError> {
        let [left, right] = corners;
        let centre = [f32::midpoint(left[0], right[0]), f32::midpoint(left[1], right[1])];
        let square = square(centre, 2.3 * distance(left, right), [right[0] - left[0], right[1] - left[1]]);
        let planes = planes(picture, square, EYE, mirrored, |_, _, value| value / 255.0);
        let [contour, _] = self.iris.run(planes, EYE, ["output_eyes_contours_and_brows", "output_iris"], pool)?;
        if contour.len() != 71 * 3 {
            return Err(self.iris.file.unusable(&"unexpected number of points"));
        }
        let points: Vec<Point> = contour.chunks_exact(3).map(|point| [point[0], point[1]]).collect();
        let (lower, upper) = (&points[1..8], &points[9..16]);
        let gap = lower.iter().zip(upper).map(|(a, b)| distance(*a, *b)).sum::<f32>() / 7.0;
        Ok(gap / distance(points[0], points[8]).max(1.0))
    }
}

impl FaceNetwork {
    fn run(
        &self,
        planes: Vec<f32>,
        side: usize,
        outputs: [&str; 2],
        pool: &Arc<ThreadPool>,
    ) -> Result<[Vec<f32>; 2], ModelError> {
        let unusable = |error: &dyn std::fmt::Display| self.file.unusable(error);
        let input = NdTensor::from_data([1, 3, side, side], planes);
        let [first, second] = outputs.map(|name| self.model.node_id(name));
        let outputs = [first.map_err(|error| unusable(&error))?, second.map_err(|error| unusable(&error))?];
        let id = self.model.node_id("t0").map_err(|error| unusable(&error))?;
        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
        let values = self.model.run_n(vec![(id, ValueOrView::from(input.view()))], outputs, Some(options));
        let [first, second] = values.map_err(|error| unusable(&error))?;
        let numbers = |value: rten::Value| {
            value.into_tensor::<f32>().map(|tensor| tensor.to_vec()).ok_or_else(|| unusable(&"output of another type"))
        };
        Ok([numbers(first)?, numbers(second)?])
    }
}

/// R, G, B planes of a square part of the picture, mirrored or not, each value normalised.
fn planes(
    picture: &PageFrame<'_>,
    part: Quad,
    side: usize,
    mirrored: bool,
    normal: impl Fn(usize, usize, f32) -> f32,
) -> Vec<f32> {
    let mut planes = vec![0.0; 3 * side * side];
    picture.draw(part, side, side, |x, y, colour| {
        let column = if mirrored { side - 1 - x } else { x };
        for (channel, value) in colour.into_iter().enumerate() {
            planes[(channel * side + y) * side + column] = normal(x, y, value);
        }
    });
    planes
}

/// A square around a point, with its upper side along a direction.
fn square(centre: Point, side: f32, along: Point) -> Quad {
    let length = along[0].hypot(along[1]).max(f32::EPSILON);
    let (x, y) = (along[0] / length * side / 2.0, along[1] / length * side / 2.0);
    let at = |u: f32, v: f32| [centre[0] + u * x - v * y, centre[1] + u * y + v * x];
    [at(-1.0, -1.0), at(1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0)]
}

/// Converts a point of a network's input to pixels of the picture.
fn inside([tl, tr, _, bl]: Quad, x: f32, y: f32, side: usize) -> Point {
    let (u, v) = (x / side as f32, y / side as f32);
    [0, 1].map(|axis| tl[axis] + u * (tr[axis] - tl[axis]) + v * (bl[axis] - tl[axis]))
}

/// Anchors: the centres that the detector's boxes are relative to. A grid of 16 × 16 cells has two boxes per cell, one
/// of 8 × 8 has six.
fn anchors() -> Vec<Point> {
    let grid = |cells: usize, boxes: usize| {
        (0..cells * cells * boxes).map(move |at| {
            let cell = at / boxes;
            [(cell % cells) as f32 + 0.5, (cell / cells) as f32 + 0.5].map(|value| value / cells as f32)
        })
    };
    grid(16, 2).chain(grid(8, 6)).collect()
}

/// Intersection over union of two boxes.
fn overlap(a: &Face, b: &Face) -> f32 {
    let side = |axis: usize, half_a: f32, half_b: f32| {
        let low = (a.centre[axis] - half_a).max(b.centre[axis] - half_b);
        ((a.centre[axis] + half_a).min(b.centre[axis] + half_b) - low).max(0.0)
    };
    let both = side(0, a.width / 2.0, b.width / 2.0) * side(1, a.height / 2.0, b.height / 2.0);
    both / (a.width * a.height + b.width * b.height - both).max(f32::EPSILON)
}
