//! The embedded faces of Noto Sans SC, one copy for paper and window (`assets/fonts/`).

pub use crate::font::REGULAR;

/// The program's own words only.
pub static BOLD: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansSC-Bold-ui.ttf");
