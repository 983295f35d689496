"""The folder of a server, which holds the releases: which one may be it; called by releases.py and put_in_place.py."""

import os
import re
from pathlib import Path

from scripts.paths import PROJECT
from scripts.records.problems import file_error

LINK, RELEASES, HISTORY, NEXT = "current", "releases", "history", "history.next"
#: The name of a release: a digest of its files.
NAME = re.compile(r"[0-9a-f]{12}")


def check_server(server: Path, site: Path) -> None:
    """Raise InputError when `server` cannot hold the releases of `site`, before anything is made there.

    Releases inside the site would be copied into each other, and deleted by the next build.
    """
    resolved = server.resolve()
    if any((server / name).resolve().is_relative_to(site.resolve()) for name in (".", RELEASES)):
        raise file_error(server, f"a folder inside the site {site} for its releases", "a folder outside the site")
    if resolved == PROJECT or (server / ".git").exists():
        raise file_error(server, "a repository", "a folder of its own for the releases")


def has_releases(folder: Path) -> bool:
    """Whether sites were published to `folder`; a site may have a page `releases` or `current`, but no link and no release."""
    releases = folder / RELEASES
    return (folder / LINK).is_symlink() or (
        releases.is_dir() and any(NAME.fullmatch(name) for name in os.listdir(releases))
    )
