"""What stands right beside a citation and would be read together with its value: an ending, the unit once more; called by prose_rules.py and words.py."""

import re
from collections.abc import Iterator
from contextlib import suppress

from scripts.languages.kazakh_endings import stems
from scripts.messages.say import Message, say
from scripts.pages.citations import MACRO, CitationError
from scripts.pages.writer import Writer

_GLUED = re.compile(r"[^\W\d_]+")
#: The endings of cases that Kazakh puts behind a number; none of them is an ending of Russian.
_KAZAKH_ENDING = re.compile(r"-?(?P<ending>[дт][ае]н?|н[ае]н|[ғқ]а|[гк]е|[ндт][ыі]ң|[мбп]ен)(?![\w-])")
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_TAG, _LINK = re.compile(r"<[^<>]*>"), re.compile(r"\[(?P<words>[^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?")
_UNIT = re.compile(r"\d(?P<unit>[^\d]*)$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_WORD = re.compile(r"[^\W\d_]+")
#: Two words that begin with so many same letters, of which so few are left, are forms of one.
_FEWEST, _ENDING = 3, 2


def beside_citations(text: str, writer: Writer) -> Iterator[tuple[Message, Message]]:
    """Yield what was found right behind the citations of a text in the writer's language, and what was expected."""
    for match in MACRO.finditer(text) if "{{" in text else ():
        with suppress(CitationError, KeyError):  # which is told where it is read
            value = _LINK.sub(r"\g<words>", _TAG.sub("", writer.cite(match.group())))
            told = _behind(value, text[match.end() :], match.group(), writer)
            if told:
                yield told


def _behind(value: str, text: str, citation: str, writer: Writer) -> tuple[Message, Message] | None:
    """Return what is wrong with the beginning of a text right behind a value."""
    ending, glued, following = _KAZAKH_ENDING.match(text), _GLUED.match(text), _NEXT_WORD.match(text)
    if ending and writer.language == "ru":
        return say("pages.kazakh-ending", ending=ending["ending"]), say("pages.citation-alone", citation=citation)
    if glued:
        return _glued(value, glued.group(), citation, writer)
    if following and _has_unit(value, following["word"]):
        found = say("pages.unit-second-time", text=f"{value} {following['word']}")
        return found, say("pages.citation-alone", citation=citation)
    return None


def _glued(value: str, ending: str, citation: str, writer: Writer) -> tuple[Message, Message] | None:
    """Return what is wrong with letters right behind a value: a Kazakh ending may be that of the unit, and fits it then."""
    unit = _LAST_WORD.search(value)
    if unit is None:
        found = say("pages.ending-without-hyphen", text=f"}}}}{ending}")
        return found, say("pages.hyphen-before-ending", text=f"}}}}-{ending}")
    if writer.language == "kk":
        if unit.group().lower() in stems(f"{unit.group()}{ending}".lower()):
            return None
        found = say("pages.letters-behind-unit", text=f"{value}{ending}")
        return found, say("pages.ending-that-fits", word=unit.group())
    found = say("pages.letters-behind-unit", text=f"{value}{ending}")
    return found, say("pages.citation-alone", citation=citation)


def _has_unit(value: str, word: str) -> bool:
    """Return whether a value ends with a unit of which a word is another form."""
    unit = _UNIT.search(value)
    words = _WORD.findall(unit["unit"]) if unit else []
    return any(_is_same(word.lower(), other.lower()) for other in words[:1] + words[-1:])


def _is_same(word: str, other: str) -> bool:
    least = max(_FEWEST, min(len(word), len(other)) - _ENDING)
    return len(min(word, other, key=len)) >= _FEWEST and word[:least] == other[:least]
