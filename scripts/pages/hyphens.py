"""Lets long Kazakh words break in narrow places: headings, switches, names of facts, cells; called by hooks.py."""

import re

from scripts.languages.kazakh_hyphens import hyphenated

_NARROW = re.compile(r"<(?P<tag>h[1-3]|summary|dt|th|td)\b(?P<rest>[^<>]*>.*?)</(?P=tag)>", re.DOTALL)
_TEXT = re.compile(r"(?<=>)[^<>]+")
_CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)


def with_hyphens(html: str) -> str:
    """Return the HTML of a Kazakh page with soft hyphens in all those places, but not in code."""
    return _NARROW.sub(lambda match: _outside_code(match.group()), html)


def _outside_code(html: str) -> str:
    parts, place = [], 0
    for code in _CODE.finditer(html):
        parts += [_words(html[place : code.start()]), code.group()]
        place = code.end()
    return "".join([*parts, _words(html[place:])])


def _words(html: str) -> str:
    return _TEXT.sub(lambda match: hyphenated(match.group()), html)
