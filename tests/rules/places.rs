//! Region codes, mailing address, address on the certificate.

use beian_desk::filing::Filing;
use beian_desk::finding::Level::{Error, Notice, Warning};
use beian_desk::reference::Reference;
use serde_json::{Value, json};

use super::support::{enterprise, individual};
use super::{Row, answered, many, row, set, with};

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

/// An enterprise elsewhere, with these region codes and this address on its certificate.
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
    rows.extend(zones());
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
            "address-no-door",
            Notice,
            ADDRESS,
            &["TC-DOOR", "UC-ADDRESS-FORM"],
            at("样本镇样本村"),
            [at("样本镇样本村12号"), at("样本镇样本村二组"), at("样本村村委会旁3层")],
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
            "certificate-district-absent",
            Notice,
            CERTIFICATE,
            &["WXR-REGION"],
            on_certificate("广东省深圳市科技路1号"),
            [
                on_certificate("广东省深圳市南山区科技路1号"),
                on_certificate("深圳市前海深港合作区科技路1号"),
                answered(on_certificate("广东省深圳市科技路1号"), "certificate-district-absent"),
            ],
        ),
    ]
}

/// An enterprise whose certificate address names a zone: region codes, certificate address, mailing address.
fn in_zone(codes: [&str; 3], certificate: &str, mailing: &str) -> Filing {
    set(placed(codes, certificate), ADDRESS, mailing)
}

fn zones() -> Vec<Row> {
    let shenzhen = |district: &'static str, certificate: &str| {
        in_zone(["440000", "440300", district], certificate, "科技路1号2栋301室")
    };
    let road = "样本路1号2栋301室";
    vec![
        many(
            "address-zone",
            Warning,
            DISTRICT,
            &["WXF-REGION"],
            [
                shenzhen("440304", "广东省深圳市前海深港合作区前湾路1号"),
                shenzhen("440304", "深圳市高新区科技路1号"),
                in_zone(["310000", "310100", "310104"], "中国（上海）自由贸易试验区样本路1号", road),
                in_zone(["420000", "420100", "420102"], "武汉市东湖新技术开发区光谷大道1号", road),
                in_zone(["340000", "340100", "340103"], "合肥市国家高新技术产业开发区样本路1号", road),
                in_zone(["320000", "320100", "320102"], "南京市江宁经济技术开发区样本路1号", road),
                set(at("前海合作区样本路1号"), DISTRICT, "440304"),
            ],
            [
                shenzhen("440305", "广东省深圳市前海深港合作区前湾路1号"),
                shenzhen("440306", "广东省深圳市前海深港合作区前湾路1号"),
                shenzhen("440304", "广东省深圳市福田区高新区科技路1号"),
                shenzhen("440304", "广东省深圳市福田区前海路1号"),
                at("高新区样本路1号"),
                at("开发区路1号"),
                at("样本路1号高新区管委会旁"),
                in_zone(["130000", "130600", "130629"], "河北雄安新区样本路1号", road),
                in_zone(["320000", "320500", "320506"], "苏州工业园区样本街1号", road),
                in_zone(["510000", "510100", "510116"], "成都市天府新区样本路1号", "天府新区样本路1号"),
                in_zone(["320000", "320500", "320583"], "昆山开发区样本路1号", road),
                in_zone(["500000", "500100", "500157"], "重庆市两江新区样本路1号", road),
            ],
        ),
        many(
            "address-zone",
            Warning,
            DISTRICT,
            &["PV-TJ-ZONE", "WXF-REGION"],
            [tianjin("120110", "自贸试验区空港样本路1号"), tianjin("120101", "华苑样本路1号")],
            [
                tianjin("120116", "自贸试验区空港样本路1号"),
                tianjin("120116", "空港经济区样本路1号"),
                tianjin("120110", "样本路1号"),
                tianjin("120104", "华苑样本路1号"),
                tianjin("120111", "华苑样本路1号"),
                tianjin("120101", "华苑路1号"),
            ],
        ),
        many(
            "address-zone-unknown",
            Notice,
            CERTIFICATE,
            &["WXF-REGION"],
            [on_certificate("深圳市样本湖开发区样本路1号"), on_certificate("深圳样本湖产业园区样本路1号")],
            [
                on_certificate("深圳市南山区样本湖开发区样本路1号"),
                on_certificate("深圳市样本湖开发区路1号"),
                answered(on_certificate("深圳市样本湖开发区样本路1号"), "address-zone-unknown"),
            ],
        ),
    ]
}

