/*
 * Holds a text against the facts of the site: values, names and claims that are a fact, that contradict one, or of which the site
 * knows nothing. Imported by draft-page.js; the text goes nowhere. Nothing here touches the page.
 *
 * A value is held against the facts that have one of its kind. How much a sentence speaks of a fact is the share of the words of its
 * name that stand there, a rare word counting more, times the same for the record, which may have been named before. The same value
 * with a little of that is the fact; another value with much of it contradicts it, unless the fact stands in the sentence rightly.
 */

import {COMMON, measure, relation} from "./draft-compare.js";
import {makeCutter, placesOf, wordsAt} from "./draft-context.js";
import {makeFacts} from "./draft-facts.js";
import {makeNameFinder} from "./draft-names.js";
import {makeReader} from "./read-values.js";

/**
 * A place in the text and what the site says of it: `fact` or, of a name, the number of its record; `others` are facts that
 * contradict the fact on the site itself.
 * @typedef {"right" | "wrong" | "unknown"} Verdict
 * @typedef {import("./draft-facts.js").Fact} Fact
 * @typedef {import("./draft-context.js").Sentence} Sentence
 * @typedef {{start: number, end: number, kind: "value" | "name" | "claim", verdict: Verdict, fact?: Fact, subject?: number, others: Fact[]}} Finding
 * @typedef {{value: import("./read-values.js").Value, measure: import("./draft-compare.js").Measure, isNear: boolean, span: [number, number]}} Said
 * How much a sentence speaks of a record, by itself (`here`) or with those before it, and of which records it speaks much.
 * @typedef {{named: (subject: number) => number, here: (subject: number) => number, all: number[]}} Spoken
 * @typedef {{said: Said, fact: Fact, worth: number, isNamed: boolean, relation: "same" | "other"}} Pair
 */

/** How much a sentence must speak of a fact for the same value to be it: of a number of three digits, of two, of one. */
const ENOUGH = [0.5, 0.5, 0.4, 0.2];
/** Of a number of one digit with a unit of its own, beside the name of its record. */
const FEW = 0.3;
/** How much for another value to contradict it: of a fact of a record, which must be named besides; of a figure. */
const MUCH = 0.5;
const MUCH_OF_FIGURE = 0.68;
const NAMED = 0.6;
/** By how much a contradiction must outweigh a fact of another name with the same value. */
const OUTWEIGHS = 0.3;
/** What is left of a record that was named in a sentence before. */
const BEFORE = 0.85;
/** A phone, a number of a business: nobody writes it by chance. */
const TELLING = new Set(["phone", "email", "web", "coordinates"]);
/** No claim is spread over more words. */
const LONGEST_CLAIM = 10;
const LEAST_CLAIM = 0.6;
const LOOKED_AT = 30;

/** Returns the function that holds a text of the language of the data against the facts. @param {any} data @returns {(text: string) => Finding[]} */
export function makeChecker(data) {
  const read = makeReader(data.language, data.reading);
  const findNames = makeNameFinder(data);
  const {cut, rootsOf} = makeCutter(data);
  const site = makeFacts(data, read, rootsOf);
  const [near, nearAfter] = data.about.map((words) => words.split(" ").join("|"));
  const before = new RegExp(`(?:^|[^\\p{L}])(?:${near})\\s(?:\\p{L}+\\s)?$`, "iu");
  const after = new RegExp(`^\\s?(?:\\p{L}+\\s)?(?:${nearAfter})(?!\\p{L})`, "iu");

  /** @param {string} text @param {import("./read-values.js").Value} value @param {Sentence} sentence @returns {Said} */
  function said(text, value, sentence) {
    const isNear = before.test(text.slice(Math.max(sentence.start, value.start - LOOKED_AT), value.start))
      || after.test(text.slice(value.end, Math.min(sentence.end, value.end + LOOKED_AT)));
    return {value, measure: measure(value.kind, value.key, value.bound), isNear, span: wordsAt(sentence, value.start, value.end)};
  }

  return (text) => {
    const names = findNames(text);
    const values = read(text).filter(({sure, key}) => sure && !key.startsWith("?"));
    /** @type {Finding[]} */
    const findings = names.map(({start, end, subject}) =>
      ({start, end, kind: "name", verdict: subject < 0 ? "unknown" : "right", ...(subject < 0 ? {} : {subject}), others: []}));
    const focus = new Focus(data.subjects);
    for (const sentence of cut(text)) {
      const isIn = ({start}) => start >= sentence.start && start < sentence.end;
      const spoken = focus.of(sentence, site, names.filter(isIn));
      const own = values.filter(isIn).filter((value) => !names.some((name) => name.subject >= 0 && name.start <= value.start && value.end <= name.end));
      findings.push(...ofValues(own.map((value) => said(text, value, sentence)), sentence, site, spoken));
      findings.push(...ofClaims(sentence, site, spoken, data.choices));
    }
    return withoutOverlaps(findings);
  };
}

