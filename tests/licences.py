"""Prints the licence of every dependency and tells which do not fit: `make licences`, that is `python -m tests.licences`.

Python packages say it in what is installed of the lock files, those of npm in their own lock files. Which licences fit is
data, licences.yml.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

from scripts.records.problems import Problem, file_problem
from tests.conftest import ROOT
from tests.examples import beside

TABLE = beside(__file__, "licences.yml")
TEST_LOCK = "requirements-test.lock"
NPM_LOCKS = tuple(f"tests/{folder}package-lock.json" for folder in ("tools/", "bench/tools/", "engines/tools/"))

_LONGEST_NAME = 60


class Dependency(NamedTuple):
    """A package of a lock file, whether the site is made with it, and its licence as an expression of SPDX or as found."""

    lock: str
    name: str
    version: str
    makes_site: bool
    licence: str


def dependencies(root: Path = ROOT) -> Iterator[Dependency]:
    """Yield every package of the lock files that is for this system, each once; the first lock file is the one that counts."""
    seen = set()
    for lock in sorted(root.glob("requirements*.lock"), key=lambda path: path.name == TEST_LOCK):
        for line in re.findall(r"^[\w.-]+==[^\\\n]+", lock.read_text(encoding="utf-8"), re.MULTILINE):
            package = Requirement(line)
            if package.name not in seen and (package.marker is None or package.marker.evaluate()):
                seen.add(package.name)
                version = str(package.specifier).removeprefix("==")
                yield Dependency(
                    lock.name, package.name, version, lock.name != TEST_LOCK, _python_licence(package.name)
                )
    for lock_name in NPM_LOCKS:
        packages = json.loads((root / lock_name).read_text(encoding="utf-8"))["packages"]
        for place, said in packages.items():
            if place:
                name = said.get("name") or place.rpartition("node_modules/")[2]
                yield Dependency(lock_name, name, said["version"], False, _licence(name, said.get("license")))


def _python_licence(name: str) -> str:
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "not installed"
    classes = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier", []) if line.startswith("License ::")]
    # The newer field first; the older often holds the whole text.
    named = said.get("License") or ""
    short = named if len(named) < _LONGEST_NAME else None
    return _licence(name, said.get("License-Expression"), short, " OR ".join(classes))


def _licence(name: str, *said: str | None) -> str:
    """Return what was read of a package, or else the first that it says itself."""
    words = [TABLE["words"].get(text, text) for text in said if text and text != "UNKNOWN"]
    return TABLE["read"].get(name) or (words[0] if words else "none")


def fits(licence: str, makes_site: bool) -> bool:
    """Say whether a licence may be: of several to choose from one that fits, of several together all."""
    known = TABLE["site"] if makes_site else [*TABLE["site"], *TABLE["tests"]]
    plain = re.fullmatch(r"\(?([^()]+)\)?", licence)
    choices = plain[1].split(" OR ") if plain else []
    return any(all(part in known for part in choice.split(" AND ")) for choice in choices)


def problems(found: list[Dependency]) -> list[Problem]:
    """Return what does not fit, each with its lock file."""
    return [
        file_problem(
            package.lock, f"{package.name} under {package.licence}", "a licence that fits, by tests/licences.yml"
        )
        for package in found
        if not fits(package.licence, package.makes_site)
    ]


def main() -> int:
    """Print every dependency and its licence; return 1 where one does not fit."""
    found = list(dependencies())
    for package in found:
        print(f"{package.lock}: {package.name} {package.version}: {package.licence}")
    wrong = problems(found)
    print(*wrong, f"packages: {len(found)}, with a licence that does not fit: {len(wrong)}", sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
