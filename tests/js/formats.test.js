/* Numbers, phrases and lists of ids as the scripts of the page write and read them. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {fill, inSentence, number, plain} from "../../overrides/assets/javascripts/formats.js";
import {idsIn} from "../../overrides/assets/javascripts/kept-sites.js";
import {once, statusOf} from "../../overrides/assets/javascripts/site-data.js";

test("a number has no-break spaces between thousands and a comma", () => {
  assert.deepEqual([0, 999, 1200.5, "1234567"].map(number), ["0", "999", "1\u00a0200,5", "1\u00a0234\u00a0567"]);
});

test("a phrase gets its values, and keeps a place without one", () => {
  assert.equal(fill("{count} of {total}, {other}", {count: 0, total: "<b>"}), "0 of <b>, {other}");
});

test("a text of the page loses soft hyphens and line breaks, and keeps no-break spaces", () => {
  assert.equal(plain(" өн\u00adді\u00adріс\n  № 53 "), "өндіріс № 53");
});

test("a list of ids has each once, and nothing that is no id", () => {
  assert.deepEqual(idsIn("a,b-1,a,,A,../x,<img>"), ["a", "b-1"]);
  assert.deepEqual(idsIn(null), []);
  assert.equal(idsIn(Array.from({length: 60}, (_, place) => `site-${place}`).join(",")).length, 50);
});

test("the name of a fact in a sentence begins small, an abbreviation does not", () => {
  assert.deepEqual(["Әкімшілік", "БИН", "Э", ""].map(inSentence), ["әкімшілік", "БИН", "э", ""]);
});

test("what is asked for twice is made once, and after a failure again", async () => {
  let count = 0;
  const made = once(async () => {
    count += 1;
    if (count === 1) throw new Error("no network");
    return count;
  });
  await assert.rejects(made(), /no network/);
  assert.deepEqual(await Promise.all([made(), made()]), [2, 2]);
});

test("the status of a site is one bit of a number", () => {
  const sites = /** @type {any} */ ({columns: {status: [1, 4]}, words: {status: [["idle", "I"], ["offered", "O"], ["taken", "T"]]}});
  assert.deepEqual([statusOf(sites, 0), statusOf(sites, 1)], [["idle", "I"], ["taken", "T"]]);
});
