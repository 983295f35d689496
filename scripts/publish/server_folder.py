"""The folder of a server, which holds the releases: which one may be it, and who may enter it; called by __main__.py, releases.py and put_in_place.py."""

import os
import re
import shlex
import stat
import sys
from contextlib import suppress
from pathlib import Path

from scripts.messages.say import MessageLanguage, say, told
from scripts.paths import PROJECT
from scripts.records.problems import file_error

LINK, RELEASES, HISTORY, NEXT = "current", "releases", "history", "history.next"
#: The name of a release: a digest of its files.
NAME = re.compile(r"[0-9a-f]{12}")
#: Folders readable by the server, which is another user, whatever the umask of who publishes.
FOLDER_MODE = 0o755
_OWN = {LINK, RELEASES, HISTORY, NEXT, f".{RELEASES}-new"}


def check_server(server: Path, site: Path) -> None:
    """Raise InputError when `server` cannot hold the releases of `site`, before anything is made there.

    Releases inside the site would be copied into each other, and deleted by the next build.
    """
    for folder in (*reversed(server.parents), server, server / RELEASES):
        if os.path.lexists(folder) and not folder.is_dir():
            raise file_error(folder, say("publish.something-that-is-not-folder"), say("publish.folder-for-releases"))
    resolved = server.resolve()
    if any((server / name).resolve().is_relative_to(site.resolve()) for name in (".", RELEASES)):
        raise file_error(
            server, say("publish.folder-inside-site-for-its-releases", site=site), say("publish.folder-outside-site")
        )
    if resolved == PROJECT or (server / ".git").exists():
        raise file_error(server, say("publish.repository"), say("publish.folder-of-its-own-for-releases"))


def has_releases(folder: Path) -> bool:
    """Whether sites were published to `folder`; a site may have a page `releases` or `current`, but no link and no release."""
    releases = folder / RELEASES
    return (folder / LINK).is_symlink() or (
        releases.is_dir() and any(NAME.fullmatch(name) for name in os.listdir(releases))
    )


def make_server(server: Path) -> None:
    """Make the folder of a server, and open it to everybody when it holds nothing but releases."""
    for folder in (*reversed(server.parents), server):
        _make(folder)
    if _OWN.issuperset(os.listdir(server)):
        _open(server)


def make_releases(server: Path) -> None:
    """Make the folder of the releases in that of a server, and open it to everybody."""
    _make(server / RELEASES)
    _open(server / RELEASES)


def tell_closed(server: Path, language: MessageLanguage = "en") -> None:
    """Say on stderr which folders a server may not enter on the way to its releases: they are for their keeper to open."""
    releases = (server / RELEASES).resolve()
    closed = [str(folder) for folder in (releases, *releases.parents) if not _is_open(folder)]
    if closed:
        message = say("publish.closed", server=server, folders=shlex.join(reversed(closed)))
        print(told(message, language), file=sys.stderr)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        folder.chmod(FOLDER_MODE)


def _open(folder: Path) -> None:
    if not _is_open(folder):
        with suppress(PermissionError):  # another user's folder, of which is told
            folder.chmod(stat.S_IMODE(folder.stat().st_mode) | FOLDER_MODE)


def _is_open(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)
