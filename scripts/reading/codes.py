"""Codes in running text: standards, accounts, business numbers; called by identifiers.py."""

import re
from collections.abc import Iterator

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.signs import CAPITAL, DASHES, SMALL, value_at, without

_STANDARD_NAMES = {
    "ҚР СТ": "СТ РК",
    "ҚР ҚН": "СН РК",
    "ҚР ЕЖ": "СП РК",
    "КО ТР": "ТР ТС",
    "ЕАЭО ТР": "ТР ЕАЭС",
    "МЕМСТ": "ГОСТ",
    "ИСО": "ISO",
}
_STANDARD = re.compile(
    r"(?<!\w)(?P<name>(?:ҚР\s(?:СТ|ҚН|ЕЖ)|(?:СТ|СН|СП)\sРК|ГОСТ|МЕМСТ|СНиП|СанПиН|ҚНжЕ|ТР\s(?:ТС|ЕАЭС)|(?:КО|ЕАЭО)\sТР|ISO|ИСО|IEC|EN|"
    r"DIN|ASTM|IEEE|RFC|WCAG|ATAG|WAI-ARIA|CC0|CC(?:[\s-](?:BY|NC|ND|SA)){1,3})"
    r"(?:[\s/](?:ISO|ИСО|IEC|EN|Р|РК)){0,2})[\s-](?P<number>\d{1,8}(?:\s\d{3}(?=\b))?(?:[.:/–-]\d{1,8}){0,5})(?!\d)"
)
_CODES: tuple[re.Pattern[str], ...] = (
    # a bank account
    re.compile(r"(?<!\w)KZ\d{2}(?:\s?[A-Z0-9]){16}(?!\w)"),
    # a number of a business or a person, or a postal code, after or before its name
    re.compile(r"(?<!\w)(?:БСН|ЖСН|БИН|ИИН|BIN|IIN)(?:[-/]\w{1,9})?[\s:—–№-]{1,6}(?P<code>\d(?:[\s-]?\d){5,13})(?!\d)"),
    re.compile(r"индекс\w*[\s:—–-]{1,4}(?P<code>\d{6})(?!\d)|(?<!\d)(?P<other>\d{6})(?=\s(?:пошта\s)?индекс)", re.IGNORECASE),
    re.compile(r"(?<![\w.,-])(?:\d{12}|\d{4}\s\d{4}\s\d{4}|\d{6}\s\d{6})(?![\d.,]\d|\d)(?!\s?(?:₸|те[ңн]ге))"),
    # a plot of land
    re.compile(r"(?<![\w.,:-])\d{2}[-:]\d{3}[-:]\d{3}[-:]\d{2,4}(?:[-:/]\d{1,4}){0,2}(?![\w:])"),
    # a section of the United States Code
    re.compile(r"(?<!\w)\d{1,3}\s[A-Z](?:\.[A-Z]){1,3}\.\s§?\s?\d{1,5}(?!\d)"),
    # an act of the European Union
    re.compile(r"(?<![\w/.,-])(?P<year>(?:19|20)\d\d)/(?P<act>\d{3,4})(?![\d/])"),
    # a release of a program, but no date
    re.compile(r"(?<![\w.,])(?!\d\d?\.\d\d?\.\d{4}|\d\d\.\d\d\.\d\d(?!\.?\d))[vV]?\d{1,4}(?:\.\d{1,4}){2,4}(?!\.?\d)|(?<![\w.])[vV]\d{1,4}(?:\.\d{1,4})?(?!\w)"),
    # letters and digits joined: ЖМ-53, ЛА-155/12, UTF-8, K1400000234
    re.compile(rf"(?<![\w/.№-])(?:[{CAPITAL}]{{2,3}}\s(?=\d{{1,4}}/\d)|[{CAPITAL}]{{1,6}}[-–]?)\d++(?:[-/.]\d++|[-/]?[{CAPITAL}]{{1,3}}+(?![{SMALL}]))*+"),
)  # fmt: skip


def read_standards(text: str, language: Language) -> Iterator[Value]:
    """Yield each standard by its name and number, Kazakh names as the Russian ones."""
    for match in _STANDARD.finditer(text):
        name = " ".join(match["name"].split())
        for kazakh, russian in _STANDARD_NAMES.items():
            name = re.sub(rf"\b{kazakh}\b", russian, name)
        if name.startswith("CC"):
            name = name.replace("-", " ")
        number = match["number"].translate(DASHES)
        yield value_at("identifier", f"{name} {number}", text, *match.span())


def read_codes(text: str, language: Language) -> Iterator[Value]:
    """Yield each other code by its signs."""
    for pattern in _CODES:
        found = [_code(text, match) for match in pattern.finditer(text) if not _is_pair_of_years(match)]
        text = without(text, found) if found else text
        yield from found


def _is_pair_of_years(match: re.Match[str]) -> bool:
    """Say whether 2025/2026 is a year of school and not an act."""
    parts = match.groupdict()
    return bool(parts.get("act")) and int(parts["act"]) == int(parts["year"]) + 1


def _code(text: str, match: re.Match[str]) -> Value:
    parts = match.groupdict()
    code = parts.get("code") or parts.get("other") or match.group()
    key = " ".join(code.split()) if "." in code else re.sub(r"\s", "", code)
    if re.fullmatch(r"[\d:-]+", key):
        key = key.replace("-", "") if parts.get("code") else key.replace(":", "-")
    return value_at("identifier", key.translate(DASHES), text, *match.span())
