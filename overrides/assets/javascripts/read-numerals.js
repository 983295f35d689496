/*
 * Numerals in running text: digits, Roman numbers and numbers in words, as amounts. The twin of scripts/reading/numerals.py and
 * clock.py, where the method is described. Imported by read-quantities.js.
 */

import {decimal, isLess, isMultiple, plus, timesTen} from "./decimals.js";

/**
 * A value as it stands in a text, with a key that is equal in both languages; scripts/reading/__init__.py describes it.
 * @typedef {{kind: string, key: string, start: number, end: number, text: string, unit: string | null, sure: boolean, bound: string, ordinal: boolean}} Value
 * What reads texts of one language: its patterns by their names, and its tables (scripts/draft_check/tables.py).
 * @typedef {{language: "kk" | "ru", tables: any, pattern: (name: string) => import("./pattern.js").Pattern, words: Map<string, NumberWord>}} Grammar
 * @typedef {{worth: number, rank: string, last: boolean, denominator: boolean, sure: boolean, ordinal: boolean}} NumberWord
 * @typedef {object} Numeral
 * @property {number} start
 * @property {number} end
 * @property {import("./decimals.js").Decimal} amount
 * @property {boolean} sure
 * @property {string} key its spelling when it is no plain decimal
 * @property {boolean} digits
 * @property {boolean} ordinal
 * @property {string} clock the time of day that it is unless it has a unit
 * @property {number} power of its multiplier
 * @typedef {{start: number, end: number, word: NumberWord}} Token
 */

/** Stands for what is read already; it is no letter, digit or space. */
export const READ = "\0";
const LONGEST_BEFORE = 8;
const ROMAN = {I: 1, "І": 1, V: 5, X: 10, "Х": 10, L: 50};
const SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"};
const WORD = /[\p{L}\p{Nl}\p{No}]+/gu;
const BETWEEN = /^(?:[ \t\u00a0\u202f\u2009]+|\s{0,3}\n\s{0,3})$/;
/** Ninety only beside another number; alone it is a quarter of a year. */
const QUARTER = "тоқсан";
/** A name that begins with a number: Төрт-Құдық. */
const NAME = /(?=[А-ЯӘҒҚҢӨҰҮҺІ])[\p{L}\p{N}_]+[-–—](?=[А-ЯӘҒҚҢӨҰҮҺІ])/uy;
const LOWER = {thousand: ["hundred", "ten", "teen", "one"], hundred: ["ten", "teen", "one"], ten: ["one"]};

/** Returns a text with a piece of it made unreadable, at its old length. @param {string} text @param {number} start @param {number} end */
export function blanked(text, start, end) {
  return text.slice(0, start) + READ.repeat(end - start) + text.slice(end);
}

/** Returns the number of Roman digits. @param {string} roman */
export function arabic(roman) {
  const digits = [...roman].map((letter) => ROMAN[letter]);
  return digits.reduce((sum, digit, place) => sum + (digit < (digits[place + 1] || 0) ? -digit : digit), 0);
}

/** Returns the numerals of a text in their order; no two of them overlap. @param {string} text @param {Grammar} grammar @returns {Numeral[]} */
export function readNumerals(text, grammar) {
  const found = [...inDigits(text, grammar), ...inRoman(text, grammar), ...inWords(text, grammar)];
  found.sort((one, other) => one.start - other.start);
  return multiplied(text, found, grammar);
}

/** @param {number} start @param {number} end @param {import("./decimals.js").Decimal} amount @param {Partial<Numeral>} more @returns {Numeral} */
function numeral(start, end, amount, more) {
  return {start, end, amount, sure: true, key: "", digits: false, ordinal: false, clock: "", power: 0, ...more};
}

// Times of day

function* readTimes(text, {pattern}) {
  let before = null;
  for (const match of pattern("clock/both/time").all(text)) {
    if (isTime(text, match, before, pattern)) {
      yield {match, hour: match.group("hour"), minute: match.group("minute") || match.group("said"), sure: [":", ""].includes(match.group("sign"))};
      before = match;
    }
  }
}

function isTime(text, match, before, pattern) {
  const sign = match.group("sign");
  if (sign === ":" || sign === "") return true;
  const word = pattern("clock/both/before").search(text, Math.max(0, match.start - LONGEST_BEFORE), match.start);
  const minute = match.group("minute");
  if (sign === "-") return Boolean(["00", "30"].includes(minute) && word && pattern("clock/both/after_hyphen").match(text, match.end));
  const isJoined = before && pattern("clock/both/joint").full(text, before.end, match.start);
  return Boolean(minute === "00" || word || isJoined || pattern("clock/both/after").match(text, match.end));
}

// Digits and Roman numbers

/** @param {string} given @param {Grammar} grammar */
function* inDigits(given, grammar) {
  let text = given;
  for (const {match, hour, minute, sure} of [...readTimes(text, grammar)]) {
    const key = `${Number(hour)}:${minute}`;
    yield numeral(match.start, match.end, decimal(`${hour}.${minute}`), {key: sure ? key : "", clock: key, digits: true});
    text = blanked(text, match.start, match.end);
  }
  for (const match of grammar.pattern("numbers/both/digits").all(text)) {
    const over = match.group("over");
    const written = over || match.text.replace(/\s/g, "").replace(",", ".").replace("−", "-");
    const key = over && `${Number(over)}/${Number(match.group("under"))}`;
    yield numeral(match.start, match.end, decimal(written), {key, digits: true});
  }
  for (const match of text.matchAll(/[½¼¾]/g)) yield numeral(match.index, match.index + 1, decimal(SIGNS[match[0]]), {digits: true});
}

