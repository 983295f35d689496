"""Places in acts of law in running text: articles, parts, clauses; called by identifiers.py.

Articles of acts are cited in Kazakhstan by level (Rules of drawing up normative acts, Ministry of Justice): 104-баптың
2-бөлігінің 1) тармақшасы is подпункт 1) части 2 статьи 104. Every level is a value of its own, so their order does not
count.
"""

import re
from collections.abc import Iterator

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.signs import COUNTED, DASHES, ROMAN, SMALL, value_at

_NUMBER_IN_ACT = r"\d{1,4}(?:[.–-]\d{1,3}){0,3}(?![\d])"
#: Бап «а», а) тармақшасы, c-тармақша, подп. c.
_LETTER_IN_ACT = (
    rf"«[{SMALL}]»|(?<!\w)[{SMALL}](?=\)|[-‑]тармақша)|(?<=подп\.\s)[{SMALL}](?!\w)|(?<=подпункт[еау]\s)[{SMALL}](?!\w)"
)
_KAZAKH_LEVELS = {
    "article": r"ба[пб]\w*",
    "part": r"бөлі[кг]\w*",
    "subclause": r"тармақша\w*",
    "clause": r"тарма[қғ]\w*",
    "chapter": r"тарау\w*",
    "section": r"(?:бөлім(?!ше)|титул)\w*",
    "paragraph": r"параграф\w*",
    "indent": r"(?:абзац|азат\s?жол)\w*",
    "annex": r"қосымша(?!\s+(?:келісім|шарт))\w*",
}
_RUSSIAN_LEVELS = {
    "article": r"стат(?:ья|ьи|ье|ью|ь[её]й|ей|ьям|ьями|ьях)|ст\.\s?ст\.|ст\.",
    "part": r"част(?:ь|и|ью|ей|ям|ями|ях)|ч\.\s?ч\.|чч?\.",
    "subclause": r"подпункт\w*|подп\.|подпп\.",
    "clause": r"пункт\w*|п\.\s?п\.|пп?\.",
    "chapter": r"глав(?:а|ы|е|у|ой|ам|ами|ах)?|гл\.",
    "section": r"(?:под)?раздел\w*|разд\.|титул\w*",
    "paragraph": r"параграф\w*|§{1,2}",
    "indent": r"абзац\w*|абз\.",
    "annex": r"приложени\w*|прил\.",
}


def _one_of(levels: dict[str, str]) -> str:
    return "|".join(f"(?P<{level}>{names})" for level, names in levels.items())


_KAZAKH_ITEM = (
    rf"(?:{_NUMBER_IN_ACT}(?:\)|-(?=,|\s+(?:және|мен|бен|пен|не|немесе)\s))?|{ROMAN}(?!\w)|(?:{_LETTER_IN_ACT})\)?)"
)
_KAZAKH_AND = r"(?:,\s?|,?\s+(?:және|мен|бен|пен|не|немесе)\s+)"
_KAZAKH_PLACE = re.compile(
    rf"(?<![\w.,№–-])(?<!№\s)(?P<list>{_KAZAKH_ITEM}(?:{_KAZAKH_AND}{_KAZAKH_ITEM}){{0,20}})"
    rf"(?:-(?:ші|шы)\s+|\s?[-‑–]\s?|(?<=[)»])\s+|(?<=[IVXІХ])\s+)(?:{_one_of(_KAZAKH_LEVELS)})",
    re.IGNORECASE,
)
_KAZAKH_ANNEX = re.compile(
    r"(?:№\s?(\d{1,3})[\s-]+қосымша\w*|қосымша\s+№\s?(\d{1,3})(?!\d)|\AҚосымша\s+(\d{1,3})(?=\s*(?:\Z|[.:—–])))",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:[лдт][ае]р)")
