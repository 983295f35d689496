"""In which language an editor is told what is wrong: as an option says, or else as the system does, or else in English."""

import os

import pytest

from scripts.messages.language import language_of, language_of_system
from tests.conftest import ROOT, run_command


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "kk"}, "kk"),
        ({"LANG": "ru_KZ.UTF-8", "LC_MESSAGES": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
        ({}, "en"),
    ],
)
def test_without_an_option_the_language_is_that_of_the_system(environment, language):
    assert language_of_system(environment) == language


@pytest.mark.parametrize("option", [["--language", "kk"], ["--language=kk"]])
def test_an_option_goes_before_the_system(option):
    assert language_of(["check", *option], {"LANG": "ru_RU.UTF-8"}) == "kk"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ("табылғаны: ондай қалта жоқ; күтілгені: kk тіліндегі беттер", "қате:")),
        ("ru", ("найдено: такой папки нет; ожидается: страницы на языке kk", "ошибка:")),
        ("en", ("found no such folder; expected the pages in kk", "error:")),
    ],
)
def test_a_check_tells_in_that_language_what_is_wrong(tmp_path, language, words):
    """`check --language ru`, and the same by the system's language alone."""
    by_option = run_command("-m", "scripts", "check", "--docs", tmp_path, "--language", language)
    system = os.environ | {"LC_ALL": f"{language}_KZ.UTF-8"}
    by_system = run_command("-m", "scripts", "check", "--docs", tmp_path, env=system)
    assert all(word in by_option.stdout for word in words)
    assert by_system.stdout == by_option.stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "қате: --day: табылғаны: «soon»; күтілгені: күн, мысалы, 2026-03-05"),
        ("ru", "ошибка: --day: найдено: «soon»; ожидается: день, например 2026-03-05"),
        ("en", 'error: argument --day: found "soon"; expected a day, as in 2026-03-05'),
    ],
)
def test_a_mistake_in_the_command_itself_is_told_in_that_language(language, words):
    result = run_command("-m", "scripts", "changed", "--day", "soon", "--language", language)
    assert (result.returncode, words in result.stderr) == (2, True)


def test_the_help_is_in_that_language():
    help = run_command("-m", "scripts", "check", "--help", "--language", "ru", cwd=ROOT).stdout
    assert help.startswith("запись команды: ")
    assert "папка записей" in help
    assert "the folder" not in help
