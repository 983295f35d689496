/* Exact numbers, as fractions of whole numbers without bounds; a number of the language would lose hundredths. Imported by cost.js. */

/** @typedef {{top: bigint, bottom: bigint}} Fraction what is above the line and, more than zero, below it */

/** Returns a fraction. @param {bigint | number} top @param {bigint | number} [bottom] @returns {Fraction} */
export function fraction(top, bottom = 1) {
  let [one, other] = [BigInt(top), BigInt(bottom)];
  const [above, below] = [one, other];
  while (other) [one, other] = [other, one % other];
  return {top: above / (one || 1n), bottom: below / (one || 1n)};
}

/** Returns the fraction that the page or Python has written: 4325, 4/5. @param {string} text */
export function read(text) {
  const [top, bottom] = text.split("/");
  return fraction(BigInt(top), BigInt(bottom || 1));
}

/** Returns the number that is written in a text, with spaces and a comma or a point; null when there is none. @param {string} text */
export function numberIn(text) {
  const written = text.replace(/\s/g, "").replace(",", ".");
  if (!/^[0-9]{1,13}(\.[0-9]{1,6})?$/.test(written)) return null;
  const [whole, part = ""] = written.split(".");
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
}

/** @param {Fraction} one @param {Fraction} other */
export function times(one, other) {
  return fraction(one.top * other.top, one.bottom * other.bottom);
}

/** @param {Fraction} one @param {Fraction} other which is not zero */
export function over(one, other) {
  return fraction(one.top * other.bottom, one.bottom * other.top);
}

/** @param {Fraction} one @param {Fraction} other */
export function plus(one, other) {
  return fraction(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);
}

/** Returns a difference, or nothing where it would be less. @param {Fraction} one @param {Fraction} other */
export function less(one, other) {
  const top = one.top * other.bottom - other.top * one.bottom;
  return fraction(top > 0n ? top : 0n, one.bottom * other.bottom);
}

/** Tells whether the first is more than the second. @param {Fraction} one @param {Fraction} other */
export function isMore(one, other) {
  return one.top * other.bottom > other.top * one.bottom;
}

/** Returns a number as it is shown, rounded to so many digits after the comma; a half goes up. @param {Fraction} value @param {number} digits */
export function rounded({top, bottom}, digits) {
  const scale = 10n ** BigInt(digits);
  const whole = (2n * top * scale + bottom) / (2n * bottom);
  const part = String(whole % scale).padStart(digits, "0").replace(/0+$/, "");
  return String(whole / scale) + (part && digits ? `.${part}` : "");
}
