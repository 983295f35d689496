"""Languages room: numbers, dates, plurals, units and alphabets of Kazakh and Russian. Every other room uses it."""

from typing import Literal

Language = Literal["kk", "ru"]

#: The languages of the site, in the order in which they are shown; the first one is the root of the site.
LANGUAGES: tuple[Language, ...] = ("kk", "ru")

#: The name of each language in itself, for the language switch.
LANGUAGE_NAMES: dict[Language, str] = {"kk": "Қазақша", "ru": "Русский"}

#: The name of each language in messages to editors.
ENGLISH_NAMES: dict[Language, str] = {"kk": "Kazakh", "ru": "Russian"}

#: Codes of the Common Locale Data Repository, as Babel spells them.
LOCALES: dict[Language, str] = {"kk": "kk_KZ", "ru": "ru_KZ"}

#: Other names by which readers look for a language in an address: Kazakh by the code of the country.
ADDRESS_NAMES: dict[Language, tuple[str, ...]] = {"kk": ("kz",), "ru": ()}


def other_language(language: Language) -> Language:
    """Return the language that a reader of `language` can switch to."""
    return "ru" if language == "kk" else "kk"
