/*
 * Dates in running text, to their ISO spelling. The twin of scripts/reading/dates.py, where the method and the keys are described.
 * Imported by read-values.js.
 */

import {readInTurn, value} from "./read-identifiers.js";

/**
 * A part of a date: its days (a list, or the ends of a range), its month or season, its year.
 * @typedef {{start: number, end: number, days: number[], isRange: boolean, month: number, year: number, ending: string, sure: boolean}} Part
 * @typedef {import("./read-numerals.js").Grammar} Grammar
 * @typedef {import("./pattern-matcher.js").Match} Match
 */

const FIRST_SEASON = 21;
const RANGE = /\d\s?[-–—−]\s?\d|\s(?:по|до)\s|[дтн][ае]н\s/;
const HOLIDAY = /^\s(?:мейрам|мереке|көже)/;

/** Returns the dates of a text in their order. @param {string} text @param {Grammar} grammar */
export function readDates(text, grammar) {
  if (!grammar.pattern(`dates/${grammar.language}/hint`).search(text)) return [];
  return readInTurn([numeric, withMonths, inSeasons, decades, schoolYears, years], text, grammar);
}

/** @param {number} number @param {number} length */
const digits = (number, length) => String(number).padStart(length, "0");

/** @param {Partial<Part>} part @returns {Part} */
const partOf = (part) => ({start: 0, end: 0, days: [], isRange: false, month: 0, year: 0, ending: "", sure: true, ...part});

/** @param {Part} part @param {number} place of its day, from the end if less than nothing */
function keyOf({year, month, days}, place) {
  const day = days.length ? `-${digits(days[place < 0 ? days.length + place : place], 2)}` : "";
  return `${year ? digits(year, 4) : "-"}-${digits(month, 2)}${day}`;
}

/** @param {string} text @param {Grammar} grammar */
function* numeric(text, {pattern}) {
  for (const match of pattern("dates/both/numeric").all(text)) {
    const of = (name) => Number(match.group(name));
    const year = of("year");
    const [whole, month, day] = match.group("year_first")
      ? [of("year_first"), of("second"), of("third")]
      : [year + 2000 * Number(year < 100), of("month"), of("day")];
    yield value("date", match.group("iso") || keyOf(partOf({days: [day], month, year: whole}), 0), text, match.start, match.end);
  }
}

// Days with months

/** @param {string} text @param {Grammar} grammar */
function* withMonths(text, grammar) {
  const {language, pattern, tables} = grammar;
  const read = language === "kk" ? kazakhPart : russianPart;
  const parts = pattern(`dates/${language}/part`).all(text).map((match) => read(match, text, tables.dates)).filter(Boolean);
  for (let place = 0; place < parts.length;) {
    let taken = 1;
    while (place + taken < parts.length && joint(parts[place + taken - 1], parts[place + taken], text, grammar)) taken += 1;
    yield* joinedDates(parts.slice(place, place + taken), text, grammar);
    place += taken;
  }
}

/** @param {Match} match @param {string} text @returns {Part | null} */
function kazakhPart(match, text, {months, kazakhMonths, toRussian}) {
  const name = match.group("month").toLowerCase().replace("қыркүйег", "қыркүйек");
  const late = match.group("late");
  const days = late || match.group("days");
  const behind = match.group("ending") ? "" : match.group("year_behind"); // 5 қаңтарда 2013 жылдың бюджеті: of something else
  const year = match.group("year") || behind;
  if (!days && !year && (!months.includes(name) || isOtherWord(name, text, match))) return null;
  const russian = [...name].map((letter) => toRussian[letter] || letter).join("");
  const [start, end] = late || behind ? [match.start, match.end] : [match.start, match.spans.get("ending")[1]];
  return partOf({
    ...{start, end, days: daysOf(days), isRange: RANGE.test(days), month: kazakhMonths[russian], year: Number(year)},
    ...{ending: late || match.group("ending"), sure: Boolean(days || year) || !["маусым", "қазан"].includes(name)},
  });
}

/** Tells whether the name of a month without day and year is the holiday Наурыз or a season of the year. @param {Match} match */
function isOtherWord(name, text, match) {
  const following = text.slice(match.end, match.end + 8).toLowerCase();
  if (name === "наурыз" && HOLIDAY.test(following)) return true;
  return name === "маусым" && !["да", "дан"].includes(match.group("ending"))
    && !/[\p{L}\p{N}_][-–—]$/u.test(text.slice(0, match.start)) && !following.startsWith(" ай");
}

/** @param {Match} match @param {string} text @returns {Part} */
function russianPart(match, text, {months}) {
  const days = match.group("days");
  const month = months.indexOf(match.group("month").toLowerCase()) + 1;
  return partOf({start: match.start, end: match.end, days: daysOf(days), isRange: RANGE.test(days), month, year: Number(match.group("year"))});
}

