/*
 * What a production needs, as an address says it (area_m2=800&lorry=truck: at least so much, or something at least as good), and what
 * each site answers. Nothing here touches the page. Imported by needs.js and letter.js.
 */

import {conditions, read} from "./filters.js";
import {fill, number} from "./formats.js";

/**
 * A need: the fact on which it stands, and a test, which answers for a site true, false, or null when it is not known.
 * @typedef {{field: string, test: (site: number) => boolean | null}} Need
 * @typedef {import("./site-data.js").Sites} Sites
 */

/**
 * Returns the needs of an address, in the order of the fields.
 * @param {Sites} sites
 * @param {string[]} fields the facts that can be needed
 * @param {URLSearchParams} address
 * @returns {Need[]}
 */
export function needsOf(sites, fields, address) {
  const found = conditions(sites, null, asFilters(sites, fields, address), String);
  return fields.flatMap((field) => found.filter((one) => one.fields[0].replace(/_from$/, "") === field).map(({test}) => ({field, test})));
}

/** Returns the needs of an address as the list of sites is filtered by them. @param {Sites} sites @param {string[]} fields @param {URLSearchParams} address */
export function asFilters({words}, fields, address) {
  const filters = new URLSearchParams();
  for (const field of fields) {
    const value = (address.get(field) || "").trim();
    if (!(field in words)) {
      if (value) filters.set(`${field}_from`, value);
      continue;
    }
    /* The choices stand from the best to none, which nobody needs. */
    const codes = words[field].map(([code]) => code).slice(0, -1);
    for (const code of codes.slice(0, codes.indexOf(value) + 1)) filters.append(field, code);
  }
  return filters;
}

/**
 * Returns the needs of an address in words: Общая площадь: от 800 м².
 * @param {Sites} sites
 * @param {Map<string, string>} labels the names of the facts by their fields
 * @param {URLSearchParams} address
 * @param {Record<string, string>} phrases `number` and `choice`, with the places fact and value
 * @returns {Map<string, string>} by the fields
 */
export function needsInWords({words, units}, labels, address, phrases) {
  const said = new Map();
  for (const [field, fact] of labels) {
    const value = (address.get(field) || "").trim();
    const choice = words[field]?.slice(0, -1).find(([code]) => code === value);
    if (choice) said.set(field, fill(phrases.choice, {fact, value: choice[1]}));
    if (field in units && !Number.isNaN(read(value))) {
      said.set(field, fill(phrases.number, {fact, value: `${number(read(value))}${units[field] && `\u00a0${units[field]}`}`}));
    }
  }
  return said;
}

/**
 * Returns the answers of every site that has not ended, in three groups: it meets every need; of some it is not known, and it fails none;
 * it fails some. First in a group are those with the fewest such needs, and those that are equal stay in the order of the list.
 * @param {Sites} sites
 * @param {Need[]} needs
 */
export function answersOf({columns}, needs) {
  const answered = columns.id.map((id, site) => ({site, answers: needs.map(({test}) => test(site))})).filter(({site}) => !columns.ended[site]);
  const count = (answer, {answers}) => answers.filter((one) => one === answer).length;
  const group = (answer, without) => answered
    .filter((one) => one.answers.includes(answer) && !without.some((other) => one.answers.includes(other)))
    .sort((one, other) => count(answer, one) - count(answer, other));
  return {
    meets: answered.filter(({answers}) => answers.every((answer) => answer === true)),
    unknown: group(null, [false]),
    fails: group(false, []),
  };
}
