"""Hand-written pages: their citations and blocks, and every problem an editor can make."""

import pytest

from scripts.pages.prose import expand, prose_problems
from scripts.pages.words import words_problems
from scripts.records.loader import load_records

FRONT = "---\ntitle: Бет\ndescription: Сипаты\nreviewed: 2026-01-05\nsources: [code]\n---\n"


def problems(records, data, body, front=FRONT):
    page = data.parent / "kk" / "page.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(front + body, encoding="utf-8")
    return [
        (problem.line, problem.field, problem.found, problem.expected)
        for problem in prose_problems(data.parent, records)
    ]


def test_a_page_without_mistakes_has_no_problems(records, data):
    body = "Жалақы {{ figure.wage }}-ден кем емес ({{ source.code/7-2 }}).\n\n1. [Палата](party:chamber)\n\n## Бөлім { #part-2 }\n"
    assert problems(records, data, body) == []


def test_a_bare_number_is_refused_with_its_line(records, data):
    found = problems(records, data, "Бірінші жол.\nЖалақы 85 000 теңге.\n")
    assert found == [(8, "", 'the number "85" in prose', "a citation of a record, {{ figure.… }}")]


def test_a_wrong_citation_is_refused_with_its_line(records, data):
    found = problems(records, data, "\n{{ figure.wege }}\n")
    assert found == [(8, "", 'the figure "wege"', 'the id of a figure (did you mean "wage"?)')]


def test_an_unknown_block_names_the_nearest(records, data):
    found = problems(records, data, "{{ block.figurs }}\n")
    assert found[0][:3] == (7, "", 'the block "figurs"')
    assert found[0][3].endswith('(did you mean "figures"?)')


def test_front_matter_is_complete_and_its_sources_exist(records, data):
    front = "---\ntitle: Бет\nreviewed: кеше\nsources: [cod]\n---\n"
    found = problems(records, data, "Мәтін.\n", front)
    assert (1, "description", "nothing", "text") in found
    assert (1, "reviewed", '"кеше"', "a day, as in 2026-03-05") in found
    assert (1, "sources", 'the unknown source "cod"', 'the id of a source (did you mean "code"?)') in found


def test_a_page_in_another_encoding_is_refused(records, data):
    page = data.parent / "kk" / "page.md"
    page.parent.mkdir()
    page.write_bytes("Привет".encode("cp1251"))
    assert [problem.found for problem in prose_problems(data.parent, records)] == ["bytes that are not UTF-8"]


def test_broken_front_matter_is_a_problem_and_no_traceback(records, data):
    found = problems(records, data, "x", "---\ntitle: [\n---\n")
    assert found[0][0] == 1
    assert "front matter that is not YAML" in found[0][2]


@pytest.mark.parametrize(
    "name",
    [
        "figures",
        "terms",
        "sites",
        "institutions",
        "opportunities",
        "parties",
        "events",
        "sources",
        "glossary",
        "open-questions",
        "known",
        "pages",
        "ask",
        "records",
        "compare",
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_block_can_be_shown_from_any_records(writer, data, name, language):
    pages = data.parent / language
    pages.mkdir(exist_ok=True)
    assert "{{" not in expand(f"{{{{ block.{name} }}}}", writer(language), pages)


def test_passages_of_one_act(writer, data):
    text = expand("{{ block.passages code }}", writer("ru"), data.parent)
    assert "[ЗТ, ст.\u00a07, ч.\u00a02](../about/sources.md#code-7-2)\n:   Принуждать нельзя." in text


def test_bare_numbers_in_words_of_records_are_refused_but_not_in_names(data):
    path = data / "institutions" / "no-1.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Пробное учреждение.", "Здесь 40 человек."), encoding="utf-8"
    )
    found = list(words_problems(load_records(data)))
    assert [(problem.field, problem.found) for problem in found] == [("summary.ru", 'the number "40" in prose')]
