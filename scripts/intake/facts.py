"""What the cells of one field say together: its value, how exact it is, its source and date; called by rows.py and form_sheets.py."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from scripts.forms.layout import LANGUAGE_SIGN
from scripts.intake.cell_numbers import HeadingUnit
from scripts.intake.cells import CellReader, expected_of, tidy
from scripts.intake.fact_cells import CellSpot, Spots, read_as_of, read_as_precise, read_degrees, read_precision
from scripts.intake.reading import ReadFact, ReadValue, SheetPlace, SheetProblem
from scripts.intake.understood import UNKNOWN_FACT, NotUnderstood, Understood, found_text, is_not_known
from scripts.messages.say import Message, say
from scripts.records.fields import UNKNOWN
from scripts.records.known import Bound
from scripts.tables.columns import RANGE, FieldPart, is_measured
from scripts.tables.fields import FieldType, TableField

_Read = TypeVar("_Read")
_SOURCE = TableField((), "source", FieldType.REFERENCE, {}, refers_to="source")
_DATE = TableField((), "as_of", FieldType.WHEN, {})
_VALUES = (FieldPart.VALUE, FieldPart.KK, FieldPart.RU, FieldPart.LATITUDE, FieldPart.LONGITUDE)


@dataclass(frozen=True)
class Origin:
    """The source and the date of all facts that have none themselves."""

    source: str | None = None
    as_of: str | None = None


class FactReader:
    """Reads the fields of one table, and collects what cannot be understood."""

    def __init__(self, cells: CellReader, problems: list[SheetProblem]) -> None:
        self.cells, self.problems = cells, problems

    def read(self, field: TableField, spots: Spots, origin: Origin, is_new: bool = True) -> ReadFact | ReadValue | None:
        """Return what the cells of a field say; None where they are empty or not understood, which is a problem then.

        A bare number is exact where it `is_new`, and else as exact as it was.
        """
        spots = {part: spot for part, spot in spots.items() if not spot.is_empty}
        values = [part for part in _VALUES if part in spots]
        place = spots[values[0]].place if values else next((spot.place for spot in spots.values()), None)
        if place is None:
            return None
        before = len(self.problems)
        said = self._value(field, spots)
        precision = spots.get(FieldPart.PRECISION)
        if field.is_fact and precision and _is_unknown(precision):
            spots = {part: spot for part, spot in spots.items() if part is not FieldPart.PRECISION}
            if said is not None and not said.is_unknown:
                self._problem(precision.place, NotUnderstood(_word(precision), say("intake.same-as-beside")))
            said = UNKNOWN_FACT
        if not field.is_fact:
            parts = {part.value: spot.place for part, spot in spots.items() if part is not FieldPart.VALUE}
            return ReadValue(place, said.value, parts) if said and said.value is not None else None
        exactness = self._exactness(field, spots, said, is_new)
        source = self._tried(spots.get(FieldPart.SOURCE), self._source)
        as_of = self._tried(spots.get(FieldPart.AS_OF), read_as_of)
        note = {side: tidy(str(spots[part].content)) for side, part in _NOTES if part in spots}
        if len(self.problems) > before:
            return None
        is_said = said is not None and not said.is_unknown
        if said is None and not (exactness.bound or exactness.to or source or as_of or note):
            return None
        return ReadFact(
            place=place,
            value=said.value if said else None,
            is_unknown=bool(said and said.is_unknown),
            bound=exactness.bound,
            to=exactness.to,
            source=source or (origin.source if is_said else None),
            as_of=as_of or (origin.as_of if is_said else None),
            note=note or None,
            parts={
                part.value: spot.place for part, spot in spots.items() if part not in (FieldPart.VALUE, *values[:1])
            },
        )

    def source(self, spot: CellSpot) -> str | None:
        """Return the id of the source that a cell names, for a whole row or sheet."""
        return self._tried(spot, self._source)

    def as_of(self, spot: CellSpot) -> str | None:
        """Return the date that a cell says, for a whole row or sheet."""
        return self._tried(spot, read_as_of)

    def _problem(self, place: SheetPlace, error: NotUnderstood) -> None:
        self.problems.append(SheetProblem(place, error.found, error.expected))

    def _tried(self, spot: CellSpot | None, read: Callable[[CellSpot], _Read | None]) -> _Read | None:
        if spot is None or spot.is_empty:
            return None
        try:
            return read(spot)
        except NotUnderstood as error:
            self._problem(spot.place, error)
            return None

    def _source(self, spot: CellSpot) -> str | None:
        understood = self.cells.read(_SOURCE, spot.content)
        return str(understood.value) if understood and understood.value else None

    def _value(self, field: TableField, spots: Spots) -> Understood | None:
        match field.type:
            case FieldType.CONTACT if FieldPart.COUNT in spots and FieldPart.VALUE not in spots:
                # How many there are, others tell in a table of their own; that they are not known stands here.
                return UNKNOWN_FACT if is_not_known(str(spots[FieldPart.COUNT].content)) else None
            case FieldType.WORDS | FieldType.ADDRESSES if FieldPart.KK in spots or FieldPart.RU in spots:
                return self._in_languages(field, spots)
            case FieldType.WORDS if FieldPart.VALUE in spots:
                return self._tried(spots[FieldPart.VALUE], lambda spot: self._in_one_cell(field, spot))
            case FieldType.COORDINATES if FieldPart.VALUE not in spots:
                return self._point(field, spots)
            case FieldType.CHOICE:
                return self._choice(field, spots)
        spot = spots.get(FieldPart.VALUE)
        said = self._tried(spot, lambda spot: self.cells.read(field, spot.content, spot.heading))
        if field.type is FieldType.WHEN and said and FieldPart.PRECISION in spots:
            return self._tried(spots[FieldPart.PRECISION], lambda spot: read_as_precise(field, said, spot))
        return said

    def _in_languages(self, field: TableField, spots: Spots) -> Understood | None:
        """Return words by the languages that are given; what is not known must be so in both."""
        sides: dict[str, str] = {}
        for side, part in ((FieldPart.KK.value, FieldPart.KK), (FieldPart.RU.value, FieldPart.RU)):
            understood = self._tried(spots.get(part), lambda spot: self.cells.read(field, spot.content))
            if understood is not None:
                sides[side] = UNKNOWN if understood.is_unknown else understood.value
        known = [text for text in sides.values() if text != UNKNOWN]
        if sides and not known:
            return UNKNOWN_FACT
        if len(known) < len(sides):
            side = next(side for side, text in sides.items() if text == UNKNOWN)
            self._problem(
                spots[FieldPart(side)].place, NotUnderstood(_word(spots[FieldPart(side)]), say("intake.text-as-beside"))
            )
            return None
        return Understood(sides) if sides else None

    def _in_one_cell(self, field: TableField, spot: CellSpot) -> Understood | None:
        """Return words of which both languages stand in one cell: «Тігін цехы / Швейный цех»."""
        understood = self.cells.read(field, spot.content)
        if understood is None or understood.is_unknown:
            return understood
        sides = [side.strip() for side in str(understood.value).split(LANGUAGE_SIGN)]
        if len(sides) == 1 and field.name == "name" and self.cells.names.named(self.cells.kind, sides[0]):
            sides *= 2
        if len(sides) != 2:
            raise NotUnderstood(_word(spot), say("intake.both-languages"))
        return Understood({"kk": sides[0], "ru": sides[1]})

    def _choice(self, field: TableField, spots: Spots) -> Understood | None:
        """Return the code that the cells of a choice say: the code itself, or its words, which must be the same."""
        found: Understood | None = None
        for part in (FieldPart.VALUE, FieldPart.KK, FieldPart.RU):
            understood = self._tried(spots.get(part), lambda spot: self.cells.read(field, spot.content))
            if found is not None and understood is not None and understood != found:
                self._problem(spots[part].place, NotUnderstood(_word(spots[part]), say("intake.same-as-beside")))
                return None
            found = understood if understood is not None else found
        return found

    def _point(self, field: TableField, spots: Spots) -> Understood | None:
        sides: dict[str, Any] = {}
        for part in (FieldPart.LATITUDE, FieldPart.LONGITUDE):
            sides[part.value] = self._tried(spots.get(part), read_degrees)
        if all(side == UNKNOWN for side in sides.values()):
            return UNKNOWN_FACT
        given = {part: side for part, side in sides.items() if side is not None}
        if not given or (len(given) < 2 and any(part.value not in given and part in spots for part in _VALUES)):
            return None
        place = next(spot.place for part, spot in spots.items() if part.value in given)
        try:
            if len(given) < 2 or UNKNOWN in given.values():
                raise NotUnderstood(say("intake.one-coordinate"), expected_of(field))
            self.cells.check(field, given)
        except NotUnderstood as error:
            self._problem(place, error)
            return None
        return Understood(given)

    def _exactness(self, field: TableField, spots: Spots, said: Understood | None, is_new: bool) -> Understood:
        """Return the bound of a number and the upper end of its range, by its own cell or by those beside it."""
        if not is_measured(field):
            return Understood()
        own = said or Understood()
        precision = self._tried(spots.get(FieldPart.PRECISION), lambda spot: read_precision(field, spot))
        upper = self._tried(
            spots.get(FieldPart.TO), lambda spot: self.cells.read(field, spot.content, _heading(spots, spot))
        )
        to = upper.value if upper else None
        spot = spots.get(FieldPart.PRECISION) or spots.get(FieldPart.TO)
        if spot is None:
            is_exact = own.to is not None or (own.value is not None and is_new)
            return replace(own, bound=own.bound or (Bound.EXACT.value if is_exact else None))
        clash = None
        if (own.bound and precision not in (None, own.bound)) or (
            own.to is not None and precision not in (None, RANGE)
        ):
            clash = say("intake.same-as-beside")
        elif precision == RANGE and own.to is None and to is None and upper is None and FieldPart.VALUE in spots:
            clash = say("intake.upper-end")
        elif to is not None and (own.to not in (None, to) or precision not in (None, RANGE)):
            clash = say("intake.either-bound-or-upper-end")
        elif to is not None and own.value is not None and not own.value < to:
            clash = say("records.number-more", number=str(own.value))
        if clash:
            at = spots.get(FieldPart.TO, spot) if to is not None else spot
            self._problem(at.place, NotUnderstood(_word(at), clash))
        to = own.to if own.to is not None else to
        bound = own.bound or (Bound.EXACT.value if to is not None or precision == RANGE else precision)
        return Understood(bound=bound, to=to)


_NOTES = (("kk", FieldPart.NOTE_KK), ("ru", FieldPart.NOTE_RU))
#: What is told of a fact besides its value.
ABOUT = (FieldPart.SOURCE, FieldPart.AS_OF, FieldPart.PRECISION, FieldPart.TO, FieldPart.NOTE_KK, FieldPart.NOTE_RU)


def _is_unknown(spot: CellSpot) -> bool:
    return is_not_known(tidy(str(spot.content)))


def _word(spot: CellSpot) -> Message:
    return found_text(tidy(str(spot.content)))


def _heading(spots: Spots, spot: CellSpot) -> HeadingUnit | None:
    return spot.heading or (spots[FieldPart.VALUE].heading if FieldPart.VALUE in spots else None)
