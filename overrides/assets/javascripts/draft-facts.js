/*
 * The facts of the site as a draft is held against them, and how well a sentence speaks of each. Imported by draft-check.js;
 * scripts/draft_check/write.py writes the data. Nothing here touches the page.
 */

import {areOfOneKind, measure} from "./draft-compare.js";
import {coverage, familyOf, rarity} from "./draft-context.js";

/**
 * A fact: its number, that of its record (-1 for a figure), what it is of the record, its value as the site shows it ("" when it is
 * not known) and as values, and its ground. `isStrict`: another value of its kind is wrong.
 * @typedef {object} Fact
 * @property {number} number
 * @property {number} of
 * @property {string} label
 * @property {string[]} roots
 * @property {string} shown
 * @property {import("./draft-compare.js").Measure[]} measures
 * @property {boolean} isStrict
 * @property {boolean} isOnly it is the one fact of its record with a value of its kind
 * @property {[string, string] | undefined} source its name and address
 * @property {string} asOf
 * @property {string} date
 * @property {string} url
 * @property {string[]} claim the roots of a value in words
 * @property {[string, number[]] | undefined} choice
 * @property {number[]} conflicts
 */

/** Kinds of which a record has one value, so that no word need say which it is. */
const SINGLE = new Set(["date", "phone", "email", "web", "coordinates", "identifier", "document", "article"]);

/** What a name of one word is worth (редакция), unless it is known as a name by its capital. */
const ONE_WORD = 0.5;

/**
 * Returns the facts by their kinds, and what weighs a sentence against them.
 * @param {any} data
 * @param {(text: string) => import("./read-numerals.js").Value[]} read
 * @param {(text: string) => string[]} rootsOf
 */
export function makeFacts({facts: told, subjects, sources, dates, figures}, read, rootsOf) {
  /** @type {[string, string][]} */
  const grounds = sources.map(([of, end = "", place]) => [[subjects[of][0], place].filter(Boolean).join(", "), subjects[of][1] + end]);
  /** @type {Fact[]} */
  const facts = told.map(([of, label, shown, keys, marks = "", source, date, choice, unit, conflicts, id = ""], number) => ({
    ...{number, of, label, shown, choice: choice || undefined, conflicts: conflicts || [], isOnly: false},
    url: of < 0 ? figures + id : subjects[of][1],
    source: grounds[source],
    asOf: (dates[date] || [""])[0],
    date: (dates[date] || ["", ""])[1],
    roots: rootsOf(label),
    claim: marks.includes("w") ? rootsOf(shown) : [],
    isStrict: marks.includes("s"),
    measures: measuresOf(keys || (unit ? [`quantity:0 ${unitOf(unit)}`] : [])),
  }));
  for (const [of, end, place] of sources) if (place) facts.push(passage(facts.length, of, place, subjects[of][1] + end, read));
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
  /** @type {Map<number, Fact[]>} */
  const claims = new Map();
  for (const fact of facts.filter(({of, shown, choice, claim}) => of >= 0 && shown && (choice || claim.length))) {
    claims.set(fact.of, [...(claims.get(fact.of) || []), fact]);
  }
  const names = subjects.map(([name, , kind]) => (kind === "entry" ? [] : rootsOf(name)));
  const [ofLabel, ofSubject] = [rarity(facts.map((fact) => fact.roots)), rarity(names)];
  const [byName, byLabel] = [finderOf(names), finderOf(facts.map((fact) => (fact.of < 0 ? fact.roots : [])))];
  /** @type {Map<string, Fact[]>} */
  const alike = new Map();
  return {
    facts,
    names,
    /** Returns the facts that have a value of the kind of another. @param {import("./draft-compare.js").Measure} value */
    like(value) {
      const kind = `${value.kind} ${value.unit}`;
      if (!alike.has(kind)) alike.set(kind, [...byUnit].filter(([unit]) => areOfOneKind(value, {...value, unit})).flatMap(([, own]) => own));
      return alike.get(kind);
    },

    /** Returns the facts that make a claim: a choice, or a value in words. @param {number} subject */
    claims: (subject) => claims.get(subject) || [],

    /** Returns the records of which some word of a sentence may be the name. @param {import("./draft-context.js").Sentence} sentence */
    mentioned: (sentence) => new Set([...sentence.places.keys()].flatMap(byName)),

    /** Returns the numbers of the figures of which a sentence, or the one before, has some word. @param {import("./draft-context.js").Sentence} sentence */
    figures: ({places, before}) => new Set([...places.keys(), ...(before ? before.places.keys() : [])].flatMap(byLabel)),

    /** Returns how much a sentence speaks of a record by the words of its name. @param {import("./draft-context.js").Sentence} sentence @param {number} subject */
    named: (sentence, subject) => coverage(sentence, names[subject], ofSubject) * (names[subject].length > 1 ? 1 : ONE_WORD),

    /** Returns how much the words of a sentence near a value are those of a fact. @param {import("./draft-context.js").Sentence} sentence @param {Fact} fact @param {[number, number]} [of] */
    labelled: (sentence, fact, of) => (fact.isOnly || !fact.roots.length ? 1 : coverage(sentence, fact.roots, ofLabel, of, fact.of < 0)),
  };
}

/** Returns a passage of an act as a fact: where it stands there. @returns {Fact} */
function passage(number, of, shown, url, read) {
  const measures = measuresOf(read(shown).map(({kind, key}) => `${kind}:${key}`));
  return {...{number, of, shown, url, measures, label: "", roots: [], claim: [], asOf: "", date: "", conflicts: []}, isStrict: false, isOnly: false, source: undefined, choice: undefined};
}

/** Returns what finds the lists that have a root, or one of its family. @param {string[][]} lists @returns {(root: string) => number[]} */
function finderOf(lists) {
  /** @type {Map<string, number[]>} */
  const numbers = new Map();
  lists.forEach((roots, number) => {
    for (const root of new Set(roots.map(familyOf))) numbers.set(root, [...(numbers.get(root) || []), number]);
  });
  return (root) => numbers.get(familyOf(root)) || [];
}

/** Returns the values of a fact as they are compared; beside a telephone, the number of a house is none. @param {string[]} keys */
function measuresOf(keys) {
  const measures = keys.map((written) => {
    const [, kind, key, bound = ""] = /^(\w+):(.*?)(?::(more|less))?$/.exec(written);
    return measure(kind, key, bound);
  });
  const isContact = measures.some(({kind}) => kind === "phone" || kind === "email");
  return isContact ? measures.filter(({kind}) => kind !== "number") : measures;
}

/** Returns a unit of the records as values have it: m3_day is m3/day. @param {string} unit */
function unitOf(unit) {
  return unit.replace(/_per_/, "/").replace(/_/g, "/");
}
