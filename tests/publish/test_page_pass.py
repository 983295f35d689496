"""The one pass over the HTML of a page: foreign words name their language, tables fit a phone, Kazakh words may break."""

import markdown
import pytest

from scripts.languages import Language
from scripts.publish.page_pass import PagePass
from tests.examples import examples

NAMES = ["ТОО «Samal Invest»"]
TABLE = "| Шарт | Дереккөз |\n| --- | --- |\n| Жалақы *ең төмен* | [заң](law.md) |\n"


def finished(text: str, language: Language = "ru") -> str:
    """Return the text of a page as it is published."""
    page, _ = PagePass(NAMES, {}).finished(f"<main><article>{text}</article></main>", "about/", language)
    return page.partition("<article>")[2].partition("</article>")[0]


def table(rows: str = "") -> str:
    return finished(markdown.markdown(TABLE + rows, extensions=["tables"]), "kk")


@examples
def test_foreign_words_name_their_language_and_all_else_stays_as_it_is(html, languages, expected):
    for language in languages:
        assert finished(html, language) == (expected or html)


def test_a_cell_carries_the_name_of_its_column_in_a_frame_that_scrolls():
    html = table()
    assert '<div class="table" role="group" tabindex="0" aria-label="Шарт, Дереккөз"><table>' in html
    assert '<th scope="col">Шарт</th>' in html
    assert '<th data-label="Шарт" scope="row">Жалақы <em>ең төмен</em></th>' in html
    assert '<td data-label="Дереккөз"><a href="law.md">заң</a></td>' in html


def test_only_a_table_with_long_rows_or_heads_becomes_cards():
    assert "data-stack" not in table()
    assert '<table data-stack="">' in table(f"| {'Жалақы ' * 20} | жоқ |\n")
    long_heads = TABLE.replace("Шарт", "Жұмыс берушінің төлемдері " * 4)
    assert '<table data-stack="">' in finished(markdown.markdown(long_heads, extensions=["tables"]), "kk")


@pytest.mark.parametrize("row", ["| Жалақы *ең төмен* | жоқ |\n", "| | жоқ |\n"])
def test_the_first_cell_names_its_row_only_where_no_two_are_the_same(row):
    assert 'scope="row"' not in table(row)


@pytest.mark.parametrize(("language", "word"), [("kk", "Жауапкершілігі"), ("ru", "Ответственность")])
def test_a_word_may_be_cut_where_it_is_too_long_for_its_place_but_not_in_code(language, word):
    cut = finished(f"<table><tr><td>{word}</td><td><code>{word}</code></td></tr></table><h2>{word}</h2>", language)
    cell, _, rest = cut.partition("<code>")
    assert "\u00ad" in cell
    assert "\u00ad" not in rest


def test_the_script_of_a_part_is_loaded_where_the_part_stands():
    page, _ = PagePass((), {}).finished(
        '<html><head><script src="../assets/javascripts/site.js" defer></script></head>'
        '<body><div data-module="letter"></div></body></html>',
        "apply/",
        "kk",
    )
    assert '<script src="../assets/javascripts/letter.js" type="module"></script></head>' in page


PAPER = {"files/list.pdf": ("files/list.pdf", bytes(1_240_000)), "about/note.docx": ("about/note.docx", b"PK")}


@examples
def test_a_link_to_a_document_says_what_it_leads_to(href, words, language, expected):
    page, _ = PagePass((), PAPER).finished(f'<article><a href="{href}">{words}</a></article>', "about/", language)
    assert page.partition("<a ")[2].partition(">")[2].partition("</a>")[0].replace("\u00a0", "_") == expected


def test_elements_deep_in_one_another_are_marked_too():
    html = f"{'<div>' * 3_000}World Bank{'</div>' * 3_000}"
    assert '<div><span lang="en">World Bank</span></div>' in finished(html)
