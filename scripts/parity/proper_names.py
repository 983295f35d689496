"""The rule `proper-names`: surnames and places that no record knows are the same in both languages; called by runner.py.

A surname is known by its form (Ахметовой) or by initials beside it, a place by the word for its kind (ауылы, село). Such a
name must have one that sounds like it in the other language, in whatever case: Ахметовтің, Ахметовой. How often does not
count: он and ол stand for anyone. Of a person one surname is enough, and a place is told only where another stands for it,
since villages have translated names too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from scripts.languages import LANGUAGES, Language, other_language
from scripts.languages.case_forms import CaseForms
from scripts.languages.name_sounds import is_family_name, sounds
from scripts.languages.tables import one_of, table, words_in
from scripts.messages.say import say
from scripts.parity.known_names import KnownNames
from scripts.parity.name_finder import begins_sentence
from scripts.records.loader import Records
from scripts.records.problems import found_and_expected
from scripts.records.values import Words
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage, finding_at

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"(?<!\w)[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһіi]{2,}")
_INITIAL = r"(?<!\w)[А-ЯЁӘҒҚҢӨҰҮҺІ]\.\s?"
_INITIALS_BEFORE = re.compile(rf"(?:(?P<another>{_CAPITAL.pattern})\s)?(?:{_INITIAL})+$")
_INITIALS_AFTER = re.compile(rf"\s(?:{_INITIAL})+(?!\s?[А-ЯЁӘҒҚҢӨҰҮҺІ])")
#: Another part of the same name stands after a word; between two parts, others.
_NAME_AFTER = re.compile(rf"[\s-](?={_CAPITAL.pattern})")
_PARTS = re.compile(rf"[\s-](?:{_CAPITAL.pattern}(?<=вич|вна|вны|вне|вну|ұлы|улы|ызы)[\s-])?")
_BEFORE = 24
_AFTER_PLACE = re.compile(rf"\s{one_of(words_in('kk', 'general_names', 'places'))}")
#: After a number г. is a year.
_BEFORE_PLACE = re.compile(
    rf"(?<!\w)(?!(?<=\d\s)г\.){one_of(map(re.escape, words_in('ru', 'general_names', 'places')))}\s?$"
)
_OTHERWISE = table("both", "name_sounds")["otherwise"]
#: The fields of records that have a title.
_TITLES = frozenset((("name",), ("short_name",)))
#: A common word has so long a sound in common with a name that it is the same word: министрлер, Министров.
_LONG_SOUND = 4


@dataclass(frozen=True)
class _Name:
    """A word that is a name for certain, where it stands, and whether it is a place."""

    passage: TextPassage
    match: re.Match[str]
    is_place: bool

    @property
    def text(self) -> str:
        return self.match.group()

    @property
    def sounds(self) -> frozenset[str]:
        return sounds(self.text, self.passage.language)


class ProperNames:
    """The rule `proper-names`, for one set of records."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield a warning for each name of one side that nothing on the other side sounds like."""
        sides = pair.kk, pair.ru
        if not all(sides):
            return
        names = [list(self._names(side)) for side in sides]
        lone = [self._unmatched(mine, sides[1 - index]) if mine else [] for index, mine in enumerate(names)]
        kazakh, russian = ([name for name in side if not name.is_place] for side in lone)
        for name, instead in zip_longest(russian, kazakh):
            yield _finding(name, instead, pair.kk[0]) if name else _finding(instead, None, pair.ru[0])
        for mine, twin in ((1, 0), (0, 1)):
            places = [name for name in lone[mine] if name.is_place]
            if places:
                yield from map(_finding, places, self._apart(names[twin], names[mine]))
                return

    @cached_property
    def _known(self) -> KnownNames:
        return KnownNames(self._records)

    @cached_property
    def _titles(self) -> dict[Language, CaseForms]:
        """The words in the names of records, which may have the form of a surname: Зерновой склад."""
        titles = {language: CaseForms(language) for language in LANGUAGES}
        for record in self._records:
            for path, part in self._records.parts(record):
                if path in _TITLES and isinstance(part, Words):
                    for language in LANGUAGES:
                        for word in _WORD.findall(part.in_language(language)):
                            titles[language].add(word)
        return titles

    # --- reading ---

    def _names(self, passages: tuple[TextPassage, ...]) -> Iterator[_Name]:
        """Yield the surnames and places of a side, each form once."""
        seen = set()
        for passage in passages:
            for match in _CAPITAL.finditer(passage.text):
                if match.group() in seen:
                    continue
                is_place = _is_place(passage, match)
                if is_place or _is_surname(passage, match):
                    seen.add(match.group())
                    yield _Name(passage, match, is_place)

    def _unmatched(self, names: list[_Name], others: tuple[TextPassage, ...]) -> list[_Name]:
        """Return the names that nothing in the passages of the other language sounds like, and that no record knows."""
        heard = _sounds_of(others) if names else frozenset()
        matched = {name.match.start() for name in names if not heard.isdisjoint(name.sounds)}
        return [
            name
            for name in names
            if name.match.start() not in matched
            and not heard & _otherwise(name)
            and not _is_of_one_told(name, names, matched)
            and not self._is_known(name)
        ]

    def _apart(self, names: list[_Name], others: list[_Name]) -> list[_Name]:
        """Return the places like which none of the other language sounds; a district may have the name of its village."""
        heard = frozenset().union(*(name.sounds for name in others if name.is_place))
        return [name for name in names if name.is_place and heard.isdisjoint(name.sounds) and not self._is_known(name)]

    def _is_known(self, name: _Name) -> bool:
        language = name.passage.language
        if self._titles[language].keys(name.text):
            return True
        found = self._known.finders[language].find(name.passage.text)
        return any(known.start <= name.match.start() < known.end for known in found)


