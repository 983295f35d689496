"""Words of somebody as they were said, which any page may show, and whether they may be shown."""

from typing import Self

from pydantic import model_validator

from scripts.messages.say import say
from scripts.records.fields import UNKNOWN, described, fact
from scripts.records.kinds.reference import SourceLanguage
from scripts.records.known import Fact
from scripts.records.record import Record, contradiction
from scripts.records.values import Choice, EntryRef, PartyRef, SourceRef, When, Words


class Consent(Choice):
    """Why the words may be shown."""

    GIVEN = "given", "сөз иесі келіскен", "автор слов согласен"
    PUBLIC = "said-in-public", "көпшілік алдында айтылған", "сказано публично"


class Quotation(Record):
    """The words of a party, of a person who is an entry of the glossary, or of a person who speaks for a party.

    A person's words are shown only once it is known why they may be; those of a body may wait for it.
    """

    kind = "quotation"
    folder = "quotations"
    read_at = "press.md"
    anchor_prefix = "quotation-"

    words: Words = described("Сөзі", "Слова")
    original: SourceLanguage = described("Түпнұсқа тілі", "Язык оригинала")
    party: PartyRef | None = described("Қай тарап айтты", "Какая сторона сказала", default=None)
    person: EntryRef | None = described("Кім айтты", "Кто сказал", default=None)
    said_on: When = described("Қашан айтылды", "Когда сказано")
    source: SourceRef
    consent: Fact[Consent] = fact("Жариялауға келісімі", "Согласие на публикацию")

    @property
    def title(self) -> Words:
        """The words themselves, since a quotation has no other name."""
        return self.words

    @model_validator(mode="after")
    def _has_a_speaker_who_may_be_quoted(self) -> Self:
        if self.party is None and self.person is None:
            raise contradiction("party", say("records.party-or-person-who-said-it"))
        if self.person is not None and self.consent == UNKNOWN:
            raise contradiction("consent", say("records.consent-of-person"))
        return self
