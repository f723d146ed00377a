//! Administrative divisions (行政区划): pickers, current and retired codes, and the region that an address names.

use std::collections::HashMap;

use serde::Deserialize;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_unique, origin_of_csv, read_csv};

/// A province, a city or a district.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Region {
    /// Six digits.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Code of the region above; empty for a province.
    pub parent: String,
}

impl Region {
    /// The name without its kind of division (`广东` of 广东省); the full name if nothing would be left.
    pub fn short_name(&self) -> &str {
        const KINDS: [&str; 12] = [
            "维吾尔自治区",
            "壮族自治区",
            "回族自治区",
            "自治区",
            "自治州",
            "地区",
            "省",
            "市",
            "盟",
            "区",
            "县",
            "旗",
        ];
        let kind = KINDS.into_iter().find(|kind| self.name.ends_with(kind)).unwrap_or_default();
        let short = self.name.strip_suffix(kind).unwrap_or(&self.name);
        if short.chars().count() < 2 { &self.name } else { short }
    }

    /// Whether it is a placeholder for a missing city level (市辖区, 县), which addresses do not contain.
    pub fn is_placeholder(&self) -> bool {
        matches!(self.name.as_str(), CITY_NODE | "县") || self.name.ends_with("直辖县级行政区划")
    }
}

/// A code that is no longer valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// Six digits.
    pub code: String,
    /// Its last name.
    pub name: String,
    /// First year of validity, from 1981.
    pub start_year: u16,
    /// Last year of validity.
    pub end_year: u16,
    /// Codes that replaced it.
    pub successors: Vec<String>,
}

/// The divisions of `regions.csv`.
#[derive(Debug, Clone, Default)]
pub struct Regions {
    rows: Vec<Region>,
    by_code: HashMap<String, usize>,
    /// Indexes of the rows below a code, by code; provinces are below the empty code.
    below: HashMap<String, Vec<usize>>,
}

/// The codes of `regions_retired.csv`.
#[derive(Debug, Clone, Default)]
pub struct RetiredRegions {
    by_code: HashMap<String, Retired>,
}

/// The regions named at the beginning of an address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Located<'a> {
    /// Province; derived from the city if only a city is named and no other province has one of that name.
    pub province: Option<&'a Region>,
    /// City (prefecture level); for a municipality, its only city node.
    pub city: Option<&'a Region>,
    /// District.
    pub district: Option<&'a Region>,
    /// Length in bytes of the part of the address that names the regions.
    pub length: usize,
}

impl Regions {
    /// The 31 provinces, by code.
    pub fn provinces(&self) -> impl Iterator<Item = &Region> {
        self.children("")
    }

    /// The regions below a code, by code: cities of a province, districts of a city. Empty for a city without
    /// districts.
    pub fn children(&self, code: &str) -> impl Iterator<Item = &Region> {
        self.below.get(code).into_iter().flatten().filter_map(|place| self.rows.get(*place))
    }

    /// The cities of all provinces.
    fn cities(&self) -> impl Iterator<Item = &Region> {
        self.provinces().flat_map(|province| self.children(&province.code))
    }

    /// The districts of all cities of a province.
    fn districts_of(&self, province: &str) -> impl Iterator<Item = &Region> {
        self.children(province).flat_map(|city| self.children(&city.code))
    }

    /// The region with this code.
    pub fn get(&self, code: &str) -> Option<&Region> {
        self.by_code.get(code).and_then(|place| self.rows.get(*place))
    }

    /// The province with this code.
    pub fn province(&self, code: &str) -> Option<&Region> {
        self.get(code).filter(|region| region.parent.is_empty())
    }

    /// The city with this code, if it is in `province`.
    pub fn city(&self, province: &str, code: &str) -> Option<&Region> {
        self.get(code).filter(|region| !region.parent.is_empty() && region.parent == province)
    }

    /// The district with this code, if it is in `city`; a city without districts is its own district.
    pub fn district(&self, city: &str, code: &str) -> Option<&Region> {
        let leaf = code == city && self.children(city).next().is_none();
        self.get(code).filter(|region| region.parent == city && !city.is_empty() || leaf)
    }

    /// The province of any code, current or not, by its first two digits.
    pub fn province_of(&self, code: &str) -> Option<&Region> {
        self.province(&format!("{}0000", code.get(..2)?))
    }

