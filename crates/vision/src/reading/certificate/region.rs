//! The regions at the beginning of an address, compared with the table of regions. A name that differs from an existing
//! one in a single character was misread: the address is then unsure, and corrected if the right character is among the
//! alternatives of the recogniser.

use std::iter::once;

use super::super::page::{TextGlyph, row_text};
use super::super::words;
use crate::reference::Reference;
use crate::reference::regions::Region;

/// Minimum number of characters by which a region's name is distinguished from other names.
const NAME: usize = 3;

/// The address with a misread region corrected if possible, and whether one was misread.
pub(super) fn settle(address: &[TextGlyph]) -> (Vec<TextGlyph>, bool) {
    let mut settled: Vec<TextGlyph> =
        address.iter().skip_while(|glyph| !glyph.character.is_alphanumeric()).cloned().collect();
    let Some((at, right)) = misread(&row_text(&settled)) else { return (settled, false) };
    if let Some(glyph) = settled.get_mut(at).filter(|glyph| glyph.others.contains(&right)) {
        glyph.character = right;
    }
    (settled, true)
}

/// Index of the misread character in a region's name, and the right character.
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

/// Index at which the beginning of a text differs from a name, and the name's character there; `None` unless exactly
/// one character differs and it is not the last.
fn one_off(text: &str, name: &str) -> Option<(usize, char)> {
    let length = name.chars().count();
    if length < NAME || text.chars().count() < length {
        return None;
    }
    let mut differ = text.chars().zip(name.chars()).enumerate().filter(|(_, (said, named))| said != named);
    let (at, (_, right)) = differ.next()?;
    (differ.next().is_none() && at + 1 < length).then_some((at, right))
}

/// Whether a region of a province (of any if `within` is `None`) has or once had this name, or it is the name of a zone
/// that is not a region.
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
