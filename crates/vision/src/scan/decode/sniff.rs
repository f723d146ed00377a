//! Determines format, video container and metadata from the first bytes and the structure of a file.

use crate::scan::PictureFormat;

/// Format by content; `None` if it is not supported.
pub(super) fn format(bytes: &[u8]) -> Option<PictureFormat> {
    if bytes.starts_with(&[0xFF, 0xD8]) {
        return Some(PictureFormat::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Some(PictureFormat::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(PictureFormat::WebP);
    }
    if [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|magic| bytes.starts_with(magic)) {
        return Some(PictureFormat::Tiff);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(PictureFormat::Gif);
    }
    // "BM" alone is too weak: the header that follows must start with a valid length.
    if bytes.starts_with(b"BM") && bytes.get(14..18).is_some_and(|length| matches!(length, [12..=124, 0, 0, 0])) {
        return Some(PictureFormat::Bmp);
    }
    if let Some(brands) = brands(bytes) {
        let has = |wanted: &[&[u8]]| brands.chunks_exact(4).any(|brand| wanted.contains(&brand));
        // AVIF files also list the general brand of the container.
        return (has(&HEIF_BRANDS) && (has(&HEVC_BRANDS) || !has(&[b"avif", b"avis"]))).then_some(PictureFormat::Heic);
    }
    if super::container::is_live_photo(bytes) {
        return Some(PictureFormat::Livp);
    }
    // Readers accept a PDF header anywhere in the first 1024 bytes (PDF 32000-1, annex H.3).
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    head.windows(5).any(|window| window == b"%PDF-").then_some(PictureFormat::Pdf)
}

/// Brands of HEIF pictures coded with HEVC (ISO/IEC 23008-12), single or in a collection.
const HEIF_BRANDS: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2"];

/// The brands among these that guarantee HEVC.
const HEVC_BRANDS: [&[u8]; 4] = [b"heic", b"heix", b"heim", b"heis"];

/// Whether the file is an ISO base media container (MP4, QuickTime) without a HEIF picture.
pub(super) fn is_video(bytes: &[u8]) -> bool {
    brands(bytes).is_some_and(|brands| {
        let still =
            |brand: &[u8]| HEIF_BRANDS.contains(&brand) || matches!(brand, b"avif" | b"avis" | b"msf1" | b"hevc");
        !brands.chunks_exact(4).any(still)
    })
}

/// Brands in the leading `ftyp` box, four bytes each: the major brand first, without the version.
fn brands(bytes: &[u8]) -> Option<Vec<u8>> {
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    if bytes.get(4..8)? != b"ftyp" || length < 16 {
        return None;
    }
    let mut brands = bytes.get(8..12)?.to_vec();
    let end = length.min(bytes.len()).min(256);
    brands.extend_from_slice(bytes.get(16..end).unwrap_or_default());
    Some(brands)
}

/// Whether the file contains metadata that must not leave the machine: EXIF, XMP, IPTC, comments, appended data.
///
/// A colour profile does not count. TIFF, PDF, HEIC and LIVP files always count as having metadata.
pub(super) fn has_metadata(bytes: &[u8], format: PictureFormat) -> bool {
    match format {
        PictureFormat::Jpeg => super::jpeg::has_metadata(bytes),
        PictureFormat::Png => {
            png_chunks(bytes).any(|name| matches!(&name, b"eXIf" | b"tEXt" | b"iTXt" | b"zTXt" | b"tIME"))
        }
        PictureFormat::WebP => webp_chunks(bytes).any(|name| matches!(&name, b"EXIF" | b"XMP ")),
        PictureFormat::Gif | PictureFormat::Bmp => false,
        PictureFormat::Tiff | PictureFormat::Pdf | PictureFormat::Heic | PictureFormat::Livp => true,
    }
}

/// Whether a PNG has 8-bit samples of grey, RGB or a palette, and no transparency (PNG 3rd edition, 11.2.1).
pub(super) fn is_plain_png(bytes: &[u8]) -> bool {
    let header = bytes.get(24..26);
    let opaque = header.is_some_and(|header| matches!(header, [8, 0 | 2 | 3]));
    opaque && !png_chunks(bytes).any(|name| &name == b"tRNS")
}

/// Chunk types of a PNG, up to the end of the file.
fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = [u8; 4]> {
    let mut at = 8usize;
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize;
        let name = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        at = at.checked_add(length)?.checked_add(12)?;
        Some(name)
    })
}

/// Chunk types of a WebP, up to the end of the file.
fn webp_chunks(bytes: &[u8]) -> impl Iterator<Item = [u8; 4]> {
    let mut at = 12usize;
    std::iter::from_fn(move || {
        let name = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        at = at.checked_add(length)?.checked_add(8 + (length & 1))?;
        Some(name)
    })
}