def _is_place(passage: TextPassage, match: re.Match[str]) -> bool:
    """Return whether beside a word stands that it is a town or a village: Қашыр ауылы, село Качиры."""
    text = passage.text
    if passage.language == "ru":
        return _BEFORE_PLACE.search(text, max(match.start() - _BEFORE, 0), match.start()) is not None
    return _AFTER_PLACE.match(text, match.end()) is not None and not begins_sentence(text, match)


def _is_surname(passage: TextPassage, match: re.Match[str]) -> bool:
    """Return whether initials stand beside a word, or it has the form of a surname where not every word has a capital."""
    text, start = passage.text, match.start()
    first = max(start - _BEFORE, 0)
    initials = _INITIALS_BEFORE.search(text, first, start)
    if (initials and not _are_of_another(passage, initials)) or _INITIALS_AFTER.match(text, match.end()):
        return True
    if not is_family_name(match.group(), passage.language):
        return False
    return initials is not None or not begins_sentence(text, match) or bool(_NAME_AFTER.match(text, match.end()))


def _are_of_another(passage: TextPassage, initials: re.Match[str]) -> bool:
    """Return whether initials belong to the surname before them, after which a sentence may begin: Гайнулин Р. Х. Секретарь."""
    before = _CAPITAL.match(passage.text, initials.start("another")) if initials["another"] else None
    return before is not None and (
        is_family_name(before.group(), passage.language) or not begins_sentence(passage.text, before)
    )


def _sounds_of(passages: tuple[TextPassage, ...]) -> frozenset[str]:
    """Return how the words with a capital sound, and the long ones without."""
    heard: set[str] = set()
    for passage in passages:
        for word in _WORD.findall(passage.text):
            of_word = sounds(word, passage.language)
            heard |= of_word if word[0].isupper() else {sound for sound in of_word if len(sound) >= _LONG_SOUND}
    return frozenset(heard)


def _otherwise(name: _Name) -> frozenset[str]:
    """Return how a place sounds in the other language that each language calls in its own way: Мәскеу, Москва."""
    mine, other = name.passage.language, other_language(name.passage.language)
    return frozenset().union(
        *(sounds(words[other], other) for words in _OTHERWISE if not name.sounds.isdisjoint(sounds(words[mine], mine)))
    )


def _is_of_one_told(name: _Name, names: list[_Name], matched: set[int]) -> bool:
    """Return whether a name is a part of one of which another part has its match: Ирина Николаевна Сорокина."""
    return any(
        other.passage is name.passage
        and other.match.start() in matched
        and _PARTS.fullmatch(
            name.passage.text,
            min(name.match.end(), other.match.end()),
            max(name.match.start(), other.match.start()),
        )
        for other in names
    )


def _finding(name: _Name, instead: _Name | None, other: TextPassage | None = None) -> Finding:
    language = say(f"language.{other_language(name.passage.language)}")
    expected = (
        say("parity.name-in-its-place", text=instead.text, language=language)
        if instead
        else say("parity.one-like-it", language=language)
    )
    message = found_and_expected(say("parity.name-no-record-knows", text=name.text), expected)
    place = instead.passage if instead else other
    return finding_at(name.passage, name.match.start(), "proper-names", "warning", message, place)
