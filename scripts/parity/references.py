"""Rules on what a text points at and is marked by: citations, links, images, footnotes and marks are the same on both sides; called by runner.py."""

import difflib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from scripts.languages import LANGUAGES, Language
from scripts.messages.say import Message, say
from scripts.pages.addresses import is_address
from scripts.pages.citations import LINK, MACRO, NOUN
from scripts.records.kinds.reference import Source
from scripts.records.loader import Records
from scripts.records.values import Addresses
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage, finding_in_source

_IMAGE = re.compile(r"!\[[^\[\]]*\]\(\s*(?P<target>[^()\s]+)[^()]*\)|<img\b[^>]*?\bsrc=\"(?P<source>[^\"]*)\"[^>]*>")
_TARGET = re.compile(
    r"\]\(\s*<?(?P<inline>(?:[^()\s]|\([^()\s]*\))+)|<(?P<auto>(?:https?://|mailto:|tel:)[^<>\s]+)>|\bhref=\"(?P<html>[^\"]*)\""
)
_REFERENCE = re.compile(r"\]\[(?P<label>[^\[\]]*)\]")
_FOOTNOTE = re.compile(r"\[\^(?P<id>[^\]\s]+)\](?P<definition>:?)")
#: What is made of signs inside a text, and has no language: a box of a task, marked, struck and raised words, keys, an icon, a class.
_MARK = re.compile(
    r"\A\[(?P<task>[ xX])\] |(?<!\[)(?P<sign>==|~~|\^\^|~|\^)(?=\S(?:(?!(?P=sign))[^\n])*(?<=\S)(?P=sign))|(?P<keys>\+\+[^+\s][^\n]*?\+\+)|(?P<icon>:[a-z][a-z0-9_-]+:)"
    r"|(?<!\{)\{:?\s*(?P<classes>[.\w][^{}#]*?)\s*\}(?!\})"
)
_CODE = re.compile(r"`[^`\n]*`")
#: The mark of a language in the name of a file that is drawn once a language: plan.kk.svg, plan-ru.svg.
_LANGUAGE_OF_FILE = re.compile(r"(?<=[.-])(?:kk|ru)(?=\.[a-z0-9]+$)")

_SIGNS = ("[", "{", "<", "==", "~", "^", "++", ":")
#: The part of a path that names a language, which some sites have for one language only: example.org/ru/help.
_LANGUAGE_OF_ADDRESS = re.compile(r"(?<=[^/:])/(?:kk|kz|kaz|ru|rus)(?=[/?#]|$)")


class References:
    """The rules `citations`, `links`, `images`, `footnotes` and, for marks, `blocks`, for one set of records."""

    def __init__(self, records: Records) -> None:
        self._twins = _declared_twins(records)
        self._rules: tuple[tuple[str, Callable[[TextPassage], list[str]]], ...] = (
            ("citations", citations),
            ("links", lambda passage: [self._canonical(target, passage) for target in targets(passage)]),
            ("images", images),
            ("footnotes", footnotes),
            ("blocks", marks),
        )

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield what one side of a pair points at and the other does not."""
        if not any(sign in p.source for p in pair.kk + pair.ru for sign in _SIGNS):
            return
        for rule, read in self._rules:
            sides = [[(item, passage) for passage in side for item in read(passage)] for side in (pair.kk, pair.ru)]
            yield from _unequal(rule, sides, pair)

    def wrong_language(self, passage: TextPassage) -> Iterator[Finding]:
        """Yield each link of a passage that leads into the other language, where there is a twin in its own."""
        for target in targets(passage):
            expected = self._in_own_language(target, passage)
            if expected:
                message = say("parity.found-link-to-in-other-language", target=target, expected=expected)
                yield finding_in_source(passage, _place_of(target, passage), "links", message)

    def _in_own_language(self, target: str, passage: TextPassage) -> Message | None:
        """Return what a link should be when it leads into the other language, else None."""
        language, addresses = self._twins.get(target, (passage.language, None))
        if addresses and language != passage.language:
            return say("quoted", text=addresses.kk if passage.language == "kk" else addresses.ru)
        if not is_address(target) or urlsplit(target).scheme or not target.partition("#")[0].endswith((".md", "/")):
            return None
        top = _inside(target, passage).partition("/")[0]
        is_other = top in LANGUAGES and top != passage.language
        return say("parity.page-of-same-language") if is_other else None

    def _canonical(self, target: str, passage: TextPassage) -> str:
        """Return the same spelling for the two addresses of one page, which a source declares or whose paths name a language."""
        _, addresses = self._twins.get(target, ("", None))
        if addresses:
            return addresses.kk
        if "://" in target:
            return _LANGUAGE_OF_ADDRESS.sub("", target)
        if not self._in_own_language(target, passage):
            return target.removeprefix("./")
        own = posixpath.dirname(_path_of(passage).partition("/")[2])
        return (
            posixpath.relpath(_inside(target, passage).partition("/")[2], own or ".")
            + target[len(target.partition("#")[0]) :]
        )


def _path_of(passage: TextPassage) -> str:
    """Return the path of a page inside the folder of pages: `ru/about/index.md`."""
    return passage.file.rpartition("/docs/")[2].removeprefix("docs/")


def _inside(target: str, passage: TextPassage) -> str:
    """Return the path inside the folder of pages to which a target leads."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(_path_of(passage)), target.partition("#")[0]))


