"""Families of faults in words: names, abbreviations, negation, duty and permission, words left untranslated.

Listed in families.py.
"""

import re
from collections.abc import Iterator

from tests.parity.mutations.text import REPLACEMENTS, Edit, Text, words_replaced

# --- names ---

_QUOTED = ("Кәсіп", "Самалдық Өрлеу", "Самалдық таңы")
_QUOTED_NAME = re.compile(f"(?<=«)(?:{'|'.join(_QUOTED)})(?=»)")


def quoted_name_replaced(text: Text) -> Iterator[Edit]:
    """«Кәсіп» becomes «Самалдық Өрлеу»."""
    for match in text.find(_QUOTED_NAME):
        yield Edit(match.start(), match.end(), _QUOTED[(_QUOTED.index(match.group()) + 1) % len(_QUOTED)])


party_replaced = words_replaced(REPLACEMENTS["parties"])

_PLACES = REPLACEMENTS["places"]
_russian_place_replaced = words_replaced({"ru": _PLACES["ru"]})
_KAZAKH_PLACE = re.compile("|".join(sorted(_PLACES["kk"], key=len, reverse=True)))


def place_replaced(text: Text) -> Iterator[Edit]:
    """Самалдық becomes Көгенсай, in its case."""
    if text.language == "ru":
        yield from (edit for edit in _russian_place_replaced(text) if text.source[edit.start].isupper())
    else:
        for match in text.find(_KAZAKH_PLACE):
            yield Edit(match.start(), match.end(), _PLACES["kk"][match.group()])


_ABBREVIATIONS = REPLACEMENTS["abbreviations"]
_ABBREVIATION = {
    language: re.compile(rf"(?<![\w«])(?:{'|'.join(table)})(?!\w)") for language, table in _ABBREVIATIONS.items()
}


def abbreviation_replaced(text: Text) -> Iterator[Edit]:
    """ҚАЖ becomes ҚАК, УИС becomes УИК."""
    for match in text.find(_ABBREVIATION[text.language]):
        yield Edit(match.start(), match.end(), _ABBREVIATIONS[text.language][match.group()])


# --- negation ---

# A bound (не более) has a family of its own, «не только» denies nothing.
_RUSSIAN_NOT = re.compile(r"(?<!\w)[Нн]е (?!только|более|менее|больше|меньше|ниже|выше|позднее|раньше|позже)(?=[а-яё])")
_denial_replaced = words_replaced(REPLACEMENTS["denials"])
#: Negative verbs of the site and their stems: the table is small, so that every new form is a word.
_STEMS = (
    "көрсетіл|айтыл|таб|растал|раста|кір|аш|жібер|шешіл|бер|беріл|ал|алын|ат|атал|кел|келіс|келісіл|қолдан|қолданыл|"
    "тексер|тексеріл|жат|орында|қой|қойыл|жаз|жазыл|міндетте|шығарыл|шектел|өзгер|өзгерт|біл|білдір|жария|жарияла|"
    "сәйкестендір|сипатта|сипаттал|істел|салын|қабылда|жина|айт|оқы|тағайындал|жетіс|қамт|хабарла|көр|құр|араластыр"
)
_NEGATIVE_VERB = re.compile(
    rf"(?<!\w)(?P<stem>{_STEMS})(?P<mark>[мбп][ае])"
    r"(?P<ending>й(?=[дтмс])|[ғг][ае]н|у(?=[ғгы])|с[ае])",
    re.IGNORECASE,
)
_VOWELS = "аәеиоөуүұыіюяэ"


def negation_lost(text: Text) -> Iterator[Edit]:
    """Не is left out, нет becomes есть; болмайды becomes болады, растамаған becomes растаған."""
    yield from _denial_replaced(text)
    if text.language == "ru":
        for match in text.find(_RUSSIAN_NOT):
            yield Edit(match.start(), match.end(), "")
        return
    for match in text.find(_NEGATIVE_VERB):
        if match["stem"].lower() != "бол":
            yield Edit(match.start("mark"), match.end(), _affirmative(match["stem"], match["ending"]))


def _affirmative(stem: str, ending: str) -> str:
    """Return the ending of a verb without the mark of negation: та(п)паған, таб(ы)лмайды."""
    vowel = next((sign for sign in reversed(stem.lower()) if sign in _VOWELS), "а")
    back = vowel in "аоуұыюя"
    after_vowel = stem[-1].lower() in _VOWELS
    if ending == "й":
        return "й" if after_vowel else "а" if back else "е"
    if ending[-1] == "н":
        voiceless = stem[-1].lower() in "кқпстшщф"
        return ("қан" if back else "кен") if voiceless else ("ған" if back else "ген")
    return ending


