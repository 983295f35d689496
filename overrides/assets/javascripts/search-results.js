/*
 * What the dialog and the page of the search share: asking the engine, and how a result looks. Imported by search.js and
 * search-page.js. All words that were found or typed are put in as text, never as HTML.
 */

import {button, element} from "./dom.js";
import {fill, inSentence, number} from "./formats.js";
import {once} from "./site-data.js";

/** The control in the header: the address of the search page, and the words that are said without the index. */
export const control = /** @type {HTMLAnchorElement} */ (document.querySelector(".search-link"));

/** Where a reader goes on who has found nothing: the key of the words, and the address from the search page. */
const DOORS = [
  ["search_catalogue", "../catalogue/"],
  ["search_partnership", "../partnership/"],
  ["search_glossary", "../about/glossary/"],
  ["search_pages", "#pages"],
];

/** Says after so many milliseconds that an answer takes long. */
const LONG = 300;

const openOnce = once(async () => {
  const {openIndex} = await import("./search-engine.js");
  return openIndex(/** @type {"kk" | "ru"} */ (document.documentElement.lang));
});

/**
 * Returns a function that asks the engine and shows its answer, null for a query without words. An old answer never overtakes a new one,
 * and only the last query is waited for. It gives whether its answer is the one that is shown.
 * @param {{show: (index: any, answer: any) => void, clear: () => void, tell: (words: string) => void}} place
 */
export function asker({show, clear, tell}) {
  let last = 0;
  let waiting;
  return async (query, options) => {
    last += 1;
    const own = last;
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(control.dataset.wait), LONG);
    try {
      const index = await openOnce();
      const answer = query.trim() ? await index.search(query, options) : null;
      if (own !== last) return false;
      clearTimeout(waiting);
      show(index, answer);
    } catch {
      if (own !== last) return false;
      clearTimeout(waiting);
      clear();
      tell(control.dataset.failed);
      return false;
    }
    return true;
  };
}

/** Returns a text of the engine as nodes, with what was found marked. @param {Parts} parts */
function text(parts) {
  return parts.map(([words, isMarked]) => (isMarked ? element("mark", {}, words) : words));
}

/**
 * What the engine says of a page, and the words of the interface, which come with the index.
 * @typedef {import("./search-excerpt.js").Parts} Parts
 * @typedef {{url: string, title: Parts, section: string, facts: [string, string, boolean][], ended: boolean, excerpt: Parts}} Result
 * @typedef {Record<string, string>} Words
 */

/**
 * Returns one result: the link to its page, its section where `section` names one, its key facts, and where the words stand.
 * @param {Result} result
 * @param {Words} ui
 * @param {string} [section]
 */
export function resultItem(result, ui, section) {
  const made = element("li", {class: "result"}, element("a", {href: result.url}, ...text(result.title)));
  if (result.ended) made.append(" ", element("span", {class: "ended"}, `(${ui.search_ended})`));
  if (section) made.append(" ", element("span", {class: "note"}, section));
  if (result.facts.length) {
    const facts = result.facts.map(([name, value, isAsked]) => element("li", {}, `${name}: `, isAsked ? element("mark", {}, value) : value));
    made.append(element("ul", {class: "key-facts"}, ...facts));
  }
  if (result.excerpt.length) made.append(element("p", {}, ...text(result.excerpt)));
  return made;
}

/**
 * Returns what is said of the number of results, of the values that were asked for, and of what was searched for instead of what
 * was typed.
 * @param {{reading: string | null, total: number, values: {fact: string, value: string, known: number, unknown: number}[]}} answer
 * @param {Words} ui
 * @param {string} none what is said when nothing was found
 */
export function summary({reading, total, values}, ui, none) {
  const told = [total ? fill(ui.search_found, {count: number(total)}) : none];
  for (const {fact, value, known, unknown} of total ? values : []) {
    const count = {fact: inSentence(fact), value, known: number(known), unknown: number(unknown)};
    if (known || unknown) told.push(fill(known ? ui.search_values : ui.search_values_none, count));
    if (unknown) told.push(fill(ui.search_values_unknown, count));
  }
  if (total && reading) told.push(fill(ui.search_reading, {words: reading}));
  return told.join(" ");
}

/**
 * Returns what helps when nothing is found: words that do occur, which `choose` is called with, and the main doors.
 * @param {string[]} nearest
 * @param {Words} ui
 * @param {(word: string) => unknown} choose
 */
export function help(nearest, ui, choose) {
  const doors = DOORS.map(([key, address]) => element("li", {}, element("a", {href: new URL(address, control.href).href}, ui[key])));
  const made = [element("p", {}, ui.search_doors), element("ul", {}, ...doors)];
  if (!nearest.length) return made;
  const words = nearest.map((word) => element("li", {}, button(word, () => choose(word))));
  return [element("p", {}, ui.search_nearest), element("ul", {class: "nearest"}, ...words), ...made];
}
