//! Bytes and nouns as they are kept: zlib around bytes, or around JSON; and the hash by which content is known.

use crate::StoreError;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

/// Packs bytes. Level 4: on pages of the mill within 4 % of the size of level 6 at half of its time.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(4));
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("a vector takes any bytes")
}

/// Unpacks bytes, of which there must be `length`, or any number where that is `None`.
pub(crate) fn unpack(what: &'static str, packed: &[u8], length: Option<u64>) -> Result<Vec<u8>, StoreError> {
    let damaged = |why: String| StoreError::Damaged { what, why };
    let mut bytes = Vec::new();
    // One byte more than there may be tells that there are too many.
    let most = length.map_or(u64::MAX, |length| length + 1);
    ZlibDecoder::new(packed).take(most).read_to_end(&mut bytes).map_err(|e| damaged(e.to_string()))?;
    match length {
        Some(length) if length != bytes.len() as u64 => {
            Err(damaged(format!("{} bytes where {length} were stored", bytes.len())))
        }
        _ => Ok(bytes),
    }
}

/// Packs a noun.
pub(crate) fn pack_noun(noun: &impl Serialize) -> Vec<u8> {
    pack(&serde_json::to_vec(noun).expect("nouns have no map whose keys are no words"))
}

/// Unpacks a noun.
pub(crate) fn unpack_noun<T: DeserializeOwned>(what: &'static str, packed: &[u8]) -> Result<T, StoreError> {
    let bytes = unpack(what, packed, None)?;
    serde_json::from_slice(&bytes).map_err(|e| StoreError::Damaged { what, why: e.to_string() })
}

/// The SHA-256 of parts, each with its length, so that no two lists of parts are one.
pub(crate) fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were_and_damage_is_seen() {
        let bytes = b"The bridge is shut. The bridge is open. The bridge is shut.".repeat(9);
        let packed = pack(&bytes);
        assert!(packed.len() < bytes.len() / 4);
        assert_eq!(unpack("a page", &packed, Some(bytes.len() as u64)).unwrap(), bytes);
        assert!(unpack("a page", &packed, Some(bytes.len() as u64 - 1)).is_err());
        assert!(unpack("a page", &packed[..packed.len() / 2], Some(bytes.len() as u64)).is_err());
    }

    #[test]
    fn parts_are_told_apart() {
        assert_ne!(hash([b"ab".as_slice(), b"c"]), hash([b"a".as_slice(), b"bc"]));
    }
}
