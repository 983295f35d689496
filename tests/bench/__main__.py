"""The benchmark: `python -m tests.bench [PART ...]`, called by `make bench`. Prints tables, then a JSON line a figure."""

import json
import sys

from tests.bench import build_time, catalogue, check_time, lighthouse, preview, requests, search, stemmer, weight

PARTS = {
    "build": build_time.run,
    "catalogue": catalogue.run,
    "search": search.run,
    "check": check_time.run,
    "preview": preview.run,
    "weight": weight.run,
    "lighthouse": lighthouse.run,
    "requests": requests.run,
    "stemmer": stemmer.run,
}


def main(wanted: list[str]) -> None:
    """Run the parts that are named, or all of them."""
    lines: list[dict[str, object]] = []
    for name in wanted or PARTS:
        print(f"\n{name}")
        lines += PARTS[name]()
    print("\n" + "\n".join(json.dumps(line) for line in lines))


if __name__ == "__main__":
    main(sys.argv[1:])
