"""An import is written whole or not at all, whenever it is ended; and what somebody else has written meanwhile stays."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.history.changed import Answer
from scripts.intake.put import copy_of, put, stamps_of
from scripts.intake.reading import SheetReading
from scripts.intake.run import Import, ImportOptions
from scripts.intake.said import Ground
from scripts.records.kinds.revisions import ChangeKind
from scripts.records.loader import load_records
from scripts.records.problems import InputError
from tests.intake.small_import import row
from tests.intake.test_run import NEW

DATA = Path("docs/data")
#: What a process asks of the disk, and the step in which two folders change places.
_STEPS = ("open", "os.", "shutil.", "ctypes.dlsym", "fcntl.")
ROWS = (
    row(4, "production-site", "hall", {"space.area_m2": {"value": 1300}, "space.units": {"value": 2}}),
    row(5, "production-site", None, NEW),
    row(3, "institution", "no-1", {"region": {"value": {"kk": "Өңір", "ru": "Область"}}}),
)


def imported() -> int:
    """Import three rows: of a published value, of a new record, of another kind."""
    answer = Answer(ChangeKind.UPDATED, "Өлшенді.", "Измерено.", date(2026, 2, 1))
    options = ImportOptions(DATA, ground=Ground("article", "2026-01"), answer=answer, is_written=True)
    return Import(options).run(SheetReading(ROWS))


def killed_at(step: int) -> int:
    """Import in a process that kills itself at the step of that number; return how it ended, 0 where it was done before."""
    child = os.fork()
    if child == 0:
        left = iter(range(step))

        def count(event: str, arguments: tuple[Any, ...]) -> None:
            if event.startswith(_STEPS) and event != "os.kill" and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.addaudithook(count)
            os._exit(imported())
        finally:  # the child must never go on with the tests of its parent
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_at_every(texts: Callable[[], dict[str, str]], tree: Any, steps: range) -> list[bool]:
    """Kill an import at each of these steps of the disk, and heal by a whole one; return whether each had changed the records."""
    before, old = texts(), {}
    changed = []
    for step in steps:
        ended = killed_at(step)
        now = texts()
        load_records(DATA)
        changed.append(now != before)
        if not old and now != before:
            old = now
        assert now in (before, old), "neither as before nor as after"
        if ended == 0:
            return changed
        assert ended == -signal.SIGKILL
        if now != before:
            for name in now.keys() - before.keys():
                (DATA / name).unlink()
            for name, text in before.items():
                tree.write(name, text)
    return changed


def test_an_import_that_is_killed_leaves_the_records_as_before_or_as_after(published, texts):
    changed = kill_at_every(texts, published.site.tree, range(0, 4000, 43))
    assert changed == sorted(changed), "first nothing, then all"
    assert changed[-1]
    assert [path.name for path in Path("docs").iterdir() if path.name.startswith(".")] == []


@pytest.mark.exhaustive
def test_an_import_that_is_killed_at_each_of_its_steps(published, texts):
    changed = kill_at_every(texts, published.site.tree, range(4000))
    assert changed == sorted(changed)
    assert changed[-1]


def change(copy: Path) -> None:
    """Put another hall in place of that in a copy, as a change of a record does."""
    new = copy / "production-sites" / "new.yml"
    new.write_text("new", encoding="utf-8")
    new.replace(copy / "production-sites" / "hall.yml")


@pytest.mark.parametrize("name", ["production-sites/hall.yml", "figures/wage.yml", "figures/other.yml"])
def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(published, texts, name):
    before = stamps_of(DATA)
    with copy_of(DATA, is_written=True) as copy:
        change(copy)
        published.site.tree.write(name, "theirs")
        theirs = texts()
        with pytest.raises(InputError, match="records that somebody else has changed meanwhile"):
            put(copy, DATA, before)
    assert texts() == theirs


def test_what_somebody_else_wrote_at_the_last_instant_is_not_overwritten_either(published, texts, monkeypatch):
    before = stamps_of(DATA)
    exchange = sys.modules["scripts.intake.put"].put_in_place
    once = iter([None])

    def written_before(copy: Path, data: Path) -> None:
        for _ in once:
            published.site.tree.write("production-sites/hall.yml", "theirs")
        exchange(copy, data)

    monkeypatch.setattr("scripts.intake.put.put_in_place", written_before)
    with copy_of(DATA, is_written=True) as copy:
        change(copy)
        with pytest.raises(InputError, match="records that somebody else has changed meanwhile"):
            put(copy, DATA, before)
    assert texts()["production-sites/hall.yml"] == "theirs"


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("can_link", [True, False])
def test_the_copy_takes_the_place_of_the_records_on_every_disk(published, texts, monkeypatch, can_exchange, can_link):
    if not can_exchange:
        monkeypatch.setattr("scripts.publish.put_in_place._exchanged", lambda one, other: False)
    if not can_link:
        monkeypatch.setattr("os.link", lambda *names, **options: (_ for _ in ()).throw(PermissionError(1, "no links")))
    before = texts()
    os.chmod(DATA / "figures" / "wage.yml", 0o640)
    with copy_of(DATA, is_written=True) as copy:
        change(copy)
        put(copy, DATA, stamps_of(DATA))
    assert texts() == before | {"production-sites/hall.yml": "new"}
    assert (DATA / "figures" / "wage.yml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path("docs").iterdir()) == ["check", "data", "kk", "ru"]


def test_a_folder_that_a_link_leads_to_is_changed_where_it_lies(published, tmp_path):
    DATA.rename(tmp_path / "records")
    DATA.symlink_to(tmp_path / "records")
    assert imported() == 0
    assert DATA.is_symlink()
    assert "novyi-tsekh" in load_records(DATA).by_kind["production-site"]


def test_a_copy_that_is_only_shown_lies_elsewhere(published):
    with copy_of(DATA, is_written=False) as copy:
        assert not copy.is_relative_to(DATA.parent.absolute())
    assert not copy.exists()
