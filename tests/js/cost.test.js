/* The lowest cost: numbers as they are typed, what is wrong with them, and exact fractions. */

import assert from "node:assert/strict";
import {test} from "node:test";
import {areaIn, estimate, faults, shown} from "../../overrides/assets/javascripts/cost.js";
import {fraction, isMore, less, numberIn, over, plus, read, rounded, times} from "../../overrides/assets/javascripts/fractions.js";

const RATES = Object.fromEntries(Object.entries({"pay-month": "85000", "week-normal": "40", "week-hazardous": "36"}).map(([part, rate]) => [part, read(rate)]));

test("fractions lose nothing", () => {
  assert.deepEqual(plus(numberIn("0,1"), numberIn("0.2")), fraction(3, 10));
  assert.deepEqual(times(fraction(2, 3), fraction(3, 2)), fraction(1));
  assert.deepEqual(over(fraction(1), fraction(4)), read("1/4"));
  assert.deepEqual(less(fraction(1), fraction(3)), fraction(0));
  assert.ok(isMore(fraction(1, 3), fraction(33, 100)));
  assert.equal(rounded(times(read("9999999999999"), read("9999999999999")), 0), "99999999999980000000000001");
});

test("a half is rounded upwards, and hundredths are shown only where they are", () => {
  assert.deepEqual([fraction(1, 2), fraction(149, 100)].map((value) => shown("month", value)), ["1", "1"]);
  assert.deepEqual([fraction(9861, 2), fraction(2, 3), fraction(3)].map((value) => shown("square", value)), ["4930.5", "0.67", "3"]);
});

test("an area is one number or from … to …", () => {
  assert.deepEqual(areaIn("1 250,5"), {least: fraction(2501, 2), most: fraction(2501, 2)});
  assert.deepEqual(areaIn("800 – 1000"), {least: fraction(800), most: fraction(1000)});
  for (const text of ["", "0", "1000-800", "1-2-3", "-5", "m"]) assert.equal(areaIn(text), null, text);
});

test("each field says what is wrong with it", () => {
  const given = {area: "много", value: "0", depreciation: "101", people: "2,5", hours: "41"};
  assert.deepEqual(faults(RATES, given), {area: "area", value: "number", depreciation: "percent", people: "people", hours: "hours"});
  assert.deepEqual(faults(RATES, {area: "1000–800"}), {area: "order"});
  assert.deepEqual(faults(RATES, {hours: "38", week: "hazardous"}), {hours: "hours"});
  assert.deepEqual(faults(RATES, {area: "800-1000", value: "1 000,5", depreciation: "100", people: "1 000", hours: "40"}), {});
  assert.deepEqual(faults(RATES, {}), {});
});

test("only what is given is reckoned", () => {
  const {lines, lacks} = estimate(["pay-month"], RATES, {people: "3"});
  assert.deepEqual(Object.keys(lines), ["pay", "total"]);
  assert.ok(lacks.includes("employer-pension"));
});
