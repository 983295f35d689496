"""Identifiers in running text: telephones, addresses, numbers of documents and articles, codes; called by read.py.

They are read before dates and numbers, so that 119-1-бап is no number and 22-330-002-017 no date. Articles of acts are
cited in Kazakhstan by level (Rules of drawing up normative acts, Ministry of Justice): 104-баптың 2-бөлігінің
1) тармақшасы is подпункт 1) части 2 статьи 104. Every level is a value of its own, so their order does not count.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from scripts.languages import Language
from scripts.reading import Kind, Value

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_SMALL = "a-zа-яёәғқңөұүһі"
#: A Roman number; Kazakh keyboards have no Latin I and X, so the Cyrillic letters stand for them.
_ROMAN = "[IVXІХ]{1,7}"
_DASHES = str.maketrans("‐‑–—−", "-----")
#: Stands for what is read already; it is no letter, digit or space.
_READ = "\0"

#: Words after a number that is an amount and not another article or a telephone.
_COUNTED = re.compile(
    r"\s*(?:[%₸°€$]|(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|год|лет\b|месяц|недел|"
    r"день|дн[яе]|суток|час|минут|раз\b|человек|тенге|тыс|млн|млрд|миллион|миллиард|процент|учреждени|предприяти|"
    r"рабоч|м²|м³|кв\.|км\b|га\b|кг\b|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|жыл|ж\.|ай\b|апта|күн|тәулік|"
    r"сағат|рет\b|адам|теңге|мың|пайыз|мекеме|кәсіпорын|жұмыс))",
    re.IGNORECASE,
)


def read_identifiers(text: str, language: Language) -> list[Value]:
    """Return the identifiers of a text in their order; no two of them overlap.

    The key of each is equal in both languages: of a telephone its digits (+77252530000, with x12 for an extension),
    of an e-mail its small letters, of a web address what stands after https://www. with … for the language in its
    path, of a document № and its code (№124-НҚ), of a place in an act its level and number (article 104, part 1-2,
    clause 5, subclause 7, indent 2, paragraph 1307, chapter 3, section 2, annex 1), of a point its latitude and
    longitude (42.34170,69.59010), of any other code its signs.
    """
    if not _HINT.search(text):
        return []
    values: list[Value] = []
    rest = text
    for reader in _READERS:
        found = list(reader(rest, language))
        if found:
            rest = _without(rest, found)
            values += found
    return sorted(values, key=lambda value: value.start)


#: What every identifier has something of; a text without it is not looked at.
_HINT = re.compile(r"[\d@]|[A-Za-z]\.[a-z]{2}|(?<!\w)[IVXІХ]+(?!\w)|тармақша|одпункт|одп\.")


def _without(text: str, values: list[Value]) -> str:
    """Return the text with the places of `values` made unreadable, at its old length."""
    parts, end = [], 0
    for value in sorted(values, key=lambda value: value.start):
        parts += [text[end : value.start], _READ * (value.end - value.start)]
        end = value.end
    return "".join([*parts, text[end:]])


def _value(kind: Kind, key: str, text: str, start: int, end: int) -> Value:
    return Value(kind, key, start, end, text[start:end])


# --- e-mail and web addresses ---

_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?!\w)")


def _emails(text: str, language: Language) -> Iterator[Value]:
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        yield _value("email", match.group().lower(), text, *match.span())


_PATH_SIGN = r"[^\s<>\"«»“”„\0\ufffc|]"
_WEB = re.compile(
    rf"\bhttps?://{_PATH_SIGN}+"
    r"|(?<![\w@./-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,6}(?:[A-Za-z]{2,24}|қаз|рф)(?![\w@])"
    rf"(?::\d{{1,5}})?(?:[/?#]{_PATH_SIGN}*)?"
)
_LANGUAGE_IN_PATH = re.compile(r"(?<=/)(?:kaz|qaz|rus|kk|kz|ru)(?:-kz)?(?=[/?#]|$)", re.IGNORECASE)
_LANGUAGE_IN_QUERY = re.compile(r"(?<=[?&]lang=)(?:kaz|rus|kk|kz|ru)\b")
_KAZAKH_ENDING = re.compile(r"-[а-яёәғқңөұүһі]{1,6}$")


def _addresses(text: str, language: Language) -> Iterator[Value]:
    if "." not in text and "://" not in text:
        return
    for match in _WEB.finditer(text):
        address = _without_punctuation(match.group())
        if address.isascii() or "://" not in address:
            address = _KAZAKH_ENDING.sub("", address)
        elif _KAZAKH_ENDING.sub("", address).isascii():
            address = _without_punctuation(_KAZAKH_ENDING.sub("", address))
        yield _value("web", _web_key(address), text, match.start(), match.start() + len(address))


def _without_punctuation(address: str) -> str:
    """Return an address without the signs of the sentence around it; a bracket that it opened itself is its own."""
    while address and (address[-1] in ".,;:!?…’'*" or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address


def _web_key(address: str) -> str:
    address = unquote(address.partition("://")[2] or address)
    host, slash, path = address.partition("/")
    key = host.lower().removeprefix("www.") + slash + path
    return _LANGUAGE_IN_QUERY.sub("…", _LANGUAGE_IN_PATH.sub("…", key)).rstrip("/")


# --- points on the map ---

_PLAIN_POINT = re.compile(
    r"(?<![\w.,])(?P<north>[-−+]?\d{1,2}[.,]\d{4,12})\s?[,;/]?\s{1,2}(?P<east>[-−+]?\d{1,3}[.,]\d{4,12})(?![\d°]|\s?°)"
)
#: The four sides of the world as each language writes them: kk с. е., ш. б.; ru с. ш., в. д.
_SIDES = {
    "N": r"N|с\.\s?ш\.?|с\.\s?е\.?|северн\w+\s+широт\w+|солтүстік\s+ендік\w*",
    "S": r"S|ю\.\s?ш\.?|о\.\s?е\.?|южн\w+\s+широт\w+|оңтүстік\s+ендік\w*",
    "E": r"E|в\.\s?д\.?|ш\.\s?б\.?|восточн\w+\s+долгот\w+|шығыс\s+бойлық\w*",
    "W": r"W|з\.\s?д\.?|б\.\s?б\.?|западн\w+\s+долгот\w+|батыс\s+бойлық\w*",
}
_SIDE_NAMES = "|".join(_SIDES.values())
_DEGREES = re.compile(
    rf"(?<![\w.,])(?P<before>(?:{_SIDE_NAMES})[:\s—–-]{{1,3}})?(?<![\d.,])(?P<degrees>[-−+]?\d{{1,3}}(?:[.,]\d{{1,12}})?)\s?°"
    r"(?:\s?(?P<minutes>\d{1,2}(?:[.,]\d{1,9})?)\s?['’′]"
    r"(?:\s?(?P<seconds>\d{1,2}(?:[.,]\d{1,9})?)\s?(?:[\"”″]|''|′′))?)?"
    rf"(?:\s?(?P<after>(?:{_SIDE_NAMES}))(?!\w))?"
)
_BETWEEN_DEGREES = re.compile(r"\s?[,;/]?\s?(?:(?:и|және|мен)\s)?")


def _points(text: str, language: Language) -> Iterator[Value]:
    for match in _PLAIN_POINT.finditer(text):
        key = f"{_decimal(match['north']):.5f},{_decimal(match['east']):.5f}"
        yield _value("coordinates", key, text, *match.span())
    if "°" not in text:
        return
    parts = [match for match in _DEGREES.finditer(text) if _is_coordinate(match)]
    while parts:
        first = parts.pop(0)
        if parts and _BETWEEN_DEGREES.fullmatch(text, first.end(), parts[0].start()):
            second = parts.pop(0)
            north, east = sorted((first, second), key=lambda part: _side(part) in ("E", "W"))
            key = f"{_degrees(north):.5f},{_degrees(east):.5f}"
            yield _value("coordinates", key, text, first.start(), second.end())
        elif _side(first):
            yield _value("coordinates", f"{_side(first)} {_degrees(first):.5f}", text, *first.span())


def _is_coordinate(match: re.Match[str]) -> bool:
    """Say whether degrees are a place and not an angle or a temperature."""
    return bool(match["before"] or match["after"] or match["minutes"]) or len(match["degrees"]) > len("25,5")


def _side(match: re.Match[str]) -> str | None:
    name = (match["after"] or match["before"] or "").strip(" :—–-\u00a0")
    return next((side for side, names in _SIDES.items() if name and re.fullmatch(names, name)), None)


def _degrees(match: re.Match[str]) -> float:
    value = (
        _decimal(match["degrees"]) + _decimal(match["minutes"] or "0") / 60 + _decimal(match["seconds"] or "0") / 3600
    )
    return -value if _side(match) in ("S", "W") else value


def _decimal(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))


# --- telephones ---

_GAP = r"[\s()‑–-]{0,2}"
_PHONE = re.compile(
    rf"(?<![\w+№.,])(?<!№\s)(?:\+\s?7(?:{_GAP}\d){{10}}|\+(?!\s?7)\d{{1,3}}(?:{_GAP}\d){{7,11}}"
    rf"|8{_GAP}[3-9](?:{_GAP}\d){{9}}|\(\d{{3,5}}\)\s?\d(?:[\s-]?\d){{4,6}}|\d{{3}}-\d{{2}}-\d{{2}})(?![\d-]\d|\d|[.,]\d)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\s\d{3})+(?:\s?[–—-]\s?\d{1,3}(?:\s\d{3})+)?")
_LOCAL = r"\d{2,3}[\s-]\d{2}[\s-]\d{2}|\d{3,6}"
_CALL = (
    r"тел\.|телефон\w*|факс\w*|call[\s-]?(?:cent(?:re|er)|орталы\w+|центр\w*)|(?:колл|контакт)[\s-]?(?:орталы\w+|центр\w*)"
    r"|байланыс\s+орталы\w+|қоңырау\w*(?:\s+(?:шал\w*|орталы\w+))?|(?:по)?звон\w+|хабарлас\w*|whatsapp|ватсап\w*"
)
_AFTER_CALL = re.compile(
    rf"(?<!\w)(?:{_CALL})(?:[\s:—–№(-]|(?:по|на|номер\w*|нөмір\w*|доверия|единый|бірыңғай|тегін|бесплатн\w+)(?!\w)){{0,8}}"
    rf"(?P<numbers>(?<!\d)(?:{_LOCAL})(?:\s?[,;/]\s?(?:{_LOCAL})){{0,9}})(?![\d-]\d|\d|[.,]\d)",
    re.IGNORECASE,
)
_BEFORE_CALL = re.compile(
    rf"(?<![\w+№.,-])(?<!№\s)(?P<numbers>{_LOCAL})(?:\s|-|\s[—–]\s)(?:(?:единый|бірыңғай|тегін|бесплатный)\s)?"
    r"(?:телефон(?:ы|дары)|call[\s-]|колл-|контакт-|(?:қоңырау|байланыс)\s+орталы|номер\s+(?:телефон|доверия)"
    r"|нөмір\w*\s+(?:арқылы\s+)?(?:қоңырау|хабарлас|телефон))",
    re.IGNORECASE,
)
_LOCAL_NUMBER = re.compile(rf"(?:{_LOCAL})(?!\d)")
_EXTENSION = re.compile(
    r"[\s,;(]{0,3}(?:ішкі|қос\.|қосымша|доб(?:\.|авочный)|вн(?:\.|утр\.|утренний)|ext\.?)\s?(?:нөмірі?|номер)?\s?[:№—-]?\s?"
    r"(?P<number>\d{1,5})(?!\d)",
    re.IGNORECASE,
)


def _phones(text: str, language: Language) -> Iterator[Value]:
    taken: set[int] = set()
    for match in _PHONE.finditer(text):
        if _THOUSANDS.fullmatch(match.group()) or (match.group().isdigit() and _COUNTED.match(text, match.end())):
            continue
        taken.update(range(*match.span()))
        yield _phone(text, *match.span())
    for match in (*_AFTER_CALL.finditer(text), *_BEFORE_CALL.finditer(text)):
        for number in _LOCAL_NUMBER.finditer(text, *match.span("numbers")):
            counted = number.group().isdigit() and _COUNTED.match(text, number.end())
            if not counted and number.start() not in taken:
                yield _phone(text, *number.span())


def _phone(text: str, start: int, end: int) -> Value:
    digits = re.sub(r"\D", "", text[start:end])
    if text[start] == "+":
        digits = "+" + digits
    elif len(digits) == 11:
        digits = "+7" + digits[1:]
    elif len(digits) == 10:
        digits = "+7" + digits
    extension = _EXTENSION.match(text, end)
    if extension:
        return _value("phone", f"{digits}x{extension['number']}", text, start, extension.end())
    return _value("phone", digits, text, start, end)


# --- places in acts ---

_NUMBER_IN_ACT = r"\d{1,4}(?:[.–-]\d{1,3}){0,3}(?![\d])"
#: Бап «а», а) тармақшасы, c-тармақша, подп. c.
_LETTER_IN_ACT = rf"«[{_SMALL}]»|(?<!\w)[{_SMALL}](?=\)|[-‑]тармақша)|(?<=подп\.\s)[{_SMALL}](?!\w)|(?<=подпункт[еау]\s)[{_SMALL}](?!\w)"
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
    rf"(?:{_NUMBER_IN_ACT}(?:\)|-(?=,|\s+(?:және|мен|бен|пен|не|немесе)\s))?|{_ROMAN}(?!\w)|(?:{_LETTER_IN_ACT})\)?)"
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
_RUSSIAN_ITEM = rf"(?:{_NUMBER_IN_ACT}\)?|{_ROMAN}(?!\w)|(?:{_LETTER_IN_ACT})\)?)"
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
_ITEM = re.compile(rf"{_NUMBER_IN_ACT}\)?|{_ROMAN}(?!\w)|«[{_SMALL}]»|(?<!\w)(?!и\s)[{_SMALL}](?!\w)")


def _places(text: str, language: Language) -> Iterator[Value]:
    if language == "kk":
        for match in _KAZAKH_ANNEX.finditer(text):
            yield _value("article", f"annex {match[match.lastindex or 1]}", text, *match.span())
        for match in _KAZAKH_PLACE.finditer(text):
            yield from _kazakh_places(text, match)
        return
    for match in _RUSSIAN_ORDINAL.finditer(text):
        yield _value("article", f"{_level(match)} {match['list']}", text, *match.span())
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
        yield _value("article", f"{level} {_place_key(item.group())}", text, item.start(), end)


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
        if not first and _COUNTED.match(text, item.end()):
            return
        start = match.start() if first else item.start()
        yield _value("article", f"{level} {_place_key(item.group())}", text, start, item.end())


def _level(match: re.Match[str]) -> str:
    return next(level for level in _KAZAKH_LEVELS if match[level])


def _place_key(item: str) -> str:
    """Return 119-1 for 119–1), 4 for IV, c for «c»."""
    item = item.strip("«»)").translate(_DASHES)
    return str(_arabic(item)) if re.fullmatch(_ROMAN, item) else item


def _arabic(roman: str) -> int:
    digits = [{"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}[letter] for letter in roman]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))


# --- numbers of documents ---

_CODE = (
    rf"[{_CAPITAL}]{{0,6}}[-–]?\d++[{_CAPITAL}]{{0,4}}+(?:[-/–](?:\d++(?:[{_CAPITAL}]{{1,4}}+)?|[{_CAPITAL}]{{1,6}}+)(?![{_SMALL}])|\.\d++)*+"
    rf"(?:(?P<slash>/)?(?(slash)|[-–]?)(?P<tail>[{_SMALL}]{{1,3}}(?!\w)))?"
)
_SIGN = r"(?:№|(?<!\w)N[oº°]?\.?(?=\s?\d))"
_DOCUMENT = re.compile(rf"{_SIGN}\s{{0,2}}(?P<code>{_CODE})(?:[\s-](?P<act>ҚРЗ|ЗРК)(?!\w))?")
_DOCUMENTS = re.compile(
    r"№№\s{0,2}(?P<list>\d[\w/-]{0,20}(?:(?:,\s?|,?\s+(?:и|және|мен|пен|бен)\s+)\d[\w/-]{0,20}){0,30})"
)
_DOCUMENT_WORDS: dict[Language, re.Pattern[str]] = {
    "kk": re.compile(
        r"(?<![\w.,№-])(?<!№\s)(?P<before>\d{1,9})(?:-|\s)нөмір(?:лі|мен)\w*|нөмірі\s?(?:[:—–]\s?)?(?P<after>\d{1,9})(?![\d.,]\d|\d)"
    ),
    "ru": re.compile(
        r"(?<!\w)номер(?:ом|а)?\s?(?:[:—–]\s?)?(?P<after>\d{1,9})(?![\d.,]\d|\d)(?P<before>(?!))?", re.IGNORECASE
    ),
}
#: Endings that a number takes in running text, which are no part of a code as in № 124-нқ.
_ENDINGS: dict[Language, frozenset[str]] = {
    "kk": frozenset(
        "ға ге қа ке да де та те дан ден тан тен нан нен ның нің дың дің тың тің ны ні ды ді ты ті мен бен пен "
        "ші шы сы сі ы і ын ін ына іне на не нда нде лы лі дағ".split()
    ),
    "ru": frozenset("й я е ю х м го му ой ый ая ую ое ом ым ми".split()),
}


#: What a number is the name of: № 53 мекеме, учреждение № 53.
_NUMBERED: dict[Language, re.Pattern[str]] = {
    "kk": re.compile(
        r"\s(?:(?P<institution>мекеме)|(?P<enterprise>кәсіпорн?ы?н?)|(?P<workshop>цех)|(?P<department>департамент))"
    ),
    "ru": re.compile(
        r"(?<!\w)(?:(?P<institution>учреждени\w{1,2})|(?P<enterprise>предприяти\w{1,2})|(?P<workshop>цех\w{0,3})|(?P<department>департамент\w{0,3}))\s$",
        re.IGNORECASE,
    ),
}
_LONGEST_NOUN = 16


def _numbered(text: str, value: Value, language: Language) -> Value:
    """Return a document's number with what it is the name of, where that stands beside it."""
    pattern = _NUMBERED[language]
    if language == "kk":
        match = pattern.match(text, value.end)
    else:
        match = pattern.search(text, max(0, value.start - _LONGEST_NOUN), value.start)
    return replace(value, unit=match.lastgroup) if match else value


