"""What is told of a production site, in groups of facts; ProductionSite in catalogue.py has them.

The groups follow what site selectors ask for before they call anyone, the public registers of disused industrial land, and
what is asked of state premises: space, building, utilities, transport, condition, rights, the way of offering, access, people.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from scripts.records.fields import fact
from scripts.records.known import Fact
from scripts.records.values import (
    Choice,
    Coordinates,
    Integer,
    Model,
    Number,
    Numbered,
    PartyRef,
    WebAddress,
    When,
    Words,
)

Area = Annotated[Number, Field(gt=0, le=1_000_000)]
Length = Annotated[Number, Field(gt=0, le=100)]
Distance = Annotated[Number, Field(ge=0, le=2_000)]
Load = Annotated[Number, Field(gt=0, le=100)]
Lift = Annotated[Number, Field(gt=0, le=500)]
Power = Annotated[Number, Field(ge=0, le=100_000)]
Flow = Annotated[Number, Field(ge=0, le=100_000)]
Money = Annotated[Number, Field(ge=0, le=1_000_000)]
Sum = Annotated[Number, Field(ge=0, le=1e12)]
Share = Annotated[Number, Field(ge=0, le=100)]
Count = Annotated[Integer, Field(ge=0, le=100_000)]
Months = Annotated[Integer, Field(ge=1, le=1_200)]
Floor = Annotated[Integer, Field(ge=-5, le=50)]
CadastralNumber = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{2}[-:][0-9]{3}[-:][0-9]{3}[-:][0-9]{1,6}([-:/][0-9]{1,6})*$")
]


class SpaceKind(Choice):
    """What kind of space it is."""

    WORKSHOP = "workshop", "цех", "цех"
    HALL = "hall", "өндірістік ғимарат", "производственное здание"
    YARD = "yard", "ашық алаң", "открытая площадка"
    STORE = "store", "қойма", "склад"


class Placement(Choice):
    """Where in its building a space lies, as the rent of state premises tells it apart."""

    SEPARATE = "separate", "бөлек тұрған ғимарат", "отдельное здание"
    BUILT_IN = "built-in", "кіріктірілген немесе жер үстіндегі үй-жай", "встроенное или надземное помещение"
    HALF_BASEMENT = "half-basement", "жартылай жертөле", "полуподвал"
    BASEMENT = "basement", "жертөле", "подвал"


class Supply(Choice):
    """Whether a utility is there."""

    CONNECTED = "connected", "қосылған", "подключено"
    NEARBY = "nearby", "жақын жерде бар", "есть рядом"
    NONE = "none", "жоқ", "нет"


class RailAccess(Choice):
    """Whether goods can go by rail."""

    SIDING = "siding", "өз кірме жолы бар", "есть свой подъездной путь"
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

    LEASE = "lease", "мүліктік жалдау (жалға алу)", "имущественный наём (аренда)"
    TRUST = "trust", "сенімгерлік басқару", "доверительное управление"
    CONTRACT = "contract", "шарт бойынша бірлескен өндіріс", "совместное производство по договору"


class OfferWay(Choice):
    """How state property is given for use."""

    TENDER = "tender", "тендер", "тендер"
    AUCTION = "auction", "аукцион", "аукцион"
    TRUST = "trust", "сенімгерлік басқару", "доверительное управление"
    DIRECT = "without-tender", "тендерсіз", "без тендера"


class Lorry(Choice):
    """The largest lorry that gets in."""

    SEMITRAILER = "semitrailer", "жартылай тіркемелі жүк көлігі", "тягач с полуприцепом"
    TRUCK = "truck", "тіркемесі жоқ жүк көлігі", "грузовик без прицепа"
    VAN = "van", "фургон", "фургон"
    NONE = "none", "жүк көлігі кіре алмайды", "грузовик не заедет"


class LoadingPlace(Choice):
    """Where goods are loaded."""

    DOCK = "dock", "тиеу рампасы", "погрузочная рампа"
    LEVEL = "level", "жермен бір деңгейдегі қақпа", "ворота на уровне земли"
    YARD = "yard", "ашық аула", "открытый двор"
    NONE = "none", "жоқ", "нет"


class Space(Model):
    """The space itself."""

    kinds: Fact[list[SpaceKind]] = fact("Үй-жай түрі", "Вид помещения")
    units: Fact[Count] = fact("Жеке үй-жайлар саны", "Число отдельных помещений")
    area_m2: Fact[Area] = fact("Жалпы ауданы", "Общая площадь", "m2")
    production_area_m2: Fact[Area] = fact("Өндіріс ауданы", "Площадь производства", "m2")
    storage_area_m2: Fact[Area] = fact("Қойма ауданы", "Площадь склада", "m2")
    yard_area_m2: Fact[Area] = fact("Ашық алаң ауданы", "Площадь открытой территории", "m2")
    clear_height_m: Fact[Length] = fact("Жабынның астына дейінгі биіктік", "Высота до низа перекрытий", "m")
    floor_load_t_m2: Fact[Load] = fact("Еденге түсетін рұқсат етілген жүктеме", "Допустимая нагрузка на пол", "t_m2")
    gate_width_m: Fact[Length] = fact("Қақпаның ені", "Ширина ворот", "m")
    gate_height_m: Fact[Length] = fact("Қақпаның биіктігі", "Высота ворот", "m")
    crane_count: Fact[Count] = fact("Крандар саны", "Число кранов")
    crane_capacity_t: Fact[Lift] = fact("Кранның жүк көтергіштігі", "Грузоподъёмность крана", "t")
    former_use: Fact[Words] = fact("Бұрын не болған", "Что здесь было раньше")


class Building(Model):
    """The building in which it is."""

    # accept spelling: the land law has the word кадастрлық
    cadastral_number: Fact[CadastralNumber] = fact("Кадастрлық нөмірі", "Кадастровый номер")
    year_built: Fact[When] = fact("Салынған жылы", "Год постройки")
    placement: Fact[Placement] = fact("Ғимараттағы орны", "Положение в здании")
    floor: Fact[Floor] = fact("Қабаты", "Этаж")
    wear_percent: Fact[Share] = fact("Тозу дәрежесі", "Износ", "percent")


class Utilities(Model):
    """What is laid on."""

    power: Fact[Supply] = fact("Электр желісі", "Электричество")
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
    rail_access: Fact[RailAccess] = fact("Кірме теміржол жолы", "Подъездной путь")
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
    balance_holder: Fact[Words] = fact("Кімнің балансында", "На чьём балансе")
    tenures: Fact[list[Tenure]] = fact("Қандай құқықпен ұсынылады", "На каком праве предлагается")
    offered_by: Fact[PartyRef] = fact("Кім ұсынады", "Кто предлагает")
    rent_tenge_m2_month: Fact[Money] = fact("Жалдау төлемі", "Арендная плата", "tenge_m2_month")
    available_from: Fact[When] = fact("Қай күннен бастап беріледі", "Доступна с")


class Offer(Model):
    """How state property is put up, by its entry in the public register."""

    way: Fact[OfferWay] = fact("Беру тәсілі", "Способ предоставления")
    registry_number: Fact[Numbered] = fact("Тізілімдегі нөмірі", "Номер в реестре")
    lot_number: Fact[Numbered] = fact("Лот нөмірі", "Номер лота")
    lot_address: Fact[WebAddress] = fact("Лоттың беті", "Страница лота")
    deadline: Fact[When] = fact("Өтінім берудің соңғы күні", "Последний день подачи заявок")
    starting_rent_tenge_month: Fact[Sum] = fact("Бастапқы жалдау төлемі", "Начальная арендная плата", "tenge_per_month")
    deposit_tenge: Fact[Sum] = fact("Кепілдік жарна", "Гарантийный взнос", "tenge")
    term_months: Fact[Months] = fact("Беру мерзімі", "Срок предоставления", "months")


class Access(Model):
    """How one gets in past the guard."""

    people: Fact[Words] = fact("Адамдардың кіруі", "Допуск людей")
    goods: Fact[Words] = fact("Жүк пен көліктің кіруі", "Проезд грузов и транспорта")
    lorry: Fact[Lorry] = fact("Қандай жүк көлігі кіре алады", "Какой грузовик может заехать")
    loading_place: Fact[LoadingPlace] = fact("Тиеу орны", "Место погрузки")
    loading_height_m: Fact[Length] = fact("Тиеу орнының биіктігі", "Высота места погрузки", "m")
    goods_hours: Fact[Words] = fact("Жүк кіретін уақыт", "Часы проезда грузов")
    goods_checks: Fact[Words] = fact("Жүкті тексеру", "Досмотр грузов")


class Workforce(Model):
    """Who could work there."""

    available: Fact[Count] = fact("Жұмысқа шыға алатындар", "Сколько человек может выйти на работу", "people")
    trades: Fact[Words] = fact("Үйретілетін кәсіптер", "Каким профессиям учат")
