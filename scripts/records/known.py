"""A fact that is known, and how exactly its number is known; used by kinds/ and by whoever shows or weighs facts."""

from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, Self, TypeVar, get_args, get_origin

from pydantic import Discriminator, Tag, model_validator

from scripts.messages.say import say
from scripts.records.fields import UNKNOWN
from scripts.records.record import contradiction
from scripts.records.typed import means_unknown, unknown_instead
from scripts.records.values import Choice, Contact, Model, SourceRef, When, Words

Value = TypeVar("Value")


class Bound(Choice):
    """How a number is meant, of a figure and of a fact."""

    EXACT = "exact", "дәл", "точно"
    ABOUT = "about", "шамамен", "около"
    MORE_THAN = "more-than", "артық", "более"
    AT_LEAST = "at-least", "кемінде", "не менее"
    AT_MOST = "at-most", "асырмай", "не более"


class Known(Model, Generic[Value]):
    """A fact that is known: its value, where it comes from and for which date it holds."""

    value: Value
    source: SourceRef
    as_of: When
    note: Words | None = None

    @model_validator(mode="after")
    def _tells_something(self) -> Self:
        value = self.value
        texts = [value.kk, value.ru] if isinstance(value, Words) else [value]
        if all(isinstance(text, str) and means_unknown(text) for text in texts):
            raise contradiction("value", unknown_instead())
        return self


class KnownNumber(Known[Value], Generic[Value]):
    """A number that is known, exactly or not: about 1200, at least 1200, from 900 to 1100 (`value: 900`, `to: 1100`)."""

    bound: Bound = Bound.EXACT
    to: Value | None = None

    @model_validator(mode="after")
    def _is_one_or_a_range(self) -> Self:
        if self.to is not None:
            if self.bound is not Bound.EXACT:
                raise contradiction("bound", say("records.either-bound-or-to-since-number"))
            if not self.value < self.to:  # type: ignore[operator]
                raise contradiction("to", say("records.number-that-is-more-than-value", value=str(self.value)))
        return self

    @property
    def is_exact(self) -> bool:
        """Whether the number is known as it is."""
        return self.bound is Bound.EXACT and self.to is None

    @property
    def span(self) -> tuple[float | None, float | None]:
        """The least and the most that the number may be; None where it is open. About is within a tenth."""
        value = float(self.value)  # type: ignore[arg-type]
        match self.bound:
            case Bound.ABOUT:
                return round(value * 0.9, 6), round(value * 1.1, 6)
            case Bound.AT_LEAST | Bound.MORE_THAN:
                return value, None
            case Bound.AT_MOST:
                return None, value
        return value, value if self.to is None else float(self.to)  # type: ignore[arg-type]


if TYPE_CHECKING:
    Fact = Known[Value] | Literal["unknown"]
else:

    class Fact:
        """Either a known fact (value, source, as_of; of a number, bound or to) or the plain word `unknown`."""

        def __class_getitem__(cls, value: Any) -> Any:
            """Return the type of a fact with a value of the type `value`."""
            # Written out because a pydantic generic cannot be the subject of a generic alias.
            known = KnownNumber[value] if is_number(value) else Known[value]
            return Annotated[
                Annotated[known, Tag("known")] | Annotated[Literal["unknown"], Tag("unknown")],
                Discriminator(lambda fact: "unknown" if fact is None or isinstance(fact, str) else "known"),
            ]


def is_number(annotation: Any) -> bool:
    """Return whether a value of the type `annotation` is a number."""
    plain = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return plain in (int, float)


def email_of(contact: Known[Contact | list[Contact]] | Literal["unknown"]) -> str | None:
    """Return the first e-mail address of a fact that tells contacts, if it has one."""
    if contact == UNKNOWN:
        return None
    contacts = contact.value if isinstance(contact.value, list) else [contact.value]
    return next((one.email for one in contacts if one.email), None)
