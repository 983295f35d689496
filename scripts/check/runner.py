"""Runs the rules of the check over the pages and records; called by the commands and the validate step."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from scripts.check.acceptance import Accepted, accept
from scripts.check.agreement import Agreement
from scripts.check.freshness import open_term_findings, review_findings, source_note_findings, stale_findings
from scripts.check.rules import RULES
from scripts.claims.claims import Claims
from scripts.claims.unknown_names import UnknownNames
from scripts.history.changes import change_problems, gone_problems, unexplained
from scripts.history.memory import read_memory
from scripts.pages.prose_rules import page_problems, tree_problems, uncited_problems
from scripts.pages.words import uncited_in_words, words_problems
from scripts.pages.writer import Writer
from scripts.parity.abbreviations import Abbreviations
from scripts.parity.modality import modality_findings
from scripts.parity.names import Names
from scripts.parity.proper_names import ProperNames
from scripts.parity.references import References
from scripts.parity.shape import shape_findings
from scripts.parity.untranslated import Untranslated
from scripts.parity.values import Values
from scripts.records.loader import Records, load_records, today
from scripts.records.pictures import FOLDER
from scripts.records.problems import InputError, Problem
from scripts.records.schema import schema_problems
from scripts.second_process import in_second_process
from scripts.twins.finding import Finding, from_problem
from scripts.twins.interface import Interface
from scripts.twins.site import Site, read_site
from scripts.writing.forbidden_words import ForbiddenWords
from scripts.writing.markup import markup_findings
from scripts.writing.spelling import SpellingCheck
from scripts.writing.typography import typography_findings
from scripts.writing.wording import (
    alternative_text_findings,
    link_word_findings,
    long_sentence_findings,
    mixed_script_findings,
)

LearntRule = TypeVar("LearntRule")


@dataclass
class Checked:
    """What a run of the rules gives: what is open and what is accepted, in order; the records when they are whole."""

    findings: list[Finding]
    accepted: list[Accepted]
    records: Records | None
    site: Site
    ran: list[str]
    #: The rules that could not run, since they learn from records of which some are broken.
    waiting: list[str] = field(default_factory=list)


class Lexicon:
    """The rules that first learn from the records what to look for; each learns once, when it is first asked."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._rules: dict[Callable[[Records], Any], Any] = {}

    def rule(self, kind: Callable[[Records], LearntRule]) -> LearntRule:
        """Return the rule of a class for these records."""
        if kind not in self._rules:
            self._rules[kind] = kind(self.records)
        learnt: LearntRule = self._rules[kind]
        return learnt


@dataclass
class Context:
    """What the rules are given; `problems` are those of the records, which are empty when they have any."""

    docs: Path
    data: Path
    site: Site
    lexicon: Lexicon
    today: date
    problems: list[Problem] = field(default_factory=list)
    interface: Interface | Site = field(default_factory=Interface)
    general: Lexicon = field(default_factory=lambda: Lexicon(Records()))

    @property
    def records(self) -> Records:
        """The records of the site."""
        return self.site.records

    @property
    def texts(self) -> tuple[tuple[Lexicon, Site | Interface], ...]:
        """What is read as text, each with what is known of names there: the interface knows no region's records."""
        return (self.lexicon, self.site), (self.general, self.interface)


_Check = Callable[[Context], Iterable[Finding]]


def _findings(rule: str, problems: Iterable[Problem]) -> Iterator[Finding]:
    return (from_problem(problem, rule) for problem in problems)


def _tree(context: Context) -> Iterator[Finding]:
    pictures = {picture.path for picture in context.records.pictures.values()}
    yield from _findings("tree", tree_problems(context.docs, pictures))


def _prose(context: Context) -> Iterator[Finding]:
    yield from _findings("prose", context.site.problems)
    # Without records every citation would lead nowhere, which their own problems say better.
    for name, sides in context.site.pages.items() if not context.problems else ():
        for language, document in sides.items():
            writer = Writer(context.records, language, name)
            yield from _findings("prose", page_problems(document.page, writer, context.docs / language))


def _uncited(context: Context) -> Iterator[Finding]:
    for document in context.site.documents:
        yield from _findings("uncited-number", uncited_problems(document.page))
    yield from _findings("uncited-number", uncited_in_words(context.records))
    yield from chain.from_iterable(map(context.lexicon.rule(Values).quantities_in_words, context.site.passages))


def _on(parts: str, rule: Callable[[Lexicon], Callable[[Any], Iterable[Finding]]]) -> _Check:
    """Return the check that asks a rule about all `pairs`, or all `passages`, of the site and of the interface."""
    return lambda context: chain.from_iterable(
        chain.from_iterable(map(rule(lexicon), getattr(texts, parts))) for lexicon, texts in context.texts
    )


def _references(context: Context) -> Iterator[Finding]:
    references = context.lexicon.rule(References)
    yield from chain.from_iterable(map(references.findings, context.site.pairs))
    yield from chain.from_iterable(map(references.wrong_language, context.site.passages))


def _claims(context: Context) -> Iterator[Finding]:
    # Without records every condition would lead nowhere, which their own problems say better. A demonstration, which is never
    # published, adds made-up records to those that the pages speak of.
    if not context.problems and not context.records.is_demonstration:
        claims = Claims(context.site)
        yield from claims.binding_findings()
        yield from claims.outdated_findings()
        yield from claims.unbound_findings()


def _unknown_names(context: Context) -> Iterator[Finding]:
    if not context.problems and not context.records.is_demonstration:
        yield from UnknownNames(context.site).findings()


