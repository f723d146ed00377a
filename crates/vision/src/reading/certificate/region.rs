//! The regions at the beginning of an address, held against the table of regions. A name that is one character off one
//! that there is was misread: the address is unsure, and put right where the recogniser held the right character for
//! possible.

use std::iter::once;

use super::super::page::{TextGlyph, plain};
use super::super::words;
use crate::reference::Reference;
use crate::reference::regions::Region;

/// Fewest characters of a region's name that tell it from other names.
const NAME: usize = 3;

/// An address whose misread region was put right where that is possible, and whether one was misread.
pub(super) fn settle(address: &[TextGlyph]) -> (Vec<TextGlyph>, bool) {
    let mut settled: Vec<TextGlyph> =
        address.iter().skip_while(|glyph| !glyph.character.is_alphanumeric()).cloned().collect();
    let Some((at, right)) = misread(&plain(&settled)) else { return (settled, false) };
    if let Some(glyph) = settled.get_mut(at).filter(|glyph| glyph.others.contains(&right)) {
        glyph.character = right;
    }
    (settled, true)
}

/// The place of the misread character of a region's name, and the right one.
fn misread(address: &str) -> Option<(usize, char)> {
    let reference = Reference::built_in();
    let regions = &reference.regions;
    let located = regions.locate(address);
    if located.district.is_some() {
        return None;
    }
    let below = |region: &Region| regions.children(&region.code).collect::<Vec<_>>();
    let expected: Vec<&Region> = match (located.province, located.city) {
        (_, Some(city)) => below(city),
        (Some(province), None) => below(province).into_iter().flat_map(|city| once(city).chain(below(city))).collect(),
        (None, None) => regions.provinces().flat_map(|province| once(province).chain(below(province))).collect(),
    };
    let rest = address.get(located.length..)?;
    let mut found = expected.into_iter().filter_map(|region| {
        let (at, right) = one_off(rest, &region.name)?;
        let said: String = rest.chars().take(region.name.chars().count()).collect();
        (!is_known(reference, located.province, &said)).then_some((at, right))
    });
    let (at, right) = found.next()?;
    found.all(|other| other == (at, right)).then(|| (address[..located.length].chars().count() + at, right))
}

/// Where a text differs from a name at its beginning, if in one character before the last, and the name's character.
fn one_off(text: &str, name: &str) -> Option<(usize, char)> {
    let length = name.chars().count();
    if length < NAME || text.chars().count() < length {
        return None;
    }
    let mut differ = text.chars().zip(name.chars()).enumerate().filter(|(_, (said, named))| said != named);
    let (at, (_, right)) = differ.next()?;
    (differ.next().is_none() && at + 1 < length).then_some((at, right))
}

/// Whether a region of a province, or of any where none is said, bears a name or once did, or a zone does that is none.
fn is_known(reference: &Reference, within: Option<&Region>, name: &str) -> bool {
    let regions = &reference.regions;
    let named = |region: &Region| region.name == name;
    let mut provinces = regions.provinces().filter(|province| within.is_none_or(|within| within.code == province.code));
    words::list("zone_ends").iter().any(|end| name.ends_with(end.as_str()))
        || provinces.any(|province| {
            let mut cities = regions.children(&province.code);
            let current = cities.any(|city| named(city) || regions.children(&city.code).any(named));
            current || !reference.retired.named(&province.code, name).is_empty()
        })
}
