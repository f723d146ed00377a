//! The embedded font Noto Sans SC, used for PDF, the window and text in imported documents (`assets/fonts/`).

/// Covers nearly every name, including rare characters of plane 2.
pub static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular-wide.ttf");
