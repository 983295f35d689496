"""The command `fix`: what has one answer is mended, the rest is listed, and nothing else of a file is touched."""

import os
import re
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.__main__ import main
from scripts.fixing.fix import fix_files
from scripts.fixing.invisible import INVISIBLE, with_own_line_ends
from scripts.fixing.mends import mended
from tests.check.small_site import KAZAKH, RUSSIAN, site
from tests.conftest import REGION
from tests.examples import examples

__all__ = ["site"]

PAGE = Path("docs/ru/pay.md")
RECORD = Path("docs/data/terms/contract.yml")


def fixed(text: str, path: Path = PAGE) -> tuple[str, list[str], list[str]]:
    """Fix a file that holds `text` below a first line; return what it holds then, what is told, and what is left."""
    path.write_bytes(f"\n{text}".encode())
    result = fix_files(Path("docs"), Path("docs/data"), [path])
    told = [line.removeprefix(f"{path}:") for line in result.lines]
    return path.read_bytes().decode().removeprefix("\n"), told, [str(problem) for problem in result.problems]


@examples
def test_what_is_mended_and_how_it_is_told(site, typed, mended, told):
    PAGE.write_bytes(typed.encode())
    result = fix_files(Path("docs"), Path("docs/data"), [PAGE])
    assert PAGE.read_bytes().decode() == mended
    assert result.lines == [f"{PAGE}:{line}" for line in told]
    assert result.problems == []


@examples
def test_what_means_something_or_is_no_word_stays(site, typed):
    assert fixed(typed) == (typed, [], [])


@examples
def test_what_may_be_meant_in_two_ways_is_listed_and_left(site, typed, left):
    assert fixed(typed) == (typed, [], [f"{PAGE}:{left}"])


def test_a_kazakh_letter_is_chosen_by_the_dictionary(site):
    path = Path("docs/kk/pay.md")
    assert fixed("Бір дyкен.\n", path)[0] == "Бір дүкен.\n"
    assert fixed("Өндiрiс cөзi.\n", path)[0] == "Өндіріс сөзі.\n"


def test_a_record_keeps_its_comments_its_quotes_and_its_order(site):
    text = RECORD.read_text(encoding="utf-8")
    assert "заключает договор" in text
    typed = f"# осужденный, цеx   \n{text.replace('заключает договор', 'заключает c цеxом осужденный')}\n# конец"
    RECORD.write_bytes(typed.encode())
    result = fix_files(Path("docs"), Path("docs/data"), [RECORD])
    assert RECORD.read_text(encoding="utf-8") == typed.replace("цеx   \n", "цеx\n").replace(
        "c цеxом осужденный", "с цехом осуждённый"
    )
    assert len(result.lines) == 4


def test_without_names_every_page_and_record_is_fixed_and_what_is_generated_is_not(site, capsys):
    PAGE.write_text(RUSSIAN.replace("налог", "осужденный"), encoding="utf-8")
    RECORD.write_bytes(RECORD.read_bytes().replace(b"\n", b"\r\n"))
    generated = Path("docs/ru/news/visit.md")
    generated.parent.mkdir()
    generated.write_text("Осужденный.\n", encoding="utf-8")
    assert main(["fix", "--docs", "docs"]) == 0
    printed = capsys.readouterr()
    assert [line.partition(":")[0] for line in printed.out.splitlines()] == [str(RECORD), str(PAGE)]
    assert printed.err == "mended: 2 in 2 files, left: 0\n"
    assert generated.read_text(encoding="utf-8") == "Осужденный.\n"


def test_everything_that_cannot_be_done_is_told_at_once(site, capsys):
    PAGE.write_text("Осужденный CА.\n", encoding="utf-8")
    PAGE.chmod(0o444)
    other = Path("docs/ru/other.md")
    other.write_bytes("Цех".encode("cp1251"))
    assert main(["fix", "--docs", "docs", "missing.md", str(PAGE), "Makefile", "docs/ru", str(other)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    expected = [
        "missing.md: found a file that cannot be read (No such file or directory); expected a readable file",
        "Makefile: found a file of another kind; expected a page (.md), a record (.yml) or a list of words (.txt)",
        "docs/ru: found a file of another kind; expected a page (.md), a record (.yml) or a list of words (.txt)",
        "docs/ru/other.md:1:1: found the byte 0xd6; expected text in UTF-8",
        'docs/ru/pay.md:1:12: found "CА" (Latin C); expected "СА" or "CA"',
        f"{PAGE}: found a file that cannot be read or written: Permission denied ({PAGE}); expected room and permission",
        "mended: 0 in 0 files, left: 6",
    ]
    assert printed.err.splitlines() == expected
    assert PAGE.read_text(encoding="utf-8") == "Осужденный CА.\n"


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        (
            "kk",
            [
                "docs/ru/pay.md:1: [-CRLF-] {+LF+} жол соңында, жол саны: 3",
                "docs/ru/pay.md:1: Осужденный[-2 бос орын-]",
                "docs/ru/pay.md:1: [-Осужденный-] {+Осуждённый+}",
                "docs/ru/pay.md:3:1: табылғаны: «CА» (латын әріптері: C); күтілгені: «СА» немесе «CA»",
                "түзетілгені: 3 (файл саны: 1), қалғаны: 1",
            ],
        ),
        (
            "ru",
            [
                "docs/ru/pay.md:1: [-CRLF-] {+LF+} в конце 3 строк",
                "docs/ru/pay.md:1: Осужденный[-2 пробела-]",
                "docs/ru/pay.md:1: [-Осужденный-] {+Осуждённый+}",
                "docs/ru/pay.md:3:1: найдено: «CА» (латинские буквы: C); ожидается: «СА» или «CA»",
                "исправлено: 3 (файлов: 1), осталось: 1",
            ],
        ),
    ],
)
def test_an_editor_reads_it_in_the_language_of_messages(site, capsys, language, printed):
    PAGE.write_bytes("Осужденный  \r\n\r\nCА.\r\n".encode())
    assert main(["fix", "--docs", "docs", str(PAGE), "--language", language]) == 1
    shown = capsys.readouterr()
    assert (shown.out + shown.err).splitlines() == printed


