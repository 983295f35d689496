"""What is published of the files beside pages and of drawings and pictures among the assets; called by prepare.py and assets.py.

A raster is written anew, so that nothing of its metadata is left; a drawing has been checked and a document told by its
content (records/attachments.py), and both are published as they are.
"""

from pathlib import Path

from scripts.cache import Cache
from scripts.files import is_leftover
from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say
from scripts.pages.addresses import url_in
from scripts.publish.pixels import encoded, key_of, pixels_of
from scripts.records.attachments import RASTERS, attachments, is_published

#: The folder of the site whose files have fingerprinted names (assets.py).
FOLDER = "assets"

#: What is published by its path on pages: its path in the site, and the content.
Published = dict[str, tuple[str, bytes]]


def published_content(path: Path, cache: Cache) -> bytes:
    """Return what is published of a file; of a raster what is seen of it and nothing else, kept in `cache`."""
    original, ending = path.read_bytes(), path.suffix.lower()
    if ending not in RASTERS:
        return original
    return cache.kept(key_of(original, ending), lambda: encoded(pixels_of(original), ending))


def published_beside_pages(docs: Path, cache: Cache) -> Published:
    """Return what is published of the files that lie beside the pages of a language, each at its own address."""
    published = {}
    for path in attachments(docs):
        folder, _, rest = path.relative_to(docs).as_posix().partition("/")
        for language in (language for language in LANGUAGES if language == folder and is_published(path)):
            address = url_in(rest, language)
            published[address] = address, published_content(path, cache)
    return published


def left_out(docs: Path) -> list[Message]:
    """Return the files in `docs` that are never published, those of git aside: each by its path there, and why."""
    reasons = {path.relative_to(docs): _why_not(path, docs) for path in attachments(docs)}
    return [
        say("publish.left-out", path=path.as_posix(), why=why)
        for path, why in reasons.items()
        if why and not path.name.startswith(".git")
    ]


def _why_not(path: Path, docs: Path) -> Message | None:
    if path.relative_to(docs).parts[0] not in (FOLDER, *LANGUAGES):
        return say("publish.neither-beside-page-nor-among-assets")
    if is_leftover(path.name):
        return say("publish.left-by-program")
    return None if is_published(path) else say("publish.no-kind-that-is-published")
