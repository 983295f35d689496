"""Finds what is wrong in the words of records: citations that fail, numbers that are no record, signs of Markdown.

Called by check/runner.py. Official names carry numbers of their own, and the value of a fact is a
sourced record itself (an address has the number of a house); all other numbers are cited.
"""

import re
from collections.abc import Iterator

from scripts.languages import LANGUAGES, Language
from scripts.messages.say import say
from scripts.pages.addresses import KIND_OF_NAME
from scripts.pages.beside_citations import beside_citations
from scripts.pages.citations import CitationError, has_citations
from scripts.pages.prose_rules import bare_number_problems, unfinished_citation_problems
from scripts.pages.writer import Writer
from scripts.records.kinds.reference import WordList
from scripts.records.loader import Records
from scripts.records.problems import Problem
from scripts.records.values import Words
from scripts.records.yaml_files import KeyPath, YamlFile

#: Fields that name a record. They cite nothing, or a name could come to cite itself.
_NAMES = ("name", "short_name", "term")
#: Fields whose words may carry numbers of their own; why a value changed is told with the value that it was.
MAY_HAVE_NUMBERS = (*_NAMES, "value", "licence", "author", "why")

#: The words of a record are text, in which these signs would be shown as they stand.
_SIGNS = tuple(
    (re.compile(pattern, re.MULTILINE), found)
    for pattern, found in (
        (r"^ *#{1,6} ", say("pages.heading")),
        (r"^ *[-*+•·▪●○◦‣] ", say("pages.item-of-list")),
        (r"^ *> ", say("pages.quote")),
        (r"^ *(?:!!!|\?\?\?)", say("pages.note")),
        (r"^ *\|.*\|", say("pages.table")),
        (r"\*\*|(?<![\w*])\*(?=[^\s*])|(?<!\w)_(?=[^\s_])", say("pages.marked-words")),
        (r"==|~~|\+\+", say("pages.marked-words")),
        (r"`", say("block.code")),
        (r"\[\^", say("pages.footnote")),
        (rf"\]\((?!(?:{'|'.join(KIND_OF_NAME)}):)", say("pages.link")),
        (r"</?[a-zA-Z][\w-]*[ />]", "HTML"),
        (r"^(?:<{7}|={7}|>{7})", say("pages.mark-of-merge-that-is-not")),
    )
)
_PLAIN = say("pages.plain-words-and-citations-page-can")


def words_problems(records: Records) -> Iterator[Problem]:
    """Yield a problem for every citation in the words of a record that fails."""
    texts = list(_all_texts(records))
    circular = [
        file.problem(path, say("pages.citation-in-name"), say("pages.plain-words"))
        for _, file, path, text in texts
        if len(path) == 2 and path[0] in _NAMES and has_citations(text)
    ]
    yield from circular or (problem for item in texts for problem in _citation_problems(records, *item))


def uncited_in_words(records: Records) -> Iterator[Problem]:
    """Yield a problem for every number that the words of a record carry without citing it."""
    for _, file, path, text in _all_texts(records):
        if not set(path) & set(MAY_HAVE_NUMBERS):
            for problem in bare_number_problems(text, file.name, 0):
                yield file.problem(path, problem.found, problem.expected)


def _all_texts(records: Records) -> Iterator[tuple[Language, YamlFile, KeyPath, str]]:
    """Yield every text that is written for readers: its language, and where it stands."""
    for record in records:
        file = records.files[record.kind, record.id]
        for path, value in records.parts(record):
            for language in LANGUAGES:
                if isinstance(value, Words):
                    yield language, file, (*path, language), value.in_language(language)
                elif isinstance(value, WordList):
                    for index, text in enumerate(getattr(value, language)):
                        yield language, file, (*path, language, index), text


def _citation_problems(
    records: Records, language: Language, file: YamlFile, path: KeyPath, text: str
) -> Iterator[Problem]:
    for pattern, found in _SIGNS:
        sign = pattern.search(text)
        if sign:
            yield file.problem(
                path, say("pages.sign-in-words", sign=found, text=text[sign.start() :].strip()[:30]), _PLAIN
            )
    if not any(sign in text for sign in "{[}"):
        return
    writer = Writer(records, language, "index.md")
    for beside, instead in beside_citations(text, writer):
        yield file.problem(path, beside, instead)
    try:
        writer.text(Words(kk=text, ru=text))
    except CitationError as error:
        yield file.problem(path, error.found, error.expected)
    except KeyError:
        if not records.aside:  # of words that cite a broken record nothing can be said
            raise
    for problem in unfinished_citation_problems(text, file.name, 0):
        yield file.problem(path, problem.found, problem.expected)
