//! Rules for pictures.

use crate::finding::Rule;

rules! {
    /// WeChat does not accept the format.
    pub const FORMAT: Rule = Rule::error("scan-format").prevents(&["WXA-FORMAT"]).reads_picture().cured_by_export();
    /// The file has several pages, of which one is judged and submitted.
    pub(super) const PAGE: Rule = Rule::notice("scan-page").reads_picture();
    pub(super) const FILE_LARGE: Rule =
        Rule::error("scan-file-large").prevents(&["WXA-SIZE"]).reads_picture().cured_by_export();
    pub(super) const FILE_SIZE: Rule = Rule::warning("scan-file-size").prevents(&["WXM-SIZE-RANGE"]).reads_picture();
    pub(super) const PIXELS: Rule = Rule::error("scan-pixels").prevents(&["WXA-RESOLUTION"]).reads_picture();
    pub(super) const PIXELS_CERTIFICATE: Rule =
        Rule::warning("scan-pixels-certificate").prevents(&["WXM-RES-SUBJECT"]).reads_picture();
    /// Several documents lie beside each other.
    pub const SEVERAL: Rule = Rule::warning("scan-several").prevents(&["TC-CERT-BAD", "WX-86328"]).reads_picture();
    pub(super) const NO_DOCUMENT: Rule = Rule::warning("scan-no-document").prevents(&["WXM-BORDER"]).reads_picture();
    pub(super) const CORNERS_CUT: Rule = Rule::error("scan-corners-cut").prevents(&["WXM-BORDER"]).reads_picture();
    pub(super) const NEAR_BORDER: Rule = Rule::warning("scan-near-border").prevents(&["WXM-BORDER"]).reads_picture();
    pub(super) const SMALL_IN_FRAME: Rule =
        Rule::warning("scan-small-in-frame").prevents(&["WXM-BLUR"]).reads_picture();
    /// The print is too blurred to be read.
    pub const BLURRED: Rule = Rule::error("scan-blurred").prevents(&["WXM-BLUR", "WX-86328"]).reads_picture();
    pub(super) const SOFT: Rule = Rule::warning("scan-soft").prevents(&["WXM-BLUR", "WX-86328"]).reads_picture();
    pub(super) const TEXT_SMALL: Rule = Rule::warning("scan-text-small").prevents(&["WXM-BLUR"]).reads_picture();
    pub(super) const GLARE: Rule = Rule::warning("scan-glare").prevents(&["HW-GLARE", "WX-86328"]).reads_picture();
    pub(super) const OVEREXPOSED: Rule =
        Rule::warning("scan-overexposed").prevents(&["HW-GLARE", "WXM-BLUR"]).reads_picture();
    pub(super) const UNDEREXPOSED: Rule =
        Rule::warning("scan-underexposed").prevents(&["WXM-BLUR", "WX-86328"]).reads_picture();
    pub(super) const BLACK_AND_WHITE: Rule =
        Rule::error("scan-black-and-white").prevents(&["WXM-COLOR"]).reads_picture();
    pub(super) const GREY: Rule = Rule::error("scan-grey").prevents(&["WXM-COLOR"]).reads_picture();
    pub(super) const COPY: Rule = Rule::warning("scan-copy").prevents(&["WXM-COLOR", "WXM-COPY"]).reads_picture();
    pub(super) const NOT_UPRIGHT: Rule = Rule::warning("scan-not-upright").prevents(&["WX-86328"]).reads_picture();
    pub(super) const EMBLEM_MISSING: Rule =
        Rule::warning("scan-emblem-missing").prevents(&["WXM-BORDER", "WXM-COPY"]).reads_picture();
    pub(super) const SEAL_MISSING: Rule = Rule::warning("scan-seal-missing").prevents(&["WXM-COPY"]).reads_picture();
    pub(super) const QR_MISSING: Rule = Rule::notice("scan-qr-missing").prevents(&["WX-86328"]).reads_picture();
    pub(super) const COMPRESSED: Rule = Rule::warning("scan-compressed").prevents(&["WXM-BLUR"]).reads_picture();
    pub(super) const SCREEN: Rule = Rule::warning("scan-screen").prevents(&["WXM-COPY", "HW-GLARE"]).reads_picture();
    pub(super) const ELECTRONIC: Rule =
        Rule::warning("scan-electronic").prevents(&["WXM-COPY", "HW-SH-ELICENCE"]).reads_picture();
    pub(super) const OCCLUDED: Rule =
        Rule::warning("scan-occluded").prevents(&["WXM-BORDER", "WX-86328"]).reads_picture();
}
