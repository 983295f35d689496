"""What a site consists of: its files with their sizes and hashes; called by releases.py."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

_NAME_LENGTH = 12


@dataclass(frozen=True)
class PublishedFile:
    """A file as it must be: bytes, and their SHA-256."""

    size: int
    sha256: bytes


#: The files of a site by their paths in it.
Manifest = dict[PurePosixPath, PublishedFile]


def manifest_of(folder: Path) -> Manifest:
    """Read every file of a folder. Raises OSError for a file or a folder that cannot be read: none is left out silently."""
    paths = (Path(place, name) for place, _, names in os.walk(folder, onerror=_fail) for name in names)
    return {PurePosixPath(path.relative_to(folder)): _entry(path) for path in paths if path.is_file()}


def name_of(manifest: Manifest) -> str:
    """Return the name of a release with exactly these files: a digest of their paths and hashes."""
    total = hashlib.sha256()
    for path in sorted(manifest):
        total.update(f"{path}\0".encode())
        total.update(manifest[path].sha256)
    return total.hexdigest()[:_NAME_LENGTH]


def _entry(path: Path) -> PublishedFile:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").digest()
        return PublishedFile(stream.tell(), digest)


def _fail(error: OSError) -> NoReturn:
    raise error
