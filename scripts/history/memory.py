"""What was published, as one line for each fact: written after a site was published, read by the check; used by changes.py.

A built site carries the facts that it tells (`data/facts.json`), so that what is remembered is what readers got, whatever the
records say by then.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.files import write_if_changed
from scripts.history.facts import all_facts
from scripts.messages.say import say
from scripts.records.loader import Records
from scripts.records.problems import file_error, shown
from scripts.records.text_files import read_json

#: The memory inside the folder of pages.
MEMORY = Path("check") / "published.json"
#: The facts inside a built site of the project's own records; other records are not remembered.
FACTS = Path("data") / "facts.json"


@dataclass(frozen=True)
class Memory:
    """The facts that were published last, by name; `name` is that of the file in messages."""

    name: str
    text: str
    facts: dict[str, Any]

    @cached_property
    def _lines(self) -> dict[str, int]:
        starts = (line.strip().partition('":')[0].removeprefix('"') for line in self.text.split("\n"))
        return {start: number for number, start in enumerate(starts, 1)}

    def line(self, fact: str) -> int:
        """Return the line on which a fact stands."""
        return self._lines.get(fact, 1)


def read_memory(docs: Path) -> Memory | None:
    """Return what was published of the pages in `docs`; None where nothing is remembered. Raises InputError for a broken file."""
    return _read(docs / MEMORY) if (docs / MEMORY).is_file() else None


def write_facts(records: Records, site: Path) -> None:
    """Write the facts of a site into its folder."""
    write_if_changed(site / FACTS, _text(all_facts(records)))


def remember(site: Path, docs: Path) -> int | None:
    """Remember what the built `site` tells as published, in `docs`; return how many facts changed, were new or went.

    None, and nothing written, where the site was built of other records than the project's own.
    """
    if not (site / FACTS).is_file():
        return None
    new, before = _read(site / FACTS).facts, _before(docs)
    write_if_changed(docs / MEMORY, _text(new))
    return len([name for name in {*before, *new} if before.get(name) != new.get(name)])


def _before(docs: Path) -> dict[str, Any]:
    memory = read_memory(docs)
    return memory.facts if memory else {}


def _text(facts: dict[str, Any]) -> str:
    """Return facts as a file with one line for each, so that two versions of it can be compared and merged line by line."""
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in sorted(facts.items())]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _read(path: Path) -> Memory:
    text, facts = read_json(path, say("history.memory"), say("history.whole-memory"))
    if not isinstance(facts, dict) or not all("." in name for name in facts):
        raise file_error(path, say("history.something-other-than-facts-by-name"), say("history.whole-memory"))
    return Memory(shown(path), text, facts)
