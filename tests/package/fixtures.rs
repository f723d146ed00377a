//! Filings of eight kinds with invented subjects, and pictures for them.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use beian_desk::filing::media::Media;
use beian_desk::filing::{Filing, Kind};
use beian_desk::identifier::organisation::{credit_code_check, organisation_code_check};
use beian_desk::identifier::person::check_character;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// Name of the promise video.
pub const VIDEO: &str = "promise.mp4";

/// Pictures in memory by name.
#[derive(Debug, Default, Clone)]
pub struct Pictures(pub BTreeMap<String, Vec<u8>>);

impl Media for Pictures {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.0.get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Pictures {
    /// A different picture for every name in the filing; [`VIDEO`] is a video.
    pub fn of(filing: &Filing) -> Self {
        let names = filing.media().into_iter().map(|(_, name)| name);
        Self(names.map(|name| (name.clone(), if name == VIDEO { video() } else { picture(&name) })).collect())
    }

    /// The same tiny picture for every name.
    pub fn small(filing: &Filing) -> Self {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&RgbImage::from_pixel(60, 40, Rgb([200, 220, 230]))).unwrap();
        Self(filing.media().into_iter().map(|(_, name)| (name, bytes.clone())).collect())
    }
}

/// The beginning of an MP4 file.
fn video() -> Vec<u8> {
    let mut bytes = vec![0, 0, 0, 24];
    bytes.extend_from_slice(b"ftypmp42\0\0\0\0mp42isom");
    bytes.resize(4096, 7);
    bytes
}

/// A JPEG large enough for every slot, with a pattern that depends on `name`. Drawn once per name.
pub fn picture(name: &str) -> Vec<u8> {
    static DRAWN: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::new(BTreeMap::new());
    DRAWN.lock().unwrap().entry(name.to_owned()).or_insert_with(|| draw(name)).clone()
}

