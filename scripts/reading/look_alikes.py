"""Latin letters that stand for Cyrillic ones in texts of either language; called by text_values.py and by parity.

Kazakh is typed on many keyboards, and a Latin i in шiлдедегi is not seen on paper. A value is read whichever letter stands
there; the rule `mixed-script` tells of the letter.
"""

import re

from scripts.languages.tables import table

_SIGNS: dict[str, str] = table("both", "look_alikes")
_TO_CYRILLIC = str.maketrans(_SIGNS["latin"], _SIGNS["cyrillic"])
_TO_RUSSIAN = str.maketrans(_SIGNS["kazakh"], _SIGNS["russian"])
_LATIN, _CYRILLIC = f"[{_SIGNS['latin']}]", "[Ѐ-ԯ]"
_ANY_LATIN = re.compile(_LATIN)
_SEAM = re.compile(rf"{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN}")
_MIXED = re.compile(rf"[^\W\d_]*(?:{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN})[^\W\d_]*")


def in_one_script(text: str) -> str:
    """Return the text with the Latin letters of its Cyrillic words as the Cyrillic ones that look like them."""
    if not _ANY_LATIN.search(text) or not _SEAM.search(text):
        return text
    return _MIXED.sub(lambda match: match.group().translate(_TO_CYRILLIC), text)


def look_alike(left: str, right: str) -> bool:
    """Return whether two keys differ, and only in letters that look the same."""
    return left != right and left.translate(_TO_CYRILLIC) == right.translate(_TO_CYRILLIC)


def in_russian_letters(word: str) -> str:
    """Return a Kazakh word in small letters as it is typed on a Russian keyboard: кантар for қаңтар."""
    return word.translate(_TO_RUSSIAN)
