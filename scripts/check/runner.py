"""Runs the rules of the check over the pages and records; called by the commands and the validate step."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from scripts.check.acceptance import Accepted, accept
from scripts.check.agreement import Agreement
from scripts.check.context import Context, Lexicon
from scripts.check.freshness import open_term_findings, review_findings, source_note_findings, stale_findings
from scripts.check.repeats import without_repeats
from scripts.check.rules import RULES, Rule
from scripts.claims.claims import Claims
from scripts.claims.unknown_names import UnknownNames
from scripts.history.changes import change_problems, gone_problems, unexplained
from scripts.history.memory import read_memory
from scripts.pages.navigation import config_problems, settings_problems
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
from scripts.paths import CONFIG
from scripts.records.loader import Records, read_records, today
from scripts.records.pictures import FOLDER
from scripts.records.problems import InputError, Problem
from scripts.records.schema import schema_problems
from scripts.second_process import in_second_process, in_turn
from scripts.twins.finding import Finding, from_problem
from scripts.twins.interface import Interface
from scripts.twins.site import Site, read_site
from scripts.writing.forbidden_words import ForbiddenWords
from scripts.writing.markup import markup_findings
from scripts.writing.spelling import SpellingCheck
from scripts.writing.targets import Targets
from scripts.writing.typography import typography_findings
from scripts.writing.wording import (
    alternative_text_findings,
    link_word_findings,
    long_sentence_findings,
    mixed_script_findings,
)


@dataclass
class Checked:
    """What a run of the rules gives: what is open and what is accepted, in order; the records when they are whole."""

    findings: list[Finding]
    accepted: list[Accepted]
    records: Records | None
    site: Site
    ran: list[str]
    #: The rules that could not run, by the message that says why: they learn from records, or read by settings, that are broken.
    waiting: dict[str, list[str]] = field(default_factory=dict)


_Check = Callable[[Context], Iterable[Finding]]


def _findings(rule: str, problems: Iterable[Problem]) -> Iterator[Finding]:
    return (from_problem(problem, rule) for problem in problems)


def _tree(context: Context) -> Iterator[Finding]:
    pictures = {picture.path for picture in context.records.pictures.values()}
    yield from _findings("tree", tree_problems(context.docs, pictures))
    yield from _findings("tree", config_problems(context.docs))
    if CONFIG.parent != context.docs.absolute().parent:
        yield from _findings("tree", settings_problems(CONFIG))


def _prose(context: Context) -> Iterator[Finding]:
    yield from _findings("prose", context.site.problems)
    targets = Targets(context.site, frozenset(problem.file for problem in context.site.problems))
    # Where there are no records at all, every citation would lead nowhere.
    for name, sides in context.site.pages.items() if context.has_records else ():
        for language, document in sides.items():
            writer = Writer(context.records, language, name)
            yield from _findings("prose", page_problems(document.page, writer, context.docs / language))
            yield from _findings("prose", targets.problems(document, name))


def _uncited(context: Context) -> Iterator[Finding]:
    for document in context.site.documents:
        yield from _findings("uncited-number", uncited_problems(document.page))
    yield from _findings("uncited-number", uncited_in_words(context.records))
    remembered = context.remembered(context.lexicon)
    quantities = remembered.findings(
        "quantities in words", context.independent.passages, lambda: context.lexicon.rule(Values).quantities_in_words
    )
    yield from quantities


def _on(
    name: str, parts: str, rule: Callable[[Lexicon], Callable[[Any], Iterable[Finding]]], learns: bool = True
) -> _Check:
    """Return the check that asks a rule, which `learns` from the records, about all `pairs` or `passages` of the site and the interface."""

    def check(context: Context) -> Iterator[Finding]:
        for where, (lexicon, texts) in zip(("site", "interface"), context.texts(learns), strict=True):
            remembered = context.remembered(lexicon)
            yield from remembered.findings(f"{name} of {where}", getattr(texts, parts), partial(rule, lexicon))

    return check


def _plain(name: str, parts: str, rule: Callable[[Any], Iterable[Finding]]) -> _Check:
    return _on(name, parts, lambda lexicon: rule, learns=False)


def _references(context: Context) -> Iterator[Finding]:
    references = partial(context.lexicon.rule, References)
    remembered, site = context.remembered(context.lexicon), context.independent
    yield from remembered.findings("references", site.pairs, lambda: references().findings)
    yield from remembered.findings("languages of links", site.passages, lambda: references().wrong_language)


def _claims(context: Context) -> Iterator[Finding]:
    # A demonstration, which is never published, adds made-up records to those that the pages speak of.
    if not context.records.is_demonstration:
        claims = Claims(context.site)
        yield from claims.binding_findings()
        yield from claims.outdated_findings()
        yield from claims.unbound_findings()


def _unknown_names(context: Context) -> Iterator[Finding]:
    if not context.records.is_demonstration:
        yield from UnknownNames(context.independent).findings()


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
    (("citations", "links", "images", "footnotes", "blocks"), _references),
    (
        (
            "numbers",
            "dates",
            "quantities",
            "identifiers",
        ),
        _on("numbers", "pairs", lambda lexicon: lexicon.rule(Values).findings),
    ),
    (("names",), _on("names", "pairs", lambda lexicon: lexicon.rule(Names).findings)),
    (("proper-names",), _on("proper-names", "pairs", lambda lexicon: lexicon.rule(ProperNames).findings)),
    (("abbreviations",), _on("abbreviations", "pairs", lambda lexicon: lexicon.rule(Abbreviations).findings)),
    (("modality",), _plain("modality", "pairs", modality_findings)),
    (("untranslated",), _on("untranslated", "pairs", lambda lexicon: lexicon.rule(Untranslated).findings)),
    (("bindings", "outdated-claim", "unbound-denial"), _claims),
    (("unknown-name",), _unknown_names),
    (("changes", "unexplained-change"), _history),
    (("typography",), _plain("typography", "passages", typography_findings)),
    (("mixed-script",), _plain("mixed-script", "passages", mixed_script_findings)),
    (("link-words",), _plain("link-words", "passages", link_word_findings)),
    (("alt-text",), _plain("alt-text", "passages", alternative_text_findings)),
    (("long-sentence",), _plain("long-sentence", "passages", long_sentence_findings)),
    (("forbidden-words",), _on("forbidden-words", "passages", lambda lexicon: lexicon.rule(ForbiddenWords).findings)),
    (("stale",), lambda context: stale_findings(context.records, context.today)),
    (("source-notes",), lambda context: source_note_findings(context.records)),
    (("open-terms",), lambda context: open_term_findings(context.records)),
    (("review",), lambda context: review_findings(context.site, context.today)),
    (("agreement",), _agreement),
)


#: The rules that take longest, by the first name of each; those that read the same together.
_LONG = (("markup",), ("uncited-number", "numbers"), ("modality",), ("unknown-name",), ("untranslated",), ("prose",))
#: Rules that ask the renderer, which does nothing without its settings.
_RENDERED = frozenset(("markup",))
#: Rules that ask a program of its own, which works while the other rules do.
_SPELLING = frozenset(("spelling", "yo"))


def run_rules(
    docs: Path, data: Path, only: Iterable[str] = (), side_by_side: bool = False, with_interface: bool = True
) -> Checked:
    """Run every rule (or those named in `only`) over the pages and records; `side_by_side` in two processes.

    The words of the interface change with the program alone, so that a build does without them.
    """
    asked = set(only) or set(RULES)
    records, problems, day = None, list[Problem](), date.min
    try:
        day = today()
        records, problems = read_records(data, day, docs / FOLDER)
    except InputError as error:
        problems = error.problems
    waiting = [name for name in RULES if name in asked and _waits(RULES[name], records, problems)]
    # The renderer reads by the settings of the project, whichever pages are checked.
    unread = sorted(_RENDERED & asked) if settings_problems(CONFIG) else []
    chosen = asked.difference(waiting, unread)
    if problems and any(RULES[name].needs_records for name in asked):
        chosen |= {"records"}
    chosen |= {"tree"} if unread else set()
    site = read_site(docs, records or Records())
    interface = Interface() if with_interface else Site(docs, Records())
    context = Context(docs, data, site, Lexicon(site.records), day, problems, records is not None, interface)
    found = run_checks(context, chosen, side_by_side)
    acceptable = [name for name, rule in RULES.items() if rule.acceptable]
    findings, accepted = accept(found, site.texts | context.interface.texts, acceptable, () if problems else chosen)
    findings = [finding for finding in without_repeats(findings, site) if finding.rule in chosen]
    ran = [name for name in RULES if name in chosen]
    not_run = {
        message: names for message, names in (("check.not-run", waiting), ("check.not-rendered", unread)) if names
    }
    return Checked(findings, accepted, None if problems else records, site, ran, not_run)


def _waits(rule: Rule, records: Records | None, problems: list[Problem]) -> bool:
    return rule.needs_records and (records is None or (bool(problems) and rule.needs_all_records))


def run_checks(context: Context, chosen: Collection[str], side_by_side: bool = False) -> list[Finding]:
    """Return what the rules named in `chosen` find, before any of it is accepted."""
    tasks = _tasks(chosen)
    take = in_turn(len(tasks))

    def work() -> dict[int, list[Finding]]:
        return {number: [found for check in tasks[number] for found in check(context)] for number in take}

    if side_by_side:
        # Made once, for both.
        _ = context.site.pairs, context.site.passages, context.independent, context.remembered(context.lexicon)
    with in_second_process(work) if side_by_side else nullcontext(dict) as beside:
        spelling = SpellingCheck(context.docs / "check", context.records) if not _SPELLING.isdisjoint(chosen) else None
        if spelling:
            spelling.start(context.independent.passages + context.interface.passages)
        done = work()
        found = list(spelling.findings()) if spelling else []
        done |= beside()
    for number in range(len(tasks)):
        # What the other process took and could not do is done here, so that its error is raised.
        found += done[number] if number in done else [item for check in tasks[number] for item in check(context)]
    return [finding for finding in found if finding.rule in chosen]


def _tasks(chosen: Collection[str]) -> list[list[_Check]]:
    """Return the checks to run, those that take longest first, so that two processes end at the same time."""
    checks = [(rules[0], check) for rules, check in _CHECKS if not {*rules}.isdisjoint(chosen)]
    long = [[check for name, check in checks if name in together] for together in _LONG]
    return [together for together in long if together] + [
        [check] for name, check in checks if not any(name in together for together in _LONG)
    ]
