"""Examples of the rule `modality`: translations that say the same, and such that lost a negation or turned a duty round."""

import pytest

from scripts.parity.modality import modality_findings
from scripts.twins.passages import Pair
from tests.check.small_site import twins
from tests.examples import beside

SENTENCES = beside(__file__, "twin_sentences.yml")
SAME = [sentences for sentences in SENTENCES if len(sentences) == 2]
OTHERWISE = [sentences for sentences in SENTENCES if len(sentences) == 3]


def messages(kazakh: str, russian: str) -> list[str]:
    """Return what an editor reads about two texts."""
    return [finding.message for finding in modality_findings(twins(kazakh, russian))]


@pytest.mark.parametrize(("kazakh", "russian"), SAME)
def test_a_natural_translation_is_quiet(kazakh: str, russian: str) -> None:
    assert messages(kazakh, russian) == []


@pytest.mark.parametrize(("kazakh", "russian", "said"), OTHERWISE)
def test_a_changed_meaning_is_found_and_its_words_are_quoted(kazakh: str, russian: str, said: str) -> None:
    found = messages(kazakh, russian)

    assert len(found) == 1
    assert said in found[0]


def test_a_finding_is_a_warning_on_the_line_of_the_word() -> None:
    russian = "Договор подписан.\nРаботать ночью можно."

    (finding,) = modality_findings(twins("Шартқа қол қойылды.\nТүнде жұмыс істеуге болмайды.", russian))

    assert (finding.rule, finding.severity) == ("modality", "warning")
    assert (finding.file, finding.line) == ("docs/ru/page.md", 7)  # no Russian word denies: where the text begins
    assert (finding.counterpart_file, finding.counterpart_line) == ("docs/kk/page.md", 5)


def test_the_line_is_that_of_the_first_word_that_differs() -> None:
    (finding,) = modality_findings(twins("Шартқа қол қойылды.\nОл күшінде.", "Договор подписан.\nОн не действует."))

    assert finding.line == 8


def test_paragraphs_are_compared_one_by_one_when_both_sides_have_equally_many() -> None:
    lost = twins("Орын жоқ.", "Места есть.")
    added = twins("Шарт дайын.", "Договор не готов.")

    found = list(modality_findings(Pair(lost.kk + added.kk, lost.ru + added.ru)))

    assert len(found) == 2


def test_unequally_many_paragraphs_are_compared_together() -> None:
    first, second = twins("Орын жоқ.", "Мест нет."), twins("Шарт дайын емес.", "Договор не готов.")
    whole = twins("Орын жоқ. Шарт дайын емес.", "").kk

    assert list(modality_findings(Pair(whole, first.ru + second.ru))) == []
    assert len(list(modality_findings(Pair(whole, first.ru + first.ru + second.ru)))) == 1


def test_a_side_without_text_is_left_to_the_rules_on_shape() -> None:
    assert list(modality_findings(Pair(twins("Орын жоқ.", "").kk, ()))) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "￼",
        "—" * 10,
        "не" * 50_000,
        "ма" * 50_000,
        "а" * 100_000,
        "не " * 5_000,
        "-" * 100_000,
        "ни " * 2_000,
        "алма-" * 20_000,
        "болма болды " * 5_000,
        "\x00\ud800",
        "ІІІ" * 10_000,
    ],
)
def test_hostile_text_returns(text: str) -> None:
    list(modality_findings(twins(text, text)))
