"""Hand-written pages: their citations and blocks, and every problem an editor can make."""

import pytest

from scripts.pages.front_matter import read_page
from scripts.pages.prose import expand
from scripts.pages.prose_rules import page_problems, tree_problems, uncited_problems
from scripts.pages.words import uncited_in_words, words_problems
from scripts.pages.writer import Writer
from scripts.records.problems import InputError
from tests.examples import examples

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
    assert found == [(8, "", 'the number "85 000" in prose', "a citation of a record, {{ figure.… }}")]


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
    assert (2, "description", "nothing", 'the field "description"') in found
    assert (3, "reviewed", 'the text "кеше"', "a day without quotes, as in 2026-03-05") in found
    assert (4, "sources.0", 'the unknown source "cod"', 'the id of a source (did you mean "code"?)') in found


def test_every_source_that_the_text_cites_is_among_those_of_the_page(records, data):
    body = "Жазылған ({{ source.code/7-2 }}; {{ source.article }}).\n"
    told = (5, "sources", 'no "article", which the text cites', "every source that is cited")
    assert problems(records, data, body) == [told]


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
        ("reviewed: 2126-01-05", "reviewed", "the future date 2126-01-05"),
        ("reviewed: 2026-02-30", "reviewed", '"2026-02-30"'),
        ("reviewed: 2026-01-05 10:00:00", "reviewed", 'the text "2026-01-05 10:00:00"'),
        ("sources: [{a: 1}]", "sources.0", "fields with values"),
        ("review_months: 0", "review_months", "the number 0"),
        ("titel: Бет", "titel", 'the unknown field "titel"'),
        ("template: nope.html", "template", 'the text "nope.html"'),
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


@pytest.mark.parametrize("ending", [".markdown", ".mdown", ".mkdn", ".mkd", ".MD"])
def test_a_page_by_another_ending_is_refused_before_mkdocs_takes_it(data, ending):
    for folder in ("kk", "ru"):
        (data.parent / folder).mkdir()
    (data.parent / "kk" / f"page{ending}").write_text("x")
    (problem,) = tree_problems(data.parent)
    assert problem.file.endswith(f"kk/page{ending}")
    assert (problem.found, problem.expected) == (f'a page that ends in "{ending}"', "one that ends in .md")


def test_a_tree_that_is_missing_is_named(data):
    assert [problem.found for problem in tree_problems(data.parent)] == ["no such folder", "no such folder"]


@examples
def test_no_comment_is_published_and_no_code_is_cut(writer, data, body, published):
    assert expand(body, writer("ru"), data.parent) == published


BLOCKS = """
figures terms sites institutions opportunities parties events sources glossary open-questions known pages ask records compare
""".split()


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_block_can_be_shown_from_any_records(writer, data, name, language):
    pages = data.parent / language
    pages.mkdir(exist_ok=True)
    assert "{{" not in expand(f"{{{{ block.{name} }}}}", writer(language), pages)


def test_passages_of_one_act(writer, data):
    text = expand("{{ block.passages code }}", writer("ru"), data.parent)
    assert "[ТК, ст.\u00a07, ч.\u00a02](../about/sources.md#code-7-2)\n:   Принудительный труд запрещён." in text


@examples
def test_words_of_records_cite_numbers_and_what_they_cite_is_there(tree, loaded, old, new, found):
    tree.replace("institutions/no-1.yml", old, new)
    records = loaded()
    problems = [*words_problems(records), *uncited_in_words(records)]
    assert [[problem.field, problem.found] for problem in problems] == found
