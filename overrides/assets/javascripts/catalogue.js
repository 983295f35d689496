/*
 * The list of production sites as a reader filters it, kept in the address so that a link can be sent. Loaded by the page of the
 * catalogue, with filters.js, which finds, and site-rows.js, which shows; the data comes when a reader begins to filter. What is not
 * known is neither zero nor no: a site stays in the list while it may fit, is told apart in the count, and leaves only when "known" is
 * chosen.
 */

import {button, element, find as one, followInOtherLanguage, tellFault, whenQueryChanges, writeAddress} from "./dom.js";
import {conditions, find, read, searchedWords, sorted} from "./filters.js";
import {fill, number, plain} from "./formats.js";
import {keptSites, whenKeptSitesChange} from "./kept-sites.js";
import {fetchJson, once} from "./site-data.js";
import {rowsOf, switchFor} from "./site-rows.js";

const form = /** @type {HTMLFormElement} */ (one(".finder"));
const words = form.dataset;
const whole = one("#whole-list");
const found = one("#found");
const drawer = /** @type {HTMLDetailsElement} */ (one(".filters", form));
const part = (name) => one(`[data-part=${name}]`, form);
/** Tells whether a field stands among those that open and close. */
const isInDrawer = (name) => drawer.querySelector(`[name="${name}"]`) !== null;
/* These change what is shown, not which sites are found. */
const NO_FILTERS = ["view", "sort"];

const load = once(async () => {
  const sites = await fetchJson(words.sites);
  return {sites, searched: searchedWords(sites)};
});

// What the reader has asked for

/** Returns the fields of the form that say something, as the address has them. */
function asked() {
  return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]).filter(([, value]) => value.trim()));
}

/** Puts an address into the form. @param {URLSearchParams} address */
function show(address) {
  for (const field of /** @type {Iterable<any>} */ (form.elements)) {
    if (!field.name) continue;
    const values = address.getAll(field.name);
    if (field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.type === "radio") field.checked = field.value === (values[0] || "");
    else if (field.tagName === "SELECT") field.value = [...field.options].some((option) => option.value === values[0]) ? values[0] : "";
    else field.value = values[0] || "";
  }
}

/** Says beside each bound what is wrong with it; a wrong one filters nothing. */
function checkBounds() {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-filter=from], [data-filter=to]"))) {
    const other = /** @type {HTMLInputElement} */ (form.elements.namedItem(`${field.dataset.field}_from`));
    const isWrong = field.value.trim() && Number.isNaN(read(field.value));
    const isReversed = field.dataset.filter === "to" && other && read(other.value) > read(field.value);
    tellFault(field, isWrong ? words.number : isReversed ? words.reversed : "", field.parentElement);
  }
}

/** Returns the words of the form for a field: of a choice its legend, of a bound that and its end, of a list what is chosen. */
function label(name) {
  const named = form.elements.namedItem(name);
  const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (named instanceof RadioNodeList ? named[0] : named);
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0].textContent;
  const legend = field.closest("fieldset").querySelector("legend").textContent;
  return field.dataset.field ? `${legend.split(",")[0]}: ${field.parentElement.textContent.trim()}` : legend;
}

// Showing

/** Answers what the form asks. */
async function answer() {
  const address = asked();
  const filters = [...address.keys()].filter((name) => !NO_FILTERS.includes(name));
  const isAsked = filters.length > 0 || address.has("sort");
  const chosen = filters.filter(isInDrawer);
  part("active").textContent = chosen.length ? fill(words.active, {count: number(chosen.length)}) : "";
  checkBounds();
  look(address);
  if (isAsked) {
    try {
      const data = await load();
      if (String(asked()) !== String(address)) return; // the reader has gone on meanwhile
      list(data, address);
    } catch {
      part("status").textContent = words.failed;
      return;
    }
  } else {
    part("status").textContent = "";
    found.replaceChildren();
  }
  whole.hidden = isAsked;
  found.hidden = !isAsked;
  look(address);
}

/** Shows sites as cards or as a dense table, which are the same rows. */
function look(address) {
  const isTable = address.get("view") === "table";
  for (const place of [whole, found]) {
    place.dataset.view = isTable ? "table" : "cards";
    for (const table of place.querySelectorAll("table")) table.toggleAttribute("data-stack", !isTable);
  }
}

function list({sites, searched}, address) {
  const wanted = conditions(sites, searched, address, label);
  const {sites: fitting, partly} = find(sites, wanted, address);
  const total = sites.columns.ended.filter((ended) => !ended || address.has("ended")).length;
  const counts = [fill(words.count, {count: number(fitting.length), total: number(total)})];
  if (partly) counts.push(fill(words.partly, {count: number(partly)}));
  part("status").textContent = fitting.length ? counts.join(" ") : `${words.none} ${counts[0]}`;
  const ordered = sorted(sites, fitting, address.get("sort"));
  found.replaceChildren(...(ordered.length ? rowsOf(sites, ordered, whole, found, words) : loosening(sites, wanted, address)));
}

/** Returns what to say when nothing fits: which single condition to take away, and what is found then. */
function loosening(sites, wanted, address) {
  const without = wanted.map((condition) => ({...condition, others: wanted.filter((other) => other !== condition), address}));
  if (address.has("known")) {
    const rest = new URLSearchParams(address);
    rest.delete("known");
    without.push({fields: ["known"], words: one("[name=known]", form).parentElement.textContent.trim(), others: wanted, address: rest});
  }
  const buttons = without.flatMap(({fields, words: name, others, address: rest}) => {
    const count = find(sites, others, rest).sites.length;
    return count ? [button(fill(words.drop, {name, count: number(count)}), () => drop(fields))] : [];
  });
  if (!buttons.length) return [element("p", {}, words.none)];
  return [element("p", {}, words.loosen), element("ul", {class: "loosen"}, ...buttons.map((made) => element("li", {}, made)))];
}

async function drop(fields) {
  const address = asked();
  for (const field of fields) address.delete(field);
  show(address);
  await begin();
  part("status").tabIndex = -1;
  part("status").focus();
}

function showKeptSites() {
  const ids = keptSites();
  const bar = part("shortlist");
  bar.hidden = !ids.length;
  one("a", bar).textContent = fill(bar.dataset.words, {count: number(ids.length)});
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".keep input"))) box.checked = ids.includes(box.value);
}

// The beginning

/** Answers the form anew, and says in the address what it asks. */
function begin() {
  writeAddress(asked());
  return answer();
}

function openAddress() {
  show(new URLSearchParams(location.search));
  if ([...asked().keys()].some(isInDrawer)) drawer.open = true;
  followInOtherLanguage();
  return answer();
}

for (const ended of /** @type {NodeListOf<HTMLElement>} */ (whole.querySelectorAll(".ended-sites"))) ended.hidden = true;
for (const heading of whole.querySelectorAll(":not(.ended-sites *) > tr > th[scope=row]")) {
  const link = one("a", heading);
  const id = link.getAttribute("href").split("/").at(-2);
  heading.append(switchFor(id, plain(link.textContent), words));
}
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("focusin", () => load().catch(() => {}), {once: true}); // so that the first answer is there at once
form.addEventListener("input", begin);
form.addEventListener("reset", async (event) => {
  event.preventDefault();
  show(new URLSearchParams());
  await begin();
  part("status").textContent = words.cleared;
});
whenQueryChanges(openAddress);
whenKeptSitesChange(showKeptSites);
openAddress();
