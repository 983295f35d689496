"""Puts each fault of a family into the material and asks the rules; used by test_mutations.py and __main__.py.

A fault is caught when a rule that compares the languages (or sees words left in the other one) finds something that
it does not find without the fault. Rules on the writing of one language do not count: a fault in one language is
seldom so kind as to be bad writing too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.check.rules import RULES, Scope
from scripts.check.runner import Context, Lexicon, run_checks
from scripts.languages import LANGUAGES, Language, other_language
from scripts.pages.front_matter import Page, parse_page
from scripts.records.loader import Records, today
from scripts.twins.alignment import page_pairs
from scripts.twins.documents import Document, read_document
from scripts.twins.passages import Pair, TextPassage
from scripts.twins.site import Site
from tests.parity.mutations.text import Edit, Text

#: Rules that see what one language left behind without comparing two texts.
_LEFT_BEHIND = ("untranslated", "mixed-script")
COUNTED = [name for name, rule in RULES.items() if rule.scope is Scope.LANGUAGES or name in _LEFT_BEHIND]
_SHOWN = 5


@dataclass(frozen=True)
class Material:
    """A page or a field of a record in both languages. `group` says of which kind, so that a family can choose."""

    group: str
    name: str
    sources: dict[Language, str]
    #: The part of each text to which faults are kept; the whole text where there is none.
    only: dict[Language, tuple[int, int]] = field(default_factory=dict)
    line: int = 1
    field_path: str = ""

    def text(self, language: Language) -> Text:
        """Return the text of one language for the families."""
        twin = self.sources[other_language(language)]
        is_page = not self.field_path
        return Text(language, self.sources[language], twin, is_page, self.name, self.only.get(language))

    def file(self, language: Language) -> str:
        """Return the name of the file that has one language."""
        return self.name if self.field_path else f"docs/{language}/{self.name}"


@dataclass(frozen=True)
class Family:
    """A kind of fault: `edits` yields it at every place of a text where it can be, `groups` is where it is looked for."""

    name: str
    edits: Callable[[Text], Iterable[Edit]]
    groups: tuple[str, ...]
    minimum: float = 1.0


@dataclass(frozen=True)
class Miss:
    """A fault that no rule found."""

    place: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.place}: {self.before!r} -> {self.after!r}"


@dataclass
class Tally:
    """How a family fared: how many places it has, how many were tried, and which faults were missed."""

    family: Family
    places: int = 0
    tried: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def caught(self) -> int:
        """How many faults were found."""
        return self.tried - len(self.misses)

    @property
    def share(self) -> float:
        """The share of faults that were found."""
        return self.caught / self.tried if self.tried else 0.0

    @property
    def enough(self) -> bool:
        """Whether the family has places and as many faults were found as it asks for."""
        return self.tried > 0 and self.share >= self.family.minimum


class Benchmark:
    """Asks the rules about texts with a fault, with what the records teach read once."""

    def __init__(self, records: Records, material: list[Material], docs: Path) -> None:
        self.records, self.material, self.docs = records, material, docs
        self.lexicon = Lexicon(records)
        self._subjects: dict[int, _Subject] = {}

    def run(self, family: Family, most: int | None = None) -> Tally:
        """Try a family at its places, or at `most` of them in each language, thinned out evenly."""
        tally = Tally(family)
        for language in LANGUAGES:
            places = [
                (material, edit)
                for material in self.material
                if material.group in family.groups
                for edit in _edits(family, material.text(language))
            ]
            tally.places += len(places)
            for material, edit in places[:: max(1, -(-len(places) // most)) if most else 1]:
                tally.tried += 1
                if not self.catches(material, language, edit):
                    tally.misses.append(_miss(material, language, edit))
        return tally

    def catches(self, material: Material, language: Language, edit: Edit) -> bool:
        """Return whether the rules find more in the material with the fault than without."""
        subject = self.subject(material)
        return bool(subject.findings(language, material.text(language).apply(edit)) - subject.without_fault)

    def findings(self, material: Material) -> Counter[str]:
        """Return what the rules find in the material as it is."""
        return self.subject(material).without_fault

    def subject(self, material: Material) -> "_Subject":
        """Return the material as the rules see it, read once."""
        key = id(material)
        if key not in self._subjects:
            kind = _FieldSubject if material.field_path else _PageSubject
            self._subjects[key] = kind(self, material)
        return self._subjects[key]

    def ask(self, pages: dict[Language, Document], pairs: list[Pair], passages: list[TextPassage]) -> Counter[str]:
        """Return what the counted rules find in one pair of pages, or in the pairs and passages given."""
        site = Site(self.docs, self.records, {"page.md": pages} if pages else {})
        # The properties of the site are computed once; here they are given, without all other pages and records.
        site.__dict__.update(record_pairs=[], pairs=pairs, passages=passages)
        without_interface = Site(self.docs, Records())
        context = Context(self.docs, self.docs / "data", site, self.lexicon, today(), interface=without_interface)
        return Counter(f"{item.rule}: {item.message}" for item in run_checks(context, COUNTED))


class _Subject:
    """Material as the rules see it."""

    without_fault: Counter[str]

    def findings(self, language: Language, source: str) -> Counter[str]:
        """Return what the rules find when the text of one language is `source`."""
        raise NotImplementedError


class _PageSubject(_Subject):
    def __init__(self, benchmark: Benchmark, material: Material) -> None:
        self.benchmark, self.material = benchmark, material
        self._heads: dict[Language, Page] = {}
        self.documents = {name: self._read(name, material.sources[name]) for name in LANGUAGES}
        self.known: set[object] = set()
        self.without_fault = self._ask(self.documents)
        pairs = page_pairs(self.documents["kk"], self.documents["ru"])
        self.known = {_words(pair) for pair in pairs}

    def findings(self, language: Language, source: str) -> Counter[str]:
        return self._ask({**self.documents, language: self._read(language, source)})

    def _ask(self, documents: dict[Language, Document]) -> Counter[str]:
        # Rules on a pair look at nothing else, so a pair that the fault did not touch is not asked about again.
        pairs = [pair for pair in page_pairs(documents["kk"], documents["ru"]) if _words(pair) not in self.known]
        passages = [passage for pair in pairs for passage in pair.kk + pair.ru]
        return self.benchmark.ask(documents, pairs, passages)

    def _read(self, language: Language, source: str) -> Document:
        original, body = self.material.sources[language], self.material.text(language).body
        head = self._heads.get(language)
        if head and source[:body] == original[:body]:
            # The front matter, which takes longest to read, is as it was.
            return read_document(replace(head, text=source, body=source[body:]), language)
        page = parse_page(source, self.material.file(language))
        self._heads.setdefault(language, page)
        return read_document(page, language)


class _FieldSubject(_Subject):
    def __init__(self, benchmark: Benchmark, material: Material) -> None:
        self.benchmark, self.material = benchmark, material
        self.without_fault = self._ask(material.sources)

    def findings(self, language: Language, source: str) -> Counter[str]:
        return self._ask({**self.material.sources, language: source})

    def _ask(self, sources: dict[Language, str]) -> Counter[str]:
        item = self.material
        sides = [TextPassage(item.name, item.line, name, "field", sources[name], item.field_path) for name in LANGUAGES]
        return self.benchmark.ask({}, [Pair((sides[0],), (sides[1],))], sides)


def _words(pair: Pair) -> object:
    return tuple(tuple((p.kind, p.field, p.source) for p in side) for side in (pair.kk, pair.ru))


def _edits(family: Family, text: Text) -> Iterator[Edit]:
    """Yield the faults of a family that change the text and stay where the material wants them."""
    first, last = text.only or (0, len(text.source))
    for edit in family.edits(text):
        if first <= edit.start and edit.end <= last and text.source[edit.start : edit.end] != edit.new:
            yield edit


def _miss(material: Material, language: Language, edit: Edit) -> Miss:
    source = material.sources[language]
    line = material.line + (0 if material.field_path else source.count("\n", 0, edit.start))
    before, after = source[max(0, edit.start - 40) : edit.start], source[edit.end : edit.end + 25]
    old = source[edit.start : edit.end]
    field_name = f" {material.field_path}.{language}" if material.field_path else ""
    place = f"{material.group} {material.file(language)}:{line}{field_name}"
    return Miss(place, before + "[" + old + "]" + after, edit.new)


def table(tallies: Iterable[Tally]) -> str:
    """Return the tallies as a table for people, and the first faults missed of each family below it."""
    tallies = list(tallies)
    width = max(len(tally.family.name) for tally in tallies)
    lines = [f"{'family of faults':{width}}  places   tried  caught  missed   share  at least"]
    for tally in tallies:
        lines.append(
            f"{tally.family.name:{width}} {tally.places:7} {tally.tried:7} {tally.caught:7} {len(tally.misses):7}"
            f" {tally.share:7.1%}   {tally.family.minimum:7.0%}{'' if tally.enough else '  TOO FEW'}"
        )
    for tally in tallies:
        if tally.misses:
            lines += ["", f"missed of {tally.family.name}:"]
            lines += [f"  {miss}" for miss in tally.misses[:_SHOWN]]
    return "\n".join(lines)
