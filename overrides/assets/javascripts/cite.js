/*
 * Quotes a fact: a sentence in the language of the reader, CSL-JSON and BibTeX, all made of what the page shows of it. Imported by
 * site.js when the name of a fact is pressed; scripts/exports/citation.py writes the words.
 */

import {bibTex, cslJson} from "./cite-formats.js";
import {button, element, say} from "./dom.js";
import {fill, inSentence, plain} from "./formats.js";
import {fetchJson, once} from "./site-data.js";

const ROOT = new URL("../../", import.meta.url);
const {lang} = document.documentElement;
const loadWords = once(() => fetchJson(new URL(`${lang === "kk" ? "" : `${lang}/`}cite.json`, ROOT)));
/** What stands beside a value and is no part of it. */
const BESIDE = ".ground, .note, .citation, a[id]";

/** Opens the quotation of a fact beside it, or closes it. @param {HTMLAnchorElement} link the name of the fact */
export async function cite(link) {
  const open = document.querySelector(".citation");
  const isOpen = link.getAttribute("aria-expanded") === "true";
  if (open) close(open);
  if (isOpen) return;
  const words = await loadWords();
  if (document.querySelector(".citation")) return; // it was pressed twice
  const fact = readFact(link, words);
  const panel = makePanel(fact, words, link);
  put(panel, link);
  link.setAttribute("aria-expanded", "true");
  panel.querySelector("button").focus();
  try {
    history.replaceState(null, "", link.hash); // the address of the page is that of the fact now
  } catch {
    // browsers limit how often it may change
  }
}

/** Puts a quotation behind the fact: into its value or its item, below its row or its paragraph. */
function put(panel, link) {
  const row = link.closest("tr");
  const place = link.closest("li, dt, p");
  if (row) row.after(element("tr", {class: "cited"}, element("td", {colspan: row.cells.length}, panel)));
  else if (place.tagName === "DT") place.nextElementSibling.append(panel);
  else if (place.tagName === "LI") place.append(panel);
  else place.after(panel);
}

/** @param {Element} panel */
function close(panel) {
  const link = document.querySelector("a[aria-expanded=true]");
  if (link instanceof HTMLElement) {
    link.removeAttribute("aria-expanded");
    if (panel.contains(document.activeElement)) link.focus();
  }
  (panel.closest(".cited") || panel).remove();
}

function makePanel(fact, words, link) {
  const address = addressOf(link);
  const told = {...fact, address};
  const status = element("p", {role: "status"});
  const sentence = element("p", {}, fill(words[fact.kind], told));
  const source = {
    id: keyOf(link),
    title: fill(fact.kind === "cite_fact" ? "{name} — {value}" : "{name}: {value}", told),
    site: plain(document.querySelector(".site-name").textContent),
    publisher: words.publisher,
    issued: document.querySelector(".page-end time")?.getAttribute("datetime"),
    accessed: dayOf(new Date()),
    address,
    language: lang,
    note: fact.ground && fill(words.cite_note, told),
  };
  const entry = element("pre", {hidden: ""});
  const copySentence = button(words.cite_sentence, () => copy(sentence, status, words));
  const others = Object.entries({cite_csl: cslJson, cite_bibtex: bibTex}).map(([name, write]) => button(words[name], () => {
    entry.textContent = write(source);
    entry.hidden = false;
    return copy(entry, status, words);
  }));
  const shut = button(words.search_close, () => close(panel));
  const unchanged = fact.hasChanged ? [] : [element("p", {class: "note"}, words.cite_unchanged)];
  const panel = element(
    "div", {class: "citation", role: "group", "aria-label": fill(words.cite_panel, told)},
    sentence, ...unchanged, element("p", {class: "ways"}, copySentence, ...others, shut), entry, status,
  );
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(panel);
  });
  return panel;
}

/** Puts a text that is shown into the clipboard; where that is not allowed it stays selected, to be copied by hand. */
async function copy(shown, status, words) {
  try {
    await navigator.clipboard.writeText(shown.textContent);
    say(status, words.letter_copied);
  } catch {
    getSelection().selectAllChildren(shown);
    say(status, document.execCommand("copy") ? words.letter_copied : words.letter_selected); // without https
  }
}

/**
 * Returns what the page says of a fact, and by which words it is quoted: a figure or a term in a row, a fact in a list of names and
 * values, or what a source reports.
 * @param {HTMLAnchorElement} link
 * @param {Record<string, string>} words
 */
function readFact(link, words) {
  const name = plain(link.textContent).replace(/\.$/, "");
  const title = plain(document.querySelector("h1").textContent);
  const row = link.closest("tr");
  if (row && row.querySelector(".standing")) {
    const value = valueOf(row.cells[0], `${BESIDE}, strong`);
    const ground = textOf(row, ".ground");
    return factOf(row, ground ? "cite_term" : "cite_open", {name, value, ground, standing: [".standing", "a"].map((part) => textOf(row.cells[1], part)).filter(Boolean).join(", ")});
  }
  if (row) {
    const [value, date, source] = [...row.cells].slice(1).map((cell) => valueOf(cell));
    return factOf(row, "cite_fact", {name, value, ground: `${source}, ${fill(words.as_of, {date})}`});
  }
  const item = link.closest("li, p");
  if (item) return factOf(item, "cite_statement", {name: title, value: valueOf(item), ground: textOf(item, ".ground")});
  const told = link.closest("dt").nextElementSibling;
  return factOf(told, "cite_fact", {name: `${title}: ${inSentence(name)}`, value: valueOf(told), ground: textOf(told, ".ground")});
}

/** @param {Element} place where it stands, with the notes of its changes */
function factOf(place, kind, {name, value, ground, standing = ""}) {
  return {kind, name, value: value.replace(/\.$/, ""), ground, standing, hasChanged: place.querySelector(".changed") !== null};
}

/** Returns the text of an element without what stands beside its value. @param {Element} place */
function valueOf(place, left = BESIDE) {
  const copied = /** @type {Element} */ (place.cloneNode(true));
  for (const part of copied.querySelectorAll(left)) part.remove();
  return plain(copied.textContent);
}

/** @param {Element} place @param {string} selector */
function textOf(place, selector) {
  const found = place.querySelector(selector);
  return found ? plain(found.textContent) : "";
}

/** Returns the permanent address of a fact: that which the page tells of itself, with the place. @param {HTMLAnchorElement} link */
function addressOf(link) {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const address = new URL(canonical ? canonical.href : location.href);
  address.search = "";
  address.hash = link.hash;
  return address.href;
}

/** Returns a key for lists of literature, of the address from the root of the site. @param {HTMLAnchorElement} link */
function keyOf(link) {
  const path = location.pathname.slice(ROOT.pathname.length);
  return [lang, ...path.split("/").filter((part) => part && part !== lang), link.id].join("-");
}

/** Returns the day of the reader, as ISO 8601 writes it. @param {Date} date */
function dayOf(date) {
  const two = (part) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
