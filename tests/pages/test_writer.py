"""Citations, values and facts as a reader of each language gets them."""

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scripts.pages.citations import CitationError
from scripts.pages.facts import fact_lines
from scripts.pages.markdown import escape, web_link
from scripts.pages.prose import expand
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.reference import Figure
from scripts.records.values import Words
from tests.examples import examples
from tests.records.small_tree import known

#: The extensions of mkdocs.yml.
EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]


def test_a_figure_is_written_for_the_language_and_leads_to_its_source(writer):
    cited = "{{ figure.wage }}"
    assert writer("ru").cite(cited) == "[85\u00a0000\u00a0₸ в месяц](../about/sources.md#code-7-2){ .fact }"
    assert writer("kk").cite(cited) == "[айына 85\u00a0000\u00a0₸](../about/sources.md#code-7-2){ .fact }"


def test_only_the_number_where_prose_declines_the_noun(writer):
    assert writer("ru").cite("{{ figure.share | number }}") == "[37,5](../about/sources.md#code){ .fact }"


def test_percent_has_a_space_in_russian_alone(writer):
    assert "37,5\u00a0%" in writer("ru").cite("{{ figure.share }}")
    assert "37,5%" in writer("kk").cite("{{ figure.share }}")


def test_a_bound_is_said_in_the_grammar_of_each_language(writer, records):
    share = records.get(Figure, "share")
    assert writer("ru").bounded(share) == "более 37,5\u00a0%"
    assert writer("kk").bounded(share) == "37,5%-дан астам"


def test_a_passage_is_cited_as_lawyers_cite_it(writer):
    assert writer("kk").cite("{{ source.code/7-2 }}") == ("[ЕК, 7-бап, 2-бөлік](../about/sources.md#code-7-2)")
    assert writer("ru").cite("{{ source.code/7-2 }}") == "[ТК, ст.\u00a07, ч.\u00a02](../about/sources.md#code-7-2)"


def test_links_with_words_of_the_writer(writer):
    assert writer("ru").cite("[палатой](party:chamber)") == "[палатой](../initiative/parties/chamber.md)"


def test_a_field_of_a_record_or_the_plain_word_for_unknown(writer):
    assert writer("ru").cite("{{ institution.no-1.number }}") == "№\u00a01"
    assert writer("kk").cite("{{ institution.no-1.address }}") == '<span class="unknown">нақтылануда</span>'
    assert writer("ru").cite("{{ site.hall.space.area_m2 }}").startswith("[1\u00a0200,5\u00a0м²](")


def test_a_value_with_links_of_its_own_names_its_source_behind_it(writer):
    assert writer("ru").cite("{{ party.chamber.website }}") == (
        "[https://example.kz](https://example.kz) ([Статья](../about/sources.md#article))"
    )


def test_a_contact_is_written_with_links_to_call_and_to_write(writer, tree):
    file = tree.data / "parties" / "chamber.yml"
    contact = "{phone: 8 (7252) 53-00-00 вн. 12, post: {kk: Хатшы, ru: Секретарь}, email: a@example.kz}"
    fact = f"contact: {{value: {contact}, source: article, as_of: 2026-01}}\n"
    file.write_text(file.read_text(encoding="utf-8") + fact, encoding="utf-8")
    number = "+7\u00a07252\u00a053\u00a000\u00a000"
    assert (
        writer("ru")
        .cite("{{ party.chamber.contact }}")
        .startswith(f"Секретарь, [{number} доб. 12](tel:+77252530000;ext=12), [a@example.kz](mailto:a@example.kz) (")
    )
    assert f"Хатшы, [{number} ішкі 12]" in writer("kk").cite("{{ party.chamber.contact }}")


@examples
def test_a_citation_that_leads_nowhere_names_the_nearest(writer, citation, found, expected):
    with pytest.raises(CitationError) as caught:
        writer().cite(citation)
    assert caught.value.found == found
    assert caught.value.expected.endswith(expected)


@examples
def test_text_is_published_as_text(text):
    shown = markdown.markdown(escape(text), extensions=EXTENSIONS)
    assert unescape(shown) == f"<p>{text}</p>"


