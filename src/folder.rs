//! Files into a folder, each whole or not at all: written under another name, then renamed.

use crate::errors::Failure;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes files, each given by its name and content, into `folder`, which is made where it is not there; files of other
/// names stay. Returns their paths in the order given.
///
/// # Errors
/// The folder cannot be made, or a file cannot be written: nothing of that file is left, those before it are there.
pub fn write<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<PathBuf>, Failure> {
    fs::create_dir_all(folder).map_err(|error| {
        let name = folder.display();
        Failure::new(
            format!("could not make the folder {name}: {error}"),
            "give --html a folder that you may write to",
        )
    })?;
    files.into_iter().map(|(name, content)| whole(folder, name, content)).collect()
}

/// Writes one file.
fn whole(folder: &Path, name: &str, content: &str) -> Result<PathBuf, Failure> {
    let path = folder.join(name);
    let part = folder.join(format!(".{name}.part-{}", std::process::id()));
    let put = || -> io::Result<()> {
        let mut file = File::create(&part)?;
        file.write_all(content.as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, &path)
    };
    put().map(|()| path.clone()).map_err(|error| {
        // The file under the other name is of no use to anybody; where it was never made there is nothing to remove.
        let _ = fs::remove_file(&part);
        let hint = "is there room on the disk, and may you write there?";
        Failure::new(format!("could not write {}: {error}", path.display()), hint)
    })
}