    /// Names of province, city and district as written in an address, without placeholders.
    pub fn names(&self, province: &str, city: &str, district: &str) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for region in [province, city, district].into_iter().filter_map(|code| self.get(code)) {
            if !region.is_placeholder() && !names.contains(&region.name.as_str()) {
                names.push(&region.name);
            }
        }
        names
    }

    /// Reads the regions at the beginning of `address`: official names, the short name of a province (广东), of a
    /// prefecture (恩施州), or of a city before one of its districts (深圳南山区). Spaces, the repeated name of a municipality
    /// and 市辖区 are skipped. Levels that are not named are `None`; a district needs its city or province before it.
    pub fn locate(&self, address: &str) -> Located<'_> {
        let mut found = Located::default();
        let mut rest = address.trim_start();
        if let Some((region, after)) = self.leading_province(rest) {
            found.province = Some(region);
            rest = after.trim_start();
            for again in [region.name.as_str(), CITY_NODE] {
                rest = rest.strip_prefix(again).unwrap_or(rest).trim_start();
            }
        }
        let city = match found.province {
            Some(province) => longest(self.children(&province.code), |city| self.strip_city(rest, city)),
            None => longest(self.cities(), |city| self.strip_city(rest, city)),
        };
        if let Some((city, after)) = city {
            found.city = Some(city);
            found.province = self.get(&city.parent);
            rest = after.trim_start();
        }
        let named = |district: &Region| strip(rest, district);
        let district = match (found.city, found.province) {
            (Some(city), _) => longest(self.children(&city.code), named),
            (None, Some(province)) => longest(self.districts_of(&province.code), named),
            (None, None) => None,
        };
        if let Some((district, after)) = district {
            found.district = Some(district);
            found.city = self.get(&district.parent);
            rest = after;
        }
        found.length = address.len() - rest.len();
        found
    }

    /// `text` after a city's name, official or short, at its beginning.
    fn strip_city<'a>(&self, text: &'a str, city: &Region) -> Option<&'a str> {
        if !begin_alike(text, &city.name) {
            return None;
        }
        if let Some(after) = strip(text, city) {
            return Some(after);
        }
        if city.name.ends_with("自治州") {
            let short = |length: usize| city.name.chars().take(length).chain(['州']).collect::<String>();
            return (2..=4).find_map(|length| text.strip_prefix(short(length).as_str()));
        }
        let after = text.strip_prefix(city.short_name()).filter(|_| !city.is_placeholder())?;
        self.children(&city.code).any(|district| strip(after, district).is_some()).then_some(after)
    }

    /// Every district of `province` whose full name, of at least three characters, occurs anywhere in `address`.
    pub fn districts_in(&self, province: &str, address: &str) -> Vec<&Region> {
        let named = |region: &&Region| address.contains(&region.name) && region.name.chars().count() >= 3;
        let province = self.province_of(province).map_or("", |province| &province.code);
        if province.is_empty() { Vec::new() } else { self.districts_of(province).filter(named).collect() }
    }

    /// The codes of the province, city and district at the beginning of `address`, and the rest of it; `None` if no
    /// district is named.
    pub fn split<'a>(&self, address: &'a str) -> Option<([&str; 3], &'a str)> {
        let Located { province, city, district, length } = self.locate(address);
        let (province, city) = (province?, city?);
        let leaf = self.children(&city.code).next().is_none();
        let district = district.or(leaf.then_some(city))?;
        let codes = [province, city, district].map(|region| region.code.as_str());
        Some((codes, address.get(length..)?.trim_start()))
    }

    /// A province at the beginning of `text`: its official name, or its short name before one of its cities or
    /// districts. The short name alone does not count: 北京路 and 江苏大厦 exist in other provinces.
    fn leading_province<'a>(&self, text: &'a str) -> Option<(&Region, &'a str)> {
        let full = self.provinces().find_map(|region| strip(text, region).map(|after| (region, after)));
        full.or_else(|| {
            self.provinces().filter(|region| begin_alike(text, &region.name)).find_map(|region| {
                let after = text.strip_prefix(region.short_name())?;
                let rest = after.trim_start();
                let mut cities = self.children(&region.code);
                let inside = cities.any(|city| {
                    self.strip_city(rest, city).is_some()
                        || self.children(&city.code).any(|district| strip(rest, district).is_some())
                });
                inside.then_some((region, after))
            })
        })
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        let origin = origin_of_csv(text)?;
        let rows: Vec<(usize, Region)> = read_csv(text)?;
        check_unique(rows.iter().map(|(offset, row)| (*offset, &row.code)))?;
        let mut regions = Self::default();
        for (place, (offset, row)) in rows.iter().enumerate() {
            check_code(*offset, &row.code)?;
            if row.name.trim().is_empty() {
                return Err(At::new(*offset, DataProblem::Form(row.code.clone())));
            }
            let _ = regions.by_code.insert(row.code.clone(), place);
        }
        regions.rows = rows.iter().map(|(_, row)| row.clone()).collect();
        for (place, row) in regions.rows.iter().enumerate() {
            regions.below.entry(row.parent.clone()).or_default().push(place);
        }
        for (offset, row) in &rows {
            if !row.parent.is_empty() && regions.get(&row.parent).is_none() {
                return Err(At::new(*offset, DataProblem::Unknown(row.parent.clone())));
            }
        }
        Ok((origin, regions))
    }
}

