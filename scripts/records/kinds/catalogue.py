"""What is on offer: institutions and their production sites, whose groups of facts are in site_facts.py."""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from scripts.messages.say import say
from scripts.records.fields import described, fact
from scripts.records.kinds.site_facts import (
    Access,
    Building,
    Count,
    Offer,
    Rights,
    Space,
    State,
    Transport,
    Utilities,
    Workforce,
)
from scripts.records.known import Fact
from scripts.records.record import Record, contradiction
from scripts.records.values import (
    Choice,
    Coordinates,
    InstitutionRef,
    Model,
    Numbered,
    OneOrSeveralContacts,
    OpportunityRef,
    PartyRef,
    PictureRef,
    SourceRef,
    When,
    Words,
)


class Security(Choice):
    """The level of security of an institution, in the words of the Penal Execution Code."""

    MINIMUM = "minimum", "қауіпсіздігі барынша төмен мекеме", "учреждение минимальной безопасности"
    MEDIUM = "medium", "орташа қауіпсіз мекеме", "учреждение средней безопасности"
    MAXIMUM = "maximum", "қауіпсіздігі барынша жоғары мекеме", "учреждение максимальной безопасности"


class Settlement(Choice):
    """What kind of place a building stands in, as the rent of state premises tells them apart."""

    CITY = "city", "республикалық маңызы бар қала", "город республиканского значения"
    CENTRE = "centre", "облыс орталығы", "областной центр"
    TOWN = "town", "облыстық маңызы бар қала", "город областного значения"
    DISTRICT = "district", "аудан орталығы", "районный центр"
    VILLAGE = "village", "кент немесе ауыл", "посёлок или село"


class Institution(Record):
    """A penal institution."""

    kind = "institution"
    folder = "institutions"
    read_at = "catalogue/institutions/"
    fresh_for = 1

    name: Words
    number: Numbered = described("Нөмірі", "Номер")
    summary: Words
    department: Fact[PartyRef] = fact("Қай органға қарайды", "Кому подчинено")
    region: Fact[Words] = fact("Өңір", "Регион")
    address: Fact[Words] = fact("Мекенжай", "Адрес")
    settlement: Fact[Settlement] = fact("Елді мекен түрі", "Вид населённого пункта")
    coordinates: Fact[Coordinates] = fact("Координаттары", "Координаты")
    business_number: Fact[Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]] = fact("БСН", "БИН")
    security: Fact[Security] = fact("Қауіпсіздік деңгейі", "Уровень безопасности")
    held: Fact[Count] = fact("Ұсталатын адамдар", "Сколько человек содержится", "people")
    fit_for_work: Fact[Count] = fact("Еңбекке қабілеттілер", "Сколько трудоспособных", "people")
    working: Fact[Count] = fact("Жұмыс істейтіндер", "Сколько человек работает", "people")
    trades: Fact[Words] = fact("Үйретілетін кәсіптер", "Каким профессиям учат")
    former_production: Fact[Words] = fact("Бұрынғы өндіріс", "Прежнее производство")
    current_production: Fact[Words] = fact("Қазіргі өндіріс", "Нынешнее производство")
    contact: Fact[OneOrSeveralContacts] = fact("Байланыс деректері", "Контакт")


class SiteStatus(Choice):
    """Where a site stands on its way from an idle space to a working production."""

    IDLE = "idle", "бос тұр", "простаивает"
    OFFERED = "offered", "ұсынылып отыр", "предлагается"
    IN_TALKS = "in-talks", "келіссөз жүріп жатыр", "идут переговоры"
    # accept modality: Russian has one word for what is not free
    TAKEN = "taken", "бос емес", "занята"
    WITHDRAWN = "withdrawn", "ұсыныстан алынды", "снята с предложения"


class StatusChange(Model):
    """A state of the site and since when it holds."""

    status: SiteStatus = described("Мәртебесі", "Статус")
    since: When = described("Қашаннан", "С какого времени")
    source: SourceRef


class ProductionSite(Record):
    """A workshop, hall or yard on offer: a line of the catalogue."""

    kind = "production-site"
    folder = "production-sites"
    read_at = "catalogue/sites/"
    fresh_for = 1
    cited_as = "site"

    name: Words
    summary: Words
    institution: InstitutionRef = described("Мекеме", "Учреждение")
    status: SiteStatus = described("Мәртебесі", "Статус")
    history: Annotated[list[StatusChange], Field(min_length=1)]
    space: Space = described("Үй-жай", "Помещение", default=Space())
    building: Building = described("Ғимарат", "Здание", default=Building())
    utilities: Utilities = described("Инженерлік желілер", "Инженерные сети", default=Utilities())
    transport: Transport = described("Көлік", "Транспорт", default=Transport())
    state: State = described("Жай-күйі мен жабдығы", "Состояние и оборудование", default=State())
    rights: Rights = described("Құқық және талаптар", "Права и условия", default=Rights())
    offer: Offer = described("Ұсыну тәртібі", "Порядок предоставления", default=Offer())
    access: Access = described("Кіру тәртібі", "Порядок доступа", default=Access())
    workforce: Workforce = described("Жұмыскерлер", "Работники", default=Workforce())
    suited_opportunities: Fact[list[OpportunityRef]] = fact("Ұсынылған бағыттар", "Какие направления предложены")
    surveyed: Fact[When] = fact("Алаңды орнында қараған күн", "Когда осмотрели на месте")
    contact: Fact[OneOrSeveralContacts] = fact("Байланыс деректері", "Контакт")
    images: list[PictureRef] = []

    @model_validator(mode="after")
    def _history_agrees(self) -> Self:
        last = self.history[-1].status
        if last != self.status:
            raise contradiction(
                "history", say("records.history-that-ends-with-status-it", status=self.status, last=last)
            )
        days = [change.since for change in self.history if not isinstance(change.since, str)]
        if any(later.last < earlier.first for earlier, later in pairwise(days)):
            raise contradiction("history", say("records.history-in-order-of-its-dates"))
        return self
