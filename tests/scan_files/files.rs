//! Files generated for the tests, byte by byte if no encoder produces them.

use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// Colours of the quarters of [`quarters`]: top left, top right, bottom left, bottom right.
pub const COLOURS: [[u8; 3]; 4] = [[200, 30, 30], [30, 180, 40], [40, 50, 210], [230, 220, 60]];

/// A picture of four quarters in different colours.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(
        width,
        height,
        |x, y| Rgb(COLOURS[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)]),
    )
}

/// The colour at the centre of every quarter, in the order of [`COLOURS`].
pub fn middles(pixels: &RgbImage) -> [[u8; 3]; 4] {
    let (width, height) = pixels.dimensions();
    let at = |x: u32, y: u32| pixels.get_pixel(width * x / 4, height * y / 4).0;
    [at(1, 1), at(3, 1), at(1, 3), at(3, 3)]
}

pub fn close(a: [u8; 3], b: [u8; 3], tolerance: u8) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= tolerance)
}

pub fn encoded(pixels: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels.clone()).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// `jpeg` with a segment inserted after its start.
pub fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, body, &jpeg[2..]].concat()
}

/// `jpeg` with an EXIF segment that contains an orientation.
pub fn with_orientation(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    exif.extend(orientation.to_be_bytes());
    exif.extend([0; 6]);
    with_segment(jpeg, 0xE1, &exif)
}

