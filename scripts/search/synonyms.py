"""What has several names: the terms of the glossary with synonyms and abbreviations, as roots; called by index.py."""

import re
from collections.abc import Callable

from scripts.languages import Language
from scripts.records.kinds.reference import Entry
from scripts.records.loader import Records
from scripts.search.tokens import seen, words_of

#: What a term has in brackets explains it: «сотталған (адам)».
_EXPLANATION = re.compile(r"\s*\([^()]*\)")

#: The names of one thing, each as its roots with spaces between: those that find each other, and those that only find.
Synonyms = tuple[list[str], list[str]]


def synonyms_of(records: Records, language: Language, root: Callable[[str], str]) -> list[Synonyms]:
    """Return the names of every term that has more than one; words to avoid find the term, and not the other way."""
    groups = [_group(entry, language, root) for entry in records.all(Entry) if not entry.ended]
    return [(names, avoided) for names, avoided in groups if len(names) + len(avoided) > 1]


def _group(entry: Entry, language: Language, root: Callable[[str], str]) -> Synonyms:
    def phrases(texts: list[str]) -> list[str]:
        return list(dict.fromkeys(" ".join(map(root, words_of(seen(text)))) for text in texts))

    term = _EXPLANATION.sub("", entry.term.in_language(language))
    names = phrases([term, *getattr(entry.synonyms, language), *getattr(entry.abbreviation, language)])
    return names, [phrase for phrase in phrases(getattr(entry.avoid, language)) if phrase not in names]
