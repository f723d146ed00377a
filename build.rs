//! What Windows shows about the program: icon, version and manifest.

use std::io;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=packaging/windows");
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return Ok(());
    }
    winresource::WindowsResource::new()
        .set_icon("packaging/windows/beian-desk.ico")
        .set_manifest_file("packaging/windows/beian.manifest")
        .set("ProductName", "备案台 Beian Desk")
        .set("FileDescription", "备案台")
        .set("OriginalFilename", "beian.exe")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .set_language(CHINESE)
        .compile_for("beian")
}

/// Language id of Simplified Chinese in resources.
const CHINESE: u16 = 0x0804;
