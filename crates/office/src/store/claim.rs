//! Which drafts name the same number, telephone or e-mail: found by one look into an index, however many drafts there are.
//!
//! A value is kept as its digest, under a passphrase as one that only its key makes: drafts that share a value can be told
//! then, and the value cannot. The index is made anew when it is asked for and does not follow the passphrase.

use rusqlite::{Connection, OptionalExtension, Transaction, params_from_iter};

use super::error::Cause;
use crate::identifier::Profile;

/// Where the index is kept.
pub(super) const TABLE: &str = "CREATE TABLE claim (
        value BLOB NOT NULL,
        draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
        PRIMARY KEY (value, draft)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_of_draft ON claim(draft)";

/// What a profile names that another should not, or that shows both to be about one subject; each once.
fn values(profile: &Profile) -> Vec<&str> {
    let people = profile
        .contacts()
        .into_iter()
        .flat_map(|contact| [&contact.number, &contact.mobile, &contact.emergency, &contact.email]);
    let mut values: Vec<&str> =
        [&profile.subject, &profile.appid].into_iter().chain(people).map(String::as_str).collect();
    values.retain(|value| !value.is_empty());
    values.sort_unstable();
    values.dedup();
    values
}

/// Whether both name one value.
pub(super) fn is_shared(one: &Profile, other: &Profile) -> bool {
    let others = values(other);
    values(one).iter().any(|value| others.binary_search(value).is_ok())
}

/// Notes what the draft `id` names.
pub(super) fn note(transaction: &Transaction<'_>, id: &str, profile: &Profile) -> Result<(), Cause> {
    transaction.prepare_cached("DELETE FROM claim WHERE draft = ?1")?.execute([id])?;
    let mut note = transaction.prepare_cached("INSERT INTO claim (value, draft) VALUES (marked(?1), ?2)")?;
    for value in values(profile) {
        note.execute([value, id])?;
    }
    Ok(())
}

/// Forgets the index: the seal is another now.
pub(super) fn forget(connection: &Connection) -> Result<(), Cause> {
    connection.execute("DELETE FROM claim", [])?;
    connection.execute("DELETE FROM counter WHERE name = 'claims'", [])?;
    Ok(())
}

/// Ids and places of the drafts outside the trash that name a value of `profile`, the last changed first.
pub(super) fn drafts(connection: &Connection, profile: &Profile) -> Result<Vec<(String, i64)>, Cause> {
    let values = values(profile);
    let mut list = connection.prepare_cached(&looked_up(values.len()))?;
    let rows = list.query_map(params_from_iter(&values), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The look into the index for so many values. The joined tables keep their order, or SQLite walks all drafts.
fn looked_up(values: usize) -> String {
    let marks = vec!["marked(?)"; values].join(", ");
    format!(
        "SELECT DISTINCT draft.id, draft.place FROM claim CROSS JOIN draft ON draft.id = claim.draft
         WHERE claim.value IN ({marks}) AND draft.discarded IS NULL ORDER BY draft.place DESC"
    )
}

/// Whether the index is there.
pub(super) fn is_made(connection: &Connection) -> Result<bool, Cause> {
    let made: Option<i64> =
        connection.query_row("SELECT last FROM counter WHERE name = 'claims'", [], |row| row.get(0)).optional()?;
    Ok(made.is_some())
}

/// Makes the index of the profiles of all drafts.
pub(super) fn make(transaction: &Transaction<'_>) -> Result<(), Cause> {
    let mut profiles = transaction.prepare("SELECT draft, opened(body, draft) FROM profile")?;
    let mut rows = profiles.query([])?;
    while let Some(row) = rows.next()? {
        let (id, body): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        if let Some(profile) = body.and_then(|body| serde_json::from_str(&body).ok()) {
            note(transaction, &id, &profile)?;
        }
    }
    transaction.execute("INSERT OR REPLACE INTO counter (name, last) VALUES ('claims', 1)", [])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Library;

    #[test]
    fn without_the_index_the_same_drafts_are_found() {
        let of = |subject: &str, appid: &str| Profile {
            subject: subject.to_owned(),
            appid: appid.to_owned(),
            ..Profile::default()
        };
        assert!(is_shared(&of("a", "b"), &of("c", "b")) && is_shared(&of("a", ""), &of("a", "")));
        assert!(!is_shared(&of("a", ""), &of("b", "")) && !is_shared(&of("", ""), &of("", "")));
    }

    #[test]
    fn no_draft_is_looked_at_that_shares_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let steps = |connection: &Connection| -> Result<Vec<String>, Cause> {
            let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", looked_up(3)))?;
            let steps = plan.query_map(["", "", ""], |row| row.get("detail"))?;
            Ok(steps.collect::<Result<_, _>>()?)
        };
        let steps = library.query(steps).unwrap();
        let of = |table: &str| steps.iter().position(|step| step.starts_with(&format!("SEARCH {table} "))).unwrap();
        assert!(of("claim") < of("draft") && steps[of("claim")].contains("(value=?)"), "{steps:?}");
    }
}
