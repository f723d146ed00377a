//! Ids of drafts: the second of creation in seven characters that sort by age.

use rusqlite::{OptionalExtension, Transaction};

use super::error::Cause;

/// Crockford's base 32, in which no letter looks like a digit.
pub(super) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 2025-01-01 00:00 UTC in seconds since 1970; seven characters last for a thousand years from there.
const EPOCH: i64 = 1_735_689_600;

/// The next id. It is larger than every earlier one, including those of deleted drafts, regardless of the clock.
pub(super) fn next(transaction: &Transaction<'_>, now: i64) -> Result<String, Cause> {
    let last: Option<i64> =
        transaction.query_row("SELECT last FROM counter WHERE name = 'draft'", [], |row| row.get(0)).optional()?;
    let number = (now / 1000 - EPOCH).max(0).max(last.map_or(0, |last| last + 1));
    transaction.execute(
        "INSERT INTO counter (name, last) VALUES ('draft', ?1) ON CONFLICT (name) DO UPDATE SET last = ?1",
        [number],
    )?;
    Ok(letters(number))
}

/// Records that `id` was assigned by another library, so that it is not assigned again here.
pub(super) fn note(transaction: &Transaction<'_>, id: &str) -> Result<(), Cause> {
    let Some(number) = number(id) else { return Ok(()) };
    transaction.execute(
        "INSERT INTO counter (name, last) VALUES ('draft', ?1) ON CONFLICT (name) DO UPDATE SET last = max(last, ?1)",
        [number],
    )?;
    Ok(())
}

/// The number of an id; `None` for an invalid one.
fn number(id: &str) -> Option<i64> {
    let digit = |byte: u8| ALPHABET.iter().position(|letter| *letter == byte);
    (id.len() == 7).then(|| id.bytes().try_fold(0, |number, byte| Some(number << 5 | digit(byte)? as i64))).flatten()
}

fn letters(number: i64) -> String {
    (0..7).rev().map(|place| char::from(ALPHABET[(number >> (5 * place)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;

    use super::{letters, next, number};

    proptest! {
        #[test]
        fn ids_sort_as_their_numbers(a in 0i64..1 << 35, b in 0i64..1 << 35) {
            prop_assert_eq!(letters(a).cmp(&letters(b)), a.cmp(&b));
            prop_assert_eq!(number(&letters(a)), Some(a));
        }

        #[test]
        fn ids_grow_whatever_the_clock_says(clock in prop::collection::vec(any::<i32>(), 2..40)) {
            let mut connection = Connection::open_in_memory()?;
            connection.execute_batch("CREATE TABLE counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT")?;
            let transaction = connection.transaction()?;
            let mut last = String::new();
            for second in clock {
                let id = next(&transaction, i64::from(second) * 1000)?;
                prop_assert!(id > last, "{id} after {last}");
                last = id;
            }
        }
    }
}
