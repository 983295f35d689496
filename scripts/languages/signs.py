"""The signs that nobody has to type, as each language writes them: no-break spaces, quotes, dashes; used wherever words are shown.

Editors type an ordinary space, straight quotes, a hyphen between spaces. What is typed as it is to be shown stays so, and what
may mean one thing or another is left: the rule `typography` asks about it. The signs are data, in the tables `typography`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from scripts.languages import Language
from scripts.languages.patterns import pattern
from scripts.languages.tables import Owner, table

#: Stands in a text for what is no text of its own: a citation, code, a picture.
OBJECT = "\ufffc"
#: Stands in a text for a line that ends where its writer ends it.
LINE_END = "\u2028"
_QUOTE = re.compile('["«»“”„‟]')
#: Before a quote that opens; none of them stands before one that closes.
_BEFORE_OPENING = re.compile(r"[\s(\[{/—–-]")
_MOST_LEVELS = 2
#: What programs read: an address of a page, of a mailbox.
ADDRESS = re.compile(r"[a-z][a-z+.-]*://[^\s\"«»“”„<>]+|[\w.+-]+@[\w.-]+", re.IGNORECASE)
_PLACE = re.compile(r"\{\w+\}")


class Edit(NamedTuple):
    """What stands in a text from `start` to `end`, and the sign in its place."""

    start: int
    end: int
    sign: str


class Undecided(NamedTuple):
    """A place of a text where a sign may mean one thing or another, and the name of what it is; messages have its words."""

    place: int
    name: str


@lru_cache(maxsize=10_000)  # most texts of a page stand on every page
def sign_edits(text: str, language: Language) -> tuple[Edit, ...]:
    """Return what is to be put in the place of what in a text, from its beginning to its end, none over another."""
    if not pattern("typography", "both", "any").search(text):
        return ()
    quotes, _ = _quotes(text, language)
    addresses = [match.span() for match in ADDRESS.finditer(text)] if "://" in text or "@" in text else []
    edits: list[Edit] = []
    # The other signs are looked for as if the quotes were put, each of which is one sign in the place of one.
    for edit in sorted([*quotes, *_by_patterns(_with_quotes(text, quotes), language)]):
        is_over_another = edits and (edit.start < edits[-1].end or edit.start == edits[-1].start)
        is_in_address = any(start < edit.end and edit.start < end for start, end in addresses)
        if text[edit.start : edit.end] != edit.sign and not is_over_another and not is_in_address:
            edits.append(edit)
    return tuple(edits)


def with_signs(text: str, language: Language) -> str:
    """Return a text with its signs; it has as many lines as before."""
    pieces, end = [], 0
    for edit in sign_edits(text, language):
        lines = text.count("\n", edit.start, edit.end)
        pieces += [text[end : edit.start], edit.sign, "\n" * lines]
        end = edit.end
    return "".join([*pieces, text[end:]]) if pieces else text


def phrase_with_signs(text: str, language: Language) -> str:
    """Return a phrase with its signs, in which `{name}` stands for a value."""
    hidden = _PLACE.sub(lambda match: OBJECT * len(match.group()), text)
    for edit in reversed(sign_edits(hidden, language)):
        text = text[: edit.start] + edit.sign + text[edit.end :]
    return text


def undecided(text: str, language: Language) -> Iterator[Undecided]:
    """Yield each place of a text where the sign that is meant cannot be told from what is typed."""
    if not pattern("typography", "both", "any").search(text):
        return
    for owner in _owners(language):
        for name in table(owner, "typography")["undecided"]:
            for match in pattern("typography", owner, name).finditer(text):
                yield Undecided(match.start("at"), name)
    _, wrong = _quotes(text, language)
    if wrong is not None:
        yield wrong


def inner_quotes(language: Language) -> str:
    """Return the quotes that a language writes inside quotes, with a space between them."""
    signs: str = table(language, "typography")["inner_quotes"]
    return signs


def _owners(language: Language) -> tuple[Owner, ...]:
    return (language, "both")


def _by_patterns(text: str, language: Language) -> Iterator[Edit]:
    for expression, sign in _signs(language):
        group = "at" if "at" in expression.groupindex else 0
        for match in expression.finditer(text):
            yield Edit(*match.span(group), sign)


@cache
def _signs(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (pattern("typography", owner, name), sign)
        for owner in _owners(language)
        for name, sign in table(owner, "typography")["put"].items()
    )


def _with_quotes(text: str, quotes: list[Edit]) -> str:
    signs = list(text)
    for edit in quotes:
        signs[edit.start] = edit.sign
    return "".join(signs)


def _quotes(text: str, language: Language) -> tuple[list[Edit], Undecided | None]:
    """Return the quotes of a text as its language writes them, or what is wrong with them, and then none."""
    outer, inner = ("«", "»"), inner_quotes(language).split()
    found: list[Edit] = []
    is_open: list[int] = []
    after_opening = -1
    for match in _QUOTE.finditer(text):
        place = match.start()
        if _opens(text, place, place == after_opening):
            if len(is_open) == _MOST_LEVELS:
                return [], Undecided(place, "third_quotes")
            found.append(Edit(place, place + 1, (inner if is_open else outer)[0]))
            is_open.append(place)
            after_opening = place + 1
        elif is_open:
            is_open.pop()
            found.append(Edit(place, place + 1, (inner if is_open else outer)[1]))
        else:
            return [], Undecided(place, "not_opened_quote")
    if is_open:
        return [], Undecided(is_open[-1], "not_closed_quote")
    return found, None


def _opens(text: str, place: int, is_after_opening: bool) -> bool:
    """Return whether the quote at a place opens: « and „ do, » and ” do not, of the others the signs beside them tell."""
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if sign in "«„»”":
        return sign in "«„"
    return bool(after.strip()) and (is_after_opening or not before or _BEFORE_OPENING.match(before) is not None)
