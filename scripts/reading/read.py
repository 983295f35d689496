"""Every value of a text in either language; called by the parity room.

The kinds are read one after another, and what one has read the next does not see: in № 124-НҚ is no number, and in
2026 жылғы 5 қаңтар no amount of years.
"""

from functools import lru_cache

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.dates import read_dates
from scripts.reading.identifiers import read_identifiers
from scripts.reading.quantities import read_quantities

#: Stands for what is read already: no letter, digit or space.
_READ = "\0"


@lru_cache(maxsize=100_000)  # several rules ask about the same text
def read_values(text: str, language: Language) -> tuple[Value, ...]:
    """Return the values of a text in their order; only a list of days within one month (5 and 9 January) overlaps."""
    if text.isascii() and not any(sign.isdigit() for sign in text):
        return ()
    values = read_identifiers(text, language)
    text = _without(text, values)
    dates = read_dates(text, language)
    text = _without(text, dates)
    values += dates
    values += read_quantities(text, language)
    return tuple(sorted(values, key=lambda value: value.start))


def _without(text: str, values: list[Value]) -> str:
    for value in values:
        text = text[: value.start] + _READ * (value.end - value.start) + text[value.end :]
    return text
