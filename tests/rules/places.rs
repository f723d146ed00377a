//! Region codes, mailing address, address on the certificate.

use beian_desk::filing::Filing;
use beian_desk::finding::Level::{Error, Notice, Warning};
use serde_json::{Value, json};

use super::support::{enterprise, individual};
use super::{Row, row, with};

const PROVINCE: &str = "icp_subject.base_info.province";
const CITY: &str = "icp_subject.base_info.city";
const DISTRICT: &str = "icp_subject.base_info.district";
const ADDRESS: &str = "icp_subject.base_info.address";
const CERTIFICATE: &str = "icp_subject.organize_info.certificate_address";

fn at(address: &str) -> Filing {
    with(enterprise(), &[(ADDRESS, json!(address))])
}

fn on_certificate(address: &str) -> Filing {
    with(enterprise(), &[(CERTIFICATE, json!(address))])
}

/// An enterprise elsewhere: codes and the address on its certificate.
fn placed(codes: [&str; 3], certificate: &str) -> Filing {
    with(
        enterprise(),
        &[
            (PROVINCE, json!(codes[0])),
            (CITY, json!(codes[1])),
            (DISTRICT, json!(codes[2])),
            (CERTIFICATE, json!(certificate)),
        ],
    )
}

fn beijing(district: &str, certificate: &str) -> Filing {
    placed(["110000", "110100", district], certificate)
}

fn tianjin(district: &str, address: &str) -> Filing {
    let filing = placed(["120000", "120100", district], "天津市样本路1号");
    with(filing, &[(ADDRESS, json!(address))])
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = codes();
    rows.extend(mailing());
    rows.extend(certificate());
    rows
}

fn codes() -> Vec<Row> {
    let district = |code: &str| with(enterprise(), &[(DISTRICT, json!(code))]);
    vec![
        row("region-code", Error, DISTRICT, &[], district("44030"), [enterprise(), district("440305 ")]),
        row("region-unknown", Warning, DISTRICT, &[], district("440399"), [enterprise(), district("440306")]),
        row(
            "region-parent",
            Error,
            DISTRICT,
            &["WXF-REGION"],
            district("440106"),
            [
                enterprise(),
                placed(["440000", "441900", "441900"], "广东省东莞市样本路1号"),
                placed(["500000", "500200", "500230"], "重庆市丰都县样本路1号"),
                placed(["420000", "429000", "429004"], "湖北省仙桃市样本路1号"),
            ],
        ),
        row(
            "region-parent",
            Error,
            CITY,
            &["WXF-REGION"],
            with(enterprise(), &[(CITY, json!("510100"))]),
            [enterprise()],
        ),
        row(
            "region-retired",
            Warning,
            DISTRICT,
            &["WXF-REGION", "PV-BJ-OLD-DISTRICT"],
            beijing("110103", "北京市东城区样本路1号"),
            [beijing("110101", "北京市东城区样本路1号"), enterprise()],
        ),
        row(
            "region-retired",
            Warning,
            DISTRICT,
            &["WXF-REGION"],
            placed(["500000", "500100", "500112"], "重庆市渝北区样本路1号"),
            [placed(["500000", "500100", "500157"], "重庆市渝北区样本路1号")],
        ),
        row(
            "missing",
            Error,
            DISTRICT,
            &[],
            with(enterprise(), &[(DISTRICT, Value::Null)]),
            [with(placed(["440000", "441900", ""], "广东省东莞市样本路1号"), &[(DISTRICT, Value::Null)])],
        ),
    ]
}