/// An uncompressed little-endian TIFF of one colour in four inks (0 = no ink).
pub fn cmyk_tiff(ink: [u8; 4], width: u16, height: u16) -> Vec<u8> {
    let (pixels, samples_at) = (u32::from(width) * u32::from(height), 8u32);
    let bits_at = samples_at + pixels * 4;
    let mut bytes = b"II*\0".to_vec();
    bytes.extend((bits_at + 8).to_le_bytes());
    for _ in 0..pixels {
        bytes.extend(ink);
    }
    bytes.extend([8, 0, 8, 0, 8, 0, 8, 0]);
    let entries: [(u16, u16, u32, u32); 9] = [
        (256, 3, 1, u32::from(width)),
        (257, 3, 1, u32::from(height)),
        (258, 3, 4, bits_at),
        (259, 3, 1, 1),
        (262, 3, 1, 5),
        (273, 4, 1, samples_at),
        (277, 3, 1, 4),
        (278, 3, 1, u32::from(height)),
        (279, 4, 1, pixels * 4),
    ];
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

/// A JPEG of one 8 × 8 block in four inks as Adobe stores them (255 = no ink), each either 0 or 255.
pub fn cmyk_jpeg(ink: [bool; 4]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, body: &[u8]| {
        bytes.extend([0xFF, marker]);
        bytes.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        bytes.extend(body);
    };
    segment(0xEE, b"Adobe\0\x64\0\0\0\0\0");
    segment(0xDB, &[&[0u8][..], &[8; 64]].concat());
    segment(0xC0, &[8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    // DC codes: 0 for seven bits (+127), 10 for eight bits (-128). AC code: 0 for end of block.
    segment(0xC4, &[&[0u8, 1, 1][..], &[0; 14], &[7, 8]].concat());
    segment(0xC4, &[&[0x10u8, 1][..], &[0; 15], &[0]].concat());
    segment(0xDA, &[4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    let bits: String = ink.iter().map(|&full| if full { "10011111110" } else { "011111110" }).collect();
    let padded = format!("{bits:1<width$}", width = bits.len().div_ceil(8) * 8);
    for byte in padded.as_bytes().chunks(8) {
        let value = byte.iter().fold(0u8, |value, bit| value << 1 | (bit - b'0'));
        bytes.push(value);
        if value == 0xFF {
            bytes.push(0);
        }
    }
    bytes.extend([0xFF, 0xD9]);
    bytes
}

/// The tables of a JPEG with blocks of uniform colour, and a frame of `size` pixels with these components.
///
/// DC code: 0 for seven bits. AC code: 0 for end of block.
fn flat_jpeg(size: [u8; 2], components: &[[u8; 3]]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    let frame: Vec<u8> = [8, 0, size[1], 0, size[0], components.len() as u8]
        .into_iter()
        .chain(components.iter().flatten().copied())
        .collect();
    let bodies: [(u8, Vec<u8>); 4] = [
        (0xDB, [&[0u8][..], &[8; 64]].concat()),
        (0xC0, frame),
        (0xC4, [&[0u8, 1][..], &[0; 15], &[7]].concat()),
        (0xC4, [&[0x10u8, 1][..], &[0; 15], &[0]].concat()),
    ];
    for (marker, body) in bodies {
        push_segment(&mut bytes, marker, &body);
    }
    bytes
}

fn push_segment(bytes: &mut Vec<u8>, marker: u8, body: &[u8]) {
    bytes.extend([0xFF, marker]);
    bytes.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
    bytes.extend(body);
}

/// Bits of blocks that are brighter (`true`) or darker by 64 than the previous one, padded with ones.
fn flat_blocks(brighter: &[bool]) -> Vec<u8> {
    let bits: String = brighter.iter().map(|&up| if up { "010000000" } else { "001111110" }).collect();
    let padded = format!("{bits:1<width$}", width = bits.len().div_ceil(8) * 8);
    let bytes = padded.as_bytes().chunks(8).map(|byte| byte.iter().fold(0u8, |value, bit| value << 1 | (bit - b'0')));
    bytes.flat_map(|byte| if byte == 0xFF { vec![0xFF, 0] } else { vec![byte] }).collect()
}

const ORANGE: [bool; 3] = [true, false, true];

/// A JPEG of one orange block (255, 168, 79), with a separate scan for each component.
pub fn in_single_scans() -> Vec<u8> {
    let mut bytes = flat_jpeg([8, 8], &[[1, 0x11, 0], [2, 0x11, 0], [3, 0x11, 0]]);
    for (component, up) in (1..).zip(ORANGE) {
        push_segment(&mut bytes, 0xDA, &[1, component, 0, 0, 63, 0]);
        bytes.extend(flat_blocks(&[up]));
    }
    bytes.extend([0xFF, 0xD9]);
    bytes
}

/// The same colour in 8 × 8 pixels, with chroma sampled twice as finely as luma.
pub fn with_fine_colours() -> Vec<u8> {
    let mut bytes = flat_jpeg([8, 8], &[[1, 0x11, 0], [2, 0x21, 0], [3, 0x21, 0]]);
    push_segment(&mut bytes, 0xDA, &[3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    // The second chroma block would be brighter still; it lies outside the picture.
    bytes.extend(flat_blocks(&[true, false, true, true, false]));
    bytes.extend([0xFF, 0xD9]);
    bytes
}

/// Two grey blocks side by side with a restart marker between them, and the bytes `left_over` before the marker.
pub fn with_restart(left_over: &[u8]) -> Vec<u8> {
    let mut bytes = flat_jpeg([16, 8], &[[1, 0x11, 0]]);
    push_segment(&mut bytes, 0xDD, &[0, 1]);
    push_segment(&mut bytes, 0xDA, &[1, 1, 0, 0, 63, 0]);
    bytes.extend(flat_blocks(&[true]));
    bytes.extend(left_over);
    bytes.extend([0xFF, 0xD0]);
    bytes.extend(flat_blocks(&[false]));
    bytes.extend([0xFF, 0xD9]);
    bytes
}

/// A PDF of two A4 pages: the first filled by a JPEG, the second empty.
pub fn pdf(jpeg: &[u8], width: u32, height: u32) -> Vec<u8> {
    let page = picture_page(5, "");
    document(
        &["/Type /Pages /Kids [3 0 R 4 0 R] /Count 2", &page, EMPTY_PAGE],
        &[(&image(width, height), jpeg), FILLED],
    )
}

/// Dictionary of an empty page.
pub const EMPTY_PAGE: &str = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]";

/// Content stream of a page filled by a picture.
pub const FILLED: (&str, &[u8]) = ("", b"595 0 0 842 0 0 cm /Im0 Do");

/// Dictionary of a page filled by the picture in object `number`; [`FILLED`] must be the next object.
pub fn picture_page(number: u32, more: &str) -> String {
    format!(
        "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {more} /Contents {} 0 R \
         /Resources << /XObject << /Im0 {number} 0 R >> >>",
        number + 1
    )
}

/// Dictionary of a JPEG in a PDF.
pub fn image(width: u32, height: u32) -> String {
    format!(
        "/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB \
         /BitsPerComponent 8 /Filter /DCTDecode"
    )
}

/// A PDF: the catalogue as object 1, then the dictionaries, then the streams with their dictionaries.
pub fn document(dictionaries: &[&str], streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |body: &[u8]| {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", places.len()).bytes());
        bytes.extend(body);
        bytes.extend(b"\nendobj\n");
    };
    object(b"<< /Type /Catalog /Pages 2 0 R >>");
    for dictionary in dictionaries {
        object(format!("<< {dictionary} >>").as_bytes());
    }
    for (dictionary, data) in streams {
        let head = format!("<< {dictionary} /Length {} >>\nstream\n", data.len());
        object(&[head.as_bytes(), data, b"\nendstream"].concat());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    bytes.extend(trailer.bytes());
    bytes
}

/// A photograph from `tests/pictures`.
pub fn photograph(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "pictures", name].iter().collect();
    std::fs::read(path).unwrap()
}
