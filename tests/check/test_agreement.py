"""Joint readings: what is told when one side changes, and what does not count as a change."""

import json

import pytest

from scripts.__main__ import main
from tests.check.small_site import KAZAKH, RUSSIAN
from tests.examples import examples

PAGES = ("docs/kk/pay.md",)


def agree(site, *files: str) -> int:
    every = files or map(str, (*sorted(site.docs.glob("kk/*.md")), *sorted(site.tree.data.glob("*/*.yml"))))
    return main(["agree", "--docs", str(site.docs), *every])


def told(site) -> list[str]:
    return site.findings("agreement")


def test_without_a_lock_file_one_warning_says_how_to_begin(site):
    (found,) = told(site)
    assert "docs/check/agreement.json:1: warning: found no record of joint readings" in found


def test_after_a_joint_reading_nothing_is_open(site):
    assert agree(site) == 0
    assert told(site) == []


def test_what_was_never_read_together_is_named(site):
    agree(site, *PAGES)
    assert "docs/data/sources/code.yml:1: warning: found a text that was never read together" in "\n".join(told(site))


def test_a_change_on_one_side_names_the_pair_and_what_changed(site):
    agree(site)
    site.write(russian=RUSSIAN.replace("- Сначала налог.", "- Сначала взнос.\n- Потом налог."))
    assert told(site) == [
        "docs/ru/pay.md:14: warning: found changes in Russian only since the joint reading of 2026-02-01:"
        ' line 14 "Сначала [-налог.-] {+взнос.+}", line 15 "{+Потом налог.+}";'
        " expected both sides read together, then: .venv/bin/python -m scripts agree docs/kk/pay.md [agreement]"
        " (see docs/kk/pay.md:1)"
    ]


def test_a_change_on_both_sides_is_told_too_and_stays_until_it_is_agreed(site):
    agree(site)
    site.write(KAZAKH.replace("салық", "жарна"), RUSSIAN.replace("налог", "взнос"))
    (found,) = told(site)
    assert "found changes in both languages since" in found
    assert told(site) == [found]
    agree(site, "docs/ru/pay.md")
    assert told(site) == []


def test_a_change_in_a_record_is_told_with_its_line(site):
    agree(site)
    site.tree.replace("terms/contract.yml", "заключает договор", "расторгает договор")
    (found,) = told(site)
    assert found.startswith("docs/data/terms/contract.yml:12: warning: found changes in Russian only")


@examples
def test_spaces_marks_and_typography_do_not_count(site, old, new):
    agree(site)
    site.write(russian=RUSSIAN.replace(old, new))
    assert told(site) == []


@pytest.mark.parametrize("beginning", ["", "Первые слова длинного пункта одни и те же, "])
def test_agree_shows_the_changed_words_and_that_the_other_side_has_none(site, capsys, beginning):
    site.write(russian=RUSSIAN.replace("- Сначала налог.", f"- {beginning}сначала налог."))
    agree(site)
    capsys.readouterr()
    site.write(russian=RUSSIAN.replace("- Сначала налог.", f"- {beginning}сначала взнос."))
    agree(site, *PAGES)
    said = capsys.readouterr().out.splitlines()
    shown = f"{beginning and '… и те же, '}сначала [-налог.-] {{+взнос.+}}"
    assert said == [
        "docs/kk/pay.md and docs/ru/pay.md: changed since 2026-02-01, [-words that are gone-] {+words that are new+}",
        "  Kazakh: nothing changed; look whether it still says the same",
        f"  Russian, line 14: {shown}",
        "read together: 1 files, 1 of them new or changed",
    ]


