"""Rules on one language: `mixed-script`, `link-words`, `alt-text`, `long-sentence`; called by runner.py."""

import re
from collections.abc import Iterator

from scripts.languages import LANGUAGES, Language
from scripts.languages.tables import words_in
from scripts.messages.say import say
from scripts.records.problems import found_and_expected
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, TextPassage, finding_at, finding_in_source

MIXED_RULE = "mixed-script"
_LATIN, _CYRILLIC = "A-Za-zÀ-ɏƏəǝɵ", "Ѐ-ԯ"
_ANY_LATIN = re.compile(f"[{_LATIN}]")
MIXED_SCRIPT = re.compile(rf"[^\W\d_]*(?:[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}])[^\W\d_]*")
#: A Latin letter that stands for a Cyrillic word of one letter (a, o, c, y), between Cyrillic words.
LONE_LATIN = re.compile(rf"(?<=[{_CYRILLIC}] )[acoyACOY](?= [{_CYRILLIC}])")

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
        (MIXED_SCRIPT, "writing.mixed-letters"),
        (LONE_LATIN, "writing.lone-latin"),
    ):
        for match in pattern.finditer(text):
            letters = list(dict.fromkeys(_ANY_LATIN.findall(match.group())))
            message = say(what, word=match.group(), letters=letters)
            yield finding_at(passage, match.start(), MIXED_RULE, "error", message)


def link_word_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield an error for each link whose words do not say where it leads, or not which kind of file it is."""
    if "](" not in passage.source:
        return
    for match in _LINK.finditer(passage.source):
        problem = _wrong_with(match["words"], match["target"], passage.language)
        if problem:
            found, expected = problem
            message = found_and_expected(say("with-words", found=found, words=match["words"]), expected)
            yield finding_in_source(passage, match.start(), "link-words", message)


def _wrong_with(words: str, target: str, language: Language) -> tuple[str, str] | None:
    """Return what is found and expected of the words of a link, or None."""
    plain = re.findall(r"\w+", words.lower())
    if "://" in words:
        return say("writing.address-as-words-of-link"), say("writing.words-that-say-where-it-leads")
    if not plain or _EMPTY_WORDS[language].issuperset(plain):
        return say("writing.words-of-link-that-say-nothing"), say("writing.name-of-what-it-leads-to")
    # Of a file of this site the machine says what it is and how large (publish/file_links.py).
    kind = _FILE.search(target) if "://" in target else None
    if kind and kind[1].lower() not in plain:
        return say("writing.link-to-file-without-its-format"), say("writing.format-in-words", format=kind[1].upper())
    return None


def alternative_text_findings(passage: TextPassage) -> Iterator[Finding]:
    """Yield an error for each image whose text for those who do not see it says nothing; without one it has that of its record."""
    if "![" not in passage.source and "<img" not in passage.source:
        return
    for match in _IMAGE.finditer(passage.source):
        words = match["words"]
        if words is None:
            alt = _ALT.search(match["attributes"])
            words = (alt["double"] or alt["single"] or "") if alt else ""
        plain = re.findall(r"\w+", words.lower())  # of a text without words every list has all
        if match["words"] == "":
            continue
        if _FILE_NAME.fullmatch(words.strip()) or _EMPTY_ALTS[passage.language].issuperset(plain):
            message = say("writing.found-image-whose-text-says-nothing", words=words)
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
            message = say(
                "writing.found-sentence-of-words-expected-at",
                words=words,
                opening=opening,
                longest_sentence=LONGEST_SENTENCE,
            )
            yield finding_at(passage, start, "long-sentence", "warning", message)
        start = end
