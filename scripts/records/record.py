"""What every record has, and what its class declares of its kind; the kinds themselves are in kinds/."""

from typing import ClassVar, Self

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from scripts.messages.say import say
from scripts.records.fields import described
from scripts.records.values import Day, Id, Model, PartyRef, Words, reference_to


def contradiction(field: str, expected: str) -> PydanticCustomError:
    """Return the error of a record whose `field`, right in itself, does not fit the others."""
    return PydanticCustomError("contradiction", "{expected}", {"field": field, "expected": expected})


class Record(Model):
    """What every record has: an id that is never used again, and its dates on the site."""

    #: The name of the kind, by which templates and messages know it.
    kind: ClassVar[str]
    #: The folder of docs/data where its records lie, one a file.
    folder: ClassVar[str]
    #: Where readers find it inside the tree of a language: a folder with a page for each record (`news/`), or the one
    #: page that lists them all (`press.md`).
    read_at: ClassVar[str]
    #: The name by which prose cites it, where that is not `kind`.
    cited_as: ClassVar[str] = ""
    #: Whether prose may cite it; what it tells may be for the lists made of the records alone.
    is_cited: ClassVar[bool] = True
    #: What stands before the id of a record in the id of its element on the page that lists it.
    anchor_prefix: ClassVar[str] = ""
    #: How many years old what it says of the present may grow before somebody is asked again; None: it does not age.
    fresh_for: ClassVar[int | None] = None

    id: Id
    first_published: Day = described("Жарияланған күні", "Дата публикации")
    last_changed: Day
    ended: Day | None = None
    reason: Words | None = None
    #: Records of the same kind that are in its place.
    replaced_by: list[Id] = described("Оның орнына", "Вместо неё", default=[])
    ask: PartyRef | None = described("Кім жауап бере алады", "Кто может ответить", default=None)

    @classmethod
    def has_pages(cls) -> bool:
        """Return whether every record of the kind has a page of its own."""
        return cls.read_at.endswith("/")

    @property
    def title(self) -> Words:
        """The whole name of the record."""
        return self.name  # type: ignore[attr-defined, no-any-return]

    @property
    def short_title(self) -> Words:
        """The name by which other pages mention the record."""
        return getattr(self, "short_name", self.title)

    @field_validator("replaced_by")
    @classmethod
    def _of_the_same_kind(cls, names: list[str]) -> list[str]:
        return [reference_to(cls.kind, name) for name in names]

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.last_changed < self.first_published:
            raise contradiction(
                "last_changed", say("records.day-not-before-first-published", first_published=self.first_published)
            )
        if self.ended and self.ended < self.first_published:
            raise contradiction(
                "ended", say("records.day-not-before-first-published", first_published=self.first_published)
            )
        if (self.ended is None) != (self.reason is None):
            raise contradiction(
                "ended" if self.reason is None else "reason", say("records.ended-and-reason-together-or-neither")
            )
        if self.replaced_by and self.ended is None:
            raise contradiction("replaced_by", say("records.ended-and-reason-too-or-none"))
        return self
