"""Codes in running text: standards, accounts, business numbers; called by text_values.py."""

import re
from collections.abc import Iterator

from scripts.languages import Language
from scripts.languages.patterns import pattern
from scripts.languages.tables import table
from scripts.reading import Value
from scripts.reading.signs import DASHES, value_at, without

#: Kazakh names of standards, and the Russian ones.
_STANDARD_NAMES: dict[str, str] = table("kk", "standards")


def read_standards(text: str, language: Language) -> Iterator[Value]:
    """Yield each standard by its name and number, Kazakh names as the Russian ones."""
    for match in pattern("standards", "both", "standard").finditer(text):
        name = " ".join(match["name"].split())
        for kazakh, russian in _STANDARD_NAMES.items():
            name = re.sub(rf"\b{kazakh}\b", russian, name)
        if name.startswith("CC"):
            name = name.replace("-", " ")
        number = match["number"].translate(DASHES)
        yield value_at("identifier", f"{name} {number}", text, *match.span())


def read_codes(text: str, language: Language) -> Iterator[Value]:
    """Yield each other code by its signs."""
    for key in table("both", "codes")["patterns"]:
        found = [
            _code(text, match) for match in pattern("codes", "both", key).finditer(text) if not _is_pair_of_years(match)
        ]
        text = without(text, found) if found else text
        yield from found


def _is_pair_of_years(match: re.Match[str]) -> bool:
    """Return whether 2025/2026 is a year of school and not an act."""
    parts = match.groupdict()
    return bool(parts.get("act")) and int(parts["act"]) == int(parts["year"]) + 1


def _code(text: str, match: re.Match[str]) -> Value:
    parts = match.groupdict()
    code = parts.get("code") or parts.get("other") or match.group()
    key = " ".join(code.split()) if "." in code else re.sub(r"\s", "", code)
    if re.fullmatch(r"[\d:-]+", key):
        key = key.replace("-", "") if parts.get("code") else key.replace(":", "-")
    return value_at("identifier", key.translate(DASHES), text, *match.span())
