"""Ten thousand queries that nobody should type: none throws, hangs or brings markup, and every answer is whole."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.engine import Engine

_QUERIES = 10_000
_BATCH = 500
_SIGNS = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "әғқңөұүһі",
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789²½٣",
    r"\^$.*+?()[]{}|/-",
    "<>&\"'`=;%#",
    " \t\n\u00a0\u200b\u00ad\u202e\0",
    "😀👨‍👩‍👧🇰🇿",
    "漢字ßİıﬁ́̆",
    "\ufffd",  # half a sign, once it is in the browser
)
_WORDS = (
    "өндіріс", "кәсіпкерлердің", "площадка", "осуждённый", "УИС", "ҚАЖ", "ondiris", "gkjoflrf", "53", "1 200", "__proto__",
    "constructor", "toString", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{ source.pec }}",
    "' OR 1=1 --", "(?:a+)+$", "%E0%A4%A", "../../index.html", "null", "undefined", "NaN", "еңбек " * 40,
)  # fmt: skip

_CHECK = """async ([language, queries]) => {
  opened[language] = opened[language] || openIndex(language);
  const index = await opened[language];
  const ids = new Set(index.sections.map((section) => section.id));
  const isText = (parts) => Array.isArray(parts) && parts.every((part) => (
    part.length === 2 && typeof part[0] === "string" && part[0] && typeof part[1] === "boolean"
  ));
  const faults = [];
  for (const query of queries.map((text) => text.replaceAll("\\ufffd", "\\ud800"))) {
    try {
      const answer = await index.search(query, {limit: 2});
      const isWhole = answer.query === query
        && (answer.reading === null || typeof answer.reading === "string")
        && answer.results.length === Math.min(2, answer.total)
        && answer.sections.reduce((sum, section) => sum + section.total, 0) === answer.total
        && answer.results.every((result) => ids.has(result.section) && isText(result.title) && isText(result.excerpt)
          && result.url.startsWith("/") && result.url.startsWith("/ru/") === (language === "ru"))
        && answer.nearest.every((word) => typeof word === "string") && !(answer.total && answer.nearest.length);
      if (!isWhole) faults.push([query, JSON.stringify(answer).slice(0, 500)]);
    } catch (error) {
      faults.push([query, String(error)]);
    }
  }
  return faults;
}"""


def queries(seed: int) -> Iterator[str]:
    """Yield queries without an end, the same for the same seed."""
    chance = random.Random(seed)
    while True:
        kind = chance.random()
        if kind < 0.4:
            yield "".join(chance.choice(chance.choice(_SIGNS)) for _ in range(chance.randint(0, 40)))
        elif kind < 0.7:
            yield chance.choice(" \u00a0-/").join(chance.choice(_WORDS) for _ in range(chance.randint(1, 6)))
        elif kind < 0.95:
            word = list(chance.choice(_WORDS))
            for _ in range(chance.randint(1, 4)):
                word.insert(chance.randint(0, len(word)), chance.choice(chance.choice(_SIGNS)))
            yield "".join(word)
        elif kind < 0.98:
            yield " " * chance.randint(0, 200)
        else:
            yield "".join(chance.choice(chance.choice(_SIGNS)) for _ in range(10_240))


@pytest.mark.parametrize(("language", "seed"), [("kk", 1), ("ru", 2)])
def test_any_query_gets_a_whole_answer(browser: Browser, base: str, site: Path, language: str, seed: int):
    page = browser.new_page()
    asked: list[str] = []
    engine = Engine(page, base, site)
    page.on("dialog", lambda dialog: pytest.fail(f"a query ran as a script: {dialog.message}"))
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    source = queries(seed)
    for _ in range(_QUERIES // 2 // _BATCH):
        batch = [next(source) for _ in range(_BATCH)]
        assert engine.page.evaluate(_CHECK, [language, batch]) == []
    known = {f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file()}
    assert set(asked) <= known
    page.close()
