//! Development zones, new areas and free-trade zones: not administrative divisions, but registered addresses name them
//! instead of a district.

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::regions::{Region, Regions};
use super::table::{At, DataOrigin, DataProblem, check_origin, read_toml, start};

/// The zones of `zones.toml`.
#[derive(Debug, Clone, Default)]
pub struct Zones {
    kinds: Vec<String>,
    spellings: Vec<Spelling>,
    rows: Vec<Zone>,
}

/// Spellings of a kind of zone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    kind: String,
    written: Vec<String>,
}

/// One zone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Zone {
    /// Code of the province or city in which its names are used.
    at: String,
    names: Vec<String>,
    districts: Vec<String>,
}

/// The zones named in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedZones<'a> {
    /// Names of the zones as in the address, with the spelling of their kind unified; concatenated if there are
    /// several.
    pub name: String,
    /// The districts that the address can be in; empty if the table does not know the zone.
    pub districts: Vec<&'a Region>,
}

/// Name of a zone in an address: begin and end in bytes, and the districts that the zone covers.
struct Hit<'a> {
    from: usize,
    to: usize,
    districts: Vec<&'a str>,
}

/// Minimum length in characters of a name that counts anywhere in an address; shorter names and mere kinds of zone
/// count only at its beginning.
const DISTINCT: usize = 3;
/// Words after a zone's name that turn it into the name of a road, stop or office.
const NO_ZONE: [&str; 13] =
    ["路", "街", "大道", "道", "巷", "桥", "站", "大厦", "广场", "管委会", "管理委", "支行", "医院"];
/// Words that may precede a zone's name in an address.
const BEFORE: [&str; 3] = ["中国", "国家级", "国家"];

impl Zones {
    /// The zones named in `address`, for a filing in the city with code `city`; `None` if it names none.
    pub fn named<'a>(&'a self, address: &str, city: &str, regions: &'a Regions) -> Option<NamedZones<'a>> {
        let text = self.with_one_spelling(address);
        let mut hits: Vec<Hit<'a>> = Vec::new();
        let start = self.leading(&text, city, regions, &mut hits);
        self.inside(&text, start, city, &mut hits);
        if hits.is_empty() {
            hits.extend(self.of_district(&text, city, regions));
        }
        if hits.is_empty() {
            return self.unknown(&text, start).map(|name| NamedZones { name, districts: Vec::new() });
        }
        hits.sort_by_key(|hit| hit.from);
        let name = hits.iter().filter_map(|hit| text.get(hit.from..hit.to)).collect();
        let codes = narrowest(&hits);
        Some(NamedZones { name, districts: codes.into_iter().filter_map(|code| regions.get(code)).collect() })
    }

    /// Whether a zone has the name of `district` and also extends into the district with code `chosen`: 两江新区 and 北碚区.
    pub fn shares(&self, district: &Region, chosen: &str) -> bool {
        let around = |zone: &&Zone| zone.names.contains(&district.name) && zone.districts.contains(&district.code);
        self.rows.iter().filter(around).any(|zone| zone.districts.iter().any(|code| code == chosen))
    }

