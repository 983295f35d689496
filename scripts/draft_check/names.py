"""The names that a draft may have in any case form, as a browser looks for them; called by write.py.

Bodies, places and people of the glossary, institutions, parties, acts, and the names of people that facts tell. draft-names.js walks
through a text by the same stems and endings as the rule on names (languages/case_forms.py).
"""

import re
from collections.abc import Iterator
from typing import Any

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
#: A name, the record that it is of, and whether it is that of a place.
_Name = tuple[str, Record, bool]


def names_of(writer: Writer, people: list[tuple[str, Record]], numbers: dict[str, int]) -> dict[str, Any]:
    """Return the names by their words, and the stems of the words.

    `people` are names that facts tell of, `numbers` those of the records by their names among the subjects of facts.
    """
    forms = CaseForms(writer.language)
    found: dict[str, list[Any]] = {}
    for name, record, is_place in [*_names(writer), *((name, record, False) for name, record in people)]:
        words = [forms.add(word, is_place) for word in _words(name, writer.language)]
        if not words or (len(words) == 1 and name.isalpha() and name.islower()):
            continue  # one word of everyday language is no name
        written = name.strip("«»“”„")
        found.setdefault(" ".join(words), [numbers[f"{record.kind}.{record.id}"], int(is_initials(written))])
    endings = sorted({pattern for _, _, pattern in forms.stems()})
    stems: dict[str, list[Any]] = {}
    for stem, key, pattern in forms.stems():
        stems.setdefault(stem, []).append([key if key != stem else 0, endings.index(pattern)])
    return {"names": [[words, *rest] for words, rest in found.items()], "endings": endings, "stems": stems}


def _names(writer: Writer) -> Iterator[_Name]:
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
    words, end = [], 0
    for match in _WORD.finditer(name):
        is_apart = language == "kk" and words and _JOINT.fullmatch(name, end, match.start())
        if not (is_apart and is_kazakh_ending(match.group())):
            words.append(match.group())
        end = match.end()
    return words
