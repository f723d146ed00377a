//! Where an individual comes from and what that asks for (临时居住证明).

use super::Case;

/// Whether an individual files outside the province of its identity document; `None` where that cannot be seen.
pub(super) fn from_another_province(case: &Case<'_>) -> Option<bool> {
    let _ = case;
    None
}
