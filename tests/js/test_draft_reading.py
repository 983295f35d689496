"""The browser reads the same values of a text as the reading room: of sentences of the tests, of pages, of what nobody has written."""

import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.draft_check.tables import reading_tables
from scripts.languages import LANGUAGES, Language
from scripts.languages.patterns import pattern
from scripts.languages.tables import table, table_names
from scripts.languages.units import UNITS, format_bounded, format_quantity
from scripts.reading.number_words import NUMBER_WORDS
from scripts.reading.text_values import read_values
from tests.conftest import ROOT
from tests.js.node import evaluate

READ = """import {makeReader} from "./read-values.js";
const tidy = ({kind, key, start, end, unit, sure, bound, ordinal}) => [kind, key, start, end, unit, sure, bound, ordinal];"""
MATCH = 'import {Pattern} from "./pattern.js"; const spans = (source, text) => new Pattern(source).all(text).map(({start, end}) => [start, end]);'
both = pytest.mark.parametrize("language", LANGUAGES)
#: Of many texts a plain run takes every so many.
SAMPLE = pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.exhaustive)])
#: Pieces of values, of which texts are made that nobody has written.
PIECES = {
    "kk": "5 қаңтар наурызда жылғы ж. - – және дейін мың млн теңге айына % адам м² шаршы метр бап 2-бөлігі № 53 мекеме екі жүз кемінде астам сағат 9.00 тармақшасы +7 701 123 45 67 II",
    "ru": "5 января марта года г. - – и до от тыс. млн тенге в месяц % человек м² кв. метров статья 2 часть № 53 учреждение двести пятая не менее более час 9.00 подпункт +7 701 123 45 67 II",
}


def in_python(texts: list[str], language: Language) -> list[list[list[Any]]]:
    return [
        [[v.kind, v.key, v.start, v.end, v.unit, v.sure, v.bound, v.ordinal] for v in read_values(text, language)]
        for text in texts
    ]


def in_browser(texts: list[str], language: Language) -> list[list[list[Any]]]:
    given = [language, reading_tables(language), texts]
    read = "((read) => given[2].map((text) => read(text).map(tidy)))(makeReader(given[0], given[1]))"
    found: list[list[list[Any]]] = evaluate(READ, read, given)
    return found


def strings_of(data: Any) -> Iterable[str]:
    """Yield every text of a table of examples."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from strings_of(item)


def sentences_of_tests(language: Language) -> list[str]:
    files = sorted(path for room in ("reading", "parity", "check") for path in (ROOT / "tests" / room).rglob("*.yml"))
    return [text for path in files for text in strings_of(yaml.safe_load(path.read_text("utf-8")))]


def paragraphs_of_pages(language: Language) -> list[str]:
    pages = (path.read_text("utf-8") for path in sorted((ROOT / "docs" / language).rglob("*.md")))
    records = (path.read_text("utf-8") for path in sorted((ROOT / "docs" / "data").rglob("*.yml")))
    return [line for text in (*pages, *records) for line in text.split("\n") if line.strip()]


def written_by_the_site(language: Language) -> list[str]:
    """Every unit with numbers of many sizes, exact and bounded."""
    numbers = (0, 1, 2.5, 21, 37.5, 105, 1234567.89, 42_500_000, 10**12)
    bounds = ("exact", "about", "at-least", "at-most", "more-than")
    ranges = [format_quantity(number + 7, unit, language, number) for number in numbers for unit in [*UNITS, None]]
    bounded = [
        format_bounded(n, unit, b, language) for n in numbers for unit in [*UNITS, "percent", None] for b in bounds
    ]
    return [f"« {text} »." for text in (*ranges, *bounded)]


def made_up(language: Language) -> list[str]:
    """Pieces of values in any order, and the words of numbers beside each other."""
    dice = random.Random(f"draft {language}")
    pieces, words = PIECES[language].split(" "), sorted(NUMBER_WORDS[language])
    mixed = [
        dice.choice([" ", " ", "", "\u00a0", ", ", "-"]).join(dice.choices(pieces, k=dice.randint(2, 9)))
        for _ in range(6000)
    ]
    named = [" ".join(dice.choices(words, k=dice.randint(1, 4))) for _ in range(3000)]
    signs = ["".join(dice.choices("0123456789 .,-–№%₸/()IVXабежлднқңү\u00a0\n", k=40)) for _ in range(3000)]
    return mixed + named + signs


@SAMPLE
@pytest.mark.parametrize("texts", [sentences_of_tests, paragraphs_of_pages, written_by_the_site, made_up])
@both
def test_the_browser_reads_the_same_values(language: Language, texts: Callable[[Language], list[str]], every: int):
    whole = [text for text in texts(language) if not re.search("[\U00010000-\U0010ffff]", text)]
    assert len(whole) > 400
    given = whole[:: min(every, len(whole) // 400)]
    expected, found = in_python(given, language), in_browser(given, language)
    differing = [(text, one, other) for text, one, other in zip(given, expected, found, strict=True) if one != other]
    assert differing[:5] == []
    assert sum(map(len, expected)) > 100, "the texts have too few values to say anything"


@both
def test_every_pattern_of_the_tables_matches_the_same(language: Language):
    text = "\n".join(paragraphs_of_pages(language)[::40])[:6000]
    patterns = [
        pattern(name, owner, key)
        for owner in (language, "both")
        for name in sorted(table_names(owner))
        for key in (table(owner, name) if isinstance(table(owner, name), dict) else {}).get("patterns", ())
    ]
    assert len(patterns) > 30
    found = evaluate(
        MATCH, "given[0].map((source) => spans(source, given[1]))", [[one.pattern for one in patterns], text]
    )
    for one, spans in zip(patterns, found, strict=True):
        assert spans == [list(match.span()) for match in one.finditer(text)], one.pattern


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"(?i)(?:ав|а)вг\b", "АВГ авг аввг"),
        (r"(?<!\w)(?<=)[а-яё]{2,3}?(?=\s|$)", "да нет что"),
        (r"(?P<a>\d)?(?(a)x|y)", "1x y 2y x"),
        (r"(?P<s>[./])\d(?P=s)", "./1/ .2. .3/"),
        (r"\d++0", "100 2000"),
        (r"(?:\d{2}-?)*+\d", "12-34-5 1234"),
        (r"[^\W\d_]+|[\s,]", "аб_1, Ы\u00a0ө"),
        (r"(?:a|ab)(?:c|bcd)(?:d*)", "abcd acd"),
        (r"(?i:[а-в]+)Г(?-i:д)?", "АбВГд абвг"),
        (r"(?:(?:x|y)+,?){2,3}z", "x,y,xz yy,xz xz"),
        (r"\Aq|q\Z|^w|e$", "q w q\ne\nq"),
    ],
)
def test_an_expression_matches_as_in_python(expression: str, text: str):
    found = evaluate(MATCH, "spans(given[0], given[1])", [expression, text])
    assert found == [list(match.span()) for match in re.finditer(expression, text)]


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1,", "1-", "1 000 ", "бір ", "сто ", "5 және ", "5 и ", "2026 ж. ", "№", "+7", "мың ", "IV"]
)
@both
def test_a_hostile_text_is_read(language: Language, piece: str, tmp_path: Path):
    text = piece * (4000 // len(piece))
    assert in_browser([text], language) == in_python([text], language)
