//! The data key.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::store::error::Cause;

/// Length of a nonce: long enough to be drawn at random for every text without repetition.
const NONCE: usize = 24;

/// A 256-bit key for sealing and opening; wiped from memory when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(in crate::store) struct Key([u8; 32]);

impl Key {
    /// A new random key.
    pub(super) fn random() -> Result<Self, Cause> {
        Ok(Self(random()?))
    }

    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// An id that identifies this key without revealing anything about it.
    pub(in crate::store) fn id(&self) -> String {
        use std::fmt::Write as _;
        let digest = Sha256::new().chain_update(b"beian data key").chain_update(self.0).finalize();
        digest.iter().take(16).fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// A keyed digest: the same for the same text, and indistinguishable from random without the key.
    pub(in crate::store) fn mark(&self, text: &[u8]) -> Vec<u8> {
        let own = Sha256::new().chain_update(b"beian mark").chain_update(self.0).finalize();
        // The inner digest has a fixed length, so that the mark of a longer text cannot be derived from that of a
        // shorter one.
        Sha256::new().chain_update(own).chain_update(Sha256::digest(text)).finalize().to_vec()
    }

    /// The mark of a text where there is no key.
    pub(in crate::store) fn mark_of_all(text: &[u8]) -> Vec<u8> {
        Sha256::digest(text).to_vec()
    }

    /// Nonce and sealed bytes. They can be opened only with the same `about`.
    pub(in crate::store) fn seal(&self, plain: &[u8], about: &[u8]) -> Result<Vec<u8>, Cause> {
        let nonce: [u8; NONCE] = random()?;
        let sealed = XChaCha20Poly1305::new(&self.0.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: about })
            .map_err(|_| Cause::Full)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// The plain bytes given to [`Key::seal`]; `None` if the key or `about` differs, or a bit was changed.
    pub(in crate::store) fn open(&self, sealed: &[u8], about: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        XChaCha20Poly1305::new(&self.0.into()).decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: about }).ok()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// Bytes from the system's source of randomness.
pub(super) fn random<const N: usize>() -> Result<[u8; N], Cause> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        log::warn!("no random numbers: {error}");
        Cause::System("system-fault")
    })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_sealed_opens_for_its_owner_alone(plain: Vec<u8>, about: Vec<u8>, bit: prop::sample::Index) {
            let (key, other) = (Key::random().unwrap(), Key::random().unwrap());
            let mut sealed = key.seal(&plain, &about).unwrap();
            prop_assert_eq!(key.open(&sealed, &about), Some(plain.clone()));
            prop_assert_eq!(other.open(&sealed, &about), None);
            prop_assert_eq!(key.open(&sealed, &[about.as_slice(), b"x"].concat()), None);
            prop_assert_ne!(&key.seal(&plain, &about).unwrap(), &sealed, "a nonce is used once");
            let bit = bit.index(sealed.len() * 8);
            sealed[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(key.open(&sealed, &about), None, "a bit was changed");
        }
    }

    /// Test vector of draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn sealing_is_the_published_one() {
        let hex = |text: &str| -> Vec<u8> {
            (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
        };
        let key = hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        let key = Key::from_bytes(key.try_into().unwrap());
        let plain = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                     sunscreen would be it.";
        let sealed = [
            hex("404142434445464748494a4b4c4d4e4f5051525354555657"),
            hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64\
                 c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c\
                 97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"),
        ]
        .concat();
        assert_eq!(key.open(&sealed, &hex("50515253c0c1c2c3c4c5c6c7")).unwrap(), plain.as_bytes());
    }
}
