"""Addresses that readers try and the page each leads to, for every server and static host; called by hosting.py."""

from dataclasses import dataclass
from itertools import product

from scripts.languages import ADDRESS_NAMES, LANGUAGES


@dataclass(frozen=True)
class Redirect:
    """Folders that are not there and the one to which they lead, as written before a slash: `/RU`, `/Ru` and `/ru`, `/kz` and nothing."""

    starts: tuple[str, ...]
    to: str


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
