"""What the readers of identifiers share: letters, words after an amount, making a value; used by its neighbours."""

import re

from scripts.reading import Kind, Value

CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
SMALL = "a-zа-яёәғқңөұүһі"
#: A Roman number; Kazakh keyboards have no Latin I and X, so the Cyrillic letters stand for them.
ROMAN = "[IVXІХ]{1,7}"
DASHES = str.maketrans("‐‑–—−", "-----")
#: Stands for what is read already; it is no letter, digit or space.
READ = "\0"

#: Words after a number that is an amount and not another article or a telephone.
COUNTED = re.compile(
    r"\s*(?:[%₸°€$]|(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|год|лет\b|месяц|недел|"
    r"день|дн[яе]|суток|час|минут|раз\b|человек|тенге|тыс|млн|млрд|миллион|миллиард|процент|учреждени|предприяти|"
    r"рабоч|м²|м³|кв\.|км\b|га\b|кг\b|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|жыл|ж\.|ай\b|апта|күн|тәулік|"
    r"сағат|рет\b|адам|теңге|мың|пайыз|мекеме|кәсіпорын|жұмыс))",
    re.IGNORECASE,
)


def without(text: str, values: list[Value]) -> str:
    """Return the text with the places of `values` made unreadable, at its old length."""
    parts, end = [], 0
    for value in sorted(values, key=lambda value: value.start):
        parts += [text[end : value.start], READ * (value.end - value.start)]
        end = value.end
    return "".join([*parts, text[end:]])


def value_at(kind: Kind, key: str, text: str, start: int, end: int) -> Value:
    """Return the value that stands in a text between two places, surely and without a unit."""
    return Value(kind, key, start, end, text[start:end])
