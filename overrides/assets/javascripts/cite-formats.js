/* A quoted fact for programs that keep lists of literature: CSL-JSON and BibTeX. Nothing here touches the page; imported by cite.js. */

/**
 * What is quoted; days as ISO 8601 writes them, the empty text for what is not known.
 * @typedef {{id: string, title: string, site: string, publisher?: string, issued?: string, accessed: string, address: string,
 *   language: string, note: string}} Quoted
 */

/** Returns CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json). @param {Quoted} quoted */
export function cslJson({id, title, site, publisher, issued, accessed, address, language, note}) {
  const item = {
    id,
    type: "webpage",
    title,
    "container-title": site,
    ...(publisher ? {author: [{literal: publisher}]} : {}),
    ...(issued ? {issued: dateParts(issued)} : {}),
    accessed: dateParts(accessed),
    URL: address,
    language: `${language}-KZ`,
    ...(note ? {note} : {}),
  };
  return `${JSON.stringify([item], null, 1)}\n`;
}

/** @param {string} day */
function dateParts(day) {
  return {"date-parts": [day.split("-").map(Number)]};
}

/** Signs that TeX would act on. */
const SPECIAL = /[\\{}$&#%_^~]/g;
const WRITTEN = {"\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}"};

/** Returns an entry of BibTeX, in UTF-8. @param {Quoted} quoted */
export function bibTex({id, title, site, publisher, issued, accessed, address, language, note}) {
  const [year, month] = (issued || "").split("-");
  const fields = {
    title: `{${texOf(title)}}`, // kept as it is: a style would write its capitals small
    author: publisher && `{${texOf(publisher)}}`,
    howpublished: texOf(site),
    year,
    month: month && String(Number(month)),
    url: address.replace(/[{}\\]/g, encodeURIComponent),
    urldate: accessed,
    langid: {kk: "kazakh", ru: "russian"}[language],
    note: texOf(note),
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${id},\n${lines.join("")}}\n`;
}

/** @param {string} text */
function texOf(text) {
  return text.replace(SPECIAL, (sign) => WRITTEN[sign] || `\\${sign}`);
}
