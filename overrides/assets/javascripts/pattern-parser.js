/*
 * Reads the regular expressions of scripts/languages as Python writes them, into a tree that pattern.js matches with. The browsers
 * that the site is for lack what these need: looking behind, possessive repeats, conditions, letters of any alphabet as \w.
 * Nothing here touches the page.
 */

/** Below it a set of letters is a table: Latin, Greek and Cyrillic. */
export const LIMIT = 0x530;

/**
 * Letters: those below LIMIT by the table, all others by the function.
 * @typedef {{table: Uint8Array, other: (code: number) => boolean}} Letters
 * @typedef {{type: "letters", letters: Letters}} OneLetter
 * @typedef {{type: "all", parts: Node[]}} All one after another
 * @typedef {{type: "any", parts: Node[]}} Any the first that fits
 * @typedef {{type: "group", number: number, part: Node}} Group
 * @typedef {{type: "repeat", part: Node, least: number, most: number, way: "" | "?" | "+"}} Repeat
 * @typedef {{type: "look", part: Node, isBehind: boolean, isNot: boolean}} Look
 * @typedef {{type: "condition", number: number, yes: Node, no: Node}} Condition
 * @typedef {{type: "same", number: number}} Same what a group has matched
 * @typedef {{type: "start" | "end" | "very end" | "edge" | "no edge"}} Place
 * @typedef {OneLetter | All | Any | Group | Repeat | Look | Condition | Same | Place} Node
 */

const LOWER = new Uint16Array(LIMIT);
const UPPER = new Uint16Array(LIMIT);
for (let code = 0; code < LIMIT; code += 1) {
  LOWER[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0);
  UPPER[code] = String.fromCharCode(code).toUpperCase().charCodeAt(0);
}
/** What \d, \s and \w stand for in Python. @type {Record<string, Letters>} */
const CLASSES = {
  d: lettersBy((code) => /\p{Nd}/u.test(String.fromCharCode(code))),
  s: lettersBy((code) => (code !== 0xfeff && /\s/.test(String.fromCharCode(code))) || (code >= 0x1c && code <= 0x1f) || code === 0x85),
  w: lettersBy((code) => /[\p{L}\p{N}_]/u.test(String.fromCharCode(code))),
};
/** Sets that are read already, of all expressions: many have the same. @type {Map<string, Letters>} */
const SETS = new Map();
const IN_BRACES = [];
/** @type {Record<string, number[]>} */
const REPEATS = {"*": [0, Infinity], "+": [1, Infinity], "?": [0, 1], "{": IN_BRACES};
const ENDS = {A: "start", Z: "very end", b: "edge", B: "no edge"};
const ESCAPED = {n: "\n", t: "\t", r: "\r", f: "\f", v: "\v", 0: "\0"};

/** @param {(code: number) => boolean} test @returns {Letters} */
function lettersBy(test) {
  return {table: Uint8Array.from({length: LIMIT}, (_, code) => Number(test(code))), other: test};
}

/** Tells whether a letter is one of some. @param {Letters} letters @param {number} code */
export function has({table, other}, code) {
  return code < LIMIT ? table[code] === 1 : other(code);
}

/** Tells whether a letter is one of a word, as \w is in Python. @param {number} code */
export function isOfWord(code) {
  return has(CLASSES.w, code);
}

/** Reads one regular expression; the names of its groups stand by their numbers. @param {string} source */
export function parse(source) {
  return new Parser(source).whole();
}

