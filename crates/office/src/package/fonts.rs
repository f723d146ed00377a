//! The embedded faces of Noto Sans SC, shared by documents and window (`assets/fonts/`).

pub use crate::font::REGULAR;

/// Has only the characters of the program's own texts.
pub static BOLD: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansSC-Bold-ui.ttf");
