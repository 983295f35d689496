"""The names that the records know: bodies, people and places, with what is another name of the same; used by names.py."""

import re
from dataclasses import dataclass

from scripts.languages import LANGUAGES, Language
from scripts.parity.name_finder import NameFinder
from scripts.records.kinds.catalogue import Institution
from scripts.records.kinds.partnership import Party
from scripts.records.kinds.reference import Entry, NameKind, Source, SourceKind
from scripts.records.loader import Records
from scripts.records.values import Words

_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_PROPER = re.compile(r"[«“„\"\d]")
#: The key of names that are no names of bodies, people or places, yet have such a name in them (Еңбек кодексі).
NOT_COMPARED = ""


@dataclass(frozen=True)
class Whole:
    """A party whose name is put together of names: those besides its short name, all in order, and the other words."""

    besides: frozenset[str]
    order: dict[Language, list[str]]
    around: dict[Language, frozenset[str]]


class KnownNames:
    """The names of one set of records.

    `finders` find them in a text, `kinds` and `words` say what each is by its key, `synonyms` which two are one to the
    glossary, `wholes` which names are made of others.
    """

    def __init__(self, records: Records) -> None:
        self.finders = {language: NameFinder(language) for language in LANGUAGES}
        self.kinds: dict[str, NameKind] = {}
        self.words: dict[str, Words] = {}
        self._one: dict[str, str] = {}
        self.synonyms: set[frozenset[str]] = set()
        self.wholes: list[Whole] = []
        proper = [entry for entry in records.all(Entry) if entry.proper is not None]
        for entry in proper:
            self._add(entry.term, f"entry {entry.id}", entry.proper or NameKind.BODY)
        for entry in proper:
            self._add_synonyms(entry)
        for source in records.all(Source):
            if source.source is SourceKind.ACT and self._looks_like_a_name(source.short_name):
                self._add(source.short_name, NOT_COMPARED, NameKind.BODY)
        for institution in records.all(Institution):
            self._add(institution.name, f"institution {institution.id}", NameKind.BODY)
        for party in records.all(Party):
            key = f"party {party.id}"
            for name in (party.short_name, party.name):
                if self._parts(name) or not _is_common(name):
                    self._add_made(name, key, party.short_name)
        for source in records.all(Source):
            if source.publisher is not None and not _ADDRESS.search(source.publisher.ru):
                self._add_made(source.publisher, f"publisher {source.publisher.ru}")

    def _looks_like_a_name(self, words: Words) -> bool:
        """Return whether the words begin as a known name does, yet have none in them: Еңбек кодексі, not «Еңбек»."""
        begins = (self.finders[language].may_begin(words.in_language(language)) for language in LANGUAGES)
        return any(begins) and not self._parts(words)

    def _add(self, words: Words, key: str, kind: NameKind) -> None:
        """Make a name known; one whose words another record has is the same name."""
        self.kinds.setdefault(key, kind)
        self.words.setdefault(key, words)
        for language in LANGUAGES:
            wording = self.finders[language].add(words.in_language(language), key, kind is NameKind.PLACE)
            if wording.key == key:
                continue
            if wording.is_synonym:  # the record whose own name it is has it
                self.synonyms.add(frozenset((key, wording.key)))
                wording.key, wording.is_synonym = key, False
            else:
                self._one[key] = wording.key

    def _add_synonyms(self, entry: Entry) -> None:
        key, is_place = f"entry {entry.id}", entry.proper is NameKind.PLACE
        for language in LANGUAGES:
            for text in [*getattr(entry.synonyms, language), *getattr(entry.abbreviation, language)]:
                wording = self.finders[language].add(text, key, is_place, is_synonym=True)
                if wording.key != key:
                    self.synonyms.add(frozenset((key, wording.key)))

    def _add_made(self, words: Words, key: str, short_name: Words | None = None) -> None:
        """Make the name of a party or publisher known, unless it is put together of known names, one of a body."""
        parts = self._parts(words)
        around = {name: self.finders[name].words_around(words.in_language(name)) for name in LANGUAGES}
        is_made = len(parts) > 1 or any(around.values())
        if not is_made or not any(self.kinds[part] is NameKind.BODY for part in parts):
            self._add(words, key, NameKind.BODY)
            return
        core = self._parts(short_name) if short_name else frozenset()
        if core and core < parts:
            order = {language: self._keys_in(words, language) for language in LANGUAGES}
            self.wholes.append(Whole(parts - core, order, around))

    def _parts(self, words: Words) -> frozenset[str]:
        """Return the known names in a name, when both languages have the same ones in it."""
        kazakh, russian = (frozenset(self._keys_in(words, language)) for language in LANGUAGES)
        return kazakh if kazakh == russian else frozenset()

    def _keys_in(self, words: Words, language: Language) -> list[str]:
        return [self.key_of(found.key) for found in self.finders[language].find(words.in_language(language))]

    def key_of(self, key: str) -> str:
        """Return the key of the name that a name is the same as."""
        while key in self._one:
            key = self._one[key]
        return key


def _is_common(name: Words) -> bool:
    """Return whether a name has no more capitals than a sentence (Редакция, Предприниматели региона), and no quotes."""
    return all(text[1:].islower() and not _PROPER.search(text) for text in (name.kk, name.ru))
