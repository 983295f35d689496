/*
 * The form over the list of production sites: what it asks, what each of its fields is called, and what is shown on it. Imported by
 * catalogue.js.
 */

import {element, tellFault} from "./dom.js";
import {faultsOf} from "./filters.js";
import {number, plain} from "./formats.js";

/** These change what is shown, not which sites are found. */
const NO_FILTERS = ["view", "sort"];

/** @typedef {import("./filters.js").Condition} Condition */

/** The form of the page, by what a reader does with it. @param {HTMLFormElement} form */
export function filterForm(form) {
  const words = form.dataset;
  const fieldsOf = (name) => /** @type {any[]} */ ([...form.elements]).filter((field) => field.name === name);
  const facts = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-fact]")]);
  const names = new Map(facts.map((part) => [part.dataset.fact, plain(part.dataset.label)]));
  const options = new Map();

  /** Returns the fields that say something, as the address has them. */
  function asked() {
    return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]).filter(([, value]) => value.trim()));
  }

  /** Puts an address into the form. @param {URLSearchParams} address */
  function show(address) {
    for (const field of /** @type {Iterable<any>} */ (form.elements)) {
      if (!field.name) continue;
      const values = address.getAll(field.name);
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.type === "radio") field.checked = field.value === (values[0] || "");
      else if (field.tagName === "SELECT") field.value = [...field.options].some((option) => option.value === values[0]) ? values[0] : "";
      else field.value = values[0] || "";
    }
  }

  /** Says beside each bound what is wrong with it; returns the names of the facts whose bounds filter nothing therefore. */
  function tellFaults(address) {
    const wrong = [];
    for (const part of facts) {
      const bounds = /** @type {NodeListOf<HTMLInputElement>} */ (part.querySelectorAll("[data-bound]"));
      const faults = faultsOf(part.dataset.fact, address);
      for (const field of bounds) tellFault(field, words[faults[field.dataset.bound]], field.parentElement);
      if (Object.keys(faults).length) wrong.push(nameOfFact(part.dataset.fact));
    }
    return wrong;
  }

  /** Returns the name of a fact that can be asked for. @param {string} fact */
  function nameOfFact(fact) {
    return names.get(fact);
  }

  /** Returns the words of an option, without the count beside it. */
  function wordsOf(option) {
    if (!options.has(option)) options.set(option, plain(option.tagName === "OPTION" ? option.textContent : option.parentElement.textContent));
    return options.get(option);
  }

  /** Returns the words for a field: of a choice its fact, of a bound that and its end, of a list what is chosen. @param {string} name */
  function label(name) {
    const [field] = fieldsOf(name);
    if (field.tagName === "SELECT") return wordsOf(field.selectedOptions[0]);
    if (field.dataset.bound) return `${nameOfFact(name.slice(0, -field.dataset.bound.length - 1))}: ${plain(field.parentElement.textContent)}`;
    return nameOfFact(name) ?? wordsOf(field);
  }

  /**
   * Returns what filters the list now, each with the words for it, and with the field and the value that it stands on.
   * @param {URLSearchParams} address @param {Condition[]} wanted
   */
  function filters(address, wanted) {
    const conditionOf = new Map(wanted.flatMap((condition) => condition.fields.map((name) => [name, condition])));
    return [...address].filter(([name]) => !NO_FILTERS.includes(name)).flatMap(([name, value]) => {
      const [field] = fieldsOf(name).filter((own) => own.type !== "checkbox" || own.value === value);
      if (field.type === "checkbox" && !conditionOf.has(name)) return [{name, value, words: wordsOf(field)}];
      if (!conditionOf.has(name)) return []; // a bound that is wrong, or signs that are no word
      if (field.type === "checkbox") return [{name, value, words: `${nameOfFact(name)}: ${wordsOf(field)}`}];
      return [{name, value, words: conditionOf.get(name).words}];
    });
  }

  /** Writes beside every option how many sites have it. @param {import("./site-data.js").Sites} data @param {Record<string, number[]>} counts */
  function showCounts({words: choices, regions, institutions}, counts) {
    const codes = {...choices, region: regions, institution: institutions};
    for (const [name, all] of Object.entries(codes)) {
      const byCode = new Map(all.map(([code], place) => [code, counts[name][place]]));
      for (const option of fieldsOf(name).flatMap((field) => (field.tagName === "SELECT" ? [...field.options] : [field]))) {
        if (option.value) showCount(option, byCode.get(option.value) ?? 0);
      }
    }
  }

  function showCount(option, count) {
    const own = wordsOf(option);
    if (option.tagName === "OPTION") {
      const text = `${own} (${number(count)})`;
      if (option.textContent !== text) option.textContent = text;
      return;
    }
    const place = option.parentElement.querySelector(".count") || option.parentElement.appendChild(element("span", {class: "count"}));
    if (place.textContent !== `(${number(count)})`) place.textContent = `(${number(count)})`;
  }

  return {asked, show, tellFaults, nameOfFact, label, filters, showCounts};
}
