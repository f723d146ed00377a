//! The words of the window in the language of the moment.

use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::store::Elsewhere;

/// Looks messages up in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words(
    /// The language.
    pub Language,
);

impl Words {
    /// The message `key`.
    pub fn get(self, key: &str) -> String {
        i18n::text(self.0, key)
    }

    /// Whether there is a message `key`.
    pub fn has(self, key: &str) -> bool {
        i18n::has(self.0, key)
    }

    /// The message `key` with texts put in.
    pub fn put(self, key: &str, values: &[(&str, &str)]) -> String {
        let arguments: Arguments =
            values.iter().map(|(name, value)| ((*name).to_owned(), Argument::Text((*value).to_owned()))).collect();
        i18n::text_with(self.0, key, &arguments)
    }

    /// The message `key` with one number put in, for plural forms.
    pub fn count(self, key: &str, number: usize) -> String {
        let arguments = Arguments::from([("count".to_owned(), Argument::Number(number as f64))]);
        i18n::text_with(self.0, key, &arguments)
    }

    /// What is said of work that panicked.
    pub fn panicked(self) -> String {
        self.get("app-panicked")
    }

    /// What is said of a library that lies where other machines write too.
    pub fn elsewhere(self, place: &Elsewhere) -> String {
        match place {
            Elsewhere::Synced(name) => self.put("app-elsewhere-synced", &[("name", name)]),
            Elsewhere::Network => self.get("app-elsewhere-network"),
        }
    }

    /// The label of a field.
    pub fn label(self, path: &str) -> String {
        i18n::label(self.0, path)
    }

    /// An attribute of a field's label: `hint` or `example`, and either with `-individual`.
    pub fn of_field(self, path: &str, attribute: &str) -> Option<String> {
        i18n::attribute(self.0, &i18n::field_key(path), attribute, &Arguments::new())
    }
}
