//! Restores a draft whose answers cannot be read from its history or from a backup.

use super::error::{Cause, StoreError};
use super::layout::ASIDE;
use super::{Backup, Draft, Library, draft, make_private, schema};
use crate::file;

impl Library {
    /// Restores the draft `id`, whose answers cannot be read, to the last readable state in its history or in a backup.
    /// The unreadable answers are set aside as a file.
    ///
    /// # Errors
    /// [`Cause::NoDraft`] when there is no such draft; [`Cause::Lost`] when neither its history nor the backups hold
    /// anything readable; the error of reading it when a newer program wrote it: then it stays unchanged.
    pub fn bring_back(&self, id: &str) -> Result<(), StoreError> {
        match self.load(id) {
            Err(error) if error.is_about_answers() => {}
            Err(error) => return Err(error),
            Ok(_) => return Ok(()),
        }
        let past = self.past(id)?.into_iter().map(|state| (state.until, self.past_filing(id, state.revision)));
        let versions = self.versions(id)?.into_iter().map(|version| (version.made, self.version(id, version.number)));
        let read = past.chain(versions).filter_map(|(time, filing)| Some((time, filing.ok()?)));
        let read = read.chain(self.copied(id)?.map(|draft| (draft.modified, draft.filing)));
        let Some((_, filing)) = read.max_by_key(|(time, _)| *time) else {
            return Err(Cause::Lost(id.to_owned()).at(&self.folder));
        };
        let (body, revision): (Vec<u8>, i64) = self.query(|connection| {
            let row = "SELECT CAST(body AS BLOB), revision FROM draft WHERE id = ?1";
            Ok(connection.query_row(row, [id], |row| Ok((row.get(0)?, row.get(1)?)))?)
        })?;
        let aside = self.folder.join(ASIDE);
        let put = make_private(&aside).and_then(|()| file::write_free(&aside.join(format!("{id}.json")), &body));
        put.map_err(|error| Cause::from(error).at(&aside))?;
        self.save(id, revision, &filing).map(drop)
    }

    /// The draft `id` from the newest backup in which it can be read; `None` where there is none.
    fn copied(&self, id: &str) -> Result<Option<Draft>, StoreError> {
        let read = |copy: Backup| -> Result<Draft, Cause> {
            let connection = schema::look_into(&copy.path)?;
            self.seal.register(&connection)?;
            draft::load(&connection, id)
        };
        Ok(self.copies()?.into_iter().find_map(|copy| read(copy).ok()))
    }
}
