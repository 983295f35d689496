"""What authors of Markdown type is rendered as they expect, or refused: the examples of two suites, and every page of ours."""

from collections import Counter

import pytest

from scripts.pages.front_matter import read_page
from scripts.pages.page_comments import published_lines
from scripts.rendering.differences import differences
from tests.conftest import REGION, ROOT
from tests.rendering.suites import Example, commonmark_examples, outcome, python_markdown_examples

#: Of every hundred examples of a suite so many are rendered; the others are refused, and an editor is told what to write.
AT_LEAST = 45


def outcomes(examples: list[Example], folder) -> dict[str, str]:
    """Return what becomes of each example by its name, and print the shares."""
    found = {example.name: outcome(example, folder) for example in examples}
    print(dict(Counter(found.values())))
    return found


@pytest.mark.parametrize("suite", [commonmark_examples, python_markdown_examples])
def test_a_sample_of_examples_is_rendered_as_their_authors_expect_or_refused(suite, tmp_path):
    assert "otherwise" not in outcomes(list(suite())[::12], tmp_path).values()


@pytest.mark.exhaustive
@pytest.mark.parametrize(("suite", "least"), [(commonmark_examples, 652), (python_markdown_examples, 800)])
def test_every_example_is_rendered_as_its_author_expects_or_refused(suite, least, tmp_path):
    found = outcomes(list(suite()), tmp_path)
    assert [name for name, what in found.items() if what == "otherwise"] == []
    assert len(found) >= least
    assert Counter(found.values())["as expected"] * 100 >= AT_LEAST * len(found)


@pytest.mark.parametrize("docs", [ROOT / "docs", REGION], ids=["site", "region"])
def test_every_page_is_shown_as_it_is_written(docs):
    pages = [path for language in ("kk", "ru") for path in sorted((docs / language).rglob("*.md"))]
    assert len(pages) > 30
    for path in pages:
        text = "\n".join(line for _, line in published_lines(read_page(path).body))
        assert list(differences(text)) == [], path
