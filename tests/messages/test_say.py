"""How a message is told in each language: with the values of an editor as they are, and nouns that go with numbers."""

import pickle
from copy import deepcopy

import pytest

from scripts.messages.say import say, told


def test_a_message_is_english_and_knows_its_other_languages():
    message = say("records.unknown-field", path="nmae")
    assert message == 'the unknown field "nmae"'
    assert told(message, "kk") == "белгісіз «nmae» өрісі"
    assert told(message, "ru") == "неизвестное поле «nmae»"


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (1, "1 characters", "1 знак"),
        (3, "3 characters", "3 знака"),
        (5, "5 characters", "5 знаков"),
        (21, "21 characters", "21 знак"),
    ],
)
def test_a_noun_goes_with_its_number(count, english, russian):
    message = say("records.characters", count=count)
    assert (str(message), told(message, "ru")) == (english, russian)
    assert told(message, "kk") == f"{count} таңба"


def test_messages_within_a_message_are_told_in_its_language():
    message = say("one-of", words=["pay", "page"], near=say("nearest", word="pay"))
    assert message == 'one of pay, page (did you mean "pay"?)'
    assert told(message, "ru") == "одно из: pay, page (похоже на «pay»)"
    assert told(say("one-of", words=say("none"), near=""), "kk") == "мыналардың бірі: бірде-біреуі жоқ"


@pytest.mark.parametrize("typed", ["{path}", "{0}", "{path:a|b}", "100 %", "%s"])
def test_what_an_editor_typed_stands_as_it_is(typed):
    assert told(say("records.unknown-field", path=typed), "ru") == f"неизвестное поле «{typed}»"


def test_spaces_that_the_program_puts_are_told_as_they_are_typed():
    """What readers see has no-break spaces; an editor looks for what stands in the file."""
    assert say("quoted", text="№\u00a053") == '"№ 53"'


def test_a_message_stays_on_one_line_and_shows_signs_that_nobody_sees():
    assert say("quoted", text="two\nlines\t\u202eturned") == '"two lines \\u202eturned"'


@pytest.mark.parametrize("copy", [deepcopy, lambda message: pickle.loads(pickle.dumps(message))])
def test_a_message_comes_whole_from_another_process(copy):
    assert told(copy(say("one-of", words=["a"], near=say("nearest", word="a"))), "ru") == "одно из: a (похоже на «a»)"
