"""Which folder may hold the releases, and what a keeper is told of one that may not."""

import stat
import tempfile
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.publish.releases import publish
from scripts.publish.server_folder import check_server
from scripts.publish.storage.options import place
from scripts.records.problems import InputError
from tests.conftest import ROOT
from tests.examples import examples

pytestmark = pytest.mark.usefixtures("of_any_origin")


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


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("closed", ["server", "server/releases"])
def test_a_folder_that_only_its_owner_may_enter_is_opened_when_it_is_for_releases_alone(built, closed):
    Path("server/releases").mkdir(parents=True)
    Path(closed).chmod(0o700)
    publish(built, Path("server"))
    assert [mode(Path(path)) for path in ("server", "server/releases")] == [0o755, 0o755]


@pytest.mark.parametrize("to", ["home", "home/site"])
def test_of_a_folder_that_is_not_for_releases_alone_its_keeper_is_told(built, to, capsys):
    Path("home").mkdir()
    Path("home/letter.txt").write_text("dear")
    Path("home").chmod(0o700)
    assert main(["publish", "--site", str(built), "--to", to]) == 0
    said = capsys.readouterr().err
    assert said.startswith(f"{to}: found folders on the way that only their owner or group may enter; expected")
    assert f" {Path('home').resolve()}" in said
    assert said.count("\n") == 1
    assert mode(Path("home")) == 0o700


def test_of_folders_that_everybody_may_enter_nothing_is_told(built, capsys):
    with tempfile.TemporaryDirectory() as folder:  # those of pytest are closed
        Path(folder).chmod(0o711)
        assert main(["publish", "--site", str(built), "--to", f"{folder}/server"]) == 0
    assert capsys.readouterr().err == ""
