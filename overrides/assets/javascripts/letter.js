/*
 * The form that makes a letter in this browser (letter-text.js), and gives it as text, on paper (which every browser saves as PDF) and,
 * where the address of the party is known, as a draft of an e-mail. Nothing is sent to anybody.
 */

import {element, find, tellFault, tickBox} from "./dom.js";
import {fill, plain} from "./formats.js";
import {idsIn, keptSites} from "./kept-sites.js";
import {asParagraphs, asText, compose, dateOf, draftOf, faults, unknownOf} from "./letter-text.js";
import {fetchJson, loadFacts, nameOf} from "./site-data.js";

const form = /** @type {HTMLFormElement} */ (find("form.letter"));
const done = find("#letter-done");
const text = /** @type {HTMLTextAreaElement} */ (find("#letter-text"));
const to = /** @type {HTMLSelectElement} */ (find("#letter-to"));
const places = form.dataset;
const lines = /** @type {HTMLTemplateElement} */ (find("#letter-words")).content.querySelectorAll("p");
const words = Object.fromEntries([...lines].map((line) => [line.dataset.key, line.textContent]));
const part = (name) => find(`[data-part=${name}]`);
/* A catalogue of so few sites is offered whole. */
const FEW = 8;
/** The letter as it is printed; nothing else of the page is then (print.css). */
const paper = element("article", {class: "letter-paper"});

// The form

/** Offers the sites that the address names, or those on the reader's list, or all of a small catalogue. */
async function offerSites() {
  let sites;
  try {
    sites = await fetchJson(places.sites);
  } catch {
    part("sites").append(element("p", {}, words.failed));
    return;
  }
  const {columns} = sites;
  const exists = (id) => columns.id.includes(id);
  const asked = idsIn(new URLSearchParams(location.search).get("ids")).filter(exists);
  const kept = keptSites().filter(exists);
  const few = columns.id.length <= FEW ? columns.id.filter((id, site) => !columns.ended[site]) : [];
  const offered = [...new Set([...asked, ...kept, ...few])];
  const chosen = asked.length ? asked : kept.length ? kept : few.length === 1 ? few : [];
  for (const id of offered) {
    const attributes = {name: "site", value: id, "data-name": columns.name[columns.id.indexOf(id)]};
    part("sites").append(tickBox(attributes, chosen.includes(id), nameOf(sites, id, places.ended)).label);
  }
  if (!offered.length) part("sites").append(element("p", {}, words.no_sites));
  addressTo([...new Set(chosen.map((id) => sites.parties[columns.ask[columns.id.indexOf(id)]]))]);
}

/** Chooses the party that answers for all the sites, unless the reader has chosen already. */
function addressTo(parties) {
  const party = [...to.options].find((option) => option.dataset.party === parties[0]);
  if (parties.length === 1 && party && !to.selectedIndex) party.selected = true;
}

/** Offers the questions of the sample letter on the page. */
function offerQuestions() {
  for (const item of document.querySelectorAll("#letter ~ blockquote li")) {
    const question = plain(item.textContent);
    part("questions").append(tickBox({name: "question", value: question}, true, question).label);
  }
}

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
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=site]:checked"));
  const sites = [...boxes].map((box) => ({id: box.value, name: box.dataset.name}));
  const facts = fields.has("unknown") ? await Promise.all(sites.map(({id}) => loadFacts(places.pages, id))) : [];
  const unknown = facts.flatMap((groups, index) => unknownOf(sites[index].name, groups, words));
  return compose(fields, words, sites, unknown, dateOf(new Date(), places.months.split("|"), words));
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
  const content = new Blob([text.value.replace(/\n/g, "\r\n")], {type: "text/plain;charset=utf-8"});
  const link = element("a", {href: URL.createObjectURL(content), download: "letter.txt"});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return words.saved;
}

const WAYS = {copy, text: save, print: () => print()};

/** Keeps the paper and the draft of the e-mail to what stands in the text. */
function follow() {
  paper.replaceChildren();
  for (const {kind, text: line} of asParagraphs(text.value, words.title)) {
    const list = paper.lastElementChild;
    if (kind !== "item") paper.append(element(kind === "heading" ? "h1" : "p", {}, line));
    else if (list?.matches("ul")) list.append(element("li", {}, line));
    else paper.append(element("ul", {}, element("li", {}, line)));
  }
  document.body.append(paper);
  document.documentElement.dataset.letter = "";
  const {email} = to.selectedOptions[0]?.dataset || {};
  const link = /** @type {HTMLAnchorElement} */ (find("[data-way=mail]", done));
  link.hidden = !email;
  part("no-address").hidden = Boolean(email);
  if (email) link.href = draftOf(email, words.title, text.value);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const required = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[required]"));
  const wrong = faults(fields, [...required].map(({name}) => name));
  tell(wrong);
  if (Object.keys(wrong).length) return;
  try {
    text.value = asText(await letterOf(fields));
  } catch {
    part("status").textContent = words.failed;
    return;
  }
  text.setSelectionRange(0, 0); // to be read from its beginning
  follow();
  done.hidden = false;
  find("#letter-done-title").focus();
});
text.addEventListener("input", follow);
/* Of a field of several lines a browser itself brings only the line of writing into sight. */
for (const area of document.querySelectorAll("textarea")) area.addEventListener("focus", () => area.scrollIntoView({block: "nearest"}));
for (const button of /** @type {NodeListOf<HTMLElement>} */ (done.querySelectorAll("button[data-way]"))) {
  button.addEventListener("click", async () => {
    part("done").textContent = (await WAYS[button.dataset.way]()) ?? "";
  });
}
offerQuestions();
offerSites();
