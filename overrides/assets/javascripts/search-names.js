/*
 * The names of things that the glossary knows, in both languages: who types one finds the pages that have another. Imported by
 * search-engine.js; scripts/search/synonyms.py writes them.
 */

/** How much another name of a thing is worth, beside the one that was typed. */
const SYNONYM = 0.06;
/** The same where a word was typed that only leads to the thing: one near in meaning, one to avoid, one of the other language. */
const MEANT = 0.5;
/** A word that so many pages have itself is meant itself first of all. */
const TOLD_ITSELF = 2;
/** What a form of a word in the text of a page is worth, or a little more. */
const TOLD = 9;
/** A word of the other language, whose endings are not known here, is known by its beginning: one so long, or beside another word. */
const SHORTEST_FOREIGN = 4;
const LONGEST_ENDING = 5;

/**
 * A word of a query: its root, what it matches, and whether it is a word of the language of the pages.
 * @typedef {{word: string, root: string, isOwn: boolean}} QueryWord
 * A stretch of a query: where it begins, how many words it has, the names of the thing that they name, as roots, with what
 * they are worth, and whether it is named in the other language.
 * @typedef {{roots: string[], worth: number}} OtherName
 * @typedef {{start: number, length: number, others: OtherName[], isForeign: boolean}} Stretch
 */

/**
 * Returns a function that cuts a query into stretches: a name, the longest that fits, or a single word.
 * @param {[string[], string[], string[]][]} synonyms
 * @returns {(words: QueryWord[]) => Stretch[]}
 */
export function makeNames(synonyms) {
  /** @type {Map<string, {roots: string[], others: OtherName[]}[]>} */
  const own = new Map();
  /** Each word as its beginning and its ending. @type {{roots: string[][], others: OtherName[]}[]} */
  const foreign = [];
  for (const [names, finders, abroad] of synonyms) {
    const all = names.map((name) => name.split(" "));
    const worth = (value) => all.map((roots) => ({roots, worth: value}));
    all.forEach((roots, place) => add(roots, worth(SYNONYM).filter((_, other) => other !== place)));
    for (const name of finders) add(name.split(" "), worth(MEANT));
    for (const name of abroad) foreign.push({roots: name.split(" ").map((word) => word.split(".")), others: worth(MEANT)});
  }

  function add(roots, others) {
    if (!own.has(roots[0])) own.set(roots[0], []);
    own.get(roots[0]).push({roots, others});
  }

  /** Returns the stretch at a place of a query. @param {QueryWord[]} words @param {number} start @returns {Stretch} */
  function stretchAt(words, start) {
    const given = words.slice(start);
    const ofOwn = longest((own.get(given[0].root) || []).filter(({roots}) => fits(roots, given, (word, root) => word.root === root)));
    const ofForeign = longest(foreign.filter(({roots}) => fits(roots, given, (word, written) => isForm(word, written, roots.length === 1))));
    const isForeign = ofForeign.length > ofOwn.length;
    const {length, others} = isForeign ? ofForeign : ofOwn;
    return {start, length: length || 1, others, isForeign};
  }

  return (words) => {
    const stretches = [];
    for (let start = 0; start < words.length; start += stretches[stretches.length - 1].length) stretches.push(stretchAt(words, start));
    return stretches;
  };
}

/**
 * Returns how much another name is worth where what was typed is worth so much on each page.
 * @param {number} worth
 * @param {Float64Array} typed
 */
export function worthBeside(worth, typed) {
  const told = typed.reduce((count, own) => count + Number(own >= TOLD), 0);
  return told < TOLD_ITSELF ? worth : Math.min(worth, SYNONYM);
}

/** Tells whether words begin with a name. */
function fits(roots, words, isSame) {
  return roots.length <= words.length && roots.every((root, number) => isSame(words[number], root));
}

/** Tells whether a word is one of the other language, or a form of that. */
function isForm({word, isOwn}, [beginning, ending = ""], isAlone) {
  if (word === beginning + ending) return true;
  if (isAlone && (isOwn || beginning.length < SHORTEST_FOREIGN)) return false;
  return word.startsWith(beginning) && word.length - beginning.length <= LONGEST_ENDING;
}

/** Returns how long the longest of some names is, with the other names of all things that it names. */
function longest(names) {
  const length = Math.max(0, ...names.map(({roots}) => roots.length));
  return {length, others: names.filter(({roots}) => roots.length === length).flatMap(({others}) => others)};
}
