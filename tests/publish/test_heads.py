"""The addresses in the heads of all pages: each fault is found and named."""

from selectolax.lexbor import LexborHTMLParser

from scripts.publish.heads import head_problems, read_head
from tests.examples import examples

ROOT = "https://example.kz/"
URLS = ("", "about/", "ru/", "ru/about/")
WHOLE = (
    '<link rel="canonical" href="{root}{url}"><link rel="alternate" hreflang="kk" href="{root}{path}">'
    '<link rel="alternate" hreflang="ru" href="{root}ru/{path}">'
    '<link rel="alternate" hreflang="x-default" href="{root}{path}">'
)


def pages(whole: str = WHOLE) -> dict[str, str]:
    heads = {url: whole.format(root=ROOT, url=url, path=url.removeprefix("ru/")) for url in URLS}
    return {url: f"<html><head>{head}" for url, head in heads.items()}


def problems(html: dict[str, str], root: str | None = ROOT) -> list[str]:
    heads = {url: read_head(LexborHTMLParser(text)) for url, text in html.items()}
    return [str(problem) for problem in head_problems(heads, root)]


def test_sound_heads_have_no_problems():
    assert problems(pages()) == []
    assert problems(pages(""), None) == []


@examples
def test_a_mistake_in_a_head_is_named(old, new, message):
    html = pages()
    assert html["ru/about/"].count(old) == 1
    html["ru/about/"] = html["ru/about/"].replace(old, new)
    (found,) = problems(html)
    assert message in found


def test_without_an_address_of_the_site_no_page_has_one():
    found = problems(pages(), None)
    assert "ru/: found the canonical address https://example.kz/ru/; expected none" in found
    assert len(found) == 2 * len(URLS)


def test_a_page_that_asks_not_to_be_found_needs_no_address():
    html = pages() | {"404.html": '<html><head><meta name="robots" content="noindex">'}
    assert problems(html) == []
    assert problems({"404.html": "<html><head>"}) != []
