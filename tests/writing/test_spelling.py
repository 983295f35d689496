"""The rule `spelling`: words that neither hunspell nor the project's list knows, and a list that is not in order."""

from pathlib import Path

import pytest

from scripts.records.loader import Records, load_records
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, TextPassage
from scripts.writing.spelling import SpellingCheck, spelling_findings
from tests.check.small_site import glossary
from tests.conftest import REGION
from tests.examples import examples
from tests.records.small_tree import plant


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the lists, seen from the folder around it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "check"
    folder.mkdir()
    return folder


def find(lists: Path, language, text: str, records: Records | None = None) -> list[Finding]:
    passage = TextPassage("docs/page.md", 10, language, "paragraph", text)
    return list(spelling_findings([passage], lists, records or Records()))


def unknown(lists: Path, language, text: str, records: Records | None = None) -> list[str]:
    return [finding.message.split('"')[1] for finding in find(lists, language, text, records)]


@examples
def test_a_misspelt_word_is_found_where_it_stands(lists, language, text, word):
    (finding,) = find(lists, language, text)
    assert (finding.file, finding.line, finding.rule, finding.severity) == ("docs/page.md", 11, "spelling", "error")
    assert f'found "{word}"' in finding.message
    assert f"docs/check/spelling.{language}.txt" in finding.message


def test_each_place_is_reported(lists):
    assert unknown(lists, "ru", "Зарплота и ещё раз зарплота, «зарплота»-то.") == ["Зарплота", "зарплота", "зарплота"]


@examples
def test_what_is_spelt_well_or_is_no_word(lists, language, text):
    assert unknown(lists, language, text) == []


@examples
def test_a_kazakh_word_with_a_letter_too_many_or_of_the_russian_keyboard(lists, typed, text):
    (lists / "spelling.kk.txt").write_text("ену\n", encoding="utf-8")
    assert typed in unknown(lists, "kk", text)


def test_a_word_with_hyphens_is_looked_up_in_pieces_and_the_list_may_have_it_whole(lists):
    assert unknown(lists, "ru", "Скажите по-каталонски.") == ["каталонски"]
    (lists / "spelling.ru.txt").write_text("по-каталонски\n", encoding="utf-8")
    assert unknown(lists, "ru", "Скажите по-каталонски.") == []


@examples
def test_a_word_of_the_list_is_known_with_its_regular_endings(lists, language, word, text, wrong):
    (lists / f"spelling.{language}.txt").write_text(f"# Words\n{word}\n", encoding="utf-8")
    assert unknown(lists, language, text) == wrong


def test_the_names_of_the_records_are_known_in_any_case(lists):
    assert unknown(lists, "kk", "Сынаққаладағы жұмыс, Фишердің сөзі.") == ["Сынаққаладағы", "Фишердің"]
    assert unknown(lists, "kk", "Сынаққаладағы жұмыс, Фишердің сөзі.", glossary()) == []
    assert unknown(lists, "ru", "В Сынаккале, слова Томаса Фишера, палата «Акшатау».", glossary()) == []


@examples
def test_a_list_that_is_not_in_order(lists, text, line, message):
    (lists / "spelling.ru.txt").write_text(text, encoding="utf-8")
    findings = find(lists, "ru", "Работа.")
    assert ("check/spelling.ru.txt", line) in {(finding.file, finding.line) for finding in findings}
    assert any(message in finding.message for finding in findings)


def test_each_part_of_a_list_has_an_alphabet_of_its_own(lists):
    (lists / "spelling.ru.txt").write_text("# Words\nпробация\n\n# More\nакимат\n", encoding="utf-8")
    assert find(lists, "ru", "Работа.") == []


def test_a_list_that_cannot_be_read(lists):
    (lists / "spelling.ru.txt").write_bytes("акимат".encode("cp1251"))
    (finding,) = find(lists, "ru", "Работа.")
    assert finding.file == "check/spelling.ru.txt"
    assert "UTF-8" in finding.message


def test_a_missing_program_is_one_finding(lists, monkeypatch):
    monkeypatch.setenv("PATH", "")
    (finding,) = find(lists, "ru", "Зарплота и зарплота.")
    assert "apt-get install hunspell hunspell-kk hunspell-ru" in finding.message
    assert finding.severity == "error"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_missing_dictionary_is_one_finding(lists, monkeypatch, language, tmp_path):
    program = tmp_path / "bin" / "hunspell"
    program.parent.mkdir()
    missing = {"kk": "kk_KZ", "ru": "ru_RU"}[language]
    program.write_text(f'#!/bin/sh\n[ "$2" = {missing} ] && exit 1\nexec /usr/bin/hunspell "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    (finding,) = find(lists, "ru", "Зарплота.")
    assert "apt-get install hunspell hunspell-kk hunspell-ru" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "а" * 100_000,
        "а-" * 50_000,
        "@" * 100_000,
        "аб@" * 30_000,
        "\x00\ud800\u0301" * 1_000,
        "«" * 100_000,
        " ".join(f"{a}{b}ларымыздың" for a in "абвгджзклмн" for b in "аоуұы"),
        "_а" * 50_000,
        f"{CITATION}-" * 10_000,
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_hostile_text_returns(lists, language, text):
    assert all(len(finding.message) < 400 for finding in find(lists, language, text))


def test_what_the_user_has_taught_hunspell_does_not_count(lists, monkeypatch, tmp_path):
    for name in (".hunspell_ru_RU", ".hunspell_default"):
        (tmp_path / name).write_text("зарплота\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("WORDLIST", str(tmp_path / ".hunspell_default"))
    assert unknown(lists, "ru", "Моя зарплота.") == ["зарплота"]


def test_it_can_be_started_early(lists):
    spelling = SpellingCheck(lists, Records())
    spelling.start([TextPassage("docs/page.md", 1, "kk", "title", "Алаңдердың", "title")])
    (finding,) = spelling.findings()
    assert finding.message.startswith('title: found "Алаңдердың"')


def test_a_small_tree_has_no_names_that_hide_a_word(lists, tmp_path):
    records = load_records(plant(tmp_path / "data").data)
    assert unknown(lists, "ru", "Палата и работа.", records) == []


def test_the_lists_of_the_region_are_in_order():
    assert list(spelling_findings([], REGION / "check", load_records(REGION / "data"))) == []


@examples
def test_a_russian_word_without_its_yo_is_told_with_it(lists, text, expected):
    found = [finding for finding in find(lists, "ru", text) if finding.rule == "yo"]
    assert [finding.message.split('"')[3] for finding in found] == expected


@pytest.mark.parametrize(
    "text", ["Все решено, чем всем.", "Перед запретом нет мер.", "Совершенно верно: заключена, подчинены."]
)
def test_a_word_that_is_right_without_yo_is_no_finding(lists, text):
    assert [finding.message for finding in find(lists, "ru", text)] == []
