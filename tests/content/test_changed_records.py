"""Every record of the published site can be changed by an import, and only the lines that say something else change."""

import random
from pathlib import Path

import pytest

from tests.conftest import ROOT, sampled
from tests.intake.kept_lines import values_of
from tests.intake.test_records_yaml import assert_only_these_lines_change, leaves

FILES = sorted((ROOT / "docs" / "data").glob("*/*.yml"))


@pytest.mark.parametrize("path", sampled(FILES, 10), ids=lambda path: path.stem)
def test_some_values_of_a_record_change_and_only_their_lines(path: Path):
    assert_only_these_lines_change(path, [])
    paths = leaves(values_of(path.read_text(encoding="utf-8")))
    assert_only_these_lines_change(path, random.Random(path.stem).sample(paths, min(6, len(paths))))
