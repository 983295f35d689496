/*
 * The letter of somebody who wants to take part: checks what they have written, composes the letter in this browser, and gives it as
 * text, as a PDF and, where the address of the party is known, as a draft of an e-mail. Nothing is sent to anybody.
 */

import {element, fill, idsIn, loadSites, nameOf, readSite, shortlist} from "./sites.js";

const form = document.querySelector("form.letter");
const done = document.getElementById("letter-done");
const text = document.getElementById("letter-text");
const places = form.dataset;
const words = Object.fromEntries([...document.getElementById("letter-words").content.querySelectorAll("[data-key]")]
  .map((line) => [line.dataset.key, line.textContent]));
const part = (name) => document.querySelector(`[data-part=${name}]`);
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
/* A catalogue of so few sites is offered whole. */
const FEW = 8;

/** What was composed last, as paragraphs, for the PDF. */
let composed = [];

// The form

/** Offers the sites that the address names, or those on the reader's list, or all of a small catalogue. */
async function offerSites() {
  let sites;
  try {
    sites = await loadSites(places.sites);
  } catch {
    part("sites").append(element("p", {}, words.failed));
    return;
  }
  const {columns} = sites;
  const exists = (id) => columns.id.includes(id);
  const asked = idsIn(new URLSearchParams(location.search).get("ids")).filter(exists);
  const kept = shortlist().filter(exists);
  const few = columns.id.length <= FEW ? columns.id.filter((id, site) => !columns.ended[site]) : [];
  const offered = [...new Set([...asked, ...kept, ...few])];
  const chosen = asked.length ? asked : kept.length ? kept : few.length === 1 ? few : [];
  for (const id of offered) {
    const name = columns.name[columns.id.indexOf(id)];
    const box = element("input", {type: "checkbox", name: "site", value: id, "data-name": name});
    box.checked = chosen.includes(id);
    part("sites").append(element("label", {}, box, ` ${nameOf(sites, id, places.ended)}`));
  }
  if (!offered.length) part("sites").append(element("p", {}, words.no_sites));
  addressTo([...new Set(chosen.map((id) => sites.parties[columns.ask[columns.id.indexOf(id)]]))]);
}

/** Chooses the party that answers for all the sites, unless the reader has chosen already. */
function addressTo(parties) {
  const party = [...form.elements.to.options].find((option) => option.dataset.party === parties[0]);
  if (parties.length === 1 && party && !form.elements.to.selectedIndex) party.selected = true;
}

/** Offers the questions of the sample letter on the page. */
function offerQuestions() {
  for (const item of document.querySelectorAll("#letter ~ blockquote li")) {
    const question = item.textContent.replace(/\u00ad/g, "").trim();
    const box = element("input", {type: "checkbox", name: "question", value: question});
    box.checked = true;
    part("questions").append(element("label", {}, box, ` ${question}`));
  }
}

/** Returns what is wrong, by the names of fields. */
function faults(fields) {
  const wrong = {};
  for (const field of form.querySelectorAll("[required]")) {
    if (!field.value.trim()) wrong[field.name] = words.error_required;
  }
  const [jobs, phone, email] = ["jobs", "phone", "email"].map((name) => fields.get(name).trim());
  if (jobs && !/^[1-9]\d{0,4}$/.test(jobs.replace(/\s/g, ""))) wrong.jobs = words.error_jobs;
  if (email && !EMAIL.test(email)) wrong.email = words.error_email;
  if (phone && !(/^[+\d\s()-]+$/.test(phone) && phone.replace(/\D/g, "").length >= 6)) wrong.phone = words.error_phone;
  if (!phone && !email) wrong.phone = words.error_either;
  return wrong;
}

/** Says beside each field what is wrong with it, and goes to the first. */
function tell(wrong) {
  for (const field of form.querySelectorAll("input[id], textarea[id]")) {
    const place = `${field.id}-error`;
    document.getElementById(place)?.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    if (!wrong[field.name]) continue;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", place);
    field.after(element("span", {id: place, class: "error"}, wrong[field.name]));
  }
  const count = Object.keys(wrong).length;
  part("status").textContent = count ? fill(words.errors, {count}) : "";
  form.querySelector("[aria-invalid]")?.focus();
}

// The letter

