"""Remembers in which texts a rule found nothing, so that a check asks it only about what changed since; used by runner.py.

What a rule finds in a text follows from the text, the records that it learns from and the program; while these two are the same,
a text in which nothing was found is not read again. One file a rule, for the folders of pages of the project alone.
"""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scripts.cache import Cache, digest
from scripts.files import is_leftover
from scripts.paths import CACHE, PROJECT
from scripts.records.loader import Records
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage

#: Where it is remembered, under the name of the rule and the folder.
CHECKED = CACHE / "checked"
_BYTES = 12
#: What of the program decides what a rule finds.
_PROGRAM = (".py", ".yml", ".json")

Rule = Callable[[Any], Iterable[Finding]]


class Remembered:
    """The texts of a folder of pages in which each rule found nothing, by rules that learnt from the same records."""

    def __init__(self, docs: Path, records: Records) -> None:
        self._place = str(docs.resolve()) if docs.resolve().is_relative_to(PROJECT) else ""
        self._cache = Cache(CHECKED)
        texts = (f"{file.name}\0{file.text}" for file in records.files.values())
        self._learnt = bytes.fromhex(digest(*_program(), *sorted(texts), *sorted(records.aside.values())))
        self._keys: dict[int, bytes] = {}

    def key(self, item: Pair | TextPassage) -> bytes:
        """Return the hash of a text with its place in the site, but not its line."""
        if id(item) not in self._keys:
            sides = (item.kk, item.ru) if isinstance(item, Pair) else ((item,),)
            parts = "\0\0".join(
                "\0".join((text.file, text.language, text.kind, text.field, text.source))
                for side in sides
                for text in (*side, _BETWEEN)
            )
            self._keys[id(item)] = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).digest()[:_BYTES]
        return self._keys[id(item)]

    def findings(self, name: str, items: Sequence[Pair | TextPassage], learn: Callable[[], Rule]) -> Iterator[Finding]:
        """Yield what a rule, called `name`, finds in the items; it learns what to look for when it is first asked."""
        rule: Rule | None = None
        quiet = self._quiet(name)
        clean = set()
        for item in items:
            key = self.key(item) if self._place else b""
            if key not in quiet:
                rule = rule or learn()
                found = list(rule(item))
                yield from found
                if found:
                    continue
            clean.add(key)
        if self._place and clean != quiet:
            self._cache.put(self._file(name), self._learnt + b"".join(sorted(clean)))

    def _quiet(self, name: str) -> set[bytes]:
        kept = (self._cache.get(self._file(name)) or b"") if self._place else b""
        start = len(self._learnt)
        if kept[:start] != self._learnt:
            return set()
        return {kept[place : place + _BYTES] for place in range(start, len(kept), _BYTES)}

    def _file(self, name: str) -> str:
        return digest(name, self._place)


_BETWEEN = TextPassage("", 0, "kk", "", "")


@cache
def _program() -> tuple[str | bytes, ...]:
    """Return what decides what the rules find besides the texts and the records: the modules and tables, and what they use."""
    root = Path(__file__).resolve().parents[1]
    files = sorted(path for path in root.rglob("*") if path.suffix in _PROGRAM and not is_leftover(path.name))
    return (sys.version, version("babel"), *(path.read_bytes() for path in files))
