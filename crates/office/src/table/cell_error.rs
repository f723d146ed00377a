//! Why a cell is no answer.

/// Why a cell is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// A spreadsheet program kept a long number as a number and lost its last digits.
    DigitsLost,
    /// A formula without a result.
    NoResult,
    /// Longer than any answer.
    TooLong,
    /// Neither code nor name of a choice.
    NoChoice,
    /// A name that several choices have.
    Ambiguous,
    /// Neither yes nor no.
    NoFlag,
    /// No whole number.
    NoNumber,
    /// No province, city and district that belong together.
    NoRegion,
}

impl Trouble {
    /// All troubles.
    pub const ALL: [Self; 8] = [
        Self::DigitsLost,
        Self::NoResult,
        Self::TooLong,
        Self::NoChoice,
        Self::Ambiguous,
        Self::NoFlag,
        Self::NoNumber,
        Self::NoRegion,
    ];

    /// Key of what is said about it, with `column` and `text`.
    pub fn key(self) -> &'static str {
        match self {
            Self::DigitsLost => "table-trouble-digits-lost",
            Self::NoResult => "table-trouble-no-result",
            Self::TooLong => "table-trouble-too-long",
            Self::NoChoice => "table-trouble-no-choice",
            Self::Ambiguous => "table-trouble-ambiguous",
            Self::NoFlag => "table-trouble-no-flag",
            Self::NoNumber => "table-trouble-no-number",
            Self::NoRegion => "table-trouble-no-region",
        }
    }
}
