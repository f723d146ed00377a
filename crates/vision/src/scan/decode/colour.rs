//! Colour management: ICC profiles to sRGB, transparency over white.

use image::{DynamicImage, GrayImage, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Size in bytes of the largest ICC profile that is read.
const MAX_PROFILE: usize = 4 << 20;

/// Colours used to test whether a profile differs from sRGB at all.
const PROBES: [[u8; 3]; 10] = [
    [16, 16, 16],
    [64, 64, 64],
    [128, 128, 128],
    [208, 208, 208],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [200, 120, 40],
    [40, 160, 200],
    [120, 40, 160],
];

/// `image` as 8-bit sRGB. If the profile is missing, damaged or of another colour space, sRGB is assumed.
pub(super) fn to_srgb(image: DynamicImage, profile: Option<&[u8]>) -> RgbImage {
    let profile = profile.and_then(parse);
    match profile {
        Some(profile) if profile.color_space == DataColorSpace::Gray && !image.color().has_color() => {
            grey_to_srgb(&over_white(image), &profile)
        }
        Some(profile) if profile.color_space == DataColorSpace::Rgb => {
            let mut pixels = over_white(image);
            rgb_to_srgb(&mut pixels, &profile);
            pixels
        }
        _ => over_white(image),
    }
}

/// Applies an RGB profile to `pixels` in place; a profile of another colour space changes nothing.
pub(super) fn apply_profile(pixels: &mut RgbImage, profile: Option<&[u8]>) {
    if let Some(profile) = profile.and_then(parse).filter(|profile| profile.color_space == DataColorSpace::Rgb) {
        rgb_to_srgb(pixels, &profile);
    }
}

/// Converts CMYK samples (0 = no ink) with a CMYK profile; `None` if the profile is of another colour space.
pub(super) fn cmyk_to_srgb(cmyk: &[u8], width: u32, height: u32, profile: &[u8]) -> Option<RgbImage> {
    let profile = parse(profile).filter(|profile| profile.color_space == DataColorSpace::Cmyk)?;
    let options = TransformOptions::default();
    let transform =
        profile.create_transform_8bit(Layout::Rgba, &ColorProfile::new_srgb(), Layout::Rgb, options).ok()?;
    let mut pixels = RgbImage::new(width, height);
    let (from, to) = (width as usize * 4, width as usize * 3);
    for (source, target) in cmyk.chunks_exact(from).zip(pixels.chunks_exact_mut(to)) {
        transform.transform(source, target).ok()?;
    }
    Some(pixels)
}

fn parse(profile: &[u8]) -> Option<ColorProfile> {
    if profile.len() > MAX_PROFILE {
        return None;
    }
    ColorProfile::new_from_slice(profile).ok()
}

fn rgb_to_srgb(pixels: &mut RgbImage, profile: &ColorProfile) {
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, options)
    else {
        return;
    };
    let mut seen = [[0u8; 3]; PROBES.len()];
    if transform.transform(PROBES.as_flattened(), seen.as_flattened_mut()).is_err() {
        return;
    }
    let difference = PROBES.as_flattened().iter().zip(seen.as_flattened()).map(|(a, b)| a.abs_diff(*b)).max();
    if difference.unwrap_or(0) <= 2 {
        return;
    }
    let stride = pixels.width() as usize * 3;
    let mut row = vec![0u8; stride];
    for target in pixels.chunks_exact_mut(stride.max(1)) {
        row.copy_from_slice(target);
        if transform.transform(&row, target).is_err() {
            return;
        }
    }
}

fn grey_to_srgb(pixels: &RgbImage, profile: &ColorProfile) -> RgbImage {
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(Layout::Gray, &ColorProfile::new_srgb(), Layout::Rgb, options)
    else {
        return pixels.clone();
    };
    let levels: Vec<u8> = (0..=255).collect();
    let mut mapped = vec![0u8; 3 * levels.len()];
    if transform.transform(&levels, &mut mapped).is_err() {
        return pixels.clone();
    }
    let mut out = pixels.clone();
    for pixel in out.pixels_mut() {
        let at = 3 * usize::from(pixel.0[0]);
        if let Some(colour) = mapped.get(at..at + 3) {
            pixel.0.copy_from_slice(colour);
        }
    }
    out
}

/// `image` as 8-bit RGB, with transparent parts over white.
pub(super) fn over_white(image: DynamicImage) -> RgbImage {
    match image {
        DynamicImage::ImageRgb8(pixels) => pixels,
        DynamicImage::ImageLuma8(pixels) => grey_to_rgb(&pixels),
        image if image.color().has_alpha() => {
            let rgba = image.into_rgba8();
            let mut pixels = RgbImage::new(rgba.width(), rgba.height());
            for (target, source) in pixels.pixels_mut().zip(rgba.pixels()) {
                let [red, green, blue, alpha] = source.0;
                target.0 = [red, green, blue].map(|value| blend(value, alpha));
            }
            pixels
        }
        image => image.into_rgb8(),
    }
}

fn grey_to_rgb(grey: &GrayImage) -> RgbImage {
    let mut pixels = RgbImage::new(grey.width(), grey.height());
    for (target, source) in pixels.pixels_mut().zip(grey.pixels()) {
        target.0 = [source.0[0]; 3];
    }
    pixels
}

/// `value` with opacity `alpha` over white.
pub(super) fn blend(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}
