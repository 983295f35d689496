/*
 * The list of sites that a reader keeps in this browser: its page, and the switch on the page of a site. Nothing of it leaves the
 * browser but in an address that the reader opens.
 */

import {element, fill, keep, loadSites, number, shortlist, whenShortlistChanges} from "./sites.js";

const MOST_COMPARED = 4;

/** The switch of one site: pressed while the site is on the list. */
function showSwitch(place) {
  const button = place.querySelector("button");
  const {id} = place.dataset;
  button.addEventListener("click", () => keep(id, !shortlist().includes(id)));
  whenShortlistChanges(() => {
    const isKept = shortlist().includes(id);
    button.setAttribute("aria-pressed", String(isKept));
    button.textContent = isKept ? place.dataset.here : place.dataset.add;
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
  whenShortlistChanges(() => {
    const {columns} = sites;
    const ids = shortlist().filter((id) => columns.id.includes(id));
    if (!ids.length) {
      place.replaceChildren(element("p", {role: "status", tabindex: "-1"}, words.empty));
      return;
    }
    const items = ids.map((id) => {
      const site = columns.id.indexOf(id);
      const [status, statusWords] = sites.words.status.find((pair, index) => columns.status[site] === 1 << index);
      const button = element("button", {type: "button", "aria-label": `${words.remove}: ${columns.name[site]}`}, words.remove);
      button.addEventListener("click", () => takeAway(place, id, ids.indexOf(id)));
      return element("li", {},
        element("a", {href: `${words.pages}${id}/`}, columns.name[site]), " ",
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
