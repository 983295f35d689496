/*
 * The comparison of two to four sites that the address names (?ids=a,b). What it shows is made of the pages of the sites when the site
 * is built, so that it cannot say anything else than they do. What differs stands first; what is equal, and what is not known
 * anywhere, is folded.
 */

import {RELATIONS, relation, rowsOf} from "./comparison.js";
import {element, find, followInOtherLanguage, tickBox, whenQueryChanges} from "./dom.js";
import {fill, inSentence, number, plain} from "./formats.js";
import {idsIn, keptSites} from "./kept-sites.js";
import {MOST_COMPARED, fetchJson, loadFacts, nameOf} from "./site-data.js";

const place = find(".comparison");
const words = place.dataset;
/* On a phone only what differs is unfolded, so that it can be seen whole. */
const isWide = matchMedia("(min-width: 45em)").matches;
/* Every site that was compared on this page stays to be chosen again. */
const seen = new Set();

/** Returns the form to choose sites from those of the address and those that the reader keeps. */
function chooser(sites, ids) {
  for (const id of ids) seen.add(id);
  const offered = [...new Set([...seen, ...keptSites()])].filter((id) => sites.columns.id.includes(id));
  if (offered.length < 2) return element("p", {}, words.few);
  const compared = ids.slice(0, MOST_COMPARED);
  const boxes = offered.map((id) => tickBox({value: id}, compared.includes(id), nameOf(sites, id, words.ended)));
  const form = element("form", {class: "finder"},
    element("fieldset", {}, element("legend", {}, words.choose), ...boxes.map(({label}) => label)),
    element("p", {}, element("button", {type: "submit"}, words.button)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = boxes.filter(({box}) => box.checked).map(({box}) => box.value);
    history.pushState(null, "", chosen.length ? `?ids=${chosen.join(",")}` : location.pathname);
    await show();
    find("[role=status]", place).focus(); // the pressed button has been replaced
  });
  return form;
}

/** Returns the cell of a fact of a site, and its text without the source and notes, which is what is compared. */
function cell(value, {name, address}) {
  const made = element("td", {role: "cell", "data-label": name});
  if (value === null) {
    made.append(element("span", {class: "unknown"}, words.unknown));
    return {made, text: null};
  }
  // Columns are narrow: a date may break between its words, a number not inside.
  made.innerHTML = value.replace(/(\D)\u00a0|\u00a0(?!\d)/g, "$1 ");
  for (const link of made.querySelectorAll("a")) {
    const {origin, href} = new URL(link.getAttribute("href"), address);
    link.setAttribute("href", origin === location.origin ? href.slice(origin.length) : href); // paper shows whole addresses
  }
  const text = /** @type {HTMLElement} */ (made.cloneNode(true));
  for (const apart of text.querySelectorAll(".ground, .note")) apart.remove();
  return {made, text: plain(text.textContent)};
}

/** Returns the names of the sites, which stay in view, and the facts in parts by how they stand to each other; and the counts. */
function comparison(sites) {
  const parts = Object.fromEntries(RELATIONS.map((how) => [how, []]));
  for (const {name, values} of rowsOf(sites.map(({groups}) => groups))) {
    const cells = values.map((value, site) => cell(value, sites[site]));
    parts[relation(cells.map(({text}) => text))].push({name, cells: cells.map(({made}) => made)});
  }
  const names = element("ul", {class: "names"}, ...sites.map(({name, address}) =>
    element("li", {}, element("a", {href: address}, name))));
  const filled = RELATIONS.filter((how) => parts[how].length);
  const frame = element("div", {class: "compared", "data-sites": sites.length}, names, ...filled.map((how) => part(how, parts[how], sites)));
  return {frame, differing: parts.differs.length, total: filled.reduce((sum, how) => sum + parts[how].length, 0)};
}

/** Returns the facts that stand to each other in one way, under their count. */
function part(how, rows, sites) {
  const made = element("details", {class: how}, element("summary", {}, fill(words[how], {count: number(rows.length)})),
    how === "nowhere" ? namesOf(rows) : table(rows, sites));
  made.open = how === "differs" || (how === "partly" && isWide);
  return made;
}

/** Returns the names alone of facts of which there is nothing more to say. */
function namesOf(rows) {
  const names = rows.flatMap(({name}, index) => [index ? ", " : "", element("span", {class: "fact-name"}, index ? inSentence(name) : name)]);
  return element("p", {}, ...names, ".");
}

/* The style makes grids of the rows, which would not be rows to every screen reader: so the roles are told. */
function table(rows, sites) {
  const row = (...children) => element("tr", {role: "row"}, ...children);
  const heads = [words.fact, ...sites.map(({name}) => name)].map((text) => element("th", {scope: "col", role: "columnheader"}, text));
  const facts = rows.map(({name, cells}) => row(element("th", {scope: "row", role: "rowheader"}, name), ...cells));
  return element("table", {role: "table"}, element("thead", {role: "rowgroup"}, row(...heads)), element("tbody", {role: "rowgroup"}, ...facts));
}

/** Returns the box that shows the source and the date under every value. */
function sourcesSwitch(frame) {
  const {box, label} = tickBox({}, false, words.sources);
  label.className = "keep";
  box.addEventListener("change", () => frame.classList.toggle("with-sources", box.checked));
  return label;
}

async function show() {
  const address = location.search;
  const asked = idsIn(new URLSearchParams(address).get("ids"));
  followInOtherLanguage();
  try {
    const sites = await fetchJson(words.sites);
    const ids = asked.filter((id) => sites.columns.id.includes(id));
    const missing = asked.filter((id) => !ids.includes(id));
    const compared = ids.slice(0, MOST_COMPARED);
    const said = [];
    if (missing.length) said.push(fill(words.missing, {ids: missing.join(", ")}));
    if (ids.length > MOST_COMPARED) said.push(words.many);
    const status = element("p", {role: "status", tabindex: -1});
    const form = chooser(sites, ids);
    /** @type {HTMLElement[]} */
    const parts = [form, status];
    if (ids.length < 2 && form.matches("form")) said.push(words.choose);
    if (ids.length > 1) {
      const pages = await Promise.all(compared.map((id) => loadFacts(words.pages, id)));
      if (location.search !== address) return; // the reader has gone on meanwhile
      const {frame, differing, total} = comparison(compared.map((id, index) => {
        const {href} = new URL(`${words.pages}${id}/`, location.href);
        const {name, groups} = pages[index];
        return {address: href, name: nameOf(sites, id, words.ended, name), groups};
      }));
      said.push(fill(words.done, {count: number(compared.length), differing: number(differing), total: number(total)}));
      parts.splice(0, 1, element("details", {class: "choose"}, element("summary", {}, words.change), form));
      parts.push(sourcesSwitch(frame), frame);
    }
    place.replaceChildren(...parts);
    status.textContent = said.join(" ");
  } catch {
    place.replaceChildren(element("p", {role: "status"}, words.failed));
  }
}

/* Paper has nothing to unfold. */
addEventListener("beforeprint", () => {
  for (const folded of /** @type {NodeListOf<HTMLDetailsElement>} */ (place.querySelectorAll(".compared details:not([open])"))) {
    folded.open = true;
    addEventListener("afterprint", () => { folded.open = false; }, {once: true});
  }
});
whenQueryChanges(show);
show();
