"""Abbreviations: what one language shortens the other one names too, short or in full."""

import pytest

from scripts.parity.abbreviations import Abbreviations
from scripts.parity.passages import Pair, Passage
from scripts.paths import DATA
from scripts.records.loader import load_records


@pytest.fixture(scope="module")
def rule() -> Abbreviations:
    """The rule with the glossary of the site."""
    return Abbreviations(load_records(DATA))


def found(rule: Abbreviations, kazakh: str, russian: str) -> list[str]:
    pair = Pair(
        (Passage("docs/kk/page.md", 5, "kk", "paragraph", kazakh),),
        (Passage("docs/ru/page.md", 5, "ru", "paragraph", russian),),
    )
    return [finding.message for finding in rule.findings(pair)]


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        ("ҚАЖ-дың мекемесі", "учреждение УИС"),
        ("ҚАЖ мекемесі", "учреждение уголовно-исполнительной системы"),
        ("қылмыстық-атқару жүйесінің мекемесі (ҚАЖ)", "учреждение уголовно-исполнительной системы (УИС)"),
        ("ЖШС пен ЖК", "ТОО и ИП"),
        ("АЕК айлық есептік көрсеткіш деген сөз", "МРП значит месячный расчётный показатель"),
        ("бұл PDF", "это PDF"),
        ("Шарт жасалды.", "Договор заключён."),
    ],
)
def test_a_pair_of_abbreviations_or_the_full_words_are_no_finding(rule, kazakh, russian):
    assert found(rule, kazakh, russian) == []


@pytest.mark.parametrize(
    ("kazakh", "russian", "word"),
    [
        ("ҚАК мекемесі", "учреждение УИС", "ҚАК"),
        ("ҚАЖ мекемесі", "учреждение УИК", "ҚАЖ"),
        ("ЖШС құрылды", "создано АО", "ЖШС"),
        ("Мекеме бар", "Учреждение УИС есть", "УИС"),
        ("Жаңа ҚҰЖ бар", "Есть новый документ", "ҚҰЖ"),
    ],
)
def test_an_abbreviation_without_its_pair_is_named(rule, kazakh, russian, word):
    assert any(message.startswith(f'found the abbreviation "{word}"') for message in found(rule, kazakh, russian))


def test_the_finding_names_the_pair(rule):
    assert found(rule, "ҚАЖ мекемесі", "учреждение") == [
        'found the abbreviation "ҚАЖ"; expected its pair in the other language (ҚАЖ / УИС)'
    ]
