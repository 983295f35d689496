"""Values with their units in each language; called by the pages room for every measured fact."""

from dataclasses import dataclass

from scripts.languages import Language
from scripts.languages.numbers import NO_BREAK_SPACE, format_number, format_percent, kazakh_ablative, plural


@dataclass(frozen=True)
class Unit:
    """A unit of measure: what stands after the number, by plural category, in each language."""

    kk: str
    ru: str | dict[str, str]

    def genitive(self, value: float) -> str:
        """Return the Russian noun as it stands after более, около, не менее, не более."""
        if isinstance(self.ru, str):
            return self.ru
        one = plural(value, {"one": "one", "other": "other"}, "ru") == "one"
        # The genitive singular of these nouns is the form that follows 2, 3 and 4.
        return self.ru.get("few", self.ru["other"]) if one else self.ru["other"]

    def after(self, value: float, language: Language) -> str:
        """Return the sign or noun that agrees with `value` in `language`."""
        word = self.kk if language == "kk" else self.ru
        return word if isinstance(word, str) else plural(value, word, language)


# Signs stay as they are; nouns follow the rules of plurals. The keys are the codes used in records.
UNITS: dict[str, Unit] = {
    "tenge": Unit("₸", "₸"),
    "tenge_per_month": Unit("₸ айына", "₸ в месяц"),
    "tenge_m2_month": Unit("₸/м² айына", "₸/м² в месяц"),
    "million_tenge": Unit("млн ₸", "млн ₸"),
    "m2": Unit("м²", "м²"),
    "m": Unit("м", "м"),
    "km": Unit("км", "км"),
    "t": Unit("т", "т"),
    "t_m2": Unit("т/м²", "т/м²"),
    "kw": Unit("кВт", "кВт"),
    "m3_day": Unit("м³/тәулік", "м³/сутки"),
    "m3_hour": Unit("м³/сағат", "м³/час"),
    "gcal_hour": Unit("Гкал/сағат", "Гкал/час"),
    "people": Unit("адам", {"one": "человек", "few": "человека", "other": "человек"}),
    "jobs": Unit("жұмыс орны", {"one": "рабочее место", "few": "рабочих места", "other": "рабочих мест"}),
    "institutions": Unit("мекеме", {"one": "учреждение", "few": "учреждения", "other": "учреждений"}),
    "enterprises": Unit("кәсіпорын", {"one": "предприятие", "few": "предприятия", "other": "предприятий"}),
    "trades": Unit("кәсіп", {"one": "профессия", "few": "профессии", "other": "профессий"}),
    "workshops": Unit("цех", {"one": "цех", "few": "цеха", "other": "цехов"}),
    "days": Unit("тәулік", {"one": "сутки", "other": "суток"}),
    "months": Unit("ай", {"one": "месяц", "few": "месяца", "other": "месяцев"}),
    "years": Unit("жыл", {"one": "год", "few": "года", "other": "лет"}),
    "hours_per_week": Unit(
        "сағат аптасына",
        {"one": "час в неделю", "few": "часа в неделю", "other": "часов в неделю"},
    ),
    "categories": Unit("санат", {"one": "категория", "few": "категории", "other": "категорий"}),
    "rule": Unit("ереже", {"one": "правило", "few": "правила", "other": "правил"}),
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
    return f"{number}{NO_BREAK_SPACE}{UNITS[unit].after(value, language)}"


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
    if unit == "percent":
        return f"{format_percent(value, 'kk')}-дан астам"
    ending = kazakh_ablative(int(value)) if float(value).is_integer() else "ден"
    noun = f" {UNITS[unit].kk}" if unit else ""
    return f"{format_number(value, 'kk')}-{ending} астам{noun}"