def _history(context: Context) -> Iterator[Finding]:
    memory = None
    try:
        # What is remembered is of the project's own records; a demonstration has others beside them.
        memory = read_memory(context.docs) if context.data == context.docs / "data" else None
    except InputError as error:
        yield from _findings("unexplained-change", error.problems)
    items = list(unexplained(context.records, memory)) if memory else []
    yield from _findings("changes", change_problems(context.records, context.site.pages, {item.fact for item in items}))
    yield from _findings("unexplained-change", (item.problem for item in items))
    yield from _findings("unexplained-change", gone_problems(context.records, memory) if memory else ())


def _agreement(context: Context) -> Iterator[Finding]:
    try:
        yield from Agreement(context.docs).findings(context.site)
    except InputError as error:
        yield from _findings("agreement", error.problems)


#: What is run, in this order, with the names of the rules that it answers for.
_CHECKS: tuple[tuple[tuple[str, ...], _Check], ...] = (
    (("records",), lambda context: _findings("records", context.problems)),
    (("tree",), _tree),
    (("schema",), lambda context: _findings("schema", schema_problems(context.data) if context.data.is_dir() else ())),
    (("words",), lambda context: _findings("words", words_problems(context.records))),
    (("prose",), _prose),
    (("markup",), lambda context: chain.from_iterable(map(markup_findings, context.site.documents))),
    (("uncited-number",), _uncited),
    (
        ("pair-exists", "front-matter", "headings", "blocks", "lists", "tables", "admonitions"),
        lambda context: shape_findings(context.site),
    ),
    (("citations", "links", "images", "footnotes"), _references),
    (("numbers", "dates", "quantities", "identifiers"), _on("pairs", lambda lexicon: lexicon.rule(Values).findings)),
    (("names",), _on("pairs", lambda lexicon: lexicon.rule(Names).findings)),
    (("proper-names",), _on("pairs", lambda lexicon: lexicon.rule(ProperNames).findings)),
    (("abbreviations",), _on("pairs", lambda lexicon: lexicon.rule(Abbreviations).findings)),
    (("modality",), _on("pairs", lambda lexicon: modality_findings)),
    (("untranslated",), _on("pairs", lambda lexicon: lexicon.rule(Untranslated).findings)),
    (("bindings", "outdated-claim", "unbound-denial"), _claims),
    (("unknown-name",), _unknown_names),
    (("changes", "unexplained-change"), _history),
    (("typography",), _on("passages", lambda lexicon: typography_findings)),
    (("mixed-script",), _on("passages", lambda lexicon: mixed_script_findings)),
    (("link-words",), _on("passages", lambda lexicon: link_word_findings)),
    (("alt-text",), _on("passages", lambda lexicon: alternative_text_findings)),
    (("long-sentence",), _on("passages", lambda lexicon: long_sentence_findings)),
    (("forbidden-words",), _on("passages", lambda lexicon: lexicon.rule(ForbiddenWords).findings)),
    (("stale",), lambda context: stale_findings(context.records, context.today)),
    (("source-notes",), lambda context: source_note_findings(context.records)),
    (("open-terms",), lambda context: open_term_findings(context.records)),
    (("review",), lambda context: review_findings(context.site, context.today)),
    (("agreement",), _agreement),
)


#: The rules that a second process works on: they take as long as all others together.
_BESIDE = frozenset(("schema", "words", "prose", "uncited-number", "numbers", "names", "abbreviations"))
#: Rules that ask a program of its own, which works while the other rules do.
_SPELLING = frozenset(("spelling", "yo"))


def run_rules(
    docs: Path, data: Path, only: Iterable[str] = (), side_by_side: bool = False, with_interface: bool = True
) -> Checked:
    """Run every rule (or those named in `only`) over the pages and records; `side_by_side` in two processes.

    The words of the interface change with the program alone, so that a build does without them.
    """
    asked = set(only) or set(RULES)
    problems: list[Problem] = []
    records, day = None, date.min
    try:
        day = today()
        records = load_records(data, day, docs / FOLDER)
    except InputError as error:
        problems = error.problems
    waiting = [name for name in RULES if name in asked and RULES[name].needs_records and records is None]
    chosen = asked.difference(waiting) | ({"records"} if waiting else set())
    site = read_site(docs, records or Records())
    interface = Interface() if with_interface else Site(docs, Records())
    context = Context(docs, data, site, Lexicon(site.records), day, problems, interface)
    found = run_checks(context, chosen, side_by_side)
    acceptable = [name for name, rule in RULES.items() if rule.acceptable]
    findings, accepted = accept(found, site.texts | context.interface.texts, acceptable, chosen if records else ())
    findings = [finding for finding in findings if finding.rule in chosen]
    return Checked(findings, accepted, records, site, [name for name in RULES if name in chosen], waiting)


def run_checks(context: Context, chosen: Collection[str], side_by_side: bool = False) -> list[Finding]:
    """Return what the rules named in `chosen` find, before any of it is accepted."""
    checks = [(rules, check) for rules, check in _CHECKS if not {*rules}.isdisjoint(chosen)]
    mine = [check for rules, check in checks if not side_by_side or _BESIDE.isdisjoint(rules)]
    others = [check for rules, check in checks if side_by_side and not _BESIDE.isdisjoint(rules)]
    if others:
        _ = context.site.pairs, context.site.passages  # made once, for both
    with in_second_process(lambda: _run(others, context)) if others else nullcontext(list) as beside:
        spelling = SpellingCheck(context.docs / "check", context.records) if not _SPELLING.isdisjoint(chosen) else None
        if spelling:
            spelling.start(context.site.passages + context.interface.passages)
        found = _run(mine, context)
        found += spelling.findings() if spelling else []
        found += beside()
    return [finding for finding in found if finding.rule in chosen]


def _run(checks: list[_Check], context: Context) -> list[Finding]:
    return [finding for check in checks for finding in check(context)]
