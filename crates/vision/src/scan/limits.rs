//! Limits of the platform on the file itself: format, size in bytes, size in pixels.
//!
//! Source: `assets/reference/rejections.toml`, entries `WXA-FORMAT`, `WXA-SIZE`, `WXA-RESOLUTION`, `WXM-SIZE-RANGE`
//! and `WXM-RES-SUBJECT`.

use crate::finding::{Argument, Finding};

use super::{Picture, PictureFormat, Slot, rules};

/// Largest file that WeChat accepts, bytes.
pub const MAX_FILE_SIZE: usize = 2 * 1024 * 1024;
/// File sizes that WeChat's page of material samples requests, bytes.
pub const ADVISED_FILE_SIZE: std::ops::RangeInclusive<usize> = 100 * 1024..=200 * 1024;
/// Least short and long side of any picture, pixels.
pub const MIN_SIDES: (u32, u32) = (720, 1280);
/// Least short and long side of a subject's certificate according to the page of material samples, pixels.
pub const CERTIFICATE_SIDES: (u32, u32) = (1100, 1500);

/// Adds a finding for every limit that the picture violates; returns whether it has enough pixels for WeChat.
pub(super) fn check(picture: &Picture, slot: Option<Slot>, findings: &mut Vec<Finding>) -> bool {
    if !matches!(picture.format, PictureFormat::Jpeg | PictureFormat::Png) {
        let format = Argument::Text(picture.format.name().to_owned());
        findings.push(rules::FORMAT.found().with("format", format));
    }
    if picture.leaf.pages > 1 {
        let number = |count: usize| Argument::Number(count as f64);
        let (page, pages) = (number(picture.leaf.page + 1), number(picture.leaf.pages));
        findings.push(rules::PAGE.found().with("page", page).with("pages", pages));
    }
    if picture.file_size > MAX_FILE_SIZE {
        // Rounded up, so that a size slightly above the limit is not displayed as the limit.
        let megabytes = (picture.file_size * 100).div_ceil(1 << 20) as f64 / 100.0;
        let megabytes = Argument::Text(megabytes.to_string());
        findings.push(rules::FILE_LARGE.found().with("megabytes", megabytes));
    } else if !ADVISED_FILE_SIZE.contains(&picture.file_size) {
        let kilobytes = Argument::Number((picture.file_size as f64 / 1024.0).round());
        findings.push(rules::FILE_SIZE.found().with("kilobytes", kilobytes));
    }
    let (width, height) = picture.pixels.dimensions();
    let sides = (width.min(height), width.max(height));
    let large_enough = reaches(sides, MIN_SIDES);
    let (rule, least) = if !large_enough {
        (rules::PIXELS, MIN_SIDES)
    } else if matches!(slot, Some(Slot::BusinessLicence | Slot::SubjectCertificate))
        && !reaches(sides, CERTIFICATE_SIDES)
    {
        (rules::PIXELS_CERTIFICATE, CERTIFICATE_SIDES)
    } else {
        return large_enough;
    };
    let pixels = |value: u32| Argument::Text(value.to_string());
    findings.push(
        rule.found()
            .with("width", pixels(width))
            .with("height", pixels(height))
            .with("short", pixels(least.0))
            .with("long", pixels(least.1)),
    );
    large_enough
}

/// Whether both the short and the long side reach the minimum.
fn reaches(sides: (u32, u32), least: (u32, u32)) -> bool {
    sides.0 >= least.0 && sides.1 >= least.1
}
