/*
 * What a letter is about: the sites that are offered to choose from, who answers for them, and what a production needs that is not known
 * of them. Nothing here touches the page. Imported by letter.js.
 */

import {needsOf} from "./needs-answers.js";

/** @typedef {import("./site-data.js").Sites} Sites */

/* A catalogue of so few sites is offered whole. */
const FEW = 8;

/**
 * Returns the sites to choose from, and those that are chosen at first: those that the address names, or those on the reader's list, or
 * the only one of a catalogue.
 * @param {Sites} sites
 * @param {string[] | null} asked the sites that the address names; null when it names none
 * @param {string[]} kept
 */
export function offeredSites({columns}, asked, kept) {
  const exists = (id) => columns.id.includes(id);
  const few = columns.id.length <= FEW ? columns.id.filter((id, site) => !columns.ended[site]) : [];
  const [named, own] = [(asked || []).filter(exists), kept.filter(exists)];
  const chosen = asked ? named : own.length ? own : few.length === 1 ? few : [];
  return {offered: [...new Set([...named, ...own, ...few])], chosen};
}

/**
 * Returns the parties that answer for some sites, that of the most sites first, of equal ones that of the first site: in either language
 * the same. While no site is chosen, those of the whole catalogue.
 * @param {Sites} sites
 * @param {string[]} chosen
 */
export function partiesOf({columns, parties}, chosen) {
  const current = columns.id.filter((id, site) => !columns.ended[site]).sort();
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const id of chosen.length ? chosen : current) {
    const party = parties[columns.ask[columns.id.indexOf(id)]];
    if (party) counts.set(party, (counts.get(party) || 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([party]) => party);
}

/**
 * Returns the fields of those needs of an address of which it is not known whether a site meets them.
 * @param {Sites} sites
 * @param {string} id
 * @param {string[]} fields the facts that can be needed
 * @param {URLSearchParams} address
 */
export function unknownNeeds(sites, id, fields, address) {
  const site = sites.columns.id.indexOf(id);
  return needsOf(sites, fields, address).filter(({test}) => test(site) === null).map(({field}) => field);
}
