/*
 * The list of sites that a reader keeps in this browser: its page, and the switch on the page of a site. Nothing of it leaves the
 * browser but in an address that the reader opens.
 */

import {element, fill, keep, loadSites, nameOf, number, shortlist, whenShortlistChanges} from "./sites.js";

const MOST_COMPARED = 4;

/** The button that puts one site on the list, or takes it away again; what has come of it is told beside it. */
function showSwitch(place) {
  const button = place.querySelector("button");
  const status = place.querySelector("[role=status]");
  const {id, ...words} = place.dataset;
  button.addEventListener("click", () => {
    if (!keep(id, !shortlist().includes(id))) status.textContent = words.refused;
  });
  whenShortlistChanges(() => {
    const isKept = shortlist().includes(id);
    button.textContent = isKept ? words.remove : words.add;
    status.textContent = isKept ? words.here : "";
    place.querySelector("a").hidden = !isKept;
  });
}

/** The page of the list: every site with a button to take it away, and the ways on. */
async function showPage(place) {
  const words = place.dataset;
  let sites;
  try {
    sites = await loadSites(words.sites);
  } catch {
    place.replaceChildren(element("p", {role: "status"}, words.failed));
    return;
  }
  const {columns} = sites;
  for (const id of shortlist()) {
    if (!columns.id.includes(id)) keep(id, false); // nobody can see it to take it away
  }
  whenShortlistChanges(() => {
    const ids = shortlist().filter((id) => columns.id.includes(id));
    if (!ids.length) {
      place.replaceChildren(element("p", {role: "status", tabindex: "-1"}, words.empty));
      return;
    }
    const items = ids.map((id) => {
      const site = columns.id.indexOf(id);
      const name = nameOf(sites, id, words.ended);
      const [status, statusWords] = sites.words.status.find((pair, index) => columns.status[site] === 1 << index);
      const button = element("button", {type: "button", "aria-label": `${words.remove}: ${name}`}, words.remove);
      button.addEventListener("click", () => takeAway(place, id, ids.indexOf(id)));
      return element("li", {},
        element("a", {href: `${words.pages}${id}/`}, name), " ",
        element("span", {class: `status status-${status}`}, statusWords), " ", button);
    });
    place.replaceChildren(
      element("p", {role: "status", tabindex: "-1"}, fill(words.count, {count: number(ids.length)})),
      element("ul", {class: "kept"}, ...items),
      waysOn(words, ids),
    );
  });
}

/** Takes a site off the list; the focus goes to the next button, so that it is not lost. */
function takeAway(place, id, index) {
  keep(id, false);
  const buttons = place.querySelectorAll(".kept button");
  (buttons[Math.min(index, buttons.length - 1)] || place.querySelector("[role=status]")).focus();
}

function waysOn(words, ids) {
  const clear = element("button", {type: "button"}, words.clear);
  clear.addEventListener("click", () => {
    const place = clear.closest("[data-module]");
    ids.forEach((id) => keep(id, false));
    place.querySelector("[role=status]").focus();
  });
  const compared = ids.slice(0, MOST_COMPARED).join(",");
  return element("p", {class: "ways"},
    ...(ids.length > 1 ? [element("a", {href: `${words.compare}?ids=${compared}`}, words.compareWords), " "] : []),
    element("a", {href: `${words.letter}?ids=${ids.join(",")}#form`}, words.letterWords), " ", clear);
}

for (const place of document.querySelectorAll("[data-module=shortlist]")) {
  if (place.dataset.id) showSwitch(place);
  else showPage(place);
}
