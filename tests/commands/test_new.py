"""`new` as an editor runs it: it asks on a terminal for what is missing, never where nobody can answer, and writes pages as twins."""

import sys
from pathlib import Path

import pytest
import yaml

from scripts.__main__ import main
from scripts.pages.new_page import with_page
from scripts.records.asking import spoken
from scripts.records.kinds import KINDS
from scripts.records.problems import InputError
from tests.conftest import ROOT, run_command

CONFIG = """\
# The sections.
nav:
  - Басты бет: index.md
  - Каталог:   # of sites
      - catalogue/index.md
      -   catalogue/map.md
  - Жаңалықтар: news.md
  - Сайт туралы:
    - about/index.md
    - about/sources.md   # the last

plugins: [search]
"""


@pytest.fixture
def answered(tree, capsys, monkeypatch):
    """Runs `new` on a terminal where somebody gives these answers, and then goes away; returns the exit code, what was asked and told."""

    def run(*arguments: str, answers: tuple[str, ...] = ()) -> tuple[int, str]:
        left = list(answers)

        def read(question: str) -> str:
            print(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("builtins.input", read)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        code = main(["new", *arguments, "--data", str(tree.data), "--language", "ru"])
        return code, capsys.readouterr().out

    return run


def test_everything_is_asked_and_what_is_answered_stands_in_the_record(tree, answered):
    answers = ("figure", "Демалыс күндері", "Дни отпуска", "", "24", "code/7-2")
    code, shown = answered(answers=answers)
    assert code == 0
    assert "идентификатор [dni-otpuska]: " in shown
    values = yaml.safe_load(tree.path("figures/dni-otpuska.yml").read_text(encoding="utf-8"))
    assert values["name"] == {"kk": "Демалыс күндері", "ru": "Дни отпуска"}
    assert (values["value"], values["source"], values["as_of"]) == (24, "code/7-2", "unknown")
    assert "заполните поля" not in shown


def test_what_a_field_does_not_take_is_asked_again_with_what_it_takes(tree, answered):
    answers = ("Күндер", "Дни", "days", "сорок", "24", "coed", "code")
    _, shown = answered("figure", answers=answers)
    assert shown.count("Значение: ") == 2
    assert "ожидается: 40" in shown
    assert "(похоже на «code»)" in shown
    assert yaml.safe_load(tree.path("figures/days.yml").read_text(encoding="utf-8"))["source"] == "code"


def test_parts_of_a_record_are_asked_for_too_and_enter_leaves_them_to_be_filled_in(tree, answered):
    answers = ("Жаңа цех", "Новый цех", "", "Бос цех.", "Пустой цех.", "no-1", "idle", "idle", "")
    _, shown = answered("production-site", answers=answers)
    values = yaml.safe_load(tree.path("production-sites/novyi-tsekh.yml").read_text(encoding="utf-8"))
    assert values["institution"] == "no-1"
    assert values["history"] == [{"status": "idle", "since": "unknown", "source": None}]
    assert values["space"]["area_m2"] == "unknown"
    assert "idle — простаивает" in shown
    assert shown.count("  строка ") == 1 and "history.0.source" in shown


def test_a_name_that_was_left_empty_is_not_asked_for_again(answered):
    _, shown = answered("figure", answers=("", "", "days", "24", "code"))
    assert shown.count("(по-русски):") == 1


def test_who_goes_away_before_there_is_an_id_leaves_nothing_behind(tree, answered):
    before = sorted(tree.data.rglob("*"))
    assert answered("figure", answers=("Күндер",))[0] == 0
    assert sorted(tree.data.rglob("*")) == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_however_little_is_answered(tree, answered, kind):
    code, shown = answered(kind, "first-one")
    assert code == 0
    assert (tree.data / KINDS[kind].folder / "first-one.yml").is_file()
    assert "заполните поля:" in shown


def test_a_taken_id_is_refused_before_anything_is_asked(answered):
    assert answered("figure", "wage") == (1, "")


@pytest.mark.parametrize("arguments", [(), ("figure",), ("page",)])
def test_where_nobody_can_answer_the_command_says_what_is_missing_and_ends(arguments, tmp_path):
    result = run_command("-m", "scripts", "new", *arguments, "--data", tmp_path)
    assert result.returncode == 1
    assert "the command: found no" in result.stderr
    assert list(tmp_path.iterdir()) == []


# Pages.


@pytest.fixture
def pages(tmp_path, monkeypatch, capsys):
    """Writes a new page beside a configuration and two trees; returns the exit code and what was told."""
    config, docs = tmp_path / "mkdocs.yml", tmp_path / "docs"
    config.write_text(CONFIG, encoding="utf-8")
    for language in ("kk", "ru"):
        (docs / language / "about").mkdir(parents=True)
        (docs / language / "about" / "index.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scripts.new.CONFIG", config)
    monkeypatch.setattr("scripts.new.DOCS", docs)

    def run(name: str) -> tuple[int, str]:
        code = main(["new", "page", name, "--language", "ru"])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "name", ["about/plans.md", "docs/kk/about/plans.md", "ru/about/plans.md", "./docs/ru/about/plans.md"]
)
def test_a_page_is_written_in_both_languages_with_its_line_in_the_navigation(pages, tmp_path, name):
    code, told = pages(name)
    assert code == 0
    assert told.split("\n")[:3] == ["docs/kk/about/plans.md", "docs/ru/about/plans.md", "mkdocs.yml"]
    twins = [(tmp_path / "docs" / language / "about/plans.md").read_text("utf-8") for language in ("kk", "ru")]
    assert ["{ #first }" in twin and 'title: ""' in twin for twin in twins] == [True, True]
    assert "Сначала заполните title" in twins[1] and "Алдымен title" in twins[0]
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert text == CONFIG.replace("# the last\n", "# the last\n    - about/plans.md\n")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("about/index.md", "docs/kk/about/index.md: найдено: страница с таким именем"),
        ("about/sources.md", "mkdocs.yml:10: найдено: страница about/sources.md"),
        ("abuot/plans.md", "(похоже на «about»)"),
        ("news/plans.md", "эти создаются из записей"),
        ("about/Plans.md", "строчные латинские буквы"),
        ("about/plans", "строчные латинские буквы"),
        ("../plans.md", "строчные латинские буквы"),
        ("/etc/plans.md", "строчные латинские буквы"),
        ("index.md", "строчные латинские буквы"),
        ("", "путь страницы не назван"),
    ],
)
def test_a_page_that_cannot_be_is_refused_and_nothing_is_written(pages, tmp_path, name, told):
    before = everything(tmp_path)
    code, printed = pages(name)
    assert code == 1
    assert told in printed
    assert everything(tmp_path) == before


