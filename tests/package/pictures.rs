//! Pictures in a package: how they are exported, and how they are judged.

use std::io::Cursor;

use beian_desk::finding::Level;
use beian_desk::job::Job;
use beian_desk::package::{PackageError, build};
use beian_desk::reference::Reference;
use beian_desk::rules::{Evidence, Inspections};
use beian_desk::scan::{self, Slot};

use super::fixtures::Pictures;
use super::{fixtures, json, made_with, options, pdf_text, reviewed, unpacked, without_spaces};

/// A photograph as taken by a phone: large, lying on its side, with a location in its EXIF data.
fn photograph() -> Vec<u8> {
    let plain = fixtures::picture("photograph.jpg");
    // TIFF header, one directory of two entries: orientation 6 (rotated to the right) and a pointer to GPS data.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend_from_slice(&[0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend_from_slice(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, &exif, &plain[2..]].concat()
}

#[test]
fn pictures_leave_upright_and_without_their_place() {
    let filing = fixtures::enterprise();
    let mut pictures = Pictures::of(&filing);
    let _ = pictures.0.insert("licence.jpg".to_owned(), photograph());
    let files = unpacked(&made_with(&filing, &pictures, &options(false, None)).unwrap().bytes);
    let licence = &files["materials/01-business_licence.jpg"];
    assert!(!licence.windows(4).any(|bytes| bytes == b"Exif"));
    let upright = image::load_from_memory(licence).unwrap();
    assert_eq!((upright.width(), upright.height()), (1100, 1500));
    for (name, content) in files.iter().filter(|(name, _)| name.starts_with("materials/")) {
        assert!(content.len() <= 200 * 1024, "{name}");
    }
}

#[test]
#[cfg(feature = "heic")]
fn a_telephone_photograph_leaves_as_a_picture() {
    let filing = fixtures::enterprise();
    let mut pictures = Pictures::of(&filing);
    let plain = image::load_from_memory(&fixtures::picture("licence.jpg")).unwrap().into_rgb8();
    let options_of_heic = heifer::EncodeOptions::default();
    let heic = heifer::encode_rgb8(plain.width(), plain.height(), &plain, &options_of_heic).unwrap();
    let _ = pictures.0.insert("licence.jpg".to_owned(), heic);
    let files = unpacked(&made_with(&filing, &pictures, &options(false, None)).unwrap().bytes);
    assert!(files["materials/01-business_licence.jpg"].starts_with(&[0xFF, 0xD8]));
    let uploads = json(&files, "wechat/uploads.json");
    assert!(uploads.as_array().unwrap().iter().all(|upload| upload["type"] == "image"), "{uploads}");
}

#[test]
fn a_file_that_is_no_picture_is_named() {
    let filing = fixtures::enterprise();
    let mut pictures = Pictures::of(&filing);
    let _ = pictures.0.insert("licence.jpg".to_owned(), b"not a picture".to_vec());
    let error = made_with(&filing, &pictures, &options(false, None)).unwrap_err();
    assert!(matches!(&error, PackageError::Medium { name, .. } if name == "licence.jpg"), "{error}");
}

#[test]
fn a_picture_is_judged_as_it_goes_out() {
    let filing = fixtures::enterprise();
    let place = "icp_subject.organize_info.certificate_photo";
    let mut pictures = Pictures::of(&filing);
    // The same picture as a file larger than the platform accepts.
    let pixels = image::load_from_memory(&fixtures::picture("licence.jpg")).unwrap();
    let mut large = Cursor::new(Vec::new());
    pixels.write_to(&mut large, image::ImageFormat::Bmp).unwrap();
    let large = large.into_inner();
    let before =
        scan::inspect(&scan::decode(&large, &scan::DecodeLimits::default()).unwrap(), Some(Slot::BusinessLicence));
    let large_before = before.findings.iter().any(|finding| finding.rule == "scan-file-large");
    assert!(large_before, "{:?}", before.findings);
    pictures.0.insert("licence.jpg".to_owned(), large);
    let evidence = Evidence::Seen { inspection: before.clone(), reading: None };
    let inspections = Inspections::from([(place.to_owned(), evidence)]);
    let review = reviewed(&filing);
    let options = options(true, None);
    let built = build(&filing, &review, &pictures, &inspections, Reference::built_in(), &options, &Job::new()).unwrap();
    let files = unpacked(&built.bytes);
    let sent = files.iter().find(|(path, _)| path.ends_with("business_licence.jpg")).unwrap().1;
    let after =
        scan::inspect(&scan::decode(sent, &scan::DecodeLimits::default()).unwrap(), Some(Slot::BusinessLicence));
    let loud = |inspection: &scan::Inspection| {
        inspection.findings.iter().filter(|finding| finding.level != Level::Notice).count()
    };
    assert!(loud(&after) < loud(&before));
    if let Some(found) = pdf_text(&files["summary.pdf"]) {
        let says = |count: usize| match count {
            0 => without_spaces("已检查，未见问题"),
            count => without_spaces(&format!("已检查，有 {count} 项须留意")),
        };
        let found = without_spaces(&found);
        assert!(found.contains(&says(loud(&after))) && !found.contains(&says(loud(&before))), "{found}");
        // The original file was too large; the exported one is not.
        assert!(!found.contains(&without_spaces("超过 2 MB")), "{found}");
    }
}
