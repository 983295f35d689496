"""Identifiers in running text: telephones, addresses, numbers of documents and articles, codes; called by read.py.

They are read before dates and numbers, so that 119-1-бап is no number and 22-330-002-017 no date. Each kind has a file of
its own.
"""

import re
from collections.abc import Callable, Iterator

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.acts import read_places_in_acts
from scripts.reading.codes import read_codes, read_standards
from scripts.reading.documents import read_documents
from scripts.reading.points import read_points
from scripts.reading.signs import without
from scripts.reading.telephones import read_phones
from scripts.reading.web_addresses import read_emails, read_web_addresses

#: What every identifier has something of; a text without it is not looked at.
_HINT = re.compile(r"[\d@]|[A-Za-z]\.[a-z]{2}|(?<!\w)[IVXІХ]+(?!\w)|тармақша|одпункт|одп\.")
#: In this order: what one has read the next does not see.
_READERS: tuple[Callable[[str, Language], Iterator[Value]], ...] = (
    read_emails,
    read_web_addresses,
    read_points,
    read_phones,
    read_standards,
    read_places_in_acts,
    read_documents,
    read_codes,
)


def read_identifiers(text: str, language: Language) -> list[Value]:
    """Return the identifiers of a text in their order; no two of them overlap.

    The key of each is equal in both languages: of a telephone its digits (+77252530000, with x12 for an extension),
    of an e-mail its small letters, of a web address what stands after https://www. with … for the language in its
    path, of a document № and its code (№124-НҚ), of a place in an act its level and number (article 104, part 1-2,
    clause 5, subclause 7, indent 2, paragraph 1307, chapter 3, section 2, annex 1), of a point its latitude and
    longitude (42.34170,69.59010), of any other code its signs.
    """
    if not _HINT.search(text):
        return []
    values: list[Value] = []
    rest = text
    for reader in _READERS:
        found = list(reader(rest, language))
        if found:
            rest = without(rest, found)
            values += found
    return sorted(values, key=lambda value: value.start)
