"""Values with their units in each language; called by the pages room for every measured fact."""

from dataclasses import dataclass

from scripts.languages import Language
from scripts.languages.numbers import NO_BREAK_SPACE, format_number, format_percent, kazakh_ablative, plural


@dataclass(frozen=True)
class Unit:
    """A unit of measure: what stands after the number, by plural category, in each language.

    In Russian `many` is the genitive plural and `other`, the form after a fraction, the genitive singular.
    In Kazakh a period stands before the number (`kk_before`: айына 85 000 ₸), and a sign takes the ending
    of the ablative by the word that is read for it (`kk_ending`: 85 000 ₸-ден, теңгеден).
    """

    kk: str
    ru: str | dict[str, str]
    kk_before: str = ""
    kk_ending: str = ""

    def genitive(self, value: float) -> str:
        """Return the Russian noun as it stands after более, около, не менее, не более."""
        if isinstance(self.ru, str):
            return self.ru
        singular = plural(value, {"few": "many", "many": "many", "other": "one"}, "ru") == "one"
        return self.ru["other"] if singular else self.ru.get("many", self.ru["other"])

    def after(self, value: float, language: Language) -> str:
        """Return the sign or noun that agrees with `value` in `language`."""
        word = self.kk if language == "kk" else self.ru
        return word if isinstance(word, str) else plural(value, word, language)


# Signs stay as they are; nouns follow the rules of plurals. The keys are the codes used in records.
UNITS: dict[str, Unit] = {
    "tenge": Unit("₸", "₸", kk_ending="ден"),
    "tenge_per_month": Unit("₸", "₸ в месяц", kk_before="айына", kk_ending="ден"),
    "tenge_m2_month": Unit("₸/м²", "₸/м² в месяц", kk_before="айына", kk_ending="ден"),
    "million_tenge": Unit("млн ₸", "млн ₸", kk_ending="ден"),
    "m2": Unit("м²", "м²", kk_ending="ден"),
    "m": Unit("м", "м", kk_ending="ден"),
    "km": Unit("км", "км", kk_ending="ден"),
    "t": Unit("т", "т", kk_ending="дан"),
    "t_m2": Unit("т/м²", "т/м²", kk_ending="ден"),
    "kw": Unit("кВт", "кВт", kk_ending="тан"),
    "m3_day": Unit("м³", "м³/сутки", kk_before="тәулігіне", kk_ending="ден"),
    "m3_hour": Unit("м³", "м³/час", kk_before="сағатына", kk_ending="ден"),
    "gcal_hour": Unit("Гкал", "Гкал/час", kk_before="сағатына", kk_ending="дан"),
    "people": Unit("адам", {"one": "человек", "few": "человека", "many": "человек", "other": "человека"}),
    "jobs": Unit(
        "жұмыс орны",
        {"one": "рабочее место", "few": "рабочих места", "many": "рабочих мест", "other": "рабочего места"},
    ),
    "institutions": Unit(
        "мекеме", {"one": "учреждение", "few": "учреждения", "many": "учреждений", "other": "учреждения"}
    ),
    "enterprises": Unit(
        "кәсіпорын", {"one": "предприятие", "few": "предприятия", "many": "предприятий", "other": "предприятия"}
    ),
    "trades": Unit("кәсіп", {"one": "профессия", "few": "профессии", "many": "профессий", "other": "профессии"}),
    "workshops": Unit("цех", {"one": "цех", "few": "цеха", "many": "цехов", "other": "цеха"}),
    "days": Unit("тәулік", {"one": "сутки", "other": "суток"}),
    "months": Unit("ай", {"one": "месяц", "few": "месяца", "many": "месяцев", "other": "месяца"}),
    "years": Unit("жыл", {"one": "год", "few": "года", "many": "лет", "other": "года"}),
    "hours_per_week": Unit(
        "сағат",
        {"one": "час в неделю", "few": "часа в неделю", "many": "часов в неделю", "other": "часа в неделю"},
        kk_before="аптасына",
    ),
    "categories": Unit("санат", {"one": "категория", "few": "категории", "many": "категорий", "other": "категории"}),
}


def format_quantity(value: float, unit: str | None, language: Language) -> str:
    """Return `value` with its unit: 1 200 м², 85 000 ₸, 37,5% (Kazakh) or 37,5 % (Russian).

    `unit` is a key of UNITS, `percent`, or None for a bare number. Raises KeyError for any other.
    """
    if unit == "percent":
        return format_percent(value, language)
    number = format_number(value, language)
    if unit is None:
        return number
    quantity = f"{number}{NO_BREAK_SPACE}{UNITS[unit].after(value, language)}"
    return _after_period(quantity, unit) if language == "kk" else quantity


def _after_period(quantity: str, unit: str) -> str:
    before = UNITS[unit].kk_before
    return f"{before} {quantity}" if before else quantity


_KAZAKH_BOUNDS = {"about": "шамамен", "at-least": "кемінде", "at-most": "ең көбі"}
_RUSSIAN_BOUNDS = {"about": "около", "at-least": "не менее", "at-most": "не более", "more-than": "более"}


def format_bounded(value: float, unit: str | None, bound: str, language: Language) -> str:
    """Return a quantity that is exact or a bound: более 3 000 человек, 3 000-нан астам адам.

    `bound` is exact, about, at-least, at-most or more-than (the codes of records.kinds.Bound).
    """
    if bound == "exact":
        return format_quantity(value, unit, language)
    if language == "ru":
        number = format_number(value, "ru")
        if unit == "percent":
            number = format_percent(value, "ru")
        elif unit:
            number += NO_BREAK_SPACE + UNITS[unit].genitive(value)
        return f"{_RUSSIAN_BOUNDS[bound]} {number}"
    if bound != "more-than":
        return f"{_KAZAKH_BOUNDS[bound]} {format_quantity(value, unit, 'kk')}"
    return _more_than_in_kazakh(value, unit)


def _more_than_in_kazakh(value: float, unit: str | None) -> str:
    """Return the quantity in the ablative with астам: a sign takes the ending, or else the number before a noun."""
    if unit == "percent":
        return f"{format_percent(value, 'kk')}-дан астам"
    number = format_number(value, "kk")
    if unit and UNITS[unit].kk_ending:
        return f"{format_quantity(value, unit, 'kk')}-{UNITS[unit].kk_ending} астам"
    # Of a decimal fraction the numerator is said last: 1,5 is бір бүтін оннан бес.
    ending = kazakh_ablative(int(number.partition(",")[2] or value))
    if unit is None:
        return f"{number}-{ending} астам"
    return _after_period(f"{number}-{ending} астам {UNITS[unit].kk}", unit)
