//! Why the content of a cell is not a valid answer.

/// Why the content of a cell is not a valid answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// A spreadsheet program stored a long number as a number and lost its last digits.
    DigitsLost,
    /// A formula without a result.
    NoResult,
    /// Longer than any valid answer.
    TooLong,
    /// Neither the code nor the name of a choice.
    NoChoice,
    /// A name shared by several choices.
    Ambiguous,
    /// Neither yes nor no.
    NoFlag,
    /// Not a whole number.
    NoNumber,
    /// Not a province, city and district that belong together.
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

    /// Catalogue key of its message, with `column` and `text`.
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
