"""Small made-up sites whose every file tells its version, and a reader who asks for them all the time; used by the tests of publishing."""

import random
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.publish.origin import content_digest, note_origin

FILES = ("404.html", "index.html", "ru/index.html", "assets/a.css", "assets/b.js", "catalogue/sites/hall/index.html")
_LINES = 400
_LINE = re.compile(r"(\d+) (\S+)\n")


def text_of(version: int, name: str) -> str:
    return f"{version} {name}\n" * _LINES


def write_version(folder: Path, version: int) -> Path:
    """Write the site of a version into a new folder; return the folder."""
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(version, name), encoding="utf-8")
    return folder


def note_made_here(site: Path) -> None:
    """Note of a site that it was made of what the project holds now, as a build does."""
    note_origin(site, content_digest())


def write_versions(folder: Path, count: int) -> list[Path]:
    return [write_version(folder / f"version-{version}", version) for version in range(count)]


def version_of(site: Path) -> int:
    """Return the version of a site, which must be whole: nothing but its files, all of them of one version."""
    found = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()}
    version = int(_LINE.match(found["index.html"])[1])
    assert found == {name: text_of(version, name) for name in FILES}
    return version


@contextmanager
def asked_all_the_time(place: Path) -> Iterator[None]:
    """Read files of the site at `place` in another thread meanwhile; every answer must be a whole file of some version."""
    wrong: list[str] = []
    answers = 0
    done = threading.Event()

    def ask() -> None:
        nonlocal answers
        chosen = random.Random(1)
        while not done.is_set():
            name = chosen.choice(FILES)
            try:
                text = (place / name).read_text(encoding="utf-8")
            except OSError as error:
                wrong.append(str(error))
                continue
            line = _LINE.match(text)
            if line is None or text != text_of(int(line[1]), name):
                wrong.append(f"{name}: {text[:40]!r}, {len(text)} characters")
            answers += 1
            done.wait(0.0005)

    reader = threading.Thread(target=ask)
    reader.start()
    try:
        yield
    finally:
        done.set()
        reader.join()
    assert wrong == []
    assert answers
