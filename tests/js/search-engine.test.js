/* The engine of the search finds what a reader means, on the site of the test region. */

import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import {test} from "node:test";

import {openIndex} from "../../overrides/assets/javascripts/search-engine.js";
import {SITE, asked, found, freshIndex, fromDisk, marks, search, server} from "./engine.js";

const SEWING = "catalogue/sites/sewing-workshop/";
const sorted = (addresses) => [...addresses].sort();
const has = (whole, part) => part.every((address) => whole.includes(address));

for (const [language, first, ...others] of [
  ["kk", "өндіріс", "өндірістің", "өндірістік", "ӨНДІРІСІ"],
  ["kk", "кәсіпкер", "кәсіпкерлердің", "кәсіпкерлікті"],
  ["ru", "площадка", "площадок", "площадками"],
  ["ru", "осуждённый", "осужденный", "осуждёнными"],
]) {
  test(`every form of ${first} finds the same pages`, async () => {
    const pages = sorted(await found(language, first));
    assert.ok(pages.length > 5);
    for (const form of others) assert.deepEqual(sorted(await found(language, form)), pages, form);
  });
}

test("words that only begin like the one typed come after its own forms", async () => {
  const {results} = await search("ru", "закон");
  const isOwn = results.map((result) => marks(result).some((word) => !word.startsWith("закончи")));
  assert.ok(isOwn.slice(0, 5).every(Boolean));
  assert.ok(isOwn.includes(false));
});

test("the page about a thing comes before pages that mention it", async () => {
  for (const [language, query, page] of [
    ["ru", "швейный цех", `/ru/${SEWING}`], ["kk", "тігін цехы", `/${SEWING}`], ["ru", "источники", "/ru/about/sources/"],
    ["ru", "палата", "/ru/initiative/parties/kasip-chamber/"],
  ]) assert.equal((await found(language, query))[0], page, query);
});

test("a list comes last unless it is asked for by its title", async () => {
  const pages = await found("ru", "швейный");
  assert.ok(pages.includes("/ru/search/"));
  assert.ok(pages.indexOf("/ru/search/") > pages.indexOf(`/ru/${SEWING}`));
});

for (const [language, query, ...name] of [
  ["kk", "ҚАЖ", "қылмыстық", "атқару", "жүйе"], ["ru", "УИС", "уголовно", "исполнительн", "систем"], ["ru", "зэк", "осуждённ"],
  ["ru", "аренда", "имущественн", "наем"], ["ru", "имущественный наём", "аренд"],
]) {
  test(`${query} finds the other name of the thing`, async () => {
    const {results} = await search(language, query);
    const texts = results.map((result) => marks(result).map((word) => word.replace("наём", "наем")));
    assert.ok(texts.some((words) => name.every((part) => words.some((word) => word.startsWith(part)))), JSON.stringify(texts));
  });
}

test("a word to avoid is not found by the word in its place", async () => {
  const {results} = await search("ru", "осуждённый");
  assert.ok(results.every((result) => !marks(result).includes("зэк")));
});

for (const [language, typed, meant] of [
  ["kk", "ондирис", "өндіріс"], ["kk", "кауипсиздик", "қауіпсіздік"], ["kk", "öndiris", "өндіріс"], ["kk", "kasipker", "кәсіпкер"],
  ["kk", "t4,tr", "еңбек"], ["kk", "кәсыпкер", "кәсіпкер"], ["ru", "ploshchadka", "площадка"], ["ru", "gkjoflrf", "площадка"],
  ["ru", "учриждение", "учреждение"],
]) {
  test(`${typed} finds ${meant} and says so`, async () => {
    const {results, reading} = await search(language, typed);
    assert.ok(has(results.map(({url}) => url), await found(language, meant)));
    assert.ok(reading);
    assert.equal((await search(language, meant)).reading, null);
  });
}

test("an incomplete last word finds what begins so", async () => {
  assert.deepEqual(sorted(await found("ru", "швейн")), sorted(await found("ru", "швейный")));
  assert.ok(has(await found("ru", "шве"), [`/ru/${SEWING}`]) && has(await found("kk", "тігі"), [`/${SEWING}`]));
});