impl RetiredRegions {
    /// The retired code equal to `code`.
    pub fn get(&self, code: &str) -> Option<&Retired> {
        self.by_code.get(code)
    }

    /// Retired districts named `name` in a province (first two digits of a code), the newest first.
    pub fn named(&self, province: &str, name: &str) -> Vec<&Retired> {
        let prefix = province.get(..2).unwrap_or_default();
        let same = |retired: &&Retired| retired.name == name && retired.code.starts_with(prefix);
        let mut found: Vec<&Retired> = self.by_code.values().filter(same).collect();
        found.sort_by_key(|retired| (std::cmp::Reverse(retired.end_year), retired.code.as_str()));
        found
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct RegionRow {
            code: String,
            name: String,
            start_year: u16,
            end_year: u16,
            new_code: String,
        }
        let origin = origin_of_csv(text)?;
        let rows: Vec<(usize, RegionRow)> = read_csv(text)?;
        check_unique(rows.iter().map(|(offset, row)| (*offset, &row.code)))?;
        let mut retired = Self::default();
        for (offset, row) in rows {
            check_code(offset, &row.code)?;
            let mut successors = Vec::new();
            for part in row.new_code.split(';').filter(|part| !part.trim().is_empty()) {
                let code = part.split('[').next().unwrap_or_default().trim();
                check_code(offset, code)?;
                successors.push(code.to_owned());
            }
            let entry = Retired {
                code: row.code.clone(),
                name: row.name,
                start_year: row.start_year,
                end_year: row.end_year,
                successors,
            };
            let _ = retired.by_code.insert(row.code, entry);
        }
        Ok((origin, retired))
    }
}

/// Node between a municipality and its districts.
const CITY_NODE: &str = "市辖区";

/// The region for which `strip` leaves the shortest rest, and that rest.
fn longest<'a, 't>(
    regions: impl Iterator<Item = &'a Region>,
    strip: impl Fn(&Region) -> Option<&'t str>,
) -> Option<(&'a Region, &'t str)> {
    let named = regions.filter_map(|region| strip(region).map(|after| (region, after)));
    named.min_by_key(|(_, after)| after.len())
}

/// `text` after a region's name at its beginning.
fn strip<'a>(text: &'a str, region: &Region) -> Option<&'a str> {
    let begins = begin_alike(text, &region.name);
    if begins { text.strip_prefix(region.name.as_str()).filter(|_| !region.is_placeholder()) } else { None }
}

/// Whether two texts start with the same Chinese character: a quick test before comparing whole names.
fn begin_alike(a: &str, b: &str) -> bool {
    a.as_bytes().first_chunk::<3>() == b.as_bytes().first_chunk::<3>()
}

