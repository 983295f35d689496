"""The licences of dependencies: all of them fit, and one that does not is told."""

import json
import re

import pytest

from tests.conftest import ROOT
from tests.licences import NPM_LOCKS, Dependency, dependencies, fits, main, problems


def test_every_dependency_has_a_licence_that_fits(capsys):
    assert main() == 0
    printed = capsys.readouterr()
    assert "requirements.lock: jinja2 " in printed.out
    assert "requirements-test.lock: pytest " in printed.out
    assert "tests/tools/package-lock.json: axe-core " in printed.out
    assert "with a licence that does not fit: 0" in printed.err


def test_every_package_of_the_lock_files_is_looked_at():
    names = {package.name for package in dependencies()}
    for lock in "requirements.lock", "requirements-test.lock":
        lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
        assert {line.partition("==")[0] for line in lines if line[:1].isalnum()} <= names
    for lock in NPM_LOCKS:
        packages = json.loads((ROOT / lock).read_text(encoding="utf-8"))["packages"]
        replaced = json.loads((ROOT / lock).with_name("package.json").read_text("utf-8")).get("overrides", {})
        assert {place.rpartition("node_modules/")[2] for place in packages if place} - names <= set(replaced)


@pytest.mark.parametrize(
    ("licence", "of_site", "of_tests"),
    [
        ("MIT", True, True),
        ("MIT AND PSF-2.0", True, True),
        ("GPL-3.0-or-later OR MIT", True, True),
        ("(MIT OR CC0-1.0)", True, True),
        ("MIT AND GPL-3.0-or-later", False, True),
        ("GPL-3.0-or-later", False, True),
        ("AGPL-3.0-or-later", False, False),
        ("MIT AND SSPL-1.0", False, False),
        ("(MIT OR Apache-2.0) AND SSPL-1.0", False, False),
        ("none", False, False),
        ("not installed", False, False),
    ],
)
def test_a_licence_fits_the_site_or_only_its_tests(licence, of_site, of_tests):
    assert (fits(licence, True), fits(licence, False)) == (of_site, of_tests)


def test_a_licence_that_does_not_fit_is_told_with_its_lock_file():
    package = Dependency("requirements.lock", "left-pad", "1.0", True, "AGPL-3.0-or-later")
    expected = "found left-pad under AGPL-3.0-or-later; expected a licence that fits, by tests/licences.yml"
    assert [str(problem) for problem in problems([package])] == [f"requirements.lock: {expected}"]


def test_nothing_is_installed_but_what_is_locked_with_its_hash():
    for path in ROOT / "Makefile", ROOT / "tests" / "install-system.sh", ROOT / "tests" / "bench" / "lighthouse.py":
        for line in path.read_text(encoding="utf-8").splitlines():
            assert "pip install" not in line or "--require-hashes" in line, line
            assert not re.search(r"\bnpm (?!ci --ignore-scripts\b)[a-z]+ -", line), line
    for path in ROOT.glob("requirements*.lock"):
        packages = re.split(r"^(?=[a-z])", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert all("--hash=sha256:" in package for package in packages if package)
    for lock in NPM_LOCKS:
        packages = json.loads((ROOT / lock).read_text(encoding="utf-8"))["packages"]
        assert all(said["integrity"].startswith("sha512-") for place, said in packages.items() if place)
