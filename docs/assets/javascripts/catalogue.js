/*
 * The list of production sites as a reader filters it, kept in the address so that a link can be sent. Loaded by the page of the
 * catalogue, with filters.js, which finds; the data comes when a reader begins to filter. What is not known is neither zero nor
 * no: a site stays in the list while it may fit, is told apart in the count, and leaves only when "known" is chosen.
 */

import {boundsOf, conditions, find, plainWords, read, sorted} from "./filters.js";
import {element, fill, keep, loadSites, nameOf, number, plain, shortlist, whenShortlistChanges} from "./sites.js";

const form = document.querySelector(".finder");
const words = form.dataset;
const whole = document.getElementById("whole-list");
const found = document.getElementById("found");
const part = (name) => form.querySelector(`[data-part=${name}]`);
const drawer = form.querySelector(".filters");
const PAGE = Number(words.pageSize);
/* These change what is shown, not which sites are found. */
const NO_FILTERS = ["view", "sort"];

/* As many rows as any screen shows before it is scrolled. */
const AT_ONCE = 8;

let loading;
let data;

/** Fetches the data once, however often it is asked for; a failure may be tried again. */
function load() {
  loading ??= loadSites(words.sites).then((answer) => {
    data = {...answer, plainWords: plainWords(answer)};
  }).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

// What the reader has asked for

/** Returns the fields of the form that say something, as the address has them. */
function asked() {
  return new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
}

/** Puts an address into the form. */
function show(address) {
  for (const field of form.elements) {
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
  for (const field of boundsOf(form)) {
    const other = form.elements[`${field.dataset.field}_from`];
    const isWrong = field.value.trim() && Number.isNaN(read(field.value));
    const isReversed = field.dataset.filter === "to" && other && read(other.value) > read(field.value);
    tell(field, isWrong ? words.number : isReversed ? words.reversed : "");
  }
}

function tell(field, message) {
  const place = `${field.name}-error`;
  document.getElementById(place)?.remove();
  field.toggleAttribute("aria-invalid", Boolean(message));
  if (!message) return field.removeAttribute("aria-describedby");
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", place);
  field.parentElement.after(element("span", {id: place, class: "error"}, message));
}

// Showing

/** Answers what the form asks, and keeps it in the address. */
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
      await load();
    } catch {
      part("status").textContent = words.failed;
      return;
    }
    if (String(asked()) !== String(address)) return; // the reader has gone on meanwhile
    list(address);
  } else {
    part("status").textContent = "";
    found.replaceChildren();
  }
  whole.hidden = isAsked;
  found.hidden = !isAsked;
  look(address);
}

/** Tells whether a field stands among those that open and close. */
function isInDrawer(name) {
  return drawer.querySelector(`[name="${name}"]`) !== null;
}

/** Shows sites as cards or as a dense table, which are the same rows. */
function look(address) {
  const isTable = address.get("view") === "table";
  for (const place of [whole, found]) {
    place.dataset.view = isTable ? "table" : "cards";
    for (const table of place.querySelectorAll("table")) table.toggleAttribute("data-stack", !isTable);
  }
}

function list(address) {
  const wanted = conditions(form, data, address);
  const {sites, partly} = find(data, wanted, address);
  const total = data.columns.ended.filter((ended) => !ended || address.has("ended")).length;
  const counts = [fill(words.count, {count: number(sites.length), total: number(total)})];
  if (partly) counts.push(fill(words.partly, {count: number(partly)}));
  part("status").textContent = sites.length ? counts.join(" ") : `${words.none} ${counts[0]}`;
  const ordered = sorted(data, sites, address.get("sort"));
  if (ordered.length) found.replaceChildren(...table(ordered));
  else found.replaceChildren(...loosening(wanted, address));
}

/** Returns the table of the first sites, and a button for more. */
function table(sites) {
  const model = whole.querySelector(".table");
  const frame = model.cloneNode(false);
  const heads = [...model.querySelectorAll("thead th")].map((head) => head.textContent);
  const body = element("tbody", {});
  frame.append(element("table", {}, model.querySelector("thead").cloneNode(true), body));
  const more = element("button", {type: "button", class: "more"});
  const place = element("p", {}, more);
  const add = () => {
    const shown = body.rows.length;
    addRows(body, sites.slice(shown, shown + PAGE), heads);
    const rest = Math.min(PAGE, sites.length - shown - PAGE);
    more.textContent = fill(words.more, {count: number(rest)});
    place.hidden = rest <= 0;
    return body.rows[shown];
  };
  more.addEventListener("click", () => add().querySelector("a").focus());
  add();
  return [frame, place];
}

/** Adds rows, the last of them after the next paint, so that a slow phone need not wait for those that are out of sight. */
function addRows(body, sites, heads) {
  body.append(...sites.slice(0, AT_ONCE).map((site) => row(site, heads)));
  const rest = sites.slice(AT_ONCE);
  found.ariaBusy = String(rest.length > 0);
  if (rest.length) requestAnimationFrame(() => setTimeout(() => body.isConnected && addRest(body, rest, heads)));
}

