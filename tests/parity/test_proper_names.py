"""Surnames and places that no record knows: one sound in both languages, in any case form, or a warning."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scripts.languages.name_sounds import sounds
from scripts.languages.nouns import CASES, kazakh_case
from scripts.parity.proper_names import ProperNames
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair
from tests.check.small_site import glossary, twins
from tests.examples import examples

RULE = ProperNames(glossary())

#: A syllable in Kazakh, and ways to write it in Russian.
SYLLABLES = {
    "са": ["са"],
    "бек": ["бек"],
    "жан": ["жан", "джан"],
    "құл": ["кул"],
    "әлі": ["али"],
    "нұр": ["нур"],
    "мәм": ["мам"],
    "төл": ["тол", "тул"],
    "ғаз": ["газ"],
    "дәу": ["дау"],
    "шың": ["шин", "чин"],
}
ENDINGS = ["", "а", "у", "ым", "е", "ой", "ы", "ых"]
NAMES = st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=2, max_size=3, unique=True)


def findings(kazakh: str, russian: str) -> list[Finding]:
    return list(RULE.findings(twins(kazakh, russian)))


@examples
def test_a_name_is_known_by_its_sound_in_any_case_form(kazakh, russian):
    assert findings(kazakh, russian) == []


@examples
def test_a_name_in_the_place_of_another_is_told(kazakh, russian, word, expected):
    (finding,) = findings(kazakh, russian)
    language = "Kazakh" if word in russian else "Russian"
    assert finding.message == (
        f'found the name "{word}", which no record knows; expected "{expected}", as the {language} has in its place'
    )


@examples
def test_a_surname_that_one_language_lacks_is_told(kazakh, russian, word, side):
    (finding,) = findings(kazakh, russian)
    assert (finding.rule, finding.severity) == ("proper-names", "warning")
    assert finding.message.startswith(f'found the name "{word}", which no record knows; expected one like it')
    assert finding.file == f"docs/{side}/page.md"
    assert finding.counterpart_file == f"docs/{'kk' if side == 'ru' else 'ru'}/page.md"


@given(NAMES, st.data())
def test_a_surname_is_the_same_in_every_case_of_both_languages(syllables, data):
    kazakh = "".join(syllables).capitalize() + "ов"
    russian = "".join(data.draw(st.sampled_from(SYLLABLES[syllable])) for syllable in syllables).capitalize() + "ов"
    mine = kazakh_case(kazakh, data.draw(st.sampled_from(CASES["kk"])))
    twin = russian + data.draw(st.sampled_from(ENDINGS))

    assert findings(f"Бұл туралы {mine} айтты.", f"Об этом сказал {twin} сам.") == []


@given(NAMES, NAMES)
def test_another_surname_is_told(one, other):
    kazakh, russian = "".join(one).capitalize() + "ов", "".join(SYLLABLES[syllable][0] for syllable in other)
    russian = russian.capitalize() + "ов"
    assume(sounds(kazakh, "kk").isdisjoint(sounds(russian, "ru")))

    (finding,) = findings(f"Бұл туралы {kazakh} айтты.", f"Об этом сказал {russian} сам.")
    assert russian in finding.message
    assert kazakh in finding.message


def test_a_name_that_the_records_know_is_left_to_the_rule_on_names():
    assert findings("Ол Қашыр ауылында туған.", "Он родился в деревне Сынаккала.") == []
    assert findings("Ол Қашыр ауылында туған.", "Он родился в деревне Коктобе.") != []


def test_a_side_without_text_is_left_to_the_rules_on_shape():
    assert list(RULE.findings(Pair(twins("Мұны Ахметов айтты.", "").kk, ()))) == []


@pytest.mark.parametrize(
    "text", ["Ахметов " * 20_000, "А. " * 50_000, "А" + "а" * 100_000, "Ахметов-" * 20_000, "г. А " * 9_000]
)
def test_hostile_text_returns(text):
    findings(text, "Ә. Бөтенов")
