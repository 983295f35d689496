/*
 * Finds production sites by words in any of their texts and values, as the search finds pages: by roots, by beginnings, in another
 * spelling, in both languages. Imported by catalogue.js when a reader turns to the field for words; the data is that of
 * scripts/search/site_words.py. Nothing here touches the page.
 */

import {makeStemmer as makeKazakhStemmer} from "./kazakh-stemmer.js";
import {inOneAlphabet} from "./look-alikes.js";
import {makeStemmer as makeRussianStemmer} from "./russian-stemmer.js";
import {AS_TYPED, makeMatcher} from "./search-match.js";
import {hasDigit, readVocabulary, readable, wordsOf} from "./search-words.js";

/** What is shorter begins too many numbers. */
const SHORTEST_NUMBER = 2;
/** A number whose thousands were typed with usual spaces, which the texts have with those that do not break. */
const THOUSANDS = /\b\d{1,3}(?: \d{3})+\b/g;
/** Square and cubic metres as they are typed. */
const POWER = /(м)([23])(?![\p{L}\p{N}])/gu;
const POWERS = {2: "²", 3: "³"};

/**
 * The words of the list: numbers, the numbers that each text has, its owners by their distances, and for each language its
 * vocabulary, the tables of its stemmer and the words of each text.
 * @typedef {object} SiteWords
 * @property {string} version
 * @property {number} sites
 * @property {string[]} numbers
 * @property {number[][]} texts
 * @property {number[][]} owners
 * @property {Record<"kk" | "ru", {families: string, endings: any, texts: number[][]}>} languages
 */

/**
 * Returns the function that gives for a text the sites which have all its words, by their places in the list; null for a text
 * without words.
 * @param {SiteWords} data
 * @param {number[]} institutions that of every site
 */
export function siteFinder(data, institutions) {
  const {kk, ru} = data.languages;
  const languages = [makeLanguage("kk", kk, makeKazakhStemmer), makeLanguage("ru", ru, makeRussianStemmer)];
  const known = new Map();

  /** Returns which sites have a word. @param {string} word @returns {Uint8Array} */
  function sitesWith(word) {
    if (!known.has(word)) known.set(word, owning(hasDigit(word) ? textsWithNumber(data, word) : textsWithWord(languages, word)));
    return known.get(word);
  }

  /** Returns which sites own one of some texts, themselves or by their institution. @param {Iterable<number>} texts */
  function owning(texts) {
    const owners = new Set();
    for (const text of texts) for (const owner of placesOf(data.owners[text])) owners.add(owner);
    return Uint8Array.from(institutions, (institution, site) => Number(owners.has(site) || owners.has(data.sites + institution)));
  }

  return (text) => {
    const found = readingsOf(text).map((words) => {
      const sites = words.map(sitesWith);
      return Uint8Array.from(institutions, (_, site) => Number(sites.every((own) => own[site])));
    });
    return found.find((sites) => sites.includes(1)) || found[0] || null;
  };
}

/** Returns the words of a text; twice, where what stands apart in it may be one number, which counts first. @param {string} text */
function readingsOf(text) {
  const written = inOneAlphabet(readable(text)).replace(POWER, (_, metre, power) => metre + POWERS[power]);
  const joined = written.replace(THOUSANDS, (number) => number.replace(/ /g, "\u00a0"));
  return [...new Set([joined, written])].map(wordsOf).filter((words) => words.length);
}

function makeLanguage(language, {families, endings, texts}, makeStemmer) {
  return {matcher: makeMatcher(language, readVocabulary(families), makeStemmer, endings, () => true), texts};
}

/** Returns the texts that have a word in one of the languages: as it was typed or, where no text has it so, in another spelling. */
function textsWithWord(languages, word) {
  const hits = languages.map(({matcher}) => matcher.match(word));
  const most = Math.max(...hits.flatMap((found) => [...found.values()]));
  const least = Math.min(AS_TYPED, most / 2);
  return languages.flatMap(({texts}, language) => {
    const meant = new Set([...hits[language]].filter(([, worth]) => worth >= least).map(([number]) => number));
    return placesWhere(texts, (numbers) => numbers.some((number) => meant.has(number)));
  });
}

/** @param {SiteWords} data @param {string} word */
function textsWithNumber({numbers, texts}, word) {
  const meant = new Set(placesWhere(numbers, (number) => number === word || (word.length >= SHORTEST_NUMBER && number.startsWith(word))));
  return placesWhere(texts, (own) => own.some((number) => meant.has(number)));
}

/** Returns the places of those things of a list for which something holds. @template Thing @param {Thing[]} list @param {(thing: Thing) => boolean} holds */
function placesWhere(list, holds) {
  return list.flatMap((thing, place) => (holds(thing) ? [place] : []));
}

/** Returns places that are written by their distances; several that follow one on another are how many they are, less than nothing. */
function placesOf(distances) {
  const places = [];
  let place = -1;
  for (const distance of distances) {
    if (distance > 0) places.push(place += distance);
    else for (let left = distance; left < 0; left += 1) places.push(place += 1);
  }
  return places;
}
