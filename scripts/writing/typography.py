"""The rule `typography`: quotes, dashes, spaces and the percent sign as each language writes them; called by runner.py.

The conventions are those of the editors' guides (CONTRIBUTING.kk.md, CONTRIBUTING.ru.md, the table of typography).
Values that come from records are not looked at: the languages room writes them.
"""

import re
from collections.abc import Iterator

from scripts.languages.patterns import pattern
from scripts.languages.tables import Owner, table
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, TextPassage, finding_at, without_addresses

_QUOTE = re.compile("[«»“”„]")


def typography_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield an error for each sign of a passage that its language writes in another way."""
    text = passage.text
    if not pattern("typography", "both", "any").search(text):
        return
    text = without_addresses(text)
    owners: tuple[Owner, ...] = (passage.language, "both")
    for owner in owners:
        for name, (found, expected) in table(owner, "typography")["wrong"].items():
            for match in pattern("typography", owner, name).finditer(text):
                yield _finding(passage, match.start(), found, expected)
    yield from _quote_findings(passage, text)


def _quote_findings(passage: TextPassage, text: str) -> Iterator[Finding]:
    """Yield each quote that is not closed or opened, or is of another level than its place."""
    inner = table(passage.language, "typography")["inner_quotes"].split()
    expected = f"« », and inside them {' '.join(inner)}"
    is_open: list[tuple[int, str]] = []
    for match in _QUOTE.finditer(text):
        sign, place = match.group(), match.start()
        if is_open and sign == is_open[-1][1]:
            is_open.pop()
        elif sign == "«" and not is_open:
            is_open.append((place, "»"))
        elif sign == inner[0] and len(is_open) == 1:
            is_open.append((place, inner[1]))
        else:
            yield _finding(passage, place, "a quote of another level or language", expected)
            return
    for place, closing in is_open:
        yield _finding(passage, place, "a quote that is not closed", closing)


def _finding(passage: TextPassage, place: int, found: str, expected: str) -> Finding:
    around = " ".join(passage.text[max(0, place - 12) : place + 13].split()).replace(CITATION, "{{ }}")
    message = f'found {found} ("{around}"); expected {expected}'
    return finding_at(passage, place, "typography", "error", message)
