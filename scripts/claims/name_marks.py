"""What shows that a word with a capital is a name, and not only the first of a sentence; used by unknown_names.py.

The words beside names are data of each language: general_names.yml.
"""

import re

from scripts.languages import Language
from scripts.languages.tables import one_of, words_in
from scripts.parity.name_finder import begins_sentence, is_opened
from scripts.twins.passages import CITATION

_LATIN = re.compile(r"[A-Za-z]+")
_INITIAL = re.compile(r"(?<!\w)[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.\s?$")
#: The next word in Cyrillic letters; the words right before and after a quotation.
_NEXT = re.compile(r"[ \n\u00a0-](?P<word>[А-ЯЁӘҒҚҢӨҰҮҺІа-яёәғқңөұүһі]{2,})")
_BESIDE_BEFORE, _BESIDE_AFTER = re.compile(r"(\w+)\s[«“„\"]$"), re.compile(r"^[^«»]*»[\s-](\w+)")
#: How many signs before a word are looked at.
_BEFORE = 20


class NameMarks:
    """What shows in a text of one language that a word with a capital is a name, wherever it stands."""

    def __init__(self, language: Language) -> None:
        before, after, bodies, self._parts = (
            words_in(language, "general_names", key)
            for key in ("before_names", "after_names", "bodies", "parts_of_places")
        )
        self._places, self._bodies = tuple(after), tuple(bodies)
        self._before = re.compile(rf"(?<!\w)(?<![\d{CITATION}]\s){one_of(before)}\.\s$")

    def make_a_name(self, text: str, match: re.Match[str]) -> bool:
        """Return whether a word with a capital is a name, and not one that only begins a sentence."""
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if _LATIN.fullmatch(match.group()):
            return True
        if is_opened(text, match):
            return self._names_a_body(before, text[match.end() :])
        return (
            not begins_sentence(text, match)
            or _INITIAL.search(before) is not None
            or self._before.search(before) is not None
            or self._names_a_place(text, match)
        )

    def _names_a_place(self, text: str, match: re.Match[str]) -> bool:
        """Return whether what follows makes a word the name of a place: Самал қаласы, Батыс Самал."""
        following = _NEXT.match(text, match.end())
        if following is None:
            return False
        is_part = match.group() in self._parts and following["word"][0].isupper()
        return is_part or following["word"].startswith(self._places)

    def _names_a_body(self, before: str, after: str) -> bool:
        """Return whether beside a quotation stands what it is the name of: палата «Проба», «Сынақ» палатасы."""
        beside = [*_BESIDE_BEFORE.findall(before), *_BESIDE_AFTER.findall(after)]
        return any(word.startswith(self._bodies) for word in beside)
