"""The rule `abbreviations`: what one language abbreviates the other one names too, short or in full; called by runner.py.

The pairs of abbreviations stand in the glossary. Those of bodies and places are names (names.py). Of capitals that no
record knows there must be as many different ones in both languages, or the words of those that the whole country uses.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from scripts.languages import LANGUAGES, Language, other_language
from scripts.languages.tables import table
from scripts.messages.say import say
from scripts.parity.name_finder import NameFinder
from scripts.records.kinds.reference import Entry
from scripts.records.loader import Records
from scripts.records.problems import found_and_expected
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage, finding_at

_LONGEST = 5
_LETTER = "[А-ЯЁӘҒҚҢӨҰҮҺІ]"
#: An abbreviation, with a Russian ending or none (ЦОНы); alone in quotes it is the name of something. ІІ and ХХІ are numbers.
_CAPITALS = re.compile(
    rf"(?<!\w)(?![ІХ]+\b)(?!(?<=[«“„\"]){_LETTER}+[»”“\"])"
    rf"{_LETTER}{{2,{_LONGEST}}}(?=(?:ы|а|у|ов|ом|е|ам|ами|ах)?(?![^\W\d_]))"
)
#: Words in capitals side by side; where a long one is among them, they are written large (ҚАУЛЫ ЕТЕДІ, ГОСУДАРСТВЕННЫЙ ГЕРБ).
_SIDE_BY_SIDE = re.compile(rf"\b{_LETTER}{{2,}}(?:[\s-]+{_LETTER}{{2,}})+\b")
_LONG = re.compile(rf"{_LETTER}{{6}}|{_LETTER}{{5}}[\s-]+{_LETTER}{{5}}")
#: A word that can be read in syllables is one written large too: РЕШИЛ.
_VOWEL = "[АӘЕЁИОӨУҰҮЫІЭЮЯ]"
_SYLLABLES = re.compile(rf"(?=(?:.*{_VOWEL}){{2}})(?:{_VOWEL}?(?!{_VOWEL}).{{1,2}})+{_VOWEL}?")
_UNKNOWN = "an abbreviation that the glossary lacks"


class _Mention(NamedTuple):
    """What is abbreviated, or could be: its key, whether it is short, and as what it stands where."""

    key: str
    is_short: bool
    word: str
    start: int
    passage: TextPassage


class Abbreviations:
    """The rule, for the glossary of one set of records."""

    def __init__(self, records: Records) -> None:
        self._finders = {language: NameFinder(language) for language in LANGUAGES}
        self._known: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
        self._short: dict[str, str] = {}
        for entry in records.all(Entry):
            short = {language: getattr(entry.abbreviation, language) for language in LANGUAGES}
            for language in LANGUAGES:
                self._known[language].update(short[language])
            if entry.proper is None and any(short.values()):
                self._short[entry.id] = " / ".join(word for words in short.values() for word in words)
                for language in LANGUAGES:
                    for text in (*short[language], *entry.names(language)):
                        self._finders[language].add(text, entry.id)
        self._in_full = {language: NameFinder(language) for language in LANGUAGES}
        #: What the whole country abbreviates, by its words, and what it is abbreviated to in the other language.
        self._general: dict[str, dict[Language, list[str]]] = {}
        for names in table("both", "abbreviations"):
            self._general[names["ru"][0]] = {other_language(language): names[language] for language in LANGUAGES}
            for language in LANGUAGES:
                for text in names[language]:
                    if not text.isupper():
                        self._in_full[language].add(text, names["ru"][0])

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield an error for each abbreviation of one side that the other side does not name."""
        kazakh, russian = (list(self._mentions(side)) for side in (pair.kk, pair.ru))
        for mine, twin, others in ((kazakh, russian, pair.ru), (russian, kazakh, pair.kk)):
            named = Counter(mention.key for mention in twin)
            short = [mention for mention in mine if mention.is_short and not self._is_in_full(mention, others)]
            for key, count in Counter(mention.key for mention in short).items():
                if count > named[key]:
                    yield self._finding(next(mention for mention in short if mention.key == key), others)

    def _mentions(self, passages: tuple[TextPassage, ...]) -> Iterator[_Mention]:
        """Yield what is abbreviated or could be; what no record knows once."""
        unknown = set()
        for passage in passages:
            text = passage.text
            for found in self._finders[passage.language].find(text):
                word = text[found.start : found.end]
                yield _Mention(found.key, word.isupper() or len(word) <= _LONGEST, word, found.start, passage)
            for match in _abbreviations(text):
                word = match.group()
                if word not in self._known[passage.language] and word not in unknown:
                    unknown.add(word)
                    is_foreign = word in self._known[other_language(passage.language)]
                    # The other side never has this key, so that it is always too many.
                    key = f"{word}, which is of the other language" if is_foreign else _UNKNOWN
                    yield _Mention(key, True, word, match.start(), passage)

    def _is_in_full(self, mention: _Mention, others: tuple[TextPassage, ...]) -> bool:
        """Return whether the other side has the words of an abbreviation that the whole country uses."""
        if mention.key != _UNKNOWN:
            return False
        language = other_language(mention.passage.language)
        found = (found.key for passage in others for found in self._in_full[language].find(passage.text))
        return any(mention.word in self._general[key][language] for key in found)

    def _finding(self, mention: _Mention, others: tuple[TextPassage, ...]) -> Finding:
        short = self._short.get(mention.key)
        pair = say("parity.pair-of-abbreviation", short=short) if short else say("parity.pair-in-record")
        message = found_and_expected(say("parity.abbreviation", word=mention.word), pair)
        other = others[0] if others else None
        return finding_at(mention.passage, mention.start, "abbreviations", "error", message, other)


def _abbreviations(text: str) -> Iterator[re.Match[str]]:
    """Yield what is abbreviated in capitals, and not only written large, as a whole heading may be."""
    if text.isupper() and _LONG.search(text):
        return
    matches = list(_CAPITALS.finditer(text))
    large = [match.span() for match in _SIDE_BY_SIDE.finditer(text) if _LONG.search(match.group())] if matches else []
    for match in matches:
        is_large = any(start <= match.start() < end for start, end in large)
        if not is_large and not (len(match.group()) == _LONGEST and _SYLLABLES.fullmatch(match.group())):
            yield match
