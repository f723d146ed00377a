//! From the text of a page to the fields of a known certificate.

mod id_card;
mod letter;
mod licence;
mod mrz;
mod organisation;
mod passport;
mod permit;
mod pre_approval;

use std::collections::BTreeMap;

pub(crate) use id_card::bearer;
pub(crate) use letter::signature_label;

use super::date::ReadDate;
use super::form::Form;
use super::number::ReadNumber;
use super::page::{Glyph, Page};
use super::{Certificate, ReadField};
use crate::scan::Slot;

/// Values by field name; their regions are in the page's coordinates.
pub type Fields = BTreeMap<String, ReadField>;

/// What a certificate is, and what its fields say. The slot is what the picture is meant to show; it decides where the
/// text does not.
pub fn parse(page: &Page, slot: Option<Slot>) -> (Certificate, Fields) {
    let certificate = recognise(page, slot);
    let mut fields = Collector { page, fields: Fields::new() };
    match certificate {
        Certificate::IdCardFront => id_card::front(page, &mut fields),
        Certificate::IdCardBack => id_card::back(page, &mut fields),
        Certificate::BusinessLicence => licence::licence(page, &mut fields),
        Certificate::OrganisationCertificate => organisation::organisation(page, &mut fields),
        Certificate::Passport => passport::passport(page, &mut fields),
        Certificate::PreApproval => pre_approval::pre_approval(page, &mut fields),
        Certificate::Letter => letter::letter(page, &mut fields),
        Certificate::ResidencePermitFront
        | Certificate::ResidencePermitBack
        | Certificate::TravelPermitFront
        | Certificate::TravelPermitBack
        | Certificate::PermanentResidence => permit::permit(page, certificate, &mut fields),
        Certificate::Unknown => {}
    }
    (certificate, fields.fields)
}

/// Words that tell a certificate, and their weight. A certificate is recognised from a weight of [`ENOUGH`].
type Words = &'static [(&'static str, u32)];

const ENOUGH: u32 = 4;

const SIGNS: &[(Certificate, Words)] = &[
    (
        Certificate::IdCardFront,
        &[("公民身份号码", 4), ("姓名", 1), ("性别", 1), ("民族", 2), ("出生", 1), ("住址", 2), ("身份号码", 2)],
    ),
    (Certificate::IdCardBack, &[("居民身份证", 5), ("签发机关", 2), ("有效期限", 2), ("公安局", 1)]),
    // The portrait side of a residence permit is told from an ID card by its number alone.
    (Certificate::ResidencePermitBack, &[("居民居住证", 8), ("通行证号码", 3), ("签发机关", 2), ("签发次数", 2)]),
    (
        Certificate::TravelPermitFront,
        &[
            ("来往内地通行证", 6),
            ("来往大陆通行证", 6),
            ("往来港澳通行证", 6),
            ("证件号码", 2),
            ("换证次数", 2),
            ("姓名", 1),
        ],
    ),
    (Certificate::TravelPermitBack, &[("身份证件姓名", 5), ("身份证件号码", 5), ("出入境管理局", 1)]),
    (
        Certificate::PermanentResidence,
        &[("外国人永久居留", 9), ("PERMANENTRESIDENT", 4), ("PermanentResident", 4), ("国籍", 2), ("Nationality", 1)],
    ),
    (Certificate::Passport, &[("护照", 4), ("PASSPORT", 4), ("P<", 5), ("<<<", 3), ("Passport", 3), ("国籍", 1)]),
    (
        Certificate::BusinessLicence,
        &[("营业执照", 8), ("经营范围", 3), ("注册资本", 2), ("成立日期", 1), ("营业期限", 2), ("统一社会信用代码", 1)],
    ),
    (
        Certificate::OrganisationCertificate,
        &[
            ("法人证书", 8),
            ("登记证书", 8),
            ("登记证", 5),
            ("执业许可证", 8),
            ("统一社会信用代码证书", 9),
            ("举办单位", 3),
            ("开办资金", 3),
            ("业务主管单位", 3),
            ("活动地域", 3),
            ("宗旨和业务范围", 3),
            ("原始基金", 3),
            ("赋码机关", 4),
        ],
    ),
    (
        Certificate::PreApproval,
        &[("许可证", 5), ("批准书", 5), ("资格证书", 5), ("备案证明", 5), ("准予", 2), ("许可", 1), ("发证机关", 1)],
    ),
    (
        Certificate::Letter,
        &[
            ("授权书", 5),
            ("委托书", 5),
            ("承诺书", 5),
            ("责任书", 5),
            ("声明", 2),
            ("说明", 1),
            ("证明", 1),
            ("签字", 2),
            ("签名", 2),
            ("盖章", 2),
            ("签章", 2),
            ("特此", 2),
            ("本人", 1),
        ],
    ),
];

