/* A number with a unit in a query is a value, in whatever way readers write it. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {factsWith, hasAsMuch, readValues, toldOf} from "../../overrides/assets/javascripts/search-values.js";

const AREA = {
  fact: "Общая площадь", unit: "м²", part: "",
  signs: [["[мm][2²]|кв\\.? м(?:етр\\p{L}*|\\.)?|квадрат\\p{L}*(?: м(?:етр\\p{L}*)?)?|шаршы м(?:етр\\p{L}*)?", 1], ["га|гектар\\p{L}*", 10_000]],
};
const HEIGHT = {fact: "Высота", unit: "м", part: "", signs: [["м|метр\\p{L}*", 1]]};
const POWER = {fact: "Мощность", unit: "кВт", part: "", signs: [["квт|киловатт\\p{L}*", 1], ["мвт", 1000]]};
const HEADS = [AREA, HEIGHT, POWER];

/** Returns the values of a query as `800 м²`, and its other words. */
function read(query) {
  const {rest, values} = readValues(query, HEADS);
  return [...values.map(({head, least}) => `${least} ${head.unit}`), ...rest.trim().split(/\s+/).filter(Boolean)];
}

for (const [query, ...expected] of [
  ["800 м2", "800 м²"], ["800м2", "800 м²"], ["800 м²", "800 м²"], ["800 M2", "800 м²"], ["800 кв.м.", "800 м²"], ["800 кв м", "800 м²"],
  ["800 квадратных метров", "800 м²"], ["800 шаршы метр", "800 м²"], ["800 шаршы метрден", "800 м²"], ["1\u00a0200,5 м²", "1200.5 м²"],
  ["1 200 м2", "1200 м²"], ["1,2 тыс. кв. м", "1200 м²"], ["2 мың м2", "2000 м²"], ["1,5 га", "15000 м²"], ["от 800 м2", "800 м²"],
  ["800 м² и больше", "800 м²"], ["800 м²-ден астам", "800 м²"], ["кемінде 800 м2", "800 м²"],
  ["100 кВт", "100 кВт"], ["100квт", "100 кВт"], ["0,5 МВт", "500 кВт"], ["6 м", "6 м"], ["6 метров", "6 м"],
  ["цех 800 м2 100 кВт", "800 м²", "100 кВт", "цех"], ["цех 800 м2 у дороги", "800 м²", "цех", "у", "дороги"],
]) test(`«${query}» asks for ${expected[0]}`, () => assert.deepEqual(read(query), expected));

for (const query of ["800", "м2", "№ 53 мекеме", "53 мекеме", "2026", "800 мест", "100 кв", "м2 800", "b800 м2", "85 000 ₸"]) {
  test(`«${query}» asks for no value`, () => assert.deepEqual(readValues(query, HEADS), {rest: query, values: []}));
}

test("a long query of digits is read in no time", () => {
  assert.equal(readValues("1 ".repeat(500), HEADS).values.length, 0);
  assert.equal(readValues("9".repeat(1000), HEADS).values.length, 0);
});

test("a number that is only told from where to where may have as much or not", () => {
  assert.equal(hasAsMuch(800, 800, 800), true);
  assert.equal(hasAsMuch(800, 799, 799), false);
  assert.equal(hasAsMuch(800, 700, 900), null);
  assert.equal(hasAsMuch(800, 700, null), null);
  assert.equal(hasAsMuch(800, null, 700), false);
  assert.equal(hasAsMuch(800, 900, null), true);
});

const asked = {value: {head: HEIGHT, least: 1200.5, sites: new Map([[1, {isSure: true, words: "1 300 м"}], [2, {isSure: false}], [4, {isSure: true}]])}};

test("it is told how many of the pages found have as much, and of how many that is not known", () => {
  assert.deepEqual(toldOf([{}, asked], [1, 2, 3]), [{fact: "Высота", value: "1\u00a0200,5\u00a0м", known: 1, unknown: 1}]);
});

test("a result shows the value that was asked for", () => {
  assert.deepEqual(factsWith([["Статус", "занята"]], 1, [asked], "уточняется"), [["Статус", "занята", false], ["Высота", "1 300 м", true]]);
  assert.deepEqual(factsWith([["Высота", "2 000 м"]], 4, [asked], "уточняется"), [["Высота", "2 000 м", true]]);
  assert.deepEqual(factsWith([], 2, [asked], "уточняется"), [["Высота", "уточняется", false]]);
  assert.deepEqual(factsWith([], 3, [asked], "уточняется"), []);
});
