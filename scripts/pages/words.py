"""Finds what is wrong in the words of records: citations that fail or differ by language, numbers that are no record.

Called by parity/rules.py. Official names carry numbers of their own, and the value of a fact is a
sourced record itself (an address has the number of a house); all other numbers are cited.
"""

from collections import Counter
from collections.abc import Iterator

from scripts.languages import LANGUAGES
from scripts.pages.prose_rules import bare_number_problems, unfinished_citation_problems
from scripts.pages.writer import LINK, MACRO, CitationError, Writer, cited_in
from scripts.records.kinds import WordList
from scripts.records.loader import Records, walk
from scripts.records.problems import Problem
from scripts.records.values import Record, Words
from scripts.records.yaml_reader import KeyPath

#: Fields that name a record. They cite nothing, or a name could come to cite itself.
_NAMES = ("name", "short_name", "term")
#: Fields whose words may carry numbers of their own.
_MAY_HAVE_NUMBERS = (*_NAMES, "value", "licence", "author")


def words_problems(records: Records) -> Iterator[Problem]:
    """Yield a problem for every citation in the words of a record that fails, and every bare number."""
    texts = [(record, path, text) for record in records for path, text in _texts(record)]
    circular = [problem for record, path, text in texts for problem in _name_problems(records, record, path, text)]
    yield from circular
    if not circular:
        for record, path, text in texts:
            yield from _text_problems(records, record, path, text)
        for record in records:
            yield from _pair_problems(records, record)


def _texts(record: Record) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text that is written for readers, with its path, once a language."""
    for path, value in walk(record):
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


def _text_problems(records: Records, record: Record, path: KeyPath, text: str) -> Iterator[Problem]:
    file = records.files[record.kind, record.id]
    place = file.place(path)
    for language in LANGUAGES:
        if language in path:
            try:
                Writer(records, language, "index.md").text(Words(kk=text, ru=text))
            except CitationError as error:
                yield Problem(file.name, *place, _dotted(path), error.found, error.expected)
    found = list(unfinished_citation_problems(text, file.name, place[0]))
    if not set(path) & set(_MAY_HAVE_NUMBERS):
        found += bare_number_problems(text, file.name, place[0])
    for problem in found:
        yield Problem(file.name, *place, _dotted(path), problem.found, problem.expected)


def _pair_problems(records: Records, record: Record) -> Iterator[Problem]:
    """Yield a problem where the words of one language cite what those of the other do not."""
    file = records.files[record.kind, record.id]
    for path, value in walk(record):
        if isinstance(value, Words) and Counter(cited_in(value.kk)) != Counter(cited_in(value.ru)):
            kazakh, russian = (
                ", ".join(sorted(map(".".join, cited_in(text)))) or "none" for text in (value.kk, value.ru)
            )
            yield Problem(
                file.name,
                *file.place((*path, "ru")),
                _dotted(path),
                f"the citations {russian}",
                f"those of the Kazakh: {kazakh}",
            )


def _dotted(path: KeyPath) -> str:
    return ".".join(map(str, path))
