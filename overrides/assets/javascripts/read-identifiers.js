/*
 * Telephones, addresses, numbers of documents, places in acts and codes in running text. The twin of contacts.py, points.py, codes.py,
 * acts.py and documents.py in scripts/reading, where the keys are described. Imported by read-values.js.
 */

import {arabic, blanked} from "./read-numerals.js";

/**
 * @typedef {import("./read-numerals.js").Grammar} Grammar
 * @typedef {import("./read-numerals.js").Value} Value
 * @typedef {import("./pattern-matcher.js").Match} Match
 * @typedef {(text: string, grammar: Grammar) => Iterable<Value>} Reader
 */

const HINT = /[\p{Nd}@]|[A-Za-z]\.[a-z]{2}|(?:^|[^\p{L}\p{N}_])[IVXІХ]+(?![\p{L}\p{N}_])|тармақша|одпункт|одп\./u;
const IS_DIGITS = /^\p{Nd}+$/u;
const LONGEST_NOUN = 16;

/** Returns the identifiers of a text in their order; no two of them overlap. @param {string} text @param {Grammar} grammar */
export function readIdentifiers(text, grammar) {
  return HINT.test(text) ? readInTurn([emails, webAddresses, points, phones, standards, placesInActs, documents, codes], text, grammar) : [];
}

/** Returns the values that readers find; what one has read the next does not see. @param {Reader[]} readers @param {string} given @param {Grammar} grammar */
export function readInTurn(readers, given, grammar) {
  /** @type {Value[]} */
  const values = [];
  let text = given;
  for (const read of readers) {
    const found = [...read(text, grammar)];
    for (const {start, end} of found) text = blanked(text, start, end);
    values.push(...found);
  }
  return values.sort((one, other) => one.start - other.start);
}

/** Returns a value that stands in a text between two places, surely and without a unit. @param {string} kind @param {string} key @returns {Value} */
export function value(kind, key, text, start, end) {
  return {kind, key, start, end, text: text.slice(start, end), unit: null, sure: true, bound: "", ordinal: false};
}

/** @param {string} text */
const withHyphens = (text) => text.replace(/[‐‑–—−]/g, "-");

// Addresses

/** @param {string} text @param {Grammar} grammar */
function* emails(text, {pattern}) {
  if (!text.includes("@")) return;
  for (const match of pattern("contacts/both/email").all(text)) yield value("email", match.text.toLowerCase(), text, match.start, match.end);
}

/** @param {string} text @param {Grammar} grammar */
function* webAddresses(text, {pattern}) {
  if (!text.includes(".") && !text.includes("://")) return;
  for (const match of pattern("contacts/both/web").all(text)) {
    let address = withoutPunctuation(match.text);
    const bare = pattern("contacts/both/kazakh_ending").replace(address, () => "");
    if (isLatin(address) || !address.includes("://")) address = bare;
    else if (isLatin(bare)) address = withoutPunctuation(bare);
    yield value("web", webKey(address, pattern), text, match.start, match.start + address.length);
  }
}

/** @param {string} text */
const isLatin = (text) => [...text].every((letter) => letter < "\u0080");

/** Returns an address without the signs of the sentence around it; a bracket that it opened itself is its own. @param {string} given */
function withoutPunctuation(given) {
  const count = (address, sign) => address.split(sign).length;
  let address = given;
  while (/[.,;:!?…’'*–—]$/.test(address) || (address.endsWith(")") && count(address, ")") > count(address, "("))) address = address.slice(0, -1);
  return address;
}

/** @param {string} address */
function webKey(address, pattern) {
  const scheme = address.indexOf("://");
  const bare = unquoted((scheme < 0 ? "" : address.slice(scheme + 3)) || address);
  const host = bare.split("/")[0];
  const key = host.toLowerCase().replace(/^www\./, "") + bare.slice(host.length);
  const inPath = pattern("contacts/both/language_in_path").replace(key, () => "…");
  return pattern("contacts/both/language_in_query").replace(inPath, () => "…").replace(/\/+$/, "");
}

/** @param {string} address */
function unquoted(address) {
  return address.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return signs.replace(/%[89a-f][0-9a-f]/gi, "\ufffd");
    }
  });
}

// Telephones

/** @param {string} text @param {Grammar} grammar */
function* phones(text, {pattern}) {
  const isAmount = (digits, end) => IS_DIGITS.test(digits) && pattern("signs/amount_after").match(text, end);
  const taken = new Set();
  for (const match of pattern("contacts/both/phone").all(text)) {
    if (pattern("contacts/both/thousands").full(match.text) || isAmount(match.text, match.end)) continue;
    for (let place = match.start; place < match.end; place += 1) taken.add(place);
    yield phone(text, match, pattern);
  }
  for (const match of [...pattern("contacts/both/after_call").all(text), ...pattern("contacts/both/before_call").all(text)]) {
    for (const number of pattern("contacts/both/local_number").all(text, ...match.spans.get("numbers"))) {
      if (!isAmount(number.text, number.end) && !taken.has(number.start)) yield phone(text, number, pattern);
    }
  }
}