test("all words are on a page, or else most of them", async () => {
  const [sewing, contract] = [await found("ru", "швейный"), await found("ru", "договор")];
  assert.deepEqual(sorted(await found("ru", "швейный договор")), sorted(sewing.filter((page) => contract.includes(page))));
  assert.deepEqual(sorted(await found("ru", "швейный щщщщщ")), sorted(sewing));
});

test("nothing found offers words of the language that are one slip away", async () => {
  const {total, results, sections, nearest} = await search("ru", "цхе");
  assert.deepEqual([total, results, sections], [0, [], []]);
  assert.deepEqual(nearest, ["цех"]);
});

test("nothing is offered that is further away, of another language or in other letters", async () => {
  for (const [language, query] of [["ru", "учриждиние"], ["ru", "мекме"], ["ru", "orlex"], ["kk", "ящки"], ["kk", "площадя"], ["kk", "orlex"]]) {
    assert.deepEqual((await search(language, query)).nearest, [], query);
  }
});

for (const [language, siding, ...queries] of [
  ["ru", "подъездной путь", "тупик", "рельсы", "рельсов", "рельсф", "ж/д", "темір жол", "теміржолға", "тұйық жолдың"],
  ["kk", "кірме теміржол жолы", "тұйық жол", "туйык жол", "темир жол", "тупик", "тупиктер", "железная дорога", "железной дороги"],
]) {
  for (const query of queries) {
    test(`${query} leads to where is told of ${siding}`, async () => {
      const pages = await found(language, siding);
      assert.ok(pages.length > 5);
      assert.ok(has(await found(language, query), pages));
    });
  }
}

test("a word near in meaning is not found by the thing that it leads to", async () => {
  for (const {title, excerpt} of (await search("ru", "выделенная мощность")).results) assert.ok(!marks({title, excerpt}).includes("подстанция"));
});

test("a number with a unit gives the sites that have as much first, then those where it is not known", async () => {
  for (const [language, query] of [["ru", "цех 800 м2"], ["kk", "цех 800 шаршы метр"], ["kk", "цех 0,08 га"]]) {
    const {results, values} = await search(language, query, {section: "sites"});
    assert.deepEqual(values.map(({value, known, unknown}) => [value, known, unknown]), [["800\u00a0м²", 3, 1]]);
    assert.deepEqual(results.map(({url}) => url.split("/").at(-2)), ["repair-hall", "sewing-workshop", "joinery-hall", "brick-workshop"]);
    const areas = results.map(({facts}) => facts.find(([name]) => ["Общая площадь", "Жалпы ауданы"].includes(name)));
    assert.deepEqual(areas.map(([, , isAsked]) => isAsked), [true, true, true, false]);
  }
});

test("sites with every value that was asked for come first", async () => {
  const {results} = await search("ru", "100 кВт 800 м2 цех", {section: "sites"});
  assert.deepEqual(results.map(({facts}) => facts.filter(([, , isAsked]) => isAsked).length), [2, 2, 1, 0]);
});

test("a fact that results do not show otherwise is shown where it was asked for", async () => {
  const {results: [first]} = await search("ru", "кран 5 т");
  assert.deepEqual(first.facts[first.facts.length - 1], ["Грузоподъёмность крана", "5\u00a0т", true]);
});

test("the values of sites are fetched only when a value is asked for", async () => {
  const index = await freshIndex("ru");
  asked.length = 0;
  await index.search("цех 800", {limit: 1});
  assert.deepEqual(asked.filter((path) => path.includes("/values-")), []);
  await index.search("цех 800 м2", {limit: 1});
  assert.equal(asked.filter((path) => path.includes("/values-")).length, 1);
});

