//! The embedded face of Noto Sans SC that paper, window and foreign documents share (`assets/fonts/`).

/// Nearly any name, rare characters of plane 2 among them.
pub static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular-wide.ttf");
