"""A folder of pages to which a test adds news."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES

FIELDS = {
    "title": "Сапар",
    "description": "Кім келді.",
    "reviewed": "2026-01-06",
    "sources": "[article]",
    "type": "release",
    "happened": "2026-01",
    "published": "2026-01-05",
}
#: Writes a piece of news, in both languages unless one is named, with fields other than the usual ones; None leaves one out.
AddNews = Callable[..., None]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


@pytest.fixture
def add(docs: Path) -> AddNews:
    def write(
        name: str = "visit", year: int = 2026, languages: tuple[str, ...] = LANGUAGES, **fields: str | None
    ) -> None:
        meta = {key: value for key, value in (FIELDS | fields).items() if value is not None}
        for language in languages:
            path = docs / language / "newsroom" / str(year) / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            head = "\n".join(f"{key}: {value}" for key, value in meta.items())
            path.write_text(f"---\n{head}\n---\n\nТекст.\n", encoding="utf-8")

    return write
