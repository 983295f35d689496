/* How the facts of several sites stand to each other. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {relation, rowsOf} from "../../overrides/assets/javascripts/comparison.js";

test("what differs, is equal, is known of some or of none", () => {
  assert.equal(relation(["a", "b", null]), "differs");
  assert.equal(relation(["a", "a", "a"]), "equal");
  assert.equal(relation(["a", null, "a"]), "partly");
  assert.equal(relation([null, null]), "nowhere");
});

test("every fact of any site has a row, with the values in the order of the sites", () => {
  const group = (id, ...facts) => ({id, title: id, facts: facts.map(([name, value]) => ({name, value}))});
  const rows = rowsOf([
    [group("space", ["Area", "1"], ["Height", null]), group("offer", ["Deadline", "May"])],
    [group("space", ["Area", "2"], ["Height", "3"], ["Gate", "4"])],
  ]);
  assert.deepEqual(rows, [
    {name: "Area", values: ["1", "2"]},
    {name: "Height", values: [null, "3"]},
    {name: "Deadline", values: ["May", null]},
    {name: "Gate", values: [null, "4"]},
  ]);
});

test("facts of two groups may have one name", () => {
  const sites = [[{id: "people", title: "", facts: [{name: "Checks", value: "yes"}]}, {id: "goods", title: "", facts: [{name: "Checks", value: "no"}]}]];
  assert.deepEqual(rowsOf(sites).map(({values}) => values), [["yes"], ["no"]]);
});
