/*
 * The letter of somebody who wants to take part, as text: what is wrong with what was written, and the paragraphs of the letter.
 * Nothing here touches the page. Imported by letter.js.
 */

import {fill, plain} from "./formats.js";
import {readTelephones} from "./telephones.js";

/**
 * @typedef {{kind: "heading" | "text" | "item", text: string}} Paragraph
 * @typedef {Record<string, string>} Words
 * @typedef {{to: string, sites: {id: string, name: string}[], opportunities: string[], questions: string[]}} Chosen
 */

/** How many facts a letter asks for by itself. */
const FEW = 5;
/** How long the address of a draft may be: mail programs and systems cut or refuse longer ones. */
const LONGEST_DRAFT = 1800;
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
  const [jobs, phone, email, identity] = ["jobs", "phone", "email", "number"].map(given);
  if (jobs && !/^[1-9]\d{0,4}$/.test(jobs.replace(/\s/g, ""))) wrong.jobs = "error_jobs";
  if (email && !EMAIL.test(email)) wrong.email = "error_email";
  if (phone && !readTelephones(phone).length) wrong.phone = "error_phone";
  if (!phone && !email) wrong.phone = "error_either";
  if (identity && !/^\d{12}$/.test(identity.replace(/\s/g, ""))) wrong.number = "error_number";
  return wrong;
}

/**
 * Returns the paragraphs of the letter; an appeal to a state body has besides what such an appeal must have.
 * @param {FormData} fields
 * @param {Words} words
 * @param {Chosen} chosen the names of what was chosen
 * @param {string[]} unknown the questions about what is not known of the sites
 * @param {string} date
 * @returns {Paragraph[]}
 */
export function compose(fields, words, chosen, unknown, date) {
  const given = (name) => String(fields.get(name) || "").trim().replace(/\s+/g, " ");
  /** @param {string} key @param {Record<string, string>} values @param {Paragraph["kind"]} [kind] @returns {Paragraph} */
  const text = (key, values, kind = "text") => ({kind, text: fill(words[`line_${key}`], values)});
  const item = (key, values) => text(key, values, "item");
  const line = (key) => (given(key) ? [text(key, {[key]: given(key)})] : []);
  /** @returns {Paragraph[]} */
  const list = (key, items) => (items.length ? [{kind: "text", text: `${words[`line_${key}`]}:`}, ...items] : []);
  const isAppeal = fields.has("appeal");
  const organisation = given("organisation");
  const opportunity = chosen.opportunities.join(", ");
  const own = String(fields.get("own-questions") || "").split("\n").map((question) => question.trim()).filter(Boolean);
  /** @type {Paragraph[]} */
  const questions = [...chosen.questions, ...unknown, ...own].map((question) => ({kind: "item", text: question}));
  const plan = ["production", "needs", "jobs", "trades", "schedule"].filter(given).map((key) => item(key, {[key]: given(key)}));
  return [
    {kind: "heading", text: titlesOf(words)[Number(isAppeal)]},
    ...(chosen.to ? [text("to", {to: chosen.to})] : []),
    ...(isAppeal ? [text("applicant", {organisation}), ...line("number"), ...line("address"), text("subject", {})] : []),
    text("who", {organisation}),
    ...line("activity"),
    ...list("sites", chosen.sites.map((site) => item("site", site))),
    ...list("plan", [...(opportunity ? [item("opportunity", {opportunity})] : []), ...plan]),
    ...list("questions", questions),
    text("visit", {}),
    ...line("person"),
    text("contact", {contact: [given("phone"), given("email")].filter(Boolean).join(", ")}),
    {kind: "text", text: date},
    ...(isAppeal ? [text("signature", {})] : []),
  ];
}

/** Returns the titles that a letter may have: of a letter, and of an appeal to a state body. @param {Words} words */
function titlesOf(words) {
  return [words.title, words.appeal_title];
}

/**
 * Returns the names of the facts that are not known of a site itself, the most important ones first.
 * @param {import("./site-data.js").Facts} groups what its page says
 * @param {string[]} important facts as `group/name`, the most important first; what is not among them comes after, as it stands
 * @param {boolean} isAll whether all are wanted, and not only a few
 */
export function unknownFacts(groups, important, isAll) {
  const own = groups.filter(({id}) => id && id !== "institution");
  const unknown = own.flatMap(({id, facts: all}) => all.filter(({value}) => value === null).map((fact) => ({id, name: plain(fact.name)})));
  const facts = unknown.map(({id, name}) => ({name, place: `${id}/${name}`}));
  const rank = ({place}) => (important.includes(place) ? important.indexOf(place) : important.length);
  if (!isAll) facts.sort((one, other) => rank(one) - rank(other));
  return facts.slice(0, isAll ? facts.length : FEW).map(({name}) => name);
}

/** Returns the question about some facts of a site, if there are any. @param {string} name @param {string[]} facts @param {Words} words */
export function questionOf(name, facts, words) {
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

/** Returns text that the reader may have changed as paragraphs again. @param {string} letter @param {Words} words @returns {Paragraph[]} */
export function asParagraphs(letter, words) {
  const lines = letter.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line, index) => {
    if (line.startsWith(ITEM)) return {kind: "item", text: line.slice(ITEM.length)};
    return {kind: index === 0 && titlesOf(words).includes(line) ? "heading" : "text", text: line};
  });
}

/**
 * Returns the address of a draft of an e-mail (RFC 6068): who writes, about which sites, and that the letter is to be pasted. In an
 * address a Cyrillic letter takes six signs, so that the letter itself has no room there; what does not fit is left out.
 * @param {string} mail the address of an empty draft, `mailto:office@example.kz`
 * @param {Words} words
 * @param {string} organisation
 * @param {string[]} ids those of the sites
 */
export function draftOf(mail, words, organisation, ids) {
  const draft = (who, codes) => {
    const lines = [fill(words.draft_who, {organisation: who}), ...(codes.length ? [fill(words.draft_sites, {ids: codes.join(", ")})] : []), words.draft_paste];
    return `${mail}?subject=${encodeURIComponent(words.title)}&body=${encodeURIComponent(lines.join("\r\n\r\n"))}`;
  };
  const isLong = (who, codes) => draft(who, codes).length >= LONGEST_DRAFT;
  const signs = [...organisation.trim().replace(/\p{Cs}/gu, "\ufffd")]; // a lone surrogate cannot be percent-encoded
  const codes = [...ids];
  while (codes.length && isLong("", codes)) codes.pop();
  let kept = signs.length;
  const who = () => signs.slice(0, kept).join("") + (kept < signs.length ? "…" : "");
  while (kept && isLong(who(), codes)) kept -= 1;
  return draft(who(), codes);
}
