"""Every rule of the check in one list, and running them; called by the commands and the validate step."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import chain
from pathlib import Path

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
from scripts.parity.shape import shape_findings
from scripts.parity.site import Site, read_site
from scripts.parity.spelling import Spelling
from scripts.parity.typography import typography_findings
from scripts.parity.untranslated import Untranslated
from scripts.parity.values import Values, quantity_in_words_findings
from scripts.parity.writing import (
    alternative_text_findings,
    link_word_findings,
    long_sentence_findings,
    mixed_script_findings,
)
from scripts.records.loader import Records, load_records, today
from scripts.records.problems import InputError, Problem
from scripts.records.schema import schema_problems


class Scope(Enum):
    """What a rule looks at; `stops` says whether its errors keep a site from being built."""

    INPUT = "the files", True
    LANGUAGES = "the two languages", True
    WRITING = "one language", False
    TIME = "age and owners", False
    READING = "joint reading", False

    def __init__(self, words: str, stops: bool) -> None:
        self.words, self.stops = words, stops


@dataclass(frozen=True)
class Rule:
    """A rule: what it looks for, in plain words, and whether a finding of it may be accepted in place."""

    about: str
    scope: Scope
    acceptable: bool = True
    #: A rule that needs a clock, or a program that a build does without, is left to the check.
    in_build: bool = True


#: The rules by name.
RULES: dict[str, Rule] = {
    "records": Rule("a record that is broken, contradicts itself or points at nothing", Scope.INPUT, False),
    "schema": Rule("a JSON Schema that the models have left behind", Scope.INPUT, False, False),
    "words": Rule("words of a record that cite what is not there", Scope.INPUT, False),
    "tree": Rule("a page in no language, a symbolic link, a missing folder", Scope.INPUT, False),
    "prose": Rule("a page that cannot be read, or whose front matter or citations are wrong", Scope.INPUT, False),
    "markup": Rule("Markdown that is left open: code, a comment, a link, bold words", Scope.INPUT, False),
    "uncited-number": Rule("a number in prose that is no citation of a record", Scope.INPUT),
    "pair-exists": Rule("a page that stands in one language only", Scope.LANGUAGES, False),
    "front-matter": Rule("fields of the front matter, and values that have no language", Scope.LANGUAGES),
    "headings": Rule("ids, levels and order of headings", Scope.LANGUAGES, False),
    "blocks": Rule("kinds and order of blocks: paragraphs, lists, tables, code, quotes", Scope.LANGUAGES),
    "lists": Rule("lists: how many items, numbered or not, from which number", Scope.LANGUAGES),
    "tables": Rule("tables: how many rows and cells", Scope.LANGUAGES),
    "admonitions": Rule("kinds of notes", Scope.LANGUAGES),
    "citations": Rule("citations of records", Scope.LANGUAGES),
    "links": Rule("targets of links, each in the reader's language", Scope.LANGUAGES),
    "images": Rule("images", Scope.LANGUAGES),
    "footnotes": Rule("footnotes", Scope.LANGUAGES),
    "numbers": Rule("numbers in every spelling", Scope.LANGUAGES),
    "dates": Rule("dates in both grammars", Scope.LANGUAGES),
    "quantities": Rule("values with units, money, percent", Scope.LANGUAGES),
    "identifiers": Rule("telephones, addresses, numbers of documents and articles, coordinates", Scope.LANGUAGES),
    "names": Rule("names of bodies, people and places", Scope.LANGUAGES),
    "abbreviations": Rule("abbreviations, short or in full", Scope.LANGUAGES),
    "modality": Rule("words that deny, oblige, allow or limit", Scope.LANGUAGES),
    "untranslated": Rule("text left in the other language, or the same in both", Scope.LANGUAGES),
    "spelling": Rule("words that no dictionary and no list of the project knows", Scope.WRITING, in_build=False),
    "yo": Rule("е in a Russian word that has ё", Scope.WRITING, in_build=False),
    "typography": Rule("quotes, dashes, no-break spaces and the percent sign", Scope.WRITING),
    "mixed-script": Rule("Latin letters inside Cyrillic words, and the reverse", Scope.WRITING),
    "link-words": Rule("words of a link that do not say where it leads", Scope.WRITING),
    "alt-text": Rule("images whose alternative text says nothing", Scope.WRITING),
    "long-sentence": Rule("sentences that are far too long", Scope.WRITING),
    "forbidden-words": Rule("words that the glossary asks not to use", Scope.WRITING),
    "stale": Rule("a fact older than its kind allows, with who can be asked", Scope.TIME, in_build=False),
    "source-notes": Rule("a source without an address or a date that does not say so", Scope.TIME),
    "open-terms": Rule("a term to be agreed whose owner has ended", Scope.TIME),
    "review": Rule("a page not read again within its period", Scope.TIME, in_build=False),
    "agreement": Rule("a text that changed since both languages were read together", Scope.READING, False),
    "acceptance": Rule("a comment that accepts nothing, or without a rule or a reason", Scope.READING, False),
}


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
    yield from chain.from_iterable(map(quantity_in_words_findings, context.site.passages))


def _markup(context: Context) -> Iterator[Finding]:
    for sides in context.site.pages.values():
        for document in sides.values():
            yield from markup_findings(document)


def _on_pairs(rule: Callable[[Context], Callable[[Pair], Iterable[Finding]]]) -> Callable[[Context], Iterable[Finding]]:
    """Return the check that asks a rule about every pair."""
    return lambda context: chain.from_iterable(map(rule(context), context.site.pairs))


def _on_passages(
    rule: Callable[[Context], Callable[[Passage], Iterable[Finding]]],
) -> Callable[[Context], Iterable[Finding]]:
    """Return the check that asks a rule about every passage of each language."""
    return lambda context: chain.from_iterable(map(rule(context), context.site.passages))


def _references(context: Context) -> Iterator[Finding]:
    references = context.lexicon.references
    yield from chain.from_iterable(map(references.findings, context.site.pairs))
    yield from chain.from_iterable(map(references.wrong_language, context.site.passages))


def _spelling(context: Context) -> Iterator[Finding]:
    spelling = Spelling(context.docs / "check", context.records)
    spelling.start(context.site.passages)
    return spelling.findings()


def _agreement(context: Context) -> Iterator[Finding]:
    try:
        yield from Agreement(context.docs).findings(context.site)
    except InputError as error:
        yield from _findings("agreement", error.problems)


#: What is run, in this order, with the names of the rules that it answers for.
_CHECKS: tuple[tuple[tuple[str, ...], Callable[[Context], Iterable[Finding]]], ...] = (
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
    (("spelling", "yo"), _spelling),
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


def run_rules(docs: Path, data: Path, only: Iterable[str] = ()) -> Checked:
    """Run every rule (or those named in `only`) over the pages and records."""
    chosen = set(only) or set(RULES)
    problems: list[Problem] = []
    records, day = None, date.min
    try:
        day = today()
        records = load_records(data, day)
    except InputError as error:
        problems = error.problems
    site = read_site(docs, records or Records())
    found = run_checks(Context(docs, data, site, Lexicon(site.records), day, problems), chosen)
    acceptable = [name for name, rule in RULES.items() if rule.acceptable]
    findings, accepted = accept(found, site, acceptable, chosen if records else ())
    findings = [finding for finding in findings if finding.rule in chosen]
    return Checked(findings, accepted, records, site, [name for name in RULES if name in chosen])


def run_checks(context: Context, chosen: Collection[str]) -> list[Finding]:
    """Return what the rules named in `chosen` find, before any of it is accepted."""
    found = (finding for rules, check in _CHECKS if {*rules} & {*chosen} for finding in check(context))
    return [finding for finding in found if finding.rule in chosen]
