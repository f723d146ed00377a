//! An index of the drafts that contain the same number, telephone or e-mail: it takes a few lookups, however many
//! drafts there are and however many of them contain the value.
//!
//! A value is stored as its digest, with a passphrase as a keyed digest: this shows which drafts share a value, but not
//! the value. The bearer for whom the draft contains it is stored too: thousands of drafts with the value for the same
//! person and subject all give the same result in a comparison, so only the newest of them are read. The index is
//! rebuilt on demand and is not re-encrypted when the passphrase changes.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::error::Cause;
use crate::filing::Kind;
use crate::identifier::Profile;

/// Table of the index before it recorded the bearer of a value.
pub(super) const TABLE: &str = "CREATE TABLE claim (
        value BLOB NOT NULL,
        draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
        PRIMARY KEY (value, draft)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_of_draft ON claim(draft)";

/// Table of the index.
pub(super) const TABLE_BY_BEARER: &str = "DROP TABLE claim;
    DELETE FROM counter WHERE name = 'claims';
    CREATE TABLE claim (
        value BLOB NOT NULL,
        bearer BLOB NOT NULL,
        draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
        PRIMARY KEY (value, bearer, draft)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_of_draft ON claim(draft)";

/// Maximum number of bearers of one value whose drafts are read. A rule ignores fewer than that: those with the same
/// person and subject, or with one of the two unknown.
const BEARERS: usize = 16;

/// Maximum number of drafts read per bearer, and per subject or mini program, where the progress of each matters.
const OF_A_BEARER: usize = 4;
const OF_A_SUBJECT: usize = 200;

/// A value with its role in a draft, and its bearer.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    value: String,
    bearer: String,
}

