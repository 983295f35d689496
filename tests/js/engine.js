/* The engine of the search over the built site of the test region (SITE), whose files it fetches from the disk. */

import {readFile} from "node:fs/promises";

import {openIndex} from "../../overrides/assets/javascripts/search-engine.js";

export const SITE = process.env.SITE;
/** The paths of all files that were fetched. @type {string[]} */
export const asked = [];
/** Gives the text of a file, or null where it cannot be had; a test may put another in its place. */
export const server = {read: fromDisk};

/** @param {string} path */
export function fromDisk(path) {
  return readFile(`${SITE}/${path}`, "utf8").catch(() => null);
}

globalThis.fetch = /** @type {any} */ (async (address) => {
  const [, path] = decodeURIComponent(new URL(address).pathname).split("/overrides/");
  asked.push(path);
  const text = await server.read(path);
  return {ok: text !== null, status: 404, json: async () => JSON.parse(text)};
});

let count = 0;
const opened = {kk: await openIndex("kk"), ru: await openIndex("ru")};

/** Returns an index of which nothing has been fetched but its beginning. @param {string} language */
export async function freshIndex(language) {
  count += 1;
  const engine = await import(`../../overrides/assets/javascripts/search-engine.js?${count}`);
  return engine.openIndex(language);
}

/** Returns what the engine answers, with all results where no limit is given. */
export function search(language, query, options = {}) {
  return opened[language].search(query, {limit: Infinity, ...options});
}

/** Returns the addresses of the results. */
export async function found(language, query) {
  return (await search(language, query)).results.map(({url}) => url);
}

/** Returns what is marked of a result, in small letters. */
export function marks({title, excerpt}) {
  return [...title, ...excerpt].filter(([, isMarked]) => isMarked).map(([text]) => text.toLowerCase());
}
