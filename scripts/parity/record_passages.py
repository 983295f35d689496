"""The words of records as passages and pairs, with their places in the files; called by site.py."""

from collections.abc import Iterator

from scripts.languages import LANGUAGES, Language
from scripts.parity.passages import Pair, Passage
from scripts.records.kinds import WordList
from scripts.records.loader import Records
from scripts.records.values import Record, Words
from scripts.records.yaml_reader import KeyPath, YamlFile


def record_pairs(records: Records, record: Record) -> Iterator[Pair]:
    """Yield every text of a record that stands in both languages, as a pair of one passage a side."""
    file = records.files[record.kind, record.id]
    for path, value in records.parts(record):
        if isinstance(value, Words):
            kazakh, russian = (
                _passage(file, path, (*path, language), language, value.in_language(language)) for language in LANGUAGES
            )
            yield Pair((kazakh,), (russian,))


def lone_passages(records: Records, record: Record) -> Iterator[Passage]:
    """Yield the texts of a record that have no twin: synonyms and abbreviations, of which each language has its own."""
    file = records.files[record.kind, record.id]
    for path, value in records.parts(record):
        if isinstance(value, WordList):
            for language in LANGUAGES:
                for index, text in enumerate(getattr(value, language)):
                    yield _passage(file, (*path, index), (*path, language, index), language, text)


def _passage(file: YamlFile, field: KeyPath, place: KeyPath, language: Language, text: str) -> Passage:
    return Passage(file.name, file.place(place)[0], language, "field", text, ".".join(map(str, field)))
