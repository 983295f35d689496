"""Names in Latin letters, digits and hyphens, as they stand in addresses; called by whoever suggests an id."""

import re
import unicodedata

from scripts.languages.tables import table

_LETTERS = str.maketrans(table("both", "latin_letters"))
_OTHER = re.compile("[^a-z0-9]+")


def in_latin_letters(name: str, most: int) -> str:
    """Return a name as an id of at most so many signs, cut between words where that is possible; "" for one without letters."""
    text = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    whole = _OTHER.sub("-", plain).strip("-")
    if len(whole) <= most:
        return whole
    return (whole[: most + 1].rpartition("-")[0] or whole[:most]).strip("-")
