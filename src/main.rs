//! Beian Desk.
fn main() {}
