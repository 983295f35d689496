"""Slips of the keyboard that no language has: stops, brackets, words twice; for typography.py. A space before a comma is put right when shown."""

import re
from collections.abc import Iterator
from functools import cache

from scripts.languages import Language
from scripts.languages.tables import one_of, words_in

#: A sentence that begins right behind the stop of another; what is short may be an abbreviation.
_NO_SPACE = re.compile(r"(?<=[а-яёәғқңөұүһі]{3})(?P<slip>\.)(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])")


def slips(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Yield the place of each slip in a text, and the name of what it is."""
    for pattern, name in (
        (_NO_SPACE, "no_space_behind_stop"),
        (_doubled(language), "doubled_word"),
    ):
        for match in pattern.finditer(text):
            yield match.start("slip"), name
    open_ones: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            open_ones.append(match.start())
        elif open_ones:
            open_ones.pop()
    for place in open_ones:
        yield place, "open_bracket"


@cache
def _doubled(language: Language) -> re.Pattern[str]:
    """Return what finds a word twice in a row; Kazakh doubles words by rule, so of either language only some are never doubled."""
    words = one_of(words_in(language, "common_words", "never_doubled"))
    return re.compile(rf"(?<![\w-])(?P<slip>{words})\s+(?P=slip)(?![\w-])", re.IGNORECASE)
