/*
 * Which words of the pages a word of a query means: itself, its family, what begins like it, another spelling, a slip.
 * Imported by search-engine.js.
 */

import {fold, russianFold, isOneTypo} from "./search-spelling.js";
import {lastStart} from "./search-words.js";

/**
 * How much a find is worth, by how the word of the page was found. A form of the word itself in the text of a page is
 * worth as much as a word in a title that only begins like it.
 */
const EXACT = 1;
const FAMILY = 0.9;
/** What is worth less is no form of the word. */
export const OWN_FORM = FAMILY;
const BEGINS = 0.08;
const BEGINS_LIKE_ROOT = 0.07;
/** What is worth less was not typed so. */
export const AS_TYPED = BEGINS_LIKE_ROOT;
const RESPELLED = 0.05;
const RESPELLED_FAMILY = 0.045;
const BEGINS_RESPELLED = 0.004;
const SLIP = 0.003;
/** Words of a family that share less of their letters are of another kind: әкімшілік and әкімдік. */
const CLOSE = 0.7;
/** What is shorter begins too many words that mean something else. */
const SHORTEST_BEGINNING = 2;
const SHORTEST_ROOT = 3;
const SHORTEST_WITH_SLIP = 5;
/** What is shorter is one slip away from too many words. */
const SHORTEST_OFFERED = 3;
/** In these letters words of the language are written. */
const LETTERS = {kk: /^[а-яёәғқңөұүһі]+$/, ru: /^[а-яё]+$/};
/** How many words are offered when nothing is found. */
const MOST_NEAREST = 5;
/** How a root of the skeleton of Kazakh words (search-spelling.js) ends where no vowel follows: салығы is of салық. */
const HARD = new Map([["g", "k"], ["b", "p"]]);
const VOWEL = /[aeiouy]/;
/** A family that is so small stands there by chance, if another spelling has one so many times as large. */
const SMALL_FAMILY = 2;
const TIMES_LARGER = 3;

/**
 * Returns the matcher of a language, by its vocabulary and its stemmer with the tables of that.
 * @param {"kk" | "ru"} language
 * @param {import("./search-words.js").Vocabulary} vocabulary
 * @param {(number: number) => boolean} isOwn tells whether a word of the vocabulary is one of the language
 */
