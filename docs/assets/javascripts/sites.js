/*
 * What the scripts of the catalogue share: the data of the sites (scripts/exports/catalogue.py), numbers and phrases as the site
 * writes them, and the list that a reader keeps in this browser. Imported by catalogue.js, filters.js, shortlist.js, compare.js, letter.js;
 * those of the search take from it how numbers and phrases are written.
 */

const KEY = "shortlist";
/** How many sites a list may have, so that an address with all of them stays short enough to be sent. */
const MOST = 50;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Returns the data of the list in the language of the page; throws when it cannot be had. */
export async function loadSites(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** Returns a number as both languages write it: 1 200,5 with a no-break space. */
export function number(value) {
  const [whole, part] = String(value).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0") + (part ? `,${part}` : "");
}

/** Returns a phrase with its places filled in: `{count}`. */
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** Returns a new element with attributes and children; a child that is text is shown as text. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Returns the ids in a list such as that of an address, each once, without what no id can be. */
export function idsIn(text) {
  return [...new Set((text || "").split(","))].filter((id) => ID.test(id)).slice(0, MOST);
}

/** Returns the ids that the reader keeps. */
export function shortlist() {
  try {
    return idsIn(localStorage.getItem(KEY));
  } catch {
    return []; // no storage here
  }
}

/** Keeps a site or lets it go; returns whether that could be done: the browser may store nothing, or the list be full. */
export function keep(id, wanted) {
  const ids = shortlist().filter((other) => other !== id);
  if (wanted) ids.push(id);
  if (ids.length > MOST) return false;
  try {
    if (ids.length) localStorage.setItem(KEY, ids.join(","));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  dispatchEvent(new CustomEvent("shortlist"));
  return true;
}

/** Returns the name of a site of the list, with the mark of a record that has ended. */
export function nameOf({columns}, id, endedMark) {
  const site = columns.id.indexOf(id);
  return columns.name[site] + (columns.ended[site] ? ` (${endedMark})` : "");
}

/** Calls `show` now, and whenever the list changes: here, in another tab, or on a page from which the reader comes back. */
export function whenShortlistChanges(show) {
  for (const moment of ["shortlist", "storage", "pageshow"]) addEventListener(moment, show);
  show();
}

/**
 * Returns what the page of a site says: its name, and its facts by group, each with the words of its name, its value as a node, and
 * the text of the value without its source; a fact that is not known has no text. Throws when the page cannot be had.
 */
export async function readSite(pages, id) {
  const address = new URL(`${pages}${id}/`, location.href);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("article a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
  }
  const groups = [];
  let head = {id: "", title: ""};
  for (const part of page.querySelector("article").children) {
    if (part.matches("h2")) head = {id: part.id, title: plain(part)};
    // What stands at a glance, in a frame of its own, stands below once more with its source.
    if (part.matches("dl")) groups.push({...head, facts: factsIn(part)});
  }
  return {id, address, name: plain(page.querySelector("h1")), groups};
}

function factsIn(list) {
  return [...list.querySelectorAll("dt")].map((name) => {
    const value = name.nextElementSibling;
    const text = value.cloneNode(true);
    for (const part of text.querySelectorAll(".ground, .note")) part.remove();
    const isKnown = !value.querySelector(":scope > .unknown:only-child");
    return {name: plain(name), value, text: isKnown ? plain(text) : null};
  });
}

/** Returns the text of an element on one line, without the soft hyphens of the page. */
export function plain(node) {
  return node.textContent.replace(/\u00ad/g, "").replace(/[ \n]+/g, " ").trim();
}
