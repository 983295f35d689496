/*
 * Finds pages by the index that scripts/search/index.py writes; imported by search.js and search-page.js. Only those
 * parts of the index are fetched that a query needs, each once. Nothing here touches the page.
 */

import {otherLayout} from "./search-spelling.js";
import {hasDigit, lastStart, numbersOf, readVocabulary, readable, wordsOf} from "./search-words.js";
import {AS_TYPED, OWN_FORM, makeMatcher} from "./search-match.js";
import {makeNames, worthBeside} from "./search-names.js";
import {factsWith, readValues, toldOf} from "./search-values.js";
import {excerpt, marked} from "./search-excerpt.js";
import {addPlaces, addSites, ordered, ranksOf} from "./search-ranking.js";
import {fetchJson} from "./site-data.js";

const ROOT = new URL("../../", import.meta.url);
/** How many files are asked for at once. */
const AT_ONCE = 40;
/** How many parts of the numbers are looked through for those that begin like one, and how short that one may be. */
const MOST_PARTS = 3;
const SHORTEST_NUMBER = 2;
const kept = new Map();

/** Returns a file of the index, fetched once; the error of one that cannot be had names it. */
function load(path, again = false) {
  if (again || !kept.has(path)) {
    const answer = fetchJson(new URL(path, ROOT)).catch((error) => {
      throw new Error(`The search has no ${path}: ${error.message}`);
    });
    kept.set(path, answer);
    answer.catch(() => kept.delete(path));
  }
  return kept.get(path);
}

/**
 * Opens the index of a language. The answer has the words of the interface, `ui`, the `sections` and `search`.
 * @param {"kk" | "ru"} language
 */
export async function openIndex(language) {
  let searcher = await open(language);
  /** Returns the best `limit` pages for a query, in one section or in all; rejects when a part cannot be had. @param {string} query */
  async function search(query, options = {}) {
    try {
      return await searcher.search(query, options);
    } catch (error) {
      // The site may have been published anew while the page was open.
      const other = await open(language, true);
      if (other.version === searcher.version) throw error;
      searcher = other;
      return searcher.search(query, options);
    }
  }

  return {ui: searcher.ui, sections: searcher.sections, search};
}

async function open(language, again = false) {
  const stemmer = language === "kk" ? import("./kazakh-stemmer.js") : import("./russian-stemmer.js");
  const [index, {makeStemmer}] = await Promise.all([load(`search/${language}/index.json`, again), stemmer]);
  return new Searcher(language, index, makeStemmer);
}

class Searcher {
  constructor(language, index, makeStemmer) {
    this.language = language;
    this.index = index;
    this.version = index.version;
    this.ui = index.ui;
    this.sections = index.sections.map(({id, title, url}) => ({id, title, url}));
    this.folder = `assets/search/${language}/${index.version}/`;
    this.vocabulary = readVocabulary(index.families);
    this.foreign = new Set(numbersOf(index.foreign));
    this.matcher = makeMatcher(language, this.vocabulary, makeStemmer, index.endings, (number) => !this.foreign.has(number));
    this.ranks = ranksOf(index.sections, index.pages);
    this.names = makeNames(index.synonyms);
  }

  async search(query, {limit = 10, section = null} = {}) {
    const {rest, values} = readValues(readable(query), this.index.values);
    const {words, reading} = await this.read(rest);
    /** @type {any[]} */
    const terms = await Promise.all([...this.terms(words).map((term) => this.find(term)), ...values.map((value) => this.findSites(value))]);
    const pages = ordered(terms, this.ranks, words.length);
    const own = this.index.sections.map(({id, title, url, first, ranks}) => {
      const end = first + ranks[0] + ranks[1] + ranks[2];
      return {id, title, url, found: pages.filter((page) => page >= first && page < end)};
    });
    const wanted = own.find(({id}) => id === section)?.found || pages;
    const known = foundWords(terms);
    return {
      query,
      reading,
      values: toldOf(terms, pages),
      total: wanted.length,
      sections: own.filter(({found}) => found.length).map(({found, ...named}) => ({...named, total: found.length})),
      results: await this.results(wanted.slice(0, limit), terms, known),
      nearest: pages.length ? [] : [...new Set(words.flatMap(({word}) => this.matcher.nearest(word)))],
    };
  }

