//! The trained weights in the model's ONNX file.

use half::f16;
use rten_onnx::onnx::{DataType, ModelProto, TensorProto};

use super::CornerModelError;

/// The named tensors of a model.
pub(super) struct Weights(Vec<TensorProto>);

impl Weights {
    /// Reads an ONNX file.
    ///
    /// # Errors
    /// [`CornerModelError`] if the bytes are not an ONNX file.
    pub fn read(bytes: &[u8]) -> Result<Self, CornerModelError> {
        let model = ModelProto::parse_buf(bytes).map_err(|error| CornerModelError(error.to_string()))?;
        model.graph.map(|graph| Self(graph.initializer)).ok_or_else(|| CornerModelError("it has no graph".to_owned()))
    }

    /// The values of the tensor with this name and shape. The file may hold them in half or in single precision.
    ///
    /// # Errors
    /// [`CornerModelError`] if no tensor has this name, if its shape differs, or if a value is not finite.
    pub fn take(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, CornerModelError> {
        let unlike = || CornerModelError(format!("the tensor {name} is missing or unlike {shape:?}"));
        let tensor = self.0.iter().find(|tensor| tensor.name.as_deref() == Some(name)).ok_or_else(unlike)?;
        let same = tensor.dims.iter().copied().eq(shape.iter().map(|&size| size as i64));
        let raw = tensor.raw_data.as_ref().filter(|_| same).ok_or_else(unlike)?.borrow();
        let values = match tensor.data_type {
            Some(DataType::FLOAT16) => numbers(&raw, |bytes| f16::from_le_bytes(bytes).to_f32()),
            Some(DataType::FLOAT) => numbers(&raw, f32::from_le_bytes),
            _ => None,
        };
        let complete = |values: &Vec<f32>| values.len() == shape.iter().product::<usize>();
        values.filter(complete).filter(|values| values.iter().all(|value| value.is_finite())).ok_or_else(unlike)
    }
}

/// The bytes as numbers of `N` bytes each, or `None` if a part of a number is left over.
fn numbers<const N: usize>(raw: &[u8], number: impl Fn([u8; N]) -> f32) -> Option<Vec<f32>> {
    let (chunks, rest) = raw.as_chunks();
    rest.is_empty().then(|| chunks.iter().map(|&bytes| number(bytes)).collect())
}
