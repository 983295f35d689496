/*
 * Finds the names of the records in a text, in any case form, and names that no record has. The twin of scripts/parity/name_finder.py,
 * by the stems and endings that scripts/draft_check/names.py writes. Imported by draft-check.js. Nothing here touches the page.
 */

import {Pattern} from "./pattern.js";

/**
 * A name in a text; `subject` is the number of its record, -1 where no record has it.
 * @typedef {{start: number, end: number, subject: number}} FoundName
 * @typedef {{following: Map<string, Node>, name: [number, number] | null}} Node a place in the tree of all names: the words that may follow, the name that ends here
 * @typedef {{start: number, end: number, text: string, keys: string[]}} Token
 */

const TOKEN = /[\p{L}\p{N}]+/gu;
const GAP = /^[\s«»“”„"'№–-]*$/;
/** What stands before a Kazakh ending that is set apart from its word. */
const JOINT = /^(?:-|[»”"]-?)$/;
const LONGEST = 40;
const CAPITAL = "[А-ЯЁӘҒҚҢӨҰҮҺІ]";
const PERSON = new RegExp(`${CAPITAL}[а-яёәғқңөұүһі]+(?:[ \\u00a0]${CAPITAL}[а-яёәғқңөұүһі]+)+`, "g");
const QUOTED = new RegExp(`[«“"]${CAPITAL}[^«»“”".!?:;\\n]{1,60}[»”"]`, "g");
/** A quotation is longer than a name. */
const MOST_WORDS = 4;
const BEGINS = /(?:^|[.!?:…\n])[\s«“„"—–-]*$/;

/**
 * Returns the function that finds the names in a text.
 * @param {any} data what write.py writes
 * @returns {(text: string) => FoundName[]}
 */
export function makeNameFinder({language, names, endings, stems, reading, leftOut}) {
  const fits = endings.map((source) => new Pattern(source));
  const apart = language === "kk" ? new Pattern(reading.patterns["names/kk/ending"]) : null;
  const tree = treeOf(names);
  const folded = folder(reading.lookAlikes);
  /** @type {Map<string, string[]>} */
  const known = new Map();
  const others = new Set(leftOut);

  /** Returns the words of names of which a word may be a form, those with the longest stem first. @param {string} word */
  function keysOf(word) {
    if (!known.has(word)) {
      const text = folded(word);
      const keys = [];
      for (let length = text.length <= LONGEST ? text.length : 0; length > 0; length -= 1) {
        const stem = text.slice(0, length);
        for (const [key, ending] of Object.prototype.hasOwnProperty.call(stems, stem) ? stems[stem] : []) {
          if (fits[ending].full(text, length)) keys.push(key || stem);
        }
      }
      known.set(word, [...new Set(keys)]);
    }
    return known.get(word);
  }

  /** @param {string} text */
  function tokensOf(text) {
    /** @type {Token[]} */
    const tokens = [];
    let before = 0;
    for (const {0: word, index} of text.matchAll(TOKEN)) {
      const isEnding = apart && index > 0 && JOINT.test(text.slice(before, index)) && apart.full(word.toLowerCase());
      if (!isEnding) tokens.push({start: index, end: index + word.length, text: word, keys: keysOf(word)});
      before = index + word.length;
    }
    return tokens;
  }

  return (text) => {
    const tokens = tokensOf(text);
    /** @type {FoundName[]} */
    const found = [];
    for (let place = 0; place < tokens.length;) {
      const [name, length] = longest(tree, text, tokens, place);
      if (name) found.push({start: withSign(text, tokens[place].start), end: tokens[place + length - 1].end, subject: name[0]});
      place += length;
    }
    return [...found, ...unknownNames(text, found, others)];
  };
}

/** Returns where a name begins, with the sign of a number before it: № 901 мекеме. @param {string} text @param {number} start */
function withSign(text, start) {
  return start - /(?:№\s?)?$/.exec(text.slice(Math.max(0, start - 2), start))[0].length;
}

/** @param {[string, number, number][]} names @returns {Node} */
function treeOf(names) {
  /** @type {Node} */
  const tree = {following: new Map(), name: null};
  for (const [words, subject, isInitials] of names) {
    let node = tree;
    for (const word of words.split(" ")) {
      if (!node.following.has(word)) node.following.set(word, {following: new Map(), name: null});
      node = node.following.get(word);
    }
    node.name = node.name || [subject, isInitials];
  }
  return tree;
}

/** Returns what writes a word in small letters, with е for ё and Cyrillic letters for Latin ones that look like them. */
function folder([latin, cyrillic]) {
  const become = new Map([...latin].map((letter, place) => [letter, cyrillic[place]])).set("ё", "е");
  return (word) => [...word.toLowerCase()].map((letter) => become.get(letter) || letter).join("");
}

/**
 * Returns the longest name that begins at a token and how many tokens it has; null and 1 when there is none.
 * @param {Node} tree @param {string} text @param {Token[]} tokens @param {number} place
 * @returns {[[number, number] | null, number]}
 */
function longest(tree, text, tokens, place) {
  let nodes = [tree];
  /** @type {[[number, number] | null, number]} */
  let best = [null, 1];
  for (let index = place; index < tokens.length; index += 1) {
    if (index > place && !GAP.test(text.slice(tokens[index - 1].end, tokens[index].start))) break;
    nodes = nodes.flatMap(({following}) => tokens[index].keys.map((key) => following.get(key)).filter(Boolean));
    if (!nodes.length) break;
    const node = nodes.find(({name}) => name && (index > place || isWrittenSo(name, tokens[index].text)));
    if (node) best = [node.name, index - place + 1];
  }
  return best;
}

/** Tells whether a lone word has the capitals that make it a name. @param {[number, number]} name @param {string} word */
function isWrittenSo([, isInitials], word) {
  return isInitials ? word === word.toUpperCase() : word[0] !== word[0].toLowerCase();
}

/** Returns names of people, and names in quotes, that no record has. @param {string} text @param {FoundName[]} found @param {Set<string>} others */
function unknownNames(text, found, others) {
  const isFree = (start, end) => !found.some((name) => name.start < end && start < name.end);
  const small = new Set(text.match(/[а-яёәғқңөұүһі]+/g) || []);
  const names = [];
  for (const {0: words, index} of text.matchAll(QUOTED)) {
    if (words.split(/\s+/).length <= MOST_WORDS) names.push([index, index + words.length]);
  }
  for (const {0: words, index} of text.matchAll(PERSON)) {
    const first = words.split(/[ \u00a0]/)[0];
    const isCommon = others.has(first.toLowerCase()) || small.has(first.toLowerCase());
    const cut = isCommon && BEGINS.test(text.slice(Math.max(0, index - 6), index)) ? first.length + 1 : 0;
    if (/[ \u00a0]/.test(words.slice(cut))) names.push([index + cut, index + words.length]);
  }
  return names.filter(([start, end]) => isFree(start, end)).map(([start, end]) => ({start, end, subject: -1}));
}
