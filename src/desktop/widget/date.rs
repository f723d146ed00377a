//! A date field that accepts common notations, with a switch for "unlimited" where allowed.

use chrono::{Datelike, NaiveDate};
use iced::widget::{Row, checkbox, container};
use iced::{Center, Element};

use super::field::line;
use super::focus::Focus;
use crate::desktop::theme::{size, style};
use crate::filing::parse_date;
use crate::identifier::normal::{UNLIMITED, half_width_sign};

/// Width of the field in logical pixels.
const WIDTH: f32 = 160.0;

/// A typed date in the format of a filing: `YYYYMMDD` if it is a date, else the trimmed text. Accepts `20301231`,
/// `2030-12-31`, `2030/1/2`, `2030.1.2` and `2030年1月2日`, including full-width digits.
pub fn normalise(typed: &str) -> String {
    let plain: String = typed.trim().chars().map(half_width_sign).collect();
    if plain == UNLIMITED {
        return plain;
    }
    let parts: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let joined = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            format!("{year}{month:0>2}{day:0>2}")
        }
        [digits] if *digits == plain => (*digits).to_owned(),
        _ => plain.clone(),
    };
    if parse_date(&joined).is_some() { joined } else { plain }
}

/// A stored date as shown in a field: `2030-12-31`; other text as it is.
pub fn shown(kept: &str) -> String {
    parse_date(kept).map_or_else(|| kept.to_owned(), |date| date.format("%Y-%m-%d").to_string())
}

/// Whole days from `today` until `date`; negative for a past date.
pub fn days_until(date: NaiveDate, today: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - i64::from(today.num_days_from_ce())
}

/// The field. `typed` is the last typed text, shown while it means `kept`. `unlimited` is the label of the switch for
/// 长期, `None` where a date is required.
pub fn date<'a, Message: Clone + 'a>(
    id: &str,
    placeholder: &str,
    kept: &str,
    typed: Option<&str>,
    invalid: bool,
    unlimited: Option<String>,
    on_input: impl Fn(String) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    let endless = kept == UNLIMITED;
    let value = match typed {
        Some(typed) if normalise(typed) == kept => typed.to_owned(),
        _ => shown(kept),
    };
    let input = line(id, placeholder, &value, invalid, on_input.clone()).width(WIDTH);
    let switch = unlimited.map(|label| {
        let message = on_input(if endless { String::new() } else { UNLIMITED.to_owned() });
        let pressed = message.clone();
        let tick = checkbox(endless)
            .label(label.clone())
            .size(18)
            .text_size(size::BODY)
            .style(style::tick)
            .on_toggle(move |_| message.clone());
        let tick = container(tick).padding([2.0, 4.0]);
        Element::from(Focus::new(format!("{id}/unlimited"), label, tick, Some(pressed)))
    });
    Row::new().push(input).push(switch).spacing(16).align_y(Center).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_one_day() {
        for typed in ["20300102", "2030-01-02", "2030/1/2", "2030.1.2", "2030年1月2日", " ２０３０－０１－０２ "]
        {
            assert_eq!(normalise(typed), "20300102", "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_stays_as_typed() {
        for typed in ["2030", "2030-13-01", "20300230", "203001", "永久"] {
            assert_eq!(normalise(typed), typed);
        }
        assert_eq!(normalise(" 长期 "), UNLIMITED);
    }

    #[test]
    fn shown_and_typed_again_is_the_same() {
        assert_eq!(normalise(&shown("20240229")), "20240229");
        assert_eq!(shown("2030"), "2030");
    }
}
