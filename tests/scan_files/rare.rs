//! Rarer variants of the formats of scanners and phones, and files that are not pictures.

use std::io::{Cursor, Write};

use beian_desk::i18n::Language;
use beian_desk::scan::decode::decode_page;
use beian_desk::scan::{DecodeError, DecodeLimits, PictureFormat, decode, peek};
use image::{ImageFormat, Rgb};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::files::{COLOURS, close, encoded, middles, photograph, quarters};

fn limits() -> DecodeLimits {
    DecodeLimits { pixels: 4_000_000, ..DecodeLimits::default() }
}

#[test]
fn a_scanner_s_tiff_shows_its_colours() {
    for (name, tolerance) in [("palette.tif", 8), ("palette_lzw.tif", 8), ("jpeg.tif", 16), ("two_pages.tif", 0)] {
        let bytes = photograph(&format!("variants/{name}"));
        let picture = decode(&bytes, &limits()).unwrap();
        assert_eq!((picture.format, picture.pixels.dimensions()), (PictureFormat::Tiff, (64, 48)), "{name}");
        for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
            assert!(close(seen, drawn, tolerance), "{name}: {seen:?} is not {drawn:?}");
        }
    }
}

#[test]
fn a_fax_is_black_on_white() {
    for name in ["group3.tif", "group4.tif", "runs.tif"] {
        let picture = decode(&photograph(&format!("variants/{name}")), &limits()).unwrap();
        let light = middles(&picture.pixels).map(|pixel| pixel[0]);
        assert_eq!(light, [0, 255, 255, 255], "{name}");
        assert_eq!(picture.pixels.get_pixel(8, 36).0, [0; 3], "{name}");
    }
    let whole = photograph("variants/group3.tif");
    let mut empty = whole.clone();
    empty[8..whole.len() - 180].fill(0);
    assert!(decode(&empty, &limits()).is_err_and(|error| matches!(error.code(), "truncated" | "damaged")));
}

#[test]
fn a_fax_of_which_nearly_all_is_missing_is_cut_short_however_long_it_is() {
    // Fifty times this length does not fit into 32 bits.
    let bytes = tiff_of([1, 85_899_346], 4, (1, 0), &[0; 4], &[]);
    assert_eq!(decode(&bytes, &DecodeLimits::default()).unwrap_err().code(), "truncated");
}

/// A little-endian TIFF of 8 × 2 pixels in one strip of `data`.
fn tiff(bits: u16, colours: u16, data: &[u8], map: &[u16]) -> Vec<u8> {
    tiff_of([8, 2], 1, (bits, colours), data, map)
}

/// A TIFF like [`tiff`], with another size and compression.
fn tiff_of([width, height]: [u32; 2], coding: u32, (bits, colours): (u16, u16), data: &[u8], map: &[u16]) -> Vec<u8> {
    let map_at = 8 + data.len() as u32;
    let start = map_at + 2 * map.len() as u32;
    let mut bytes = [&b"II*\0"[..], &start.to_le_bytes(), data].concat();
    bytes.extend(map.iter().flat_map(|value| value.to_le_bytes()));
    let mut entries: Vec<(u16, u16, u32, u32)> = vec![
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, u32::from(bits)),
        (259, 3, 1, coding),
        (262, 3, 1, u32::from(colours)),
        (273, 4, 1, 8),
        (277, 3, 1, 1),
        (278, 4, 1, height),
        (279, 4, 1, data.len() as u32),
    ];
    if !map.is_empty() {
        entries.push((320, 3, map.len() as u32, map_at));
    }
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn two_and_four_bits_make_shades_of_grey() {
    let row = |bytes: &[u8]| -> Vec<u8> {
        decode(bytes, &limits()).unwrap().pixels.rows().next().unwrap().map(|pixel| pixel.0[1]).collect()
    };
    let two = [0b0001_1011, 0b1110_0100, 0, 0];
    assert_eq!(row(&tiff(2, 1, &two, &[])), [0, 85, 170, 255, 255, 170, 85, 0]);
    assert_eq!(row(&tiff(2, 0, &two, &[])), [255, 170, 85, 0, 0, 85, 170, 255]);
    let four = [0x01, 0x23, 0xEF, 0x80, 0, 0, 0, 0];
    assert_eq!(row(&tiff(4, 1, &four, &[])), [0, 17, 34, 51, 238, 255, 136, 0]);
}

#[test]
fn a_palette_of_eight_bits_a_colour_is_one_as_well() {
    let indexes = [0b0001_1011, 0b0001_1011, 0, 0];
    let colours = [[1, 2, 3], [200, 0, 0], [0, 200, 0], [0, 0, 200u16]];
    for scale in [1, 257] {
        let map: Vec<u16> = (0..3).flat_map(|channel| colours.map(|colour| colour[channel] * scale)).collect();
        let pixels = decode(&tiff(2, 3, &indexes, &map), &limits()).unwrap().pixels;
        let seen: Vec<[u8; 3]> = pixels.rows().next().unwrap().take(4).map(|pixel| pixel.0).collect();
        assert_eq!(seen, colours.map(|colour| colour.map(|value| value as u8)), "{scale}");
    }
}

