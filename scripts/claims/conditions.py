"""The grammar of what words may rest on, read from the text of a comment; called by bindings.py.

    binding   = condition { "and" condition }  |  "nothing" ":" REASON
    condition = FACT state  |  RECORD [.FIELD] "only" source.ID  |  ("no" | COUNT) KIND [ "where" FIELD state { "," FIELD state } ]
    state     = "known"  |  "unknown"  |  "is" VALUE

Kinds and facts are named as citations name them; a VALUE of several words, or with a comma, stands in quotes.
"""

import re
from dataclasses import dataclass
from functools import cache

from scripts.messages.say import say
from scripts.pages.addresses import KIND_OF_NAME
from scripts.records.problems import nearest, one_of

_TOKEN = re.compile(r'"[^"]*"|,|[^\s,"]+|"')
_STATES = ("known", "unknown", "is")
_NAMES = tuple(KIND_OF_NAME)
_KINDS = say("of-field", field=say("claims.a-kind"), message=one_of("", _NAMES))


class ConditionError(Exception):
    """A condition that cannot be read, or asks for what records do not have: what was found and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        self.found, self.expected = found, expected
        super().__init__(say("as-error", found=found, expected=expected))


@dataclass(frozen=True)
class AskedState:
    """What is asked of a field of a record: `known`, `unknown`, or `is` with a value."""

    fields: tuple[str, ...]
    word: str
    value: str = ""

    def __str__(self) -> str:
        value = f'"{self.value}"' if re.search(r"[\s,]", self.value) else self.value
        return " ".join(filter(None, (".".join(self.fields), self.word, value)))


@dataclass(frozen=True)
class FactState:
    """A fact of one record is in a state."""

    kind: str
    record: str
    state: AskedState

    def __str__(self) -> str:
        return f"{self.kind}.{self.record}.{self.state}"


@dataclass(frozen=True)
class OnlySource:
    """All that has a source in a record, or in one field of it, has this one."""

    kind: str
    record: str
    source: str
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{'.'.join((self.kind, self.record, *self.fields))} only source.{self.source}"


@dataclass(frozen=True)
class RecordCount:
    """There are so many records of a kind that are in every one of the states."""

    count: int
    kind: str
    states: tuple[AskedState, ...]

    def __str__(self) -> str:
        where = f" where {', '.join(map(str, self.states))}" if self.states else ""
        return f"{self.count or 'no'} {self.kind}{where}"


Condition = FactState | OnlySource | RecordCount


@cache  # the two languages of a page ask the same
def read_conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions that stand in `text`, kinds by the names of citations; raise ConditionError."""
    reader = _ConditionReader(_TOKEN.findall(text))
    conditions = [reader.condition()]
    while reader.takes("and"):
        conditions.append(reader.condition())
    if reader.next:
        raise ConditionError(
            say("quoted", text=reader.next), say("claims.and-or-end", near=reader.meant("and", "where"))
        )
    return tuple(conditions)


class _ConditionReader:
    """Reads conditions from tokens, one after another."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._place = tokens, 0

    @property
    def next(self) -> str:
        """The next token, or "" at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def take(self, expected: str) -> str:
        """Return the next token and go on; raise ConditionError at the end."""
        token = self.next
        if not token:
            raise ConditionError(say("nothing"), expected)
        self._place += 1
        return token

    def takes(self, word: str) -> bool:
        """Go on and return True when the next token is `word`."""
        taken = self.next == word
        self._place += taken
        return taken

    def meant(self, *words: str) -> str:
        return nearest(self.next, words)

    def condition(self) -> Condition:
        token = self.take(say("claims.fact-event-id-date-unknown-count"))
        if token == "no" or token.isdecimal():
            return self._count(0 if token == "no" else int(token))
        name, _, rest = token.partition(".")
        record, _, fields = rest.partition(".")
        _check_kind(name, token)
        if not record:
            raise ConditionError(say("quoted", text=token), say("claims.fact-or-record", name=name))
        if not fields or self.next == "only":
            return self._only(name, record, fields)
        return FactState(name, record, self._state(fields))

    def _only(self, kind: str, record: str, fields: str) -> OnlySource:
        if not self.takes("only"):
            expected = say("claims.only-or-field", kind=kind, record=record, near=self.meant("only"))
            raise ConditionError(say("quoted", text=self.next) if self.next else say("nothing"), expected)
        token = self.take("source.ID")
        name, _, source = token.partition(".")
        if name != "source" or not source:
            raise ConditionError(say("quoted", text=token), say("claims.source-id", near=nearest(name, ["source"])))
        return OnlySource(kind, record, source, tuple(fields.split(".")) if fields else ())

    def _count(self, count: int) -> RecordCount:
        kind = self.take(_KINDS)
        _check_kind(kind, kind)
        states = []
        if self.takes("where"):
            states.append(self._state(self.take(say("claims.a-field"))))
            while self.takes(","):
                states.append(self._state(self.take(say("claims.a-field"))))
        return RecordCount(count, kind, tuple(states))

    def _state(self, fields: str) -> AskedState:
        word = self.take(say("claims.known-unknown-or-is-value-after", fields=fields))
        if word not in _STATES:
            raise ConditionError(say("claims.after", word=word, fields=fields), one_of(word, _STATES))
        value = self.take(say("claims.value-after-is", fields=fields)).strip('"') if word == "is" else ""
        return AskedState(tuple(fields.split(".")), word, value)


def _check_kind(name: str, token: str) -> None:
    if name not in KIND_OF_NAME:
        within = say("claims.within", token=token) if token != name else ""
        raise ConditionError(say("claims.unknown-kind", name=name, within=within), one_of(name, _NAMES))
