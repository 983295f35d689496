"""The command `agree` without files: lists what is open, or walks through it on a terminal, one pair of passages after the other.

A page or a record is written down as read together once every pair of it was said to agree; the next run goes on with the rest.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.check.agree import NEEDED, changed_words, of_rule
from scripts.check.agreement import Agreement, Subject, subjects
from scripts.check.rewordings import Rewording, line_of, rewordings
from scripts.check.runner import run_rules
from scripts.languages import LANGUAGE_NAMES, LANGUAGES, Language
from scripts.messages.say import MESSAGE_LANGUAGES, MessageLanguage, say, told
from scripts.records.loader import today
from scripts.records.problems import InputError, Problem
from scripts.twins.alignment import page_pairs
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage
from scripts.twins.record_passages import record_pairs
from scripts.twins.site import Site


@dataclass
class Open:
    """What is to be read together: each with its pairs, and what the rules across languages find in it, to be mended first."""

    site: Site
    agreement: Agreement
    subjects: list[Subject]
    findings: dict[str, list[Finding]]


def what_is_open(docs: Path, data: Path) -> Open:
    """Return every page and record that was never read together or has changed since; raise InputError for broken records."""
    checked = run_rules(docs, data, NEEDED)
    broken = [finding for finding in checked.findings if finding.rule in ("records", "tree")]
    if broken:
        expected = say("agree.records-expected")
        raise InputError(
            Problem(item.file, item.line, item.column or 1, "", of_rule(item), expected) for item in broken
        )
    agreement = Agreement(docs)
    waiting = [subject for subject in subjects(checked.site) if not agreement.status_of(subject)[1]]
    findings = {
        subject.name: [
            finding
            for finding in checked.findings
            if {finding.file, finding.counterpart_file} & set(subject.files.values())
        ]
        for subject in waiting
    }
    return Open(checked.site, agreement, waiting, findings)


def go_through(docs: Path, data: Path, language: MessageLanguage, is_asked: bool) -> int:
    """Walk through what is open where somebody `is_asked`, or else list it; return how much is left. Raises InputError for broken records."""
    found = what_is_open(docs, data)
    if is_asked:
        left = walk(docs, found, language)
    else:
        left = len(found.subjects)
        for subject in found.subjects:
            print(*(told(line, language) for line in changed_words(subject, found.agreement)), sep="\n")
    print(told(say("agree.left", count=left), language))
    return left


def walk(docs: Path, found: Open, language: MessageLanguage) -> int:
    """Ask on the terminal about every pair that is open; return how many pages and records are open still."""
    left = len(found.subjects)
    for subject in found.subjects:
        print(f"\n{' | '.join(dict.fromkeys(subject.files.values()))}")
        if found.findings[subject.name]:
            print(*(finding.told(language) for finding in found.findings[subject.name]), sep="\n")
            print(told(say("agree.mend-first"), language))
            continue
        answer = _asked_about(list(steps(found, subject)), language)
        if answer is None:
            return left
        if answer:
            Agreement(docs).agree([subject], subjects(found.site), today())
            left -= 1
    return left


def steps(found: Open, subject: Subject) -> Iterator[list[str]]:
    """Yield what is shown of each pair that is new or has changed: the words of both sides, with those that are gone or new marked."""
    reading = found.agreement.readings.get(subject.name)
    changes = {
        language: rewordings(reading.lines[language] if reading else [], subject.passages[language])
        for language in LANGUAGES
    }
    waiting = Counter(change for side in changes.values() for change in side)
    for pair in _pairs(found.site, subject):
        sides = {"kk": pair.kk, "ru": pair.ru}
        marked = {
            language: [_change_of(passage, changes[language]) for passage in sides[language]] for language in LANGUAGES
        }
        if any(change and waiting[change] for side in marked.values() for change in side):
            waiting -= Counter(change for side in marked.values() for change in side if change)
            yield [line for name in LANGUAGES for line in _side(name, sides[name], marked[name], reading is None)]
    left = [(name, change) for name in LANGUAGES for change in changes[name] if waiting[change]]
    yield from ([f"  {LANGUAGE_NAMES[name]}: {change.marked()}"] for name, change in left)


def _pairs(site: Site, subject: Subject) -> list[Pair]:
    if subject.name in site.pages:
        sides = site.pages[subject.name]
        return list(page_pairs(sides["kk"], sides["ru"]))
    folder, _, name = subject.name.rpartition("/")
    record = next(record for record in site.records if (record.folder, record.id) == (folder, name))
    return list(record_pairs(site.records, record))


def _change_of(passage: TextPassage, changes: list[Rewording]) -> Rewording | None:
    words = line_of(passage).partition(": ")[2]
    return next((change for change in changes if (change.line, change.new) == (passage.line, words)), None)


def _side(
    language: Language, passages: Sequence[TextPassage], changes: Sequence[Rewording | None], is_first: bool
) -> Iterator[str]:
    """Yield the passages of one side that have changed; all of them where none has, since they must still say the same."""
    has_changed = any(changes)
    for passage, change in zip(passages, changes, strict=True):
        if change or not has_changed:
            words = change.marked() if change and not is_first else line_of(passage).partition(": ")[2]
            yield f"  {LANGUAGE_NAMES[language]}, {passage.line}: {words}"


def _asked_about(shown: list[list[str]], language: MessageLanguage) -> bool | None:
    """Show each pair and ask whether both sides say the same; None where nobody wants to go on."""
    answers: list[str] = []
    for number, lines in enumerate(shown, start=1):
        print(f"({number}/{len(shown)})", *lines, sep="\n")
        answers.append(_answer(language))
        if answers[-1] == "quit":
            break
    if not shown:  # the same passages in another order
        print(told(say("agree.other-order"), language))
        answers.append(_answer(language))
    agreed = {*answers} == {"yes"}
    if "yes" in answers and not agreed:
        print(told(say("agree.not-written"), language))
    return None if answers[-1] == "quit" else agreed


def _answer(language: MessageLanguage) -> str:
    """Return yes, no or quit, as it may be answered in each language, also by its first letter; who goes away, quits."""
    meant = {
        word: answer
        for answer in ("yes", "no", "quit")
        for words in (told(say(f"agree.{answer}"), side) for side in MESSAGE_LANGUAGES)
        for word in (words, words[0])
    }
    while True:
        try:
            written = input(f"{told(say('agree.ask'), language)} ").strip().lower()
        except EOFError:
            return "quit"
        if written in meant:
            return meant[written]
