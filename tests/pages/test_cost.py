"""The lowest cost: what the figures make of premises, equipment and people, known and not known."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.pages.citations import CitationError
from scripts.pages.cost import Estimate, Rates, area_in, estimate, number_in, shown
from scripts.pages.cost_block import cost_query, cost_values, rates_of
from scripts.pages.templates import render_template
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.reference import CostPart
from scripts.records.loader import load_records
from scripts.records.problems import InputError
from tests.conftest import REGION
from tests.records.small_tree import ENDED, FILES, Tree

#: A separate production building with all networks in a village, let whole.
VILLAGE = {"settlement": "village", "purpose": "production", "premises": "separate", "share": "whole"}
VILLAGE |= {"activity": "other", "power": "yes", "sewer": "yes", "water": "yes", "heat": "yes"}
EVERYTHING = VILLAGE | {"area": "500", "value": "960000", "reduction": "none", "people": "10"}


@pytest.fixture(scope="module")
def rates() -> Rates:
    """The figures of the region: every part of the sum is one."""
    return rates_of(load_records(REGION / "data"))


def sums(found: Estimate) -> dict[str, tuple[str, str]]:
    """Return the lines as they are shown, from the least to the most."""
    return {name: (shown(name, span.least), shown(name, span.most)) for name, span in found.lines.items()}


def test_the_region_has_a_figure_for_every_part(rates: Rates):
    assert set(rates) == {part.value for part in CostPart}


# Premises


def test_the_rent_is_the_product_of_all_figures(rates: Rates):
    found = sums(estimate(rates, VILLAGE | {"area": "500"}))
    # 3000 × 1.25 × 0.6 × 0.7 × 1 × 1 × 1.6 = 2520 a square metre
    assert found["square"] == ("2520", "2520")
    assert found["year"] == ("1260000", "1260000")
    assert found["month"] == ("105000", "105000")


def test_the_deposit_leaves_out_activity_and_common_places(rates: Rates):
    part = sums(estimate(rates, VILLAGE | {"area": "500", "share": "part"}))
    assert part["month"] == ("126000", "126000")  # a fifth more
    assert part["deposit"] == ("65625", "65625")  # 105000 / 1.6


def test_what_is_not_known_goes_from_its_least_to_its_most(rates: Rates):
    nowhere = {name: value for name, value in VILLAGE.items() if name != "settlement"}
    assert sums(estimate(rates, nowhere | {"area": "500"}))["month"] == ("105000", "784000")
    known = estimate(rates, VILLAGE | {"area": "500"})
    assert known.lines["month"].least == known.lines["month"].most
    nothing = estimate(rates, {"area": "500"}).lines["month"]
    for answers in (VILLAGE, VILLAGE | {"settlement": "city"}, VILLAGE | {"power": "no", "share": "part"}):
        some = estimate(rates, answers | {"area": "500"}).lines["month"]
        assert nothing.least <= some.least <= some.most <= nothing.most


def test_it_says_which_answer_would_narrow_it_and_how_much(rates: Rates):
    found = estimate(rates, {"area": "500", "activity": "other"})
    told = {question: shown("times", ratio) for question, ratio in found.narrowing}
    assert next(iter(told)) == "settlement"
    assert told == {
        "settlement": "7.5",  # 2 × 2.8 in a city, 1.25 × 0.6 in a village
        "networks": "2.5",  # 1 with all, 0.4 with none
        "purpose": "2",
        "premises": "1.8",
        "owner": "1.5",
        "share": "1.2",
    }
    assert estimate(rates, EVERYTHING).narrowing == []


def test_outside_of_a_city_the_owner_makes_no_difference(rates: Rates):
    owners = [estimate(rates, VILLAGE | {"area": "500", "owner": owner}).lines for owner in ("republican", "communal")]
    assert owners[0] == owners[1]
    city = VILLAGE | {"settlement": "city", "area": "500"}
    assert sums(estimate(rates, city | {"owner": "communal"}))["month"] < sums(estimate(rates, city))["month"]


def test_each_missing_network_lowers_it_and_it_never_falls_below_nothing(rates: Rates):
    lowered = [
        estimate(rates, VILLAGE | {"area": "500"} | dict.fromkeys(names, "no")).lines["month"].least
        for names in ([], ["power"], ["power", "heat"])
    ]
    assert lowered == [105000, Fraction(105000) * 85 / 100, Fraction(105000) * 70 / 100]
    steep = {**rates, "comfort-step": Fraction(1)}
    assert estimate(steep, {"area": "500"}).lines["month"].least == 0


@pytest.mark.parametrize(
    ("area", "least", "most"),
    [("80", "6720", "6720"), ("81", "17010", "17010"), ("80.5", "16905", "16905"), ("79-200", "6636", "42000")],
)
def test_premises_so_small_that_no_tender_is_needed_take_the_legal_form_too(
    rates: Rates, area: str, least: str, most: str
):
    """In the region 0.4 for a tenant that makes no profit, up to 80 m²; above there is a tender, which leaves it out."""
    found = estimate(rates, VILLAGE | {"area": area, "form": "nonprofit"})
    assert sums(found)["month"] == (least, most)


def test_a_range_of_areas_narrows_when_the_area_is_known(rates: Rates):
    found = estimate(rates, VILLAGE | {"area": "500–1000"})
    assert sums(found)["month"] == ("105000", "210000")
    assert found.narrowing == [("area", 2)]


# Equipment and people


def test_equipment_is_reckoned_from_its_value_the_norm_and_the_reduction(rates: Rates):
    value = {"value": "960 000"}
    assert sums(estimate(rates, value | {"reduction": "none"}))["equipment"] == ("10000", "10000")  # 12.5 % a year
    assert sums(estimate(rates, value | {"reduction": "small"}))["equipment"] == ("6000", "6000")
    assert sums(estimate(rates, value))["equipment"] == ("6000", "10000")
    worn = value | {"reduction": "none", "wear": "full"}
    assert sums(estimate(rates, worn))["equipment"] == ("1250", "1250")  # an eighth of what it was worth
    assert sums(estimate(rates, value | {"reduction": "none", "depreciation": "25"}))["equipment"] == ("20000", "20000")


def test_pay_goes_by_the_hours_and_the_payments_by_the_pay(rates: Rates):
    full = sums(estimate(rates, {"people": "10"}))
    assert (full["pay"], full["pension"], full["social"]) == (
        ("901000", "901000"),
        ("36040", "36040"),
        ("58565", "58565"),
    )
    half = {"people": "10", "hours": "18", "week": "normal"}
    assert sums(estimate(rates, half))["pay"] == ("450500", "450500")
    assert sums(estimate(rates, half | {"week": ""}))["pay"] == ("450500", "540600")  # 18 of 36 hours or of 30
    assert sums(estimate(rates, half | {"hours": "40"}))["pay"] == full["pay"]


def test_the_whole_is_the_sum_of_what_is_paid_each_month(rates: Rates):
    found = estimate(rates, EVERYTHING)
    monthly = [found.lines[name].least for name in ("month", "equipment", "pay", "pension", "social")]
    assert found.lines["total"].least == sum(monthly)
    assert sums(found)["total"] == ("1110605", "1110605")
    assert "total" not in estimate(rates, VILLAGE).lines


# Where a figure is missing


def test_a_sum_that_needs_a_figure_which_no_record_has_is_not_reckoned_and_the_others_are(rates: Rates):
    without = {name: value for name, value in rates.items() if name not in ("location-town", "employer-social")}
    found = estimate(without, EVERYTHING)
    assert "month" in found.lines  # the village has its figure
    assert "social" not in found.lines
    assert found.lacks == ["employer-social"]
    found = estimate(without, EVERYTHING | {"settlement": "town"})
    assert "month" not in found.lines
    assert "equipment" in found.lines
    assert found.lacks == ["location-town", "employer-social"]
    assert "location-town" in estimate(without, EVERYTHING | {"settlement": ""}).lacks


def test_without_any_figure_nothing_is_reckoned():
    assert estimate({}, EVERYTHING).lines == {}


def test_two_figures_that_hold_cannot_be_one_part_and_one_that_has_ended_gives_it_up(tree: Tree, loaded: Callable):
    figures = sorted(name for name in FILES if name.startswith("figures/"))[:2]
    for name in figures:
        tree.append(name, "cost_part: pay-month\n")
    with pytest.raises(InputError, match='the part "pay-month"'):
        loaded()
    tree.append(figures[0], ENDED)
    assert set(rates_of(loaded())) == {"pay-month"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["form", "rent-cases", "pay-cases", "rent", "equipment", "pay"])
def test_a_site_without_figures_says_that_they_are_not_known(
    writer: Callable[[Language], Writer], language: Language, name: str
):
    """In the small tree no figure is a part of the sum."""
    text = render_template("blocks/cost.md.j2", writer(language), **cost_values(writer(language), [name]))
    assert {"kk": "нақтылануда", "ru": "уточняется"}[language] in text
    assert "data-rate" not in text


def test_the_block_names_what_it_can_be_asked_for(writer: Callable[[], Writer]):
    with pytest.raises(CitationError, match="rent-cases"):
        cost_values(writer(), ["rent-case"])
    with pytest.raises(CitationError):
        cost_values(writer(), [])


# Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("800", Fraction(800)),
        ("1 250,5", Fraction(2501, 2)),
        ("0.1", Fraction(1, 10)),
        ("12 000", Fraction(12000)),
        ("", None),
        ("-5", None),
        ("1,2,3", None),
        ("800 m2", None),
        ("1e5", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: Fraction | None):
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["0", "1000-800", "1-2-3", "–5", "много"])
def test_what_is_no_area_is_none(text: str):
    assert area_in(text) is None


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("month", Fraction(1, 2), "1"),
        ("month", Fraction(149, 100), "1"),
        ("square", Fraction(4930.5), "4930.5"),
        ("square", Fraction(2, 3), "0.67"),
        ("square", Fraction(5, 1000), "0.01"),
        ("times", Fraction(10), "10"),
    ],
)
def test_sums_are_rounded_once_and_a_half_goes_up(name: str, value: Fraction, text: str):
    assert shown(name, value) == text


# From the page of a site


def test_the_page_of_a_site_gives_what_is_known_of_it():
    records = load_records(REGION / "data")
    writer = Writer(records, "ru", "catalogue/sites/x.md")
    query = cost_query(writer, records.get(ProductionSite, "sewing-workshop"))
    assert query == (
        "site=sewing-workshop&area=1250.5&settlement=town&premises=separate&power=yes&sewer=yes&water=yes&heat=yes"
    )
    query = cost_query(writer, records.get(ProductionSite, "repair-hall"))
    assert query == "site=repair-hall&area=950-1050&power=no&water=no&heat=no"
