//! `DRAFT|FILING.json`: the filing that a command uses, wherever it is stored.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{files, interruption, open_library};
use crate::filing::Filing;
use crate::filing::media::{Folder, Media};
use crate::finding::Finding;
use crate::reading::Engine;
use crate::reference::Reference;
use crate::rules::{self, Inspections, Review};
use crate::scan::Pace;
use crate::store::{Cause, Draft, JobError, Library, StoreError};
use crate::workflow;

/// The filing that a command uses.
pub(super) enum FilingSource {
    /// A draft of the library.
    Draft {
        /// The library of the draft.
        library: Library,
        /// The draft.
        draft: Draft,
    },
    /// A filing file, with its pictures in the same folder.
    File {
        /// The filing.
        filing: Filing,
        /// Folder of the file.
        folder: Folder,
        /// Cache for results; `None` where no library can be written.
        cache: Option<Library>,
    },
}

impl FilingSource {
    /// Opens the first operand: as a file if it looks like one, else as a draft.
    pub(super) fn open(arguments: &CommandArguments) -> Result<Self, Refusal> {
        let operand = arguments.operands.first().map(PathBuf::from).unwrap_or_default();
        if looks_like_a_file(&operand) {
            return Self::open_file(&operand, arguments);
        }
        let library = open_library(arguments)?;
        let id = operand.to_string_lossy().to_ascii_lowercase();
        match library.load(&id) {
            Ok(draft) => Ok(Self::Draft { library, draft }),
            Err(StoreError { cause: Cause::NoDraft(_), .. }) if operand.is_file() => {
                Self::open_file(&operand, arguments)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn open_file(path: &Path, arguments: &CommandArguments) -> Result<Self, Refusal> {
        let filing = read_filing(path)?;
        let cache = match open_library(arguments) {
            Ok(library) => Some(library),
            Err(error) if arguments.library.is_some() => return Err(error.into()),
            Err(error) => {
                console::complain(&error.message(arguments.language()));
                None
            }
        };
        Ok(Self::File { filing, folder: folder_of(path), cache })
    }

    /// The filing.
    pub(super) fn filing(&self) -> &Filing {
        match self {
            Self::Draft { draft, .. } => &draft.filing,
            Self::File { filing, .. } => filing,
        }
    }

    /// Where its pictures come from.
    pub(super) fn media(&self) -> &dyn Media {
        match self {
            Self::Draft { library, .. } => library,
            Self::File { folder, .. } => folder,
        }
    }

    /// The available library; `None` where none can be written.
    pub(super) fn library(&self) -> Option<&Library> {
        match self {
            Self::Draft { library, .. } => Some(library),
            Self::File { cache, .. } => cache.as_ref(),
        }
    }

    /// What a draft shares with other drafts although it should not; nothing for a file.
    pub(super) fn neighbours(&self, reference: &Reference) -> Result<Vec<Finding>, Refusal> {
        match self {
            Self::Draft { library, draft } => Ok(workflow::neighbours(library, &draft.id, &draft.filing, reference)?),
            Self::File { .. } => Ok(Vec::new()),
        }
    }

    /// The open reasons for the rejection of a draft; none for a file.
    pub(super) fn refused(&self, reference: &Reference) -> Result<Vec<Finding>, Refusal> {
        match self {
            Self::Draft { library, draft } => Ok(workflow::open_reasons(library, reference, &draft.id, &draft.filing)?),
            Self::File { .. } => Ok(Vec::new()),
        }
    }

    /// Inspects the pictures, unless they are excluded, and reviews the filing; the result is stored with a draft.
    ///
    /// # Errors
    /// [`JobError::Cancelled`] after a signal.
    pub(super) fn review(&self, pictures: bool, arguments: &CommandArguments) -> Result<Reviewed, JobError> {
        let reference = workflow::reference(self.library());
        for refused in reference.refused() {
            console::complain(&refused.text(arguments.language()));
        }
        let inspections = if pictures {
            let engine = Engine::new();
            workflow::examine(
                self.filing(),
                self.media(),
                self.library(),
                Some(&engine),
                Pace::AllCores,
                &interruption::job(),
            )?
        } else {
            Inspections::new()
        };
        let today = arguments.today.unwrap_or_else(workflow::today);
        let review = rules::review(self.filing(), &inspections, &reference, today);
        if let Self::Draft { library, draft } = self
            && pictures
        {
            // The library may be readable but not writable.
            console::noted(workflow::mark_reviewed(library, draft, &review), arguments.language());
        }
        Ok(Reviewed { reference, inspections, review })
    }
}

/// A filing's review with its input.
pub(super) struct Reviewed {
    /// The tables in use.
    pub reference: Cow<'static, Reference>,
    /// The evidence about the pictures.
    pub inspections: Inspections,
    /// Its result.
    pub review: Review,
}

/// Reads the filing file at `path`.
pub(super) fn read_filing(path: &Path) -> Result<Filing, Refusal> {
    let text = files::read_text(path, workflow::LARGEST_TEXT)?;
    Filing::from_json(&text).map_err(|error| Refusal::Filing(path.display().to_string(), error))
}

/// The folder of the filing file at `path`, which also holds its pictures.
pub(super) fn folder_of(path: &Path) -> Folder {
    Folder(path.parent().map_or_else(PathBuf::new, Path::to_owned))
}

fn looks_like_a_file(operand: &Path) -> bool {
    let json = operand.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(OsStr::new("json")));
    json || operand.components().count() > 1
}
