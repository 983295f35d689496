"""The command `import`, as an editor types it."""

from pathlib import Path

import pytest

from scripts.__main__ import main


@pytest.fixture
def table(published) -> Path:
    """A table of one hall, as an office sends it."""
    path = Path("halls.csv")
    path.write_text("Название;Общая площадь, кв. м;Число отдельных помещений\nБывший швейный цех;1 300;2\n", "utf-8")
    return path


def imported(*options: str) -> int:
    return main(["import", "halls.csv", "--data", "docs/data", *options])


def test_a_table_of_an_office_is_shown_and_then_written(table, texts, capsys):
    before = texts()
    assert imported("--source", "article", "--as-of", "2026-01", "--language", "ru") == 0
    assert "Общая площадь: 1" in capsys.readouterr().out
    assert texts() == before
    why = ("--as", "updated", "--kk", "Өлшенді.", "--ru", "Измерено.")
    assert imported("--source", "article", "--as-of", "2026-01", "--write", *why) == 0
    changed = {name for name, text in texts().items() if before.get(name) != text}
    assert changed == {"production-sites/hall.yml", "changes/hall-area-m2-2026-02-01.yml"}
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "docs/data/production-sites/hall.yml is written",
        "docs/data/changes/hall-area-m2-2026-02-01.yml is written",
        "then check: make check",
    ]


def test_a_published_value_is_asked_about_on_a_terminal(table, texts, answers):
    before = texts()
    answers("updated", "Өлшенді.", "Измерено.", "")
    assert imported("--source", "article", "--as-of", "2026-01", "--write") == 0
    assert len(texts()) == len(before) + 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ("--source", "articl"),
            '--source: found the unknown source "articl"; expected the id of a source (did you mean "article"?)\n',
        ),
        (
            ("--as", "updated"),
            "the command: found a part of an answer; expected --as updated|corrected --kk WHY --ru WHY\n",
        ),
    ],
)
def test_what_a_command_lacks_is_told_before_the_file_is_read(table, capsys, options, told):
    assert imported(*options) == 1
    assert capsys.readouterr().err == told


def test_a_date_that_is_none_is_refused(table, capsys):
    with pytest.raises(SystemExit):
        imported("--as-of", "вчера")
    assert 'found "вчера"; expected' in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told_in_one_line(published, capsys):
    assert main(["import", "no.xlsx", "--data", "docs/data"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_records_that_are_broken_are_told_first(table, published, capsys):
    published.site.tree.write("figures/wage.yml", "id: [")
    assert imported() == 1
    assert "docs/data/figures/wage.yml" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_refused_before_the_records_are(table, published, capsys):
    published.site.tree.write("figures/wage.yml", "id: [")
    Path("halls.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert main(["import", "halls.xlsx", "--data", "docs/data"]) == 1
    assert capsys.readouterr().err.startswith("halls.xlsx: ")
