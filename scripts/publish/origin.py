"""Of which content a built site was made: noted beside the site by build.py, looked at by the commands that publish."""

import os
from collections.abc import Container, Iterator
from pathlib import Path

from scripts.cache import digest
from scripts.files import is_leftover, write_whole
from scripts.history.memory import MEMORY
from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.pages.addresses import GENERATED_FOLDERS
from scripts.paths import CONFIG, DATA, DOCS, LOOK, PROJECT
from scripts.publish.manifest import manifest_of, name_of
from scripts.publish.releases import check_site
from scripts.records.problems import file_error
from scripts.records.schema import SCHEMA_FOLDER

#: Not in the site: what stands there is published, and the same site is the same release.
_NOTE = ".{name}-made-of"
_COMPILED = "__pycache__"


def content_digest(data: Path = DATA, project: Path = PROJECT) -> str:
    """Return the hash of all that a site is made of: pages, the records of `data`, templates, settings, the generator.

    What building and publishing themselves write is left out. Raises OSError for a file that cannot be read.
    """
    docs = project / DOCS.name
    generated = {docs / language / folder for language in LANGUAGES for folder in GENERATED_FOLDERS}
    left_out = {*generated, docs / MEMORY, docs / DATA.name, data / SCHEMA_FOLDER}
    parts: list[str | bytes] = [(project / CONFIG.name).read_bytes()]
    for root in (docs, data, project / LOOK.name, project / "scripts"):
        for path in sorted(_files(root, left_out)):
            parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    return digest(*parts)


def note_origin(site: Path, content: str) -> None:
    """Note beside the built `site` that it was made of content with this hash.

    The note names the files of the site too, so that it is true of no other: whatever is ended between the two, or writes
    into the site by other means, leaves a site of which nobody knows what it was made of.
    """
    write_whole(_note(site), f"{name_of(manifest_of(site))} {content}\n".encode())


def check_origin(site: Path) -> None:
    """Raise InputError when `site` may not be published, or was made of another content than there is now."""
    check_site(site)
    note = _note(site)
    known = note.read_text(encoding="utf-8", errors="replace") if note.is_file() else ""
    if known.split() != [name_of(manifest_of(site)), content_digest()]:
        raise file_error(site, say("publish.site-of-other-content"), say("publish.site-of-this-content"))


def _note(site: Path) -> Path:
    place = site.resolve()
    return place.with_name(_NOTE.format(name=place.name))


def _files(root: Path, left_out: Container[Path]) -> Iterator[Path]:
    for place, folders, names in os.walk(root, followlinks=True):
        folders[:] = [name for name in folders if name != _COMPILED and Path(place, name) not in left_out]
        paths = (Path(place, name) for name in names if not is_leftover(name))
        yield from (path for path in paths if path not in left_out and path.is_file())
