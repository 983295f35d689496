/*
 * What a production costs at least, from figures that say which part of the sum they are. Nothing here touches the page.
 * scripts/pages/cost.py does the same, name for name, and says how it is meant. Imported by cost-form.js.
 */

import {fraction, isMore, less, numberIn, over, plus, rounded, times} from "./fractions.js";

/**
 * What may apply: the least and the most; of a factor also the group of its figures and the parts that may be it.
 * @typedef {import("./fractions.js").Fraction} Fraction
 * @typedef {{least: Fraction, most: Fraction}} Span
 * @typedef {{group: string, span: Span, parts: string[]}} Factor
 * @typedef {Record<string, Fraction>} Rates by part, those that a figure is
 * @typedef {Record<string, string>} Given
 * @typedef {{lines: Record<string, Span>, factors: Factor[], narrowing: [string, Fraction][], lacks: string[]}} Estimate
 */

const ONE = fraction(1);
const MONTHS = 12;
const SETTLEMENTS = ["city", "centre", "town", "district", "village"];
const OWNERS = ["republican", "communal"];
export const NETWORKS = ["power", "sewer", "water", "heat"];
const DIGITS = {square: 2, times: 1, factor: 4};

/** @param {Fraction} value @returns {Span} */
const oneValue = (value) => ({least: value, most: value});
/** @param {Span} one @param {Span} other */
const product = (one, other) => ({least: times(one.least, other.least), most: times(one.most, other.most)});
/** @param {Span} one @param {Span} other */
const sum = (one, other) => ({least: plus(one.least, other.least), most: plus(one.most, other.most)});
/** How many times as much the most is as the least. @param {Span} span */
const ratio = ({least, most}) => (least.top ? over(most, least) : ONE);
/** @param {Fraction} one @param {Fraction} other */
const larger = (one, other) => (isMore(other, one) ? other : one);

/** Returns the span of what may be. @param {Fraction[]} values @returns {Span} */
function spanOf(values) {
  return {
    least: values.reduce((one, other) => (isMore(one, other) ? other : one)),
    most: values.reduce(larger),
  };
}

/** Returns an area that is written in a text, one number or from … to …; null when there is none, or it is nothing. @param {string} text */
export function areaIn(text) {
  const ends = text.split(/[-–—]/).map(numberIn);
  const [least, most] = [ends[0], ends[ends.length - 1]];
  const isArea = ends.length <= 2 && least && most && least.top && most.top && !isMore(least, most);
  return isArea ? {least, most} : null;
}

/**
 * Returns the lowest cost by what is given of the premises, the equipment and the people; what is left out is not known.
 * @param {string[]} codes every part that there is
 * @param {Rates} rates
 * @param {Given} given
 */
export function estimate(codes, rates, given) {
  /** @type {Estimate} */
  const found = {lines: {}, factors: [], narrowing: [], lacks: []};
  const asked = (group) => answers(`${group}-${given[group]}`, codes.filter((code) => code.startsWith(`${group}-`)));
  addRent(found, rates, given, asked);
  addEquipment(found, rates, given, asked);
  addPay(found, rates, given, asked);
  const sums = ["month", "equipment", "pay", "pension", "social"].filter((name) => found.lines[name]);
  if (sums.length) found.lines.total = sums.map((name) => found.lines[name]).reduce(sum);
  found.narrowing.sort(([, one], [, other]) => (isMore(other, one) ? 1 : isMore(one, other) ? -1 : 0));
  return found;
}

/** Returns a sum as it is shown. @param {string} name @param {Fraction} value */
export function shown(name, value) {
  return rounded(value, DIGITS[name] || 0);
}

/** Notes the parts that no figure is, and tells whether there are any. @param {Estimate} found @param {Rates} rates @param {string[]} parts */
function lack(found, rates, parts) {
  const missing = parts.filter((part) => !rates[part]);
  for (const part of missing) if (!found.lacks.includes(part)) found.lacks.push(part);
  return missing.length > 0;
}

/** Notes that an answer would narrow the sum. @param {Estimate} found @param {string} question @param {Fraction} by how many times */
function narrow(found, question, by) {
  if (isMore(by, ONE)) found.narrowing.push([question, by]);
}

