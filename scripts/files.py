"""Writing files so that nothing is ever half there; used by every room that writes."""

import os
from pathlib import Path


def write_if_changed(path: Path, text: str) -> bool:
    """Write `text` to `path` in one step unless it stands there already; return whether it was written.

    A live preview watches the folder, so a file that does not change must not be touched.
    """
    content = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one step, so that whoever reads it meanwhile gets all of the old or all of the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