    /// Adds the names at the beginning of an address, after province and city; returns the position after them.
    fn leading<'a>(&'a self, text: &str, city: &str, regions: &Regions, hits: &mut Vec<Hit<'a>>) -> usize {
        let above = [regions.province_of(city), regions.get(city)];
        let places: Vec<&str> = above
            .into_iter()
            .flatten()
            .filter(|region| !region.is_placeholder())
            .flat_map(|region| [region.name.as_str(), region.short_name()])
            .chain(BEFORE)
            .collect();
        let mut at = 0;
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let longest = self.names(city).filter(|(_, name)| begins(rest, name)).map(|(_, name)| name.len()).max();
            let place = places.iter().filter(|place| rest.starts_with(**place)).map(|place| place.len()).max();
            match (longest, place) {
                (Some(zone), place) if place.is_none_or(|place| zone >= place) => {
                    hits.push(self.hit(rest, at, zone, city));
                    at += zone;
                }
                (_, Some(place)) => at += place,
                _ => return at,
            }
        }
    }

    /// Adds the distinct names after `start`, except those inside longer names.
    fn inside<'a>(&'a self, text: &str, start: usize, city: &str, hits: &mut Vec<Hit<'a>>) {
        let rest = text.get(start..).unwrap_or_default();
        let distinct = self.names(city).filter(|(_, name)| self.is_distinct(name));
        let mut found: Vec<(usize, usize)> = distinct
            .filter_map(|(_, name)| rest.find(name).map(|at| (start + at, name)))
            .filter(|(at, name)| text.get(*at..).is_some_and(|there| begins(there, name)))
            .map(|(at, name)| (at, name.len()))
            .collect();
        found.sort_by_key(|(at, length)| (std::cmp::Reverse(*length), *at));
        for (at, length) in found {
            if hits.iter().all(|hit| at + length <= hit.from || hit.to <= at) {
                hits.push(self.hit(text.get(at..).unwrap_or_default(), at, length, city));
            }
        }
    }

    /// The hit for the name of `length` bytes at the beginning of `rest`, with the districts of all zones of this name.
    fn hit<'a>(&'a self, rest: &str, at: usize, length: usize, city: &str) -> Hit<'a> {
        let name = rest.get(..length).unwrap_or_default();
        let bearing = self.names(city).filter(|(_, known)| *known == name);
        let districts = bearing.flat_map(|(zone, _)| zone.districts.iter().map(String::as_str)).collect();
        Hit { from: at, to: at + length, districts }
    }

    /// A zone named after a district of the city (江宁经开区).
    fn of_district<'a>(&self, text: &str, city: &str, regions: &'a Regions) -> Option<Hit<'a>> {
        let districts = regions.children(city).filter(|district| district.short_name().chars().count() >= 2);
        let mut zones = districts.flat_map(|district| self.kinds.iter().map(move |kind| (district, kind)));
        zones.find_map(|(district, kind)| {
            let name = format!("{}{kind}", district.short_name());
            let from = text.find(&name).filter(|at| text.get(*at..).is_some_and(|there| begins(there, &name)))?;
            Some(Hit { from, to: from + name.len(), districts: vec![district.code.as_str()] })
        })
    }

    /// The name of a zone that is not in the table, at most eight characters after `start`.
    fn unknown(&self, text: &str, start: usize) -> Option<String> {
        let rest = text.get(start..).unwrap_or_default();
        let ends = self.kinds.iter().filter_map(|kind| {
            let at = rest.find(kind.as_str())?;
            let before = rest.get(..at)?;
            let named = before.chars().count() <= 8 && before.chars().all(char::is_alphabetic);
            let there = begins(rest.get(at..)?, kind);
            (named && there).then_some(at + kind.len())
        });
        ends.min().and_then(|end| rest.get(..end)).map(str::to_owned)
    }

    /// The names of every zone that may be meant in the city, each with its zone: mere kinds and short names only if
    /// they belong to the city or its whole province, other names in the whole province.
    fn names<'a>(&'a self, city: &str) -> impl Iterator<Item = (&'a Zone, &'a str)> {
        let province = city.get(..2).unwrap_or("--").to_owned();
        let city = city.to_owned();
        let near = move |zone: &&Zone| zone.at.starts_with(&province);
        self.rows.iter().filter(near).flat_map(move |zone| {
            let here = zone.at == city || zone.at.ends_with("0000");
            let used = zone.names.iter().filter(move |name| here || self.is_distinct(name));
            used.map(move |name| (zone, name.as_str()))
        })
    }

    fn is_distinct(&self, name: &str) -> bool {
        name.chars().count() >= DISTINCT && !self.kinds.iter().any(|kind| kind == name)
    }

    /// The text without brackets and spaces, with one spelling for each kind of zone.
    fn with_one_spelling(&self, text: &str) -> String {
        let bare = text.chars().filter(|c| !c.is_whitespace() && !"()（）〔〕[]【】“”\"".contains(*c));
        self.spellings.iter().fold(bare.collect(), |text: String, spelling| {
            spelling.written.iter().fold(text, |text, written| text.replace(written, &spelling.kind))
        })
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            kinds: Vec<String>,
            meta: DataOrigin,
            spelling: Vec<Spelling>,
            set: Vec<Set>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Set {
            #[serde(rename = "of")]
            _of: String,
            source: String,
            zones: Vec<Spanned<Zone>>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        let mut zones = Self { kinds: file.kinds, spellings: file.spelling, rows: Vec::new() };
        for set in file.set {
            if set.source.trim().is_empty() {
                return Err(At::of_file(DataProblem::Origin));
            }
            for row in set.zones {
                let offset = start(&row);
                let Zone { at, names, districts } = row.into_inner();
                if let Some(code) = districts.iter().chain([&at]).find(|code| !is_code(code)) {
                    return Err(At::new(offset, DataProblem::Form(code.clone())));
                }
                if names.is_empty() || districts.is_empty() {
                    return Err(At::new(offset, DataProblem::Empty));
                }
                let names = names.iter().map(|name| zones.with_one_spelling(name)).collect();
                zones.rows.push(Zone { at, names, districts });
            }
        }
        if zones.rows.is_empty() { Err(At::of_file(DataProblem::Empty)) } else { Ok((file.meta, zones)) }
    }
}

