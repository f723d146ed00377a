//! Certificates of public institutions, social organisations, private non-enterprise units, foundations, law firms and
//! other organisations: different titles, the same kind of table.

use super::super::form::{Form, Label, OTHER};
use super::super::page::Page;
use super::super::{date, text};
use super::Collector;
use super::licence::credit_code;

const LABELS: &[Label] = &[
    Label { key: "credit_code", spellings: &["统一社会信用代码", "社会信用代码"] },
    Label {
        key: "name", spellings: &["名称", "机构名称", "单位名称", "律师事务所名称", "组织名称", "场所名称"]
    },
    Label {
        key: "legal_representative", spellings: &["法定代表人", "负责人", "主要负责人", "律所负责人"]
    },
    Label {
        key: "address", spellings: &["住所", "地址", "机构地址", "办公地址", "场所地址", "单位地址"]
    },
    Label { key: "validity", spellings: &["有效期限", "有效期", "证书有效期", "有效期自"] },
    Label {
        key: "authority",
        spellings: &["登记管理机关", "发证机关", "登记机关", "赋码机关", "颁发机关", "主管机关", "发证机关(盖章)"],
    },
    Label {
        key: "number",
        spellings: &["证书编号", "登记证号", "执业许可证号", "许可证号", "证号", "编号", "证书号", "登记号"],
    },
    Label {
        key: OTHER,
        spellings: &[
            "宗旨和业务范围",
            "业务范围",
            "业务主管单位",
            "业务主管部门",
            "经费来源",
            "举办单位",
            "活动地域",
            "机构性质",
            "组织形式",
            "社会团体类型",
            "开办资金",
            "注册资金",
            "原始基金数额",
            "设立资产",
            "注册资本",
            "批准日期",
            "批准文号",
            "发证日期",
            "颁发日期",
            "成立日期",
            "类型",
            "类别",
        ],
    },
];

/// All fields of a certificate of an organisation.
pub(crate) fn organisation(page: &Page, fields: &mut Collector<'_>) {
    let form = Form::new(page, LABELS);
    fields.put_number("credit_code", credit_code(page, &form).as_ref());
    let number = form.line("number");
    let spelled: String = number.iter().map(|glyph| glyph.character).collect();
    if spelled.chars().any(|character| character.is_ascii_digit()) {
        fields.put_text("number", &number, text::compact);
    }
    fields.put_text("name", &form.wrapped("name"), text::prose);
    fields.put_line(&form, "legal_representative", text::name);
    fields.put_text("address", &form.block("address"), text::prose);
    fields.put_line(&form, "authority", text::prose);
    let (from, until) = date::period(&form.block("validity"));
    fields.put_date("valid_from", from.as_ref());
    fields.put_date("valid_until", until.as_ref());
}