#: Where the words of a record stand in the pages that are made of it, and the element that shows them there.
AROUND = {
    "p": "{}",
    "li": "- {}",
    "h2": "## {} {{ #id }}",
    "th": "| {} | b |\n| --- | --- |\n| a | x |",
    "td": "| a | b |\n| --- | --- |\n| {} | x |",
    "dt": "{}\n:   x",
    "dd": "term\n:   {}",
    "div": '<div markdown="1">\n\n{}\n\n</div>',
    "span": "a\n<span>{}</span>",
    "a": "[{}](a.md)",
}
#: What means something to Markdown at the beginning of a line, or anywhere.
SIGNS = """# ## - --- + * ** _ ` ``` | > ! !!! [ ] ( ) { } < & &amp; &#35; ~ ~~~ = === : \\ 1. 10) ^ $ " ' . x слово
[TOC] [a]: *[a]: [^1] <b> <!-- --> {:#a} http://a.kz""".split()


@settings(derandomize=True, max_examples=60)
@given(st.lists(st.sampled_from([*SIGNS, " ", "    ", "\n", "\n\n", "!!! note"]), min_size=1, max_size=6).map("".join))
def test_no_text_of_a_record_becomes_anything_else_wherever_it_stands(text):
    text = " ".join(text.split())
    if text.strip():
        for tag, around in AROUND.items():
            shown = LexborHTMLParser(markdown.markdown(around.format(escape(text)), extensions=EXTENSIONS))
            element = shown.css_first(tag)
            assert element is not None, (tag, text)
            assert " ".join(element.text().split()) == text, tag
            assert not [node.tag for node in element.css("*") if node.tag not in (tag, "p")], (tag, text)


@examples
def test_a_link_leads_where_its_address_says_and_shows_only_what_can_be_read(address, target, shown):
    html = LexborHTMLParser(markdown.markdown(web_link(address), extensions=EXTENSIONS))
    link = html.css_first("p > a")
    assert (link.attributes["href"], link.text(), html.css_first("p").text()) == (target, shown, shown)


def test_words_of_a_record_keep_their_citations(writer):
    words = Words(kk="Кемінде {{ figure.wage }} <b>", ru="Не менее {{ figure.wage }} <b>")
    assert (
        writer("ru").text(words)
        == "Не менее [85\u00a0000\u00a0₸ в месяц](../about/sources.md#code-7-2){ .fact } &lt;b&gt;"
    )
    assert writer("ru").plain(words) == "Не менее 85\u00a0000\u00a0₸ в месяц <b>"


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop(writer, tree):
    tree.replace("events/visit.yml", "date: unknown", f"date: {known('2026-01-04')}")
    day = "Была {{ event.visit.date }}. В {{ figure.wage.as_of }}… После {{ figure.wage.as_of }}."
    shown = "Была 4\u00a0января\u00a02026\u00a0г. В 2026\u00a0г.… После 2026\u00a0г."
    assert writer("ru").plain(Words(kk=day, ru=day)) == shown
    assert re.sub(r"\]\([^)]*\)\{[^}]*\}|\[", "", expand(day, writer("ru"), Path())) == shown


def test_the_words_of_a_link_in_a_record_are_text_too(writer):
    words = Words(kk="[<b>](party:chamber)", ru="[<b>](party:chamber)")
    assert writer("ru").text(words) == "[&lt;b&gt;](../initiative/parties/chamber.md)"


def test_a_fact_is_shown_with_its_source_and_date(writer, records):
    lines = {line.name: line for line in fact_lines(records.get(ProductionSite, "hall"))}
    assert writer("kk").fact(lines["area_m2"]) == (
        '1\u00a0200,5\u00a0м² <span class="ground">[Мақала](../about/sources.md#article), '
        "күні: 2026\u00a0ж.\u00a04\u00a0қаңтар</span>"
    )
    assert writer("ru").fact(lines["kinds"]).startswith("цех <span")
    assert "дата не указана" in writer("ru").fact(lines["kinds"])
    assert writer("ru").fact(lines["clear_height_m"]) == '<span class="unknown">уточняется</span>'


def test_a_date_is_never_more_precise_than_it_is_known(writer, records):
    site = records.get(ProductionSite, "hall")
    assert (
        writer("ru").short(site.rights, "available_from") == "март 2031\u00a0г. ([Статья](../about/sources.md#article))"
    )
    assert (
        writer("kk").short(site.rights, "available_from")
        == "2031\u00a0ж. наурыз ([Мақала](../about/sources.md#article))"
    )
    assert writer("ru").short(records.get(Institution, "no-1"), "address") == '<span class="unknown">уточняется</span>'


def test_an_address_is_shown_in_readable_letters_and_cannot_break_out_of_its_link(writer):
    assert writer("ru").value("https://example.kz/%D0%B0_(1)") == (
        "[https://example.kz/а\\_(1)](https://example.kz/%D0%B0_%281%29)"
    )
