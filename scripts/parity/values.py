"""The rules `numbers`, `dates`, `quantities` and `identifiers`: both sides of a pair say the same values; called by runner.py."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from scripts.messages.say import say
from scripts.pages.addresses import KIND_OF_NAME
from scripts.pages.citations import CitationError
from scripts.pages.facts import field_at
from scripts.pages.words import MAY_HAVE_NUMBERS
from scripts.pages.writer import Writer
from scripts.reading import Value
from scripts.reading.look_alikes import look_alike
from scripts.reading.matching import unmatched
from scripts.reading.quantities import COUNTED_NOUNS, UNTOLD
from scripts.reading.text_values import read_values
from scripts.records.kinds.reference import Figure
from scripts.records.known import KnownNumber
from scripts.records.loader import Records
from scripts.records.problems import found_and_expected
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage, finding_at

#: The rule on a value by its kind; every other kind is an identifier.
_RULE_OF_KIND = {"number": "numbers", "date": "dates", "quantity": "quantities"}

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\{\{\s*figure\.(?P<id>[a-z0-9-]+)\s*(?:\|\s*(?P<way>[^{}|]*?)\s*)?\}\}")
_FACT = re.compile(r"\{\{\s*(?P<kind>[a-z-]+)\.(?P<id>[a-z0-9-]+)\.(?P<fields>[a-z0-9_.]+)\s*\}\}")


class Values:
    """The rules on values, for one set of records: a cited number is read as what stands in its place."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """Yield every value that stands on one side of a pair and not on the other, beside what stands there instead."""
        # Equal values stand in several passages, so the passage of a value is kept by the value's identity.
        passage_of: dict[int, TextPassage] = {}
        sides: list[list[Value]] = [[], []]
        for values, passages in zip(sides, (pair.kk, pair.ru), strict=True):
            for passage in map(self._with_figures, passages):
                for value in read_values(passage.text, passage.language):
                    passage_of[id(value)] = passage
                    values.append(value)
        if not sides[0] and not sides[1]:
            return
        left, right = unmatched(*sides)
        for value in sorted(left, key=lambda value: not _alike(value, right)):
            instead = next(iter(_alike(value, right) or [other for other in right if other.kind == value.kind]), None)
            if instead:
                right = [other for other in right if other is not instead]
            twin = passage_of[id(instead)] if instead else pair.twin_of(passage_of[id(value)])
            yield _finding(value, passage_of[id(value)], instead, twin)
        for value in right:
            yield _finding(value, passage_of[id(value)], None, pair.twin_of(passage_of[id(value)]))

    def quantities_in_words(self, passage: TextPassage) -> Iterator[Finding]:
        """Yield an error for each quantity that a passage spells out in words (он бес тәулік) instead of citing a record."""
        if any(part in MAY_HAVE_NUMBERS for part in passage.field.split(".")):
            return
        for value in read_values(self._with_figures(passage).text, passage.language):
            is_measure = value.kind == "quantity" and value.unit not in COUNTED_NOUNS and value.sure
            if is_measure and not _DIGIT.search(value.text):
                message = say("parity.found-quantity-in-words-expected-citation", text=value.text)
                yield finding_at(passage, value.start, "uncited-number", "error", message)

    def _with_figures(self, passage: TextPassage) -> TextPassage:
        """Return the passage with its cited numbers written out, since the words beside a number are its unit and its bound."""
        if "{{" not in passage.source:
            return passage
        known = self._records.by_kind[Figure.kind]
        writer = Writer(self._records, passage.language, "index.md")

        def written(match: re.Match[str]) -> str:
            figure = known.get(match["id"])
            if isinstance(figure, Figure):
                with suppress(CitationError):  # which the rule `prose` or `words` tells
                    return writer.figure(figure, match["way"])
            return match.group()

        source = _FACT.sub(lambda match: self._number(match, writer) or match.group(), passage.source)
        return replace(passage, source=_FIGURE.sub(written, source))

    def _number(self, match: re.Match[str], writer: Writer) -> str | None:
        """Return the number that a citation of a fact puts there, with its unit and how exactly it is known."""
        with suppress(CitationError, KeyError):
            record = self._records.by_kind[KIND_OF_NAME[match["kind"]]][match["id"]]
            value, labels = field_at(record, match["fields"].split("."))
            return writer.known(value, labels.get("unit")) if isinstance(value, KnownNumber) else None
        return None


def _alike(value: Value, others: Iterable[Value]) -> list[Value]:
    """Return the values that differ from one only in letters that look the same, so that they are told together."""
    return [other for other in others if other.kind == value.kind and look_alike(value.key, other.key)]


def _finding(value: Value, passage: TextPassage, instead: Value | None, twin: TextPassage | None) -> Finding:
    rule = _RULE_OF_KIND.get(value.kind, "identifiers")
    if instead and look_alike(value.key, instead.key):
        expected = say("parity.same-only-alike", text=instead.text)
    else:
        expected = say("parity.same-value", text=instead.text) if instead else say("parity.it-too")
    words = value.text.split()
    # The codes of units are English; in another language the value is told without, where it says more than the text.
    number = value.key.removesuffix(f" {value.unit}")
    number = "" if number == UNTOLD or number in "".join(words) else f" ({number})"
    found = say("parity.value", text=" ".join(words), key=value.key, number=number)
    message = found_and_expected(found, expected)
    return finding_at(passage, value.start, rule, "error", message, twin)
