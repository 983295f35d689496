/* What people type and what they mean by it, as the script of the search reads it. */

import assert from "node:assert/strict";
import {test} from "node:test";

import {fold, isOneTypo, otherLayout, russianFold} from "../../overrides/assets/javascripts/search-spelling.js";

/* A word, and after it the same without its letters and in Latin: by the alphabets of 2021, 2018 and 2017, and as in chats. */
const KAZAKH = [
  "өндіріс өндирис ондирис öndiris ondiris óndiris o'ndiris", "кәсіпкер касипкер käsipker kasipker kásipker",
  "кәсіпкерлік касипкерлик käsipkerlik kasipkerlik",
  "қауіпсіздік кауипсиздик qauipsizdik qauıpsızdık kauipsizdik qawipsizdik qaýipsizdik qay'ipsizdik",
  "еңбек енбек eñbek enbek eńbek en'bek", "жұмыс жумыс jūmys jumys zhumys zhumıs", "жұмысшы жумысшы jūmysşy jumysshy jumyssy",
  "шеберхана шеберхана şeberhana seberhana sheberkhana sheberxana", "заң зан zañ zan zań", "алаң алан alañ alan",
  "қоғам когам qoğam qogam kogham qog'am", "келісім келисим kelisim kelısım", "сұрақ сурак sūraq suraq surak",
  "тігін тигин tigin", "палата palata", "инвестор investor ınvestor",
  "инвестиция investitsiya investitsiia investisia investicia", "журналист jurnalist zhurnalist",
  "құрылыс курылыс qūrylys qurylys kurylys", "серіктестік сериктестик seriktestik", "әкім аким äkim akim ákim",
  "қазақстан казакстан qazaqstan kazakstan", "шымкент şymkent shymkent symkent", "жария zhariya jaria jariya",
  "цех tsekh ceh seh",
];
/* A word, and after it the same as it is typed in haste and in Latin letters. */
const RUSSIAN = [
  "партнёр партнер partner partnyor", "производство proizvodstvo", "учреждение uchrezhdenie uchrezhdeniye",
  "площадка ploshchadka ploschadka", "труд trud", "данные dannye dannyye", "осуждённых osuzhdennykh osuzhdyonnyh",
  "условий usloviy uslovij", "партнёрами partnerami partnyorami", "условия usloviya usloviia uslovia uslovija",
  "строительный stroitelnyy stroitel'nyj", "стройка stroyka strojka", "новой novoy novoi novoj",
  "объявление обьявление obyavlenie ob'yavlenie", "социальный sotsialnyy socialnyy", "счёт schet schyot", "район rayon",
  "хозяйство khozyaystvo hozyaystvo xozyaystvo", "эксперт ekspert expert", "электричество elektrichestvo электричество",
];
/* Text as it was typed, the language of the page, what the reader meant. */
const LAYOUTS = [
  ["ghjtrn", "ru", "проект"], ["GHJTRN", "ru", "ПРОЕКТ"], ["gkjoflrf gfdkjlfh", "ru", "площадка павлодар"],
  [",k.lj", "ru", "блюдо"], ["j,]zdktybt", "ru", "объявление"], ["здфт", "ru", "plan"], ["t4,tr", "kk", "еңбек"],
  ["-yl3h3c", "kk", "өндіріс"], ["r2c3grth", "kk", "кәсіпкер"], [";9vsc", "kk", "жұмыс"], ["0fpf0cnfy", "kk", "қазақстан"],
  ["е4бек", "kk", "еңбек"], ["к2с3пкер", "kk", "кәсіпкер"], ["-нд3р3с", "kk", "өндіріс"], ["здфт", "kk", "plan"],
];
const ONE_TYPO = [
  "өндіріс өндіріз", "өндіріс өндріс", "өндіріс өндіріис", "өндіріс нөдіріс", "өндіріс өндірісс", "проект рпоект",
  "проект поект", "а аб", " а",
];
const MORE_OR_NONE = [
  "проект проект", "проект рпокет", "проект прект1", "абв вба", "абвг бавг1", "проект проектный", "абвг багв", "абв агдв", " ",
];

for (const [read, spellings] of /** @type {const} */ ([[fold, KAZAKH], [russianFold, RUSSIAN]])) {
  for (const words of spellings) {
    test(`all are one word: ${words}`, () => assert.equal(new Set(words.split(" ").map(read)).size, 1));
  }
}

test("words stay apart; of Russian ones й is not и, where endings differ by them", () => {
  for (const [read, pairs] of /** @type {const} */ ([
    [fold, ["жоба жаба", "заң сан", "еңбек өмбек", "қала қалам", "тігін тоғын"]],
    [russianFold, ["мой мои", "швейный швеиный", "суд сут", "плата палата"]],
  ])) for (const pair of pairs) assert.equal(new Set(pair.split(" ").map(read)).size, 2, pair);
});

test("text typed on another layout is read", () => {
  for (const [typed, language, meant] of LAYOUTS) assert.equal(otherLayout(typed, /** @type {"kk" | "ru"} */ (language)), meant);
});

test("one slip is one slip in either direction, and no slip and two slips are not one", () => {
  for (const [pairs, isOne] of /** @type {const} */ ([[ONE_TYPO, true], [MORE_OR_NONE, false]])) {
    for (const pair of pairs) {
      const [one, other] = pair.split(" ");
      assert.deepEqual([isOneTypo(one, other), isOneTypo(other, one)], [isOne, isOne], pair);
    }
  }
});

test("any text can be read", () => {
  for (const text of ["", " ", "😀🏭", "\ud800", "\udc00х\ud800", "<img src=x onerror=alert(1)>", "(.*+)[\\", "İI\u0307", "и\u0306".repeat(20)]) {
    const long = text.repeat(10_000);
    for (const read of [fold, russianFold, (some) => otherLayout(some, "kk"), (some) => otherLayout(some, "ru")]) {
      assert.deepEqual([typeof read(text), typeof read(long)], ["string", "string"]);
    }
    assert.ok(isOneTypo(long, `${long}x`));
  }
});