/** The records that a text speaks of: those of the sentence, or else of the sentences before it. */
class Focus {
  /** @param {[string, string, string][]} subjects */
  constructor(subjects) {
    this.subjects = subjects;
    /** @type {Map<string, Map<number, number>>} */
    this.byKind = new Map();
  }

  /** Returns what says how much a sentence speaks of a record, and of which it speaks much. @param {Sentence} sentence @param {import("./draft-names.js").FoundName[]} names */
  of(sentence, site, names) {
    /** @type {Map<number, number>} */
    const here = new Map();
    for (const subject of site.mentioned(sentence)) here.set(subject, site.named(sentence, subject));
    for (const {subject} of names) if (subject >= 0) here.set(subject, 1);
    const named = (subject) => here.get(subject) || 0;
    const past = new Map([...this.byKind].map(([kind, own]) => [kind, new Map(own)]));
    for (const [subject, worth] of here) {
      if (site.names[subject].length && worth >= NAMED) this.remember(this.subjects[subject][2], subject, worth, sentence);
    }
    const worthOf = (subject) => {
      const [, , kind] = this.subjects[subject];
      const isOther = this.byKind.get(kind) && [...this.byKind.get(kind).keys()].some((one) => named(one) >= NAMED);
      const left = isOther ? 0 : BEFORE * ((past.get(kind) || new Map()).get(subject) || 0);
      return Math.max(named(subject), left);
    };
    const spoken = new Set([...here.keys(), ...[...past.values()].flatMap((own) => [...own.keys()])]);
    return {named: worthOf, here: named, all: [...spoken].filter((subject) => worthOf(subject) >= NAMED)};
  }

  /** @param {string} kind @param {number} subject @param {number} worth @param {Sentence} sentence */
  remember(kind, subject, worth, sentence) {
    if (this.from !== sentence) {
      this.from = sentence;
      this.fresh = new Set();
    }
    if (!this.fresh.has(kind)) this.byKind.set(kind, new Map());
    this.fresh.add(kind);
    this.byKind.get(kind).set(subject, worth);
  }
}

// Values

/**
 * @param {Said[]} all the values of a sentence
 * @param {Sentence} sentence
 * @param {ReturnType<typeof makeFacts>} site
 * @param {Spoken} spoken
 * @returns {Finding[]}
 */
function ofValues(all, sentence, site, spoken) {
  const figures = all.length ? site.figures(sentence) : new Set();
  const pairs = all.flatMap((said) => pairsOf(said, sentence, site, spoken, figures));
  /** @type {Map<Said, Pair>} */
  const chosen = new Map();
  for (const said of all) {
    const own = pairs.filter((pair) => pair.said === said);
    const same = best(own.filter((pair) => pair.relation === "same" && pair.worth >= leastFor(pair)));
    const other = best(own.filter(contradicts));
    // Sources that contradict each other: what one of them says is no error.
    const twin = other && own.find((pair) => pair.relation === "same" && other.fact.conflicts.includes(pair.fact.number));
    if (twin) chosen.set(said, twin);
    else if (same && !(other && other.worth > same.worth + OUTWEIGHS)) chosen.set(said, same);
  }
  addDates(all.filter((said) => !pairs.some((pair) => pair.said === said && contradicts(pair))), chosen);
  const taken = new Set([...chosen.values()].map(({fact}) => fact));
  const wrong = pairs.filter((pair) => contradicts(pair) && !chosen.has(pair.said)).sort((one, other) => other.worth - one.worth);
  for (const pair of wrong) {
    if (chosen.has(pair.said) || taken.has(pair.fact)) continue;
    chosen.set(pair.said, pair);
    taken.add(pair.fact);
  }
  return all.map((said) => finding(said, chosen.get(said), site, sentence, spoken.named));
}

