/*
 * The page on which a reader says what a production needs, and each site answers: needs-answers.js answers, the rows are those of the
 * table of the page. The needs are kept in the address, so that a link can be sent, and go with the reader into a letter that asks only
 * about what is not known.
 */

import {button, element, find, followInOtherLanguage, tellFault, whenQueryChanges, writeAddress} from "./dom.js";
import {read} from "./filters.js";
import {fill, number, plain} from "./formats.js";
import {answersOf, needsInWords, needsOf} from "./needs-answers.js";
import {fetchJson, once} from "./site-data.js";

/** How many sites one letter asks about. */
const IN_ONE_LETTER = 10;

const form = /** @type {HTMLFormElement} */ (find("form.needs"));
const words = form.dataset;
const status = find("[data-part=status]", form);
const whole = find("#needs-all");
const answered = find("#needs-answered");
const load = once(() => fetchJson(words.sites));
const inputs = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.querySelectorAll("[name]")]);
const fields = inputs.map(({name}) => name);
const labels = new Map(inputs.map(({name, dataset}) => [name, dataset.fact]));
/* The table has the sites that have not ended in the order of the data. */
const rows = /** @type {HTMLTableRowElement[]} */ ([...whole.querySelectorAll("tbody tr")]);

/** Returns the fields that say something, as the address has them. */
function asked() {
  return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
}

/** Says beside each field that is no number that it is none; such a need is left out. */
function check() {
  for (const field of inputs) {
    if (field instanceof HTMLInputElement) tellFault(field, field.value.trim() && Number.isNaN(read(field.value)) ? words.number : "");
  }
}

/** Answers what the form asks. */
async function answer() {
  const address = asked();
  check();
  let sites;
  try {
    sites = String(address) ? await load() : null;
  } catch {
    status.textContent = words.failed;
    return;
  }
  if (String(asked()) !== String(address)) return; // the reader has gone on meanwhile
  const needs = sites ? needsOf(sites, fields, address) : [];
  whole.hidden = needs.length > 0;
  answered.hidden = !needs.length;
  if (needs.length) show(sites, needs, address);
  else {
    status.textContent = "";
    answered.replaceChildren();
  }
}

/** Shows the sites by what they answer. */
function show(sites, needs, address) {
  const {meets, unknown, fails} = answersOf(sites, needs);
  const groups = [
    {title: fill(words.allMeet, {count: number(meets.length)}), found: meets},
    {title: fill(words.someUnknown, {count: number(unknown.length)}), found: unknown},
    {title: fill(words.someFail, {count: number(fails.length)}), found: fails},
  ];
  status.textContent = `${groups.map(({title}) => title).join(". ")}.`;
  const letter = (ids) => `${words.letter}?${new URLSearchParams({ids: ids.join(",")})}&${address}#form`;
  const [place, add] = tables(sites, needs, address, letter);
  const queue = groups.flatMap(({title, found}) => found.map((one, index) => ({...one, title: index ? "" : title})));
  const end = more(queue, add);
  const ids = unknown.slice(0, IN_ONE_LETTER).map(({site}) => sites.columns.id[site]);
  const ask = element("a", {href: letter(ids)}, fill(words.askMany, {count: number(ids.length)}));
  answered.replaceChildren(...(ids.length > 1 ? [element("p", {class: "ways"}, ask)] : []), place, end);
}

/** Returns the place of the answers, still empty, and a function that adds the row of a site there; with a title it begins a table. */
function tables(sites, needs, address, letter) {
  const place = element("div", {});
  const head = /** @type {HTMLElement} */ (whole.querySelector("thead").cloneNode(true));
  const said = needsInWords(sites, labels, address, {number: words.needNumber, choice: words.needChoice});
  const columns = needs.map(({field}) => fields.indexOf(field) + 1);
  const keep = (row) => [...row.cells].forEach((cell, column) => column && !columns.includes(column) && cell.remove());
  columns.forEach((column, index) => { head.querySelectorAll("th")[column].textContent = said.get(needs[index].field); });
  keep(head.querySelector("tr"));
  let body = element("tbody", {});
  const begin = (title) => {
    const [frame, table] = [".table", "table"].map((part) => /** @type {HTMLElement} */ (whole.querySelector(part).cloneNode(false)));
    body = element("tbody", {});
    frame.setAttribute("aria-label", title);
    table.append(head.cloneNode(true), body);
    frame.append(table);
    place.append(element("h3", {class: "group"}, title), frame);
  };
  const add = ({site, answers, title}) => {
    const row = /** @type {HTMLTableRowElement} */ (rows[site].cloneNode(true));
    keep(row);
    answers.forEach((given, index) => {
      const cell = row.cells[index + 1];
      const isBlank = cell.querySelector(".unknown") !== null;
      if (!isBlank) cell.prepend(element("span", {class: `answer answer-${given}`}, given ? words.meets : given === null ? words.unsure : words.fails), " ");
    });
    if (answers.includes(null) && !answers.includes(false)) {
      const name = plain(row.cells[0].textContent);
      row.cells[0].append(element("a", {class: "ask", href: letter([sites.columns.id[site]]), "aria-label": `${words.ask}: ${name}`}, words.ask));
    }
    if (title) begin(title);
    body.append(row);
    return row;
  };
  return /** @type {const} */ ([place, add]);
}

/** Adds the first rows; returns the button for more of them. */
function more(queue, add) {
  const size = Number(words.pageSize);
  let shown = 0;
  const press = button("", () => next().querySelector("a").focus(), {class: "more"});
  const end = element("p", {}, press);
  const next = () => {
    const [first] = queue.slice(shown, shown + size).map(add);
    shown += size;
    end.hidden = shown >= queue.length;
    press.textContent = fill(words.more, {count: number(Math.min(size, queue.length - shown))});
    return first;
  };
  next();
  return end;
}

function askAnew() {
  writeAddress(asked());
  return answer();
}

function openAddress() {
  const address = new URLSearchParams(location.search);
  for (const field of inputs) {
    const value = address.get(field.name) || "";
    const isChoice = field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value);
    field.value = isChoice ? "" : value;
  }
  followInOtherLanguage();
  return answer();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await askAnew();
  status.focus();
});
form.addEventListener("focusin", () => load().catch(() => {}), {once: true}); // so that the first answer is there at once
form.addEventListener("input", askAnew);
form.addEventListener("reset", async (event) => {
  event.preventDefault();
  for (const field of inputs) field.value = "";
  await askAnew();
  status.textContent = words.cleared;
});
whenQueryChanges(openAddress);
openAddress();
