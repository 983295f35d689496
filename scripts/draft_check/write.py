"""Writes what the check of drafts needs, `press/check/facts.json` in the folder of each language; called by site_build.py.

One file has all of it: a browser that asked for the facts of one record alone would tell the server what a draft is about.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from scripts.draft_check.facts import DraftFact, choices_of, draft_facts, people_of, url_of
from scripts.draft_check.names import found_names
from scripts.draft_check.roots import STEMMERS, about, alike, left_out
from scripts.draft_check.tables import reading_tables
from scripts.exports.passport import PlainWriter
from scripts.files import write_whole
from scripts.history.facts import name_of
from scripts.languages import Language
from scripts.pages.addresses import DRAFT_CHECK, draft_facts_path, place_of
from scripts.pages.writer import Writer
from scripts.records.kinds.reference import Figure, Source
from scripts.records.loader import Records
from scripts.records.record import Record

Name = TypeVar("Name")


class DraftPlaces(NamedTuple):
    """The numbers of records, passages, dates and facts in their lists, by which they are written."""

    subjects: dict[str, int]
    grounds: dict[str, int]
    dates: dict[tuple[str, str], int]
    facts: dict[str, int]


def write_draft_data(records: Records, site: Path, language: Language) -> None:
    """Write the file of a language into the folder `site`; raises OSError when it cannot be written."""
    text = json.dumps(draft_data(records, language), ensure_ascii=False, separators=(",", ":"))
    path = site / draft_facts_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())


def draft_data(records: Records, language: Language) -> dict[str, Any]:
    """Return everything by which draft-check.js reads a text of a language and knows what the site says of it.

    The roots of words are not in it: the browser finds them, as it does in a draft.
    """
    writer = PlainWriter(records, language, DRAFT_CHECK)
    facts = draft_facts(writer)
    names = found_names(writer, people_of(facts))
    owners = [fact.record for fact in facts if not isinstance(fact.record, Figure)] + [
        name.record for name in names.found
    ]
    sources = records.all(Source)
    grounds = [f"{source.id}{part}" for source in sources for part in ("", *(f"/{one.id}" for one in source.passages))]
    subjects = {name_of(record): record for record in (*owners, *sources)}
    dates = list(dict.fromkeys((fact.as_of, fact.as_of_shown) for fact in facts if fact.as_of))
    fact_names = (fact.name for fact in facts)
    places = DraftPlaces(_numbered(subjects), _numbered(grounds), _numbered(dates), _numbered(fact_names))
    return {
        "language": language,
        "reading": reading_tables(language),
        "stemmer": STEMMERS[language].TABLES,
        "leftOut": sorted(left_out(language)),
        "alike": alike(language),
        "about": about(language),
        "names": [[name.words, places.subjects[name_of(name.record)], int(name.is_initials)] for name in names.found],
        "endings": names.endings,
        "stems": names.stems,
        "subjects": [_subject(writer, record) for record in subjects.values()],
        "figures": url_of(writer, place_of(Figure.kind, "")),
        "sources": [_source(writer, ground, places) for ground in grounds],
        "dates": dates,
        "choices": choices_of(facts, writer),
        "facts": [_fact(fact, places) for fact in facts],
    }


def _numbered(names: Iterable[Name]) -> dict[Name, int]:
    return {name: number for number, name in enumerate(names)}


def _subject(writer: Writer, record: Record) -> list[str]:
    """Return the name of a record, its address and its kind."""
    return [writer.plain(record.short_title), url_of(writer, place_of(record.kind, record.id)), record.kind]


def _source(writer: Writer, ground: str, places: DraftPlaces) -> list[Any]:
    """Return the number of a source among the subjects and, of a passage, the end of its address and its place in the act."""
    name, _, part = ground.partition("/")
    source = writer.records.get(Source, name)
    passage = source.passage(part)
    return [places.subjects[name_of(source)], *([f"-{part}", writer.passage_label(passage)] if passage else [])]


def _fact(fact: DraftFact, places: DraftPlaces) -> list[Any]:
    """Return a fact as draft-facts.js takes it, without what is empty at its end; places in other lists as numbers.

    Its record, or -1 for a figure; what it is; its value as shown; its values by kind, key and bound (`quantity:36 hours/week:less`);
    `s` if another value contradicts it, `w` if it is told in words; its source; its date; its choice; its unit; the facts that
    contradict it on the site; the id of a figure.
    """
    is_figure = isinstance(fact.record, Figure)
    told = [
        -1 if is_figure else places.subjects[name_of(fact.record)],
        fact.label,
        fact.shown,
        [":".join((kind, key, bound)).rstrip(":") for kind, key, bound in fact.keys] or "",
        "s" * fact.may_contradict + "w" * fact.is_in_words,
        places.grounds[fact.source] if fact.source else "",
        places.dates[fact.as_of, fact.as_of_shown] if fact.as_of else "",
        fact.choice or "",
        fact.unit,
        [places.facts[name] for name in fact.conflicts if name in places.facts] or "",
        fact.record.id if is_figure else "",
    ]
    while told[-1] == "":
        told.pop()
    return told
