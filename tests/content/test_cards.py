"""The cards of the published site, with its own words and marks: nothing on them is clipped, and none is too heavy."""

import pytest
import yaml

from scripts.cards.write import write_cards
from scripts.languages import LANGUAGES, Language
from scripts.records.loader import load_records, today
from tests.cards.looks import faults
from tests.conftest import ROOT


class _Config(yaml.SafeLoader):
    """Reads mkdocs.yml but for the tags that only MkDocs knows."""


_Config.add_multi_constructor("", lambda loader, tag, node: None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped_on_any_card(language: Language, tmp_path):
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Config)
    names = {"kk": config["site_name"]} | {
        own["locale"]: own["site_name"]
        for plugin in config["plugins"]
        for own in plugin.get("i18n", {}).get("languages", [])
        if "site_name" in own
    }
    records, docs = load_records(ROOT / "docs" / "data"), ROOT / "docs"
    logo = config["theme"]["logo"]
    write_cards(records, docs, tmp_path, language, names[language], logo, today(), tmp_path / "cache")
    cards = {path.name: path.read_bytes() for path in tmp_path.glob("cards/**/*.png")}
    assert len(cards) > 8
    assert {name: found for name, content in cards.items() if (found := faults(content))} == {}
