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
/** Returns what a part is called, after its group. @param {string} code */
const nameOfPart = (code) => `${words[`group_${code.split("-")[0]}`]}: ${marks.get(code).dataset.case}`;

/** @returns {Record<string, string>} what is filled in, by the names of fields */
function given() {
  return Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));
}

/** @returns {string[]} what is filled in, in words */
function filledIn() {
  return fields.filter(({value}) => value.trim()).map((field) => {
    const value = field instanceof HTMLSelectElement ? field.selectedOptions[0].textContent : field.value.trim();
    return `${words[`ask_${field.name}`]}: ${value}`;
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

/** Returns a number, or from which to which it goes. @param {string} name @param {import("./cost.js").Span} span */
function fromTo(name, {least, most}) {
  return [...new Set([least, most].map((end) => number(shown(name, end))))].join("–");
}

/** @param {import("./cost.js").Estimate} found */
function linesTable({lines: sums}) {
  return table([words.says_what, words.says_least], Object.entries(sums).map(([name, span]) =>
    [words[`line_${name}`], `${fromTo(name, span)}\u00a0${form.dataset.unit}`]));
}

/** Returns the factors of the rent, each from its least to its most and with the sources of its figures. @param {import("./cost.js").Factor[]} factors */
function factorsTable(factors) {
  const rows = factors.filter(({parts}) => parts.length).map(({group, span, parts}) => {
    return [parts.length === 1 ? nameOfPart(parts[0]) : words[`group_${group}`], fromTo("factor", span), sourcesOf(parts)];
  });
  return table([words.says_depends, words.says_value, words.says_source], rows);
}

/** Returns the links to the sources of figures, each once. @param {string[]} parts */
function sourcesOf(parts) {
  const links = parts.map((part) => marks.get(part).closest("tr").querySelector("a")).filter(Boolean);
  const different = [...new Map(links.map((link) => [link.href, link.cloneNode(true)])).values()];
  return element("span", {}, ...different.flatMap((link, index) => (index ? ["; ", link] : [link])));
}

/** @param {string} intro @param {string[]} items */
function list(intro, items) {
  return items.length ? [element("p", {}, intro), element("ul", {}, ...items.map((item) => element("li", {}, item)))] : [];
}

/** @param {import("./cost.js").Estimate} found */
function show(found) {
  const narrowing = found.narrowing.map(([question, times]) =>
    fill(words.says_times, {question: words[`ask_${question}`], times: number(shown("times", times))}));
  const lacks = found.lacks.map(nameOfPart);
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

/** Says beside each field what is wrong with it. @param {Record<string, string>} wrong @param {Record<string, string>} values */
function tell(wrong, values) {
  const week = rates[`week-${values.week || "normal"}`];
  const norm = week ? number(shown("hours", week)) : "";
  for (const field of fields) {
    if (field instanceof HTMLInputElement) tellFault(field, wrong[field.name] && fill(words[`error_${wrong[field.name]}`], {norm}));
  }
}

/**
 * Reckons anew, or says what is wrong: beside the fields only when the reader asks, or the button would move from under the pointer
 * that leaves a field for it.
 * @param {boolean} isAsked
 */
function answer(isAsked) {
  const values = given();
  const wrong = faults(rates, values);
  const count = Object.keys(wrong).length;
  if (isAsked || !count) tell(wrong, values);
  if (count) {
    result.hidden = true;
    say(status, fill(words.error_count, {count}));
    return;
  }
  writeAddress(new URLSearchParams({...(site && {site}), ...values}));
  show(estimate([...marks.keys()], rates, values));
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
  if (String(query)) answer(true);
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
  /** @type {HTMLElement} */ (form.querySelector("[aria-invalid]") || find("#cost-result-title")).focus();
});
form.addEventListener("change", () => answer(false));
whenQueryChanges(fillIn);
fillIn();
nameSite();
