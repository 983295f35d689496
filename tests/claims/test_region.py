"""The region's bindings: each one is needed, and each fact that one rests on is missed by exactly its words in both languages."""

import re
import shutil
from pathlib import Path

import pytest

from scripts.claims.claims import Claims
from scripts.languages import LANGUAGES
from scripts.records.loader import load_records
from scripts.twins.finding import Finding
from scripts.twins.site import read_site
from tests.conftest import REGION, sampled
from tests.examples import beside

#: What an editor writes when a fact becomes known: the file, what stands there and what comes in its place.
KNOWN = beside(__file__, "test_region.yml")["known"]
COMMENT = re.compile(r"^\s*(?:<!--|#)\s*rests on(?P<conditions>.*?)\s*(?:-->)?$")
#: Every binding that stands over a denial; the others are over claims that deny nothing.
OVER_CLAIMS = beside(__file__, "test_region.yml")["over_claims"]


def comments() -> list[tuple[str, int, str]]:
    """Return the file, the line and the conditions of every binding of the region."""
    files = [
        *sorted(REGION.glob("kk/**/*.md")),
        *sorted(REGION.glob("ru/**/*.md")),
        *sorted(REGION.glob("data/*/*.yml")),
    ]
    return [
        (file.relative_to(REGION).as_posix(), number, match["conditions"])
        for file in files
        for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1)
        if (match := COMMENT.match(line))
    ]


ALL = comments()


@pytest.fixture
def region(tmp_path, monkeypatch):
    """A copy of the pages and records of the region, seen from inside it."""
    for part in ("kk", "ru", "data"):
        shutil.copytree(REGION / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    return tmp_path


def claims(region: Path) -> Claims:
    return Claims(read_site(region, load_records(region / "data")))


def places(findings: list[Finding]) -> set[tuple[str, str | None]]:
    return {(finding.file, finding.counterpart_file) for finding in findings}


def bound_to(fact: str) -> list[str]:
    """Return the files of the bindings that rest on a fact, a record once for each language."""
    files = [file for file, _, conditions in ALL if f"{fact} unknown" in conditions]
    return sorted(file for file in files for _ in (LANGUAGES if file.endswith(".yml") else (1,)))


def test_nothing_is_wrong_with_the_region(region):
    all_claims = claims(region)
    assert [*all_claims.binding_findings(), *all_claims.outdated_findings(), *all_claims.unbound_findings()] == []


@pytest.mark.parametrize(("file", "line", "conditions"), sampled(ALL, 4))
def test_a_binding_that_is_taken_away_leaves_its_words_bare(region, file, line, conditions):
    path = region / file
    lines = path.read_text("utf-8").split("\n")
    del lines[line - 1]
    path.write_text("\n".join(lines), encoding="utf-8")
    all_claims = claims(region)
    bare = [(found.file, found.line) for found in all_claims.unbound_findings()]
    if any(conditions == f": {claim}" for claim in OVER_CLAIMS):
        assert bare == []
    else:
        assert {name for name, _ in bare} == {file}
        assert all(line <= place <= line + 4 for _, place in bare)
    if file.endswith(".md"):  # the twin has one that this side lacks
        assert {found.counterpart_file for found in all_claims.binding_findings()} == {file}


@pytest.mark.parametrize("fact", KNOWN)
def test_a_fact_that_becomes_known_is_told_to_exactly_the_words_bound_to_it(region, fact):
    change = KNOWN[fact]
    path = region / change["file"]
    text = path.read_text("utf-8")
    assert text.count(change["old"]) == 1
    path.write_text(text.replace(change["old"], change["new"]), encoding="utf-8")
    findings = list(claims(region).outdated_findings())
    assert sorted(finding.file for finding in findings) == bound_to(fact)
    for finding in findings:
        assert f'"{fact} unknown"' in finding.message
        assert f" by {change['file']}:" in finding.message
        assert finding.counterpart_line


def test_every_unknown_fact_that_words_rest_on_is_tried():
    facts = {
        fact
        for _, _, conditions in ALL
        for fact in re.findall(r"(\S+) unknown", conditions)
        if "where" not in conditions
    }
    assert facts == set(KNOWN)


def test_a_record_that_is_taken_away_is_missed(region):
    (region / "data" / "terms" / "goods-gate.yml").unlink()
    found = [(finding.file, finding.message) for finding in claims(region).binding_findings()]
    message = 'found the unknown term "goods-gate"; expected the id of a term'
    assert found == [(f"{language}/partnership/terms.md", message) for language in LANGUAGES]


def test_a_count_that_changes_is_told(region):
    term = region / "data" / "terms" / "pay-sheet.yml"
    term.write_text(term.read_text("utf-8").replace("standing: proposed", "standing: law"), encoding="utf-8")
    findings = list(claims(region).outdated_findings())
    assert sorted(finding.file for finding in findings) == [
        "data/sources/proposal.yml",
        "data/sources/proposal.yml",
        "kk/about/sources.md",
        "ru/about/sources.md",
    ]
    assert all("there are 3: " in finding.message for finding in findings)
