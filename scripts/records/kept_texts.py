"""Keeps texts that are made of one record, so that a changed record makes only its own anew; called by generate.py and passport.py.

Such a text may tell of records of every kind, but seldom of others of its own kind, of which there are many. One that has
looked at another is not kept.
"""

from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from scripts.cache import PROGRAM, Cache, digest
from scripts.records.loader import Records
from scripts.records.values import Record


class _LooksAtOthersError(Exception):
    """Raised when what is made of one record asks for another of its kind."""


class _Alone(dict[str, Record]):
    """The records of a kind as one of them may see them: itself."""

    def __getitem__(self, name: str) -> Record:
        return super().__getitem__(name) if name in self else self._refuse()

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or self._refuse()

    def _refuse(self, *_: Any) -> NoReturn:
        raise _LooksAtOthersError

    __iter__ = __len__ = get = keys = values = items = copy = _refuse


class KeptTexts:
    """The texts of one step, which also depend on the program and on `made_of`."""

    def __init__(self, cache: Cache, records: Records, *made_of: str) -> None:
        self._cache, self._records = cache, records
        of_kinds = {
            kind: digest(*(records.files[kind, name].text for name in sorted(known)))
            for kind, known in records.by_kind.items()
        }
        pictures = str(sorted(records.pictures.items()))
        self._others = {
            kind: digest(PROGRAM, *made_of, pictures, *(of_kinds[other] for other in of_kinds if other != kind))
            for kind in of_kinds
        }

    def text(self, record: Record, make: Callable[[Records], str], *made_of: str) -> str:
        """Return what `make` makes of a record, when it is given all records, or what is kept of that."""
        return self.text_of([record], make, *made_of)

    def text_of(self, few: Sequence[Record], make: Callable[[Records], str], *made_of: str) -> str:
        """Return what `make` makes of a few records of one kind in their order, or what is kept of that."""
        kind = few[0].kind
        own = (part for record in few for part in (record.id, self._records.files[kind, record.id].text))
        key = digest(self._others[kind], kind, *own, *made_of)
        kept = self._cache.get(key)
        if kept is not None:
            return kept.decode()
        try:
            text = make(self._records.seen_by(kind, _Alone({record.id: record for record in few})))
        except _LooksAtOthersError:
            return make(self._records)
        self._cache.put(key, text.encode())
        return text
