"""Runs the rules of the check over the pages and records; called by the commands and the validate step."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path

from scripts.cache import Cache
from scripts.pages.prose_rules import page_problems, tree_problems, uncited_problems
from scripts.pages.words import uncited_in_words, words_problems
from scripts.pages.writer import Writer
from scripts.parity.abbreviations import Abbreviations
from scripts.parity.acceptance import Accepted, accept
from scripts.parity.agreement import Agreement
from scripts.parity.finding import Finding, from_problem
from scripts.parity.forbidden_words import ForbiddenWords
from scripts.parity.freshness import open_term_findings, review_findings, source_note_findings, stale_findings
from scripts.parity.markup import markup_findings
from scripts.parity.modality import modality_findings
from scripts.parity.names import Names
from scripts.parity.passages import Pair, Passage
from scripts.parity.references import References
from scripts.parity.rules import RULES
from scripts.parity.shape import shape_findings
from scripts.parity.site import Site, read_site
from scripts.parity.spelling import Spelling
from scripts.parity.typography import typography_findings
from scripts.parity.untranslated import Untranslated
from scripts.parity.values import Values
from scripts.parity.writing import (
    alternative_text_findings,
    link_word_findings,
    long_sentence_findings,
    mixed_script_findings,
)
from scripts.paths import CACHE
from scripts.records.loader import Records, load_records, today
from scripts.records.pictures import FOLDER
from scripts.records.problems import InputError, Problem
from scripts.records.schema import schema_problems
from scripts.second_process import in_second_process


@dataclass
class Checked:
    """What a run of the rules gives: what is open and what is accepted, in order; the records when they are whole."""

    findings: list[Finding]
    accepted: list[Accepted]
    records: Records | None
    site: Site
    ran: list[str]


class Lexicon:
    """The rules that first learn from the records what to look for; each learns once, when it is first asked."""

    def __init__(self, records: Records) -> None:
        self.records = records

    @cached_property
    def references(self) -> References:
        """The rules on what a text points at."""
        return References(self.records)

    @cached_property
    def values(self) -> Values:
        """The rules on values."""
        return Values(self.records)

    @cached_property
    def names(self) -> Names:
        """The rule on names."""
        return Names(self.records)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """The rule on abbreviations."""
        return Abbreviations(self.records)

    @cached_property
    def forbidden_words(self) -> ForbiddenWords:
        """The rule on words that the glossary asks not to use."""
        return ForbiddenWords(self.records)

    @cached_property
    def untranslated(self) -> Untranslated:
        """The rule on text left in the other language."""
        return Untranslated(self.records)


@dataclass
class Context:
    """What the rules are given; `problems` are those of the records, which are empty when they have any."""

    docs: Path
    data: Path
    site: Site
    lexicon: Lexicon
    today: date
    problems: list[Problem] = field(default_factory=list)

    @property
    def records(self) -> Records:
        """The records of the site."""
        return self.site.records


_Check = Callable[[Context], Iterable[Finding]]


def _findings(rule: str, problems: Iterable[Problem]) -> Iterator[Finding]:
    return (from_problem(problem, rule) for problem in problems)


def _schema(context: Context) -> Iterator[Finding]:
    return _findings("schema", schema_problems(context.data) if context.data.is_dir() else ())


def _words(context: Context) -> Iterator[Finding]:
    return _findings("words", words_problems(context.records))


def _prose(context: Context) -> Iterator[Finding]:
    yield from _findings("prose", context.site.problems)
    # Without records every citation would lead nowhere, which their own problems say better.
    for name, sides in context.site.pages.items() if not context.problems else ():
        for language, document in sides.items():
            writer = Writer(context.records, language, name)
            yield from _findings("prose", page_problems(document.page, writer, context.docs / language))


def _uncited(context: Context) -> Iterator[Finding]:
    for sides in context.site.pages.values():
        for document in sides.values():
            yield from _findings("uncited-number", uncited_problems(document.page))
    yield from _findings("uncited-number", uncited_in_words(context.records))
    yield from chain.from_iterable(map(context.lexicon.values.quantities_in_words, context.site.passages))


def _markup(context: Context) -> Iterator[Finding]:
    for sides in context.site.pages.values():
        for document in sides.values():
            yield from markup_findings(document)


def _on_pairs(rule: Callable[[Context], Callable[[Pair], Iterable[Finding]]]) -> _Check:
    """Return the check that asks a rule about every pair."""
    return lambda context: chain.from_iterable(map(rule(context), context.site.pairs))


def _on_passages(
    rule: Callable[[Context], Callable[[Passage], Iterable[Finding]]],
) -> _Check:
    """Return the check that asks a rule about every passage of each language."""
    return lambda context: chain.from_iterable(map(rule(context), context.site.passages))


def _references(context: Context) -> Iterator[Finding]:
    references = context.lexicon.references
    yield from chain.from_iterable(map(references.findings, context.site.pairs))
    yield from chain.from_iterable(map(references.wrong_language, context.site.passages))


def _agreement(context: Context) -> Iterator[Finding]:
    try:
        yield from Agreement(context.docs).findings(context.site)
    except InputError as error:
        yield from _findings("agreement", error.problems)


#: What is run, in this order, with the names of the rules that it answers for.
_CHECKS: tuple[tuple[tuple[str, ...], _Check], ...] = (
    (("records",), lambda context: _findings("records", context.problems)),
    (("tree",), lambda context: _findings("tree", tree_problems(context.docs))),
    (("schema",), _schema),
    (("words",), _words),
    (("prose",), _prose),
    (("markup",), _markup),
    (("uncited-number",), _uncited),
    (
        ("pair-exists", "front-matter", "headings", "blocks", "lists", "tables", "admonitions"),
        lambda context: shape_findings(context.site),
    ),
    (("citations", "links", "images", "footnotes"), _references),
    (("numbers", "dates", "quantities", "identifiers"), _on_pairs(lambda context: context.lexicon.values.findings)),
    (("names",), _on_pairs(lambda context: context.lexicon.names.findings)),
    (("abbreviations",), _on_pairs(lambda context: context.lexicon.abbreviations.findings)),
    (("modality",), _on_pairs(lambda context: modality_findings)),
    (("untranslated",), _on_pairs(lambda context: context.lexicon.untranslated.findings)),
    (("typography",), _on_passages(lambda context: typography_findings)),
    (("mixed-script",), _on_passages(lambda context: mixed_script_findings)),
    (("link-words",), _on_passages(lambda context: link_word_findings)),
    (("alt-text",), _on_passages(lambda context: alternative_text_findings)),
    (("long-sentence",), _on_passages(lambda context: long_sentence_findings)),
    (("forbidden-words",), _on_passages(lambda context: context.lexicon.forbidden_words.findings)),
    (("stale",), lambda context: stale_findings(context.records, context.today)),
    (("source-notes",), lambda context: source_note_findings(context.records)),
    (("open-terms",), lambda context: open_term_findings(context.records)),
    (("review",), lambda context: review_findings(context.site, context.today)),
    (("agreement",), _agreement),
)


#: The rules that a second process works on: they take as long as all others together.
_BESIDE = frozenset(("schema", "words", "prose", "uncited-number", "numbers"))
#: Rules that ask a program of its own, which works while the other rules do.
_SPELLING = frozenset(("spelling", "yo"))


def run_rules(docs: Path, data: Path, only: Iterable[str] = (), side_by_side: bool = False) -> Checked:
    """Run every rule (or those named in `only`) over the pages and records; `side_by_side` in two processes."""
    chosen = set(only) or set(RULES)
    problems: list[Problem] = []
    records, day = None, date.min
    try:
        day = today()
        records = load_records(data, day, docs / FOLDER, Cache(CACHE / "records"))
    except InputError as error:
        problems = error.problems
    site = read_site(docs, records or Records())
    found = run_checks(Context(docs, data, site, Lexicon(site.records), day, problems), chosen, side_by_side)
    acceptable = [name for name, rule in RULES.items() if rule.acceptable]
    findings, accepted = accept(found, site, acceptable, chosen if records else ())
    findings = [finding for finding in findings if finding.rule in chosen]
    return Checked(findings, accepted, records, site, [name for name in RULES if name in chosen])


def run_checks(context: Context, chosen: Collection[str], side_by_side: bool = False) -> list[Finding]:
    """Return what the rules named in `chosen` find, before any of it is accepted."""
    checks = [(rules, check) for rules, check in _CHECKS if not {*rules}.isdisjoint(chosen)]
    mine = [check for rules, check in checks if not side_by_side or _BESIDE.isdisjoint(rules)]
    others = [check for rules, check in checks if side_by_side and not _BESIDE.isdisjoint(rules)]
    if others:
        _ = context.site.pairs, context.site.passages  # made once, for both
    beside = in_second_process(lambda: _run(others, context)) if others else list
    spelling = Spelling(context.docs / "check", context.records) if not _SPELLING.isdisjoint(chosen) else None
    if spelling:
        spelling.start(context.site.passages)
    found = _run(mine, context)
    found += spelling.findings() if spelling else []
    found += beside()
    return [finding for finding in found if finding.rule in chosen]


def _run(checks: list[_Check], context: Context) -> list[Finding]:
    return [finding for check in checks for finding in check(context)]
