/*
 * The list of production sites as a reader filters it, kept in the address so that a link can be sent. Loaded by the page of the
 * catalogue, with filters.js, which finds, filter-form.js, which asks, and site-rows.js, which shows; the data comes when a reader
 * begins to filter. What is not known is neither zero nor no: a site that may meet the conditions stands after those that surely do,
 * in a group of its own, and leaves only when "known" is chosen.
 */

import {button, element, find as one, followInOtherLanguage, whenQueryChanges, writeAddress} from "./dom.js";
import {filterForm} from "./filter-form.js";
import {conditions, find, optionCounts, shownFacts, sorted} from "./filters.js";
import {fill, number, plain} from "./formats.js";
import {keptSites, whenKeptSitesChange} from "./kept-sites.js";
import {copyTable} from "./list-copy.js";
import {makeSheet, narrow} from "./sheet.js";
import {fetchJson, once} from "./site-data.js";
import {AT_ONCE, rowsOf, switchFor, textsOf} from "./site-rows.js";

const finder = /** @type {HTMLFormElement} */ (one(".finder"));
const words = finder.dataset;
const form = filterForm(finder);
const whole = one("#whole-list");
const found = one("#found");
const results = one("#results");
const part = (name) => one(`[data-part=${name}]`, one(".catalogue"));
const heads = [...whole.querySelector("thead tr").children].map((cell) => plain(cell.textContent));
const closeFilters = makeSheet(part("opener"), /** @type {HTMLDialogElement} */ (one("#filters")));
/** What is shown of the last answer: how all of it comes onto the page, and as a table of texts. */
let shown = {addAll: () => {}, texts: () => []};
/** @type {import("./site-data.js").Sites | undefined} */
let loaded;

const load = once(async () => {
  loaded = await fetchJson(words.sites);
  return loaded;
});
const loadWords = once(async () => {
  const [sites, data, {siteFinder}] = await Promise.all([load(), fetchJson(words.words), import("./site-words.js")]);
  if (data.version !== sites.version) throw new Error("The words are of another list"); // published anew meanwhile
  return siteFinder(data, sites.columns.institution);
});

/** Answers what the form asks. */
async function answer() {
  const address = form.asked();
  const wrong = form.tellFaults(address);
  look(address);
  if (!isAsked(address)) {
    showWhole();
    part("status").textContent = words.all;
    return;
  }
  try {
    const [sites, findWords] = await Promise.all([load(), address.has("q") ? loadWords() : null, painted()]);
    if (String(form.asked()) !== String(address)) return; // the reader has gone on meanwhile
    list(sites, conditions(sites, findWords, address, form.label), address, wrong);
  } catch {
    part("status").textContent = words.failed;
  }
}

/** Tells whether an address asks for anything but another look of the whole list. */
function isAsked(address) {
  return [...address.keys()].some((name) => name !== "view");
}

function showWhole() {
  if (loaded) form.showCounts(loaded, optionCounts(loaded, [], new URLSearchParams()));
  part("active").textContent = "";
  part("show").textContent = words.showAll;
  showChips([]);
  const own = shown = {addAll: () => {}, texts: () => []};
  if (!found.hidden) painted().then(() => shown === own && swap(whole, found));
}

/** Shows one list in the place of the other. @param {HTMLElement} wanted @param {HTMLElement} other */
function swap(wanted, other) {
  wanted.hidden = false;
  other.hidden = true;
}

/** Waits for the next paint, so that a slow phone answers a touch before what takes long. @returns {Promise<void>} */
function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Shows sites as cards or as a dense table, which are the same rows. */
function look(address) {
  const isTable = address.get("view") === "table";
  document.documentElement.toggleAttribute("data-wide", isTable);
  for (const place of [whole, found]) place.dataset.view = isTable ? "table" : "cards";
}

function list(sites, wanted, address, wrong) {
  const {full, open} = find(sites, wanted, address);
  const filters = form.filters(address, wanted);
  form.showCounts(sites, optionCounts(sites, wanted, address));
  part("active").textContent = filters.length ? `(${number(filters.length)})` : "";
  part("show").textContent = fill(words.show, {count: number(full.length + open.size)});
  part("status").textContent = told(sites, wanted, full, open, address, wrong);
  showChips(filters);
  const order = address.get("sort");
  showGroups(sites, wanted, address, sorted(sites, full, order), sorted(sites, [...open.keys()], order), open);
  swap(found, whole);
}

/** Returns what is said of the answer: how many sites meet the conditions, of how many that is not known, and what was not understood. */
function told({columns}, wanted, full, open, address, wrong) {
  const total = columns.ended.filter((ended) => !ended || address.has("ended")).length;
  const counts = wanted.length ? [fill(words.count, {count: number(full.length), total: number(total)})] : [fill(words.total, {count: number(total)})];
  if (open.size) counts.push(fill(words.partly, {count: number(open.size)}));
  if (!full.length && !open.size) counts.unshift(words.none);
  if (wrong.length) counts.push(fill(words.wrong, {names: wrong.join(", ")}));
  return counts.join(" ");
}

