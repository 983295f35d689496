/*
 * Finds pages by the index that scripts/search/index.py writes; imported by search.js and search-page.js. Only those
 * parts of the index are fetched that a query needs, each once. Nothing here touches the page.
 */

import {otherLayout} from "./search-spelling.js";
import {hasDigit, lastStart, readVocabulary, readable, wordsOf} from "./search-words.js";
import {AS_TYPED, SYNONYM, makeMatcher} from "./search-match.js";
import {excerpt, marked} from "./search-excerpt.js";
import {addPlaces, ordered, ranksOf} from "./search-ranking.js";
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
    this.matcher = makeMatcher(language, this.vocabulary, makeStemmer, index.endings);
    this.ranks = ranksOf(index.sections, index.pages);
    this.phrases = phrasesOf(index.synonyms);
  }

  async search(query, {limit = 10, section = null} = {}) {
    const {words, reading} = await this.read(readable(query));
    const terms = await Promise.all(this.terms(words).map((term) => this.find(term)));
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
    if (words.some(({hits}) => !hits.size)) {
      const others = wordsOf(readable(otherLayout(text, this.language)));
      const typed = await this.matched(others);
      if (typed.length && typed.every(isAsTyped)) return {words: typed, reading: others.join(" ")};
      // What is a number with a slip in it is looked for among words, which stand elsewhere.
      words = words.map((word) => (word.hits.size ? word : {...word, hits: this.matcher.matchWithSlip(word.word), places: null}));
    }
    const isReadOtherwise = words.some((word) => word.hits.size && !isAsTyped(word));
    return {words, reading: isReadOtherwise ? words.map((word) => this.shown(word)).join(" ") : null};
  }

  matched(words) {
    return Promise.all(words.map(async (word) => {
      if (hasDigit(word)) return {word, root: word, ...await this.numbers(word)};
      const hits = this.matcher.match(word);
      return {word, hits, root: this.rootOf(word, hits)};
    }));
  }

  /** Returns the root of the family that a word means first of all. */
  rootOf(word, hits) {
    const number = best(hits);
    const family = number === undefined || hits.get(number) < AS_TYPED ? undefined : this.matcher.familyOf(number);
    return family === undefined ? this.matcher.stem(word) : this.vocabulary.roots[family];
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
    const terms = [];
    for (let place = 0; place < words.length;) {
      const phrase = this.phraseAt(words, place);
      const length = phrase ? phrase.roots.length : 1;
      const others = phrase ? phrase.others.map((roots) => roots.map((root) => this.family(root))) : [];
      terms.push([words.slice(place, place + length), ...others.filter((other) => other.every((word) => word))]);
      place += length;
    }
    return terms;
  }

  /** Returns the longest name of a thing that begins with a word of the query. */
  phraseAt(words, place) {
    const fits = (this.phrases.get(words[place].root) || []).filter(({roots}) => (
      roots.every((root, number) => words[place + number] && words[place + number].root === root)
    ));
    return fits.sort((one, other) => other.roots.length - one.roots.length)[0];
  }

  family(root) {
    const {rootNumbers, starts} = this.vocabulary;
    const family = rootNumbers.get(root);
    if (family === undefined) return null;
    const hits = new Map();
    for (let number = starts[family]; number < starts[family + 1]; number += 1) hits.set(number, SYNONYM);
    return {word: root, root, hits};
  }

  // Where they stand

  /** Returns for a term what each page is worth, in which field it has it at best, and the part that shows it. */
  async find(names) {
    const term = {...this.nothing(), count: 0, words: new Map()};
    const found = await Promise.all(names.map((words) => Promise.all(words.map((word) => this.findWord(word)))));
    for (const words of found) {
      for (const {names: own} of words) {
        for (const [name, worth] of own) term.words.set(name, Math.max(worth, term.words.get(name) || 0));
      }
      for (let page = 0; page < this.index.pages; page += 1) {
        if (!words.every((word) => word.worth[page])) continue;
        const worth = words.reduce((sum, word) => sum + word.worth[page], 0) / words.length;
        if (worth <= term.worth[page]) continue;
        term.worth[page] = worth;
        term.field[page] = Math.min(...words.map((word) => word.field[page]));
        term.part[page] = words[0].part[page];
      }
    }
    term.count = term.worth.reduce((count, worth) => count + Number(worth > 0), 0);
    return term;
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
    const rarest = [...terms].sort((one, other) => one.count - other.count);
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
    return {url, title: marked(title, known), section, facts, ended, excerpt: excerpt(text, known)};
  }
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

/** Returns the names of things by their first roots, each with the other names of the same thing. */
function phrasesOf(synonyms) {
  const phrases = new Map();
  for (const [names, avoided] of synonyms) {
    for (const name of [...names, ...avoided]) {
      const roots = name.split(" ");
      const others = names.filter((other) => other !== name).map((other) => other.split(" "));
      if (!phrases.has(roots[0])) phrases.set(roots[0], []);
      phrases.get(roots[0]).push({roots, others});
    }
  }
  return phrases;
}
