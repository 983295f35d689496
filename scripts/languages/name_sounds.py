"""How a name of a person or place sounds, whatever its language, its spelling and its case form; called by parity/proper_names.py.

Ахметовтің, Ахметовой and Ахмет have a sound in common. A sound is the consonants of a name without its ending, since
vowels are written in many ways. The letters are in both/name_sounds.yml.
"""

import re
from collections.abc import Iterator
from functools import cache

from scripts.languages import Language
from scripts.languages.case_forms import folded, is_case_ending
from scripts.languages.patterns import pattern
from scripts.languages.tables import one_of, table

_TABLE = table("both", "name_sounds")
_TOGETHER: dict[str, str] = _TABLE["together"]
_TOGETHER_IN = re.compile(one_of(_TOGETHER))
_ALIKE = str.maketrans(_TABLE["alike"])
_VOWELS = re.compile(f"[{_TABLE['vowels']}]+")
_DOUBLED = re.compile(r"(.)\1+")
_FAMILIES: dict[Language, re.Pattern[str]] = {
    language: re.compile(f"{one_of(words.split())}$") for language, words in _TABLE["families"].items()
}
_PLACE = re.compile(f"{_TABLE['patterns']['russian_place']}$")
_RUSSIAN_FAMILY, _KAZAKH_FAMILY = (pattern("name_sounds", "both", f"{name}_family") for name in ("russian", "kazakh"))
_DERIVED = pattern("names", "kk", "derived")
#: What is left of a name has so many letters at least, or else is too little to know it by.
_SHORTEST = 3
#: A sound is longer, since one consonant is in every name.
_FEWEST = 2
#: No name is longer; what is longer is not cut up, so that malicious text costs no time.
_LONGEST = 40


@cache
def sounds(word: str, language: Language) -> frozenset[str]:
    """Return how a word may sound without the endings that it may have."""
    text = folded(word)
    if len(text) > _LONGEST:
        return frozenset()
    return frozenset(sound for sound in map(_sound, _stems(text, language)) if len(sound) >= _FEWEST)


@cache
def is_family_name(word: str, language: Language) -> bool:
    """Return whether a word has the form of a family name: Ахметовой, Ахметовтің."""
    text = folded(word)
    if language == "ru":
        return _RUSSIAN_FAMILY.fullmatch(text) is not None
    stems = (stem for stem in _without_case(text, "kk") if not _DERIVED.match(text, len(stem)))
    return any(map(_KAZAKH_FAMILY.fullmatch, stems))


def _stems(text: str, language: Language) -> Iterator[str]:
    for stem in _without_case(text, language):
        yield stem
        shorter = _FAMILIES[language].sub("", stem)
        if _SHORTEST <= len(shorter) < len(stem):
            yield shorter
    if language == "ru":
        place = _PLACE.sub("", text)
        if _SHORTEST <= len(place) < len(text):
            yield place


def _without_case(text: str, language: Language) -> Iterator[str]:
    for length in range(len(text), min(_SHORTEST, len(text)) - 1, -1):
        if is_case_ending(text[length:], language):
            yield text[:length]


def _sound(stem: str) -> str:
    """Return the consonants of a stem, with а for the vowel that it may begin with."""
    text = _TOGETHER_IN.sub(lambda match: _TOGETHER[match.group()], stem).translate(_ALIKE)
    return _VOWELS.sub(lambda match: "" if match.start() else "а", _DOUBLED.sub(r"\1", text))
