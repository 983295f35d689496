/* The rows of the production sites that were found, with the cells that templates/list.md.j2 writes; imported by catalogue.js. */

import {button, element, tickBox} from "./dom.js";
import {fill, inSentence, number} from "./formats.js";
import {keep, keptSites} from "./kept-sites.js";
import {nameOf, statusOf} from "./site-data.js";

/** How many rows are made at once: as many as any screen shows before it is scrolled, so that a slow phone need not wait for more. */
export const AT_ONCE = 8;

/**
 * What all rows of a list have in common: the data, the facts that they show, the heads of their cells, the words of the page, and how
 * a fact is named.
 * @typedef {object} Look
 * @property {import("./site-data.js").Sites} data
 * @property {string[]} facts
 * @property {string[]} heads
 * @property {DOMStringMap} words
 * @property {(fact: string) => string} nameOfFact
 * @property {() => void} addLater adds the rows that are wanted, some at a time
 * @property {Map<number, import("./filters.js").Condition[]>} open the conditions of which it is not known whether a site meets them
 */

/**
 * Makes the table of the first sites, and a button for more. `addSome` adds rows that are wanted and not there yet, and returns how
 * many it has added; `addAll` adds every site; `isWhole` tells whether nothing is wanted any more.
 * @param {Look} look
 * @param {number[]} sites
 * @param {HTMLElement} frame an empty frame of a table
 */
export function rowsOf(look, sites, frame) {
  const {heads, words} = look;
  const size = Number(words.pageSize);
  const body = element("tbody", {});
  const head = element("tr", {}, ...heads.map((name) => element("th", {scope: "col"}, name)));
  frame.append(element("table", {"data-stack": ""}, element("thead", {}, head), body));
  let wanted = 0;

  function addSome(count = AT_ONCE) {
    const next = sites.slice(body.rows.length, Math.min(body.rows.length + count, wanted));
    body.append(...next.map((site) => row(look, site)));
    return next.length;
  }

  function want(count) {
    wanted = Math.min(count, sites.length);
    const left = Math.min(size, sites.length - wanted);
    more.textContent = fill(words.more, {count: number(left)});
    end.hidden = !left;
  }
  const more = button("", () => {
    const shown = body.rows.length;
    want(wanted + size);
    addSome();
    look.addLater();
    body.rows[shown].querySelector("a").focus();
  }, {class: "more"});
  const end = element("p", {}, more);
  want(size);
  const addAll = () => {
    want(sites.length);
    addSome(wanted);
  };
  return {parts: [frame, end], addSome, addAll, isWhole: () => body.rows.length >= wanted};
}

/** @param {Look} look @param {number} site */
function row(look, site) {
  const {data, facts, heads, words} = look;
  const {columns} = data;
  const id = columns.id[site];
  const [institution, name] = data.institutions[columns.institution[site]];
  const [, region] = data.regions[columns.region[site]];
  const [status, statusWords] = statusOf(data, site);
  const known = columns.known[site];
  const named = nameOf(data, id, words.ended);
  const isSwitched = !columns.ended[site] || keptSites().includes(id);
  const cells = [
    [element("a", {href: `sites/${id}/`}, named), " ", note(data.summaries[columns.summary[site]]), ...openFacts(look, site)],
    [element("span", {class: `status status-${status}`}, statusWords)],
    [element("a", {href: `institutions/${institution}/`}, name), ...(region ? [" ", note(region)] : [])],
    ...facts.map((fact) => [valueOf(data, fact, site) ?? element("span", {class: "unknown"}, words.unknown)]),
    [knownOf(look, site), " ", element("progress", {class: "known", value: known, max: data.total, "aria-hidden": "true"})],
  ];
  const made = cells.map((children, index) => index
    ? element("td", {"data-label": heads[index]}, ...children)
    : element("th", {scope: "row", "data-label": heads[0]}, ...children, ...(isSwitched ? [switchFor(id, named, words)] : [])));
  return element("tr", {}, ...made);
}

function note(text) {
  return element("span", {class: "note"}, text);
}

/** Returns what is said of a site of which it is not known whether it meets every condition. @param {Look} look @param {number} site */
function openFacts(look, site) {
  const names = openNames(look, site);
  return names ? [" ", element("span", {class: "open-facts"}, `${look.words.open}: ${names}`)] : [];
}

/** Returns the names of the facts of which it is not known whether a site meets the conditions on them. @param {Look} look @param {number} site */
function openNames({open, nameOfFact}, site) {
  const facts = new Set((open.get(site) || []).map(({fact}) => fact));
  return [...facts].map((fact) => inSentence(nameOfFact(fact))).join(", ");
}

/** @param {Look} look @param {number} site */
function knownOf({data, words}, site) {
  return fill(words.known, {known: number(data.columns.known[site]), total: number(data.total)});
}

/** Returns what is known of a fact as a reader sees it; null where it is not. @param {import("./site-data.js").Sites} data */
function valueOf(data, fact, site) {
  const known = data.columns[fact][site];
  const [,, inexact] = data.inexact[fact]?.[site] ?? [];
  if (inexact) return inexact;
  if (known === null) return null;
  if (fact in data.units) return `${number(known)}\u00a0${data.units[fact]}`;
  return data.words[fact].filter((pair, index) => known & (1 << index)).map(([, text]) => text).join(", ");
}

/**
 * Returns the sites as a table of texts, its head first: what the rows say, what is in doubt, and where the page of each is.
 * @param {Look} look
 * @param {number[]} sites
 */
export function textsOf(look, sites) {
  const {data, facts, heads, words, nameOfFact} = look;
  const {columns} = data;
  const head = [...heads.slice(0, 3), nameOfFact("region"), ...heads.slice(3), words.open, words.page];
  const rows = sites.map((site) => [
    nameOf(data, columns.id[site], words.ended),
    statusOf(data, site)[1],
    data.institutions[columns.institution[site]][1],
    data.regions[columns.region[site]][1] || words.unknown,
    ...facts.map((fact) => valueOf(data, fact, site) ?? words.unknown),
    knownOf(look, site),
    openNames(look, site),
    new URL(`sites/${columns.id[site]}/`, document.baseURI.replace(/[?#].*/, "")).href,
  ]);
  return [head, ...rows];
}

/** Returns the box that puts a site on the reader's list. @param {string} id @param {string} name @param {DOMStringMap} words */
export function switchFor(id, name, words) {
  const {box, label} = tickBox({value: id, "aria-label": `${words.add}: ${name}`}, keptSites().includes(id), words.add);
  label.className = "keep";
  box.addEventListener("change", () => {
    label.querySelector(".error")?.remove();
    if (keep(id, box.checked)) return;
    box.checked = !box.checked;
    label.append(element("span", {class: "error", role: "alert"}, words.refused));
  });
  return label;
}
