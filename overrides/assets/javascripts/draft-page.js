/*
 * The page on which a draft is held against the facts of the site: shows what draft-check.js finds, in the text and as lists. What the
 * reader writes stays on the page; the facts are fetched, whole, so that not even what a draft is about is told to anybody.
 */

import {element, find, say} from "./dom.js";
import {fill, number} from "./formats.js";
import {fetchJson} from "./site-data.js";

/**
 * @typedef {import("./draft-check.js").Finding & {language: string}} Finding
 * @typedef {{data: any, check: (text: string) => import("./draft-check.js").Finding[], address: URL}} Checker
 */

const form = find("form.draft");
const field = /** @type {HTMLTextAreaElement} */ (find("textarea", form));
const status = find("[role=status]", form);
const result = find("#draft-result");
const lines = /** @type {HTMLTemplateElement} */ (find("#draft-words")).content.querySelectorAll("p");
const words = Object.fromEntries([...lines].map((line) => [line.dataset.key, line.textContent]));
const own = document.documentElement.lang;
/** What contradicts comes first: it is why somebody asks. @type {import("./draft-check.js").Verdict[]} */
const ORDER = ["wrong", "unknown", "right"];
/** Not colour alone. */
const SIGNS = {right: "✓", wrong: "≠", unknown: "?"};
/** Letters that Russian has not, and from which share of the Cyrillic ones a paragraph is Kazakh: names have them in Russian too. */
const KAZAKH = /[әғқңөұүһі]/gi;
const LETTERS = /[\u0400-\u052f]/g;
const SHARE = 0.04;
/** A shorter paragraph is of the language of the whole. */
const LEAST_LETTERS = 40;
const SAMPLE = 100;

/** @type {Map<string, Promise<Checker>>} */
const checkers = new Map();

/** Returns what checks texts of a language; its facts are fetched once. @param {string} language */
function checkerOf(language) {
  if (!checkers.has(language)) {
    const address = new URL(form.dataset[language], location.href);
    const made = Promise.all([fetchJson(address), import("./draft-check.js")])
      .then(([data, {makeChecker}]) => ({data, check: makeChecker(data), address}));
    made.then(({data, check}) => setTimeout(() => check(sampleOf(data))), () => {});
    made.catch(() => checkers.delete(language));
    checkers.set(language, made);
  }
  return checkers.get(language);
}

/** Returns a text on which the check is tried, so that a reader's own need not wait until its expressions are read. @param {any} data */
function sampleOf({facts}) {
  return facts.filter(([, , shown]) => shown).slice(0, SAMPLE).map(([, label, shown]) => `${label}: ${shown}.`).join("\n");
}

// The languages of a text

/** @param {string} text @param {string} otherwise */
function languageOf(text, otherwise) {
  const letters = (text.match(LETTERS) || []).length;
  if (letters < LEAST_LETTERS && otherwise) return otherwise;
  if (!letters) return own;
  return (text.match(KAZAKH) || []).length >= SHARE * letters ? "kk" : "ru";
}

/** Returns the pieces of a text, paragraph by paragraph, those of one language together. @param {string} text */
function piecesOf(text) {
  const whole = languageOf(text, "");
  /** @type {{language: string, start: number, text: string}[]} */
  const pieces = [];
  let start = 0;
  for (const line of text.match(/[^\n]*\n|[^\n]+/g) || []) {
    const language = line.trim() ? languageOf(line, whole) : "";
    const last = pieces[pieces.length - 1];
    if (last && (!language || language === last.language)) last.text += line;
    else pieces.push({language: language || whole, start, text: line});
    start += line.length;
  }
  return pieces;
}

// What is shown

/** @param {string} language @param {...(Node | string)} children */
function inLanguage(language, ...children) {
  return element("span", language === own ? {} : {lang: language}, ...children);
}

/** Returns what the site says of a fact: its value, what it is, its source and date. @param {Checker} checker */
function told({data, address}, fact, language) {
  const name = [fact.of < 0 ? "" : data.subjects[fact.of][0], fact.label].filter(Boolean).join(": ");
  const link = element("a", {href: new URL(fact.url, address).href}, name);
  if (!fact.shown) return inLanguage(language, link);
  const ground = fact.source ? groundOf(fact.source, fact.date, address) : [];
  return inLanguage(language, element("strong", {}, fact.shown), " — ", link, ...ground);
}

