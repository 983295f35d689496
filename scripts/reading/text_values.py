"""Every value of a text in either language; called by the parity and writing rooms.

The kinds are read one after another, and what one has read the next does not see. Identifiers (telephones, addresses,
numbers of documents and articles, codes) come before dates and numbers, so that 119-1-бап is no number and
22-330-002-017 no date; then dates, so that in 2026 жылғы 5 қаңтар there is no amount of years.
"""

import re
from dataclasses import replace
from functools import lru_cache

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.acts import read_places_in_acts
from scripts.reading.codes import read_codes, read_standards
from scripts.reading.contacts import read_emails, read_phones, read_web_addresses
from scripts.reading.dates import read_dates
from scripts.reading.documents import read_documents
from scripts.reading.look_alikes import in_one_script
from scripts.reading.points import read_points
from scripts.reading.quantities import read_quantities
from scripts.reading.signs import Reader, read_in_turn

#: What every identifier has something of; a text without it is not looked at.
_HINT = re.compile(r"[\d@]|[A-Za-z]\.[a-z]{2}|(?<!\w)[IVXІХ]+(?!\w)|тармақша|одпункт|одп\.")
_IDENTIFIERS: tuple[Reader, ...] = (
    read_emails,
    read_web_addresses,
    read_points,
    read_phones,
    read_standards,
    read_places_in_acts,
    read_documents,
    read_codes,
)


def _identifiers(text: str, language: Language) -> list[Value]:
    """Return the identifiers of a text in their order; no two of them overlap.

    The key of each is equal in both languages: of a telephone its digits (+77252530000, with x12 for an extension),
    of an e-mail its lowercase letters, of a web address what stands after https://www. with … for the language in its
    path, of a document № and its code (№124-НҚ), of a place in an act its level and number (article 104, part 1-2,
    clause 5, subclause 7, indent 2, paragraph 1307, chapter 3, section 2, annex 1), of a point its latitude and
    longitude (42.34170,69.59010), of any other code its signs.
    """
    if not _HINT.search(text):
        return []
    return read_in_turn(_IDENTIFIERS, text, language)


@lru_cache(maxsize=100_000)  # several rules ask about the same text
def read_values(text: str, language: Language) -> tuple[Value, ...]:
    """Return the values of a text in their order; only a list of days within one month (5 and 9 January) overlaps."""
    if text.isascii() and not any(sign.isdigit() for sign in text):
        return ()
    written = in_one_script(text)
    values = read_in_turn((_identifiers, read_dates, read_quantities), written, language)
    if written != text:
        values = [replace(value, text=text[value.start : value.end]) for value in values]
    return tuple(values)
