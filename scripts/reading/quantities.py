"""Numbers with what they count or measure, in running text of either language; called by read.py.

The unit of a number stands after it (85 000 ₸, 12 жұмыс орны), a currency also before it ($5). A rate has its period
on the one side in Kazakh (айына 85 000 ₸) and on the other in Russian (85 000 ₸ в месяц). Two numbers joined by a dash
or by from ... to are one range, and their unit stands once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.languages import Language
from scripts.reading import Kind, Value
from scripts.reading.numerals import Numeral, plain, read_numerals

_K = "[а-яәғқңөұүһі]"
_KAZAKH_CASE = r"(?:[ыіа]?н?(?:дан|ден|тан|тен|нан|нен|дың|дің|тың|тің|ның|нің|ға|ге|қа|ке|на|не|да|де|та|те|ды|ді|ты|ті|ны|ні|мен|бен|пен)|[ыі]|с[ыі]н?)?"
_KAZAKH_MADE = r"(?:л[ыі]қ|л[ыі]к|д[ыі]қ|д[ыі]к|т[ыі]қ|т[ыі]к|л[ыі]|д[ыі]|т[ыі]|ғ[ыа]|г[іе]|дағы|дегі)?"

#: Signs and abbreviations that both languages write alike.
_SIGNS = {
    "percent": r"%",
    "tenge": r"₸|KZT\b|тг\b\.?",
    "rub": r"₽|RUB\b|руб\.",
    "usd": r"\$|USD\b",
    "eur": r"€|EUR\b|евро\b",
    "t/m2": r"т/м²",
    "m3/day": r"м³/(?:сут(?:ки|\.)?|тәу(?:лік|л\.)?)",
    "m3/hour": r"м³/(?:час|ч|сағ(?:ат)?)\b\.?",
    "gcal/hour": r"Гкал/(?:час|ч|сағ(?:ат)?)\b\.?",
    "gcal": r"Гкал\b",
    "km2": r"км²",
    "m3": r"м³|м3\b|куб\.?\s?м\b\.?|текше\s(?:м\b\.?|метр\w*)|кубическ\w+\sметр\w*|кубометр\w*",
    "m2": r"м²|м2\b|кв\.?\s?м\b\.?|ш\.\s?м\b\.?|шаршы\s(?:м\b\.?|метр\w*)|квадратн\w+\sметр\w*",
    "ha": rf"га\b|гектар{_K}*",
    "km": rf"км\b|километр{_K}*|шақырым{_K}*",
    "cm": rf"см\b|сантиметр{_K}*",
    "mm": rf"мм\b|миллиметр{_K}*",
    "kg": rf"кг\b|килограм{_K}*|келі\b",
    "kwh": r"кВт[·⋅\s-]?(?:ч|сағ)\b\.?",
    "mw": rf"МВт\b|мегаватт{_K}*",
    "kw": rf"кВт\b|киловатт{_K}*",
    "kv": rf"кВ\b|киловольт{_K}*",
    "kva": r"кВ[·⋅]?А\b",
    "celsius": r"°\s?[CС]\b",
    "mb": r"МБ\b|Мбайт\b|MB\b|мегабайт\w*",
    "kb": r"КБ\b|кБ\b|Кбайт\b|KB\b|килобайт\w*",
    "gb": r"ГБ\b|GB\b|гигабайт\w*",
    "px": rf"px\b|пиксел{_K}*",
    "m": rf"м\b(?!\.?\s?[а-я]\.)|метр(?!о){_K}*",
    "t": rf"т\b(?!\.\s?[а-я])|тонн{_K}*",
    "litre": rf"л\b(?!\.)|литр{_K}*",
}
_UNITS: dict[Language, dict[str, str]] = {
    "kk": {
        "percent": rf"пайыз{_K}*|процент{_K}*",
        "tenge": rf"теңге{_K}*",
        "rub": rf"рубл{_K}*|рубль",
        "usd": rf"(?:АҚШ\s)?доллар{_K}*",
        "mci": r"АЕК\b|айлық\sесептік\sкөрсеткіш\w*",
        "minimum wage": r"ЕТЖ\b|ең\sтөменгі\sжалақы\w*|ең\sтөмен\sжалақы\w*",
        "working days": rf"жұмыс\sкүн(?:дік|і)?{_KAZAKH_CASE}",
        "hours": rf"сағат{_KAZAKH_MADE}{_KAZAKH_CASE}",
        "minutes": rf"минут{_KAZAKH_MADE}{_KAZAKH_CASE}",
        "days": rf"(?:күнтізбелік\s)?(?:күн{_KAZAKH_MADE}{_KAZAKH_CASE}|тәулі[кг]{_KAZAKH_MADE}{_KAZAKH_CASE})",
        "weeks": rf"апта{_KAZAKH_MADE}{_KAZAKH_CASE}",
        "months": rf"ай{_KAZAKH_MADE}{_KAZAKH_CASE}",
        "quarters": rf"тоқсан{_KAZAKH_MADE}{_KAZAKH_CASE}",
        "years": rf"(?:жыл|жас){_KAZAKH_MADE}{_KAZAKH_CASE}",
        "jobs": rf"жұмыс\sорн{_K}*|жұмыс\sорын{_K}*",
        "people": rf"(?:адам|тұлға|сотталған){_K}*",
        "institutions": rf"мекеме{_K}*",
        "enterprises": rf"кәсіпоры?н{_K}*",
        "trades": rf"кәсіп(?!о|к){_K}*|мамандық{_K}*",
        "workshops": rf"цех{_K}*",
        "categories": rf"санат{_K}*",
        "times": r"рет\b|еселе\w+|есе(?:г?е)?\b",
        "pages": rf"бет\b|бет{_KAZAKH_CASE}",
    },
    "ru": {
        "percent": rf"процент{_K}*",
        "tenge": r"тенге\b",
        "rub": rf"рубл{_K}+",
        "usd": rf"доллар{_K}*(?:\sСША)?",
        "mci": r"МРП\b|месячн\w+\sрасч[её]тн\w+\sпоказател\w*",
        "minimum wage": r"МЗП\b|минимальн\w+\s(?:размер\w*\s)?заработн\w+\sплат\w*",
        "working days": r"рабочи\w+\s(?:день|дня|дней|дням|днями|днях)",
        "hours": r"час(?:а|у|ом|е|ов|ы|ам|ами|ах)?\b|ч\b(?!\.)",
        "minutes": rf"минут{_K}*|мин\b\.?",
        "days": r"(?:календарн\w+\s)?(?:день|дня|дню|днём|дне|дней|дням|днями|днях|сутки|суток|суткам|сутками|сутках)",
        "weeks": r"недел(?:я|и|ю|е|ей|ь|ям|ями|ях)",
        "months": r"месяц(?:а|у|ем|е|ев|ы|ам|ами|ах)?\b",
        "quarters": r"квартал(?:а|у|ом|е|ов|ы|ам|ами|ах)?\b",
        "years": r"год(?:а|у|ом|е|ов|ы|ам|ами|ах)?\b|лет(?:ам|ами|ах)?\b",
        "jobs": rf"рабоч{_K}+\sмест{_K}*",
        "people": r"человек\w{0,3}|лиц(?:а|о|у|ам|ами|ах)?\b|осужд[её]нн\w+|чел\.",
        "institutions": rf"учрежден{_K}+",
        "enterprises": rf"предприят{_K}+",
        "trades": rf"професси{_K}+|специальност{_K}+",
        "workshops": rf"цех{_K}*",
        "categories": rf"категори{_K}+",
        "times": r"раза?\b",
        "pages": rf"страниц{_K}*|стр\.",
    },
}
#: Russian words that join a number with what it counts: трёхлетний, 5-дневный.
_RUSSIAN_JOINED = {
    "years": "лет(?:н|и)",
    "months": "месячн",
    "weeks": "недельн",
    "days": "дневн|суточн",
    "hours": "часов",
    "minutes": "минутн",
    "percent": "процентн",
    "m": "метров",
    "kg": "килограммов",
    "times": "кратн|разов",
    "": "этажн|сторонн|язычн|комнатн|значн|ступенчат|сменн|местн|уровнев|фазн|тонн",
}
_PREFIXES = {
    "дву": 2, "двух": 2, "трёх": 3, "трех": 3, "тре": 3, "четырёх": 4, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "сто": 100,
}  # fmt: skip

#: What the number counts as a noun: the other language may leave it to the sentence. Other units are part of the value.
COUNTED = frozenset(
    ("people", "jobs", "institutions", "enterprises", "trades", "workshops", "categories", "times", "pages", "quarters")
)


def _union(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{_group(unit)}>{pattern})" for unit, pattern in patterns.items())


def _group(unit: str) -> str:
    return "u_" + unit.replace("/", "_per_").replace(" ", "_and_")


def _unit(match: re.Match[str]) -> str:
    return (match.lastgroup or "u_").removeprefix("u_").replace("_per_", "/").replace("_and_", " ")


_UNIT: dict[Language, re.Pattern[str]] = {
    language: re.compile(
        rf"(?:{_union(_SIGNS | {u: p for u, p in units.items() if u not in _SIGNS})})(?!\w)", re.IGNORECASE
    )
    for language, units in _UNITS.items()
}
_WORD_UNIT: dict[Language, re.Pattern[str]] = {
    language: re.compile(rf"(?:{_union({u: p for u, p in units.items() if u in _SIGNS})})(?!\w)", re.IGNORECASE)
    for language, units in _UNITS.items()
}
_RUSSIAN_COMPOUND = re.compile(rf"-?(?:{_union(_RUSSIAN_JOINED)})\w*", re.IGNORECASE)
_RUSSIAN_PREFIXED = re.compile(
    rf"(?<!\w)(?P<prefix>{'|'.join(sorted(_PREFIXES, key=len, reverse=True))})(?:{_union(_RUSSIAN_JOINED)})\w*",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s?/\s?(?:(?P<m2>м²|кв\.?\s?м)|(?P<m3>м³)|(?P<t>т\b)|(?P<kg>кг\b)|(?P<month>мес\b\.?|ай\b)|(?P<year>год\b|жыл\b)|(?P<people>чел\.?|адам))"
)
_CURRENCY_BEFORE = re.compile(r"(?:(?P<usd>US\$|\$|USD)|(?P<eur>€|EUR)|(?P<tenge>₸|KZT)|(?P<rub>₽|RUB))\s?$")

_PERIODS: dict[Language, dict[str, str]] = {
    "kk": {
        "month": "айына|ай\\sсайын", "year": "жылына|жыл\\sсайын", "day": "күніне|тәулігіне|күн\\sсайын",
        "hour": "сағатына", "week": "аптасына|апта\\sсайын", "shift": "ауысымына",
    },
    "ru": {
        "month": "в\\sмесяц|ежемесячно|/мес\\.?", "year": "в\\sгод|ежегодно", "day": "в\\sдень|в\\sсутки|/сут(?:ки|\\.)|ежедневно",
        "hour": "в\\sчас|/ч(?:ас)?\\b", "week": "в\\sнеделю|еженедельно", "shift": "в\\sсмену|за\\sсмену",
    },
}  # fmt: skip
_PERIOD_AFTER: dict[Language, re.Pattern[str]] = {
    language: re.compile(rf"\s{{0,2}}(?:{'|'.join(f'(?P<{name}>{words})' for name, words in periods.items())})(?!\w)")
    for language, periods in _PERIODS.items()
}
#: Words that make a number the least (more) or the most (less), before it and after it and its unit.
_BOUNDS_BEFORE: dict[Language, dict[str, str]] = {
    "kk": {"more": r"кемінде|(?:кем|аз)\sдегенде|ең\s(?:кемі|азы)", "less": r"ең\sкөп|ең\sкөбі|көп\sдегенде"},
    "ru": {
        "more": r"не\s(?:менее|меньше|ниже|ранее)|не\sпозднее\sчем\sза|минимум|хотя\sбы|(?<!не\s)(?:более|больше|свыше|выше|старше|превыша\w+)",
        "less": r"не\s(?:более|больше|свыше|выше|позднее|позже|старше|превыша\w+|достиг\w+|прошло)|максимум|до"
        r"|(?<!не\s)(?:менее|меньше|ниже|младше|моложе)",
    },
}
#: The end of a verb that denies: артық ұсталмайды, кем болмауға тиіс.
_DENIED = rf"(?:емес{_K}*|{_K}*[мбп][ае](?:й|с|[ғг][ае]н|у|ң){_K}*)"
_BOUNDS_AFTER: dict[Language, dict[str, str]] = {
    "kk": {
        "more": rf"(?:кем|аз|төмен)\s{_DENIED}|(?:астам|аса|асатын|асқан|артық|көп|жоғары|үлкен)(?!\s{_DENIED})"
        r"|және\sодан\s(?:да\s)?(?:көп|астам|жоғары|үлкен|артық)",
        "less": rf"(?:артық|көп|жоғары|астам|асып)\s{_DENIED}|ас(?:па|ырма|ырылма){_K}+|дейін(?:гі)?|кешіктір{_K}*м{_K}+|толма{_K}+|кіші"
        rf"|(?:кем|аз|төмен)(?!\s{_DENIED})|және\sодан\s(?:да\s)?(?:аз|кем|төмен|кіші)",
    },
    "ru": {"more": r"(?:и|или)\s(?:более|больше|выше|старше)", "less": r"(?:и|или)\s(?:менее|меньше|ниже|младше)"},
}


def _named(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


_BOUND_BEFORE: dict[Language, re.Pattern[str]] = {
    language: re.compile(rf"(?<!\w)(?:{_named(bounds)})(?:\sчем)?(?:\s(?:на|в|за|через|из|до|с))?\s$", re.IGNORECASE)
    for language, bounds in _BOUNDS_BEFORE.items()
}
#: From a number with its unit to the word of its bound: an ending, or a noun in the case that the bound asks for.
_TO_BOUND: dict[Language, str] = {
    "kk": rf"(?:-{_K}{{1,5}})?(?:\s{_K}+(?:[дтн][ае]н|[ғгқк][ае]|н[ае]))?",
    "ru": "",
}
_BOUND_AFTER: dict[Language, re.Pattern[str]] = {
    language: re.compile(rf"{_TO_BOUND[language]}\s(?:{_named(bounds)})(?!\w)", re.IGNORECASE)
    for language, bounds in _BOUNDS_AFTER.items()
}
#: Between a number and its unit: a case ending, and words that bound the number.
_LINK: dict[Language, re.Pattern[str]] = {
    "kk": re.compile(
        rf"(?:-{_KAZAKH_CASE}(?<!-)(?!\w))?"
        rf"(?:\s(?:{_named(_BOUNDS_AFTER['kk'])}|жуық|шақты)(?!\w))?\s{{0,2}}"
    ),
    "ru": re.compile(r"(?:-(?:ти|ми|х|и)(?!\w))?\s{0,2}"),
}
_BESIDE_PERIOD: dict[Language, str] = {
    "kk": r"(?:шамамен|кемінде|кем\sдегенде|ең\sкөбі|ең\sкемі|орта\sесеппен|орташа)",
    "ru": r"(?:около|примерно|не\sменее|не\sболее|более|менее|до|от|свыше|по)",
}
_PERIOD_BEFORE: dict[Language, re.Pattern[str]] = {
    language: re.compile(
        rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in periods.items())})\s(?:\w+\s)?(?:{_BESIDE_PERIOD[language]}\s)?$",
        re.IGNORECASE,
    )
    for language, periods in _PERIODS.items()
}
_LONGEST_BEFORE = 40


@dataclass
class _Amount:
    """A numeral with its unit, before ranges are joined."""

    numeral: Numeral
    end: int
    unit: str
    start: int
    #: The period before it, when its unit stands after the next number: айына 85 000–200 000 ₸.
    period: str = ""
    bound: str = ""


def read_quantities(text: str, language: Language) -> list[Value]:
    """Return the numbers and quantities of a text in their order.

    The key of a number is its plain decimal (1234567.89), a fraction (1/3) or a time of day (9:00), of a quantity the
    number and its unit (85000 tenge/month, 37.5 percent); a range has .. between its ends (5..9 people), and an amount of
    money that is asked for has ASKED for its number.
    """
    amounts = [_amount(text, numeral, language) for numeral in read_numerals(text, language)]
    values = list(_with_ranges(text, amounts, language))
    values += _asked(text, language)
    if language == "ru":
        values += _prefixed(text)
    return sorted(values, key=lambda value: value.start)


def _amount(text: str, numeral: Numeral, language: Language) -> _Amount:
    start = numeral.start
    currency = _CURRENCY_BEFORE.search(text, max(0, start - 5), start)
    if currency:
        return _bounded(text, _Amount(numeral, numeral.end, currency.lastgroup or "", currency.start()), language)
    unit, end = _unit_after(text, numeral, language)
    period = _PERIOD_BEFORE[language].search(text, max(0, start - _LONGEST_BEFORE), start)
    if not unit:
        # The unit may stand after the next number: айына 85 000–200 000 ₸.
        bare = _Amount(numeral, numeral.end, "", start, (period and period.lastgroup) or "")
        return _bounded(text, bare, language)
    per = _PER.match(text, end)
    if per:
        unit, end = f"{unit}/{per.lastgroup}", per.end()
    after = _PERIOD_AFTER[language].match(text, end)
    if after:
        unit, end = f"{unit}/{after.lastgroup}", after.end()
    elif period:
        unit, start = f"{unit}/{period.lastgroup}", period.start()
    return _bounded(text, _Amount(numeral, end, unit, start), language)


def _bounded(text: str, amount: _Amount, language: Language) -> _Amount:
    """Return the amount with the words that make it the least or the most, where there are any."""
    for start in (amount.numeral.start, amount.start):
        before = _BOUND_BEFORE[language].search(text, max(0, start - _LONGEST_BEFORE), start)
        if before:
            return replace(amount, start=min(before.start(), amount.start), bound=before.lastgroup or "")
    if language == "kk":
        link = _LINK["kk"].match(text, amount.numeral.end)
        if link and link.lastgroup:
            return replace(amount, end=max(amount.end, link.end()), bound=link.lastgroup)
    after = _BOUND_AFTER[language].match(text, amount.end)
    return replace(amount, end=after.end(), bound=after.lastgroup or "") if after else amount


def _unit_after(text: str, numeral: Numeral, language: Language) -> tuple[str, int]:
    """Return the unit that stands after a numeral and its end, or "" and the end of the numeral."""
    if numeral.ordinal:
        return "", numeral.end
    if language == "ru" and numeral.digits:
        joined = _RUSSIAN_COMPOUND.match(text, numeral.end)
        if joined:
            return _unit(joined), joined.end()
    link = _LINK[language].match(text, numeral.end)
    place = link.end() if link else numeral.end
    for pattern in (_UNIT[language], _WORD_UNIT[language]):
        match = pattern.match(text, place)
        if match:
            return _unit(match), match.end()
    return "", numeral.end


_RANGE = re.compile(r"\s?[-–—−]\s?")
_TO: dict[Language, re.Pattern[str]] = {
    "kk": re.compile(r"(?:-?(?:[ыі]?н)?(?:дан|ден|тан|тен|нан|нен))?\s(?:бастап\s)?"),
    "ru": re.compile(r"(?:-(?:й|го|ти|ми|х))?\s(?:до|по)\s"),
}
_FROM_BEFORE = re.compile(r"(?<!\w)(?:от|с|со)\s$", re.IGNORECASE)
_KAZAKH_FROM = re.compile(r"(?:дан|ден|тан|тен|нан|нен)\s(?:бастап\s)?$")
_LONGEST_UNTIL = 20
_KAZAKH_UNTIL = re.compile(r"\s(?:дейін|аралығ)")


def _with_ranges(text: str, amounts: list[_Amount], language: Language) -> Iterator[Value]:
    place = 0
    while place < len(amounts):
        amount = amounts[place]
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        if following and _is_range(text, amount, following, language):
            yield _range(text, amount, following)
            place += 2
        else:
            yield _value(text, amount)
            place += 1


def _is_range(text: str, first: _Amount, second: _Amount, language: Language) -> bool:
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.numeral.amount >= second.numeral.amount:
        return False  # бір-бірімен
    between = text[first.end : second.numeral.start]
    if len(between) > 16:
        return False
    if _RANGE.fullmatch(between):
        return True
    if language == "ru":
        before = text[max(0, first.start - 3) : first.start]
        return bool(_TO["ru"].fullmatch(between) and _FROM_BEFORE.search(before))
    said = text[first.numeral.start : second.numeral.start]
    is_from = bool(_TO["kk"].fullmatch(between) and _KAZAKH_FROM.search(said))
    return is_from and bool(_KAZAKH_UNTIL.search(text, second.numeral.end, second.end + _LONGEST_UNTIL))


def _range(text: str, first: _Amount, second: _Amount) -> Value:
    unit = second.unit or first.unit
    if first.unit.partition("/")[0] == second.unit:
        unit = first.unit
    if unit and first.period:
        unit = f"{unit}/{first.period}"
    key = f"{_key(first.numeral)}..{_key(second.numeral)}"
    start, end = first.start, max(first.end, second.end)
    kind: Kind = "quantity" if unit else "number"
    return Value(kind, f"{key} {unit}".strip(), start, end, text[start:end], unit or None)


def _value(text: str, amount: _Amount) -> Value:
    numeral, unit = amount.numeral, amount.unit
    kind: Kind = "quantity" if unit else "number"
    key = f"{_key(numeral)} {unit}" if unit else _key(numeral)
    words = text[amount.start : amount.end]
    return Value(kind, key, amount.start, amount.end, words, unit or None, numeral.sure, amount.bound, numeral.ordinal)


def _key(numeral: Numeral) -> str:
    return numeral.key or plain(numeral.amount)


#: Stands in the key for an amount that is asked for: неше теңге, во сколько тенге.
ASKED = "?"
_ASKING: dict[Language, re.Pattern[str]] = {
    "kk": re.compile(r"(?<!\w)(?:неше|қанша)\s", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)сколько\s", re.IGNORECASE),
}
_CURRENCIES = ("tenge", "rub", "usd", "eur")


def _asked(text: str, language: Language) -> Iterator[Value]:
    """Yield the currencies of amounts that are asked for; the other language may ask without one."""
    for match in _ASKING[language].finditer(text):
        unit = _UNIT[language].match(text, match.end()) or _WORD_UNIT[language].match(text, match.end())
        if unit and _unit(unit) in _CURRENCIES:
            words = text[match.start() : unit.end()]
            yield Value("quantity", f"{ASKED} {_unit(unit)}", match.start(), unit.end(), words, _unit(unit), sure=False)


def _prefixed(text: str) -> Iterator[Value]:
    """Yield numbers that stand in one Russian word with what they count (трёхлетний); Kazakh may say it otherwise."""
    for match in _RUSSIAN_PREFIXED.finditer(text):
        number, unit = _PREFIXES[match["prefix"].lower()], _unit(match)
        kind: Kind = "quantity" if unit else "number"
        yield Value(kind, f"{number} {unit}".strip(), *match.span(), match.group(), unit or None, False)
