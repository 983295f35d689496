"""The cards of the published site, with its own words and marks: nothing on them is clipped, and none is too heavy."""

from pathlib import Path

import pytest

from scripts.cards.words import cards_of
from scripts.cards.write import write_cards
from scripts.languages import LANGUAGES, Language
from scripts.newsroom.items import news_items
from scripts.pages.navigation import site_names
from scripts.records.loader import load_records, today
from tests.cards.looks import faults
from tests.conftest import ROOT

DOCS = ROOT / "docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped_on_any_card(language: Language, tmp_path: Path):
    name, news = site_names(ROOT / "mkdocs.yml")[language], news_items(DOCS, today())
    cards = dict(cards_of(load_records(DOCS / "data"), news, DOCS, language, name))
    write_cards(cards, language, DOCS, "assets/images/logo.svg", tmp_path, tmp_path / "cache")
    found = {path: faults((tmp_path / path).read_bytes()) for path in cards}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
