/*
 * The search in a dialog, over whatever page the reader is on. Imported by site.js when the control in the header is used for the
 * first time, or the key "/"; the index is fetched then, and not before.
 */

import {button, element, say} from "./dom.js";
import {fill, number} from "./formats.js";
import {asker, control, help, resultItem, summary} from "./search-results.js";

/** How many results the dialog shows; all are on the page of the search. */
const SHOWN = 6;

const words = control.dataset;
const ask = asker({show, clear: () => found.replaceChildren(), tell: (told) => say(status, told)});
const field = element("input", {type: "search", id: "search-field", maxlength: "200", autocomplete: "off", enterkeyhint: "search"});
const status = element("p", {role: "status"});
const found = element("div", {class: "found"});
const dialog = makeDialog(control.textContent.trim());

function makeDialog(name) {
  const close = button(words.close, () => made.close());
  const form = element("form", {}, element("label", {for: field.id}, name), close, field);
  const made = element("dialog", {class: "search-dialog", "aria-label": name}, form, status, found);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(pageOf(field.value));
  });
  field.addEventListener("input", answer);
  made.addEventListener("keydown", onKey);
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close(); // a click on the backdrop
  });
  document.body.append(made);
  return made;
}

/** Opens the dialog; when it is closed, the focus is given back, which not every browser does by itself (Chrome 90). */
export function openSearch() {
  if (!dialog.open) {
    const before = /** @type {HTMLElement} */ (document.activeElement);
    dialog.addEventListener("close", () => before.focus(), {once: true});
    dialog.showModal();
    if (!field.value && location.pathname === control.pathname) field.value = new URLSearchParams(location.search).get("q") || "";
  }
  field.focus();
  field.select();
  answer();
}

/** Returns the address of the page with all results of a query. */
function pageOf(query) {
  const address = new URL(control.href);
  if (query.trim()) address.search = String(new URLSearchParams({q: query}));
  return address.href;
}

function answer() {
  return ask(field.value, {limit: SHOWN});
}

function show({ui}, given) {
  if (!given) {
    say(status, "");
    found.replaceChildren(element("p", {}, ui.search_hint));
    return;
  }
  say(status, summary(given, ui, ui.search_none));
  if (!given.total) {
    found.replaceChildren(...help(given.nearest, ui, choose));
    return;
  }
  const all = element("a", {class: "all", href: pageOf(given.query)}, fill(ui.search_all, {count: number(given.total)}));
  found.replaceChildren(...groups(given, ui), element("p", {}, all));
  dialog.scrollTop = 0;
}

/** Returns the results section by section, the section of the best result first. */
function groups({results, sections}, ui) {
  return [...new Set(results.map(({section}) => section))].flatMap((id) => {
    const {title, total} = sections.find((section) => section.id === id);
    const own = results.filter(({section}) => section === id);
    return [element("h2", {}, `${title} (${number(total)})`), element("ul", {}, ...own.map((result) => resultItem(result, ui)))];
  });
}

function choose(word) {
  field.value = word;
  field.focus();
  answer();
}

/** The arrows walk from the field over all that was found, and back. */
function onKey(event) {
  if (event.key === "Escape") {
    event.preventDefault(); // in a search field Escape would only clear the text
    dialog.close();
    return;
  }
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step || event.isComposing) return;
  event.preventDefault();
  const stops = [field, .../** @type {NodeListOf<HTMLElement>} */ (found.querySelectorAll("a, button"))];
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
  if (next) next.focus();
}
