"""The filters of the catalogue answer as a plain filter over the records does, for many settings that nobody chose by hand."""

from collections.abc import Callable
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Route, expect

from scripts.languages import LANGUAGES, Language
from scripts.languages.alphabet import in_order
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.facts import count_known
from scripts.records.kinds import Institution
from scripts.records.loader import Records
from scripts.records.production_site import ProductionSite
from scripts.records.values import UNKNOWN

SETTINGS = 250  # in each language
CHOICES = {
    "kinds": ("space", "workshop hall yard store"),
    **{
        name: ("utilities", "connected nearby none")
        for name in ("power", "water", "heat", "gas", "sewer", "communications")
    },
    "rail_access": ("transport", "siding nearby none"),
    "road_surface": ("transport", "paved gravel earth none"),
    "condition": ("state", "ready minor-repair major-repair"),
    "tenures": ("rights", "lease trust contract"),
    "suited_opportunities": (None, "construction-materials sewing recycling small-enterprises"),
}
BOUNDS = {
    "area_m2": ("space", 6500),
    "clear_height_m": ("space", 15),
    "power_kw": ("utilities", 850),
    "rail_distance_km": ("transport", 80),
    "city_distance_km": ("transport", 150),
}
STATUSES = "idle offered in-talks taken withdrawn"
WORDS = {
    "kk": "цех № 907 қойма облысы кірпіш жарық ЖОҚ demo-site-1".split(),
    "ru": "цех № 907 склад область кирпичное свЁта НЕТ demo-site-1".split(),
}
SORTS = [
    "name",
    "-area_m2",
    "area_m2",
    "-clear_height_m",
    "-power_kw",
    "rail_distance_km",
    "city_distance_km",
    "-known",
    "-last_changed",
]
ASK = """async (settings) => {
  const answers = [];
  for (const setting of settings) {
    history.pushState(null, "", `?${setting}`);
    dispatchEvent(new PopStateEvent("popstate"));
    const found = document.querySelector("#found");
    do await new Promise((done) => setTimeout(done)); while (found.ariaBusy === "true");
    const ids = [...found.querySelectorAll("tbody th a")].map((link) => link.getAttribute("href").split("/").at(-2));
    answers.push([ids, document.querySelector(".finder [role=status]").textContent]);
  }
  return answers;
}"""

Setting = dict[str, list[str]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_are_those_of_a_plain_filter(browser: Browser, shown: str, records: Records, language: Language):
    settings = [a_setting(Random(f"{language} {number}"), records, language) for number in range(SETTINGS)]
    page = browser.new_page(base_url=shown)
    page.route("**/catalogue/?known=1", show_all_at_once)
    page.goto("/catalogue/?known=1" if language == "kk" else "/ru/catalogue/?known=1")
    expect(page.locator(".finder [data-part=status]")).not_to_be_empty()
    answers = page.evaluate(ASK, [urlencode(setting, doseq=True) for setting in settings])
    page.close()
    for setting, (ids, told) in zip(settings, answers, strict=True):
        expected, partly = plain_filter(records, setting, language)
        assert ids == [site.id for site in expected], setting
        numbers = [int(word.strip(".,:")) for word in told.split() if word.strip(".,:").isdecimal()]
        assert numbers[0] == len(expected), setting
        assert (partly == 0 and len(numbers) == 2) or numbers[2] == partly, setting
    found = [len(ids) for ids, _ in answers]
    assert found.count(0) > 10, "the settings are too loose to say anything"
    assert sum(0 < count < 150 for count in found) > 100, "the settings find nearly all or nothing"


def show_all_at_once(route: Route) -> None:
    """Let the list show all that it finds without being asked for more."""
    page = route.fetch()
    route.fulfill(response=page, body=page.text().replace('data-page-size="50"', 'data-page-size="1000"'))


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


def some(dice: Random, codes: str) -> list[str]:
    return dice.sample(codes.split(), dice.choice([1, 1, 2]))


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
        words = (site.id, *(text.in_language(language) for text in (site.name, site.summary, institution.name)), region)
        yield all(folded(word) in folded(" ".join(words)) for word in setting["q"][0].split())
    for name, (group, _) in CHOICES.items():
        if name in setting:
            value = known(site, group, name)
            given = value if isinstance(value, list) else [value]
            yield None if value is None else bool({str(code) for code in given} & set(setting[name]))
    for name, (group, _) in BOUNDS.items():
        for bound in ("from", "to"):
            if f"{name}_{bound}" in setting:
                value, limit = known(site, group, name), float(setting[f"{name}_{bound}"][0].replace(",", "."))
                yield None if value is None else value >= limit if bound == "from" else value <= limit


def folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


def known(site: ProductionSite, group: str | None, name: str) -> Any:
    fact = getattr(getattr(site, group) if group else site, name)
    return None if fact == UNKNOWN else fact.value


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
