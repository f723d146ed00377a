//! Small files of every format to start fuzzing from: `cargo run --manifest-path fuzz/Cargo.toml --example seeds -- DIR`
//! writes `DIR/<target>/…`.

#[allow(dead_code, reason = "the tests make more of them")]
#[path = "../../tests/scan_files/files.rs"]
mod files;
#[path = "../fuzz_targets/packed.rs"]
mod packed;

// What looks at the program calls functions of libFuzzer.
use libfuzzer_sys as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use beian_desk::i18n::Language;
use beian_desk::reference::Reference;
use beian_desk::table::template;
use files::{EMPTY_PAGE, cmyk_jpeg, cmyk_tiff, document, encoded, pdf, quarters, with_orientation};
use image::ImageFormat;

/// Tables with what clerks and spreadsheet programs do to them.
const TABLES: [(&str, &str); 4] = [
    ("plain.csv", "公司名称,小程序名称,单位性质,负责人手机号\n样本一店,样本点餐,企业,13012344321\n"),
    ("tabs.tsv", "主办单位\t备案地区\t通讯地址\n样本\t浙江 杭州 西湖\t\"文三路\"\"1\"\"号\"\n"),
    ("titled.csv", "客户资料表;;\r\n公司名称;身份证号;客户等级\r\n样本;1.10105E+17;A\r\n\r\n;;B\r\n"),
    ("lists.csv", "公司名称,服务内容,前置审批,是否同一人\n样本,\"外卖、餐饮\n零售\",无,√\n"),
];

fn main() -> io::Result<()> {
    let to: PathBuf = env::args_os().nth(1).ok_or(io::ErrorKind::InvalidInput)?.into();
    let pixels = quarters(64, 48);
    let jpeg = encoded(&pixels, ImageFormat::Jpeg);
    let webp = encoded(&pixels, ImageFormat::WebP);
    let (lossy, moving) = (lossy_webp(64, 48), moving_webp(&webp, 64, 48));
    let tiff = encoded(&pixels, ImageFormat::Tiff);
    let heic = heifer::encode_rgb8(64, 48, &pixels, &heifer::EncodeOptions::default()).map_err(io::Error::other)?;
    let text = |content: &str| {
        let page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Rotate 90 /Contents 4 0 R /Resources << /Font << /F \
                    << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< \
                    /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) \
                    /Ordering (GB1) /Supplement 2 >> >>] >> >> >>";
        document(&["/Type /Pages /Kids [3 0 R] /Count 1", page], &[("", content.as_bytes())])
    };
    let made: [(&str, &str, &[u8]); 13] = [
        ("jpeg", "colours.jpg", &jpeg),
        ("jpeg", "turned.jpg", &with_orientation(&jpeg, 6)),
        ("jpeg", "inks.jpg", &cmyk_jpeg([true, false, false, true])),
        ("webp", "lossless.webp", &webp),
        ("webp", "lossy.webp", &lossy),
        ("webp", "moving.webp", &moving),
        ("tiff", "colours.tif", &tiff),
        ("tiff", "inks.tif", &cmyk_tiff([9, 0, 200, 0], 16, 16)),
        ("heic", "colours.heic", &heic),
        ("pdf", "picture.pdf", &pdf(&jpeg, 64, 48)),
        ("pdf", "text.pdf", &text("BT /F 20 Tf 20 50 Td <68376C5C> Tj ET")),
        ("pdf", "shapes.pdf", &text("1 0 0 rg 10 10 m 90 20 l 50 90 l f 0.5 w [3 1] 0 d 0 0 99 99 re S")),
        ("pdf", "empty.pdf", &document(&["/Type /Pages /Kids [3 0 R] /Count 1", EMPTY_PAGE], &[])),
    ];
    for (target, name, bytes) in made {
        write(&to, target, name, bytes)?;
    }
    let reference = Reference::built_in();
    for language in Language::ALL {
        write(&to, "table", &format!("empty-{}.xlsx", language.tag()), &template(reference, language))?;
    }
    for (name, table) in TABLES {
        write(&to, "table", name, table.as_bytes())?;
    }
    for (name, format) in [("a.png", ImageFormat::Png), ("a.bmp", ImageFormat::Bmp), ("a.gif", ImageFormat::Gif)] {
        write(&to, "decode", name, &encoded(&pixels, format))?;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for entry in fs::read_dir(root.join("tests/pictures/variants"))? {
        let path = entry?.path();
        let target = match path.extension().and_then(|extension| extension.to_str()) {
            Some("jpg") => "jpeg",
            Some("tif") => "tiff",
            Some("pdf") => "pdf",
            _ => continue,
        };
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        // How long a page may be drawn is bounded by the process that draws it, not by the function that is fuzzed.
        if name != "path_bomb.pdf" {
            write(&to, target, name, &fs::read(&path)?)?;
        }
    }
    for entry in fs::read_dir(root.join("assets/demo"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let filing = fs::read(&path)?;
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            write(&to, "draft", name, &filing)?;
            write(&to, "review", name, &[&739_000i32.to_le_bytes()[..], &filing].concat())?;
            let length = u16::try_from(filing.len()).map_err(io::Error::other)?;
            write(&to, "import", name, &[&[1][..], &length.to_le_bytes(), &filing, &jpeg].concat())?;
            let archive = packed::packed(&filing, &jpeg)?;
            write(&to, "import", &format!("{name}.zip"), &[&[0][..], &archive].concat())?;
        }
    }
    for (number, entry) in (0u8..).zip(fs::read_dir(root.join("assets/reference"))?) {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            write(&to, "reference", name, &[&[number][..], &fs::read(&path)?].concat())?;
        }
    }
    Ok(())
}

