/* What the scripts do with the page in the same way: new elements, boxes to tick, faults of fields, the address. */

/** Returns the first element for a selector, which the page must have. @param {string} selector @param {ParentNode} [within] */
export function find(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`found no ${selector}`);
  return found;
}

/**
 * Returns a new element with attributes and children; a child that is text is shown as text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** Returns a button that does something when it is pressed. @param {string} words @param {() => unknown} press */
export function button(words, press, attributes = {}) {
  const made = element("button", {type: "button", ...attributes}, words);
  made.addEventListener("click", press);
  return made;
}

/** Returns a checkbox inside its label. @param {Record<string, string>} attributes @param {boolean} isChecked @param {string} words */
export function tickBox(attributes, isChecked, words) {
  const box = element("input", {type: "checkbox", ...attributes});
  box.checked = isChecked;
  return {box, label: element("label", {}, box, ` ${words}`)};
}

/** Says something politely; what is said already is not said again. @param {HTMLElement} status @param {string} words */
export function say(status, words) {
  if (status.textContent !== words) status.textContent = words;
}

/**
 * Says after `place` what is wrong with a field, or that nothing is.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string | undefined} fault
 * @param {Element} [place]
 */
export function tellFault(field, fault, place = field) {
  const id = `${field.id || field.name}-error`;
  document.getElementById(id)?.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
  if (!fault) return;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  place.after(element("span", {id, class: "error"}, fault));
}

/**
 * Puts a query into the address: as a new entry of the history, or in place of the last one. The page in the other
 * language is asked the same.
 * @param {URLSearchParams} query
 * @param {boolean} [isStep]
 */
export function writeAddress(query, isStep = false) {
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", String(query) ? `?${query}` : location.pathname);
  } catch {
    // browsers limit how often the history may change; the next change has everything
  }
  followInOtherLanguage();
}

/** The query that the page answers now. */
let answered = location.search;

/** Takes the query of the address for answered: the links to the other language ask it too. */
export function followInOtherLanguage() {
  answered = location.search;
  for (const link of document.querySelectorAll("a.language-link")) {
    if (link instanceof HTMLAnchorElement) link.search = location.search;
  }
}

/**
 * Calls `show` when the reader goes back or on to another query. Browsers tell of a jump within the page in the same
 * way; drawing the answer anew then would take it from under the reader's focus.
 * @param {() => unknown} show
 */
export function whenQueryChanges(show) {
  addEventListener("popstate", () => {
    if (location.search !== answered) show();
  });
}
