/* Conditions on production sites: what is not known is neither zero nor no. Many settings are compared with Python in test_filters.py. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {conditions, find, read, searchedWords, sorted} from "../../overrides/assets/javascripts/filters.js";

const SITES = /** @type {any} */ ({
  columns: {
    id: ["hall", "yard", "old"], name: ["Зал", "Двор", "Цех № 3"], summary: [0, 1, 1], institution: [0, 0, 1], region: [0, 0, 1],
    ended: [0, 0, 1], order: [1, 0, 2], area_m2: [600, null, 50], power: [1, null, 2], known: [3, 1, 2],
  },
  summaries: ["светлый", "тёмный"], institutions: [["no-1", "Первое"], ["no-2", "Второе"]], regions: [["Облыс", "Область"], ["", null]],
  words: {power: [["connected", "есть"], ["none", "нет"]]}, units: {area_m2: "м²"}, inexact: {area_m2: {}},
});

/** Returns the ids that fit a query and how many of them are in doubt. */
function ask(query) {
  const address = new URLSearchParams(query);
  const {sites, partly} = find(SITES, conditions(SITES, searchedWords(SITES), address, String), address);
  return [...sorted(SITES, sites, address.get("sort")).map((site) => SITES.columns.id[site]), partly];
}

test("a number is read with spaces and a comma or a point, and anything else is none", () => {
  assert.deepEqual(["1 200,5", "1\u00a0200.5", "7"].map(read), [1200.5, 1200.5, 7]);
  assert.ok(["", "-1", "1e3", "5 m", "1,2,3"].map(read).every(Number.isNaN));
});

for (const [query, ...expected] of [
  ["", "hall", "yard", 0], ["ended=1", "hall", "yard", "old", 0],
  ["area_m2_from=100", "hall", "yard", 1], ["area_m2_from=100&known=1", "hall", 0], ["area_m2_to=99,5", "yard", 1], ["area_m2_to=x", "hall", "yard", 0],
  ["power=connected", "hall", "yard", 1], ["power=none&power=connected&ended=1", "hall", "yard", "old", 1], ["power=bogus", "hall", "yard", 0],
  ["institution=no-2&ended=1", "old", 0], ["institution=no-9", 0], ["region=Облыс", "hall", "yard", 0], ["region=Облыс&ended=1&known=1", "hall", "yard", 0],
  ["q=темный+ДВОР", "yard", 0], ["q=№+3&ended=1", "old", 0], ["q=первое+область", "hall", "yard", 0],
  ["sort=name", "yard", "hall", 0], ["sort=-area_m2&ended=1", "hall", "old", "yard", 0], ["sort=area_m2&ended=1", "old", "hall", "yard", 0],
]) test(`the sites of ?${query}`, () => assert.deepEqual(ask(query), expected));

for (const [told, span, query, ...expected] of [
  ["about 600", [540, 660], "from=500", "hall", 0], ["about 600", [540, 660], "from=600", "hall", 1], ["about 600", [540, 660], "from=700", 0],
  ["600 to 900", [600, 900], "from=700", "hall", 1], ["600 to 900", [600, 900], "from=700&known=1", 0], ["600 to 900", [600, 900], "to=900", "hall", 0],
  ["600 to 900", [600, 900], "to=500", 0], ["at least 600", [600, null], "from=600", "hall", 0], ["at least 600", [600, null], "from=700", "hall", 1],
  ["at least 600", [600, null], "to=700", "hall", 1], ["at least 600", [600, null], "to=500", 0], ["at most 600", [null, 600], "from=500", "hall", 1],
  ["at most 600", [null, 600], "to=600", "hall", 0], ["at most 600", [null, 600], "from=700", 0],
]) {
  test(`a site of ${told} m² for ?area_m2_${query}`, () => {
    const given = {...SITES, columns: {...SITES.columns, area_m2: [600, 10000, 50]}, inexact: {area_m2: {0: [...span, told]}}};
    const address = new URLSearchParams(`area_m2_${query}&institution=no-1`);
    const {sites, partly} = find(given, conditions(given, searchedWords(given), address, String), address);
    const shown = sites.filter((site) => site !== 1).map((site) => SITES.columns.id[site]);
    assert.deepEqual([...shown, partly], expected);
  });
}

test("a condition says in words what it asks", () => {
  const address = new URLSearchParams("power=none&area_m2_from=1200&q= два  слова ");
  const said = conditions(SITES, searchedWords(SITES), address, (field) => `<${field}>`).map(({words}) => words);
  assert.deepEqual(said, ["<power>", "<area_m2_from> 1\u00a0200\u00a0м²", "«два  слова»"]);
});
