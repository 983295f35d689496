/*
 * Spelling as people really type it, for the search (search-engine.js): words without the letters of Kazakh or in
 * Latin letters, text typed on another keyboard layout, one slip of the finger. Every function takes any string, in
 * time that grows with its length.
 */

/** Letters and signs of one kind as a table: `а=a` is one letter and what it becomes, `ь=` one that goes. */
const table = (pairs) => new Map(pairs.trim().split(/\s+/).map((pair) => pair.split("=")));

/** Writes a text anew letter by letter; what the table does not know stays. */
function rewrite(text, letters) {
  let written = "";
  for (const letter of text) written += letters.get(letter) ?? letter;
  return written;
}

// Kazakh

/*
 * The skeleton has one letter for what no two ways of typing keep apart: і, и, й, ы are all y, i or ı to somebody, ш
 * and ч lose their mark or their h, and у, ұ, ү are one letter without a Kazakh keyboard.
 */
const KAZAKH = table(`
  а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=e ж=j з=z и=i й=i к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u
  ф=f х=h һ=h ц=s ч=s ш=s щ=s ъ= ы=i і=i ь= э=e ю=iu я=ia
  á=a ä=a ā=a c=s ç=s č=s ǵ=g ğ=g ġ=g í=i ï=i ī=i ı=i ĭ=i ń=n ñ=n ŋ=n ó=o ö=o ő=o q=k ş=s š=s ś=s ș=s
  ú=u ü=u ū=u ŭ=u ů=u ű=u w=u x=h y=i ý=u ž=j
`);
const KAZAKH_PAIRS = /shch|sch|sh|ch|zh|kh|gh|y[\u0301'’ʼ]|^ts|ts(?=[iyıï]{1,2}[aeou])/g;
const KAZAKH_PAIR = table("shch=s sch=s sh=s ch=s ts=s zh=j kh=h gh=g");
const MARKS = /[\u0300-\u036f'’ʼ`´ʹ]/g;

/**
 * Gives the skeleton of a Kazakh word: the same with its own letters, without them, and in Latin letters by the
 * alphabets of 2017, 2018 and 2021 or as in a chat.
 * @param {string} word
 */
export function fold(word) {
  const single = word.toLowerCase().replace(KAZAKH_PAIRS, (pair) => KAZAKH_PAIR.get(pair) ?? "u");
  return rewrite(single.replace(MARKS, ""), KAZAKH).replace(/i{2,}/g, "i");
}

// Russian

const RUSSIAN = table(`
  ё=е э=е ъ= ь= ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и
  a=а b=б c=ц d=д e=е f=ф g=г h=х i=и j=ж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в x=кс y=ы z=з
  č=ч š=ш ž=ж ë=е è=е é=е ě=е
`);
const RUSSIAN_PAIR = table(`
  shch=щ sch=щ šč=щ ts=ц sh=ш ch=ч zh=ж kh=х x=х ya=я ja=я yu=ю ju=ю yo=е jo=е ye=е je=е iya=ия ija=ия iia=ия ia=ия
`);
const RUSSIAN_PAIRS = /shch|sch|šč|ts(?!ya)|sh|ch|zh|kh|i?[yj]a|iia|ia$|[yj][eou]|^x/g;
/* In dannye the y is a vowel, in uchrezhdeniye none. */
const ADJECTIVES = /([bcdfghjklmnprstvz])ye$/;
/* A short й in Latin letters: what stands after a vowel and before none, and an i at the end (novoi). */
const SHORT = /([aeiouyаеиоуыэюя])[yj](?![aeou])|([aeouyаеоуыэюя])i$/g;

/**
 * Gives a Russian word in the letters that every way of typing it shares: without ё, э, ъ and ь, with ц for тс and щ
 * for сч, and in Cyrillic letters when it was typed in Latin ones. й and и stay two letters, since endings differ by
 * them.
 * @param {string} word
 */
export function russianFold(word) {
  const whole = word.toLowerCase().replace(/и\u0306/g, "й").replace(MARKS, "");
  const short = whole.replace(ADJECTIVES, "$1ые").replace(SHORT, (pair) => `${pair[0]}й`);
  const single = short.replace(RUSSIAN_PAIRS, (pair) => RUSSIAN_PAIR.get(pair));
  return rewrite(single, RUSSIAN).replace(/тс(?!я)/g, "ц").replace(/сч/g, "щ").replace(/йо/g, "е");
}

// Keyboards

const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";
const CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";
const DIGIT_KEYS = "2345890-=";
const KAZAKH_KEYS = "әіңғүұқөһ";
const between = (from, to) => new Map([...from].map((key, place) => [key, to[place]]));
const TO_CYRILLIC = between(LATIN_KEYS, CYRILLIC_KEYS);
const TO_KAZAKH = between(LATIN_KEYS + DIGIT_KEYS, CYRILLIC_KEYS + KAZAKH_KEYS);
const TO_LATIN = between(CYRILLIC_KEYS + KAZAKH_KEYS, LATIN_KEYS + DIGIT_KEYS);
const DIGITS = between(DIGIT_KEYS, KAZAKH_KEYS);

/**
 * Gives what the same keys write on the layout that the reader may have meant: Latin letters become Cyrillic ones (on
 * the Kazakh layout, with the letters of the row of digits), Cyrillic ones Latin. Kazakh typed on the Russian layout,
 * which has digits where the Kazakh one has letters («е4бек»), becomes Kazakh. The text must be as typed, since `,`
 * `.` `;` `[` are letters too.
 * @param {string} text
 * @param {"kk" | "ru"} language
 */
export function otherLayout(text, language) {
  if (/[a-z]/i.test(text)) return rewrite(text, language === "kk" ? TO_KAZAKH : TO_CYRILLIC);
  if (language === "kk" && /[234589]/.test(text) && /[а-яё]/i.test(text)) return rewrite(text, DIGITS);
  return rewrite(text, TO_LATIN);
}

// Slips

/**
 * Tells whether exactly one letter too many, missing, wrong or swapped with its neighbour lies between two words.
 * @param {string} one
 * @param {string} other
 */
export function isOneTypo(one, other) {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  if (long.length - short.length > 1 || one === other) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  const left = short.length - start - end;
  if (short.length < long.length) return left === 0;
  return left === 1 || (left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]);
}
