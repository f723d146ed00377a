//! What the world's tables say: the data files under `assets/reference/`.

/// All reference tables of one set.
#[derive(Debug, Clone, Default)]
pub struct Reference {}

impl Reference {
    /// The set that is built into the program.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: std::sync::LazyLock<Reference> = std::sync::LazyLock::new(Reference::default);
        &BUILT_IN
    }
}
