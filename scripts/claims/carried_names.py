"""The names that the records carry, and those that none need carry, in any case form; used by unknown_names.py."""

import re
from collections.abc import Container, Iterator
from urllib.parse import urlsplit

from babel import Locale

from scripts.languages import Language
from scripts.languages.case_forms import CaseForms, is_initials
from scripts.languages.tables import table
from scripts.pages.addresses import is_address
from scripts.parity.name_finder import Found, NameFinder, beginning
from scripts.records.loader import Records
from scripts.records.values import OfficialNumber
from scripts.twins.site import Site

#: The fields of records that name something; the others say something of it.
_NAME_FIELDS = frozenset(
    "name short_name term synonyms abbreviation avoid publisher region address owner legal_form representative persons "
    "document post author licence".split()
)
#: A word with a capital; a lone letter is an initial or a key. A web address without its scheme. An official number.
CAPITAL = re.compile(r"(?<![^\W_])[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W_]+")
HOST = re.compile(r"(?<![\w@/.-])(?:www\.)?(?P<host>[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-z]{2,})(?![\w-])")
NUMBER = re.compile(r"№\s*(?P<number>[\w/-]*\d[\w/-]*)")
#: A longer name stands in no prose as a whole.
_MOST_WORDS = 8
#: Letters at the beginning of a word that all its forms have.
_SHARED = 4


def is_name(field: str) -> bool:
    """Return whether the field of a record at a path (contact.value.name) names something."""
    parts = [part for part in field.split(".") if part != "value" and not part.isdigit()]
    return bool(parts) and parts[-1] in _NAME_FIELDS


class CarriedNames:
    """The names of a site in one language.

    A name is known as a whole, and by each of its words that is a name alone: Atlas of «Atlas Invest», but not Комитет of
    «Комитет экспертов». Which words are no names, `common` says by their beginnings.
    """

    def __init__(self, site: Site, language: Language, common: Container[str]) -> None:
        passages = (passage for passage in site.passages if passage.language == language and is_name(passage.field))
        names = sorted({passage.text for passage in passages})
        #: The names that have capitals, as the records write them.
        self.names = [name for name in names if CAPITAL.search(name)]
        self._language = language
        self._finder, self._words = NameFinder(language), CaseForms(language)
        #: The words of names by the letters that all forms of a word share.
        self._alike: dict[str, set[str]] = {}
        self._others = set(_numbers_and_hosts(site.records))
        for name in names:
            self._add(name, common)
        self._exact = {*_general_words(language)}
        for name in _general_names(language):
            self._finder.add(name, name, is_place=True)
            if name.isalpha():
                self._words.add(name, is_place=True)
        self._state_hosts = tuple(table("both", "general_names")["hosts"].split())
        self._known: dict[str, bool] = {}

    def has(self, match: re.Match[str]) -> bool:
        """Return whether a record carries the word, number or web address of a match."""
        what = match.groupdict().get("number") or match.groupdict().get("host")
        if what:
            what = what.lower()
            return what in self._others or what.endswith(self._state_hosts)
        word = match.group()
        if word not in self._known:
            self._known[word] = word in self._exact or bool(self._words.keys(word)) or self._has_form_of(word)
        return self._known[word]

    def _has_form_of(self, word: str) -> bool:
        """Return whether a name has another form of a word: Алматыдағы, Алматы."""
        forms = CaseForms(self._language)
        forms.add(word, is_place=True)
        return any(map(forms.keys, self._alike.get(beginning(word)[:_SHARED], ())))

    def find(self, text: str) -> list[Found]:
        """Return every whole name in a text, in order."""
        return self._finder.find(text)

    def _add(self, name: str, common: Container[str]) -> None:
        if CAPITAL.search(name) and name.count(" ") < _MOST_WORDS:
            self._finder.add(name, name, is_place=True)
        self._others.update(found[1].lower() for pattern in (NUMBER, HOST) for found in pattern.finditer(name))
        for word in CAPITAL.finditer(name):
            if word.start() or is_initials(word.group()) or beginning(word.group()) not in common:
                self._words.add(word.group(), is_place=True)
                self._alike.setdefault(beginning(word.group())[:_SHARED], set()).add(word.group())


def _numbers_and_hosts(records: Records) -> Iterator[str]:
    """Yield every official number in the records, and the host of every web address."""
    for part in (part for record in records for _, part in records.parts(record) if isinstance(part, str)):
        if isinstance(part, OfficialNumber):
            yield part.lower()
        elif "://" in part and is_address(part):
            yield (urlsplit(part).hostname or "").removeprefix("www.")


def _general_words(language: Language) -> Iterator[str]:
    """Yield the words with a capital that have one form, and are no names of a region."""
    yield from table(language, "general_names")["polite"].split()
    yield from table("both", "general_names")["words"].split()


def _general_names(language: Language) -> Iterator[str]:
    """Yield the names that are the same for every region."""
    own = table(language, "general_names")
    yield from Locale.parse(language).territories.values()
    yield from own["names"]
    yield from own["abbreviations"].split()
    yield from table("both", "general_names")["names"]
