"""How well the search finds: the queries of the files beside this are typed into the real search page of a served site.

A page is relevant to a group when its regular expression is found in the page's own title or in its text, as a reader
has it. Used by tests/content/test_search_quality.py and by tests/bench/search.py.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from pathlib import Path
from statistics import mean
from typing import Any

from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from tests.examples import beside

LANGUAGES = ("kk", "ru")
FILES = ("queries", "more-queries")
#: The first results, which a reader sees without scrolling.
FIRST = 5
#: A browser allows a page two hundred changes of its address in a short time; every so many queries get a page of their own.
_QUERIES_A_PAGE = 190
_NOT_TEXT = "script, style, template"
_TYPE = """async (queries) => {
  const list = document.getElementById("search-results");
  const field = document.querySelector("main [name=q]");
  const isDone = (query) => "searchDone" in list.dataset && new URLSearchParams(location.search).get("q") === query;
  const found = [];
  for (const query of queries) {
    field.value = query;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    const end = performance.now() + 20000;
    while (!isDone(query)) {
      if (performance.now() > end) throw new Error(`waited in vain for the results of ${query}`);
      await new Promise((resolve) => setTimeout(resolve));
    }
    found.push([...list.children].map((item) => new URL(item.querySelector("a").href).pathname));
  }
  return found;
}"""


@dataclass(frozen=True)
class Group:
    """Forms of a word, and the expression that tells a page which has any of them."""

    match: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the search gave for a query, best first, beside the pages that it should have given."""

    form: str
    query: str
    returned: tuple[str, ...]
    relevant: frozenset[str]

    @cached_property
    def missing(self) -> list[str]:
        """The relevant pages that were not given."""
        return sorted(self.relevant.difference(self.returned))

    @property
    def recall(self) -> float:
        """The share of the relevant pages that was given."""
        return 1 - len(self.missing) / len(self.relevant)

    @property
    def precision(self) -> float:
        """The share of relevant pages among the first that were given."""
        first = self.returned[:FIRST]
        return len(self.relevant.intersection(first)) / len(first) if first else 0.0


#: Gives the addresses of all results of each query, best first.
Search = Callable[[Sequence[str]], list[list[str]]]


def groups_of(name: str, language: str) -> list[Group]:
    """Return the groups of a language in one of the FILES."""
    content = beside(__file__, f"{name}.yml")
    return [Group(group["match"], tuple(group["forms"])) for group in content[language]]


def texts_of(site: Path, language: str) -> dict[str, str]:
    """Return the title and the text of every page of a language by its address, but not of the page for a wrong address."""
    texts = {}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if (language != LANGUAGES[0]) == address.startswith(f"{LANGUAGES[1]}/"):
            texts[f"/{address}"] = _text_of(path.read_text(encoding="utf-8"))
    return texts


def _text_of(html: str) -> str:
    main = LexborHTMLParser(html).css_first("main")
    assert main is not None  # every page has one, and its title in it
    for part in main.css(_NOT_TEXT):
        part.decompose()
    return main.text(separator=" ").replace("\N{SOFT HYPHEN}", "")


def answers(
    groups: Iterable[Group], texts: dict[str, str], search: Search, *spells: Callable[[str], str]
) -> list[Answer]:
    """Search for every form, as `spells` write it by turns if there are any; a group without a relevant page is left out."""
    asked = []
    for group in groups:
        expression = re.compile(group.match, re.IGNORECASE)
        relevant = frozenset(address for address, text in texts.items() if expression.search(text))
        if relevant:
            asked += [(form, spell(form), relevant) for form, spell in zip(group.forms, cycle(spells or (str,)))]
    found = search([query for _, query, _ in asked])
    return [
        Answer(form, query, tuple(returned), relevant)
        for (form, query, relevant), returned in zip(asked, found, strict=True)
    ]


def recall(given: Sequence[Answer]) -> float:
    """Return the mean recall."""
    return mean(answer.recall for answer in given)


def precision(given: Sequence[Answer]) -> float:
    """Return the mean precision among the first results."""
    return mean(answer.precision for answer in given)


def told(given: Iterable[Answer]) -> str:
    """Return a line for each query that misses pages or puts others before them, the worst first."""
    wrong = [answer for answer in given if answer.recall < 1 or answer.precision < 1]
    return "\n".join(
        f"{answer.query} ({answer.form}): recall {answer.recall:.2f}, precision {answer.precision:.2f}, "
        f"given {len(answer.returned)} of {len(answer.relevant)}, without {' '.join(answer.missing[:FIRST]) or 'none'}"
        for answer in sorted(wrong, key=lambda answer: (answer.recall, answer.precision))
    )


def search_page(browser: Browser, address: str, language: str) -> Search:
    """Return a search by the real page of the site at `address`, which shows all results."""
    path = "/search/" if language == LANGUAGES[0] else f"/{language}/search/"

    def search(queries: Sequence[str]) -> list[list[str]]:
        found: list[list[str]] = []
        for some in _in_parts(queries):
            page = browser.new_page()
            page.goto(f"{address}{path}?all=1")
            page.wait_for_selector("#search-results", state="attached")
            answered: Any = page.evaluate(_TYPE, some)
            found += answered
            page.close()
        return found

    return search


def _in_parts(queries: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(queries), _QUERIES_A_PAGE):
        yield list(queries[start : start + _QUERIES_A_PAGE])


# Kazakh as it is typed without its keyboard


def _speller(*pairs: str) -> Callable[[str], str]:
    letters = dict(pair.split("=") for line in pairs for pair in line.split())
    return lambda word: "".join(letters.get(letter, letter) for letter in word)


_COMMON = "а=a б=b в=v г=g д=d е=e з=z к=k л=l м=m н=n о=o п=p р=r с=s т=t ф=f ц=ts э=e ь= ъ="

#: Ways to type a Kazakh word, by name.
SPELLINGS: dict[str, Callable[[str], str]] = {
    # On a Russian keyboard: the nearest letter.
    "no letters": _speller("ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и"),
    # The alphabet of 2021: өндіріс is öndiris, шарт is şart, құрылыс is qūrylys, серіктестік is seriktestik; i is і, и and й.
    "Latin of 2021": _speller(
        _COMMON, "ә=ä ғ=ğ ж=j и=i й=i қ=q ң=ñ ө=ö у=u ұ=ū ү=ü х=h һ=h ч=ch ш=ş ы=y і=i ю=iu я=ia"
    ),
    # The same on a keyboard without marks: ondiris, shart, qurylys.
    "Latin without marks": _speller(
        _COMMON, "ә=a ғ=g ж=j и=i й=i қ=q ң=n ө=o у=u ұ=u ү=u х=h һ=h ч=ch ш=sh ы=y і=i ю=iu я=ia"
    ),
    # As Russian is written in Latin letters, which is usual in chats: zhoba, kurylys, zhabdyk.
    "Latin of chats": _speller(
        _COMMON, "ә=a ғ=g ж=zh и=i й=y қ=k ң=n ө=o у=u ұ=u ү=u х=kh һ=h ч=ch ш=sh ы=y і=i ю=yu я=ya"
    ),
}
