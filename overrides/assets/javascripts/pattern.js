/*
 * Finds what a regular expression of scripts/languages matches, as Python does. Imported by what reads values and names. Nothing here
 * touches the page.
 */

import {Matcher} from "./pattern-matcher.js";
import {LIMIT, parse} from "./pattern-parser.js";

/** @typedef {import("./pattern-matcher.js").Match} Match */

/** A regular expression, which is read when it is first needed. */
export class Pattern {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
    this.begin = this.make;
  }

  /** Reads the expression, and matches as `begin` does from then on. @type {Pattern["begin"]} */
  make(text, at, end, isFull) {
    const {tree, names} = parse(this.source);
    const matcher = new Matcher(tree, names);
    this.firsts = matcher.firsts;
    this.begin = matcher.begin.bind(matcher);
    return this.begin(text, at, end, isFull);
  }

  /** Returns the match that begins at a place, if there is one. @param {string} text @param {number} at @param {number} [end] */
  match(text, at, end = text.length) {
    return this.begin(text, at, end, false);
  }

  /** Returns the match that is all from a place to another. @param {string} text @param {number} [at] @param {number} [end] */
  full(text, at = 0, end = text.length) {
    return this.begin(text, at, end, true);
  }

  /** Returns the first match that begins at a place or after it. @param {string} text @param {number} [from] @param {number} [end] */
  search(text, from = 0, end = text.length) {
    let at = from;
    if (!this.firsts && at <= end) { // it is read now
      const found = this.match(text, at, end);
      if (found) return found;
      at += 1;
    }
    for (; at <= end; at += 1) {
      if (this.firsts && !(at < end && this.firsts[Math.min(text.charCodeAt(at), LIMIT)])) continue;
      const found = this.match(text, at, end);
      if (found) return found;
    }
    return null;
  }

  /** Returns all matches, none over another. @param {string} text @param {number} [from] @param {number} [end] */
  all(text, from = 0, end = text.length) {
    /** @type {Match[]} */
    const found = [];
    for (let next = this.search(text, from, end); next; next = this.search(text, next.end + Number(next.end === next.start), end)) found.push(next);
    return found;
  }

  /** Returns the text with every match made into something else. @param {string} text @param {(match: Match) => string} become */
  replace(text, become) {
    let [made, place] = ["", 0];
    for (const match of this.all(text)) {
      made += text.slice(place, match.start) + become(match);
      place = match.end;
    }
    return made + text.slice(place);
  }
}
