"""Signs that nobody types: quotes, dashes and no-break spaces as each language writes them."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scripts.languages import LANGUAGES, Language
from scripts.languages.signs import phrase_with_signs, sign_edits, undecided, with_signs
from tests.examples import examples

#: What the signs are made of, and what stands between them.
PARTS = [
    "а",
    "Б ",
    "ә",
    " ",
    "\n",
    "-",
    " - ",
    "—",
    "–",
    '"',
    "«",
    "»",
    "“",
    "”",
    "„",
    "№",
    "5",
    "12",
    " %",
    "...",
    ".",
    " ,",
    "м²",
]


@examples
def test_what_is_typed_becomes_what_the_language_writes(language, typed, shown):
    assert with_signs(typed.replace("_", "\u00a0"), language) == shown.replace("_", "\u00a0")


@examples
def test_what_is_right_already_stays(language, text):
    text = text.replace("_", "\u00a0")
    assert with_signs(text, language) == text
    assert list(undecided(text, language)) == []


@examples
def test_what_may_mean_one_thing_or_another_is_left_and_asked_about(language, text):
    assert with_signs(text, language) == text
    assert len(list(undecided(text, language))) == 1


def test_a_phrase_is_finished_before_its_values_are_known():
    assert (
        phrase_with_signs('Цех "{name}" - {share}%, №{number}', "ru")
        == "Цех «{name}»\u00a0— {share}\u00a0%, №\u00a0{number}"
    )


def bare(text: str) -> str:
    """Return what a text says without the signs that are put."""
    return re.sub(r"""[\s"«»“”„‟–—-]""", "", text.replace("…", "..."))


@given(st.lists(st.sampled_from(PARTS)).map("".join), st.sampled_from(LANGUAGES))
def test_no_letter_number_or_line_is_lost_and_the_second_time_changes_nothing(typed: str, language: Language):
    shown = with_signs(typed, language)
    assert bare(shown) == bare(typed)
    assert shown.count("\n") == typed.count("\n")
    assert with_signs(shown, language) == shown


@given(st.lists(st.sampled_from(PARTS)).map("".join), st.sampled_from(LANGUAGES))
def test_signs_stand_in_their_order_and_none_over_another(typed: str, language: Language):
    edits = sign_edits(typed, language)
    assert all(one.end <= other.start for one, other in pairwise(edits))
