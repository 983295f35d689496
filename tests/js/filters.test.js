/* Conditions on production sites: what is not known is neither zero nor no. Many settings are compared with Python in test_filters.py. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {conditions, faultsOf, find, optionCounts, read, shownFacts, sorted} from "../../overrides/assets/javascripts/filters.js";

const SITES = /** @type {any} */ ({
  columns: {
    id: ["hall", "yard", "old"], name: ["Зал", "Двор", "Цех № 3"], summary: [0, 1, 1], institution: [0, 0, 1], region: [0, 0, 1],
    ended: [0, 0, 1], order: [1, 0, 2], area_m2: [600, null, 50], power: [1, null, 2], known: [3, 1, 2],
  },
  summaries: ["светлый", "тёмный"], institutions: [["no-1", "Первое"], ["no-2", "Второе"]], regions: [["Облыс", "Область"], ["", null]],
  words: {power: [["connected", "есть"], ["none", "нет"]]}, units: {area_m2: "м²"}, inexact: {area_m2: {}},
  shown: ["area_m2"],
});

/** Finds "цех" in the last site alone, and nothing else; "№" is no word. */
const findWords = (text) => (text === "№" ? null : Uint8Array.from(SITES.columns.id, (_, site) => Number(text === "цех" && site === 2)));
const ids = (sites) => sites.map((site) => SITES.columns.id[site]).join(" ");
const conditionsOf = (address, sites = SITES) => conditions(sites, findWords, address, (field) => `<${field}>`);

/** Returns the ids of the sites that meet every condition of a query and, after a stroke, of those of which it is not known. */
function ask(query, sites = SITES) {
  const address = new URLSearchParams(query);
  const {full, open} = find(sites, conditionsOf(address, sites), address);
  return [full, [...open.keys()]].map((group) => ids(sorted(sites, group, address.get("sort")))).join(" | ").trim();
}

test("a number is read with spaces and a comma or a point, and anything else is none", () => {
  assert.deepEqual(["1 200,5", "1\u00a0200.5", "7"].map(read), [1200.5, 1200.5, 7]);
  assert.ok(["", "-1", "1e3", "5 m", "1,2,3"].map(read).every(Number.isNaN));
});

for (const [query, expected] of [
  ["", "hall yard |"], ["ended=1", "hall yard old |"],
  ["area_m2_from=100", "hall | yard"], ["area_m2_from=100&known=1", "hall |"], ["area_m2_to=99,5", "| yard"], ["area_m2_to=x", "hall yard |"],
  ["area_m2_from=900&area_m2_to=100", "hall yard |"], ["area_m2_from=x&area_m2_to=100&ended=1", "old | yard"],
  ["power=connected", "hall | yard"], ["power=none&power=connected&ended=1", "hall old | yard"], ["power=bogus", "hall yard |"],
  ["power=none&area_m2_from=100&ended=1", "| yard"],
  ["institution=no-2&ended=1", "old |"], ["institution=no-9", "|"], ["region=Облыс", "hall yard |"], ["region=Облыс&ended=1", "hall yard | old"],
  ["q=цех&ended=1", "old |"], ["q=цех", "|"], ["q=№", "hall yard |"],
  ["sort=name", "yard hall |"], ["sort=-area_m2&ended=1", "hall old yard |"], ["sort=area_m2&ended=1", "old hall yard |"],
]) test(`the sites of ?${query}`, () => assert.equal(ask(query), expected.trim()));

for (const [span, query, expected] of [
  ["about 600", "from=500", "hall |"], ["about 600", "from=600", "| hall"], ["about 600", "from=700", "|"],
  ["600 to 900", "from=700", "| hall"], ["600 to 900", "from=700&known=1", "|"], ["600 to 900", "to=900", "hall |"],
  ["600 to 900", "to=500", "|"], ["at least 600", "from=600", "hall |"], ["at least 600", "from=700", "| hall"],
  ["at least 600", "to=700", "| hall"], ["at least 600", "to=500", "|"], ["at most 600", "from=500", "| hall"],
  ["at most 600", "to=600", "hall |"], ["at most 600", "from=700", "|"],
]) {
  test(`a site of ${span} m² for ?area_m2_${query}`, () => {
    const ends = {"about 600": [540, 660], "600 to 900": [600, 900], "at least 600": [600, null], "at most 600": [null, 600]}[span];
    const given = {...SITES, columns: {...SITES.columns, area_m2: [600, 1, 50]}, inexact: {area_m2: {0: [...ends, span], 1: [-2, -1, ""]}}};
    assert.equal(ask(`area_m2_${query}&institution=no-1`, given).replace("yard", "").replace(/ +/g, " ").trim(), expected);
  });
}

test("of a site in doubt it is told which facts are", () => {
  const address = new URLSearchParams("area_m2_from=100&power=connected&institution=no-1");
  const {open} = find(SITES, conditionsOf(address), address);
  assert.deepEqual([...open].map(([site, inDoubt]) => [SITES.columns.id[site], ...inDoubt.map(({fact}) => fact)]), [["yard", "power", "area_m2"]]);
});

test("what is wrong with a bound is told of it, and of a range at its end", () => {
  const faults = (query) => faultsOf("area_m2", new URLSearchParams(query));
  assert.deepEqual(faults("area_m2_from=900&area_m2_to=100"), {to: "reversed"});
  assert.deepEqual(faults("area_m2_from=-5&area_m2_to=1e3"), {from: "number", to: "number"});
  assert.deepEqual(faults("area_m2_from=100&area_m2_to=100&power_from=x"), {});
});

test("an option counts the sites that surely have it and are not out by another field", () => {
  const counts = (query) => {
    const address = new URLSearchParams(query);
    return optionCounts(SITES, conditionsOf(address), address);
  };
  assert.deepEqual(counts("").power, [1, 0]);
  assert.deepEqual(counts("ended=1").power, [1, 1]);
  assert.deepEqual(counts("power=connected&ended=1").power, [1, 1], "its own field takes nothing away");
  assert.deepEqual(counts("area_m2_from=100&ended=1").power, [1, 0]);
  assert.deepEqual(counts("ended=1").institution, [2, 1]);
  assert.deepEqual(counts("power=none&ended=1").region, [1, 1], "a site of which it is not known counts");
});

test("the facts that are asked for are shown first", () => {
  const facts = (query) => shownFacts(SITES, conditionsOf(new URLSearchParams(query)), new URLSearchParams(query));
  assert.deepEqual(facts(""), ["area_m2"]);
  assert.deepEqual(facts("power=none&region=Облыс&sort=name"), ["power", "area_m2"]);
  assert.deepEqual(facts("sort=-area_m2"), ["area_m2"]);
  const many = {...SITES, shown: [..."abcdefgh"]};
  assert.deepEqual(shownFacts(many, [], new URLSearchParams("sort=area_m2")), ["area_m2", ..."abcdef"], "as many as fit a row");
});

test("a condition says in words what it asks", () => {
  const address = new URLSearchParams("power=none&area_m2_from=1200&q= два  слова ");
  const said = conditionsOf(address).map(({words}) => words);
  assert.deepEqual(said, ["<power>", "<area_m2_from> 1\u00a0200\u00a0м²", "«два  слова»"]);
});