/// Values of a profile that another should not share, or that show both to be about one subject. Of a deregistration
/// only the subject and mini program count.
fn claims(profile: &Profile) -> Vec<Claim> {
    let mut claims: Vec<Claim> =
        subjects(profile).into_iter().map(|value| Claim { value, bearer: profile.kind.name().to_owned() }).collect();
    for contact in profile.contacts().into_iter().filter(|_| profile.kind != Kind::Cancel) {
        let person = format!("{}\n{}", profile.subject, contact.number);
        let named = [
            ("mobile", &contact.mobile, &person),
            ("emergency", &contact.emergency, &person),
            ("email", &contact.email, &person),
            ("number", &contact.number, &profile.subject),
        ];
        let named = named.into_iter().filter(|(_, value, _)| !value.is_empty());
        claims.extend(named.map(|(role, value, bearer)| Claim { value: of(role, value), bearer: bearer.clone() }));
    }
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// Values for which a draft with this profile is compared with others; a mobile number may be another draft's emergency
/// telephone, and vice versa.
fn asked(profile: &Profile) -> Vec<String> {
    let mut asked = subjects(profile);
    for contact in profile.contacts().into_iter().filter(|_| profile.kind != Kind::Cancel) {
        let named = [
            ("mobile", &contact.mobile),
            ("emergency", &contact.mobile),
            ("mobile", &contact.emergency),
            ("email", &contact.email),
            ("number", &contact.number),
        ];
        asked.extend(named.into_iter().filter(|(_, value)| !value.is_empty()).map(|(role, value)| of(role, value)));
    }
    asked.sort_unstable();
    asked.dedup();
    asked
}

/// The subject and the mini program, by AppID and by name.
fn subjects(profile: &Profile) -> Vec<String> {
    let named = !profile.subject.is_empty() && !profile.applet.is_empty();
    let applet = named.then(|| of("applet", &format!("{}\n{}", profile.subject, profile.applet)));
    let of_subject = [("subject", &profile.subject), ("appid", &profile.appid)];
    let of_subject = of_subject.into_iter().filter(|(_, value)| !value.is_empty()).map(|(role, value)| of(role, value));
    of_subject.chain(applet).collect()
}

fn of(role: &str, value: &str) -> String {
    format!("{role} {value}")
}

/// Whether `other` contains a value for which `one` is compared.
pub(super) fn is_shared(one: &Profile, other: &Profile) -> bool {
    let asked = asked(one);
    claims(other).iter().any(|claim| asked.binary_search(&claim.value).is_ok())
}

/// Adds the values of the draft `id` to the index.
pub(super) fn note(transaction: &Transaction<'_>, id: &str, profile: &Profile) -> Result<(), Cause> {
    transaction.prepare_cached("DELETE FROM claim WHERE draft = ?1")?.execute([id])?;
    let mut note = transaction
        .prepare_cached("INSERT OR IGNORE INTO claim (value, bearer, draft) VALUES (marked(?1), marked(?2), ?3)")?;
    for Claim { value, bearer } in claims(profile) {
        note.execute([&value, &bearer, id])?;
    }
    Ok(())
}

/// Clears the index: the seal has changed.
pub(super) fn forget(connection: &Connection) -> Result<(), Cause> {
    connection.execute("DELETE FROM claim", [])?;
    connection.execute("DELETE FROM counter WHERE name = 'claims'", [])?;
    Ok(())
}

/// The next bearer of a value after another.
const NEXT_BEARER: &str = "SELECT bearer FROM claim WHERE value = marked(?1) AND bearer > ?2 ORDER BY bearer LIMIT 1";

/// The newest drafts outside the trash that contain a value for a bearer. The order of the joined tables is fixed;
/// otherwise SQLite walks all drafts.
const NEWEST: &str = "SELECT draft.id, draft.place FROM claim CROSS JOIN draft ON draft.id = claim.draft
     WHERE claim.value = marked(?1) AND claim.bearer = ?2 AND draft.discarded IS NULL ORDER BY claim.draft DESC LIMIT ?3";

/// Ids and places in the change order of drafts outside the trash that contain a value for which this profile is
/// compared, the last changed first: for each value and bearer the newest ones.
pub(super) fn drafts(connection: &Connection, profile: &Profile) -> Result<Vec<(String, i64)>, Cause> {
    let (mut next, mut newest) = (connection.prepare_cached(NEXT_BEARER)?, connection.prepare_cached(NEWEST)?);
    let subjects = subjects(profile);
    let mut found = Vec::new();
    for value in asked(profile) {
        let most = if subjects.contains(&value) { OF_A_SUBJECT } else { OF_A_BEARER };
        let mut bearer = Vec::new();
        for _ in 0..BEARERS {
            let after: Option<Vec<u8>> = next.query_row(params![value, bearer], |row| row.get(0)).optional()?;
            let Some(after) = after else { break };
            let rows = newest.query_map(params![value, after, most as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
            found.extend(rows.collect::<Result<Vec<(String, i64)>, _>>()?);
            bearer = after;
        }
    }
    found.sort_unstable_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
    found.dedup();
    Ok(found)
}

/// Whether the index has been built.
pub(super) fn is_made(connection: &Connection) -> Result<bool, Cause> {
    let made: Option<i64> =
        connection.query_row("SELECT last FROM counter WHERE name = 'claims'", [], |row| row.get(0)).optional()?;
    Ok(made.is_some())
}

/// Builds the index from the profiles of all drafts.
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
    use crate::filing::Filing;
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

    fn filing(mobile: &str, person: &str, subject: &str) -> Filing {
        let mut filing = Filing::new(Kind::New);
        for (path, text) in [
            (field!("icp_subject.organize_info.certificate_number"), subject),
            (field!("icp_subject.principal_info.certificate_number"), person),
            (field!("icp_subject.principal_info.mobile"), mobile),
        ] {
            filing.set(path, text);
        }
        filing
    }

    #[test]
    fn of_thousands_that_say_the_same_a_few_are_read_and_the_one_that_differs_is_among_them() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let (subject, another) = ("91440300MA5FAKE01X", "91440300MA5FAKE02X");
        let differs = [
            library.create(&filing("13800000001", "440305199003070006", another)).unwrap().id,
            library.create(&filing("13800000001", "440305199003070014", subject)).unwrap().id,
        ];
        let same = filing("13800000001", "440305199003070006", subject);
        library.create_all(&vec![same.clone(); 2_000]).unwrap();
        // The same number each time, under a subject that differs each time.
        let many: Vec<Filing> =
            (0..500).map(|n| filing("13900000001", "", &format!("91440300MA6FAKE{n:03}"))).collect();
        library.create_all(&many).unwrap();
        let found = library.akin(&same).unwrap();
        assert!(differs.iter().all(|id| found.iter().any(|other| other.id == *id)));
        assert!(found.len() <= 2 * OF_A_SUBJECT + 3 * BEARERS * OF_A_BEARER, "{}", found.len());
        let found = library.akin(&filing("13900000001", "", subject)).unwrap();
        assert!(found.len() <= OF_A_SUBJECT + 2 * BEARERS * OF_A_BEARER, "{}", found.len());
        assert!(found.iter().any(|other| other.profile.principal.mobile == "13900000001"));
    }

    #[test]
    fn no_draft_is_looked_at_that_shares_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let steps = |connection: &Connection| -> Result<Vec<String>, Cause> {
            let mut found = Vec::new();
            for (query, count) in [(NEXT_BEARER, 2), (NEWEST, 3)] {
                let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {query}"))?;
                let given = rusqlite::params_from_iter(vec![0; count]);
                found.extend(plan.query_map(given, |row| row.get("detail"))?.collect::<Result<Vec<_>, _>>()?);
            }
            Ok(found)
        };
        let steps = library.query(steps).unwrap();
        let [next, newest, draft] = steps.as_slice() else { panic!("{steps:?}") };
        assert!(next.starts_with("SEARCH claim ") && next.contains("(value=? AND bearer>?)"), "{steps:?}");
        assert!(newest.starts_with("SEARCH claim ") && newest.contains("(value=? AND bearer=?)"), "{steps:?}");
        assert!(draft.starts_with("SEARCH draft "), "{steps:?}");
    }
}
