"""Publishing by swapping a link, and taking it back."""

import threading
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.publish.releases import KEPT, publish, take_back
from tests.examples import examples


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build(tmp_path / "site", "one")


def build(site: Path, text: str) -> Path:
    site.mkdir(exist_ok=True)
    (site / "404.html").write_text("lost")
    (site / "index.html").write_text(text)
    return site


def served(server: Path) -> str:
    return (server / "current" / "index.html").read_text()


def test_the_link_leads_to_the_site_that_was_published_last(built, tmp_path):
    server = tmp_path / "server"
    publish(built, server)
    assert served(server) == "one"
    publish(build(built, "two"), server)
    assert served(server) == "two"
    assert (server / "current").is_symlink()


def test_the_site_before_is_served_again_after_a_roll_back(built, tmp_path):
    server = tmp_path / "server"
    first = publish(built, server)
    publish(build(built, "two"), server)
    assert take_back(server) == first
    assert served(server) == "one"


def test_the_same_site_is_one_release(built, tmp_path):
    server = tmp_path / "server"
    assert publish(built, server) == publish(built, server)
    assert len(list((server / "releases").iterdir())) == 1


def test_only_the_last_releases_are_kept_and_the_current_one_always(built, tmp_path):
    server = tmp_path / "server"
    for number in range(3 * KEPT):
        publish(build(built, str(number)), server)
    assert served(server) == str(3 * KEPT - 1)
    assert len(list((server / "releases").iterdir())) <= 2 * KEPT


def test_no_reader_meets_a_site_that_is_not_there(built, tmp_path):
    server = tmp_path / "server"
    publish(built, server)
    missing: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                served(server)
            except OSError as error:
                missing.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(2 * KEPT):
        publish(build(built, str(number)), server)
        take_back(server)
    done.set()
    reader.join()
    assert missing == []


@examples
def test_what_cannot_be_published_is_told(arguments, found, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    error = capsys.readouterr().err
    assert found in error
    assert "Traceback" not in error


def test_a_folder_at_the_place_of_the_link_is_left_alone(built, tmp_path, capsys):
    (tmp_path / "server" / "current").mkdir(parents=True)
    assert main(["publish", "--to", str(tmp_path / "server"), "--site", str(built)]) == 1
    assert "something that is not a link" in capsys.readouterr().err
