"""The browser reckons the lowest cost as Python does, to the last tenge, for many settings that nobody chose by hand."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from scripts.pages.cost import NETWORKS, OWNERS, SETTLEMENTS, Given, Rates, estimate, shown
from scripts.pages.cost_block import rates_of
from scripts.records.kinds.reference import CostPart
from scripts.records.loader import load_records
from tests.conftest import REGION
from tests.js.node import evaluate

IMPORTS = """import {estimate, shown} from "./cost.js";
import {read} from "./fractions.js";
const text = ({top, bottom}) => bottom === 1n ? `${top}` : `${top}/${bottom}`;
const answer = (codes, written, given) => {
  const rates = Object.fromEntries(Object.entries(written).map(([part, rate]) => [part, read(rate)]));
  const {lines, factors, narrowing, lacks} = estimate(codes, rates, given);
  return {
    lines: Object.entries(lines).map(([name, {least, most}]) => [name, shown(name, least), shown(name, most)]),
    factors: factors.map(({group, span, parts}) => [group, text(span.least), text(span.most), parts]),
    narrowing: narrowing.map(([question, ratio]) => [question, text(ratio)]),
    lacks,
  };
};"""
ANSWERS = "given[1].map(([rates, asked]) => answer(given[0], rates, asked))"
CODES = [part.value for part in CostPart]


def of_group(group: str) -> list[str]:
    return [code.partition("-")[2] for code in CODES if code.startswith(f"{group}-")]


CHOICES = {
    "settlement": SETTLEMENTS,
    "owner": OWNERS,
    **{group: of_group(group) for group in ("premises", "purpose", "activity", "form", "reduction", "week")},
    **dict.fromkeys(NETWORKS, ("yes", "no")),
    "share": ("whole", "part"),
    "wear": ("full",),
}


def a_number(dice: Random) -> str:
    """Return a number as somebody types it: whole or broken, with a comma, a point or spaces; now and then no number."""
    digits = str(dice.randrange(1, 10 ** dice.randrange(1, 8)))
    part = dice.choice(["", "", ",5", ".25", ",333333", ".000001", ".0"])
    return dice.choice([digits + part, f" {digits}{part} ", f"{digits[:1]} {digits[1:]}", "0", "x" + digits])


def some_answers(dice: Random) -> dict[str, str]:
    known = dice.random()
    given = {name: dice.choice([*cases, "nonsense"]) for name, cases in CHOICES.items() if dice.random() < known}
    for name in ("value", "depreciation", "people", "hours"):
        if dice.random() < 0.6:
            given[name] = a_number(dice)
    if dice.random() < 0.8:
        given["area"] = dice.choice(["{}", "{}-{}", "{}–{}", "{} — {}"]).format(a_number(dice), a_number(dice))
    return given


def some_rates(dice: Random, rates: Rates) -> dict[str, str]:
    """Return the figures of the region, or made-up ones; in one setting of four some have no figure."""
    if dice.random() < 0.4:
        return {part: str(rate) for part, rate in rates.items()}
    missing = dice.sample(CODES, dice.randrange(1, 5)) if dice.random() < 0.4 else ()
    made = {part: f"{dice.randrange(0, 400)}/{dice.choice([1, 3, 7, 100])}" for part in CODES if part not in missing}
    return made | {part: str(rates[part]) for part in ("week-normal", "week-hazardous") if part in made}


def in_python(written: dict[str, str], given: Given) -> dict[str, Any]:
    found = estimate({part: Fraction(rate) for part, rate in written.items()}, given)
    return {
        "lines": [[name, shown(name, span.least), shown(name, span.most)] for name, span in found.lines.items()],
        "factors": [
            [factor.group, str(factor.span.least), str(factor.span.most), list(factor.parts)]
            for factor in found.factors
        ],
        "narrowing": [[question, str(ratio)] for question, ratio in found.narrowing],
        "lacks": found.lacks,
    }


@pytest.mark.parametrize("settings", [600, pytest.param(20_000, marks=pytest.mark.exhaustive)])
def test_the_browser_and_python_come_to_the_same(settings: int):
    rates = rates_of(load_records(REGION / "data"))
    dice = [Random(f"cost {number}") for number in range(settings)]
    asked = [(some_rates(one, rates), some_answers(one)) for one in dice]
    answers = evaluate(IMPORTS, ANSWERS, [CODES, asked])
    reckoned = 0
    for (written, given), answer in zip(asked, answers, strict=True):
        expected = in_python(written, given)
        assert answer == expected, (written, given)
        reckoned += any(name == "month" and least != most for name, least, most in expected["lines"])
    assert reckoned > settings / 10, "the settings reckon too few ranges to say anything"
