/*
 * What a reader asks of the list of production sites, as conditions, and which sites meet them, in which order. Nothing here touches
 * the page. Imported by catalogue.js, which gives the data (scripts/exports/catalogue.py) and the address.
 */

import {number} from "./formats.js";

/**
 * A condition: the fields it stands on, the fact it asks of, the words for it, and a test, which answers for a site true, false, or
 * null when it is not known.
 * @typedef {{fields: string[], fact: string, words: string, test: (site: number) => boolean | null}} Condition
 * @typedef {import("./site-data.js").Sites} Sites
 */

/** Returns the number in a text, written with spaces and a comma or a point; NaN when there is none. @param {string} text */
export function read(text) {
  const written = text.replace(/\s/g, "").replace(",", ".");
  return /^\d{1,12}(\.\d{1,6})?$/.test(written) ? Number(written) : NaN;
}

/**
 * Returns what is wrong with the bounds of a fact in an address, by their ends. What is wrong filters nothing: of two bounds the wrong
 * way round neither does, since nobody can tell which of them was meant.
 * @param {string} fact
 * @param {URLSearchParams} address
 * @returns {{from?: "number", to?: "number" | "reversed"}}
 */
export function faultsOf(fact, address) {
  /** @type {{from?: "number", to?: "number" | "reversed"}} */
  const faults = {};
  const [from, to] = ["from", "to"].map((end) => {
    const text = (address.get(`${fact}_${end}`) || "").trim();
    const bound = read(text);
    if (text && Number.isNaN(bound)) faults[end] = "number";
    return bound;
  });
  if (from > to) faults.to = "reversed";
  return faults;
}

/**
 * Returns the conditions of an address.
 * @param {Sites} sites
 * @param {((text: string) => Uint8Array | null) | null} findWords finds the sites that have all words of a text (site-words.js);
 * null while nobody has asked for words
 * @param {URLSearchParams} address
 * @param {(field: string) => string} label gives the words for a field, by its name
 * @returns {Condition[]}
 */
export function conditions(sites, findWords, address, label) {
  return [
    ...choiceConditions(sites, address, label), ...boundConditions(sites, address, label), ...placeConditions(sites, address, label),
    ...wordCondition(findWords, address),
  ];
}

/** @param {Sites} sites @param {URLSearchParams} address @param {(field: string) => string} label @returns {Condition[]} */
function choiceConditions({columns, words}, address, label) {
  return Object.entries(words).flatMap(([name, choices]) => {
    const asked = address.getAll(name);
    const mask = choices.reduce((bits, [code], place) => (asked.includes(code) ? bits | 1 << place : bits), 0);
    const values = columns[name];
    if (!mask) return [];
    return [{fields: [name], fact: name, words: label(name), test: (site) => values[site] === null ? null : (values[site] & mask) !== 0}];
  });
}

/** @param {Sites} sites @param {URLSearchParams} address @param {(field: string) => string} label @returns {Condition[]} */
function boundConditions({columns, units, inexact}, address, label) {
  return Object.entries(units).flatMap(([fact, unit]) => {
    const faults = faultsOf(fact, address);
    return ["from", "to"].flatMap((end) => {
      const field = `${fact}_${end}`;
      const bound = read(address.get(field) || "");
      if (Number.isNaN(bound) || faults.to === "reversed") return [];
      const values = columns[fact];
      const words = `${label(field)} ${number(bound)}\u00a0${unit}`;
      const test = (site) => values[site] === null ? null : fits(end, bound, inexact[fact][site] ?? [values[site], values[site]]);
      return [{fields: [field], fact, words, test}];
    });
  });
}

/**
 * Tells whether a number lies on the side of a bound; null where it may lie on either, because it is only told from where to where.
 * @param {string} end @param {number} bound @param {(number | null)[]} span the least and the most that it may be, null where that is open
 */
function fits(end, bound, [least, most]) {
  const [surely, possibly] = end === "from" ? [least !== null && least >= bound, most === null || most >= bound]
    : [most !== null && most <= bound, least === null || least <= bound];
  return surely || (possibly ? null : false);
}

/** @param {Sites} sites @param {URLSearchParams} address @param {(field: string) => string} label @returns {Condition[]} */
function placeConditions({columns, institutions, regions}, address, label) {
  /** @type {Condition[]} */
  const found = [];
  const region = address.get("region");
  if (region) {
    const names = columns.region.map((index) => regions[index][0]);
    found.push({fields: ["region"], fact: "region", words: label("region"), test: (site) => names[site] ? names[site] === region : null});
  }
  const institution = address.get("institution");
  if (institution) {
    const index = institutions.findIndex(([id]) => id === institution);
    const test = (site) => columns.institution[site] === index;
    found.push({fields: ["institution"], fact: "institution", words: label("institution"), test});
  }
  return found;
}