/** @param {Said} said @param {Sentence} sentence @param {ReturnType<typeof makeFacts>} site @param {Spoken} spoken @param {Set<number>} figures @returns {Pair[]} */
function pairsOf(said, sentence, site, {named, here}, figures) {
  const isSure = TELLING.has(said.measure.unit) || said.measure.unit === "identifier";
  const isSpoken = ({of, number}) => (of < 0 ? figures.has(number) : isSure || named(of) > 0);
  return site.like(said.measure).filter((fact) => fact.shown && isSpoken(fact)).flatMap((fact) => {
    const relations = fact.measures.map((one) => relation(said.measure, one, said.isNear)).filter(Boolean);
    if (!relations.length) return [];
    const worth = site.labelled(sentence, fact, said.span) * (fact.of < 0 ? 1 : named(fact.of));
    const isNamed = fact.of >= 0 && named(fact.of) >= NAMED;
    // Where no word says which fact of a record is meant, the record must stand beside the value.
    if (fact.isOnly && !relations.includes("same") && here(fact.of) < NAMED) return [];
    return [{said, fact, worth, isNamed, relation: relations.includes("same") ? "same" : /** @type {"other"} */ ("other")}];
  });
}

/** @param {Pair[]} pairs */
function best(pairs) {
  return pairs.reduce((first, pair) => (!first || pair.worth > first.worth ? pair : first), /** @type {Pair | null} */ (null));
}

/** Returns how much a sentence must speak of a fact for the same value to be it. @param {Pair} pair */
function leastFor({said, isNamed}) {
  const {unit, kind, digits, key} = said.measure;
  if (isNamed && !COMMON.has(unit)) return digits > 1 ? 0 : FEW; // 450 тенге за квадратный метр: no other fact of the record has it
  if (TELLING.has(unit) || (unit === "identifier" && key.length > 6)) return 0;
  if (kind !== "number") return key.length < "2026-03".length && kind === "date" ? ENOUGH[1] : ENOUGH[3];
  return ENOUGH[Math.min(digits, 3)];
}

/** Tells whether a pair is a contradiction. @param {Pair} pair */
function contradicts({said, fact, worth, relation: is}) {
  const isYear = said.measure.kind === "date" && said.measure.key.length < "2026-03".length;
  // Of what a bare number is told, nobody knows: два источника, 60 швеям.
  const isBare = said.measure.kind === "number" && !said.measure.unit;
  const isLoose = isBare && (!/\d/.test(said.value.text) || fact.measures.some(({unit}) => unit));
  return !isLoose && is === "other" && fact.isStrict && worth >= (fact.of < 0 ? MUCH_OF_FIGURE : MUCH) && !isYear;
}

/** A year beside a fact may be that for which the fact holds. @param {Said[]} all @param {Map<Said, Pair>} chosen */
function addDates(all, chosen) {
  const pairs = [...chosen.values()];
  for (const said of all) {
    const {kind, key} = said.measure;
    const pair = kind === "date" && !chosen.has(said) && pairs.find(({fact}) => fact.asOf === key || fact.asOf.startsWith(`${key}-`));
    if (pair) chosen.set(said, {...pair, said});
  }
}

