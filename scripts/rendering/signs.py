"""Signs of Markdown that are left in what a reader gets, each with what to write instead; called by differences.py."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.messages.say import say
from scripts.rendering.outline import MADE, Part, Run

#: What has been made of signs, or was written with a backslash, is no sign that is left.
_MADE = re.compile(f"{MADE}[^{MADE}]*{MADE}|\x02\\d+\x03")


class Sign(NamedTuple):
    """Signs that are left: as they are typed, what was found, and what to write instead."""

    typed: str
    found: str
    expected: str


#: How the signs look where they are left, what they are, and what to write instead.
_SIGNS = tuple(
    (re.compile(pattern), found, say("rendering.or-sign-itself", expected=expected) if is_text else expected)
    for pattern, found, expected, is_text in (
        (
            r"\[\^[^\]\s]*\]",
            say("rendering.sign-of-footnote-that-there-is"),
            say("rendering.footnote-text"),
            False,
        ),
        (r"^\[(?: |x|X)?\]", say("rendering.box-of-task-outside-list"), say("rendering.before-words"), False),
        (r"^[•·▪●○◦‣](?=\s)", say("rendering.bullet"), say("records.hyphen-of-item"), True),
        (r"^[-*+] ", say("rendering.dash-that-begins-no-list"), say("rendering.empty-line-before-list"), True),
        (r"^\d+\) ", say("rendering.number-with-bracket"), say("rendering.number-with-full-stop-1"), True),
        (r"^#+ ", say("rendering.heading-inside-text"), say("rendering.empty-line-before-it"), True),
        (r"^> ", say("rendering.quote-inside-text"), say("rendering.empty-line-before-it"), True),
        (r"^:  ", say("rendering.definition-of-nothing"), say("rendering.word-in-line-above-it"), True),
        (r"^\|.*\|", say("rendering.row-of-table-without-head"), say("rendering.head-and-below-it"), False),
        (r"(?:!!!|\?\?\?\+?) ?[a-z]+", say("pages.note"), say("rendering.note-title-and-below-it-four"), False),
        (r"={3}!?\+?!? ?\"", say("rendering.tab-of-page"), say("rendering.title-and-below-it-four-spaces"), False),
        (r"/{3}\s*\w*", say("rendering.caption"), say("writing.caption-and-in-lines-of-their"), False),
        (
            r"\*\[[^\]]+\]:",
            say("rendering.meaning-of-abbreviation"),
            say("rendering.line-of-its-own-short-words"),
            False,
        ),
        (r"==(?=\S)|(?<=[^\s=])==", "==", say("rendering.both-sides", sign="=="), True),
        (r"~~(?=\S)|(?<=[^\s~])~~", "~~", say("rendering.both-sides", sign="~~"), True),
        (r"\^\^(?=\S)|(?<=[^\s^])\^\^", "^^", say("rendering.both-sides", sign="^^"), True),
        (r"\+\+", "++", say("rendering.names-of-keys-ctrl-c"), True),
        (r":[a-z][a-z0-9_-]*:", say("rendering.icon-that-there-is-not"), say("rendering.icon-expected", near=""), True),
        (r"\*\*(?=\S)|(?<=[^\s*])\*\*", "**", say("rendering.both-sides", sign="**"), True),
        (r"(?<![\w*])\*(?=[^\s*])", "*", say("rendering.both-sides", sign="*"), True),
        (r"(?<!\w)__?(?=[^\s_])", "_", say("rendering.both-sides", sign="_"), True),
        (r"`", "`", say("rendering.on-both-sides-of-code"), True),
        (r"!?\[[^\[\]]*\]\(", say("rendering.link-that-is-none"), say("writing.link-form"), False),
        (r"\]\[[^\[\]]*\]", say("rendering.link-that-is-none"), say("writing.link-form"), False),
        (
            r"\{:?\s*[#.][^{}]*\}",
            say("rendering.braces-that-give-nothing-their-class"),
            say("rendering.them-right-after-link-or-at"),
            True,
        ),
        (r"</?[a-zA-Z][^<>]*>?|<!", "HTML", "Markdown", True),
        (
            r"^-(?=[^\W\d_])|^\d+\.(?=[^\W\d_])",
            say("rendering.sign-of-list-without-space"),
            say("rendering.space-after-it"),
            True,
        ),
        (r"\^\[", say("rendering.footnote-inside-text"), say("rendering.footnote-name-and-text"), True),
        (
            r"\$\$|\$(?=[^\s$\d])[^$\n]*(?<=[^\s])\$(?!\w)",
            say("rendering.formula"),
            say("rendering.words-or-picture-of-it"),
            True,
        ),
        (r"-{2}8<-{2}", say("rendering.file-to-be-put-in"), say("rendering.text-of-that-file"), True),
        (r"\{(?:--|~~|>>)", say("rendering.mark-of-correction"), say("rendering.words-as-they-should-be"), True),
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
            left = say("rendering.sign-left", sign=found)
            yield Sign(typed, left if typed == found else say("with-words", found=found, words=typed[:40]), expected)


def _shown(words: Run) -> str:
    """Return words for the search for signs: code and what was made of signs are one sign that is none of them."""
    if "code" in words.marks:
        return "\ufffc"
    return _MADE.sub("\ufffc", words.text)
