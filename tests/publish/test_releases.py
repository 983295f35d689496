"""Publishing by swapping a link, and taking it back."""

import os
import re
import shutil
import stat
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.publish import releases as releases_module
from scripts.publish.aside import working_folder
from scripts.publish.put_in_place import put_in_place
from scripts.publish.releases import KEPT, publish, releases, take_back
from scripts.records.problems import InputError
from tests.examples import examples

pytestmark = pytest.mark.usefixtures("of_any_origin")


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
    assert len(list((server / "releases").iterdir())) == KEPT


def test_a_release_that_was_taken_back_is_the_first_to_go(built, tmp_path):
    server = tmp_path / "server"
    names = [publish(build(built, str(number)), server) for number in range(KEPT)]
    take_back(server)
    names.append(publish(build(built, "anew"), server))
    del names[KEPT - 1]
    assert [release.name for release in releases(server)] == names
    assert take_back(server) == names[-2]


class Ended(Exception):
    """Stands for the end of the process."""


@pytest.mark.parametrize("moves", range(5))
@pytest.mark.parametrize("text", ["one", "two", "three", "four", None])
def test_after_an_end_at_any_step_the_one_served_before_comes_back(built, tmp_path, monkeypatch, text, moves):
    server = tmp_path / "server"
    texts = ["one", "two", "three"]
    for earlier in texts:
        publish(build(built, earlier), server)
    move, left = releases_module._move, [None] * moves

    def ended(made: Path, place: Path) -> None:
        if not left:
            raise Ended
        left.pop()
        move(made, place)

    with monkeypatch.context() as patch, suppress(Ended):
        patch.setattr(releases_module, "_move", ended)
        publish(build(built, text), server) if text else take_back(server)
    if served(server) != "three":
        texts = [*(known for known in texts if known != text), text] if text else texts[:-1]
    assert served(server) == texts[-1]
    take_back(server)
    assert served(server) == texts[-2]
    publish(build(built, "five"), server)
    assert sorted(path.name for path in server.iterdir()) == ["current", "history", "releases"]


def test_a_release_that_lost_files_is_made_anew(built, tmp_path):
    server = tmp_path / "server"
    name = publish(built, server)
    publish(build(built, "two"), server)
    (server / "releases" / name / "404.html").unlink()
    assert ["damaged" in str(release) for release in releases(server)].count(True) == 1
    with pytest.raises(InputError, match="with other files than it was published with"):
        take_back(server)
    assert publish(build(built, "one"), server) == name
    assert served(server) == "one"
    assert all(release.is_whole for release in releases(server))


def test_everybody_may_read_what_was_published_whatever_the_umask(built, tmp_path):
    server = tmp_path / "new" / "server"
    before = os.umask(0o077)
    try:
        (built / "ru").mkdir()
        (built / "ru" / "index.html").touch()
        publish(built, server)
    finally:
        os.umask(before)
    for path in [server.parent, server, *server.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize("replacing", [1, KEPT])
def test_a_site_that_is_replaced_while_it_is_copied_is_published_whole_or_refused(
    built, tmp_path, monkeypatch, replacing
):
    copy, left = shutil.copy2, list(range(replacing))

    def copy_while_a_build_ends(source: Path, target: Path) -> None:
        copy(source, target)
        if left and target.name == "index.html":
            with working_folder(built) as aside:
                put_in_place(build(aside / "kk", f"build {left.pop()}"), built)

    monkeypatch.setattr("shutil.copy2", copy_while_a_build_ends)
    server = tmp_path / "server"
    if replacing == 1:
        publish(built, server)
        assert served(server) == "build 0"
    else:
        with pytest.raises(InputError, match="a site that changes while it is copied"):
            publish(built, server)
        assert not (server / "current").exists()
    assert list(server.glob("releases/*")) == list(server.glob("releases/[0-9a-f]*"))


@examples
def test_a_history_that_is_none_is_told(built, tmp_path, capsys, content, found):
    server = tmp_path / "server"
    publish(built, server)
    (server / "history").write_bytes(content.encode("latin-1"))
    for arguments in (["--back"], ["--site", str(built)]):
        assert main(["publish", "--to", str(server), *arguments]) == 1
        error = capsys.readouterr().err
        assert error.startswith(f"{server / 'history'}: found {found}; expected names of releases")
        assert "Traceback" not in error
    assert served(server) == "one"


def test_the_list_tells_which_release_is_served(built, tmp_path, capsys):
    server = tmp_path / "server"
    names = [publish(build(built, text), server) for text in ("one", "two")]
    take_back(server)
    assert main(["publish", "--to", str(server), "--list"]) == 0
    day = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    expected = rf"{names[0]}  {day}  +0\.0 MB  served\n{names[1]}  {day}  +0\.0 MB\n"
    assert re.fullmatch(expected, capsys.readouterr().out)


def test_a_folder_to_which_nothing_was_published_before_is_told(built, tmp_path, capsys):
    publish = ["publish", "--to", str(tmp_path / "sevrer"), "--site", str(built), "--language", "ru"]
    told = f"{tmp_path}/sevrer — новая папка: раньше туда ничего не публиковали\n"
    assert main(publish) == 0
    assert told in capsys.readouterr().out
    assert main(publish) == 0
    assert told not in capsys.readouterr().out


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
