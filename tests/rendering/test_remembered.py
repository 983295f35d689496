"""A page that was found to be shown as it is written is not read again until it, or what reads it, is another."""

import pytest

from scripts.rendering import differences, remembered

WHOLE = "Слова и *ещё* слова.\n"
LEFT = "Слова и *ещё слова.\n"


@pytest.fixture
def read_again(monkeypatch, tmp_path):
    """Return the texts that are read, while what was read is remembered in a folder of this test."""
    texts: list[str] = []
    read = differences.differences

    def counted(text):
        texts.append(text)
        return read(text)

    monkeypatch.setattr(remembered, "READ", tmp_path)
    monkeypatch.setattr(differences, "differences", counted)
    return texts


def test_a_page_without_differences_is_read_once(read_again):
    assert not remembered.differences_of(WHOLE)
    assert not remembered.differences_of(WHOLE)
    assert read_again == [WHOLE]


def test_a_page_that_is_refused_is_told_of_each_time(read_again):
    first, second = remembered.differences_of(LEFT), remembered.differences_of(LEFT)
    assert [difference.found for difference in first] == ['"*" that is left']
    assert first == second


def test_a_page_is_read_again_when_the_settings_of_markdown_are_others(read_again, monkeypatch):
    remembered.differences_of(WHOLE)
    monkeypatch.setattr(remembered, "_readers", lambda: ("other settings",))
    remembered.differences_of(WHOLE)
    assert read_again == [WHOLE, WHOLE]
