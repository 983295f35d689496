"""Replaces the published site by the new one, atomically, and a real one by no demonstration; called by build.py."""

import shutil
from pathlib import Path

from scripts.records.problems import file_error

#: Marks a built site with made-up records.
DEMONSTRATION_MARK = "demonstration.txt"


def check_place(out: Path) -> None:
    """Raise InputError when `out` holds something that is not a site, so that nobody's folder is replaced."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise file_error(out, "something that is not a folder", "a folder for the site")
    if (out / ".git").exists():
        raise file_error(out, "a repository", "a folder that may be replaced whole")
    if out.is_dir() and any(out.iterdir()) and not (out / "404.html").is_file():
        raise file_error(out, "a folder with other things in it", "an empty folder or an earlier build of the site")


def is_demonstration(site: Path) -> bool:
    """Whether the built site in the folder `site` is a demonstration."""
    return (site / DEMONSTRATION_MARK).is_file()


def check_kind(built: Path, out: Path) -> None:
    """Raise InputError when the site in `built` is a demonstration and that in `out` is not."""
    if is_demonstration(built) and out.is_dir() and any(out.iterdir()) and not is_demonstration(out):
        raise file_error(out, "the real site, where a demonstration would stand", "another folder: --out DIR")


def put_in_place(built: Path, out: Path) -> None:
    """Move the folder `built` to `out`; if that fails, what was at `out` is there again.

    Both lie on the same disk, so that each move is one step of the file system.
    """
    earlier = built.with_name("earlier")
    if out.exists():
        out.rename(earlier)
    try:
        built.rename(out)
    except OSError:
        if earlier.exists():
            earlier.rename(out)
        raise
    shutil.rmtree(earlier, ignore_errors=True)
