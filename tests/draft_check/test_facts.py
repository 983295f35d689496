"""What a draft is held against: the facts of the records in words and values, names, and nothing that has ended."""

import pytest

from scripts.draft_check.facts import DraftFact, draft_facts
from scripts.draft_check.roots import roots_of
from scripts.draft_check.write import draft_data
from scripts.exports.passport import PlainWriter
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import DRAFT_CHECK
from scripts.records.loader import Records, load_records
from tests.conftest import REGION

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def records() -> Records:
    return load_records(REGION / "data")


def facts(records: Records, language: Language) -> dict[str, DraftFact]:
    return {fact.name: fact for fact in draft_facts(PlainWriter(records, language, DRAFT_CHECK))}


@both
def test_a_value_has_the_key_that_a_draft_is_read_to(records: Records, language: Language):
    known = facts(records, language)
    assert known["figure.minimum-pay"].keys == (("quantity", "90100 tenge/month", ""),)
    assert known["figure.week"].keys == (("quantity", "36 hours/week", "less"),)
    assert known["institution.no-901.held"].keys == (("quantity", "640 people", ""),)
    assert known["event.working-visit.date"].keys == (("date", "2026-03-12", ""),)
    assert known["site.sewing-workshop.space.storage_area_m2"].keys == (("quantity", "200..250 m2", ""),)


@both
def test_every_number_of_the_records_is_read_from_what_the_site_shows(records: Records, language: Language):
    unread = [
        fact.name for fact in facts(records, language).values() if fact.name.startswith("figure.") and not fact.keys
    ]
    assert unread == []


@both
def test_what_is_not_known_is_there_without_a_value(records: Records, language: Language):
    fact = facts(records, language)["institution.no-902.held"]
    assert (fact.shown, fact.keys, fact.unit) == ("", (), "people")


@both
def test_what_has_ended_contradicts_nothing(records: Records, language: Language):
    assert "figure.old-pay" not in facts(records, language)


@both
def test_figures_that_contradict_each_other_are_told_together(records: Records, language: Language):
    assert facts(records, language)["figure.held-letter"].conflicts == ("figure.held-article",)


@both
def test_each_fact_leads_to_its_record_and_its_source(records: Records, language: Language):
    data = draft_data(records, language)
    places = dict(zip(facts(records, language), data["facts"], strict=True))
    record, _, shown, keys, marks, source, *_ = places["institution.no-901.held"]
    assert (shown.startswith("640"), keys, marks) == (True, ["quantity:640 people"], "s")
    assert data["subjects"][record][1] == "../../catalogue/institutions/no-901/"
    assert data["subjects"][data["sources"][source][0]][1] == "../../about/sources/#letter"
    assert data["figures"] + places["figure.week"][-1] == "../#figure-week"


@both
def test_each_passage_of_an_act_has_its_place_and_the_end_of_its_address(records: Records, language: Language):
    passages = {end: label for _, end, label in (it for it in draft_data(records, language)["sources"] if len(it) == 3)}
    expected = {"kk": "15-бап, 2-бөлік, 2-тармақ", "ru": "ст. 15, ч. 2, п. 2"}
    assert passages["-15-2"].replace("\u00a0", " ") == expected[language]


def test_words_that_come_to_the_same_have_one_root():
    assert roots_of("Заработная плата осуждённых", "ru")[0] == roots_of("зарплата", "ru")[0]
    assert roots_of("Сколько человек содержится", "ru") == roots_of("человек содержатся", "ru")


@both
def test_people_are_found_in_what_facts_tell(records: Records, language: Language):
    data = draft_data(records, language)
    assert any(words.startswith("мысал ") for words, _, _ in data["names"])