test("all text is as on the page but for marks, on a page of the language that is there", async () => {
  for (const [language, query] of [["kk", "мекеме"], ["kk", "площадка"], ["ru", "учреждение"], ["ru", "мекеме"]]) {
    for (const {url, title} of (await search(language, query)).results) {
      assert.equal(url.startsWith("/ru/"), language === "ru");
      const page = readFileSync(`${SITE}${url}index.html`, "utf8").replaceAll("\u00ad", "");
      assert.ok(page.includes(`>${title.map(([text]) => text).join("")}</h1>`), url);
    }
  }
});

test("a number is found by itself and by its beginning", async () => {
  assert.equal((await found("ru", "901"))[0], "/ru/catalogue/institutions/no-901/");
  assert.ok(has(await found("ru", "901"), await found("ru", "учреждение 901")));
  const pay = await found("ru", "90100");
  assert.ok(pay.length);
  assert.deepEqual(sorted(await found("ru", "90\u00a0100")), sorted(pay));
  assert.ok(has(await found("ru", "9010"), pay));
});

test("one digit is a number by itself and no beginning", async () => {
  asked.length = 0;
  const {results} = await search("kk", "7");
  assert.ok(results.length);
  assert.deepEqual([...new Set(results.flatMap(marks))], ["7"]);
});

test("a section filters the results and keeps the totals of all", async () => {
  const everything = await search("ru", "цех");
  const sites = await search("ru", "цех", {section: "sites"});
  const totals = new Map(everything.sections.map(({id, total}) => [id, total]));
  assert.deepEqual(sites.sections, everything.sections);
  assert.equal([...totals.values()].reduce((sum, total) => sum + total), everything.total);
  assert.deepEqual([sites.total, sites.results.length], [totals.get("sites"), totals.get("sites")]);
  assert.ok(sites.results.every(({section}) => section === "sites"));
});

test("ten results are given unless another number is asked for", async () => {
  const index = await openIndex("ru");
  assert.equal((await index.search("площадка")).results.length, 10);
  assert.equal((await search("ru", "площадка", {limit: 3})).results.length, 3);
});

test("records that have ended come after those that hold, but by their whole name first", async () => {
  const {results} = await search("ru", "площадка", {section: "sites"});
  const states = results.map(({ended}) => ended);
  assert.ok(states.includes(true));
  assert.deepEqual(states, [...states].sort());
  const {title, url} = results.find(({ended}) => ended);
  assert.ok((await found("ru", title.map(([text]) => text).join(""))).slice(0, 3).includes(url));
});

test("a production site shows its key facts", async () => {
  const [{facts}] = (await search("kk", "цех", {section: "sites", limit: 1})).results;
  assert.deepEqual(facts.slice(0, 2).map(([label]) => label), ["Мәртебесі", "Өңір"]);
});

test("only the parts are fetched that a query needs, and each once", async () => {
  const index = await freshIndex("ru");
  asked.length = 0;
  await index.search("кирпичный", {limit: 2});
  const parts = asked.filter((path) => path.includes("/words-"));
  assert.ok(parts.length > 0 && parts.length < 4, parts.join(" "));
  assert.equal(asked.filter((path) => path.includes("/pages/")).length, 2);
  assert.ok(asked.every((path) => path.includes("/ru/") && existsSync(`${SITE}/${path}`)));
  asked.length = 0;
  await index.search("кирпичный", {limit: 2});
  assert.deepEqual(asked, []);
});

test("a part that cannot be had rejects with its name and is asked for again", async () => {
  const index = await freshIndex("ru");
  server.read = async () => null;
  await assert.rejects(index.search("мебель", {limit: 1}), /The search has no (assets\/search\/ru\/|search\/ru\/index.json)/);
  server.read = fromDisk;
  assert.ok((await index.search("мебель", {limit: 1})).total);
});

test("a site that was published anew is searched anew", async () => {
  server.read = async (path) => (await fromDisk(path)).replace(/"version":"\w+"/, '"version":"0123456789"');
  const index = await freshIndex("kk");
  await assert.rejects(index.search("жиһаз", {limit: 1}), /0123456789/);
  server.read = fromDisk;
  assert.ok((await index.search("жиһаз", {limit: 1})).total);
});
