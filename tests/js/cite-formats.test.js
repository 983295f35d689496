/* A quoted fact as CSL-JSON and BibTeX: what is known stands there, what is not is left out, and no sign breaks the entry. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {bibTex, cslJson} from "../../overrides/assets/javascripts/cite-formats.js";

const QUOTED = {
  id: "ru-catalogue-sites-hall-fact-space-area-m2", title: "Цех: площадь — 1\u00a0200 м²", site: "Цехам работу", publisher: "Палата",
  issued: "2026-09-14", accessed: "2026-11-02", address: "https://a.kz/ru/#fact-space-area-m2", language: "ru", note: "Источник: Акт, дата: 2026\u00a0г.",
};

test("a fact is an item of CSL-JSON", () => {
  assert.deepEqual(JSON.parse(cslJson(QUOTED)), [{
    id: QUOTED.id, type: "webpage", title: QUOTED.title, "container-title": "Цехам работу", author: [{literal: "Палата"}],
    issued: {"date-parts": [[2026, 9, 14]]}, accessed: {"date-parts": [[2026, 11, 2]]}, URL: QUOTED.address, language: "ru-KZ",
    note: QUOTED.note,
  }]);
});

test("what is not known is left out", () => {
  const less = {...QUOTED, publisher: undefined, issued: undefined, note: ""};
  assert.deepEqual(Object.keys(JSON.parse(cslJson(less))[0]), ["id", "type", "title", "container-title", "accessed", "URL", "language"]);
  assert.doesNotMatch(bibTex(less), /author|year|month|note|undefined/);
});

test("a fact is an entry of BibTeX", () => {
  assert.equal(bibTex(QUOTED), `@misc{ru-catalogue-sites-hall-fact-space-area-m2,
  title = {{Цех: площадь — 1\u00a0200 м²}},
  author = {{Палата}},
  howpublished = {Цехам работу},
  year = {2026},
  month = {9},
  url = {https://a.kz/ru/#fact-space-area-m2},
  urldate = {2026-11-02},
  langid = {russian},
  note = {Источник: Акт, дата: 2026\u00a0г.},
}
`);
});

test("no sign of a text acts on TeX", () => {
  const entry = bibTex({...QUOTED, title: "37,5 % {a} \\b #1 & x_y ~ ^ $"});
  assert.match(entry, /title = \{\{37,5 \\% \\\{a\\\} \\textbackslash\{\}b \\#1 \\& x\\_y \\textasciitilde\{\} \\textasciicircum\{\} \\\$\}\},/);
});