def test_agree_shows_both_sides_whole_passages_and_what_is_gone(site, capsys):
    agree(site)
    capsys.readouterr()
    site.write(
        KAZAKH.replace("- Бірінші кезекте салық.\n", "").replace("Ұстап қалу", "Салық"),
        RUSSIAN.replace("- Сначала налог.\n", "").replace("Удержания", "Налог"),
    )
    agree(site, *PAGES)
    assert capsys.readouterr().out.splitlines()[1:-1] == [
        "  Kazakh, line 10: [-Ұстап қалу-] {+Салық+}",
        "  Kazakh, gone: [-Бірінші кезекте салық.-]",
        "  Russian, line 10: [-Удержания-] {+Налог+}",
        "  Russian, gone: [-Сначала налог.-]",
    ]


def test_agree_says_what_is_read_for_the_first_time_and_what_is_as_it_was(site, capsys):
    agree(site, *PAGES)
    agree(site, *PAGES)
    names = "docs/kk/pay.md and docs/ru/pay.md"
    assert capsys.readouterr().out.splitlines()[::2] == [
        f"{names}: read together for the first time",
        f"{names}: as on 2026-02-01",
    ]


def test_a_long_change_is_told_by_its_beginning_and_shown_whole_by_agree(site, capsys):
    agree(site)
    words = " ".join(f"слово-{letter}" for letter in "абвгдежзиклмнопрст")
    site.write(russian=RUSSIAN.replace("- Сначала налог.", f"- Сначала налог.\n- {words}"))
    assert "слово-м …+}" in told(site)[0]
    site.write(KAZAKH.replace("- Содан", "- Тағы.\n- Содан"), RUSSIAN.replace("- Потом", f"- {words}\n- Потом"))
    capsys.readouterr()
    agree(site, *PAGES)
    assert words in capsys.readouterr().out


def test_passages_in_another_order_are_a_change(site):
    agree(site)
    first, second = "- Сначала налог.\n", "- Потом [палата](party:chamber).\n"
    site.write(russian=RUSSIAN.replace(first + second, second + first))
    assert "another order of the same passages" in told(site)[0]


def test_agree_refuses_while_the_languages_differ_and_writes_nothing(site, capsys):
    site.write(russian=RUSSIAN.replace("(law.md)", "(faq.md)"))
    assert agree(site, *PAGES) == 1
    said = capsys.readouterr().err
    assert 'docs/ru/pay.md:12:1: found [links] found "faq.md"; expected "law.md" as in the other language' in said
    assert not (site.docs / "check").exists()


def test_agree_does_not_mind_what_differs_elsewhere(site):
    site.write(KAZAKH, RUSSIAN.replace("(law.md)", "(faq.md)"), "other.md")
    assert agree(site, *PAGES) == 0


def test_agree_names_a_file_that_has_no_twin(site, capsys):
    assert agree(site, "docs/kk/pey.md") == 1
    assert "docs/kk/pey.md: found a file that has nothing to agree on" in capsys.readouterr().err
    assert agree(site, "docs/data/terms/nothing.yml") == 1


def test_what_is_gone_is_forgotten_at_the_next_joint_reading(site):
    site.write(name="other.md")
    agree(site, "docs/kk/other.md", *PAGES)
    site.write(None, None, "other.md")
    agree(site, *PAGES)
    lock = json.loads((site.docs / "check" / "agreement.json").read_text(encoding="utf-8"))
    assert list(lock) == ["pay.md"]


def test_the_lock_file_is_the_same_however_often_it_is_written(site):
    agree(site)
    path = site.docs / "check" / "agreement.json"
    before = path.read_bytes()
    agree(site)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pay.md": {}}', b'{"pay.md": {"agreed": "x"}}', b"\xff\xfe"])
def test_a_broken_lock_file_is_a_finding_and_no_traceback(site, content, capsys):
    path = site.docs / "check" / "agreement.json"
    path.parent.mkdir()
    path.write_bytes(content)
    (found,) = told(site)
    assert "error: found a lock file that cannot be read" in found
    assert agree(site, *PAGES) == 1
    assert "a lock file that cannot be read" in capsys.readouterr().err
