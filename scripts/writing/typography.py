"""The rule `typography`: signs of which only the editor knows how they are meant, and slips; called by runner.py.

All others, such as no-break spaces, quotes and dashes, are put when a text is shown (languages/signs.py).
"""

from collections.abc import Iterator

from scripts.languages.signs import inner_quotes, undecided
from scripts.messages.say import say
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, TextPassage, finding_at, without_addresses
from scripts.writing.slips import slips


def typography_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield an error for each sign of a passage that may mean one thing or another, and for each slip of the keyboard."""
    text = without_addresses(passage.text)
    for place, name in (*undecided(text, passage.language), *slips(passage.text, passage.language)):
        around = " ".join(passage.text[max(0, place - 12) : place + 13].split()).replace(CITATION, "{{ }}")
        message = say(f"typography.{name}", around=around, inner=inner_quotes(passage.language))
        yield finding_at(passage, place, "typography", "error", message)
