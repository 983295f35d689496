"""What the published site tells machines is what it tells people: each value stands on the page or in its record."""

from scripts.pages.addresses import language_of_url, page_url, place_of
from tests.content.conftest import Published
from tests.metadata.told import foreign_words, not_shown, pages_of, told_by


def test_every_word_is_of_schema_org_and_every_value_is_shown(published: Published):
    records = {
        page_url(place_of(record.kind, record.id).page, "kk"): record
        for record in published.records
        if record.has_pages()
    }
    told = []
    for url, html in pages_of(published.site):
        nodes = told_by(html)
        assert not_shown(nodes, html, url, records.get(language_of_url(url)[1])) == [], url
        told += nodes
    assert foreign_words(told) == set()
    assert {node["@type"] for node in told} >= {
        "NewsArticle",
        "FAQPage",
        "Dataset",
        "Place",
        "GovernmentOrganization",
        "Organization",
    }


def test_no_two_pages_have_one_title_or_description(published: Published):
    titles = [published.page(address).css_first("title").text() for address in published.addresses]
    words = [published.page(address).css_first("meta[name=description]") for address in published.addresses]
    assert len(set(titles)) == len(titles)
    assert len({node.attributes["content"] for node in words}) == len(words)
