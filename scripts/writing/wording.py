"""Rules on one language: `mixed-script`, `link-words`, `alt-text`, `long-sentence`; called by runner.py."""

import re
from collections.abc import Iterator

from scripts.languages import LANGUAGES, Language
from scripts.languages.tables import words_in
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, TextPassage, finding_at, finding_in_source

_LATIN, _CYRILLIC = "A-Za-zÀ-ɏƏəǝɵ", "Ѐ-ԯ"
_ANY_LATIN = re.compile(f"[{_LATIN}]")
_MIXED = re.compile(rf"[^\W\d_]*(?:[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}])[^\W\d_]*")
#: A Latin letter that stands for a Cyrillic word of one letter (a, o, c, y), between Cyrillic words.
_LONE_LATIN = re.compile(rf"(?<=[{_CYRILLIC}] )[acoyACOY](?= [{_CYRILLIC}])")

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<target>(?:[^()\s]|\([^()\s]*\))+)(?:\s+\"[^\"]*\")?\)")
#: Words that do not say where a link leads, or what an image shows, however they are put together.
_EMPTY_WORDS = {language: words_in(language, "common_words", "empty_links") for language in LANGUAGES}
_EMPTY_ALTS = {language: words_in(language, "common_words", "empty_alt_texts") for language in LANGUAGES}
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|ods|odt|csv|json|zip|pptx?)(?:$|[?#])", re.IGNORECASE)

_IMAGE = re.compile(r"!\[(?P<words>[^\[\]]*)\]\([^()]*\)|<img\b(?P<attributes>[^>]*)>")
_ALT = re.compile(r"\balt=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_FILE_NAME = re.compile(r"[\w-]+\.(?:png|jpe?g|svg|webp|avif|gif)", re.IGNORECASE)

#: A sentence is far too long above this many words: of two clear sentences of Kazakh or Russian, each has half of it.
LONGEST_SENTENCE = 35
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”“)]*\s+(?=[^a-zа-яёәғқңөұүһі])|[:;](?=\s)")
_WORD = re.compile(rf"[\w{CITATION}][\w{CITATION}-]*")


def mixed_script_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield an error for each word that has both Latin and Cyrillic letters, or is a Latin letter among Cyrillic words."""
    text = passage.text
    if text.isascii() or not _ANY_LATIN.search(text):
        return
    for pattern, what in (
        (_MIXED, "Latin and Cyrillic letters in one word"),
        (_LONE_LATIN, "a Latin letter as a word"),
    ):
        for match in pattern.finditer(text):
            letters = ", ".join(dict.fromkeys(_ANY_LATIN.findall(match.group())))
            message = f'found {what} ("{match.group()}": Latin {letters}); expected Cyrillic ones'
            yield finding_at(passage, match.start(), "mixed-script", "error", message)


def link_word_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield an error for each link whose words do not say where it leads, or not which kind of file it is."""
    if "](" not in passage.source:
        return
    for match in _LINK.finditer(passage.source):
        problem = _wrong_with(match["words"], match["target"], passage.language)
        if problem:
            found, expected = problem
            message = f'found {found} ("{match["words"]}"); expected {expected}'
            yield finding_in_source(passage, match.start(), "link-words", message)


def _wrong_with(words: str, target: str, language: Language) -> tuple[str, str] | None:
    """Return what is found and expected of the words of a link, or None."""
    plain = re.findall(r"\w+", words.lower())
    if "://" in words:
        return "an address as the words of a link", "words that say where it leads"
    if not plain or _EMPTY_WORDS[language].issuperset(plain):
        return "words of a link that say nothing of where it leads", "the name of what it leads to"
    kind = _FILE.search(target)
    if kind and kind[1].lower() not in plain:
        return "a link to a file without its format", f"the format in its words: {kind[1].upper()}"
    return None


def alternative_text_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield an error for each image that has no text for those who do not see it, or one that says nothing."""
    if "![" not in passage.source and "<img" not in passage.source:
        return
    for match in _IMAGE.finditer(passage.source):
        words = match["words"]
        if words is None:
            alt = _ALT.search(match["attributes"])
            words = (alt["double"] or alt["single"] or "") if alt else ""
        plain = re.findall(r"\w+", words.lower())  # of a text without words every list has all
        if _FILE_NAME.fullmatch(words.strip()) or _EMPTY_ALTS[passage.language].issuperset(plain):
            message = f'found an image whose text says nothing ("{words}"); expected what is to be seen on it'
            yield finding_in_source(passage, match.start(), "alt-text", message)


def long_sentence_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield a warning for each sentence of more than LONGEST_SENTENCE words."""
    text = passage.text
    if text.count(" ") + text.count("\n") < LONGEST_SENTENCE:
        return
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        words = len(_WORD.findall(text, start, end))
        if words > LONGEST_SENTENCE:
            opening = " ".join(text[start:end].split()[:5])
            message = f'found a sentence of {words} words ("{opening}…"); expected at most {LONGEST_SENTENCE}'
            yield finding_at(passage, start, "long-sentence", "warning", message)
        start = end
