//! The filing region, the mailing address inside it, and the address on the certificate.

use crate::filing::path::{CERTIFICATE_ADDRESS, MAILING_ADDRESS, REGION};
use crate::finding::{Finding, Level};
use crate::identifier::normal::is_dash;
use crate::reference::regions::{Located, Region};

use super::rule::{FORM, one_of, text};
use super::{Case, Rule, Topic, zone};

const FIELDS: &[&str] = &[field!("icp_subject.base_info"), field!("icp_subject.organize_info.certificate_address")];

rules! {
    const CODE_FORM: Rule = Rule::error("region-code");
    const UNKNOWN: Rule = Rule::warning("region-unknown").prevents(&["WXF-REGION"]).reads(FIELDS);
    const PARENT: Rule = Rule::error("region-parent").prevents(&["WXF-REGION"]);
    const RETIRED: Rule = Rule::warning("region-retired").prevents(&["WXF-REGION", "PV-BJ-OLD-DISTRICT"]).reads(FIELDS);
    pub(super) const REPEATED: Rule = Rule::error("address-repeats-region").prevents(&["WXD-ADDRESS"]);
    pub(super) const ELSEWHERE: Rule = Rule::error("address-elsewhere").prevents(&["WXD-ADDRESS"]);
    const OTHER_DISTRICT: Rule = Rule::warning("address-other-district").prevents(&["WXD-ADDRESS"]).reads(FIELDS);
    const PLACEHOLDER: Rule = Rule::warning("address-placeholder")
        .prevents(&["PV-SHIXIAQU", "UC-ADDRESS-FORM"])
        .from_source(LOCAL)
        .reads(FIELDS);
    const SHORTHAND: Rule =
        Rule::warning("address-shorthand").prevents(&["UC-ADDRESS-FORM"]).from_source(UCLOUD).reads(FIELDS);
    const SIGNS: Rule = Rule::warning("address-signs").prevents(&["UC-ADDRESS-FORM"]).from_source(UCLOUD).reads(FIELDS);
    const NO_DOOR: Rule =
        Rule::warning("address-no-door").prevents(&["TC-DOOR", "UC-ADDRESS-FORM"]).from_source(UCLOUD).reads(FIELDS);
    pub(super) const OLD_DISTRICT: Rule =
        Rule::warning("address-old-district").prevents(&["PV-BJ-OLD-DISTRICT"]).from_source(LOCAL).reads(FIELDS);
    const OLD_NAME: Rule = Rule::notice("address-old-name").reads(FIELDS);
    pub(super) const PROVINCE: Rule =
        Rule::error("certificate-other-province").prevents(&["WXR-REGION", "TC-CROSS-PROVINCE"]).reads(FIELDS);
    pub(super) const CITY: Rule = Rule::error("certificate-other-city").prevents(&["WXR-REGION", "PV-SAME-CITY"]);
    pub(super) const DISTRICT: Rule = Rule::warning("certificate-other-district").prevents(&["WXR-REGION"]).reads(FIELDS);
    const ABSENT: Rule = Rule::warning("certificate-region-absent").prevents(&["WXR-REGION"]).reads(FIELDS);
    const DISTRICT_ABSENT: Rule =
        Rule::notice("certificate-district-absent").prevents(&["WXR-REGION"]).reads(FIELDS);
}