function addRest(body, sites, heads) {
  body.append(...sites.map((site) => row(site, heads)));
  found.ariaBusy = "false";
}

/** Returns a row with the cells that templates/list.md.j2 writes. */
function row(site, heads) {
  const {columns} = data;
  const id = columns.id[site];
  const [institution, name] = data.institutions[columns.institution[site]];
  const [, region] = data.regions[columns.region[site]];
  const [status, statusWords] = data.words.status.find((pair, index) => columns.status[site] === 1 << index);
  const known = columns.known[site];
  const named = nameOf(data, id, words.ended);
  const cells = [
    [element("a", {href: `sites/${id}/`}, named), " ", note(data.summaries[columns.summary[site]])],
    [element("span", {class: `status status-${status}`}, statusWords)],
    [element("a", {href: `institutions/${institution}/`}, name), ...(region ? [" ", note(region)] : [])],
    ...data.shown.map((field) => [value(field, columns[field][site])]),
    [fill(words.known, {known: number(known), total: number(data.total)}), " ",
      element("progress", {class: "known", value: known, max: data.total, "aria-hidden": "true"})],
  ];
  const made = cells.map((children, index) => index
    ? element("td", {"data-label": heads[index]}, ...children)
    : element("th", {scope: "row", "data-label": heads[0]}, ...children));
  made[0].append(switchFor(id, named));
  return element("tr", {}, ...made);
}

function note(text) {
  return element("span", {class: "note"}, text);
}

/** Returns what is known of a fact as a reader sees it. */
function value(field, known) {
  if (known === null) return element("span", {class: "unknown"}, words.unknown);
  if (field in data.units) return `${number(known)}\u00a0${data.units[field]}`;
  return data.words[field].filter((pair, index) => known & (1 << index)).map(([, text]) => text).join(", ");
}

/** Returns what to say when nothing fits: which single condition to take away, and what is found then. */
function loosening(wanted, address) {
  const buttons = wanted.flatMap((condition) => {
    const {sites} = find(data, wanted.filter((other) => other !== condition), address);
    return sites.length ? [dropping(condition.fields, condition.words, sites.length)] : [];
  });
  if (address.has("known")) {
    const others = new URLSearchParams(address);
    others.delete("known");
    const {sites} = find(data, wanted, others);
    if (sites.length) buttons.push(dropping(["known"], form.elements.known.parentElement.textContent.trim(), sites.length));
  }
  if (!buttons.length) return [element("p", {}, words.none)];
  return [element("p", {}, words.loosen), element("ul", {class: "loosen"}, ...buttons.map((button) => element("li", {}, button)))];
}

function dropping(fields, name, count) {
  const button = element("button", {type: "button"}, fill(words.drop, {name, count: number(count)}));
  button.addEventListener("click", async () => {
    const address = asked();
    for (const field of fields) address.delete(field);
    show(address);
    await begin();
    part("status").tabIndex = -1;
    part("status").focus();
  });
  return button;
}

// The list that the reader keeps

/** Returns the box that puts a site on the reader's list. */
function switchFor(id, name) {
  const box = element("input", {type: "checkbox", value: id, "aria-label": `${words.add}: ${name}`});
  box.checked = shortlist().includes(id);
  const place = element("label", {class: "keep"}, box, ` ${words.add}`);
  box.addEventListener("change", () => {
    place.querySelector(".error")?.remove();
    if (keep(id, box.checked)) return;
    box.checked = !box.checked;
    place.append(element("span", {class: "error", role: "alert"}, words.refused));
  });
  return place;
}

function showShortlist() {
  const ids = shortlist();
  const bar = part("shortlist");
  bar.hidden = !ids.length;
  bar.querySelector("a").textContent = fill(bar.dataset.words, {count: number(ids.length)});
  for (const box of document.querySelectorAll(".keep input")) box.checked = ids.includes(box.value);
}

// The beginning

/** Answers the form anew, and says in the address what it asks. */
function begin() {
  const address = String(asked());
  try {
    history.replaceState(null, "", address ? `?${address}` : location.pathname);
  } catch {
    // a browser allows so many changes in a short time; the next one says it all
  }
  followInOtherLanguage();
  return answer();
}

/** The same question is asked on the page in the other language. */
function followInOtherLanguage() {
  for (const link of document.querySelectorAll("a.language-link")) link.search = location.search;
}

function openAddress() {
  show(new URLSearchParams(location.search));
  if ([...asked().keys()].some(isInDrawer)) drawer.open = true;
  followInOtherLanguage();
  return answer();
}

for (const heading of whole.querySelectorAll("tbody th")) {
  const link = heading.querySelector("a");
  const id = link.getAttribute("href").split("/").at(-2);
  heading.append(switchFor(id, plain(link)));
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
addEventListener("popstate", openAddress);
whenShortlistChanges(showShortlist);
openAddress();