  // What the words of the query mean

  /** Returns the words of a query with what they match, and what was read instead of what was typed, if anything. */
  async read(text) {
    let words = await this.matched(wordsOf(text));
    if (words.some(({hits, isForeign}) => !hits.size && !isForeign)) {
      const others = wordsOf(readable(otherLayout(text, this.language)));
      const typed = await this.matched(others);
      if (typed.length && typed.every(isAsTyped)) return {words: typed, reading: others.join(" ")};
      // What is a number with a slip in it is looked for among words, which stand elsewhere.
      words = words.map((word) => (word.hits.size || word.isForeign ? word : this.withSlip(word.word)));
    }
    const isReadOtherwise = words.some((word) => word.hits.size && !isAsTyped(word));
    return {words, reading: isReadOtherwise ? words.map((word) => this.shown(word)).join(" ") : null};
  }

  /** Returns for every word what it matches; a word that names a thing in the other language matches only itself. */
  async matched(words) {
    /** @type {any[]} */
    const known = await Promise.all(words.map(async (word) => {
      if (hasDigit(word)) return {word, root: word, isOwn: true, ...await this.numbers(word)};
      return this.withRoot(word, this.matcher.match(word));
    }));
    for (const {start, length, isForeign} of this.names(known)) {
      for (const word of isForeign ? known.slice(start, start + length).filter(({isOwn}) => !isOwn) : []) {
        word.isForeign = true;
        word.hits = new Map([...word.hits].filter(([number]) => this.vocabulary.words[number] === word.word));
      }
    }
    return known;
  }

  withSlip(word) {
    return {...this.withRoot(word, this.matcher.matchWithSlip(word)), places: null};
  }

  /** Returns a word with what it matches, the root of the family that it means first of all, and whether that is of the language. */
  withRoot(word, hits) {
    const number = best(hits);
    const root = number === undefined ? this.matcher.stem(word) : this.vocabulary.roots[this.matcher.familyOf(number)];
    return {word, hits, root, isOwn: hits.get(number) >= OWN_FORM && !this.foreign.has(number)};
  }

  /** Returns a number that was typed and those that begin with it; where each stands comes with them. */
  async numbers(word) {
    const starts = this.index.numberParts;
    const first = lastStart(starts, word);
    const last = word.length < SHORTEST_NUMBER ? first + 1 : first + MOST_PARTS;
    const hits = new Map();
    const places = new Map();
    for (let part = first; part < Math.min(last, starts.length); part += 1) {
      if (part > first && !starts[part].startsWith(word)) break;
      for (const [number, where] of await load(`${this.folder}numbers-${part}.json`)) {
        if (number !== word && (word.length < SHORTEST_NUMBER || !number.startsWith(word))) continue;
        hits.set(number, number === word ? 1 : AS_TYPED);
        places.set(number, where);
      }
    }
    return {hits, places};
  }

  /** Returns the word of the pages that a word was taken for: of those worth most, the one nearest in length. */
  shown({word, hits, places}) {
    if (places || !hits.size || isAsTyped({hits})) return word;
    const most = hits.get(best(hits));
    const others = [...hits].filter(([, worth]) => worth === most).map(([number]) => this.vocabulary.words[number]);
    const far = (other) => Math.abs(other.length - word.length);
    return others.reduce((one, other) => (far(other) < far(one) ? other : one));
  }

  /** Returns the terms of a query: a word, or words that are one name of a thing, each with the other names of it. */
  terms(words) {
    return this.names(words).map(({start, length, others}) => {
      const typed = words.slice(start, start + length);
      const worth = Math.min(...typed.map(({hits}) => hits.get(best(hits)) ?? 1));
      const named = others.map((other) => ({words: other.roots.map((root) => this.family(root)), worth: other.worth * worth}));
      return [{words: typed, worth: 1}, ...named.filter((other) => other.words.every((word) => word))];
    });
  }

  family(root) {
    const {rootNumbers, starts} = this.vocabulary;
    const family = rootNumbers.get(root);
    if (family === undefined) return null;
    const hits = new Map();
    for (let number = starts[family]; number < starts[family + 1]; number += 1) hits.set(number, 1);
    return {hits};
  }

  // Where they stand

