"""The question about what is not known: named in the language of the page, and opened as a draft where an address is known."""

from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.pages.facts import fact_lines
from scripts.pages.question import question_about
from scripts.pages.writer import Writer
from scripts.paths import DATA
from scripts.records.loader import Records, load_records
from scripts.records.production_site import ProductionSite
from scripts.records.values import Contact, Known

SITE = "no-53-areas"


@pytest.fixture(scope="module")
def records() -> Records:
    return load_records(DATA)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_every_unknown_fact_and_no_known_one(records: Records, language: Language):
    site = records.get(ProductionSite, SITE)
    question = question_about(Writer(records, language, "catalogue/sites/x.md"), site)
    assert question is not None
    asked = [line.removeprefix("— ") for line in question.text.split("\n") if line.startswith("— ")]
    assert asked == [line.label(language) for line in fact_lines(site) if not line.is_known]
    assert SITE in question.text
    assert question.draft is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_opens_the_same_text_as_a_draft(records: Records, language: Language):
    contact = Known[Contact](value=Contact(email="a@example.kz"), source="article", as_of="unknown")
    site = records.get(ProductionSite, SITE).model_copy(update={"contact": contact})
    question = question_about(Writer(records, language, "catalogue/sites/x.md"), site)
    assert question is not None
    draft = urlsplit(question.draft or "")
    assert (draft.scheme, draft.path) == ("mailto", "a@example.kz")
    assert parse_qs(draft.query)["body"] == [question.text.replace("\n", "\r\n")]


def test_nothing_is_asked_when_all_is_known(records: Records, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scripts.pages.question.fact_lines", lambda record: [])
    assert question_about(Writer(records, "ru", "x.md"), records.get(ProductionSite, SITE)) is None
