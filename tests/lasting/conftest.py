"""A folder of pages with the small tree of records, some of which have other names now."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from scripts.lasting.moves import Moves, moves_of
from scripts.records.loader import Records, load_records
from tests.records.small_tree import Tree, plant

HEAD = "---\ntitle: {0}\ndescription: {0}\nreviewed: 2026-01-05\nsources: []\n{1}---\n\n## {0} {{ #part }}\n"


@dataclass
class Pages:
    """The pages and records, to write and to ask."""

    docs: Path
    tree: Tree

    def write(self, name: str, more: str = "") -> None:
        """Write a page in both languages, with further fields."""
        for language, title in (("kk", "Бет"), ("ru", "Страница")):
            path = self.docs / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(HEAD.format(title, more), encoding="utf-8")

    def table(self, text: str) -> None:
        """Write the table of what moved."""
        (self.docs / "check").mkdir(exist_ok=True)
        (self.docs / "check" / "moved.yml").write_text(text, encoding="utf-8")

    @property
    def records(self) -> Records:
        return load_records(self.tree.data, date(2026, 2, 1))

    @property
    def moves(self) -> Moves:
        return moves_of(self.docs, self.records)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """One page in both languages, and the small tree."""
    monkeypatch.chdir(tmp_path)
    made = Pages(tmp_path / "docs", plant(tmp_path / "docs" / "data"))
    made.write("about/programme.md")
    return made
