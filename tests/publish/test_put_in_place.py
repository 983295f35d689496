"""Publishing is whole or not at all."""

from pathlib import Path

import pytest

from scripts.publish.aside import working_folder
from scripts.publish.put_in_place import check_place, put_in_place
from scripts.publish.releases import publish
from scripts.records.problems import InputError


def folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / f"{name}.html").write_text(text, encoding="utf-8")
    return path


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path):
    out = folder(tmp_path / "site", index="old", gone="old")
    put_in_place(folder(tmp_path / "aside" / "site", index="new"), out)
    assert {path.name: path.read_text() for path in out.iterdir()} == {"index.html": "new"}


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_old_site_waits_to_be_deleted_until_the_new_one_is_in_its_place(tmp_path, monkeypatch, can_exchange):
    if not can_exchange:
        monkeypatch.setattr("scripts.publish.put_in_place._exchanged", lambda one, other: False)
    out = folder(tmp_path / "site", index="old")
    with working_folder(out) as aside:
        put_in_place(folder(aside / "built", index="new"), out)
        assert {path.read_text() for path in aside.rglob("*.html")} == {"old"}
    assert (out / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_the_second_of_two_steps_fails_the_old_site_is_there_again(tmp_path, monkeypatch, error):
    out = folder(tmp_path / "site", index="old")
    built = folder(tmp_path / "aside" / "site", index="new")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self == built:
            raise error
        return rename(self, target)

    monkeypatch.setattr("scripts.publish.put_in_place._exchanged", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(type(error)):
        put_in_place(built, out)
    assert (out / "index.html").read_text() == "old"


def test_what_a_kill_between_two_steps_left_is_put_back_by_the_next_build(tmp_path):
    out = tmp_path / "site"
    folder(tmp_path / ".site-new" / ".earlier", index="old")
    with working_folder(out):
        assert (out / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_other_things_is_never_replaced(tmp_path):
    home = folder(tmp_path / "home", letter="dear")
    with pytest.raises(InputError, match="a folder with other things in it"):
        check_place(home)


def test_an_empty_folder_an_earlier_site_or_nothing_may_be_replaced(tmp_path):
    check_place(folder(tmp_path / "empty"))
    check_place(folder(tmp_path / "site", **{"404": "x", "index": "x"}))
    check_place(tmp_path / "not-there")


def test_a_repository_is_never_replaced(tmp_path):
    out = folder(tmp_path / "site", **{"404": "x", "index": "x"})
    (out / ".git").mkdir()
    with pytest.raises(InputError, match="a repository"):
        check_place(out)


def test_releases_are_never_replaced(tmp_path):
    out = folder(tmp_path / "site", **{"404": "x", "index": "x"})
    publish(folder(tmp_path / "another", **{"404": "x"}), tmp_path / "server")
    (tmp_path / "server" / "releases").rename(out / "releases")
    with pytest.raises(InputError, match="a folder with releases that were published"):
        check_place(out)


def test_a_site_may_have_pages_of_these_names(tmp_path):
    out = folder(tmp_path / "site", **{"404": "x", "index": "x"})
    folder(out / "releases", index="x")
    folder(out / "current", index="x")
    check_place(out)