def test_nothing_is_left_by_half_where_the_navigation_cannot_be_written(pages, tmp_path, monkeypatch):
    from scripts.files import write_whole

    def full(path: Path, content: bytes) -> None:
        if path.name == "mkdocs.yml":
            raise OSError(28, "No space left on device", str(path))
        write_whole(path, content)

    monkeypatch.setattr("scripts.pages.new_page.write_whole", full)
    before = everything(tmp_path)
    assert pages("about/plans.md")[0] == 1
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("page", "line", "after"),
    [
        ("catalogue/plans.md", "      - catalogue/plans.md", "      -   catalogue/map.md"),
        ("about/plans.md", "    - about/plans.md", "    - about/sources.md   # the last"),
        ("plans.md", "  - plans.md", "  - Жаңалықтар: news.md"),
    ],
)
def test_the_line_stands_behind_the_last_of_its_section_and_every_other_byte_stays(page, line, after):
    for text in (CONFIG, CONFIG.replace("\n", "\r\n"), CONFIG.rstrip("\n")):
        ending = "\r\n" if "\r\n" in text else "\n"
        assert with_page(text, page, "mkdocs.yml") == text.replace(after, f"{after}{ending}{line}")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    - about/index.md", "\t- about/index.md", "знак Tab"),
        ("- about/index.md", "-about/index.md", "нет пробела после дефиса"),
        ("nav:\n", "<<<<<<< HEAD\nnav:\n", "метка двух версий"),
    ],
)
def test_nothing_is_written_beside_settings_that_cannot_be_read(pages, tmp_path, old, new, told):
    assert old in CONFIG
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace(old, new, 1), encoding="utf-8")
    before = everything(tmp_path)
    code, said = pages("about/plans.md")
    assert (code, everything(tmp_path)) == (1, before)
    assert said.startswith("mkdocs.yml:") and told in said and "ожидается" in said


def test_every_section_of_the_project_takes_a_page_that_mkdocs_then_finds():
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for folder in ("initiative", "catalogue", "partnership", "about"):
        text = with_page(text, f"{folder}/zz-plans.md", "mkdocs.yml")
    navigation = text[text.index("nav:") : text.index("\nhooks:")]
    sections = [item for entry in yaml.safe_load(navigation)["nav"] for item in next(iter(entry.values()))]
    assert [item for item in sections if "zz-plans" in item] == [
        f"{folder}/zz-plans.md" for folder in ("initiative", "catalogue", "partnership", "about")
    ]
    with pytest.raises(InputError):
        with_page(text, "about/zz-plans.md", "mkdocs.yml")


@pytest.mark.parametrize(("language", "languages"), [("kk", ("kk",)), ("ru", ("ru",)), ("en", ("kk", "ru"))])
def test_fields_are_named_in_the_language_of_messages_or_in_both_where_that_is_none_of_the_site(language, languages):
    assert spoken(language) == languages


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("kk", ("жазылды", "мына өрістерді толтырыңыз:", "-жол: value", "содан кейін тексеріңіз: make check")),
        ("ru", ("записано: ", "заполните поля:", "  строка ", "потом проверьте: make check")),
        ("en", ("is written", "fill in the fields:", "  line ", "then check: make check")),
    ],
)
def test_new_tells_in_the_language_of_messages_what_to_do(tree, capsys, language, told):
    assert main(["new", "figure", "days", "--data", str(tree.data), "--language", language]) == 0
    shown = capsys.readouterr().out
    assert all(words in shown for words in told)
    comments = tree.path("figures/days.yml").read_text(encoding="utf-8")
    assert ("# Мәні" in comments, "# Значение" in comments) == (language != "ru", language != "kk")


def test_where_the_language_is_english_fields_are_named_in_both_and_the_rest_is_english(tree, capsys, monkeypatch):
    answers = ["Күндер", "Дни", "days", "many", "24", "code"]
    monkeypatch.setattr("builtins.input", lambda question: print(question) or answers.pop(0))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert main(["new", "figure", "--data", str(tree.data)]) == 0
    shown = capsys.readouterr().out
    assert "Мәні / Значение:" in shown
    assert "id [dni]:" in shown
    assert "  expected a number" in shown
