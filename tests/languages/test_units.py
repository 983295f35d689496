"""Values with their units, exact and bounded, in the grammar of each language."""

import pytest

from scripts.languages.units import UNITS, format_bounded, format_quantity


@pytest.mark.parametrize(
    ("value", "unit", "kazakh", "russian"),
    [
        (53, None, "53", "53"),
        (85000, "tenge", "85\u00a0000\u00a0₸", "85\u00a0000\u00a0₸"),
        (1200.5, "m2", "1\u00a0200,5\u00a0м²", "1\u00a0200,5\u00a0м²"),
        (37.5, "percent", "37,5%", "37,5\u00a0%"),
        (1, "people", "1\u00a0адам", "1\u00a0человек"),
        (2, "people", "2\u00a0адам", "2\u00a0человека"),
        (5, "people", "5\u00a0адам", "5\u00a0человек"),
        (1, "jobs", "1\u00a0жұмыс орны", "1\u00a0рабочее место"),
        (1.5, "jobs", "1,5\u00a0жұмыс орны", "1,5\u00a0рабочего места"),
        (1.5, "hours_per_week", "аптасына 1,5\u00a0сағат", "1,5\u00a0часа в неделю"),
        (2.5, "years", "2,5\u00a0жыл", "2,5\u00a0года"),
        (3, "jobs", "3\u00a0жұмыс орны", "3\u00a0рабочих места"),
        (150, "jobs", "150\u00a0жұмыс орны", "150\u00a0рабочих мест"),
        (11, "enterprises", "11\u00a0кәсіпорын", "11\u00a0предприятий"),
        (21, "enterprises", "21\u00a0кәсіпорын", "21\u00a0предприятие"),
        (273, "enterprises", "273\u00a0кәсіпорын", "273\u00a0предприятия"),
        (2.0, "workshops", "2\u00a0цех", "2\u00a0цеха"),
        (15, "days", "15\u00a0тәулік", "15\u00a0суток"),
        (60, "months", "60\u00a0ай", "60\u00a0месяцев"),
        (5, "years", "5\u00a0жыл", "5\u00a0лет"),
    ],
)
def test_a_value_with_its_unit(value, unit, kazakh, russian):
    assert format_quantity(value, unit, "kk") == kazakh
    assert format_quantity(value, unit, "ru") == russian


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_keeps_its_number_on_the_line_and_has_one_kazakh_form(unit):
    forms = {format_quantity(value, unit, "kk").partition("\u00a0")[2] for value in (1, 2, 5, 11, 21, 1.5)}
    assert forms == {UNITS[unit].kk}
    assert format_quantity(5, unit, "ru").startswith("5\u00a0")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_unit_that_nobody_knows_is_an_error(language):
    with pytest.raises(KeyError, match="furlong"):
        format_quantity(5, "furlong", language)


@pytest.mark.parametrize(
    ("value", "unit", "bound", "kazakh", "russian"),
    [
        (78, "institutions", "exact", "78\u00a0мекеме", "78\u00a0учреждений"),
        (1000, "people", "about", "шамамен 1\u00a0000\u00a0адам", "около 1\u00a0000\u00a0человек"),
        (21, "enterprises", "about", "шамамен 21\u00a0кәсіпорын", "около 21\u00a0предприятия"),
        (22, "enterprises", "about", "шамамен 22\u00a0кәсіпорын", "около 22\u00a0предприятий"),
        (40, "percent", "about", "шамамен 40%", "около 40\u00a0%"),
        (2, "people", "at-least", "кемінде 2\u00a0адам", "не менее 2\u00a0человек"),
        (15, "days", "at-most", "ең көбі 15\u00a0тәулік", "не более 15\u00a0суток"),
        (4, "months", "at-most", "ең көбі 4\u00a0ай", "не более 4\u00a0месяцев"),
        (1, "months", "at-most", "ең көбі 1\u00a0ай", "не более 1\u00a0месяца"),
        (3000, "people", "more-than", "3\u00a0000-нан астам адам", "более 3\u00a0000\u00a0человек"),
        (12000, "people", "more-than", "12\u00a0000-нан астам адам", "более 12\u00a0000\u00a0человек"),
        (100, "people", "more-than", "100-ден астам адам", "более 100\u00a0человек"),
        (53, None, "more-than", "53-тен астам", "более 53"),
        (1, "jobs", "at-least", "кемінде 1\u00a0жұмыс орны", "не менее 1\u00a0рабочего места"),
        (21, "jobs", "about", "шамамен 21\u00a0жұмыс орны", "около 21\u00a0рабочего места"),
        (1.5, "years", "at-most", "ең көбі 1,5\u00a0жыл", "не более 1,5\u00a0года"),
        (1.5, "years", "more-than", "1,5-тен астам жыл", "более 1,5\u00a0года"),
        (68, "percent", "more-than", "68%-дан астам", "более 68\u00a0%"),
    ],
)
def test_a_bound_is_said_in_the_grammar_of_each_language(value, unit, bound, kazakh, russian):
    assert format_bounded(value, unit, bound, "kk") == kazakh
    assert format_bounded(value, unit, bound, "ru") == russian


def test_in_kazakh_a_period_comes_first_and_a_sign_takes_the_ending():
    assert format_quantity(85000, "tenge_per_month", "kk") == "айына 85\u00a0000\u00a0₸"
    assert format_quantity(85000, "tenge_per_month", "ru") == "85\u00a0000\u00a0₸ в месяц"
    assert format_bounded(85000, "tenge_per_month", "more-than", "kk") == "айына 85\u00a0000\u00a0₸-ден астам"
    assert format_bounded(2, "hours_per_week", "more-than", "kk") == "аптасына 2-ден астам сағат"
