"""The filters of the catalogue answer as a plain filter over the records does, for many settings that nobody chose by hand."""

from collections.abc import Callable
from functools import cache
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
from scripts.search.index import STEMMERS
from scripts.search.site_words import owners_of_texts, site_words
from scripts.search.tokens import has_digit, words_of
from tests.conftest import REGION
from tests.examples import beside
from tests.js.node import evaluate

_TABLE = beside(__file__, "test_filters.yml")
CHOICES, BOUNDS, STATUSES = _TABLE["choices"], _TABLE["bounds"], _TABLE["statuses"]
WORDS, SORTS = _TABLE["words"], _TABLE["sorts"]
#: Of each setting: the ids of the sites that meet every condition, then of those of which it is not known, both in the order asked for.
IMPORTS = """import {conditions, find, sorted} from "./filters.js";
import {siteFinder} from "./site-words.js";
const answer = (data, findWords, query) => {
  const address = new URLSearchParams(query);
  const {full, open} = find(data, conditions(data, findWords, address, String), address);
  return [full, [...open.keys()]].map((group) => sorted(data, group, address.get("sort")).map((site) => data.columns.id[site]));
};"""
ANSWERS = """((findWords) => given[2].map((query) => answer(given[0], findWords, query)))(
  siteFinder(given[1], given[0].columns.institution))"""

Setting = dict[str, list[str]]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """The records of a country of 200 made-up sites."""
    folder = tmp_path_factory.mktemp("country") / "data"
    write_demonstration(folder, 200, 1, REGION / "data")
    return load_records(folder)


@pytest.mark.parametrize("settings", [20, pytest.param(500, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_groups_are_those_of_a_plain_filter(records: Records, language: Language, settings: int):
    chosen = [a_setting(Random(f"{language} {number}"), records, language) for number in range(settings)]
    listed = listed_sites(records)
    texts = texts_of_sites(records)
    data, words = catalogue_data(listed, records, language), site_words(listed, records)
    answers = evaluate(IMPORTS, ANSWERS, [data, words, [urlencode(setting, doseq=True) for setting in chosen]])
    for setting, (full, doubtful) in zip(chosen, answers, strict=True):
        groups = plain_filter(records, texts, setting, language)
        assert [full, doubtful] == [[site.id for site in group] for group in groups], setting
    assert sum(full == doubtful == [] for full, doubtful in answers) > settings // 50, "the settings are too loose"
    assert sum(0 < len(full) < 150 for full, _ in answers) > settings // 4, "the settings find nearly all or nothing"
    assert sum(0 < len(doubtful) < 150 for _, doubtful in answers) > settings // 5, "too little is in doubt"


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


def plain_filter(
    records: Records, texts: dict[str, set[str]], setting: Setting, language: Language
) -> tuple[list[ProductionSite], list[ProductionSite]]:
    """Return the sites that meet every condition, and those of which it is not known, in the order asked for."""
    full, doubtful = [], []
    for item in listed_sites(records):
        if item.site.ended and "ended" not in setting:
            continue
        given = list(answers_of(item.site, records, texts, setting))
        if None not in given and False not in given:
            full.append(item.site)
        elif False not in given and "known" not in setting:
            doubtful.append(item.site)
    return in_order_of(full, setting["sort"][0], language), in_order_of(doubtful, setting["sort"][0], language)


def answers_of(site: ProductionSite, records: Records, texts: dict[str, set[str]], setting: Setting) -> Any:
    """Yield for each filter whether the site fits; None where that is not known."""
    institution = records.get(Institution, site.institution)
    if "status" in setting:
        yield site.status.value in setting["status"]
    if "institution" in setting:
        yield site.institution == setting["institution"][0]
    if "region" in setting:
        yield None if institution.region == UNKNOWN else institution.region.value.kk == setting["region"][0]
    if "q" in setting:
        for word in words_of(setting["q"][0]):
            yield any(is_meant(word, other) for other in texts[site.id])
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


def texts_of_sites(records: Records) -> dict[str, set[str]]:
    """Return the words of every text of a site and of its institution, in both languages."""
    listed = listed_sites(records)
    institutions = list(dict.fromkeys(item.institution.id for item in listed))
    words: list[set[str]] = [set() for _ in range(len(listed) + len(institutions))]
    for twins, owners in owners_of_texts(listed, records).items():
        for owner in owners:
            words[owner].update(word for text in twins for word in words_of(text))
    return {
        item.site.id: words[place] | words[len(listed) + institutions.index(item.institution.id)]
        for place, item in enumerate(listed)
    }


@cache
def is_meant(word: str, other: str) -> bool:
    """Tell whether a reader who types `word` means a word of a text: a form of it, or one that begins like it."""
    if has_digit(word) or has_digit(other):
        return word == other or (len(word) > 1 and has_digit(word) and has_digit(other) and other.startswith(word))
    roots = [(stemmer.stem(word), stemmer.stem(other)) for stemmer in STEMMERS.values()]
    begins = len(word) > 2 and other.startswith(word)
    return begins or any(
        root == own or (len(root) > 2 and (own.startswith(root) or other.startswith(root))) for root, own in roots
    )


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
