"""The block `cost`: the form of an estimate, tables of typical cases, and every figure with its source; called by blocks.py.

Also what the page of a production site gives to the form. The form reads the figures from the tables of its page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from scripts.languages.units import UNITS, format_quantity
from scripts.messages.say import say
from scripts.pages.addresses import catalogue_data_path
from scripts.pages.citations import CitationError
from scripts.pages.cost import NETWORKS, OWNERS, Estimate, Rates, estimate, parts_of, shown
from scripts.pages.phrases import phrases_in
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite, Settlement
from scripts.records.kinds.reference import CostPart, Figure
from scripts.records.kinds.site_facts import Placement, SpaceKind, Supply
from scripts.records.known import Known
from scripts.records.loader import Records
from scripts.records.problems import one_of
from scripts.records.values import Choice

#: What the block can be asked for, and the groups of figures of each table.
_TABLES = {
    "rent": ("index", "base", "location", "purpose", "premises", "comfort", "activity", "share", "form", "small"),
    "equipment": ("depreciation", "reduction", "worn"),
    "pay": ("pay", "week", "employer"),
}
_NAMES = ("form", "rent-cases", "pay-cases", *_TABLES)
#: What cost-form.js says, by the beginnings of the keys of phrases.
_SAID = ("cost_line_", "cost_error", "cost_ask_", "cost_says_", "cost_group_")
#: The typical cases: a separate production building with all networks, let whole, of these areas; so many people.
_USUAL = dict.fromkeys(NETWORKS, "yes") | {
    **{"purpose": "production", "premises": "separate"},
    **{"activity": "other", "share": "whole"},
}
_AREAS = (500, 1000)
_PEOPLE = (10, 50, 100)
#: For what a space is let, by what it is.
_PURPOSES = {SpaceKind.WORKSHOP: "production", SpaceKind.HALL: "production", SpaceKind.STORE: "storage"}


@dataclass(frozen=True)
class CostRow:
    """A part of the sum as it stands in a table: the group that it belongs to, and its figure, if a record has one."""

    part: CostPart
    group: str
    figure: Figure | None

    @property
    def rate(self) -> Fraction | None:
        """What the sum is multiplied by."""
        return rate_of(self.figure) if self.figure else None


def cost_values(writer: Writer, arguments: list[str]) -> dict[str, Any]:
    """Return what the template of the block is given; raise CitationError for a name that it has not."""
    name = arguments[0] if len(arguments) == 1 else ""
    if name not in _NAMES:
        raise CitationError(
            say("pages.part-of-block", block="cost", arguments=" ".join(arguments)), one_of(name, _NAMES)
        )
    rows = cost_rows(writer.records)
    rates = {row.part.value: row.rate for row in rows if row.rate is not None}
    named = [group for table in _TABLES.values() for group in table] if name == "form" else _TABLES["rent"]
    made: dict[str, Any] = {"part": name, "bases": _bases([row for row in rows if row.group in named])}
    if name in _TABLES:
        return made | {"rows": _grouped(row for row in rows if row.group in _TABLES[name])}
    if name == "form":
        return made | _form(writer)
    cases = _rent_cases(rates) if name == "rent-cases" else _pay_cases(rates)
    areas = [_computed(writer, format_quantity(area, "m2", writer.language)) for area in _AREAS]
    return made | {"areas": areas, "rows": list(cases), "sum_of": partial(_sum_of, writer)}


def _grouped(rows: Iterable[CostRow]) -> list[tuple[str, str, list[CostRow]]]:
    """Return the parts that stand in one row of a table: those of a group from one source, which is empty where no figure is."""

    def place(row: CostRow) -> tuple[str, str]:
        return row.group, row.figure.source if row.figure else ""

    return [(group, source, list(parts)) for (group, source), parts in groupby(rows, place)]


def rates_of(records: Records) -> Rates:
    """Return what each part of the sum is multiplied by, of those that a figure is."""
    return {row.part.value: row.rate for row in cost_rows(records) if row.rate is not None}


def cost_rows(records: Records) -> list[CostRow]:
    """Return every part of the sum with its figure."""
    figures = {figure.cost_part: figure for figure in records.current(Figure) if figure.cost_part}
    return [CostRow(part, part.value.partition("-")[0], figures.get(part)) for part in CostPart]


def rate_of(figure: Figure) -> Fraction:
    """Return a figure as a plain number: 4/5, 25 % as 1/4."""
    return Fraction(str(figure.value)) / (figure.denominator or 1) / (100 if figure.unit == "percent" else 1)


def _bases(rows: list[CostRow]) -> list[Figure]:
    """Return one figure for each text and date on which the sum stands, to be named beside it."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in (row.figure for row in rows if row.figure):
        found.setdefault((figure.source.partition("/")[0], str(figure.as_of)), figure)
    return list(found.values())


