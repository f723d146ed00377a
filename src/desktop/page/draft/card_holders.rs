//! Whose cards are among several pictures, so that no person gets a side of another's card.

use super::document_places::{BACK, FRONT};
use crate::filing::Filing;
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::reading::{CertificateSide, Reading};
use crate::reference::Reference;
use crate::view::View;

/// What tells whose document a picture shows; empty where it was not read.
#[derive(Debug, Clone, Default)]
pub struct HolderText {
    side: Option<CertificateSide>,
    name: String,
    number: String,
    authority: String,
    legal_representative: String,
}

impl HolderText {
    /// Takes it from what was read.
    pub fn of(reading: &Reading) -> Self {
        let value = |name: &str| reading.fields.get(name).map(|field| field.value.clone()).unwrap_or_default();
        Self {
            side: reading.certificate.side(),
            name: value("name"),
            number: value("id_number"),
            authority: value("authority"),
            legal_representative: value("legal_representative"),
        }
    }
}

/// To whom a picture belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardHolder {
    /// To whoever lacks it: it is of no person, or nothing tells of whom.
    Anyone,
    /// To the person with this path.
    Person(&'static str),
    /// To one of several persons, and nothing tells to which.
    Unclear,
}

impl CardHolder {
    /// Whether the picture may be put at `place`.
    pub fn may_have(self, place: &str) -> bool {
        match self {
            Self::Anyone => true,
            Self::Person(base) => place.starts_with(base),
            Self::Unclear => false,
        }
    }
}

/// A front side: among the pictures, or already in the filing without its back.
struct Front {
    /// Its index among the pictures.
    at: Option<usize>,
    holder: CardHolder,
    number: String,
}

/// The holder of each picture.
///
/// A front belongs to the person whose name it bears; where no name is entered yet, the legal representative on the
/// subject's certificate is the subject's responsible person. A back belongs to the front whose number begins with the
/// region of the issuing authority, or else to the front before it.
pub fn holders(found: &[&HolderText], filing: &Filing, reference: &Reference) -> Vec<CardHolder> {
    let mut holders = vec![CardHolder::Anyone; found.len()];
    let of_side = |side| found.iter().enumerate().filter(move |(_, text)| text.side == Some(side)).map(|(at, _)| at);
    let mut fronts: Vec<Front> = of_side(CertificateSide::Front)
        .map(|at| Front { at: Some(at), holder: CardHolder::Anyone, number: found[at].number.clone() })
        .collect();
    name_holders(&mut fronts, found, filing);
    for base in [PRINCIPAL, MANAGER] {
        if filing.has(&format!("{base}.{FRONT}")) && !filing.has(&format!("{base}.{BACK}")) {
            let number = filing.text(&format!("{base}.certificate_number")).to_owned();
            fronts.push(Front { at: None, holder: CardHolder::Person(base), number });
        }
    }
    for front in &fronts {
        if let Some(at) = front.at {
            holders[at] = front.holder;
        }
    }
    for at in of_side(CertificateSide::Back) {
        holders[at] = match &fronts[..] {
            [] => CardHolder::Anyone,
            [only] => only.holder,
            _ => of_back(at, &found[at].authority, &fronts, reference),
        };
    }
    holders
}

/// Says whose the fronts are. Of two, one of which is somebody's, the other is the other person's.
fn name_holders(fronts: &mut [Front], found: &[&HolderText], filing: &Filing) {
    let entered = |base: &str| filing.text(&format!("{base}.name")).to_owned();
    let (principal, manager) = (entered(PRINCIPAL), entered(MANAGER));
    let legal = found.iter().map(|text| text.legal_representative.as_str()).find(|name| !name.is_empty());
    let legal = legal.unwrap_or_else(|| filing.text(field!("icp_subject.legal_person_info.name")));
    let expected = if principal.is_empty() { legal } else { &principal };
    for front in fronts.iter_mut() {
        let name = front.at.map_or("", |at| &found[at].name);
        if !name.is_empty() && name == expected {
            front.holder = CardHolder::Person(PRINCIPAL);
        } else if !name.is_empty() && name == manager {
            front.holder = CardHolder::Person(MANAGER);
        }
    }
    if let [one, other] = fronts
        && !View::new(filing).manager_is_principal()
    {
        match (one.holder, other.holder) {
            (CardHolder::Anyone, CardHolder::Anyone) => {
                (one.holder, other.holder) = (CardHolder::Person(PRINCIPAL), CardHolder::Person(MANAGER));
            }
            (CardHolder::Anyone, known) => one.holder = other_than(known),
            (known, CardHolder::Anyone) => other.holder = other_than(known),
            _ => {}
        }
    }
}

