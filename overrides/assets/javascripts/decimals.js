/* Exact decimal numbers, as whole numbers without bounds and how many of their digits are after the point. Imported by read-numerals.js. */

/** @typedef {{digits: bigint, places: number}} Decimal */

/** Returns the number that is written with a point, or with none: 1234.50. @param {string | number} written @returns {Decimal} */
export function decimal(written) {
  const [whole, part = ""] = String(written).split(".");
  return {digits: BigInt(whole + part), places: part.length};
}

/** @param {Decimal} number @param {number} places */
function withPlaces({digits, places: own}, places) {
  return digits * 10n ** BigInt(places - own);
}

/** @param {Decimal} one @param {Decimal} other @returns {Decimal} */
export function plus(one, other) {
  const places = Math.max(one.places, other.places);
  return {digits: withPlaces(one, places) + withPlaces(other, places), places};
}

/** Returns so many times ten to a power. @param {Decimal} number @param {number} power @returns {Decimal} */
export function timesTen({digits, places}, power) {
  if (power < 0) return {digits, places: places - power};
  return power > places ? {digits: digits * 10n ** BigInt(power - places), places: 0} : {digits, places: places - power};
}

/** Tells whether the first is less than the second. @param {Decimal} one @param {Decimal} other */
export function isLess(one, other) {
  const places = Math.max(one.places, other.places);
  return withPlaces(one, places) < withPlaces(other, places);
}

/** Tells whether a number is a whole one times ten to a power. @param {Decimal} number @param {number} power */
export function isMultiple({digits, places}, power) {
  return digits % 10n ** BigInt(power + places) === 0n;
}

/** Returns a number in plain decimals, without zeros at its end: 1234567.89. @param {Decimal} number */
export function plain(number) {
  const {digits, places} = rounded(number);
  const sign = digits < 0n ? "-" : "";
  const written = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const whole = written.slice(0, written.length - places);
  const part = written.slice(written.length - places).replace(/0+$/, "");
  return `${sign}${whole.replace(/^0+(?=\d)/, "")}${part && `.${part}`}`;
}

/** Of a longer number Python keeps so many digits, the last one to the nearest even. */
const MOST_DIGITS = 28;

/** @param {Decimal} number @returns {Decimal} */
function rounded({digits, places}) {
  const more = String(digits).replace("-", "").length - MOST_DIGITS;
  if (more <= 0) return {digits, places};
  const power = 10n ** BigInt(more);
  const [whole, rest] = [digits / power, (digits % power) * 2n];
  const size = rest < 0n ? -rest : rest;
  const isUp = size > power || (size === power && whole % 2n !== 0n);
  return timesTen({digits: whole + (isUp ? (digits < 0n ? -1n : 1n) : 0n), places: 0}, more - places);
}
