"""The names that a draft may have in any case form, as a browser looks for them; called by write.py.

Bodies, places and people of the glossary, institutions, parties, acts, and the names of people that facts tell. draft-names.js walks
through a text by the same stems and endings as the rule on names (languages/case_forms.py).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.languages import Language
from scripts.languages.case_forms import CaseForms, is_initials, is_kazakh_ending
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import Institution
from scripts.records.kinds.partnership import Party
from scripts.records.kinds.reference import Entry, NameKind, Source, SourceKind
from scripts.records.record import Record

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"-|[»”\"]-?")
#: Two words and more with capitals: a name of a person in what a fact tells.
PERSON = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(?:[ \u00a0][А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+)+")


class DraftName(NamedTuple):
    """A name by the keys of its words, with spaces between; the record that it is of; whether it is an abbreviation in capitals."""

    words: str
    record: Record
    is_initials: bool


class DraftNames(NamedTuple):
    """The names; the patterns of the endings of their words; for each stem its keys (0: the stem itself) and endings by number."""

    found: list[DraftName]
    endings: list[str]
    stems: dict[str, list[tuple[str | int, int]]]


def found_names(writer: Writer, people: list[tuple[str, Record]]) -> DraftNames:
    """Return the names of the records, each once, and those that facts tell of people."""
    forms = CaseForms(writer.language, short_words_change=True)
    found: dict[str, DraftName] = {}
    for name, record, is_place in [*_names(writer), *((name, record, False) for name, record in people)]:
        words = [forms.add(word, is_place) for word in _words(name, writer.language)]
        is_common = len(words) == 1 and name.isalpha() and name[1:].islower()
        if words and not (
            is_common and (name.islower() or not isinstance(record, Entry))
        ):  # редакция is a word of everyday language
            key = " ".join(words)
            found.setdefault(key, DraftName(key, record, is_initials(name.strip("«»“”„"))))
    endings = sorted({pattern for _, _, pattern in forms.stems()})
    stems: dict[str, list[tuple[str | int, int]]] = {}
    for stem, key, pattern in forms.stems():
        stems.setdefault(stem, []).append((0 if key == stem else key, endings.index(pattern)))
    return DraftNames([*found.values()], endings, stems)


def _names(writer: Writer) -> Iterator[tuple[str, Record, bool]]:
    """Yield each name with its record, and whether it is that of a place."""
    records, language = writer.records, writer.language
    for institution in records.current(Institution):
        yield writer.plain(institution.name), institution, False
    for party in records.current(Party):
        for name in (party.short_name, party.name):
            yield writer.plain(name), party, False
    for entry in records.current(Entry):
        if entry.proper is not None:
            other_names = [*getattr(entry.synonyms, language), *getattr(entry.abbreviation, language)]
            for text in (writer.plain(entry.term), *other_names):
                yield text, entry, entry.proper is NameKind.PLACE
    for source in records.current(Source):
        if source.source is SourceKind.ACT:
            yield writer.plain(source.short_name), source, False


def _words(name: str, language: Language) -> list[str]:
    """Return the words of a name, without Kazakh endings that stand apart («Invest»-тің)."""
    words: list[str] = []
    end = 0
    for match in _WORD.finditer(name):
        is_apart = language == "kk" and words and _JOINT.fullmatch(name, end, match.start())
        if not (is_apart and is_kazakh_ending(match.group())):
            words.append(match.group())
        end = match.end()
    return words
