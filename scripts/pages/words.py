"""Finds what is wrong in the words of records: citations that lead nowhere, numbers that are no record.

Called by the validate step. Official names carry numbers of their own and are left alone.
"""

from collections.abc import Iterator

from scripts.languages import LANGUAGES
from scripts.pages.prose import bare_number_problems
from scripts.pages.writer import CitationError, Writer
from scripts.records.loader import Records, walk
from scripts.records.problems import Problem
from scripts.records.values import Words

#: Fields that hold official names.
_NAMES = ("name", "short_name")


def words_problems(records: Records) -> Iterator[Problem]:
    """Yield a problem for every citation in the words of a record that fails, and every bare number."""
    for record in records:
        file = records.files[record.kind, record.id]
        for path, value in walk(record):
            if not isinstance(value, Words):
                continue
            for language in LANGUAGES:
                field = ".".join(map(str, (*path, language)))
                line, column = file.place((*path, language))
                try:
                    Writer(records, language, "index.md").text(value)
                except CitationError as error:
                    yield Problem(file.name, line, column, field, error.found, error.expected)
                if path[-1] not in _NAMES:
                    for problem in bare_number_problems(value.in_language(language), file.name, line):
                        yield Problem(file.name, line, column, field, problem.found, problem.expected)