fn draw(name: &str) -> Vec<u8> {
    let seed = name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let pixels = RgbImage::from_fn(1500, 1100, |x, y| {
        let tile = (x / 40 + y / 40 + seed) % 7;
        let inside = x > 80 && x < 1420 && y > 80 && y < 1020;
        if inside { Rgb([200 + tile as u8 * 4, 220, 235 - (seed % 60) as u8]) } else { Rgb([70, 60, 50]) }
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 85).encode_image(&pixels).unwrap();
    bytes
}

/// A resident identity number with its check digit, distinguished by the sequence number.
pub fn id_number(sequence: u32) -> String {
    let digits = format!("44030519900101{sequence:03}");
    format!("{digits}{}", check_character(&digits))
}

/// A unified social credit code with its check characters; `kind` is its first two characters.
pub fn credit_code(kind: &str) -> String {
    let serial = "MA5XYW12";
    let code = format!("{kind}440300{serial}{}", organisation_code_check(serial));
    format!("{code}{}", credit_code_check(&code))
}

fn person(filing: &mut Filing, base: &str, name: &str, sequence: u32) {
    let mut set = |leaf: &str, value: &str| filing.set(&format!("{base}.{leaf}"), value);
    set("name", name);
    set("mobile", &format!("1380013{sequence:04}"));
    set("email", &format!("sample{sequence}@example.com"));
    set("emergency_contact", &format!("1390013{sequence:04}"));
    set("certificate_number", &id_number(sequence));
    set("certificate_validity_date_start", "20180301");
    set("certificate_validity_date_end", "20380301");
    set("certificate_photo_front", &format!("front-{sequence}.jpg"));
    set("certificate_photo_back", &format!("back-{sequence}.jpg"));
    filing.set(&format!("{base}.certificate_type"), 2);
}

/// An enterprise in Shenzhen whose legal representative fills both roles.
pub fn enterprise() -> Filing {
    let mut filing = Filing::new(Kind::New);
    let name = "深圳市样本信息科技有限公司";
    filing.set("icp_subject.base_info.type", 4);
    filing.set("icp_subject.base_info.name", name);
    filing.set("icp_subject.base_info.province", "440000");
    filing.set("icp_subject.base_info.city", "440300");
    filing.set("icp_subject.base_info.district", "440305");
    filing.set("icp_subject.base_info.address", "样本路1号样本大厦2栋301室");
    filing.set("icp_subject.organize_info.certificate_type", 1);
    filing.set("icp_subject.organize_info.certificate_number", credit_code("91"));
    filing.set("icp_subject.organize_info.certificate_address", "广东省深圳市南山区样本路1号样本大厦2栋301室");
    filing.set("icp_subject.organize_info.certificate_photo", "licence.jpg");
    person(&mut filing, "icp_subject.principal_info", "样本䶮", 11);
    person(&mut filing, "icp_applets.principal_info", "样本䶮", 11);
    filing.set("icp_applets.principal_info.verify_task_id", "R5PqRPNb6GmG3i0rqd4pTg");
    filing.set("icp_applets.base_info.service_content_types", vec![161]);
    filing.set("icp_applets.base_info.nrlx_details[0].type", 24);
    filing.set(
        "icp_applets.base_info.comment",
        "本小程序供本公司客户查询软件开发项目的进度，提交需求和意见，并预约技术人员上门维护。",
    );
    filing.set("icp_materials.commitment_letter[0]", "commitment.jpg");
    filing.set("facts.letters_signed_on[icp_materials.commitment_letter]", "20261120");
    filing.set("facts.account_subject_name", name);
    filing.set("facts.applet_name", "样本项目助手");
    filing.set("facts.appid", "wx1234567890abcdef");
    filing.set("facts.applets_already_filed", 0);
    filing.set("facts.subject_certificate_valid_until", "长期");
    filing.set("facts.business_scope", "软件开发；信息技术咨询服务。");
    filing.set("facts.principal_is_legal_representative", true);
    filing.set("facts.manager_is_principal", true);
    filing.set("facts.manager_is_legal_representative", true);
    filing.set("facts.subject_name_changed", false);
    filing.set("facts.sole_proprietor", false);
    filing
}

/// An enterprise with two different responsible persons, neither of whom is the legal representative.
pub fn delegated() -> Filing {
    let mut filing = enterprise();
    person(&mut filing, "icp_applets.principal_info", "样本管理员", 12);
    filing.set("icp_subject.principal_info.authorization_letter", "principal-letter.jpg");
    filing.set("icp_applets.principal_info.authorization_letter", "manager-letter.jpg");
    filing.set("icp_subject.legal_person_info.name", "样本法人");
    filing.set("icp_subject.legal_person_info.certificate_number", id_number(13));
    filing.set("facts.principal_is_legal_representative", false);
    filing.set("facts.manager_is_principal", false);
    filing.set("facts.manager_is_legal_representative", false);
    for place in ["icp_subject.principal_info", "icp_applets.principal_info"] {
        filing.set(&format!("facts.letters_signed_on[{place}.authorization_letter]"), "20261120");
    }
    filing
}

/// A person who files for themselves.
pub fn individual() -> Filing {
    let mut filing = enterprise();
    filing.set("icp_subject.base_info.type", 5);
    filing.set("icp_subject.base_info.name", "样本䶮");
    filing.remove("icp_subject.organize_info");
    filing.set("icp_subject.organize_info.certificate_type", 2);
    filing.set("icp_subject.organize_info.certificate_number", id_number(11));
    filing.set("icp_subject.organize_info.certificate_address", "广东省深圳市南山区样本路1号样本花园2栋301室");
    filing.set("icp_applets.base_info.service_content_types", vec![3]);
    filing.set(
        "icp_applets.base_info.comment",
        "本小程序供本人记录日常账目和读书笔记，可以按月查看统计，不对外提供经营服务。",
    );
    filing.set("facts.account_subject_name", "样本䶮");
    filing.set("facts.applet_name", "样本随手记");
    filing.remove("facts.business_scope");
    filing
}

/// A sole proprietor.
pub fn sole_proprietor() -> Filing {
    let mut filing = enterprise();
    filing.set("icp_subject.base_info.name", "深圳市南山区样本小吃店");
    filing.set("icp_subject.organize_info.certificate_number", credit_code("92"));
    filing.set("icp_applets.base_info.service_content_types", vec![33]);
    filing.set(
        "icp_applets.base_info.comment",
        "本小程序供到店顾客扫码点餐，查看菜单和取餐号，由样本小吃店自行经营使用。",
    );
    filing.set("facts.account_subject_name", "深圳市南山区样本小吃店");
    filing.set("facts.applet_name", "样本小吃店点餐");
    filing.set("facts.sole_proprietor", true);
    filing
}

/// An institution with a pre-approval, attachments and a video.
pub fn institution() -> Filing {
    let mut filing = enterprise();
    filing.set("icp_subject.base_info.type", 3);
    filing.set("icp_subject.base_info.name", "深圳市样本文化馆");
    filing.set("icp_subject.organize_info.certificate_type", 4);
    filing.set("icp_subject.organize_info.certificate_number", credit_code("12"));
    filing.set("icp_applets.base_info.service_content_types", vec![45, 44]);
    filing.set("icp_applets.base_info.nrlx_details[0].type", 9);
    filing.set("icp_applets.base_info.nrlx_details[0].code", "粤网文〔2026〕0001-001号");
    filing.set("icp_applets.base_info.nrlx_details[0].media", "approval.jpg");
    filing.set("icp_applets.base_info.comment", "本小程序供市民预约样本文化馆的展览和讲座，收听本馆制作的民间音乐。");
    filing.set("icp_materials.promise_video[0]", VIDEO);
    filing.set("icp_materials.subject_other_materials[0]", "other-1.jpg");
    filing.set("icp_materials.subject_other_materials[1]", "other-2.jpg");
    filing.set("facts.account_subject_name", "深圳市样本文化馆");
    filing.set("facts.applet_name", "样本文化馆");
    filing
}

/// Certification and filing together.
pub fn certified() -> Filing {
    let mut filing = enterprise();
    filing.set("auth_data.customer_type", 1);
    filing.set("auth_data.contact_info.name", "样本䶮");
    filing.set("auth_data.contact_info.mobile", "13800130011");
    filing.set("auth_data.contact_info.email", "sample11@example.com");
    filing.set("auth_data.qualification", "licence.jpg");
    filing.set("auth_data.qualification_other[0]", "other-1.jpg");
    filing.set("auth_data.account_name", "样本项目助手");
    filing.set("auth_data.account_name_type", 1);
    filing.set("auth_data.pay_type", 2);
    filing.set("auth_data.invoice_info.invoice_type", 1);
    filing.set("auth_data.third_party_phone", "13800130099");
    filing
}

/// A modification of the remark and of the principal's telephone.
pub fn change() -> Filing {
    let mut filing = enterprise();
    filing.set_kind(Kind::Change);
    filing.set("icp_subject.base_info.record_number", "粤ICP备2026000001号");
    filing.set("icp_applets.base_info.record_number", "粤ICP备2026000001号-1X");
    filing.set("change.changed", vec!["icp_applets.base_info.comment", "icp_subject.principal_info.mobile"]);
    filing
}

/// A deregistration of the mini program.
pub fn cancel() -> Filing {
    let mut filing = enterprise();
    filing.set_kind(Kind::Cancel);
    filing.set("icp_subject.base_info.record_number", "粤ICP备2026000001号");
    filing.set("icp_applets.base_info.record_number", "粤ICP备2026000001号-1X");
    filing.set("cancel.cancel_type", 2);
    filing.set("cancel.reason_type", 1);
    filing
}

/// All eight, by name.
pub fn all() -> [(&'static str, Filing); 8] {
    [
        ("enterprise", enterprise()),
        ("delegated", delegated()),
        ("individual", individual()),
        ("sole_proprietor", sole_proprietor()),
        ("institution", institution()),
        ("certified", certified()),
        ("change", change()),
        ("cancel", cancel()),
    ]
}
