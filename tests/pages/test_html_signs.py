"""Signs that nobody types, in the HTML of a page: title, description, every text; not in code, addresses and attributes."""

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.pages.html_signs import put_signs
from tests.examples import examples

HEAD = '<title>Цех "А" - пустой</title><meta name="description" content="&quot;А&quot; - №5"><meta name="a" content="a - b">'


def finished(body: str, language: Language = "ru") -> LexborHTMLParser:
    """Return a page of which the body is given, with its signs."""
    tree = LexborHTMLParser(f"<html><head>{HEAD}</head><body>{body}</body></html>")
    put_signs(tree, language)
    return tree


def shown_of(body: str, language: Language = "ru") -> str:
    html = finished(body, language).body.inner_html or ""
    return html.replace("&nbsp;", "\u00a0").replace('<span class="nowrap">–</span>', "–")


@examples
def test_a_text_goes_on_through_links_and_bold_words(html, shown):
    assert shown_of(html) == shown.replace("_", "\u00a0")


@examples
def test_code_addresses_and_attributes_stay_as_they_are(html):
    assert shown_of(html) == html


@examples
def test_a_part_in_the_other_language_has_its_own_signs(html, shown):
    assert shown_of(html) == shown.replace("_", "\u00a0")


@examples
def test_a_value_or_word_with_a_dash_is_kept_in_one_line(html, kept):
    assert [part.text() for part in finished(html).css(".nowrap")] == kept


def test_title_and_description_have_their_signs_too():
    tree = finished("")
    assert tree.css_first("title").text() == "Цех «А»\u00a0— пустой"
    assert [meta.attributes["content"] for meta in tree.css("meta")] == ["«А»\u00a0— №\u00a05", "a - b"]


WORDS = st.lists(st.sampled_from(["цех", '"', " - ", "№", "5", " %", "-", "–", " "])).map("".join)
TREES = st.recursive(
    WORDS,
    lambda inside: st.tuples(st.sampled_from(["a", "b", "p", "code", "li", "sup"]), st.lists(inside, max_size=3)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
)


def bare(tree: LexborHTMLParser) -> str:
    return "".join(sign for sign in tree.body.text() if sign.isalnum() or sign in "№%")


@given(TREES)
def test_whatever_the_elements_no_word_is_lost_and_the_second_time_changes_nothing(html):
    once = finished(html)
    assert bare(once) == bare(LexborHTMLParser(html))
    again = LexborHTMLParser(once.html)
    put_signs(again, "ru")
    assert again.html == once.html