/** @param {string} text */
const daysOf = (text) => (text.match(/\p{Nd}+/gu) || []).map(Number);

/** Returns whether two parts are one date from … to …, a list of dates, or neither. @param {Part} first @param {Part} second @param {string} text @param {Grammar} grammar */
function joint(first, second, text, {language, pattern}) {
  const found = pattern(`dates/${language}/between_parts`).full(text, first.end, second.start);
  if (found) return found.group("range") ? "range" : "list";
  const isFrom = language === "kk" && pattern("dates/kk/from").search(first.ending);
  return isFrom && pattern("dates/kk/from_to").full(text, first.end, second.start) ? "range" : "";
}

/** Yields the dates of parts that are joined. @param {Part[]} given @param {string} text @param {Grammar} grammar */
function* joinedDates(given, text, grammar) {
  const parts = withYears(given);
  for (let place = 0; place < parts.length; place += 1) {
    const [part, following] = [parts[place], parts[place + 1]];
    if (following && joint(part, following, text, grammar) === "range") {
      yield {...value("date", `${keyOf(part, 0)}/${keyOf(following, -1)}`, text, part.start, following.end), sure: part.sure};
      place += 1;
    } else {
      yield* ofOneMonth(part, text);
    }
  }
}

/** Returns the parts, each with its own year or that of its neighbour: the next one, or else the one before. @param {Part[]} given */
function withYears(given) {
  const parts = given.map((part) => ({...part}));
  for (let place = parts.length - 2; place >= 0; place -= 1) parts[place].year = parts[place].year || parts[place + 1].year;
  for (let place = 1; place < parts.length; place += 1) parts[place].year = parts[place].year || parts[place - 1].year;
  return parts;
}

/** @param {Part} part @param {string} text */
function* ofOneMonth(part, text) {
  if (part.isRange && part.days.length === 2) {
    yield value("date", `${keyOf(part, 0)}/${keyOf(part, 1)}`, text, part.start, part.end);
    return;
  }
  for (let place = 0; place < Math.max(1, part.days.length); place += 1) {
    yield {...value("date", keyOf(part, place), text, part.start, part.end), sure: part.sure};
  }
}

// Seasons and years

/** @param {string} text @param {Grammar} grammar */
function* inSeasons(text, {language, pattern, tables}) {
  for (const match of pattern(`dates/${language}/season`).all(text)) {
    const season = FIRST_SEASON + tables.dates.seasons.indexOf(match.group("season").toLowerCase());
    yield value("date", `${match.group("year")}-${season}`, text, match.start, match.end);
  }
}

/** @param {string} text @param {Grammar} grammar */
function* decades(text, {language, pattern}) {
  for (const match of pattern(`dates/${language}/decades`).all(text)) {
    const written = match.group("years");
    const isEnd = written.length === 4 && pattern("dates/both/range_before").search(text.slice(0, match.start));
    if (!isEnd) yield value("date", `${written.slice(0, -1)}X`, text, match.start, match.end);
  }
}

/** @param {string} text @param {Grammar} grammar */
function* schoolYears(text, {language, pattern}) {
  for (const match of pattern(`dates/${language}/school_years`).all(text)) {
    yield value("date", yearsIn(match.group("years"), pattern).join("/"), text, match.start, match.end);
  }
}

const yearsIn = (text, pattern) => pattern("dates/both/year").all(text).map((match) => match.text);

/** Yields single years, lists of them and times from year to year. @param {string} text @param {Grammar} grammar */
function* years(text, grammar) {
  const {language, pattern} = grammar;
  const matches = pattern(`dates/${language}/years`).all(text);
  for (let place = 0; place < matches.length; place += 1) {
    const [match, following] = [matches[place], matches[place + 1]];
    const found = yearsAndRanges(match.group("years"), pattern);
    if (following && found.length === 1 && found[0] === match.group("years") && !found[0].includes("/") && fromYearToYear(match, following, text, grammar)) {
      const key = `${found[0]}/${yearsIn(following.group("years"), pattern)[0]}`;
      yield value("date", key, text, match.start, following.end);
      place += 1;
    } else {
      for (const year of found) yield value("date", year, text, match.start, match.end);
    }
  }
}

/** Returns 2011/2015 and 2018 of 2011-2015 және 2018. */
function yearsAndRanges(text, pattern) {
  return pattern("dates/both/years_and_ranges").all(text).map((match) => [match.group(1), match.group(2)].filter(Boolean).join("/"));
}

/** @param {Match} first @param {Match} second @param {string} text @param {Grammar} grammar */
function fromYearToYear(first, second, text, {language, pattern}) {
  if (language === "ru") return /^\s(?:по|до)\s$/.test(text.slice(first.end, second.start));
  return Boolean(pattern("dates/kk/from").search(first.group("word")) && pattern("dates/kk/from_to").full(text, first.end, second.start));
}
