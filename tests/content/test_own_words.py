"""The words are our own: no run of eight words of a page or a record stands in a source, quotations apart."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from scripts.parity.known_names import KnownNames
from scripts.parity.name_finder import NameFinder
from scripts.records.loader import load_records
from scripts.twins.passages import CITATION, TextPassage
from scripts.twins.site import read_site
from tests.conftest import REGION, ROOT
from tests.content.source_runs import FILE, runs

FOLDERS = [pytest.param(ROOT / "docs", id="this site"), pytest.param(REGION, id="the test region")]
SOURCES = frozenset(FILE.read_text(encoding="utf-8").split())
QUOTED = re.compile(r"«[^«»]*»")


def own_text(passage: TextPassage, names: NameFinder) -> str:
    """Return the text of a passage without what is quoted from a cited source, the values of records and their names."""
    if passage.kind == "quote":
        return ""
    text, is_cited = passage.text, "{{ source." in passage.source
    apart = [match.span() for match in QUOTED.finditer(text)] if is_cited else []
    for start, end in [*apart, *((name.start, name.end) for name in names.find(text))]:
        text = text[:start] + CITATION * (end - start) + text[end:]
    return text


def taken(passage: TextPassage, sources: Collection[str], names: NameFinder) -> Iterator[str]:
    """Yield the words of a passage that stand in a source, each stretch once, with their file and line."""
    text, start, end = own_text(passage, names), 0, -1
    for piece in re.finditer(rf"[^{CITATION}]+", text):
        for name, first, last in runs(piece.group()):
            if name not in sources:
                continue
            if piece.start() + first > end and end >= 0:
                yield f"{passage.file}:{passage.line_at(start)}: {' '.join(text[start:end].split())}"
                end = -1
            start = start if end >= 0 else piece.start() + first
            end = piece.start() + last
    if end >= 0:
        yield f"{passage.file}:{passage.line_at(start)}: {' '.join(text[start:end].split())}"


@pytest.mark.parametrize("docs", FOLDERS)
def test_no_run_of_eight_words_stands_in_a_source(docs: Path):
    site = read_site(docs, load_records(docs / "data"))
    names = KnownNames(site.records).finders
    assert [found for passage in site.passages for found in taken(passage, SOURCES, names[passage.language])] == []


ARTICLE = "Қонақтар цехтарды аралап, бос тұрған орындарды көріп, жаңа жобаларды бастауға болады деп айтты."
HASHES = {name for name, _, _ in runs(ARTICLE)}


@pytest.mark.parametrize(
    ("source", "kind", "found"),
    [
        (ARTICLE, "paragraph", [ARTICLE[:-1]]),
        ("Бірде **қонақтар** цехтарды\nаралап бос тұрған орындарды көріп жаңа", "item", ["қонақтар цехтарды аралап бос тұрған орындарды көріп жаңа"]),
        ("Қонақтар цехтарды аралап, бос тұрған орындарды көріп кетті.", "paragraph", []),
        (f"«{ARTICLE}» ({{{{ source.article }}}})", "paragraph", []),
        (f"«{ARTICLE}»", "paragraph", [ARTICLE[:-1]]),
        (ARTICLE, "quote", []),
        (ARTICLE.replace("болады", "«Сынақ» палатасы"), "paragraph", [ARTICLE[: ARTICLE.index(" болады")]]),
        (ARTICLE.replace("бос", "{{ figure.halls }}"), "paragraph", ["тұрған орындарды көріп, жаңа жобаларды бастауға болады деп айтты"]),
    ],
)  # fmt: skip
def test_words_of_a_source_are_found_however_they_are_written_but_not_in_a_quotation(source, kind, found):
    passage = TextPassage("docs/kk/page.md", 3, "kk", kind, source)
    names = NameFinder("kk")
    names.add("«Сынақ» палатасы", "name")
    assert list(taken(passage, HASHES, names)) == [f"docs/kk/page.md:3: {words}" for words in found]


def test_the_file_of_runs_has_hashes_alone():
    assert all(re.fullmatch("[0-9a-f]{12}", name) for name in SOURCES)