/** Returns the paragraphs of the letter: {kind: "heading" | "text" | "item", text}. */
async function compose(fields) {
  const given = (name) => (fields.get(name) || "").trim().replace(/\s+/g, " ");
  const line = (key) => given(key) ? [{kind: "text", text: fill(words[`line_${key}`], {[key]: given(key)})}] : [];
  const item = (key, value) => value ? [{kind: "item", text: fill(words[`line_${key}`], {[key]: value})}] : [];
  const heading = (key) => ({kind: "text", text: `${words[`line_${key}`]}:`});
  const sites = [...form.querySelectorAll("[name=site]:checked")].map((box) => ({id: box.value, name: box.dataset.name}));
  const questions = [
    ...fields.getAll("question"),
    ...(fields.has("unknown") ? await unknownOf(sites) : []),
    ...fields.get("own-questions").split("\n").map((question) => question.trim()).filter(Boolean),
  ];
  const contact = [given("phone"), given("email")].filter(Boolean).join(", ");
  return [
    {kind: "heading", text: words.title},
    ...line("to"),
    {kind: "text", text: fill(words.line_who, {organisation: given("organisation")})},
    ...line("activity"),
    ...(sites.length ? [heading("sites"), ...sites.map((site) => ({kind: "item", text: fill(words.line_site, site)}))] : []),
    heading("plan"),
    ...item("opportunity", fields.getAll("opportunity").join(", ")),
    ...["production", "needs", "jobs", "trades", "schedule"].flatMap((key) => item(key, given(key))),
    ...(questions.length ? [heading("questions"), ...questions.map((question) => ({kind: "item", text: question}))] : []),
    {kind: "text", text: words.line_visit},
    ...line("person"),
    {kind: "text", text: fill(words.line_contact, {contact})},
    {kind: "text", text: today()},
  ];
}

/** Returns a question for each site: what its page says is not known. */
async function unknownOf(sites) {
  const pages = await Promise.all(sites.map((site) => readSite(places.pages, site.id)));
  return pages.flatMap((page) => {
    const groups = page.groups.filter((group) => group.id && group.id !== "institution");
    const facts = groups.flatMap((group) => group.facts).filter((fact) => fact.text === null).map((fact) => fact.name);
    return facts.length ? [fill(words.line_unknown, {name: page.name, facts: facts.join("; ")})] : [];
  });
}

/** Returns the reader's day as the site writes a date. */
function today() {
  const now = new Date();
  return fill(words.line_date, {year: now.getFullYear(), day: now.getDate(), month: places.months.split("|")[now.getMonth()]});
}

/** Returns the letter as plain text. */
function asText(paragraphs) {
  return paragraphs.map(({kind, text: words_}, index) => {
    const follows = kind === "item" && paragraphs[index + 1]?.kind === "item";
    return (kind === "item" ? `— ${words_}` : words_) + (follows ? "\n" : "\n\n");
  }).join("").trim();
}

/** Returns text that the reader may have changed as paragraphs again. */
function asParagraphs(letter) {
  const lines = letter.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line, index) => line.startsWith("— ")
    ? {kind: "item", text: line.slice(2)}
    : {kind: index === 0 && line === composed[0]?.text ? "heading" : "text", text: line});
}

// What is done with it

async function copy() {
  text.select(); // to be copied by hand where the browser does not let a page do it
  try {
    await navigator.clipboard.writeText(text.value);
    return words.copied;
  } catch {
    return words.selected;
  }
}

function save(content, name) {
  const link = element("a", {href: URL.createObjectURL(content), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return words.saved;
}

async function savePdf() {
  const {letterPdf} = await import("./letter-pdf.js");
  const letter = {title: words.title, language: document.documentElement.lang, paragraphs: asParagraphs(text.value), date: null};
  return save(await letterPdf(letter, places.font), "letter.pdf");
}

const WAYS = {
  copy,
  text: () => save(new Blob([text.value.replace(/\n/g, "\r\n")], {type: "text/plain;charset=utf-8"}), "letter.txt"),
  pdf: savePdf,
};

/** Keeps the draft of the e-mail to what stands in the text (RFC 6068). */
function draft() {
  const email = form.elements.to.selectedOptions[0]?.dataset.email;
  const link = done.querySelector("[data-way=mail]");
  link.hidden = !email;
  part("no-address").hidden = Boolean(email);
  const body = text.value.replace(/\p{Cs}/gu, "\ufffd").replace(/\n/g, "\r\n"); // half of a sign cannot be in an address
  if (email) link.href = `mailto:${email}?subject=${encodeURIComponent(words.title)}&body=${encodeURIComponent(body)}`;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const wrong = faults(fields);
  tell(wrong);
  if (Object.keys(wrong).length) return;
  try {
    composed = await compose(fields);
  } catch {
    part("status").textContent = words.failed;
    return;
  }
  text.value = asText(composed);
  text.setSelectionRange(0, 0); // to be read from its beginning
  draft();
  done.hidden = false;
  document.getElementById("letter-done-title").focus();
});
text.addEventListener("input", draft);
/* Of a field of several lines a browser itself brings only the line of writing into sight. */
for (const area of document.querySelectorAll("textarea")) area.addEventListener("focus", () => area.scrollIntoView({block: "nearest"}));
for (const button of done.querySelectorAll("button[data-way]")) {
  button.addEventListener("click", async () => {
    try {
      part("done").textContent = await WAYS[button.dataset.way]();
    } catch {
      part("done").textContent = words.failed;
    }
  });
}
offerQuestions();
offerSites();
