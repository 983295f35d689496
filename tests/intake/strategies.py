"""Random values that a field takes, as YAML has them; for tests that write and read them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from scripts.records.loader import Records
from scripts.records.typed import means_unknown
from scripts.tables.columns import TableField, is_measured
from scripts.tables.fields import FieldType

LAST_DAY = date(2026, 9, 1)
#: What texts are made of: letters of both languages, and every sign that YAML, a spreadsheet or Markdown would act on.
_LETTERS = "абвжйёәіңғқұүөһАЯҚ Әxyz019"
_SIGNS = "-–—:;,.!?'\"«»#&*@%|>[]{}()=+~`^$\\/_№\u00a0"


def texts(signs: str = _SIGNS, most: int = 160) -> st.SearchStrategy[str]:
    """Return texts of one line without spaces at their ends, that tell something."""
    anything = st.text(st.sampled_from(_LETTERS + signs), min_size=1, max_size=most)
    return anything.map(lambda text: " ".join(text.split()) + "ң")


def words(signs: str = _SIGNS) -> st.SearchStrategy[dict[str, str]]:
    """Return texts in both languages."""
    return st.fixed_dictionaries({"kk": texts(signs), "ru": texts(signs)})


def days() -> st.SearchStrategy[date]:
    """Return days of the past."""
    return st.integers(0, 40_000).map(lambda number: LAST_DAY - timedelta(days=number))


def whens() -> st.SearchStrategy[Any]:
    """Return dates as precisely as they are known, and the word for those that are not."""
    month = days().map(lambda day: f"{day:%Y-%m}")
    season = st.tuples(st.integers(1900, 2025), st.integers(21, 24)).map(lambda pair: f"{pair[0]}-{pair[1]}")
    return st.one_of(days(), month, season, st.integers(1900, 2025), st.just("unknown"))


def values(field: TableField, records: Records, signs: str = _SIGNS) -> st.SearchStrategy[Any]:
    """Return values of a field; nothing for a type that this does not know, so that a new one is noticed."""
    one = _one(field, records, signs)
    return st.lists(one, min_size=1, max_size=4, unique=True) if field.is_list else one


def _one(field: TableField, records: Records, signs: str) -> st.SearchStrategy[Any]:
    match field.type:
        case FieldType.WORDS:
            return words(signs)
        case FieldType.CHOICE:
            return st.sampled_from([str(choice) for choice in field.choices])
        case FieldType.CODE:
            return st.sampled_from(field.codes)
        case FieldType.REFERENCE:
            return st.sampled_from(sorted(records.by_kind[field.refers_to or ""]))
        case FieldType.WHEN:
            return whens().filter(lambda when: when != "unknown")
        case FieldType.DAY:
            return days()
        case FieldType.COORDINATES:
            latitude, longitude = st.floats(41, 55).map(_rounded), st.floats(47, 87).map(_rounded)
            return st.fixed_dictionaries({"latitude": latitude, "longitude": longitude})
        case FieldType.INTEGER:
            return st.integers(int(field.minimum or 0), int(field.maximum or 1000))
        case FieldType.NUMBER:
            least = field.minimum if field.minimum is not None else (field.exclusive_minimum or 0) + 0.01
            return st.floats(least, field.maximum or 1e6).map(_rounded).filter(lambda number: number >= least)
        case FieldType.ADDRESS:
            return st.integers(0, 9999).map(lambda number: f"https://example.kz/лот/{number}?a=1#b")
        case FieldType.CONTACT:
            phone = st.integers(0, 9_999_999).map(lambda number: f"+7 725 {number:07}")
            name = words("-.")
            return st.fixed_dictionaries({"phone": phone}, optional={"name": name, "email": st.just("a.b@example.kz")})
        case FieldType.TEXT:
            letters = st.sampled_from("абвқңәABCxyz0123456789-:/.№")
            coded = st.from_regex(field.pattern, fullmatch=True, alphabet=letters) if field.pattern else texts(signs)
            return coded.filter(lambda text: not means_unknown(text))
        case _:
            raise AssertionError(f"no values for a field of the type {field.type}")


def _rounded(number: float) -> float:
    return round(number, 3)


@st.composite
def facts(draw: st.DrawFn, field: TableField, records: Records, signs: str = _SIGNS) -> Any:
    """Return what is known of a field: a value, of a number how exactly it is known, its source, its date, perhaps a note."""
    fact = {"value": draw(values(field, records, signs))}
    if is_measured(field):
        exactness = draw(st.sampled_from(["exact", "range", "about", "more-than", "at-least", "at-most"]))
        if exactness == "range":
            higher = draw(values(field, records))
            if higher > fact["value"]:
                fact["to"] = higher
        elif exactness != "exact":
            fact["bound"] = exactness
    fact["source"] = draw(st.sampled_from(sorted(records.by_kind["source"])))
    fact["as_of"] = draw(whens())
    note = draw(st.none() | words(signs))
    return fact | ({"note": note} if note else {})
