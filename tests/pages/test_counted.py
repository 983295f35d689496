"""A cited figure with a noun of the glossary: its form in both languages, and what is told where there is none."""

import pytest

from scripts.pages.citations import CitationError
from tests.examples import examples
from tests.records.nouns import add_nouns, add_shops
from tests.records.small_tree import Tree


@pytest.fixture(autouse=True)
def nouns(tree: Tree) -> None:
    """Adds the nouns and figures to the small tree."""
    add_nouns(tree)


def _read(text: str) -> str:
    """Return what a reader sees of a link."""
    return text[1:].partition("](")[0].replace("\u00a0", " ")


@examples
def test_a_figure_in_a_sentence_of_either_language(tree, writer, value, bound, kazakh, russian):
    add_shops(tree, value, bound)
    for language, sentence in (("kk", kazakh), ("ru", russian)):
        way, expected = sentence.split(" → ")
        assert _read(writer(language).cite(f"{{{{ figure.shops | of {way} }}}}")) == expected


def test_the_number_leads_to_the_source_of_the_figure(writer):
    assert writer("ru").cite("{{ figure.people | of convict }}") == (
        "[около 1\u00a0000\u00a0осуждённых](../about/sources.md#article){ .fact }"
    )


@examples
def test_a_noun_that_cannot_stand_there_is_told_with_the_nearest(writer, language, citation, found, expected):
    with pytest.raises(CitationError) as caught:
        writer(language).cite(citation)
    assert caught.value.found == found
    assert caught.value.expected == expected
