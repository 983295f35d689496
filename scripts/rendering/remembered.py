"""Remembers which pages are shown as they are written, so that only what changed is read by both parsers; called by writing/markup.py."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.cache import Cache, digest
from scripts.paths import CACHE, CONFIG

if TYPE_CHECKING:
    from scripts.rendering.differences import Difference

#: Where the pages without a difference are kept, each as an empty file by the hash of all that reads it.
READ = CACHE / "read"
_PACKAGES = ("markdown", "pymdown-extensions", "markdown-it-py", "mdit-py-plugins", "mkdocs-material")


def differences_of(text: str) -> Sequence["Difference"]:
    """Return where the Markdown of a page, without comments, is shown otherwise than it says, or as signs."""
    kept, key = Cache(READ), digest(text, *_readers())
    if kept.get(key) is not None:
        return ()
    # The renderer with all its extensions takes longer to import than the rest of the check, and mostly nothing has changed.
    from scripts.rendering.differences import differences

    found = list(differences(text))
    if not found:
        kept.kept(key, bytes)
    return found


@cache
def _readers() -> tuple[str | bytes, ...]:
    """Return what decides how a page is read: the programs, their settings, and the modules of this room."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return (*map(version, _PACKAGES), CONFIG.read_bytes(), *(module.read_bytes() for module in modules))
