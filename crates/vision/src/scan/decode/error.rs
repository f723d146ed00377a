//! Why a file cannot be used: error types with a code for scripts and a message for users.

use serde::{Deserialize, Serialize};

use super::Foreign;
use crate::finding::{Argument, Finding, Rule};
use crate::i18n::{self, Arguments, Language};
use crate::job::Cancelled;
use crate::scan::PictureFormat;

rules! {
    const EMPTY: Rule = Rule::error("picture-empty").prevents(&["WXA-FORMAT"]).reads_picture();
    const NOT_A_PICTURE: Rule = Rule::error("picture-not-a-picture").prevents(&["WXA-FORMAT"]).reads_picture();
    const FOREIGN: Rule = Rule::error("picture-foreign").prevents(&["WXA-FORMAT"]).reads_picture();
    const VIDEO: Rule = Rule::error("picture-video").prevents(&["WXA-FORMAT"]).reads_picture();
    const TRUNCATED: Rule = Rule::error("picture-truncated").prevents(&["WXA-FORMAT"]).reads_picture();
    const DAMAGED: Rule = Rule::error("picture-damaged").prevents(&["WXA-FORMAT"]).reads_picture();
    const UNSUPPORTED: Rule = Rule::error("picture-unsupported").prevents(&["WXA-FORMAT"]).reads_picture();
    const INSIDE: Rule = Rule::error("picture-inside").prevents(&["WXA-FORMAT"]).reads_picture();
    const LOCKED: Rule = Rule::error("picture-locked").prevents(&["WXA-FORMAT"]).reads_picture();
    const NO_SUCH_PAGE: Rule = Rule::error("picture-no-such-page").reads_picture();
    const FILE_TOO_LARGE: Rule = Rule::error("picture-file-too-large").prevents(&["WXA-SIZE"]).reads_picture();
    const TOO_MANY_PIXELS: Rule = Rule::error("picture-too-many-pixels").reads_picture();
    const TOO_MUCH_MEMORY: Rule = Rule::error("picture-too-much-memory").reads_picture();
    const TOO_SLOW: Rule = Rule::error("picture-too-slow").reads_picture();
    const NO_WORKER: Rule = Rule::error("picture-no-worker").reads_picture();
    const CANCELLED: Rule = Rule::error("picture-cancelled").reads_picture();
}

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum DecodeError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The content is not a known picture format.
    #[error("the file is not a picture")]
    NotAPicture,
    /// The content is of another known kind; the message tells what to do with it.
    #[error("the file is no picture but {}", .kind.name())]
    Foreign {
        /// Kind of file.
        kind: Foreign,
    },
    /// The content is a video where a picture is expected.
    #[error("the file is a video, not a picture")]
    Video,
    /// The file ends before the picture is complete.
    #[error("the {} file is cut short", .format.name())]
    Truncated {
        /// Format by content.
        format: PictureFormat,
    },
    /// The file breaks the rules of its format.
    #[error("the {} file is damaged", .format.name())]
    Damaged {
        /// Format by content.
        format: PictureFormat,
    },
    /// The file is valid but uses a variant that is not supported.
    #[error("this variant of {} is not supported: {}", .format.name(), .feature.name())]
    Unsupported {
        /// Format by content.
        format: PictureFormat,
        /// The unsupported variant.
        feature: Feature,
    },
    /// A picture embedded in a document cannot be decoded.
    #[error("on page {page} a picture cannot be drawn: {cause}")]
    Inside {
        /// Page, from 1.
        page: usize,
        /// Why it cannot be decoded.
        cause: Box<DecodeError>,
    },
    /// The PDF requires a password.
    #[error("the PDF is locked with a password")]
    Locked,
    /// The page does not exist.
    #[error("there is no page {page}; the file has {pages}")]
    NoSuchPage {
        /// Requested page, from 1.
        page: usize,
        /// Number of pages in the file.
        pages: usize,
    },
    /// The file is larger than [`super::DecodeLimits::file_bytes`].
    #[error("the file has {size} bytes, more than {limit}")]
    FileTooLarge {
        /// Size in bytes.
        size: u64,
        /// Limit in bytes.
        limit: u64,
    },
    /// The picture has more pixels than [`super::DecodeLimits::pixels`].
    #[error("the picture has {width} × {height} pixels, more than {limit}")]
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Limit of width × height.
        limit: u64,
    },
    /// Decoding needs more memory than [`super::DecodeLimits::memory`].
    #[error("decoding needs more than {limit} bytes of memory")]
    TooMuchMemory {
        /// Limit in bytes.
        limit: u64,
    },
    /// Decoding needs more processor time than [`super::DecodeLimits::time`].
    #[error("decoding needs more than {seconds} seconds")]
    TooSlow {
        /// Limit in seconds.
        seconds: u64,
    },
    /// The worker process that decodes files cannot be started.
    #[error("the process that opens files cannot be started")]
    NoWorker,
    /// The job was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// A variant of a format that is not supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// Arithmetic coding in a JPEG.
    ArithmeticCoding,
    /// More than eight bits per sample in a JPEG.
    TwelveBit,
    /// A lossless JPEG.
    Lossless,
    /// A JPEG in several resolutions.
    Hierarchical,
    /// A codec or compression method for which there is no decoder.
    Compression,
    /// Colours or samples of an uncommon kind.
    Samples,
    /// High dynamic range without a standard-range picture next to it.
    HighDynamicRange,
    /// Forms that only Adobe's own program can render (XFA).
    DynamicForm,
    /// A font that cannot be rendered.
    Font,
    /// A part of the format that is rarely used.
    Rare,
    /// The format is not part of this build.
    LeftOut,
}

