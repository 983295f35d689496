"""Real-life mistakes of editors, each made in a copy of the test region: what the command `check` says of it, and nothing else.

The table is editor_mistakes.yml. A mistake is told once, where it is, or as often as there is something to mend.
"""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.__main__ import main
from scripts.messages.say import MESSAGE_LANGUAGES, say, told
from tests.conftest import REGION, ROOT
from tests.examples import beside

MISTAKES = beside(__file__, "editor_mistakes.yml")
EXHAUSTIVE = pytest.mark.exhaustive
#: How the last line begins, which says what to do first.
FIRST = {"en": "first: ", "kk": "алдымен: ", "ru": "сначала: "}


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages and records of the region beside the settings of the renderer, seen from the folder around them, on a day of theirs."""
    shutil.copytree(REGION, tmp_path / "docs")
    shutil.copy2(ROOT / "mkdocs.yml", tmp_path)
    for part in ("overrides", "scripts"):
        (tmp_path / part).symlink_to(ROOT / part)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1789862400")  # 20 September 2026
    return Path("docs")


def make(mistake: dict[str, Any], docs: Path) -> None:
    """Make a mistake in the folder of pages."""
    for name, changes in mistake.get("in", {}).items():
        for old, new in changes.items():
            text = (docs / name).read_text(encoding="utf-8") if old else ""
            assert old in text, f"{name} is without {old!r}"
            (docs / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    for name, other in mistake.get("move", {}).items():
        os.rename(docs / name, docs / other)
    for name in mistake.get("remove", ()):
        (docs / name).unlink()


# In English a sample is enough: the other tests read it.
@pytest.mark.parametrize(
    ("mistake", "language"),
    [
        pytest.param(mistake, language, id=f"{mistake['mistake']}-{language}", marks=EXHAUSTIVE if number % 9 else ())
        for number, mistake in enumerate(MISTAKES)
        for language in MESSAGE_LANGUAGES
        if language != "en" or number % 9 == 0
    ],
)
def test_a_mistake_is_told_once_where_it_is(docs, capsys, mistake, language):
    make(mistake, docs)
    code = main(["check", "--docs", str(docs), "--language", language])
    printed = capsys.readouterr()
    assert printed.out.splitlines() == mistake["said"][language]
    assert code == any(": error: " in line for line in mistake["said"]["en"])
    first = FIRST[language] if mistake["said"][language] else told(say("check.nothing-to-do"), language)
    assert printed.err.splitlines()[-1].startswith(first)


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_without_a_mistake_nothing_is_said(docs, capsys, language):
    assert main(["check", "--docs", str(docs), "--language", language]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[-1] == told(say("check.nothing-to-do"), language)


def test_the_table_has_sixty_mistakes():
    assert len({mistake["mistake"] for mistake in MISTAKES}) == len(MISTAKES) >= 60
