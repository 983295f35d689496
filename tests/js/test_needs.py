"""What each site answers to the needs of a production is what the records say, for many needs that nobody chose by hand."""

from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest

from scripts.demo.write import write_demonstration
from scripts.exports.catalogue import catalogue_data
from scripts.languages import LANGUAGES, Language
from scripts.languages.numbers import format_number
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.needs import IMPORTANT, NEEDS, choices_to_need
from scripts.pages.phrases import phrase
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.site_facts import Lorry, Supply
from scripts.records.loader import Records, load_records
from tests.conftest import REGION
from tests.js.node import evaluate

SETTINGS = 250  # in each language
#: The largest number that is needed of each fact, and the codes of each choice from the best on.
NUMBERS = {
    "area_m2": ("space", 3000),
    "clear_height_m": ("space", 12),
    "gate_width_m": ("space", 8),
    "gate_height_m": ("space", 8),
    "power_kw": ("utilities", 700),
    "available": ("workforce", 90),
}
CHOICES: dict[str, tuple[str, type[Supply] | type[Lorry]]] = {
    "water": ("utilities", Supply),
    "lorry": ("access", Lorry),
}
IMPORTS = """import {answersOf, needsInWords, needsOf} from "./needs-answers.js";
const answer = (data, fields, query) => {
  const groups = answersOf(data, needsOf(data, fields, new URLSearchParams(query)));
  return Object.fromEntries(Object.entries(groups).map(([name, found]) => [name, found.map(({site, answers}) => [data.columns.id[site], answers])]));
};"""
ANSWERS = "given[2].map((query) => answer(given[0], given[1], query))"
IN_WORDS = (
    "[...needsInWords(given[0], new Map(Object.entries(given[1])), new URLSearchParams(given[2]), given[3]).values()]"
)

Setting = dict[str, str]
#: By the name of a group, the id of each site with its answers in the order of the needs.
Groups = dict[str, list[tuple[str, list[bool | None]]]]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """The records of a country of 200 made-up sites."""
    folder = tmp_path_factory.mktemp("country") / "data"
    write_demonstration(folder, 200, 1, REGION / "data")
    return load_records(folder)


def data_of(records: Records, language: Language) -> dict[str, Any]:
    return catalogue_data(listed_sites(records), records, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_are_those_of_the_records(records: Records, language: Language):
    settings = [a_setting(Random(f"{language} {number}")) for number in range(SETTINGS)]
    sizes: dict[str, list[int]] = {"meets": [], "unknown": [], "fails": []}
    queries = [urlencode(setting) for setting in settings]
    answers = evaluate(IMPORTS, ANSWERS, [data_of(records, language), list(NEEDS), queries])
    for setting, groups in zip(settings, answers, strict=True):
        told = {name: [(site, given) for site, given in found] for name, found in groups.items()}
        assert told == plain_answers(records, setting), setting
        for name, found in told.items():
            sizes[name].append(len(found))
    assert all(sum(0 < size < 150 for size in group) > 100 for group in sizes.values()), "the settings say too little"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_needs_are_told_in_words(records: Records, language: Language):
    setting = {"available": "20", "water": "nearby", "area_m2": " 1200,5 ", "lorry": "none", "power_kw": "many"}
    label = {name: fact.label(language) for name, fact in NEEDS.items()}
    number, choice = (phrase(f"letter_need_{name}", language) for name in ("number", "choice"))
    given = [data_of(records, language), label, urlencode(setting), {"number": number, "choice": choice}]
    words = evaluate(IMPORTS, IN_WORDS, given)
    assert words == [
        number.format(fact=label["area_m2"], value=f"{format_number(1200.5, language)}\u00a0м²"),
        choice.format(fact=label["water"], value=Supply.NEARBY.in_language(language)),
        number.format(fact=label["available"], value="20"),
    ]


def test_a_choice_stands_from_the_best_to_none():
    for name, (_, choices) in CHOICES.items():
        assert choices_to_need(NEEDS[name]) == tuple(choices)[:-1]
        assert list(choices)[-1].value == "none"


def test_every_need_is_tried_and_every_important_fact_is_one_of_a_site():
    assert set(NEEDS) == {*NUMBERS, *CHOICES}
    for fact in IMPORTANT:
        assert fact.label("kk") and fact.known(ProductionSite.model_construct(**blank_groups())) is None
    assert len(set(IMPORTANT)) == len(IMPORTANT) >= 5


def blank_groups() -> dict[str, Any]:
    return {fact.group: ProductionSite.model_fields[fact.group].default for fact in IMPORTANT if fact.group}


def a_setting(dice: Random) -> Setting:
    """Return some needs, some of which no site meets."""
    names = dice.sample([*NUMBERS, *CHOICES], dice.choice([1, 1, 2, 3, 4]))
    return {name: a_need(dice, name) for name in names}


def a_need(dice: Random, name: str) -> str:
    if name in NUMBERS:
        return f"{dice.randrange(NUMBERS[name][1] * 10) / 10}".replace(".", dice.choice(".,"))
    return dice.choice([choice.value for choice in list(CHOICES[name][1])[:-1]])


def plain_answers(records: Records, setting: Setting) -> Groups:
    """Return what each site that has not ended answers, by what its record says."""
    groups: Groups = {"meets": [], "unknown": [], "fails": []}
    for spot in listed_sites(records):
        if not spot.site.ended:
            given = [answer_of(spot.site, name, setting[name]) for name in NEEDS if name in setting]
            groups["fails" if False in given else "unknown" if None in given else "meets"].append((spot.site.id, given))
    groups["unknown"].sort(key=lambda one: one[1].count(None))
    groups["fails"].sort(key=lambda one: one[1].count(False))
    return groups


def answer_of(site: ProductionSite, name: str, need: str) -> bool | None:
    """Return whether a site meets a need; None where its record does not tell."""
    if name in CHOICES:
        group, choices = CHOICES[name]
        fact = getattr(getattr(site, group), name)
        codes = [choice.value for choice in choices]
        return None if fact == UNKNOWN else codes.index(fact.value.value) <= codes.index(need)
    fact, wanted = getattr(getattr(site, NUMBERS[name][0]), name), float(need.replace(",", "."))
    if fact == UNKNOWN:
        return None
    least, most = fact.span
    if least is not None and least >= wanted:
        return True
    return False if most is not None and most < wanted else None
