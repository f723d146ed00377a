//! Every format, orientation and colour space is decoded upright into sRGB.

use beian_desk::scan::decode::{decode_page, is_video};
use beian_desk::scan::{DecodeError, DecodeLimits, PictureFormat, decode, peek};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, ImageFormat};
use moxcms::ColorProfile;

use crate::files::{
    COLOURS, close, cmyk_jpeg, cmyk_tiff, document, encoded, image as image_in_pdf, middles, pdf, quarters,
    with_orientation, with_segment,
};

const LIMITS: DecodeLimits = DecodeLimits {
    file_bytes: 128 << 20,
    pixels: 100_000_000,
    memory: 1 << 30,
    time: std::time::Duration::from_mins(1),
};

#[test]
fn every_raster_format_is_told_by_content_and_decoded() {
    let pixels = quarters(64, 48);
    for (kind, format, tolerance) in [
        (ImageFormat::Png, PictureFormat::Png, 0),
        (ImageFormat::WebP, PictureFormat::WebP, 0),
        (ImageFormat::Tiff, PictureFormat::Tiff, 0),
        (ImageFormat::Bmp, PictureFormat::Bmp, 0),
        (ImageFormat::Gif, PictureFormat::Gif, 8),
        (ImageFormat::Jpeg, PictureFormat::Jpeg, 16),
    ] {
        let bytes = encoded(&pixels, kind);
        let picture = decode(&bytes, &LIMITS).unwrap();
        assert_eq!((picture.format, picture.file_size), (format, bytes.len()));
        assert_eq!(picture.pixels.dimensions(), (64, 48));
        for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
            assert!(close(seen, drawn, tolerance), "{format:?}: {seen:?} is not {drawn:?}");
        }
        let glimpse = peek(&bytes, &LIMITS).unwrap();
        assert_eq!((glimpse.format, glimpse.width, glimpse.height, glimpse.pages), (format, 64, 48, 1));
    }
}

#[test]
fn every_exif_orientation_is_applied() {
    let jpeg = encoded(&quarters(64, 48), ImageFormat::Jpeg);
    // Which stored quarter appears at top left, top right, bottom left, bottom right (EXIF 2.32, tag 0x0112).
    let seen_quarters = [
        [0, 1, 2, 3],
        [1, 0, 3, 2],
        [3, 2, 1, 0],
        [2, 3, 0, 1],
        [0, 2, 1, 3],
        [2, 0, 3, 1],
        [3, 1, 2, 0],
        [1, 3, 0, 2],
    ];
    for (orientation, quarter) in (1..).zip(seen_quarters) {
        let bytes = with_orientation(&jpeg, orientation);
        let picture = decode(&bytes, &LIMITS).unwrap();
        let size = if orientation >= 5 { (48, 64) } else { (64, 48) };
        assert_eq!(picture.pixels.dimensions(), size, "orientation {orientation}");
        let glimpse = peek(&bytes, &LIMITS).unwrap();
        assert_eq!((glimpse.width, glimpse.height), size, "orientation {orientation}");
        for (seen, index) in middles(&picture.pixels).into_iter().zip(quarter) {
            assert!(close(seen, COLOURS[index], 16), "orientation {orientation}: {seen:?}, not {:?}", COLOURS[index]);
        }
        assert!(picture.has_metadata);
    }
}

#[test]
fn sixteen_bits_and_transparency_become_eight_bits_over_white() {
    let mut bytes = Vec::new();
    let samples: Vec<u8> = [0x8080u16, 0x0101, 0xFFFF].iter().flat_map(|value| value.to_ne_bytes()).collect();
    PngEncoder::new(&mut bytes).write_image(&samples, 1, 1, ExtendedColorType::Rgb16).unwrap();
    assert_eq!(decode(&bytes, &LIMITS).unwrap().pixels.get_pixel(0, 0).0, [128, 1, 255]);

    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&[0, 0, 0, 0, 200, 0, 0, 128], 2, 1, ExtendedColorType::Rgba8).unwrap();
    let pixels = decode(&bytes, &LIMITS).unwrap().pixels;
    assert_eq!(pixels.get_pixel(0, 0).0, [255; 3]);
    assert!(close(pixels.get_pixel(1, 0).0, [227, 127, 127], 1), "{:?}", pixels.get_pixel(1, 0));
}

