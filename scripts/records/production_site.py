"""The record of a production site: what an investor sifts by, in groups; part of the kinds in kinds.py.

The groups follow what site selectors ask for before they call anyone, and the public registers of
disused industrial land: space, utilities, transport, condition, tenure, access, people.
"""

from itertools import pairwise
from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from scripts.records.values import (
    Choice,
    Contact,
    Coordinates,
    Fact,
    InstitutionRef,
    Integer,
    Model,
    Number,
    OpportunityRef,
    PartyRef,
    Record,
    SourceRef,
    When,
    Words,
    contradiction,
    described,
    fact,
)

Area = Annotated[Number, Field(gt=0, le=1_000_000)]
Length = Annotated[Number, Field(gt=0, le=100)]
Distance = Annotated[Number, Field(ge=0, le=2_000)]
Load = Annotated[Number, Field(gt=0, le=100)]
Lift = Annotated[Number, Field(gt=0, le=500)]
Power = Annotated[Number, Field(ge=0, le=100_000)]
Flow = Annotated[Number, Field(ge=0, le=100_000)]
Money = Annotated[Number, Field(ge=0, le=1_000_000)]
Count = Annotated[Integer, Field(ge=0, le=100_000)]


class SiteStatus(Choice):
    """Where a site stands on its way from an idle space to a working production."""

    IDLE = "idle", "бос тұр", "простаивает"
    OFFERED = "offered", "ұсынылып отыр", "предлагается"
    IN_TALKS = "in-talks", "келіссөз жүріп жатыр", "идут переговоры"
    TAKEN = "taken", "бос емес", "занята"
    WITHDRAWN = "withdrawn", "ұсыныстан алынды", "снята с предложения"


class SpaceKind(Choice):
    """What kind of space it is."""

    WORKSHOP = "workshop", "цех", "цех"
    HALL = "hall", "өндірістік ғимарат", "производственное здание"
    YARD = "yard", "ашық алаң", "открытая площадка"
    STORE = "store", "қойма", "склад"


class Supply(Choice):
    """Whether a utility is there."""

    CONNECTED = "connected", "қосылған", "подключено"
    NEARBY = "nearby", "жақын жерде бар", "есть рядом"
    NONE = "none", "жоқ", "нет"


class RailAccess(Choice):
    """Whether goods can go by rail."""

    SIDING = "siding", "өз теміржол тармағы бар", "есть свой подъездной путь"
    NEARBY = "nearby", "теміржол жақын жерде", "железная дорога рядом"
    NONE = "none", "жоқ", "нет"


class RoadSurface(Choice):
    """What the road to the gate is made of."""

    PAVED = "paved", "қатты жабынды", "с твёрдым покрытием"
    GRAVEL = "gravel", "қиыршық тасты", "щебёночная"
    EARTH = "earth", "топырақ жол", "грунтовая"
    NONE = "none", "жол жоқ", "дороги нет"


class Condition(Choice):
    """The state of the building as a survey found it."""

    READY = "ready", "жұмысқа дайын", "готово к работе"
    MINOR_REPAIR = "minor-repair", "ағымдағы жөндеу керек", "нужен текущий ремонт"
    MAJOR_REPAIR = "major-repair", "күрделі жөндеу керек", "нужен капитальный ремонт"


class Tenure(Choice):
    """On what right a partner could use the space."""

    LEASE = "lease", "мүліктік жалдау (жалға беру)", "имущественный наём (аренда)"
    TRUST = "trust", "сенімгерлік басқару", "доверительное управление"
    CONTRACT = "contract", "шарт бойынша бірлескен өндіріс", "совместное производство по договору"


class ImageKind(Choice):
    """What an image is; a drawing is never passed off as a photograph."""

    PHOTOGRAPH = "photograph", "фотосурет", "фотография"
    PLAN = "plan", "жоспар", "план"
    DRAWING = "drawing", "сызба", "рисунок"


class StatusChange(Model):
    """A state of the site and since when it holds."""

    status: SiteStatus
    since: When
    source: SourceRef


class Image(Model):
    """A photograph, plan or drawing kept in docs/assets/images."""

    image: ImageKind
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.(jpg|png|svg|webp)$")]
    author: Words
    taken: When
    licence: Words
    alternative: Words
    caption: Words


class Space(Model):
    """The space itself."""

    kinds: Fact[list[SpaceKind]] = fact("Орын түрі", "Вид помещения")
    units: Fact[Count] = fact("Жеке орындар саны", "Число отдельных помещений")
    area_m2: Fact[Area] = fact("Жалпы ауданы", "Общая площадь", "m2")
    yard_area_m2: Fact[Area] = fact("Ашық алаң ауданы", "Площадь открытой территории", "m2")
    clear_height_m: Fact[Length] = fact("Төбеге дейінгі пайдалы биіктік", "Высота до низа перекрытий", "m")
    floor_load_t_m2: Fact[Load] = fact("Еденге түсетін рұқсат етілген жүктеме", "Допустимая нагрузка на пол", "t_m2")
    gate_width_m: Fact[Length] = fact("Қақпаның ені", "Ширина ворот", "m")
    gate_height_m: Fact[Length] = fact("Қақпаның биіктігі", "Высота ворот", "m")
    crane_count: Fact[Count] = fact("Крандар саны", "Число кранов")
    crane_capacity_t: Fact[Lift] = fact("Кранның жүк көтергіштігі", "Грузоподъёмность крана", "t")
    former_use: Fact[Words] = fact("Бұрын не болған", "Что здесь было раньше")