// The rent of premises

/** @param {Estimate} found @param {Rates} rates @param {Given} given @param {(group: string) => string[]} asked */
function addRent(found, rates, given, asked) {
  const area = areaIn(given.area || "");
  const places = placesOf(given);
  const groups = ["purpose", "premises", "activity"].map((group) => ({group, parts: asked(group)}));
  const small = rates["small-area"];
  const forms = small && (!area || !isMore(area.least, small)) ? asked("form") : [];
  const share = given.share === "whole" ? [] : ["share-common"];
  const needed = ["index", "comfort-full", "comfort-step", ...places.flat(), ...groups.flatMap(({parts}) => parts), ...share, ...forms];
  if (lack(found, rates, needed)) return;
  const mayBeTender = !forms.length || !area || isMore(area.most, small);
  const values = (parts) => parts.map((part) => rates[part]);
  const column = (place) => [...new Set(places.map((pair) => pair[place]))];
  found.factors = [
    {group: "index", span: oneValue(rates.index), parts: ["index"]},
    ...["base", "location"].map((group, place) => ({group, span: spanOf(values(column(place))), parts: column(place)})),
    ...groups.map(({group, parts}) => ({group, span: spanOf(values(parts)), parts})),
    {group: "comfort", span: comfortOf(rates, given), parts: ["comfort-full", "comfort-step"]},
    {group: "share", span: shareOf(rates, given), parts: ["share-common"]},
    {group: "form", span: spanOf([...values(forms), ...(mayBeTender ? [ONE] : [])]), parts: forms},
  ];
  addLinesOfRent(found, spanOf(places.map(([base, location]) => times(rates[base], rates[location]))), area);
  narrowRent(found, rates, given, area);
}

/** @param {Estimate} found @param {Span} place @param {Span | null} area */
function addLinesOfRent({factors, lines}, place, area) {
  const of = (names) => names.map((name) => factors.find(({group}) => group === name).span);
  const deposit = of(["index", "purpose", "premises", "comfort"]).reduce(product, place);
  lines.square = of(["activity", "share", "form"]).reduce(product, deposit);
  if (!area) return;
  const month = oneValue(fraction(1, MONTHS));
  lines.year = product(lines.square, area);
  lines.month = product(lines.year, month);
  lines.deposit = [area, month].reduce(product, deposit);
}

/** @param {string | undefined} answer @param {string[]} possible */
function answers(answer, possible) {
  return possible.includes(answer) ? [answer] : possible;
}

/** Returns the parts for the base and the location of every place that may be. @param {Given} given */
function placesOf(given) {
  return answers(given.settlement, SETTLEMENTS).flatMap((settlement) => answers(given.owner, OWNERS).map((owner) => placeOf(settlement, owner)));
}

/** @param {string} settlement @param {string} owner */
function placeOf(settlement, owner) {
  const isCity = settlement === "city";
  return [isCity ? "base-city" : "base-other", isCity && owner === "communal" ? "location-city-communal" : `location-${settlement}`];
}

/** @param {Rates} rates @param {Given} given */
function comfortOf(rates, given) {
  const missing = NETWORKS.filter((network) => given[network] === "no").length;
  const unknown = NETWORKS.filter((network) => !["yes", "no"].includes(given[network])).length;
  const left = [missing + unknown, missing].map((count) => less(rates["comfort-full"], times(rates["comfort-step"], fraction(count))));
  return spanOf(left);
}

/** @param {Rates} rates @param {Given} given */
function shareOf(rates, given) {
  if (given.share === "whole") return oneValue(ONE);
  const part = plus(ONE, rates["share-common"]);
  return given.share === "part" ? oneValue(part) : {least: ONE, most: part};
}

