//! Business licence (营业执照): old and new layouts, companies, branches, partnerships, individual businesses.

use super::super::form::{LabelledPage, until_gap};
use super::super::number::{self, NumberKind, ReadNumber};
use super::super::page::{TextGlyph, TextPage, row_text};
use super::super::{Certificate, date, text, words};
use super::{Collector, grammar, of_text};
use crate::identifier::organisation;

/// The unified social credit code (GB 32100-2015).
pub(crate) const CREDIT_CODE: NumberKind = NumberKind {
    length: 18,
    allowed: |character| character.is_ascii_digit() || (character.is_ascii_uppercase() && !"IOSVZ".contains(character)),
    holds: |code| organisation::credit_code(code).is_ok(),
    inner: Some(organisation::holds_organisation_code),
};

/// The code of a licence holder, who is registered by the administration of industry and commerce: it begins with 9 (GB
/// 32100-2015). The serial number of a licence has 18 digits too, and one in 31 passes the check.
const LICENCE_CODE: NumberKind =
    NumberKind { holds: |code| code.starts_with('9') && organisation::credit_code(code).is_ok(), ..CREDIT_CODE };

/// The registration number of licences of the old form (GS 15-2006). It begins with the code of a region, which a 9 is
/// not: that is the beginning of a credit code that lost characters.
const REGISTRATION_NUMBER: NumberKind = NumberKind {
    length: 15,
    allowed: |character| character.is_ascii_digit(),
    holds: |number| !number.starts_with('9') && organisation::registration_number(number).is_ok(),
    inner: None,
};

/// Numbers with a check digit on licences.
pub(crate) const NUMBERS: &[NumberKind] = &[LICENCE_CODE, REGISTRATION_NUMBER];

/// Reads all fields of a licence.
pub(crate) fn licence(page: &TextPage, fields: &mut Collector<'_>) {
    let form = LabelledPage::new(page, Certificate::BusinessLicence);
    let code = credit_code(page, &form, &LICENCE_CODE);
    if !code.as_ref().is_some_and(|code| code.proven) {
        fields.put_number("registration_number", registration_number(page, &form, code.is_some()).as_ref());
    }
    fields.put_number("credit_code", code.as_ref());
    fields.put_organisation("name", &form.alone(form.wrapped("name")));
    let kind = Some(form.alone(form.wrapped("kind"))).filter(|kind| !kind.is_empty()).or_else(|| known_kind(page));
    fields.put_text("kind", &kind.unwrap_or_default(), text::place);
    fields.put_name("legal_representative", &form.line("legal_representative"));
    let address = Some(form.alone(form.paragraph("address"))).filter(|address| !address.is_empty());
    fields.put_address(&address.or_else(|| unlabelled_address(page, &form)).unwrap_or_default());
    put_scope(&form.alone(form.block("business_scope")), fields);
    fields.put_date("established", date::all(&form.line("established")).first());
    fields.put_line(&form, "registered_capital", text::place);
    let (_, until) = form.period("validity");
    fields.put_date("valid_until", until.as_ref());
}

/// Maximum confidence of a business scope in which something was restored or is missing.
const RESTORED: f32 = 0.75;

/// Adds the business scope. The flat 一 of its heading 一般项目 is lost at the beginning of a line, and is restored because
/// no other word ends in 般项目. A semicolon may be read as a colon; real colons follow only the short heading of a
/// sentence, or an item that introduces a list, such as 销售.
fn put_scope(glyphs: &[TextGlyph], fields: &mut Collector<'_>) {
    let read = text::prose(&row_text(glyphs));
    let whole = with_semicolons(&read.replace("一般项目", "般项目").replace("般项目", "一般项目"));
    // A scope ends with a full stop or a bracket; otherwise its end was lost.
    let complete = whole == read && !has_late_colon(&whole) && whole.ends_with(['。', '）']);
    let confidence = if complete { of_text(glyphs) } else { of_text(glyphs).min(RESTORED) };
    fields.put("business_scope", whole, confidence, glyphs);
}

/// Longest heading of a sentence of the scope (许可经营项目、一般项目、零售), in characters.
const HEADING: usize = 8;

/// Each character of a scope, the text before it, and whether its sentence already has an item or is longer than a
/// heading.
fn in_sentences(scope: &str) -> impl Iterator<Item = (char, &str, bool)> {
    let (mut in_sentence, mut items) = (0, 0);
    scope.char_indices().map(move |(at, character)| {
        let listed = items > 0 || in_sentence > HEADING;
        match character {
            '。' | '）' => (in_sentence, items) = (0, 0),
            '：' | '；' => (in_sentence, items) = (in_sentence + 1, items + 1),
            _ => in_sentence += 1,
        }
        (character, &scope[..at], listed)
    })
}

/// Replaces colons after the first item of a sentence by semicolons, except after an item that introduces a list.
fn with_semicolons(scope: &str) -> String {
    let heads = |before: &str| {
        let item = before.rsplit(['。', '；', '，', '、', '：', '）']).next().unwrap_or(before);
        words::list("list_heads").iter().any(|head| head == item)
    };
    let said = |(character, before, listed): (char, &str, bool)| match character {
        '：' if listed && !heads(before) => '；',
        other => other,
    };
    in_sentences(scope).map(said).collect()
}

