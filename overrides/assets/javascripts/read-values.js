/*
 * Every value of a text in either language. The twin of scripts/reading/text_values.py: the tables are the same, and tests hold both
 * to the same values. Imported by draft-check.js. Nothing here touches the page.
 */

import {Pattern} from "./pattern.js";
import {readDates} from "./read-dates.js";
import {readIdentifiers, readInTurn} from "./read-identifiers.js";
import {readQuantities} from "./read-quantities.js";

/** Latin text without a digit has no values. */
const IS_LATIN = /^[^0-9\u0080-\uffff]*$/;

/** @typedef {import("./read-numerals.js").Value} Value */

/**
 * Returns the function that reads the values of a text of one language.
 * @param {"kk" | "ru"} language
 * @param {any} tables those that scripts/draft_check/tables.py writes
 * @returns {(text: string) => Value[]}
 */
export function makeReader(language, tables) {
  const patterns = new Map(Object.entries(tables.patterns).map(([name, source]) => [name, new Pattern(source)]));
  const words = new Map();
  for (const [worth, rank, marks, stem, endings] of tables.numberWords.words) {
    const word = {worth, rank, last: marks.includes("l"), denominator: marks.includes("d"), sure: !marks.includes("u"), ordinal: marks.includes("o")};
    for (const ending of tables.numberWords.endings[endings].split(" ")) words.set(stem + ending, word);
  }
  const grammar = {language, tables, words, pattern: (name) => patterns.get(name)};
  const inOneScript = oneScript(tables.lookAlikes);
  return (text) => {
    if (IS_LATIN.test(text)) return [];
    const written = inOneScript(text);
    const values = readInTurn([readIdentifiers, readDates, readQuantities], written, grammar);
    return written === text ? values : values.map((value) => ({...value, text: text.slice(value.start, value.end)}));
  };
}

/** Returns what writes the Latin letters of Cyrillic words as the Cyrillic ones that look like them. */
function oneScript([latin, cyrillic]) {
  const become = new Map([...latin].map((letter, place) => [letter, cyrillic[place]]));
  const isMixed = (word) => /[\u0400-\u052f]/.test(word);
  const seam = new RegExp(`[${latin}][\u0400-\u052f]|[\u0400-\u052f][${latin}]`);
  return (text) => text.replace(/[\p{L}\p{Nl}\p{No}]+/gu, (word) =>
    (isMixed(word) && seam.test(word) ? [...word].map((letter) => become.get(letter) || letter).join("") : word));
}
