"""Publishes a built site on a server by swapping a symbolic link, and rolls it back; called by the command `publish`.

The folder of a server holds `releases/NAME`, one whole site each; `history`, their names as they were served, the current
one last; and the link `current` to it. The link is replaced atomically, so that no request meets half a site. It is the
truth: the history that ends with another release is written as `history.next` before the link is swapped, and counts from
then on, so that an end of the process between two steps hides nothing that was served from `--back`.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scripts.files import delete, write_through
from scripts.messages.say import MessageLanguage, say, told
from scripts.publish.aside import working_folder
from scripts.publish.manifest import Manifest, manifest_of, name_of
from scripts.publish.put_in_place import is_demonstration, put_in_place
from scripts.publish.server_folder import (
    FOLDER_MODE,
    HISTORY,
    LINK,
    NAME,
    NEXT,
    RELEASES,
    check_server,
    make_releases,
    make_server,
)
from scripts.records.problems import InputError, file_error

#: How many releases are kept, the current one included.
KEPT = 5
_FILE_MODE = 0o644
#: How often a site is copied that is replaced meanwhile.
_ATTEMPTS = 3


@dataclass(frozen=True)
class StoredRelease:
    """A release as it lies on the server: its name, when it was made, its files in bytes; whether it is served, and whole."""

    name: str
    made: datetime
    size: int
    is_served: bool
    is_whole: bool

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: MessageLanguage) -> str:
        """Return the release as a line in a language."""
        states = [("publish.served", self.is_served), ("publish.damaged", not self.is_whole)]
        words = [say(name) for name, is_so in states if is_so]
        size, made = f"{self.size / 1e6:8.1f}", f"{self.made:%Y-%m-%d %H:%M}"
        return told(say("publish.release", name=self.name, made=made, size=size, words=words), language).rstrip()


def publish(site: Path, server: Path) -> str:
    """Copy the site to a release of its own in the folder `server` and serve it; return the name of the release.

    The name is a digest of the content, so publishing the same site twice makes one release. What is served is compared with
    the site file by file and lies on the disk before the link is swapped, so that neither an end of the process at any
    instant nor a full disk nor a loss of power changes it by half. One process at a time: a second one waits.

    Raises InputError when `site` is no built site or a demonstration, when the folder cannot hold its releases, or holds
    something else at the place of the link or a history that cannot be read; OSError when the disk fails.
    """
    check_site(site)
    check_server(server, site)
    with _alone(server) as aside:
        served = _served_until_now(server)
        name = _made(site, server, aside / "site")
        names = [*(known for known in served if known != name), name][-KEPT:]
        _serve(server, names, aside)
        _keep(server, names, aside)
    return name


def take_back(server: Path) -> str:
    """Serve the release before the current one; return its name. Raises InputError when there is none, or none that is whole."""
    if not (server / RELEASES).is_dir():
        raise _no_earlier(server)
    with _alone(server) as aside:
        names = _served_until_now(server)
        if len(names) < 2:
            raise _no_earlier(server)
        release = server / RELEASES / names[-2]
        if not _is_whole(release):
            raise file_error(
                release, say("publish.release-with-other-files-than-it"), say("publish.site-published-anew")
            )
        _serve(server, names[:-1], aside)
    return names[-2]


def releases(server: Path) -> list[StoredRelease]:
    """Return what releases there are, from the oldest to the newest. Raises InputError when there is no such folder."""
    if not (server / RELEASES).is_dir():
        raise file_error(server, say("publish.no-releases"), say("publish.folder-of-server-publish-to-dir"))
    return [_described(path, path.name == _served(server)) for path in _releases_in(server)]


def check_site(site: Path) -> None:
    """Raise InputError when `site` is nothing that may be published: no built site, or a demonstration."""
    if not (site / "404.html").is_file():
        raise file_error(site, say("publish.no-built-site"), say("publish.folder-with-site-run-make-site"))
    if is_demonstration(site):
        raise file_error(site, say("publish.demonstration-with-made-up-records"), say("publish.real-site"))


def _described(release: Path, is_served: bool) -> StoredRelease:
    manifest = manifest_of(release)
    made = datetime.fromtimestamp(release.stat().st_mtime)
    size = sum(file.size for file in manifest.values())
    return StoredRelease(release.name, made, size, is_served, name_of(manifest) == release.name)


@contextmanager
def _alone(server: Path) -> Iterator[Path]:
    """Keep others from publishing to `server` meanwhile; yield a folder there in which to make what is put in place."""
    make_server(server)
    with working_folder(server / RELEASES) as aside:
        link = server / LINK
        if link.exists() and not link.is_symlink():
            raise file_error(link, say("publish.something-that-is-not-link"), say("publish.link-to-release-or-nothing"))
        make_releases(server)
        try:
            yield aside
        finally:
            with suppress(OSError):  # it is empty when the first release could not be made
                (server / RELEASES).rmdir()


def _made(site: Path, server: Path, copy: Path) -> str:
    """Make sure that there is a whole release of the site; return its name."""
    manifest = _copied(site, copy)
    release = server / RELEASES / name_of(manifest)
    if not release.is_dir() or manifest_of(release) != manifest:
        put_in_place(copy, release)
    return release.name


def _copied(site: Path, copy: Path) -> Manifest:
    """Copy the site to `copy`, and return what it consists of; when a build replaces the site meanwhile, begin again.

    The folder of the site is held open, so that no other can be taken for it: what was read is the whole of one site when
    that folder still has the name of the site afterwards, and the copy is the same.
    """
    for _ in range(_ATTEMPTS):
        delete(copy)
        check_site(site)
        held = os.open(site, os.O_RDONLY)
        try:
            with suppress(FileNotFoundError):
                manifest = manifest_of(site)
                for path in manifest:
                    (copy / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(site / path, copy / path)
                if manifest_of(copy) == manifest and os.path.samestat(os.fstat(held), site.stat()):
                    return manifest
        finally:
            os.close(held)
    raise file_error(site, say("publish.site-that-changes-while-it-is"), say("publish.one-that-stays-publish-it-when"))


def _is_whole(release: Path) -> bool:
    return name_of(manifest_of(release)) == release.name


def _served_until_now(server: Path) -> list[str]:
    """Return the releases that were served and are there, from the first to the one that is served now."""
    served = _served(server)
    names: list[str] = []
    for file in (NEXT, HISTORY):
        names = _names(server / file)
        if names[-1:] == [served]:
            return names
    return [*names, served] if served else names


def _served(server: Path) -> str | None:
    link = server / LINK
    name = os.path.basename(os.readlink(link)) if link.is_symlink() else ""
    return name if NAME.fullmatch(name) and (server / RELEASES / name).is_dir() else None


def _names(history: Path) -> list[str]:
    expected = say("publish.names-of-releases-one-line-put")
    try:
        names = history.read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []
    except IsADirectoryError:
        raise file_error(history, say("publish.folder"), say("publish.file-with-names-of-releases-or")) from None
    except UnicodeDecodeError as error:
        raise file_error(history, say("publish.bytes-that-are-no-utf-8", start=error.start), expected) from None
    for name in names:
        if not NAME.fullmatch(name):
            raise file_error(history, say("publish.name", name=name), expected)
    return [name for name in names if (history.parent / RELEASES / name).is_dir()]


def _serve(server: Path, names: list[str], aside: Path) -> None:
    """Serve the last of the releases `names`, which become the history."""
    _open_to_all(server / RELEASES / names[-1])
    _write_history(aside / HISTORY, names)
    _move(aside / HISTORY, server / NEXT)
    link = aside / LINK
    link.symlink_to(Path(RELEASES) / names[-1])
    _move(link, server / LINK)
    _move(server / NEXT, server / HISTORY)


def _write_history(path: Path, names: list[str]) -> None:
    path.write_text("\n".join(names) + "\n", encoding="utf-8")
    write_through(path)
    path.chmod(_FILE_MODE)


def _move(made: Path, place: Path) -> None:
    made.replace(place)
    write_through(place.parent)


def _open_to_all(release: Path) -> None:
    for path in [release, *release.rglob("*")]:
        mode = FOLDER_MODE if path.is_dir() else _FILE_MODE
        if path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)


def _releases_in(server: Path) -> list[Path]:
    found = [path for path in (server / RELEASES).iterdir() if path.is_dir() and NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.stat().st_mtime_ns)


def _keep(server: Path, names: list[str], aside: Path) -> None:
    """Delete the oldest releases beyond five, first those that are not in the history: one that was taken back stays until then.

    Each is moved away whole, to be deleted there, so that what has the name of a release is never half of one.
    """
    others = [path for path in _releases_in(server) if path.name not in names]
    for path in others[: max(0, len(others) + len(names) - KEPT)]:
        path.rename(aside / path.name)


def _no_earlier(server: Path) -> InputError:
    return file_error(server, say("publish.no-earlier-release"), say("publish.site-that-was-published-at-least"))
