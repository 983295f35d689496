"""Where a long word may be cut at the end of a line; called by scripts/pages/html_marks.py.

Browsers guess: one has no patterns for a language, another cuts a heading where a whole word would have fitted on the next
line. So the places are marked when a page is made, and styles let a browser cut nowhere else. Russian syllables come from
the patterns that LibreOffice has (pyphen). A Kazakh syllable has one vowel and takes at most one consonant before it
(өн-ді-ріс-тік): the rules of carrying over in «Қазақ тілі емлесінің ережелері», and no part of one letter.
"""

import re
from functools import cache

from pyphen import Pyphen

from scripts.languages import Language

SOFT_HYPHEN = "\u00ad"
_VOWELS = "аәеёиоөуұүыіэюя"
_WORD = re.compile(r"[а-яёәғқңөұүһі]+", re.IGNORECASE)
#: Before the consonant of the next syllable; й, ь and ъ stay with what is before them. Between vowels у is a consonant.
_SEAM = re.compile(rf"(?<=.)(?=[^{_VOWELS}ьъ-][{_VOWELS}])|(?<=[{_VOWELS}])(?=у[{_VOWELS}])", re.IGNORECASE)
#: Letters of a word that stay together at its beginning and at its end.
_TOGETHER = 2
_LETTERS_OF_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


def hyphenated(text: str, language: Language, shortest: int) -> str:
    """Return a text with soft hyphens between the syllables of its words of at least `shortest` letters."""
    return _WORD.sub(
        lambda match: match.group() if len(match.group()) < shortest else _cut(match.group(), language), text
    )


@cache
def _cut(word: str, language: Language) -> str:
    is_kazakh = language == "kk" or _LETTERS_OF_KAZAKH.search(word)
    seams = [match.start() for match in _SEAM.finditer(word)] if is_kazakh else _russian().positions(word)
    places = [place for place in seams if _TOGETHER <= place <= len(word) - _TOGETHER]
    parts = [word[start:end] for start, end in zip([0, *places], [*places, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)


@cache
def _russian() -> Pyphen:
    return Pyphen(lang="ru_RU")
