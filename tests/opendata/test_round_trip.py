"""Whatever facts a site has, every format gives them back: value, precision, source, date and note."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from scripts.opendata.csv_files import csv_bytes
from scripts.opendata.dataset import datasets_of
from scripts.opendata.workbooks import OpenSheet, workbook_bytes
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.known import Bound
from scripts.records.loader import Records, load_records
from scripts.tables.columns import RANGE, fields_of, is_measured
from scripts.tables.fields import FieldType, TableField
from scripts.tables.rows import parted
from scripts.tables.safe import unguarded
from tests.conftest import REGION

NAME = "box-store"
FACTS = [field for field in fields_of(ProductionSite) if field.is_fact and field.type is not FieldType.CONTACT]
SOURCES, PARTIES, OPPORTUNITIES = ["letter", "article"], ["department", "editors"], ["furniture", "workwear"]
#: What a record may have: YAML takes no control signs, and a text is stripped.
SIGNS = st.text(
    st.one_of(st.sampled_from("=+-@'\";,\\\t\n "), st.characters(codec="utf-8", exclude_categories=["C", "Z"])),
    max_size=8,
)
TEXTS = st.builds(lambda before, after: f"{before}сөз{after}".strip(), SIGNS, SIGNS)
WORDS = st.fixed_dictionaries({"kk": TEXTS, "ru": TEXTS})
DATES = st.one_of(
    st.dates().map(str), st.integers(1000, 2100).map(str), st.sampled_from(["2026-03", "2026-21"]), st.just(UNKNOWN)
)

Fact = dict[str, Any] | str


def values_of(field: TableField) -> st.SearchStrategy[Any]:
    """Return any value that the field takes, as YAML has it."""
    match field.type:
        case FieldType.WORDS:
            return WORDS
        case FieldType.CHOICE:
            codes = st.sampled_from([choice.value for choice in field.choices])
            return st.lists(codes, min_size=1, unique=True) if field.is_list else codes
        case FieldType.WHEN:
            return DATES.filter(lambda text: text != UNKNOWN)
        case FieldType.COORDINATES:
            return st.fixed_dictionaries({"latitude": st.floats(40.5, 55.5), "longitude": st.floats(46.4, 87.4)})
        case FieldType.REFERENCE if field.is_list:
            return st.lists(st.sampled_from(OPPORTUNITIES), min_size=1, unique=True)
        case FieldType.REFERENCE:
            return st.sampled_from(PARTIES)
        case FieldType.ADDRESS:
            return st.sampled_from(["https://example.kz/a?b=1;2", "http://xn--80a.kz/%D2%B1"])
        case FieldType.INTEGER:
            return st.integers(int(field.minimum or 0), int(field.maximum or 0))
        case FieldType.NUMBER:
            low = field.minimum if field.minimum is not None else field.exclusive_minimum
            return st.floats(low, field.maximum, exclude_min=field.exclusive_minimum is not None, allow_subnormal=False)
    pattern = (
        "[0-9]{2}-[0-9]{3}-[0-9]{3}-[0-9]{1,6}"
        if field.name.endswith("cadastral_number")
        else r"[=+@'\-A-Z0-9]{1,9}[A-Z]"
    )
    return st.from_regex(pattern, fullmatch=True)


@st.composite
def fact(draw: st.DrawFn, field: TableField) -> Fact:
    """Return a fact of the field, known or not."""
    if draw(st.integers(0, 3)) == 0:
        return UNKNOWN
    told: dict[str, Any] = {
        "value": draw(values_of(field)),
        "source": draw(st.sampled_from(SOURCES)),
        "as_of": draw(DATES),
    }
    if draw(st.booleans()):
        told["note"] = draw(WORDS)
    if is_measured(field):
        other = draw(values_of(field))
        if draw(st.booleans()) and other > told["value"]:
            told["to"] = other
        elif draw(st.booleans()):
            told["bound"] = draw(st.sampled_from([bound.value for bound in Bound if bound is not Bound.EXACT]))
    return told


@pytest.fixture(scope="module")
def records() -> Records:
    return load_records(REGION / "data")


@st.composite
def some_facts(draw: st.DrawFn) -> dict[tuple[str, ...], Fact]:
    """Return the facts of a site, of which a few are known."""
    known = draw(st.sets(st.sampled_from(range(len(FACTS))), min_size=1, max_size=6))
    return {field.path: draw(fact(field)) if place in known else UNKNOWN for place, field in enumerate(FACTS)}


ANY_SITE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@given(facts=some_facts())
@settings(ANY_SITE, max_examples=20)
def test_every_format_gives_the_same_facts_back(facts: dict[tuple[str, ...], Fact], records: Records):
    check(facts, records)


@pytest.mark.exhaustive
@given(facts=some_facts())
@settings(ANY_SITE, max_examples=300)
def test_every_format_gives_any_facts_back(facts: dict[tuple[str, ...], Fact], records: Records):
    check(facts, records)


def check(facts: dict[tuple[str, ...], Fact], records: Records) -> None:
    """Put the facts into a site, write its table, and read them out of each format."""
    raw = dict(records.files[ProductionSite.kind, NAME].value)
    for path, told in facts.items():
        raw[path[0]] = told if len(path) == 1 else {**raw.get(path[0], {}), path[1]: told}
    changed = Records()
    changed.by_kind[ProductionSite.kind][NAME] = ProductionSite.model_validate(raw)
    dataset = next(found for found in datasets_of(changed) if found.table.name == ProductionSite.kind)
    content = csv_bytes(dataset.names, dataset.rows, dataset.types).decode("utf-8-sig")
    (in_csv,) = csv.DictReader(io.StringIO(content, newline=""))
    assert list(told_again(in_csv, unguarded)) == list(facts.items())
    workbook = workbook_bytes([OpenSheet("sites", dataset.names, dataset.rows)])
    head, row = load_workbook(io.BytesIO(workbook)).get_sheet_by_name("sites").to_python()
    in_sheet = dict(zip(map(str, head), row, strict=True))
    assert list(told_again(in_sheet, str)) == list(facts.items())


def told_again(row: dict[str, Any], text: Callable[[str], str]) -> Iterator[tuple[tuple[str, ...], Fact]]:
    """Yield the facts that a row tells, as a record writes them; `text` reads a cell in which any text may stand."""
    for field in FACTS:
        cells = {part: row.get(f"{field.name}_{part}") for part in ("kk", "ru", "latitude", "longitude")}
        value = row.get(field.name)
        match field.type:
            case FieldType.WORDS:
                value = {side: text(str(cells[side])) for side in ("kk", "ru")}
            case FieldType.COORDINATES if cells["latitude"] != UNKNOWN:
                value = {side: float(str(cells[side])) for side in ("latitude", "longitude")}
            case FieldType.INTEGER | FieldType.NUMBER if value != UNKNOWN:
                value = float(str(value))
            case FieldType.TEXT | FieldType.ADDRESS:
                value = text(str(value))
            case _ if field.is_list and value != UNKNOWN:
                value = parted(str(value))
        if not row[f"{field.name}_source"]:
            assert UNKNOWN in (value, cells["latitude"], cells["kk"])
            yield field.path, UNKNOWN
            continue
        told = {"value": value, "source": row[f"{field.name}_source"], "as_of": row[f"{field.name}_as_of"]}
        note = {side: text(str(row[f"{field.name}_note_{side}"] or "")) for side in ("kk", "ru")}
        told |= {"note": note} if any(note.values()) else {}
        precision = row.get(f"{field.name}_precision") if is_measured(field) else "exact"
        if precision == RANGE:
            told["to"] = float(str(row[f"{field.name}_to"]))
        elif precision != "exact":
            told["bound"] = precision
        yield field.path, told
