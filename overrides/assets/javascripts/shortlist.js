/* The list of sites that a reader keeps in this browser: its page, and the switch on the page of a site. */

import {button, element, find} from "./dom.js";
import {fill, number} from "./formats.js";
import {keep, keptSites, whenKeptSitesChange} from "./kept-sites.js";
import {MOST_COMPARED, fetchJson, nameOf, statusOf} from "./site-data.js";

/** The button that puts one site on the list, or takes it away again; what has come of it is told beside it. @param {HTMLElement} place */
function showSwitch(place) {
  const press = find("button", place);
  const status = find("[role=status]", place);
  const {id, ...words} = place.dataset;
  press.addEventListener("click", () => {
    if (!keep(id, !keptSites().includes(id))) status.textContent = words.refused;
  });
  whenKeptSitesChange(() => {
    const isKept = keptSites().includes(id);
    press.textContent = isKept ? words.remove : words.add;
    status.textContent = isKept ? words.here : "";
    find("a", place).hidden = !isKept;
  });
}

/** The page of the list: every site with a button to take it away, and the ways on. @param {HTMLElement} place */
async function showPage(place) {
  const words = place.dataset;
  let sites;
  try {
    sites = await fetchJson(words.sites);
  } catch {
    place.replaceChildren(element("p", {role: "status"}, words.failed));
    return;
  }
  const exists = (id) => sites.columns.id.includes(id);
  for (const id of keptSites()) {
    if (!exists(id)) keep(id, false); // nobody can see it to take it away
  }
  whenKeptSitesChange(() => {
    const ids = keptSites().filter(exists);
    const status = element("p", {role: "status", tabindex: -1}, ids.length ? fill(words.count, {count: number(ids.length)}) : words.empty);
    const items = ids.map((id, index) => item(place, sites, id, index));
    place.replaceChildren(status, ...(ids.length ? [element("ul", {class: "kept"}, ...items), waysOn(place, ids)] : []));
  });
}

function item(place, sites, id, index) {
  const words = place.dataset;
  const name = nameOf(sites, id, words.ended);
  const [status, statusWords] = statusOf(sites, sites.columns.id.indexOf(id));
  return element("li", {},
    element("a", {href: `${words.pages}${id}/`}, name), " ",
    element("span", {class: `status status-${status}`}, statusWords), " ",
    button(words.remove, () => takeAway(place, id, index), {"aria-label": `${words.remove}: ${name}`}));
}

/** Takes a site off the list; the focus goes to the next button, so that it is not lost. */
function takeAway(place, id, index) {
  keep(id, false);
  const buttons = place.querySelectorAll(".kept button");
  (buttons[Math.min(index, buttons.length - 1)] || find("[role=status]", place)).focus();
}

function waysOn(place, ids) {
  const words = place.dataset;
  const clear = button(words.clear, () => {
    ids.forEach((id) => keep(id, false));
    find("[role=status]", place).focus();
  });
  const compared = ids.slice(0, MOST_COMPARED).join(",");
  return element("p", {class: "ways"},
    ...(ids.length > 1 ? [element("a", {href: `${words.compare}?ids=${compared}`}, words.compareWords), " "] : []),
    element("a", {href: `${words.letter}?ids=${ids.join(",")}#form`}, words.letterWords), " ", clear);
}

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module=shortlist]"))) {
  if (place.dataset.id) showSwitch(place);
  else showPage(place);
}
