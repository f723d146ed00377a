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

/// The credit code in a QR code of the page, and where the QR code is, in the page's coordinates.
pub(crate) fn read(sheet: &PageFrame<'_>) -> Option<ReadField> {
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
        Some(ReadField { value, confidence: CONFIDENCE, region })
    })
}

/// The first credit code in a text, such as `https://…?uniscid=91110000600037341L&…`.
fn code_in(text: &str) -> Option<String> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|part| part.len() == LENGTH)
        .map(str::to_ascii_uppercase)
        .find(|part| credit_code(part).is_ok())
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
}