def _form(writer: Writer) -> dict[str, Any]:
    words = phrases_in(writer.language)

    def pairs(choices: Iterable[Choice]) -> list[tuple[str, str]]:
        return [(choice.value, choice.in_language(writer.language)) for choice in choices]

    return {
        "data_path": catalogue_data_path(writer.language),
        "settlements": pairs(Settlement),
        "placements": pairs(Placement),
        "owners": OWNERS,
        "networks": NETWORKS,
        "cases": lambda group: [(code.partition("-")[2], text) for code, text in pairs(parts_of(group))],
        "hints": {key.removeprefix("cost_hint_"): text for key, text in words.items() if key.startswith("cost_hint_")},
        "phrases": lambda key, codes: [(code, words[f"cost_{key}_{code}"]) for code in codes],
        "unit": UNITS["tenge"].after(0, writer.language),
        "said": {key.removeprefix("cost_"): text for key, text in words.items() if key.startswith(_SAID)},
    }


def _sum_of(writer: Writer, found: Estimate, name: str) -> str:
    """Return a line of an estimate, from … to … where something is not known, or the word for unknown."""
    span = found.lines.get(name)
    if span is None:
        return writer.unknown()
    least, most = (float(shown(name, end)) for end in (span.least, span.most))
    return _computed(writer, format_quantity(most, "tenge", writer.language, None if least == most else least))


def _computed(writer: Writer, text: str) -> str:
    return writer.marked(text, 'data-computed=""')


def _rent_cases(rates: Rates) -> Iterator[tuple[CostPart | None, list[Estimate]]]:
    """Yield each typical place with its estimates by area; the last is a place and a space of which only the area is known."""
    for part in parts_of("location"):
        settlement, _, owner = part.value.removeprefix("location-").partition("-")
        place = {"settlement": settlement, "owner": owner or OWNERS[0]}
        yield part, [estimate(rates, {**_USUAL, **place, "area": str(area)}) for area in _AREAS]
    yield None, [estimate(rates, {"activity": "other", "area": str(area)}) for area in _AREAS]


def _pay_cases(rates: Rates) -> Iterator[tuple[int, Estimate]]:
    for people in _PEOPLE:
        yield people, estimate(rates, {"people": str(people)})


# What the page of a production site knows


def cost_query(writer: Writer, site: ProductionSite) -> str:
    """Return what is known of a site as the form takes it, as the query of an address."""
    institution = writer.records.get(Institution, site.institution)
    return urlencode({"site": site.id} | {name: value for name, value in _known_of(site, institution) if value})


def _known_of(site: ProductionSite, institution: Institution) -> Iterator[tuple[str, str]]:
    if site.space.area_m2 != UNKNOWN:
        yield "area", _area(site.space.area_m2)
    if institution.settlement != UNKNOWN:
        yield "settlement", institution.settlement.value.value
    if site.space.kinds != UNKNOWN:
        purposes = {_PURPOSES.get(kind, "") for kind in site.space.kinds.value}
        yield "purpose", purposes.pop() if len(purposes) == 1 else ""
    if site.building.placement != UNKNOWN:
        yield "premises", site.building.placement.value.value
    for network in NETWORKS:
        supply = getattr(site.utilities, network)
        if supply != UNKNOWN:
            yield network, "yes" if supply.value is Supply.CONNECTED else "no"


def _area(area: Known[float]) -> str:
    """Return an area as the form takes it: one number, or from … to …; nothing for one that is open to a side."""
    least, most = area.span  # type: ignore[attr-defined]
    if least is None or most is None:
        return ""
    return "-".join(format(Decimal(str(end)).normalize(), "f") for end in sorted({least, most}))
