/*
 * The page of the search: what the address asks (?q=words&section=ID&all=1) is answered as one ordered list. Loaded by the page
 * itself; the address follows what is typed, so that it can be sent.
 */

import {element, find, followInOtherLanguage, say, whenQueryChanges, writeAddress} from "./dom.js";
import {fill, number} from "./formats.js";
import {asker, help, resultItem, summary} from "./search-results.js";

/** How many results are shown at first, and how many "show more" adds. */
const STEP = 10;

const place = find(".search");
const part = (name) => find(`[data-part=${name}]`, place);
const form = /** @type {HTMLFormElement} */ (find("form", place));
const {q: field, section: sections} = /** @type {any} */ (form.elements);
const list = find("#search-results");
const more = find("button", part("more"));
const ask = asker({show, clear, tell: (told) => say(part("status"), told)});

/** How many results are wanted now. */
let limit = STEP;

/** Returns what the address asks for. */
function asked() {
  const address = new URLSearchParams(location.search);
  return {q: address.get("q") || "", section: address.get("section") || "", all: address.get("all") === "1"};
}

/** Asks anew, and says so in the address. */
function write({q, section, all}, isStep) {
  writeAddress(new URLSearchParams({...(q.trim() && {q}), ...(section && {section}), ...(all && {all: "1"})}), isStep);
  limit = STEP;
  return answer();
}

async function answer() {
  const {q, section, all} = asked();
  delete list.dataset.searchDone;
  followInOtherLanguage();
  if (await ask(q, {limit: all ? Infinity : limit, section: section || null})) list.dataset.searchDone = "";
}

function clear() {
  say(part("status"), "");
  list.replaceChildren();
  part("help").replaceChildren();
  part("more").hidden = true;
  hideSections(true);
}

function show(index, given) {
  const {ui} = index;
  if (!given) {
    clear();
    return;
  }
  const isFoundElsewhere = given.sections.length > 0;
  say(part("status"), summary(given, ui, isFoundElsewhere ? ui.search_none_here : ui.search_none));
  const titles = new Map(index.sections.map(({id, title}) => [id, title]));
  list.replaceChildren(...given.results.map((result) => resultItem(result, ui, titles.get(result.section))));
  part("help").replaceChildren(...(isFoundElsewhere ? [] : help(given.nearest, ui, choose)));
  const rest = Math.min(STEP, given.total - given.results.length);
  part("more").hidden = rest <= 0;
  more.textContent = fill(ui.search_more, {count: number(rest)});
  showSections(given.sections, titles, ui, asked().section);
}

/** Shows the sections to choose from with their numbers; the one that is chosen stays, also where nothing is found in it. */
function showSections(found, titles, ui, chosen) {
  const all = found.reduce((sum, {total}) => sum + total, 0);
  const offered = [{id: "", title: ui.search_everywhere, total: all}, ...found];
  const isChosen = titles.has(chosen);
  if (isChosen && !found.some(({id}) => id === chosen)) offered.push({id: chosen, title: titles.get(chosen), total: 0});
  sections.replaceChildren(...offered.map(({id, title, total}) => element("option", {value: id}, `${title} (${number(total)})`)));
  sections.value = isChosen ? chosen : "";
  hideSections(offered.length < 3 && !isChosen);
}

/** There is nothing to choose while all that was found is of one section. */
function hideSections(isHidden) {
  for (const node of [sections, ...sections.labels]) node.hidden = isHidden;
}

function choose(word) {
  field.value = word;
  field.focus();
  return write({q: word, section: "", all: false}, true);
}

function openAddress() {
  limit = STEP;
  field.value = asked().q;
  return answer();
}

form.addEventListener("submit", (event) => {
  event.preventDefault(); // the answer is there already
  if (matchMedia("(pointer: coarse)").matches) field.blur(); // so that the on-screen keyboard does not cover the answer
});
field.addEventListener("input", () => write({...asked(), q: field.value}, false));
sections.addEventListener("change", () => write({...asked(), section: sections.value}, true));
more.addEventListener("click", async () => {
  const shown = list.children.length;
  limit = shown + STEP;
  await answer();
  list.children[shown]?.querySelector("a").focus();
});
whenQueryChanges(openAddress);
openAddress();
