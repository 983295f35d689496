"""The rule `untranslated`: text that was left in the other language, or that is the same in both; called by runner.py."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from scripts.languages import LANGUAGES, Language, other_language
from scripts.languages.tables import words_in
from scripts.messages.say import say
from scripts.parity.language_guess import CYRILLIC_WORD, interface_words, kazakh_odds
from scripts.records.kinds.reference import Entry
from scripts.records.loader import Records
from scripts.records.problems import found_and_expected
from scripts.records.values import Words
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage, finding_at, without_addresses

_SENTENCE = re.compile(r"[^.!?;:…]+")
#: A name in quotes may be of either language.
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“|\"[^\"]*\"")
_MAY_BE_QUOTED = re.compile('[«“„"]')
_FEWEST_WORDS = 2
#: Letters and endings that a word borrowed by Kazakh from Russian, or by Russian from Kazakh, does not have.
_OF_ONE_LANGUAGE = re.compile(
    r"[әғқңөұүһі]|[лдт][ае]р(?:[ғгқкдтн][аеы]н?|ы|дың)?$"
    r"|.{2}(?:[ыи]|[ое]в|[аея]м|[ая]х|[нтслвр]ие|ния|ость|[ыио]й|[аяо]я|[оеы]е|[оея]го|[ое]му|ть|ться|ю|[нш]о|ше)$"
)
#: So many words that are no names are enough to guess by their letters alone, with such odds against their own language.
_FEWEST_GUESSED, _ODDS = 4, -6.0
_SHORT_RUSSIAN = words_in("ru", "common_words", "short")
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_SHOWN = 60


class _Sentence(NamedTuple):
    passage: TextPassage
    start: int
    words: tuple[str, ...]
    #: It is the whole text of a passage.
    is_whole: bool

    @property
    def text(self) -> str:
        """Return the beginning of the sentence as written."""
        text = " ".join(self.passage.text[self.start :].split())
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class Untranslated:
    """The rule `untranslated`, for one set of records."""

    def __init__(self, records: Records) -> None:
        kazakh, russian = map(interface_words, LANGUAGES)
        # Some words are the same in both languages by right: каталог, прокурор.
        self._shared = (kazakh & russian).union(*map(_alike, records.all(Entry)))
        self._words = {language: sorted(set(_words_of(records, language))) for language in LANGUAGES}

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield an error for each sentence of a pair that its own language does not have."""
        kazakh, russian = (list(chain.from_iterable(map(_sentences, side))) for side in (pair.kk, pair.ru))
        foreign = [sentence for sentence in (*kazakh, *russian) if _is_foreign(sentence)]
        yield from map(_finding, foreign)
        told = {id(sentence.passage) for sentence in foreign}
        twins = {sentence.words: sentence for sentence in russian if id(sentence.passage) not in told}
        for sentence in kazakh:
            twin = twins.get(sentence.words)
            if twin and id(sentence.passage) not in told and self._tells(sentence):
                told |= {id(sentence.passage)} if sentence.is_whole else set()
                is_kazakh = kazakh_odds(sentence.words) > 0
                mine, other = (twin, sentence) if is_kazakh else (sentence, twin)
                yield _finding(mine, other)

    def _tells(self, sentence: _Sentence) -> bool:
        """Return whether a sentence has words that cannot be the same in both languages, as a name or a borrowed word is."""
        own = [word for word in sentence.words if word.lower() not in self._shared]
        if sentence.is_whole and len(own) == 1:
            return "«" in sentence.passage.text or self._is_of_one_language(own[0].lower())
        # One word of a part may be borrowed: тел., факс.
        return sum(word[0].islower() and len(word) > 1 for word in own) > (0 if sentence.is_whole else 1)

    def _is_of_one_language(self, word: str) -> bool:
        """Return whether a lone word cannot be a borrowed one: only one language is known to have it, or it has its letters."""
        known = [language for language in LANGUAGES if self._has(language, word)]
        return len(known) == 1 or (not known and _OF_ONE_LANGUAGE.search(word) is not None)

    def _has(self, language: Language, word: str) -> bool:
        """Return whether a language has a word, or one that goes on from it: an ending of Kazakh (инвесторлар)."""
        words = self._words[language]
        place = bisect_left(words, word)
        return place < len(words) and words[place].startswith(word)


def _words_of(records: Records, language: Language) -> Iterator[str]:
    """Yield the words of the interface and of the texts of the records, in lower case."""
    yield from interface_words(language)
    for record in records:
        for _, part in records.parts(record):
            if isinstance(part, Words):
                yield from CYRILLIC_WORD.findall(part.in_language(language).lower())


def _alike(entry: Entry) -> set[str]:
    """Return the words that a term has in both languages."""
    kazakh, russian = (set(CYRILLIC_WORD.findall(entry.term.in_language(name).lower())) for name in LANGUAGES)
    return kazakh & russian


def _sentences(passage: TextPassage) -> Iterator[_Sentence]:
    """Yield the whole passage, then its sentences."""
    text = without_addresses(passage.text)
    if _MAY_BE_QUOTED.search(text):
        text = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    words = tuple(CYRILLIC_WORD.findall(text))
    if words:
        yield _Sentence(passage, 0, words, True)
    for match in _SENTENCE.finditer(text):
        words = tuple(CYRILLIC_WORD.findall(match.group()))
        if len(words) >= _FEWEST_WORDS:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield _Sentence(passage, start, words, False)


def _is_foreign(sentence: _Sentence) -> bool:
    if sentence.is_whole or len(sentence.words) < _FEWEST_GUESSED or _is_plainly_own(sentence):
        return False
    # Names have the letters of the language that they are from: Садовничий Виктор Антонович.
    first, second = sentence.words[:2]
    words = [word for word in sentence.words if word[0].islower()] + ([first] if second[0].islower() else [])
    if len(words) < _FEWEST_GUESSED:
        return False
    odds = kazakh_odds(words)
    return (odds if sentence.passage.language == "kk" else -odds) < _ODDS


def _is_plainly_own(sentence: _Sentence) -> bool:
    """Return whether a sentence need not be guessed: it has short words of Russian, or letters of Kazakh, and not both."""
    is_russian = not _SHORT_RUSSIAN.isdisjoint(sentence.words)
    is_kazakh = any(not _KAZAKH_LETTERS.isdisjoint(word.lower()) for word in sentence.words)
    return is_russian and not is_kazakh if sentence.passage.language == "ru" else is_kazakh and not is_russian


def _finding(sentence: _Sentence, twin: _Sentence | None = None) -> Finding:
    passage = sentence.passage
    own, other = (say(f"language.{name}") for name in (passage.language, other_language(passage.language)))
    found = "parity.same-in-both" if twin else "parity.words-of-other"
    message = found_and_expected(say(found, language=other, text=sentence.text), own)
    return finding_at(passage, sentence.start, "untranslated", "error", message, twin.passage if twin else None)
