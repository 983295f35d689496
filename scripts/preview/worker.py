"""The process of the preview that builds: looks for changes, shows what they change at once, and has the whole site built behind it; begun by command.py."""

import os
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from scripts.files import delete, write_whole
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import MessageLanguage, say, told
from scripts.pages.addresses import GENERATED_FOLDERS
from scripts.paths import CONFIG, DATA, DOCS, LOOK
from scripts.preview.known_site import KnownSite
from scripts.preview.language_site import warnings_collected
from scripts.preview.place import current, make_current
from scripts.preview.watched import Watched
from scripts.preview.whole import WholeBuild, described
from scripts.records.problems import shown
from scripts.stopping import stop_at_once

#: Seconds between two looks for changes.
_PAUSE = 0.1
#: What is written of an instruction of mkdocs.yml that only says where pages stand.
_OF_NAVIGATION = ("nav",)


class Worker:
    """What the process that builds knows; `folder` is where it keeps the pages, the `server` is told what is wrong in the language of `messages`."""

    def __init__(self, folder: Path, server: Connection, messages: MessageLanguage) -> None:
        self._folder, self._server, self._messages = folder, server, messages
        generated = [DOCS / language / name for language in LANGUAGES for name in GENERATED_FOLDERS]
        self._watched = Watched((DOCS, LOOK, CONFIG), (*generated, DATA / "schema"))
        self._settings = _settings()
        self._known: KnownSite | None = None
        self._whole: WholeBuild | None = None
        #: What is wrong with each file, by its name; under "" what has no file.
        self._faults: dict[str, list[str]] = {}
        self._told: tuple[str, ...] | None = None
        self._count = 0

    def work(self) -> None:
        """Work until mkdocs.yml says that the renderer is another, or the first process has ended."""
        first = os.getppid()
        self._follow(set())
        while os.getppid() == first:
            changed = self._watched.changed()
            if CONFIG in changed and _settings() != self._settings:
                break
            if changed:
                self._follow(changed)
            elif self._whole is None or not self._take_whole(self._whole):
                time.sleep(_PAUSE)
        self._stop_whole()

    def _follow(self, changed: Collection[Path]) -> None:
        """Show at once what the changed files change and what is wrong with them, and begin to build the whole site."""
        self._stop_whole()
        start = time.perf_counter()
        with self._faults_of(changed):
            if self._known is None:
                self._known = KnownSite(self._messages)
            else:
                self._show(self._known, changed, start)
        self._tell_faults()
        self._count += 1
        folder = self._folder / f"{os.getpid()}-{self._count}"
        self._whole = WholeBuild(folder, self._messages, is_told=current(self._folder) is None)

    def _show(self, known: KnownSite, changed: Collection[Path], start: float) -> None:
        faults, pages = known.update(changed)
        self._faults |= faults
        self._tell_faults()
        root = current(self._folder)
        if root is None:
            return
        self._show_pages(known, pages, root, start)
        self._show_pages(known, known.others(pages), root, start)

    def _show_pages(self, known: KnownSite, pages: Collection[tuple[Language, str]], root: Path, start: float) -> None:
        count = 0
        for path, html in known.rendered(pages):
            for name, content in known.assets_in(html):
                if not (root / name).exists():
                    write_whole(root / name, content)
            write_whole(root / path, html.encode("utf-8", "xmlcharrefreplace"))
            self._tell()
            count += 1
        if count:
            self._print(say("preview.pages-shown", count=count, seconds=f"{time.perf_counter() - start:.2f}"))

    def _take_whole(self, whole: WholeBuild) -> bool:
        """Show the whole site when it is built, or what is wrong with it; return whether it was."""
        outcome = whole.outcome()
        if outcome is None:
            return False
        self._whole = None
        root, faults = outcome
        self._faults = {"": faults}
        self._tell_faults()
        if root is None:
            delete(whole.folder)
            return True
        before = current(self._folder)
        make_current(self._folder, root)
        self._tell()
        self._print(say("preview.whole-shown"))
        if before is not None:
            delete(before.parent)
        return True

    def _stop_whole(self) -> None:
        if self._whole is not None:
            self._whole.stop()
            delete(self._whole.folder)
            self._whole = None

    @contextmanager
    def _faults_of(self, changed: Collection[Path]) -> Iterator[None]:
        """Take whatever is raised for a fault of the content: a preview goes on."""
        names = {shown(path) for path in changed}
        is_of_data = any(path.is_relative_to(DATA) for path in changed)
        # What was wrong with these files is looked at again.
        for file, lines in self._faults.items():
            self._faults[file] = [line for line in lines if not is_of(line, names, is_of_data)]
        with warnings_collected() as warned:
            try:
                yield
            except Exception as error:
                self._faults.setdefault("", []).extend([*warned, *described(error, self._messages)])

    def _tell_faults(self) -> None:
        faults = tuple(dict.fromkeys(line for lines in self._faults.values() for line in lines))
        if faults != self._told:
            if faults or self._told:
                self._print(*(faults or [say("preview.mended")]))
            self._told = faults
            self._tell()

    def _tell(self) -> None:
        """Tell the server that pages are others, or what is wrong."""
        self._server.send(self._told or ())

    def _print(self, *lines: str) -> None:
        print(*(told(line, self._messages) for line in lines), sep="\n", file=sys.stderr, flush=True)


def work(folder: Path, server: Connection, messages: MessageLanguage) -> None:
    """Be the process that builds."""
    stop_at_once()
    os.setpgid(0, 0)  # so that it is ended with all that it has begun
    Worker(folder, server, messages).work()


def is_of(line: str, names: Collection[str], is_of_data: bool) -> bool:
    """Return whether a fault is one of the files `names`, or of any record; in every language it begins with its file."""
    file = line.partition(":")[0]
    return file in names or (is_of_data and file.startswith(f"{shown(DATA)}/"))


def _settings() -> Any:
    """Return what mkdocs.yml says but for the navigation; None when it cannot be read."""
    try:
        with CONFIG.open(encoding="utf-8") as file:
            return {key: value for key, value in yaml_load(file).items() if key not in _OF_NAVIGATION}
    except Exception:
        return None
