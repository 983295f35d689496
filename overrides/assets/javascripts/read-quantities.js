/*
 * Numbers with what they count or measure, in running text. The twin of scripts/reading/quantities.py, where the method is described.
 * Imported by read-values.js.
 */

import {isLess, plain, timesTen} from "./decimals.js";
import {readNumerals} from "./read-numerals.js";

/**
 * @typedef {import("./read-numerals.js").Grammar} Grammar
 * @typedef {import("./read-numerals.js").Value} Value
 * @typedef {import("./pattern-matcher.js").Match} Match
 * @typedef {{numeral: import("./read-numerals.js").Numeral, end: number, unit: string, start: number, period: string, bound: string}} Amount
 */

const LONGEST_BEFORE = 40;
const LONGEST_UNTIL = 20;
const LONGEST_BETWEEN = 16;
/** Stands in the key for an amount that is not told: неше теңге. */
const UNTOLD = "?";

/** Returns the name that the group which was matched last has in the tables: m3/day of m3_per_day. @param {Match} match */
export function nameOf(match) {
  return match.last.replace(/^_+|_+$/g, "").replace(/_per_/g, "/").replace(/_and_/g, " ");
}

/** Returns the numbers and quantities of a text in their order. @param {string} text @param {Grammar} grammar @returns {Value[]} */
export function readQuantities(text, grammar) {
  const amounts = readNumerals(text, grammar).map((numeral) => amountOf(text, numeral, grammar));
  const values = [...withRanges(text, amounts, grammar)];
  values.push(...withoutAmount(text, values, grammar));
  if (grammar.language === "ru") values.push(...prefixed(text, grammar));
  return values.sort((one, other) => one.start - other.start);
}

/** @param {string} text @param {import("./read-numerals.js").Numeral} numeral @param {Grammar} grammar @returns {Amount} */
function amountOf(text, numeral, grammar) {
  const {language, pattern} = grammar;
  const {start} = numeral;
  const currency = pattern("quantities/both/currency_before").search(text, Math.max(0, start - 5), start);
  if (currency) return bounded(text, {numeral, end: numeral.end, unit: nameOf(currency), start: currency.start, period: "", bound: ""}, grammar);
  const [found, end] = unitAfter(text, numeral, grammar);
  const amount = {numeral, end, unit: found, start, period: "", bound: ""};
  if (keyOf(numeral, found).includes(":")) return bounded(text, amount, grammar);
  if (language === "kk" && !found && pattern("quantities/kk/hour_before").search(text, Math.max(0, start - 6), start)) amount.unit = "hours";
  return bounded(text, withPeriod(text, amount, grammar), grammar);
}

/** Returns the amount with what its unit is told for: a month, a square metre, a person. @param {Amount} amount @returns {Amount} */
function withPeriod(text, amount, {language, pattern}) {
  let {unit, start, end} = amount;
  const before = pattern(`quantities/${language}/period_before`).search(text, Math.max(0, start - LONGEST_BEFORE), start);
  // The unit may stand after the next number: айына 85 000–200 000 ₸.
  if (!unit) return {...amount, period: before ? nameOf(before) : ""};
  const per = pattern("quantities/both/per").match(text, end);
  if (per) [unit, end] = [`${unit}/${nameOf(per)}`, per.end];
  const after = pattern(`quantities/${language}/period_after`).match(text, end);
  if (after) return {...amount, unit: `${unit}/${nameOf(after)}`, start, end: after.end};
  if (before) [unit, start] = [`${unit}/${nameOf(before)}`, before.start];
  else if (language === "ru") {
    const far = pattern("quantities/ru/period_far_after").match(text, end);
    if (far) unit = `${unit}/${nameOf(far)}`;
  }
  return {...amount, unit, start, end};
}

/** Returns the amount with the words that make it the least or the most, where there are any. @param {Amount} amount @returns {Amount} */
function bounded(text, amount, {language, pattern}) {
  for (const start of [amount.numeral.start, amount.start]) {
    const before = pattern(`quantities/${language}/bound_before`).search(text, Math.max(0, start - LONGEST_BEFORE), start);
    if (before) return {...amount, start: Math.min(before.start, amount.start), bound: nameOf(before)};
  }
  if (language === "kk") {
    const link = pattern("quantities/kk/link").match(text, amount.numeral.end);
    if (link && link.last) return {...amount, end: Math.max(amount.end, link.end), bound: nameOf(link)};
  }
  const after = pattern(`quantities/${language}/bound_after`).match(text, amount.end);
  return after ? {...amount, end: after.end, bound: nameOf(after)} : amount;
}

