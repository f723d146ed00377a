//! The QR code of a business licence, if it contains the unified social credit code.

use super::ReadField;
use super::sheet::PageFrame;
use crate::identifier::organisation::credit_code;

/// Longer side to which a larger page is scaled down to look for the QR code, in pixels.
const LOOK: f32 = 1400.0;
/// Number of characters in a credit code.
const LENGTH: usize = 18;
/// Confidence of a credit code in a QR code: the QR code corrects errors, and the credit code has a check digit.
const CONFIDENCE: f32 = 0.99;
/// Confidence where the printed code is another one: nothing shows which of the two is the holder's.
const CONTRADICTED: f32 = 0.5;
/// How many characters of a printed code may be misread or lost before it is another one.
const MAX_MISREAD: usize = 4;

/// The credit code in a QR code of the page, and where the QR code is, in the page's coordinates. It is unsure if
/// `printed`, what was read beside the label, is another code.
pub(crate) fn read(sheet: &PageFrame<'_>, printed: &str) -> Option<ReadField> {
    let scale = (LOOK / sheet.width.max(sheet.height)).min(1.0);
    let (width, height) = ((sheet.width * scale) as usize, (sheet.height * scale) as usize);
    let mut light = vec![0_u8; width * height];
    sheet.draw_whole(width, height, |x, y, [red, green, blue]| {
        light[y * width + x] = (0.3 * red + 0.59 * green + 0.11 * blue) as u8;
    });
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| light[y * width + x]);
    image.detect_grids().into_iter().find_map(|grid| {
        let (_, content) = grid.decode().ok()?;
        let value = code_in(&content)?;
        let region = grid.bounds.map(|corner| [corner.x as f32 / scale, corner.y as f32 / scale]);
        let confidence = if is_another(printed, &value) { CONTRADICTED } else { CONFIDENCE };
        Some(ReadField { value, confidence, region })
    })
}

/// The first credit code in a text, such as `https://…?uniscid=91110000600037341L&…`.
fn code_in(text: &str) -> Option<String> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|part| part.len() == LENGTH)
        .map(str::to_ascii_uppercase)
        .find(|part| credit_code(part).is_ok())
}

/// Whether a printed text is a code, but not `code` misread.
fn is_another(printed: &str, code: &str) -> bool {
    let length = printed.chars().count();
    let is_code = length.abs_diff(LENGTH) <= 2 && printed.chars().all(|character| character.is_ascii_alphanumeric());
    is_code && length.min(LENGTH) - common(printed, code) > MAX_MISREAD
}

/// Length of the longest sequence of characters that two texts have in common.
fn common(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut longest = vec![0; other.len() + 1];
    for character in one.chars() {
        let mut before = 0;
        for (at, &beside) in other.iter().enumerate() {
            let so_far = longest[at + 1];
            longest[at + 1] = if character == beside { before + 1 } else { so_far.max(longest[at]) };
            before = so_far;
        }
    }
    longest[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_code_out_of_an_address() {
        let code = Some("91350100M000100Y43".to_owned());
        assert_eq!(code_in("https://example.cn/query?uniscid=91350100m000100y43&sn=12"), code);
        assert_eq!(code_in("统一社会信用代码:91350100M000100Y43;名称:示例"), code);
        assert_eq!(code_in("https://example.cn/91350100M000100Y44"), None);
    }

    #[test]
    fn a_printed_code_contradicts_unless_it_is_the_same_one_misread() {
        let code = "91350100M000100Y43";
        for another in ["91440300MA5EXAMP0X", "9144030012345678A", "92110105MA01ABCD2E"] {
            assert!(is_another(another, code), "{another}");
        }
        for same in ["91350100M000100Y43", "91850100W000I00V43", "1350100M000100Y43", "（副本）", ""] {
            assert!(!is_another(same, code), "{same}");
        }
    }
}
