"""The rules `bindings`, `outdated-claim` and `unbound-denial`: what is said of the records is true of them; called by runner.py."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from scripts.claims.bindings import REASONED, Binding, WrongBinding, read_bindings
from scripts.claims.conditions import Condition
from scripts.claims.denials import Denial, cites_state, denials_in, denies, takes_its_state
from scripts.claims.truth import Truth
from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say
from scripts.pages.addresses import KIND_OF_NAME
from scripts.pages.citations import MACRO
from scripts.records.kinds.reference import Figure
from scripts.records.problems import found_and_expected
from scripts.twins.documents import Document
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, Pair, TextPassage, finding_at, finding_in_source, finding_on_line
from scripts.twins.site import Site

#: How many letters of a text are quoted, and how many texts at most.
_QUOTED, _TEXTS = 60, 3
_LISTS = ("list", say("block.numbered-list"))
#: Fields of records that name something, or say why a value changed on one day: nothing that could cease to be true.
_STAYS_TRUE = ("name", "short_name", "term", "synonyms", "abbreviation", "avoid", "why")


class Claims:
    """The claims of a site and what they rest on; its pages and records are read when a rule first asks for them."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def _read(self) -> list[Binding | WrongBinding]:
        return list(read_bindings(self._site.texts, self._site.records))

    @cached_property
    def _bindings(self) -> dict[str, list[Binding]]:
        """The bindings that can be read, by file."""
        by_file: dict[str, list[Binding]] = {}
        for binding in self._read:
            if isinstance(binding, Binding):
                by_file.setdefault(binding.comment.file, []).append(binding)
        return by_file

    @cached_property
    def _bound(self) -> dict[Binding, list[TextPassage]]:
        """What each binding holds for, in the order of the site."""
        bound: dict[Binding, list[TextPassage]] = {
            binding: [] for bindings in self._bindings.values() for binding in bindings
        }
        for passage in self._site.passages if bound else ():
            for binding in self._of(passage, passage.line):
                bound[binding].append(passage)
        return bound

    @cached_property
    def _twins(self) -> dict[TextPassage, TextPassage]:
        """Of each passage that has a twin, the twin: the same of as many, else the first."""
        sides = chain.from_iterable(map(_sides, self._site.pairs))
        return {passage: others[0] for mine, others in sides for passage in mine}

    def _of(self, passage: TextPassage, line: int) -> list[Binding]:
        """Return the bindings that hold for a passage on one of its lines."""
        bindings = self._bindings.get(passage.file)
        return [binding for binding in bindings if binding.covers(line)] if bindings else []

    # bindings

    def binding_findings(self) -> Iterator[Finding]:
        """Yield each binding that cannot be read, holds for nothing or stands in one language only."""
        for binding in self._read:
            comment = binding.comment
            if isinstance(binding, WrongBinding):
                message = found_and_expected(binding.found, binding.expected)
                yield Finding(comment.file, comment.line, "bindings", "error", message)
            elif not self._bound[binding]:
                message = say("claims.found-binding-above-nothing-expected-block")
                yield Finding(comment.file, comment.line, "bindings", "error", message)
        yield from self._on_one_side() if self._bindings else ()

    def _on_one_side(self) -> Iterator[Finding]:
        told = set()
        for mine, others in chain.from_iterable(map(_sides, self._site.pairs)):
            there = {name for other in others for binding in self._of(other, other.line) for name in binding.rests_on}
            bound = ((passage, binding) for passage in mine for binding in self._of(passage, passage.line))
            for passage, binding in bound:
                for name in binding.rests_on:
                    if name not in there and (binding, name) not in told:
                        told.add((binding, name))
                        message = say("claims.in-one-language", binding=f"rests on{_written(name)}")
                        yield finding_on_line(passage, binding.comment.line, "bindings", "error", message, others[0])

    # outdated-claim

    def outdated_findings(self) -> Iterator[Finding]:
        """Yield an error for the words, in each language, that rest on what is no longer so."""
        for binding, passages in self._bound.items():
            # Several conditions fail by one truth where the record has ended; what it says of itself stays as it was.
            by_truth = {truth: condition for condition, truth in reversed(binding.failed)}
            for truth, condition in reversed(by_truth.items()):
                if truth.is_of_ended and truth.file == binding.comment.file:
                    continue
                for language in LANGUAGES:
                    said = [passage for passage in passages if passage.language == language]
                    if said:
                        yield self._outdated(said, condition, truth)
        yield from self._of_ended()

    def _outdated(self, passages: list[TextPassage], condition: Condition, truth: Truth) -> Finding:
        bound = [(passage, denial) for passage in passages for denial in denials_in(passage)]
        bound = bound or [(passages[0], Denial(0, 0, passages[0].text))]
        passage, first = bound[0]
        words = [_beginning(denial.words) for _, denial in bound]
        place = say("claims.by", place=f"{truth.file}:{truth.line}") if truth.file else ""
        message = say(
            "claims.outdated",
            words=_listed(words),
            condition=str(condition),
            truth=truth.kk if passage.language == "kk" else truth.ru,
            place=place,
        )
        return finding_at(passage, first.start, "outdated-claim", "error", message, self._twins.get(passage))

    def _of_ended(self) -> Iterator[Finding]:
        """Yield each citation of a fact or a figure whose record has ended, but for what ended records say themselves."""
        records = self._site.records
        ended = {(record.kind, record.id) for record in records if record.ended}
        own = {records.files[key].name for key in ended}
        for passage in self._site.passages if ended else ():
            if "{{" in passage.source and passage.file not in own and passage.field.split(".")[0] not in _STAYS_TRUE:
                for macro in MACRO.finditer(passage.source):
                    key = KIND_OF_NAME.get(macro["name"], ""), macro["rest"].strip(". ").split(".")[0]
                    if key in ended and (key[0] == Figure.kind or cites_state(macro)):
                        message = say("claims.of-ended", macro=macro.group())
                        twin = self._twins.get(passage)
                        yield finding_in_source(passage, macro.start(), "outdated-claim", message, twin)

    # unbound-denial

    def unbound_findings(self) -> Iterator[Finding]:
        """Yield an error for each sentence that denies and neither is bound nor takes its state from a record."""
        for passage, denial in self._denials():
            if not self._of(passage, passage.line_at(denial.start)):
                message = say("claims.unbound", words=_beginning(denial.words))
                yield finding_at(passage, denial.start, "unbound-denial", "error", message, self._twins.get(passage))

    def _denials(self) -> Iterator[tuple[TextPassage, Denial]]:
        lists = {passage for document in self._site.documents for passage in _denied_items(document)}
        over_lists = {heading for document in self._site.documents for heading in _headings_of_lists(document)}
        for passage in self._site.passages:
            if passage.kind == "quote" or passage in over_lists or passage.field.split(".")[0] in _STAYS_TRUE:
                continue
            denials = list(denials_in(passage))
            if passage in lists and not denials and not takes_its_state(passage):
                denials = [Denial(0, 0, passage.text)]
            yield from ((passage, denial) for denial in denials)


