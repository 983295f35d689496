/*
 * Shows where words were found: texts in parts, of which the found words are marked, and the place of a page that says most. Imported by
 * search-engine.js. All is text, never HTML.
 */

import {WORD, normal} from "./search-words.js";

const LENGTH = 220;
/** How much stands before the first found word when a text is cut. */
const BEFORE = 60;

/** Returns a text in parts, `[text, isMarked]`; `termOf` has the number of the term that each found word is found by. */
export function marked(text, termOf) {
  const parts = [];
  let end = 0;
  for (const {place, word} of finds(text, termOf)) {
    if (place > end) parts.push([text.slice(end, place), false]);
    parts.push([word, true]);
    end = place + word.length;
  }
  if (end < text.length) parts.push([text.slice(end), false]);
  return parts;
}

/** Returns the block that has most of the terms, cut around them, in parts; the first block when none has any. */
export function excerpt(blocks, termOf) {
  let best = {score: -1, text: "", first: 0};
  for (const text of blocks) {
    const found = finds(text, termOf);
    const terms = new Set(found.map(({term}) => term)).size;
    const score = terms * 10 + Math.min(found.length, 9);
    if (score > best.score) best = {score, text, first: densest(found)};
  }
  return marked(cut(best.text, best.first), termOf);
}

function finds(text, termOf) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const term = termOf.get(normal(match[0]));
    if (term !== undefined) found.push({place: match.index, word: match[0], term});
  }
  return found;
}

/** Returns where the stretch begins that has most of the terms. */
function densest(found) {
  let best = {terms: 0, place: 0};
  found.forEach(({place}, number) => {
    const near = found.slice(number).filter((other) => other.place < place + LENGTH - BEFORE);
    const terms = new Set(near.map(({term}) => term)).size;
    if (terms > best.terms) best = {terms, place};
  });
  return best.place;
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
