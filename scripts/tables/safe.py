"""Texts in a CSV file that no spreadsheet takes for a formula; called by whoever writes or reads a table as CSV.

A spreadsheet runs what begins with a sign like = even in a file of data, and one of an office here parts cells at `;` and
not at a comma, so that such a beginning may come about inside a text. An apostrophe before it makes it text. One reader can
take the apostrophes away again without knowing the text, since one is put before each that stands there itself.
https://owasp.org/www-community/attacks/CSV_Injection
"""

import re

#: What begins a formula, in a spreadsheet of any language.
_SIGNS = r"=+\-@\t\r\n＝＋－＠"
#: Where a cell may begin: at the start of the text, and after what parts cells or lines.
_START = r"(?:^|(?<=[;\t\r\n]))"
_RISKY = re.compile(rf"""{_START}(?='|"*[{_SIGNS}])""")
_GUARD = re.compile(rf"{_START}'")


def guarded(text: str) -> str:
    """Return a text as it stands in a CSV file: an apostrophe before each place where a formula, or an apostrophe, would begin."""
    return _RISKY.sub("'", text)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return _GUARD.sub("", text)
