"""The benchmark: `python -m tests.bench [--sizes N,…] [PART …]`, called by `make bench`. Prints tables, then a JSON line a figure."""

import argparse
import json
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import (
    build_time,
    catalogue,
    check_time,
    lighthouse,
    preview,
    requests,
    search,
    stemmer,
    storage,
    weight,
)
from tests.bench.shared import BuiltSites, Line

#: About how many minutes each part takes on two cores.
MINUTES = {
    "build": 6,  # of the sizes that are measured unless others are asked for
    "catalogue": 3,
    "search": 8,
    "check": 1,
    "preview": 7,
    "weight": 1,
    "lighthouse": 4,
    "requests": 1,
    "stemmer": 1,
    "storage": 6,
}


def main() -> None:
    """Run the parts that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the project beside its peers.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these of: {', '.join(MINUTES)}")
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[0, 200],
        metavar="N,…",
        help="how many production sites a build has; 0 is the real site (0,200; with 800 it takes half an hour)",
    )
    options = parser.parse_args()
    wanted = options.parts or list(MINUTES)
    unknown = [name for name in wanted if name not in MINUTES]
    if unknown:
        parser.error(f"found the part {unknown[0]}; expected one of {', '.join(MINUTES)}")
    lines: list[Line] = []
    print(f"about {sum(MINUTES[name] for name in wanted)} minutes")
    with tempfile.TemporaryDirectory() as folder:
        parts = _parts(options.sizes, BuiltSites(Path(folder)))
        for name in wanted:
            print(f"\n{name}: about {MINUTES[name]} min", flush=True)
            lines += parts[name]()
    print("\n" + "\n".join(json.dumps(line) for line in lines))


def _parts(sizes: list[int], sites: BuiltSites) -> dict[str, Callable[[], list[Line]]]:
    return {
        "build": partial(build_time.run, sizes),
        "catalogue": partial(catalogue.run, sites),
        "search": partial(search.run, sites),
        "check": check_time.run,
        "preview": preview.run,
        "weight": partial(weight.run, sites),
        "lighthouse": partial(lighthouse.run, sites),
        "requests": partial(requests.run, sites),
        "stemmer": stemmer.run,
        "storage": storage.run,
    }


if __name__ == "__main__":
    main()
