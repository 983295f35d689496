"""Which folder may hold the releases, and what a keeper is told of one that may not."""

from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.publish.server_folder import check_server
from scripts.publish.storage.options import place
from scripts.records.problems import InputError
from tests.conftest import ROOT
from tests.examples import examples


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site in the current folder, `site`, and a link to it."""
    monkeypatch.chdir(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "404.html").write_text("lost")
    (tmp_path / "linked").symlink_to("site")
    return site


@examples
def test_a_folder_that_cannot_hold_the_releases_is_refused_and_nothing_is_made(made, to, site, found, built, capsys):
    for path in made:
        Path(path).mkdir(parents=True) if path.endswith("/") else Path(path).write_text("mine")
    if site == "releases":
        built.rename(site)
    before = sorted(Path().rglob("*"))
    assert main(["publish", "--to", to, "--site", site]) == 1
    said = capsys.readouterr()
    assert found in said.err
    assert said.err.count("\n") == 1
    assert sorted(Path().rglob("*")) == before


def test_the_project_itself_holds_no_releases(built):
    with pytest.raises(InputError, match="a repository"):
        check_server(ROOT, built)


@pytest.mark.parametrize("name", ["./s3:/b", "c:/b", "a b:/c"])
def test_a_folder_may_have_a_colon(name):
    assert place(name) == Path(name)