/** @param {string} text @param {Grammar} grammar */
function* inRoman(text, {pattern}) {
  for (const match of pattern("numbers/both/roman").all(text)) {
    if (match.text.length > 1 || (match.text && pattern("numbers/both/numbered").match(text, match.end))) {
      yield numeral(match.start, match.end, decimal(arabic(match.text)), {ordinal: true});
    }
  }
}

// Numbers in words

/** @param {string} text @param {Grammar} grammar */
function* inWords(text, {words}) {
  const small = text.toLowerCase();
  if (small.length !== text.length) return;
  /** @type {Token[]} */
  const tokens = [];
  for (const {0: word, index} of small.matchAll(WORD)) {
    const known = words.get(word);
    NAME.lastIndex = index;
    if (known && !NAME.test(text)) tokens.push({start: index, end: index + word.length, word: known});
  }
  for (let place = 0; place < tokens.length;) {
    const taken = tokens.slice(place, place + take(small, tokens, place));
    if (taken.length > 1 || small.slice(taken[0].start, taken[0].end) !== QUARTER) yield ofTokens(taken);
    place += taken.length;
  }
}

/** Returns how many tokens from a place on make one number: they stand side by side and each is worth less. */
function take(text, tokens, place) {
  let taken = 1;
  for (; place + taken < tokens.length; taken += 1) {
    const [before, token] = [tokens[place + taken - 1], tokens[place + taken]];
    if (!BETWEEN.test(text.slice(before.end, token.start))) break;
    if (!fits(before.word, token.word) && !(taken === 1 && makesFraction(before.word, token.word))) break;
  }
  return taken;
}

/** @param {NumberWord} before @param {NumberWord} word */
function fits(before, word) {
  if (before.last) return false;
  if (word.rank === "thousand") return before.rank !== "thousand" || word.worth < before.worth;
  if (word.worth === 100 && before.rank === "one") return true; // екі жүз
  return word.rank === "half" || (LOWER[before.rank] || []).includes(word.rank);
}

/** Tells whether a word makes a fraction of the one before: бестен екі, две трети. @param {NumberWord} before @param {NumberWord} word */
function makesFraction(before, word) {
  if (before.denominator && before.last && before.rank !== "part") return word.worth < before.worth && ["one", "ten"].includes(word.rank);
  return word.denominator && before.worth < word.worth && !before.last && word.rank !== "thousand";
}

/** @param {Token[]} tokens */
function ofTokens(tokens) {
  const [{start, word: first}, {end, word: last}] = [tokens[0], tokens[tokens.length - 1]];
  const sure = tokens.length > 1 || first.sure;
  const number = (amount, key = "") => numeral(start, end, decimal(amount), {sure, key});
  if (last.rank === "part" && tokens.length === 1) return number(1, `1/${last.worth}`);
  if (tokens.length === 2 && first.denominator && first.worth > last.worth) return number(last.worth, `${last.worth}/${first.worth}`);
  if (tokens.length === 2 && last.denominator && !fits(first, last)) return number(first.worth, `${first.worth}/${last.worth}`);
  let [total, group] = [0, 0];
  for (const {word} of tokens) {
    if (word.rank === "thousand") [total, group] = [total + (group || 1) * word.worth, 0];
    else if (word.worth === 100) group = (group || 1) * 100;
    else group += word.worth;
  }
  return {...number(total + group), ordinal: last.ordinal};
}

// Multipliers after digits

/** Returns the numerals, those in digits with the multipliers after them. @param {string} text @param {Numeral[]} numerals @param {Grammar} grammar */
function multiplied(text, numerals, {pattern}) {
  /** @type {Numeral[]} */
  const result = [];
  let [taken, power] = [-1, 0];
  for (const one of numerals) {
    if (one.start < taken) continue; // the word мың or тысяч of the multiplier before
    // With digits, or a half: екі жарым миллион, полтора миллиона.
    const match = !one.key && (one.digits || !isMultiple(one.amount, 0)) ? pattern("numbers/both/multiplier").match(text, one.end) : null;
    const own = match ? Number(match.last.slice(1)) : 0;
    const read = match ? {...one, end: match.end, amount: timesTen(one.amount, own), clock: "", power: own} : one;
    if (match) taken = match.end;
    const before = result[result.length - 1];
    if (before && goesOn(before, read, own, power) && (match || read.digits) && BETWEEN.test(text.slice(before.end, read.start))) {
      result[result.length - 1] = {...before, end: read.end, amount: plus(before.amount, read.amount)};
    } else {
      result.push(read);
    }
    power = own;
  }
  return result;
}

/** Tells whether a numeral is the lower part of the one before: 2 млн 300 мың. */
function goesOn(before, read, own, power) {
  return power > own && isMultiple(before.amount, power) && isLess(read.amount, timesTen(decimal(1), power));
}
