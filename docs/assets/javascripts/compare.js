/*
 * The comparison of two to four sites that the address names (?ids=a,b). What it shows is taken from the pages of the sites, so that
 * it cannot say anything else than they do. A difference is told in words; what is not known is neither equal nor different.
 */

import {element, fill, idsIn, loadSites, nameOf, number, readSite, shortlist} from "./sites.js";

const MOST = 4;
const place = document.querySelector(".comparison");
const words = place.dataset;
/* Every site that was compared on this page stays to be chosen again. */
const seen = new Set();

/** Returns the form to choose sites from those of the address and those that the reader keeps. */
function chooser(sites, ids) {
  const {columns} = sites;
  for (const id of ids) seen.add(id);
  const offered = [...new Set([...seen, ...shortlist()])].filter((id) => columns.id.includes(id));
  if (offered.length < 2) return element("p", {}, words.few);
  const form = element("form", {class: "finder"},
    element("fieldset", {}, element("legend", {}, words.choose), ...offered.map((id) => {
      const box = element("input", {type: "checkbox", value: id});
      box.checked = ids.slice(0, MOST).includes(id);
      return element("label", {}, box, ` ${nameOf(sites, id, words.ended)}`);
    })),
    element("p", {}, element("button", {type: "submit"}, words.button)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input:checked")].map((box) => box.value);
    history.pushState(null, "", chosen.length ? `?ids=${chosen.join(",")}` : location.pathname);
    await show();
    place.querySelector("[role=status]").focus(); // the button that was pressed is made anew
  });
  return form;
}

/** Returns how the values of one fact stand to each other: "differs", "partly", "nowhere", or "" when all are equal. */
function relation(facts) {
  const known = facts.filter((fact) => fact && fact.text !== null).map((fact) => fact.text);
  if (!known.length) return "nowhere";
  if (new Set(known).size > 1) return "differs";
  return known.length < facts.length ? "partly" : "";
}

/** Returns the table, and how many of its facts differ and how many there are. */
function table(pages) {
  const head = element("thead", {}, element("tr", {}, element("th", {scope: "col"}, words.fact), ...pages.map((page) =>
    element("th", {scope: "col"}, element("a", {href: page.address.href}, page.name)))));
  const counts = {total: 0, differing: 0};
  const bodies = pages[0].groups.map((group) => {
    const rows = group.facts.map((fact) => {
      const facts = pages.map((page) => page.groups.find(({id}) => id === group.id)?.facts.find(({name}) => name === fact.name));
      const how = relation(facts);
      counts.total += group.id ? 1 : 0; // what stands above the first heading is no fact of the record
      counts.differing += group.id && how === "differs" ? 1 : 0;
      return row(fact.name, how, facts, pages);
    });
    const title = group.title && element("tr", {class: "group"}, element("th", {scope: "rowgroup", colspan: pages.length + 1}, group.title));
    return element("tbody", {}, ...(title ? [title] : []), ...rows);
  });
  const made = element("table", {"data-stack": ""}, head, ...bodies);
  const frame = element("div", {class: "table", role: "group", tabindex: "0", "aria-label": pages.map((page) => page.name).join(", ")}, made);
  return {frame, counts};
}

function row(name, how, facts, pages) {
  const mark = how ? [" ", element("span", {class: `relation ${how}`}, words[how])] : [];
  return element("tr", {class: how},
    element("th", {scope: "row"}, name, ...mark),
    ...facts.map((fact, index) => element("td", {"data-label": pages[index].name}, ...(fact ? fact.value.childNodes : []))));
}

/** Returns the box that leaves only what differs. */
function onlyDifferences(frame) {
  const box = element("input", {type: "checkbox"});
  box.addEventListener("change", () => frame.toggleAttribute("data-only-differences", box.checked));
  return element("label", {class: "keep"}, box, ` ${words.only}`);
}

async function show() {
  const address = location.search;
  const asked = idsIn(new URLSearchParams(address).get("ids"));
  for (const link of document.querySelectorAll("a.language-link")) link.search = location.search;
  try {
    const sites = await loadSites(words.sites);
    const ids = asked.filter((id) => sites.columns.id.includes(id));
    const missing = asked.filter((id) => !ids.includes(id));
    const said = [];
    if (missing.length) said.push(fill(words.missing, {ids: missing.join(", ")}));
    if (ids.length > MOST) said.push(words.many);
    const status = element("p", {role: "status", tabindex: "-1"});
    const form = chooser(sites, ids);
    const parts = [form, status];
    if (ids.length < 2 && form.matches("form")) said.push(words.choose);
    if (ids.length > 1) {
      const pages = await Promise.all(ids.slice(0, MOST).map((id) => readSite(words.pages, id)));
      if (location.search !== address) return; // the reader has gone on meanwhile
      const {frame, counts} = table(pages.map((page) => ({...page, name: nameOf(sites, page.id, words.ended)})));
      said.push(fill(words.done, {count: number(Math.min(ids.length, MOST)), differing: number(counts.differing), total: number(counts.total)}));
      parts.push(onlyDifferences(frame), frame);
    }
    place.replaceChildren(...parts);
    status.textContent = said.join(" ");
  } catch {
    place.replaceChildren(element("p", {role: "status"}, words.failed));
  }
}

addEventListener("popstate", show);
show();
