//! The embedded models, and the check that they are intact before they are run.
//!
//! Files, origin and licences: `assets/models/*/`. The text models are PaddleOCR's PP-OCRv6 (Apache-2.0), the face
//! models MediaPipe's, converted from TFLite to ONNX (Apache-2.0). Their weights are kept in half precision
//! (`assets/models/half.py`) and run in single precision.

use std::borrow::Cow;

use rten::{Model, ModelOptions, OpRegistry, op_registry};
use sha2::{Digest, Sha256};

/// A model file, with the size and the hash that it must have.
#[derive(Debug, Clone)]
pub struct ModelFile {
    /// File name, as shown in errors.
    pub name: &'static str,
    /// Content.
    pub bytes: Cow<'static, [u8]>,
    /// Expected size in bytes.
    pub size: usize,
    /// Expected SHA-256, lower-case hexadecimal.
    pub sha256: &'static str,
}

macro_rules! embedded {
    ($path:literal, $size:literal, $sha256:literal) => {
        ModelFile {
            name: $path,
            bytes: Cow::Borrowed(include_bytes!(concat!("../../../../assets/models/", $path))),
            size: $size,
            sha256: $sha256,
        }
    };
}

/// The files that an [`Engine`](super::Engine) runs.
#[derive(Debug, Clone)]
pub struct Models {
    /// Finds lines of text.
    pub detector: ModelFile,
    /// Reads a line of text.
    pub recogniser: ModelFile,
    /// The recogniser's characters, one per line.
    pub dictionary: ModelFile,
    /// Finds faces.
    pub face: ModelFile,
    /// Finds 468 points on a face.
    pub mesh: ModelFile,
    /// Finds lids and iris of an eye.
    pub iris: ModelFile,
}

impl Models {
    /// The files embedded in the program.
    pub fn embedded() -> Self {
        Self {
            detector: embedded!(
                "ocr/ppocrv6_tiny_det.onnx",
                952_026,
                "df31c4f176cd30b134209aa6078b251bebd003a4aec79fca98e3be9e897bd7a1"
            ),
            recogniser: embedded!(
                "ocr/ppocrv6_small_rec.onnx",
                10_740_061,
                "eb84a030117e701889611e6ffc78a9f5dedc6962123ec5e58cc360af3861eef1"
            ),
            dictionary: embedded!(
                "ocr/ppocrv6_dict.txt",
                74_947,
                "b5f2bfe2bdd9448429e3e82b51c789775d9b42f2403d082b00662eb77e401c5d"
            ),
            face: embedded!(
                "face/face_detection_short_range.onnx",
                239_138,
                "7f8b2c54e700f5c5b869a2b6d4bcf41c609b271680bf1996139bf90add07afed"
            ),
            mesh: embedded!(
                "face/face_landmark.onnx",
                1_239_987,
                "fcb61e381705e04ab9ba7d4a542d51ae94a6a7d013fdf5844518c617df2eb884"
            ),
            iris: embedded!(
                "face/iris_landmark.onnx",
                1_369_777,
                "bee996b38087fd00910e39b0870fb88bec2edaf119992e09871fbe40067149b0"
            ),
        }
    }
}

/// The operators of the models. The code of all others, some megabytes, is not linked.
fn operators() -> OpRegistry {
    op_registry![
        Add,
        AveragePool,
        BatchNormalization,
        Concat,
        Conv,
        ConvTranspose,
        Div,
        Erf,
        GlobalAveragePool,
        HardSigmoid,
        Identity,
        MatMul,
        MaxPool,
        Mul,
        PRelu,
        Pad,
        Pow,
        ReduceMean,
        Relu,
        Reshape,
        Resize,
        Shape,
        Sigmoid,
        Slice,
        Softmax,
        Sqrt,
        Squeeze,
        Sub,
        Transpose,
        Unsqueeze
    ]
}

/// A model that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The file is truncated or is a different file.
    #[error("model {name} has {found} bytes instead of {expected}")]
    WrongSize {
        /// File name.
        name: &'static str,
        /// Size that it must have.
        expected: usize,
        /// Size that it has.
        found: usize,
    },
    /// The file has the right size but different content.
    #[error("model {name} is damaged: its SHA-256 is not {expected}")]
    Damaged {
        /// File name.
        name: &'static str,
        /// Hash that it must have.
        expected: &'static str,
    },
    /// The model cannot be loaded or run, or its output has an unexpected form.
    #[error("model {name} cannot be run: {cause}")]
    Unusable {
        /// File name.
        name: &'static str,
        /// Message of the runtime, or what is wrong with the output.
        cause: String,
    },
    /// The dictionary does not belong to the recogniser.
    #[error("dictionary {name} has {lines} lines, the recogniser {classes} classes; classes must be lines + 2")]
    WrongDictionary {
        /// File name.
        name: &'static str,
        /// Lines of the dictionary.
        lines: usize,
        /// Classes of the recogniser.
        classes: usize,
    },
}

impl ModelFile {
    /// Checks the size and the hash.
    ///
    /// # Errors
    /// [`ModelError::WrongSize`] or [`ModelError::Damaged`].
    pub fn verify(&self) -> Result<(), ModelError> {
        if self.bytes.len() != self.size {
            return Err(ModelError::WrongSize { name: self.name, expected: self.size, found: self.bytes.len() });
        }
        if format!("{:x}", Sha256::digest(&self.bytes)) != self.sha256 {
            return Err(ModelError::Damaged { name: self.name, expected: self.sha256 });
        }
        Ok(())
    }

    /// Verifies the file and loads the model.
    pub(crate) fn load(&self) -> Result<Model, ModelError> {
        self.verify()?;
        let options = ModelOptions::with_ops(operators());
        let model = match &self.bytes {
            Cow::Borrowed(bytes) => options.load_static_slice(bytes),
            Cow::Owned(bytes) => options.load(bytes.clone()),
        };
        model.map_err(|error| self.unusable(&error))
    }

    /// The error for a model that cannot be used.
    pub(crate) fn unusable(&self, cause: &dyn std::fmt::Display) -> ModelError {
        ModelError::Unusable { name: self.name, cause: cause.to_string() }
    }
}
