"""Nouns after whole numbers, in the case that the sentence asks for; called by pages/counted.py.

22 предприятия, более 500 предприятий; 22 кәсіпорында, 500-ден астам кәсіпорын. Russian forms are data of each noun
(records/kinds/reference.py), since its declension has too many patterns; Kazakh forms follow from kk/endings.yml.
"""

from collections.abc import Mapping

from scripts.languages import Language
from scripts.languages.kazakh_suffixes import with_ending
from scripts.languages.numbers import NO_BREAK_SPACE, format_number, kazakh_ablative, plural
from scripts.languages.tables import table

NOMINATIVE = "nominative"
#: The cases by which a noun after a number can be asked for; the first is meant where none is.
CASES: dict[Language, tuple[str, ...]] = {
    "kk": (NOMINATIVE, "genitive", "dative", "accusative", "locative", "ablative", "instrumental"),
    "ru": (NOMINATIVE, "genitive", "dative", "accusative", "instrumental", "prepositional"),
}
#: After these a Russian bound of one word governs the genitive; another case needs a bound that governs none.
_DIRECT = (NOMINATIVE, "accusative")


def kazakh_case(noun: str, case: str, is_owned: bool = False) -> str:
    """Return a Kazakh noun in a case; one with the owner's ending (жұмыс орны) takes other endings."""
    if case == NOMINATIVE:
        return noun
    other = is_owned and case in table("kk", "endings")["endings"]["after_third"]
    return noun + with_ending(noun, f"after_third.{case}" if other else case)


def kazakh_count(value: int, noun: str, bound: str) -> str:
    """Return a number, which may be a bound, with a noun, which stays in the singular whatever its case."""
    number = format_number(value, "kk")
    if bound == "more-than":
        return f"{number}-{kazakh_ablative(value)} астам {noun}"
    before = "" if bound == "exact" else f"{table('kk', 'bounds')[bound]} "
    return f"{before}{number}{NO_BREAK_SPACE}{noun}"


def russian_count(value: int, cases: Mapping[str, Mapping[str, str]], case: str, bound: str) -> str:
    """Return a number, which may be a bound, with the form of a noun that both ask for.

    `cases` has for each case the forms by plural category. Raises KeyError for a case that it lacks.
    """
    before = ""
    if bound != "exact":
        before = table("ru", "bounds" if case in _DIRECT else "bounds_in_any_case")[bound] + " "
        case = "genitive" if case in _DIRECT else case
    forms = cases[case]
    noun = plural(value, {"other": forms["many"], **forms}, "ru")
    return f"{before}{format_number(value, 'ru')}{NO_BREAK_SPACE}{noun}"
