"""What has several names: the terms of the glossary in all their names, as roots; called by index.py.

search-names.js reads the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from scripts.languages import Language, other_language
from scripts.records.kinds.reference import Entry
from scripts.records.loader import Records
from scripts.search.tokens import seen, words_of
from scripts.search.vocabulary import shared_length

#: What a term has in brackets explains it: «сотталған (адам)».
_EXPLANATION = re.compile(r"\s*\([^()]*\)")

_LONGEST_ENDING = 3
_SHORTEST_BEGINNING = 3
#: Gives the root of a word of each language.
Roots = Mapping[Language, Callable[[str], str]]
#: The names of one thing, each as its roots with spaces between: those that find each other; those that only find, words
#: to avoid and words near in meaning; and all of them in the other language, which only find too. Of these the words are
#: written, with a point after what is common to their forms: «потол.ок», since no browser has the endings of both.
Synonyms = tuple[list[str], list[str], list[str]]


def synonyms_of(records: Records, language: Language, roots: Roots) -> list[Synonyms]:
    """Return the names of every term of the glossary that has more than one."""
    groups = (_group(entry, language, roots) for entry in records.all(Entry) if not entry.ended)
    return [group for group in groups if len(group[0]) + len(group[1]) + len(group[2]) > 1]


def _group(entry: Entry, language: Language, roots: Roots) -> Synonyms:
    other = other_language(language)
    own = _names(entry, language), _finders(entry, language)
    names, finders = (list(_phrases(texts, roots[language])) for texts in own)
    spelled = {name for texts in own for name in _phrases(texts, str)}
    abroad = [
        name
        for name in [*_names(entry, other), *_finders(entry, other)]
        if not spelled.intersection(_phrases([name], str))
    ]
    foreign = _phrases(abroad, lambda word: _with_beginning(word, roots[other](word)))
    return names, [name for name in finders if name not in names], list(foreign)


def _names(entry: Entry, language: Language) -> list[str]:
    term = _EXPLANATION.sub("", entry.term.in_language(language))
    return [term, *getattr(entry.synonyms, language), *getattr(entry.abbreviation, language)]


def _finders(entry: Entry, language: Language) -> list[str]:
    return [*getattr(entry.avoid, language), *getattr(entry.related, language)]


def _phrases(texts: list[str], root: Callable[[str], str]) -> Iterator[str]:
    """Yield each text once, as the roots of its words."""
    yield from dict.fromkeys(" ".join(map(root, words_of(seen(text)))) for text in texts)


def _with_beginning(word: str, root: str) -> str:
    """Return a word with a point after what it shares with its root, before no more than an ending."""
    beginning = max(shared_length(word, root), len(word) - _LONGEST_ENDING, _SHORTEST_BEGINNING)
    return word if beginning >= len(word) else f"{word[:beginning]}.{word[beginning:]}"
