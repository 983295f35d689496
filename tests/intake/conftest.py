"""What the tests of the room share: the records of the test region."""

import pytest

from scripts.records.loader import Records, load_records
from tests.check.small_site import site
from tests.conftest import REGION
from tests.history.conftest import answers, published
from tests.intake.small_import import run, texts

__all__ = ["answers", "published", "run", "site", "texts"]


@pytest.fixture(scope="session")
def region_records() -> Records:
    return load_records(REGION / "data")