def _listed_documents(text: str) -> Iterator[Value]:
    """Yield each number of a list after №№."""
    for match in _DOCUMENTS.finditer(text):
        start = match.start()
        for number in re.finditer(rf"\d[\w/]*(?:-[{_CAPITAL}\d]+)?", match["list"]):
            end = match.start("list") + number.end()
            yield _value("document", f"№{number.group()}", text, start, end)
            start = end


def _documents(text: str, language: Language) -> Iterator[Value]:
    listed = list(_listed_documents(text))
    yield from listed
    text = _without(text, listed)
    for match in _DOCUMENT.finditer(text):
        yield _numbered(text, _document(text, match, language), language)
    for match in _DOCUMENT_WORDS[language].finditer(text):
        if match["before"] or not _COUNTED.match(text, match.end()):
            yield _value("document", f"№{match['before'] or match['after']}", text, *match.span())


def _document(text: str, match: re.Match[str], language: Language) -> Value:
    """Return № 124-НҚ of № 124-НҚ-ға; the ҚРЗ of a law is its ЗРК."""
    code, tail, end = match["code"], match["tail"], match.end()
    joined = tail and code[-len(tail) - 1].isalnum()
    if tail and not match["slash"] and (tail in _ENDINGS[language] if not joined else len(tail) > 1):
        code = code[: -len(tail)].rstrip("-–")
        end = match.start("code") + len(code)
    elif tail and not joined:
        code = code[: -len(tail)] + tail.upper()
    key = "№" + code.translate(_DASHES)
    return _value("document", f"{key} ЗРК" if match["act"] else key, text, match.start(), end)


