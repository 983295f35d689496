"""Words cut to their roots in both languages: a family shares one, words of other families do not."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as any_of

from scripts.languages import LANGUAGES
from scripts.languages.kazakh_suffixes import LETTERS, is_back, spellings
from scripts.search import kazakh_stemmer, russian_stemmer
from scripts.search.index import STEMMERS
from tests.conftest import REGION
from tests.examples import beside

DICTIONARIES = {"kk": Path("/usr/share/hunspell/kk_KZ.dic"), "ru": Path("/usr/share/hunspell/ru_RU.dic")}
ALPHABETS = {"kk": "аеыіоөұүлдтнрсқкғгпбмшуийңинь", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"}
WORDS = {language: beside(__file__, f"words.{language}.yml") for language in LANGUAGES}
FAMILIES = [(language, root, forms) for language in LANGUAGES for root, forms in WORDS[language]["families"].items()]
APART = [(language, *pair.split("/")) for language in LANGUAGES for pair in WORDS[language]["apart"].split()]


@pytest.mark.parametrize(("language", "root", "forms"), FAMILIES)
def test_the_words_of_a_family_share_their_root(language, root, forms):
    assert {word: STEMMERS[language].stem(word) for word in forms.split()} == dict.fromkeys(forms.split(), root)


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_words_of_two_families_keep_two_roots(language, one, other):
    assert STEMMERS[language].stem(one) != STEMMERS[language].stem(other)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ["", "а", "Алаңдар", "alaqtar", "2024", "алаң-дар", "алаңдар\n", "\ud800", "дар" * 10_000]),
        ("ru", ["", "pdf", "өндіріс", "2026", "кв.м", "🏭", "\ud800", "слово\n", "а" * 10_000 + "!"]),
        ("ru", "и на суд май уик сша тоо".split()),
    ],
)
def test_what_is_no_word_of_the_language_or_short_stays_as_it_is(language, words):
    assert [STEMMERS[language].stem(word) for word in words] == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_root_is_never_longer_than_its_word(language):
    @given(any_of.text(alphabet=ALPHABETS[language], max_size=45))
    def check(word: str) -> None:
        root = STEMMERS[language].stem(word)
        if language == "kk":
            assert len(root) <= len(word)
            assert root[:1] == word[:1]
        else:
            assert min(len(word), 3) <= len(root) <= len(word)

    check()


def test_a_kazakh_ending_that_does_not_fit_the_word_stays():
    assert kazakh_stemmer.stem("алаңдар") == "алаң"
    assert kazakh_stemmer.stem("алаңдер") == "алаңдер", "front vowels after back ones"
    assert kazakh_stemmer.stem("алаңтар") == "алаңтар", "a voiceless letter after ң"


def kazakh_dictionary() -> list[str]:
    lines = DICTIONARIES["kk"].read_text(encoding="utf-8-sig").splitlines()[1:]
    return [word for word in (line.partition("/")[0] for line in lines) if re.fullmatch("[а-яёәғқңөұүһі]+", word)]


def test_a_kazakh_piece_of_two_letters_is_a_root_only_when_it_is_a_word():
    shortest = {kazakh_stemmer.stem(word) for word in kazakh_dictionary() if len(word) > 2}
    short_words = set(kazakh_stemmer.TABLES["whole"].split()) | set(kazakh_stemmer.TABLES["verbs"].split())
    assert {root for root in shortest if len(root.replace("я", "йа")) < 3} <= short_words


def test_the_kazakh_forms_in_texts_lead_to_the_words_of_the_dictionary():
    """Most roots are words, or what is left of them without a last vowel: were endings cut at random, few would be."""
    known = {kazakh_stemmer.stem(word) for word in kazakh_dictionary()}
    texts = [
        path.read_text(encoding="utf-8").lower() for path in (*REGION.glob("kk/**/*.md"), *REGION.glob("data/*/*.yml"))
    ]
    kazakh = (word for text in texts for word in re.findall("[а-яёәғқңөұүһі]+", text) if re.search("[әғқңөұүһі]", word))
    words = {word for word in kazakh if len(word) > 3}
    assert len(words) > 400
    assert sum(kazakh_stemmer.stem(word) in known for word in words) / len(words) > 0.9


def kazakh_forms(verb: str) -> set[str]:
    """Forms of a verb as grammar makes them: tense, person, participle, converb, voice, and what is denied."""
    opens = verb[-1] in LETTERS["open"]
    passive = (
        verb + ("н" if "л" in verb[-2:] else "л") if opens else attached(verb, "[л]ын" if verb[-1] == "л" else "ыл")
    )
    denied = attached(verb, "Па")
    finite = (
        "Ды Дым Дыңыз Дық йды ймын йық йтын п пты ңыз" if opens else "Ды Дым Дыңыз Дық ады амын айық атын ып ыпты ыңыз"
    )
    after_verb = {attached(verb, ending) for ending in f"{finite} Ған Ғаны *у *са *сын".split()}
    after_passive = {
        attached(passive, ending) for ending in "Ды Ған ады атын *у ып".split() if len(verb) > 2 or not opens
    }
    return after_verb | after_passive | {attached(denied, ending) for ending in "Ған йды йтын *у *са".split()}


def attached(word: str, pattern: str) -> str:
    """Return a word with an ending that is written as in kk/endings.yml, as the letters before and after it ask."""
    back = is_back(word) is not False
    fitting = (found for found in spellings(pattern) if word[-1] in found.after and found.back in (None, back))
    ending = next(fitting).text
    voiced = {"п": "б", "к": "г", "қ": "ғ"}.get(word[-1], word[-1]) if ending[0] in "аеыіу" else word[-1]
    return (word[:-1] + voiced + ending).replace("йу", "ю").replace("йа", "я")


@pytest.mark.parametrize(
    "verb", "бар бер біл шық тік өт айт жаз қой құй көр де же жу сұра ойна төле отыр қайтар".split()
)
def test_every_form_of_a_short_kazakh_verb_has_its_root(verb: str):
    assert {form: kazakh_stemmer.stem(form) for form in kazakh_forms(verb)} == dict.fromkeys(kazakh_forms(verb), verb)


def test_the_forms_of_the_verbs_that_the_kazakh_table_names_share_a_root():
    """But those that are forms of another verb or a noun as well: қорғады is of қору and of қорғау."""
    forms = [(verb, form) for verb in kazakh_stemmer.TABLES["verbs"].split() for form in kazakh_forms(verb)]
    root = kazakh_stemmer.stem
    parted = [(verb, form) for verb, form in forms if root(form) != root(attached(verb, "Ған"))]
    assert len(forms) > 4000
    assert len(parted) / len(forms) < 0.03, parted


def test_most_forms_of_longer_kazakh_verbs_share_a_root():
    """No list has them: their endings are told from the ends of nouns by the letters before them."""
    verbs = [
        word[:-1] for word in kazakh_dictionary() if re.fullmatch(".{4,}(?:ла|ле|та|те|да|де|тыр|тір|ыл|іл)у", word)
    ]
    assert len(verbs) > 2000
    shares = []
    for verb in verbs[::20]:
        roots = Counter(kazakh_stemmer.stem(form) for form in kazakh_forms(verb))
        shares.append(max(roots.values()) / roots.total())
    assert sum(shares) / len(shares) > 0.8


def test_every_kazakh_table_can_be_read():
    tables = kazakh_stemmer.TABLES
    for name, kind in tables["classes"].items():
        assert set(kind["then"]) <= set(tables["classes"]), name
    assert set(tables["start"]) <= set(tables["classes"])
    whole = [*tables["whole"].split(), *tables["restored"].values()]
    assert [word for word in whole if kazakh_stemmer.stem(word) != word] == []


def russian_paradigms(every: int) -> Iterator[tuple[str, list[str]]]:
    """Of each so many entries of hunspell's dictionary, the flags and all forms of the word."""
    endings: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    for line in DICTIONARIES["ru"].with_suffix(".aff").read_text(encoding="utf-8").splitlines():
        if (fields := line.split())[:1] == ["SFX"] and len(fields) >= 5:
            cut, added = (field.replace("0", "") for field in fields[2:4])
            endings.setdefault(fields[1], []).append((cut, added, re.compile(f"(?:{fields[4]})$")))
    for entry in itertools.islice(DICTIONARIES["ru"].read_text(encoding="utf-8").splitlines(), 1, None, every):
        word, _, flags = entry.strip().partition("/")
        if flags and re.fullmatch("[а-яё]+", word):
            rules = [rule for flag in flags for rule in endings[flag] if word.endswith(rule[0])]
            forms = (word.removesuffix(cut) + added for cut, added, before in rules if before.search(word))
            yield flags, [word, *forms]


