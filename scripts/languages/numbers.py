"""Numbers, percent, money and counted nouns in each language; called by the pages room."""

from collections.abc import Mapping

from babel import Locale
from babel.numbers import format_decimal

from scripts.languages import LOCALES, Language

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


# The ending of the ablative case after each spoken numeral (бірден, екіден, үштен, ...): vowel harmony
# and the last sound of the word decide between -дан/-ден, -тан/-тен and -нан/-нен.
_ABLATIVE_UNITS = ("", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан")
_ABLATIVE_TENS = ("", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан")


def kazakh_ablative(value: int) -> str:
    """Return the ending that a whole number takes in the Kazakh ablative: 12 000 -> `нан` (мыңнан)."""
    if value % 10:
        return _ABLATIVE_UNITS[value % 10]
    if value % 100:
        return _ABLATIVE_TENS[value // 10 % 10]
    if value % 1000:
        return "ден"  # жүз
    if value and not value % 1_000_000_000 and value % 1_000_000_000_000:
        return "тан"  # миллиард
    return "нан" if value else "ден"  # мың, миллион, триллион end alike; нөл
