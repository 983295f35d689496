/*
 * What a reader asks of the list of production sites, as conditions, and which sites fit them, in which order. Nothing here touches
 * what is shown. Imported by catalogue.js, which gives the form, the data (scripts/exports/catalogue.py) and the address.
 */

import {number} from "./sites.js";

/** Returns for every site the words in which a reader's words are looked for. */
export function plainWords({columns, institutions, regions, summaries}) {
  return columns.id.map((id, site) => fold([
    id, columns.name[site], summaries[columns.summary[site]],
    institutions[columns.institution[site]][1], regions[columns.region[site]][1] || "",
  ].join(" ")));
}

/** Returns a text as it is compared: small letters, е for ё, one kind of space. */
function fold(text) {
  return text.toLowerCase().replace(/ё/g, "е").replace(/\s+/g, " ");
}

/** Returns the number in a text, written with spaces and a comma or a point; NaN when there is none. */
export function read(text) {
  const written = text.replace(/\s/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : NaN;
}

/**
 * Returns the conditions of an address: each has the names of the fields it stands on, the words for it, and a test, which answers
 * for a site true, false, or null when it is not known.
 */
export function conditions(form, data, address) {
  return [...choiceConditions(form, data, address), ...boundConditions(form, data, address), ...otherConditions(form, data, address)];
}

function choiceConditions(form, data, address) {
  const {columns} = data;
  const masks = new Map();
  for (const field of form.querySelectorAll("[data-filter=choice]")) {
    if (!address.getAll(field.name).includes(field.value)) continue;
    const bit = 1 << data.words[field.name].findIndex(([code]) => code === field.value);
    masks.set(field.name, (masks.get(field.name) || 0) | bit);
  }
  return [...masks].map(([name, mask]) => ({
    fields: [name],
    words: label(form.elements[name]),
    test: (site) => columns[name][site] === null ? null : (columns[name][site] & mask) !== 0,
  }));
}

function boundConditions(form, data, address) {
  return boundsOf(form).flatMap((field) => {
    const bound = read(address.get(field.name) || "");
    if (Number.isNaN(bound)) return [];
    const values = data.columns[field.dataset.field];
    const fits = field.dataset.filter === "from" ? (value) => value >= bound : (value) => value <= bound;
    const unit = `${number(bound)}\u00a0${data.units[field.dataset.field]}`;
    return [{
      fields: [field.name],
      words: `${label(field).split(",")[0]}: ${field.parentElement.textContent.trim()} ${unit}`,
      test: (site) => values[site] === null ? null : fits(values[site]),
    }];
  });
}

/** Returns the conditions on the region, the institution and the words. */
function otherConditions(form, data, address) {
  const {columns, institutions, regions} = data;
  const conditions = [];
  const region = address.get("region");
  const place = (name) => ({fields: [name], words: form.elements[name].selectedOptions[0].textContent});
  if (region) {
    const names = columns.region.map((index) => regions[index][0]);
    conditions.push({...place("region"), test: (site) => names[site] ? names[site] === region : null});
  }
  const institution = address.get("institution");
  if (institution) {
    const index = institutions.findIndex(([id]) => id === institution);
    conditions.push({...place("institution"), test: (site) => columns.institution[site] === index});
  }
  const texts = fold(address.get("q") || "").split(" ").filter(Boolean);
  if (texts.length) {
    conditions.push({fields: ["q"], words: `«${address.get("q").trim()}»`, test: (site) => texts.every((text) => data.plainWords[site].includes(text))});
  }
  return conditions;
}

/** Returns the fields for the bounds of numbers. */
export function boundsOf(form) {
  return [...form.querySelectorAll("[data-filter=from], [data-filter=to]")];
}

function label(field) {
  const one = field instanceof RadioNodeList ? field[0] : field;
  return one.closest("fieldset").querySelector("legend").textContent;
}

/** Returns the sites that fit, in the order of the list, and how many of them may fit or not: something is not known. */
export function find(data, conditions, address) {
  const onlyKnown = address.has("known");
  const withEnded = address.has("ended");
  const sites = [];
  let partly = 0;
  for (let site = 0; site < data.columns.id.length; site += 1) {
    if (data.columns.ended[site] && !withEnded) continue;
    const answers = conditions.map((condition) => condition.test(site));
    if (answers.includes(false) || (onlyKnown && answers.includes(null))) continue;
    if (answers.includes(null)) partly += 1;
    sites.push(site);
  }
  return {sites, partly};
}

/** Returns sites in the order asked for; what is not known stands last, and what is equal stays as it was. */
export function sorted(data, sites, order) {
  if (!order) return sites;
  const isLargestFirst = order.startsWith("-");
  const values = data.columns[order === "name" ? "order" : order.replace("-", "")];
  return [...sites].sort((one, other) => {
    const [first, second] = [values[one], values[other]];
    if (first === second) return 0;
    if (first === null || second === null) return first === null ? 1 : -1;
    return (first < second) === isLargestFirst ? 1 : -1;
  });
}
