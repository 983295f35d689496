"""Texts in a CSV file are never formulas, and come back as they were."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.tables.safe import guarded, unguarded

#: Texts of the signs that matter.
RISKY = st.text(st.sampled_from("=+-@'\";,\t\r\n＝＠ aа1|"))


@pytest.mark.parametrize(
    ("text", "in_file"),
    [
        ("=1+1", "'=1+1"),
        ("+7 700 000 00 00", "'+7 700 000 00 00"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("＝1", "'＝1"),
        ('"=1', "'\"=1"),
        ("сөз;=1+1", "сөз;'=1+1"),
        ("'тырнақша", "''тырнақша"),
        ("1 = 1", "1 = 1"),
        ("о'кей - иә", "о'кей - иә"),
        ("", ""),
    ],
)
def test_what_would_begin_a_formula_has_an_apostrophe_before_it(text, in_file):
    assert guarded(text) == in_file
    assert unguarded(in_file) == text


@given(st.one_of(st.text(), RISKY))
def test_any_text_comes_back(text):
    assert unguarded(guarded(text)) == text


@given(RISKY)
def test_no_cell_begins_a_formula_wherever_a_spreadsheet_parts_the_text(text):
    cells = re.split("[;\t\r\n]", guarded(text))
    assert [cell for cell in cells if re.match('"*[=+\\-@＝＋－＠]', cell)] == []
