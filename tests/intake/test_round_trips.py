"""Numbers and dates written in any of the usual ways are read back as they were."""

import re
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scripts.intake.cell_dates import read_date
from scripts.intake.cell_numbers import read_number
from scripts.intake.cells import CellReader, tidy
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import NotUnderstood
from scripts.intake.workbook import Percent
from scripts.records.kinds import KINDS
from scripts.tables.columns import fields_of

AREA = next(field for field in fields_of(KINDS["production-site"]) if field.name == "space_area_m2")
#: At most two decimals: three may be thousands.
AMOUNTS = st.decimals(Decimal(1), Decimal(900_000), places=2)
BOUNDS = {
    "": "",
    "~": "about",
    "около ": "about",
    "шамамен ": "about",
    "не менее ": "at-least",
    "кемінде ": "at-least",
    "не более ": "at-most",
    "более ": "more-than",
}
MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
KAZAKH_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()


def spelt(amount: Decimal, gap: str, point: str) -> str:
    whole, _, part = f"{amount.normalize():f}".partition(".")
    return f"{int(whole):,}".replace(",", gap) + (f"{point}{part}" if part else "")


@given(
    AMOUNTS,
    st.sampled_from(["", " ", "\u00a0", "\u202f"]),
    st.sampled_from([",", "."]),
    st.sampled_from(sorted(BOUNDS)),
    st.sampled_from(["", " кв. м", " м2", " м²", " кв.м.", " ш. м"]),
)
def test_a_number_in_any_spelling(amount, gap, point, bound, unit):
    understood = read_number(AREA, tidy(f" {bound}{spelt(amount, gap, point)}{unit} "))
    assert (Decimal(str(understood.value)), understood.bound or "") == (amount, BOUNDS[bound])


@given(AMOUNTS, AMOUNTS, st.sampled_from(["{}–{}", "{} - {}", "от {} до {}"]))
def test_a_range_in_any_spelling(one, other, way):
    low, high = sorted((one, other))
    text = way.format(spelt(low, " ", ","), spelt(high, " ", ","))
    if low == high:
        return
    understood = read_number(AREA, text)
    assert (Decimal(str(understood.value)), Decimal(str(understood.to))) == (low, high)


@given(st.dates(date(1900, 3, 1), date(2100, 12, 31)))
def test_a_day_in_any_spelling(day):
    spellings = [
        day,
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%Y} ж.",
        f"{day:%d.%m.%Y} г.",
        f"{day:%Y-%m-%d}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year} года",
        f"{day.year} жылғы {day.day} {KAZAKH_MONTHS[day.month - 1]}",
    ]
    assert {read_date(spelling, is_day=True) for spelling in spellings} == {day.isoformat()}


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_said_to_be_none(text):
    try:
        read_number(AREA, text)
    except NotUnderstood as error:
        assert error.found and error.expected


#: Pieces of which offices make cells, and of which nobody does.
PIECES = """1 12 1200 0,5 1,200 2026 12.11.2026 31.02.2026 46338 - – ; / , . ( ) % ~ № + от до не менее
около нет есть н/д цех склад no-901 letter м2 га тыс. кв. м жоқ бар ш. м ж. г. https:// @ \u00a0 \n \0 ½ III"""
CONTENTS = st.one_of(
    st.lists(st.sampled_from(re.split("[ \n]", PIECES)), max_size=6).map(" ".join),
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.floats().map(Percent),
)
FIELDS = [(kind, field) for kind, model in KINDS.items() for field in fields_of(model)]


@given(st.sampled_from(FIELDS), CONTENTS)
def test_any_cell_of_any_field_is_understood_or_said_not_to_be(region_records, field, content):
    kind, one = field
    try:
        CellReader(kind, (), RecordNames(region_records)).read(one, content)
    except NotUnderstood as error:
        assert error.found and error.expected
