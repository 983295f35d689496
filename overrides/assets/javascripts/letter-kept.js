/*
 * What was written into the letter goes with the reader into the other language: it waits in the storage of this tab, and is deleted from
 * there as soon as the form of the other language has read it. It is in no address and is sent to nobody. Imported by letter.js.
 */

const KEY = "letter";

/**
 * The fields of the form by name and value, which are the same in both languages; the sites that were offered; and the letter as text if
 * the reader has changed it by hand, "" if it was only made, null if it was not.
 * @typedef {{fields: [string, string][], offered: string[], letter: string | null}} Written
 */

/** Keeps what was written for the page to which the reader goes now. @param {Written} written */
export function handOver(written) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(written));
  } catch {
    // storage is blocked: the address still has the chosen sites
  }
}

/** Returns what was written on the page from which the reader came, and deletes it from the storage. @returns {Written | null} */
export function takeOver() {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const found = JSON.parse(text);
    return Array.isArray(found?.fields) && Array.isArray(found.offered) ? found : null;
  } catch {
    return null; // storage is blocked, or a value that is not ours
  }
}