/** Shows the sites that meet every condition, then those of which it is not known, each under its heading. */
function showGroups(sites, wanted, address, full, inDoubt, open) {
  const facts = shownFacts(sites, wanted, address);
  const common = {
    data: sites, facts, words, open, nameOfFact: form.nameOfFact, addLater: () => addLater(lists, found.lastChild),
    heads: [...heads.slice(0, 3), ...facts.map(form.nameOfFact), heads[heads.length - 1]],
  };
  const isGrouped = wanted.length > 0;
  const groups = [
    {sites: full, heading: isGrouped && fill(words.full, {count: number(full.length)}), note: !full.length && words.noneSurely},
    {sites: inDoubt, heading: fill(words.doubtful, {count: number(inDoubt.length)}), note: words.doubtfulNote},
  ].filter((group, index) => group.sites.length || (!index && inDoubt.length));
  const lists = groups.filter((group) => group.sites.length).map((group) => {
    const frame = /** @type {HTMLElement} */ (whole.querySelector(".table").cloneNode(false));
    return {...group, ...rowsOf(common, group.sites, frame)};
  });
  found.replaceChildren(...groups.flatMap((group) => [
    ...(group.heading ? [element("h3", {}, group.heading)] : []),
    ...(group.note ? [element("p", {class: "note"}, group.note)] : []),
    ...(lists.find(({sites: own}) => own === group.sites)?.parts || []),
  ]), ...(groups.length ? [] : loosening(sites, wanted, address)));
  let left = AT_ONCE;
  for (const {addSome} of lists) left -= addSome(left);
  common.addLater();
  shown = {addAll: () => lists.forEach(({addAll}) => addAll()), texts: () => textsOf(common, [...full, ...inDoubt])};
}

/** Adds the rows that are out of sight after the next paint, some at a time; none once another answer has come. */
function addLater(lists, last) {
  const isDone = !lists.some(({isWhole}) => !isWhole());
  found.setAttribute("aria-busy", String(!isDone));
  if (isDone) return;
  painted().then(() => {
    if (found.lastChild !== last) return;
    lists.find(({isWhole}) => !isWhole()).addSome();
    addLater(lists, last);
  });
}

/** Returns what to say when nothing fits: which single condition to take away, and what is found then. */
function loosening(sites, wanted, address) {
  const without = wanted.map((condition) => ({...condition, others: wanted.filter((other) => other !== condition), address}));
  if (address.has("known")) {
    const rest = new URLSearchParams(address);
    rest.delete("known");
    without.push({fields: ["known"], fact: "", test: () => true, words: form.label("known"), others: wanted, address: rest});
  }
  const buttons = without.flatMap(({fields, words: name, others, address: rest}) => {
    const {full, open} = find(sites, others, rest);
    const count = full.length + open.size;
    return count ? [button(fill(words.drop, {name, count: number(count)}), () => drop(fields))] : [];
  });
  if (!buttons.length) return [element("p", {}, words.none)];
  return [element("p", {}, words.loosen), element("ul", {class: "loosen"}, ...buttons.map((made) => element("li", {}, made)))];
}

/** Shows what filters the list, each with a way to take it away. */
function showChips(filters) {
  const chips = filters.map(({name, value, words: label}, index) => element("li", {},
    button(label, () => takeAway(name, value, index), {"aria-label": `${words.remove}: ${label}`})));
  part("chips").replaceChildren(...chips);
  part("chosen").hidden = !chips.length;
  part("copied").textContent = "";
}

// What a reader does

/** Takes one filter away; the focus goes to the next one, so that it is not lost. */
async function takeAway(name, value, index) {
  const left = [...form.asked()].filter((pair) => pair[0] !== name || pair[1] !== value);
  form.show(new URLSearchParams(left));
  await begin();
  const chips = part("chips").querySelectorAll("button");
  (chips[Math.min(index, chips.length - 1)] || part("status")).focus();
}

async function drop(fields) {
  const address = form.asked();
  for (const field of fields) address.delete(field);
  form.show(address);
  await begin();
  part("status").focus();
}

/** Leads to what was found. */
function showResults() {
  closeFilters(false);
  results.focus();
}

function showKeptSites() {
  const ids = keptSites();
  const bar = part("shortlist");
  bar.hidden = !ids.length;
  one("a", bar).textContent = fill(bar.dataset.words, {count: number(ids.length)});
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".keep input"))) box.checked = ids.includes(box.value);
}

/** Puts the order and the look of the list beside the filters, or among them where there is little room. */
function placeOrder() {
  if (narrow.matches) part("end").before(part("order"));
  else one("#filters").before(part("order"));
}

// The beginning

/** Answers the form anew, and says in the address what it asks. */
function begin() {
  writeAddress(form.asked());
  return answer();
}

function openAddress() {
  form.show(new URLSearchParams(location.search));
  followInOtherLanguage();
  return answer();
}

placeOrder();
narrow.addEventListener("change", placeOrder);
for (const ended of /** @type {NodeListOf<HTMLElement>} */ (whole.querySelectorAll(".ended-sites"))) ended.hidden = true;
for (const heading of whole.querySelectorAll(":not(.ended-sites *) > tr > th[scope=row]")) {
  const link = one("a", heading);
  const parts = link.getAttribute("href").split("/");
  heading.append(switchFor(parts[parts.length - 2], plain(link.textContent), words));
}
finder.addEventListener("submit", (event) => {
  event.preventDefault();
  showResults();
});
// So that the first answer is there at once.
finder.addEventListener("focusin", () => load().then(() => isAsked(form.asked()) || showWhole()).catch(() => {}), {once: true});
one("[name=q]", finder).addEventListener("focus", () => loadWords().catch(() => {}), {once: true});
finder.addEventListener("input", begin);
finder.addEventListener("reset", async (event) => {
  event.preventDefault();
  form.show(new URLSearchParams());
  await begin();
  part("status").textContent = words.cleared;
});
part("close").addEventListener("click", () => closeFilters());
part("copy").addEventListener("click", () => {
  part("copied").textContent = copyTable(shown.texts()) ? words.copied : words.notCopied;
});
addEventListener("beforeprint", () => shown.addAll());
whenQueryChanges(openAddress);
whenKeptSitesChange(showKeptSites);
openAddress();
