/* The letter as text: what is wrong with what was written, what stands in it, and how it is read again. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {asParagraphs, asText, compose, dateOf, draftOf, faults, unknownOf} from "../../overrides/assets/javascripts/letter-text.js";

const WORDS = {
  title: "Letter", line_to: "To {to}", line_who: "We, {organisation}", line_activity: "We make {activity}", line_sites: "Sites",
  line_site: "{name} ({id})", line_plan: "Plan", line_opportunity: "Kind: {opportunity}", line_production: "Makes {production}",
  line_needs: "Needs {needs}", line_jobs: "Jobs {jobs}", line_trades: "Trades {trades}", line_schedule: "Hours {schedule}",
  line_questions: "Questions", line_unknown: "{name}: {facts}?", line_visit: "May we come?", line_person: "{person} answers",
  line_contact: "Call {contact}", line_date: "{day} {month} {year}",
};

/** Returns what was written into the form; a list is several fields of one name. */
function form(written) {
  const fields = new FormData();
  for (const [name, values] of Object.entries(written)) for (const value of [values].flat()) fields.append(name, value);
  return fields;
}

const WRITTEN = {organisation: "Ұлы дала", production: "caps", person: "Ada", phone: "+7 700 000 00 00", "own-questions": ""};

test("nothing is wrong with what is enough", () => {
  assert.deepEqual(faults(form(WRITTEN), ["organisation", "production", "person"]), {});
  assert.deepEqual(faults(form({...WRITTEN, phone: "", email: "a@b.kz", jobs: "1 250"}), []), {});
});

test("each fault is told by its field", () => {
  const written = {organisation: " ", jobs: "many", email: "a@", phone: "call me"};
  const wrong = {organisation: "error_required", jobs: "error_jobs", email: "error_email", phone: "error_phone"};
  assert.deepEqual(faults(form(written), ["organisation"]), wrong);
  assert.deepEqual(faults(form({phone: " ", email: ""}), []), {phone: "error_either"});
});

for (const jobs of ["0", "-5", "2,5", "123456", "½", "жиырма"]) {
  test(`jobs are a whole number, not ${jobs}`, () => assert.deepEqual(faults(form({...WRITTEN, jobs}), []), {jobs: "error_jobs"}));
}

test("a letter has what was written, in its order, and its date last", () => {
  const fields = form({
    ...WRITTEN, to: "Office", jobs: "3", opportunity: ["furniture", "bricks"], question: ["Who pays?"], "own-questions": " Is there a road?\n\n",
  });
  const letter = compose(fields, WORDS, [{id: "a-1", name: "Hall"}], ["Hall: area?"], "1 May 2026");
  assert.equal(asText(letter), [
    "Letter", "To Office", "We, Ұлы дала", "Sites:", "— Hall (a-1)", "Plan:", "— Kind: furniture, bricks\n— Makes caps\n— Jobs 3",
    "Questions:", "— Who pays?\n— Hall: area?\n— Is there a road?", "May we come?", "Ada answers", "Call +7 700 000 00 00", "1 May 2026",
  ].join("\n\n"));
});

test("what is not wanted is not in it", () => {
  const text = asText(compose(form(WRITTEN), WORDS, [], [], "today"));
  for (const words of ["Sites", "Questions", "Kind", "To ", "We make"]) assert.ok(!text.includes(words), words);
});

test("hostile text stays as it was written", () => {
  const hostile = "<img src=x onerror=alert(1)> {facts} 🏭🇰🇿 % & \\ «\u202e»";
  const text = asText(compose(form({...WRITTEN, organisation: hostile, production: "ү".repeat(1900)}), WORDS, [], [], "{title}"));
  assert.ok(text.includes(`We, ${hostile}`) && text.includes("ү".repeat(1900)) && text.endsWith("{title}"));
});

test("text that was mended by hand is read as paragraphs again", () => {
  const letter = compose(form(WRITTEN), WORDS, [{id: "a", name: "A"}, {id: "b", name: "B"}], [], "today");
  assert.deepEqual(asParagraphs(asText(letter), WORDS.title), letter);
  assert.deepEqual(asParagraphs("Mine\n— \n—one", WORDS.title).map(({kind}) => kind), ["text", "text", "text"]);
});

test("of a site is asked what its own groups do not tell", () => {
  const fact = (name, value) => ({name, value});
  const groups = [
    {id: "", title: "", facts: [fact("status", null)]}, {id: "space", title: "Space", facts: [fact("area", null), fact("height", "3 m")]},
    {id: "institution", title: "Institution", facts: [fact("address", null)]}, {id: "rights", title: "Rights", facts: [fact("rent", null)]},
  ];
  assert.deepEqual(unknownOf("Hall", groups, WORDS), ["Hall: area; rent?"]);
  assert.deepEqual(unknownOf("Hall", [groups[2]], WORDS), []);
});

test("a day is written with the month of the language", () => {
  assert.equal(dateOf(new Date(2026, 4, 1), ["", "", "", "", "мая"], WORDS), "1 мая 2026");
});

test("a draft of an e-mail has the whole text, and half of a sign spoils none", () => {
  const address = draftOf("a@b.kz", "Хат & 1", "100 % & ?\nӘлия \ud83c");
  assert.equal(address, `mailto:a@b.kz?subject=${encodeURIComponent("Хат & 1")}&body=${encodeURIComponent("100 % & ?\r\nӘлия \ufffd")}`);
});