@pytest.mark.parametrize("every", [100, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_the_forms_of_russian_nouns_and_adjectives_of_the_dictionary_share_a_root(every):
    """Of a hundred words 98 have one root; by the rules of Snowball, 86 have."""
    nouns_and_adjectives, verbs = set("AFHIJKNO"), set("LMBP")
    words = ((set(flags), forms) for flags, forms in russian_paradigms(every))
    declined = [forms for flags, forms in words if flags & nouns_and_adjectives and not flags & verbs]
    torn = [forms for forms in declined if len({russian_stemmer.stem(form) for form in forms}) > 1]
    assert len(declined) > 80_000 / every
    assert len(torn) / len(declined) < 0.03


@pytest.mark.parametrize("every", [100, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_the_forms_of_russian_verbs_of_the_dictionary_mostly_share_a_root(every):
    """Of pairs of forms 75 of a hundred; before there were rules for the past, the present and participles, 63."""
    verbs = [
        forms
        for flags, forms in russian_paradigms(every)
        if set(flags) & set("LMBP") and not set(flags) & set("AFHIJKNO")
    ]
    together = of_all = 0
    for forms in verbs:
        sizes = Counter(russian_stemmer.stem(form) for form in set(forms))
        together += sum(size * (size - 1) for size in sizes.values())
        of_all += sizes.total() * (sizes.total() - 1)
    assert len(verbs) > 15_000 / every
    assert together / of_all > 0.72


def test_no_russian_beginning_stands_twice_or_is_shorter_than_its_root():
    lines = [line for family in russian_stemmer.TABLES["beginnings"] for line in family["roots"]]
    pairs = [word.split("=") for line in lines for word in line.split()]
    assert len({beginning for beginning, _ in pairs}) == len(pairs)
    assert [root for beginning, root in pairs if len(root) > len(beginning)] == []
