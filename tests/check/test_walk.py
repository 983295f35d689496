"""`agree` without files: what is open is listed, or walked through on a terminal, one pair of passages after the other."""

import json
import sys

import pytest

from scripts.__main__ import main
from tests.check.small_site import KAZAKH, RUSSIAN

PAGES = ("docs/kk/pay.md", "docs/kk/law.md", "docs/kk/faq.md")


@pytest.fixture
def agreed(site, capsys):
    """The small site, of which everything was read together."""
    records = map(str, sorted(site.tree.data.glob("*/*.yml")))
    assert main(["agree", "--docs", str(site.docs), *PAGES, *records]) == 0
    capsys.readouterr()
    return site


@pytest.fixture
def answered(agreed, capsys, monkeypatch):
    """Runs `agree` on a terminal where somebody gives these answers, and then goes away; returns the exit code and what was shown."""

    def run(*answers: str) -> tuple[int, str]:
        left = list(answers)

        def read(question: str) -> str:
            print(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("builtins.input", read)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        code = main(["agree", "--docs", str(agreed.docs), "--language", "ru"])
        return code, capsys.readouterr().out

    return run


def open_pages(site) -> list[str]:
    return [line for line in site.findings("agreement") if "pay.md" in line or "contract.yml" in line]


def change_both(site) -> None:
    site.write(KAZAKH.replace("салық", "жарна"), RUSSIAN.replace("налог", "взнос"))


def test_nothing_is_asked_where_nothing_is_open(answered):
    assert answered() == (0, "осталось прочитать вместе: 0\n")


def test_both_sides_are_shown_with_their_changed_words_and_yes_is_written_down(agreed, answered):
    change_both(agreed)
    code, shown = answered("да")
    assert code == 0
    assert shown.splitlines()[1:4] == [
        "docs/kk/pay.md | docs/ru/pay.md",
        "(1/1)",
        "  Қазақша, 14: Бірінші кезекте [-салық.-] {+жарна.+}",
    ]
    assert "  Русский, 14: Сначала [-налог.-] {+взнос.+}" in shown
    assert open_pages(agreed) == []


def test_of_a_pair_of_which_one_side_has_changed_the_other_is_shown_as_it_is(agreed, answered):
    agreed.write(russian=RUSSIAN.replace("- Сначала налог.", "- Сначала взнос."))
    _, shown = answered("нет")
    assert "  Қазақша, 14: Бірінші кезекте салық." in shown
    assert "[-налог.-] {+взнос.+}" in shown


@pytest.mark.parametrize("answers", [("нет",), ("n",), ("жоқ",), ("no",), ("выход",), ("q",), ()])
def test_no_and_quit_leave_the_page_open(agreed, answered, answers):
    change_both(agreed)
    code, shown = answered(*answers)
    assert (code, shown.splitlines()[-1]) == (1, "осталось прочитать вместе: 1")
    assert len(open_pages(agreed)) == 1


def test_what_is_no_answer_is_asked_again(agreed, answered):
    change_both(agreed)
    code, shown = answered("", "может быть", "и")
    assert code == 0
    assert shown.count("да, нет, выход") == 3


@pytest.mark.parametrize("answers", [("да", "нет"), ("нет", "да")])
def test_a_page_with_one_no_among_its_pairs_stays_open(agreed, answered, answers):
    agreed.write(
        KAZAKH.replace("салық", "жарна").replace("Ұстап қалу", "Салық"),
        RUSSIAN.replace("налог", "взнос").replace("Удержания", "Налог"),
    )
    code, shown = answered(*answers)
    assert code == 1
    assert "(1/2)" in shown and "(2/2)" in shown
    assert "об этих файлах ничего не записано" in shown
    assert len(open_pages(agreed)) == 1


def test_who_quits_in_the_middle_of_a_page_is_told_that_nothing_of_it_is_written_down(agreed, answered):
    agreed.write(
        KAZAKH.replace("салық", "жарна").replace("Ұстап қалу", "Салық"),
        RUSSIAN.replace("налог", "взнос").replace("Удержания", "Налог"),
    )
    assert "об этих файлах ничего не записано" in answered("да", "выход")[1]
    assert "об этих файлах ничего не записано" not in answered("выход")[1]


def test_what_was_agreed_before_somebody_quit_stays_agreed(agreed, answered):
    change_both(agreed)
    agreed.tree.replace("terms/contract.yml", "заключает договор", "расторгает договор")
    code, shown = answered("да", "выход")
    assert code == 1
    (left,) = open_pages(agreed)
    assert "contract.yml" in left
    assert "заключает" in shown


def test_a_page_that_was_never_read_together_is_shown_whole(agreed, answered):
    agreed.write(name="other.md")
    _, shown = answered("да")
    assert "docs/kk/other.md | docs/ru/other.md" in shown
    assert "{+" not in shown
    assert "  Русский, 14: Сначала налог." in answered(*["да"] * 20)[1]


def test_a_page_on_which_the_languages_differ_is_to_be_mended_first(agreed, answered):
    agreed.write(russian=RUSSIAN.replace("(law.md)", "(faq.md)"))
    code, shown = answered()
    assert code == 1
    assert "[links]" in shown and "сначала исправьте это" in shown
    assert "да, нет" not in shown


def test_passages_in_another_order_are_asked_about(agreed, answered):
    first, second = "- Сначала налог.\n", "- Потом [палата](party:chamber).\n"
    one, other = "- Бірінші кезекте салық.\n", KAZAKH[KAZAKH.index("- Содан") :].partition("\n")[0] + "\n"
    agreed.write(KAZAKH.replace(one + other, other + one), RUSSIAN.replace(first + second, second + first))
    code, shown = answered("да")
    assert code == 0
    assert "те же слова в другом порядке" in shown


def test_where_nobody_can_answer_what_is_open_is_listed_and_the_exit_code_tells_it(agreed, capsys):
    lock = agreed.docs / "check" / "agreement.json"
    before = json.loads(lock.read_text(encoding="utf-8"))
    arguments = ["agree", "--docs", str(agreed.docs), "--language", "kk"]
    assert main(arguments) == 0
    change_both(agreed)
    capsys.readouterr()
    assert main(arguments) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("docs/kk/pay.md және docs/ru/pay.md: 2026-02-01 күнінен бері өзгерген")
    assert shown.endswith("бірге оқуға қалғаны: 1\n")
    assert json.loads(lock.read_text(encoding="utf-8")) == before


def test_broken_records_are_told_instead(agreed, capsys):
    agreed.tree.replace("figures/wage.yml", "value: 85000", "value: many")
    assert main(["agree", "--docs", str(agreed.docs)]) == 1
    assert "[records]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ("қате:", "алдымен осыны түзетіңіз", "бірге оқуға қалғаны: 1")),
        ("en", ("error:", "mend this first", "left to be read together: 1")),
    ],
)
def test_what_is_to_be_mended_is_told_in_the_language_of_messages(agreed, capsys, monkeypatch, language, words):
    agreed.write(russian=RUSSIAN.replace("(law.md)", "(faq.md)"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert main(["agree", "--docs", str(agreed.docs), "--language", language]) == 1
    shown = capsys.readouterr().out
    assert all(word in shown for word in words)
