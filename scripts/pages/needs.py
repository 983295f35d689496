"""What a production needs of a site, and which facts are asked for first: the table needs.yml, behind the page of needs and the letter.

Used by blocks.py for the forms and by exports/catalogue.py for the data; overrides/assets/javascripts/needs.js and letter.js do the rest.
"""

from pathlib import Path

from scripts.files import read_table
from scripts.languages import Language
from scripts.languages.units import UNITS
from scripts.pages.catalogue_filters import FactFilter
from scripts.records.values import Choice

_TABLE = read_table(Path(__file__).with_name("needs.yml"))
#: The facts on which the needs stand, by their names, in the order of the form.
NEEDS = {name: FactFilter(name, group) for group, names in _TABLE["needs"].items() for name in names}
#: What a letter asks first of what is not known, the most important first.
IMPORTANT = tuple(FactFilter(name, group) for group, _, name in (fact.partition(".") for fact in _TABLE["important"]))


def choices_to_need(fact: FactFilter) -> tuple[Choice, ...]:
    """Return what can be needed of a fact that is a choice: each but the last, which is none; nothing for a number."""
    return fact.choices[:-1]


def sign_of(fact: FactFilter, language: Language) -> str:
    """Return the sign of the unit of a number; a noun, which agrees with its number, the name of the fact has already."""
    unit = UNITS[fact.unit] if fact.unit else None
    return unit.after(0, language) if unit and isinstance(unit.ru, str) else ""
