//! Why a file cannot be used, typed, with a code for scripts and a message for people.

use crate::finding::{Argument, Finding, Rule};
use crate::i18n::{self, Arguments, Language};
use crate::scan::Format;

rules! {
    const EMPTY: Rule = Rule::error("picture-empty").prevents(&["WXA-FORMAT"]).reads_picture();
    const NOT_A_PICTURE: Rule = Rule::error("picture-not-a-picture").prevents(&["WXA-FORMAT"]).reads_picture();
    const VIDEO: Rule = Rule::error("picture-video").reads_picture();
    const TRUNCATED: Rule = Rule::error("picture-truncated").prevents(&["WXA-FORMAT"]).reads_picture();
    const DAMAGED: Rule = Rule::error("picture-damaged").prevents(&["WXA-FORMAT"]).reads_picture();
    const UNSUPPORTED: Rule = Rule::error("picture-unsupported").prevents(&["WXA-FORMAT"]).reads_picture();
    const LOCKED: Rule = Rule::error("picture-locked").prevents(&["WXA-FORMAT"]).reads_picture();
    const NO_SUCH_PAGE: Rule = Rule::error("picture-no-such-page").reads_picture();
    const FILE_TOO_LARGE: Rule = Rule::error("picture-file-too-large").reads_picture();
    const TOO_MANY_PIXELS: Rule = Rule::error("picture-too-many-pixels").reads_picture();
    const TOO_MUCH_MEMORY: Rule = Rule::error("picture-too-much-memory").reads_picture();
    const TOO_SLOW: Rule = Rule::error("picture-too-slow").reads_picture();
}

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The content is none of the known picture formats.
    #[error("the file is not a picture")]
    NotAPicture,
    /// The content is a video where a picture is expected.
    #[error("the file is a video, not a picture")]
    Video,
    /// The file stops before the picture is complete.
    #[error("the {} file is cut short", .format.name())]
    Truncated {
        /// Format by content.
        format: Format,
    },
    /// The file breaks the rules of its format.
    #[error("the {} file is damaged: {detail}", .format.name())]
    Damaged {
        /// Format by content.
        format: Format,
        /// What the decoder said.
        detail: String,
    },
    /// The file is in order but uses a variant that is not read here.
    #[error("this variant of {} is not supported: {detail}", .format.name())]
    Unsupported {
        /// Format by content.
        format: Format,
        /// What the decoder said.
        detail: String,
    },
    /// The PDF asks for a password.
    #[error("the PDF is locked with a password")]
    Locked,
    /// The page does not exist.
    #[error("there is no page {page}; the file has {pages}")]
    NoSuchPage {
        /// Page asked for, from 1.
        page: usize,
        /// Pages in the file.
        pages: usize,
    },
    /// The file is larger than [`super::Limits::file_bytes`].
    #[error("the file has {size} bytes, more than {limit}")]
    FileTooLarge {
        /// Size in bytes.
        size: u64,
        /// Limit in bytes.
        limit: u64,
    },
    /// The picture has more pixels than [`super::Limits::pixels`].
    #[error("the picture has {width} × {height} pixels, more than {limit}")]
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Limit of width × height.
        limit: u64,
    },
    /// Decoding would take more memory than [`super::Limits::memory`].
    #[error("decoding needs {needed} bytes of memory, more than {limit}")]
    TooMuchMemory {
        /// Need in bytes.
        needed: u64,
        /// Limit in bytes.
        limit: u64,
    },
    /// Decoding took longer than [`super::Limits::time`].
    #[error("decoding took longer than {seconds} seconds")]
    TooSlow {
        /// Limit in seconds.
        seconds: u64,
    },
}

impl DecodeError {
    /// Stable word for scripts (`inspect --json`): the name of [`Self::rule`] without `picture-`.
    pub fn code(&self) -> &'static str {
        self.rule().name.trim_start_matches("picture-")
    }

    /// The rule that the file breaks.
    pub fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::NotAPicture => &NOT_A_PICTURE,
            Self::Video => &VIDEO,
            Self::Truncated { .. } => &TRUNCATED,
            Self::Damaged { .. } => &DAMAGED,
            Self::Unsupported { .. } => &UNSUPPORTED,
            Self::Locked => &LOCKED,
            Self::NoSuchPage { .. } => &NO_SUCH_PAGE,
            Self::FileTooLarge { .. } => &FILE_TOO_LARGE,
            Self::TooManyPixels { .. } => &TOO_MANY_PIXELS,
            Self::TooMuchMemory { .. } => &TOO_MUCH_MEMORY,
            Self::TooSlow { .. } => &TOO_SLOW,
        }
    }

    /// Cause and cure in `language`: the catalogue message `decode-error-<code>` and its attribute `.fix`.
    pub fn message(&self, language: Language) -> String {
        let (key, arguments) = (format!("decode-error-{}", self.code()), self.arguments());
        let what = i18n::text_with(language, &key, &arguments);
        let separator = if language == Language::Chinese { "" } else { " " };
        match i18n::attribute(language, &key, "fix", &arguments) {
            Some(fix) => format!("{what}{separator}{fix}"),
            None => what,
        }
    }

    /// The same as a finding on the field at `path`.
    pub fn finding(&self, path: &str) -> Finding {
        let mut finding = self.rule().on(path);
        finding.arguments.extend(self.arguments());
        finding
    }

    fn arguments(&self) -> Arguments {
        let number = |value: u64| Argument::Number(value as f64);
        let megapixels = |pixels: u64| Argument::Number((pixels as f64 / 1e6).round());
        let mebibytes = |bytes: u64| Argument::Number((bytes as f64 / f64::from(1 << 20)).round());
        let named: Vec<(&str, Argument)> = match self {
            Self::Empty | Self::NotAPicture | Self::Video | Self::Locked => Vec::new(),
            Self::Truncated { format } => vec![("format", Argument::Text(format.name().to_owned()))],
            Self::Damaged { format, detail } | Self::Unsupported { format, detail } => {
                vec![("format", Argument::Text(format.name().to_owned())), ("detail", Argument::Text(detail.clone()))]
            }
            Self::NoSuchPage { page, pages } => vec![("page", number(*page as u64)), ("pages", number(*pages as u64))],
            Self::FileTooLarge { size, limit } | Self::TooMuchMemory { needed: size, limit } => {
                vec![("size", mebibytes(*size)), ("limit", mebibytes(*limit))]
            }
            Self::TooManyPixels { width, height, limit } => vec![
                ("width", number(u64::from(*width))),
                ("height", number(u64::from(*height))),
                ("limit", megapixels(*limit)),
            ],
            Self::TooSlow { seconds } => vec![("seconds", number(*seconds))],
        };
        named.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}