#[test]
fn bytes_whose_bits_come_from_the_lowest_are_turned() {
    let usual = tiff(2, 1, &[0b0001_1011, 0b1110_0100, 0xC3, 0x3C], &[]);
    let plain = decode(&usual, &limits()).unwrap().pixels;
    let mut turned = usual;
    turned[8..12].iter_mut().for_each(|byte| *byte = byte.reverse_bits());
    // The tag of the bit order replaces that of the rows per strip, which is not needed: the strip holds all rows.
    let rows = turned.windows(4).position(|tag| tag == [22, 1, 4, 0]).unwrap();
    turned[rows..rows + 2].copy_from_slice(&266u16.to_le_bytes());
    assert_eq!(decode(&turned, &limits()).unwrap().pixels, plain);
}

#[test]
fn a_palette_with_places_of_eight_bytes_is_one_as_well() {
    let colours: [[u16; 3]; 2] = [[10, 20, 30], [200, 100, 50]];
    let map: Vec<u8> =
        (0..3).flat_map(|channel| colours.map(|c| c[channel] * 257)).flat_map(u16::to_le_bytes).collect();
    let entries: [(u16, u16, u64, u64); 10] = [
        (256, 3, 1, 8),
        (257, 3, 1, 1),
        (258, 3, 1, 1),
        (259, 3, 1, 1),
        (262, 3, 1, 3),
        (273, 4, 1, 16),
        (277, 3, 1, 1),
        (278, 3, 1, 1),
        (279, 4, 1, 1),
        (320, 3, 6, 24),
    ];
    let mut bytes = b"II+\0\x08\0\0\0".to_vec();
    bytes.extend(40u64.to_le_bytes());
    bytes.extend([0b0101_0011, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(&map);
    bytes.resize(40, 0);
    bytes.extend((entries.len() as u64).to_le_bytes());
    for (tag, kind, count, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 8]);
    let pixels = decode(&bytes, &limits()).unwrap().pixels;
    let seen: Vec<u8> = pixels.pixels().map(|pixel| pixel.0[0]).collect();
    assert_eq!(seen, [10, 200, 10, 200, 10, 10, 200, 200]);
}

#[test]
fn the_pages_of_a_tiff_are_counted_and_drawn() {
    let bytes = photograph("variants/two_pages.tif");
    assert_eq!(peek(&bytes, &limits()).unwrap().pages, 2);
    let second = decode_page(&bytes, 1, &limits()).unwrap();
    assert_eq!((second.leaf.page, second.leaf.pages), (1, 2));
    assert_eq!(*second.pixels.get_pixel(5, 5), Rgb(COLOURS[0]));
    assert_eq!(decode_page(&bytes, 2, &limits()).unwrap_err(), DecodeError::NoSuchPage { page: 3, pages: 2 });
}

#[test]
fn a_webp_is_turned_whether_its_block_has_a_name_or_not() {
    let plain = encoded(&quarters(64, 48), ImageFormat::WebP);
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    for name in [&b""[..], b"Exif\0\0"] {
        let block = [name, exif].concat();
        let chunk = |kind: &[u8], body: &[u8]| {
            let padding = vec![0; body.len() % 2];
            [kind, &u32::try_from(body.len()).unwrap().to_le_bytes(), body, &padding].concat()
        };
        let head = [&[8, 0, 0, 0][..], &63u32.to_le_bytes()[..3], &47u32.to_le_bytes()[..3]].concat();
        let body = [&b"WEBP"[..], &chunk(b"VP8X", &head), &plain[12..], &chunk(b"EXIF", &block)].concat();
        let webp = chunk(b"RIFF", &body);
        assert_eq!(decode(&webp, &limits()).unwrap().pixels.dimensions(), (48, 64), "{name:?}");
    }
}

#[cfg(feature = "heic")]
fn heic() -> Vec<u8> {
    heifer::encode_rgb8(128, 96, &quarters(128, 96), &heifer::EncodeOptions::default()).unwrap()
}

#[test]
#[cfg(feature = "heic")]
fn a_heic_is_as_large_as_it_says() {
    for (width, height) in [(128, 96), (127, 95), (66, 33)] {
        let bytes =
            heifer::encode_rgb8(width, height, &quarters(width, height), &heifer::EncodeOptions::default()).unwrap();
        assert_eq!(decode(&bytes, &limits()).unwrap().pixels.dimensions(), (width, height));
        let glimpse = peek(&bytes, &limits()).unwrap();
        assert_eq!((glimpse.width, glimpse.height), (width, height));
    }
    let mut bytes = heic();
    let size = bytes.windows(4).position(|name| name == b"ispe").unwrap() + 8;
    bytes[size..size + 4].copy_from_slice(&256u32.to_be_bytes());
    assert!(decode(&bytes, &limits()).is_err_and(|error| error.code() == "damaged"));
}

#[test]
#[cfg(feature = "heic")]
fn a_heic_that_does_not_name_its_colours_has_the_usual_ones() {
    let mut bytes = heic();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| &bytes[*at..*at + 4] == b"colr").collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(b"free");
    }
    let picture = decode(&bytes, &limits()).unwrap();
    for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
        assert!(close(seen, drawn, 20), "{seen:?} is not {drawn:?}");
    }
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_live_photo_shows_its_still_picture() {
    let jpeg = encoded(&quarters(64, 48), ImageFormat::Jpeg);
    let film = &b"\0\0\0\x14ftypqt  \0\0\0\0qt  "[..];
    let live = archive(&[("IMG_0001.JPG", &jpeg), ("IMG_0001.MOV", film)]);
    let picture = decode(&live, &limits()).unwrap();
    assert_eq!(
        (picture.format, picture.pixels.dimensions(), picture.has_metadata),
        (PictureFormat::Livp, (64, 48), true)
    );
    assert_eq!(peek(&live, &limits()).unwrap().width, 64);
    #[cfg(feature = "heic")]
    assert_eq!(decode(&archive(&[("IMG_0001.HEIC.heic", &heic())]), &limits()).unwrap().format, PictureFormat::Livp);
    for other in [archive(&[("a.jpg", &jpeg), ("b.jpg", &jpeg), ("c.mov", film)]), archive(&[("a.jpg", &jpeg)])] {
        assert_eq!(decode(&other, &limits()).unwrap_err().code(), "foreign");
    }
    let broken = archive(&[("IMG_0001.JPG", b"no picture"), ("IMG_0001.MOV", film)]);
    assert_eq!(decode(&broken, &limits()).unwrap_err(), DecodeError::Damaged { format: PictureFormat::Livp });
}

