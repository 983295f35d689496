"""Letters that look right and are not: е for ё, a Latin letter in a Cyrillic word or the reverse; called by fix.py.

Where a word has one right spelling it is mended; where it has several, or none that is known, it is listed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce

from scripts.fixing.mends import Doubt, Mend
from scripts.fixing.prose import Prose
from scripts.languages import Language
from scripts.languages.tables import table
from scripts.messages.say import Message, say
from scripts.reading.look_alikes import in_one_script
from scripts.writing.dictionary import Dictionary
from scripts.writing.spelling import YO_RULE, with_yo
from scripts.writing.wording import LONE_LATIN, MIXED_RULE, MIXED_SCRIPT

_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER, _CYRILLIC_LETTER = re.compile("[A-Za-zÀ-ɏƏəǝɵ]"), re.compile("[Ѐ-ԯ]")
_SIGNS: dict[str, str] = table("both", "look_alikes")
_TO_CYRILLIC = dict(zip(_SIGNS["latin"], _SIGNS["cyrillic"], strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items() if latin.isascii()}
#: Kazakh letters that a Latin one may stand for, besides the one that looks most like it.
_ALSO_KAZAKH = {"y": "ү", "Y": "Ү"}
_ONLY_KAZAKH = frozenset(_SIGNS["kazakh"] + _SIGNS["kazakh"].upper())


@dataclass(frozen=True)
class Suspect:
    """A word of a text in which a letter may be wrong, by which rule, and how it may be meant."""

    start: int
    word: str
    language: Language
    rule: str
    spellings: tuple[str, ...]


@dataclass
class KnownSpellings:
    """Which of the spellings that suspects may have a dictionary of their language knows; each is asked once."""

    known: dict[Language, set[str]] = field(default_factory=dict)

    def ask(self, suspects: Iterable[Suspect]) -> None:
        """Ask about all suspects whose spelling is not clear without; raise MissingDictionaryError without a dictionary."""
        asked: dict[Language, set[str]] = {}
        for suspect in suspects:
            if suspect.rule == YO_RULE or len(suspect.spellings) > 1:
                asked.setdefault(suspect.language, set()).update(suspect.spellings)
        for language, words in asked.items():
            self.known[language] = words - Dictionary(language, words).unknown()

    def of(self, suspect: Suspect) -> list[str]:
        """Return the right spellings of a suspect."""
        known = [word for word in suspect.spellings if word in self.known.get(suspect.language, ())]
        return known if known or suspect.rule == YO_RULE else list(suspect.spellings)


def suspects_in(text: str, prose: Iterable[Prose]) -> Iterator[Suspect]:
    """Yield the words of a text in which a letter may be wrong, in their order."""
    for start, end, language in prose:
        # As if the words beside it were mended, so that the second time nothing more is found.
        latin = {start + match.start() for match in LONE_LATIN.finditer(in_one_script(text[start:end]))}
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            if match.start() in latin or MIXED_SCRIPT.fullmatch(word):
                yield Suspect(match.start(), word, language, MIXED_RULE, tuple(_in_one_script(word, language)))
            elif language == "ru":
                spellings = tuple(with_yo(word))
                if spellings:
                    yield Suspect(match.start(), word, language, YO_RULE, spellings)


def answers(suspects: Iterable[Suspect], known: KnownSpellings) -> tuple[list[Mend], list[Doubt]]:
    """Return what is mended, and what is left to an editor."""
    mends, doubts = [], []
    for suspect in suspects:
        right = known.of(suspect)
        if len(right) == 1:
            mends.append(Mend(suspect.start, suspect.start + len(suspect.word), right[0]))
        elif right or suspect.rule == MIXED_RULE:
            found = say("quoted", text=suspect.word)
            if suspect.rule == MIXED_RULE:
                found = say("fixing.letters", word=suspect.word, letters=_named(suspect.word))
            doubts.append(Doubt(suspect.start, found, _either(right)))
    return mends, doubts


def _in_one_script(word: str, language: Language) -> Iterator[str]:
    """Yield the ways to write a word with letters of one alphabet, each Latin or Cyrillic one as that which looks like it."""
    words = [""]
    for letter in word:
        meant = [letter] if not _LATIN_LETTER.match(letter) else [_TO_CYRILLIC.get(letter, "")]
        if language == "kk" and letter in _ALSO_KAZAKH:
            meant.append(_ALSO_KAZAKH[letter])
        words = [begun + each for begun in words for each in meant if each]
    is_kazakh = language == "kk" or not _ONLY_KAZAKH.isdisjoint(word)
    yield from (made for made in words if is_kazakh or _ONLY_KAZAKH.isdisjoint(made))
    latin = "".join(letter if _LATIN_LETTER.match(letter) else _TO_LATIN.get(letter, " ") for letter in word)
    if latin.isalpha():
        yield latin


def _either(words: list[str]) -> Message:
    quoted = [say("quoted", text=word) for word in words]
    if not quoted:
        return say("fixing.one-alphabet")
    return reduce(lambda one, other: say("fixing.or", one=one, other=other), quoted)


def _named(word: str) -> Message:
    latin, cyrillic = (list(dict.fromkeys(kind.findall(word))) for kind in (_LATIN_LETTER, _CYRILLIC_LETTER))
    if len(_LATIN_LETTER.findall(word)) <= len(_CYRILLIC_LETTER.findall(word)):
        return say("fixing.latin", letters=latin)
    return say("fixing.cyrillic", letters=cyrillic)
