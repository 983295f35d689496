/*
 * Telephone numbers as people write them, by the rule of scripts/reading/contacts.py: tests/js/telephones.yml holds both to the same
 * answers. Nothing here touches the page. Imported by letter-text.js.
 */

const DASH = "\\u2010\\u2011\\u2013\\u2212-";
const GAP = `[\\s()${DASH}]{0,2}`;
const digits = (count) => `(?:${GAP}\\d){${count}}`;
const FORMS = [
  `\\+\\s?7${digits("10")}`, `\\+(?!\\s?7)\\d{1,3}${digits("7,11")}`, `8${GAP}[3-9]${digits("9")}`, `7${GAP}7${digits("9")}`, `7\\d\\d${digits("7")}`,
  `\\(\\d{3,5}\\)\\s?\\d(?:[\\s${DASH}]?\\d){4,6}`, "\\d{3,5}",
];
const NUMBER = new RegExp(`(${FORMS.join("|")})(?!${GAP}\\d)`, "y");
const EXTENSION = new RegExp(
  "[\\s,;(]{0,3}(?:ішкі|қос\\.|қосымша|доб(?:авочный|\\.)?|вн(?:утренний|утр\\.?|\\.)?|ext\\.?)\\s?(?:нөмірі?|номер)?"
  + "\\s?[:№—-]?\\s?(\\d{1,5})(?!\\d)\\)?", "iy");
/* Between several numbers. */
const NEXT = /\s*[,;/]\s*|\s+(?:и|или|және|немесе)\s+/iy;
/* Signs that are not seen, such as those which programs put around a number when it is copied. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Returns each number of a text that holds nothing but telephone numbers, as its digits, with `x` and the extension:
 * +77252530000x12, or 1414 for a short one. Returns none when anything else stands there.
 * @param {string} text
 */
export function readTelephones(text) {
  // Points may part the groups of a number.
  const written = text.replace(UNSEEN, "").trim().replace(/(\d)\.(?=\d)/g, "$1 ");
  const found = [];
  let place = 0;
  const read = (form) => {
    form.lastIndex = place;
    const match = form.exec(written);
    if (match) place = form.lastIndex;
    return match;
  };
  while (place < written.length) {
    if (found.length && !read(NEXT)) return [];
    const number = read(NUMBER);
    const key = number && complete(number[1]);
    if (!key) return [];
    const extension = read(EXTENSION);
    found.push(extension ? `${key}x${extension[1]}` : key);
  }
  return found;
}

/** Returns a number with the code of its country, or a short one; nothing for one that cannot be called from elsewhere. */
function complete(number) {
  const plain = number.replace(/\D/g, "");
  if (number.startsWith("+")) return `+${plain}`;
  if (plain.length === 11) return `+7${plain.slice(1)}`;
  if (plain.length === 10) return `+7${plain}`;
  return plain.length <= 5 ? plain : "";
}
