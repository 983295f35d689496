"""What a production costs at least, from figures that say which part of the sum they are; used by cost_block.py.

overrides/assets/javascripts/cost.js does the same, name for name. Both reckon in fractions, so nothing is lost on the way; only
what is shown is rounded, a half upwards. A sum in which something is not known goes from its least to its most, and a sum
that needs a figure which no record has is not reckoned.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scripts.records.kinds.reference import CostPart

ONE = Fraction(1)
MONTHS = 12
#: What a place may be, by the coefficients of location; the owner makes a difference in a city alone.
SETTLEMENTS = ("city", "centre", "town", "district", "village")
OWNERS = ("republican", "communal")
#: The networks that premises may lack.
NETWORKS = ("power", "sewer", "water", "heat")
#: How exactly each line of the sum is shown, by its digits after the comma; the others in whole tenge.
_DIGITS = {"square": 2, "times": 1, "factor": 4}

Rates = Mapping[str, Fraction]
Given = Mapping[str, str]


@dataclass(frozen=True)
class Span:
    """From the least to the most that a number may be; nothing here is below zero."""

    least: Fraction
    most: Fraction

    def __mul__(self, other: "Span | Fraction | int") -> "Span":
        """Return the product, by the ends."""
        factor = other if isinstance(other, Span) else one_value(other)
        return Span(self.least * factor.least, self.most * factor.most)

    def __add__(self, other: "Span") -> "Span":
        """Return the sum, by the ends."""
        return Span(self.least + other.least, self.most + other.most)

    @property
    def ratio(self) -> Fraction:
        """How many times as much the most is as the least; 1 where the least is nothing."""
        return self.most / self.least if self.least else ONE


@dataclass(frozen=True)
class CostFactor:
    """What a sum is multiplied by: the group of its figures, the span, and the parts that may apply."""

    group: str
    span: Span
    parts: tuple[str, ...]


@dataclass
class Estimate:
    """The lines of the sum by name, the factors of the rent, the answers that would narrow it, and the parts without a figure."""

    lines: dict[str, Span] = field(default_factory=dict)
    factors: list[CostFactor] = field(default_factory=list)
    narrowing: list[tuple[str, Fraction]] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    def lack(self, rates: Rates, parts: Iterable[str]) -> bool:
        """Note the parts that no figure is; return whether there are any."""
        missing = [part for part in parts if part not in rates]
        self.lacks = list(dict.fromkeys([*self.lacks, *missing]))
        return bool(missing)

    def narrow(self, question: str, ratio: Fraction) -> None:
        """Note that an answer would narrow the sum."""
        if ratio > 1:
            self.narrowing.append((question, ratio))


def one_value(value: Fraction | int) -> Span:
    """Return the span of a number that is known."""
    return Span(Fraction(value), Fraction(value))


def span_of(values: Iterable[Fraction]) -> Span:
    """Return the span of what may be."""
    found = list(values)
    return Span(min(found), max(found))


def parts_of(group: str) -> tuple[CostPart, ...]:
    """Return the parts of a group: `purpose-office`, `purpose-production`, …"""
    return tuple(part for part in CostPart if part.startswith(f"{group}-"))


def number_in(text: str) -> Fraction | None:
    """Return the number that is written in a text, with spaces and a comma or a point; None when there is none."""
    written = re.sub(r"\s", "", text).replace(",", ".")
    return Fraction(written) if re.fullmatch(r"[0-9]{1,13}(\.[0-9]{1,6})?", written) else None


def area_in(text: str) -> Span | None:
    """Return an area that is written in a text, one number or from … to …; None when there is none, or it is nothing."""
    ends = [number_in(end) for end in re.split("[-–—]", text)]
    least, most = ends[0], ends[-1]
    return Span(least, most) if len(ends) <= 2 and least and most and least <= most else None


def estimate(rates: Rates, given: Given) -> Estimate:
    """Return the lowest cost by what is given of the premises, the equipment and the people; what is left out is not known."""
    found = Estimate()
    _rent(found, rates, given)
    _equipment(found, rates, given)
    _pay(found, rates, given)
    sums = [found.lines[name] for name in ("month", "equipment", "pay", "pension", "social") if name in found.lines]
    if sums:
        total = sums[0]
        for line in sums[1:]:
            total += line
        found.lines["total"] = total
    found.narrowing.sort(key=lambda item: -item[1])
    return found


def shown(name: str, value: Fraction) -> str:
    """Return a sum as it is shown: rounded to whole tenge or, where that is little, to hundredths; a half goes up."""
    scale = 10 ** _DIGITS.get(name, 0)
    whole, part = divmod(math.floor(value * scale + Fraction(1, 2)), scale)
    digits = str(part).zfill(_DIGITS.get(name, 0)).rstrip("0") if part else ""
    return f"{whole}.{digits}" if digits else str(whole)


# The rent of premises


def _rent(found: Estimate, rates: Rates, given: Given) -> None:
    area = area_in(given.get("area", ""))
    places = _places(given)
    groups = {group: _asked(group, given) for group in ("purpose", "premises", "activity")}
    needed = ["index", "comfort-full", "comfort-step"]
    needed += [part for pair in places for part in pair]
    needed += [part for parts in groups.values() for part in parts]
    needed += ["share-common"] if given.get("share") != "whole" else []
    forms = _forms(rates, given, area)
    if found.lack(rates, [*needed, *forms]):
        return
    found.factors = [
        CostFactor("index", one_value(rates["index"]), ("index",)),
        *_place_factors(rates, places),
        *(CostFactor(group, span_of(rates[part] for part in parts), parts) for group, parts in groups.items()),
        CostFactor("comfort", _comfort(rates, given), parts_of("comfort")),
        CostFactor("share", _share(rates, given), parts_of("share")),
        CostFactor("form", _form(rates, forms, area), forms),
    ]
    _lines_of_rent(found, span_of(rates[base] * rates[location] for base, location in places), area)
    _narrow_rent(found, rates, given, area)


def _lines_of_rent(found: Estimate, place: Span, area: Span | None) -> None:
    by_group = {factor.group: factor.span for factor in found.factors}
    deposit = place
    for group in ("index", "purpose", "premises", "comfort"):
        deposit *= by_group[group]
    square = deposit * by_group["activity"] * by_group["share"] * by_group["form"]
    found.lines["square"] = square
    if area:
        found.lines["year"] = square * area
        found.lines["month"] = square * area * Fraction(1, MONTHS)
        found.lines["deposit"] = deposit * area * Fraction(1, MONTHS)


def _asked(group: str, given: Given) -> tuple[str, ...]:
    """Return the parts of a group that may apply: the one that is named, or all."""
    parts = parts_of(group)
    named = f"{group}-{given.get(group, '')}"
    return (named,) if named in parts else parts


def _answers(answer: str | None, possible: Sequence[str]) -> Sequence[str]:
    return (answer,) if answer is not None and answer in possible else possible


def _places(given: Given) -> list[tuple[str, str]]:
    """Return the parts for the base and the location of every place that may be."""
    return [
        _place(settlement, owner)
        for settlement in _answers(given.get("settlement"), SETTLEMENTS)
        for owner in _answers(given.get("owner"), OWNERS)
    ]


def _place(settlement: str, owner: str) -> tuple[str, str]:
    is_city = settlement == "city"
    location = "location-city-communal" if is_city and owner == "communal" else f"location-{settlement}"
    return "base-city" if is_city else "base-other", location


def _place_factors(rates: Rates, places: list[tuple[str, str]]) -> list[CostFactor]:
    columns = [tuple(dict.fromkeys(column)) for column in zip(*places, strict=True)]
    return [
        CostFactor(group, span_of(rates[part] for part in parts), parts)
        for group, parts in zip(("base", "location"), columns, strict=True)
    ]


def _comfort(rates: Rates, given: Given) -> Span:
    """Return what is left of the coefficient when it is lowered for each network that is, or may be, missing."""
    answers = [given.get(network) for network in NETWORKS]
    missing = answers.count("no")
    unknown = len(answers) - missing - answers.count("yes")
    left = [rates["comfort-full"] - rates["comfort-step"] * count for count in (missing + unknown, missing)]
    return span_of(max(value, Fraction(0)) for value in left)


def _share(rates: Rates, given: Given) -> Span:
    whole = ONE
    if given.get("share") == "whole":
        return one_value(whole)
    part = whole + rates["share-common"]
    return one_value(part) if given.get("share") == "part" else Span(whole, part)


def _forms(rates: Rates, given: Given, area: Span | None) -> tuple[str, ...]:
    """Return the parts for the legal form where premises may be so small that they are let without a tender."""
    is_small = "small-area" in rates and (area is None or area.least <= rates["small-area"])
    return _asked("form", given) if is_small else ()


def _form(rates: Rates, forms: tuple[str, ...], area: Span | None) -> Span:
    """Return the factor of the legal form; in a tender there is none, so that it is 1."""
    may_be_tender = not forms or area is None or area.most > rates["small-area"]
    return span_of([*(rates[part] for part in forms), *([ONE] if may_be_tender else [])])


def _narrow_rent(found: Estimate, rates: Rates, given: Given, area: Span | None) -> None:
    by_group = {factor.group: factor.span for factor in found.factors}
    settlements, owners = (
        _answers(given.get("settlement"), SETTLEMENTS),
        _answers(given.get("owner"), OWNERS),
    )

    def value(settlement: str, owner: str) -> Fraction:
        base, location = _place(settlement, owner)
        return rates[base] * rates[location]

    found.narrow("settlement", max(span_of(value(place, owner) for place in settlements).ratio for owner in owners))
    found.narrow("owner", max(span_of(value(place, owner) for owner in owners).ratio for place in settlements))
    for group, question in (("purpose", "purpose"), ("premises", "premises"), ("comfort", "networks")):
        found.narrow(question, by_group[group].ratio)
    found.narrow("activity", by_group["activity"].ratio)
    found.narrow("share", by_group["share"].ratio)
    found.narrow("form", by_group["form"].ratio)
    if area:
        found.narrow("area", area.ratio)


# Equipment


def _equipment(found: Estimate, rates: Rates, given: Given) -> None:
    value = number_in(given.get("value", ""))
    if not value:
        return
    typed = number_in(given.get("depreciation", ""))
    reductions = () if given.get("reduction") == "none" else _asked("reduction", given)
    needed = [*reductions, *(["worn-full"] if given.get("wear") == "full" else [])]
    if found.lack(rates, needed if typed else [*needed, "depreciation"]):
        return
    worth = value * rates["worn-full"] if given.get("wear") == "full" else value
    factors = [rates[part] for part in reductions]
    may_be_whole = not reductions or len(reductions) > 1
    reduction = span_of([*factors, *([ONE] if may_be_whole else [])])
    rate = typed / 100 if typed else rates["depreciation"]
    found.lines["equipment"] = reduction * (worth * rate / MONTHS)
    found.lines["equipment_deposit"] = found.lines["equipment"]
    found.narrow("reduction", reduction.ratio)


# People


def _pay(found: Estimate, rates: Rates, given: Given) -> None:
    people = number_in(given.get("people", ""))
    hours = number_in(given.get("hours", ""))
    if not people:
        return
    weeks = _asked("week", given) if hours else ()
    if found.lack(rates, ["pay-month", *weeks]):
        return
    share = span_of(min(ONE, hours / rates[week]) for week in weeks) if hours else one_value(ONE)
    pay = share * (people * rates["pay-month"])
    found.lines["pay"] = pay
    for name in ("pension", "social"):
        if not found.lack(rates, [f"employer-{name}"]):
            found.lines[name] = pay * rates[f"employer-{name}"]
    found.narrow("week", share.ratio)
