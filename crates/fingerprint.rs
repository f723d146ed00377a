// Names code and tables in builds, so that what another build found out is not taken for its own.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Gives the crate that is built the variable `name`, which changes with what lies at `sources`.
pub fn name(name: &str, sources: &[&str]) -> io::Result<()> {
    let mut files = Vec::new();
    for path in sources {
        println!("cargo:rerun-if-changed={path}");
        collect(Path::new(path), &mut files)?;
    }
    files.sort();
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for path in files {
        hash.add(path.to_string_lossy().as_bytes());
        hash.add(&fs::read(&path)?);
    }
    println!("cargo:rustc-env={name}={:016x}", hash.0);
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}

/// FNV-1a, 64 bits: the same on every machine, and nobody attacks it here.
struct Fnv(u64);

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