fn is_code(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `text` begins with the name of a zone, and not of a road or office named after it.
fn begins(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| !NO_ZONE.iter().any(|word| rest.starts_with(word)))
}

/// The districts that all names have in common; if there are none, the districts of any.
fn narrowest<'a>(hits: &[Hit<'a>]) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    for code in hits.iter().flat_map(|hit| hit.districts.iter().copied()) {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    let shared: Vec<&str> =
        all.iter().copied().filter(|code| hits.iter().all(|hit| hit.districts.contains(code))).collect();
    if shared.is_empty() { all } else { shared }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(address: &str, city: &str) -> Option<(String, Vec<&'static str>)> {
        let reference = Reference::built_in();
        let named = reference.zones.named(address, city, &reference.regions)?;
        Some((named.name, named.districts.iter().map(|district| district.name.as_str()).collect()))
    }

    fn districts(address: &str, city: &str) -> Vec<&'static str> {
        named(address, city).map(|(_, districts)| districts).unwrap_or_default()
    }

    #[test]
    fn a_zone_is_known_however_its_kind_is_written() {
        for address in [
            "河南省郑州市高新技术产业开发区科学大道1号",
            "郑州高新区科学大道1号",
            "郑州市国家高新技术开发区科学大道1号",
        ] {
            assert_eq!(districts(address, "410100"), ["中原区"], "{address}");
        }
        assert_eq!(districts("中国（上海）自由贸易试验区样本路1号", "310100"), ["浦东新区"]);
        assert_eq!(districts("苏州工业园区样本街1号", "320500"), ["吴中区", "姑苏区", "虎丘区"]);
        assert_eq!(districts("河北雄安新区样本路1号", "130600"), ["容城县", "雄县", "安新县"]);
    }

    #[test]
    fn a_kind_alone_belongs_to_its_city() {
        assert_eq!(districts("高新区样本路1号", "340100"), ["蜀山区"]);
        assert_eq!(districts("高新区样本路1号", "340200"), ["弋江区"]);
        assert_eq!(districts("安徽省合肥市新站高新区样本路1号", "340100"), ["瑶海区", "庐阳区"]);
    }

    #[test]
    fn two_names_leave_the_districts_of_both() {
        let both = "中国（四川）自由贸易试验区成都高新区样本路1号";
        assert_eq!(districts(both, "510100"), ["双流区", "武侯区", "郫都区"]);
    }

    #[test]
    fn a_zone_called_after_a_district_lies_there() {
        assert_eq!(districts("安徽省合肥市庐阳经济开发区样本路1号", "340100"), ["庐阳区"]);
    }

    #[test]
    fn what_no_row_knows_is_named_without_districts() {
        assert_eq!(named("浙江省杭州市样本湖开发区样本路1号", "330100"), Some(("样本湖开发区".to_owned(), vec![])));
    }

    #[test]
    fn roads_offices_and_other_places_are_no_zones() {
        for (address, city) in [
            ("样本路1号高新区管委会旁", "440300"),
            ("开发区路1号", "440300"),
            ("光谷大道1号", "420100"),
            ("前海路18号", "440300"),
            ("科技路1号样本工业园3栋", "440300"),
            ("", ""),
        ] {
            assert_eq!(named(address, city), None, "{address}");
        }
    }

    #[test]
    fn every_zone_lies_where_its_name_is_used() {
        let reference = Reference::built_in();
        assert!(reference.zones.rows.len() > 600);
        for zone in &reference.zones.rows {
            let used = |code: &str| {
                let parent = reference.regions.get(code).map(|region| region.parent.as_str());
                code == zone.at || parent == Some(zone.at.as_str()) || zone.at.ends_with("0000")
            };
            assert!(
                zone.districts.iter().chain([&zone.at]).all(|code| reference.regions.get(code).is_some()),
                "{zone:?}"
            );
            assert!(zone.districts.iter().all(|code| code.get(..2) == zone.at.get(..2)), "{zone:?}");
            assert!(zone.districts.iter().any(|code| used(code)), "{zone:?}");
        }
    }
}
