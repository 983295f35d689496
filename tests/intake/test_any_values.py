"""Any values that a record may have, written into it, are read back from it; and only their lines change."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.intake.records_yaml import rewritten
from scripts.intake.yaml_words import same
from scripts.records.kinds import KINDS
from scripts.records.loader import Records, load_records
from scripts.records.record_files import read_record
from scripts.tables.columns import fields_of
from tests.conftest import REGION
from tests.intake.kept_lines import are_kept, spans, values_of
from tests.intake.strategies import facts

RECORDS = load_records(REGION / "data")
#: The kinds whose records have facts, each with a record of the region that has comments and all its facts.
CHANGED = {"production-site": "joinery-hall", "institution": "no-901", "party": "orleu", "event": "working-visit"}


@st.composite
def known_facts(draw: st.DrawFn, kind: str, records: Records) -> dict[tuple[str, ...], Any]:
    """Return some facts of a kind, by their paths: known, or not known."""
    fields = [field for field in fields_of(KINDS[kind]) if field.is_fact and field.name != "publisher"]
    chosen = draw(st.lists(st.sampled_from(fields), min_size=1, max_size=5, unique_by=lambda field: field.path))
    return {field.path: draw(st.just("unknown") | facts(field, records)) for field in chosen}


@pytest.mark.parametrize("kind", CHANGED)
@settings(max_examples=25)
@given(st.data())
def test_any_facts_come_back_and_only_their_lines_change(kind: str, data: st.DataObject):
    folder = REGION / "data" / KINDS[kind].folder
    text = (folder / f"{CHANGED[kind]}.yml").read_text(encoding="utf-8")
    known = data.draw(known_facts(kind, RECORDS))
    wanted, touched, where = deepcopy(values_of(text)), set[int](), spans(text)
    for path, fact in known.items():
        part = wanted
        for key in path[:-1]:
            part = part.setdefault(key, {})
        part[path[-1]] = fact
        touched |= set(where.get(path, ()))
    new = rewritten(text, kind, wanted, "record.yml")
    assert same(values_of(new), wanted)
    assert are_kept(text, new, touched)


@settings(max_examples=25)
@given(st.data())
def test_the_loader_reads_the_same_values(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    file = "production-sites/joinery-hall.yml"
    text = (REGION / "data" / file).read_text(encoding="utf-8")
    known = data.draw(known_facts("production-site", RECORDS))
    wanted = deepcopy(values_of(text))
    for path, fact in known.items():
        part = wanted
        for key in path[:-1]:
            part = part.setdefault(key, {})
        part[path[-1]] = fact
    written = tmp_path_factory.mktemp("record") / "joinery-hall.yml"
    written.write_text(rewritten(text, "production-site", wanted, file), encoding="utf-8")
    assert read_record("production-site", written, file)[0] == KINDS["production-site"].model_validate(wanted)
