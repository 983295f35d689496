"""Says in the HTML which words are of another language, so that a screen reader says them right; called by hooks.py."""

import re
from collections.abc import Collection

from scripts.languages import Language

_TOKEN = re.compile(r"<[^<>]*>|[^<>]+")
_TAG = re.compile(r"</?([a-z][a-z0-9]*)")
_ENGLISH = re.compile(r"\b[A-Z][A-Za-z]+(?:[ \u00a0][A-Z][A-Za-z]+)+\b")
_WORD = re.compile(r"\b\w[\w-]*\b")
_KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
#: Code is of no language; what names its language is left as it is.
_LEFT_ALONE = re.compile(r'<(?:code|pre|script|style|svg)\b|<[^<>]* lang="')


def mark_foreign_words(html: str, language: Language, names: Collection[str]) -> str:
    """Return the HTML of a page's text in `language` with `lang` on the foreign words in it.

    They are told by letters: capitalised words in Latin letters, two or more in a row, are English, unless one of the
    `names`, those of the parties, has them; a word with a letter that only Kazakh has, on a Russian page, is Kazakh.
    Source of the rule: WCAG 2.2, 3.1.2 Language of Parts.
    """
    parts: list[str] = []
    closed_by: str | None = None  # the element whose words are left alone
    depth = 0
    for token in _TOKEN.findall(html):
        tag = _TAG.match(token)
        if tag is None:
            parts.append(token if closed_by else _marked(token, language, names))
            continue
        parts.append(token)
        if closed_by is None and not token.startswith("</") and _LEFT_ALONE.match(token) and tag[1] not in _VOID:
            closed_by, depth = tag[1], 0
        if tag[1] == closed_by:
            depth += -1 if token.startswith("</") else 1
            closed_by = closed_by if depth else None
    return "".join(parts)


def _marked(text: str, language: Language, names: Collection[str]) -> str:
    text = _ENGLISH.sub(lambda match: _in("en", match[0], not any(match[0] in name for name in names)), text)
    if language == "ru" and not _KAZAKH_LETTERS.isdisjoint(text):
        text = _WORD.sub(lambda match: _in("kk", match[0], not _KAZAKH_LETTERS.isdisjoint(match[0])), text)
    return text


def _in(language: str, words: str, is_so: bool) -> str:
    return f'<span lang="{language}">{words}</span>' if is_so else words
