/*
 * The comparison of two to four sites that the address names (?ids=a,b). What it shows is made of the pages of the sites when the site
 * is built, so that it cannot say anything else than they do. A difference is told in words; what is not known is neither equal nor
 * different.
 */

import {element, find, followInOtherLanguage, tickBox, whenQueryChanges} from "./dom.js";
import {fill, inSentence, number, plain} from "./formats.js";
import {idsIn, keptSites} from "./kept-sites.js";
import {MOST_COMPARED, fetchJson, loadFacts, nameOf} from "./site-data.js";

const place = find(".comparison");
const words = place.dataset;
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

/** Returns the cell of a fact of a site; its text, without the source and notes, is what is compared. */
function cell(fact, site) {
  const made = element("td", {"data-label": site.name});
  if (!fact) return {made, text: null};
  made.innerHTML = fact.value ?? `<span class="unknown">${words.unknown}</span>`;
  for (const link of made.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), site.address).href;
  const text = /** @type {HTMLElement} */ (made.cloneNode(true));
  for (const apart of text.querySelectorAll(".ground, .note")) apart.remove();
  return {made, text: fact.value === null ? null : plain(text.textContent)};
}

/** Returns how the values of one fact stand to each other: "differs", "partly", "nowhere", or "" when all are equal. */
function relation(texts) {
  const known = texts.filter((text) => text !== null);
  if (!known.length) return "nowhere";
  if (new Set(known).size > 1) return "differs";
  return known.length < texts.length ? "partly" : "";
}

/** Returns the table, and how many of its facts differ and how many there are. */
function table(pages) {
  const head = element("thead", {}, element("tr", {}, element("th", {scope: "col"}, words.fact), ...pages.map(({address, name}) =>
    element("th", {scope: "col"}, element("a", {href: address}, name)))));
  const counts = {total: 0, differing: 0};
  const bodies = pages[0].groups.map((group) => {
    const everywhere = pages.map(({groups}) => groups.find(({id}) => id === group.id));
    const isUnknown = group.id && everywhere.every((one) => !one || one.facts.every(({value}) => value === null));
    if (isUnknown) {
      counts.total += group.facts.length;
      return element("tbody", {}, ...titles(group, pages), unknownRow(group, pages));
    }
    const rows = group.facts.map(({name}) => {
      const facts = pages.map(({groups}) => groups.find(({id}) => id === group.id)?.facts.find((fact) => fact.name === name));
      const {made, how} = row(name, facts, pages);
      counts.total += group.id ? 1 : 0; // what stands above the first heading is no fact of the record
      counts.differing += group.id && how === "differs" ? 1 : 0;
      return made;
    });
    return element("tbody", {}, ...titles(group, pages), ...rows);
  });
  const made = element("table", {"data-stack": ""}, head, ...bodies);
  const frame = element("div", {class: "table", role: "group", tabindex: 0, "aria-label": pages.map(({name}) => name).join(", ")}, made);
  return {frame, counts};
}

/** Returns the row of the heading of a group, which what stands above the first heading has not. */
function titles({title}, pages) {
  return title ? [element("tr", {class: "group"}, element("th", {scope: "rowgroup", colspan: pages.length + 1}, title))] : [];
}

/** Returns the one row of a group of which nothing is known at any site. */
function unknownRow({facts}, pages) {
  const mark = element("span", {class: "relation nowhere"}, words.nowhere);
  const names = facts.flatMap(({name}, index) => [index ? ", " : "", element("span", {class: "fact-name"}, inSentence(name))]);
  const [before, after] = words.unknownFacts.split("{facts}");
  return element("tr", {class: "nowhere all-unknown"}, element("td", {colspan: pages.length + 1}, before, ...names, after, " ", mark));
}

function row(name, facts, pages) {
  const cells = facts.map((fact, index) => cell(fact, pages[index]));
  const how = relation(cells.map(({text}) => text));
  const mark = how ? [" ", element("span", {class: `relation ${how}`}, words[how])] : [];
  const made = element("tr", {class: how}, element("th", {scope: "row"}, name, ...mark), ...cells.map((one) => one.made));
  return {made, how};
}

/** Returns the box that leaves only what differs. */
function onlyDifferences(frame) {
  const {box, label} = tickBox({}, false, words.only);
  label.className = "keep";
  box.addEventListener("change", () => {
    for (const body of frame.querySelectorAll("tbody")) {
      body.hidden = box.checked && !body.querySelector(".differs");
      for (const one of body.querySelectorAll("tr:not(.differs, .group)")) one.hidden = box.checked;
    }
  });
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
      const groups = await Promise.all(compared.map((id) => loadFacts(words.pages, id)));
      if (location.search !== address) return; // the reader has gone on meanwhile
      const {frame, counts} = table(compared.map((id, index) => {
        const {href} = new URL(`${words.pages}${id}/`, location.href);
        return {address: href, name: nameOf(sites, id, words.ended), groups: groups[index]};
      }));
      said.push(fill(words.done, {count: number(compared.length), differing: number(counts.differing), total: number(counts.total)}));
      parts.push(onlyDifferences(frame), frame);
    }
    place.replaceChildren(...parts);
    status.textContent = said.join(" ");
  } catch {
    place.replaceChildren(element("p", {role: "status"}, words.failed));
  }
}

whenQueryChanges(show);
show();