fn mailing() -> Vec<Row> {
    vec![
        row(
            "address-repeats-region",
            Error,
            ADDRESS,
            &["WXD-ADDRESS"],
            at("广东省深圳市南山区科技路1号"),
            [enterprise(), at("深圳市场路1号"), at("广东路1号"), at("南山区政府大院1号楼")],
        ),
        row("address-repeats-region", Error, ADDRESS, &["WXD-ADDRESS"], at("南山区科技路1号"), [at("南山大道1号")]),
        row("address-repeats-region", Error, ADDRESS, &["WXD-ADDRESS"], at("深圳市南山区科技路1号"), [at("科技路1号")]),
        row(
            "address-elsewhere",
            Error,
            ADDRESS,
            &["WXD-ADDRESS"],
            at("广东省广州市天河区样本路1号"),
            [enterprise(), at("广州路1号"), at("天河路1号")],
        ),
        row("address-elsewhere", Error, ADDRESS, &["WXD-ADDRESS"], at("福田区样本路1号"), [at("福田路1号")]),
        row(
            "address-other-district",
            Warning,
            ADDRESS,
            &["WXD-ADDRESS"],
            at("样本路1号（原宝安区）"),
            [enterprise(), at("样本路1号宝安区政府旁")],
        ),
        row(
            "address-placeholder",
            Warning,
            ADDRESS,
            &["PV-SHIXIAQU"],
            with(beijing("110101", "北京市东城区样本路1号"), &[(ADDRESS, json!("市辖区样本路1号"))]),
            [beijing("110101", "北京市东城区样本路1号"), enterprise()],
        ),
        row(
            "address-shorthand",
            Warning,
            ADDRESS,
            &["UC-ADDRESS-FORM"],
            at("科技路样本村7-3-101"),
            [at("科技路1-3号"), at("科技路7号楼3单元101室"), at("科技路1号A-101室")],
        ),
        row(
            "address-signs",
            Warning,
            ADDRESS,
            &["UC-ADDRESS-FORM"],
            at("科技路1号3#楼"),
            [at("科技路1号（样本大厦）3号楼"), at("科技路1号A座-B座、3·5层")],
        ),
        row(
            "address-no-door",
            Warning,
            ADDRESS,
            &["TC-DOOR", "UC-ADDRESS-FORM"],
            at("科技路样本大厦"),
            [
                at("科技路样本大厦3层"),
                at("样本村三组"),
                with(at("科技路样本大厦"), &[("icp_subject.base_info.comment", json!("此为最详细地址"))]),
            ],
        ),
        row(
            "address-zone",
            Warning,
            ADDRESS,
            &["WXF-REGION"],
            at("高新区样本路1号"),
            [enterprise(), at("开发区路1号"), at("样本路1号高新区管委会旁")],
        ),
        row(
            "address-zone",
            Warning,
            DISTRICT,
            &["WXF-REGION"],
            on_certificate("广东省深圳市高新区科技路1号"),
            [on_certificate("广东省深圳市南山区高新区科技路1号"), enterprise()],
        ),
        row(
            "address-zone-tianjin",
            Warning,
            DISTRICT,
            &["PV-TJ-ZONE"],
            tianjin("120110", "自贸试验区空港样本路1号"),
            [tianjin("120116", "自贸试验区空港样本路1号"), tianjin("120110", "样本路1号")],
        ),
        row(
            "address-zone-tianjin",
            Warning,
            DISTRICT,
            &["PV-TJ-ZONE"],
            tianjin("120101", "华苑样本路1号"),
            [tianjin("120104", "华苑样本路1号"), tianjin("120111", "华苑样本路1号")],
        ),
    ]
}

fn certificate() -> Vec<Row> {
    vec![
        row(
            "address-old-district",
            Warning,
            CERTIFICATE,
            &["PV-BJ-OLD-DISTRICT"],
            beijing("110102", "北京市宣武区样本路1号"),
            [beijing("110102", "北京市西城区样本路1号"), enterprise()],
        ),
        row(
            "address-old-name",
            Notice,
            CERTIFICATE,
            &[],
            placed(["500000", "500100", "500157"], "重庆市渝北区样本路1号"),
            [placed(["500000", "500100", "500103"], "重庆市渝中区样本路1号"), enterprise()],
        ),
        row(
            "certificate-other-province",
            Error,
            PROVINCE,
            &["WXR-REGION", "TC-CROSS-PROVINCE"],
            on_certificate("四川省成都市锦江区样本路8号"),
            [
                enterprise(),
                on_certificate("广东深圳市南山区科技路1号"),
                with(individual(), &[(CERTIFICATE, json!("四川省成都市锦江区样本路8号"))]),
            ],
        ),
        row(
            "certificate-other-province",
            Error,
            PROVINCE,
            &["WXR-REGION"],
            on_certificate("成都市锦江区样本路8号"),
            [on_certificate("深圳市南山区科技路1号")],
        ),
        row(
            "certificate-other-city",
            Error,
            CITY,
            &["WXR-REGION", "PV-SAME-CITY"],
            on_certificate("广东省广州市天河区样本路1号"),
            [enterprise(), on_certificate("广东省深圳市福田区样本路1号")],
        ),
        row(
            "certificate-other-city",
            Error,
            CITY,
            &["WXR-REGION"],
            placed(["510000", "510100", "510104"], "四川省绵阳市涪城区样本路8号"),
            [placed(["510000", "510100", "510104"], "四川省成都市锦江区样本路8号")],
        ),
        row(
            "certificate-other-district",
            Warning,
            DISTRICT,
            &["WXR-REGION"],
            on_certificate("广东省深圳市福田区样本路1号"),
            [enterprise(), on_certificate("广东省深圳市科技路1号")],
        ),
        row(
            "certificate-region-absent",
            Warning,
            CERTIFICATE,
            &["WXR-REGION"],
            on_certificate("科技路1号2栋301室"),
            [
                enterprise(),
                on_certificate("深圳市南山区科技路1号"),
                beijing("110101", "北京市东城区样本路1号"),
                placed(["500000", "500100", "500157"], "重庆市渝北区样本路1号"),
                placed(["440000", "441900", "441900"], "广东省东莞市样本路1号"),
            ],
        ),
        row(
            "certificate-region-absent",
            Warning,
            CERTIFICATE,
            &["WXR-REGION"],
            on_certificate("广东省深圳市科技路1号"),
            [on_certificate("广东省深圳市南山区科技路1号")],
        ),
    ]
}
