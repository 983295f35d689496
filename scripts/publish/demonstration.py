"""Keeps a demonstration from being taken for the real site; called by build.py, finish.py and releases.py."""

from pathlib import Path

from scripts.records.problems import InputError, file_problem

#: Lies in a built site whose records are partly made up.
DEMONSTRATION_MARK = "demonstration.txt"


def is_demonstration(site: Path) -> bool:
    """Whether the built site in the folder `site` is a demonstration."""
    return (site / DEMONSTRATION_MARK).is_file()


def check_kind(built: Path, out: Path) -> None:
    """Raise InputError when the site in `built` is a demonstration and that in `out` is not."""
    if is_demonstration(built) and out.is_dir() and any(out.iterdir()) and not is_demonstration(out):
        raise InputError(
            [file_problem(out, "the real site, where a demonstration would stand", "another folder: --out DIR")]
        )
