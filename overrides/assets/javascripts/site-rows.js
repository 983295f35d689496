/* The rows of the production sites that were found, with the cells that templates/list.md.j2 writes; imported by catalogue.js. */

import {button, element, tickBox} from "./dom.js";
import {fill, number} from "./formats.js";
import {keep, keptSites} from "./kept-sites.js";
import {nameOf, statusOf} from "./site-data.js";

/** As many rows as any screen shows before it is scrolled. */
const AT_ONCE = 8;

/**
 * Returns the table of the first sites, and a button for more.
 * @param {import("./site-data.js").Sites} data
 * @param {number[]} sites
 * @param {HTMLElement} model where the whole list stands, whose head and frame the table takes
 * @param {HTMLElement} place where the table is put, which tells when it is complete
 * @param {DOMStringMap} words
 */
export function rowsOf(data, sites, model, place, words) {
  const frame = /** @type {HTMLElement} */ (model.querySelector(".table").cloneNode(false));
  const head = /** @type {HTMLElement} */ (model.querySelector("thead").cloneNode(true));
  const heads = [...head.querySelectorAll("th")].map((cell) => cell.textContent);
  const body = element("tbody", {});
  frame.append(element("table", {}, head, body));
  const size = Number(words.pageSize);
  const addRow = (site) => body.append(row(data, site, heads, words));
  const add = () => {
    const shown = body.rows.length;
    const next = sites.slice(shown, shown + size);
    next.slice(0, AT_ONCE).forEach(addRow);
    // The rest after the next paint, so that a slow phone need not wait for what is out of sight.
    const rest = next.slice(AT_ONCE);
    place.ariaBusy = String(rest.length > 0);
    if (rest.length) {
      requestAnimationFrame(() => setTimeout(() => {
        if (!body.isConnected) return;
        rest.forEach(addRow);
        place.ariaBusy = "false";
      }));
    }
    const left = Math.min(size, sites.length - shown - size);
    more.textContent = fill(words.more, {count: number(left)});
    end.hidden = left <= 0;
    return body.rows[shown];
  };
  const more = button("", () => add().querySelector("a").focus(), {class: "more"});
  const end = element("p", {}, more);
  add();
  return [frame, end];
}

function row(data, site, heads, words) {
  const {columns} = data;
  const id = columns.id[site];
  const [institution, name] = data.institutions[columns.institution[site]];
  const [, region] = data.regions[columns.region[site]];
  const [status, statusWords] = statusOf(data, site);
  const known = columns.known[site];
  const named = nameOf(data, id, words.ended);
  const kept = columns.ended[site] && !keptSites().includes(id) ? [] : [switchFor(id, named, words)];
  const cells = [
    [element("a", {href: `sites/${id}/`}, named), " ", note(data.summaries[columns.summary[site]])],
    [element("span", {class: `status status-${status}`}, statusWords)],
    [element("a", {href: `institutions/${institution}/`}, name), ...(region ? [" ", note(region)] : [])],
    ...data.shown.map((field) => [value(data, field, site, words)]),
    [fill(words.known, {known: number(known), total: number(data.total)}), " ",
      element("progress", {class: "known", value: known, max: data.total, "aria-hidden": "true"})],
  ];
  const made = cells.map((children, index) => index
    ? element("td", {"data-label": heads[index]}, ...children)
    : element("th", {scope: "row", "data-label": heads[0]}, ...children, ...kept));
  return element("tr", {}, ...made);
}

function note(text) {
  return element("span", {class: "note"}, text);
}

/** Returns what is known of a fact as a reader sees it. */
function value(data, field, site, words) {
  const known = data.columns[field][site];
  const [,, inexact] = data.inexact[field]?.[site] ?? [];
  if (inexact) return inexact;
  if (known === null) return element("span", {class: "unknown"}, words.unknown);
  if (field in data.units) return `${number(known)}\u00a0${data.units[field]}`;
  return data.words[field].filter((pair, index) => known & (1 << index)).map(([, text]) => text).join(", ");
}

/** Returns the box that puts a site on the reader's list. @param {string} id @param {string} name @param {DOMStringMap} words */
export function switchFor(id, name, words) {
  const {box, label} = tickBox({value: id, "aria-label": `${words.add}: ${name}`}, keptSites().includes(id), words.add);
  label.className = "keep";
  box.addEventListener("change", () => {
    label.querySelector(".error")?.remove();
    if (keep(id, box.checked)) return;
    box.checked = !box.checked;
    label.append(element("span", {class: "error", role: "alert"}, words.refused));
  });
  return label;
}
