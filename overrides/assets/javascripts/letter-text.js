/*
 * The letter of somebody who wants to take part, as text: what is wrong with what was written, and the paragraphs of the letter.
 * Nothing here touches the page. Imported by letter.js.
 */

import {fill} from "./formats.js";

/**
 * @typedef {{kind: "heading" | "text" | "item", text: string}} Paragraph
 * @typedef {Record<string, string>} Words
 */

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const ITEM = "— ";

/**
 * Returns what is wrong, as keys of the words by the names of fields.
 * @param {FormData} fields
 * @param {string[]} required the names of the fields that must be filled in
 */
export function faults(fields, required) {
  const given = (name) => String(fields.get(name) || "").trim();
  const wrong = Object.fromEntries(required.filter((name) => !given(name)).map((name) => [name, "error_required"]));
  const [jobs, phone, email] = ["jobs", "phone", "email"].map(given);
  if (jobs && !/^[1-9]\d{0,4}$/.test(jobs.replace(/\s/g, ""))) wrong.jobs = "error_jobs";
  if (email && !EMAIL.test(email)) wrong.email = "error_email";
  if (phone && !(/^[+\d\s()-]+$/.test(phone) && phone.replace(/\D/g, "").length >= 6)) wrong.phone = "error_phone";
  if (!phone && !email) wrong.phone = "error_either";
  return wrong;
}

/**
 * Returns the paragraphs of the letter.
 * @param {FormData} fields
 * @param {Words} words
 * @param {{id: string, name: string}[]} sites those that the letter is about
 * @param {string[]} unknown the questions about what is not known of them
 * @param {string} date
 * @returns {Paragraph[]}
 */
export function compose(fields, words, sites, unknown, date) {
  const given = (name) => String(fields.get(name) || "").trim().replace(/\s+/g, " ");
  const all = (name) => fields.getAll(name).map(String);
  /** @param {string} key @param {Record<string, string>} values @param {Paragraph["kind"]} [kind] @returns {Paragraph} */
  const text = (key, values, kind = "text") => ({kind, text: fill(words[`line_${key}`], values)});
  const item = (key, values) => text(key, values, "item");
  const line = (key) => (given(key) ? [text(key, {[key]: given(key)})] : []);
  /** @returns {Paragraph[]} */
  const list = (key, items) => (items.length ? [{kind: "text", text: `${words[`line_${key}`]}:`}, ...items] : []);
  const opportunities = all("opportunity").join(", ");
  const own = String(fields.get("own-questions") || "").split("\n").map((question) => question.trim()).filter(Boolean);
  /** @type {Paragraph[]} */
  const questions = [...all("question"), ...unknown, ...own].map((question) => ({kind: "item", text: question}));
  const plan = ["production", "needs", "jobs", "trades", "schedule"].filter(given).map((key) => item(key, {[key]: given(key)}));
  return [
    {kind: "heading", text: words.title},
    ...line("to"),
    text("who", {organisation: given("organisation")}),
    ...line("activity"),
    ...list("sites", sites.map((site) => item("site", site))),
    ...list("plan", [...(opportunities ? [item("opportunity", {opportunity: opportunities})] : []), ...plan]),
    ...list("questions", questions),
    text("visit", {}),
    ...line("person"),
    text("contact", {contact: [given("phone"), given("email")].filter(Boolean).join(", ")}),
    {kind: "text", text: date},
  ];
}

/**
 * Returns the question about what is not known of a site, if anything is not.
 * @param {string} name
 * @param {import("./site-data.js").Facts} groups
 * @param {Words} words
 */
export function unknownOf(name, groups, words) {
  const own = groups.filter(({id}) => id && id !== "institution");
  const facts = own.flatMap((group) => group.facts).filter(({value}) => value === null).map((fact) => fact.name);
  return facts.length ? [fill(words.line_unknown, {name, facts: facts.join("; ")})] : [];
}

/** Returns a day as the site writes a date. @param {Date} day @param {string[]} months @param {Words} words */
export function dateOf(day, months, words) {
  return fill(words.line_date, {year: day.getFullYear(), day: day.getDate(), month: months[day.getMonth()]});
}

/** Returns the letter as plain text. @param {Paragraph[]} paragraphs */
export function asText(paragraphs) {
  return paragraphs.map(({kind, text}, index) => {
    const follows = kind === "item" && paragraphs[index + 1]?.kind === "item";
    return (kind === "item" ? ITEM : "") + text + (follows ? "\n" : "\n\n");
  }).join("").trim();
}

/** Returns text that the reader may have changed as paragraphs again. @param {string} letter @param {string} title @returns {Paragraph[]} */
export function asParagraphs(letter, title) {
  const lines = letter.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line, index) => {
    if (line.startsWith(ITEM)) return {kind: "item", text: line.slice(ITEM.length)};
    return {kind: index === 0 && line === title ? "heading" : "text", text: line};
  });
}

/** Returns the address of a draft of an e-mail (RFC 6068). @param {string} email @param {string} subject @param {string} text */
export function draftOf(email, subject, text) {
  const body = text.replace(/\p{Cs}/gu, "\ufffd").replace(/\n/g, "\r\n"); // a lone surrogate cannot be percent-encoded
  return `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
