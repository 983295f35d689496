"""A built site knows of what it was made: what is published is the site of the pages, records and settings that are there now."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.history.memory import MEMORY
from scripts.messages.say import MESSAGE_LANGUAGES, say, told
from scripts.publish.origin import check_origin, content_digest
from scripts.records.problems import InputError
from tests.conftest import run_command, run_well
from tests.publish.versions import note_made_here, write_version

#: What an editor changes after `make site`, by what it is.
CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda project: _add(project / "docs/kk/index.md"),
    "a record": lambda project: _add(next((project / "docs/data/figures").glob("*.yml"))),
    "a new record": lambda project: _add(project / "docs/data/figures/new.yml"),
    "a record that went": lambda project: next((project / "docs/data/figures").glob("*.yml")).unlink(),
    "a picture": lambda project: _add(next((project / "docs/assets/images").glob("*.svg"))),
    "what was read together": lambda project: _add(project / "docs/check/agreed.yml"),
    "a template": lambda project: _add(next((project / "overrides").glob("*.html"))),
    "the settings": lambda project: _add(project / "mkdocs.yml"),
    "the generator": lambda project: _add(project / "scripts/pages/phrases.yml"),
}


def _add(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("\n# more\n")


@pytest.fixture
def project(region_project: Path, tmp_path: Path) -> Path:
    """A copy of the generator with the region's pages."""
    return shutil.copytree(region_project, tmp_path / "project")


def digest_of(project: Path) -> str:
    return content_digest(project / "docs" / "data", project)


@pytest.mark.parametrize("change", CHANGES)
def test_what_an_editor_changes_makes_another_content(project: Path, change: str):
    before = digest_of(project)
    CHANGES[change](project)
    assert digest_of(project) != before


def test_what_building_and_publishing_write_and_programs_leave_does_not(project: Path):
    before = digest_of(project)
    written = ("docs/kk/catalogue/sites/hall.md", "docs/data/schema/figure.json", f"docs/{MEMORY}")
    for name in (*written, "docs/kk/.index.md.swp", "scripts/__pycache__/new.pyc"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("written", encoding="utf-8")
    assert digest_of(project) == before


def test_other_records_are_another_content(project: Path):
    shutil.copytree(project / "docs" / "data", project / "other")
    assert content_digest(project / "other", project) == digest_of(project)
    _add(project / "other" / "figures" / "new.yml")
    assert content_digest(project / "other", project) != digest_of(project)


def is_refused(site: Path) -> bool:
    try:
        check_origin(site)
    except InputError as error:
        assert "found a site that was built of other content than there is now" in str(error)
        return True
    return False


def test_a_site_of_which_nothing_is_noted_or_that_is_another_is_refused(tmp_path: Path):
    site = write_version(tmp_path / "site", 1)
    assert is_refused(site)
    note_made_here(site)
    assert not is_refused(site)
    (site / "index.html").write_text("written by other means", encoding="utf-8")
    assert is_refused(site)
    assert [path.name for path in tmp_path.iterdir() if path != site] == [".site-made-of"]


@pytest.mark.parametrize("end", ["before it is in place", "before it is noted"])
def test_a_build_that_is_ended_leaves_the_earlier_site_or_one_that_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
):
    site = write_version(tmp_path / "site", 1)
    note_made_here(site)
    monkeypatch.setattr("scripts.publish.origin.content_digest", lambda: "0" * 64)  # an editor has changed a page
    if end == "before it is noted":
        shutil.rmtree(site)
        write_version(site, 2)
    assert is_refused(site)


def test_a_site_that_was_built_is_published_until_the_content_is_another(
    region_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = shutil.copytree(region_site.parent, tmp_path / "built", symlinks=True)
    publish = ["-m", "scripts", "publish", "--site", "../site", "--to", "../server"]
    project = folder / "project"
    run_well(*publish[2:], cwd=project)
    assert (folder / "server" / "current").is_symlink()
    assert not list((folder / "server").rglob("*made-of*"))
    run_well(*publish[2:], cwd=project)  # remembering the first is no change
    _add(project / "docs" / "kk" / "index.md")
    before = (project / "docs" / MEMORY).read_bytes()
    for language in MESSAGE_LANGUAGES:
        for command in (publish, [*publish[:2], "remember", "--site", "../site"]):
            ran = run_command(*command, "--language", language, cwd=project)
            assert ran.returncode == 1
            assert told(say("publish.site-of-other-content"), language) in ran.stderr
    assert (project / "docs" / MEMORY).read_bytes() == before
