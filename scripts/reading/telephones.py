"""Telephone numbers in running text; called by identifiers.py."""

import re
from collections.abc import Iterator

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.signs import COUNTED, value_at

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


def read_phones(text: str, language: Language) -> Iterator[Value]:
    """Yield each telephone number by its digits."""
    taken: set[int] = set()
    for match in _PHONE.finditer(text):
        if _THOUSANDS.fullmatch(match.group()) or (match.group().isdigit() and COUNTED.match(text, match.end())):
            continue
        taken.update(range(*match.span()))
        yield _phone(text, *match.span())
    for match in (*_AFTER_CALL.finditer(text), *_BEFORE_CALL.finditer(text)):
        for number in _LOCAL_NUMBER.finditer(text, *match.span("numbers")):
            counted = number.group().isdigit() and COUNTED.match(text, number.end())
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
        return value_at("phone", f"{digits}x{extension['number']}", text, start, extension.end())
    return value_at("phone", digits, text, start, end)
