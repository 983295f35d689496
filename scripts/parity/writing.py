"""Rules on one language: `mixed-script`, `link-words`, `alt-text`, `long-sentence`; called by checks.py."""

import re
from collections.abc import Iterator

from scripts.languages import Language
from scripts.parity.finding import Finding
from scripts.parity.passages import CITATION, Passage, finding_at

_LATIN, _CYRILLIC = "A-Za-zÀ-ɏƏəǝɵ", "Ѐ-ԯ"
_ANY_LATIN = re.compile(f"[{_LATIN}]")
_MIXED = re.compile(rf"[^\W\d_]*(?:[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}])[^\W\d_]*")
#: A Latin letter that stands for a Cyrillic word of one letter (a, o, c, y), between Cyrillic words.
_LONE_LATIN = re.compile(rf"(?<=[{_CYRILLIC}] )[acoyACOY](?= [{_CYRILLIC}])")

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<target>(?:[^()\s]|\([^()\s]*\))+)(?:\s+\"[^\"]*\")?\)")
#: Words that do not say where a link leads, however they are put together.
_EMPTY_WORDS: dict[Language, frozenset[str]] = {
    "kk": frozenset(
        "мұнда мына осында осы сонда сілтеме сілтемені сілтемемен сілтемеден жерде жерден жер бет бетте толығырақ толық "
        "оқу оқыңыз көбірек білу әрі қарай басыңыз басу көру көріңіз ашу ашыңыз өту өтіңіз жүктеу жүктеп алу бойынша "
        "келесі тағы файл құжат".split()
    ),
    "ru": frozenset(
        "здесь тут сюда там туда эта этой эту это ссылка ссылке ссылку по на в страница странице далее дальше подробнее "
        "подробности читать читайте узнать больше ещё нажмите нажать кликните перейти перейдите открыть смотреть "
        "смотрите скачать скачайте файл документ".split()
    ),
}
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|ods|odt|csv|json|zip|pptx?)(?:$|[?#])", re.IGNORECASE)

_IMAGE = re.compile(r"!\[(?P<words>[^\[\]]*)\]\([^()]*\)|<img\b(?P<attributes>[^>]*)>")
_ALT = re.compile(r"\balt=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_EMPTY_ALTS: dict[Language, frozenset[str]] = {
    "kk": frozenset("сурет фото фотосурет сызба схема диаграмма кескін иллюстрация логотип бейне".split()),
    "ru": frozenset("изображение картинка фото фотография рисунок схема диаграмма иллюстрация логотип снимок".split()),
}
_FILE_NAME = re.compile(r"[\w-]+\.(?:png|jpe?g|svg|webp|avif|gif)", re.IGNORECASE)

#: A sentence is far too long above this many words: of two clear sentences of Kazakh or Russian, each has half of it.
LONGEST_SENTENCE = 35
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”“)]*\s+(?=[^a-zа-яёәғқңөұүһі])|[:;](?=\s)")
_WORD = re.compile(rf"[\w{CITATION}][\w{CITATION}-]*")


def mixed_script_findings(passage: Passage) -> Iterator[Finding]:
    """Yield an error for each word that has both Latin and Cyrillic letters, or is a Latin letter among Cyrillic words."""
    text = passage.text
    if text.isascii() or not _ANY_LATIN.search(text):
        return
    for pattern, what in (
        (_MIXED, "Latin and Cyrillic letters in one word"),
        (_LONE_LATIN, "a Latin letter as a word"),
    ):
        for match in pattern.finditer(text):
            message = f'found {what} ("{match.group()}": {_latin_letters(match.group())}); expected Cyrillic ones'
            yield finding_at(passage, match.start(), "mixed-script", "error", message)


def _latin_letters(word: str) -> str:
    return f"Latin {', '.join(dict.fromkeys(_ANY_LATIN.findall(word)))}"


def link_word_findings(passage: Passage) -> Iterator[Finding]:
    """Yield an error for each link whose words do not say where it leads, or not which kind of file it is."""
    if "](" not in passage.source:
        return
    for match in _LINK.finditer(passage.source):
        problem = _wrong_with(match["words"], match["target"], passage.language)
        if problem:
            found, expected = problem
            message = f'found {found} ("{match["words"]}"); expected {expected}'
            yield _on_line(passage, match.start(), "link-words", message)


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


def alternative_text_findings(passage: Passage) -> Iterator[Finding]:
    """Yield an error for each image that has no text for those who do not see it, or one that says nothing."""
    if "![" not in passage.source and "<img" not in passage.source:
        return
    for match in _IMAGE.finditer(passage.source):
        words = match["words"]
        if words is None:
            alt = _ALT.search(match["attributes"])
            words = (alt["double"] or alt["single"] or "") if alt else ""
        if _says_nothing(words, passage.language):
            message = f'found an image whose text says nothing ("{words}"); expected what is to be seen on it'
            yield _on_line(passage, match.start(), "alt-text", message)


def _says_nothing(words: str, language: Language) -> bool:
    plain = re.findall(r"\w+", words.lower())
    return not plain or bool(_FILE_NAME.fullmatch(words.strip())) or _EMPTY_ALTS[language].issuperset(plain)


def long_sentence_findings(passage: Passage) -> Iterator[Finding]:
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


def _on_line(passage: Passage, place: int, rule: str, message: str) -> Finding:
    """Return a finding at the sign `place` of the source of a passage, where the text for readers has no such sign."""
    words = f"{passage.field}: {message}" if passage.field else message
    return Finding(passage.file, passage.line + passage.source.count("\n", 0, place), rule, "error", words)
