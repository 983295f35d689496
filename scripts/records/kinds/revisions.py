"""What has changed of what was published: one record for each change of one value."""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, StringConstraints, WithJsonSchema, model_validator

from scripts.messages.say import say
from scripts.records.fields import UNKNOWN
from scripts.records.record import Record, contradiction
from scripts.records.values import Choice, Day, Words


class ChangeKind(Choice):
    """Why a value is another one now; the two are never mixed."""

    UPDATED = "updated", "жаңартылды", "обновлено"
    CORRECTED = "corrected", "түзетілді", "исправлено"


def _as_written(value: Any) -> Any:
    if value is None:
        raise ValueError(say("records.value-as-it-stood-in-field", unknown=UNKNOWN))
    return value.isoformat() if isinstance(value, date) else value


# A value as a record writes it: what it is, only the field that it was in can say (history/changes.py).
Written = Annotated[
    Any,
    AfterValidator(_as_written),
    WithJsonSchema({"type": ["number", "string", "array", "object"]}),
]
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*\.[a-z0-9-]+(\.[a-z0-9_-]+)+$", max_length=200)]
#: The name of a page inside the tree of a language.
PAGE_PATTERN = r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$"
PageName = Annotated[str, StringConstraints(pattern=PAGE_PATTERN, max_length=200)]


class Change(Record):
    """A published value that became another: the world changed, or we were wrong."""

    kind = "change"
    folder = "changes"
    read_at = "data.md"
    anchor_prefix = "change-"
    is_cited = False  # an old value is shown in the lists of changes and in the notes of pages, nowhere else

    change: ChangeKind
    fact: FactName | None = None
    page: PageName | None = None
    day: Day
    was: Written
    became: Written
    why: Words

    @property
    def title(self) -> Words:
        """Why, since a change has no other name."""
        return self.why

    @model_validator(mode="after")
    def _of_one_thing(self) -> Self:
        if (self.fact is None) == (self.page is None):
            raise contradiction("fact", say("records.either-fact-that-changed-or-page"))
        return self
