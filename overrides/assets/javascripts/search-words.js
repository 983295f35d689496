/*
 * What a word of the search is, and the vocabulary of the pages by families; scripts/search/tokens.py and vocabulary.py
 * say the same. Imported by search-engine.js, search-match.js and search-excerpt.js.
 */

/** A word, or a number whose thousands stand apart. */
export const WORD = /[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const ABBREVIATION = /(^|[^\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu;
const LONGEST_WORD = 40;
const LONGEST_QUERY = 1000;
const MOST_WORDS = 12;

/** Returns a word as the index has it. @param {string} word */
export function normal(word) {
  return word.toLowerCase().replace(/ё/g, "е").replace(/[\u00a0\u202f]/g, "").slice(0, LONGEST_WORD);
}

/**
 * Returns a query as it is read: without signs that are not seen, abbreviations in one word (ж/д), no longer than anybody types.
 * @param {string} query
 */
export function readable(query) {
  return String(query).slice(0, LONGEST_QUERY).normalize("NFC").replace(UNSEEN, "").replace(ABBREVIATION, "$1$2$3");
}

/** Returns the words of a query, each once. @param {string} query */
export function wordsOf(query) {
  return [...new Set((query.match(WORD) || []).map(normal))].slice(0, MOST_WORDS);
}

/** Tells whether a word has a digit; such words have no endings and lie apart. @param {string} word */
export function hasDigit(word) {
  return /\p{N}/u.test(word);
}

/**
 * Returns the vocabulary that `families` of the index writes: the words, family by family, and for each family its root
 * and the number of its first word; `starts` has one number more, that of all words.
 * @typedef {ReturnType<typeof readVocabulary>} Vocabulary
 * @param {string} families
 */
export function readVocabulary(families) {
  /** @type {string[]} */
  const words = [];
  /** @type {string[]} */
  const roots = [];
  /** @type {number[]} */
  const starts = [];
  let root = "";
  for (const line of families ? families.split("\n") : []) {
    const [head, ...ends] = line.split(",");
    root = root.slice(0, parseInt(head[0], 36)) + head.slice(1);
    roots.push(root);
    starts.push(words.length);
    if (!ends.length) words.push(root);
    for (const end of ends) {
      const cut = parseInt(end, 10) || 0;
      words.push(root.slice(0, root.length - cut) + end.replace(/^\d+/, ""));
    }
  }
  starts.push(words.length);
  return {
    words,
    roots,
    starts,
    wordNumbers: new Map(words.map((word, number) => [word, number])),
    rootNumbers: new Map(roots.map((name, number) => [name, number])),
  };
}

/**
 * Returns the numbers that vocabulary.py writes as distances: a distance from the number before, or, less than nothing, how many follow it.
 * @param {number[]} distances
 */
export function numbersOf(distances) {
  /** @type {number[]} */
  const numbers = [];
  let last = -1;
  for (const distance of distances) {
    const end = distance < 0 ? last - distance : last + distance;
    for (last = distance < 0 ? last + 1 : end; last <= end; last += 1) numbers.push(last);
    last = end;
  }
  return numbers;
}

/**
 * Returns the number of the last of the `starts`, which are in order, that is not after `place`.
 * @template {number | string} Place
 * @param {Place[]} starts
 * @param {Place} place
 */
export function lastStart(starts, place) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
