"""Kazakh forms cut to their dictionary words; a wrong ending stays on."""

import pytest

from scripts.languages.kazakh_endings import is_impossible, meant_words, stems

#: Forms by the word that they are made of; a verb is its noun in -у.
FORMS = {
    # the plural
    "алаң": "алаңдар алаңдардың алаңдарды алаңдармен алаңдағы алаңы алаңыңыз",
    "мекеме": "мекемелер мекеменің мекемеге мекемеде мекемеден мекемемен мекемеміз мекемедегі",
    "цех": "цехтар цехтың цехқа цехта цехтан цехпен цехы",
    "қала": "қалалар қаланың қалаға қалада қаладан қаламен қаласы қаласында қаласының қалалық",
    "көмір": "көмірлер көмірге көмірсіз көмірлі",
    # the owner and the cases after it
    "облыс": "облысы облысында облысынан облысына облыстық облыстары",
    "мәтін": "мәтіні мәтінін мәтінінде мәтіндер мәтінім мәтініңіз мәтініміз",
    "кітап": "кітабы кітабым кітабында кітапқа кітаптар",
    "жүрек": "жүрегі жүректің жүрегіміз",
    "бұйрық": "бұйрығы бұйрыққа бұйрықпен бұйрығымен",
    "халық": "халқы халқының халықтың",
    # what makes a word of a word
    "тәлімгер": "тәлімгерлік тәлімгерлікті тәлімгерліктің",
    "скрипт": "скриптсіз скриптпен",
    "жұмыс": "жұмысшы жұмыссыз жұмыстай жұмысшылар",
    # borrowed words
    "журналист": "журналистер журналистерге журналистке",
    "ресурс": "ресурстары ресурсына ресурстарын",
    "офис": "офисі офиске офистер",
    "модуль": "модульдік модульге",
    # verbs
    "оқу": "оқыды оқиды оқыған оқитын оқылды оқылған оқыса оқыңыз",
    "жазу": "жазылған жазылады жазбады жазбайды жазған жазатын жазып жазыңыз жазғысы",
    "көру": "көрінеді көрсе көрген көрмейтін көрер",
    "қою": "қояды қоятын қойған қойылды қойып",
    "айту": "айтылмаған айтамыз айттық айтсын",
    "беру": "берілген бермеген беретін берсе",
    "ұсыну": "ұсынылған ұсынады ұсынбайды",
    "табу": "тауып табылды таппадық",
    "шегу": "шекті шеккен шегеді",
    "істеу": "істеді істейтін істелген істемейді",
}

#: Endings that do not fit: back after front and front after back vowels, a wrong first letter, a letter too many.
WRONG = {
    "алаң": "алаңдердың алаңтар алаңлар алаңге алаңде алаңбен алаңдан алаңқа",
    "мекеме": "мекемелар мекемеда мекемедың мекемеқа мекемепен мекемете мекемеі",
    "цех": "цехлар цехдар цехға цехмен цехда",
    "қала": "қалалер қалаге қаладе қалатан қалапен қаласе",
    "облыс": "облысге облысті облыслар облысды облысмен",
    "мәтін": "мәтіндар мәтінлер мәтінтен мәтінқа мәтінпен мәтінны",
    "кітап": "кітапы кітапге кітаплар кітапмен",
    "жүрек": "жүрекі жүректар жүрекға",
    "көру": "көрған көртім көрмайды көратын",
    "жазу": "жазкен жазте жазпайды жазетін жазмады",
    "қолдау": "қолдаылмайды",
}


def _cases(words: dict[str, str]) -> list[tuple[str, str]]:
    return [(form, word) for word, forms in words.items() for form in forms.split()]


@pytest.mark.parametrize(("form", "word"), _cases(FORMS))
def test_a_form_is_cut_to_its_word(form, word):
    assert word in stems(form)


@pytest.mark.parametrize(("form", "word"), _cases(WRONG))
def test_an_ending_that_does_not_fit_stays_on(form, word):
    assert word not in stems(form)


def test_the_tables_above_are_long_enough_to_mean_something():
    assert len(_cases(FORMS)) >= 80
    assert len(_cases(WRONG)) >= 40


def test_a_name_keeps_its_capital():
    assert "Шымкент" in stems("Шымкенттегі")
    assert "Шымкент" not in stems("Шымкенттағы")


@pytest.mark.parametrize("text", ["", "а", "-", "ы" * 100_000, "лар" * 13, "ның" * 13, "я" * 40, "ь" * 40])
def test_any_text_returns(text):
    assert isinstance(stems(text), set)
    assert isinstance(list(meant_words(text[:50])), list)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("енбек", "еңбек"),
        ("казак", "қазак"),
        ("турады", "тұрады"),
        ("ушін", "үшін"),
        ("созі", "сөзі"),
        ("тілши", "тілші"),
    ],
)
def test_a_letter_of_the_russian_keyboard_may_stand_for_a_kazakh_one(typed, meant):
    assert meant in meant_words(typed)


def test_the_ending_of_an_owner_is_not_taken_for_another_owner():
    assert "аудаң" not in meant_words("аудан")


@pytest.mark.parametrize("word", ["ккең", "бюджетт", "маңыззздылық"])
def test_letters_that_no_word_doubles(word):
    assert is_impossible(word)


@pytest.mark.parametrize("word", ["класс", "тыңдаушы", "алло", "қатты"])
def test_letters_that_a_word_may_double(word):
    assert not is_impossible(word)
