"""Kazakh words cut to their roots: a family shares one, words of other families do not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as any_of

from scripts.search.kazakh_stemmer import TABLES, stem
from tests.conftest import ROOT

DICTIONARY = Path("/usr/share/hunspell/kk_KZ.dic")

#: Words by the root that they share.
FAMILIES = {
    # the plural, the owner, the cases
    "алаң": "алаң алаңы алаңдар алаңында алаңдардың алаңын алаңыңыз алаңдағы алаңдарындағы",
    "жоба": "жоба жобалар жобаны жобасы жобаларды жобалардың жобамыз жобасыз жобада жобасында",
    "мекеме": "мекеме мекемеміз мекемелерге мекемесінің мекемедегі мекемелеріміздің",
    "инвестор": "инвестор инвесторлар инвесторға инвесторлардың инвесторларға инвесторы",
    "палата": "палата палатасы палатасының палатаға палатадан",
    "заң": "заң заңы заңның заңдар заңға заңды заңмен",
    "құқық": "құқық құқығы құқықтар құқықтық құқығын",
    # letters at the seam, a vowel that comes and goes
    "еңбек": "еңбек еңбегі еңбекке еңбектің еңбегін еңбегімен",
    "сұрақ": "сұрақ сұрағы сұрақтар сұраққа сұрақтарға сұрағыңыз",
    "кітап": "кітап кітабы кітаптар кітабында кітабымыз",
    "халық": "халық халқы халықтың халқымен",
    "мүлік": "мүлік мүлкі мүліктік мүлкін",
    # endings that words end like
    "тігін": "тігін тігіннің тігінші тігіншілер тігіні тігінге тігінде",
    "өндіріс": "өндіріс өндірістік өндірістің өндірісті өндірістен өндірісі өндірісін",
    "құрылыс": "құрылыс құрылысы құрылысқа құрылыстың құрылысшы",
    "аудан": "аудан ауданы ауданның аудандары",
    "журнал": "журнал журналы журналды журналда",
    "жағдай": "жағдай жағдайды жағдайы жағдайға",
    "басш": "басшы басшысы басшының басшыны басшылары",
    "жалақ": "жалақы жалақысы жалақыны жалақысын",
    "бөлім": "бөлім бөлімі бөлімге бөлімдер",
    # what makes a word of a word
    "кәсіпкер": "кәсіпкер кәсіпкерлер кәсіпкерлердің кәсіпкерге кәсіпкерлік кәсіпкерлікті",
    "серіктес": "серіктестік серіктестігі серіктестер серіктеске серіктестіктің",
    "қоғам": "қоғам қоғамға қоғамнан қоғамдық қоғамның",
    "жұмыс": "жұмыс жұмысқа жұмыстың жұмысын жұмысшы жұмысшысы жұмыссыз жұмыссыздық",
    "қорытын": "қорытынды қорытындысы қорытындыны",
    "министр": "министр министрлік министрлігі министрліктің",
    # verbs
    "келіс": "келісу келісім келісімі келісімге келісілген келісті келісіп келіспеген келіседі",
    "бекіт": "бекіту бекітеді бекітілген бекітілді бекіткен бекітпейді",
    "бақыла": "бақылау бақылайды бақылайтын бақылауға бақылаған бақылап бақыламайды",
    "тағайында": "тағайындау тағайындалды тағайындалған тағайындады",
    "ал": "алу алған алатын алушылар",
    # borrowed words
    "журналис": "журналист журналистер журналистерге журналистің журналиске",
    "метал": "металл металы металдан",
    "акт": "акт актілер актісін актіні",
    "модул": "модуль модулі модульдер модульдің",
    "каталог": "каталог каталогы каталогтар",
}

#: Words that look alike, and are of two families.
APART = [
    ("өндіріс", "өндірген"),
    ("құрылыс", "құрылған"),
    ("жалақы", "жал"),
    ("блог", "блок"),
    ("басқару", "бас"),
    ("халық", "қалық"),
    ("қалдық", "қала"),
    ("пайда", "пай"),
    ("төраға", "төр"),
    ("еңбек", "ең"),
    ("адам", "ада"),
    ("бірлік", "бір"),
    ("кәсіпкер", "кәсіп"),
]


@pytest.mark.parametrize("root", FAMILIES)
def test_the_words_of_a_family_share_their_root(root):
    assert {word: stem(word) for word in FAMILIES[root].split()} == {word: root for word in FAMILIES[root].split()}


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_of_two_families_keep_two_roots(one, other):
    assert stem(one) != stem(other)


def test_an_ending_that_does_not_fit_the_word_stays():
    assert stem("алаңдар") == "алаң"
    assert stem("алаңдер") == "алаңдер", "front vowels after back ones"
    assert stem("алаңтар") == "алаңтар", "a voiceless letter after ң"


def test_a_piece_of_two_letters_is_a_root_only_when_it_is_a_word():
    shortest = {stem(word) for word in dictionary() if len(word) > 2}
    assert {root for root in shortest if len(root) < 3} <= set(TABLES["whole"].split())


def test_what_is_no_kazakh_word_stays_as_it_is():
    for text in ("", "а", "Алаңдар", "alaqtar", "2024", "алаң-дар", "алаңдар\n", "\ud800", "дар" * 10_000):
        assert stem(text) == text


@given(any_of.text(alphabet="аеыіоөұүлдтнрсқкғгпбмшуйинңь", max_size=45))
def test_a_root_is_never_longer_than_the_word_and_begins_as_it_does(word):
    root = stem(word)
    assert len(root) <= len(word)
    assert root[:1] == word[:1]


def test_every_table_can_be_read():
    classes = TABLES["classes"]
    for name, kind in classes.items():
        assert set(kind["then"]) <= set(classes), name
    assert set(TABLES["start"]) <= set(classes)
    for word in TABLES["whole"].split():
        assert stem(word) == word
    for short, full in TABLES["restored"].items():
        assert stem(full) == full, short


def dictionary() -> list[str]:
    lines = DICTIONARY.read_text(encoding="utf-8-sig").splitlines()[1:]
    return [word for word in (line.partition("/")[0] for line in lines) if re.fullmatch("[а-яёәғқңөұүһі]+", word)]


def test_the_forms_in_the_texts_of_the_site_lead_to_the_words_of_the_dictionary():
    """Most roots are words, or what is left of them without a last vowel: were endings cut at random, few would be."""
    known = {stem(word) for word in dictionary()}
    texts = [path.read_text(encoding="utf-8").lower() for path in ROOT.glob("docs/kk/**/*.md")]
    words = {word for text in texts for word in re.findall("[а-яёәғқңөұүһі]+", text) if len(word) > 3}
    assert len(words) > 1000
    assert sum(stem(word) in known for word in words) / len(words) > 0.9
