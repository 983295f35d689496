"""Compares rows of the items of a list, as the lines of a history, with the items that a record has; called by changes.py."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from pydantic import BaseModel

from scripts.intake.paths import field_at, put_at, value_at
from scripts.intake.reading import ReadFact, ReadRow
from scripts.intake.said import Ground, as_yaml, no_source, tells_same, value_to_be, words_to_be
from scripts.records.fields import UNKNOWN
from scripts.records.takes import is_date, type_of


class Items:
    """The items of a list as they are to be; those that a file does not name stay, since no item is ever taken away."""

    def __init__(self, old: list[Any], model: type[BaseModel], ground: Ground) -> None:
        self.items = deepcopy(old)
        self._model, self._ground = model, ground

    def matched(self, rows: list[ReadRow]) -> Iterator[tuple[int, ReadRow]]:
        """Yield the number, from 0, of the item of which each row is, of a new one the next that is free.

        A row says which by its position; without one it is of the item that says the same, or, where there is a row for every
        item, of the next.
        """
        free = len(self.items)
        left, others = list(range(free)), []
        for row in rows:
            same_ones = (one for one in left if _is_of(self.items[one], row, self._model))
            number = next(same_ones, None) if row.item is None else row.item - 1
            if number is not None and number < free:
                left = [one for one in left if one != number]
                yield number, row
            else:
                others.append(row)
        following = iter(left if len(rows) >= free else ())
        for row in others:
            number = next(following, None) if row.item is None else None
            yield (free if number is None else number), row
            free += number is None

    def put(self, number: int, row: ReadRow) -> None:
        """Put what a row says into an item, a new one too; raise NotTakenError for what it cannot take."""
        is_new = number >= len(self.items)
        if () in row.values:  # the item is a text by itself
            text = words_to_be(row.place, None if is_new else self.items[number], row.values[()].value)
            self.items[number : number + 1] = [text]
            return
        item = {} if is_new else self.items[number]
        for path, said in row.values.items():
            value = UNKNOWN if isinstance(said, ReadFact) and said.is_unknown else said.value
            put_at(item, path, value_to_be(field_at(self._model, path), value_at(item, path), value, said.place))
        if is_new:
            self.items.append(self._whole(item, row))

    def _whole(self, item: dict[str, Any], row: ReadRow) -> dict[str, Any]:
        """Return a new item with where it comes from, and what is not known of it, in the order of its fields."""
        for key, info in self._model.model_fields.items():
            if key in item or not info.is_required():
                continue
            if key == "source":
                if self._ground.source is None:
                    raise no_source(row.place, next(iter(item.values()), ""))
                item[key] = self._ground.source
            elif is_date(type_of(info)):
                item[key] = as_yaml(
                    type_of(info), self._ground.as_of if key == "as_of" and self._ground.as_of else UNKNOWN
                )
        return {key: item[key] for key in self._model.model_fields if key in item}


def _is_of(item: Mapping[str, Any], row: ReadRow, model: type[BaseModel]) -> bool:
    if () in row.values:
        return tells_same(model, item, row.values[()].value)
    return all(
        tells_same(type_of(info := field_at(model, path)), value_at(item, path), as_yaml(type_of(info), said.value))
        for path, said in row.values.items()
    )
