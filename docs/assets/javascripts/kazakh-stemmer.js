/*
 * The root of a Kazakh word, for the search (search-engine.js). The twin of scripts/search/kazakh_stemmer.py, where
 * the method is described: both read the same tables and give the same root.
 */

const LONGEST = 40;
const SHORTEST = 2;

/** The spellings with back vowels of a pattern, each with the letters that it stands after. */
function spellings(pattern, {seams, vowels, consonants}) {
  const [first] = pattern;
  if (first === "[") {
    const [after, text] = pattern.slice(1).split("]");
    return [[text, after]];
  }
  if (first === "*") return [[pattern.slice(1), vowels + consonants]];
  if (seams[first]) return Object.entries(seams[first]).map(([seam, after]) => [seam + pattern.slice(1), after]);
  return [[pattern, vowels.includes(first) ? consonants : vowels]];
}

/** The endings that may be taken off in one state: by their text, and their lengths by their last letter. */
function stateTable(names, tables, fold) {
  const endings = new Map();
  const lengths = new Map();
  for (const name of names) {
    for (const [least, patterns] of Object.entries(tables.classes[name])) {
      if (least === "then") continue;
      for (const pattern of patterns.split(" ")) {
        for (const [text, after] of spellings(pattern, tables)) {
          const front = [...text].map((letter) => tables.frontOf[letter] ?? letter).join("");
          const opens = tables.vowels.includes(text[0]) || text[0] === "у";
          for (const spelling of front === text ? [text] : [text, front]) {
            const back = front === text ? null : spelling === text;
            const folded = fold(spelling);
            if (!endings.has(folded)) endings.set(folded, []);
            endings.get(folded).push({after: foldLetters(after, fold), back, least: Number(least), opens, then: name});
            const last = folded.at(-1);
            if (!lengths.has(last)) lengths.set(last, []);
            if (!lengths.get(last).includes(folded.length)) lengths.get(last).push(folded.length);
          }
        }
      }
    }
  }
  for (const sizes of lengths.values()) sizes.sort((one, other) => other - one);
  return {endings, lengths};
}

/** Each letter as it ends when folded: я is "ia", and ends in "a". */
const foldLetters = (letters, fold) => [...letters].map((letter) => fold(letter).slice(-1)).join("");

/**
 * Makes the function that gives the root of a word in small letters; of what is no Kazakh word it gives the word.
 * @param {object} tables what kazakh_endings.json holds
 * @param {(word: string) => string} [fold] for folded words: what folded them, see search-spelling.js
 * @returns {(word: string) => string}
 */
export function makeStemmer(tables, fold = (word) => word) {
  const states = new Map([["start", stateTable(tables.start, tables, fold)]]);
  for (const [name, {then}] of Object.entries(tables.classes)) states.set(name, stateTable(then, tables, fold));
  const [vowels, consonants, back, front, either, silent] =
    ["vowels", "consonants", "back", "front", "eitherAfter", "silentAtEnd"].map((name) => foldLetters(tables[name], fold));
  const whole = new Set(tables.whole.split(" ").map(fold));
  const letters = new Set(fold(tables.vowels + tables.consonants + tables.others));
  const dropped = new Map(Object.entries(tables.restored).map((pair) => pair.map(fold)));
  const voiceless = Object.entries(tables.voiceless).map(([voiced, [letter, after]]) =>
    [fold(voiced), fold(letter), foldLetters(after, fold)]);
  const final = fold("ыі");
  const soft = fold("ьъ");
  const cluster = fold("ст");
  const isConsonant = (letter) => consonants.includes(letter) && !silent.includes(letter) && !vowels.includes(letter);

  /** Says whether a word takes endings with back vowels; null when it may take either. */
  function isBack(form) {
    const last = form.at(-1);
    if (either.includes(last) || (isConsonant(last) && isConsonant(form.at(-2)))) return null;
    for (let place = form.length - (silent.includes(last) ? 2 : 1); place >= 0; place -= 1) {
      const isOfBack = back.includes(form[place]);
      const isOfFront = front.includes(form[place]);
      if (isOfBack || isOfFront) return isOfBack && isOfFront ? null : isOfBack;
    }
    return null;
  }

  /** The word as it is written without an ending that begins with a vowel. */
  function restored(form) {
    if (dropped.has(form)) return dropped.get(form);
    for (const [voiced, letter, after] of voiceless) {
      if (form.at(-1) === voiced && after.includes(form.at(-2))) return form.slice(0, -1) + letter;
    }
    return form;
  }

  function fits(before, ending) {
    if (before.length < ending.least || !ending.after.includes(before.at(-1))) return false;
    if (ending.back === null) return true;
    const wanted = isBack(before);
    return wanted === null || wanted === ending.back;
  }

  /** Takes the longest ending off that fits, if there is one; says its class too. */
  function cut(form, state) {
    const {lengths, endings} = states.get(state);
    let best = null;
    for (const length of lengths.get(form.at(-1)) ?? []) {
      if (length > form.length - SHORTEST) continue;
      for (const ending of endings.get(form.slice(-length)) ?? []) {
        const bare = form.slice(0, -length);
        const before = ending.opens ? restored(bare) : bare;
        if (whole.has(before)) return [before, ending.then];
        if (best === null && fits(before, ending)) best = [before, ending.then];
      }
    }
    return best;
  }

  /** The root in the one spelling that all forms of its family share. */
  function finished(form) {
    if (final.includes(form.at(-1)) && form.length > 3) return restored(form.slice(0, -1));
    const hard = soft.includes(form.at(-1)) && form.length > 3 ? form.slice(0, -1) : form;
    const last = hard.at(-1);
    if (hard.length > 4 && (last === hard.at(-2) || hard.endsWith(cluster)) && isConsonant(last)) return hard.slice(0, -1);
    return hard.length > 2 ? restored(hard) : hard;
  }

  return (word) => {
    if (word.length > LONGEST || word === "" || [...word].some((letter) => !letters.has(letter))) return word;
    let form = word;
    let state = "start";
    while (!whole.has(form)) {
      const next = cut(form, state);
      if (next === null) return finished(form);
      [form, state] = next;
    }
    return form;
  };
}