  /** Returns for a term what each page is worth, in which field it has it at best, and the part that shows it. */
  async find(names) {
    const term = {...this.nothing(), count: 0, words: new Map()};
    const found = await Promise.all(names.map(({words}) => Promise.all(words.map((word) => this.findWord(word)))));
    for (const [place, words] of found.entries()) {
      const factor = place ? worthBeside(names[place].worth, term.worth) : 1;
      for (const {names: own} of words) {
        for (const [name, worth] of own) term.words.set(name, Math.max(worth * factor, term.words.get(name) || 0));
      }
      for (let page = 0; page < this.index.pages; page += 1) {
        if (!words.every((word) => word.worth[page])) continue;
        const worth = factor * words.reduce((sum, word) => sum + word.worth[page], 0) / words.length;
        if (worth <= term.worth[page]) continue;
        term.worth[page] = worth;
        term.field[page] = Math.min(...words.map((word) => word.field[page]));
        term.part[page] = words[0].part[page];
      }
    }
    term.count = term.worth.reduce((count, worth) => count + Number(worth > 0), 0);
    return term;
  }

  /** Returns the same for a value: the sites that have as much, and, after them, pages with the number itself. */
  async findSites({head, least, typed}) {
    const {hits, places} = await this.numbers(typed);
    const term = await this.find([{words: [onlyExact(hits, places)], worth: 1}]);
    const sites = addSites(term, least, await load(`${this.folder}${head.part}`));
    return {...term, count: term.worth.filter(Boolean).length, value: {head, least, sites}};
  }

  nothing() {
    const {pages} = this.index;
    return {worth: new Float64Array(pages), field: new Uint8Array(pages), part: new Uint16Array(pages)};
  }

  /** Returns the same for one word of a query, and in `names` the words of pages that it means, with their worth. */
  async findWord({hits, places}) {
    const found = {...this.nothing(), best: new Float64Array(this.index.pages), names: []};
    const all = places || await this.places([...hits.keys()]);
    for (const [word, worth] of hits) {
      addPlaces(found, all.get(word), worth);
      found.names.push([places ? word : this.vocabulary.words[word], worth]);
    }
    return found;
  }

  /** Returns where words stand, by their numbers. */
  async places(numbers) {
    const {starts} = this.vocabulary;
    const {wordParts} = this.index;
    const found = new Map();
    await Promise.all(numbers.map(async (number) => {
      const family = this.matcher.familyOf(number);
      const part = lastStart(wordParts, family);
      const families = await load(`${this.folder}words-${part}.json`);
      found.set(number, families[family - wordParts[part]][number - starts[family]]);
    }));
    return found;
  }

  // What is shown

  async results(pages, terms, known) {
    const rarest = [...terms].sort((one, other) => Number("value" in one) - Number("value" in other) || one.count - other.count);
    const results = [];
    for (let start = 0; start < pages.length; start += AT_ONCE) {
      const some = pages.slice(start, start + AT_ONCE).map((page) => this.result(page, rarest, known));
      results.push(...await Promise.all(some));
    }
    return results;
  }

  async result(page, terms, known) {
    const term = terms.find(({worth}) => worth[page]);
    const group = Math.floor(page / this.index.groupSize);
    const shown = await load(`${this.folder}pages/${group}-${term.part[page]}.json`);
    const {title, url, section, facts, ended, text} = shown[page];
    return {url, title: marked(title, known), section, facts: factsWith(facts, page, terms, this.ui.unknown), ended, excerpt: excerpt(text, known)};
  }
}

/** Returns of a number and those that begin like it only the number itself. */
function onlyExact(hits, places) {
  return {hits: new Map([...hits].filter(([, worth]) => worth === 1)), places};
}

/** Returns every found word with the number of its term and its worth. */
function foundWords(terms) {
  const known = new Map();
  terms.forEach(({words}, term) => {
    for (const [word, worth] of words) if (!(known.get(word)?.worth >= worth)) known.set(word, {term, worth});
  });
  return known;
}

function isAsTyped({hits}) {
  return hits.size > 0 && hits.get(best(hits)) >= AS_TYPED;
}

/** Returns the word of a match that is worth most. */
function best(hits) {
  let found;
  for (const [number, worth] of hits) if (found === undefined || worth > hits.get(found)) found = number;
  return found;
}
