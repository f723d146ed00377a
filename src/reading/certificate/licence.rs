//! Business licence (营业执照): old and new layouts, companies, branches, partnerships, individual businesses.

use super::super::form::{Form, Label, OTHER, until_gap};
use super::super::number::{self, Kind, ReadNumber};
use super::super::page::{Glyph, Page, plain};
use super::super::{date, text};
use super::{Collector, of_text};
use crate::identifier::organisation;

const LABELS: &[Label] = &[
    Label { key: "credit_code", spellings: &["统一社会信用代码", "社会信用代码"] },
    Label { key: "name", spellings: &["名称", "企业名称", "字号名称"] },
    Label { key: "kind", spellings: &["类型", "主体类型", "公司类型", "企业类型"] },
    Label {
        key: "legal_representative",
        spellings: &["法定代表人", "负责人", "经营者", "经营者姓名", "投资人", "执行事务合伙人", "法定代表人姓名"],
    },
    Label {
        key: "address",
        spellings: &["住所", "营业场所", "经营场所", "主要经营场所", "企业住所", "住所(经营场所)", "地址"],
    },
    Label { key: "business_scope", spellings: &["经营范围", "业务范围", "经营范围及方式"] },
    Label { key: "established", spellings: &["成立日期", "注册日期"] },
    Label { key: "validity", spellings: &["营业期限", "经营期限", "合伙期限", "有效期限"] },
    Label {
        key: "registered_capital", spellings: &["注册资本", "注册资金", "出资额", "成员出资总额", "出资总额"]
    },
    Label {
        key: OTHER,
        spellings: &["实收资本", "组成形式", "登记机关", "登记注册机关", "发照机关", "核准日期", "发照日期"],
    },
];

/// The unified social credit code (GB 32100-2015).
pub(crate) const CREDIT_CODE: Kind = Kind {
    length: 18,
    allowed: |character| character.is_ascii_digit() || (character.is_ascii_uppercase() && !"IOSVZ".contains(character)),
    holds: |code| organisation::credit_code(code).is_ok(),
};

/// All fields of a licence.
pub(crate) fn licence(page: &Page, fields: &mut Collector<'_>) {
    let form = Form::new(page, LABELS);
    fields.put_number("credit_code", credit_code(page, &form).as_ref());
    fields.put_text("name", &form.wrapped("name"), text::prose);
    let kind = Some(form.wrapped("kind")).filter(|kind| !kind.is_empty()).or_else(|| known_kind(page));
    fields.put_text("kind", &kind.unwrap_or_default(), text::prose);
    fields.put_line(&form, "legal_representative", text::name);
    fields.put_text("address", &form.block("address"), text::prose);
    put_scope(&form.block("business_scope"), fields);
    fields.put_date("established", date::all(&form.line("established")).first());
    fields.put_line(&form, "registered_capital", text::prose);
    let (_, until) = date::period(&form.block("validity"));
    fields.put_date("valid_until", until.as_ref());
}

/// Confidence that a scope reaches whose 一 was put back.
const RESTORED: f32 = 0.75;

/// Adds the scope. The flat 一 of its heading 一般项目 is lost at the beginning of a line; no other word ends in 般项目.
fn put_scope(glyphs: &[Glyph], fields: &mut Collector<'_>) {
    let read = text::prose(&plain(glyphs));
    let whole = read.replace("一般项目", "般项目").replace("般项目", "一般项目");
    let confidence = if whole == read { of_text(glyphs) } else { of_text(glyphs).min(RESTORED) };
    fields.put("business_scope", whole, confidence, glyphs);
}

/// A kind of company that stands at the beginning of a text, where its label was not read.
fn known_kind(page: &Page) -> Option<Vec<Glyph>> {
    const KINDS: [&str; 9] = [
        "有限责任公司",
        "股份有限公司",
        "其他有限责任公司",
        "一人有限责任公司",
        "个体工商户",
        "个人独资企业",
        "有限合伙",
        "普通合伙",
        "农民专业合作社",
    ];
    page.rows.iter().find_map(|row| {
        let free = |at: usize| at == 0 || row[at].left() - row[at - 1].right() > row[at].size;
        let begins = |at: &usize| KINDS.iter().any(|kind| plain(&row[*at..]).starts_with(kind));
        let at = (0..row.len()).filter(|at| free(*at)).find(begins)?;
        Some(until_gap(&row[at..], row[at].left()))
    })
}

/// The code beside its label, else anywhere.
pub(crate) fn credit_code(page: &Page, form: &Form<'_>) -> Option<ReadNumber> {
    let beside = number::find(&form.line("credit_code"), &CREDIT_CODE);
    if beside.as_ref().is_some_and(|number| number.proven) {
        return beside;
    }
    let elsewhere = page.rows.iter().filter_map(|row| number::find(row, &CREDIT_CODE)).find(|number| number.proven);
    elsewhere.or(beside)
}
