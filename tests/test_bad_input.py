"""Bad input from outside: each command says what is wrong and where, exits with 1, and leaves the published site alone."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from scripts.__main__ import main
from scripts.records.kinds import KINDS
from tests.conftest import ROOT, run_command
from tests.pictures import drawing, images, photograph, plan, two_halves
from tests.records.small_tree import FILES, Tree, plant

Snapshot = dict[str, tuple[bytes, int]]


def snapshot(folder: Path) -> Snapshot:
    """Return every file of a folder with its bytes and the time of its last change."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """The small tree of records in the folder `data`, seen from the folder around it, so that names are short."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")  # 1 February 2026
    return plant(tmp_path / "data")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site that was published earlier."""
    out = tmp_path / "published" / "site"
    (out / "ru").mkdir(parents=True)
    for name in ("index.html", "404.html", "ru/index.html", "marker.txt"):
        (out / name).write_text(f"the earlier {name}", encoding="utf-8")
    return out


@dataclass
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        """The findings about records, without the column and the name of the rule at the end."""
        lines = [line for line in (self.out + self.err).split("\n") if line.endswith(" [records]")]
        return [re.sub(r"(yml:\d+):\d+:", r"\1:", line.removesuffix(" [records]")) for line in lines]


@pytest.fixture
def build(tree: Tree, published: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], Ran]:
    """Builds from the small tree over the published site; makes sure that the site has not been touched."""

    def build_wrong() -> Ran:
        before = snapshot(published)
        code = main(["build", "--data", "data", "--out", "published/site"])
        printed = capsys.readouterr()
        assert snapshot(published) == before
        assert [path.name for path in published.parent.iterdir()] == ["site"]
        assert "Traceback" not in printed.out + printed.err
        return Ran(code, printed.out, printed.err)

    return build_wrong


WAGE = "figures/wage.yml"
HALL = "production-sites/hall.yml"
PLACE = "institutions/no-1.yml"

CASES = {
    "YAML syntax": (
        WAGE,
        "value: 85000",
        "value: [85000",
        "9: error: found a mistake in the YAML (did not find expected ',' or ']'); expected valid YAML",
    ),
    "wrong type": (WAGE, "value: 85000", "value: many", '8: error: value: found the text "many"; expected a number'),
    "missing Kazakh": (
        WAGE,
        "  kk: Жалақының ең төмен мөлшері\n",
        "",
        '5: error: name.kk: found nothing; expected the field "kk"',
    ),
    "missing Russian": (
        WAGE,
        "  ru: Минимальный размер заработной платы\n",
        "",
        '5: error: name.ru: found nothing; expected the field "ru"',
    ),
    "empty text": (
        WAGE,
        "Минимальный размер заработной платы",
        '"  "',
        "7: error: name.ru: found empty text; expected text that is not empty",
    ),
    "unknown source": (
        WAGE,
        "code/7-2",
        "kode/7-2",
        '10: error: source: found the unknown source "kode"; expected the id of a source (did you mean "code"?)',
    ),
    "unknown record": (
        HALL,
        "institution: no-1",
        "institution: no-11",
        '11: error: institution: found the unknown institution "no-11"; expected the id of an institution'
        ' (did you mean "no-1"?)',
    ),
    "id in Cyrillic": (
        WAGE,
        "id: wage",
        "id: жалақы",
        '2: error: id: found the text "жалақы"; expected an id of small Latin letters, digits and single hyphens',
    ),
    "id with capitals": (
        WAGE,
        "id: wage",
        "id: Wage_1",
        '2: error: id: found the text "Wage_1"; expected an id of small Latin letters, digits and single hyphens',
    ),
    "fact without source": (
        PLACE,
        "  value: 900\n  source: article\n",
        "  value: 900\n",
        '19: error: held.source: found nothing; expected the field "source"',
    ),
    "bare value for a fact": (
        PLACE,
        "held:\n  value: 900\n  source: article\n  as_of: 2025\n",
        "held: 900\n",
        "19: error: held: found the number 900; expected a fact with value, source and as_of, or the word unknown",
    ),
    "date in the future": (
        WAGE,
        "last_changed: 2026-01-06",
        "last_changed: 2126-01-06",
        "4: error: last_changed: found the future date 2126-01-06; expected a date not after 2026-02-01",
    ),
    "day that does not exist": (
        WAGE,
        "last_changed: 2026-01-06",
        "last_changed: 2026-02-30",
        '4: error: last_changed: found "2026-02-30"; expected a day that exists, as in 2026-03-05',
    ),
    "dates out of order": (
        WAGE,
        "last_changed: 2026-01-06",
        "last_changed: 2025-01-06",
        "4: error: last_changed: found the day 2025-01-06; expected a day not before first_published (2026-01-05)",
    ),
    "negative number": (
        HALL,
        "1200.5",
        "-1200.5",
        "26: error: space.area_m2.value: found the number -1200.5; expected a number that is more than 0",
    ),
    "absurd number": (
        HALL,
        "1200.5",
        "120000000000",
        "26: error: space.area_m2.value: found the number 120000000000; expected a number that is at most 1 000 000",
    ),
    "outside Kazakhstan": (
        PLACE,
        "latitude: 42.3",
        "latitude: 12.3",
        "14: error: coordinates.value: found latitude 12.3, longitude 69.6;"
        " expected a point in Kazakhstan: latitude 40.5 to 55.5, longitude 46.4 to 87.4",
    ),
    "coordinates swapped": (
        PLACE,
        "latitude: 42.3\n    longitude: 69.6",
        "latitude: 69.6\n    longitude: 42.3",
        "14: error: coordinates.value: found latitude 69.6, longitude 42.3;"
        " expected latitude first, longitude second (they look swapped)",
    ),
    "history against status": (
        HALL,
        "status: offered\nhistory",
        "status: taken\nhistory",
        "13: error: history: found a list;"
        ' expected a history that ends with the status "taken" (it ends with "offered")',
    ),
    "unit nobody can write": (
        WAGE,
        "unit: tenge_per_month",
        "unit: ₸",
        '9: error: unit: found the text "₸"; expected the code of a unit: small Latin letters, digits and underscores',
    ),
    "tab": (WAGE, "value: 85000", "value:\t85000", "8: error: found a tab; expected spaces"),
    "YAML tag": (
        WAGE,
        "value: 85000",
        "value: !!python/name:os.system",
        "8: error: found the YAML tag tag:yaml.org,2002:python/name:os.system; expected a value without a tag",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "message"), CASES.values(), ids=CASES.keys())
def test_one_mistake_is_one_line_and_the_site_stays(tree, build, name, old, new, message):
    tree.replace(name, old, new)
    ran = build()
    assert ran.code == 1
    assert ran.errors == [f"data/{name}:{message}"]


def test_an_unknown_field_names_the_nearest_right_one(tree, build):
    tree.replace(HALL, "  area_m2:", "  area_m:")
    ran = build()
    assert ran.code == 1
    assert ran.errors == [
        f'data/{HALL}:25: error: space.area_m: found the unknown field "area_m"; expected one of area_m2,'
        " clear_height_m, crane_capacity_t, crane_count, floor_load_t_m2, former_use, gate_height_m, gate_width_m,"
        ' kinds, units, yard_area_m2 (did you mean "area_m2"?)'
    ]


def test_a_duplicate_id_names_the_file_that_has_it(tree, build):
    tree.write("figures/pay.yml", FILES[WAGE])
    ran = build()
    assert ran.code == 1
    assert ran.errors == [
        'data/figures/pay.yml:2: error: id: found the id "wage" again; expected an id that data/figures/wage.yml does not have'
    ]


TEXT = FILES[WAGE]
BOMB = "\n".join(
    ["a0: &a0 [boom]"] + [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 30)]
)
FILES_OF_BYTES = {
    "byte order mark": (
        "\ufeff".encode() + TEXT.encode(),
        ":1: error: found a byte order mark; expected UTF-8 without a byte order mark",
    ),
    "Windows line ends": (
        TEXT.replace("value: 85000\n", "value: 85000\r\n").encode(),
        ":8: error: found a Windows line end; expected line ends of one character (LF)",
    ),
    "wrong encoding": (
        TEXT.replace("ә", "a").replace("қ", "к").replace("ң", "н").replace("ө", "о").encode("cp1251"),
        ":6: error: found the byte 0xc6; expected text in UTF-8",
    ),
    "empty file": (b"", ": error: found an empty file; expected a record"),
    "a list": (b"- 1\n", ":1: error: found a list or a single value; expected fields with values"),
    "deep nesting": (
        b"a: " + b"[" * 100_000,
        ":1: error: found more than 20 levels of nesting; expected a record of a few levels",
    ),
}


@pytest.mark.parametrize(("content", "message"), FILES_OF_BYTES.values(), ids=FILES_OF_BYTES.keys())
def test_a_file_that_is_no_record(tree, build, content, message):
    tree.write(WAGE, content)
    ran = build()
    assert ran.code == 1
    assert ran.errors == [f"data/{WAGE}{message}"]


def test_an_anchor_bomb_does_not_go_off(tree, build):
    tree.write(WAGE, BOMB)
    ran = build()
    assert ran.code == 1
    assert ran.errors[0] == f"data/{WAGE}:1: error: found the YAML anchor &a0; expected every value written out"
    assert len(ran.errors) <= 5


def test_a_file_of_fifty_megabytes_is_not_read(tree, build):
    with tree.path(WAGE).open("wb") as stream:
        stream.truncate(50_000_000)
    ran = build()
    assert ran.code == 1
    assert ran.errors == [f"data/{WAGE}: error: found 50 000 000 bytes; expected at most 1 000 000 bytes in a file"]


def test_a_link_out_of_the_tree_is_not_followed(tree, build, tmp_path):
    (tmp_path / "secret.yml").write_text("password: swordfish\n", encoding="utf-8")
    tree.path(WAGE).unlink()
    tree.path(WAGE).symlink_to("../../secret.yml")
    ran = build()
    assert ran.code == 1
    assert ran.errors == [f"data/{WAGE}: error: found a symbolic link; expected a file inside the data folder"]
    assert "swordfish" not in ran.out + ran.err


def test_a_folder_with_the_name_of_a_record(tree, build):
    tree.path(WAGE).unlink()
    tree.path(WAGE).mkdir()
    ran = build()
    assert ran.code == 1
    assert ran.errors == [f"data/{WAGE}: error: found something that is not a file; expected a regular file"]


def test_a_file_that_may_not_be_read(tree, build, monkeypatch):
    read_bytes = Path.read_bytes

    def denied(self: Path) -> bytes:
        if self.name == "wage.yml":
            raise PermissionError(13, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", denied)
    ran = build()
    assert ran.code == 1
    assert ran.errors == [
        f"data/{WAGE}: error: found a file that cannot be read (Permission denied); expected a readable file"
    ]


def test_mistakes_in_several_files_come_in_one_run(tree, build):
    tree.replace(WAGE, "value: 85000", "value: -1")
    tree.replace(WAGE, "  kk: Жалақының ең төмен мөлшері\n", "")
    tree.replace(PLACE, "ask: chamber", "ask: chambr")
    tree.write("terms/contract.yml", "topic: [\n")
    tree.replace("events/visit.yml", "event: visit\n", "event: visti\n")
    tree.write("figures/notes.txt", "x")
    ran = build()
    assert ran.code == 1
    assert [line.split(" error:")[0] for line in ran.errors] == [
        "data/events/visit.yml:8:",
        "data/figures/notes.txt:",
        "data/figures/wage.yml:5:",
        "data/figures/wage.yml:7:",
        "data/institutions/no-1.yml:5:",
        "data/terms/contract.yml:2:",
    ]


def test_a_data_folder_that_is_not_there(tree, build):
    shutil.rmtree(tree.data)
    ran = build()
    assert ran.code == 1
    assert ran.errors == ["data: error: found no such folder; expected a folder of records"]


def test_a_folder_with_other_things_is_never_replaced(tree, tmp_path, capsys):
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear", encoding="utf-8")
    assert main(["build", "--data", "data", "--out", "home"]) == 1
    assert capsys.readouterr().err == (
        "home: found a folder with other things in it; expected an empty folder or an earlier build of the site\n"
    )
    assert (home / "letter.txt").read_text(encoding="utf-8") == "dear"


# The command as a keeper runs it, in a process of its own.


def test_the_command_itself_exits_with_1_and_prints_no_traceback(tree, published):
    tree.replace(WAGE, "value: 85000", "valeu: 85000")
    before = snapshot(published)
    result = run_command("-m", "scripts", "build", "--data", tree.data, "--out", published)
    assert result.returncode == 1
    lines = result.stderr.strip().split("\n")
    assert (
        f'{tree.data}/figures/wage.yml:2:1: error: value: found nothing; expected the field "value" [records]' in lines
    )
    assert any(line.endswith('(did you mean "value"?) [records]') for line in lines)
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(published) == before


@pytest.mark.parametrize("limit", [20_000, 100_000], ids=["little of the site fits", "some of the site fits"])
def test_a_full_disk_leaves_the_site_as_it_was(published, limit):
    """A file that may not grow fails in writing just as one on a full disk does."""
    before = snapshot(published)
    result = subprocess.run(
        [sys.executable, "-m", "scripts", "build", "--out", str(published)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert result.returncode == 1
    assert "found a file that cannot be read or written: File too large" in result.stderr
    assert "expected room and permission" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(published) == before
    assert [path.name for path in published.parent.iterdir()] == ["site"]


def test_a_full_disk_while_other_records_are_copied(published):
    before = snapshot(published)
    # From another disk they cannot be linked.
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        shutil.copytree(ROOT / "docs" / "data", Path(other) / "data")
        result = subprocess.run(
            [sys.executable, "-m", "scripts", "build", "--data", f"{other}/data", "--out", str(published)],
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert result.returncode == 1
    assert "found a file that cannot be read or written: [Errno 27] File too large: " in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert snapshot(published) == before


def test_a_disk_that_is_full_when_the_site_is_put_in_place(tree, published, monkeypatch, capsys):
    def built(docs: Path, site: Path, valid: object) -> None:
        site.mkdir()
        (site / "index.html").write_text("new", encoding="utf-8")

    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if self.name == "site" and Path(target) == published:
            raise OSError(28, "No space left on device", str(target))
        return rename(self, target)

    monkeypatch.setattr("scripts.build.validated", lambda docs, data: None)
    monkeypatch.setattr("scripts.build._stage", lambda data, docs: docs)
    monkeypatch.setattr("scripts.build.render", built)
    monkeypatch.setattr(Path, "rename", full)
    before = snapshot(published)
    assert main(["build", "--data", "data", "--out", str(published)]) == 1
    assert capsys.readouterr().err == (
        f"found a file that cannot be read or written: No space left on device ({published});"
        " expected room and permission\n"
    )
    assert snapshot(published) == before
    assert [path.name for path in published.parent.iterdir()] == ["site"]


# The other commands.


@pytest.fixture
def check(tree: Tree, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    """Checks the small tree beside an empty folder of pages."""
    for language in ("kk", "ru"):
        (tmp_path / "docs" / language).mkdir(parents=True)

    def run(*arguments: str) -> Ran:
        code = main(["check", "--docs", "docs", "--data", "data", *arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


def test_check_finds_nothing_in_the_small_tree(check):
    ran = check()
    assert (ran.code, ran.out, ran.err) == (0, "", "errors: 0, warnings: 0\n")


def test_check_finds_the_same_in_each_format(tree, check):
    tree.replace(WAGE, "value: 85000", "value: many")
    tree.replace(PLACE, "ask: chamber", "ask: chambr")
    message = 'ask: found the unknown party "chambr"; expected the id of a party (did you mean "chamber"?)'
    text, machine, github = (check("--format", style) for style in ("text", "json", "github"))
    assert [ran.code for ran in (text, machine, github)] == [1, 1, 1]
    assert text.err == machine.err == github.err == "errors: 2, warnings: 0\n"
    findings = json.loads(machine.out)
    assert findings[1] == {
        "file": "data/institutions/no-1.yml",
        "line": 5,
        "rule": "records",
        "severity": "error",
        "message": message,
        "counterpart_file": None,
        "counterpart_line": None,
    }
    assert text.out.splitlines() == [
        f"{item['file']}:{item['line']}:1: {item['severity']}: {item['message']} [{item['rule']}]" for item in findings
    ]
    assert github.out.splitlines() == [
        f"::{item['severity']} file={item['file']},line={item['line']},title={item['rule']}::{item['message']}"
        for item in findings
    ]


def test_check_in_json_is_an_empty_list_when_nothing_is_wrong(check):
    assert json.loads(check("--format", "json").out) == []


def test_only_keeps_the_rules_that_are_named(tree, check):
    tree.replace(WAGE, "value: 85000", "value: many")
    tree.path("schema/term.json").unlink()
    rules = {finding["rule"] for finding in json.loads(check("--format", "json").out)}
    assert rules == {"records", "schema"}
    only = json.loads(check("--format", "json", "--only", "schema").out)
    assert [finding["file"] for finding in only] == ["data/schema/term.json"]
    both = json.loads(check("--format", "json", "--only", "schema,records").out)
    assert len(both) == 2
    assert check("--only", "headings").code == 0


def test_a_rule_that_does_not_exist_names_the_nearest(check, capsys):
    with pytest.raises(SystemExit) as stopped:
        check("--only", "record")
    assert stopped.value.code != 0
    message = capsys.readouterr().err
    assert 'found the rule "record"; expected one of records,' in message
    assert '(did you mean "records"?)' in message
    assert "Traceback" not in message


def test_a_kind_that_does_not_exist_names_the_nearest(tree, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["new", "figur", "pay", "--data", "data"])
    assert stopped.value.code != 0
    message = capsys.readouterr().err
    assert f'found the kind "figur"; expected one of {", ".join(KINDS)} (did you mean "figure"?)' in message
    assert "Traceback" not in message


def test_new_says_what_to_do_next(tree, capsys):
    assert main(["new", "figure", "pay", "--data", "data"]) == 0
    assert capsys.readouterr().out == (
        "data/figures/pay.yml is written: fill it in, then run `python -m scripts check`\n"
    )
    assert tree.path("figures/pay.yml").is_file()


@pytest.mark.parametrize("name", ["Pay", "жалақы", "../pay", "x" * 300])
def test_new_refuses_a_bad_id(tree, capsys, name):
    assert main(["new", "figure", name, "--data", "data"]) == 1
    assert capsys.readouterr().err == (
        f'the id: found "{name}"; expected small Latin letters, digits and single hyphens, at most 60 of them\n'
    )


def test_new_never_writes_over_a_record(tree, capsys):
    before = tree.path(WAGE).read_bytes()
    assert main(["new", "figure", "wage", "--data", "data"]) == 1
    assert capsys.readouterr().err == (
        "data/figures/wage.yml: found a record of this id; expected an id that was never used\n"
    )
    assert tree.path(WAGE).read_bytes() == before


def test_a_wrong_source_date_epoch_is_told_plainly(check, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert check().errors == ['SOURCE_DATE_EPOCH: error: found "yesterday"; expected seconds since 1970']


# Pictures that a record names.


def cut(path: Path, size: int | None = None) -> None:
    """Leave the first half of a file, or its first bytes, as an upload that broke off does."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 if size is None else size])


