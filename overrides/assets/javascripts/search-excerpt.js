/*
 * Shows where words were found: texts in parts, of which the found words are marked, and the place of a page that says
 * most. Imported by search-engine.js. All is text, never HTML.
 */

import {WORD, normal} from "./search-words.js";

const LENGTH = 220;
/** How much stands before the first found word when a text is cut. */
const BEFORE = 60;
const REPEATED = 0.05;

/**
 * Returns a text in parts, `[text, isMarked]`.
 * @typedef {[string, boolean][]} Parts
 * @typedef {Map<string, {term: number, worth: number}>} Known each found word with its term and its worth
 * @param {string} text
 * @param {Known} known
 */
export function marked(text, known) {
  /** @type {Parts} */
  const parts = [];
  let end = 0;
  for (const {place, word} of finds(text, known)) {
    if (place > end) parts.push([text.slice(end, place), false]);
    parts.push([word, true]);
    end = place + word.length;
  }
  if (end < text.length) parts.push([text.slice(end), false]);
  return parts;
}

/** Returns the block that says most, cut around that, in parts; the first block when none has any of the words. @param {string[]} blocks @param {Known} known */
export function excerpt(blocks, known) {
  let best = {worth: -1, text: "", place: 0};
  for (const text of blocks) {
    const {worth, place} = densest(finds(text, known));
    if (worth > best.worth) best = {worth, text, place};
  }
  return marked(cut(best.text, best.place), known);
}

/** @param {string} text @param {Known} known */
function finds(text, known) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const what = known.get(normal(match[0]));
    if (what) found.push({place: match.index, word: match[0], ...what});
  }
  return found;
}

/** Returns where the stretch begins whose words are worth most: of each term the best, and a little for all others. */
function densest(found) {
  let best = {worth: 0, place: 0};
  found.forEach(({place}, number) => {
    const terms = new Map();
    let others = 0;
    for (let next = number; next < found.length && found[next].place < place + LENGTH - BEFORE; next += 1) {
      const {term, worth} = found[next];
      terms.set(term, Math.max(worth, terms.get(term) || 0));
      others += REPEATED * worth;
    }
    const sum = [...terms.values()].reduce((total, worth) => total + worth, others);
    if (sum > best.worth) best = {worth: sum, place};
  });
  return best;
}

/** Returns the stretch of a text around `place`, cut between words. */
function cut(text, place) {
  if (text.length <= LENGTH) return text;
  let start = Math.max(0, Math.min(place - BEFORE, text.length - LENGTH));
  let end = Math.min(text.length, start + LENGTH);
  if (start) start = text.indexOf(" ", start) + 1 || start;
  if (start > place) start = place;
  const space = text.lastIndexOf(" ", end);
  if (end < text.length && space > place) end = space;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