def _declared_twins(records: Records) -> dict[str, tuple[Language, Addresses]]:
    twins: dict[str, tuple[Language, Addresses]] = {}
    for source in records.all(Source):
        if isinstance(source.address, Addresses) and source.address.kk != source.address.ru:
            twins[source.address.kk] = "kk", source.address
            twins[source.address.ru] = "ru", source.address
    return twins


def citations(passage: TextPassage) -> list[str]:
    """Return every citation of a record in a passage, by what it cites and with which noun, in whatever case.

    A figure with its unit and as a bare number are the same.
    """
    text = passage.source
    found = [_cited(match) for match in MACRO.finditer(text)] if "{{" in text else []
    return found + [f"{match['name']}:{match['id']}" for match in LINK.finditer(text)] if "](" in text else found


def _cited(macro: re.Match[str]) -> str:
    noun = NOUN.fullmatch(macro["filter"] or "")
    return f"{{{{ {macro['name']}{macro['rest'].strip()}{' | of ' + noun['noun'] if noun else ''} }}}}"


def targets(passage: TextPassage) -> list[str]:
    """Return the target of every link of a passage that is no citation and no image."""
    text = _IMAGE.sub("", LINK.sub("", passage.source)) if "](" in passage.source else passage.source
    found = [match["inline"] or match["auto"] or match["html"] or "" for match in _TARGET.finditer(text)]
    return found + [f"[{match['label']}]" for match in _REFERENCE.finditer(text)]


def images(passage: TextPassage) -> list[str]:
    """Return the file of every image of a passage, without the mark of its language."""
    if "![" not in passage.source and "<img" not in passage.source:
        return []
    files = (match["target"] or match["source"] or "" for match in _IMAGE.finditer(passage.source))
    return [_LANGUAGE_OF_FILE.sub("…", file) for file in files]


def footnotes(passage: TextPassage) -> list[str]:
    """Return every footnote that a passage refers to or defines."""
    return [match.group() for match in _FOOTNOTE.finditer(passage.source)] if "[^" in passage.source else []


def marks(passage: TextPassage) -> list[str]:
    """Return what a passage is marked by: each mark as it is typed."""
    return [match.group().strip() for match in _MARK.finditer(_CODE.sub("", passage.source))]


def _unequal(rule: str, sides: list[list[tuple[str, TextPassage]]], pair: Pair) -> Iterator[Finding]:
    counts = [Counter(item for item, _ in side) for side in sides]
    if counts[0] == counts[1]:
        return
    more = [counts[side] - counts[1 - side] for side in (0, 1)]
    # One that stands in the place of another is one fault.
    for item in sorted(more[1]):
        instead = next(iter(difflib.get_close_matches(item, sorted(more[0]), 1, 0)), None)
        if instead:
            more[0] -= Counter([instead])
            more[1] -= Counter([item])
            passage = _having(item, sides[1])
            message = say("parity.other-reference", item=item, instead=instead)
            yield finding_in_source(passage, _place_of(item, passage), rule, message, _having(instead, sides[0]))
    for side in (0, 1):
        for item, count in sorted(more[side].items()):
            passage = _having(item, sides[side])
            message = say("parity.found-more-than-in-other-language", item=item, count=count)
            yield finding_in_source(passage, _place_of(item, passage), rule, message, pair.twin_of(passage))


def _having(item: str, side: list[tuple[str, TextPassage]]) -> TextPassage:
    return next(passage for found, passage in side if found == item)


def _place_of(text: str, passage: TextPassage) -> int:
    """Return where `text` stands in the source of a passage; its beginning when the text is spelled another way."""
    return max(passage.source.find(text.strip("{ }")), 0)