fn check_code(offset: usize, code: &str) -> Result<(), At> {
    let right = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    if right { Ok(()) } else { Err(At::new(offset, DataProblem::Form(code.to_owned()))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regions() -> &'static Regions {
        &Reference::built_in().regions
    }

    fn codes(address: &str) -> [&'static str; 3] {
        let found = regions().locate(address);
        [found.province, found.city, found.district].map(|region| region.map_or("", |region| region.code.as_str()))
    }

    #[test]
    fn table_is_whole() {
        assert_eq!(regions().provinces().count(), 31);
        assert_eq!(regions().rows.len(), 3220);
        for leaf in ["441900", "442000", "460400", "620200"] {
            assert!(regions().district(leaf, leaf).is_some(), "{leaf}");
        }
        for (code, there) in [("500157", true), ("460302", true), ("500105", false), ("500112", false)] {
            assert_eq!(regions().get(code).is_some(), there, "{code}");
        }
    }

    #[test]
    fn locates_full_and_shortened_addresses() {
        assert_eq!(codes("广东省深圳市南山区科技路1号"), ["440000", "440300", "440305"]);
        assert_eq!(codes("深圳市南山区科技路1号"), ["440000", "440300", "440305"]);
        assert_eq!(codes("广东深圳市南山区"), ["440000", "440300", "440305"]);
        assert_eq!(codes("北京市朝阳区高碑店路"), ["110000", "110100", "110105"]);
        assert_eq!(codes("重庆市巫山县"), ["500000", "500200", "500237"]);
        assert_eq!(codes("吉林市船营区"), ["220000", "220200", "220204"]);
        assert_eq!(codes("吉林省吉林市船营区"), ["220000", "220200", "220204"]);
        assert_eq!(codes("河南省济源市"), ["410000", "419000", "419001"]);
        assert_eq!(codes("广东省东莞市南城街道"), ["440000", "441900", ""]);
        assert_eq!(codes("广东省 深圳市 南山区 科技路"), ["440000", "440300", "440305"]);
        assert_eq!(codes("广东深圳南山区科技路"), ["440000", "440300", "440305"]);
        assert_eq!(codes("广东深圳湾路1号"), ["", "", ""]);
        assert_eq!(codes("北京路12号"), ["", "", ""]);
        assert_eq!(codes("江苏大厦3层"), ["", "", ""]);
        assert_eq!(codes("南京东路100号"), ["", "", ""]);
        assert_eq!(codes("北京朝阳区高碑店路"), ["110000", "110100", "110105"]);
        assert_eq!(codes("北京市北京市朝阳区高碑店路"), ["110000", "110100", "110105"]);
        assert_eq!(codes("北京市市辖区朝阳区高碑店路"), ["110000", "110100", "110105"]);
        assert_eq!(codes("湖北省恩施州恩施市舞阳坝"), ["420000", "422800", "422801"]);
        assert_eq!(codes("云南省西双版纳州景洪市"), ["530000", "532800", "532801"]);
        assert_eq!(codes("吉林长春市朝阳区"), ["220000", "220100", "220104"]);
        assert_eq!(codes("科技路1号"), ["", "", ""]);
        assert_eq!(regions().locate("北京市朝阳区高碑店路").length, "北京市朝阳区".len());
    }

    #[test]
    fn an_address_is_split_where_its_district_ends() {
        let (codes, street) = regions().split("浙江省杭州市西湖区 文三路1号").unwrap();
        assert_eq!((codes, street), (["330000", "330100", "330106"], "文三路1号"));
        assert_eq!(regions().split("广东省东莞市南城街道1号").unwrap().1, "南城街道1号");
        assert!(regions().split("杭州市文三路1号").is_none() && regions().split("文三路1号").is_none());
    }

    #[test]
    fn districts_named_inside() {
        let found = regions().districts_in("110000", "中关村海淀区西街");
        assert_eq!(found.iter().map(|region| region.code.as_str()).collect::<Vec<_>>(), ["110108"]);
    }

    #[test]
    fn short_names() {
        let short = |code| regions().get(code).map(Region::short_name);
        assert_eq!(short("450000"), Some("广西"));
        assert_eq!(short("150000"), Some("内蒙古"));
        assert_eq!(short("440300"), Some("深圳"));
    }

    #[test]
    fn placeholders_are_no_names() {
        assert_eq!(regions().names("110000", "110100", "110105"), ["北京市", "朝阳区"]);
        assert_eq!(regions().names("440000", "441900", "441900"), ["广东省", "东莞市"]);
        let placeholders: Vec<_> = regions().rows.iter().filter(|region| region.is_placeholder()).collect();
        assert_eq!(placeholders.len(), 9, "{placeholders:?}");
    }

    #[test]
    fn retired_codes_know_their_successors() {
        let retired = &Reference::built_in().retired;
        assert_eq!(retired.get("110103").map(|old| old.successors.clone()), Some(vec!["110101".to_owned()]));
        assert_eq!(retired.named("500000", "江北区").first().map(|old| old.code.as_str()), Some("500105"));
        assert!(retired.get("110101").is_none());
    }
}