/** @param {((text: string) => Uint8Array | null) | null} findWords @param {URLSearchParams} address @returns {Condition[]} */
function wordCondition(findWords, address) {
  const text = (address.get("q") || "").trim();
  const sites = text && findWords ? findWords(text) : null;
  return sites ? [{fields: ["q"], fact: "q", words: `«${text}»`, test: (site) => sites[site] === 1}] : [];
}

/**
 * Returns the sites that meet every condition and those of which that is not known, both in the order of the list, and of each of the
 * latter the conditions that are in doubt.
 * @param {Sites} sites
 * @param {Condition[]} wanted
 * @param {URLSearchParams} address
 */
export function find({columns}, wanted, address) {
  const onlyKnown = address.has("known");
  /** @type {number[]} */
  const full = [];
  /** @type {Map<number, Condition[]>} */
  const open = new Map();
  for (const site of listed(columns, address)) {
    const answers = wanted.map((condition) => condition.test(site));
    if (answers.includes(false)) continue;
    const inDoubt = wanted.filter((_, place) => answers[place] === null);
    if (!inDoubt.length) full.push(site);
    else if (!onlyKnown) open.set(site, inDoubt);
  }
  return {full, open};
}

/** Returns the sites that are asked for at all: those whose records have ended only on demand. */
function listed(columns, address) {
  const withEnded = address.has("ended");
  return columns.ended.flatMap((ended, site) => (ended && !withEnded ? [] : [site]));
}

/**
 * Returns how many sites surely have each option of a field and are not out by the conditions on other fields: what a reader would
 * see of them after choosing it.
 * @param {Sites} sites
 * @param {Condition[]} wanted
 * @param {URLSearchParams} address
 * @returns {Record<string, number[]>} by field, in the order of its options in the data
 */
export function optionCounts({columns, words, regions, institutions}, wanted, address) {
  const options = {...words, region: regions, institution: institutions};
  const counts = Object.fromEntries(Object.entries(options).map(([name, all]) => [name, all.map(() => 0)]));
  const choices = Object.keys(words);
  const places = ["region", "institution"];
  for (const site of listed(columns, address)) {
    const against = new Set(wanted.filter((condition) => condition.test(site) === false).map(({fact}) => fact));
    if (against.size > 1) continue;
    const isCounted = (name) => !against.size || against.has(name);
    for (const name of choices) {
      if (isCounted(name)) addBits(counts[name], columns[name][site]);
    }
    for (const name of places) {
      if (isCounted(name)) counts[name][columns[name][site]] += 1;
    }
  }
  return counts;
}

/** @param {number[]} counts @param {number | null} bits */
function addBits(counts, bits) {
  for (let place = 0; bits >> place; place += 1) counts[place] += bits >> place & 1;
}

/** How many facts of a site fit a card and a row, unless more are asked for. */
const MOST_SHOWN = 7;

/**
 * Returns the facts that the list shows: those that are asked for, or by which it is in order, before the usual ones.
 * @param {Sites} sites
 * @param {Condition[]} wanted
 * @param {URLSearchParams} address
 */
export function shownFacts({shown, words, units}, wanted, address) {
  const asked = [...wanted.map(({fact}) => fact), (address.get("sort") || "").replace("-", "")];
  const own = new Set(asked.filter((name) => name in units || (name in words && name !== "status")));
  return [...new Set([...own, ...shown])].slice(0, Math.max(own.size, MOST_SHOWN));
}

/**
 * Returns sites in the order asked for; what is not known stands last, and what is equal stays as it was.
 * @param {Sites} data
 * @param {number[]} sites
 * @param {string | null} order the name of a column, "-" before it for the largest first
 */
export function sorted({columns}, sites, order) {
  if (!order) return sites;
  const isLargestFirst = order.startsWith("-");
  const values = columns[order === "name" ? "order" : order.replace("-", "")];
  return [...sites].sort((one, other) => {
    const [first, second] = [values[one], values[other]];
    if (first === second) return 0;
    if (first === null || second === null) return first === null ? 1 : -1;
    return (first < second) === isLargestFirst ? 1 : -1;
  });
}
