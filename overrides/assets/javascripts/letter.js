/*
 * The form that makes a letter in this browser (letter-text.js), and gives it as text, on paper (which every browser saves as PDF) and,
 * where the address of the party is known, with the draft of an e-mail to paste it into. Nothing is sent to anybody.
 */

import {element, find, tellFault, tickBox, writeAddress} from "./dom.js";
import {fill, plain} from "./formats.js";
import {idsIn, keptSites} from "./kept-sites.js";
import {handOver, takeOver} from "./letter-kept.js";
import {offeredSites, partiesOf, unknownNeeds} from "./letter-sites.js";
import {asParagraphs, asText, compose, dateOf, draftOf, faults, questionOf, unknownFacts} from "./letter-text.js";
import {needsInWords} from "./needs-answers.js";
import {fetchJson, loadFacts, nameOf, once} from "./site-data.js";

const form = /** @type {HTMLFormElement} */ (find("form.letter"));
const done = find("#letter-done");
const text = /** @type {HTMLTextAreaElement} */ (find("#letter-text"));
const to = /** @type {HTMLSelectElement} */ (find("#letter-to"));
const places = form.dataset;
const {content} = /** @type {HTMLTemplateElement} */ (find("#letter-words"));
/** Returns what the template says under a name, by the attribute that names it. @param {string} name @returns {[string, string][]} */
const said = (name) => [...content.querySelectorAll("p")].filter(({dataset}) => dataset[name]).map((line) => [line.dataset[name], line.textContent]);
const words = Object.fromEntries(said("key"));
const needs = new Map(said("need"));
const important = said("important").map(([group, name]) => `${group}/${name}`);
const part = (name) => find(`[data-part=${name}]`);
/** The letter as it is printed; nothing else of the page is then (print.css). */
const paper = element("article", {class: "letter-paper"});
const load = once(() => fetchJson(places.sites));
const written = takeOver();

/** Returns the boxes and options of a name that are chosen now. @param {string} name */
function chosen(name) {
  return /** @type {HTMLElement[]} */ ([...form.querySelectorAll(`input[name=${name}]:checked, select[name=${name}] :checked`)]);
}

/** Tells whether a field waits for the data of the sites. */
const needsSites = (name) => name === "site" || name === "ask";
const chosenSites = () => chosen("site").map((box) => /** @type {HTMLInputElement} */ (box).value);
/** Returns the needs that the address names. */
const needed = () => new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => needs.has(name)));

// The form

/** Offers the sites to choose from, chooses some, and addresses the letter. */
async function offerSites() {
  let sites;
  try {
    sites = await load();
  } catch {
    part("sites").append(element("p", {}, words.failed));
    return;
  }
  const address = new URLSearchParams(location.search);
  const {offered, chosen: first} = offeredSites(sites, address.has("ids") ? idsIn(address.get("ids")) : null, keptSites());
  for (const id of new Set([...offered, ...idsIn(written?.offered.join(","))])) {
    if (!sites.columns.id.includes(id)) continue;
    const attributes = {name: "site", value: id, "data-name": sites.columns.name[sites.columns.id.indexOf(id)]};
    part("sites").append(tickBox(attributes, first.includes(id), nameOf(sites, id, places.ended)).label);
  }
  if (!form.querySelector("[name=site]")) part("sites").append(element("p", {}, words.no_sites));
  tellNeeds(sites);
  restore(needsSites);
  addressTo(sites);
}

/** Writes the needs of the address into the form, and offers to ask about those alone. */
function tellNeeds(sites) {
  const wanted = [...needsInWords(sites, needs, needed(), {number: words.need_number, choice: words.need_choice}).values()];
  const field = /** @type {HTMLTextAreaElement} */ (find("#letter-needs"));
  const choice = /** @type {HTMLInputElement} */ (find("[name=ask][value=needs]"));
  part("ask-needs").hidden = !wanted.length;
  choice.disabled = !wanted.length;
  if (!wanted.length) return;
  choice.checked = true;
  field.dataset.given = wanted.join("; ");
  field.value ||= field.dataset.given;
}

/** Addresses the letter to whoever answers for the chosen sites, unless the reader has chosen; says when those are several. */
function addressTo(sites) {
  const options = [...to.options];
  const parties = partiesOf(sites, chosenSites()).filter((id) => options.some(({value}) => value === id));
  if (parties.length && !("chosen" in to.dataset)) to.value = parties[0];
  const names = parties.map((id) => plain(options.find(({value}) => value === id).textContent));
  part("parties").textContent = chosenSites().length && parties.length > 1 ? fill(words.parties, {parties: names.join(", ")}) : "";
}

/** Offers the questions of the sample letter on the page. */
function offerQuestions() {
  [...document.querySelectorAll("#letter ~ blockquote li")].forEach((item, index) => {
    const question = plain(item.textContent);
    part("questions").append(tickBox({name: "question", value: String(index), "data-name": question}, true, question).label);
  });
}

/** An appeal to a state body asks for more. */
function showAppeal() {
  const more = /** @type {HTMLFieldSetElement | null} */ (form.querySelector("[data-part=appeal]"));
  if (more) more.disabled = more.hidden = !chosen("appeal").length;
}

// Into the other language and back

