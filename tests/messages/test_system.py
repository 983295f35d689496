"""What the operating system says is told in the language of messages."""

import errno
import os

import pytest

from scripts.__main__ import main
from scripts.messages.say import messages
from scripts.messages.system import reason_of_system

KNOWN = [id.removeprefix("system.") for id in messages() if id.startswith("system.")]


@pytest.mark.parametrize("code", KNOWN)
def test_in_english_it_is_what_the_system_says(code: str):
    number = getattr(errno, code)
    assert reason_of_system(OSError(number, os.strerror(number))) == os.strerror(number)


def test_what_has_no_message_stays_as_it_is():
    assert reason_of_system(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "мұндай файл не қалта жоқ"), ("ru", "такого файла или папки нет")]
)
def test_a_file_that_is_not_there_is_told_in_a_language(tmp_path, monkeypatch, capsys, language, words):
    monkeypatch.chdir(tmp_path)
    assert main(["fix", "docs/ru/nofile.md", "--language", language]) == 1
    told = capsys.readouterr()
    assert words in told.out + told.err
    assert "No such file" not in told.out + told.err