#[test]
fn a_png_of_too_many_pixels_is_decoded_smaller() {
    let limits = DecodeLimits { pixels: 1000, ..LIMITS };
    let pixels = quarters(64, 48);
    let drawn = image::DynamicImage::ImageRgb8(pixels.clone());
    let kinds: [(&str, image::DynamicImage, bool); 5] = [
        ("RGB", drawn.clone(), true),
        ("RGB of 16 bits", drawn.to_rgb16().into(), true),
        ("transparent", drawn.to_rgba8().into(), true),
        ("grey", drawn.to_luma8().into(), false),
        ("transparent grey", drawn.to_luma_alpha8().into(), false),
    ];
    for (name, kind, coloured) in kinds {
        let mut bytes = std::io::Cursor::new(Vec::new());
        kind.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let bytes = bytes.into_inner();
        let picture = decode(&bytes, &limits).unwrap();
        assert_eq!(picture.pixels.dimensions(), (32, 24), "{name}");
        assert_eq!(picture.leaf.full_size, Some((64, 48)), "{name}");
        let glimpse = peek(&bytes, &limits).unwrap();
        assert_eq!((glimpse.width, glimpse.height), (32, 24), "{name}");
        let grey = middles(&image::DynamicImage::from(drawn.to_luma8()).to_rgb8());
        for ((seen, colour), grey) in middles(&picture.pixels).into_iter().zip(COLOURS).zip(grey) {
            let drawn = if coloured { colour } else { grey };
            assert!(close(seen, drawn, 1), "{name}: {seen:?} is not {drawn:?}");
        }
        assert!(decode(&bytes, &DecodeLimits { pixels: 700, ..LIMITS }).is_err(), "{name}: more than four times");
        assert!(decode(&bytes[..bytes.len() * 2 / 3], &limits).is_err(), "{name}: cut short");
    }
    // The last column and row hold fewer pixels, and count as much.
    let uneven =
        image::RgbImage::from_fn(65, 49, |x, y| image::Rgb(if x == 64 || y == 48 { [250; 3] } else { [10; 3] }));
    let picture = decode(&encoded(&uneven, ImageFormat::Png), &limits).unwrap();
    assert_eq!(picture.pixels.dimensions(), (33, 25));
    assert_eq!(
        [(32, 24), (32, 0), (0, 24), (31, 23)].map(|(x, y)| picture.pixels.get_pixel(x, y).0[0]),
        [250, 250, 250, 10]
    );
}

#[test]
fn inks_become_light() {
    // Cyan and yellow make green; black alone makes black.
    let green = decode(&cmyk_jpeg([true, false, true, false]), &LIMITS).unwrap();
    assert!(close(green.pixels.get_pixel(4, 4).0, [0, 255, 0], 6), "{:?}", green.pixels.get_pixel(4, 4));
    let black = decode(&cmyk_jpeg([false, false, false, true]), &LIMITS).unwrap();
    assert!(close(black.pixels.get_pixel(4, 4).0, [0, 0, 0], 6), "{:?}", black.pixels.get_pixel(4, 4));
    let magenta = decode(&cmyk_tiff([0, 255, 0, 0], 8, 4), &LIMITS).unwrap();
    assert_eq!(magenta.pixels.dimensions(), (8, 4));
    assert!(close(magenta.pixels.get_pixel(3, 2).0, [255, 0, 255], 6), "{:?}", magenta.pixels.get_pixel(3, 2));
}

#[test]
fn a_colour_profile_is_honoured() {
    let png = |profile: Option<ColorProfile>| {
        let mut bytes = Vec::new();
        let mut encoder = PngEncoder::new(&mut bytes);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile.encode().unwrap()).unwrap();
        }
        encoder.write_image(&[200, 60, 60], 1, 1, ExtendedColorType::Rgb8).unwrap();
        decode(&bytes, &LIMITS).unwrap().pixels.get_pixel(0, 0).0
    };
    assert_eq!(png(None), [200, 60, 60]);
    assert_eq!(png(Some(ColorProfile::new_srgb())), [200, 60, 60]);
    let [red, green, blue] = png(Some(ColorProfile::new_display_p3()));
    assert!(red > 212 && green < 50 && blue < 58, "{red} {green} {blue}");
}

#[test]
fn metadata_is_told_from_what_belongs_to_the_picture() {
    let plain = encoded(&quarters(64, 48), ImageFormat::Jpeg);
    assert!(!decode(&plain, &LIMITS).unwrap().has_metadata);
    assert!(!decode(&with_segment(&plain, 0xE2, b"ICC_PROFILE\0\x01\x01"), &LIMITS).unwrap().has_metadata);
    for (marker, body) in [(0xE1, &b"http://ns.adobe.com/xap/1.0/\0"[..]), (0xED, b"Photoshop 3.0\0"), (0xFE, b"me")] {
        assert!(decode(&with_segment(&plain, marker, body), &LIMITS).unwrap().has_metadata, "marker {marker:02X}");
    }
    assert!(decode(&[&plain[..], b"a film behind the picture"].concat(), &LIMITS).unwrap().has_metadata);
}