def test_a_file_keeps_its_rights_and_a_link_goes_on_leading_to_it(site):
    PAGE.write_text("Осужденный.\n", encoding="utf-8")
    PAGE.chmod(0o640)
    link = Path("docs/ru/link.md")
    link.symlink_to("pay.md")
    before = sorted(os.listdir("docs/ru"))
    fix_files(Path("docs"), Path("docs/data"), [link])
    assert link.is_symlink()
    assert PAGE.read_text(encoding="utf-8") == "Осуждённый.\n"
    assert stat.S_IMODE(PAGE.stat().st_mode) == 0o640
    assert sorted(os.listdir("docs/ru")) == before


def test_what_is_right_is_not_touched(site):
    before = PAGE.stat().st_mtime_ns, PAGE.stat().st_ino
    assert fix_files(Path("docs"), Path("docs/data"), []).lines == []
    assert (PAGE.stat().st_mtime_ns, PAGE.stat().st_ino) == before


def test_what_the_check_finds_in_letters_fix_mends(site):
    site.write(KAZAKH.replace("салық", "cалық"), RUSSIAN.replace("налог", "осужденный c цеxом"))
    assert {finding.rule for finding in site.run("yo", "mixed-script").findings} == {"yo", "mixed-script"}
    fix_files(Path("docs"), Path("docs/data"), [])
    assert site.run("yo", "mixed-script").findings == []


#: What files are made of, with all that is mended.
PARTS = (
    *(
        "слово ",
        "осужденный ",
        "цеx ",
        "c ",
        "CА ",
        "Ә",
        "и\u0306",
        "е\u0308",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\t",
        "  ",
        " ",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\ufeff",
        "- ",
        "## ",
        "---\n",
        "title: ",
        "```\n",
        "`",
        "{ #a }",
        "https://a.kz/цеx",
        "ru: ",
        "{{",
        "}}",
    ),
)
TEXTS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def not_seen_mended(text: str, is_page: bool) -> str:
    text, _ = with_own_line_ends(text)
    for find in INVISIBLE:
        text = mended(text, find(text, is_page))
    return text


@settings(max_examples=300)
@given(TEXTS, st.booleans())
def test_whatever_stands_in_a_file_only_what_is_not_seen_goes_and_the_second_time_nothing(text, is_page):
    once = not_seen_mended(text, is_page)
    assert not_seen_mended(once, is_page) == once
    assert "".join(re.sub(r"[\s\u00ad\u200b\ufeff]", "", unicodedata.normalize("NFC", once))) == re.sub(
        r"[\s\u00ad\u200b\ufeff]", "", unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\ufeff]", "", text))
    )
    assert len(once.split("\n")) == len(re.split("\r\n?|\n", text))


@settings(max_examples=8, derandomize=True)
@given(TEXTS)
def test_letters_too_are_mended_once_and_no_word_is_lost(tmp_path_factory, text):
    docs = tmp_path_factory.mktemp("docs")
    path = docs / "ru" / "a.md"
    path.parent.mkdir()
    path.write_bytes(text.encode())
    first = fix_files(docs, docs / "data", [path])
    once = path.read_bytes()
    second = fix_files(docs, docs / "data", [path])
    assert (path.read_bytes(), second.lines) == (once, [])
    assert second.problems == first.problems
    words = re.findall(r"\w+", re.sub("[\u00ad\u200b\ufeff]", "", text).replace("и\u0306", "й").replace("е\u0308", "ё"))
    assert len(re.findall(r"\w+", once.decode())) == len(words)


@pytest.mark.parametrize("path", sorted(REGION.glob("ru/**/*.md"))[:6], ids=lambda path: path.name)
def test_a_page_of_another_system_becomes_the_same_page(tmp_path, path):
    text = path.read_text(encoding="utf-8")
    copy = tmp_path / "ru" / "a.md"
    copy.parent.mkdir()
    copy.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode())
    fix_files(tmp_path, tmp_path / "data", [copy])
    assert copy.read_text(encoding="utf-8") == text
