/*
 * What the dialog and the page of the search share: asking the engine, and how a result looks. Imported by search.js and
 * search-page.js. All words that were found or typed are put in as text, never as HTML.
 */

import {element, fill} from "./sites.js";

/** The control in the header: the address of the search page, and the words that are said without the index. */
export const control = document.querySelector(".search-link");

/** Where a reader goes on who has found nothing: the key of the words, and the address from the search page. */
const DOORS = [
  ["search_catalogue", "../catalogue/"],
  ["search_partnership", "../partnership/"],
  ["search_glossary", "../about/glossary/"],
  ["search_pages", "#pages"],
];

let opening;

/** Opens the index of the language of the page once, however often it is asked for; a failure may be tried again. */
function openOnce() {
  opening ??= import("./search-engine.js").then(({openIndex}) => openIndex(document.documentElement.lang)).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/**
 * Returns a function that asks the engine, and gives the index and its answer: null for a query without words, and nothing at
 * all when another query was asked meanwhile, so that an old answer never overtakes a new one.
 */
export function asker() {
  let last = 0;
  return async (query, options) => {
    last += 1;
    const own = last;
    try {
      const index = await openOnce();
      const answer = query.trim() ? await index.search(query, options) : null;
      return own === last ? {index, answer} : undefined;
    } catch (error) {
      if (own === last) throw error;
      return undefined;
    }
  };
}

/** Returns a text of the engine as nodes, with what was found marked. */
function text(parts) {
  return parts.map(([words, isMarked]) => (isMarked ? element("mark", {}, words) : words));
}

/** Returns one result: the link to its page, its section where `section` names one, its key facts, and where the words stand. */
export function resultItem(result, ui, section) {
  const made = element("li", {class: "result"}, element("a", {href: result.url}, ...text(result.title)));
  if (result.ended) made.append(" ", element("span", {class: "ended"}, `(${ui.search_ended})`));
  if (section) made.append(" ", element("span", {class: "note"}, section));
  if (result.facts.length) {
    const facts = result.facts.map(([name, value]) => element("li", {}, `${name}: ${value}`));
    made.append(element("ul", {class: "key-facts"}, ...facts));
  }
  if (result.excerpt.length) made.append(element("p", {}, ...text(result.excerpt)));
  return made;
}

/** Returns what is said of the number of results, and of what was searched for instead of what was typed. */
export function summary({reading, total}, ui, none, write) {
  const told = [total ? fill(ui.search_found, {count: write(total)}) : none];
  if (total && reading) told.push(fill(ui.search_reading, {words: reading}));
  return told.join(" ");
}

/** Returns what helps when nothing is found: words that do occur, which `choose` is called with, and the main doors. */
export function help(nearest, ui, choose) {
  const doors = DOORS.map(([key, address]) => element("li", {}, element("a", {href: new URL(address, control.href).href}, ui[key])));
  const made = [element("p", {}, ui.search_doors), element("ul", {}, ...doors)];
  if (!nearest.length) return made;
  const words = nearest.map((word) => {
    const button = element("button", {type: "button"}, word);
    button.addEventListener("click", () => choose(word));
    return element("li", {}, button);
  });
  return [element("p", {}, ui.search_nearest), element("ul", {class: "nearest"}, ...words), ...made];
}
