"""Where a long Kazakh word may be cut at the end of a line; called by scripts/pages/html_marks.py.

Browsers have no rules for Kazakh, so that a long word in a heading or a cell would be cut anywhere. A syllable has one
vowel and takes at most one consonant before it (өн-ді-ріс-тік): the rules of carrying over in «Қазақ тілі емлесінің
ережелері», and no part of one letter.
"""

import re

SOFT_HYPHEN = "\u00ad"
#: Shorter words fit any screen.
_SHORTEST = 12
_VOWELS = "аәеёиоөуұүыіэюя"
_WORD = re.compile(rf"[а-яёәғқңөұүһі]{{{_SHORTEST},}}", re.IGNORECASE)
#: Before the consonant of the next syllable; й, ь and ъ stay with what is before them. Between vowels у is a consonant.
_SEAM = re.compile(rf"(?<=.)(?=[^{_VOWELS}ьъ-][{_VOWELS}])|(?<=[{_VOWELS}])(?=у[{_VOWELS}])", re.IGNORECASE)


def hyphenated(text: str) -> str:
    """Return a Kazakh text with soft hyphens between the syllables of its long words."""
    return _WORD.sub(lambda match: _cut(match.group()), text)


def _cut(word: str) -> str:
    places = [match.start() for match in _SEAM.finditer(word) if 2 <= match.start() <= len(word) - 2]
    parts = [word[start:end] for start, end in zip([0, *places], [*places, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)
