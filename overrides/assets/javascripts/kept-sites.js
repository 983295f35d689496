/* The list of sites that a reader keeps in this browser; nothing of it leaves the browser but in an address that the reader opens. */

const KEY = "shortlist";
/** How many sites a list may have, so that an address with all of them stays short enough to be sent. */
const MOST = 50;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Returns the ids in a list such as that of an address, each once, without what no id can be. @param {string | null} text */
export function idsIn(text) {
  return [...new Set((text || "").split(","))].filter((id) => ID.test(id)).slice(0, MOST);
}

/** Returns the ids that the reader keeps. */
export function keptSites() {
  try {
    return idsIn(localStorage.getItem(KEY));
  } catch {
    return []; // storage is blocked
  }
}

/**
 * Keeps a site or lets it go; returns whether that could be done: the browser may store nothing, or the list be full.
 * @param {string} id
 * @param {boolean} wanted
 */
export function keep(id, wanted) {
  const ids = keptSites().filter((other) => other !== id);
  if (wanted) ids.push(id);
  if (ids.length > MOST) return false;
  try {
    if (ids.length) localStorage.setItem(KEY, ids.join(","));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  dispatchEvent(new CustomEvent(KEY));
  return true;
}

/**
 * Calls `show` now, and whenever the list changes: here, in another tab, or on a page from which the reader comes back.
 * @param {() => void} show
 */
export function whenKeptSitesChange(show) {
  for (const moment of [KEY, "storage", "pageshow"]) addEventListener(moment, show);
  show();
}
