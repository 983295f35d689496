/*
 * The root of a Kazakh word, for the search (search-engine.js). The twin of scripts/search/kazakh_stemmer.py, where
 * the method is described: both read the same tables and give the same root.
 */

const LONGEST = 40;
const SHORTEST = 2;
const [NO, YES, SURELY] = [0, 1, 2];

/** The spellings with back vowels of a pattern, each with the letters that it stands after. */
function spellings(pattern, {seams, vowels, consonants}) {
  const first = pattern[0];
  const rest = pattern.slice(1);
  if (first === "[") {
    const [after, text] = rest.split("]");
    return [[text, after]];
  }
  if (first === "*") return [[rest, vowels + consonants]];
  if (first === "+") return [[rest, consonants]];
  if (seams[first]) return Object.entries(seams[first]).map(([letter, after]) => [letter + rest, after]);
  return [[pattern, vowels.includes(first) ? consonants : vowels]];
}

/** The endings of a class as [text, ending]. */
function classEndings(name, tables, fold, lastLetters) {
  const found = [];
  for (const [least, patterns] of Object.entries(tables.classes[name])) {
    if (least === "then") continue;
    for (const [spelling, after] of patterns.split(" ").flatMap((pattern) => spellings(pattern, tables))) {
      const back = spelling.replace("-", "");
      const front = [...back].map((letter) => tables.frontOf[letter] ?? letter).join("");
      const stays = fold(back.slice(0, Math.max(spelling.indexOf("-"), 0))).length;
      const opens = tables.vowels.includes(back[0]) || back[0] === "у";
      for (const text of new Set([back, front])) {
        const folded = fold(text);
        found.push([folded, {
          cut: folded.length - stays,
          after: lastLetters(after),
          back: back === front ? null : text === back,
          least: least === "verb" ? null : Number(least),
          opens,
          then: name,
        }]);
      }
    }
  }
  return found;
}

/** Gives a letter by its place from the end; at() is newer than the oldest browsers. */
const fromEnd = (text, place = 1) => text[text.length - place];

/** What may come off in one state: the endings, and by their last letter how long they are, the longest first. */
function stateOf(names, classes) {
  const endings = new Map();
  const lengths = new Map();
  for (const [text, ending] of names.flatMap((name) => classes.get(name))) {
    if (!endings.has(text)) endings.set(text, []);
    endings.get(text).push(ending);
    const last = fromEnd(text);
    if (!lengths.has(last)) lengths.set(last, new Set());
    lengths.get(last).add(text.length);
  }
  for (const [last, sizes] of lengths) lengths.set(last, [...sizes].sort((one, other) => other - one));
  return {endings, lengths};
}

/** Writes й that is hidden in я and ю after a vowel: қоятын is қойатын, қою is қойу. */
const writtenOut = (words) =>
  words.replace(/([аәеоөұүыі])([яю])/g, (_, vowel, letter) => vowel + (letter === "я" ? "йа" : "йу"));

const foldedWords = (words, fold) => new Set(writtenOut(words).split(" ").map((word) => fold(word)));

/** Makes the function that folds letters one by one, and keeps of each its end: я is "ia", and ends in "a". */
function lastLettersBy(fold) {
  const known = new Map();
  return (letters) => {
    if (!known.has(letters)) known.set(letters, [...letters].map((letter) => fold(letter).slice(-1)).join(""));
    return known.get(letters);
  };
}

/**
 * Makes the function that gives the root of a word in lower case; of any other word it gives the word itself.
 * @param {Record<string, any>} tables the endings of the index (scripts/search/kazakh_stemmer.py, TABLES)
 * @param {(word: string) => string} [fold] for folded words: what folded them, see search-spelling.js
 */
