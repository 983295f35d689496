"""The block `state`: facts stand under what is known or under what is not, and move by themselves."""

import re

import pytest

from scripts.pages.citations import CitationError
from scripts.pages.prose import expand_line
from tests.records.small_tree import ENDED, Tree, known

BLOCK = "{{ block.state event.visit.date event.visit.document term.contract site.hall.workforce }}"
UNKNOWN = ["Ещё не известно:"]


@pytest.fixture
def told(writer, data):
    """Returns what a reader is told by the block, line by line, without the addresses of links."""

    def tell(block: str = BLOCK) -> list[str]:
        text = expand_line(block, writer("ru"), data.parent / "ru")
        return [re.sub(r"\[([^]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", line) for line in text.splitlines() if line]

    return tell


def test_a_fact_that_becomes_known_moves_to_what_is_known(told, tree: Tree):
    contract, rest = (
        "- Трудовой договор — установлено законом",
        ["- Бывший швейный цех: сколько человек может выйти на работу, каким профессиям учат"],
    )
    assert told() == ["Известно:", contract, *UNKNOWN, "- Рабочая поездка: дата, подписанный документ", *rest]
    tree.replace("events/visit.yml", "date: unknown", f"date: {known('2026-01-04')}")
    visit = "- Рабочая поездка: дата — 4\u00a0января\u00a02026\u00a0г. (Статья)"
    assert told() == ["Известно:", visit, contract, *UNKNOWN, "- Рабочая поездка: подписанный документ", *rest]


def test_the_two_lists_are_apart(writer, data):
    assert "\n\nЕщё не известно:\n\n- " in expand_line(BLOCK, writer("ru"), data.parent / "ru")


def test_what_is_all_known_or_all_unknown_has_one_list(told):
    assert told("{{ block.state term.contract }}") == ["Известно:", "- Трудовой договор — установлено законом"]
    assert told("{{ block.state event.visit.date }}") == [*UNKNOWN, "- Рабочая поездка: дата"]


def test_a_record_alone_stands_for_all_its_facts(told):
    assert told("{{ block.state party.chamber }}")[-1] == "- Палата: правовая форма, представитель, контакт"


def test_a_record_that_has_ended_is_not_listed(told, tree: Tree):
    tree.append("production-sites/hall.yml", ENDED)
    with pytest.raises(CitationError, match="which has ended; expected a record that is in force"):
        told("{{ block.state site.hall.space }}")


@pytest.mark.parametrize(
    ("path", "found", "expected"),
    [
        ("", "the block without facts", "to sort"),
        ("evnt.visit.date", 'the path "evnt.visit.date"', 'did you mean "event"?'),
        ("event.visti.date", 'the unknown event "visti"', 'did you mean "visit"?'),
        ("event.visit.dat", 'the path "event.visit.dat"', 'did you mean "date"?'),
        ("event.visit.name", 'the path "event.visit.name"', "one of date"),
        ("source.code", 'the path "source.code"', "a record that has facts, or a term"),
    ],
)
def test_a_path_that_names_no_fact_is_told_with_the_nearest(told, path, found, expected):
    with pytest.raises(CitationError) as caught:
        told(f"{{{{ block.state {path} }}}}".replace("  ", " "))
    assert caught.value.found == found
    assert expected in caught.value.expected