/** @param {Said} said @param {Pair | undefined} pair @param {ReturnType<typeof makeFacts>} site @param {Sentence} sentence @param {(subject: number) => number} named @returns {Finding} */
function finding({value, measure: own, span}, pair, site, sentence, named) {
  const place = {start: value.start, end: value.end, kind: /** @type {"value"} */ ("value")};
  if (pair) {
    const others = pair.fact.conflicts.map((number) => site.facts[number]);
    return {...place, verdict: pair.relation === "same" ? "right" : "wrong", fact: pair.fact, others};
  }
  const open = site.like(own).find((fact) => !fact.shown && fact.of >= 0 && site.labelled(sentence, fact, span) * named(fact.of) >= MUCH);
  return {...place, verdict: "unknown", ...(open && {fact: open}), others: []};
}

// Claims: a state of a record that is one of a list, a value in words

/** @param {Sentence} sentence @param {ReturnType<typeof makeFacts>} site @param {Spoken} spoken @param {Record<string, string[][]>} choices @returns {Finding[]} */
function ofClaims(sentence, site, spoken, choices) {
  const names = spoken.all.map((subject) => site.names[subject]).filter((roots) => roots.length > 1);
  return spoken.all.flatMap(site.claims).flatMap((fact) => {
    if (!fact.choice) return ofWords(fact, sentence, site);
    const found = ofChoice(fact, sentence, choices[fact.choice[0]], names);
    return found.filter(({verdict}) => verdict === "right" || spoken.here(fact.of) >= NAMED);
  });
}

/** @param {Fact} fact @param {Sentence} sentence @param {string[][]} choices @param {string[][]} names @returns {Finding[]} */
function ofChoice(fact, sentence, choices, names) {
  const isName = (roots) => names.some((name) => roots.every((root) => name.includes(root)));
  const said = choices.map((roots, number) => ({number, roots, span: isTelling(roots) && !isName(roots) && spanOf(sentence, roots)})).filter(({span}) => span);
  const longest = Math.max(...said.map(({roots}) => roots.length));
  const whole = said.filter(({roots}) => roots.length === longest);
  if (!whole.length) return [];
  const held = whole.find(({number}) => fact.choice[1].includes(number));
  const {span} = held || whole[0];
  return [{start: span[0], end: span[1], kind: "claim", verdict: held ? "right" : "wrong", fact, others: []}];
}

/** Tells whether words are enough to know a state by: two, or one that is long. @param {string[]} roots */
function isTelling(roots) {
  return roots.length > 1 || (roots.length === 1 && roots[0].length >= 8);
}

/** @param {Fact} fact @param {Sentence} sentence @param {ReturnType<typeof makeFacts>} site @returns {Finding[]} */
function ofWords(fact, sentence, site) {
  const said = fact.claim.filter((root) => placesOf(sentence, root).length);
  const span = said.length > 1 && said.length >= LEAST_CLAIM * fact.claim.length && site.labelled(sentence, fact) > 0 && spanOf(sentence, said);
  return span ? [{start: span[0], end: span[1], kind: "claim", verdict: "right", fact, others: []}] : [];
}

/** Returns where the words with some roots stand nearest to each other, when they all stand there. @param {Sentence} sentence @param {string[]} roots @returns {[number, number] | null} */
function spanOf(sentence, roots) {
  const places = roots.map((root) => placesOf(sentence, root));
  if (!places.every((own) => own.length)) return null;
  const spans = places.flat().map((first) => [first, Math.max(...places.map((own) => own.find((place) => place >= first) ?? Infinity))]);
  const [first, last] = spans.reduce((one, other) => (other[1] - other[0] < one[1] - one[0] ? other : one));
  return last - first < LONGEST_CLAIM ? [sentence.words[first].start, sentence.words[last].end] : null;
}

/** Returns the findings in the order of the text, none over another: what is known goes before what is not, the longer before the shorter. @param {Finding[]} findings */
function withoutOverlaps(findings) {
  const isUnknown = ({verdict}) => Number(verdict === "unknown");
  const length = ({start, end}) => end - start;
  /** @type {Finding[]} */
  const kept = [];
  for (const one of [...findings].sort((first, second) => isUnknown(first) - isUnknown(second) || length(second) - length(first) || first.start - second.start)) {
    if (!kept.some(({start, end}) => start < one.end && one.start < end)) kept.push(one);
  }
  return kept.sort((one, other) => one.start - other.start);
}