const LOCAL: &str = "腾讯云《各省管局要求》";
const UCLOUD: &str = "UCloud《备案常见问题》、腾讯云《主体信息常见问题》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// Placeholder for a municipality's city level, correct as a code and wrong in an address.
const CITY_NODE: &str = "市辖区";
/// Beijing's districts that were merged or renamed, and what they are now.
const OLD_BEIJING: [(&str, &str); 4] =
    [("宣武区", "西城区"), ("崇文区", "东城区"), ("密云县", "密云区"), ("延庆县", "延庆区")];

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    codes(case, found);
    let mailing = case.value(MAILING_ADDRESS);
    let certificate = case.value(CERTIFICATE_ADDRESS);
    let in_mailing = case.reference.regions.locate(&mailing);
    if !mailing.is_empty() {
        mailing_address(case, &mailing, &in_mailing, found);
        form(case, &mailing, found);
    }
    for (path, address, located) in
        [(MAILING_ADDRESS, &mailing, &in_mailing), (CERTIFICATE_ADDRESS, &certificate, &case.certificate_region)]
    {
        if address.contains(CITY_NODE) {
            found.push(PLACEHOLDER.on(path));
        }
        old_names(case, path, address, located, found);
    }
    if case.is_organisation() && !certificate.is_empty() {
        certificate_address(case, &certificate, found);
    }
}

/// Checks the codes of province, city and district: six digits, current, and each inside the one before.
fn codes(case: &Case<'_>, found: &mut Vec<Finding>) {
    let regions = &case.reference.regions;
    let mut above = String::new();
    for path in REGION {
        let code = case.value(path);
        if code.is_empty() {
            return;
        }
        if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            found.push(CODE_FORM.on(path).with("value", text(code)));
            return;
        }
        let retired = case.reference.retired.get(&code);
        match regions.get(&code) {
            Some(region) if !lies_in(region, &above, case) => {
                found.push(PARENT.on(path).with("name", text(&region.name)));
                return;
            }
            Some(_) => {}
            None if !above.is_empty() && code.get(..2) != above.get(..2) => {
                found.push(PARENT.on(path).with("name", text(&code)));
                return;
            }
            None => found.push(match retired {
                Some(retired) => {
                    let name = |code| regions.get(code).map_or(code, |region: &Region| region.name.as_str());
                    let next = one_of(retired.successors.iter().map(|code| name(code.as_str())));
                    RETIRED.on(path).with("name", text(&retired.name)).with("next", next)
                }
                None => UNKNOWN.on(path).with("value", text(&code)),
            }),
        }
        above = code;
    }
}

/// Whether a region lies in the one with code `above`; a city without districts is its own district.
fn lies_in(region: &Region, above: &str, case: &Case<'_>) -> bool {
    if above.is_empty() {
        return region.parent.is_empty();
    }
    let regions = &case.reference.regions;
    let leaf = region.code == above && regions.children(above).next().is_none();
    let unknown = regions.get(above).is_none() && region.code.get(..2) == above.get(..2);
    // Platforms put a municipality's districts and counties under either of its two placeholder nodes.
    let node = |code: &str| regions.get(code).is_some_and(Region::is_placeholder);
    let beside = node(above) && node(&region.parent) && region.parent.get(..2) == above.get(..2);
    region.parent == above || leaf || unknown || beside
}

/// Checks that the mailing address does not repeat the region given by the codes, and lies inside it.
fn mailing_address(case: &Case<'_>, address: &str, located: &Located<'_>, found: &mut Vec<Finding>) {
    let regions = &case.reference.regions;
    let chosen: Vec<&Region> = REGION.iter().filter_map(|path| regions.get(case.filing.text(path))).collect();
    let named = [located.province, located.city, located.district];
    let district = case.filing.text(REGION[2]);
    let zone = |region: &Region| region.code != district && case.reference.zones.shares(region, district);
    let begins = named.into_iter().flatten().any(|region| begins_with(address, &region.name) && !zone(region));
    if begins || chosen.iter().any(|region| !region.is_placeholder() && begins_with(address, &region.name)) {
        let elsewhere = named
            .into_iter()
            .zip(REGION)
            .any(|(named, path)| named.is_some_and(|named| is_elsewhere(named, case.filing.text(path), case)));
        found.push(if elsewhere { ELSEWHERE } else { REPEATED }.on(MAILING_ADDRESS).with("value", text(address)));
        return;
    }
    let other = regions.districts_in(case.province(), address).into_iter();
    let other = other.filter(|region| region.code != district && !zone(region));
    // The chosen district's own name may contain another district's name (新城区, 城区).
    let own = regions.get(district).map_or("", |region| region.name.as_str());
    let Some(other) = other.into_iter().find(|region| !own.contains(region.name.as_str())) else { return };
    let rule = if begins_with(address, &other.name) { ELSEWHERE } else { OTHER_DISTRICT };
    if rule == ELSEWHERE || stands_alone(address, &other.name) {
        found.push(rule.on(MAILING_ADDRESS).with("value", text(address)).with("district", text(&other.name)));
    }
}

