"""The rule `forbidden-words`: words that the glossary asks not to use, in any case form; called by runner.py."""

from collections.abc import Iterator

from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.parity.name_finder import NameFinder
from scripts.records.kinds.reference import Entry
from scripts.records.loader import Records
from scripts.twins.finding import Finding
from scripts.twins.passages import TextPassage, finding_at

#: The key of terms that have a forbidden word in them and are right as a whole (индустриальная зона).
_ALLOWED = ""
#: The field of an entry that lists the words themselves.
_LISTED = "avoid"


class ForbiddenWords:
    """The rule, for the glossary of one set of records."""

    def __init__(self, records: Records) -> None:
        self._finders = {language: NameFinder(language, short_words_change=True) for language in LANGUAGES}
        self._terms: dict[str, Entry] = {}
        entries = list(records.all(Entry))
        for entry in entries:
            for language in LANGUAGES:
                for word in getattr(entry.avoid, language):
                    self._finders[language].add(word, entry.id)
                    self._terms[entry.id] = entry
        for language in LANGUAGES:
            finder = self._finders[language]
            terms = [term for entry in entries for term in entry.names(language)]
            for term in [term for term in terms if finder.find(term)]:
                finder.add(term, _ALLOWED)

    def findings(self, passage: TextPassage) -> Iterator[Finding]:
        """Yield an error for each forbidden word of a passage, with the term that stands for it."""
        if passage.field.startswith(_LISTED):
            return
        for found in self._finders[passage.language].find(passage.text):
            if found.key != _ALLOWED:
                term = self._terms[found.key].term.in_language(passage.language)
                word = passage.text[found.start : found.end]
                message = say("writing.found-which-glossary-asks-not-to", word=word, term=term)
                yield finding_at(passage, found.start, "forbidden-words", "error", message)
