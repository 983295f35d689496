"""Addresses that readers try and the page each leads to, for every server and static host; called by hosting.py and storage/objects.py."""

import re
from dataclasses import dataclass
from itertools import product
from urllib.parse import quote

from scripts.languages import ADDRESS_NAMES, LANGUAGES
from scripts.lasting.moves import Moves


@dataclass(frozen=True)
class Redirect:
    """Folders that are not there and the one to which they lead, as written before a slash: `/RU`, `/Ru` and `/ru`, `/kz` and nothing."""

    starts: tuple[str, ...]
    to: str


@dataclass(frozen=True)
class FormerAddress:
    """A page or a file that is at its address no more, of pages with the slash at its end and without; none begins with a slash.

    `to` is where it lies now, as addresses are written, and empty for the home page; `page` the file that is shown instead of what
    was withdrawn, which has no such place.
    """

    ways: tuple[str, ...]
    to: str = ""
    page: str = ""

    @property
    def pattern(self) -> str:
        """A regular expression for all its ways."""
        return "|".join(map(re.escape, self.ways))


def former_addresses(moves: Moves) -> list[FormerAddress]:
    """Return every page and file that lies elsewhere now."""
    return [FormerAddress(_ways(old), quote(new, safe="/#~")) for old, new in sorted(moves.addresses.items())]


def withdrawn_addresses(moves: Moves) -> list[FormerAddress]:
    """Return every page and file that was withdrawn; for a file there is the page for what is not there."""
    gone = [old for old in sorted(moves.withdrawn) if "#" not in old]
    return [FormerAddress(_ways(old), page=f"{old}index.html" if old.endswith("/") else "404.html") for old in gone]


def _ways(address: str) -> tuple[str, ...]:
    return (address, address.rstrip("/")) if address.endswith("/") else (address,)


def language_redirects() -> list[Redirect]:
    """Return the redirects from every way to write a language in an address to the one that the site has."""
    redirects = []
    for language in LANGUAGES:
        folder = "" if language == LANGUAGES[0] else f"/{language}"
        starts = [f"/{way}" for name in (language, *ADDRESS_NAMES[language]) for way in _ways_to_write(name)]
        redirects.append(Redirect(tuple(start for start in starts if start != folder), folder))
    return redirects


def _ways_to_write(name: str) -> list[str]:
    """Return a name in small letters, in capitals and in every mixture of them."""
    return ["".join(letters) for letters in product(*((letter, letter.upper()) for letter in name))]
