"""Rules on one language: typography, mixed letters, words of links and images, long sentences, forbidden words."""

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.parity.finding import Finding
from scripts.parity.forbidden_words import ForbiddenWords
from scripts.parity.passages import Passage
from scripts.parity.typography import typography_findings
from scripts.parity.writing import (
    LONGEST_SENTENCE,
    alternative_text_findings,
    link_word_findings,
    long_sentence_findings,
    mixed_script_findings,
)
from scripts.paths import DATA
from scripts.records.loader import load_records


def passage(language: Language, text: str, field: str = "") -> Passage:
    return Passage("docs/page.md", 10, language, "paragraph", text, field)


def messages(findings) -> list[str]:
    return [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", 'Палата "Проба".', "a straight quote"),
        ("kk", '"Сынақ" палатасы.', "a straight quote"),
        ("ru", "Палата «Проба.", "a quote that is not closed"),
        ("ru", "Палата Проба».", "a quote of another level"),
        ("ru", "«Палата “Проба”».", "a quote of another level"),
        ("kk", "«Палата „Сынақ“».", "a quote of another level"),
        ("kk", "«Палата «Сынақ»».", "a quote of another level"),
        ("ru", "Цех - пустой.", "a hyphen or a short dash"),
        ("kk", "Цех – бос.", "a hyphen or a short dash"),
        ("ru", "Цех—пустой.", "a dash without spaces"),
        ("ru", "Нужно 5-9 человек.", "a hyphen in a range"),
        ("ru", "Учреждение № 53.", "no no-break space after №"),
        ("kk", "№53 мекеме.", "no no-break space after №"),
        ("ru", "Площадь 12 м².", "a space that may break"),
        ("kk", "Онда 1 200 адам бар.", "a space that may break"),
        ("ru", "37,5% работников.", "no no-break space before the percent sign"),
        ("ru", "37,5 % работников.", "no no-break space before the percent sign"),
        ("ru", "{{ figure.share | number }}% работников.", "no no-break space before the percent sign"),
        ("kk", "Адамның 37,5\u00a0%-ы.", "a space before the percent sign"),
        ("ru", "Цех , двор.", "a space before a sign"),
        ("ru", "Цех  пустой.", "two spaces"),
        ("kk", "Цех бос...", "three dots"),
    ],
)
def test_a_sign_that_the_language_writes_in_another_way_is_an_error(language, text, found):
    (message, *_) = messages(typography_findings(passage(language, text)))
    assert message.startswith(f"found {found}")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Палата «Проба „Два“» — одна; 5–9 человек, №\u00a053, 1\u00a0200\u00a0м² и 37,5\u00a0%."),
        ("kk", "«Сынақ “Екі”» палатасы — бір; 5–9 адам, №\u00a053, 37,5%-ы және 12\u00a0м²."),
        ("ru", 'Закон № {{ source.code }}, [пробел](https://example.kz/a-b) и `код - "как есть"`.'),
        ("ru", "Стандарт СТ\u00a0РК\u00a02191-2023, телефон 212-34-56 и кое-что."),
        ("kk", "Кей-кейде, о'кей."),
        ("ru", ""),
    ],
)
def test_what_is_written_by_the_convention_is_no_finding(language, text):
    if "№ {{" in text:
        text = text.replace("№ ", "№\u00a0")
    assert messages(typography_findings(passage(language, text))) == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("цеx", "Latin x"),
        ("cөз", "Latin c"),
        ("ҚAЖ", "Latin A"),
        ("өнdiріс", "Latin d, i"),
        ("цех c двором", "Latin c"),
    ],
)
def test_a_latin_letter_that_looks_cyrillic_is_named(text, letters):
    (message,) = messages(mixed_script_findings(passage("ru", text)))
    assert letters in message


@pytest.mark.parametrize("text", ["PDF-файл", "Shymkent Invest-тің", "подп. c)", "c-тармақша", "№ 124-НҚ", "Zakon.kz"])
def test_words_of_either_alphabet_may_stand_side_by_side(text):
    assert messages(mixed_script_findings(passage("kk", text))) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Смотрите [здесь](a.md).", "words of a link that say nothing"),
        ("ru", "[Подробнее](party:chamber)", "words of a link that say nothing"),
        ("kk", "[Толығырақ оқу](a.md)", "words of a link that say nothing"),
        ("kk", "[](a.md)", "words of a link that say nothing"),
        ("ru", "[https://example.kz](https://example.kz)", "an address as the words of a link"),
        ("ru", "[таблица площадок](sites.xlsx)", "a link to a file without its format"),
    ],
)
def test_words_of_a_link_that_do_not_say_where_it_leads(language, text, found):
    (finding,) = link_word_findings(passage(language, f"Первая строка.\n{text}"))
    assert finding.message.startswith(f"found {found}")
    assert finding.line == 11


def test_words_that_name_the_target_are_no_finding():
    text = "[условия партнёрства](terms.md), [таблица, XLSX, 12 КБ](sites.xlsx) и ![схема цеха](plan.svg)"
    assert messages(link_word_findings(passage("ru", text))) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "![](plan.svg)"),
        ("ru", "![Схема](plan.svg)"),
        ("kk", "![сурет](plan.svg)"),
        ("kk", "![plan.svg](plan.svg)"),
        ("ru", '<img src="plan.svg">'),
        ("ru", '<img src="plan.svg" alt="фото">'),
    ],
)
def test_a_text_of_an_image_that_says_nothing(language, text):
    assert len(messages(alternative_text_findings(passage(language, text)))) == 1


@pytest.mark.parametrize(
    "text", ["![Схема цеха сверху](plan.svg)", "<img alt='Ворота цеха' src='gate.jpg'>", "Без изображений"]
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


@pytest.fixture(scope="module")
def forbidden() -> ForbiddenWords:
    """The rule with the glossary of the site."""
    return ForbiddenWords(load_records(DATA))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "В колонии зеки и Заключённый.", ["колонии", "зеки", "Заключённый"]),
        ("ru", "Тюремной системы нет.", ["Тюремной системы"]),
        ("kk", "Колониядағы зектер мен тұтқындарға", ["Колониядағы", "зектер", "тұтқындарға"]),
        ("ru", "Индустриальная зона и производственная зона — не зона.", ["зона"]),
        ("ru", "В учреждении осуждённые.", []),
        ("kk", "Мекемедегі сотталғандар.", []),
    ],
)
def test_a_word_that_the_glossary_asks_not_to_use_in_any_form(forbidden, language, text, words):
    found: list[Finding] = list(forbidden.findings(passage(language, text)))
    assert [finding.message.split('"')[1] for finding in found] == words


def test_a_forbidden_word_is_told_with_the_term_that_stands_for_it(forbidden):
    (message,) = messages(forbidden.findings(passage("ru", "Это колония.")))
    assert message == 'found "колония", which the glossary asks not to use; expected "учреждение"'


def test_the_list_of_forbidden_words_itself_is_no_finding(forbidden):
    assert messages(forbidden.findings(passage("ru", "колония", "avoid.0"))) == []


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "«" * 50_000, "- " * 50_000, "цx" * 50_000, "![" * 20_000, "5-" * 50_000]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_returns(forbidden, language, text):
    hostile = passage(language, text)
    for rule in (
        typography_findings,
        mixed_script_findings,
        link_word_findings,
        alternative_text_findings,
        long_sentence_findings,
        forbidden.findings,
    ):
        list(rule(hostile))