def _sides(pair: Pair) -> Iterator[tuple[tuple[TextPassage, ...], tuple[TextPassage, ...]]]:
    """Yield what is compared, from both sides: passage by passage where both languages have equally many, else all together."""
    if len(pair.kk) == len(pair.ru):
        for kazakh, russian in zip(pair.kk, pair.ru, strict=True):
            yield from (((kazakh,), (russian,)), ((russian,), (kazakh,)))
    elif pair.kk and pair.ru:
        yield from ((pair.kk, pair.ru), (pair.ru, pair.kk))


def _headings_of_lists(document: Document) -> Iterator[TextPassage]:
    """Yield the headings that stand over a list, of which each item says for itself what is denied."""
    for section in document.sections:
        if section.heading and any(block.kind in _LISTS for block in section.blocks):
            yield section.heading


def _denied_items(document: Document) -> Iterator[TextPassage]:
    """Yield the items of each list whose heading denies."""
    for section in document.sections:
        if section.heading and denies(section.heading.text, document.language):
            blocks = (block for block in section.blocks if block.kind in _LISTS)
            yield from (passage for block in blocks for passage in block.all_passages() if passage.kind == "item")


def _written(name: str) -> str:
    return " nothing" if name == REASONED else f": {name}"


def _listed(texts: list[str]) -> Message:
    """Return the texts that an editor looks for, in quotation marks."""
    more = say("and-more-behind", count=len(texts) - _TEXTS) if len(texts) > _TEXTS else ""
    return say("claims.listed", texts=[say("quoted", text=text) for text in texts[:_TEXTS]], more=more)


def _beginning(text: str) -> str:
    words = " ".join(text.replace(CITATION, "…").split())
    return f"{words[:_QUOTED].rsplit(' ', 1)[0]}…" if len(words) > _QUOTED else words
