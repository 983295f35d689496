"""Numbers in words of each language, in every case: the words and what each of them is worth; called by numerals.py.

Cardinals, ordinals, collectives (үшеу, трое), adverbs (дважды) and the words of fractions (жарты, треть). The Russian
forms follow the declension of numerals in the Russian Grammar of 1980 (§ 1365-1380), the Kazakh ones the chapter on
numerals (сан есім) of the grammar of Kazakh of 2002.
"""

from decimal import Decimal
from typing import Literal, NamedTuple

from scripts.languages import Language

#: What a word does in a number: `one` 1-9, `teen` 10-19 of Russian, `ten`, `hundred`, `thousand` and more, `alone`
#: (never beside another word), `half` (жарым), `part` (треть, четверти), `denominator` (бестен, пятых).
Role = Literal["one", "teen", "ten", "hundred", "thousand", "alone", "half", "part"]


class NumberWord(NamedTuple):
    """A word of a number: what it is worth, its role, and whether it ends a number (бестен, пятый)."""

    worth: Decimal
    role: Role
    #: It has an ending after which no further word of the same number may stand.
    last: bool = False
    #: It may be the lower part of a fraction (бестен бір, одна пятая).
    denominator: bool = False
    #: It may be no number at all.
    sure: bool = True
    ordinal: bool = False


def _role(worth: int) -> Role:
    if worth >= 1000:
        return "thousand"
    if worth >= 100:
        return "hundred"
    if worth >= 20:
        return "ten"
    return "teen" if worth >= 10 else "one"


# --- Kazakh ---

_KAZAKH = {
    "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10,
    "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80, "тоқсан": 90,
    "жүз": 100, "мың": 1000, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12,
}  # fmt: skip
_KAZAKH_ORDINALS = {
    "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5, "алтыншы": 6, "жетінші": 7, "сегізінші": 8,
    "тоғызыншы": 9, "оныншы": 10, "жиырмасыншы": 20, "отызыншы": 30, "қырқыншы": 40, "елуінші": 50, "алпысыншы": 60,
    "жетпісінші": 70, "сексенінші": 80, "тоқсаныншы": 90, "жүзінші": 100, "мыңыншы": 1000,
}  # fmt: skip
_KAZAKH_COLLECTIVES = {"біреу": 1, "екеу": 2, "үшеу": 3, "төртеу": 4, "бесеу": 5, "алтау": 6, "жетеу": 7}
_KAZAKH_ABLATIVES = ("ден", "тен", "дан", "тан", "нан", "нен")
_KAZAKH_CASES = tuple("ге ке ға қа де те да та ді ті ды ты ні ны дің тің дың тың нің ның мен бен пен".split())
_KAZAKH_OWNED = ("", "і", "ы", "сі", "сы")
_KAZAKH_OWNED_CASES = ("", "н", "не", "на", "нде", "нда", "нен", "нан", "нің", "ның", "мен")
#: Of these only some forms are numbers: онда is there, жүзінде in fact, тоқсанда in a quarter of a year.
_FEW_FORMS = {"он": ("он", "онға", "оннан"), "жүз": ("жүз", "жүзге", "жүзден"), "тоқсан": ("тоқсан",)}
#: Other words that look like forms: үшін for, алтын gold.
_NOT_KAZAKH_NUMBERS = ("үшін", "алтын", "алтынның", "алтынмен", "бірде", "бірден", "бірге")


def _kazakh_words() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for stem, worth in (_KAZAKH | _KAZAKH_ORDINALS | _KAZAKH_COLLECTIVES).items():
        # екінші and екеуі also are the other and both, for which Russian has no number.
        sure = 1 < worth < 1000 and stem not in ("тоқсан", "екінші", "екеу")
        for form in _FEW_FORMS.get(stem) or _kazakh_forms(stem):
            denominator = stem in _KAZAKH and form.endswith(_KAZAKH_ABLATIVES)
            is_last = form != stem or stem not in _KAZAKH
            role = _kazakh_role(worth)
            words[form] = NumberWord(Decimal(worth), role, is_last, denominator, sure, stem in _KAZAKH_ORDINALS)
    for form in ("жарым", "жарымнан", "жарымға", "жарымда"):
        words[form] = NumberWord(Decimal("0.5"), "half", True)
    for form in ("жарты", "жартысы", "жартысын", "жартысының", "жартысына", "жартысынан", "жартысында"):
        words[form] = NumberWord(Decimal("0.5"), "alone", True, sure=False)
    for form in ("алғашқы", "алғаш", "алғашқысы", "қос"):
        is_pair = form == "қос"
        words[form] = NumberWord(Decimal(2 if is_pair else 1), "alone", True, sure=False, ordinal=not is_pair)
    for form in _NOT_KAZAKH_NUMBERS:
        words.pop(form, None)
    return words


def _kazakh_role(worth: int) -> Role:
    """Return the role of a Kazakh word: after он (ten) stands one of 1-9, as after жиырма (twenty)."""
    return "ten" if worth == 10 else _role(worth)


