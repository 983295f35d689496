/* The data of production sites as scripts/exports writes it: the list of all of them, and the facts of one. */

/**
 * The list, by columns (scripts/exports/catalogue.py); what is not known is null, a number that is not exact its lower end.
 * @typedef {object} Sites
 * @property {string} version what tells this list from one of other sites
 * @property {number} total how many facts a site has
 * @property {Record<string, any[]>} columns
 * @property {string[]} summaries
 * @property {string[]} parties
 * @property {[string, string][]} institutions
 * @property {[string, string | null][]} regions
 * @property {Record<string, [string, string][]>} words
 * @property {Record<string, string>} units
 * @property {Record<string, Record<number, [number | null, number | null, string]>>} inexact by fact and site, the least and the most that a number that is not exact may be, and how it is told
 * @property {string[]} shown
 */

/**
 * What the page of a site says (scripts/exports/comparison.py): its name, groups with the id and the title of their heading, and the
 * name of each fact with its value as HTML, whose links are relative to that page; null when it is not known. Soft hyphens are in it.
 * @typedef {{id: string, title: string, facts: {name: string, value: string | null}[]}[]} Facts
 * @typedef {{name: string, groups: Facts}} SitePage
 */

/** How many sites are compared at most. */
export const MOST_COMPARED = 4;

/** Returns the content of a JSON file; throws when it cannot be had. @param {string | URL} address @returns {Promise<any>} */
export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/**
 * Returns a function that makes something once, however often it is asked for; a failure may be tried again.
 * @template Made
 * @param {() => Promise<Made>} make
 */
export function once(make) {
  /** @type {Promise<Made> | undefined} */
  let made;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Returns what the page of a site says. @param {string} pages the address of the folder of all sites @param {string} id @returns {Promise<SitePage>} */
export function loadFacts(pages, id) {
  return fetchJson(`${pages}${id}/facts.json`);
}

/**
 * Returns the name of a site, with the mark of a record that has ended.
 * @param {Sites} sites
 * @param {string} id
 * @param {string} mark
 * @param {string} [name] as it is shown, when not as the list has it
 */
export function nameOf({columns}, id, mark, name) {
  const site = columns.id.indexOf(id);
  return (name || columns.name[site]) + (columns.ended[site] ? ` (${mark})` : "");
}

/** Returns the code and the words of the status of a site. @param {Sites} sites @param {number} site @returns {[string, string]} */
export function statusOf({columns, words}, site) {
  return words.status[Math.log2(columns.status[site])];
}
