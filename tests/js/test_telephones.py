"""Telephone numbers in every form that people write: the record and the form of the letter read the same of each."""

import pytest

from scripts.reading.contacts import read_phones
from scripts.records.contacts import read_phone
from tests.examples import beside
from tests.js.node import evaluate

EXAMPLES = beside(__file__, "telephones.yml")
NUMBERS: dict[str, str] = EXAMPLES["numbers"]
SEVERAL: dict[str, list[str]] = EXAMPLES["several"]
NEITHER: list[str] = EXAMPLES["neither"]


def in_the_form(texts: list[str]) -> list[list[str]]:
    """Return what the form of the letter reads of each text."""
    return evaluate('import {readTelephones} from "./telephones.js";', "given.map(readTelephones)", texts)


def test_both_read_a_number_in_any_form():
    assert [read_phone(written) for written in NUMBERS] == list(NUMBERS.values())
    assert in_the_form(list(NUMBERS)) == [[number] for number in NUMBERS.values()]


def test_both_read_several_numbers():
    assert [[value.key for value in read_phones(f"тел. {written}", "ru")] for written in SEVERAL] == list(
        SEVERAL.values()
    )
    assert in_the_form(list(SEVERAL)) == list(SEVERAL.values())


def test_both_refuse_what_is_no_number():
    for written in NEITHER:
        with pytest.raises(ValueError, match="a telephone number"):
            read_phone(written)
    assert in_the_form(NEITHER) == [[]] * len(NEITHER)


def test_the_form_takes_what_copying_leaves_around_a_number():
    written = ["\u202a+7 701 123 45 67\u202c", " 8\u00a0701\u00a0123\u00a045\u00a067 ", "1414, 112", ""]
    assert in_the_form(written) == [["+77011234567"], ["+77011234567"], ["1414", "112"], []]
