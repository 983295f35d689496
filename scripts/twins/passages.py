"""What the rules of the check look at: a passage of text in one language, and the pair that it makes with its twin.

Made by documents.py from pages and by record_passages.py from records; used by every rule on text.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from scripts.languages import Language
from scripts.languages.signs import OBJECT, with_signs
from scripts.messages.say import say
from scripts.pages.citations import LINK, MACRO
from scripts.twins.finding import Finding, Severity

#: Stands in the text of a passage where a citation puts a value of a record.
CITATION = OBJECT

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[(?P<text>[^\[\]]*)\]\([^()]*\)")
_TARGET = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))+(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"(?<!\S)\S*?(?:://|@)\S*")
_CODE = re.compile(r"`[^`\n]*`")
_MARKS = re.compile(
    r"\*\*|__|==|~~|\^\^|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|(?<=\w)[~^](?=\w)|(?<=[~^]\w)[~^]|\{\s*[.#:][^{}]*\}"
    r"|</?[a-zA-Z][^<>]*>|\[\^[^\]]*\]:?|:[a-z][a-z0-9_-]+: ?|\+\+[^+\s][^\n]*?\+\+|\A\[[ xX]\] "
)
_ESCAPE = re.compile(r"\\([\\`*_\[\]|#+.()-])")


@dataclass(frozen=True)
class TextPassage:
    """Text for readers as it stands in one place.

    `kind` is title, description, heading, paragraph, item, cell, quote, term, definition (of pages) or field (of
    records). `source` is the text as written, with its line breaks; `line` is the line of the file where it begins.
    `field` is the path of a field of a record (`summary`, `said.0.text`), or "".
    """

    file: str
    line: int
    language: Language
    kind: str
    source: str
    field: str = ""

    @cached_property
    def text(self) -> str:
        """The words as a reader sees them: with their signs, without marks, targets and code, line breaks kept.

        A citation of a value is the sign CITATION; a link is its words.
        """
        text = self.source
        if "<!--" in text:
            text = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
        if "{{" in text:
            text = MACRO.sub(CITATION, text)
        if "[" in text:
            text = LINK.sub(lambda match: match["text"], text)
            text = _IMAGE.sub("", text)
            text = _TARGET.sub(lambda match: match["text"], text)
        if "`" in text:
            text = _CODE.sub(CITATION, text)
        return with_signs(_ESCAPE.sub(r"\1", _MARKS.sub("", text)), self.language)

    def line_at(self, offset: int) -> int:
        """Return the line of the file on which the sign at `offset` of the text stands."""
        return self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True)
class Pair:
    """The same place in both languages: one cell, item, heading or field a side, or the paragraphs of a section."""

    kk: tuple[TextPassage, ...]
    ru: tuple[TextPassage, ...]

    def twin_of(self, passage: TextPassage) -> TextPassage | None:
        """Return the passage in the place of another in the other language; None where that has none."""
        mine, other = (self.kk, self.ru) if passage.language == "kk" else (self.ru, self.kk)
        places = (place for place, one in enumerate(mine) if (one.line, one.field) == (passage.line, passage.field))
        return other[min(next(places, 0), len(other) - 1)] if other else None


def without_addresses(text: str) -> str:
    """Return a text of the same length with spaces in the place of every web and e-mail address."""
    if "://" not in text and "@" not in text:
        return text
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text)


def finding_at(
    passage: TextPassage, offset: int, rule: str, severity: Severity, message: str, other: TextPassage | None = None
) -> Finding:
    """Return a finding at the sign `offset` of the text of `passage`; `other` is where the twin stands."""
    return finding_on_line(passage, passage.line_at(offset), rule, severity, message, other)


def finding_in_source(
    passage: TextPassage, offset: int, rule: str, message: str, other: TextPassage | None = None
) -> Finding:
    """Return an error at the sign `offset` of the source of `passage`, where its text may have no such sign."""
    line = passage.line + passage.source.count("\n", 0, offset)
    return finding_on_line(passage, line, rule, "error", message, other)


def finding_on_line(
    passage: TextPassage, line: int, rule: str, severity: Severity, message: str, other: TextPassage | None = None
) -> Finding:
    """Return a finding on a line of the file of `passage`, with the field where it is one of a record."""
    told = say("of-field", field=passage.field, message=message) if passage.field else message
    counterpart = (other.file, other.line) if other else (None, None)
    return Finding(passage.file, line, rule, severity, told, *counterpart)