_RUSSIAN_ITEM = rf"(?:{_NUMBER_IN_ACT}\)?|{ROMAN}(?!\w)|(?:{_LETTER_IN_ACT})\)?)"
_RUSSIAN_AND = r"(?:[,;]\s?|,?\s+(?:и|или|либо)\s+)"
_RUSSIAN_PLACE = re.compile(
    rf"(?<!\w)(?:{_one_of(_RUSSIAN_LEVELS)})(?(annex)\s?(?:№\s?)?|\s?)(?P<list>{_RUSSIAN_ITEM}(?:{_RUSSIAN_AND}{_RUSSIAN_ITEM}){{0,20}})",
    re.IGNORECASE,
)
_RUSSIAN_ORDINAL = re.compile(
    rf"(?<![\w.,-])(?P<list>\d{{1,4}}(?:-\d{{1,3}})?)-(?:[йяехюм]|го|ой|ый|ая|ую|ое|му|ому|ом|ым|ми)\s+(?:{_one_of(_RUSSIAN_LEVELS)})(?!\w)",
    re.IGNORECASE,
)
#: A form of the singular, after which a comma begins another thing: в статье 104, 15 января.
_SINGULAR = re.compile(
    r"стать(?:я|е|ю|[её]й)|част(?:ь|ью)|(?:под)?пункт(?:а|у|ом|е)?|глав(?:а|е|у|ой)|раздел(?:а|у|ом|е)?|приложени(?:е|ю|ем|и)",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"{_NUMBER_IN_ACT}\)?|{ROMAN}(?!\w)|«[{SMALL}]»|(?<!\w)(?!и\s)[{SMALL}](?!\w)")


def read_places_in_acts(text: str, language: Language) -> Iterator[Value]:
    """Yield each place in an act: its level and its number (article 104)."""
    if language == "kk":
        for match in _KAZAKH_ANNEX.finditer(text):
            yield value_at("article", f"annex {match[match.lastindex or 1]}", text, *match.span())
        for match in _KAZAKH_PLACE.finditer(text):
            yield from _kazakh_places(text, match)
        return
    for match in _RUSSIAN_ORDINAL.finditer(text):
        yield value_at("article", f"{_level(match)} {match['list']}", text, *match.span())
    for match in _RUSSIAN_PLACE.finditer(text):
        yield from _russian_places(text, match)


def _kazakh_places(text: str, match: re.Match[str]) -> Iterator[Value]:
    """Yield a value for each number before the name of a level; the last one has the name."""
    items = list(_ITEM.finditer(text, *match.span("list")))
    level = _level(match)
    if re.search(r"\d,\d", match["list"]) and not _PLURAL.search(match[level]):
        items = items[-1:] if ", " in match["list"] else []  # 12,5 is a decimal number
    for item in items:
        end = match.end() if item is items[-1] else item.end()
        yield value_at("article", f"{level} {_place_key(item.group())}", text, item.start(), end)


def _russian_places(text: str, match: re.Match[str]) -> Iterator[Value]:
    """Yield a value for each number after the name of a level; the first one has the name."""
    level, name = _level(match), match[_level(match)].lower()
    items = list(_ITEM.finditer(text, *match.span("list")))
    if name == "ч." and re.match(r"\s?мин", text[items[0].end() :][:5]):
        return  # 5 ч. 30 мин.
    if name == "пп." and (")" in match["list"] or len(items) == 1):
        level = "subclause"
    if _SINGULAR.fullmatch(name):
        items = items[:1]
    for item in items:
        first = item is items[0]
        if not first and COUNTED.match(text, item.end()):
            return
        start = match.start() if first else item.start()
        yield value_at("article", f"{level} {_place_key(item.group())}", text, start, item.end())


def _level(match: re.Match[str]) -> str:
    return next(level for level in _KAZAKH_LEVELS if match[level])


def _place_key(item: str) -> str:
    """Return 119-1 for 119–1), 4 for IV, c for «c»."""
    item = item.strip("«»)").translate(DASHES)
    return str(_arabic(item)) if re.fullmatch(ROMAN, item) else item


def _arabic(roman: str) -> int:
    digits = [{"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}[letter] for letter in roman]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))
