"""The tables by which a browser reads values as the reading room does; called by write.py.

Patterns go as Python has put them together: overrides/assets/javascripts/pattern-parser.js reads its regular expressions.
"""

import re
from itertools import groupby
from typing import Any

from scripts.languages import Language
from scripts.languages.patterns import pattern
from scripts.languages.tables import Owner, table, table_names
from scripts.reading.dates import KAZAKH_MONTHS, MONTHS, RANGE_OF_YEARS, SEASONS, YEAR
from scripts.reading.documents import DOCUMENT_ENDINGS
from scripts.reading.number_words import NUMBER_WORDS, NumberWord
from scripts.reading.points import BETWEEN_DEGREES, DEGREES, PLAIN_POINT
from scripts.reading.signs import AMOUNT_AFTER

#: The tables whose patterns the readers ask for, as far as a language has them; of names, the endings that stand apart.
_READ = ("clock", "numbers", "quantities", "dates", "contacts", "codes", "standards", "acts", "documents", "names")


def reading_tables(language: Language) -> dict[str, Any]:
    """Return the patterns by their names, and the words, by which texts of a language are read (read-values.js)."""
    alike = table("both", "look_alikes")
    return {
        "patterns": _patterns(language),
        "numberWords": _number_words(language),
        "lookAlikes": [alike["latin"], alike["cyrillic"]],
        "dates": {
            "months": MONTHS[language],
            "seasons": SEASONS[language],
            "kazakhMonths": KAZAKH_MONTHS if language == "kk" else {},
            "toRussian": dict(zip(alike["kazakh"], alike["russian"], strict=True)),
        },
        "quantities": {
            "prefixes": table("ru", "quantities")["prefixes"],
            "prefixesOfTens": table("ru", "quantities")["prefixes_of_tens"],
        },
        "documents": {"endings": sorted(DOCUMENT_ENDINGS[language])},
        "levels": [*table("kk", "acts")["levels"]],
        "codes": [*table("both", "codes")["patterns"]],
        "sides": [*table("both", "sides")],
        "standards": table("kk", "standards"),
    }


def _patterns(language: Language) -> dict[str, str]:
    owners: tuple[Owner, ...] = ("both", language)
    found = {
        f"{name}/{owner}/{key}": pattern(name, owner, key).pattern
        for owner in owners
        for name in _READ
        if name in table_names(owner)
        for key in table(owner, name).get("patterns", ())
    }
    found |= {f"sides/both/{side}": names for side, names in table("both", "sides").items()}
    found |= {f"standards/kk/{name}": rf"\b{name}\b" for name in table("kk", "standards")}
    return found | {
        "acts/both/roman": table("both", "parts")["roman"],
        "dates/both/year": YEAR.pattern,
        "dates/both/years_and_ranges": RANGE_OF_YEARS.pattern,
        "points/both/plain": PLAIN_POINT.pattern,
        "points/both/degrees": DEGREES.pattern,
        "points/both/between": BETWEEN_DEGREES.pattern,
        "signs/amount_after": _with_flags(AMOUNT_AFTER),
    }


def _with_flags(expression: re.Pattern[str]) -> str:
    return f"(?i){expression.pattern}" if expression.flags & re.IGNORECASE else expression.pattern


def _number_words(language: Language) -> dict[str, Any]:
    """Return the words of numbers by what they are: worth, role, marks (last, denominator, unsure, ordinal), stem, its endings.

    Many Kazakh words share their endings, which stand once, in a list of their own.
    """
    stems = {stem for words in table(language, "numbers").values() if isinstance(words, dict) for stem in words}

    def what(text: str, word: NumberWord) -> tuple[float, str, str, str]:
        worth = float(word.worth)
        marks = ("l", word.last), ("d", word.denominator), ("u", not word.sure), ("o", word.ordinal)
        stem = max((text[:length] for length in range(len(text) + 1) if text[:length] in stems), key=len, default="")
        return (
            int(worth) if worth.is_integer() else worth,
            word.role,
            "".join(mark for mark, is_so in marks if is_so),
            stem,
        )

    kinds = sorted((what(text, word), text) for text, word in NUMBER_WORDS[language].items())
    groups = [
        (kind, " ".join(text[len(kind[-1]) :] for _, text in same))
        for kind, same in groupby(kinds, key=lambda item: item[0])
    ]
    endings = list(dict.fromkeys(ends for _, ends in groups))
    return {"endings": endings, "words": [[*kind, endings.index(ends)] for kind, ends in groups]}
