"""A group of facts of which nothing is known is one line; each of its facts is still named, counted and asked for."""

import pytest

from scripts.pages.blocks import render_block
from scripts.pages.facts import count_known, fact_groups
from scripts.pages.generate import page_of
from scripts.records.kinds.catalogue import ProductionSite
from tests.records.small_tree import known

LINE = {"kk": "Белгісіз: ", "ru": "Не известно: "}


def section(text: str, name: str) -> str:
    """Return what a page says under the heading of a group."""
    return text.partition(f"{{ #{name} }}\n")[2].partition("\n## ")[0].strip()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_it_is_one_line_with_every_name(loaded, language):
    record = loaded().get(ProductionSite, "hall")
    text = page_of(record, loaded(), language)
    groups = [group for group in fact_groups(record) if group.is_unknown]
    assert {group.name for group in groups} >= {"building", "utilities", "transport", "offer", "access"}
    for group in groups:
        names = ", ".join(f'<span class="fact-name">{line.in_sentence(language)}</span>' for line in group.lines)
        assert section(text, group.name) == f"{LINE[language]}{names}.\n{{ .unknown-facts }}"


def test_where_one_fact_is_known_every_fact_has_its_line_again(tree, loaded):
    tree.append("production-sites/hall.yml", f"offer: {{term_months: {known(36)}}}\n")
    text = section(page_of(loaded().get(ProductionSite, "hall"), loaded(), "ru"), "offer")
    assert "Срок предоставления\n:   36\u00a0месяцев <span" in text
    assert 'Номер лота\n:   <span class="unknown">уточняется</span>' in text
    assert LINE["ru"] not in text


def test_its_facts_are_counted_and_stay_open_questions(writer, loaded, data):
    record = loaded().get(ProductionSite, "hall")
    known_facts, total = count_known([record])
    text = page_of(record, loaded(), "ru")
    assert (
        f'Известно сведений: <span data-computed="">{known_facts}</span> из <span data-computed="">{total}</span>'
        in text
    )
    for group in fact_groups(record):
        for line in group.lines:
            if not line.is_known:
                assert f"- {line.label('ru')}\n" in render_block("open-questions", [], writer("ru"), data)
                assert f"- {line.label('ru')}\n" in text  # the question that a reader may send
