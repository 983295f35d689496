"""One process at a time works for a place: the second waits a while, and is then refused."""

import threading
from pathlib import Path

import pytest

from scripts.publish.aside import working_folder
from scripts.publish.lock import locked
from scripts.records.problems import InputError


def test_the_second_waits_until_the_first_is_done(tmp_path: Path, capsys):
    place = tmp_path / "site"
    entered, order = threading.Event(), []

    def second() -> None:
        entered.wait()
        with working_folder(place):
            order.append("second")

    waiting = threading.Thread(target=second)
    waiting.start()
    with working_folder(place) as folder:
        entered.set()
        waiting.join(0.5)
        (folder / "half made").touch()
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
    assert capsys.readouterr().err == f"waits for another process, which holds {tmp_path}/.site-new/lock\n"
    assert list(tmp_path.iterdir()) == []


def test_who_waits_too_long_is_refused(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("scripts.publish.lock._SECONDS", 0)
    place = tmp_path / "site"
    with working_folder(place) as folder:
        (folder / "half made").touch()
        with pytest.raises(InputError, match="another process has held for 0 seconds"), working_folder(place):
            pass
        assert (folder / "half made").exists()


def test_what_an_ended_process_left_is_deleted(tmp_path: Path):
    left = tmp_path / ".site-new" / "kk" / "ru"
    left.mkdir(parents=True)
    (left / "index.html").touch()
    (left / "link").symlink_to(tmp_path)
    (tmp_path / ".site-new" / "lock").touch()
    with working_folder(tmp_path / "site") as folder:
        assert [path.name for path in folder.iterdir()] == ["lock"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_another_deletes_in_the_instant_it_is_made_is_made_anew(tmp_path, monkeypatch):
    make, deleted = Path.mkdir, [FileExistsError()]

    def mkdir(self: Path, *arguments: object, **options: object) -> None:
        if deleted:
            raise deleted.pop()
        make(self, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with locked(tmp_path / "aside" / "lock"):
        assert (tmp_path / "aside" / "lock").is_file()
