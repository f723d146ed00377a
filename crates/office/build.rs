//! Fingerprint of the rules: the code and the tables that judge answers and count days.

#[path = "../fingerprint.rs"]
mod fingerprint;

/// The sources that decide what is found in answers and when something is due.
const SOURCES: [&str; 12] = [
    "../core/src",
    "../../assets/filing",
    "../../assets/language",
    "../../assets/periods.toml",
    "../../assets/reference",
    "src/package/overview.rs",
    "src/progress",
    "src/progress.rs",
    "src/rules",
    "src/rules.rs",
    "src/workflow/overview.rs",
    "src/workflow/timeline.rs",
];

fn main() -> std::io::Result<()> {
    fingerprint::name("BEIAN_RULES_FINGERPRINT", &SOURCES)
}
