//! The checklist of materials: what is needed and why, each with its slot.

use iced::widget::{Column, Row, column, container, text};
use iced::{Center, Element, Fill};

use super::form::Message;
use super::form::choice::Ask;
use super::form::control::FormPage;
use super::slot;
use crate::desktop::icon;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::field::note;
use crate::desktop::widget::{button, hairline, heading, hint};
use crate::filing::path::{CHANGED, item};
use crate::filing::{Kind, field};
use crate::rules::{Material, MaterialState, Need, Review, reason};
use crate::view::{View, anchor};

/// The page.
pub fn view<'a>(page: &FormPage<'a>, review: Option<&Review>) -> Element<'a, Message> {
    let words = page.context.words;
    let Some(review) = review else { return hint(words.get("app-materials-wait")).into() };
    let group = |need: Need| review.checklist.iter().filter(move |line| line.needed == need);
    let mut content = Column::new().push(first(page, review)).spacing(40);
    for (need, key) in [(Need::Required, "required"), (Need::Recommended, "recommended")] {
        let lines: Vec<Element<'a, Message>> = group(need).map(|line| material(page, line, review)).collect();
        if !lines.is_empty() {
            let head = heading(words.get(&format!("app-materials-{key}")));
            content = content.push(column![head].extend(lines).spacing(gap::THREE));
        }
    }
    let open: Vec<&Material> = group(Need::Open).collect();
    if !open.is_empty() {
        let head = heading(words.get("app-materials-open"));
        content = content.push(column![head, reasons(page, open)].spacing(gap::TWO));
    }
    let filing = page.answers.filing();
    // Materials that a modification leaves unchanged are not submitted again.
    let left = |line: &Material| View::new(filing).leaves(&line.slot);
    let (given, idle): (Vec<&Material>, Vec<&Material>) = group(Need::NotNeeded)
        .filter(|line| !left(line))
        .partition(|line| filing.has(&line.slot) || filing.has(&signed(&line.slot)));
    if filing.kind() == Kind::Change && filing.list(CHANGED).is_empty() {
        return column![unchosen(page)].into();
    }
    let none = review.checklist.iter().all(|line| left(line) || line.needed == Need::NotNeeded);
    content = content.push((filing.kind() == Kind::Change && none).then(|| hint(words.get("app-materials-no-change"))));
    let given = given.into_iter().map(|line| material(page, line, review));
    let mut rest = column![heading(words.get("app-materials-not-needed"))].spacing(gap::TWO).extend(given);
    if !idle.is_empty() {
        rest = rest.push(reasons(page, idle));
    }
    content.push(rest).into()
}

/// Before it is known what changes, nobody knows what is needed.
fn unchosen<'a>(page: &FormPage<'a>) -> Element<'a, Message> {
    let words = page.context.words;
    let choose = button::secondary("materials/changed", words.get("app-materials-unchosen-choose"))
        .press(Message::Asked(Ask::Changed));
    let about = words.get("app-materials-unchosen-about");
    banner(Tone::Warn, words.get("app-materials-unchosen"), Some(about), vec![choose.into()])
}

/// Without the nature of the subject little is known of what is needed.
fn first<'a>(page: &FormPage<'a>, review: &Review) -> Option<Element<'a, Message>> {
    let words = page.context.words;
    review.checklist.iter().any(|line| line.why.is(&reason::NATURE_OPEN)).then(|| {
        let choose = button::secondary("materials/nature", words.get("app-materials-nature-choose"))
            .press(Message::Asked(Ask::Nature));
        let about = words.get("app-materials-nature-about");
        banner(Tone::Warn, words.get("app-materials-nature"), Some(about), vec![choose.into()])
    })
}

