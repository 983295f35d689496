"""The rule `typography`: quotes, dashes, spaces and the percent sign as each language writes them; called by checks.py.

The conventions are those of the editors' guides (CONTRIBUTING.kk.md, CONTRIBUTING.ru.md, the table of typography).
Values that come from records are not looked at: the languages room writes them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.languages import Language
from scripts.parity.finding import Finding
from scripts.parity.passages import CITATION, Passage, finding_at, without_addresses

_NO_BREAK = "\u00a0\u202f"
_INNER_QUOTES: dict[Language, tuple[str, str]] = {"kk": ("“", "”"), "ru": ("„", "“")}
_UNITS = r"м²|м³|м\b|км\b|га\b|т\b|кг\b|кВт\b|кВА\b|₸|тенге\b|теңге|млн\b|млрд\b|мың\b|тыс\."


class _Convention(NamedTuple):
    """What is wrong where `pattern` stands, and what is expected there."""

    pattern: re.Pattern[str]
    found: str
    expected: str


def _conventions(language: Language) -> tuple[_Convention, ...]:
    number = rf"[\d{CITATION}]"
    percent = (
        _Convention(re.compile(rf"(?<={number})\s%"), "a space before the percent sign", "37,5%, without a space")
        if language == "kk"
        else _Convention(
            re.compile(rf"(?<={number})[^{_NO_BREAK}\W]?(?: %|(?<={number})%)"),
            "no no-break space before the percent sign",
            "37,5 %, with a no-break space",
        )
    )
    return (
        _Convention(re.compile(r"(?<!\w)\"|\"(?!\w)"), "a straight quote", _outer_and_inner(language)),
        _Convention(re.compile(r"(?<=\S) [-–] (?=\S)|^[-–] (?=\w)"), "a hyphen or a short dash", "a dash (—)"),
        _Convention(re.compile(r"(?<=\w)—(?=\w)|(?<=\w)— | —(?=\w)"), "a dash without spaces", "a space on both sides"),
        _Convention(
            re.compile(rf"(?<![\w./№-])(?<!№[ {_NO_BREAK}])\d{{1,4}}-\d{{1,4}}(?=[ {_NO_BREAK}](?:{_UNITS}|%|[а-яё]))"),
            "a hyphen in a range",
            "5–9, with a short dash",
        ),
        _Convention(re.compile(rf"№(?=[^{_NO_BREAK}])"), "no no-break space after №", "№ 53, with a no-break space"),
        _Convention(
            re.compile(rf"(?<=\d)(?: )(?={_UNITS}|\d{{3}}(?!\d))"),
            "a space that may break",
            "a no-break space in a value",
        ),
        percent,
        _Convention(
            re.compile(r"(?<=\w) [,;:!?](?=\s|$)|(?<=\w) \.(?=\s|$)"), "a space before a sign", "no space before it"
        ),
        _Convention(re.compile(r"(?<=\S)  +(?=\S)"), "two spaces", "one"),
        _Convention(re.compile(r"\.\.\."), "three dots", "one sign (…)"),
    )


def _outer_and_inner(language: Language) -> str:
    opening, closing = _INNER_QUOTES[language]
    return f"« », and inside them {opening} {closing}"


_CONVENTIONS: dict[Language, tuple[_Convention, ...]] = {"kk": _conventions("kk"), "ru": _conventions("ru")}
#: A passage that has none of these signs is as it should be.
_ANY_SIGN = re.compile(r"[\"«»“”„№%…—–]| [-,;:!?.]|  |\.\.\.|\d[ -]|^-")


def typography_findings(passage: Passage) -> Iterator[Finding]:
    """Yield an error for each sign of a passage that its language writes in another way."""
    text = passage.text
    if not _ANY_SIGN.search(text):
        return
    text = without_addresses(text)
    for convention in _CONVENTIONS[passage.language]:
        for match in convention.pattern.finditer(text):
            yield _finding(passage, match.start(), convention.found, convention.expected)
    yield from _quote_findings(passage, text)


def _quote_findings(passage: Passage, text: str) -> Iterator[Finding]:
    """Yield each quote that is not closed or opened, or is of another level than its place."""
    inner, expected = _INNER_QUOTES[passage.language], _outer_and_inner(passage.language)
    is_open: list[tuple[int, str]] = []
    for match in re.finditer("[«»“”„]", text):
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


def _finding(passage: Passage, place: int, found: str, expected: str) -> Finding:
    around = " ".join(passage.text[max(0, place - 12) : place + 13].split()).replace(CITATION, "{{ }}")
    message = f'found {found} ("{around}"); expected {expected}'
    return finding_at(passage, place, "typography", "error", message)
