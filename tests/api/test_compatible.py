"""The promise of compatibility: no file, key, type or code of `v1` is another one or gone, and what comes is promised from then on."""

from copy import deepcopy

import pytest

from tests.api.v1 import broken, promise, promised, with_what_came


def test_what_was_promised_is_so():
    assert broken(promised(), promise()) == []


def test_what_has_come_is_promised_too():
    assert with_what_came(promised(), promise()) == promised(), "run: python -m tests.api.v1"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (("keys", "Space", "area_m2"), "/keys/Space/area_m2: NumberFact, m2, not None"),
        (("codes", "SiteStatus"), "/codes/SiteStatus/taken"),
        (("files",), "/files/{gone}"),
    ],
)
def test_what_is_gone_is_found(place: tuple[str, ...], expected: str):
    now = deepcopy(promise())
    part = now
    for key in place[:-1]:
        part = part[key]
    gone = now["files"][-1]
    if isinstance(part[place[-1]], list):
        part[place[-1]] = [item for item in part[place[-1]] if item not in ("taken", gone)]
    else:
        del part[place[-1]]
    assert broken(promised(), now) == [expected.replace("{gone}", gone)]


def test_another_type_or_unit_is_found_and_a_new_key_is_not():
    now = deepcopy(promise())
    now["keys"]["Space"]["area_m2"] = "NumberFact, km"
    now["keys"]["Space"]["daylight"] = "NumberFact"
    assert broken(promised(), now) == ["/keys/Space/area_m2: NumberFact, m2, not NumberFact, km"]
