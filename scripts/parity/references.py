"""Rules on what a text points at: citations, links, images and footnotes are the same on both sides; called by checks.py."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from scripts.languages import LANGUAGES, Language
from scripts.pages.writer import LINK, MACRO
from scripts.parity.finding import Finding
from scripts.parity.passages import Pair, Passage
from scripts.records.kinds import Source
from scripts.records.loader import Records
from scripts.records.values import Addresses

_IMAGE = re.compile(r"!\[[^\[\]]*\]\(\s*(?P<target>[^()\s]+)[^()]*\)|<img\b[^>]*?\bsrc=\"(?P<source>[^\"]*)\"[^>]*>")
_TARGET = re.compile(
    r"\]\(\s*<?(?P<inline>(?:[^()\s]|\([^()\s]*\))+)|<(?P<auto>(?:https?://|mailto:|tel:)[^<>\s]+)>|\bhref=\"(?P<html>[^\"]*)\""
)
_REFERENCE = re.compile(r"\]\[(?P<label>[^\[\]]*)\]")
_FOOTNOTE = re.compile(r"\[\^(?P<id>[^\]\s]+)\](?P<definition>:?)")
#: The mark of a language in the name of a file that is drawn once a language: plan.kk.svg, plan-ru.svg.
_LANGUAGE_OF_FILE = re.compile(r"(?<=[.-])(?:kk|ru)(?=\.[a-z0-9]+$)")


class References:
    """The rules `citations`, `links`, `images` and `footnotes`, for one set of records."""

    def __init__(self, records: Records) -> None:
        self._twins = _declared_twins(records)
        self._rules: tuple[tuple[str, Callable[[Passage], list[str]]], ...] = (
            ("citations", citations),
            ("links", self._links),
            ("images", images),
            ("footnotes", footnotes),
        )

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield what one side of a pair points at and the other does not."""
        if not any("[" in p.source or "{" in p.source or "<" in p.source for p in pair.kk + pair.ru):
            return
        for rule, read in self._rules:
            sides = [[(item, passage) for passage in side for item in read(passage)] for side in (pair.kk, pair.ru)]
            yield from _unequal(rule, sides, pair)

    def wrong_language(self, passage: Passage) -> Iterator[Finding]:
        """Yield each link of a passage that leads into the other language, where there is a twin in its own."""
        for target in targets(passage):
            expected = self._in_own_language(target, passage)
            if expected:
                message = f'found a link to "{target}" in the other language; expected {expected}'
                yield Finding(passage.file, _line_of(passage, target), "links", "error", message)

    def _in_own_language(self, target: str, passage: Passage) -> str | None:
        """Return what a link should be when it leads into the other language, else None."""
        language, addresses = self._twins.get(target, (passage.language, None))
        if addresses and language != passage.language:
            return f'"{addresses.kk if passage.language == "kk" else addresses.ru}"'
        if urlsplit(target).scheme or not target.partition("#")[0].endswith((".md", "/")):
            return None
        path = passage.file.rpartition("/docs/")[2].removeprefix("docs/")
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("#")[0]))
        top = inside.partition("/")[0]
        return "a page of the same language" if top in LANGUAGES and top != passage.language else None

    def _links(self, passage: Passage) -> list[str]:
        return [self._canonical(target) for target in targets(passage)]

    def _canonical(self, target: str) -> str:
        """Return the same spelling for the two addresses that a source declares, one a language."""
        _, addresses = self._twins.get(target, ("", None))
        return addresses.kk if addresses else target.removeprefix("./")


def _declared_twins(records: Records) -> dict[str, tuple[Language, Addresses]]:
    twins: dict[str, tuple[Language, Addresses]] = {}
    for source in records.all(Source):
        if isinstance(source.address, Addresses) and source.address.kk != source.address.ru:
            twins[source.address.kk] = "kk", source.address
            twins[source.address.ru] = "ru", source.address
    return twins


def citations(passage: Passage) -> list[str]:
    """Return every citation of a record in a passage, by what it cites (whether with its unit or as a bare number)."""
    text = passage.source
    found = [f"{{{{ {m['name']}{m['rest'].strip()} }}}}" for m in MACRO.finditer(text)] if "{{" in text else []
    return found + [f"{match['name']}:{match['id']}" for match in LINK.finditer(text)] if "](" in text else found


def targets(passage: Passage) -> list[str]:
    """Return the target of every link of a passage that is no citation and no image."""
    text = _IMAGE.sub("", LINK.sub("", passage.source)) if "](" in passage.source else passage.source
    found = [match["inline"] or match["auto"] or match["html"] or "" for match in _TARGET.finditer(text)]
    return found + [f"[{match['label']}]" for match in _REFERENCE.finditer(text)]


def images(passage: Passage) -> list[str]:
    """Return the file of every image of a passage, without the mark of its language."""
    if "![" not in passage.source and "<img" not in passage.source:
        return []
    files = (match["target"] or match["source"] or "" for match in _IMAGE.finditer(passage.source))
    return [_LANGUAGE_OF_FILE.sub("…", file) for file in files]


def footnotes(passage: Passage) -> list[str]:
    """Return every footnote that a passage refers to or defines."""
    return [match.group() for match in _FOOTNOTE.finditer(passage.source)] if "[^" in passage.source else []


def _unequal(rule: str, sides: list[list[tuple[str, Passage]]], pair: Pair) -> Iterator[Finding]:
    counts = [Counter(item for item, _ in side) for side in sides]
    if counts[0] == counts[1]:
        return
    others = pair.ru, pair.kk
    for side in (0, 1):
        for item, count in sorted((counts[side] - counts[1 - side]).items()):
            passage = next(passage for found, passage in sides[side] if found == item)
            twin = others[side][0] if others[side] else None
            message = f'found "{item}" {count} more than in the other language'
            yield Finding(
                passage.file,
                _line_of(passage, item),
                rule,
                "error",
                f"{passage.field}: {message}" if passage.field else message,
                twin.file if twin else None,
                twin.line if twin else None,
            )


def _line_of(passage: Passage, text: str) -> int:
    """Return the line of a passage on which `text` stands; its first line when the text is spelled another way."""
    offset = passage.source.find(text.strip("{ }"))
    return passage.line + passage.source.count("\n", 0, max(offset, 0))
