"""Prints the table of the mutation benchmark: `python -m tests.parity.mutations [part of the name of a family]`."""

import sys

from tests.parity.mutations.families import FAMILIES
from tests.parity.mutations.harness import table
from tests.parity.mutations.material import benchmark_of_region

if __name__ == "__main__":
    wanted = " ".join(sys.argv[1:])
    print(table(benchmark_of_region().run(family) for family in FAMILIES if wanted in family.name))