class Utilities(Model):
    """What is laid on."""

    power: Fact[Supply] = fact("Электр қуаты", "Электричество")
    power_kw: Fact[Power] = fact("Бөлінген электр қуаты", "Выделенная мощность", "kw")
    water: Fact[Supply] = fact("Су", "Вода")
    water_m3_day: Fact[Flow] = fact("Су көлемі", "Объём воды", "m3_day")
    heat: Fact[Supply] = fact("Жылу", "Тепло")
    heat_gcal_hour: Fact[Flow] = fact("Жылу қуаты", "Тепловая мощность", "gcal_hour")
    gas: Fact[Supply] = fact("Газ", "Газ")
    gas_m3_hour: Fact[Flow] = fact("Газ көлемі", "Объём газа", "m3_hour")
    sewer: Fact[Supply] = fact("Кәріз", "Канализация")
    communications: Fact[Supply] = fact("Байланыс желісі", "Линии связи")


class Transport(Model):
    """How people and goods get there."""

    coordinates: Fact[Coordinates] = fact("Координаттары", "Координаты")
    road: Fact[Words] = fact("Кіреберіс жол", "Подъездная дорога")
    road_surface: Fact[RoadSurface] = fact("Жол жабыны", "Покрытие дороги")
    rail: Fact[Words] = fact("Теміржол", "Железная дорога")
    rail_access: Fact[RailAccess] = fact("Теміржол тармағы", "Подъездной путь")
    rail_distance_km: Fact[Distance] = fact("Теміржолға дейінгі қашықтық", "Расстояние до железной дороги", "km")
    city_distance_km: Fact[Distance] = fact("Қала орталығына дейінгі қашықтық", "Расстояние до центра города", "km")


class State(Model):
    """In what condition the space is."""

    condition: Fact[Condition] = fact("Жай-күйі", "Состояние")
    repair: Fact[Words] = fact("Қандай жөндеу керек", "Какой ремонт нужен")
    equipment: Fact[Words] = fact("Жабдық", "Оборудование")
    infrastructure: Fact[Words] = fact("Инфрақұрылым", "Инфраструктура")


class Rights(Model):
    """On what terms the space is offered."""

    owner: Fact[Words] = fact("Меншік иесі", "Собственник")
    tenures: Fact[list[Tenure]] = fact("Қандай құқықпен беріледі", "На каком праве предлагается")
    offered_by: Fact[PartyRef] = fact("Кім ұсынады", "Кто предлагает")
    rent_tenge_m2_month: Fact[Money] = fact("Жалдау төлемі", "Арендная плата", "tenge_m2_month")
    available_from: Fact[When] = fact("Қашаннан бос", "Доступна с")


class Access(Model):
    """How one gets in past the guard."""

    people: Fact[Words] = fact("Адамдардың кіруі", "Допуск людей")
    goods: Fact[Words] = fact("Жүк пен көліктің кіруі", "Проезд грузов и транспорта")


class Workforce(Model):
    """Who could work there."""

    available: Fact[Count] = fact("Жұмысқа шыға алатындар", "Могут выйти на работу", "people")
    trades: Fact[Words] = fact("Үйретілетін кәсіптер", "Каким профессиям учат")


class ProductionSite(Record):
    """A workshop, hall or yard on offer: a line of the catalogue."""

    kind: ClassVar[str] = "production-site"
    folder: ClassVar[str] = "production-sites"

    name: Words
    summary: Words
    institution: InstitutionRef
    status: SiteStatus
    history: Annotated[list[StatusChange], Field(min_length=1)]
    space: Space = described("Орын", "Помещение", default=Space())
    utilities: Utilities = described("Инженерлік желілер", "Инженерные сети", default=Utilities())
    transport: Transport = described("Көлік", "Транспорт", default=Transport())
    state: State = described("Жай-күйі мен жабдығы", "Состояние и оборудование", default=State())
    rights: Rights = described("Құқық және шарт", "Права и условия", default=Rights())
    access: Access = described("Кіру тәртібі", "Порядок доступа", default=Access())
    workforce: Workforce = described("Жұмысшылар", "Работники", default=Workforce())
    suited_opportunities: Fact[list[OpportunityRef]] = fact("Ұсынылған бағыттар", "Какие направления предложены")
    contact: Fact[Contact] = fact("Байланыс деректері", "Контакт")
    images: list[Image] = []

    @model_validator(mode="after")
    def _history_agrees(self) -> Self:
        last = self.history[-1].status
        if last != self.status:
            raise contradiction(
                "history", f'a history that ends with the status "{self.status}" (it ends with "{last}")'
            )
        days = [change.since for change in self.history if not isinstance(change.since, str)]
        if any(later.last < earlier.first for earlier, later in pairwise(days)):
            raise contradiction("history", "a history in the order of its dates")
        return self
