/* A query is cut into names of things, each of which leads to the other names. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {makeNames, worthBeside} from "../../overrides/assets/javascripts/search-names.js";

const names = makeNames([
  [["подъездн пут", "железнодорожн ветк"], ["тупик", "рельс"], ["кірм.е жол", "темір жол", "рельс"]],
  [["железн дорог", "ж д"], ["рельс"], ["теміржол"]],
  [["электричеств"], ["свет"], ["жарық"]],
]);
const own = (roots) => roots.split(" ").map((root) => ({word: root, root, isOwn: true}));
const foreign = (words) => words.split(" ").map((word) => ({word, root: word, isOwn: false}));
const others = (words) => names(words).map((stretch) => stretch.others.map(({roots}) => roots.join(" ")));

test("a name leads to the other names of the thing, and not to the words that only find it", () => {
  assert.deepEqual(others(own("подъездн пут")), [["железнодорожн ветк"]]);
  assert.deepEqual(others(own("тупик")), [["подъездн пут", "железнодорожн ветк"]]);
});

test("a word near in meaning is worth more than another name, since the thing itself is meant", () => {
  const [[near], [name]] = [names(own("свет")), names(own("ж д"))].map(([stretch]) => stretch.others);
  assert.ok(near.worth > name.worth);
});

test("a word that several pages have in their text is meant itself first of all", () => {
  const [near, name] = [names(own("свет")), names(own("ж д"))].map(([stretch]) => stretch.others[0].worth);
  assert.equal(worthBeside(near, Float64Array.of(10, 0, 1)), near);
  assert.equal(worthBeside(near, Float64Array.of(10, 0, 9)), name);
  assert.equal(worthBeside(name, Float64Array.of(10, 0, 9)), name);
});

test("a word that leads to several things leads to all of them", () => {
  assert.deepEqual(others(own("рельс")), [["подъездн пут", "железнодорожн ветк", "железн дорог", "ж д"]]);
});

test("the longest name counts, and what is no name stands alone", () => {
  const stretches = names(own("цех железн дорог свет"));
  assert.deepEqual(stretches.map(({start, length}) => [start, length]), [[0, 1], [1, 2], [3, 1]]);
  assert.deepEqual(stretches[0].others, []);
});

test("a name in the other language leads to the thing, in any form", () => {
  for (const query of ["кірме жол", "кірмеге жол", "темір жол", "темір жолға", "теміржол", "теміржолдың", "жарық"]) {
    const [stretch] = names(foreign(query));
    assert.ok(stretch.isForeign && stretch.others.length, query);
  }
  assert.deepEqual(names(foreign("жарықтандыруға"))[0].others, []);
});

test("a word of the language is no form of one of the other", () => assert.deepEqual(others(own("теміржолы")), [[]]));

test("a word that the other language writes so leads to the thing also where the pages have it", () => {
  assert.ok(names(own("теміржол"))[0].isForeign);
});

test("a word that both languages have is one of the own", () => assert.equal(names(own("рельс"))[0].isForeign, false));
