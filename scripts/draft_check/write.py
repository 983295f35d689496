"""Writes what the check of drafts needs, `press/check/facts.json` in the folder of each language; called by site_build.py.

One file has all of it: a browser that asked for the facts of one record alone would tell the server what a draft is about.
"""

import json
from pathlib import Path
from typing import Any

from scripts.draft_check.facts import DraftFact, choices_of, draft_facts, people_of, url_of
from scripts.draft_check.names import names_of
from scripts.draft_check.roots import STEMMERS, about, alike, left_out, roots_of
from scripts.draft_check.tables import reading_tables
from scripts.exports.passport import PlainWriter
from scripts.files import write_whole
from scripts.languages import Language
from scripts.pages.addresses import DRAFT_CHECK, draft_facts_path, place_of
from scripts.pages.writer import Writer
from scripts.records.kinds.reference import Entry, Figure
from scripts.records.loader import Records
from scripts.records.record import Record


def write_draft_data(records: Records, site: Path, language: Language) -> None:
    """Write the file of a language into the folder `site`; raises OSError when it cannot be written."""
    text = json.dumps(draft_data(records, language), ensure_ascii=False, separators=(",", ":"))
    path = site / draft_facts_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())


def draft_data(records: Records, language: Language) -> dict[str, Any]:
    """Return everything by which draft-check.js reads a text of a language and knows what the site says of it."""
    writer = PlainWriter(records, language, DRAFT_CHECK)
    facts = draft_facts(writer)
    subjects: list[Record] = [record for record in records if not record.ended and not isinstance(record, Figure)]
    numbers = {f"{record.kind}.{record.id}": number for number, record in enumerate(subjects)}
    sources = list(dict.fromkeys(fact.source for fact in facts if fact.source))
    return {
        "language": language,
        "reading": reading_tables(language),
        "stemmer": STEMMERS[language].TABLES,
        "leftOut": sorted(left_out(language)),
        "alike": alike(language),
        "about": about(language),
        **names_of(writer, people_of(facts), numbers),
        "subjects": [_subject(writer, record) for record in subjects],
        "sources": [_source(writer, source) for source in sources],
        "choices": choices_of(facts, writer),
        "facts": [_fact(writer, fact, numbers, sources) for fact in facts],
    }


def _subject(writer: Writer, record: Record) -> list[Any]:
    """Return the name of a record, its address, its kind, the roots of its name and its id; a glossary entry has no facts."""
    name = writer.plain(record.short_title)
    roots = [] if isinstance(record, Entry) else roots_of(writer.plain(record.title), writer.language)
    return [name, url_of(writer, place_of(record.kind, record.id)), record.kind, " ".join(roots), record.id]


def _source(writer: Writer, reference: str) -> list[str]:
    return [writer.source(reference), url_of(writer, place_of("source", reference))]


def _fact(writer: Writer, fact: DraftFact, numbers: dict[str, int], sources: list[str]) -> dict[str, Any]:
    """Return a fact as the scripts take it; what is empty is left out. A figure stands by its own name, without a subject."""
    subject = numbers.get(f"{fact.record.kind}.{fact.record.id}")
    told = {
        "id": fact.name,
        "of": subject,
        "url": url_of(writer, place_of(fact.record.kind, fact.record.id)) if subject is None else "",
        "label": fact.label,
        "roots": " ".join(roots_of(fact.label, writer.language)),
        "shown": fact.shown,
        "keys": fact.keys,
        "unit": fact.unit,
        "strict": int(fact.may_contradict) or None,
        "source": sources.index(fact.source) if fact.source else None,
        "asOf": fact.as_of,
        "date": fact.as_of_shown,
        "claim": " ".join(fact.claim),
        "choice": fact.choice,
        "conflicts": fact.conflicts,
    }
    return {name: value for name, value in told.items() if value is not None and value not in ("", ())}
