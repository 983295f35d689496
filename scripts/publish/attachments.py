"""What is published of the files beside pages and of drawings and pictures among the assets; called by prepare.py and assets.py.

A raster is written anew, so that nothing of its metadata is left; a drawing has been checked and a document told by its
content (records/attachments.py), and both are published as they are.
"""

from pathlib import Path

from scripts.cache import Cache
from scripts.languages import LANGUAGES
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
    """Return what is published of the files that lie beside pages, each at its own address."""
    paths = (path for path in attachments(docs) if is_published(path))
    addresses = {_address(path.relative_to(docs)): path for path in paths if path.relative_to(docs).parts[0] != FOLDER}
    return {address: (address, published_content(path, cache)) for address, path in addresses.items()}


def left_out(docs: Path) -> list[str]:
    """Return the files in `docs` that are never published, by their paths there: rubbish, and kinds that are not on the list."""
    return [path.relative_to(docs).as_posix() for path in attachments(docs) if _is_odd(path)]


def _is_odd(path: Path) -> bool:
    return not is_published(path) and not path.name.startswith(".")


def _address(path: Path) -> str:
    """Return the address from the root of the site of a file by its path in the folder of pages."""
    first, _, rest = path.as_posix().partition("/")
    return next((url_in(rest, language) for language in LANGUAGES if language == first), path.as_posix())
