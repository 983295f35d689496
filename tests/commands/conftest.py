"""The small tree of records and a published site, and the commands run on them as a keeper runs them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.__main__ import main
from tests.records.small_tree import Tree, plant

WAGE, HALL, PLACE = "figures/wage.yml", "production-sites/hall.yml", "institutions/no-1.yml"
Snapshot = dict[str, tuple[bytes, int]]


def snapshot(folder: Path) -> Snapshot:
    """Return every file of a folder with its bytes and the time of its last change."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """The small tree of records in the folder `data`, seen from the folder around it, beside an empty folder of pages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")  # 1 February 2026
    for language in ("kk", "ru"):
        (tmp_path / "docs" / language).mkdir(parents=True)
    return plant(Path("data"))


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
        """The findings about records, without the name of the rule at the end."""
        lines = (self.out + self.err).split("\n")
        found = [line.removesuffix(" [records]") for line in lines if line.endswith(" [records]")]
        return [line.replace(" error:", "", 1) for line in found]


@pytest.fixture
def run(tree: Tree, published: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs a command in the folder of the small tree; makes sure that the published site has not been touched."""
    monkeypatch.setattr("scripts.build.DOCS", Path("docs").absolute())

    def run_one(*arguments: str) -> Ran:
        before = snapshot(published)
        code = main([*arguments])
        printed = capsys.readouterr()
        assert snapshot(published) == before
        assert [path.name for path in published.parent.iterdir()] == ["site"]
        assert "Traceback" not in printed.out + printed.err
        return Ran(code, printed.out, printed.err)

    return run_one


@pytest.fixture
def check(run: Callable[..., Ran]) -> Callable[..., Ran]:
    """Checks the small tree."""
    return lambda *arguments: run("check", "--docs", "docs", "--data", "data", *arguments)


@pytest.fixture
def build(run: Callable[..., Ran]) -> Callable[[], Ran]:
    """Builds from the small tree over the published site."""
    return lambda: run("build", "--data", "data", "--out", "published/site")