# --- codes ---

_STANDARD_NAMES = {
    "ҚР СТ": "СТ РК",
    "ҚР ҚН": "СН РК",
    "ҚР ЕЖ": "СП РК",
    "КО ТР": "ТР ТС",
    "ЕАЭО ТР": "ТР ЕАЭС",
    "МЕМСТ": "ГОСТ",
    "ИСО": "ISO",
}
_STANDARD = re.compile(
    r"(?<!\w)(?P<name>(?:ҚР\s(?:СТ|ҚН|ЕЖ)|(?:СТ|СН|СП)\sРК|ГОСТ|МЕМСТ|СНиП|СанПиН|ҚНжЕ|ТР\s(?:ТС|ЕАЭС)|(?:КО|ЕАЭО)\sТР|ISO|ИСО|IEC|EN|"
    r"DIN|ASTM|IEEE|RFC|WCAG|ATAG|WAI-ARIA|CC0|CC(?:[\s-](?:BY|NC|ND|SA)){1,3})"
    r"(?:[\s/](?:ISO|ИСО|IEC|EN|Р|РК)){0,2})[\s-](?P<number>\d{1,8}(?:\s\d{3}(?=\b))?(?:[.:/–-]\d{1,8}){0,5})(?!\d)"
)
_CODES: tuple[re.Pattern[str], ...] = (
    # a bank account
    re.compile(r"(?<!\w)KZ\d{2}(?:\s?[A-Z0-9]){16}(?!\w)"),
    # a number of a business or a person, or a postal code, after or before its name
    re.compile(r"(?<!\w)(?:БСН|ЖСН|БИН|ИИН|BIN|IIN)(?:[-/]\w{1,9})?[\s:—–№-]{1,6}(?P<code>\d(?:[\s-]?\d){5,13})(?!\d)"),
    re.compile(r"индекс\w*[\s:—–-]{1,4}(?P<code>\d{6})(?!\d)|(?<!\d)(?P<other>\d{6})(?=\s(?:пошта\s)?индекс)", re.IGNORECASE),
    re.compile(r"(?<![\w.,-])(?:\d{12}|\d{4}\s\d{4}\s\d{4}|\d{6}\s\d{6})(?![\d.,]\d|\d)(?!\s?(?:₸|те[ңн]ге))"),
    # a plot of land
    re.compile(r"(?<![\w.,:-])\d{2}[-:]\d{3}[-:]\d{3}[-:]\d{2,4}(?:[-:/]\d{1,4}){0,2}(?![\w:])"),
    # a section of the United States Code
    re.compile(r"(?<!\w)\d{1,3}\s[A-Z](?:\.[A-Z]){1,3}\.\s§?\s?\d{1,5}(?!\d)"),
    # an act of the European Union
    re.compile(r"(?<![\w/.,-])(?P<year>(?:19|20)\d\d)/(?P<act>\d{3,4})(?![\d/])"),
    # a release of a program, but no date
    re.compile(r"(?<![\w.,])(?!\d\d?\.\d\d?\.\d{4}|\d\d\.\d\d\.\d\d(?!\.?\d))[vV]?\d{1,4}(?:\.\d{1,4}){2,4}(?!\.?\d)|(?<![\w.])[vV]\d{1,4}(?:\.\d{1,4})?(?!\w)"),
    # letters and digits joined: ЖМ-53, ЛА-155/12, UTF-8, K1400000234
    re.compile(rf"(?<![\w/.№-])(?:[{_CAPITAL}]{{2,3}}\s(?=\d{{1,4}}/\d)|[{_CAPITAL}]{{1,6}}[-–]?)\d++(?:[-/.]\d++|[-/]?[{_CAPITAL}]{{1,3}}+(?![{_SMALL}]))*+"),
)  # fmt: skip