fn write(to: &Path, target: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = to.join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), if target == "pdf" { shrunk(bytes) } else { bytes.to_owned() })
}

/// A PDF whose pages are a hundredth of their size, so that thousands are drawn in the time of one. No byte moves.
fn shrunk(pdf: &[u8]) -> Vec<u8> {
    const SIZES: [(&[u8], &[u8]); 2] = [(b"595 842]", b"060 084]"), (b"300 200]", b"060 040]")];
    let mut shrunk = pdf.to_owned();
    for (large, small) in SIZES {
        while let Some(at) = shrunk.windows(large.len()).position(|bytes| bytes == large) {
            shrunk[at..at + large.len()].copy_from_slice(small);
        }
    }
    shrunk
}

/// A chunk of a RIFF file.
fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    [&name[..], &length.to_le_bytes(), body, if body.len() % 2 == 1 { &[0] } else { &[] }].concat()
}

/// A lossy WebP of one colour: zeros are a key frame in which nothing is said of any block.
fn lossy_webp(width: u16, height: u16) -> Vec<u8> {
    const FIRST_PART: u32 = 256;
    let tag = (FIRST_PART << 5 | 1 << 4).to_le_bytes();
    let head = [&tag[..3], b"\x9d\x01\x2a", &width.to_le_bytes(), &height.to_le_bytes()].concat();
    chunk(b"RIFF", &[b"WEBP", &chunk(b"VP8 ", &[&head[..], &[0; 2 * FIRST_PART as usize]].concat())[..]].concat())
}

/// A WebP that shows the picture of the lossless `still` twice.
fn moving_webp(still: &[u8], width: u32, height: u32) -> Vec<u8> {
    let size = [&(width - 1).to_le_bytes()[..3], &(height - 1).to_le_bytes()[..3]].concat();
    let head = chunk(b"VP8X", &[&[2, 0, 0, 0][..], &size].concat());
    let frame = chunk(b"ANMF", &[&[0; 6][..], &size, &[100, 0, 0, 0], &still[12..]].concat());
    chunk(b"RIFF", &[b"WEBP", &head[..], &chunk(b"ANIM", &[0; 6]), &frame, &frame].concat())
}
