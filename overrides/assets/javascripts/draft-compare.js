/* Tells whether a value of a draft is that of a fact, by the keys that both are read to. Imported by draft-check.js. */

/**
 * A value by its key: what it is (its kind, or the unit of a number), its least and most, how it is bounded.
 * @typedef {{kind: string, key: string, unit: string, period: string, low: number, high: number, bound: string, digits: number}} Measure
 * @typedef {"same" | "other" | ""} Relation of a value to a fact: "" where they cannot be compared
 */

/** Units of one kind, with how many of the other each is. @type {Record<string, [string, number]>} */
const AS = {ha: ["m2", 10000], km2: ["m2", 1e6], are: ["m2", 100], mw: ["kw", 1000], t: ["kg", 1000], centner: ["kg", 100], weeks: ["days", 7], years: ["months", 12], km: ["m", 1000], cm: ["m", 0.01], mm: ["m", 0.001]};
/** What is counted: a number may stand without it. */
const COUNTED = new Set(["", "people", "jobs", "institutions", "enterprises", "trades", "workshops", "categories", "times", "pages", "quarters"]);
const NUMBERS = new Set(["number", "quantity"]);
/** A number that is said to be near is within a tenth. */
const NEAR = 0.1;
/** What is counted or shared out, of which one fact has many numbers. */
export const COMMON = new Set([...COUNTED, "percent", "days", "months", "hours", "clock"]);
/** From this number on, hundredths and tenths may be left out. */
const LARGE = 100;

/** Returns a value as it is compared. @param {string} kind @param {string} key @param {string} bound @returns {Measure} */
export function measure(kind, key, bound) {
  if (!NUMBERS.has(kind)) return {kind, key, unit: kind, period: "", low: NaN, high: NaN, bound, digits: 0};
  const [, number, name = ""] = /^(\S+)(?: (.+))?$/.exec(key);
  const [own, ...periods] = name.split("/");
  const [unit, times] = AS[own] || [own, 1];
  const isShare = /^\d+\/\d+$/.test(number);
  const ends = number.split("..").map((end) => {
    const [top, bottom = 1] = end.split("/").map(Number);
    return (top / bottom) * (isShare ? 100 : times);
  });
  const isClock = number.includes(":");
  return {
    kind: "number",
    key,
    unit: isClock ? "clock" : isShare && !unit ? "percent" : unit,
    period: periods.join("/"),
    low: ends[0],
    high: ends[ends.length - 1],
    bound,
    digits: number.replace(/\D/g, "").replace(/^0+|0+$/g, "").length,
  };
}

/** Tells whether two values are of one kind. @param {Measure} value @param {Measure} fact */
export function areOfOneKind(value, fact) {
  if (value.kind !== fact.kind) return false;
  if (value.unit !== fact.unit && !(COUNTED.has(value.unit) && COUNTED.has(fact.unit) && (!value.unit || !fact.unit))) return false;
  return value.period === fact.period || !value.period || !fact.period;
}

/** Returns how a value of a draft is to a fact. @param {Measure} value @param {Measure} fact @param {boolean} isNear the draft says about @returns {Relation} */
export function relation(value, fact, isNear) {
  if (!areOfOneKind(value, fact)) return "";
  if (value.kind === "date") return ofDates(value.key, fact.key);
  // Another article or another page of the web is no error.
  if (value.kind === "article" || value.kind === "web") return value.key === fact.key ? "same" : "";
  if (value.kind !== "number") return value.key === fact.key ? "same" : "other";
  if (value.unit === "clock") return value.key === fact.key ? "same" : "other";
  return isSameNumber(value, fact, isNear) ? "same" : "other";
}

/** @param {Measure} value @param {Measure} fact @param {boolean} isNear */
function isSameNumber(value, fact, isNear) {
  if (value.bound && fact.bound && value.bound !== fact.bound) return false;
  if (isEqual(value, fact)) return true;
  const isExact = fact.low === fact.high && !fact.bound;
  if (isNear) return Math.abs(value.low - fact.low) <= NEAR * fact.low;
  if (value.bound === "more" && isExact) return fact.low >= value.low && value.low >= fact.low / 2;
  if (value.bound === "less" && isExact) return fact.low <= value.high && value.high <= fact.low * (1 + NEAR);
  return false;
}

/** @param {Measure} value @param {Measure} fact */
function isEqual(value, fact) {
  const isClose = (one, other) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
  const isRounded = Number.isInteger(value.low) && value.low >= LARGE && Math.round(fact.low) === value.low && value.low === value.high && fact.low === fact.high;
  return isRounded || (isClose(value.low, fact.low) && isClose(value.high, fact.high));
}

/** @param {string} value @param {string} fact @returns {Relation} */
function ofDates(value, fact) {
  if (value === fact) return "same";
  if (/[/X]/.test(value + fact)) return "";
  if (value.startsWith("--")) return fact.length < "2026-03-01".length ? "" : fact.slice(4).startsWith(value.slice(1)) ? "same" : "other";
  if (fact.startsWith(`${value}-`)) return "same";
  return value.startsWith(`${fact}-`) ? "" : "other";
}
