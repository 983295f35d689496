"""What a word of the search is; called by every step of the index, and search-words.js cuts queries in the same way."""

import re
import unicodedata
from functools import lru_cache

#: A number whose thousands stand apart is one word: 1 200.
_WORD = re.compile(r"[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![^\W_])|[^\W_]+")
_INSIDE_A_NUMBER = re.compile("[\u00a0\u202f]")
#: Invisible characters inside words: soft hyphens, zero-width spaces and joiners.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\n\r\f]+")
#: No word of a language is longer; what is longer is known by its beginning.
LONGEST_WORD = 40
#: Pages of one kind share most of their short texts, so this many are cached.
_REMEMBERED = 10_000


@lru_cache(_REMEMBERED)
def seen(text: str) -> str:
    """Return a text as it is seen: without soft hyphens, its letters each one sign, its spaces single."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text))).strip()


@lru_cache(_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text that has been through `seen`, in lower case, with е for ё."""
    words = _WORD.findall(text.lower().replace("ё", "е"))
    return tuple(_INSIDE_A_NUMBER.sub("", word)[:LONGEST_WORD] for word in words)


def has_digit(word: str) -> bool:
    """Return whether a word has a digit or another sign for a number; such words have no endings and lie apart."""
    return any(unicodedata.category(sign)[0] == "N" for sign in word)