impl Feature {
    /// All variants.
    pub const ALL: [Self; 11] = [
        Self::ArithmeticCoding,
        Self::TwelveBit,
        Self::Lossless,
        Self::Hierarchical,
        Self::Compression,
        Self::Samples,
        Self::HighDynamicRange,
        Self::DynamicForm,
        Self::Font,
        Self::Rare,
        Self::LeftOut,
    ];

    /// Kebab-case name; the catalogue has it as `decode-feature-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ArithmeticCoding => "arithmetic-coding",
            Self::TwelveBit => "twelve-bit",
            Self::Lossless => "lossless",
            Self::Hierarchical => "hierarchical",
            Self::Compression => "compression",
            Self::Samples => "samples",
            Self::HighDynamicRange => "high-dynamic-range",
            Self::DynamicForm => "dynamic-form",
            Self::Font => "font",
            Self::Rare => "rare",
            Self::LeftOut => "left-out",
        }
    }
}

impl DecodeError {
    /// Stable word for scripts (`inspect --json`): the name of [`Self::rule`] without `picture-`.
    pub fn code(&self) -> &'static str {
        self.rule().name.trim_start_matches("picture-")
    }

    /// The rule that the file violates.
    pub fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::NotAPicture => &NOT_A_PICTURE,
            Self::Foreign { .. } => &FOREIGN,
            Self::Video => &VIDEO,
            Self::Truncated { .. } => &TRUNCATED,
            Self::Damaged { .. } => &DAMAGED,
            Self::Unsupported { .. } => &UNSUPPORTED,
            Self::Inside { .. } => &INSIDE,
            Self::Locked => &LOCKED,
            Self::NoSuchPage { .. } => &NO_SUCH_PAGE,
            Self::FileTooLarge { .. } => &FILE_TOO_LARGE,
            Self::TooManyPixels { .. } => &TOO_MANY_PIXELS,
            Self::TooMuchMemory { .. } => &TOO_MUCH_MEMORY,
            Self::TooSlow { .. } => &TOO_SLOW,
            Self::NoWorker => &NO_WORKER,
            Self::Cancelled(_) => &CANCELLED,
        }
    }

    /// Cause and remedy in `language`: the catalogue message `decode-error-<code>` and its attribute `.fix`.
    pub fn message(&self, language: Language) -> String {
        i18n::with_fix(language, &format!("decode-error-{}", self.code()), &self.arguments())
    }

    /// The error as a finding on the field at `path`.
    pub fn finding(&self, path: &str) -> Finding {
        let mut finding = self.rule().on(path);
        finding.arguments.extend(self.arguments());
        finding
    }

    fn arguments(&self) -> Arguments {
        let number = |value: u64| Argument::Number(value as f64);
        let mebibytes = |bytes: u64| Argument::Number((bytes as f64 / f64::from(1 << 20)).round());
        let name = |format: &PictureFormat| ("format", Argument::Text(format.name().to_owned()));
        let term = |key: String| Argument::Term(key);
        let named: Vec<(&str, Argument)> = match self {
            Self::Empty | Self::NotAPicture | Self::Video | Self::Locked | Self::NoWorker | Self::Cancelled(_) => {
                Vec::new()
            }
            Self::Foreign { kind } => vec![
                ("kind", term(format!("foreign-{}", kind.name()))),
                ("cure", term(format!("foreign-cure-{}", kind.cure()))),
            ],
            Self::Truncated { format } | Self::Damaged { format } => vec![name(format)],
            Self::Unsupported { format, feature } => {
                vec![name(format), ("feature", term(format!("decode-feature-{}", feature.name())))]
            }
            Self::Inside { page, cause } => {
                let words =
                    |language| i18n::text_with(language, &format!("decode-error-{}", cause.code()), &cause.arguments());
                let cause = Argument::Words { zh: words(Language::Chinese), en: words(Language::English) };
                vec![("page", number(*page as u64)), ("cause", cause)]
            }
            Self::NoSuchPage { page, pages } => vec![("page", number(*page as u64)), ("pages", number(*pages as u64))],
            Self::FileTooLarge { size, limit } => vec![("size", mebibytes(*size)), ("limit", mebibytes(*limit))],
            Self::TooManyPixels { width, height, limit } => vec![
                ("width", number(u64::from(*width))),
                ("height", number(u64::from(*height))),
                ("limit", in_words(*limit)),
            ],
            Self::TooMuchMemory { limit } => vec![("limit", mebibytes(*limit))],
            Self::TooSlow { seconds } => vec![("seconds", number(*seconds))],
        };
        named.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// A number of pixels in everyday words: 1 亿, 2500 万; 100 million.
fn in_words(pixels: u64) -> Argument {
    let (myriads, millions) = (pixels / 10_000, pixels as f64 / 1e6);
    let zh = match myriads {
        10_000.. => format!("{} 亿", (pixels as f64 / 1e7).round() / 10.0),
        _ => format!("{myriads} 万"),
    };
    Argument::Words { zh, en: format!("{} million", (millions * 10.0).round() / 10.0) }
}
