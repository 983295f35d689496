"""Whatever facts a site has, the API gives them back: value, precision, source, date and note."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from scripts.api.shapes import shape_of_model
from scripts.api.telling import Root, telling_of
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from scripts.tables.columns import RANGE
from tests.opendata.test_round_trip import ANY_SITE, FACTS, NAME, Fact, some_facts


@given(facts=some_facts())
@settings(ANY_SITE, max_examples=20)
def test_the_api_gives_the_same_facts_back(facts: dict[tuple[str, ...], Fact], region: Records):
    check(facts, region)


@pytest.mark.exhaustive
@given(facts=some_facts())
@settings(ANY_SITE, max_examples=300)
def test_the_api_gives_any_facts_back(facts: dict[tuple[str, ...], Fact], region: Records):
    check(facts, region)


def check(facts: dict[tuple[str, ...], Fact], records: Records) -> None:
    """Put the facts into a site, write it as JSON, and read them out of that."""
    raw = dict(records.files[ProductionSite.kind, NAME].value)
    for path, told in facts.items():
        raw[path[0]] = told if len(path) == 1 else {**raw.get(path[0], {}), path[1]: told}
    site = ProductionSite.model_validate(raw)
    written = shape_of_model(ProductionSite).write(site, telling_of(site, records, Root()))
    data = json.loads(json.dumps(written, ensure_ascii=False))
    assert {field.path: told_again(data, field.path) for field in FACTS} == facts


def told_again(data: dict[str, Any], path: tuple[str, ...]) -> Fact:
    """Return what the API tells of a fact, as a record writes it."""
    for key in path:
        data = data[key]
    if data["value"] is None:
        return UNKNOWN
    told = {"value": without_words(data["value"]), "source": data["source"], "as_of": data["as_of"] or UNKNOWN}
    if data["note"]:
        told["note"] = data["note"]
    if data["precision"] == RANGE:
        told["to"] = data["to"]
    elif data["precision"] in ("about", "at-least", "at-most", "more-than"):
        told["bound"] = data["precision"]
    return told


def without_words(value: Any) -> Any:
    """Return a value as a record has it: of a choice its code alone."""
    if isinstance(value, list):
        return [without_words(item) for item in value]
    return value["code"] if isinstance(value, dict) and "code" in value else value
