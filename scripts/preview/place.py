"""Where the pages of the preview lie: a link to the folder of the last site, which is swapped in one step; used by worker.py and server.py."""

import os
from pathlib import Path

_LINK = "current"


def current(folder: Path) -> Path | None:
    """Return the folder of the site that is shown; None before there is one."""
    link = folder / _LINK
    return link.resolve() if link.is_symlink() else None


def make_current(folder: Path, site: Path) -> None:
    """Let `site` be the one that is shown."""
    aside = folder / f"{_LINK}.next"
    aside.unlink(missing_ok=True)
    aside.symlink_to(site)
    os.replace(aside, folder / _LINK)
