"""The rule `abbreviations`: what one language abbreviates the other one names too, short or in full; called by runner.py.

The pairs of abbreviations stand in the glossary. Those of bodies and places are names (names.py). Capitals that no
record knows must be as many in both languages.
"""

import re
from collections import Counter
from collections.abc import Iterator

from scripts.languages import LANGUAGES, Language, other_language
from scripts.parity.name_finder import NameFinder
from scripts.records.kinds.reference import Entry
from scripts.records.loader import Records
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage, finding_at

_CAPITALS = re.compile(r"(?<![\w«])[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,5}(?![^\W\d_])")
_UNKNOWN = "an abbreviation that the glossary lacks"


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

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield an error for each abbreviation of one side that the other side does not name."""
        kazakh, russian = (list(self._mentions(side)) for side in (pair.kk, pair.ru))
        for mine, twin, others in ((kazakh, russian, pair.ru), (russian, kazakh, pair.kk)):
            short = Counter(key for key, is_short, _, _ in mine if is_short)
            named = Counter(key for key, _, _, _ in twin)
            for key in short:
                if short[key] > named[key]:
                    passage, place = next((passage, place) for found, _, passage, place in mine if found == key)
                    yield self._finding(key, passage, place, others)

    def _mentions(self, passages: tuple[TextPassage, ...]) -> Iterator[tuple[str, bool, TextPassage, int]]:
        """Yield what is abbreviated or could be: its key, whether it is short, and where it stands."""
        for passage in passages:
            text = passage.text
            for found in self._finders[passage.language].find(text):
                is_short = text[found.start : found.end].isupper() or found.end - found.start <= 5
                yield found.key, is_short, passage, found.start
            for match in _CAPITALS.finditer(text):
                if match.group() not in self._known[passage.language]:
                    is_foreign = match.group() in self._known[other_language(passage.language)]
                    # The other side never has this key, so that it is always too many.
                    key = f"{match.group()}, which is of the other language" if is_foreign else _UNKNOWN
                    yield key, True, passage, match.start()

    def _finding(self, key: str, passage: TextPassage, place: int, others: tuple[TextPassage, ...]) -> Finding:
        match = _CAPITALS.match(passage.text, place)
        word = match.group() if match else passage.text[place : place + 5]
        pair = f"its pair in the other language ({self._short[key]})" if key in self._short else "its pair, in a record"
        message = f'found the abbreviation "{word}"; expected {pair}'
        return finding_at(passage, place, "abbreviations", "error", message, others[0] if others else None)
