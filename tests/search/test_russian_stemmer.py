"""Russian words cut to their roots: a family shares one, words of other families do not."""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as any_of

from scripts.search.russian_stemmer import stem
from tests.conftest import ROOT

TABLES = json.loads((ROOT / "scripts/search/russian_endings.json").read_text(encoding="utf-8"))
DICTIONARY = Path("/usr/share/hunspell/ru_RU.dic")

#: Words by the root that they share.
FAMILIES = {
    # endings, й and ё
    "цех": "цех цеха цехов цехе цехами",
    "осужд": "осужденный осуждённый осуждённые осужденных осуждённым осуждён осуждена",
    "производств": "производство производства производственный производственная производственного производственной",
    "строител": "строительный строительной строительного строительство строительства строитель строителям",
    "швейн": "швейный швейная швейное швейного швейной",
    "данн": "данные данных данным",
    "случа": "случай случаев случаем случаях",
    "общ": "общий общие общего общей общих",
    # -ие, -ия, -ье
    "учрежд": "учреждение учреждения учреждению учреждений учреждении учреждениями",
    "услов": "условие условия условий условиям условиях",
    "предприят": "предприятие предприятии предприятий",
    "стат": "статья статьи статей статью статьями",
    "копи": "копия копии копий копию",
    # a vowel that comes and goes
    "площадк": "площадка площадки площадку площадок площадкам",
    "заявк": "заявка заявок заявке",
    "стройк": "стройка строек стройке",
    "ошибк": "ошибка ошибок",
    "списк": "список списка списков",
    "образц": "образец образца образцы",
    "владельц": "владелец владельца владельцам",
    "извест": "известен известна известный известно",
    "числ": "число чисел числами",
    "перечн": "перечень перечня",
    # a word made of a word
    "проект": "проект проекты проектов проектам проектный",
    "труд": "труд труда труду трудовой трудовая",
    "закон": "закон закона законы законный законодательство законодательства",
    "партнер": "партнёр партнер партнёры партнёрство партнерства партнёров партнёрский",
    "аренд": "аренда аренды арендный арендная арендатор арендатору",
    "налог": "налог налоги налогов налоговый налоговая",
    "прав": "право права правам правовой правовая",
    "професс": "профессия профессии профессий профессиональный",
    "организ": "организация организаций организовать организует",
    "эконом": "экономика экономике экономический экономическая",
    "предпринимател": "предприниматель предпринимателей предпринимательство предпринимательский",
    "безопас": "безопасный безопасность безопасности",
    "граждан": "гражданин граждане граждан",
    "казахстан": "казахстан казахстана казахстане казахстанский",
    # one thing said with and without a prefix, or with another last consonant
    "плат": "плата платы оплата оплаты оплату зарплата зарплаты",
    "соглас": "соглашение соглашения согласие согласен согласован",
    "министр": "министр министра министерство министерства",
    # verbs, and the nouns and participles made of them
    "работ": "работа работы работать работает работают работали работающий",
    "участв": "участвовать участвует участвуют участвовали",
    "обращ": "обращаться обращается обращаются обращение обращений обращённый",
    "освобожд": "освобождать освобождается освобождение освобождению освобождённый освобожденных",
    "треб": "требовать требует требование требованиям",
    "отбыв": "отбывать отбывает отбывающий отбывание отбывания",
}
#: Words that begin alike and are not about one thing.
APART = (
    ("ответ", "ответственность"),
    ("труд", "трудно"),
    ("труд", "трудный"),
    ("плата", "платформа"),
    ("площадь", "площадка"),
    ("новый", "новости"),
    ("право", "правило"),
    ("должен", "должность"),
    ("условие", "условно"),
    ("журнал", "журналист"),
    ("канал", "канализация"),
    ("образ", "образец"),
    ("работа", "работодатель"),
    ("казахский", "казахстан"),
    ("способ", "способный"),
    ("отдел", "отделение"),
    ("образ", "образование"),
    ("степь", "степень"),
    ("дан", "данные"),
    ("запись", "запирать"),
)


@pytest.mark.parametrize("root", FAMILIES)
def test_a_family_shares_its_root(root):
    assert {word: stem(word) for word in FAMILIES[root].split()} == dict.fromkeys(FAMILIES[root].split(), root)


@pytest.mark.parametrize(("one", "other"), APART)
def test_another_family_has_another_root(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["и", "на", "суд", "май", "уик", "сша", "тоо"])
def test_a_short_word_stays(word):
    assert stem(word) == word


@pytest.mark.parametrize("word", ["", "pdf", "өндіріс", "2026", "кв.м", "🏭", "\ud800", "слово\n", "а" * 10_000 + "!"])
def test_what_is_no_russian_word_stays(word):
    assert stem(word) == word


@given(any_of.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя", max_size=30))
def test_a_root_is_never_longer_than_its_word_and_has_three_letters(word):
    assert min(len(word), 3) <= len(stem(word)) <= len(word)


def paradigms(every: int) -> Iterator[tuple[str, list[str]]]:
    """Of each so many entries of hunspell's dictionary, the flags and all forms of the word."""
    endings: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    for line in DICTIONARY.with_suffix(".aff").read_text(encoding="utf-8").splitlines():
        if (fields := line.split())[:1] == ["SFX"] and len(fields) >= 5:
            cut, added = (field.replace("0", "") for field in fields[2:4])
            endings.setdefault(fields[1], []).append((cut, added, re.compile(f"(?:{fields[4]})$")))
    for entry in itertools.islice(DICTIONARY.read_text(encoding="utf-8").splitlines(), 1, None, every):
        word, _, flags = entry.strip().partition("/")
        if flags and re.fullmatch("[а-яё]+", word):
            rules = [rule for flag in flags for rule in endings[flag] if word.endswith(rule[0])]
            forms = (word.removesuffix(cut) + added for cut, added, before in rules if before.search(word))
            yield flags, [word, *forms]


def test_the_forms_of_nouns_and_adjectives_of_the_dictionary_share_a_root():
    """Of a hundred words 98 have one root; by the rules of Snowball, 86 have."""
    nouns_and_adjectives, verbs = set("AFHIJKNO"), set("LMBP")
    words = ((set(flags), forms) for flags, forms in paradigms(20))
    declined = [forms for flags, forms in words if flags & nouns_and_adjectives and not flags & verbs]
    torn = [forms for forms in declined if len({stem(form) for form in forms}) > 1]
    assert len(declined) > 4000
    assert len(torn) / len(declined) < 0.03


def roots_of_beginnings() -> list[list[str]]:
    lines = [line for family in TABLES["beginnings"] for line in family["roots"]]
    return [word.split("=") for line in lines for word in line.split()]


def test_no_beginning_stands_twice_in_the_tables():
    beginnings = [beginning for beginning, _ in roots_of_beginnings()]
    assert sorted(set(beginnings)) == sorted(beginnings)


def test_the_root_of_a_beginning_is_not_longer_than_it():
    assert [root for beginning, root in roots_of_beginnings() if len(root) > len(beginning)] == []
