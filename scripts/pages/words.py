"""Finds what is wrong in the words of records: citations that fail, numbers that are no record.

Called by parity/checks.py. Official names carry numbers of their own, and the value of a fact is a
sourced record itself (an address has the number of a house); all other numbers are cited.
"""

from collections.abc import Iterator

from scripts.languages import LANGUAGES
from scripts.pages.prose_rules import bare_number_problems, unfinished_citation_problems
from scripts.pages.writer import LINK, MACRO, CitationError, Writer
from scripts.records.kinds import WordList
from scripts.records.loader import Records
from scripts.records.problems import Problem
from scripts.records.values import Record, Words
from scripts.records.yaml_reader import KeyPath

#: Fields that name a record. They cite nothing, or a name could come to cite itself.
_NAMES = ("name", "short_name", "term")
#: Fields whose words may carry numbers of their own.
MAY_HAVE_NUMBERS = (*_NAMES, "value", "licence", "author")


def words_problems(records: Records) -> Iterator[Problem]:
    """Yield a problem for every citation in the words of a record that fails."""
    texts = list(_all_texts(records))
    circular = [problem for record, path, text in texts for problem in _name_problems(records, record, path, text)]
    yield from circular
    if not circular:
        for record, path, text in texts:
            yield from _citation_problems(records, record, path, text)


def uncited_in_words(records: Records) -> Iterator[Problem]:
    """Yield a problem for every number that the words of a record carry without citing it."""
    for record, path, text in _all_texts(records):
        if not set(path) & set(MAY_HAVE_NUMBERS):
            file = records.files[record.kind, record.id]
            for problem in bare_number_problems(text, file.name, 0):
                yield Problem(file.name, *file.place(path), _dotted(path), problem.found, problem.expected)


def _all_texts(records: Records) -> Iterator[tuple[Record, KeyPath, str]]:
    return ((record, path, text) for record in records for path, text in _texts(records, record))


def _texts(records: Records, record: Record) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text that is written for readers, with its path, once a language."""
    for path, value in records.parts(record):
        if isinstance(value, Words):
            yield from (((*path, language), value.in_language(language)) for language in LANGUAGES)
        elif isinstance(value, WordList):
            for language in LANGUAGES:
                yield from (((*path, language, index), text) for index, text in enumerate(getattr(value, language)))


def _name_problems(records: Records, record: Record, path: KeyPath, text: str) -> Iterator[Problem]:
    if path[-2] in _NAMES and len(path) == 2 and (MACRO.search(text) or LINK.search(text)):
        place = records.files[record.kind, record.id].place(path)
        yield Problem(
            records.files[record.kind, record.id].name, *place, _dotted(path), "a citation in a name", "plain words"
        )


def _citation_problems(records: Records, record: Record, path: KeyPath, text: str) -> Iterator[Problem]:
    if "{" not in text and "[" not in text and "}" not in text:
        return
    file = records.files[record.kind, record.id]
    place = file.place(path)
    for language in LANGUAGES:
        if language in path:
            try:
                Writer(records, language, "index.md").text(Words(kk=text, ru=text))
            except CitationError as error:
                yield Problem(file.name, *place, _dotted(path), error.found, error.expected)
    for problem in unfinished_citation_problems(text, file.name, place[0]):
        yield Problem(file.name, *place, _dotted(path), problem.found, problem.expected)


def _dotted(path: KeyPath) -> str:
    return ".".join(map(str, path))