export function makeStemmer(tables, fold = (word) => word) {
  const lastLetters = lastLettersBy(fold);
  const final = fold("ыі");
  // Folded, й is the letter that ы is, so that what stands after consonants would be found after ы.
  const consonantsHere = [...tables.consonants].filter((letter) => !final.includes(fold(letter))).join("");
  const plain = {...tables, consonants: consonantsHere};
  const names = Object.keys(tables.classes);
  const classes = new Map(names.map((name) => [name, classEndings(name, plain, fold, lastLetters)]));
  const states = new Map(names.map((name) => [name, stateOf(tables.classes[name].then, classes)]));
  states.set("start", stateOf(tables.start, classes));
  const [vowels, consonants, back, front, either, silent] =
    ["vowels", "consonants", "back", "front", "eitherAfter", "silentAtEnd"].map((name) => lastLetters(tables[name]));
  const verbs = foldedWords(tables.verbs, fold);
  const whole = foldedWords(tables.whole, fold);
  for (const word of Object.values(tables.restored).map(fold)) if (!verbs.has(word)) whole.add(word);
  const letters = new Set(fold(tables.vowels + tables.consonants + tables.others));
  const dropped = new Map(Object.entries(tables.restored).map(([short, full]) => [fold(short), fold(full)]));
  const voiceless = Object.entries(tables.voiceless).map(([voiced, [letter, after]]) =>
    [fold(voiced), fold(letter), lastLetters(after)]);
  const soft = fold("ьъ");
  const cluster = fold("ст");
  const isConsonant = (letter) => consonants.includes(letter) && !silent.includes(letter) && !vowels.includes(letter);

  /** Says whether a word takes endings with back vowels; null when it may take either. */
  function isBack(form) {
    const last = fromEnd(form);
    if (either.includes(last) || (isConsonant(last) && isConsonant(fromEnd(form, 2)))) return null;
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
      if (fromEnd(form) === voiced && after.includes(fromEnd(form, 2))) return form.slice(0, -1) + letter;
    }
    return form;
  }

  function agrees(form, wanted) {
    if (wanted === null) return true;
    const found = isBack(form);
    return found === null || found === wanted;
  }

  /** Says whether an ending may come off: SURELY before a longer one, where it leaves a word of the table. */
  function mayComeOff(ending, left, last, length) {
    const stands = ending.after.includes(last);
    const fits = stands && agrees(left, ending.back);
    if (ending.least === null) return fits && verbs.has(left) ? SURELY : NO;
    if (whole.has(left) && ending.cut === length && (stands || left.length > 2)) return SURELY;
    return fits && left.length >= ending.least ? YES : NO;
  }

  /** Takes the longest ending off that fits; gives what is left and the class of the ending, null when none fits. */
  function cut(form, state) {
    const {lengths, endings} = states.get(state);
    let best = null;
    for (const length of lengths.get(fromEnd(form)) ?? []) {
      if (length > form.length - SHORTEST) continue;
      const last = fromEnd(form, fromEnd(form, length + 1) === "ь" ? length + 2 : length + 1);
      for (const ending of endings.get(form.slice(-length)) ?? []) {
        const bare = form.slice(0, -ending.cut);
        const left = ending.opens ? restored(bare) : bare;
        const found = mayComeOff(ending, left, last, length);
        if (found === SURELY) return [left, ending.then];
        if (found === YES) best ??= [left, ending.then];
      }
    }
    return best;
  }

  /** The root in the one spelling that all forms of its family share. */
  function finished(form) {
    if (final.includes(fromEnd(form)) && form.length > 3) return restored(form.slice(0, -1));
    const hard = soft.includes(fromEnd(form)) && form.length > 3 ? form.slice(0, -1) : form;
    const last = fromEnd(hard);
    const loses = last === fromEnd(hard, 2) || hard.endsWith(cluster);
    if (hard.length > 4 && loses && isConsonant(last)) return hard.slice(0, -1);
    return hard.length > 2 ? restored(hard) : hard;
  }

  return (word) => {
    if (word.length > LONGEST || word === "" || [...word].some((letter) => !letters.has(letter))) return word;
    const spread = writtenOut(dropped.get(word) ?? word);
    let form = spread;
    let state = "start";
    let next = whole.has(form) ? null : cut(form, state);
    while (next) {
      [form, state] = next;
      next = whole.has(form) ? null : cut(form, state);
    }
    const found = whole.has(form) ? form : finished(form);
    const root = spread === word ? found : found.replace(/йа/g, "я").replace(/йу/g, "ю");
    return root.length <= word.length ? root : word;
  };
}
