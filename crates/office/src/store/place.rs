//! Where a library is stored: on this machine only, or also on others.

use std::path::{Component, Path, PathBuf, Prefix};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};

/// A place where a library is not safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// In a folder that this program syncs to other machines.
    Synced(String),
    /// On a network file system.
    Network,
}

impl Elsewhere {
    /// The risk for a library there, and what helps.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Synced(name) => {
                let name = Argument::Text(name.clone());
                i18n::text_with(language, "app-elsewhere-synced", &Arguments::from([("name".to_owned(), name)]))
            }
            Self::Network => i18n::text(language, "app-elsewhere-network"),
        }
    }
}

#[derive(Deserialize)]
struct PlaceTable {
    synced: Vec<Synced>,
    network: NetworkPlace,
}

#[derive(Deserialize)]
struct Synced {
    name: String,
    folders: Vec<String>,
}

#[derive(Deserialize)]
struct NetworkPlace {
    types: Vec<String>,
}

static TABLE: LazyLock<PlaceTable> = LazyLock::new(|| {
    let text = include_str!("../../../../assets/store/places.toml");
    // Tests check the table; if it is unusable, no warnings are shown.
    toml::from_str(text).unwrap_or(PlaceTable { synced: Vec::new(), network: NetworkPlace { types: Vec::new() } })
});

/// Whether the folder of a library is in a synced folder or on a network file system; `None` where it is local, as far
/// as can be determined.
pub fn elsewhere(folder: &Path) -> Option<Elsewhere> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    judge(&folder, &mounts)
}

fn judge(folder: &Path, mounts: &str) -> Option<Elsewhere> {
    let of_network = || is_of_another_machine(folder, mounts).then_some(Elsewhere::Network);
    synced(folder).map(Elsewhere::Synced).or_else(of_network)
}

/// Name of the sync program whose folder contains `folder`.
fn synced(folder: &Path) -> Option<String> {
    let names = folder.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        _ => None,
    });
    let is = |name: &str, known: &str| {
        name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(" - ") || rest.starts_with('-'))
    };
    names.into_iter().find_map(|name| {
        let program = TABLE.synced.iter().find(|program| program.folders.iter().any(|known| is(&name, known)))?;
        Some(program.name.clone())
    })
}

fn is_of_another_machine(folder: &Path, mounts: &str) -> bool {
    let share = folder.components().next().is_some_and(|first| {
        matches!(first, Component::Prefix(prefix) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
    });
    // proc(5): the fifth field is the mount point, the first after the lone dash the type.
    let mounted = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let point = PathBuf::from(unescaped(before.split(' ').nth(4)?));
        folder.starts_with(&point).then_some((point.components().count(), after.split(' ').next()?))
    });
    // Of two mounts at the same point the later one is visible.
    let innermost = mounted.max_by_key(|(depth, _)| *depth);
    share || innermost.is_some_and(|(_, kind)| TABLE.network.types.iter().any(|network| network == kind))
}

/// A path from the mount table, in which spaces and line breaks are written as octal numbers.
fn unescaped(text: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(text.to_owned(), |text, (code, character)| text.replace(code, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 25 0:40 / /srv/office\\040files rw shared:2 - cifs //server/share rw
41 40 8:2 / /srv/office\\040files/local rw - xfs /dev/sdb1 rw
42 25 0:44 / /home/a/far rw,nosuid - fuse.sshfs host:/x rw";

    #[test]
    fn synced_folders_are_known_by_their_names() {
        assert!(!TABLE.synced.is_empty() && !TABLE.network.types.is_empty());
        let at = |folder: &str| judge(Path::new(folder), "");
        for (folder, name) in [
            ("/home/a/OneDrive/beian", "OneDrive"),
            ("/home/a/OneDrive - 样本公司/资料", "OneDrive"),
            ("/Users/a/Library/CloudStorage/Dropbox/x", "Dropbox"),
            ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
            ("/home/a/我的坚果云/beian", "坚果云"),
            ("/data/BaiduSyncdisk/beian", "百度网盘"),
        ] {
            assert_eq!(at(folder), Some(Elsewhere::Synced(name.to_owned())), "{folder}");
        }
        for folder in ["/home/a/.local/share/beian-desk", "/home/a/onedriver", "/home/a/boxes/beian", "/home/dropboxer"]
        {
            assert_eq!(at(folder), None, "{folder}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_innermost_mount_decides() {
        let at = |folder: &str| judge(Path::new(folder), MOUNTS);
        assert_eq!(at("/home/a/beian"), None);
        assert_eq!(at("/srv/office files/beian"), Some(Elsewhere::Network));
        assert_eq!(at("/srv/office files/local/beian"), None);
        assert_eq!(at("/srv/office files2"), None);
        assert_eq!(at("/home/a/far"), Some(Elsewhere::Network));
    }
}
