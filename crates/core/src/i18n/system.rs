//! System errors, explained to users. The system's own messages are in English and name no remedy; they go to the log.

use std::io;

use super::{Language, text};

/// Catalogue key of the meaning of a system error, as part of a sentence.
pub fn system_term(error: &io::Error) -> &'static str {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound | Kind::NotADirectory => "system-absent",
        Kind::IsADirectory => "system-folder",
        Kind::PermissionDenied => "system-not-allowed",
        Kind::ReadOnlyFilesystem => "system-read-only",
        Kind::StorageFull | Kind::QuotaExceeded => "system-full",
        Kind::FileTooLarge => "system-too-large",
        Kind::InvalidFilename => "system-bad-name",
        Kind::AlreadyExists => "system-exists",
        Kind::ResourceBusy | Kind::ExecutableFileBusy | Kind::WouldBlock | Kind::Deadlock => "system-busy",
        Kind::InvalidData | Kind::UnexpectedEof => "system-incomplete",
        Kind::TimedOut
        | Kind::StaleNetworkFileHandle
        | Kind::NetworkDown
        | Kind::NetworkUnreachable
        | Kind::HostUnreachable
        | Kind::NotConnected
        | Kind::ConnectionAborted
        | Kind::ConnectionReset => "system-disconnected",
        Kind::OutOfMemory => "system-memory",
        // An error made by a format reader, not reported by the system.
        _ if error.raw_os_error().is_none() => {
            log::warn!("reading: {error}");
            "system-incomplete"
        }
        _ => {
            log::warn!("the system: {error}");
            "system-fault"
        }
    }
}

/// The meaning of a system error, as part of a sentence.
pub fn system_error(error: &io::Error, language: Language) -> String {
    text(language, system_term(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_of_the_system_is_told_in_its_own_words() {
        let numbered = (1..140).map(io::Error::from_raw_os_error);
        let made =
            [io::Error::other("File is larger than its declared uncompressed size"), io::ErrorKind::InvalidData.into()];
        for error in numbered.chain(made) {
            let said = system_error(&error, Language::Chinese);
            assert!(!said.is_empty() && !said.chars().any(|sign| sign.is_ascii_alphabetic()), "{error}: {said}");
            assert_ne!(system_error(&error, Language::English), error.to_string());
        }
    }
}
