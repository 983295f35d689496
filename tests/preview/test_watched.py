"""Changes of files are found once, whatever a program does with them."""

from pathlib import Path

import pytest

from scripts.preview.watched import Watched


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("docs/kk/a.md", "docs/kk/sites/b.md", "mkdocs.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before", encoding="utf-8")
    return tmp_path


def watched(folder: Path) -> Watched:
    return Watched((folder / "docs", folder / "mkdocs.yml"), (folder / "docs" / "kk" / "sites",))


def test_a_file_that_is_written_made_renamed_or_deleted_is_found_once(folder: Path):
    looking, page = watched(folder), folder / "docs" / "kk" / "a.md"
    assert looking.changed() == set()
    page.write_text("after all", encoding="utf-8")
    assert looking.changed() == {page}
    assert looking.changed() == set()
    new = page.rename(page.with_name("c.md"))
    assert looking.changed() == {page, new}
    (folder / "mkdocs.yml").unlink()
    new.unlink()
    assert looking.changed() == {new, folder / "mkdocs.yml"}


def test_what_programs_leave_and_what_is_generated_is_no_change(folder: Path):
    looking = watched(folder)
    (folder / "docs" / "kk" / ".a.md.swp").write_text("", encoding="utf-8")
    (folder / "docs" / "kk" / "sites" / "b.md").write_text("generated", encoding="utf-8")
    assert looking.changed() == set()
