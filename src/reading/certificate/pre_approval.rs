//! Pre-approval licences (前置审批文件): title, number, holder, period.

use super::super::form::{Form, Label, OTHER};
use super::super::page::{Page, plain};
use super::super::{date, text};
use super::{Collector, TITLE_WORDS};

const LABELS: &[Label] = &[
    Label {
        key: "number",
        spellings: &[
            "许可证编号",
            "许可证号",
            "证书编号",
            "经营许可证编号",
            "编号",
            "证号",
            "许可证号码",
            "批准文号",
            "备案号",
        ],
    },
    Label {
        key: "name",
        spellings: &["单位名称", "公司名称", "企业名称", "名称", "机构名称", "经营者名称", "网站名称"],
    },
    Label { key: "legal_representative", spellings: &["法定代表人", "负责人", "法定代表人(负责人)"] },
    Label {
        key: "address", spellings: &["住所", "地址", "注册地址", "单位地址", "注册住所", "经营场所"]
    },
    Label {
        key: "validity", spellings: &["有效期限", "有效期", "有效期至", "有效日期", "许可期限"]
    },
    Label { key: "authority", spellings: &["发证机关", "批准机关", "签发机关", "颁发机关"] },
    Label {
        key: OTHER,
        spellings: &[
            "业务种类",
            "经营范围",
            "业务覆盖范围",
            "服务项目",
            "许可范围",
            "服务范围",
            "注册资本",
            "发证日期",
            "签发日期",
            "批准日期",
        ],
    },
];

/// All fields of a licence.
pub(crate) fn pre_approval(page: &Page, fields: &mut Collector<'_>) {
    let form = Form::new(page, LABELS);
    let title = page.rows.iter().find(|row| {
        let line = plain(row);
        TITLE_WORDS.iter().any(|word| line.contains(word))
    });
    if let Some(row) = title {
        fields.put_text("title", row, text::prose);
    }
    fields.put_text("number", &form.line("number"), text::prose);
    fields.put_text("name", &form.block("name"), text::prose);
    fields.put_line(&form, "legal_representative", text::name);
    fields.put_text("address", &form.block("address"), text::prose);
    fields.put_line(&form, "authority", text::prose);
    let (from, until) = date::period(&form.block("validity"));
    fields.put_date("valid_from", from.as_ref());
    fields.put_date("valid_until", until.as_ref());
}
