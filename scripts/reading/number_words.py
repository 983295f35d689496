"""Numbers in words of each language, in every case: the words and what each of them is worth; called by numerals.py.

Cardinals, ordinals, collectives (үшеу, трое), adverbs (дважды) and the words of fractions (жарты, треть), made of the
tables kk/numbers.yml and ru/numbers.yml.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from scripts.languages import Language
from scripts.languages.kazakh_suffixes import texts
from scripts.languages.tables import table

#: What a word does in a number: `one` 1-9, `teen` 10-19 of Russian, `ten`, `hundred`, `thousand` and more, `alone`
#: (never beside another word), `half` (жарым), `part` (треть, четверти), `denominator` (бестен, пятых).
Role = Literal["one", "teen", "ten", "hundred", "thousand", "alone", "half", "part"]


class NumberWord(NamedTuple):
    """A word of a number: what it is worth, its role, and whether it ends a number (бестен, пятый)."""

    worth: Decimal
    role: Role
    #: It has an ending after which no further word of the same number may stand.
    last: bool = False
    #: It may be the lower part of a fraction (бестен бір, одна пятая).
    denominator: bool = False
    #: It may be no number at all.
    sure: bool = True
    ordinal: bool = False


_HALF, _ONE_AND_A_HALF = Decimal("0.5"), Decimal("1.5")


def _role(worth: int) -> Role:
    if worth >= 1000:
        return "thousand"
    if worth >= 100:
        return "hundred"
    if worth >= 20:
        return "ten"
    return "teen" if worth >= 10 else "one"


def _kazakh_words() -> Iterator[tuple[str, NumberWord]]:
    words = table("kk", "numbers")
    cardinals: dict[str, int] = words["cardinals"]
    ordinals: dict[str, int] = words["ordinals"]
    ablatives, unsure = tuple(texts("ablative")), words["unsure"].split()
    for stem, worth in (cardinals | ordinals | words["collectives"]).items():
        for form in words["few_forms"].get(stem, "").split() or _kazakh_forms(stem):
            yield (
                form,
                NumberWord(
                    Decimal(worth),
                    "ten"
                    if worth == 10
                    else _role(worth),  # after он (ten) stands one of 1-9, as after жиырма (twenty)
                    last=form != stem or stem not in cardinals,
                    denominator=stem in cardinals and form.endswith(ablatives),
                    sure=1 < worth < 1000 and stem not in unsure,
                    ordinal=stem in ordinals,
                ),
            )
    for form in words["half_after"].split():
        yield form, NumberWord(_HALF, "half", True)


def _kazakh_forms(stem: str) -> Iterator[str]:
    for ending in texts("ablative dative locative accusative genitive instrumental"):
        yield stem + ending
    for owner in ("", *texts("third")):
        for ending in ("", "мен", *texts("after_third"), *(text for text in texts("genitive") if text[0] == "н")):
            yield stem + owner + ending


def _russian_words() -> Iterator[tuple[str, NumberWord]]:
    words = table("ru", "numbers")
    for worth, stem in enumerate(words["five_to_twenty"].split(), start=5):
        for ending in words["five_to_twenty_endings"].split():
            yield stem + ending, NumberWord(Decimal(worth), _role(worth))
    for worth, forms in words["cardinals"].items():
        for form in forms.split():
            yield form, NumberWord(Decimal(worth), _role(worth), sure=1 < worth < 1000)
    of_fraction = words["fraction_endings"].split()
    for worth, stem in words["ordinals"].items():
        for ending in words["ordinal_endings"].split():
            denominator = worth > 2 and ending in of_fraction
            yield stem + ending, NumberWord(Decimal(worth), _role(worth), True, denominator, worth > 1, True)
    for ending in words["third_endings"].split():
        yield words["third"] + ending, NumberWord(Decimal(3), "one", True, ordinal=True)
    for form in words["one_and_a_half"].split():
        yield form, NumberWord(_ONE_AND_A_HALF, "one")
    for worth, forms in words["parts"].items():
        for form in forms.split():
            yield form, NumberWord(Decimal(worth), "part", True, True)


def _words_of(language: Language) -> dict[str, NumberWord]:
    words = dict(_kazakh_words() if language == "kk" else _russian_words())
    for worth, forms in table(language, "numbers")["alone"].items():
        words |= dict.fromkeys(forms.split(), NumberWord(Decimal(str(worth)), "alone", True, sure=False))
    first = NumberWord(Decimal(1), "alone", True, sure=False, ordinal=True)
    words |= dict.fromkeys(table(language, "numbers")["first"].split(), first)
    without_dots = {word.replace("ё", "е"): worth for word, worth in words.items()}
    others = table(language, "numbers")["not_numbers"].split()
    return {word: worth for word, worth in (without_dots | words).items() if word not in others}


#: The words of numbers by language, in lower case.
NUMBER_WORDS: dict[Language, dict[str, NumberWord]] = {"kk": _words_of("kk"), "ru": _words_of("ru")}
