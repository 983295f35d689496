/*
 * What a sentence of a draft speaks of: its words by their roots, how near they stand to a value, and which records it names.
 * scripts/draft_check/roots.py finds the same roots in the facts. Imported by draft-check.js. Nothing here touches the page.
 */

import {makeStemmer as makeKazakhStemmer} from "./kazakh-stemmer.js";
import {makeStemmer as makeRussianStemmer} from "./russian-stemmer.js";

/**
 * A sentence between two places, and the places of its roots, as numbers of words; the sentence before it.
 * @typedef {{start: number, end: number, words: {start: number, end: number, root: string}[], places: Map<string, number[]>, families: Map<string, string[]>, before: Sentence | null}} Sentence
 */

const WORD = /[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;
const SENTENCE_END = /[.!?…]+["»”)]*\s+|\n+/g;
/** Before the point of an abbreviation: г., ст., ж. */
const ABBREVIATION = /(?:^|[^\p{L}\p{N}])\p{Ll}{1,2}$/u;
/** Roots of which one begins the other are of one family from so many letters on. */
const SHARED = 5;
/** How much a word of the sentence before counts. */
const BEFORE = 0.5;

/** Returns what cuts a text into sentences, and what finds its roots that tell something, each once. @param {any} data what write.py writes */
export function makeCutter({language, stemmer, leftOut, alike}) {
  const stem = language === "kk" ? makeKazakhStemmer(stemmer) : makeRussianStemmer(stemmer);
  const others = new Set(leftOut);
  /** @type {Map<string, string>} */
  const known = new Map();
  const rootOf = (word) => {
    if (!known.has(word)) {
      const normal = word.toLowerCase().replace(/ё/g, "е").replace(/[\u00a0\u202f\u00ad]/g, "").slice(0, 40);
      const root = stem(normal);
      known.set(word, others.has(normal) || others.has(root) ? "" : alike[root] || root);
    }
    return known.get(word);
  };
  /** @param {string} text @returns {string[]} */
  const rootsOf = (text) => [...new Set((text.match(WORD) || []).map(rootOf).filter(Boolean))];
  /** @param {string} text @returns {Sentence[]} */
  const cut = (text) => sentencesOf(text).map(([start, end]) => sentenceOf(text, start, end)).map(withBefore);
  /** @param {string} text @param {number} start @param {number} end @returns {Sentence} */
  function sentenceOf(text, start, end) {
    const words = [...text.slice(start, end).matchAll(WORD)]
      .map(({0: word, index}) => ({start: start + index, end: start + index + word.length, root: rootOf(word)}));
    /** @type {Map<string, number[]>} */
    const places = new Map();
    words.forEach(({root}, place) => {
      if (root) places.set(root, [...(places.get(root) || []), place]);
    });
    /** @type {Map<string, string[]>} */
    const families = new Map();
    for (const root of places.keys()) families.set(familyOf(root), [...(families.get(familyOf(root)) || []), root]);
    return {start, end, words, places, families, before: null};
  }
  return {cut, rootsOf};
}

/** @param {Sentence} sentence @param {number} place @param {Sentence[]} all */
function withBefore(sentence, place, all) {
  sentence.before = all[place - 1] || null;
  return sentence;
}

/** @param {string} text @returns {[number, number][]} */
function sentencesOf(text) {
  /** @type {[number, number][]} */
  const sentences = [];
  let start = 0;
  for (const {0: sign, index} of text.matchAll(SENTENCE_END)) {
    const isBegun = /^[\p{Lu}«“"—–]/u.test(text.slice(index + sign.length, index + sign.length + 1));
    const isAbbreviation = ABBREVIATION.test(text.slice(Math.max(0, index - 4), index));
    if (sign[0] === "." && !sign.includes("\n") && (!isBegun || isAbbreviation)) continue;
    sentences.push([start, index + sign.length]);
    start = index + sign.length;
  }
  sentences.push([start, text.length]);
  return sentences.filter(([from, to]) => text.slice(from, to).trim());
}

/** @type {number[]} */
const NOWHERE = [];

/** Returns the places of a root, or of one of its family, in a sentence. @param {Sentence} sentence @param {string} root */
export function placesOf({places, families}, root) {
  const own = places.get(root);
  if (own) return own;
  const family = families.get(familyOf(root));
  return family ? family.filter((other) => isOfFamily(root, other)).flatMap((other) => places.get(other)) : NOWHERE;
}

/** Returns what the roots of a family begin with. @param {string} root */
export function familyOf(root) {
  return root.slice(0, SHARED);
}

/** @param {string} one @param {string} other */
function isOfFamily(one, other) {
  return Math.min(one.length, other.length) >= SHARED && (one.startsWith(other) || other.startsWith(one)) && !/\p{N}/u.test(one);
}

/**
 * Returns how much of some roots a sentence has, from 0 to 1: a rare root counts more, and one that is far from a value less, or
 * stands in the sentence before.
 * @param {Sentence} sentence
 * @param {string[]} roots
 * @param {(root: string) => number} weight
 * @param {[number, number]} [of] the first and the last word of the value
 * @param {boolean} [isWide] the sentence before counts too
 */
export function coverage(sentence, roots, weight, of, isWide = false) {
  let [sum, all] = [0, 0];
  for (const root of roots) {
    const worth = weight(root);
    all += worth;
    const places = placesOf(sentence, root);
    if (places.length) sum += worth * (of ? Math.max(...places.map((place) => nearness(place, of))) : 1);
    else if (isWide && sentence.before && placesOf(sentence.before, root).length) sum += worth * BEFORE;
  }
  return all ? sum / all : 0;
}

/** @param {number} place @param {[number, number]} of */
function nearness(place, [first, last]) {
  if (place >= first && place <= last) return 0.6; // its own noun: 640 человек
  const distance = place < first ? first - place : place - last;
  if (distance <= 5) return 1;
  return distance <= 10 ? 0.85 : 0.7;
}

/** Returns the first and the last word of a sentence that a piece of the text has. @param {Sentence} sentence @param {number} start @param {number} end @returns {[number, number]} */
export function wordsAt({words}, start, end) {
  const first = words.findIndex((word) => word.end > start);
  let last = first;
  while (last + 1 < words.length && words[last + 1].start < end) last += 1;
  return [first, last];
}

/** Returns how rare each root is among lists of roots. @param {string[][]} lists @returns {(root: string) => number} */
export function rarity(lists) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const list of lists) for (const root of new Set(list)) counts.set(root, (counts.get(root) || 0) + 1);
  return (root) => Math.log(1 + lists.length / (counts.get(root) || 1));
}
