"""Puts a site that was built aside in the place of the published one, whole or not at all; called by build.py."""

import shutil
from pathlib import Path

from scripts.records.problems import InputError, file_problem


def check_place(out: Path) -> None:
    """Raise InputError when `out` holds something that is not a site, so that nobody's folder is replaced."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise InputError([file_problem(out, "something that is not a folder", "a folder for the site")])
    if (out / ".git").exists():
        raise InputError([file_problem(out, "a repository", "a folder that may be replaced whole")])
    if out.is_dir() and any(out.iterdir()) and not (out / "404.html").is_file():
        raise InputError(
            [file_problem(out, "a folder with other things in it", "an empty folder or an earlier build of the site")]
        )


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
