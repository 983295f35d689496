/* The letter as text: what is wrong with what was written, what stands in it, and how it is read again. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {offeredSites, partiesOf, unknownNeeds} from "../../overrides/assets/javascripts/letter-sites.js";
import {asParagraphs, asText, compose, dateOf, draftOf, faults, questionOf, unknownFacts} from "../../overrides/assets/javascripts/letter-text.js";

const WORDS = {
  title: "Letter", line_to: "To {to}", line_who: "We, {organisation}", line_activity: "We make {activity}", line_sites: "Sites",
  line_site: "{name} ({id})", line_plan: "Plan", line_opportunity: "Kind: {opportunity}", line_production: "Makes {production}",
  line_needs: "Needs {needs}", line_jobs: "Jobs {jobs}", line_trades: "Trades {trades}", line_schedule: "Hours {schedule}",
  line_questions: "Questions", line_unknown: "{name}: {facts}?", line_visit: "May we come?", line_person: "{person} answers",
  line_contact: "Call {contact}", line_date: "{day} {month} {year}", appeal_title: "Appeal", line_applicant: "From {organisation}",
  line_number: "No. {number}", line_address: "Of {address}", line_subject: "About:", line_signature: "Signed:",
};
const NOTHING = {to: "", sites: [], opportunities: [], questions: []};

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

test("a telephone in any form is right, and several are", () => {
  for (const phone of ["1414", "8 (7252) 53–00–00 доб. 12", "+7 701 000‑00‑00, 8 800 080 77 77"]) assert.deepEqual(faults(form({...WRITTEN, phone}), []), {}, phone);
});

test("a letter has what was written, in its order, and its date last", () => {
  const fields = form({...WRITTEN, jobs: "3", "own-questions": " Is there a road?\n\n"});
  const chosen = {to: "Office", sites: [{id: "a-1", name: "Hall"}], opportunities: ["furniture", "bricks"], questions: ["Who pays?"]};
  const letter = compose(fields, WORDS, chosen, ["Hall: area?"], "1 May 2026");
  assert.equal(asText(letter), [
    "Letter", "To Office", "We, Ұлы дала", "Sites:", "— Hall (a-1)", "Plan:", "— Kind: furniture, bricks\n— Makes caps\n— Jobs 3",
    "Questions:", "— Who pays?\n— Hall: area?\n— Is there a road?", "May we come?", "Ada answers", "Call +7 700 000 00 00", "1 May 2026",
  ].join("\n\n"));
});

test("an appeal names who asks with number and address, what about, and has a place to sign", () => {
  const fields = form({...WRITTEN, appeal: "1", number: "901 240 000 001", address: "Samal 1"});
  assert.deepEqual(asText(compose(fields, WORDS, {...NOTHING, to: "Office"}, [], "today")).split("\n\n"), [
    "Appeal", "To Office", "From Ұлы дала", "No. 901 240 000 001", "Of Samal 1", "About:", "We, Ұлы дала", "Plan:", "— Makes caps",
    "May we come?", "Ada answers", "Call +7 700 000 00 00", "today", "Signed:",
  ]);
  assert.deepEqual(faults(fields, ["address"]), {});
  assert.deepEqual(faults(form({...WRITTEN, address: " ", number: "12345"}), ["address"]), {address: "error_required", number: "error_number"});
  assert.deepEqual(faults(form({...WRITTEN, address: "Samal 1", number: ""}), ["address"]), {});
});

test("what is not wanted is not in it", () => {
  const text = asText(compose(form(WRITTEN), WORDS, NOTHING, [], "today"));
  for (const words of ["Sites", "Questions", "Kind", "To ", "We make", "From", "Signed"]) assert.ok(!text.includes(words), words);
});

test("hostile text stays as it was written", () => {
  const hostile = "<img src=x onerror=alert(1)> {facts} 🏭🇰🇿 % & \\ «\u202e»";
  const text = asText(compose(form({...WRITTEN, organisation: hostile, production: "ү".repeat(1900)}), WORDS, NOTHING, [], "{title}"));
  assert.ok(text.includes(`We, ${hostile}`) && text.includes("ү".repeat(1900)) && text.endsWith("{title}"));
});

test("text that was mended by hand is read as paragraphs again", () => {
  const sites = [{id: "a", name: "A"}, {id: "b", name: "B"}];
  for (const fields of [form(WRITTEN), form({...WRITTEN, appeal: "1"})]) {
    const letter = compose(fields, WORDS, {...NOTHING, sites}, [], "today");
    assert.deepEqual(asParagraphs(asText(letter), WORDS), letter);
  }
  assert.deepEqual(asParagraphs("Mine\n— \n—one", WORDS).map(({kind}) => kind), ["text", "text", "text"]);
});

// What is asked

const fact = (name, value = null) => ({name, value});
const GROUPS = [
  {id: "", title: "", facts: [fact("status")]}, {id: "space", title: "Space", facts: ["area", "units", "load", "gate"].map((name) => fact(name))},
  {id: "institution", title: "Institution", facts: [fact("address")]}, {id: "rights", title: "Rights", facts: [fact("rent"), fact("owner", "State")]},
  {id: "access", title: "Access", facts: [fact("lorry"), fact("gate")]},
];
const IMPORTANT = ["rights/rent", "rights/owner", "access/gate", "space/gate"];

test("of a site is asked what is not known of it and most important, and all on demand", () => {
  assert.deepEqual(unknownFacts(GROUPS, IMPORTANT, false), ["rent", "gate", "gate", "area", "units"]);
  assert.deepEqual(unknownFacts(GROUPS, IMPORTANT, true), ["area", "units", "load", "gate", "rent", "lorry", "gate"]);
  assert.deepEqual(unknownFacts(GROUPS.slice(2, 3), IMPORTANT, true), []);
  assert.deepEqual(questionOf("Hall", ["area", "rent"], WORDS), ["Hall: area; rent?"]);
  assert.deepEqual(questionOf("Hall", [], WORDS), []);
});

// Which sites, and who answers for them

/** Returns the data of sites, each with the party that answers for it. */
function sitesOf(parties, ended = []) {
  const ids = Object.keys(parties);
  const names = [...new Set(Object.values(parties))];
  return {parties: names, columns: {id: ids, ask: ids.map((id) => names.indexOf(parties[id])), ended: ids.map((id) => Number(ended.includes(id)))}};
}

