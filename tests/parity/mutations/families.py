"""Every family of faults of families.yml: its name, how it is made, on what, and how much of it must be caught."""

from tests.examples import beside
from tests.parity.mutations import dates, shape, values, words, written
from tests.parity.mutations.harness import Family

_MODULES = {"dates": dates, "shape": shape, "values": values, "words": words, "written": written}
_TABLE = beside(__file__, "families.yml")


def _family(name: str, edits: str, groups: list[str], minimum: float = 1.0) -> Family:
    module, function = edits.split(".")
    single = [group for entry in groups for group in _TABLE["sets"].get(entry, [entry])]
    return Family(name, getattr(_MODULES[module], function), tuple(single), minimum)


FAMILIES = [_family(**row) for row in _TABLE["families"]]
