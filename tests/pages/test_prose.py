"""Hand-written pages: their citations and blocks, and every problem an editor can make."""

import pytest

from scripts.pages.front_matter import read_page
from scripts.pages.prose import expand
from scripts.pages.prose_rules import page_problems, tree_problems, uncited_problems
from scripts.pages.words import uncited_in_words, words_problems
from scripts.pages.writer import Writer
from scripts.records.loader import load_records
from scripts.records.problems import InputError

FRONT = "---\ntitle: Бет\ndescription: Сипаты\nreviewed: 2026-01-05\nsources: [code]\n---\n"


def problems(records, data, body, front=FRONT):
    path = data.parent / "kk" / "page.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(front + body, encoding="utf-8")
    try:
        page = read_page(path)
        found = [*page_problems(page, Writer(records, "kk", "page.md"), path.parent), *uncited_problems(page)]
    except InputError as error:
        found = error.problems
    return [(problem.line, problem.field, problem.found, problem.expected) for problem in sorted(found)]


def test_a_page_without_mistakes_has_no_problems(records, data):
    body = "Жалақы {{ figure.wage }}-ден кем емес ({{ source.code/7-2 }}).\n\n1. [Палата](party:chamber)\n\n## Бөлім { #part-2 }\n"
    assert problems(records, data, body) == []


def test_a_bare_number_is_refused_with_its_line(records, data):
    found = problems(records, data, "Бірінші жол.\nЖалақы 85 000 теңге.\n")
    assert found == [(8, "", 'the number "85" in prose', "a citation of a record, {{ figure.… }}")]


def test_a_wrong_citation_is_refused_with_its_line(records, data):
    found = problems(records, data, "\n{{ figure.wege }}\n")
    assert found == [(8, "", 'the unknown figure "wege"', 'the id of a figure (did you mean "wage"?)')]


def test_an_unknown_block_names_the_nearest(records, data):
    found = problems(records, data, "{{ block.figurs }}\n")
    assert found[0][:3] == (7, "", 'the block "figurs"')
    assert found[0][3].endswith('(did you mean "figures"?)')


def test_front_matter_is_complete_and_its_sources_exist(records, data):
    front = "---\ntitle: Бет\nreviewed: кеше\nsources: [cod]\n---\n"
    found = problems(records, data, "Мәтін.\n", front)
    assert (1, "description", "nothing", "text") in found
    assert (3, "reviewed", '"кеше"', "a day that has been, as in 2026-03-05") in found
    assert (4, "sources", 'the unknown source "cod"', 'the id of a source (did you mean "code"?)') in found


def test_a_page_in_another_encoding_is_refused(records, data):
    page = data.parent / "kk" / "page.md"
    page.parent.mkdir()
    page.write_bytes("Привет".encode("cp1251"))
    with pytest.raises(InputError, match="the byte 0xcf"):
        read_page(page)


def test_broken_front_matter_is_a_problem_and_no_traceback(records, data):
    found = problems(records, data, "x", "---\ntitle: [\n---\n")
    assert found == [(3, "", "a mistake in the YAML (did not find expected node content)", "valid YAML")]


@pytest.mark.parametrize(
    ("line", "field", "found"),
    [
        ("reviewed: 2126-01-05", "reviewed", '"2126-01-05"'),
        ("reviewed: 2026-02-30", "reviewed", '"2026-02-30"'),
        ("reviewed: 2026-01-05 10:00:00", "reviewed", '"2026-01-05 10:00:00"'),
        ("sources: [{a: 1}]", "sources", "\"[{'a': 1}]\""),
        ("titel: Бет", "titel", 'the unknown field "titel"'),
        ("template: nope.html", "template", '"nope.html"'),
        ("a: &x 1", "", "the YAML anchor &x"),
        ("a: !!python/name:os.system", "", "the YAML tag tag:yaml.org,2002:python/name:os.system"),
        ("a: " + "[" * 2000, "", "more than 20 levels of nesting"),
    ],
)
def test_front_matter_that_would_go_wrong_later_is_refused(records, data, line, field, found):
    key = line.partition(":")[0]
    kept = [old for old in FRONT.split("\n")[:-1] if not old.startswith(f"{key}:")]
    front = "\n".join([*kept[:-1], line, "---", ""])
    assert (field, found) in [problem[1:3] for problem in problems(records, data, "x", front)]


@pytest.mark.parametrize("body", ["{{ figure.wage", "{{ Figure.wage }}", "figure.wage }}", "{{}}"])
def test_braces_that_make_no_citation_are_refused(records, data, body):
    assert [problem[2][2:] for problem in problems(records, data, body)][:1] != []


def test_a_page_of_endless_lines_or_endless_size_is_refused(records, data):
    assert problems(records, data, "[" * 60_000)[0][2] == "a line of 60000 characters"
    assert problems(records, data, "а\n" * 2_000_000)[0][2].endswith("bytes")


def test_what_does_not_belong_in_the_folder_of_pages(data):
    docs = data.parent
    for folder in ("kk", "ru", "en"):
        (docs / folder).mkdir()
    (docs / "en" / "index.md").write_text("x")
    (docs / "stray.md").write_text("x")
    (docs / "kk" / "secret.md").symlink_to("/etc/hostname")
    (docs / "assets").symlink_to("/etc")
    found = {problem.file.removeprefix(f"{docs}/"): problem.found for problem in tree_problems(docs)}
    assert found == {
        "assets": "a symbolic link",
        "en/index.md": "a page in no language",
        "kk/secret.md": "a symbolic link",
        "stray.md": "a page in no language",
    }


def test_a_tree_that_is_missing_is_named(data):
    assert [problem.found for problem in tree_problems(data.parent)] == ["no such folder", "no such folder"]


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
    found = list(uncited_in_words(load_records(data)))
    assert [(problem.field, problem.found) for problem in found] == [("summary.ru", 'the number "40" in prose')]


def change(data, old, new, name="institutions/no-1.yml"):
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    records = load_records(data)
    found = [*words_problems(records), *uncited_in_words(records)]
    return [(problem.field, problem.found) for problem in found]


def test_a_name_cites_nothing_so_that_it_cannot_cite_itself(data):
    found = change(data, "ru: Учреждение № 1", 'ru: "{{ institution.no-1 }}"')
    assert found == [("name.ru", "a citation in a name")]


def test_the_value_of_a_fact_may_have_numbers_because_it_has_a_source(data):
    fact = "region: {value: {kk: 12-үй, ru: дом 12}, source: code, as_of: 2025}\nask: chamber"
    assert change(data, "ask: chamber", fact) == []


def test_a_broken_citation_in_the_words_of_a_record_is_refused(data):
    assert change(data, "Пробное учреждение.", '"{{ figure.wage"') == [
        ("summary.ru", '"{{" that is no part of a citation')
    ]