fn other_than(known: CardHolder) -> CardHolder {
    CardHolder::Person(if known == CardHolder::Person(PRINCIPAL) { MANAGER } else { PRINCIPAL })
}

/// The holder of the back at `at` among several fronts.
fn of_back(at: usize, authority: &str, fronts: &[Front], reference: &Reference) -> CardHolder {
    let scores: Vec<usize> = fronts.iter().map(|front| nearness(&front.number, authority, reference)).collect();
    let best = scores.iter().copied().max().unwrap_or_default();
    let mut nearest = fronts.iter().zip(&scores).filter(|(_, score)| **score == best).map(|(front, _)| front);
    match (nearest.next(), nearest.next()) {
        (Some(only), None) if best > 0 => only.holder,
        _ => {
            let before = at.checked_sub(1);
            let before = fronts.iter().find(|front| before.is_some() && front.at == before);
            before.map_or(CardHolder::Unclear, |front| front.holder)
        }
    }
}

/// How closely the region of an identity number fits the authority that issued a card: 2 for the district, 1 for the
/// city, 0 for neither.
fn nearness(number: &str, authority: &str, reference: &Reference) -> usize {
    let names = |code: Option<&str>| {
        let region = code.and_then(|code| reference.regions.get(code));
        region.is_some_and(|region| authority.contains(region.short_name()))
    };
    let city = number.get(..4).map(|code| format!("{code}00"));
    if names(number.get(..6)) { 2 } else { usize::from(names(city.as_deref())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;

    fn front(name: &str, number: &str) -> HolderText {
        let side = Some(CertificateSide::Front);
        HolderText { side, name: name.to_owned(), number: number.to_owned(), ..HolderText::default() }
    }

    fn back(authority: &str) -> HolderText {
        let side = Some(CertificateSide::Back);
        HolderText { side, authority: authority.to_owned(), ..HolderText::default() }
    }

    fn company() -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing
    }

    fn of(found: &[HolderText], filing: &Filing) -> Vec<CardHolder> {
        holders(&found.iter().collect::<Vec<_>>(), filing, Reference::built_in())
    }

    const FIRST: CardHolder = CardHolder::Person(PRINCIPAL);
    const SECOND: CardHolder = CardHolder::Person(MANAGER);

    #[test]
    fn a_back_goes_with_the_front_of_its_region() {
        let (one, other) = (front("样本甲", "440305199001010013"), front("样本乙", "110105198802290029"));
        let found = [other.clone(), back("深圳市公安局南山分局"), one.clone()];
        assert_eq!(of(&found, &company()), [FIRST, SECOND, SECOND]);
        let found = [one, other, back("北京市公安局朝阳分局"), back("深圳市公安局南山分局")];
        assert_eq!(of(&found, &company()), [FIRST, SECOND, SECOND, FIRST]);
    }

    #[test]
    fn the_legal_representative_of_the_licence_is_the_subjects_person() {
        let licence = HolderText { legal_representative: "样本甲".to_owned(), ..HolderText::default() };
        let found = [front("样本乙", "110105198802290029"), licence, front("样本甲", "440305199001010013")];
        assert_eq!(of(&found, &company()), [SECOND, CardHolder::Anyone, FIRST]);
        let mut filing = company();
        filing.set("icp_applets.principal_info.name", "样本甲");
        filing.set("icp_subject.principal_info.name", "样本乙");
        assert_eq!(of(&found, &filing), [FIRST, CardHolder::Anyone, SECOND]);
    }

    #[test]
    fn a_back_that_nothing_assigns_follows_the_front_before_it_or_is_asked_about() {
        let (one, other) = (front("样本甲", "440305199001010013"), front("样本乙", "440305198802290029"));
        let found = [one.clone(), back("某公安局"), other.clone(), back("某公安局")];
        assert_eq!(of(&found, &company()), [FIRST, FIRST, SECOND, SECOND]);
        let found = [back("某公安局"), one, other];
        assert_eq!(of(&found, &company()), [CardHolder::Unclear, FIRST, SECOND]);
        assert!(!CardHolder::Unclear.may_have("icp_subject.principal_info.certificate_photo_back"));
    }

    #[test]
    fn a_back_joins_the_front_that_is_there_already() {
        let mut filing = company();
        filing.set("icp_applets.principal_info.certificate_photo_front", "a.jpg");
        assert_eq!(of(&[back("某公安局")], &filing), [SECOND]);
        assert_eq!(of(&[back("某公安局")], &company()), [CardHolder::Anyone]);
    }
}
