"""Rules on one language: typography, mixed letters, words of links and images, long sentences, forbidden words."""

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.twins.finding import Finding
from scripts.twins.passages import TextPassage
from scripts.writing.forbidden_words import ForbiddenWords
from scripts.writing.typography import typography_findings
from scripts.writing.wording import (
    LONGEST_SENTENCE,
    alternative_text_findings,
    link_word_findings,
    long_sentence_findings,
    mixed_script_findings,
)
from tests.check.small_site import glossary
from tests.examples import examples


def passage(language: Language, text: str, field: str = "") -> TextPassage:
    return TextPassage("docs/page.md", 10, language, "paragraph", text, field)


def messages(findings) -> list[str]:
    return [finding.message for finding in findings]


@examples
def test_a_sign_of_which_only_the_editor_knows_how_it_is_meant_is_an_error(language, text, found):
    (message, *_) = messages(typography_findings(passage(language, text)))
    assert message.startswith(f"found {found}")


@examples
def test_what_is_right_or_is_put_right_for_readers_is_no_finding(language, text):
    if "№ {{" in text:
        text = text.replace("№ ", "№\u00a0")
    assert messages(typography_findings(passage(language, text))) == []


@examples
def test_a_latin_letter_that_looks_cyrillic_is_named(text, letters):
    (message,) = messages(mixed_script_findings(passage("ru", text)))
    assert letters in message


@pytest.mark.parametrize("text", ["PDF-файл", "Steppe Invest-тің", "подп. c)", "c-тармақша", "№ 124-НҚ", "Zakon.kz"])
def test_words_of_either_alphabet_may_stand_side_by_side(text):
    assert messages(mixed_script_findings(passage("kk", text))) == []


@examples
def test_words_of_a_link_that_do_not_say_where_it_leads(language, text, found):
    (finding,) = link_word_findings(passage(language, f"Первая строка.\n{text}"))
    assert finding.message.startswith(f"found {found}")
    assert finding.line == 11


def test_words_that_name_the_target_are_no_finding():
    text = "[условия партнёрства](terms.md), [таблица, XLSX, 12 КБ](sites.xlsx) и ![схема цеха](plan.svg)"
    assert messages(link_word_findings(passage("ru", text))) == []


@examples
def test_a_text_of_an_image_that_says_nothing(language, text):
    assert len(messages(alternative_text_findings(passage(language, text)))) == 1


@pytest.mark.parametrize(
    "text",
    ["![Схема цеха сверху](plan.svg)", "![](plan.svg)", "<img alt='Ворота цеха' src='gate.jpg'>", "Без изображений"],
)
def test_a_text_that_tells_what_is_to_be_seen(text):
    assert messages(alternative_text_findings(passage("ru", text))) == []


def test_a_sentence_far_too_long_is_a_warning_with_its_beginning():
    long = "Это " + "очень " * LONGEST_SENTENCE + "длинно"
    (finding,) = long_sentence_findings(passage("ru", f"Коротко.\n{long}. Опять коротко."))
    assert finding.severity == "warning"
    assert finding.line == 11
    assert f"a sentence of {LONGEST_SENTENCE + 2} words" in finding.message


def test_many_short_sentences_are_no_long_one():
    assert messages(long_sentence_findings(passage("kk", "Бұл қысқа сөйлем. " * 40))) == []


FORBIDDEN = ForbiddenWords(glossary())


@examples
def test_a_word_that_the_glossary_asks_not_to_use_in_any_form(language, text, words):
    found: list[Finding] = list(FORBIDDEN.findings(passage(language, text)))
    assert [finding.message.split('"')[1] for finding in found] == words


def test_a_forbidden_word_is_told_with_the_term_that_stands_for_it():
    (message,) = messages(FORBIDDEN.findings(passage("ru", "Это колония.")))
    assert message == 'found "колония", which the glossary asks not to use; expected "учреждение"'


def test_the_list_of_forbidden_words_itself_is_no_finding():
    assert messages(FORBIDDEN.findings(passage("ru", "колония", "avoid.0"))) == []


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "«" * 50_000, "- " * 50_000, "цx" * 50_000, "![" * 20_000, "5-" * 50_000]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_returns(language, text):
    hostile = passage(language, text)
    for rule in (
        typography_findings,
        mixed_script_findings,
        link_word_findings,
        alternative_text_findings,
        long_sentence_findings,
        FORBIDDEN.findings,
    ):
        list(rule(hostile))