#[test]
fn what_people_take_for_a_picture_is_named_with_its_way_out() {
    let jpeg = encoded(&quarters(64, 48), ImageFormat::Jpeg);
    let png = encoded(&quarters(64, 48), ImageFormat::Png);
    let cached = |bytes: &[u8], key: u8| -> Vec<u8> { bytes.iter().map(|byte| byte ^ key).collect() };
    for (bytes, kind, way) in [
        (archive(&[("OFD.xml", b"<ofd/>"), ("Doc_0/Document.xml", b"")]), "OFD", "导出为 PDF"),
        (archive(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]), "Word", "另存为 PDF"),
        (archive(&[("xl/workbook.xml", b"")]), "电子表格", "另存为 PDF"),
        (archive(&[("扫描件/营业执照.jpg", &jpeg), ("b.txt", b"")]), "压缩包", "解压"),
        (cached(&jpeg, 0x7B), "微信", "另存为"),
        (cached(&png, 0x31), "微信", "另存为"),
        (b"\x07\x08V2\x08\x07 rest of it".to_vec(), "微信", "另存为"),
        (b"\0\0\0\x1Cftypavif\0\0\0\0avifmif1miaf".to_vec(), "AVIF", "JPG"),
        (b"<!DOCTYPE html>\n<html><body>".to_vec(), "网页", "图片"),
        (b"\xEF\xBB\xBF<HTML lang=zh>".to_vec(), "网页", "图片"),
        (b"From: <Saved by Blink>\nSnapshot-Content-Location: x\n".to_vec(), "网页", "图片"),
        (b"8BPS\0\x01".to_vec(), "Photoshop", "JPG"),
        (b"Rar!\x1A\x07\x01\0".to_vec(), "压缩包", "解压"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "Office", "PDF"),
        (b"\0\x05\x16\x07\0\x02\0\0Mac OS X".to_vec(), "苹果", "图片文件本身"),
        (b"<?xml version='1.0'?>\n<svg xmlns='x'>".to_vec(), "SVG", "JPG"),
        (vec![0; 4096], "零", "重新传输"),
    ] {
        let refused = decode(&bytes, &limits()).unwrap_err();
        assert_eq!(peek(&bytes, &limits()).unwrap_err(), refused);
        assert_eq!(refused.finding("").rejections, ["WXA-FORMAT"], "{kind}");
        let message = refused.message(Language::Chinese);
        assert!(message.contains(kind) && message.contains(way), "{kind}: {message}");
    }
    assert_eq!(decode(b"Dear reader, this is a letter.", &limits()).unwrap_err(), DecodeError::NotAPicture);
}

#[test]
fn a_lower_part_of_middle_grey_is_a_picture_that_was_cut() {
    let mut pixels = quarters(160, 120);
    for (_, _, pixel) in pixels.enumerate_pixels_mut().filter(|(_, y, _)| *y >= 70) {
        *pixel = Rgb([128; 3]);
    }
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        assert_eq!(decode(&encoded(&pixels, format), &limits()).unwrap_err().code(), "truncated", "{format:?}");
    }
    for pixel in pixels.pixels_mut().filter(|pixel| pixel.0 == [128; 3]) {
        *pixel = Rgb([127, 128, 140]);
    }
    assert!(decode(&encoded(&pixels, ImageFormat::Png), &limits()).is_ok());
}
