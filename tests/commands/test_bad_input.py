"""Bad input from outside: each command says what is wrong and where, exits with 1, and leaves the published site alone."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.__main__ import main
from tests.commands.conftest import HALL, PLACE, WAGE, Ran, snapshot
from tests.conftest import ROOT, run_command, sampled
from tests.pictures import images, photograph, plan
from tests.records.small_tree import FILES, Tree
from tests.records.test_mistakes import MISTAKES


@pytest.mark.parametrize(("name", "old", "new", "message"), sampled(MISTAKES, 6))
def test_one_mistake_is_one_line_and_the_site_stays(tree, build, name, old, new, message):
    tree.replace(name, old, new)
    ran = build()
    assert (ran.code, ran.errors) == (1, [f"data/{name}:{message}"])


BOMB = "\n".join(
    ["a0: &a0 [boom]"] + [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 30)]
)


def large(tree: Tree) -> None:
    with tree.path(WAGE).open("wb") as stream:
        stream.truncate(50_000_000)


def linked(tree: Tree) -> None:
    tree.write("../secret.yml", "password: swordfish\n")
    tree.path(WAGE).unlink()
    tree.path(WAGE).symlink_to("../../secret.yml")


def folder(tree: Tree) -> None:
    tree.path(WAGE).unlink()
    tree.path(WAGE).mkdir()


#: What becomes of the file of a record, or of all of them; and how the first line that is told begins.
FOREIGN: dict[str, tuple[Callable[[Tree], object], str]] = {
    "another kind of UTF": (
        lambda tree: tree.write(WAGE, FILES[WAGE].encode("utf-16")),
        f"{WAGE}:1:1: found a text in UTF-16; expected text in UTF-8",
    ),
    "an indent that is none": (
        lambda tree: tree.write(WAGE, FILES[WAGE].replace("  kk:", "\u00a0 kk:")),
        f"{WAGE}:6:1: found a no-break space (U+00A0) in the place of an ordinary one; expected an ordinary space",
    ),
    "wrong encoding": (lambda tree: tree.write(WAGE, "ru: цех".encode("cp1251")), f"{WAGE}:1:1: found the byte 0xf6"),
    "empty file": (lambda tree: tree.write(WAGE, ""), f"{WAGE}: found an empty file; expected a record"),
    "a list": (lambda tree: tree.write(WAGE, "- 1\n"), f"{WAGE}:1:1: found a list or a single value; expected fields"),
    "deep nesting": (lambda tree: tree.write(WAGE, "a: " + "[" * 100_000), f"{WAGE}:1:23: found more than 20 levels"),
    "mixed nesting": (lambda tree: tree.write(WAGE, "- ? " * 15_000 + "a"), f"{WAGE}:1:41: found more than 20 levels"),
    "anchor bomb": (
        lambda tree: tree.write(WAGE, BOMB),
        f"{WAGE}:1:5: found the YAML anchor &a0; expected every value",
    ),
    "fifty megabytes": (large, f"{WAGE}: found 50 000 000 bytes; expected at most 1 000 000 bytes in a file"),
    "a link out of the tree": (linked, f"{WAGE}: found a symbolic link; expected a file inside the data folder"),
    "a folder": (folder, f"{WAGE}: found something that is not a file; expected a regular file"),
    "a copy": (lambda tree: tree.write("figures/pay.yml", FILES[WAGE]), 'figures/pay.yml:2:1: id: found the id "wage"'),
    "no data at all": (lambda tree: shutil.rmtree(tree.data), ""),
}


@pytest.mark.parametrize(("spoil", "message"), FOREIGN.values(), ids=FOREIGN.keys())
def test_a_file_that_is_no_record(tree, check, spoil, message):
    spoil(tree)
    ran = check()
    assert ran.code == 1
    assert ran.errors[0].startswith(f"data/{message}" if message else "data: found no such folder; expected a folder")
    assert len(ran.errors) <= 5
    assert "swordfish" not in ran.out + ran.err


def test_mistakes_in_several_files_come_in_one_run(tree, build):
    tree.replace(WAGE, "value: 85000", "value: -1")
    tree.replace(WAGE, "  kk: Жалақының ең төмен мөлшері\n", "")
    tree.replace(PLACE, "ask: chamber", "ask: chambr")
    tree.write("terms/contract.yml", "topic: [\n")
    tree.replace("events/visit.yml", "event: visit\n", "event: visti\n")
    tree.write("figures/notes.txt", "x")
    ran = build()
    assert ran.code == 1
    assert [line.split(" ")[0] for line in ran.errors] == [
        "data/events/visit.yml:8:1:",
        "data/figures/notes.txt:",
        "data/figures/wage.yml:5:1:",
        "data/figures/wage.yml:7:1:",
        "data/institutions/no-1.yml:5:1:",
        "data/terms/contract.yml:2:1:",
    ]


def test_a_folder_with_other_things_is_never_replaced(tree, run):
    Path("home").mkdir()
    Path("home/letter.txt").write_text("dear", encoding="utf-8")
    assert run("build", "--data", "data", "--out", "home") == Ran(
        1,
        "",
        "home: found a folder with other things in it; expected an empty folder or an earlier build of the site\n",
    )
    assert Path("home/letter.txt").read_text(encoding="utf-8") == "dear"


# The command as a keeper runs it, in a process of its own.


def test_the_command_itself_exits_with_1_and_prints_no_traceback(tree, published):
    tree.replace(WAGE, "value: 85000", "valeu: 85000")
    before = snapshot(published)
    result = run_command("-m", "scripts", "build", "--data", tree.data.absolute(), "--out", published)
    assert result.returncode == 1
    lines = result.stderr.strip().split("\n")
    file = tree.data.absolute() / WAGE
    (told,) = (line for line in lines if line.endswith("[records]"))
    assert told.startswith(f'{file}:8:1: error: valeu: found the unknown field "valeu"')
    assert told.endswith('(did you mean "value"?) [records]')
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(published) == before


def build_with_little_room(published: Path, limit: int, *arguments: str) -> str:
    """Build where no file may grow beyond a size, which fails in writing as a full disk does; return what is told."""
    before = snapshot(published)
    result = subprocess.run(
        [sys.executable, "-m", "scripts", "build", "--out", str(published), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(published) == before
    assert [path.name for path in published.parent.iterdir()] == ["site"]
    return result.stderr


@pytest.mark.parametrize("limit", sampled([50_000, 20_000], 2))
def test_a_full_disk_leaves_the_site_as_it_was(published, limit):
    told = build_with_little_room(published, limit)
    assert "found a file that cannot be read or written: File too large" in told
    assert "expected room and permission" in told


def test_a_full_disk_while_other_records_are_copied(published):
    # From another disk they cannot be linked.
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        shutil.copytree(ROOT / "docs" / "data", Path(other) / "data")
        told = build_with_little_room(published, 20_000, "--data", f"{other}/data")
    assert "found a file that cannot be read or written: [Errno 27] File too large: " in told


def test_a_disk_that_is_full_when_the_site_is_put_in_place(tree, published, monkeypatch, capsys):
    def built(docs: Path, aside: Path, content: object, messages: str) -> Path:
        (aside / "kk").mkdir()
        (aside / "kk" / "index.html").write_text("new", encoding="utf-8")
        return aside / "kk"

    def full(one: Path, other: Path) -> None:
        raise OSError(28, "No space left on device", str(other))

    monkeypatch.setattr("scripts.build.prepare", lambda docs, data, messages: None)
    monkeypatch.setattr("scripts.build._stage", lambda data, docs: docs)
    monkeypatch.setattr("scripts.build.render_site", built)
    monkeypatch.setattr("scripts.publish.put_in_place._exchanged", full)
    before = snapshot(published)
    assert main(["build", "--data", "data", "--out", str(published)]) == 1
    assert capsys.readouterr().err == (
        f"found a file that cannot be read or written: No space left on device ({published});"
        " expected room and permission\n"
    )
    assert snapshot(published) == before
    assert [path.name for path in published.parent.iterdir()] == ["site"]


# Pictures that a record names.


def test_bad_pictures_are_told_at_once_beside_other_mistakes(tree, check):
    files = "hall.jpg", "yard.png", "scheme.svg"
    tree.append(HALL, images(tree.data, *((file, "photograph") for file in files)))
    tree.replace(WAGE, "value: 85000", "value: many")
    pictures = Path("docs/assets/images")
    photograph(pictures / "hall-1.jpg")
    plan(pictures / "yard.png", (100, 100))
    assert check().errors == [
        f'data/{WAGE}:8:1: value: found the text "many"; expected a number',
        'data/pictures/hall.yml:6:1: file: found no file "hall.jpg"; expected a file in docs/assets/images'
        ' (did you mean "hall-1.jpg"?)',
        'data/pictures/scheme.yml:6:1: file: found no file "scheme.svg"; expected a file in docs/assets/images',
        "data/pictures/yard.yml:6:1: file: found a picture 100 px wide; expected at least 480 px",
    ]


def test_a_build_with_a_picture_that_is_not_there(tree, build):
    tree.append(HALL, images(tree.data, ("hall.jpg", "photograph")))
    ran = build()
    missing = 'found no file "hall.jpg"; expected a file in docs/assets/images'
    assert (ran.code, ran.errors) == (1, [f"data/pictures/hall.yml:6:1: file: {missing}"])


# The address of the site.


def test_a_build_for_an_address_that_is_none_stops_before_any_work(build, monkeypatch):
    monkeypatch.setenv("SITE_URL", "example.kz")
    ran = build()
    expected = "an address such as https://example.kz/ or https://example.kz/path/"
    assert (ran.code, ran.out, ran.err) == (1, "", f'SITE_URL: found "example.kz"; expected {expected}\n')


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("      - about/contacts.md", "\t- about/contacts.md", ":1: error: found a tab"),
        ("- about/contacts.md", "-about/contacts.md", ":7: error: found no space behind the hyphen"),
        ("      - about/contacts.md", "<<<<<<< HEAD\n      - about/contacts.md", ":1: error: found "),
        ("material.extensions.emoji.twemoji", "material.extensions.emoji.twemojii", ":20: error: found "),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_settings_that_nothing_can_read_are_told_by_their_line(run, monkeypatch, command, old, new, told):
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    line = settings[: settings.index(old)].count("\n") + 1
    broken = Path("mkdocs.yml").absolute()
    broken.write_text(settings.replace(old, new, 1), encoding="utf-8")
    for module in ("check.runner", "rendering.renderer", "rendering.remembered", "build"):
        monkeypatch.setattr(f"scripts.{module}.CONFIG", broken)
    arguments = {"check": ("--docs", "docs", "--data", "data"), "build": ("--data", "data", "--out", "published/site")}
    ran = run(command, *arguments[command])
    assert ran.code == 1
    assert f"mkdocs.yml:{line}{told}" in ran.out + ran.err
    assert command == "build" or "not run until mkdocs.yml is mended: markup" in ran.err
