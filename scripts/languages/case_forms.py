"""Words of names in every case form of either language; called by the rule on names (scripts/parity/names.py).

A name stands in a record once; in running text each of its words may take the endings of its language. A word is known
by its stem, and what follows the stem must be an ending of nouns or, in Russian, of adjectives too: names have no
verbs. Kazakh endings, their order and the softening of a last п, к, қ after "Appendix:Kazakh suffixes" of the English
Wiktionary; Russian endings and the vowels that come and go after the tables of declension in А. А. Зализняк,
«Грамматический словарь русского языка».
"""

import re
from collections.abc import Callable, Iterator

from scripts.languages import Language

#: No word of a name with its endings is longer; what is longer is not cut up, so that a hostile text takes no time.
_LONGEST = 40
#: A shorter stem would fit too many words. A place may be short (Уфа), but not what is left of a common word.
_SHORTEST = 3
#: By its first letters most words of a text are known to be in no name; few stems are shorter.
_BEGINNING = 3

_PLURAL_OWNER_CASE = (
    r"(?:[лдт][ае]р)?"
    r"(?:с?[ыі]|[ыі]?[мң](?:[ыі]з)?)?"
    r"(?:[ндт][ыі]ң?|[ғгқк][ае]|н?[ае]н?|н|н?[дт][ае]н?|[мбп]ен)?"
)
_KAZAKH_ENDING = re.compile(
    rf"(?:[лдт][ыі](?:[қк]|[ғг](?=[ыі])))?"  # шымкенттік
    rf"{_PLURAL_OWNER_CASE}(?:[ғгқк][ыі]{_PLURAL_OWNER_CASE})?"  # әкімдігінде, әкімдігіндегілердің
    r"(?:[дт][ае]й|[шс][ае]|с[ыі]з)?"
)
_KAZAKH_DERIVED = re.compile(r"[лдт][ыі][қкғг]")
#: The owner and the genitive that a word has inside a name: қаласының, әкімдігі; of облысы the с is no ending.
_KAZAKH_OWNED = re.compile(r"(?:(?<=[аәеиоөуүұ])с[ыі]|[ыі])(?:н[ыі]ң)?$|[ндт][ыі]ң$")
_SOFT = {"п": "б", "к": "г", "қ": "ғ"}
_HARD = {soft: hard for hard, soft in _SOFT.items()}

_ADJECTIVE = "ыми|ими|ого|его|ому|ему|ый|ий|ой|ая|яя|ое|ее|ые|ие|ым|им|ом|ем|ых|их|ую|юю|ою|ею|ей"
_NOUN = "а|е|и|й|о|у|ы|ь|ю|я|ам|ами|ах|ев|ей|ем|ов|ой|ом|ям|ями|ях|ью|ия|ие|ии|ий|ию|ией|ием|иям|иями|иях"
_ADJECTIVE_ENDINGS = frozenset(_ADJECTIVE.split("|"))
_NOUN_ENDINGS = frozenset(_NOUN.split("|"))
_RUSSIAN_ENDINGS = _NOUN_ENDINGS | _ADJECTIVE_ENDINGS | {""}
_OF_A_PLACE = re.compile(
    rf"(?:йск|инск|анск|ск)(?:{_ADJECTIVE})"  # шымкентский
    r"|(?:й|ин|ан)?(?:ец|ц(?:а|е|ев|у|ы|ом|ем|ам|ами|ах))"  # шымкентцы
)
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[ое](?=[кцнл]$)")

_Fits = Callable[[str], bool]
#: The key of a word or its stem, and which endings fit.
_Stem = tuple[str, _Fits]


def _is_kazakh_ending(rest: str) -> bool:
    return _KAZAKH_ENDING.fullmatch(rest) is not None


def _softens(rest: str) -> bool:
    return rest[:1] in ("ы", "і") and _is_kazakh_ending(rest)


def _is_russian_ending(rest: str) -> bool:
    return rest in _RUSSIAN_ENDINGS


def _makes_adjective(rest: str) -> bool:
    return _OF_A_PLACE.fullmatch(rest) is not None


def _is_nothing(rest: str) -> bool:
    return not rest


class CaseForms:
    """The words of the names of one language; `keys` says which of them a word of a text may be a form of."""

    def __init__(self, language: Language, short_words_change: bool = False) -> None:
        self._language = language
        #: In a name a short word in small letters is a conjunction or a preposition, which has one form.
        self._longest_fixed = 0 if short_words_change else _SHORTEST
        self._stems: dict[str, list[_Stem]] = {}
        self._beginnings: set[str] = set()

    def add(self, word: str, is_place: bool = False) -> str:
        """Make a word of a name known and return its key, which all forms of the word share.

        Of the name of a place, Russian has the adjective too (Шымкент: шымкентский); Kazakh has it as an ending.
        """
        text = folded(word)
        if is_initials(word) or (len(text) <= self._longest_fixed and word.islower()):
            stems: list[_Stem] = [(text, _is_nothing)]
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
        """Say whether `word` is an adjective of the place `key`, or its people (қазақстандық, шымкентский)."""
        makes = _KAZAKH_DERIVED.match if self._language == "kk" else _OF_A_PLACE.fullmatch
        return any(known == key and makes(ending) for known, ending in self._cuts(folded(word)))

    def _cuts(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield every known word that a text may be a form of, with the ending."""
        for length in range(len(text) if len(text) <= _LONGEST else 0, 0, -1):
            for key, fits in self._stems.get(text[:length], ()):
                if fits(text[length:]):
                    yield key, text[length:]


def folded(word: str) -> str:
    """Return a word in small letters and without the dots of ё, which many texts leave out."""
    return word.lower().replace("ё", "е")


def is_initials(word: str) -> bool:
    """Say whether a word is an abbreviation in capitals (ҚАЖ, США), which never changes inside."""
    return len(word) > 1 and word.isupper()


def is_kazakh_ending(word: str) -> bool:
    """Say whether a word is an ending that stands alone after a hyphen: ҚАЖ-дың, «Invest»-тің."""
    return _is_kazakh_ending(word)


def _kazakh_stems(text: str) -> Iterator[_Stem]:
    """Yield the stems of a Kazakh word, first the one without owner and case (қаласының: қала)."""
    bare = _KAZAKH_OWNED.sub("", text)
    if len(bare) < _SHORTEST:
        bare = text
    if bare != text and bare[-1] in _HARD:
        bare = bare[:-1] + _HARD[bare[-1]]
    for stem in dict.fromkeys((bare, text)):
        yield stem, _is_kazakh_ending
        if stem[-1] in _SOFT:
            yield stem[:-1] + _SOFT[stem[-1]], _softens


def _russian_stems(text: str, word: str, is_place: bool) -> Iterator[_Stem]:
    stem = _russian_stem(text, word)
    yield stem, _is_russian_ending
    if stem == text and _FLEETING.search(text):
        yield _FLEETING.sub("", text), _is_russian_ending
        yield _FLEETING.sub("ь", text), _is_russian_ending
    if is_place:
        yield stem, _makes_adjective
        yield text, _makes_adjective


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