#[test]
fn a_chosen_page_of_a_pdf_is_drawn() {
    // As many as the picture that fills it has.
    const PIXELS: (u32, u32) = (46, 65);
    let jpeg = encoded(&quarters(64, 48), ImageFormat::Jpeg);
    let bytes = pdf(&jpeg, 64, 48);
    let picture = decode(&bytes, &LIMITS).unwrap();
    assert_eq!(picture.format, PictureFormat::Pdf);
    assert_eq!(picture.pixels.dimensions(), PIXELS);
    for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
        assert!(close(seen, drawn, 16), "{seen:?} is not {drawn:?}");
    }
    let glimpse = peek(&bytes, &LIMITS).unwrap();
    assert_eq!((glimpse.width, glimpse.height, glimpse.pages), (PIXELS.0, PIXELS.1, 2));
    let empty = decode_page(&bytes, 1, &LIMITS).unwrap();
    assert!(empty.pixels.pixels().all(|pixel| pixel.0 == [255; 3]));
    assert_eq!(decode_page(&bytes, 2, &LIMITS).unwrap_err(), DecodeError::NoSuchPage { page: 3, pages: 2 });
    assert_eq!(decode_page(&jpeg, 1, &LIMITS).unwrap_err(), DecodeError::NoSuchPage { page: 2, pages: 1 });
}

#[test]
fn a_page_that_is_a_picture_has_its_pixels_and_one_with_text_is_drawn_large() {
    let pixels = quarters(320, 226);
    let jpeg = encoded(&pixels, ImageFormat::Jpeg);
    let sized = |page: &str, content: &[u8]| {
        let pages = ["/Type /Pages /Kids [3 0 R] /Count 1", page];
        let bytes = document(&pages, &[(&image_in_pdf(320, 226), &jpeg), ("", content)]);
        decode(&bytes, &LIMITS).unwrap().pixels.dimensions()
    };
    let page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 640 452] /Contents 5 0 R \
                /Resources << /XObject << /Im0 4 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
    let turned = page.replace("/Contents", "/Rotate 90 /Contents");
    assert_eq!(sized(page, b"640 0 0 452 0 0 cm /Im0 Do"), (320, 226));
    assert_eq!(sized(&turned, b"640 0 0 452 0 0 cm /Im0 Do"), (226, 320));
    // In the middle of the page, with a caption; unseen text of a recogniser counts for nothing.
    assert_eq!(sized(page, b"BT /F 12 Tf (Page 1) Tj ET 320 0 0 226 100 100 cm /Im0 Do"), (640, 452));
    let unseen = format!("BT 3 Tr /F 12 Tf ({}) Tj ET 640 0 0 452 0 0 cm /Im0 Do", "Sample ".repeat(40));
    assert_eq!(sized(page, unseen.as_bytes()), (320, 226));
    // Printed text, and a page of which a picture is the smallest part.
    let printed = format!("q 640 0 0 452 0 0 cm /Im0 Do Q BT /F 12 Tf ({}) Tj ET", "Sample ".repeat(40));
    let drawn = (2666, 1883);
    assert_eq!(sized(page, printed.as_bytes()), drawn);
    assert_eq!(sized(page, b"64 0 0 45 0 0 cm /Im0 Do"), drawn);
}

#[test]
#[cfg(feature = "heic")]
fn a_telephone_photograph_in_heic_is_decoded() {
    let pixels = quarters(128, 96);
    let bytes = heifer::encode_rgb8(128, 96, &pixels, &heifer::EncodeOptions::default()).unwrap();
    let picture = decode(&bytes, &LIMITS).unwrap();
    assert_eq!((picture.format, picture.pixels.dimensions()), (PictureFormat::Heic, (128, 96)));
    for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
        assert!(close(seen, drawn, 16), "{seen:?} is not {drawn:?}");
    }
    let glimpse = peek(&bytes, &LIMITS).unwrap();
    assert_eq!((glimpse.width, glimpse.height), (128, 96));
}

#[test]
fn videos_are_told_from_pictures() {
    let mp4 = b"\0\0\0\x18ftypisom\0\0\x02\0isommp42\0\0\0\x08mdat";
    let mov = b"\0\0\0\x14ftypqt  \0\0\0\0qt  \0\0\0\x08mdat";
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert!(is_video(mp4) && is_video(mov) && !is_video(heic) && !is_video(b"") && !is_video(b"\0\0\0\x18ftyp"));
    assert_eq!(decode(mp4, &LIMITS).unwrap_err(), DecodeError::Video);
}
