/* How the site writes numbers, phrases and text. Nothing here touches the page. */

/** Returns a number as both languages write it: 1 200,5 with a no-break space. @param {number | string} value */
export function number(value) {
  const [whole, part] = String(value).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0") + (part ? `,${part}` : "");
}

/** Returns a phrase with its places filled in: `{count}`. @param {string} words @param {Record<string, string | number>} values */
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** Returns the name of a fact as it stands inside a sentence: an abbreviation keeps its capitals. @param {string} name */
export function inSentence(name) {
  const isAbbreviation = name[1] !== name[1]?.toLowerCase(); // БИН
  return isAbbreviation ? name : name.slice(0, 1).toLowerCase() + name.slice(1);
}

/** Returns a text of the page on one line, without its soft hyphens. @param {string} text */
export function plain(text) {
  return text.replace(/\u00ad/g, "").replace(/[ \n]+/g, " ").trim();
}
