/*
 * The root of a Russian word, by the tables of scripts/languages/ru/stemmer.yml, which come with the index; used
 * by search-engine.js. The words of the index were grouped by scripts/search/russian_stemmer.py, which does the same.
 */

const RUSSIAN = /^[а-яё]+$/;

const words = (text) => (text ? text.split(" ") : []);

/** Reads «тельн=тел» as two words. */
const pairs = (text) => words(text).map((word) => word.split("="));

/**
 * Reads the rules of a step by their endings. Where folding takes the ь of an ending, the ending is left out: -ть
 * would be found in документ.
 */
function readStep(groups, fold) {
  const endings = new Map();
  for (const {shortest, after, cut, change} of groups) {
    for (const [ending, becomes] of [...words(cut).map((word) => [word, ""]), ...pairs(change)]) {
      const folded = fold(ending);
      if (ending.endsWith("ь") && !folded.endsWith("ь")) continue;
      if (!endings.has(folded)) endings.set(folded, []);
      endings.get(folded).push({becomes: fold(becomes), shortest, after: after && fold(after)});
    }
  }
  return {endings, longest: Math.max(...[...endings.keys()].map((ending) => ending.length))};
}

/** Reads the roots of words by the beginnings of these words. */
function readBeginnings(families, fold) {
  const roots = new Map();
  for (const {roots: family} of families) {
    for (const [beginning, root] of pairs(family.join(" "))) roots.set(fold(beginning), fold(root || beginning));
  }
  return {roots, longest: Math.max(...[...roots.keys()].map((beginning) => beginning.length))};
}

/** Gives the root of a word whose beginning the tables name; the longest beginning counts, and $ is the end of the word. */
function rootByBeginning({roots, longest}, word) {
  const ended = `${word}$`;
  for (let length = Math.min(ended.length, longest); length > 0; length -= 1) {
    const root = roots.get(ended.slice(0, length));
    if (root) return root;
  }
  return null;
}

/** Cuts or changes the longest ending of the step that fits. */
function apply({endings, longest}, word) {
  for (let length = Math.min(word.length, longest); length > 0; length -= 1) {
    const rest = word.slice(0, word.length - length);
    const rule = (endings.get(word.slice(rest.length)) ?? []).find(({shortest, after}) =>
      rest.length >= shortest && (!after || after.includes(rest[rest.length - 1])));
    if (rule) return rest + rule.becomes;
  }
  return word;
}

/**
 * Makes the function that gives the root of a word in lower case: all words of a family share it, and what is not
 * Russian stays as it is. With `russianFold` of search-spelling.js as `fold` it takes words that have been folded.
 * @param {{beginnings: {roots: string[]}[], steps: {rules: any[]}[]}} tables what russian_endings.json holds
 * @param {(word: string) => string} [fold]
 */
export function makeStemmer(tables, fold = (word) => word.replace(/ё/g, "е")) {
  const beginnings = readBeginnings(tables.beginnings, fold);
  const steps = tables.steps.map((step) => readStep(step.rules, fold));
  return (word) => {
    if (!RUSSIAN.test(word)) return word;
    const plain = word.replace(/ё/g, "е");
    return rootByBeginning(beginnings, plain) ?? steps.reduce((root, step) => apply(step, root), plain);
  };
}
