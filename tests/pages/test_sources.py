"""Where a source comes from: its kind is a heading of the sources page, its original title stands in its own language."""

import pytest

from scripts.pages.blocks import render_block
from scripts.pages.context import page_context
from scripts.records.kinds.reference import SourceKind

ORIGINAL = "languages: [pl]\noriginal: {title: 'Hale <b> 2021', language: pl}"


@pytest.fixture
def polish(tree):
    tree.replace("sources/article.yml", "languages: [kk]", ORIGINAL)


@pytest.mark.parametrize(("language", "heading"), [("kk", "Түпнұсқадағы атауы"), ("ru", "Название в оригинале")])
def test_the_original_title_is_marked_with_its_language(polish, writer, data, language, heading):
    text = render_block("sources", [], writer(language), data)
    assert f'{heading}\n:   <span lang="pl">Hale &lt;b&gt; 2021</span> (' in text


def test_the_citations_at_the_end_of_a_page_have_it_too(polish, writer):
    (source,) = page_context(writer("ru"), {"reviewed": None, "sources": ["article"]})["page_sources"]
    assert (source["name"], source["original"].title, source["original"].language) == ("Статья", "Hale <b> 2021", "pl")


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_of_source_has_its_heading_in_both_languages(tree, writer, data, kind):
    tree.replace("sources/article.yml", "source: article", f"source: {kind.value}")
    for language in ("kk", "ru"):
        assert f"{{ #kind-{kind.value} }}" in render_block("sources", [], writer(language), data)