class Parser {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
    this.index = 0;
    /** @type {string[]} */
    this.names = [""];
    this.anyCase = false;
  }

  whole() {
    const tree = this.choice();
    if (this.index < this.source.length) throw new Error(`a bracket too much: ${this.source.slice(this.index, this.index + 20)}`);
    return {tree, names: this.names};
  }

  /** Takes a text if it stands here. @param {string} text */
  take(text) {
    if (!this.source.startsWith(text, this.index)) return false;
    this.index += text.length;
    return true;
  }

  /** Takes all up to a sign, and the sign. @param {string} sign */
  upTo(sign) {
    const end = this.source.indexOf(sign, this.index);
    const text = this.source.slice(this.index, end);
    this.index = end + 1;
    return text;
  }

  /** @returns {Node} */
  choice() {
    const parts = [this.sequence()];
    while (this.take("|")) parts.push(this.sequence());
    return parts.length === 1 ? parts[0] : {type: "any", parts};
  }

  /** @returns {Node} */
  sequence() {
    /** @type {Node[]} */
    const parts = [];
    while (this.index < this.source.length && this.source[this.index] !== "|" && this.source[this.index] !== ")") {
      const part = this.one();
      if (part) parts.push(this.repeated(part));
    }
    return parts.length === 1 ? parts[0] : {type: "all", parts};
  }

  /** @param {Node} part @returns {Node} */
  repeated(part) {
    const times = REPEATS[this.source[this.index]];
    if (!times) return part;
    this.index += 1;
    const [least, most] = times === IN_BRACES ? this.inBraces() : times;
    const way = this.take("?") ? "?" : this.take("+") ? "+" : "";
    return {type: "repeat", part, least, most, way};
  }

  /** Takes how often something is repeated: {2}, {0,20}, {4,}. */
  inBraces() {
    const [least, most = least] = this.upTo("}").split(",");
    return [Number(least), most === "" ? Infinity : Number(most)];
  }

  /** @returns {Node | null} what stands here; null for a flag */
  one() {
    const sign = this.source[this.index];
    if (sign === "(") return this.bracket();
    if (sign === "[") return {type: "letters", letters: this.set()};
    this.index += 1;
    if (sign === "\\") return this.byEscape();
    if (sign === "^") return {type: "start"};
    if (sign === "$") return {type: "end"};
    if (sign === ".") return {type: "letters", letters: lettersBy((code) => code !== 10)};
    return this.letter(sign);
  }

  /** @returns {Node} */
  byEscape() {
    const sign = this.source[this.index];
    this.index += 1;
    if (ENDS[sign]) return {type: ENDS[sign]};
    const small = sign.toLowerCase();
    if (CLASSES[small]) return {type: "letters", letters: sign === small ? CLASSES[small] : not(CLASSES[small])};
    return this.letter(this.escaped(sign));
  }

  /** Returns the sign that an escape of it stands for. @param {string} sign */
  escaped(sign) {
    const length = {u: 4, x: 2}[sign];
    if (!length) return ESCAPED[sign] || sign;
    this.index += length;
    return String.fromCharCode(parseInt(this.source.slice(this.index - length, this.index), 16));
  }

  /** @param {string} sign @returns {Node} */
  letter(sign) {
    return {type: "letters", letters: this.known(sign, () => this.inCase([[sign.charCodeAt(0), sign.charCodeAt(0)]], []))};
  }

  /** @param {string} text @param {() => Letters} make */
  known(text, make) {
    const key = `${this.anyCase ? "i" : "="}${text}`;
    if (!SETS.has(key)) SETS.set(key, make());
    return SETS.get(key);
  }

  /** @returns {Letters} */
  set() {
    const start = this.index;
    this.index += 1;
    const isNot = this.take("^");
    /** @type {[number, number][]} */
    const ranges = [];
    /** @type {Letters[]} */
    const classes = [];
    for (let isFirst = true; isFirst || this.source[this.index] !== "]"; isFirst = false) {
      const from = this.inSet(classes);
      if (from < 0) continue;
      let to = from;
      if (this.source[this.index] === "-" && this.source[this.index + 1] !== "]") {
        this.index += 1;
        to = this.inSet(classes);
      }
      ranges.push([from, to]);
    }
    this.index += 1;
    return this.known(this.source.slice(start, this.index), () => {
      const letters = this.inCase(ranges, classes);
      return isNot ? not(letters) : letters;
    });
  }

  /** Returns a letter of a set, or -1 for a class, which is added to the others. @param {Letters[]} classes */
  inSet(classes) {
    let sign = this.source[this.index];
    this.index += 1;
    if (sign !== "\\") return sign.charCodeAt(0);
    sign = this.source[this.index];
    this.index += 1;
    const small = sign.toLowerCase();
    if (!CLASSES[small]) return this.escaped(sign).charCodeAt(0);
    classes.push(sign === small ? CLASSES[small] : not(CLASSES[small]));
    return -1;
  }

  /** @param {[number, number][]} ranges @param {Letters[]} classes @returns {Letters} */
  inCase(ranges, classes) {
    const table = new Uint8Array(LIMIT);
    for (const [from, to] of ranges) table.fill(1, from, Math.min(to + 1, LIMIT));
    for (const letters of classes) letters.table.forEach((is, code) => { if (is) table[code] = 1; });
    if (this.anyCase) {
      const exact = table.slice();
      for (let code = 0; code < LIMIT; code += 1) if (exact[LOWER[code]] || exact[UPPER[code]]) table[code] = 1;
    }
    return {table, other: (code) => ranges.some(([from, to]) => from <= code && code <= to) || classes.some((letters) => has(letters, code))};
  }

  /** @returns {Node | null} */
  bracket() {
    this.index += 1;
    if (!this.take("?")) return this.group("");
    if (this.take("P<")) return this.group(this.upTo(">"));
    if (this.take("P=")) return {type: "same", number: this.names.indexOf(this.upTo(")"))};
    if (this.take("(")) return this.condition();
    for (const [start, isBehind, isNot] of /** @type {[string, boolean, boolean][]} */ (LOOKS)) {
      if (this.take(start)) return {type: "look", part: this.inside(), isBehind, isNot};
    }
    return this.flagged();
  }

  /** @returns {Node | null} */
  flagged() {
    const before = this.anyCase;
    if (this.take("-i")) this.anyCase = false;
    else if (this.take("i")) this.anyCase = true;
    if (this.take(")")) return null; // for all that follows
    this.index += 1; // the colon
    const part = this.inside();
    this.anyCase = before;
    return part;
  }

  /** @param {string} name @returns {Node} */
  group(name) {
    const number = this.names.push(name) - 1;
    return {type: "group", number, part: this.inside()};
  }

  /** @returns {Node} */
  condition() {
    const number = this.names.indexOf(this.upTo(")"));
    const yes = this.sequence();
    const no = this.take("|") ? this.sequence() : /** @type {Node} */ ({type: "all", parts: []});
    this.index += 1;
    return {type: "condition", number, yes, no};
  }

  /** Takes what stands up to the closing bracket, and the bracket. @returns {Node} */
  inside() {
    const part = this.choice();
    this.index += 1;
    return part;
  }
}

const LOOKS = [["=", false, false], ["!", false, true], ["<=", true, false], ["<!", true, true]];

/** @param {Letters} letters @returns {Letters} */
function not(letters) {
  return {table: letters.table.map((is) => 1 - is), other: (code) => !letters.other(code)};
}
