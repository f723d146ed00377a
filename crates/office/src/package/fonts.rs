//! The embedded faces of Noto Sans SC, one copy for paper and window (`assets/fonts/`).

/// Nearly any name, rare characters of plane 2 among them.
pub static REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansSC-Regular-wide.ttf");
/// The program's own words only.
pub static BOLD: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansSC-Bold-ui.ttf");
