//! Pre-approval licences (前置审批文件): title, number, holder, period.

use super::super::form::{LabelledPage, until_gap};
use super::super::page::{TextGlyph, TextPage, row_text};
use super::super::{Certificate, text, words};
use super::{Collector, UNCHECKED, of_text};

/// Maximum confidence of a number whose label was not read.
const UNLABELLED: f32 = 0.6;

/// The number of a licence that stands alone, without a label: text with digits that ends in 号.
fn free_number(row: &[TextGlyph]) -> Option<Vec<TextGlyph>> {
    let first = row.first()?;
    let alone = until_gap(row, first.left());
    let digits = alone.iter().filter(|glyph| glyph.character.is_ascii_digit()).count();
    let ends = alone.last().is_some_and(|glyph| glyph.character == '号');
    (ends && digits >= 4 && row_text(&alone).contains(['字', '第', '证'])).then_some(alone)
}

/// Reads all fields of a pre-approval licence.
pub(crate) fn pre_approval(page: &TextPage, fields: &mut Collector<'_>) {
    let form = LabelledPage::new(page, Certificate::PreApproval);
    let title = page.rows.iter().find(|row| {
        let line = row_text(row);
        words::list("approval_titles").iter().any(|word| line.contains(word))
    });
    if let Some(row) = title {
        fields.put_text("title", row, text::prose);
    }
    let beside = form.line("number");
    if beside.is_empty() {
        if let Some(number) = page.rows.iter().find_map(|row| free_number(row)) {
            fields.put("number", text::prose(&row_text(&number)), of_text(&number).min(UNLABELLED), &number);
        }
    } else {
        fields.put("number", text::prose(&row_text(&beside)), of_text(&beside).min(UNCHECKED), &beside);
    }
    fields.put_organisation("name", &form.block("name"));
    fields.put_name("legal_representative", &form.line("legal_representative"));
    fields.put_address(&form.block("address"));
    fields.put_line(&form, "authority", text::place);
    let (from, until) = form.period("validity");
    fields.put_date("valid_from", from.as_ref());
    fields.put_date("valid_until", until.as_ref());
}
