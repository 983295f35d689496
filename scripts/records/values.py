"""The kinds of value a record is made of: words, facts, references, dates; used by kinds.py and production_site.py."""

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    Strict,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from scripts.languages import Language
from scripts.languages.dates import PartialDate, parse_partial_date

UNKNOWN: Literal["unknown"] = "unknown"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_ID = 60
MAX_TEXT = 4_000

Value = TypeVar("Value")


class Model(BaseModel):
    """A part of a record: unknown fields are errors and nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


def _has_words(text: str) -> str:
    if not text.strip():
        raise ValueError("text that is not empty")
    return text.strip()


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), AfterValidator(_has_words)]


def _is_free(name: str) -> str:
    if name == "index":
        raise ValueError('an id other than "index", which is the page of a folder')
    return name


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID), AfterValidator(_is_free)]
Integer = Annotated[int, Strict()]
Number = Annotated[float, Strict()]
Day = Annotated[date, Strict()]


class Words(Model):
    """A text in both languages of the site; both are required."""

    kk: Text
    ru: Text

    def in_language(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.kk if language == "kk" else self.ru


class Choice(StrEnum):
    """A closed list of codes; each member carries its words in both languages."""

    kk: str
    ru: str

    def __new__(cls, code: str, kk: str, ru: str) -> Self:
        """Make the member `code`, shown to readers as `kk` or `ru`."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.kk, member.ru = kk, ru
        return member

    def in_language(self, language: Language) -> str:
        """Return the words of the member in `language`."""
        return self.kk if language == "kk" else self.ru


def _read_partial_date(value: Any) -> PartialDate | Literal["unknown"]:
    if isinstance(value, PartialDate):
        return value
    if value == UNKNOWN:
        return UNKNOWN
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise ValueError("a date (2026, 2026-03 or 2026-03-05) or the word unknown")
    try:
        return parse_partial_date(str(value))
    except ValueError as error:
        raise ValueError(f"{error}; or the word unknown") from None


# A date as precisely as it is known, or `unknown`.
When = Annotated[
    PartialDate | Literal["unknown"],
    BeforeValidator(_read_partial_date),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^(unknown|\d{4}(-\d{2}(-\d{2})?)?)$"}]}
    ),
]


class OfficialNumber(str):
    """The number of an institution or an act, shown with a number sign: № 53."""


class Reference(str):
    """The id of another record; `kind` says of which kind, so that the loader can look it up."""

    kind: ClassVar[str]


class InstitutionId(Reference):
    """The id of an institution."""

    kind = "institution"


class OpportunityId(Reference):
    """The id of an opportunity."""

    kind = "opportunity"


class PartyId(Reference):
    """The id of a party."""

    kind = "party"


class EventId(Reference):
    """The id of an event."""

    kind = "event"


class FigureId(Reference):
    """The id of a figure."""

    kind = "figure"


class SourceId(Reference):
    """The id of a source, alone (`article`) or with a passage of it (`penal-execution-code/119-3`)."""

    kind = "source"


Numbered = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=30), AfterValidator(OfficialNumber)]

_OneId = StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID)
_IdAndPassage = StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=120)

InstitutionRef = Annotated[str, _OneId, AfterValidator(InstitutionId)]
OpportunityRef = Annotated[str, _OneId, AfterValidator(OpportunityId)]
PartyRef = Annotated[str, _OneId, AfterValidator(PartyId)]
EventRef = Annotated[str, _OneId, AfterValidator(EventId)]
FigureRef = Annotated[str, _OneId, AfterValidator(FigureId)]
SourceRef = Annotated[str, _IdAndPassage, AfterValidator(SourceId)]


class Known(Model, Generic[Value]):
    """A fact that is known: its value, where it comes from and for which date it holds."""

    value: Value
    source: SourceRef
    as_of: When
    note: Words | None = None


def _is_known(value: Any) -> str:
    return "unknown" if value is None or isinstance(value, str) else "known"


if TYPE_CHECKING:
    Fact = Known[Value] | Literal["unknown"]
