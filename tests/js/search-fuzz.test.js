/* Queries that nobody should type, QUERIES of them in each language: none throws or brings markup, and every answer is whole. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {openIndex} from "../../overrides/assets/javascripts/search-engine.js";
import {search} from "./engine.js";

const QUERIES = Number(process.env.QUERIES || 500);
const SIGNS = [
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "әғқңөұүһі", "abcdefghijklmnopqrstuvwxyz", "0123456789²½٣", "\\^$.*+?()[]{}|/-", "<>&\"'`=;%#",
  " \t\n\u00a0\u200b\u00ad\u202e\0", "😀👨‍👩‍👧🇰🇿", "漢字ßİıﬁ\u0301\u0306", "\ud800",
].map((signs) => signs.split(""));
const WORDS = [
  "өндіріс", "кәсіпкерлердің", "площадка", "осуждённый", "УИС", "ҚАЖ", "ondiris", "gkjoflrf", "901", "1 200", "__proto__", "constructor",
  "toString", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{ source.pec }}", "' OR 1=1 --", "(?:a+)+$",
  "%E0%A4%A", "../../index.html", "null", "undefined", "NaN", "еңбек ".repeat(40),
];

/** Returns a number from 0 to `below`, the same sequence for the same seed (a linear congruential generator). */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function query(roll) {
  const one = (list) => list[roll(list.length)];
  const many = (count, make) => Array.from({length: count}, make);
  const kind = roll(100);
  if (kind < 40) return many(roll(41), () => one(one(SIGNS))).join("");
  if (kind < 70) return many(1 + roll(6), () => one(WORDS)).join(one([" ", "\u00a0", "-", "/"]));
  if (kind < 95) {
    const word = one(WORDS).split("");
    many(1 + roll(4), () => word.splice(roll(word.length + 1), 0, one(one(SIGNS))));
    return word.join("");
  }
  return kind < 98 ? " ".repeat(roll(200)) : many(10_240, () => one(one(SIGNS))).join("");
}

const isText = (parts) => parts.every(([text, isMarked]) => typeof text === "string" && text && typeof isMarked === "boolean");

for (const [language, seed] of /** @type {["kk" | "ru", number][]} */ ([["kk", 1], ["ru", 2]])) {
  test(`any query gets a whole answer in ${language}`, async () => {
    const ids = new Set((await openIndex(language)).sections.map(({id}) => id));
    const roll = dice(seed);
    for (let count = 0; count < QUERIES; count += 1) {
      const asked = query(roll);
      const answer = await search(language, asked, {limit: 2});
      const told = JSON.stringify([asked, answer]).slice(0, 1000);
      assert.equal(answer.query, asked);
      assert.ok(answer.reading === null || typeof answer.reading === "string", told);
      assert.equal(answer.results.length, Math.min(2, answer.total), told);
      assert.equal(answer.sections.reduce((sum, {total}) => sum + total, 0), answer.total, told);
      assert.ok(answer.nearest.every((word) => typeof word === "string") && !(answer.total && answer.nearest.length), told);
      for (const {section, title, excerpt, url} of answer.results) {
        assert.ok(ids.has(section) && isText(title) && isText(excerpt), told);
        assert.ok(url.startsWith("/") && url.startsWith("/ru/") === (language === "ru"), told);
      }
    }
  });
}
