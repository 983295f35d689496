/*
 * A number with a unit in a query is a value: «цех 800 м2» asks for sites that have as much or more. Imported by search-engine.js;
 * scripts/search/values.py writes which units there are, and what each site has.
 */

import {number} from "./formats.js";

const SPACE = "[ \\u00a0\\u202f]";
const NUMBER = `\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)|\\d+`;
const THOUSAND = 1000;
/** Words that say what is meant anyway: from, at least, more than. */
const BEFORE = `(?:(?:от|не менее|не меньше|более|больше|свыше|минимум|хотя бы|кемінде|кем дегенде)${SPACE}+)?`;
const AFTER = `(?:-(?:[дтн][ае]н|д[ае]й))?(?:${SPACE}+(?:және одан да көп|и более|и больше|или больше|астам|артық|жоғары|көп))?`;

/**
 * What is said of a fact: its name, the sign of its unit, how readers write its units and how many of it each is, and the part of
 * the index that has the values.
 * @typedef {{fact: string, unit: string, signs: [string, number][], part: string}} Head
 * @typedef {{head: Head, least: number, typed: string}} Value the number as it was typed, without spaces
 * The values of sites: their pages, the least and the most that each may be (null where that is open), and how it is told; and
 * the pages of sites of which it is not known.
 * A value with the sites that search-ranking.js finds by it: whether each surely has as much, and how that is told.
 * @typedef {{head: Head, least: number, sites: Map<number, {isSure: boolean, words?: string}>}} Asked
 * @typedef {{known: [number, number | null, number | null, string?][], unknown: number[]}} Values
 */

/** Returns the values in a query, and the query without them. @param {string} query @param {Head[]} heads */
export function readValues(query, heads) {
  /** @type {Value[]} */
  const values = [];
  let rest = query;
  for (const head of heads) {
    for (const [signs, times] of head.signs) {
      rest = rest.replace(pattern(signs), (_, before, digits, part = "", thousands) => {
        const typed = digits.replace(/\D/g, "");
        values.push({head, typed, least: Number(typed + part.replace(",", ".")) * times * (thousands ? THOUSAND : 1)});
        return `${before} `;
      });
    }
  }
  return {rest, values};
}

/** @param {string} signs */
function pattern(signs) {
  const unit = signs.replace(/ /g, `${SPACE}*`);
  return new RegExp(`(^|[^\\p{L}\\p{N}№.,])${BEFORE}(${NUMBER})([.,]\\d+)?${SPACE}*(тыс\\.?${SPACE}*|мың${SPACE}*)?(?:${unit})(?![\\p{L}\\p{N}])${AFTER}`, "giu");
}

/** Tells whether a site has as much: true, false, or null where its number may lie on either side. @param {number | null} most */
export function hasAsMuch(asked, least, most) {
  if (least !== null && least >= asked) return true;
  return most === null || most >= asked ? null : false;
}

/**
 * Returns what is said of the values of a query: how many of the pages found have as much, and of how many that is not known.
 * @param {{value?: Asked}[]} terms
 * @param {number[]} pages
 */
export function toldOf(terms, pages) {
  return terms.flatMap(({value}) => value || []).map(({head, least, sites}) => {
    const found = pages.filter((page) => sites.has(page));
    const known = found.filter((page) => sites.get(page).isSure).length;
    return {fact: head.fact, value: `${number(least)}\u00a0${head.unit}`, known, unknown: found.length - known};
  });
}

/**
 * Returns the key facts of a page, and beside them the values that were asked for; of each whether it is what was asked for.
 * @param {[string, string][]} facts
 * @param {number} page
 * @param {{value?: Asked}[]} terms
 * @param {string} unknown what is said of a value that is not known
 * @returns {[string, string, boolean][]}
 */
export function factsWith(facts, page, terms, unknown) {
  /** @type {[string, string, boolean][]} */
  const shown = facts.map(([fact, words]) => [fact, words, false]);
  for (const {head, sites} of terms.flatMap(({value}) => value || [])) {
    const site = sites.get(page);
    const own = shown.find(([fact]) => fact === head.fact);
    if (site && own) own[2] = site.isSure;
    else if (site) shown.push([head.fact, site.words || unknown, site.isSure]);
  }
  return shown;
}
