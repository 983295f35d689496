"""Broken Markdown and broken files: a finding with file and line, never a traceback."""

import unicodedata

import pytest

from scripts.__main__ import main
from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import examples


@examples
def test_what_is_left_open(site, end, line, found):
    site.write(russian=RUSSIAN + "\n" + end)
    (finding,) = site.run("markup").findings
    assert (finding.file, finding.line) == ("docs/ru/pay.md", line)
    assert f"found {found}" in finding.message


def test_elements_too_deep_in_one_another_are_told_once(site):
    site.write(russian=f"{RUSSIAN}\n{'<div>' * 900}\n{'</div>' * 900}\n")
    assert site.findings("markup") == [
        "docs/ru/pay.md:22: error: found more than 50 elements in one another; expected a few [markup]"
    ]


@examples
def test_what_a_reader_would_not_get_as_it_is_meant(site, end, line, found, expected):
    site.write(russian=RUSSIAN + "\n" + end)
    (finding,) = site.run("markup").findings
    assert (finding.file, finding.line) == ("docs/ru/pay.md", line)
    assert finding.message.startswith(f"found {found}")
    assert f"; expected {expected}" in finding.message


@examples
def test_what_is_whole(site, end):
    site.write(russian=RUSSIAN + "\n" + end)
    assert site.findings("markup") == []


BROKEN = {
    "an empty page": b"",
    "nothing but a blank line": b"\n",
    "nothing but a fence": b"---",
    "front matter that is a list": b"---\n- a\n---\n",
    "front matter without an end": b"---\ntitle: a\n",
    "another encoding": RUSSIAN.encode("cp1251"),
    "a zero byte": RUSSIAN.encode() + b"\x00",
    "a lone surrogate": RUSSIAN.encode() + b"\xed\xa0\x80",
    "five megabytes": RUSSIAN.encode() + "слово \n".encode() * 420_000,
    "a line without end": RUSSIAN.encode() + b"a" * 20_000,
    "an unclosed fence": RUSSIAN.encode() + b"\n```\n",
    "a thousand levels of quotes": RUSSIAN.encode() + b">" * 1_000 + b" a\n",
    "a thousand levels of lists": RUSSIAN.encode() + b"".join(b"  " * n + b"- a\n" for n in range(1_000)),
    "nothing but brackets": RUSSIAN.encode() + b"[" * 9_000 + b"\n",
    "headings only": RUSSIAN.encode() + b"#\n##\n### {#}\n#### { #a }\n" * 9,
    "a table that is none": RUSSIAN.encode() + b"\n| a |\n| --- | --- |\n||||\n",
    "digits of every kind": RUSSIAN.encode() + "\n١٢٣ ²³ ½ ④ Ⅷ 1e999 0x1F 9".encode() + b"9" * 5_000 + b"\n",
    "marks that join": RUSSIAN.encode() + ("\ne" + "\u0301" * 4_000 + " \u202e\u200b\ufe0f\n").encode(),
}


def test_a_page_of_another_system_is_read_as_if_it_were_of_this_one(site):
    for language, text in (("kk", KAZAKH), ("ru", RUSSIAN)):
        decomposed = unicodedata.normalize("NFD", text).replace("\n", " \r\n")
        (site.docs / language / "pay.md").write_bytes(b"\xef\xbb\xbf" + decomposed.encode())
    before = site.run()
    site.write()
    assert [str(finding) for finding in before.findings] == [str(finding) for finding in site.run().findings]


@pytest.mark.parametrize(
    "end", ["\u00a0\u00a0Строка с отступом.", "-\u202fОдин.\n-\u202fДва.", "##\u00a0Раздел { #part }"]
)
def test_a_space_that_only_looks_like_one_is_named_on_its_line(site, end):
    site.write(russian=f"{RUSSIAN}\n{end}\n")
    (first, *_) = [finding for finding in site.run("prose").findings]
    assert (first.file, first.line) == ("docs/ru/pay.md", 22)
    assert "-break space (U+" in first.message
    assert ".venv/bin/python -m scripts fix docs/ru/pay.md" in first.message


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_any_bytes_give_findings_with_file_and_line(site, content, capsys):
    (site.docs / "ru" / "pay.md").write_bytes(content)
    assert main(["check", "--docs", str(site.docs), "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert '"file": "docs/ru/pay.md"' in out
    assert '"line": 0' not in out


@examples
def test_a_sign_that_is_not_to_be_seen_is_refused_as_an_entity_too(site, end, found):
    site.write(russian=RUSSIAN + "\n" + end)
    assert [str(finding) for finding in site.run("prose").findings] == [
        f"docs/ru/pay.md:22:1: error: found the {found} as {end}; expected printable text [prose]"
    ]


#: Files that the program keeps beside the pages: what is in them instead, and how the one finding begins.
KEPT = {
    "a list of words": (
        "spelling.ru.txt",
        b"\xd0\xb0\n\xf6\n",
        "docs/check/spelling.ru.txt:2:1: error: found the byte 0xf6",
    ),
    "a list that was not merged": (
        "spelling.ru.txt",
        "а\n<<<<<<< HEAD\nб\n".encode(),
        'docs/check/spelling.ru.txt:2:1: error: found "<<<<<<<"',
    ),
    "joint readings": ("agreement.json", b'{"a":\n"\xf6"}', "docs/check/agreement.json:2:1: error: found a lock file"),
    "deep readings": ("agreement.json", b"[" * 200_000, "docs/check/agreement.json:1:1: error: found a lock file"),
    "half a letter": ("agreement.json", b'"\\ud800"', "docs/check/agreement.json:1:1: error: found a lock file"),
    "what was published": ("published.json", b'{"\xf6": 1}', "docs/check/published.json:1:1: error: found a memory"),
}


@pytest.mark.parametrize(("name", "content", "message"), KEPT.values(), ids=KEPT)
def test_a_file_that_the_program_keeps_is_told_with_its_line(site, name, content, message):
    (site.docs / "check").mkdir()
    (site.docs / "check" / name).write_bytes(content)
    found = site.findings("spelling", "agreement", "unexplained-change")
    (told,) = [finding for finding in found if "/check/" in finding and ": error: " in finding]
    assert told.startswith(message)


def test_the_same_bytes_on_the_kazakh_side(site, capsys):
    (site.docs / "kk" / "pay.md").write_bytes(KAZAKH.encode("utf-16"))
    assert main(["check", "--docs", str(site.docs), "--format", "json"]) == 1
    assert '"file": "docs/kk/pay.md"' in capsys.readouterr().out