def text(path: Path) -> None:
    path.write_text("<html>not found</html>", encoding="utf-8")


BAD_PICTURES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "not there": (
        "hall.jpg",
        lambda path: photograph(path.with_name("hall-1.jpg")),
        'found no file "hall.jpg"; expected a file in docs/assets/images (did you mean "hall-1.jpg"?)',
    ),
    "a page for a picture": (
        "hall.jpg",
        text,
        "found a file in none of the formats JPEG, PNG, WEBP; expected a picture in JPEG",
    ),
    "nothing in it": (
        "hall.png",
        lambda path: path.write_bytes(b""),
        "found a file in none of the formats JPEG, PNG, WEBP; expected a picture in PNG",
    ),
    "another format of pictures": (
        "hall.jpg",
        lambda path: two_halves((640, 480)).save(path, "GIF"),
        "found a file in none of the formats JPEG, PNG, WEBP; expected a picture in JPEG",
    ),
    "cut off jpg": (
        "hall.jpg",
        lambda path: cut(photograph(path)),
        "found a picture that is broken or was cut off; expected a whole picture in JPEG",
    ),
    "cut off png": (
        "hall.png",
        lambda path: cut(plan(path)),
        "found a picture that is broken or was cut off; expected a whole picture in PNG",
    ),
    "cut off webp": (
        "hall.webp",
        lambda path: cut(photograph(path)),
        "found a picture that is broken or was cut off; expected a whole picture in WEBP",
    ),
    "png by another name": (
        "hall.jpg",
        lambda path: plan(path.with_suffix(".png")).rename(path),
        "found a picture in PNG; expected JPEG, as its name says, or a name that ends in .png",
    ),
    "too small": (
        "hall.jpg",
        lambda path: photograph(path, (479, 900)),
        "found a picture 479 px wide; expected at least 480 px",
    ),
    "too small when it stands": (
        "hall.jpg",
        lambda path: photograph(path, (900, 479), orientation=6),
        "found a picture 479 px wide; expected at least 480 px",
    ),
    "a bomb": (
        "hall.png",
        lambda path: Image.new("1", (30_000, 30_000)).save(path),
        "found a picture of 30000 x 30000 px; expected at most 60 megapixels",
    ),
    "a ribbon": (
        "hall.png",
        lambda path: plan(path, (500, 5001)),
        "found a picture of 500 x 5001 px; expected a side at most 10 times as long as the other",
    ),
    "a drawing cut off": (
        "hall.svg",
        lambda path: cut(drawing(path), 40),
        "found a drawing that cannot be read (unclosed token: line 1, column 0); expected a whole picture in SVG",
    ),
    "a page for a drawing": ("hall.svg", text, "found a file that is no picture in SVG; expected a picture in SVG"),
    "a drawing without a size": (
        "hall.svg",
        lambda path: drawing(path, 'width="210mm"'),
        'found a drawing without a size; expected a viewBox, as in viewBox="0 0 800 600"',
    ),
}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """The folder of the pictures of records, beside the small tree."""
    folder = tmp_path / "docs" / "assets" / "images"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(("name", "spoil", "message"), BAD_PICTURES.values(), ids=BAD_PICTURES.keys())
