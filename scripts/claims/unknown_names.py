"""The rule `unknown-name`: every body, company, place, institution number and person that is named stands in a record.

Called by runner.py. Names are known by their capitals. Inside a sentence a capital makes a name; at its start every word
has one, so that there a word counts only where it is a name elsewhere on the site, in either language, or where both
languages begin a sentence with it and neither has it as a common word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scripts.claims.carried_names import CAPITAL, HOST, NUMBER, CarriedNames, is_name
from scripts.claims.name_marks import NameMarks
from scripts.languages import LANGUAGES, Language
from scripts.languages.tables import one_of, words_in
from scripts.messages.say import say
from scripts.pages.phrases import phrases_in
from scripts.parity.name_finder import beginning
from scripts.records.problems import nearest
from scripts.twins.finding import Finding
from scripts.twins.passages import TextPassage, finding_at, without_addresses
from scripts.twins.site import Site

_RULE = "unknown-name"
_WORD = re.compile(r"[^\W\d_]+")
#: What may stand between two words of one name.
_GAP = re.compile(r"[ \n\u00a0-]")
_AND_MORE = re.compile(rf"(?:[ \n\u00a0-]{CAPITAL.pattern})*")
#: An adjective of a place has no capital, which makes no common word of its name: костанайский.
_OF_A_PLACE = re.compile(rf"\b\w+ск{one_of(words_in('ru', 'endings', 'adjective'))}\b")
#: How many letters the forms of a word have in common, in both languages.
_SHARED = 4
#: A name that is all in quotes, which are those of the message too.
_WHOLLY_QUOTED = re.compile(r"^«([^«»]*)»$")
#: Kazakh letters, and the Russian ones that stand for them in the names of the same places.
_ALIKE = str.maketrans("әғқңөұүһі", "агкноууги")


@dataclass(frozen=True)
class _Word:
    """A word of a name that no record carries, or what may be one; `is_sure` when its capital alone makes it a name."""

    passage: TextPassage
    start: int
    text: str
    is_sure: bool = True

    @property
    def end(self) -> int:
        """Where it ends in the text of its passage."""
        return self.start + len(self.text)

    @property
    def alike(self) -> str:
        """The same in both languages."""
        return self.text.lower().translate(_ALIKE)

    @property
    def beginning(self) -> str:
        """What its forms in both languages share."""
        return beginning(self.text)[:_SHARED].translate(_ALIKE)


class UnknownNames:
    """The rule `unknown-name`, for one site."""

    def __init__(self, site: Site) -> None:
        self._passages = [passage for passage in site.passages if not is_name(passage.field)]
        self._common = {language: _common(site, language) for language in LANGUAGES}
        self._carried = {language: CarriedNames(site, language, self._common[language]) for language in LANGUAGES}
        self._marks = {language: NameMarks(language) for language in LANGUAGES}

    def findings(self) -> Iterator[Finding]:
        """Yield an error for each name that no record carries."""
        words = [word for passage in self._passages for word in self._unknown(passage)]
        names = {word.beginning for word in words if word.is_sure}
        in_both = set.intersection(
            *({word.alike for word in words if word.passage.language == language} for language in LANGUAGES)
        )
        found = [word for word in words if word.is_sure or word.beginning in names or word.alike in in_both]
        for passage, of_passage in groupby(found, lambda word: word.passage):
            yield from (self._finding(passage, start, end) for start, end in _together(passage.text, of_passage))
        places = (word for word in self._of_places() if word.beginning in names)
        yield from (self._finding(word.passage, word.start, word.end) for word in places) if names else ()

    def _of_places(self) -> Iterator[_Word]:
        """Yield every Russian adjective without a capital that a place may have."""
        for passage in self._passages:
            if passage.language == "ru":
                found = _OF_A_PLACE.finditer(passage.text)
                yield from (_Word(passage, match.start(), match.group()) for match in found if match.group().islower())

    def _finding(self, passage: TextPassage, start: int, end: int) -> Finding:
        more = _AND_MORE.match(passage.text, end)
        name = " ".join(passage.text[start : more.end() if more else end].split())
        close = nearest(name, (_WHOLLY_QUOTED.sub(r"\1", known) for known in self._carried[passage.language].names))
        message = say("claims.found-name-which-no-record-carries", name=name, close=close)
        return finding_at(passage, start, _RULE, "error", message)

    def _unknown(self, passage: TextPassage) -> Iterator[_Word]:
        """Yield what may be a name and stands in no record, in the order of the passage."""
        carried, text = self._carried[passage.language], without_addresses(passage.text)
        hosts = list(HOST.finditer(text))
        numbers = NUMBER.finditer(text) if "№" in text else ()
        others = [
            _Word(passage, match.start(), match.group()) for match in (*hosts, *numbers) if not carried.has(match)
        ]
        if hosts:
            text = HOST.sub(lambda match: " " * len(match.group()), text)
        words = [word for word in (self._word(passage, text, match) for match in CAPITAL.finditer(text)) if word]
        wholes = carried.find(text) if words else ()
        words = [word for word in words if not any(name.start <= word.start < name.end for name in wholes)]
        yield from sorted([*others, *words], key=lambda word: word.start)

    def _word(self, passage: TextPassage, text: str, match: re.Match[str]) -> _Word | None:
        """Return a word with a capital, unless a record has it or it is a common word with a capital from where it stands."""
        language, start = passage.language, match.start()
        is_sure = self._marks[language].make_a_name(text, match)
        is_common = not is_sure and beginning(match.group()) in self._common[language]
        if is_common or self._carried[language].has(match):
            return None
        return _Word(passage, start, match.group(), is_sure)


def _common(site: Site, language: Language) -> frozenset[str]:
    """Return the beginnings of the words that stand without a capital, or are of the interface, which names no region."""
    texts = [passage.text for passage in site.passages if passage.language == language]
    small = {word for word in _WORD.findall("\n".join(texts)) if word.islower() and not _OF_A_PLACE.fullmatch(word)}
    interface = _WORD.findall(str([*phrases_in(language).values()]))
    heads = words_in(language, "common_words", "heads_of_sentences")
    return frozenset(map(beginning, {*small, *interface, *heads}))


def _together(text: str, words: Iterator[_Word]) -> Iterator[tuple[int, int]]:
    """Yield where each name begins and ends: words side by side are one name."""
    start = end = None
    for word in words:
        if end is not None and _GAP.fullmatch(text, end, word.start):
            end = word.end
            continue
        if end is not None and start is not None:
            yield start, end
        start, end = word.start, word.end
    if end is not None and start is not None:
        yield start, end