# --- duty and permission ---

_must_to_may = words_replaced(REPLACEMENTS["duties"])
_OUGHT = re.compile(r"(?P<stem>\w+у)(?P<case>ға|ге) (?P<must>тиіс)(?!\w)")
_MAY_DO = re.compile(r"(?<=у)(?P<case>ға|ге) (?P<may>болады)(?!\w)")


def must_to_may(text: Text) -> Iterator[Edit]:
    """Должен becomes может, болуға тиіс becomes болуы мүмкін; «не должна быть ниже» and «не может быть ниже» are one."""
    yield from (edit for edit in _must_to_may(text) if not text.seen[: edit.start].lower().endswith("не "))
    if text.language == "kk":
        for match in text.find(_OUGHT):
            yield Edit(match.start("case"), match.end(), ("ы" if match["case"] == "ға" else "і") + " мүмкін")


_may_to_must = words_replaced(REPLACEMENTS["permissions"])


def may_to_must(text: Text) -> Iterator[Edit]:
    """Может becomes должен, болуға болады becomes болуға тиіс."""
    yield from _may_to_must(text)
    if text.language == "kk":
        for match in text.find(_MAY_DO):
            yield Edit(match.start("may"), match.end("may"), "тиіс")


# --- untranslated ---

_SENTENCE = re.compile(r"\S.*?[.!?](?=\s|$)")
_LETTER = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_ITEM_OR_CELL = re.compile(r"(?P<lead>\s*(?:[-*+]|\d+\.)\s+|:   |\s{4})(?P<words>.*)")


def _twin_lines(text: Text) -> Iterator[tuple[int, str, str]]:
    """Yield each line of the body with the line of the twin beside it; both languages have the same lines."""
    twin = Text("kk", text.twin, text.source, text.is_page)
    if len(twin.lines) == len(text.lines):
        for (offset, mine), (_, other) in zip(text.lines, twin.lines, strict=True):
            if mine != other:
                yield offset, mine, other


def sentence_untranslated(text: Text) -> Iterator[Edit]:
    """A sentence is left as it stands in the other language."""
    for offset, mine, other in _twin_lines(text):
        if mine.startswith(("#", "|")):
            continue
        sentences = list(_SENTENCE.finditer(mine)), list(_SENTENCE.finditer(other))
        if len(sentences[0]) == len(sentences[1]):
            for one, twin in zip(*sentences, strict=True):
                if _words(twin.group()) >= 4:
                    yield Edit(offset + one.start(), offset + one.end(), twin.group())


def _words(text: str) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\{[^{}]*\}\}|\{ #[^{}]*\}|\]\([^)]*\)|`[^`]*`", " ", text)))


def paragraph_untranslated(text: Text) -> Iterator[Edit]:
    """A whole paragraph, item or field is left as it stands in the other language."""
    for offset, mine, other in _twin_lines(text):
        if not mine.startswith(("#", "|", "!!!", "<!--")) and _words(other) >= 4:
            yield Edit(offset, offset + len(mine), other)


def cell_untranslated(text: Text) -> Iterator[Edit]:
    """A cell of a table is left as it stands in the other language."""
    for offset, mine, other in _twin_lines(text):
        if mine.startswith("|") and mine.count("|") == other.count("|"):
            for cell, twin in zip(mine.split("|"), other.split("|"), strict=True):
                if _words(twin) >= 2 and cell != twin:
                    yield Edit(offset, offset + len(cell), twin)
                offset += len(cell) + 1


def heading_untranslated(text: Text) -> Iterator[Edit]:
    """A heading, the title or the description of a page is left as it stands in the other language."""
    for offset, mine, other in _twin_lines(text):
        if mine.startswith("#") and _words(other) >= 2:
            yield Edit(offset, offset + len(mine), other)
    for key in ("title", "description"):
        pattern = re.compile(rf"^{key}: .*$", re.MULTILINE)
        one, twin = pattern.search(text.source), pattern.search(text.twin)
        if text.is_page and one and twin and _words(twin.group()) >= 3:
            yield Edit(one.start(), one.end(), twin.group())


_LOOK_ALIKE = dict(zip("аеорсхі", "aeopcxi", strict=True))
_WORD = re.compile(r"[^\W\d_]{3,}")


def latin_look_alike(text: Text) -> Iterator[Edit]:
    """One letter of a Cyrillic word becomes the Latin one that looks like it."""
    for match in text.find(_WORD):
        for index, letter in enumerate(match.group()):
            if letter in _LOOK_ALIKE:
                place = match.start() + index
                yield Edit(place, place + 1, _LOOK_ALIKE[letter])
                break
