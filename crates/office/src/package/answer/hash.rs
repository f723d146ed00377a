//! A hash for the many small keys of the tables' indexes, several times as fast as the standard one. The keys are those of
//! our own tables, so nobody can choose them to collide.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map by keys of the tables.
pub(super) type TableMap<K, V> = HashMap<K, V, BuildHasherDefault<TableHasher>>;
/// A set of keys of the tables.
pub(super) type TableSet<K> = HashSet<K, BuildHasherDefault<TableHasher>>;

/// An odd number without a pattern: the golden ratio's digits in 64 bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Multiplies and rotates each word of a key into one number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TableHasher(u64);

impl TableHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    }
}

impl Hasher for TableHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte));
            self.add(word);
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    // The upper bits are the mixed ones, and maps take the lower ones too.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
