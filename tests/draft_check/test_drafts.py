"""Sixty drafts about the made-up region, thirty a language: each mark that a journalist should get, and none besides."""

import re
from functools import cache
from typing import Any, NamedTuple

import pytest

from scripts.draft_check.facts import draft_facts
from scripts.draft_check.write import draft_data
from scripts.exports.passport import PlainWriter
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import DRAFT_CHECK
from scripts.records.loader import load_records
from tests.conftest import REGION
from tests.examples import beside
from tests.js.node import evaluate

CHECK = """import {makeChecker} from "./draft-check.js";
const told = ({start, end, verdict, fact, subject}) => [start, end, verdict, fact ? fact.number : -1, subject ?? -1];"""
#: What stands for each verdict in the drafts.
VERDICTS = {"=": "right", "≠": "wrong", "?": "unknown"}
MARK = re.compile(r"\{(?P<words>[^{}]+?) (?P<sign>[=≠?])(?: (?P<facts>\S+))?\}")
#: The share of marks that must be right.
GOAL = 0.98


class Mark(NamedTuple):
    """A mark that a draft must get: where, what it says, and of which facts, any of which is right."""

    start: int
    end: int
    verdict: str
    facts: frozenset[str]


class Judged(NamedTuple):
    """The marks of the drafts of a language: how many there are or should be, and what is wrong with each that is not right."""

    total: int
    faults: list[str]


def read_draft(written: str) -> tuple[str, list[Mark]]:
    """Return a draft as it is pasted, and the marks that it must get."""
    text, marks, place = "", [], 0
    for match in MARK.finditer(written):
        text += written[place : match.start()]
        start, place = len(text), match.end()
        text += match["words"]
        marks.append(
            Mark(start, len(text), VERDICTS[match["sign"]], frozenset(filter(None, (match["facts"] or "").split("|"))))
        )
    return text + written[place:], marks


@cache
def judged(language: Language) -> Judged:
    drafts = [read_draft(written) for written in beside(__file__, f"drafts.{language}.yml")]
    records = load_records(REGION / "data")
    facts = [fact.name for fact in draft_facts(PlainWriter(records, language, DRAFT_CHECK))]
    data = draft_data(records, language)
    facts += [f"{record_of(data, subject)}/{end[0][1:]}" for subject, *end in data["sources"] if end]
    check = "((check) => given[1].map((text) => check(text).map(told)))(makeChecker(given[0]))"
    marks = evaluate(CHECK, check, [data, [text for text, _ in drafts]])
    found = [
        [(*mark[:3], facts[mark[3]] if mark[3] >= 0 else record_of(data, mark[4])) for mark in one] for one in marks
    ]
    total, faults = 0, []
    for (text, marks), findings in zip(drafts, found, strict=True):
        total += max(len(marks), len(findings))
        faults += _faults(text, marks, findings)
    return Judged(total, faults)


def record_of(data: dict[str, Any], subject: int) -> str:
    """Return the name of the record of a subject by its address, or "" where there is none: institution.no-901."""
    if subject < 0:
        return ""
    _, address, kind, *_ = data["subjects"][subject]
    return f"{kind}.{re.split('[/#]', address.rstrip('/'))[-1]}"


def _faults(text: str, marks: list[Mark], findings: list[tuple[int, int, str, str]]) -> list[str]:
    """Return what is wrong with the marks of a draft: one that is missing, says another thing, or is too much."""
    left, faults = list(findings), []
    for mark in marks:
        words = text[mark.start : mark.end]
        over = next((one for one in left if one[0] < mark.end and mark.start < one[1]), None)
        if over is None:
            faults.append(f"{text}\n    no mark on «{words}»")
            continue
        left.remove(over)
        if over[2] != mark.verdict or (mark.facts and over[3] not in mark.facts):
            faults.append(
                f"{text}\n    «{words}» is {over[2]} {over[3]}; expected {mark.verdict} {'|'.join(mark.facts)}"
            )
    return faults + [
        f"{text}\n    a mark too much: «{text[start:end]}» {verdict} {fact}" for start, end, verdict, fact in left
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_thirty_drafts_with_right_wrong_and_unknown_marks(language: Language):
    drafts = [read_draft(written) for written in beside(__file__, f"drafts.{language}.yml")]
    verdicts = [mark.verdict for _, marks in drafts for mark in marks]
    assert len(drafts) >= 30
    assert {verdict: verdicts.count(verdict) >= 8 for verdict in VERDICTS.values()} == dict.fromkeys(
        VERDICTS.values(), True
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_all_marks_are_right(language: Language):
    total, faults = judged(language)
    assert 1 - len(faults) / total >= GOAL, "\n".join(faults)
