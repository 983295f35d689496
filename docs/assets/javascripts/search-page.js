/*
 * The page of the search: what the address asks (?q=words&section=ID&all=1) is answered as one ordered list. Loaded by the page
 * itself; the address follows what is typed, so that it can be sent.
 */

import {element, fill, number} from "./sites.js";
import {asker, control, help, resultItem, summary} from "./search-results.js";

/** How many results are shown at first, and how many "show more" adds. */
const STEP = 10;

const place = document.querySelector(".search");
const part = (name) => place.querySelector(`[data-part=${name}]`);
const form = place.querySelector("form");
const {q: field, section: sections} = form.elements;
const list = document.getElementById("search-results");
const more = part("more").querySelector("button");
const ask = asker();

/** How many results are wanted now. */
let limit = STEP;

/** Returns what the address asks for. */
function asked() {
  const address = new URLSearchParams(location.search);
  return {q: address.get("q") || "", section: address.get("section") || "", all: address.get("all") === "1"};
}

/** Puts what is asked for into the address: a step of its own, to which one can go back, or in place of the one before. */
function write({q, section, all}, isStep) {
  const address = new URLSearchParams({...(q.trim() && {q}), ...(section && {section}), ...(all && {all: "1"})});
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", String(address) ? `?${address}` : location.pathname);
  } catch {
    // a browser allows so many changes in a short time; the next one says it all
  }
  limit = STEP;
  return answer();
}

/** Says that an answer takes long; there is one for all queries, since only the last of them is waited for. */
let waiting;

async function answer() {
  const {q, section, all} = asked();
  delete list.dataset.searchDone;
  for (const link of document.querySelectorAll("a.language-link")) link.search = location.search;
  clearTimeout(waiting);
  waiting = setTimeout(() => tell(control.dataset.wait), 300);
  try {
    const given = await ask(q, {limit: all ? Infinity : limit, section: section || null});
    if (!given) return;
    clearTimeout(waiting);
    show(given, section);
    list.dataset.searchDone = "";
  } catch {
    clearTimeout(waiting);
    clear();
    tell(control.dataset.failed);
  }
}

/** Says something politely; what is said already is not said again. */
function tell(text) {
  if (part("status").textContent !== text) part("status").textContent = text;
}

function clear() {
  tell("");
  list.replaceChildren();
  part("help").replaceChildren();
  part("more").hidden = true;
  hideSections(true);
}

function show({index, answer: given}, section) {
  const {ui} = index;
  if (!given) {
    clear();
    return;
  }
  const isFoundElsewhere = given.sections.length > 0;
  tell(summary(given, ui, isFoundElsewhere ? ui.search_none_here : ui.search_none, number));
  const titles = new Map(index.sections.map(({id, title}) => [id, title]));
  list.replaceChildren(...given.results.map((result) => resultItem(result, ui, titles.get(result.section))));
  part("help").replaceChildren(...(isFoundElsewhere ? [] : help(given.nearest, ui, choose)));
  const rest = Math.min(STEP, given.total - given.results.length);
  part("more").hidden = rest <= 0;
  more.textContent = fill(ui.search_more, {count: number(rest)});
  showSections(given.sections, titles, ui, section);
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
  if (matchMedia("(pointer: coarse)").matches) field.blur(); // so that the keyboard of a phone does not cover it
});
field.addEventListener("input", () => write({...asked(), q: field.value}, false));
sections.addEventListener("change", () => write({...asked(), section: sections.value}, true));
more.addEventListener("click", async () => {
  const shown = list.children.length;
  limit = shown + STEP;
  await answer();
  list.children[shown]?.querySelector("a").focus();
});
addEventListener("popstate", openAddress);
openAddress();
