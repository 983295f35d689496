"""Text that was left in the other language, and what both languages have in common by right."""

import pytest

from scripts.parity.language_guess import kazakh_odds
from scripts.parity.passages import Pair, Passage
from scripts.parity.untranslated import Untranslated
from scripts.records.loader import Records


def found(kazakh: str, russian: str) -> list[str]:
    pair = Pair(
        (Passage("docs/kk/page.md", 5, "kk", "paragraph", kazakh),),
        (Passage("docs/ru/page.md", 5, "ru", "paragraph", russian),),
    )
    return [str(finding) for finding in Untranslated(Records()).findings(pair)]


@pytest.mark.parametrize(
    ("kazakh", "russian", "side"),
    [
        ("Цех пустует уже несколько лет.", "Цех пустует уже много лет.", "kk"),
        ("Цех бос. Станки стоят без дела.", "Цех пуст. Станки стоят без дела.", "kk"),
        ("Цех көптен бері бос тұр.", "Цех көптен бері бос тұр.", "ru"),
        ("Бұл алаң бос. Оның иесі бар.", "Эта площадка пуста. Бұл жерде өндіріс жүргізілмейді.", "ru"),
        ("Кому задать", "Кому задать", "kk"),
        ("Безопасность", "Безопасность", "kk"),
        ("Қауіпсіздік", "Қауіпсіздік", "ru"),
        ("Городская палата «Сынақ»", "Городская палата «Сынақ»", "kk"),
    ],
)
def test_what_was_left_in_the_other_language_is_told_where_it_stands(kazakh, russian, side):
    (finding,) = found(kazakh, russian)
    assert finding.startswith(f"docs/{side}/page.md:5: error: found ")
    assert finding.count("[untranslated]") == 1


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        ("Цех бос тұр, оның иесі белгісіз.", "Цех пустует, его владелец неизвестен."),
        ("Нельсон Мандела", "Нельсон Мандела"),
        ("Zakon.kz, Жамбыл, № 25", "Zakon.kz, Жамбыл, № 25"),
        ("Инвестор", "Инвестор"),
        ("Газ", "Газ"),
        ("Каталог", "Каталог"),
        ("«Бизнеске арналған үкімет» деп аталады.", "Называется «Бизнеске арналған үкімет»."),
        ("`make site`", "`make site`"),
        ("{{ figure.wage }}", "{{ figure.wage }}"),
        ("", ""),
    ],
)
def test_what_both_languages_have_by_right_is_no_finding(kazakh, russian):
    assert found(kazakh, russian) == []


@pytest.mark.parametrize("words", ["Өндіріс алаңы бос тұр", "жұмыс берушінің міндеті", "қандай сұрақ қойылады"])
def test_kazakh_words_are_known_by_their_letters(words):
    assert kazakh_odds(words.split()) > 0


@pytest.mark.parametrize(
    "words", ["Производственная площадка пустует", "обязанность работодателя", "какой задают вопрос"]
)
def test_russian_words_are_known_by_their_letters(words):
    assert kazakh_odds(words.split()) < 0


@pytest.mark.parametrize("text", ["я" * 100_000, "а " * 50_000, "«" * 50_000, "слово. " * 10_000])
def test_hostile_text_returns(text):
    found(text, text)