/** @param {[string, string]} source @param {string} date @param {URL} address */
function groundOf([name, page], date, address) {
  return [" (", element("a", {href: new URL(page, address).href}, name), date ? `, ${date})` : ")"];
}

/** Returns what is said of a finding after its words. @param {Finding} one @param {Checker} checker @returns {(Node | string)[]} */
function explanation(one, checker) {
  const {fact, verdict, subject, others, language} = one;
  if (fact) {
    const lead = words[verdict === "unknown" ? "open" : verdict];
    const more = others.map((other) => element("span", {class: "note"}, `${words.other} `, told(checker, other, language)));
    return [`${lead} `, told(checker, fact, language), ...more.flatMap((node) => [" ", node])];
  }
  if (subject === undefined) return [words.unknown];
  const [name, page] = checker.data.subjects[subject];
  return [`${words.name} `, inLanguage(language, element("a", {href: new URL(page, checker.address).href}, name))];
}

/** Shows the text with its marks, each a link to what is said of it. @param {string} text @param {Finding[]} findings */
function showText(text, findings) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let place = 0;
  findings.forEach(({start, end, verdict}, index) => {
    const label = fill(words.mark, {number: index + 1, verdict: words[`verdict_${verdict}`]});
    const link = element("a", {href: `#draft-${index + 1}`, "aria-label": label}, `${SIGNS[verdict]}\u00a0${index + 1}`);
    parts.push(text.slice(place, start), element("mark", {class: `draft-${verdict}`, id: `draft-mark-${index + 1}`, tabindex: "-1"}, text.slice(start, end), link));
    place = end;
  });
  find("[data-part=text]", result).replaceChildren(...parts, text.slice(place));
}

/** @param {string} text @param {Finding[]} findings @param {Map<string, Checker>} made */
function showLists(text, findings, made) {
  const numbered = findings.map((one, index) => ({one, number: index + 1}));
  const lists = ORDER.flatMap((verdict) => {
    const items = numbered.filter(({one}) => one.verdict === verdict).map(({one, number: value}) => element("li", {id: `draft-${value}`, value, tabindex: "-1"},
      element("a", {href: `#draft-mark-${value}`}, `«${text.slice(one.start, one.end).replace(/\s+/g, " ")}»`), " — ",
      ...explanation(one, made.get(one.language))));
    const title = fill(words[`list_${verdict}`], {count: number(items.length)});
    return items.length ? [element("h4", {class: `draft-${verdict}`}, `${SIGNS[verdict]}\u00a0${title}`), element("ol", {}, ...items)] : [];
  });
  find("[data-part=lists]", result).replaceChildren(...lists);
}

async function answer() {
  const text = field.value;
  if (!text.trim()) {
    result.hidden = true;
    say(status, words.empty);
    return;
  }
  try {
    const pieces = piecesOf(text);
    /** @type {Map<string, Checker>} */
    const made = new Map();
    for (const {language} of pieces) made.set(language, await checkerOf(language));
    const findings = pieces.flatMap(({language, start, text: piece}) =>
      made.get(language).check(piece).map((one) => ({...one, start: one.start + start, end: one.end + start, language})));
    showText(text, findings);
    showLists(text, findings, made);
    result.hidden = false;
    const counts = Object.fromEntries(ORDER.map((verdict) => [verdict, number(findings.filter((one) => one.verdict === verdict).length)]));
    say(status, findings.length ? fill(words.summary, counts) : words.nothing);
    find("#draft-result-title").focus();
  } catch {
    result.hidden = true;
    say(status, words.failed);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault(); // nothing is sent
  answer();
});
/* What is needed is fetched when a reader turns to the field, or comes back to a text that the browser has kept. */
const prepare = () => checkerOf(own).catch(() => {}); // told when somebody asks
field.addEventListener("focus", prepare, {once: true});
if (field.value) prepare();
