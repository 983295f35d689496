"""The endings of Kazakh in every spelling, out of kk/endings.yml; used by all that take endings off words or put them on.

Two programs take them off, and they differ on purpose. Spelling (kazakh_endings.py) finds every dictionary word of which a
form may be made, by all endings, and lets nothing wrong pass. The search (search/kazakh_stemmer.py) finds one root of any
word by few tables, which a browser must fetch, and forgives.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scripts.languages.tables import one_of, table

_TABLE = table("kk", "endings")
LETTERS: dict[str, str] = _TABLE["letters"]
TO_FRONT = str.maketrans(_TABLE["front_of"])
VOICED: dict[str, str] = _TABLE["voiced"]
VOICELESS = {voiced: voiceless for voiceless, voiced in VOICED.items()}
#: What is left of a word that has lost its last vowel, and the word: халқ, халық.
LOST_VOWEL = {word[:-2] + word[-1]: word for word in _TABLE["lost_vowel"].split()}
#: For the first letter of a pattern: what it becomes, and after which letters.
SEAMS: dict[str, dict[str, str]] = _TABLE["seams"]
_LOOSE = str.maketrans({"а": "[ае]", "ы": "[ыі]", "қ": "[қк]", "ғ": "[ғг]"})


class Spelling(NamedTuple):
    """One spelling of an ending: how much of it goes, and what must be before it."""

    text: str
    cut: int
    #: The letters after which it stands.
    after: str
    #: It stands after back vowels; None when it has no vowel, or one that is the same after all words.
    back: bool | None


def spellings(patterns: str) -> Iterator[Spelling]:
    """Yield the spellings of endings that are written as in kk/endings.yml, with spaces between them."""
    for pattern in patterns.split():
        for spelling, after in _with_back_vowels(pattern):
            back = spelling.replace("-", "")
            front = back.translate(TO_FRONT)
            cut = len(back) - max(spelling.find("-"), 0)
            for text in dict.fromkeys((back, front)):
                yield Spelling(text, cut, after, None if back == front else text == back)


def _with_back_vowels(pattern: str) -> list[tuple[str, str]]:
    """Return the spellings with back vowels of a pattern, each with the letters that it stands after."""
    first, rest = pattern[0], pattern[1:]
    open_letters, consonants = LETTERS["open"], LETTERS["consonants"]
    if first == "[":
        after, text = rest.split("]")
        return [(text, after)]
    if first in "*+":
        return [(rest, consonants if first == "+" else open_letters + consonants)]
    if first in SEAMS:
        return [(letter + rest, after) for letter, after in SEAMS[first].items()]
    return [(pattern, consonants if first in open_letters else open_letters)]


def endings(names: str) -> str:
    """Return the patterns of the endings of these names (`genitive dative`), as `spellings` takes them.

    Of a group of endings (`after_third`) one alone is named after a point: `after_third.dative`.
    """
    return " ".join(_patterns(name) for name in names.split())


def _patterns(name: str) -> str:
    group, _, member = name.partition(".")
    found: str | dict[str, str] = _TABLE["endings"][group]
    if isinstance(found, str):
        return found
    return found[member] if member else " ".join(found.values())


@cache
def loose(names: str) -> str:
    """Return a regular expression for the endings of these names that asks neither for harmony nor for the seam.

    So a name or a number is known by an ending that the rule on spelling objects to.
    """
    found = set()
    for pattern in endings(names).split():
        texts = [text for text, _ in _with_back_vowels(pattern)]
        firsts = sorted({letter for text in texts for letter in (text[0], text[0].translate(TO_FRONT))})
        first = f"[{''.join(firsts)}]" if len(firsts) > 1 else firsts[0]
        found.add(first + texts[0][1:].translate(_LOOSE))
    return one_of(found)


def texts(names: str) -> frozenset[str]:
    """Return every spelling of the endings of these names."""
    return frozenset(spelling.text for spelling in spellings(endings(names)))


def with_ending(word: str, name: str) -> str:
    """Return the spelling of the ending `name` after `word`: after мың the ablative is нан.

    Of borrowed words that may go either way, those in х are given back vowels (цехқа), others front ones (модульге).
    """
    back = is_back(word)
    harmony = word[-1] == "х" if back is None else back
    last = word.rstrip("ь")[-1]
    fitting = (spelling for spelling in spellings(endings(name)) if last in spelling.after)
    return next(spelling.text for spelling in fitting if spelling.back in (None, harmony))


@cache
def is_back(form: str) -> bool | None:
    """Return whether a word takes endings with back vowels; None when it may take either."""
    last = form[-1]
    if last in "ьх":
        return None  # borrowed words go either way: модуль-дік, цех-тар, тарих-и
    # Before another letter, и and у as the last vowel stand only in borrowed words: журналист-ік, ресурс-тар.
    letters = form[:-1] if last in LETTERS["silent_at_end"] else form
    for letter in reversed(letters.lower()):
        if letter in LETTERS["front"]:
            return False
        if letter in LETTERS["back"]:
            # к and г after a back vowel stand only in borrowed words
            return None if last in "кг" else True
    return None
