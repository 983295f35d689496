"""Finds the sentences that say that something is not known or not there; called by claims.py.

The words of denial are data of each language, denials.yml: phrases of words, whose signs are told at its beginning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from scripts.languages import Language
from scripts.languages.tables import one_of, table
from scripts.pages.addresses import KIND_OF_NAME
from scripts.pages.citations import MACRO
from scripts.records.fields import field_labels, leaf_types
from scripts.records.kinds import KINDS
from scripts.records.values import Choice
from scripts.twins.passages import CITATION, TextPassage

#: Stands in a text where a citation puts the state of a fact, so that its sentence changes with the record.
_STATE = "\ufffb"
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”“)]*\s+(?=[^a-zа-яёәғқңөұүһі])")
_QUOTED = re.compile(r"«[^«»]*»")
_BETWEEN = r"\W++"
_WORD_END, _CLAUSE_END = r"(?![\w-])", r"(?=\s*(?:[^\w\s-]|$))"
_NOT_FIRST = r"(?<=[^.!?…]\s)"
_GAP = r"(?:[^\w;:]++[\w-]++){0,5}?"


@dataclass(frozen=True)
class Denial:
    """A sentence that denies: where it begins in the text of its passage, where its word of denial stands, and its words."""

    start: int
    place: int
    words: str


def denials_in(passage: TextPassage) -> Iterator[Denial]:
    """Yield each sentence of a passage that denies and does not take what it says from a record."""
    text = passage.text
    if not _pattern(passage.language, "phrases").search(text.lower()):
        return
    if "{{" in passage.source:
        text = replace(passage, source=MACRO.sub(_sign, passage.source)).text
    seen = _blanked(text.lower(), passage.language)
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        sentence = text[start:end].strip()
        stated = start + sentence.rfind(":") if sentence.endswith("?") else end  # a question denies nothing
        match = _pattern(passage.language, "phrases").search(seen, start, stated)
        if match and _STATE not in sentence:
            yield Denial(start, match.start(), sentence)
        start = end


def takes_its_state(passage: TextPassage) -> bool:
    """Return whether a citation in a passage puts the state of a fact there."""
    return any(map(cites_state, MACRO.finditer(passage.source)))


def cites_state(macro: re.Match[str]) -> bool:
    """Return whether a citation shows a fact or a choice of a record, whatever the record says now."""
    model = KINDS.get(KIND_OF_NAME.get(macro["name"], ""))
    _, *fields = macro["rest"].strip(". ").split(".")
    annotation, labels = model, {}
    for name in fields if model else ():
        known = {
            field: info for leaf in leaf_types(annotation) for field, info in getattr(leaf, "model_fields", {}).items()
        }
        if name not in known:
            return False
        annotation, labels = known[name].annotation, field_labels(known[name])
    is_choice = fields and any(isinstance(leaf, type) and issubclass(leaf, Choice) for leaf in leaf_types(annotation))
    return bool(labels.get("fact") or is_choice)


def denies(text: str, language: Language) -> bool:
    """Return whether a text has words of denial."""
    return bool(_pattern(language, "phrases").search(_blanked(text.lower(), language)))


def _blanked(text: str, language: Language) -> str:
    """Return a text of the same length without quoted words and without what only looks like a denial."""
    for pattern in (_QUOTED, _pattern(language, "none")):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


@cache
def _pattern(language: Language, key: str) -> re.Pattern[str]:
    """Return what finds any phrase that the table of a language has under `key`."""
    denials = table(language, "denials")
    denied = denials.get("denied", "")
    lists = {name: [_word(word) for word in words.split()] for name, words in denials["lists"].items()}
    any_of = {name: _any_of(words, denied) for name, words in lists.items()}
    at_start: dict[str, list[str]] = {}
    anywhere = []
    for phrase in (phrase for line in denials[key] for phrase in line.split(" | ")):
        first, *others = phrase.split()
        rest = _rest(others, any_of)
        if first.startswith("*"):
            before = _NOT_FIRST if first == "*" else _word(first[1:])
            anywhere.append(before + (rest.removeprefix(_BETWEEN) if first == "*" else rest))
            continue
        # Tried by their first letters, which is several times quicker than one after another.
        by_letter: dict[str, list[str]] = {}
        for word in lists[first[1:-1]] if first.startswith("<") else [_word(first)]:
            by_letter.setdefault(word[0], []).append(word[1:])
        for letter, words in by_letter.items():
            at_start.setdefault(letter, []).append(_any_of(words, denied) + rest)
    starts = "|".join(f"{re.escape(letter)}(?:{'|'.join(branches)})" for letter, branches in at_start.items())
    return re.compile("|".join([rf"(?<![\w-])(?:{starts})", *anywhere]))


def _rest(words: list[str], any_of: dict[str, str]) -> str:
    """Return the regular expression for what follows the first word of a phrase."""
    rest, end = "", _WORD_END
    for word in words:
        if word == ".":
            end = _CLAUSE_END
        elif word == "…":
            rest += _GAP
        else:
            rest += _BETWEEN + (any_of[word[1:-1]] if word.startswith("<") else _word(word))
    return rest + end


def _any_of(words: list[str], denied: str) -> str:
    """Return the regular expression for any of `words`; the verbs share the ending `denied`, which is long."""
    verbs = [word[:-1] for word in words if word.endswith("~")]
    others = [word for word in words if not word.endswith("~")]
    return one_of([*others, one_of(verbs) + denied] if verbs else others)


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"[\w-]*+").replace(r"\~", "~")


def _sign(macro: re.Match[str]) -> str:
    return _STATE if cites_state(macro) else CITATION