/** @param {string} text @param {Match} match */
function phone(text, match, pattern) {
  let digits = match.text.replace(/\P{Nd}/gu, "");
  if (match.text[0] === "+") digits = `+${digits}`;
  else if (digits.length === 11) digits = `+7${digits.slice(1)}`;
  else if (digits.length === 10) digits = `+7${digits}`;
  const extension = pattern("contacts/both/extension").match(text, match.end);
  return extension
    ? value("phone", `${digits}x${extension.group("number")}`, text, match.start, extension.end)
    : value("phone", digits, text, match.start, match.end);
}

// Points on the map

/** @param {string} text @param {Grammar} grammar */
function* points(text, {pattern, tables}) {
  for (const match of pattern("points/both/plain").all(text)) {
    yield value("coordinates", `${float(match.group("north")).toFixed(5)},${float(match.group("east")).toFixed(5)}`, text, match.start, match.end);
  }
  if (!text.includes("°")) return;
  const side = (match) => {
    const name = (match.group("after") || match.group("before")).replace(/^[ :—–\-\u00a0]+|[ :—–\-\u00a0]+$/g, "");
    return name ? tables.sides.find((one) => pattern(`sides/both/${one}`).full(name)) : undefined;
  };
  const degrees = (match) => {
    const sum = float(match.group("degrees")) + float(match.group("minutes") || "0") / 60 + float(match.group("seconds") || "0") / 3600;
    return ["S", "W"].includes(side(match)) ? -sum : sum;
  };
  const parts = pattern("points/both/degrees").all(text)
    .filter((match) => match.group("before") || match.group("after") || match.group("minutes") || match.group("degrees").length > "25,5".length);
  for (let place = 0; place < parts.length; place += 1) {
    const [first, second] = [parts[place], parts[place + 1]];
    if (second && pattern("points/both/between").full(text, first.end, second.start)) {
      const isTurned = ["E", "W"].includes(side(first)) && !["E", "W"].includes(side(second));
      const [north, east] = isTurned ? [second, first] : [first, second];
      yield value("coordinates", `${degrees(north).toFixed(5)},${degrees(east).toFixed(5)}`, text, first.start, second.end);
      place += 1;
    } else if (side(first)) {
      yield value("coordinates", `${side(first)} ${degrees(first).toFixed(5)}`, text, first.start, first.end);
    }
  }
}

/** @param {string} text */
const float = (text) => Number(text.replace(",", ".").replace("−", "-"));

// Standards and codes

/** @param {string} text @param {Grammar} grammar */
function* standards(text, {pattern, tables}) {
  for (const match of pattern("standards/both/standard").all(text)) {
    let name = match.group("name").split(/\s+/).filter(Boolean).join(" ");
    for (const [kazakh, russian] of Object.entries(tables.standards)) name = pattern(`standards/kk/${kazakh}`).replace(name, () => russian);
    if (name.startsWith("CC")) name = name.replace(/-/g, " ");
    yield value("identifier", `${name} ${withHyphens(match.group("number"))}`, text, match.start, match.end);
  }
}

/** @param {string} given @param {Grammar} grammar */
function* codes(given, {pattern, tables}) {
  let text = given;
  for (const name of tables.codes) {
    const found = pattern(`codes/both/${name}`).all(text).filter((match) => !isPairOfYears(match)).map((match) => code(text, match));
    for (const {start, end} of found) text = blanked(text, start, end);
    yield* found;
  }
}

/** Tells whether 2025/2026 is a year of school and not an act. @param {Match} match */
function isPairOfYears(match) {
  return match.group("act") !== "" && Number(match.group("act")) === Number(match.group("year")) + 1;
}

/** @param {string} text @param {Match} match */
function code(text, match) {
  const written = match.group("code") || match.group("other") || match.text;
  let key = written.includes(".") ? written.split(/\s+/).filter(Boolean).join(" ") : written.replace(/\s/g, "");
  if (/^[\p{Nd}:-]+$/u.test(key)) key = match.group("code") ? key.replace(/-/g, "") : key.replace(/:/g, "-");
  return value("identifier", withHyphens(key), text, match.start, match.end);
}

// Places in acts

/** @param {string} text @param {Grammar} grammar */
function* placesInActs(text, grammar) {
  const {language, pattern} = grammar;
  const level = (match) => grammar.tables.levels.find((one) => match.group(one));
  if (language === "kk") {
    for (const match of pattern("acts/kk/annex").all(text)) {
      yield value("article", `annex ${match.group(1) || match.group(2) || match.group(3)}`, text, match.start, match.end);
    }
    for (const match of pattern("acts/kk/place").all(text)) yield* kazakhPlaces(text, match, level(match), pattern);
    return;
  }
  for (const match of pattern("acts/ru/ordinal").all(text)) yield value("article", `${level(match)} ${match.group("list")}`, text, match.start, match.end);
  for (const match of pattern("acts/ru/place").all(text)) yield* russianPlaces(text, match, level(match), pattern);
}

