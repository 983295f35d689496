"""The citations of prose and of the words of records: `{{ figure.minimum-wage }}`, `[палатой](party:chamber)`."""

import re
from collections.abc import Callable

from scripts.messages.say import say
from scripts.pages.addresses import KIND_OF_NAME

MACRO = re.compile(r"\{\{\s*(?P<name>[a-z-]+)(?P<rest>[^{}|]*?)\s*(?:\|\s*(?P<filter>[^{}|]*?)\s*)?\}\}")
LINK = re.compile(rf"\[(?P<text>[^\[\]]*)\]\((?P<name>{'|'.join(KIND_OF_NAME)}):(?P<id>[a-z0-9/-]+)\)")
#: How a cited figure is written: `of enterprise`, `of enterprise, genitive`.
NOUN = re.compile(r"of (?P<noun>[a-z0-9-]+)(?:, ?(?P<case>[a-z]+))?")
#: Splits a text into prose and citations, alternately.
_EITHER = re.compile(f"({'|'.join(re.sub('[?]P<[a-z]+>', '?:', part.pattern) for part in (MACRO, LINK))})")
#: The end of what a citation became when it shows a full stop of its own: 5 января 2026 г.
_OWN_STOP = re.compile(r"\.(?:\]\([^()]*\)(?:\{[^{}]*\})?|</span>)?$")


class CitationError(Exception):
    """A citation that leads nowhere: what was found and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        self.found, self.expected = found, expected
        super().__init__(say("as-error", found=found, expected=expected))


def has_citations(text: str) -> bool:
    """Return whether a text has a citation."""
    return bool(_EITHER.search(text))


def with_citations(text: str, cite: Callable[[str], str], prose: Callable[[str], str] = str) -> str:
    """Return a text with each citation as `cite` writes it and what is between them as `prose` does; no stop stands twice."""
    pieces = [cite(piece) if index % 2 else prose(piece) for index, piece in enumerate(_EITHER.split(text))]
    for index in range(2, len(pieces), 2):
        if re.match(r"\.(?!\.)", pieces[index]) and _OWN_STOP.search(pieces[index - 1]):
            pieces[index] = pieces[index][1:]
    return "".join(pieces)


def cited_in(text: str) -> list[tuple[str, str]]:
    """Return the kind and id (of a source with its passage) of every citation in a text."""
    links = [(KIND_OF_NAME[match["name"]], match["id"]) for match in LINK.finditer(text)]
    macros = [(match["name"], match["rest"].strip(". ").split(".")[0]) for match in MACRO.finditer(text)]
    return links + [(KIND_OF_NAME[name], identifier) for name, identifier in macros if name in KIND_OF_NAME]