def test_a_picture_that_cannot_be_published(tree, check, pictures, name, spoil, message):
    tree.write(HALL, FILES[HALL] + images((name, "photograph")))
    spoil(pictures / name)
    ran = check()
    assert ran.code == 1
    assert ran.errors == [f"data/{HALL}:42: error: images.0.file: {message}"]
    assert "Traceback" not in ran.out + ran.err


def test_all_bad_pictures_are_told_at_once_beside_other_mistakes(tree, check, pictures):
    files = "hall.jpg", "yard.png", "scheme.svg"
    tree.write(HALL, FILES[HALL] + images(*((file, "photograph") for file in files)))
    tree.replace(WAGE, "value: 85000", "value: many")
    text(pictures / "hall.jpg")
    plan(pictures / "yard.png", (100, 100))
    assert [line.split(" found ")[0] for line in check().errors] == [
        f"data/{WAGE}:8: error: value:",
        f"data/{HALL}:42: error: images.0.file:",
        f"data/{HALL}:49: error: images.1.file:",
        f"data/{HALL}:56: error: images.2.file:",
    ]


def test_a_build_with_a_picture_that_is_not_there(tree, build):
    tree.write(HALL, FILES[HALL] + images(("hall.jpg", "photograph")))
    ran = build()
    assert ran.code == 1
    assert ran.errors == [
        f'data/{HALL}:42: error: images.0.file: found no file "hall.jpg"; expected a file in docs/assets/images'
    ]


def test_a_record_with_good_pictures_has_nothing_against_it(tree, check, pictures):
    tree.write(HALL, FILES[HALL] + images(("hall.jpg", "photograph"), ("plan.png", "plan"), ("plan.svg", "drawing")))
    photograph(pictures / "hall.jpg")
    plan(pictures / "plan.png")
    drawing(pictures / "plan.svg")
    assert check().errors == []