/** Yields a value for each number before the name of a level; the last one has the name. @param {string} text @param {Match} match */
function* kazakhPlaces(text, match, level, pattern) {
  let items = pattern("acts/both/item").all(text, ...match.spans.get("list"));
  const list = match.group("list");
  const isPlural = pattern("acts/kk/plural").search(match.group(level));
  if (/\p{Nd},\p{Nd}/u.test(list) && !isPlural) items = list.includes(", ") ? items.slice(-1) : []; // 12,5 is a decimal number
  for (const item of items) {
    const end = item === items[items.length - 1] ? match.end : item.end;
    yield value("article", `${level} ${placeKey(item.text, pattern)}`, text, item.start, end);
  }
}

/** Yields a value for each number after the name of a level; the first one has the name. @param {string} text @param {Match} match */
function* russianPlaces(text, match, named, pattern) {
  const name = match.group(named).toLowerCase();
  let items = pattern("acts/both/item").all(text, ...match.spans.get("list"));
  if (name === "ч." && (/^\s?мин/.test(text.slice(items[0].end, items[0].end + 5)) || /\p{Nd}$/u.test(text.slice(0, match.start).trimEnd()))) {
    return; // 5 ч. 30 мин.; в 9.00 ч. 28 сентября
  }
  const level = name === "пп." && (match.group("list").includes(")") || items.length === 1) ? "subclause" : named;
  if (pattern("acts/ru/singular").full(name)) items = items.slice(0, 1);
  for (const item of items) {
    const isFirst = item === items[0];
    if (!isFirst && pattern("signs/amount_after").match(text, item.end)) return;
    yield value("article", `${level} ${placeKey(item.text, pattern)}`, text, isFirst ? match.start : item.start, item.end);
  }
}

/** Returns 119-1 for 119–1), 4 for IV, c for «c». @param {string} given */
function placeKey(given, pattern) {
  const item = withHyphens(given.replace(/^[«»)]+|[«»)]+$/g, ""));
  return pattern("acts/both/roman").full(item) ? String(arabic(item)) : item;
}

// Numbers of documents

/** @param {string} given @param {Grammar} grammar */
function* documents(given, grammar) {
  const {language, pattern} = grammar;
  const listed = [...listedDocuments(given, pattern)];
  yield* listed;
  const text = listed.reduce((rest, {start, end}) => blanked(rest, start, end), given);
  for (const match of pattern("documents/both/document").all(text)) yield numbered(text, documentOf(text, match, grammar), grammar);
  for (const match of pattern(`documents/${language}/words`).all(text)) {
    if (match.group("before") || !pattern("signs/amount_after").match(text, match.end)) {
      yield value("document", `№${match.group("before") || match.group("after")}`, text, match.start, match.end);
    }
  }
}

/** Yields each number of a list after №№. @param {string} text */
function* listedDocuments(text, pattern) {
  for (const match of pattern("documents/both/documents").all(text)) {
    let {start} = match;
    for (const number of pattern("documents/both/listed").all(match.group("list"))) {
      const end = match.spans.get("list")[0] + number.end;
      yield value("document", `№${number.text}`, text, start, end);
      start = end;
    }
  }
}

/** Returns a document's number with what it is the name of, where that stands beside it. @param {string} text @param {Value} found @param {Grammar} grammar */
function numbered(text, found, {language, pattern}) {
  const match = language === "kk"
    ? pattern("documents/kk/numbered").match(text, found.end)
    : pattern("documents/ru/numbered").search(text, Math.max(0, found.start - LONGEST_NOUN), found.start);
  return match ? {...found, unit: match.last} : found;
}

/** Returns № 124-НҚ of № 124-НҚ-ға; the ҚРЗ of a law is its ЗРК. @param {string} text @param {Match} match @param {Grammar} grammar */
function documentOf(text, match, {language, tables}) {
  const tail = match.group("tail");
  let [written, end] = [match.group("code"), match.end];
  const before = written.slice(0, written.length - tail.length);
  const isJoined = tail !== "" && /[\p{L}\p{N}]$/u.test(before);
  // Russian endings stand behind digits; № 312-У-е is a code to its end.
  const takesEnding = language === "kk" || /\p{Nd}[-–]*$/u.test(before);
  const isEnding = isJoined ? tail.length > 1 : takesEnding && tables.documents.endings.includes(tail);
  if (tail && !match.group("slash") && isEnding) {
    written = before.replace(/[-–]+$/, "");
    end = match.spans.get("code")[0] + written.length;
  } else if (tail && !isJoined) {
    written = before + tail.toUpperCase();
  }
  const key = `№${withHyphens(written)}`;
  return value("document", match.group("act") ? `${key} ЗРК` : key, text, match.start, end);
}
