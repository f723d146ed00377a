//! The pages. Pages do not depend on each other: whatever concerns another part leaves a page as its `Action`.

pub mod broken;
pub mod draft;
pub mod help;
pub mod home;
pub mod library;
pub mod passphrase;
pub mod preferences;
pub mod scans;
pub mod start;
pub mod table;
pub mod unlock;

pub use super::context::Context;