export function makeMatcher(language, vocabulary, makeStemmer, endings, isOwn) {
  const {words, roots, starts, wordNumbers, rootNumbers} = vocabulary;
  const stem = makeStemmer(endings);
  const spelling = language === "kk" ? fold : russianFold;
  const respelledStem = makeStemmer(endings, spelling);
  let respelled = null;

  /** Returns all words in their other spelling, and the numbers of words and families by it; made when first needed. */
  function otherSpelling() {
    if (!respelled) {
      respelled = {words: words.map(spelling), byWord: new Map(), byRoot: new Map()};
      respelled.words.forEach((word, number) => push(respelled.byWord, word, number));
      roots.forEach((root, number) => push(respelled.byRoot, spelling(root), number));
    }
    return respelled;
  }

  function addFamily(hits, family, worth) {
    for (let number = starts[family]; number < starts[family + 1]; number += 1) add(hits, number, worth);
  }

  function addBeginnings(hits, list, beginning, worth) {
    list.forEach((word, number) => {
      if (word.startsWith(beginning)) add(hits, number, worth);
    });
  }

  const familyOf = (number) => lastStart(starts, number);
  const sizeOf = (family) => starts[family + 1] - starts[family];

  /** Adds the family of a word; what is not close to it, in the spelling of `written`, is worth `farWorth`. */
  function addOwnFamily(hits, word, family, written = words, worth = FAMILY, farWorth = BEGINS) {
    for (let number = starts[family]; number < starts[family + 1]; number += 1) {
      const other = written[number];
      const isClose = shared(word, other) >= CLOSE * Math.min(word.length, other.length);
      add(hits, number, isClose ? worth : farWorth);
    }
  }

  function addOtherSpelling(hits, word) {
    const {words: others, byWord, byRoot} = otherSpelling();
    const written = spelling(word);
    const root = respelledStem(written);
    const exact = byWord.get(written) || [];
    const addClose = (family) => addOwnFamily(hits, written, family, others, RESPELLED_FAMILY, BEGINS_RESPELLED);
    for (const number of exact) {
      addClose(familyOf(number));
      add(hits, number, RESPELLED);
    }
    // Without its letters a word may be cut where no other is: the longest root with which it begins says more.
    const longest = exact.length ? root : longestRoot(written, root);
    for (const family of byRoot.get(longest) || []) {
      if (exact.length) addFamily(hits, family, BEGINS_RESPELLED);
      else addClose(family);
    }
    for (const family of byRoot.get(root) || []) addFamily(hits, family, BEGINS_RESPELLED);
    for (const beginning of [written, longest]) {
      if (beginning.length >= SHORTEST_ROOT) addBeginnings(hits, others, beginning, BEGINS_RESPELLED);
    }
  }

  function longestRoot(written, root) {
    const {byRoot} = otherSpelling();
    for (let length = written.length; length > root.length && length >= SHORTEST_ROOT; length -= 1) {
      const beginning = written.slice(0, length);
      if (byRoot.has(beginning)) return beginning;
      const last = HARD.get(beginning.slice(-1));
      const hard = beginning.slice(0, -1) + last;
      if (last && VOWEL.test(written.charAt(length)) && byRoot.has(hard)) return hard;
    }
    return root;
  }

  /** Tells whether a small family was meant to be another word, typed without its letters. */
  function isByChance(word, family) {
    if (sizeOf(family) > SMALL_FAMILY) return false;
    const written = spelling(word);
    const others = otherSpelling().byRoot.get(respelledStem(written)) || [];
    return others.some((other) => other !== family && sizeOf(other) >= TIMES_LARGER * sizeOf(family));
  }

  /** Returns the words that `word` means as a map from their numbers to what a find of them is worth. @param {string} word */
  function match(word) {
    /** @type {Map<number, number>} */
    const hits = new Map();
    const root = stem(word);
    const exact = wordNumbers.get(word);
    const family = exact === undefined ? rootNumbers.get(root) : familyOf(exact);
    if (exact !== undefined) add(hits, exact, EXACT);
    if (family !== undefined) addOwnFamily(hits, word, family);
    const shortest = family === undefined ? SHORTEST_BEGINNING : SHORTEST_ROOT;
    if (word.length >= shortest) addBeginnings(hits, words, word, BEGINS);
    if (root.length >= SHORTEST_ROOT) {
      addBeginnings(hits, words, root, BEGINS_LIKE_ROOT);
      roots.forEach((other, number) => {
        if (other.startsWith(root)) addFamily(hits, number, BEGINS_LIKE_ROOT);
      });
    }
    if (family === undefined || isByChance(word, family)) addOtherSpelling(hits, word);
    return hits;
  }

  /** Returns the words that `word` means if one letter of it is wrong. @param {string} word */
  function matchWithSlip(word) {
    const hits = new Map();
    if (word.length < SHORTEST_WITH_SLIP) return hits;
    const root = stem(word);
    const addSlips = (one, list, family) => list.forEach((other, number) => {
      if (isOneTypo(one, other)) addFamily(hits, family(number), SLIP);
    });
    addSlips(word, words, familyOf);
    if (root.length >= SHORTEST_WITH_SLIP) addSlips(root, roots, (family) => family);
    if (!hits.size) addSlips(spelling(word), otherSpelling().words, familyOf);
    return hits;
  }

  /**
   * Returns the words of the pages, of their language, that are one slip away from `word`: those nearest in length first, one of a family.
   * @param {string} word
   */
  function nearest(word) {
    if (word.length < SHORTEST_OFFERED) return [];
    // The skeleton of Kazakh words would bring letters together that nobody confuses; only Latin letters need it.
    const alike = /[a-z]/.test(word) ? spelling : russianFold;
    const written = alike(word);
    /** @type {Map<number, number>} */
    const families = new Map();
    words.forEach((other, number) => {
      if (!isOwn(number) || !LETTERS[language].test(other) || !isOneTypo(written, alike(other))) return;
      const before = families.get(familyOf(number));
      if (before === undefined || far(word, number) < far(word, before)) families.set(familyOf(number), number);
    });
    const found = [...families.values()].sort((one, other) => far(word, one) - far(word, other) || one - other);
    return found.slice(0, MOST_NEAREST).map((number) => words[number]);
  }

  const far = (word, number) => Math.abs(words[number].length - word.length);

  return {match, matchWithSlip, nearest, familyOf, stem};
}

/** Returns how many letters two words have in common at their beginning. */
function shared(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

function add(hits, number, worth) {
  if (!(hits.get(number) >= worth)) hits.set(number, worth);
}

function push(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}
