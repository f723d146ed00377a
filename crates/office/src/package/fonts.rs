//! The embedded faces of Noto Sans SC, shared by documents and window (`assets/fonts/`).

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;

pub use crate::font::REGULAR;

/// Has only the characters of the program's own texts. Compressed in the program, which is 0.8 MB smaller for it.
pub static BOLD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let compressed: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansSC-Bold-ui.ttf.gz");
    let mut font = Vec::new();
    // Without it, texts are set in the regular face.
    let _ = GzDecoder::new(compressed).read_to_end(&mut font);
    font
});
