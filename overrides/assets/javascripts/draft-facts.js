/*
 * The facts of the site as a draft is held against them, and how well a sentence speaks of each. Imported by draft-check.js;
 * scripts/draft_check/write.py writes the data. Nothing here touches the page.
 */

import {coverage, rarity} from "./draft-context.js";
import {areOfOneKind, measure} from "./draft-compare.js";

/**
 * A fact: its name, the number of its record (none for a figure), what it is of the record, its value as the site shows it ("" when
 * it is not known) and as values, and its ground. `isStrict`: another value of its kind is wrong.
 * @typedef {object} Fact
 * @property {string} id
 * @property {number} of
 * @property {string} label
 * @property {string[]} roots
 * @property {string} shown
 * @property {import("./draft-compare.js").Measure[]} measures
 * @property {boolean} isStrict
 * @property {boolean} isOnly it is the one fact of its record with a value of its kind
 * @property {number | undefined} source
 * @property {string} asOf
 * @property {string} date
 * @property {string} url
 * @property {string[]} claim the roots of a value in words
 * @property {[string, number[]] | undefined} choice
 * @property {string[]} conflicts
 */

/** Kinds of which a record has one value, so that no word need say which it is. */
const SINGLE = new Set(["date", "phone", "email", "web", "coordinates", "identifier", "document", "article"]);

/** Returns the facts by their kinds, and what weighs a sentence against them. @param {any} data */
export function makeFacts({facts: told, subjects}) {
  /** @type {Fact[]} */
  const facts = told.map((fact) => ({
    ...{source: undefined, label: "", shown: "", url: "", asOf: "", date: "", of: -1, conflicts: [], choice: undefined},
    ...fact,
    roots: split(fact.roots),
    claim: split(fact.claim),
    measures: (fact.keys || (fact.unit ? [["quantity", `0 ${unitOf(fact.unit)}`, ""]] : [])).map(([kind, key, bound]) => measure(kind, key, bound)),
    isStrict: Boolean(fact.strict),
    isOnly: false,
  }));
  const singles = new Map();
  for (const fact of facts) {
    for (const {unit} of fact.measures) {
      if (!SINGLE.has(unit) || fact.claim.length) continue;
      const name = `${fact.of} ${unit}`;
      fact.isOnly = !singles.has(name);
      if (singles.has(name)) singles.get(name).isOnly = false;
      singles.set(name, fact);
    }
  }
  /** @type {Map<string, Fact[]>} */
  const byUnit = new Map();
  for (const fact of facts) {
    for (const unit of new Set(fact.measures.map((one) => one.unit))) byUnit.set(unit, [...(byUnit.get(unit) || []), fact]);
  }
  const names = subjects.map(([, , , roots]) => split(roots));
  const [ofLabel, ofSubject] = [rarity(facts.map((fact) => fact.roots)), rarity(names)];
  return {
    facts,
    names,
    byId: new Map(facts.map((fact) => [fact.id, fact])),

    /** Returns the facts that have a value of the kind of another. @param {import("./draft-compare.js").Measure} value */
    like: (value) => [...byUnit].filter(([unit]) => areOfOneKind(value, {...value, unit})).flatMap(([, own]) => own),

    /** Returns how much a sentence speaks of a record by the words of its name. @param {import("./draft-context.js").Sentence} sentence @param {number} subject */
    named: (sentence, subject) => coverage(sentence, names[subject], ofSubject),

    /** Returns how much the words of a sentence near a value are those of a fact. @param {import("./draft-context.js").Sentence} sentence @param {Fact} fact @param {[number, number]} [of] */
    labelled: (sentence, fact, of) => (fact.isOnly ? 1 : coverage(sentence, fact.roots, ofLabel, of)),
  };
}

/** @param {string} [roots] */
function split(roots) {
  return roots ? roots.split(" ") : [];
}

/** Returns a unit of the records as values have it: m3_day is m3/day. @param {string} unit */
function unitOf(unit) {
  return unit.replace(/_per_/, "/").replace(/_/g, "/");
}