/// Whether a named region differs from the chosen one of the same level.
fn is_elsewhere(named: &Region, chosen: &str, case: &Case<'_>) -> bool {
    let placeholder = case.reference.regions.get(chosen).is_some_and(Region::is_placeholder);
    !chosen.is_empty() && !placeholder && !named.is_placeholder() && named.code != chosen
}

/// Whether an address begins with a region's full name which is not the beginning of a road's or an office's name.
fn begins_with(address: &str, name: &str) -> bool {
    address.strip_prefix(name).is_some_and(is_region_end)
}

fn stands_alone(address: &str, name: &str) -> bool {
    address.split_once(name).is_some_and(|(_, rest)| is_region_end(rest))
}

fn is_region_end(rest: &str) -> bool {
    const OTHER: [&str; 18] = [
        "路", "街", "大道", "道", "巷", "桥", "站", "场", "政府", "人民", "委", "公安", "法院", "镇政", "民", "党",
        "总部", "分",
    ];
    !OTHER.iter().any(|word| rest.starts_with(word))
}

/// Characters, shorthand and detail of the mailing address.
fn form(case: &Case<'_>, address: &str, found: &mut Vec<Finding>) {
    let plain = |c: char| c.is_alphanumeric() || c.is_whitespace() || "-－—–（）()·、，,.．。/／&".contains(c);
    if let Some(sign) = address.chars().find(|character| !plain(*character)) {
        found.push(SIGNS.on(MAILING_ADDRESS).with("sign", text(sign.to_string())));
    }
    if let Some(part) = shorthand(address) {
        found.push(SHORTHAND.on(MAILING_ADDRESS).with("part", text(part)));
    }
    let remarks = case.remarks();
    let said = ["最详细地址", "最详细的地址", "无门牌号", "没有门牌号"].iter().any(|words| remarks.contains(words));
    if !has_door(address) && !said {
        let mut finding = NO_DOOR.on(MAILING_ADDRESS);
        // Many houses in villages have no number.
        if VILLAGE.iter().any(|word| address.contains(word)) {
            finding.level = Level::Notice;
        }
        found.push(finding);
    }
}

/// Finds three numbers joined by hyphens (7-3-101), which the bureaus require to be written out.
fn shorthand(address: &str) -> Option<String> {
    let part = |c: char| c.is_ascii_digit() || is_dash(c);
    let runs = address.split(|c: char| !part(c));
    let joined = |run: &&str| {
        let numbers = run.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
        numbers >= 3
    };
    runs.into_iter().find(joined).map(str::to_owned)
}

/// Words for a village in addresses.
const VILLAGE: [&str; 3] = ["村", "屯", "寨"];

/// Whether an address is precise down to a number, a building, a room, or a part of a village.
fn has_door(address: &str) -> bool {
    const WORDS: [&str; 9] = ["号", "室", "栋", "幢", "组", "弄", "单元", "信箱", "村委会"];
    let counted = address.chars().zip(address.chars().skip(1)).any(|(number, unit)| {
        (number.is_ascii_digit() || "一二三四五六七八九十".contains(number)) && "层楼房座院铺档".contains(unit)
    });
    counted || WORDS.iter().any(|word| address.contains(word))
}

