"""The heads of all pages, held against each other: each fault is found and named."""

from selectolax.lexbor import LexborHTMLParser

from scripts.publish.heads import PageHead, head_problems, read_head
from tests.examples import examples

ROOT = "https://example.kz/"
WORDS = {
    "": ("Басты бет", "Бастауы."),
    "about/": ("Сайт туралы", "Сайтты кім жүргізеді."),
    "ru/": ("Главная", "Начало."),
    "ru/about/": ("О сайте", "Кто ведёт сайт."),
}
WHOLE = (
    '<link rel="canonical" href="{root}{url}"><link rel="alternate" hreflang="kk" href="{root}{path}">'
    '<link rel="alternate" hreflang="ru" href="{root}ru/{path}">'
    '<link rel="alternate" hreflang="x-default" href="{root}{path}">'
)


def pages(whole: str = WHOLE) -> dict[str, str]:
    return {
        url: f'<html><head><title>{title}</title><meta name="description" content="{about}">'
        + whole.format(root=ROOT, url=url, path=url.removeprefix("ru/"))
        for url, (title, about) in WORDS.items()
    }


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
    assert len(found) == 2 * len(WORDS)


def test_the_page_for_what_is_not_there_has_no_address():
    assert list(head_problems({"404.html": PageHead(), "ru/404.html": PageHead()}, ROOT)) == []


def test_twins_may_have_one_title():
    html = {url: text.replace("О сайте", "Сайт туралы") for url, text in pages().items()}
    assert problems(html) == []
