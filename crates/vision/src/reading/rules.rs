//! Rules on the text of a certificate.

use crate::finding::Rule;

rules! {
    pub(super) const TURNED: Rule = Rule::warning("reading-turned").prevents(&["WX-86328"]).reads_picture();
    pub(super) const NOT_RECOGNISED: Rule =
        Rule::warning("reading-not-recognised").prevents(&["WX-86328"]).reads_picture();
    /// The picture shows the other side of the required certificate.
    pub const WRONG_SIDE: Rule = Rule::error("reading-wrong-side")
        .prevents(&["WX-86328", "TC-CERT-BAD", "WX-86201", "WX-40097"])
        .reads_picture();
    /// The picture shows a different certificate from the required one; a warning where it may have been mistaken.
    pub const WRONG_KIND: Rule = Rule::error("reading-wrong-kind")
        .prevents(&["WX-86328", "TC-CERT-BAD", "WX-86201", "WX-40097", "DY-6020"])
        .reads_picture();
    pub(super) const NUMBER_FAILS: Rule = Rule::warning("reading-number-fails").prevents(&["WX-86328"]).reads_picture();
    pub(super) const BIRTH: Rule =
        Rule::warning("reading-birth-against-number").prevents(&["WX-86328"]).reads_picture();
    pub(super) const SEX: Rule = Rule::warning("reading-sex-against-number").prevents(&["WX-86328"]).reads_picture();
    pub(super) const PERIOD: Rule = Rule::warning("reading-period").prevents(&["WXD-DATE"]).reads_picture();
    /// A business licence of the old form; those of enterprises have been void since 2018 (国办发〔2015〕50号).
    pub(super) const OLD_FORM: Rule =
        Rule::warning("reading-licence-old-form").prevents(&["UC-OLD-CERT"]).reads_picture();
    pub(super) const WATERMARK: Rule = Rule::notice("reading-watermark").prevents(&["TC-WATERMARK"]).reads_picture();
}
