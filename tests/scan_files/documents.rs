//! PDFs from scanners, phones and office programs.

use beian_desk::i18n::Language;
use beian_desk::scan::decode::Feature;
use beian_desk::scan::{DecodeError, DecodeLimits, Leaf, Picture, PictureFormat, decode, inspect};
use image::ImageFormat;

use crate::files::{
    COLOURS, EMPTY_PAGE, FILLED, close, document, encoded, image, in_single_scans, middles, picture_page, quarters,
    with_fine_colours,
};

const ONE_PAGE: &str = "/Type /Pages /Kids [3 0 R] /Count 1";

fn drawn(bytes: &[u8]) -> Result<Picture, DecodeError> {
    decode(bytes, &DecodeLimits::default())
}

fn jpeg() -> Vec<u8> {
    encoded(&quarters(64, 48), ImageFormat::Jpeg)
}

fn one_picture(jpeg: &[u8], more: &str) -> Vec<u8> {
    document(&[ONE_PAGE, &picture_page(4, more)], &[(&image(64, 48), jpeg), FILLED])
}

#[test]
fn a_turned_page_is_upright() {
    let jpeg = jpeg();
    // Which quarter of the picture appears at top left, top right, bottom left, bottom right.
    for (turn, quarter) in [(90, [2, 0, 3, 1]), (180, [3, 2, 1, 0])] {
        let picture = drawn(&one_picture(&jpeg, &format!("/Rotate {turn}"))).unwrap();
        assert_eq!(picture.pixels.width() > picture.pixels.height(), turn % 180 == 90, "{turn}");
        for (seen, index) in middles(&picture.pixels).into_iter().zip(quarter) {
            assert!(close(seen, COLOURS[index], 16), "{turn}: {seen:?}, not {:?}", COLOURS[index]);
        }
    }
}

#[test]
fn the_first_page_with_something_on_it_is_taken_and_said() {
    let jpeg = jpeg();
    let pages = "/Type /Pages /Kids [3 0 R 4 0 R] /Count 2";
    let streams = [(&*image(64, 48), &jpeg[..]), FILLED];
    for (kids, page) in [([EMPTY_PAGE, &*picture_page(5, "")], 1), ([&*picture_page(5, ""), EMPTY_PAGE], 0)] {
        let picture = drawn(&document(&[pages, kids[0], kids[1]], &streams)).unwrap();
        assert_eq!(picture.leaf, Leaf { page, pages: 2, ..Leaf::default() });
        assert!(close(middles(&picture.pixels)[0], COLOURS[0], 16));
        let findings = inspect(&picture, None).findings;
        let page_note = findings.iter().find(|finding| finding.rule == "scan-page").unwrap();
        assert!(page_note.message(Language::English).contains(&format!("page {}", page + 1)));
    }
    let alone = drawn(&one_picture(&jpeg, "")).unwrap();
    assert!(inspect(&alone, None).findings.iter().all(|finding| finding.rule != "scan-page"));
}

#[test]
fn chinese_text_without_its_font_is_drawn() {
    let page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R \
                /Resources << /Font << /F 4 0 R >> >>";
    let font = "/Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [5 0 R]";
    let descendant = "/Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun \
                      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000";
    // 营业执照样本 in GBK.
    let text = b"BT /F 80 Tf 50 400 Td <D3AAD2B5D6B4D5D5D1F9B1BE> Tj ET";
    let picture = drawn(&document(&[ONE_PAGE, page, font, descendant], &[("", text)])).unwrap();
    let dark = picture.pixels.pixels().filter(|pixel| pixel.0[0] < 128).count();
    let share = dark as f32 / (picture.pixels.width() * picture.pixels.height()) as f32;
    assert!((0.008..0.05).contains(&share), "{share}");
}

#[test]
fn a_picture_that_cannot_be_drawn_is_named_with_its_page() {
    let whole = jpeg();
    let frame = whole.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    let mut arithmetic = whole.clone();
    arithmetic[frame + 1] = 0xC9;
    let cause = |cause| DecodeError::Inside { page: 1, cause: Box::new(cause) };
    let unsupported = DecodeError::Unsupported { format: PictureFormat::Jpeg, feature: Feature::ArithmeticCoding };
    assert_eq!(drawn(&one_picture(&arithmetic, "")).unwrap_err(), cause(unsupported));
    let cut = drawn(&one_picture(&whole[..whole.len() * 3 / 4], "")).unwrap_err();
    assert_eq!(cut, cause(DecodeError::Truncated { format: PictureFormat::Jpeg }));
    let message = cut.message(Language::Chinese);
    assert!(message.contains("第 1 页") && message.contains("JPEG"), "{message}");
    let unknown = document(
        &[ONE_PAGE, &picture_page(4, "")],
        &[(&image(64, 48).replace("DCTDecode", "JPXDecode"), b"no such picture"), FILLED],
    );
    assert_eq!(drawn(&unknown).unwrap_err().code(), "inside");
}

#[test]
fn samples_that_are_missing_are_named() {
    let samples: Vec<u8> = quarters(64, 48).into_raw();
    let raw = |colours: &str, bits: u32, data: &[u8]| {
        let said = format!(
            "/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace {colours} /BitsPerComponent {bits}"
        );
        drawn(&document(&[ONE_PAGE, &picture_page(4, "")], &[(&said, data), FILLED]))
    };
    let truncated = DecodeError::Truncated { format: PictureFormat::Pdf };
    let cause = DecodeError::Inside { page: 1, cause: Box::new(truncated) };
    let kinds: [(&str, u32, usize); 5] = [
        ("/DeviceRGB", 8, 3),
        ("/DeviceGray", 8, 1),
        ("[/Indexed /DeviceRGB 1 <FFFFFF102030>]", 8, 1),
        ("[/CalRGB << /WhitePoint [1 1 1] >>]", 8, 3),
        ("/DeviceCMYK", 8, 4),
    ];
    for (colours, bits, count) in kinds {
        let data: Vec<u8> = samples.iter().cycle().take(64 * 48 * count).copied().collect();
        assert!(raw(colours, bits, &data).is_ok(), "{colours}");
        assert_eq!(raw(colours, bits, &data[..data.len() / 2]).unwrap_err(), cause, "{colours}");
    }
    assert!(raw("/DeviceGray", 1, &[0xA5; 8 * 48]).is_ok());
    assert_eq!(raw("/DeviceGray", 1, &[0xA5; 8 * 20]).unwrap_err(), cause);
}

#[test]
fn a_jpeg_inside_that_would_be_drawn_wrong_is_named() {
    let unsupported = DecodeError::Unsupported { format: PictureFormat::Jpeg, feature: Feature::Rare };
    let cause = DecodeError::Inside { page: 1, cause: Box::new(unsupported) };
    for jpeg in [in_single_scans(), with_fine_colours()] {
        let said = image(8, 8);
        let seen = drawn(&document(&[ONE_PAGE, &picture_page(4, "")], &[(&said, &jpeg), FILLED]));
        assert_eq!(seen.unwrap_err(), cause);
    }
}

#[test]
fn a_cut_document_is_refused() {
    let whole = one_picture(&jpeg(), "");
    for percent in [30, 60, 90] {
        let refused = drawn(&whole[..whole.len() * percent / 100]).unwrap_err();
        assert!(matches!(refused.code(), "truncated" | "damaged"), "{percent} %: {refused}");
    }
}
