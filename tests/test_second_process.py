"""Work in a second process: what it returns and what goes wrong there is seen in the first."""

import pytest

from scripts.second_process import in_second_process


def test_the_work_of_a_second_process_comes_back():
    assert in_second_process(lambda: ["found"])() == ["found"]


def test_what_goes_wrong_in_a_second_process_is_seen_in_the_first():
    def fail() -> None:
        raise RuntimeError("seen")

    with pytest.raises(RuntimeError, match="seen"):
        in_second_process(fail)()