/// Finds names of divisions that no longer exist.
fn old_names(case: &Case<'_>, path: &str, address: &str, located: &Located<'_>, found: &mut Vec<Finding>) {
    if case.concerns("PV-BJ-OLD-DISTRICT") {
        if let Some((old, new)) = OLD_BEIJING.iter().find(|(old, _)| address.contains(old)) {
            found.push(OLD_DISTRICT.on(path).with("old", text(*old)).with("new", text(*new)));
        }
        return;
    }
    let regions = &case.reference.regions;
    let rest = address.get(located.length..).unwrap_or_default();
    let Some(end) = rest.find(['区', '县']).map(|at| at + '区'.len_utf8()) else { return };
    let name = rest.get(..end).unwrap_or_default();
    let known = located.province.filter(|_| located.district.is_none() && name.chars().count() <= 8);
    let Some(province) = known else { return };
    if let Some(retired) = case.reference.retired.named(&province.code, name).first() {
        let next: Vec<&Region> = retired.successors.iter().filter_map(|code| regions.get(code)).collect();
        if !next.is_empty() {
            let next = one_of(next.into_iter().map(|region| region.name.as_str()));
            found.push(OLD_NAME.on(path).with("old", text(name)).with("new", next));
        }
    }
}

/// The region of an organisation must match its certificate: province and city exactly, the district if it is named.
fn certificate_address(case: &Case<'_>, address: &str, found: &mut Vec<Finding>) {
    let regions = &case.reference.regions;
    let [province, city, district] = REGION.map(|path| regions.get(case.filing.text(path)));
    let Some(province) = province else { return };
    let located = &case.certificate_region;
    let names = |finding: Finding, named: &Region, chosen: &Region| {
        finding.with("named", text(&named.name)).with("chosen", text(&chosen.name))
    };
    if let Some(named) = located.province.filter(|named| named.code != province.code) {
        found.push(names(PROVINCE.on(REGION[0]), named, province));
        return;
    }
    let Some(city) = city.filter(|city| city.parent == province.code) else { return };
    if let Some(named) = located.city.filter(|named| is_elsewhere(named, &city.code, case)) {
        found.push(names(CITY.on(REGION[1]), named, city));
        return;
    }
    let zone = zone::of_certificate(case);
    let of_district = district.is_some_and(|district| {
        let in_zone = zone.iter().flat_map(|zone| &zone.districts).any(|known| known.code == district.code);
        in_zone || address.contains(district.short_name()) || replaced(case, address, &district.code)
    });
    let of_city = located.city.is_some() || address.contains(city.short_name());
    let of_province = city.is_placeholder() && (located.province.is_some() || address.contains(province.short_name()));
    if !of_district && !of_city && !of_province {
        found.push(ABSENT.on(CERTIFICATE_ADDRESS).with("chosen", text(&city_name(city, province).name)));
        return;
    }
    let Some(district) = district.filter(|district| !of_district && district.code != city.code) else { return };
    match located.district {
        Some(named) if case.reference.zones.shares(named, &district.code) => {}
        Some(named) => found.push(names(DISTRICT.on(REGION[2]), named, district)),
        // A zone in place of a district has a finding or question of its own.
        None if zone.is_some() => {}
        None => {
            found.push(case.ask(&DISTRICT_ABSENT, CERTIFICATE_ADDRESS).with("chosen", text(&district.name)));
        }
    }
}

fn city_name<'a>(city: &'a Region, province: &'a Region) -> &'a Region {
    if city.is_placeholder() { province } else { city }
}

/// Whether the address names a former division that the chosen district took over.
fn replaced(case: &Case<'_>, address: &str, district: &str) -> bool {
    let rest = address.get(case.certificate_region.length..).unwrap_or_default();
    let end = rest.find(['区', '县', '市']).map(|at| at + '区'.len_utf8());
    let Some(name) = end.and_then(|end| rest.get(..end)) else { return false };
    let named = case.reference.retired.named(case.province(), name);
    named.iter().any(|retired| retired.successors.iter().any(|code| code == district))
}
