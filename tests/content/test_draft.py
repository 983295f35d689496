"""The check of a draft raises next to no alarm at the pages of the site itself, which say what its records say."""

import json
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES, Language
from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.pages.addresses import GENERATED_FOLDERS, draft_facts_path, language_of_url
from tests.content.conftest import Published
from tests.js.node import evaluate

#: The share of marks of the site's own pages that may be called a contradiction.
MOST_ALARMS = 0.005
VERDICTS = "((check) => given[1].flatMap((text) => check(text).map(({verdict}) => verdict)))(makeChecker(given[0]))"
#: Of a page, what is no prose: tables of dates and rules, forms, what stands at the end of every page.
NO_PROSE = "table, form, template, nav, footer, .page-end, svg"


def texts_of(site: Path, language: Language) -> list[str]:
    """Return the prose of each page of a language that was written by hand, paragraph by paragraph."""
    addresses = {path: language_of_url(path.relative_to(site).as_posix()) for path in sorted(site.rglob("index.html"))}
    pages = [
        path for path, (own, page) in addresses.items() if own == language and not page.startswith(GENERATED_FOLDERS)
    ]
    trees = [LexborHTMLParser(path.read_text("utf-8").replace(SOFT_HYPHEN, "")) for path in pages]
    for tree in trees:
        for node in tree.css(NO_PROSE):
            node.decompose()
    return ["\n".join(block.text() for block in tree.css("article :is(p, li)")) for tree in trees]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_site_contradict_its_facts_nowhere(published: Published, language: Language):
    data = json.loads((published.site / draft_facts_path(language)).read_text("utf-8"))
    verdicts = Counter(
        evaluate('import {makeChecker} from "./draft-check.js";', VERDICTS, [data, texts_of(published.site, language)])
    )
    assert verdicts["right"] > 100, verdicts
    assert verdicts["wrong"] / verdicts.total() <= MOST_ALARMS, verdicts
