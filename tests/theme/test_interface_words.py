"""The words of the interface: templates use only phrases that exist, and no phrase is idle."""

import re

import yaml

from scripts.pages.phrases import phrases_in
from tests.conftest import ROOT


def test_templates_use_only_phrases_that_exist():
    used = set()
    for path in (ROOT / "overrides").rglob("*.html"):
        used |= set(re.findall(r"\bui\.([a-z_]+)", path.read_text(encoding="utf-8")))
    assert used, "the templates use no phrase at all"
    assert used <= set(phrases_in("kk"))


def test_every_phrase_is_used_somewhere():
    # The words of the search come to its scripts with the index.
    text = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("overrides", "scripts", "docs/assets/javascripts")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".html", ".py", ".j2", ".js"}
    )
    made = {
        "chart_",
        "filter_",
        "kind_",
        "language_",
        "letter_",
        "map_",
        "passage_",
        "rule_",
        "section_",
        "sort_",
    }  # put together in templates from a code
    phrases = yaml.safe_load((ROOT / "scripts/pages/phrases.yml").read_text(encoding="utf-8"))
    unused = [key for key in phrases if key not in text and not any(key.startswith(start) for start in made)]
    assert unused == []