def _kazakh_forms(stem: str) -> list[str]:
    owned = [stem + owner + case for owner in _KAZAKH_OWNED for case in _KAZAKH_OWNED_CASES]
    return [*(stem + case for case in (*_KAZAKH_ABLATIVES, *_KAZAKH_CASES)), *owned]


# --- Russian ---

_ADJECTIVE = ("ый", "ой", "ий", "ая", "ое", "ые", "ого", "ому", "ую", "ою", "ым", "ом", "ых", "ыми")
#: Endings of an ordinal that is the lower part of a fraction: две пятых, одна пятая, одной пятой.
_OF_FRACTION = frozenset(("ая", "ых", "ой", "ую", "ым", "ыми"))
_FIVE_TO_TWENTY = (
    "пят шест сем восем девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат "
    "восемнадцат девятнадцат двадцат".split()
)
_RUSSIAN = {
    1: "один одна одно одни одного одной одному одним одними одном одну одною одних",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трёх трём тремя трое троих троим троими",
    4: "четыре четырёх четырём четырьмя четверо четверых четверым",
    5: "пятеро пятерых",
    6: "шестеро шестерых",
    7: "семеро семерых",
    8: "восьми восьмью",
    30: "тридцать тридцати тридцатью",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трёхсот трёмстам тремястами трёхстах",
    400: "четыреста четырёхсот четырёмстам четырьмястами четырёхстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах",
    600: "шестьсот шестисот шестистам шестьюстами шестистах",
    700: "семьсот семисот семистам семьюстами семистах",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмистах",
    900: "девятьсот девятисот девятистам девятьюстами девятистах",
    1000: "тысяча тысячи тысяче тысячу тысячей тысяч тысячам тысячами тысячах",
    10**6: "миллион миллиона миллиону миллионом миллионе миллионов миллионы миллионам миллионами миллионах",
    10**9: "миллиард миллиарда миллиарду миллиардом миллиарде миллиардов миллиарды миллиардам миллиардами",
    10**12: "триллион триллиона триллиону триллионом триллионов триллионы",
}
_RUSSIAN_ORDINALS = {
    1: "перв", 2: "втор", 4: "четвёрт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат",
    17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат", 40: "сороков",
    50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят", 90: "девяност", 100: "сот", 1000: "тысячн",
}  # fmt: skip
_RUSSIAN_ALONE = {
    2: "дважды вдвое двояко двоякий двоякое двойной двойная двойное двойного двойную",
    3: "трижды втрое",
    4: "четырежды вчетверо",
}
_BOTH = "оба обе обоих обеих обоим обеим обоими обеими"
_ONE_AND_A_HALF = "полтора полторы полутора"
_HALF = "половина половины половине половину половиной"
_PARTS = {3: "треть трети третью третей третям", 4: "четверть четверти четвертью четвертей"}
_THIRD = "ий ья ье ьи ьего ьей ьему ьим ьих ьими ьем ью"
#: Other words: семью (a family), вторая половина is no number of its own but keeps its ordinal.
_NOT_RUSSIAN_NUMBERS = frozenset(("семью", "сотой", "сотою"))


def _russian_words() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}

    def add(form: str, word: NumberWord) -> None:
        words[form] = word
        words.setdefault(form.replace("ё", "е"), word)

    for worth, stem in enumerate(_FIVE_TO_TWENTY, start=5):
        for ending in ("ь", "и", "ью"):
            add(stem + ending, NumberWord(Decimal(worth), _role(worth)))
    for worth, forms in _RUSSIAN.items():
        for form in forms.split():
            add(form, NumberWord(Decimal(worth), _role(worth), sure=1 < worth < 1000))
    for worth, stem in _RUSSIAN_ORDINALS.items():
        for ending in _ADJECTIVE:
            denominator = worth > 2 and ending in _OF_FRACTION
            add(stem + ending, NumberWord(Decimal(worth), _role(worth), True, denominator, worth > 1, True))
    for ending in _THIRD.split():
        add("трет" + ending, NumberWord(Decimal(3), "one", True, ordinal=True))
    for worth, forms in _RUSSIAN_ALONE.items():
        for form in forms.split():
            add(form, NumberWord(Decimal(worth), "alone", True, sure=False))
    add("впервые", NumberWord(Decimal(1), "alone", True, sure=False, ordinal=True))
    for form in _BOTH.split():
        add(form, NumberWord(Decimal(2), "alone", True, sure=False))
    for form in _ONE_AND_A_HALF.split():
        add(form, NumberWord(Decimal("1.5"), "one"))
    for form in _HALF.split():
        add(form, NumberWord(Decimal("0.5"), "alone", True, sure=False))
    for worth, forms in _PARTS.items():
        for form in forms.split():
            add(form, NumberWord(Decimal(worth), "part", True, True))
    return {word: worth for word, worth in words.items() if word not in _NOT_RUSSIAN_NUMBERS}


#: The words of numbers by language, in small letters.
NUMBER_WORDS: dict[Language, dict[str, NumberWord]] = {"kk": _kazakh_words(), "ru": _russian_words()}
