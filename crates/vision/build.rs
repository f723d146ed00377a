//! Fingerprint of the code and the models that inspect pictures.

#[path = "../fingerprint.rs"]
mod fingerprint;

/// The sources that determine the findings on a picture.
const SOURCES: [&str; 6] =
    ["src/scan.rs", "src/scan", "src/reading.rs", "src/reading", "../../assets/models", "../../assets/reading"];

fn main() -> std::io::Result<()> {
    fingerprint::name("BEIAN_VISION_FINGERPRINT", &SOURCES)
}