#[test]
fn a_zone_with_its_district_leaves_nothing_to_say_about_the_region() {
    for filing in [
        in_zone(["130000", "130600", "130629"], "河北雄安新区样本镇样本路1号", "样本镇样本路1号"),
        in_zone(["310000", "310100", "310115"], "中国（上海）自由贸易试验区样本路1号", "样本路1号301室"),
        in_zone(["610000", "610100", "610112"], "陕西省西咸新区沣东新城样本路1号", "沣东新城样本路1号301室"),
        in_zone(["410000", "410100", "410105"], "河南省郑州市郑东新区样本路1号", "样本路1号301室"),
        in_zone(
            ["460000", "469000", "469023"],
            "海南省老城高新技术产业示范区海南生态软件园样本路1号",
            "样本路1号301室",
        ),
        in_zone(["120000", "120100", "120116"], "天津自贸试验区（空港经济区）样本路1号", "空港经济区样本路1号301室"),
    ] {
        let review = super::support::review(&filing);
        let about = |path: &str| path.starts_with("icp_subject.base_info.") || path == CERTIFICATE;
        let said: Vec<_> = review
            .findings
            .iter()
            .filter(|finding| {
                about(&finding.field) && finding.rule.contains("address") | finding.rule.contains("region")
            })
            .collect();
        assert!(said.is_empty(), "{said:?}");
    }
}

#[test]
fn several_successors_are_a_choice() {
    let filing = placed(["500000", "500100", "500112"], "重庆市渝北区样本路1号");
    let review = super::support::review(&filing);
    let retired = review.findings.iter().find(|finding| finding.rule == "region-retired").unwrap();
    let fix = retired.fix(beian_desk::i18n::Language::Chinese).unwrap();
    assert!(!fix.contains('、') || fix.contains('或'), "{fix}");
}

/// The zones of the table, limited to the columns that the test reads.
#[derive(serde::Deserialize)]
struct Zones {
    set: Vec<ZoneSet>,
}

#[derive(serde::Deserialize)]
struct ZoneSet {
    zones: Vec<Zone>,
}

#[derive(serde::Deserialize)]
struct Zone {
    at: String,
    names: Vec<String>,
    districts: Vec<String>,
}

#[test]
fn every_district_that_a_zone_lies_in_is_right_for_it() {
    let regions = &Reference::built_in().regions;
    let table: Zones = toml::from_str(include_str!("../../assets/reference/zones.toml")).unwrap();
    let mut wrong = Vec::new();
    for zone in table.set.iter().flat_map(|set| &set.zones) {
        for district in zone.districts.iter().filter_map(|code| regions.get(code)) {
            let province = regions.province_of(&district.code).unwrap();
            let city = regions.get(&district.parent).unwrap_or(district);
            let named = regions.get(&zone.at).filter(|at| at.code != province.code && !at.is_placeholder());
            let place = [province.name.as_str(), named.map_or("", |at| at.name.as_str())].concat();
            // A zone known only by a general name means the one of the city.
            let inside = zone.at.ends_with("0000") || district.parent == zone.at || district.code == zone.at;
            let longest = || zone.names.iter().max_by_key(|name| name.chars().count());
            let name = zone.names.first().filter(|_| inside).or_else(longest).unwrap();
            let mut filing = placed([&province.code, &city.code, &district.code], &format!("{place}{name}样本路1号"));
            filing.set(ADDRESS, format!("{name}样本路1号样本大厦3栋301室"));
            let review = super::support::review(&filing);
            let of_places = ["address-zone", "address-zone-unknown", "certificate-other-district", "address-elsewhere"];
            let found = review.findings.iter().filter(|finding| of_places.contains(&&*finding.rule));
            wrong.extend(found.map(|finding| format!("{name} {}: {}", district.name, finding.rule)));
        }
    }
    assert_eq!(wrong, [""; 0]);
}
