"""Reading room: values in running text of either language (numbers, dates, quantities, identifiers), to one spelling.

Uses the languages room; the parity and writing rooms compares what it reads.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "number", "date", "quantity", "phone", "email", "document", "article", "identifier", "coordinates", "web"
]


@dataclass(frozen=True)
class Value:
    """A value as it stands in a text between `start` and `end`, with a `key` that is equal in both languages.

    The key of a number is its plain decimal spelling (1234567.89, a range 5..9, a fraction 1/3), of a date its
    ISO spelling (2026-01-05, 2026-01-05/2026-01-09, 2026-01, 2026, 202X, --01-05 without a year), of a quantity
    the number and the code of its unit (1200 m2, 85000 tenge, 37.5 percent), of an identifier what it is without
    spaces. A value that is not `sure` may be no value at all (бір, один as an article): without a match it is
    no difference.
    """

    kind: Kind
    key: str
    start: int
    end: int
    text: str
    unit: str | None = None
    sure: bool = True
    #: `more` of a number that is the least (кемінде, более), `less` of one that is the most (дейін, не более), or "".
    bound: str = ""
    #: It says which one, not how many (үшінші, третий).
    ordinal: bool = False