/** Returns the unit that stands after a numeral and its end, or "" and the end of the numeral. @returns {[string, number]} */
function unitAfter(text, numeral, {language, pattern}) {
  if (numeral.ordinal) return ["", numeral.end];
  if (language === "ru" && numeral.digits) {
    const joined = pattern("quantities/ru/compound").match(text, numeral.end);
    if (joined) return [nameOf(joined), joined.end];
  }
  const link = pattern(`quantities/${language}/link`).match(text, numeral.end);
  const place = link ? link.end : numeral.end;
  const unit = pattern("quantities/both/unit").match(text, place) || pattern(`quantities/${language}/unit`).match(text, place);
  return unit ? [nameOf(unit), unit.end] : ["", numeral.end];
}

/** @param {string} text @param {Amount[]} amounts @param {Grammar} grammar */
function* withRanges(text, amounts, grammar) {
  for (let place = 0; place < amounts.length; place += 1) {
    const following = amounts[place + 1];
    let amount = amounts[place];
    // екіден төртке дейін: the bound is that of төртке
    if (following && amount.end > following.numeral.start) amount = {...amount, end: amount.numeral.end, bound: ""};
    if (following && isRange(text, amount, following, grammar)) {
      yield rangeOf(text, amount, following);
      place += 1;
    } else {
      yield valueOf(text, amount);
    }
  }
}

/** @param {string} text @param {Amount} first @param {Amount} second @param {Grammar} grammar */
function isRange(text, first, second, {language, pattern}) {
  if (first.unit && second.unit && first.unit !== second.unit) return false;
  if (!isLess(first.numeral.amount, second.numeral.amount)) return false; // бір-бірімен
  const between = text.slice(first.end, second.numeral.start);
  if (between.length > LONGEST_BETWEEN) return false;
  if (pattern("quantities/both/range").full(between)) return true;
  const isTo = pattern(`quantities/${language}/to`).full(between);
  if (language === "ru") return Boolean(isTo && pattern("quantities/ru/from").search(text.slice(Math.max(0, first.start - 3), first.start)));
  const isFrom = isTo && pattern("quantities/kk/from").search(text.slice(first.numeral.start, second.numeral.start));
  const until = pattern("quantities/kk/until").search(text, second.numeral.end, Math.min(text.length, second.end + LONGEST_UNTIL));
  return Boolean(isFrom && (until || [first, second].every(({numeral, unit}) => keyOf(numeral, unit).includes(":")))); // 9.00-ден 18.00
}

/** @param {string} text @param {Amount} first @param {Amount} second @returns {Value} */
function rangeOf(text, first, second) {
  let unit = second.unit || first.unit;
  if (first.unit.split("/")[0] === second.unit) unit = first.unit;
  if (unit && first.period) unit = `${unit}/${first.period}`;
  let lower = first.numeral;
  const {power} = second.numeral;
  const raised = timesTen(lower.amount, power);
  if (!lower.power && isLess(raised, second.numeral.amount)) lower = {...lower, amount: raised}; // 10–12 мың
  const key = `${keyOf(lower, unit)}..${keyOf(second.numeral, unit)}`;
  return made(text, key, unit, first.start, Math.max(first.end, second.end));
}

/** @param {string} text @param {Amount} amount @returns {Value} */
function valueOf(text, {numeral, unit, start, end, bound}) {
  return {...made(text, keyOf(numeral, unit), unit, start, end), sure: numeral.sure, bound, ordinal: numeral.ordinal};
}

/** @returns {Value} */
function made(text, number, unit, start, end) {
  const key = `${number} ${unit}`.trim();
  return {kind: unit ? "quantity" : "number", key, start, end, text: text.slice(start, end), unit: unit || null, sure: true, bound: "", ordinal: false};
}

/** @param {import("./read-numerals.js").Numeral} numeral @param {string} unit */
function keyOf(numeral, unit) {
  return numeral.key || (["", "hours"].includes(unit) && numeral.clock) || plain(numeral.amount);
}

/** Yields the currencies that are named without an amount. @param {string} text @param {Value[]} values @param {Grammar} grammar */
function* withoutAmount(text, values, {pattern}) {
  for (const match of pattern("quantities/both/currency").all(text)) {
    if (!values.some(({start, end}) => start <= match.start && match.start < end)) {
      yield {...made(text, UNTOLD, nameOf(match), match.start, match.end), sure: false};
    }
  }
}

/** Yields numbers that stand in one Russian word with what they count: трёхлетний. @param {string} text @param {Grammar} grammar */
function* prefixed(text, {pattern, tables}) {
  const {prefixes, prefixesOfTens} = tables.quantities;
  for (const match of pattern("quantities/ru/prefixed").all(text)) {
    const number = (prefixesOfTens[match.group("tens").toLowerCase()] || 0) + prefixes[match.group("ones").toLowerCase()];
    yield {...made(text, String(number), nameOf(match), match.start, match.end), sure: false};
  }
}
