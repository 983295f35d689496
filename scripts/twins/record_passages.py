"""The words of records as passages and pairs, with their places in the files; called by site.py."""

from collections.abc import Iterator

from scripts.languages import LANGUAGES, Language
from scripts.records.kinds.reference import Forms, KazakhNoun, WordList
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.values import Words
from scripts.records.yaml_files import KeyPath, YamlFile
from scripts.twins.passages import Pair, TextPassage


def record_pairs(records: Records, record: Record) -> Iterator[Pair]:
    """Yield every text of a record that stands in both languages, as a pair of one passage a side."""
    file = records.files[record.kind, record.id]
    for path, value in records.parts(record):
        if isinstance(value, Words):
            kazakh, russian = (
                _passage(file, path, (*path, language), language, value.in_language(language)) for language in LANGUAGES
            )
            yield Pair((kazakh,), (russian,))


def lone_passages(records: Records, record: Record) -> Iterator[TextPassage]:
    """Yield the texts of a record that have no twin, of which each language has its own.

    These are synonyms and abbreviations, and the forms of a noun after numbers.
    """
    file = records.files[record.kind, record.id]
    for path, value in records.parts(record):
        if isinstance(value, WordList):
            for language in LANGUAGES:
                for index, text in enumerate(getattr(value, language)):
                    yield _passage(file, (*path, index), (*path, language, index), language, text)
        elif isinstance(value, KazakhNoun):
            yield _passage(file, path, (*path, "word"), "kk", value.word)
        elif isinstance(value, Forms):
            for category in Forms.model_fields:
                if getattr(value, category):
                    yield _passage(file, path, (*path, category), "ru", getattr(value, category))


def _passage(file: YamlFile, field: KeyPath, place: KeyPath, language: Language, text: str) -> TextPassage:
    return TextPassage(file.name, file.place(place)[0], language, "field", text, ".".join(map(str, field)))