/** Puts into fields of the form what was written in the other language. @param {(name: string) => boolean} isWanted */
function restore(isWanted) {
  for (const field of /** @type {Iterable<any>} */ (form.elements)) {
    if (!written || !field.name || !isWanted(field.name)) continue;
    const values = written.fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

/** Returns what is written; what the page itself wrote in its language is left out. */
function state() {
  const fields = /** @type {[string, string][]} */ ([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const offered = [...form.querySelectorAll("[name=site]")].map((box) => /** @type {HTMLInputElement} */ (box).value);
  const {given} = find("#letter-needs").dataset;
  return {
    fields: fields.filter(([name, value]) => name !== "needs" || value !== given).concat("chosen" in to.dataset ? [["to-chosen", "1"]] : []),
    offered,
    letter: done.hidden ? null : "changed" in text.dataset ? text.value : "",
  };
}

// The letter

/** Says beside each field what is wrong with it, and goes to the first. */
function tell(wrong) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[id], textarea[id]"))) {
    tellFault(field, words[wrong[field.name]]);
  }
  const count = Object.keys(wrong).length;
  part("status").textContent = count ? fill(words.errors, {count}) : "";
  /** @type {HTMLElement} */ (form.querySelector("[aria-invalid]"))?.focus();
}

async function letterOf(fields) {
  const names = (name) => chosen(name).map(({dataset}) => dataset.name);
  const sites = chosenSites().map((id, index) => ({id, name: names("site")[index]}));
  const about = {to: names("to")[0], sites, opportunities: names("opportunity"), questions: names("question")};
  const asked = await Promise.all(sites.map(async ({id, name}) => questionOf(name, await factsToAsk(id, fields.get("ask")), words)));
  return compose(fields, words, about, asked.flat(), dateOf(new Date(), places.months.split("|"), words));
}

/** Returns the names of the facts of a site to ask for: those that the reader needs, the most important ones, or all. */
async function factsToAsk(id, which) {
  if (which === "needs") return unknownNeeds(await load(), id, [...needs.keys()], needed()).map((field) => needs.get(field));
  return which === "none" ? [] : unknownFacts((await loadFacts(places.pages, id)).groups, important, which === "all");
}

// What is done with it

async function copy() {
  text.select(); // so that it can be copied by hand where the clipboard is not allowed
  try {
    await navigator.clipboard.writeText(text.value);
    return words.copied;
  } catch {
    return words.selected;
  }
}

function save() {
  const file = new Blob([text.value.replace(/\n/g, "\r\n")], {type: "text/plain;charset=utf-8"});
  const link = element("a", {href: URL.createObjectURL(file), download: "letter.txt"});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return words.saved;
}

const WAYS = {copy, text: save, print: () => print(), mail: copy};

/** Keeps the paper and the draft of the e-mail to what stands in the text. */
function follow() {
  paper.replaceChildren();
  for (const {kind, text: line} of asParagraphs(text.value, words)) {
    const list = paper.lastElementChild;
    if (kind !== "item") paper.append(element(kind === "heading" ? "h1" : "p", {}, line));
    else if (list?.matches("ul")) list.append(element("li", {}, line));
    else paper.append(element("ul", {}, element("li", {}, line)));
  }
  document.body.append(paper);
  document.documentElement.dataset.letter = "";
  const {mail} = to.selectedOptions[0]?.dataset || {};
  const link = /** @type {HTMLAnchorElement} */ (find("[data-way=mail]", done));
  link.hidden = part("draft-is-short").hidden = !mail;
  part("no-address").hidden = Boolean(mail);
  if (mail) link.href = draftOf(mail, words, String(new FormData(form).get("organisation")), chosenSites());
}

/** Makes the letter, unless something is wrong; returns whether it is made. */
async function make() {
  const fields = new FormData(form);
  const required = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[required]:enabled"));
  const wrong = faults(fields, [...required].map(({name}) => name));
  tell(wrong);
  if (Object.keys(wrong).length) return false;
  try {
    text.value = asText(await letterOf(fields));
  } catch {
    part("status").textContent = words.failed;
    return false;
  }
  delete text.dataset.changed;
  text.setSelectionRange(0, 0); // to be read from its beginning
  show();
  return true;
}

function show() {
  follow();
  done.hidden = false;
}

// The beginning

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await make()) find("#letter-done-title").focus();
});
form.addEventListener("change", async ({target}) => {
  const {name} = /** @type {HTMLInputElement} */ (target);
  if (name === "to") to.dataset.chosen = "";
  if (name === "appeal") showAppeal();
  if (name !== "site") return;
  const address = new URLSearchParams(location.search);
  address.set("ids", chosenSites().join(","));
  writeAddress(address);
  addressTo(await load());
});
text.addEventListener("input", () => {
  text.dataset.changed = "";
  follow();
});
/* Of a field of several lines a browser itself brings only the line of writing into sight. */
for (const area of document.querySelectorAll("textarea")) area.addEventListener("focus", () => area.scrollIntoView({block: "nearest"}));
for (const way of /** @type {NodeListOf<HTMLElement>} */ (done.querySelectorAll("[data-way]"))) {
  if (way.dataset.way === "print") way.hidden = !("print" in window); // Firefox for Android learned it late
  way.addEventListener("click", async () => {
    part("done").textContent = (await WAYS[way.dataset.way]()) ?? "";
  });
}
for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".language-link"))) {
  link.addEventListener("click", (event) => {
    const isHere = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (isHere) handOver(state());
  });
}
addEventListener("pageshow", ({persisted}) => persisted && takeOver()); // nobody has read it: the reader came back instead
offerQuestions();
restore((name) => !needsSites(name));
if (written?.fields.some(([name]) => name === "to-chosen")) to.dataset.chosen = "";
showAppeal();
offerSites().then(async () => {
  if (!written || written.letter === null) return;
  await make();
  if (!written.letter) return;
  text.value = written.letter;
  text.dataset.changed = "";
  show();
});