def _standards(text: str, language: Language) -> Iterator[Value]:
    for match in _STANDARD.finditer(text):
        name = " ".join(match["name"].split())
        for kazakh, russian in _STANDARD_NAMES.items():
            name = re.sub(rf"\b{kazakh}\b", russian, name)
        if name.startswith("CC"):
            name = name.replace("-", " ")
        number = match["number"].translate(_DASHES)
        yield _value("identifier", f"{name} {number}", text, *match.span())


def _codes(text: str, language: Language) -> Iterator[Value]:
    for pattern in _CODES:
        found = [_code(text, match) for match in pattern.finditer(text) if not _is_pair_of_years(match)]
        text = _without(text, found) if found else text
        yield from found


def _is_pair_of_years(match: re.Match[str]) -> bool:
    """Say whether 2025/2026 is a year of school and not an act."""
    parts = match.groupdict()
    return bool(parts.get("act")) and int(parts["act"]) == int(parts["year"]) + 1


def _code(text: str, match: re.Match[str]) -> Value:
    parts = match.groupdict()
    code = parts.get("code") or parts.get("other") or match.group()
    key = " ".join(code.split()) if "." in code else re.sub(r"\s", "", code)
    if re.fullmatch(r"[\d:-]+", key):
        key = key.replace("-", "") if parts.get("code") else key.replace(":", "-")
    return _value("identifier", key.translate(_DASHES), text, *match.span())


_READERS: tuple[Callable[[str, Language], Iterator[Value]], ...] = (
    _emails,
    _addresses,
    _points,
    _phones,
    _standards,
    _places,
    _documents,
    _codes,
)
