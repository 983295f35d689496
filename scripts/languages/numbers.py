"""Numbers, percent, money and counted nouns in each language; called by the pages room."""

from collections.abc import Mapping

from babel import Locale
from babel.numbers import format_decimal

from scripts.languages import LOCALES, Language
from scripts.languages.kazakh_suffixes import with_ending
from scripts.languages.tables import table

NO_BREAK_SPACE = "\u00a0"


def format_number(value: float, language: Language) -> str:
    """Return `value` with groups set off by a no-break space and a decimal comma: 1 234 567,89."""
    return format_decimal(value, format="#,##0.######", locale=LOCALES[language])


def format_percent(value: float, language: Language) -> str:
    """Return `value` percent (37.5 means 37.5 %): without a space in Kazakh, with one in Russian."""
    space = "" if language == "kk" else NO_BREAK_SPACE
    return f"{format_number(value, language)}{space}%"


def plural(count: float, forms: Mapping[str, str], language: Language) -> str:
    """Return the form of a noun that agrees with `count`.

    `forms` maps the plural categories of CLDR to words; `other` is always there and serves for
    every category that is not given. Kazakh keeps the noun in the singular after a numeral, so
    its entry needs `other` alone.
    """
    category = Locale.parse(LOCALES[language]).plural_form(count)
    return forms.get(category, forms["other"])


def kazakh_ablative(value: int) -> str:
    """Return the ending that a whole number takes in the Kazakh ablative: 12 000 -> `нан` (мыңнан)."""
    words = table("kk", "numbers")
    said = {worth: word for word, worth in words["cardinals"].items()} | {0: words["zero"]}
    last = value % 10 or value % 100 or max((worth for worth in said if worth >= 100 and value % worth == 0), default=0)
    return with_ending(said[last if value else 0], "ablative")
