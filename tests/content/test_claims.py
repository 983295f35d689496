"""Each unknown fact that words rest on made known, one at a time: those words are named in both languages, and no others."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from scripts.claims.bindings import Binding, read_bindings
from scripts.claims.claims import Claims
from scripts.claims.conditions import Condition, FactState, read_conditions
from scripts.languages import LANGUAGES
from scripts.pages.addresses import KIND_OF_NAME
from scripts.records.loader import Records
from scripts.records.values import Words
from scripts.twins.site import Site, read_site
from tests.content.conftest import Published

REASONS = 15
VALUE = Words(kk="мән", ru="значение")


def bindings(site: Site) -> list[Binding]:
    return [binding for binding in read_bindings(site.texts, site.records) if isinstance(binding, Binding)]


def conditions_of(binding: Binding) -> Iterator[Condition]:
    return (condition for text in binding.rests_on if text != "nothing" for condition in read_conditions(text))


def known(value: Any, fields: tuple[str, ...]) -> Any:
    """Return a record, or a part of one, whose field at a path holds a value."""
    name, *rest = fields
    inner = known(getattr(value, name), tuple(rest)) if rest else VALUE
    return value.model_copy(update={name: inner})


def made_known(records: Records, fact: FactState) -> Records:
    """Return the records as they are once a fact has become known."""
    kind = KIND_OF_NAME[fact.kind]
    record = known(records.by_kind[kind][fact.record], fact.state.fields)
    by_kind = {**records.by_kind, kind: {**records.by_kind[kind], fact.record: record}}
    return Records(by_kind, records.files, records.pictures)


@pytest.fixture(scope="module")
def claimed(published: Published) -> Site:
    """The pages and records of a site, with what they rest on."""
    return read_site(published.docs, published.records)


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_a_fact_that_becomes_known_is_told_to_the_words_that_rest_on_it(claimed: Site, every: int):
    everything = bindings(claimed)
    facts = {
        str(condition): condition
        for binding in everything
        for condition in conditions_of(binding)
        if isinstance(condition, FactState) and condition.state.word == "unknown"
    }
    assert facts
    for name, fact in list(facts.items())[::every]:
        bound = {binding.comment.file for binding in everything if name in binding.rests_on}
        site = replace(claimed, records=made_known(claimed.records, fact))
        told = [found for found in Claims(site).outdated_findings() if f'rests on "{name}"' in found.message]
        assert {found.file for found in told} == bound, name
        files = [found.file for found in told]
        assert all(found.counterpart_line or files.count(found.file) % len(LANGUAGES) == 0 for found in told), name


def test_few_words_rest_on_nothing_and_each_says_why(claimed: Site):
    reasoned = [binding for binding in bindings(claimed) if binding.rests_on == ("nothing",)]
    assert all(re.search(r"nothing\s*:\s*\S+\s\S+", binding.comment.rest) for binding in reasoned)
    assert len(reasoned) < REASONS * len(LANGUAGES)
