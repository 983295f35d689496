"""What the tests of the room share: the records of the test region."""

import pytest

from scripts.records.loader import Records, load_records
from tests.conftest import REGION


@pytest.fixture(scope="session")
def region_records() -> Records:
    return load_records(REGION / "data")
