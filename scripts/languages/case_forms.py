"""Words of names in every case form of either language; called by the rule on names (scripts/parity/names.py).

A name stands in a record once; in running text each of its words may take the endings of its language. A word is known
by its stem, and what follows the stem must be an ending of nouns or, in Russian, of adjectives too: names have no
verbs. The endings are in kk/names.yml and ru/endings.yml.
"""

import re
from collections.abc import Iterator

from scripts.languages import Language
from scripts.languages.kazakh_suffixes import VOICED, VOICELESS
from scripts.languages.patterns import pattern
from scripts.languages.tables import one_of, table, words_in

#: No word of a name with its endings is longer; what is longer is not cut up, so that malicious text costs no time.
_LONGEST = 40
#: A shorter stem would fit too many words. A place may be short (Уфа), but not what is left of a common word.
_SHORTEST = 3
#: By its first letters most words of a text are known to be in no name; few stems are shorter.
_BEGINNING = 3

_KAZAKH_ENDING, _SOFTENING, _KAZAKH_DERIVED, _KAZAKH_OWNED = (
    pattern("names", "kk", key) for key in ("ending", "softening", "derived", "owned")
)
_ADJECTIVE_ENDINGS, _NOUN_ENDINGS = words_in("ru", "endings", "adjective"), words_in("ru", "endings", "noun")
_RUSSIAN_ENDING = re.compile(one_of(_NOUN_ENDINGS | _ADJECTIVE_ENDINGS | {""}))
_OF_A_PLACE = re.compile(
    f"{one_of(words_in('ru', 'endings', 'of_a_place'))}{one_of(_ADJECTIVE_ENDINGS)}"
    f"|(?:й|ин|ан)?{one_of(words_in('ru', 'endings', 'people_of_a_place'))}"
)
_SIGNS: dict[str, str] = table("both", "look_alikes")
_WRITTEN_OTHERWISE = str.maketrans(f"ё{_SIGNS['latin']}", f"е{_SIGNS['cyrillic']}")
_NO_ENDING = re.compile("")
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[ое](?=[кцнл]$)")

#: The key of a word or its stem, and which endings fit.
_Stem = tuple[str, re.Pattern[str]]


class CaseForms:
    """The words of the names of one language; `keys` says which of them a word of a text may be a form of."""

    def __init__(self, language: Language, short_words_change: bool = False) -> None:
        self._language = language
        #: In a name a short word in lower case is a conjunction or a preposition, which has one form.
        self._longest_fixed = 0 if short_words_change else _SHORTEST
        self._stems: dict[str, list[_Stem]] = {}
        self._beginnings: set[str] = set()

    def add(self, word: str, is_place: bool = False) -> str:
        """Make a word of a name known and return its key, which all forms of the word share.

        Of the name of a place, Russian has the adjective too (Шымкент: шымкентский); Kazakh has it as an ending.
        """
        text = folded(word)
        if is_initials(word) or (len(text) <= self._longest_fixed and word.islower()):
            stems: list[_Stem] = [(text, _NO_ENDING)]
        else:
            stems = list(_kazakh_stems(text) if self._language == "kk" else _russian_stems(text, word, is_place))
        key = stems[0][0]
        for stem, fits in stems:
            known = self._stems.setdefault(stem, [])
            if (key, fits) not in known:
                known.append((key, fits))
            self._beginnings.add(stem[:_BEGINNING])
        return key

    def keys(self, word: str) -> tuple[str, ...]:
        """Return the keys of the known words of which `word` may be a form, those with the longest stem first."""
        text = folded(word)
        if text[:_BEGINNING] not in self._beginnings and text[: _BEGINNING - 1] not in self._beginnings:
            return ()
        return tuple(dict.fromkeys(key for key, _ in self._cuts(text)))

    def is_derived(self, word: str, key: str) -> bool:
        """Return whether `word` is an adjective of the place `key`, or its people (қазақстандық, шымкентский)."""
        makes = _KAZAKH_DERIVED.match if self._language == "kk" else _OF_A_PLACE.fullmatch
        return any(known == key and makes(ending) for known, ending in self._cuts(folded(word)))

    def _cuts(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield every known word that a text may be a form of, with the ending."""
        for length in range(len(text) if len(text) <= _LONGEST else 0, 0, -1):
            for key, fits in self._stems.get(text[:length], ()):
                if fits.fullmatch(text[length:]):
                    yield key, text[length:]


def folded(word: str) -> str:
    """Return a word in lower case, without the dots of ё and with Cyrillic letters for the Latin ones that look like them.

    Many texts leave the dots out, and many have a Latin i in Kazakh words.
    """
    return word.lower().translate(_WRITTEN_OTHERWISE)


def is_initials(word: str) -> bool:
    """Return whether a word is an abbreviation in capitals (ҚАЖ, США), which never changes inside."""
    return len(word) > 1 and word.isupper()


def is_case_ending(ending: str, language: Language) -> bool:
    """Return whether a noun of a language may end so in some case; "" is an ending too."""
    fits = _KAZAKH_ENDING if language == "kk" else _RUSSIAN_ENDING
    return fits.fullmatch(ending) is not None


def is_kazakh_ending(word: str) -> bool:
    """Return whether a word is an ending that stands alone after a hyphen: ҚАЖ-дың, «Invest»-тің."""
    return is_case_ending(word, "kk")


def _kazakh_stems(text: str) -> Iterator[_Stem]:
    """Yield the stems of a Kazakh word, first the one without owner and case (қаласының: қала)."""
    bare = _KAZAKH_OWNED.sub("", text)
    if len(bare) < _SHORTEST:
        bare = text
    if bare != text and bare[-1] in VOICELESS:
        bare = bare[:-1] + VOICELESS[bare[-1]]
    for stem in dict.fromkeys((bare, text)):
        yield stem, _KAZAKH_ENDING
        if stem[-1] in VOICED:
            yield stem[:-1] + VOICED[stem[-1]], _SOFTENING


def _russian_stems(text: str, word: str, is_place: bool) -> Iterator[_Stem]:
    stem = _russian_stem(text, word)
    yield stem, _RUSSIAN_ENDING
    if stem == text and _FLEETING.search(text):
        yield _FLEETING.sub("", text), _RUSSIAN_ENDING
        yield _FLEETING.sub("ь", text), _RUSSIAN_ENDING
    if is_place:
        yield stem, _OF_A_PLACE
        yield text, _OF_A_PLACE


def _russian_stem(text: str, word: str) -> str:
    """Return a Russian word without its ending; of a name with a capital, a last -ов may belong to the stem."""
    for length in (3, 2):
        if text[-length:] in _ADJECTIVE_ENDINGS and len(text) - length > _SHORTEST:
            return text[:-length]
    longest = 2 if word[0].isupper() else 3
    for length in range(longest, 0, -1):
        ending = text[-length:]
        is_ending = ending in _NOUN_ENDINGS and (length == 1 or not word[0].isupper() or ending[0] == "и")
        if is_ending and len(text) - length >= (2 if word[0].isupper() else _SHORTEST):
            return text[:-length]
    return text