test("the sites of the address are chosen, else those that the reader keeps, else the only one", () => {
  const sites = sitesOf({a: "x", b: "x", c: "y", d: "y"}, ["d"]);
  assert.deepEqual(offeredSites(sites, ["b", "nowhere"], ["c"]), {offered: ["b", "c", "a"], chosen: ["b"]});
  assert.deepEqual(offeredSites(sites, null, ["c"]), {offered: ["c", "a", "b"], chosen: ["c"]});
  assert.deepEqual(offeredSites(sites, null, []), {offered: ["a", "b", "c"], chosen: []});
  assert.deepEqual(offeredSites(sites, [], ["c"]).chosen, [], "an address that names no site chooses none");
  assert.deepEqual(offeredSites(sitesOf({a: "x"}), null, []), {offered: ["a"], chosen: ["a"]});
});

test("a letter goes to whoever answers for most of the chosen sites, whatever the order of the language", () => {
  const sites = {a: "x", b: "y", c: "y", d: "", e: "x", f: "x"};
  assert.deepEqual(partiesOf(sitesOf(sites, ["f"]), ["b"]), ["y"]);
  assert.deepEqual(partiesOf(sitesOf(sites), ["a", "b", "c"]), ["y", "x"]);
  assert.deepEqual(partiesOf(sitesOf(sites), ["b", "a"]), ["y", "x"]);
  assert.deepEqual(partiesOf(sitesOf(sites), ["d"]), []);
  assert.deepEqual(partiesOf(sitesOf(sites, ["f", "e"]), []), ["y", "x"], "while none is chosen, for most of the catalogue");
  const other = Object.fromEntries(Object.entries(sites).reverse());
  assert.deepEqual(partiesOf(sitesOf(other, ["f"]), []), partiesOf(sitesOf(sites, ["f"]), []));
});

test("of needs a letter asks those that are not known, also of a number that is told inexactly", () => {
  const sites = {
    columns: {id: ["a", "b"], area: [null, 500], power: [100, 100], lorry: [2, null]}, units: {area: "m²", power: "kW"}, institutions: [], regions: [],
    inexact: {area: {1: [500, null, "at least 500 m²"]}, power: {}}, words: {lorry: [["big", "big"], ["small", "small"], ["none", "none"]]},
  };
  const address = new URLSearchParams("area=800&power=50&lorry=small");
  assert.deepEqual(unknownNeeds(sites, "a", ["area", "power", "lorry"], address), ["area"]);
  assert.deepEqual(unknownNeeds(sites, "b", ["area", "power", "lorry"], address), ["area", "lorry"]);
});

test("a day is written with the month of the language", () => {
  assert.equal(dateOf(new Date(2026, 4, 1), ["", "", "", "", "мая"], WORDS), "1 мая 2026");
});

// The draft of an e-mail

const DRAFT = {
  title: "Письмо о намерении участвовать в проекте", draft_who: "{organisation} направляет письмо о намерении открыть производство.",
  draft_sites: "Коды записей о площадках: {ids}", draft_paste: "[Вставьте вместо этой строки полный текст письма]",
};
const MAIL = "mailto:a@b.kz";

test("a draft says who writes, about which sites, and what to paste", () => {
  const [address, query] = draftOf(MAIL, DRAFT, "«Ұлы дала» 100 % & ?", ["hall-1", "yard-2"]).split("?");
  const said = new URLSearchParams(query);
  assert.equal(address, MAIL);
  assert.equal(said.get("subject"), DRAFT.title);
  assert.equal(said.get("body"), [
    "«Ұлы дала» 100 % & ? направляет письмо о намерении открыть производство.", "Коды записей о площадках: hall-1, yard-2", DRAFT.draft_paste,
  ].join("\r\n\r\n"));
});

test("a draft stays short whatever is written, and half of a sign spoils none", () => {
  const signs = ["ү", "🏭", "%", "a", "\ud83c", "\u202e", " ", "\n"];
  let seed = 7;
  const dice = (count) => (seed = (seed * 48271) % 2147483647) % count;
  for (let turn = 0; turn < 500; turn += 1) {
    const organisation = Array.from({length: dice(400)}, () => signs[dice(signs.length)]).join("");
    const ids = Array.from({length: dice(50)}, (none, index) => `site-of-some-length-${index}`);
    const draft = draftOf(MAIL, DRAFT, organisation, ids);
    assert.ok(draft.length < 1800, `${draft.length}`);
    assert.ok(new URLSearchParams(draft.split("?")[1]).get("body").endsWith(DRAFT.draft_paste));
  }
});