/// Words of which the title of a pre-approval has one.
pub(crate) const TITLE_WORDS: [&str; 6] = ["许可证", "批准书", "资格证书", "备案证明", "批复", "证书"];

/// The certificate whose words weigh most; of equals the one that the slot asks for.
fn recognise(page: &Page, slot: Option<Slot>) -> Certificate {
    let text = page.text();
    let weight =
        |words: Words| words.iter().filter(|(word, _)| text.contains(word)).map(|(_, weight)| weight).sum::<u32>();
    let wanted = |certificate: Certificate| slot.is_some_and(|slot| certificate.fits(slot));
    let certificate = SIGNS
        .iter()
        .map(|(certificate, words)| (*certificate, weight(words)))
        .filter(|(_, weight)| *weight >= ENOUGH)
        .max_by_key(|(certificate, weight)| (*weight, wanted(*certificate)))
        .map_or(Certificate::Unknown, |(certificate, _)| certificate);
    let of_residence_permit = ["810000", "820000", "830000"].iter().any(|region| text.contains(region));
    match certificate {
        Certificate::IdCardFront if of_residence_permit => Certificate::ResidencePermitFront,
        other => other,
    }
}

/// Collects the fields of a page.
pub(crate) struct Collector<'a> {
    page: &'a Page,
    fields: Fields,
}

impl Collector<'_> {
    /// Adds a value that was read from `glyphs`; an empty value is left out.
    pub fn put(&mut self, name: &str, value: String, confidence: f32, glyphs: &[Glyph]) {
        if !value.is_empty() && !glyphs.is_empty() {
            let region = self.page.around(glyphs);
            let _ = self.fields.insert(name.to_owned(), ReadField { value, confidence, region });
        }
    }

    /// Adds running text in the spelling of `spell`.
    pub fn put_text(&mut self, name: &str, glyphs: &[Glyph], spell: fn(&str) -> String) {
        self.put(name, spell(&super::page::plain(glyphs)), of_text(glyphs), glyphs);
    }

    /// Adds a date.
    pub fn put_date(&mut self, name: &str, date: Option<&ReadDate>) {
        if let Some(date) = date {
            self.put(name, date.value(), date.confidence, &date.glyphs);
        }
    }

    /// Adds a number.
    pub fn put_number(&mut self, name: &str, number: Option<&ReadNumber>) {
        if let Some(number) = number {
            self.put(name, number.value.clone(), number.confidence, &number.glyphs);
        }
    }

    /// Adds the text beside a label.
    pub fn put_line(&mut self, form: &Form<'_>, name: &str, spell: fn(&str) -> String) {
        self.put_text(name, &form.line(name), spell);
    }
}

/// Confidence of running text: near its weakest character.
pub(crate) fn of_text(glyphs: &[Glyph]) -> f32 {
    let mean = glyphs.iter().map(|glyph| glyph.confidence).sum::<f32>() / glyphs.len().max(1) as f32;
    0.25 * mean + 0.75 * super::date::lowest(glyphs)
}
