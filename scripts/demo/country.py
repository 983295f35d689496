"""Invents the records of a demonstration: institutions, sites, events, terms and their sources; called by write.py.

Each record is made from the seed and its own number alone, so that site 7 of twenty is site 7 of three thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from pydantic.fields import FieldInfo

from scripts.files import read_table
from scripts.languages import LANGUAGES
from scripts.records.fields import UNKNOWN, fact_type, leaf_types
from scripts.records.kinds.catalogue import ProductionSite, Security, Settlement, SiteStatus
from scripts.records.kinds.partnership import Topic
from scripts.records.kinds.site_facts import SpaceKind, Supply

Data = dict[str, Any]

#: Real institutions of the country have lower numbers.
FIRST_INSTITUTION = 901
SITES_PER_INSTITUTION = 8
_SOURCES = 6
_PREFIX = "demo"
_DEPARTMENT = f"{_PREFIX}-department"
_FIRST_DAY = date(2026, 1, 5)
_DAYS = 290

_WORDS: Data = read_table(Path(__file__).with_name("words.yml"))


def country(count: int, seed: int, opportunities: Sequence[str]) -> Iterator[tuple[str, Data]]:
    """Yield the folder and the content of each record of a country with `count` production sites.

    `opportunities` are the ids of the lines of production that a site may suit.
    """
    institutions = -(-count // SITES_PER_INSTITUTION)
    for number in range(1, _SOURCES + 1):
        yield "sources", _said("source", f"{_PREFIX}-{number}", number=number)
    yield "parties", _said("department", _DEPARTMENT)
    for number in range(institutions):
        yield "institutions", _institution(number, _dice(seed, "institution", number))
        if number % 3 == 0:
            yield "events", _event(number, _dice(seed, "event", number))
    for number, topic in enumerate(Topic, 1):
        cited = f"{_PREFIX}-{1 + number % _SOURCES}"
        yield "terms", _said("term", f"{_PREFIX}-{topic.value}", topic=topic.value, cited=cited)
    for number in range(count):
        yield "production-sites", _site(number, _dice(seed, "site", number), opportunities)


def _dice(seed: int, kind: str, number: int) -> Random:
    return Random(f"{seed} {kind} {number}")


def _said(record: str, name: str, **values: object) -> Data:
    """Return a record of which nothing is left to chance."""
    return {**_head(name, _FIRST_DAY), **_filled(_WORDS[record], **values)}


def _institution(number: int, dice: Random) -> Data:
    words, region = _WORDS["institution"], _region(number)
    shown = FIRST_INSTITUTION + number
    known = _facts(dice, dice.uniform(0.4, 1.0))
    held = dice.randrange(200, 1500)
    return {
        **_head(f"{_PREFIX}-{shown}", _day(dice)),
        "ask": _DEPARTMENT,
        "name": _filled(words["name"], number=shown),
        "number": str(shown),
        "summary": words["summary"],
        "department": _fact(dice, _DEPARTMENT),
        "region": _fact(dice, _words(region)),
        "coordinates": known(lambda: _near(region, dice, 1.0)),
        "security": known(lambda: dice.choice([*Security]).value),
        "held": known(lambda: held),
        "fit_for_work": known(lambda: held * dice.randrange(50, 90) // 100),
        "trades": known(lambda: dice.choice(_WORDS["trades"])),
        "settlement": known(lambda: dice.choice([*Settlement]).value),
    }


def _event(number: int, dice: Random) -> Data:
    words, shown = _WORDS["event"], FIRST_INSTITUTION + number
    day = _day(dice)
    return {
        **_head(f"{_PREFIX}-visit-{shown}", day),
        "ask": _DEPARTMENT,
        "name": _filled(words["name"], number=shown),
        "event": "visit",
        "summary": words["summary"],
        "date": _fact(dice, day) if dice.random() < 0.7 else UNKNOWN,
        "institution": f"{_PREFIX}-{shown}",
        "participants": _fact(dice, [_DEPARTMENT]),
        "account": [{"text": words["account"], "source": _cited(dice), "as_of": day}],
    }


def _site(number: int, dice: Random, opportunities: Sequence[str]) -> Data:
    words = _WORDS["site"]
    institution = number // SITES_PER_INSTITUTION
    shown = FIRST_INSTITUTION + institution
    kind = dice.choices([*SpaceKind], weights=[5, 3, 1, 2])[0]
    day = _day(dice)
    history = _history(dice, day)
    status = history[-1]["status"]
    known = _facts(dice, dice.uniform(0.1, 0.95))
    ended = {"ended": day, "reason": words["reason"]} if status == SiteStatus.TAKEN and dice.random() < 0.3 else {}
    return {
        **_head(f"{_PREFIX}-site-{number + 1}", day),
        **ended,
        "ask": _DEPARTMENT,
        "name": _filled(words["name"][kind.value], institution=shown, number=number % SITES_PER_INSTITUTION + 1),
        "summary": dice.choice(words["summary"]),
        "institution": f"{_PREFIX}-{shown}",
        "status": status,
        "history": history,
        **_groups(dice, known, ("space", "utilities"), kinds=lambda: [kind.value]),
        **_groups(dice, known, ("transport",), **_way(dice, _region(institution))),
        **_groups(
            *(dice, known, ("building", "state", "rights", "offer", "access", "workforce")),
            offered_by=lambda: _DEPARTMENT,
            available_from=lambda: day,
            cadastral_number=lambda: f"99-901-{number // 1000:03}-{number + 1}",
            year_built=lambda: dice.randrange(1950, 2015),
            registry_number=lambda: f"D-{number + 1}",
            lot_number=lambda: str(number + 1),
            lot_address=lambda: f"https://example.com/lots/{number + 1}",
            deadline=lambda: day,
        ),
        "suited_opportunities": known(lambda: _some(dice, opportunities)) if opportunities else UNKNOWN,
        "surveyed": known(lambda: day),
        "contact": known(lambda: {"name": _WORDS["contact"], "email": f"site-{number + 1}@example.com"}),
    }


def _groups(dice: Random, known: "Facts", names: Sequence[str], **given: Callable[[], Any]) -> Data:
    """Return groups of facts of a site; a fact that is not `given` is invented."""
    models = {name: type(ProductionSite.model_fields[name].default) for name in names}
    return {
        group: {
            name: known(given.get(name) or partial(_invented, name, field, dice))
            for name, field in model.model_fields.items()
        }
        for group, model in models.items()
    }


def _invented(name: str, field: FieldInfo, dice: Random) -> Any:
    """Return a value for a fact: from the tables of words.yml, or else one of its choices."""
    if name in _WORDS["amounts"]:
        start, stop, step, parts = _WORDS["amounts"][name]
        amount = dice.randrange(start, stop, step)
        return amount if parts == 1 else amount / parts
    if name in _WORDS:
        return dice.choice(_WORDS[name])
    kind = fact_type(field)
    choices = [choice.value for choice in next(leaf_types(kind))]
    if kind is Supply:
        return dice.choices(choices, weights=[6, 3, 2])[0]
    return dice.choice(choices) if isinstance(kind, type) else _some(dice, choices)


def _way(dice: Random, region: Data) -> dict[str, Callable[[], Any]]:
    """Return how one comes to a site: what is said of a road and what kind of road it is belong together."""
    road, rail = dice.choice(_WORDS["roads"]), dice.choice(_WORDS["rails"])
    return {
        "coordinates": lambda: _near(region, dice, 1.2),
        "road": lambda: _words(road),
        "road_surface": lambda: road["surface"],
        "rail": lambda: _words(rail),
        "rail_access": lambda: rail["access"],
    }


# Small parts

Facts = Callable[[Callable[[], Any]], Any]


def _facts(dice: Random, share: float) -> Facts:
    """Return what makes a fact of a value with the chance `share`, and `unknown` otherwise."""

    def known(value: Callable[[], Any]) -> Any:
        return _fact(dice, value()) if dice.random() < share else UNKNOWN

    return known


def _fact(dice: Random, value: Any) -> Data:
    return {"value": value, "source": _cited(dice), "as_of": _day(dice)}


def _head(name: str, day: date) -> Data:
    return {"id": name, "first_published": _FIRST_DAY, "last_changed": day}


def _history(dice: Random, last: date) -> list[Data]:
    way = [SiteStatus.IDLE, SiteStatus.OFFERED, SiteStatus.IN_TALKS, SiteStatus.TAKEN]
    states = way[: dice.choices([1, 2, 3, 4], weights=[3, 4, 2, 1])[0]]
    if dice.random() < 0.06:
        states = [*states, SiteStatus.WITHDRAWN]
    gap = (last - _FIRST_DAY).days // len(states)
    return [
        {
            "status": state.value,
            "since": _FIRST_DAY + timedelta(days=gap * step) if dice.random() < 0.8 else UNKNOWN,
            "source": _cited(dice),
        }
        for step, state in enumerate(states)
    ]


def _near(region: Data, dice: Random, reach: float) -> Data:
    """Return a point at most `reach` degrees from the middle of a region."""
    return {name: round(region[name] + dice.uniform(-reach, reach), 4) for name in ("latitude", "longitude")}


def _region(institution: int) -> Data:
    regions: list[Data] = _WORDS["regions"]
    return regions[institution % len(regions)]


def _some(dice: Random, values: Sequence[str]) -> list[str]:
    chosen = set(dice.sample(values, dice.randrange(1, len(values) + 1)))
    return [value for value in values if value in chosen]


def _cited(dice: Random) -> str:
    return f"{_PREFIX}-{dice.randrange(1, _SOURCES + 1)}"


def _day(dice: Random) -> date:
    return _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))


def _words(words: Data) -> Data:
    return {language: words[language] for language in LANGUAGES}


def _filled(words: Any, **values: object) -> Any:
    """Return words, or a record of them, with the values in their places."""
    if isinstance(words, dict):
        return {key: _filled(value, **values) for key, value in words.items()}
    return words.format(**values) if isinstance(words, str) else words
