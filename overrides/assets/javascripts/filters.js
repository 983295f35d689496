/*
 * What a reader asks of the list of production sites, as conditions, and which sites fit them, in which order. Nothing here touches
 * the page. Imported by catalogue.js, which gives the data (scripts/exports/catalogue.py) and the address.
 */

import {number} from "./formats.js";

/**
 * A condition: the fields it stands on, the words for it, and a test, which answers for a site true, false, or null when it is not known.
 * @typedef {{fields: string[], words: string, test: (site: number) => boolean | null}} Condition
 * @typedef {import("./site-data.js").Sites} Sites
 */

/** Returns for every site the words in which a reader's words are looked for. @param {Sites} sites */
export function searchedWords({columns, institutions, regions, summaries}) {
  return columns.id.map((id, site) => fold([
    id, columns.name[site], summaries[columns.summary[site]],
    institutions[columns.institution[site]][1], regions[columns.region[site]][1] || "",
  ].join(" ")));
}

/** Returns a text as it is compared: in lower case, е for ё, one kind of space. @param {string} text */
function fold(text) {
  return text.toLowerCase().replace(/ё/g, "е").replace(/\s+/g, " ");
}

/** Returns the number in a text, written with spaces and a comma or a point; NaN when there is none. @param {string} text */
export function read(text) {
  const written = text.replace(/\s/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : NaN;
}

/**
 * Returns the conditions of an address.
 * @param {Sites} sites
 * @param {string[]} searched what searchedWords gives
 * @param {URLSearchParams} address
 * @param {(field: string) => string} label gives the words for a field, by its name
 * @returns {Condition[]}
 */
export function conditions(sites, searched, address, label) {
  return [...choiceConditions(sites, address, label), ...boundConditions(sites, address, label), ...otherConditions(sites, searched, address, label)];
}

/** @param {Sites} sites @param {URLSearchParams} address @param {(field: string) => string} label @returns {Condition[]} */
function choiceConditions({columns, words}, address, label) {
  return Object.entries(words).flatMap(([name, choices]) => {
    const asked = address.getAll(name);
    const mask = choices.reduce((bits, [code], place) => (asked.includes(code) ? bits | 1 << place : bits), 0);
    const values = columns[name];
    return mask ? [{fields: [name], words: label(name), test: (site) => values[site] === null ? null : (values[site] & mask) !== 0}] : [];
  });
}

/** @param {Sites} sites @param {URLSearchParams} address @param {(field: string) => string} label @returns {Condition[]} */
function boundConditions({columns, units, inexact}, address, label) {
  return Object.entries(units).flatMap(([name, unit]) => ["from", "to"].flatMap((end) => {
    const field = `${name}_${end}`;
    const bound = read(address.get(field) || "");
    if (Number.isNaN(bound)) return [];
    const values = columns[name];
    const words = `${label(field)} ${number(bound)}\u00a0${unit}`;
    const test = (site) => values[site] === null ? null : fits(end, bound, inexact[name][site] ?? [values[site], values[site]]);
    return [{fields: [field], words, test}];
  }));
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

/** @param {Sites} sites @param {string[]} searched @param {URLSearchParams} address @param {(field: string) => string} label */
function otherConditions({columns, institutions, regions}, searched, address, label) {
  /** @type {Condition[]} */
  const found = [];
  const region = address.get("region");
  if (region) {
    const names = columns.region.map((index) => regions[index][0]);
    found.push({fields: ["region"], words: label("region"), test: (site) => names[site] ? names[site] === region : null});
  }
  const institution = address.get("institution");
  if (institution) {
    const index = institutions.findIndex(([id]) => id === institution);
    found.push({fields: ["institution"], words: label("institution"), test: (site) => columns.institution[site] === index});
  }
  const query = (address.get("q") || "").trim();
  const texts = fold(query).split(" ").filter(Boolean);
  if (texts.length) {
    found.push({fields: ["q"], words: `«${query}»`, test: (site) => texts.every((text) => searched[site].includes(text))});
  }
  return found;
}

/**
 * Returns the sites that fit, in the order of the list, and how many of them may fit or not: something is not known.
 * @param {Sites} sites
 * @param {Condition[]} wanted
 * @param {URLSearchParams} address
 */
export function find({columns}, wanted, address) {
  const onlyKnown = address.has("known");
  const withEnded = address.has("ended");
  const found = [];
  let partly = 0;
  for (let site = 0; site < columns.id.length; site += 1) {
    if (columns.ended[site] && !withEnded) continue;
    const answers = wanted.map((condition) => condition.test(site));
    if (answers.includes(false) || (onlyKnown && answers.includes(null))) continue;
    if (answers.includes(null)) partly += 1;
    found.push(site);
  }
  return {sites: found, partly};
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
