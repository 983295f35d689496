"""The kinds of value a record is made of: words, references, dates, contacts; used by known.py and kinds/."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, get_args

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

from scripts.languages import Language
from scripts.languages.dates import PartialDate, parse_partial_date
from scripts.messages.say import say
from scripts.records.contacts import read_email, read_phone, read_web_address
from scripts.records.fields import UNKNOWN, fact_type, field_labels, leaf_types
from scripts.records.problems import one_of

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_ID = 60
MAX_TEXT = 4_000


class Model(BaseModel):
    """A part of a record: unknown fields are errors and nothing is changed after reading."""

    # Most models are only parts of others, and are made when they are asked for.
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, allow_inf_nan=False)

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Raise TypeError for a fact whose value no page could show."""
        for name, field in cls.model_fields.items():
            if field_labels(field).get("fact"):
                value = fact_type(field)
                leaves = list(leaf_types(value))
                if not all(isinstance(leaf, type) and issubclass(leaf, SHOWABLE) for leaf in leaves) or bool in leaves:
                    types = ", ".join(shown.__name__ for shown in SHOWABLE)
                    found = f"{cls.__name__}.{name}: found a fact of {getattr(value, '__name__', value)}"
                    raise TypeError(f"{found}; expected one that can be shown: {types}, or a list of these")


def _has_words(text: str) -> str:
    if not text.strip():
        raise ValueError(say("records.text-that-is-not-empty"))
    return text.strip()


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), AfterValidator(_has_words)]


def _is_free(name: str) -> str:
    if name == "index":
        raise ValueError(say("records.id-other-than-index-which-is"))
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


def read_partial_date(value: Any) -> PartialDate | Literal["unknown"]:
    """Return a date as precisely as it is known, or the word unknown; raise ValueError for anything else."""
    if isinstance(value, PartialDate):
        return value
    if value == UNKNOWN:
        return UNKNOWN
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise ValueError(say("records.date-2026-2026-03-or-2026"))
    try:
        return parse_partial_date(str(value))
    except ValueError as error:
        raise ValueError(say("records.or-unknown", expected=error.args[0])) from None


# A date as precisely as it is known, or `unknown`.
When = Annotated[
    PartialDate | Literal["unknown"],
    BeforeValidator(read_partial_date),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^(unknown|\d{4}(-\d{2}(-\d{2})?)?)$"}]}
    ),
]


class OfficialNumber(str):
    """The number of an institution or an act, shown with a number sign: № 53."""


class Reference(str):
    """The id of another record; `kind` says of which kind, so that the loader can look it up."""

    kind: str


def reference_to(kind: str, name: str) -> Reference:
    """Return an id as a reference to a record of `kind`."""
    reference = Reference(name)
    reference.kind = kind
    return reference


def refers_to(kind: str) -> AfterValidator:
    """Return what makes the id in a field a reference to a record of `kind`."""

    def read(text: str) -> Reference:
        return reference_to(kind, text)

    read.kind = kind  # type: ignore[attr-defined]
    return AfterValidator(read)


def referred_kind(annotation: Any) -> str | None:
    """Return the kind of record to which a value of the type `annotation` refers, None when it is no reference."""
    kinds = [getattr(getattr(mark, "func", None), "kind", None) for mark in getattr(annotation, "__metadata__", ())]
    inside = [referred_kind(part) for part in get_args(annotation)]
    return next((kind for kind in (*kinds, *inside) if kind), None)


def one_of_codes(codes: Iterable[str]) -> tuple[AfterValidator, WithJsonSchema]:
    """Return what refuses any code but these and offers them to an editor's program, for codes that are data of another room."""
    known = tuple(codes)

    def read(code: str) -> str:
        if code not in known:
            raise ValueError(one_of(code, known))
        return code

    read.codes = known  # type: ignore[attr-defined]
    return AfterValidator(read), WithJsonSchema({"type": "string", "enum": [*known]})


def listed_codes(annotation: Any) -> tuple[str, ...]:
    """Return the codes of which a value of the type `annotation` is one, by `one_of_codes`; none where it takes others."""
    marks = getattr(annotation, "__metadata__", ())
    own: Iterator[tuple[str, ...]] = (getattr(getattr(mark, "func", None), "codes", ()) for mark in marks)
    return next((codes for codes in (*own, *map(listed_codes, get_args(annotation))) if codes), ())


Numbered = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=30), AfterValidator(OfficialNumber)]

_RecordId = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID)]

InstitutionRef = Annotated[_RecordId, refers_to("institution")]
OpportunityRef = Annotated[_RecordId, refers_to("opportunity")]
PartyRef = Annotated[_RecordId, refers_to("party")]
EventRef = Annotated[_RecordId, refers_to("event")]
PictureRef = Annotated[_RecordId, refers_to("picture")]
FigureRef = Annotated[_RecordId, refers_to("figure")]
# A source alone (`article`) or with a passage of it (`penal-execution-code/119-3`).
SourceRef = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=120),
    refers_to("source"),
]


#: The outermost points of Kazakhstan, rounded outwards, in degrees.
LATITUDES, LONGITUDES = (40.5, 55.5), (46.4, 87.4)


class Coordinates(Model):
    """A point in Kazakhstan, in degrees of WGS 84."""

    latitude: Number
    longitude: Number

    @model_validator(mode="after")
    def _in_kazakhstan(self) -> Self:
        def inside(latitude: float, longitude: float) -> bool:
            return LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]

        if inside(self.latitude, self.longitude):
            return self
        if inside(self.longitude, self.latitude):
            raise ValueError(say("records.latitude-first-longitude-second-they-look"))
        raise ValueError(say("records.point-in-kazakhstan-latitude-40-5"))


WebAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(read_web_address)]


class Addresses(Model):
    """The address of a document that has its own page in each language."""

    kk: WebAddress
    ru: WebAddress


# The address of a document: one for all readers, or one in each language.
OneOrTwoAddresses = Annotated[
    Annotated[WebAddress, Tag("one")] | Annotated[Addresses, Tag("two")],
    Discriminator(lambda value: "one" if value is None or isinstance(value, str) else "two"),
]


# A telephone number as its digits (contacts.py); YAML takes a short one for a number.
Phone = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if type(value) is int else value),
    AfterValidator(read_phone),
    WithJsonSchema({"type": ["string", "integer"]}),
]


class Contact(Model):
    """How to reach somebody; at least one way is given."""

    name: Words | None = None
    post: Words | None = None
    phone: Phone | None = None
    email: Annotated[str, StringConstraints(max_length=254), AfterValidator(read_email)] | None = None
    address: Words | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if not (self.phone or self.email or self.address):
            raise ValueError(say("records.phone-e-mail-or-address"))
        return self


# How to reach somebody, or several of them.
OneOrSeveralContacts = Annotated[
    Annotated[Contact, Tag("one")] | Annotated[list[Contact], Tag("several"), Field(min_length=1)],
    Discriminator(lambda value: "several" if isinstance(value, list) else "one"),
]


class Statement(Model):
    """What a source reports that somebody said or did, retold by us."""

    text: Words
    source: SourceRef
    as_of: When


#: The types of values that can be shown; Writer.value in pages/writer.py writes each of them.
SHOWABLE = (
    PartialDate,
    date,
    Words,
    Choice,
    OfficialNumber,
    Reference,
    Coordinates,
    Contact,
    Addresses,
    float,
    int,
    str,
)
