/* How the facts of several sites stand to each other. Nothing here touches the page. Imported by compare.js. */

/**
 * A fact, and its value at each site as HTML; null where it is not known.
 * @typedef {{name: string, values: (string | null)[]}} Row
 */

/** How the values of a fact stand to each other, in the order in which a reader needs them. */
export const RELATIONS = ["differs", "partly", "equal", "nowhere"];

/**
 * Returns a row for every fact that any of the sites has, in the order of their pages.
 * @param {import("./site-data.js").Facts[]} sites
 * @returns {Row[]}
 */
export function rowsOf(sites) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  sites.forEach((groups, site) => {
    for (const {id, facts} of groups) {
      for (const {name, value} of facts) {
        const key = `${id}: ${name}`; // facts of two groups may have one name
        const row = rows.get(key) || {name, values: sites.map(() => null)};
        row.values[site] = value;
        rows.set(key, row);
      }
    }
  });
  return [...rows.values()];
}

/**
 * Returns how the values of a fact stand to each other, by their texts; what is not known is neither equal nor different.
 * @param {(string | null)[]} texts
 */
export function relation(texts) {
  const known = texts.filter((text) => text !== null);
  if (!known.length) return "nowhere";
  if (new Set(known).size > 1) return "differs";
  return known.length < texts.length ? "partly" : "equal";
}
