"""Numbers of documents in running text, with what they are the name of; called by text_values.py."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from scripts.languages import Language
from scripts.languages.kazakh_suffixes import texts
from scripts.languages.patterns import pattern
from scripts.languages.tables import words_in
from scripts.reading import Value
from scripts.reading.signs import AMOUNT_AFTER, DASHES, value_at, without

_pattern = partial(pattern, "documents")
_ENDINGS: dict[Language, frozenset[str]] = {
    "kk": texts("dative locative ablative genitive accusative instrumental makes_doer makes_having third")
    | words_in("kk", "documents", "endings"),
    "ru": words_in("ru", "documents", "endings"),
}
_LONGEST_NOUN = 16


def _numbered(text: str, value: Value, language: Language) -> Value:
    """Return a document's number with what it is the name of, where that stands beside it."""
    if language == "kk":
        match = _pattern("kk", "numbered").match(text, value.end)
    else:
        match = _pattern("ru", "numbered").search(text, max(0, value.start - _LONGEST_NOUN), value.start)
    return replace(value, unit=match.lastgroup) if match else value


def _listed_documents(text: str) -> Iterator[Value]:
    """Yield each number of a list after №№."""
    for match in _pattern("both", "documents").finditer(text):
        start = match.start()
        for number in _pattern("both", "listed").finditer(match["list"]):
            end = match.start("list") + number.end()
            yield value_at("document", f"№{number.group()}", text, start, end)
            start = end


def read_documents(text: str, language: Language) -> Iterator[Value]:
    """Yield each number of a document, as № and its code."""
    listed = list(_listed_documents(text))
    yield from listed
    text = without(text, listed)
    for match in _pattern("both", "document").finditer(text):
        yield _numbered(text, _document(text, match, language), language)
    for match in _pattern(language, "words").finditer(text):
        if match["before"] or not AMOUNT_AFTER.match(text, match.end()):
            yield value_at("document", f"№{match['before'] or match['after']}", text, *match.span())


def _document(text: str, match: re.Match[str], language: Language) -> Value:
    """Return № 124-НҚ of № 124-НҚ-ға; the ҚРЗ of a law is its ЗРК."""
    code, tail, end = match["code"], match["tail"] or "", match.end()
    joined = tail and code[-len(tail) - 1].isalnum()
    # Russian endings stand behind digits; № 312-У-е is a code to its end.
    takes_ending = language == "kk" or code[: len(code) - len(tail)].rstrip("-–")[-1:].isdigit()
    if tail and not match["slash"] and (takes_ending and tail in _ENDINGS[language] if not joined else len(tail) > 1):
        code = code[: -len(tail)].rstrip("-–")
        end = match.start("code") + len(code)
    elif tail and not joined:
        code = code[: -len(tail)] + tail.upper()
    key = "№" + code.translate(DASHES)
    return value_at("document", f"{key} ЗРК" if match["act"] else key, text, match.start(), end)
