//! Names the code and the models that look at pictures.

#[path = "../fingerprint.rs"]
mod fingerprint;

/// What decides what is found in a picture.
const SOURCES: [&str; 6] =
    ["src/scan.rs", "src/scan", "src/reading.rs", "src/reading", "../../assets/models", "../../assets/reading"];

fn main() -> std::io::Result<()> {
    fingerprint::name("BEIAN_VISION_FINGERPRINT", &SOURCES)
}
