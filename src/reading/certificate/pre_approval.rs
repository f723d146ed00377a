//! Pre-approval licences (前置审批文件): title, number, holder, period.

use super::super::form::Form;
use super::super::page::{Page, plain};
use super::super::words;
use super::super::{date, text};
use super::Collector;

/// All fields of a licence.
pub(crate) fn pre_approval(page: &Page, fields: &mut Collector<'_>) {
    let form = Form::new(page, "pre_approval");
    let title = page.rows.iter().find(|row| {
        let line = plain(row);
        words::list("approval_titles").iter().any(|word| line.contains(word))
    });
    if let Some(row) = title {
        fields.put_text("title", row, text::prose);
    }
    fields.put_text("number", &form.line("number"), text::prose);
    fields.put_text("name", &form.block("name"), text::prose);
    fields.put_line(&form, "legal_representative", text::name);
    fields.put_text("address", &form.block("address"), text::place);
    fields.put_line(&form, "authority", text::prose);
    let (from, until) = date::period(&form.block("validity"));
    fields.put_date("valid_from", from.as_ref());
    fields.put_date("valid_until", until.as_ref());
}
