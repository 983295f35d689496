"""Publishes a built site on a server by swapping a symbolic link, and rolls it back; called by the command `publish`.

The folder of a server holds `releases/NAME`, one whole site each, and the link `current` to the one that is served. The
link is replaced atomically, so that no request meets half a site.
"""

import hashlib
import os
import shutil
from pathlib import Path

from scripts.publish.put_in_place import is_demonstration
from scripts.records.problems import file_error

#: How many releases are kept, the current one included.
KEPT = 5
_NAME_LENGTH = 12
_LINK, _RELEASES, _HISTORY = "current", "releases", "history"


def publish(site: Path, server: Path) -> str:
    """Copy the site to a release of its own in the folder `server` and serve it; return the name of the release.

    The name is a digest of the content, so publishing the same site twice makes one release. Raises InputError when
    `site` is no built site or a demonstration, or the folder holds something else at the place of the link.
    """
    check_site(site)
    _check_link(server)
    name = _digest(site)
    release = server / _RELEASES / name
    if not release.is_dir():
        aside = release.with_name(f".{name}")
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(site, aside)
        aside.rename(release)
    names = [known for known in _history(server) if known != name] + [name]
    _serve(server, name)
    _keep(server, names)
    return name


def check_site(site: Path) -> None:
    """Raise InputError when `site` is nothing that may be published: no built site, or a demonstration."""
    if not (site / "404.html").is_file():
        raise file_error(site, "no built site", "a folder with a site: run `make site`")
    if is_demonstration(site):
        raise file_error(site, "a demonstration with made-up records", "the real site")


def take_back(server: Path) -> str:
    """Serve the release before the current one; return its name. Raises InputError when there is none."""
    _check_link(server)
    names = _history(server)
    if len(names) < 2:
        raise file_error(server, "no earlier release", "a site that was published at least twice")
    _serve(server, names[-2])
    _keep(server, names[:-1])
    return names[-2]


def _check_link(server: Path) -> None:
    link = server / _LINK
    if link.exists() and not link.is_symlink():
        raise file_error(link, "something that is not a link", "a link to a release, or nothing")


def _digest(site: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(site).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:_NAME_LENGTH]


def _history(server: Path) -> list[str]:
    """Return the releases that are there, from the first published to the last."""
    path = server / _HISTORY
    names = path.read_text(encoding="utf-8").split() if path.is_file() else []
    return [name for name in names if (server / _RELEASES / name).is_dir()]


def _serve(server: Path, name: str) -> None:
    aside = server / f".{_LINK}"
    aside.unlink(missing_ok=True)
    aside.symlink_to(Path(_RELEASES) / name)
    os.replace(aside, server / _LINK)


def _keep(server: Path, names: list[str]) -> None:
    """Write the history and delete what is older; a release that was taken back stays until it is pushed out."""
    kept = names[-KEPT:]
    (server / _HISTORY).write_text("\n".join(kept) + "\n", encoding="utf-8")
    others = [path for path in (server / _RELEASES).iterdir() if path.name not in kept]
    for path in sorted(others, key=lambda path: path.stat().st_mtime)[: max(0, len(others) - KEPT)]:
        shutil.rmtree(path, ignore_errors=True)
