"""Invents the records of a demonstration: institutions, sites, events, terms and their sources; called by write.py.

Each record is made from the seed and its own number alone, so that site 7 of twenty is site 7 of three thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from scripts.languages import LANGUAGES
from scripts.records.kinds import Security, Topic
from scripts.records.production_site import Condition, SiteStatus, SpaceKind, Supply, Tenure
from scripts.records.values import UNKNOWN

Data = dict[str, Any]

#: Real institutions of the country have lower numbers.
FIRST_INSTITUTION = 901
SITES_PER_INSTITUTION = 8
_SOURCES = 6
_PREFIX = "demo"
_DEPARTMENT = f"{_PREFIX}-department"
_FIRST_DAY = date(2026, 1, 5)
_DAYS = 290

_WORDS: Data = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))


def country(count: int, seed: int, opportunities: Sequence[str]) -> Iterator[tuple[str, Data]]:
    """Yield the folder and the content of each record of a country with `count` production sites.

    `opportunities` are the ids of the lines of production that a site may suit.
    """
    institutions = -(-count // SITES_PER_INSTITUTION)
    for number in range(1, _SOURCES + 1):
        yield "sources", _source(number)
    yield "parties", _department()
    for number in range(institutions):
        yield "institutions", _institution(number, _dice(seed, "institution", number))
        if number % 3 == 0:
            yield "events", _event(number, _dice(seed, "event", number))
    for number, topic in enumerate(Topic, 1):
        yield "terms", _term(number, topic)
    for number in range(count):
        yield "production-sites", _site(number, _dice(seed, "site", number), opportunities)


def _dice(seed: int, kind: str, number: int) -> Random:
    return Random(f"{seed} {kind} {number}")


def _source(number: int) -> Data:
    words = _WORDS["source"]
    return {
        **_head(f"{_PREFIX}-{number}", _FIRST_DAY),
        "source": "demonstration",
        "name": _filled(words["name"], number=number),
        "short_name": _filled(words["short_name"], number=number),
        "published": _FIRST_DAY,
        "languages": [*LANGUAGES],
        "reading": "own",
        "read": _FIRST_DAY,
        "note": words["note"],
    }


def _department() -> Data:
    words = _WORDS["department"]
    return {
        **_head(_DEPARTMENT, _FIRST_DAY),
        **{key: words[key] for key in ("name", "short_name", "role")},
        "can_answer": [words["can_answer"]],
        "contact": {
            "value": {"name": _WORDS["contact"], "email": "department@example.com"},
            "source": f"{_PREFIX}-1",
            "as_of": _FIRST_DAY,
        },
    }


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


def _term(number: int, topic: Topic) -> Data:
    words = _WORDS["term"]
    return {
        **_head(f"{_PREFIX}-{topic.value}", _FIRST_DAY),
        "name": words["name"],
        "topic": topic.value,
        "standing": "proposed",
        "text": words["text"],
        "source": f"{_PREFIX}-{1 + number % _SOURCES}",
        "as_of": _FIRST_DAY,
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
        "space": _space(dice, known, kind),
        "utilities": _utilities(dice, known),
        "transport": _transport(dice, known, _region(institution)),
        "state": {
            "condition": known(lambda: dice.choice([*Condition]).value),
            **{name: known(_one_of(dice, name)) for name in ("repair", "equipment", "infrastructure")},
        },
        "rights": {
            "owner": known(_one_of(dice, "owner")),
            "tenures": known(lambda: _some(dice, [tenure.value for tenure in Tenure])),
            "offered_by": known(lambda: _DEPARTMENT),
            "rent_tenge_m2_month": known(lambda: dice.randrange(0, 3000, 50)),
            "available_from": known(lambda: day),
        },
        "access": {name: known(_one_of(dice, name)) for name in ("people", "goods")},
        "workforce": {"available": known(lambda: dice.randrange(10, 200)), "trades": known(_one_of(dice, "trades"))},
        "suited_opportunities": known(lambda: _some(dice, opportunities)) if opportunities else UNKNOWN,
        "contact": known(lambda: {"name": _WORDS["contact"], "email": f"site-{number + 1}@example.com"}),
    }


def _space(dice: Random, known: "Facts", kind: SpaceKind) -> Data:
    return {
        "kinds": known(lambda: [kind.value]),
        "units": known(lambda: dice.randrange(1, 6)),
        "area_m2": known(lambda: dice.randrange(60, 6000, 10)),
        "yard_area_m2": known(lambda: dice.randrange(100, 20000, 50)),
        "clear_height_m": known(lambda: dice.randrange(25, 140) / 10),
        "floor_load_t_m2": known(lambda: dice.randrange(5, 100) / 10),
        "gate_width_m": known(lambda: dice.randrange(20, 60) / 10),
        "gate_height_m": known(lambda: dice.randrange(20, 60) / 10),
        "crane_count": known(lambda: dice.randrange(0, 4)),
        "crane_capacity_t": known(lambda: dice.choice([1, 2, 3.2, 5, 10])),
        "former_use": known(_one_of(dice, "former_use")),
    }


def _utilities(dice: Random, known: "Facts") -> Data:
    supply = lambda: dice.choices([*Supply], weights=[6, 3, 2])[0].value  # noqa: E731 - handed on as a value
    return {
        "power": known(supply),
        "power_kw": known(lambda: dice.randrange(0, 800, 10)),
        "water": known(supply),
        "water_m3_day": known(lambda: dice.randrange(0, 200, 5)),
        "heat": known(supply),
        "heat_gcal_hour": known(lambda: dice.randrange(0, 30) / 10),
        "gas": known(supply),
        "gas_m3_hour": known(lambda: dice.randrange(0, 400, 10)),
        "sewer": known(supply),
        "communications": known(supply),
    }


def _transport(dice: Random, known: "Facts", region: Data) -> Data:
    road, rail = dice.choice(_WORDS["road"]), dice.choice(_WORDS["rail"])
    return {
        "coordinates": known(lambda: _near(region, dice, 1.2)),
        "road": known(lambda: _words(road)),
        "road_surface": known(lambda: road["surface"]),
        "rail": known(lambda: _words(rail)),
        "rail_access": known(lambda: rail["access"]),
        "rail_distance_km": known(lambda: dice.randrange(0, 80)),
        "city_distance_km": known(lambda: dice.randrange(1, 150)),
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


def _one_of(dice: Random, name: str) -> Callable[[], Data]:
    return lambda: dict(dice.choice(_WORDS[name]))


def _some(dice: Random, values: Sequence[str]) -> list[str]:
    chosen = set(dice.sample(values, dice.randrange(1, len(values) + 1)))
    return [value for value in values if value in chosen]


def _cited(dice: Random) -> str:
    return f"{_PREFIX}-{dice.randrange(1, _SOURCES + 1)}"


def _day(dice: Random) -> date:
    return _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))


def _words(words: Data) -> Data:
    return {language: words[language] for language in LANGUAGES}


def _filled(words: Data, **values: object) -> Data:
    return {language: words[language].format(**values) for language in LANGUAGES}
