/*
 * Words with letters of two alphabets that look alike: «цеx» with a Latin x. A keyboard, a scan or a copied text gives them, and no
 * reader sees them. Imported by site-words.js. Nothing here touches the page.
 */

const LATIN = "ABCEHIKMOPTXYaceiopxyhə";
const CYRILLIC = "АВСЕНІКМОРТХУасеіорхуһә";
const table = (from, to) => new Map([...from].map((letter, place) => [letter, to[place]]));
const TO_CYRILLIC = table(LATIN, CYRILLIC);
const TO_LATIN = table(CYRILLIC, LATIN);

const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;
const HAS_LATIN = /\p{Script=Latin}/u;

/** Returns a text whose words have one alphabet each, as far as letters that look alike allow it. @param {string} text */
export function inOneAlphabet(text) {
  return text.replace(/\p{L}+/gu, (word) => {
    if (!HAS_CYRILLIC.test(word) || !HAS_LATIN.test(word)) return word;
    const cyrillic = rewritten(word, TO_CYRILLIC);
    if (!HAS_LATIN.test(cyrillic)) return cyrillic;
    const latin = rewritten(word, TO_LATIN);
    return HAS_CYRILLIC.test(latin) ? word : latin;
  });
}

/** @param {string} word @param {Map<string, string>} letters */
function rewritten(word, letters) {
  return [...word].map((letter) => letters.get(letter) ?? letter).join("");
}
