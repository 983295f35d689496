"""Tests of the generator name no record and no party of this site: whoever takes it over has others."""

import re
from pathlib import Path

from scripts.records.kinds.partnership import Party
from scripts.records.loader import load_records
from tests.conftest import REGION, ROOT

DATA = ROOT / "docs" / "data"
#: Tests of what this site publishes, the region with its own records, and this site's questions to its search.
OWN = ("content", "region")
FILES = sorted(
    path
    for path in (ROOT / "tests").rglob("*")
    if path.suffix in {".py", ".js", ".mjs", ".yml", ".json"}
    and path.relative_to(ROOT / "tests").parts[0] not in OWN
    and "node_modules" not in path.parts
)


def ids(data: Path) -> set[str]:
    return {path.stem for path in data.glob("*/*.yml")}


def names(data: Path) -> set[str]:
    """What stands in quotes in the names of parties: «…»."""
    parties = load_records(data).all(Party)
    return {
        name for party in parties for text in (party.name.kk, party.name.ru) for name in re.findall("«(.+?)»", text)
    }


def test_no_test_of_the_generator_names_a_record_or_party_of_this_site():
    own_ids, own_names = ids(DATA) - ids(REGION / "data"), names(DATA) - names(REGION / "data")

    def names_one(line: str) -> bool:
        # An id of one word may be a word of the language too, so that it counts only in quotes or in a path.
        words = [word for word in re.findall(r"[\w-]+", line) if "-" in word]
        words += re.findall(r"(?<=[\"'`/.])\w+(?=[\"'`/.])", line)
        return not own_ids.isdisjoint(words) or any(name in line for name in own_names)

    assert [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if names_one(line)
    ] == []
