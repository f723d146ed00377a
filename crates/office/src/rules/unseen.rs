//! Why there is no evidence about a picture of a filing.

use super::Rule;

rules! {
    /// There is no such file.
    pub const MISSING: Rule = Rule::error("picture-missing").reads_picture();
    /// The file has changed since it was added.
    pub const CHANGED: Rule = Rule::error("picture-changed").reads_picture();
    /// The name leads out of the filing's folder.
    pub const OUTSIDE: Rule = Rule::error("picture-outside").reads_picture();
    /// The file cannot be read; `$detail` says why.
    pub const UNREADABLE: Rule = Rule::error("picture-unreadable").reads_picture();
    /// The program itself failed while inspecting it.
    pub const INSPECTION_FAILED: Rule = Rule::warning("picture-inspection-failed").reads_picture();
    /// The inspection was cancelled.
    pub const NOT_INSPECTED: Rule = Rule::notice("picture-not-looked-at").reads_picture();
    /// It was inspected, but its text could not be read.
    pub const NOT_READ: Rule = Rule::notice("picture-not-read").reads_picture();
}
