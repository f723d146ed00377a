//! Residence permits (港澳台居民居住证), travel permits (来往内地、大陆通行证) and the foreigner's permanent residence card
//! (外国人永久居留身份证).

use super::super::date::{self, lowest};
use super::super::form::{Form, Label, OTHER};
use super::super::number::{self, Kind};
use super::super::page::{Glyph, Page};
use super::super::{Certificate, text};
use super::{Collector, id_card};
use crate::identifier::travel;

const LABELS: &[Label] = &[
    Label { key: "name", spellings: &["姓名", "姓名/Name", "姓名Name"] },
    Label { key: "sex", spellings: &["性别", "性别/Sex", "性别Sex"] },
    Label {
        key: "birth", spellings: &["出生", "出生日期", "出生日期/DateofBirth", "出生日期DateofBirth"]
    },
    Label { key: "nationality", spellings: &["国籍", "国籍/Nationality", "国籍Nationality"] },
    Label { key: "address", spellings: &["住址"] },
    Label {
        key: "validity",
        spellings: &["有效期限", "有效期限/PeriodofValidity", "有效期限PeriodofValidity", "有效期至", "有效期"],
    },
    Label {
        key: "authority",
        spellings: &["签发机关", "签发机关/IssuingAuthority", "签发机关IssuingAuthority", "签发机关/Authority"],
    },
    Label {
        key: "number",
        spellings: &[
            "公民身份号码",
            "证件号码",
            "证件号码/IDNo.",
            "证件号码/IDNo",
            "证件号码IDNo.",
            "证件号码/CardNo.",
            "证件号",
        ],
    },
    Label {
        key: OTHER, spellings: &["通行证号码", "签发次数", "换证次数", "签发地点", "证件类别"]
    },
];

/// A permit's number by its kind (resident permits and the permanent residence card since 2023 share the ID number's
/// check digit; travel permits have none).
const TRAVEL_NUMBER: Kind = Kind {
    length: 9,
    allowed: |character| character.is_ascii_digit() || matches!(character, 'H' | 'M'),
    holds: |number| travel::hong_kong_macau_permit(number).is_ok(),
};

/// Any side of any permit: what stands there is read.
pub(crate) fn permit(page: &Page, certificate: Certificate, fields: &mut Collector<'_>) {
    let form = Form::new(page, LABELS);
    let mut said = None;
    match certificate {
        Certificate::TravelPermitFront | Certificate::TravelPermitBack => travel_number(page, &form, fields),
        _ => {
            said = id_card::person_number(page, &form, "number");
            fields.put_number("number", said.as_ref());
        }
    }
    fields.put_line(&form, "name", text::name);
    id_card::put_sex(fields, id_card::sex(&form.line("sex")), said.as_ref());
    id_card::put_birth(fields, date::all(&form.line("birth")).first(), said.as_ref());
    fields.put_text("nationality", &form.line("nationality"), text::prose);
    fields.put_text("address", &form.block("address"), text::prose);
    fields.put_text("authority", &form.block("authority"), text::prose);
    let (from, until) = date::period(&form.block("validity"));
    id_card::put_period(fields, from, until);
}

/// A letter and eight digits, or eight digits for residents of Taiwan; sure only where every character is.
fn travel_number(page: &Page, form: &Form<'_>, fields: &mut Collector<'_>) {
    let beside = form.line("number");
    let rows = std::iter::once(beside.as_slice()).chain(page.rows.iter().map(Vec::as_slice));
    let taiwan = page.text().contains("台湾");
    for row in rows {
        let found = if taiwan {
            eight_digits(row)
        } else {
            number::find(row, &TRAVEL_NUMBER).filter(|n| n.proven).map(|n| n.glyphs)
        };
        if let Some(glyphs) = found {
            let value: String = glyphs.iter().map(|glyph| glyph.character).collect();
            let confidence = date::doubt(lowest(&glyphs));
            fields.put("number", value.to_ascii_uppercase(), confidence, &glyphs);
            return;
        }
    }
}

/// Eight digits that stand alone.
fn eight_digits(row: &[Glyph]) -> Option<Vec<Glyph>> {
    row.split(|glyph| !glyph.character.is_ascii_digit()).find(|run| run.len() == 8).map(<[Glyph]>::to_vec)
}