/** @param {Estimate} found @param {Rates} rates @param {Given} given @param {Span | null} area */
function narrowRent(found, rates, given, area) {
  const by = (name) => ratio(found.factors.find(({group}) => group === name).span);
  const [settlements, owners] = [answers(given.settlement, SETTLEMENTS), answers(given.owner, OWNERS)];
  const value = (settlement, owner) => placeOf(settlement, owner).map((part) => rates[part]).reduce(times);
  narrow(found, "settlement", owners.map((owner) => ratio(spanOf(settlements.map((place) => value(place, owner))))).reduce(larger));
  narrow(found, "owner", settlements.map((place) => ratio(spanOf(owners.map((owner) => value(place, owner))))).reduce(larger));
  narrow(found, "purpose", by("purpose"));
  narrow(found, "premises", by("premises"));
  narrow(found, "networks", by("comfort"));
  for (const group of ["activity", "share", "form"]) narrow(found, group, by(group));
  if (area) narrow(found, "area", ratio(area));
}

// Equipment

/** @param {Estimate} found @param {Rates} rates @param {Given} given @param {(group: string) => string[]} asked */
function addEquipment(found, rates, given, asked) {
  const value = numberIn(given.value || "");
  if (!value || !value.top) return;
  const typed = numberIn(given.depreciation || "");
  const isTyped = Boolean(typed && typed.top);
  const isWorn = given.wear === "full";
  const reductions = given.reduction === "none" ? [] : asked("reduction");
  if (lack(found, rates, [...reductions, ...(isWorn ? ["worn-full"] : []), ...(isTyped ? [] : ["depreciation"])])) return;
  const worth = isWorn ? times(value, rates["worn-full"]) : value;
  const whole = reductions.length === 1 ? [] : [ONE];
  const reduction = spanOf([...reductions.map((part) => rates[part]), ...whole]);
  const rate = isTyped ? times(typed, fraction(1, 100)) : rates.depreciation;
  found.lines.equipment = product(reduction, oneValue([worth, rate, fraction(1, MONTHS)].reduce(times)));
  found.lines.equipment_deposit = found.lines.equipment;
  narrow(found, "reduction", ratio(reduction));
}

// People

/** @param {Estimate} found @param {Rates} rates @param {Given} given @param {(group: string) => string[]} asked */
function addPay(found, rates, given, asked) {
  const people = numberIn(given.people || "");
  const hours = numberIn(given.hours || "");
  if (!people || !people.top) return;
  const weeks = hours && hours.top ? asked("week") : [];
  if (lack(found, rates, ["pay-month", ...weeks])) return;
  const shares = weeks.map((week) => (isMore(hours, rates[week]) ? ONE : over(hours, rates[week])));
  const share = shares.length ? spanOf(shares) : oneValue(ONE);
  const pay = product(share, oneValue(times(people, rates["pay-month"])));
  found.lines.pay = pay;
  for (const name of ["pension", "social"]) {
    if (!lack(found, rates, [`employer-${name}`])) found.lines[name] = product(pay, oneValue(rates[`employer-${name}`]));
  }
  narrow(found, "week", ratio(share));
}

// What is typed

/** @param {string} text */
const isPositive = (text) => numberIn(text)?.top > 0n;

/** Tells whether a text is a range that begins with its larger number. @param {string} area */
function isReversed(area) {
  const [from, to, more] = area.split(/[-–—]/).map(numberIn);
  return Boolean(from && to && more === undefined && isMore(from, to));
}

/** What is wrong with a field that is filled in, as a key of the words; false when it is right. @type {Record<string, (text: string, norm: Fraction | undefined) => string | false>} */
const CHECKS = {
  area: (text) => !areaIn(text) && (isReversed(text) ? "order" : "area"),
  value: (text) => !isPositive(text) && "number",
  depreciation: (text) => (!isPositive(text) || isMore(numberIn(text), fraction(100))) && "percent",
  people: (text) => !/^[1-9]\d{0,5}$/.test(text.replace(/\s/g, "")) && "people",
  hours: (text, norm) => (isPositive(text) ? Boolean(norm) && isMore(numberIn(text), norm) && "hours" : "number"),
};

/** Returns what is wrong, as keys of the words by the names of fields. @param {Rates} rates @param {Given} given @returns {Record<string, string>} */
export function faults(rates, given) {
  const norm = rates[`week-${given.week || "normal"}`];
  const found = Object.keys(CHECKS).filter((name) => given[name]).map((name) => [name, CHECKS[name](given[name], norm)]);
  return Object.fromEntries(found.filter(([, fault]) => fault));
}
