"""Pictures and files that pages name: what an editor is told of one that is not as it must be."""

from pathlib import Path

import pytest

from scripts.pages.front_matter import read_page
from scripts.pages.prose_rules import page_problems
from scripts.pages.writer import Writer
from tests.examples import examples
from tests.pictures import record
from tests.records.small_tree import ENDED, Tree

FRONT = "---\ntitle: Бет\ndescription: Сипаты\nreviewed: 2026-01-05\nsources: []\n---\n"


@pytest.fixture
def told(tree: Tree, loaded):
    """Writes a page into a site with pictures and documents, and tells what is wrong with it, by the lines of its text."""
    for name in ("hall.jpg", "gate.jpg"):
        tree.write(f"pictures/{Path(name).stem}.yml", record(name, more=ENDED if name == "gate.jpg" else ""))
    docs = tree.data.parent
    for name in ("assets/files/terms.pdf", "ru/about/list.docx", "ru/about/film.mp4"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(b"")

    def problems(body: str) -> list[str]:
        path = docs / "ru" / "about" / "page.md"
        path.write_text(f"{FRONT}{body}\n", "utf-8")
        page = read_page(path)
        found = page_problems(page, Writer(loaded(), "ru", "about/page.md"), docs / "ru")
        return [f"{one.line - page.first_line + 1}: {one.found} -> {one.expected}" for one in found]

    return problems


@examples
def test_a_picture_or_file_that_is_not_as_it_must_be_is_told_at_its_line(told, text, expected):
    assert told(text) == [expected]


@examples
def test_pictures_and_files_that_are_there_are_taken(told, text):
    assert told(text) == []


def test_all_faults_of_a_page_are_told_at_once(told):
    assert len(told("![](../../assets/images/a.jpg)\n\nСлова ![](b.jpg).\n\n![](d.jpg)")) == 3
