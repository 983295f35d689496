"""What is proposed for the sites, by whom, on which terms, and what has happened."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from scripts.files import read_table
from scripts.messages.say import say
from scripts.records.fields import UNKNOWN, described, fact
from scripts.records.kinds.site_facts import Count, Power
from scripts.records.known import Fact
from scripts.records.record import Record, contradiction
from scripts.records.values import (
    Choice,
    EventRef,
    InstitutionRef,
    Number,
    OneOrSeveralContacts,
    PartyRef,
    SourceRef,
    Statement,
    WebAddress,
    When,
    Words,
)


class Opportunity(Record):
    """A line of production proposed for the sites."""

    kind = "opportunity"
    folder = "opportunities"
    read_at = "catalogue/opportunities/"
    fresh_for = 2

    name: Words
    summary: Words
    event: EventRef = described("Қай жерде айтылды", "Где прозвучало")
    proposal: Statement
    products: Fact[Words] = fact("Өнім", "Продукция")
    space_needed_m2: Fact[Number] = fact("Қажет аудан", "Нужная площадь", "m2")
    power_needed_kw: Fact[Power] = fact("Қажет қуат", "Нужная мощность", "kw")
    jobs: Fact[Count] = fact("Жұмыс орны", "Рабочие места", "jobs")
    trades: Fact[Words] = fact("Керек кәсіптер", "Нужные профессии")
    investment_tenge: Fact[Annotated[Number, Field(ge=0, le=1e13)]] = fact("Инвестиция", "Инвестиции", "tenge")
    buyers: Fact[Words] = fact("Сатып алушылар", "Покупатели")
    investor: Fact[Words] = fact("Инвестор", "Инвестор")


#: The party that keeps the site: readers are told to write to it.
EDITORS = "editors"


class Party(Record):
    """A body, company or group that takes part."""

    kind = "party"
    folder = "parties"
    read_at = "initiative/parties/"
    fresh_for = 2

    name: Words
    short_name: Words
    role: Words
    said: list[Statement] = []
    can_answer: list[Words] = []
    legal_form: Fact[Words] = fact("Құқықтық нысаны", "Правовая форма")
    publisher: Fact[PartyRef] = fact("Осы сайтты кім жариялайды", "Кто публикует этот сайт", only=EDITORS)
    representative: Fact[Words] = fact("Өкілі", "Представитель")
    website: Fact[WebAddress] = fact("Сайт", "Сайт")
    contact: Fact[OneOrSeveralContacts] = fact("Байланыс деректері", "Контакт")

    @model_validator(mode="after")
    def _only_editors_have_a_publisher(self) -> Self:
        if self.publisher != UNKNOWN and self.id != EDITORS:
            raise contradiction("publisher", say("records.no-publisher-but-in-party-which", editors=EDITORS))
        return self


class Topic(Choice):
    """What a term of the partnership is about."""

    PREMISES = "premises", "Үй-жай", "Помещения"
    LABOUR = "labour", "Еңбек", "Труд"
    PAY = "pay", "Жалақы", "Оплата"
    SAFETY = "safety", "Қауіпсіз еңбек", "Безопасность труда"
    FINANCE = "finance", "Қаржы және қолдау", "Финансы и поддержка"
    ACCESS = "access", "Күзет және кіру", "Охрана и доступ"
    EXIT = "exit", "Жобадан шығу және тоқтату", "Выход из проекта и прекращение"


class Standing(Choice):
    """On whose word a term stands; the four are never mixed."""

    STATED = "stated", "тарап мәлімдеген", "заявлено стороной"
    LAW = "law", "заңда белгіленген", "установлено законом"
    PROPOSED = "proposed", "ұсынылған, тараптар растамаған", "предложено, сторонами не подтверждено"
    OPEN = "to-be-agreed", "келісілуге тиіс", "предстоит согласовать"


class Term(Record):
    """One condition of the partnership."""

    kind = "term"
    folder = "terms"
    read_at = "partnership/terms.md"
    fresh_for = 1

    name: Words
    topic: Topic = described("Тақырыбы", "Тема")
    standing: Standing = described("Кімнің сөзі", "Чьё это слово")
    text: Words
    party: PartyRef | None = described("Тарап", "Сторона", default=None)
    source: SourceRef | None = None
    as_of: When | None = None
    related: list[SourceRef] = []

    @model_validator(mode="after")
    def _stands_on_something(self) -> Self:
        if self.standing is Standing.OPEN:
            for field in ("source", "as_of"):
                if getattr(self, field) is not None:
                    raise contradiction(field, say("records.no-while-term-is-to-be", field=field))
            if self.party is None:
                raise contradiction("party", say("records.who-can-answer-term-that-is"))
        elif self.source is None or self.as_of is None:
            missing = "source" if self.source is None else "as_of"
            raise contradiction(missing, say("records.of-term-that-is", missing=missing, standing=self.standing))
        elif self.standing is Standing.STATED and self.party is None:
            raise contradiction("party", say("records.who-stated-it"))
        return self


class EventKind(Choice):
    """What kind of thing happened; the kinds are data, in event_kinds.yml."""

    _ignore_ = "code words"
    for code, words in read_table(Path(__file__).with_name("event_kinds.yml")).items():
        vars()[code] = code, words["kk"], words["ru"]


class Event(Record):
    """What happened, when, who took part and what came of it."""

    kind = "event"
    folder = "events"
    read_at = "news/"

    name: Words
    event: EventKind = described("Оқиға түрі", "Вид события")
    summary: Words
    date: Fact[When] = fact("Күні", "Дата")
    institution: InstitutionRef | None = described("Мекеме", "Учреждение", default=None)
    participants: Fact[list[PartyRef]] = fact("Қатысқандар", "Участвовали")
    persons: Fact[Words] = fact("Қатысқан адамдардың аты-жөні", "Имена участников")
    document: Fact[Words] = fact("Қол қойылған құжат", "Подписанный документ")
    account: Annotated[list[Statement], Field(min_length=1)]
    outcome: list[Statement] = []
