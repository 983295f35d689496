/* What each found page is worth, and which comes first; imported by search-engine.js. Nothing is fetched here. */

import {numbersOf} from "./search-words.js";
import {hasAsMuch} from "./search-values.js";

/** What a word says of its page by where it stands: at the edge, in text, in the lead, in a heading, in the title. */
const FIELDS = [1, 10, 16, 30, 100];
const TITLE = 4;
const STEPS = 4;
const WEIGHTS = STEPS * FIELDS.length;
/** How much other forms of a word on the same page add to the one that says most. */
const REPEATED = 0.15;
/** What a site is worth that has as much as was asked for, and one of which that is not known: more than any word is. */
const HAS_AS_MUCH = 10_000;
const MAY_HAVE_AS_MUCH = 1_000;
/** How little it adds that a site has just as much, and not many times as much. */
const CLOSER = 100;
/** Of sections: the pages are in this order of rank. */
const PAGE = 0;
const ENDED = 2;

/**
 * By page: what a term is worth there, in which field it stands at best, and which part of the page shows it.
 * @typedef {{worth: Float64Array, field: Uint8Array, part: Uint16Array}} Found
 * @typedef {Found & {count: number, words: Map<string, number>}} Term
 * @typedef {{rank: number, titleLength: number}} Rank
 */

/**
 * Returns the pages that have most of the terms of a query of so many words, the best first.
 * @param {Term[]} terms
 * @param {Rank[]} ranks that of every page
 * @param {number} length
 */
export function ordered(terms, ranks, length) {
  const rarity = terms.map(({count}) => Math.log(1 + ranks.length / Math.max(count, 1)));
  const found = [];
  let most = 1;
  for (let page = 0; page < ranks.length; page += 1) {
    let count = 0;
    let worth = 0;
    terms.forEach((term, number) => {
      count += Number(term.worth[page] > 0);
      worth += term.worth[page] * rarity[number];
    });
    if (count >= most) {
      if (count > most) found.length = 0;
      most = count;
      found.push({page, worth, rank: rankFor(page, terms, ranks[page], length)});
    }
  }
  found.sort((one, other) => one.rank - other.rank || other.worth - one.worth || one.page - other.page);
  return found.map(({page}) => page);
}

/**
 * Returns the rank of a page for a query: what is asked for by its title (all of it, if it has ended) is first.
 * @param {number} page
 * @param {Term[]} terms
 * @param {Rank} own
 * @param {number} length
 */
function rankFor(page, terms, {rank, titleLength}, length) {
  const isInTitle = rank !== PAGE && terms.every((term) => term.worth[page] && term.field[page] === TITLE);
  if (!isInTitle) return rank;
  return rank === ENDED && length < titleLength ? rank : PAGE;
}

/**
 * Adds to what was found the places of one word, as search/vocabulary.py writes them.
 * @param {Found & {best: Float64Array}} found
 * @param {number[][]} places
 * @param {number} worth
 */
export function addPlaces(found, places, worth) {
  for (const [said, ...distances] of places) {
    const part = Math.floor(said / WEIGHTS);
    const weight = said % WEIGHTS;
    const field = Math.floor(weight / STEPS);
    const value = worth * FIELDS[field] * (1 + (weight % STEPS) / STEPS);
    for (const page of numbersOf(distances)) {
      found.worth[page] += REPEATED * value;
      found.field[page] = Math.max(found.field[page], field);
      if (value <= found.best[page]) continue;
      found.worth[page] += (1 - REPEATED) * (value - found.best[page]);
      found.best[page] = value;
      found.part[page] = part;
    }
  }
}

/**
 * Adds the sites that have as much as was asked for, those nearest to it first, and then those of which that is not known.
 * Returns of each whether it surely has as much, and how its number is told where its result does not tell it anyway.
 * @param {Found} found
 * @param {number} asked
 * @param {import("./search-values.js").Values} values
 */
export function addSites(found, asked, {known, unknown}) {
  /** @type {Map<number, {isSure: boolean, words?: string}>} */
  const sites = new Map();
  for (const [page, least, most, words] of known) {
    const has = hasAsMuch(asked, least, most);
    if (has === false) continue;
    found.worth[page] = has ? HAS_AS_MUCH * (1 + asked / (least || 1) / CLOSER) : MAY_HAVE_AS_MUCH;
    sites.set(page, {isSure: has === true, words});
  }
  for (const page of unknown) {
    found.worth[page] = MAY_HAVE_AS_MUCH;
    sites.set(page, {isSure: false});
  }
  return sites;
}

/**
 * Returns the rank of every page, and of those that have ended how many words their titles have.
 * @param {{first: number, ranks: number[], endedTitles: number[]}[]} sections
 * @param {number} count
 * @returns {Rank[]}
 */
export function ranksOf(sections, count) {
  const pages = Array.from({length: count}, () => ({rank: PAGE, titleLength: 0}));
  for (const {first, ranks, endedTitles} of sections) {
    let page = first;
    ranks.forEach((number, rank) => {
      for (let own = 0; own < number; own += 1, page += 1) {
        pages[page] = {rank, titleLength: rank === ENDED ? endedTitles[own] : 0};
      }
    });
  }
  return pages;
}
