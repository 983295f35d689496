"""Harmless rewordings: the rules across languages stay quiet when one side says the same in other words."""

from pathlib import Path

import pytest
import yaml

from scripts.languages import LANGUAGES
from tests.parity.mutations.harness import Material
from tests.parity.mutations.material import benchmark_of_region

REWORDINGS = yaml.safe_load(Path(__file__).with_name("mutations").joinpath("rewordings.yml").read_text("utf-8"))


def as_field(sides) -> Material:
    """The two sides as the words of a record."""
    sources = {language: sides[language] for language in LANGUAGES}
    return Material("rewording", "docs/data/terms/example.yml", sources, field_path="text")


@pytest.mark.parametrize("rewording", REWORDINGS, ids=lambda item: " ".join(item["reworded"].values()))
def test_other_words_for_the_same_facts_are_no_difference(rewording):
    before = as_field(rewording)
    after = as_field({**rewording, **rewording["reworded"]})
    assert before.sources != after.sources
    assert benchmark_of_region().findings(before) == {}
    assert benchmark_of_region().findings(after) == {}


def test_there_are_enough_rewordings():
    assert len(REWORDINGS) >= 60
    assert {language for item in REWORDINGS for language in item["reworded"]} == set(LANGUAGES)
