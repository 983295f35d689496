/*
 * The form of the lowest cost: takes the figures from the tables of its page and what the address gives, shows what cost.js reckons
 * of it, and keeps the address to what is in the form. Nothing is sent to anybody.
 */

import {estimate, faults, shown} from "./cost.js";
import {element, find, say, tellFault, whenQueryChanges, writeAddress} from "./dom.js";
import {fill, number} from "./formats.js";
import {read} from "./fractions.js";
import {fetchJson, nameOf} from "./site-data.js";

const form = /** @type {HTMLFormElement} */ (find("form.cost"));
const result = find("#cost-result");
const status = find("[data-part=status]", form);
const lines = /** @type {HTMLTemplateElement} */ (find("#cost-words")).content.querySelectorAll("p");
const words = Object.fromEntries([...lines].map((line) => [line.dataset.key, line.textContent]));
const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.elements].filter((field) => field.hasAttribute("name")));
/** The cell with the figure of each part, by its code; one without a figure says that it is not known. */
const marks = /** @type {Map<string, HTMLElement>} */ (new Map());
for (const mark of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cost]"))) marks.set(mark.dataset.cost, mark);
const known = [...marks].filter(([, mark]) => mark.dataset.rate);
const rates = Object.fromEntries(known.map(([code, mark]) => [code, read(mark.dataset.rate)]));
let site = "";

/** Returns a sum with its unit. @param {string} name @param {import("./fractions.js").Fraction} value */
const money = (name, value) => `${number(shown(name, value))}\u00a0${form.dataset.unit}`;
/** Returns the row of a part in the tables of the page. @param {string} code @param {number} cell */
const cellOf = (code, cell) => marks.get(code).closest("tr").cells[cell];

/** @returns {Record<string, string>} what is filled in, by the names of fields */
function given() {
  return Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));
}

/** @returns {string[]} what is filled in, in words */
function filledIn() {
  return fields.filter(({value}) => value.trim()).map((field) => {
    const value = field instanceof HTMLSelectElement ? field.selectedOptions[0].textContent : field.value.trim();
    return `${field.labels[0].textContent}: ${value}`;
  });
}

// What is shown

/** Returns a table with the words of its columns. @param {string[]} columns @param {(string | Node)[][]} rows */
function table(columns, rows) {
  const cell = (content, column) => element(column ? "td" : "th", {...(column ? {"data-label": columns[column]} : {scope: "row"})}, content);
  const head = columns.map((column) => element("th", {scope: "col"}, column));
  const body = rows.map((row) => element("tr", {}, ...row.map(cell)));
  return element("div", {class: "table"}, element("table", {"data-stack": ""},
    element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body)));
}

/** @param {import("./cost.js").Estimate} found */
function linesTable({lines: sums}) {
  const rows = Object.entries(sums).map(([name, {least, most}]) => [words[`line_${name}`], money(name, least), money(name, most)]);
  const isKnown = rows.every(([, least, most]) => least === most);
  const columns = [words.says_what, words.says_least, ...(isKnown ? [] : [words.says_most])];
  return table(columns, rows.map((row) => row.slice(0, columns.length)));
}

/** Returns the factors of the rent, each with the figures that may apply and where they come from. @param {import("./cost.js").Factor[]} factors */
function factorsTable(factors) {
  const rows = factors.filter(({parts}) => parts.length).flatMap(({group, parts}) => parts.map((part) => [
    words[`group_${group}`], cellOf(part, 1).textContent, marks.get(part).textContent, copied(cellOf(part, 3)),
  ]));
  return table([words.says_depends, words.says_case, words.says_value, words.says_source], rows);
}

/** Returns what stands in a place of the page, once more. @param {Element} place */
function copied(place) {
  const made = document.createDocumentFragment();
  for (const child of place.childNodes) made.append(child.cloneNode(true));
  return made;
}

/** @param {string} intro @param {string[]} items */
function list(intro, items) {
  return items.length ? [element("p", {}, intro), element("ul", {}, ...items.map((item) => element("li", {}, item)))] : [];
}

/** @param {import("./cost.js").Estimate} found */
function show(found) {
  const narrowing = found.narrowing.map(([question, times]) =>
    fill(words.says_times, {question: words[`ask_${question}`], times: number(shown("times", times))}));
  const lacks = found.lacks.map((part) => `${words[`group_${part.split("-")[0]}`]}: ${cellOf(part, 1).textContent}`);
  const hasLines = Object.keys(found.lines).length > 0;
  find("[data-part=result]", result).replaceChildren(
    find(".cost-basis").cloneNode(true),
    ...list(words.says_given, filledIn()),
    ...(hasLines ? [linesTable(found)] : []),
    ...list(words.says_narrow, narrowing),
    ...list(words.says_lacks, lacks),
    ...(found.factors.length ? [element("h4", {}, words.says_factors), factorsTable(found.factors)] : []),
  );
  result.hidden = false;
  say(status, summary(found.lines));
}

/** @param {import("./cost.js").Estimate["lines"]} sums */
function summary({total, square}) {
  if (total) return fill(words.says_month, {sum: money("total", total.least)});
  return square ? fill(words.says_square, {sum: money("square", square.least)}) : words.says_nothing;
}

/** Reckons anew, or says what is wrong. @param {boolean} isAsked whether the reader has pressed the button */
function answer(isAsked) {
  const values = given();
  const wrong = faults(rates, values);
  const week = rates[`week-${values.week || "normal"}`];
  const norm = week ? number(shown("hours", week)) : "";
  for (const field of fields) {
    if (field instanceof HTMLInputElement) tellFault(field, wrong[field.name] && fill(words[`error_${wrong[field.name]}`], {norm}));
  }
  const count = Object.keys(wrong).length;
  if (count) {
    result.hidden = true;
    say(status, fill(words.error_count, {count}));
    if (isAsked) /** @type {HTMLElement} */ (form.querySelector("[aria-invalid]")).focus();
    return;
  }
  writeAddress(new URLSearchParams({...(site && {site}), ...values}));
  show(estimate([...marks.keys()], rates, values));
  if (isAsked) find("#cost-result-title").focus();
}

// Where the reader comes from

/** Fills the form from the address; a field that it does not name is empty. */
function fillIn() {
  const query = new URLSearchParams(location.search);
  for (const field of fields) {
    if (query.has(field.name)) field.value = query.get(field.name);
    else if (field instanceof HTMLInputElement) field.value = "";
    else field.selectedIndex = 0;
    if (field.value === "" && field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
  }
  site = query.get("site") || "";
  if (String(query)) answer(false);
}

/** Says for which site the form was filled in. */
async function nameSite() {
  if (!site) return;
  try {
    const sites = await fetchJson(form.dataset.sites);
    if (!sites.columns.id.includes(site)) return;
    const line = find("[data-part=site]", form);
    const link = line.querySelector("a");
    link.href = `${form.dataset.pages}${encodeURIComponent(site)}/`;
    link.textContent = nameOf(sites, site, form.dataset.ended);
    line.hidden = false;
  } catch {
    // what is reckoned needs no name
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  answer(true);
});
form.addEventListener("change", () => answer(false));
whenQueryChanges(fillIn);
fillIn();
nameSite();
