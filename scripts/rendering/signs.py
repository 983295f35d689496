"""Signs of Markdown that are left in what a reader gets, each with what to write instead; called by differences.py."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.rendering.outline import MADE, Part, Run

#: What has been made of signs, or was written with a backslash, is no sign that is left.
_MADE = re.compile(f"{MADE}[^{MADE}]*{MADE}|\x02\\d+\x03")


class Sign(NamedTuple):
    """Signs that are left: as they are typed, what was found, and what to write instead."""

    typed: str
    found: str
    expected: str


_BOTH_SIDES = "{0} on both sides of the words, without a space between"
_LITERAL = "; for the sign itself a backslash before it, or `code`"
#: How the signs look where they are left, what they are, and what to write instead.
_SIGNS = tuple(
    (re.compile(pattern), found, expected + (_LITERAL if is_text else ""))
    for pattern, found, expected, is_text in (
        (
            r"\[\^[^\]\s]*\]",
            "a sign of a footnote that there is not",
            "its text in a line of its own: [^name]: words",
            False,
        ),
        (r"^\[(?: |x|X)?\]", "a box of a task outside a list", "- [ ] before the words", False),
        (r"^[-*+] ", "a dash that begins no list", "an empty line before the list", True),
        (r"^\d+\) ", "a number with a bracket", "a number with a full stop: 1.", True),
        (r"^#+ ", "a heading inside a text", "an empty line before it", True),
        (r"^> ", "a quote inside a text", "an empty line before it", True),
        (r"^:  ", "a definition of nothing", "the word in the line above it", True),
        (r"^\|.*\|", "a row of a table without a head", "a head, and | --- | below it", False),
        (r"(?:!!!|\?\?\?\+?) ?[a-z]+", "a note", '!!! note "Title", and below it four spaces before each line', False),
        (r"={3}!?\+?!? ?\"", "a tab", '=== "Title", and below it four spaces before each line', False),
        (r"/{3}\s*\w*", "a caption", "/// caption and /// in lines of their own, below a picture or table", False),
        (r"\*\[[^\]]+\]:", "a meaning of an abbreviation", "a line of its own: *[short]: words", False),
        (r"==(?=\S)|(?<=[^\s=])==", "==", _BOTH_SIDES.format("=="), True),
        (r"~~(?=\S)|(?<=[^\s~])~~", "~~", _BOTH_SIDES.format("~~"), True),
        (r"\^\^(?=\S)|(?<=[^\s^])\^\^", "^^", _BOTH_SIDES.format("^^"), True),
        (r"\+\+", "++", "names of keys: ++ctrl+c++", True),
        (r":[a-z][a-z0-9_-]*:", "an icon that there is not", "the name of one: :material-factory:", True),
        (r"\*\*(?=\S)|(?<=[^\s*])\*\*", "**", _BOTH_SIDES.format("**"), True),
        (r"(?<![\w*])\*(?=[^\s*])", "*", _BOTH_SIDES.format("*"), True),
        (r"(?<!\w)__?(?=[^\s_])", "_", _BOTH_SIDES.format("_"), True),
        (r"`", "`", "` on both sides of the code", True),
        (r"!?\[[^\[\]]*\]\(", "a link that is none", "[words](target)", False),
        (r"\]\[[^\[\]]*\]", "a link that is none", "[words](target)", False),
        (
            r"\{:?\s*[#.][^{}]*\}",
            "braces that give nothing their class or id",
            "them right after a link, or at the end of a heading",
            True,
        ),
        (r"</?[a-zA-Z][^<>]*>?|<!", "HTML", "Markdown", True),
        (r"^-(?=[^\W\d_])|^\d+\.(?=[^\W\d_])", "a sign of a list without a space", "a space after it", True),
        (r"\^\[", "a footnote inside a text", "its name: word[^name], and [^name]: words in a line of its own", True),
        (r"\$\$|\$(?=[^\s$\d])[^$\n]*(?<=[^\s])\$(?!\w)", "a formula", "words, or a picture of it", True),
        (r"-{2}8<-{2}", "a file to be put in", "its text", True),
        (r"\{(?:--|~~|>>)", "a mark of a correction", "the words as they should be", True),
    )
)


def signs_left(part: Part) -> Iterator[Sign]:
    """Yield the signs that are left in a run of text, each kind once."""
    if part.kind != "text":
        return
    text = "".join(_shown(words) for words in part.words).lstrip("\ufffc")
    for pattern, found, expected in _SIGNS:
        match = pattern.search(text)
        if match:
            typed = match.group().strip()
            quoted = f' ("{typed[:40]}")' if typed != found else ""
            yield Sign(typed, f"{found if quoted else chr(34) + found + chr(34) + ' that is left'}{quoted}", expected)


def _shown(words: Run) -> str:
    """Return words for the search for signs: code and what was made of signs are one sign that is none of them."""
    if "code" in words.marks:
        return "\ufffc"
    return _MADE.sub("\ufffc", words.text)
