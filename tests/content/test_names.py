"""A region that swaps its records is told of every name that its pages keep of the one before, in both languages."""

import re
from collections import defaultdict
from dataclasses import replace

import pytest

from scripts.check.runner import run_rules
from scripts.claims.carried_names import CAPITAL, CarriedNames
from scripts.claims.unknown_names import UnknownNames
from scripts.languages import LANGUAGES, Language
from scripts.parity.known_names import KnownNames
from scripts.parity.name_finder import Found
from scripts.records.kinds.reference import NameKind
from scripts.records.loader import Records, load_records
from scripts.twins.passages import TextPassage
from scripts.twins.site import Site, read_site
from tests.conftest import REGION, ROOT

FOLDERS = {"this site": ROOT / "docs", "the test region": REGION}
REASONS = 15


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    """The pages and records of both regions."""
    return {name: read_site(docs, load_records(docs / "data")) for name, docs in FOLDERS.items()}


def names_in(passages: list[TextPassage], records: Records) -> dict[tuple[TextPassage, int], str]:
    """Return the names in the passages by the records, each by where it begins."""
    known = KnownNames(records)
    common = {word for passage in passages for word in re.findall(r"\w+", passage.text) if word.islower()}
    return {
        (passage, found.start): passage.text[found.start : found.end]
        for passage in passages
        for found in known.finders[passage.language].find(passage.text)
        if found.key in known.words and is_own(passage, found, known.kinds[found.key], common)
    }


def is_own(passage: TextPassage, found: Found, kind: NameKind, common: set[str]) -> bool:
    """Return whether a name shows that it is one: a place, in quotes, Latin, or a capital after its first word."""
    name = passage.text[found.start : found.end]
    is_marked = passage.text[: found.start].endswith("«") or "«" in name or name.isascii()
    capitals = (word for word in CAPITAL.finditer(name) if word.start() or word.group().isupper())
    return (kind is NameKind.PLACE and not name.islower() and name.lower() not in common) or is_marked or any(capitals)


def is_general(passage: TextPassage, start: int, name: str, nothing: dict[Language, CarriedNames]) -> bool:
    """Return whether a name is a country, or another that no region changes."""
    return any(found.start <= start < found.end for found in nothing[passage.language].find(passage.text)) or any(
        nothing[passage.language].has(word) for word in CAPITAL.finditer(name)
    )


@pytest.mark.parametrize(("kept", "swapped"), [tuple(FOLDERS), tuple(reversed(FOLDERS))])
def test_every_name_left_behind_is_told(sites: dict[str, Site], kept: str, swapped: str):
    site, others = sites[kept], sites[swapped].records
    pages = [passage for document in site.documents for passage in document.passages()]
    told: dict[tuple[str, int], str] = defaultdict(str)
    for finding in UnknownNames(replace(site, records=others)).findings():
        told[finding.file, finding.line] += finding.message.split(", which no record carries")[0] + "\n"
    nothing = {language: CarriedNames(Site(site.docs, Records()), language, ()) for language in LANGUAGES}
    carried = names_in(pages, others)
    left = {
        (passage, start): name
        for (passage, start), name in names_in(pages, site.records).items()
        if (passage, start) not in carried and not is_general(passage, start, name, nothing)
    }
    is_that_region = {record.id for record in site.records} == {record.id for record in others}
    assert {passage.language for passage, _ in left} == (set() if is_that_region else set(LANGUAGES))
    assert [
        f"{passage.file}:{passage.line_at(start)}: {name}"
        for (passage, start), name in left.items()
        if not any(word in told[passage.file, passage.line_at(start)] for word in CAPITAL.findall(name))
    ] == []


def test_no_name_is_told_where_the_records_are_the_own_ones_and_few_are_accepted():
    checked = run_rules(ROOT / "docs", ROOT / "docs" / "data", ["unknown-name"])
    assert [str(finding) for finding in checked.findings] == []
    assert len({(accepted.finding.file, accepted.reason) for accepted in checked.accepted}) < REASONS
