"""Finds the names of the records in a text of one language, in any case form; called by names.py.

The words of all names make one tree, so that a text is walked through once and the longest name wins.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from scripts.languages import Language
from scripts.languages.case_forms import CaseForms, is_initials, is_kazakh_ending

_TOKEN = re.compile(r"[^\W_]+")
#: What may stand between two words of a name.
_GAP = re.compile(r"[\s«»“”„\"'№–-]*")
_QUOTES = '«“„"'
#: What stands before a Kazakh ending that is set apart from its word.
_JOINTS = re.compile(r"(?<=\w)(?:-|[»”\"]-?)(?=\w)")
#: Where a sentence begins, seen from the few signs before a word.
_BEGINS = re.compile(r"(?:^|[.!?:…([\ufffc])[\s«“„\"—–-]*$")
_BEFORE = 6
#: The letters that most forms of a word share: all but the last (сумма, суммы), and of a long word the first ones.
_SHARED, _LEAST_SHARED = 5, 2


class Found(NamedTuple):
    """A name in a text, between `start` and `end`."""

    key: str
    start: int
    end: int
    #: Its words make a name only in the company of the rest of it: комитет.
    is_ordinary: bool = False


@dataclass
class Wording:
    """One way to write a name: whose name it is, and as what it stands in the records."""

    key: str
    text: str
    is_synonym: bool

    @property
    def is_ordinary(self) -> bool:
        """Return whether it is one word of everyday language."""
        return self.text.isalpha() and self.text.islower()


@dataclass
class _Node:
    """A place in the tree: the words that may follow, and the wording that ends here."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    wording: Wording | None = None


class NameFinder:
    """The names of one language."""

    def __init__(self, language: Language, short_words_change: bool = False) -> None:
        self._language = language
        self._forms = CaseForms(language, short_words_change)
        self._tree = _Node()
        self._keys_of = cache(self._forms.keys)
        self._may_begin = cache(lambda word: not self._tree.following.keys().isdisjoint(self._keys_of(word)))

    def add(self, text: str, key: str, is_place: bool = False, is_synonym: bool = False) -> Wording:
        """Make a wording of the name `key` known; return the wording that stands for these words, a former one if any.

        Every name is added before the first text is looked at.
        """
        node = self._tree
        for token in self._tokens(text):
            node = node.following.setdefault(self._forms.add(token.group(), is_place), _Node())
        node.wording = node.wording or Wording(key, text, is_synonym)
        self._keys_of.cache_clear()
        self._may_begin.cache_clear()
        return node.wording

    def find(self, text: str) -> list[Found]:
        """Return every name in a text, in order; of names that overlap the first one and there the longest."""
        if not any(map(self._may_begin, _TOKEN.findall(text))):
            return []
        tokens, found, next_place = self._tokens(text), [], 0
        for place in [place for place, token in enumerate(tokens) if self._may_begin(token.group())]:
            if place >= next_place:
                wording, length = self._longest(text, tokens, place)
                if wording:
                    next_place = place + length
                    start, end = tokens[place].start(), tokens[next_place - 1].end()
                    found.append(Found(wording.key, start, end, wording.is_ordinary))
        return found

    def may_begin(self, text: str) -> bool:
        """Return whether the first word of a text may begin a name."""
        first = _TOKEN.search(text)
        return first is not None and self._may_begin(first.group())

    def words_around(self, text: str) -> frozenset[str]:
        """Return the keys of the words of a name that are in none of the names found in it (города, бойынша)."""
        keys = frozenset(self._forms.add(token.group()) for token in self._outside(text))
        self._keys_of.cache_clear()
        return keys

    def has_only(self, text: str, keys: frozenset[str]) -> bool:
        """Return whether a piece of text has no words but forms of `keys`, and no other signs than a name has."""
        return _GAP.fullmatch(_TOKEN.sub("", text)) is not None and all(
            not keys.isdisjoint(self._keys_of(token.group())) for token in self._tokens(text)
        )

    def count_unknown(self, text: str, common: Container[str]) -> tuple[int, int, int]:
        """Return how many words with a capital are in none of the names found: right after a quote, inside, at the head.

        A word at the start of a sentence has a capital anyway; it counts only when `common` has not its beginning.
        """
        quoted = inside = head = 0
        for token in self._outside(text):
            word = token.group()
            if not word[0].isupper():
                continue
            if is_opened(text, token):
                quoted += 1
            elif not begins_sentence(text, token):
                inside += 1
            elif beginning(word) not in common:
                head += 1
        return quoted, inside, head

    def _outside(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words of a text that are in none of the names found in it."""
        names = iter(self.find(text))
        name = next(names, None)
        for token in self._tokens(text):
            while name and name.end <= token.start():
                name = next(names, None)
            if name is None or token.start() < name.start:
                yield token

    def _tokens(self, text: str) -> list[re.Match[str]]:
        """Return the words of a text, without Kazakh endings that stand apart (ҚАЖ-дың, «Invest»-тің)."""
        tokens = list(_TOKEN.finditer(text))
        if self._language == "ru" or not _JOINTS.search(text):
            return tokens
        apart = {joint.end() for joint in _JOINTS.finditer(text)}
        return [token for token in tokens if token.start() not in apart or not is_kazakh_ending(token.group())]

    def _longest(self, text: str, tokens: list[re.Match[str]], place: int) -> tuple[Wording | None, int]:
        """Return the longest name that begins at a token and how many tokens it has; None and 1 when there is none."""
        nodes, best, best_length = [self._tree], None, 1
        for index in range(place, len(tokens)):
            if index > place and not _GAP.fullmatch(text, tokens[index - 1].end(), tokens[index].start()):
                break
            keys = self._keys_of(tokens[index].group())
            nodes = [node.following[key] for node in nodes for key in keys if key in node.following]
            if not nodes:
                break
            for node in nodes:
                if node.wording and (index > place or self._is_written_so(node.wording, text, tokens[index])):
                    best, best_length = node.wording, index - place + 1
                    break
        return best, best_length

    def _is_written_so(self, wording: Wording, text: str, token: re.Match[str]) -> bool:
        """Return whether a lone word has the capitals or the quotes that make it a name."""
        name, word = wording.text.strip('«»“”„"'), token.group()
        if is_initials(name):
            return word == name
        if not name[0].isupper() or (name == wording.text and word[0].isupper()):
            return True
        if name == wording.text:
            return self._forms.is_derived(word, self._forms.add(name))
        return word[0].isupper() and (is_opened(text, token) or not begins_sentence(text, token))


def beginning(word: str) -> str:
    """Return the letters that most forms of a word share, in lower case."""
    return word[: max(min(_SHARED, len(word) - 1), _LEAST_SHARED)].lower()


def is_opened(text: str, token: re.Match[str]) -> bool:
    """Return whether a word stands right after an opening quote."""
    return token.start() > 0 and text[token.start() - 1] in _QUOTES


def begins_sentence(text: str, token: re.Match[str]) -> bool:
    """Return whether a sentence may begin with a word, or something else that has a capital anyway."""
    first = max(token.start() - _BEFORE, 0)
    before = text[first : token.start()]
    return _BEGINS.search(before) is not None and (first == 0 or before.strip() != "")
