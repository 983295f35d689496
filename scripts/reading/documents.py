"""Numbers of documents in running text, with what they are the name of; called by identifiers.py."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.languages import Language
from scripts.reading import Value
from scripts.reading.signs import CAPITAL, COUNTED, DASHES, SMALL, value_at, without

_CODE = (
    rf"[{CAPITAL}]{{0,6}}[-–]?\d++[{CAPITAL}]{{0,4}}+(?:[-/–](?:\d++(?:[{CAPITAL}]{{1,4}}+)?|[{CAPITAL}]{{1,6}}+)(?![{SMALL}])|\.\d++)*+"
    rf"(?:(?P<slash>/)?(?(slash)|[-–]?)(?P<tail>[{SMALL}]{{1,3}}(?!\w)))?"
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
        for number in re.finditer(rf"\d[\w/]*(?:-[{CAPITAL}\d]+)?", match["list"]):
            end = match.start("list") + number.end()
            yield value_at("document", f"№{number.group()}", text, start, end)
            start = end


def read_documents(text: str, language: Language) -> Iterator[Value]:
    """Yield each number of a document, as № and its code."""
    listed = list(_listed_documents(text))
    yield from listed
    text = without(text, listed)
    for match in _DOCUMENT.finditer(text):
        yield _numbered(text, _document(text, match, language), language)
    for match in _DOCUMENT_WORDS[language].finditer(text):
        if match["before"] or not COUNTED.match(text, match.end()):
            yield value_at("document", f"№{match['before'] or match['after']}", text, *match.span())


def _document(text: str, match: re.Match[str], language: Language) -> Value:
    """Return № 124-НҚ of № 124-НҚ-ға; the ҚРЗ of a law is its ЗРК."""
    code, tail, end = match["code"], match["tail"], match.end()
    joined = tail and code[-len(tail) - 1].isalnum()
    if tail and not match["slash"] and (tail in _ENDINGS[language] if not joined else len(tail) > 1):
        code = code[: -len(tail)].rstrip("-–")
        end = match.start("code") + len(code)
    elif tail and not joined:
        code = code[: -len(tail)] + tail.upper()
    key = "№" + code.translate(DASHES)
    return value_at("document", f"{key} ЗРК" if match["act"] else key, text, match.start(), end)
