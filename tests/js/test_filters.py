"""The filters of the catalogue answer as a plain filter over the records does, for many settings that nobody chose by hand."""

from collections.abc import Callable
from math import inf
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest

from scripts.demo.write import write_demonstration
from scripts.exports.catalogue import catalogue_data
from scripts.languages import LANGUAGES, Language
from scripts.languages.alphabet import in_order
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.facts import count_known
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.loader import Records, load_records
from tests.conftest import REGION
from tests.examples import beside
from tests.js.node import evaluate

SETTINGS = 250  # in each language
_TABLE = beside(__file__, "test_filters.yml")
CHOICES, BOUNDS, STATUSES = _TABLE["choices"], _TABLE["bounds"], _TABLE["statuses"]
WORDS, SORTS = _TABLE["words"], _TABLE["sorts"]
#: Of each setting: the ids of the sites that fit, in the order asked for, and how many of them may fit or not.
IMPORTS = """import {conditions, find, searchedWords, sorted} from "./filters.js";
const answer = (data, searched, query) => {
  const address = new URLSearchParams(query);
  const {sites, partly} = find(data, conditions(data, searched, address, String), address);
  return [sorted(data, sites, address.get("sort")).map((site) => data.columns.id[site]), partly];
};"""
ANSWERS = "((searched) => given[1].map((query) => answer(given[0], searched, query)))(searchedWords(given[0]))"

Setting = dict[str, list[str]]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """The records of a country of 200 made-up sites."""
    folder = tmp_path_factory.mktemp("country") / "data"
    write_demonstration(folder, 200, 1, REGION / "data")
    return load_records(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_are_those_of_a_plain_filter(records: Records, language: Language):
    settings = [a_setting(Random(f"{language} {number}"), records, language) for number in range(SETTINGS)]
    data = catalogue_data(listed_sites(records), records, language)
    answers = evaluate(IMPORTS, ANSWERS, [data, [urlencode(setting, doseq=True) for setting in settings]])
    for setting, (ids, partly) in zip(settings, answers, strict=True):
        expected, expected_partly = plain_filter(records, setting, language)
        assert (ids, partly) == ([site.id for site in expected], expected_partly), setting
    found = [len(ids) for ids, _ in answers]
    assert found.count(0) > 10, "the settings are too loose to say anything"
    assert sum(0 < count < 150 for count in found) > 100, "the settings find nearly all or nothing"


def a_setting(dice: Random, records: Records, language: Language) -> Setting:
    """Return some filters, not all of which fit any site."""
    makers: dict[str, Callable[[], Setting]] = {
        "status": lambda: {"status": some(dice, STATUSES)},
        "institution": lambda: {"institution": [dice.choice([item.id for item in records.all(Institution)])]},
        "region": lambda: {
            "region": [
                dice.choice([item.region.value.kk for item in records.all(Institution) if item.region != UNKNOWN])
            ]
        },
        "q": lambda: {"q": [" ".join(dice.sample(WORDS[language], dice.choice([1, 1, 2])))]},
        **{name: lambda name=name: {name: some(dice, CHOICES[name][1])} for name in CHOICES},
        **{name: lambda name=name: bounds(dice, name) for name in BOUNDS},
    }
    setting: Setting = {"sort": [dice.choice(SORTS)]}
    for name in dice.sample(sorted(makers), dice.choice([1, 1, 2, 3, 4])):
        setting |= makers[name]()
    for switch in ("known", "ended"):
        if dice.random() < 0.4:
            setting[switch] = ["1"]
    return setting


def some(dice: Random, codes: list[str]) -> list[str]:
    return dice.sample(codes, dice.choice([1, 1, 2]))


def bounds(dice: Random, name: str) -> Setting:
    low, high = sorted(dice.randrange(BOUNDS[name][1] * 10) / 10 for _ in range(2))
    written = {f"{name}_from": [f"{low}".replace(".", ",")], f"{name}_to": [f"{high}"]}
    kept = [f"{name}_to"] if name.endswith("_km") else dice.choice([[f"{name}_from"], [f"{name}_to"], list(written)])
    return {key: written[key] for key in kept}


def plain_filter(records: Records, setting: Setting, language: Language) -> tuple[list[ProductionSite], int]:
    """Return the sites that fit in the order asked for, and of how many of them something asked for is not known."""
    answers = {
        item.site.id: list(answers_of(item.site, records, setting, language))
        for item in listed_sites(records)
        if "ended" in setting or not item.site.ended
    }
    fitting = [
        records.get(ProductionSite, name)
        for name, given in answers.items()
        if False not in given and not ("known" in setting and None in given)
    ]
    return in_order_of(fitting, setting["sort"][0], language), sum(None in answers[site.id] for site in fitting)


def answers_of(site: ProductionSite, records: Records, setting: Setting, language: Language) -> Any:
    """Yield for each filter whether the site fits; None where that is not known."""
    institution = records.get(Institution, site.institution)
    if "status" in setting:
        yield site.status.value in setting["status"]
    if "institution" in setting:
        yield site.institution == setting["institution"][0]
    if "region" in setting:
        yield None if institution.region == UNKNOWN else institution.region.value.kk == setting["region"][0]
    if "q" in setting:
        region = "" if institution.region == UNKNOWN else institution.region.value.in_language(language)
        words = (
            site.id,
            *(text.in_language(language) for text in (site.name, site.reason or site.summary, institution.name)),
            region,
        )
        yield all(folded(word) in folded(" ".join(words)) for word in setting["q"][0].split())
    for name, (group, _) in CHOICES.items():
        if name in setting:
            value = known(site, group, name)
            given = value if isinstance(value, list) else [value]
            yield None if value is None else bool({str(code) for code in given} & set(setting[name]))
    for name, (group, _) in BOUNDS.items():
        for bound in ("from", "to"):
            if f"{name}_{bound}" in setting:
                least, most = span(site, group, name)
                limit = float(setting[f"{name}_{bound}"][0].replace(",", "."))
                surely, never = (least >= limit, most < limit) if bound == "from" else (most <= limit, least > limit)
                yield True if surely else False if never else None


def folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


def known(site: ProductionSite, group: str | None, name: str) -> Any:
    fact = getattr(getattr(site, group) if group else site, name)
    return None if fact == UNKNOWN else fact.value


def span(site: ProductionSite, group: str, name: str) -> tuple[float, float]:
    """Return the least and the most that a number may be; one that is not known may be any."""
    fact = getattr(getattr(site, group), name)
    least, most = (None, None) if fact == UNKNOWN else fact.span
    return -inf if least is None else least, inf if most is None else most


def in_order_of(sites: list[ProductionSite], sort: str, language: Language) -> list[ProductionSite]:
    if sort == "name":
        return in_order(sites, lambda site: site.name.in_language(language), language)
    name = sort.removeprefix("-")
    values: dict[str, Callable[[ProductionSite], Any]] = {
        "known": lambda site: count_known([site])[0],
        "last_changed": lambda site: site.last_changed.toordinal(),
        **{bound: lambda site, bound=bound: known(site, BOUNDS[bound][0], bound) for bound in BOUNDS},
    }
    sign = -1 if sort.startswith("-") else 1
    keys = {site.id: values[name](site) for site in sites}
    return sorted(sites, key=lambda site: (keys[site.id] is None, sign * (keys[site.id] or 0)))