else:

    class Fact:
        """Either a known fact (value, source, as_of) or the plain word `unknown`."""

        def __class_getitem__(cls, value: Any) -> Any:
            """Return the type of a fact with a value of the type `value`."""
            # Written out because a pydantic generic cannot be the subject of a generic alias.
            return Annotated[
                Annotated[Known[value], Tag("known")] | Annotated[Literal["unknown"], Tag("unknown")],
                Discriminator(_is_known),
            ]


def described(kk: str, ru: str, **options: Any) -> Any:
    """Return a field with its name for readers in both languages; `options` go to pydantic's Field."""
    return Field(title=f"{kk} / {ru}", json_schema_extra={"kk": kk, "ru": ru}, **options)


def fact(kk: str, ru: str, unit: str | None = None) -> Any:
    """Return a field for a fact, unknown until it is told; `unit` is a key of languages.units.UNITS."""
    labels: dict[str, Any] = {"kk": kk, "ru": ru, "fact": True}
    if unit:
        labels["unit"] = unit
    return Field(default=UNKNOWN, title=f"{kk} / {ru}", json_schema_extra=labels)


def field_labels(field: FieldInfo) -> dict[str, Any]:
    """Return what `described` or `fact` said of a field; empty for other fields."""
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}


class Coordinates(Model):
    """A point in Kazakhstan, in degrees of WGS 84."""

    latitude: Number
    longitude: Number

    @model_validator(mode="after")
    def _in_kazakhstan(self) -> Self:
        # The outermost points of the country, rounded outwards: 40.5–55.5 N, 46.4–87.4 E.
        def inside(latitude: float, longitude: float) -> bool:
            return 40.5 <= latitude <= 55.5 and 46.4 <= longitude <= 87.4

        if inside(self.latitude, self.longitude):
            return self
        if inside(self.longitude, self.latitude):
            raise ValueError("latitude first, longitude second (they look swapped)")
        raise ValueError("a point in Kazakhstan: latitude 40.5 to 55.5, longitude 46.4 to 87.4")


def _is_web_address(text: str) -> str:
    if not re.fullmatch(r"https?://[a-z0-9.-]+\.[a-z]{2,}(?:[/?#][^\s<>\"]*)?", text, re.IGNORECASE):
        raise ValueError("a web address that begins with https:// or http://")
    return text


WebAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(_is_web_address)]


class Addresses(Model):
    """The address of a document that has its own page in each language."""

    kk: WebAddress
    ru: WebAddress


def _is_two(value: Any) -> str:
    return "one" if value is None or isinstance(value, str) else "two"


# The address of a document: one for all readers, or one in each language.
OneOrTwoAddresses = Annotated[
    Annotated[WebAddress, Tag("one")] | Annotated[Addresses, Tag("two")],
    Discriminator(_is_two),
]


class Contact(Model):
    """How to reach somebody; at least one way is given."""

    name: Words | None = None
    phone: Annotated[str, StringConstraints(pattern=r"^\+7 \d{3} \d{3} \d{2} \d{2}$")] | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}$")] | None = None
    address: Words | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if not (self.phone or self.email or self.address):
            raise ValueError("a phone, an e-mail or an address")
        return self


class Statement(Model):
    """What a source reports that somebody said or did, retold by us."""

    text: Words
    source: SourceRef
    as_of: When


def contradiction(field: str, expected: str) -> PydanticCustomError:
    """Return the error of a record whose `field`, right in itself, does not fit the others."""
    return PydanticCustomError("contradiction", "{expected}", {"field": field, "expected": expected})


class Record(Model):
    """What every record has: an id that is never used again, and its dates on the site."""

    kind: ClassVar[str]
    folder: ClassVar[str]

    id: Id
    first_published: Day
    last_changed: Day
    ended: Day | None = None
    reason: Words | None = None
    ask: PartyRef | None = described("Кім жауап бере алады", "Кто может ответить", default=None)

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.last_changed < self.first_published:
            raise contradiction("last_changed", f"a day not before first_published ({self.first_published})")
        if self.ended and self.ended < self.first_published:
            raise contradiction("ended", f"a day not before first_published ({self.first_published})")
        if (self.ended is None) != (self.reason is None):
            raise contradiction("ended" if self.reason is None else "reason", "ended and reason together, or neither")
        return self