fn material<'a>(page: &FormPage<'a>, line: &Material, review: &Review) -> Element<'a, Message> {
    let words = page.context.words;
    let places = field::places(page.answers.filing(), &line.slot);
    let returned = places.iter().any(|place| page.notes.blocks(place));
    let (tone, mark, key) = match line.state {
        MaterialState::Missing if line.needed == Need::Required => (Tone::Warn, icon::CIRCLE, "app-material-missing"),
        MaterialState::Missing => (Tone::Plain, icon::CIRCLE, "app-material-missing"),
        _ if line.is_refused(&review.findings, page.answers.filing()) || returned => {
            (Tone::Bad, icon::CIRCLE_X, "app-material-refused")
        }
        _ if places.iter().any(|place| is_unseen(page, place)) => (Tone::Plain, icon::HOURGLASS, "app-slot-looking"),
        MaterialState::Attention => (Tone::Warn, icon::TRIANGLE_ALERT, "app-material-attention"),
        MaterialState::Ok => (Tone::Good, icon::CIRCLE_CHECK, "app-material-ok"),
    };
    let shared = anchor(&line.slot, page.answers.filing()) != line.slot;
    // The state of a picture is shown beside it.
    let said = matches!(key, "app-material-ok" | "app-slot-looking") && !shared;
    let head = Row::new()
        .push(text(words.label(&line.slot)).size(size::BODY).line_height(READING).width(Fill))
        .push((!said).then(|| badge(tone, Some(mark), words.get(key))))
        .align_y(Center);
    let why = hint(words.what(&line.why));
    let mut shown: Vec<Element<'a, Message>> = Vec::new();
    if shared {
        let shared = hint(words.get("app-material-shared"));
        let notes = page.notes.at(&line.slot).into_iter().map(note);
        return column![column![head, why, shared].spacing(2)].extend(notes).spacing(10).into();
    }
    let filing = page.answers.filing();
    for (index, place) in places.into_iter().enumerate() {
        shown.push(page.place(&place, String::new()));
        let signed = signed(&line.slot);
        let days = filing.list(&signed).len();
        let letter = field::at(&place).is_some_and(|row| row.slot.as_deref() == Some("letter"));
        if index < days {
            shown.push(page.date(&item(&signed, index), false));
        } else if days == 0 && index == 0 && (filing.has(&signed) || letter && filing.has(&place)) {
            shown.push(page.question(&signed));
        }
    }
    // Signing dates of letters that are not there.
    for index in field::places(filing, &line.slot).len()..filing.list(&signed(&line.slot)).len() {
        shown.push(page.date(&item(&signed(&line.slot), index), false));
    }
    column![column![head, why].spacing(2)].extend(shown).spacing(10).into()
}

/// Whether the picture at `place` is still being inspected.
fn is_unseen(page: &FormPage<'_>, place: &str) -> bool {
    let name = page.answers.filing().text(place);
    page.pictures.is_busy() && !name.is_empty() && page.pictures.evidence(place, name).is_none()
}

/// Path of the signing dates of the letters at a place.
fn signed(slot: &str) -> String {
    format!("facts.letters_signed_on[{slot}]")
}

/// Materials that are not needed, with the reasons.
fn reasons<'a>(page: &FormPage<'a>, lines: Vec<&Material>) -> Element<'a, Message> {
    let words = page.context.words;
    let mut list = Column::new();
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 {
            list = list.push(hairline());
        }
        let name = text(words.label(&line.slot)).size(size::SMALL).style(style::soft);
        let lines = column![name, hint(words.what(&line.why))].spacing(2).width(Fill);
        // Any material that a reviewer demands can be added, whether needed by the rules or not.
        let filing = page.answers.filing();
        let place = field::places(filing, &line.slot).into_iter().find(|place| anchor(place, filing) == *place);
        let add = place.map(|place| {
            let press = Message::Slot(slot::Message::ChoosePressed(place.clone()));
            button::inline(format!("{place}/add"), words.get("app-materials-add"), press)
        });
        list = list
            .push(container(Row::new().push(lines).push(add).spacing(gap::TWO).align_y(Center)).padding([8.0, 0.0]));
    }
    container(list).padding([4.0, 16.0]).style(style::well).width(Fill).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Filing;

    #[test]
    fn a_list_offers_one_more_place_until_it_is_full() {
        let mut filing = Filing::new(Kind::New);
        let list = field!("icp_materials.subject_other_materials");
        assert_eq!(field::places(&filing, list), [format!("{list}[0]")]);
        for index in 0..10 {
            filing.set(&item(list, index), "x");
        }
        assert_eq!(field::places(&filing, list).len(), 10);
        let single = field!("icp_materials.commitment_letter");
        filing.set(&item(single, 0), "x");
        assert_eq!(field::places(&filing, single), [format!("{single}[0]")]);
    }
}