/// Whether there is a colon where a semicolon is just as likely.
fn has_late_colon(scope: &str) -> bool {
    in_sentences(scope).any(|(character, _, listed)| character == '：' && listed)
}

/// How far above or below its label an authority is printed, in sizes of the label.
const AUTHORITY: f32 = 1.2;

/// The title, which on licences of the old form contains the kind of company.
const TITLE: &str = "营业执照";

/// The kind of company, on a page where its label was not read: a known one that begins a piece of text.
fn known_kind(page: &TextPage) -> Option<Vec<TextGlyph>> {
    page.rows.iter().find_map(|row| {
        let free = |at: usize| at == 0 || row[at].left() - row[at - 1].right() > row[at].size;
        let said = |at: usize| row_text(&row[at..]);
        let begins = |at: &usize| {
            let known = words::list("company_kinds").iter().any(|kind| said(*at).starts_with(kind));
            known && !said(*at).contains(TITLE)
        };
        let at = (0..row.len()).filter(|at| free(*at)).find(begins)?;
        Some(until_gap(&row[at..], row[at].left()))
    })
}

/// Characters of which an address contains at least one after its region.
const ADDRESS: [char; 6] = ['路', '街', '道', '村', '镇', '号'];

/// An address whose label was not read: a row without a label that begins where values do and names a place, not the
/// registration authority or a business. Never sure.
fn unlabelled_address(page: &TextPage, form: &LabelledPage<'_>) -> Option<Vec<TextGlyph>> {
    let free = page.rows.iter().enumerate().filter(|(at, _)| !form.is_labelled(*at));
    free.map(|(_, row)| row).find_map(|row| {
        let first = row.first()?;
        let value = until_gap(row, first.left());
        let said = row_text(&value);
        let begins_with = |other: &TextGlyph| {
            (other.left() - first.left()).abs() < first.size && (other.centre[1] - first.centre[1]).abs() > first.size
        };
        let authority = words::list("authority_ends").iter().any(|end| said.contains(end.as_str()));
        // Words such as room, hall and floor end both addresses and names of businesses.
        let business = said.contains("公司") || !said.contains('号') && grammar::is_organisation(&said);
        let named = said.contains(ADDRESS) && grammar::is_address(&said) && !business;
        let is_one = named && !authority && form.claimed().iter().any(begins_with);
        is_one.then(|| value.into_iter().map(|glyph| TextGlyph { whole: false, ..glyph }).collect())
    })
}

/// Whether a licence is an electronic one: it says so, or the authority is printed where a paper licence has its seal.
pub(crate) fn is_electronic(page: &TextPage) -> bool {
    let said = |word: &String| page.rows.iter().any(|row| row_text(row).contains(word.as_str()));
    words::list("electronic").iter().any(said) || page.rows.iter().any(|row| names_authority(page, row))
}

/// Whether the registration authority is printed beside its label in `row`, be it a little higher or lower.
fn names_authority(page: &TextPage, row: &[TextGlyph]) -> bool {
    let label = "登记机关".chars().collect::<Vec<_>>();
    let place =
        row.windows(label.len()).find(|part| part.iter().map(|glyph| glyph.character).eq(label.iter().copied()));
    let Some(last) = place.and_then(<[_]>::last) else { return false };
    let beside = |other: &&TextGlyph| {
        other.left() > last.right() && (other.centre[1] - last.centre[1]).abs() < AUTHORITY * last.size
    };
    page.rows.iter().any(|other| {
        let said = row_text(&other.iter().filter(beside).cloned().collect::<Vec<_>>());
        words::list("authority_ends").iter().any(|end| said.ends_with(end.as_str()))
    })
}

/// The registration number of a licence of the old form: beside its label, or else in any other row unless the licence
/// is `coded`: one in ten parts of a credit code that lost characters passes the check.
fn registration_number(page: &TextPage, form: &LabelledPage<'_>, coded: bool) -> Option<ReadNumber> {
    let beside = |text: &[TextGlyph]| number::find(text, &REGISTRATION_NUMBER);
    let found = beside(&form.line("registration_number")).filter(|number| number.proven);
    found.or_else(|| beside(&form.block("registration_number"))).or_else(|| {
        // The label was lost. A longer number is the serial number of the form.
        if coded {
            return None;
        }
        let digits = |row: &&Vec<TextGlyph>| row.iter().filter(|glyph| glyph.character.is_ascii_digit()).count();
        let short = page.rows.iter().filter(|row| digits(row) <= REGISTRATION_NUMBER.length + 3);
        short.filter_map(|row| number::find(row, &REGISTRATION_NUMBER)).find(|number| number.proven)
    })
}

/// The credit code beside its label, or else anywhere on the page.
pub(crate) fn credit_code(page: &TextPage, form: &LabelledPage<'_>, kind: &NumberKind) -> Option<ReadNumber> {
    let beside = number::find(&form.line("credit_code"), kind);
    if beside.as_ref().is_some_and(|number| number.proven) {
        return beside;
    }
    let elsewhere = page.rows.iter().filter_map(|row| number::find(row, kind)).find(|number| number.proven);
    elsewhere.or(beside)
}
