"""The rule `spelling`: words that neither hunspell nor the project's list knows, and a list that is not in order."""

from pathlib import Path

import pytest

from scripts.parity.finding import Finding
from scripts.parity.passages import CITATION, Passage
from scripts.parity.spelling import Spelling, spelling_findings
from scripts.paths import DATA, DOCS
from scripts.records.loader import Records, load_records
from tests.records.small_tree import plant


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the lists, seen from the folder around it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "check"
    folder.mkdir()
    return folder


def find(lists: Path, language, text: str, records: Records | None = None) -> list[Finding]:
    passage = Passage("docs/page.md", 10, language, "paragraph", text)
    return list(spelling_findings([passage], lists, records or Records()))


def unknown(lists: Path, language, text: str, records: Records | None = None) -> list[str]:
    return [finding.message.split('"')[1] for finding in find(lists, language, text, records)]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("kk", "Жалақы аз.\nСол қолданылмайдіы.", "қолданылмайдіы"),
        ("kk", "Бұл сөз.\nОсы алаңдердың саны.", "алаңдердың"),
        ("ru", "Работа есть.\nЭто учреждене платит.", "учреждене"),
    ],
)
def test_a_misspelt_word_is_found_where_it_stands(lists, language, text, word):
    (finding,) = find(lists, language, text)
    assert (finding.file, finding.line, finding.rule, finding.severity) == ("docs/page.md", 11, "spelling", "error")
    assert f'found "{word}"' in finding.message
    assert f"docs/check/spelling.{language}.txt" in finding.message


def test_each_place_is_reported(lists):
    assert unknown(lists, "ru", "Зарплота и ещё раз зарплота, «зарплота»-то.") == ["Зарплота", "зарплота", "зарплота"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Мекемелердің алаңдарындағы жұмыстар ұйымдастырылмаған, шарттар жасалмапты."),
        ("kk", "ҚАЖ-дың 5-бабы, Shymkent Invest-тің және «Shymkent»-тің мекемесі."),
        ("kk", f"{CITATION}-дан {CITATION}-ге дейін, {CITATION}ы және {CITATION}-ынан."),
        ("kk", "«ә» әрпі «а» әрпінен кейін; 5 ж. және а) тармағы."),
        ("ru", "Осуждённые, из-за 7-й статьи и 90-х годов; «ё» и «е»."),
        ("ru", "Пишите на почта@пример.рф или http://зщшйъ.рф/зщшйъ, Shymkent Invest, УИС, 124-НҚ."),
        ("ru", "Запустите `праверка` и ![](зщшйъ.png) [слово](зщшйъ.md) {{ figure.зщшйъ }}."),
        ("ru", ""),
    ],
)
def test_what_is_spelt_well_or_is_no_word(lists, language, text):
    assert unknown(lists, language, text) == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("енбектің", "Енбектің ақысы: енбектің"),  # еңбектің
        ("усынады", "Олар усынады"),  # ұсынады
        ("бюджетт", "Бұл бюджетт"),  # the dictionary has it
    ],
)
def test_a_kazakh_word_with_a_letter_too_many_or_of_the_russian_keyboard(lists, typed, text):
    (lists / "spelling.kk.txt").write_text("ену\n", encoding="utf-8")
    assert typed in unknown(lists, "kk", text)


def test_a_word_with_hyphens_is_looked_up_in_pieces_and_the_list_may_have_it_whole(lists):
    assert unknown(lists, "ru", "Скажите по-казахски.") == ["казахски"]
    (lists / "spelling.ru.txt").write_text("по-казахски\n", encoding="utf-8")
    assert unknown(lists, "ru", "Скажите по-казахски.") == []


@pytest.mark.parametrize(
    ("language", "word", "text", "wrong"),
    [
        ("kk", "пернетақта", "Пернетақтамен және пернетақтасы, пернетақталар.", []),
        ("kk", "пернетақта", "Пернетақтемен.", ["Пернетақтемен"]),
        ("ru", "пробация", "Пробация, служба пробации, занят ПРОБАЦИЕЙ.", []),
        ("ru", "пробация", "Служба пробацыи и пробацияи.", ["пробацыи", "пробацияи"]),
        ("ru", "акимат", "В акимате, акиматов, Акимат.", []),
        ("ru", "костанайский", "Костанайского, костанайские.", []),
        ("ru", "Шымкент", "В Шымкенте; в шымкенте.", ["шымкенте"]),
    ],
)
def test_a_word_of_the_list_is_known_with_its_regular_endings(lists, language, word, text, wrong):
    (lists / f"spelling.{language}.txt").write_text(f"# Words\n{word}\n", encoding="utf-8")
    assert unknown(lists, language, text) == wrong


def test_the_names_of_the_records_are_known_in_any_case(lists):
    records = load_records(DATA)
    assert unknown(lists, "kk", "Шымкенттегі жұмыс, Манделаның сөзі.") == ["Шымкенттегі", "Манделаның"]
    assert unknown(lists, "kk", "Шымкенттегі жұмыс, Манделаның сөзі.", records) == []
    assert unknown(lists, "ru", "В Шымкенте, слова Нельсона Манделы, палата «Атамекен».", records) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("акимат\nработа\n", 2, 'found "работа"; expected only words that the dictionary does not know'),
        ("акимат\n# Names\nакимат\n", 3, 'found "акимат" again; expected it once, on line 1'),
        ("акимат\nаким\n", 2, 'found "аким" after "акимат"; expected the words in the order of the alphabet'),
        ("акимат города\n", 1, 'found "акимат города"; expected one word in Cyrillic letters on a line'),
    ],
)
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
    spelling = Spelling(lists, Records())
    spelling.start([Passage("docs/page.md", 1, "kk", "title", "Алаңдердың", "title")])
    (finding,) = spelling.findings()
    assert finding.message.startswith('title: found "Алаңдердың"')


def test_a_small_tree_has_no_names_that_hide_a_word(lists, tmp_path):
    records = load_records(plant(tmp_path / "data").data)
    assert unknown(lists, "ru", "Палата и работа.", records) == []


def test_the_lists_of_the_project_are_in_order():
    assert list(spelling_findings([], DOCS / "check", load_records(DATA))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Осужденный идет.", ["Осуждённый", "идёт"]),
        ("Ее счет и отчет.", ["Её", "счёт", "отчёт"]),
        ("Договор заключен, решено всё.", ["заключён"]),
    ],
)
def test_a_russian_word_without_its_yo_is_told_with_it(lists, text, expected):
    found = [finding for finding in find(lists, "ru", text) if finding.rule == "yo"]
    assert [finding.message.split('"')[3] for finding in found] == expected


@pytest.mark.parametrize(
    "text", ["Все решено, чем всем.", "Перед запретом нет мер.", "Совершенно верно: заключена, подчинены."]
)
def test_a_word_that_is_right_without_yo_is_no_finding(lists, text):
    assert [finding.message for finding in find(lists, "ru", text)] == []
