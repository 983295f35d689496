"""The nine kinds of record. The model is the schema: validation, JSON Schema, forms and pages are made from it.

Each class names the folder of docs/data where its records lie, one a file.
"""

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from scripts.languages.units import UNITS
from scripts.records.problems import nearest
from scripts.records.production_site import Count, Power, ProductionSite
from scripts.records.values import (
    Choice,
    Contact,
    Coordinates,
    EventRef,
    Fact,
    FigureRef,
    Id,
    InstitutionRef,
    Model,
    Number,
    Numbered,
    OneOrTwoAddresses,
    PartyRef,
    Record,
    SourceRef,
    Statement,
    Text,
    WebAddress,
    When,
    Words,
    contradiction,
    described,
    fact,
)

ShortCode = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=30)]


class Security(Choice):
    """The level of security of an institution, in the words of the Penal Execution Code."""

    MINIMUM = "minimum", "қауіпсіздігі барынша төмен мекеме", "учреждение минимальной безопасности"
    MEDIUM = "medium", "орташа қауіпсіз мекеме", "учреждение средней безопасности"
    MAXIMUM = "maximum", "қауіпсіздігі барынша жоғары мекеме", "учреждение максимальной безопасности"


class Institution(Record):
    """A penal institution."""

    kind: ClassVar[str] = "institution"
    folder: ClassVar[str] = "institutions"

    name: Words
    number: Numbered
    summary: Words
    department: Fact[PartyRef] = fact("Қай органға қарайды", "Кому подчинено")
    region: Fact[Words] = fact("Өңір", "Регион")
    address: Fact[Words] = fact("Мекенжай", "Адрес")
    coordinates: Fact[Coordinates] = fact("Координаттары", "Координаты")
    business_number: Fact[Annotated[str, StringConstraints(pattern=r"^\d{12}$")]] = fact("БСН", "БИН")
    security: Fact[Security] = fact("Қауіпсіздік деңгейі", "Уровень безопасности")
    held: Fact[Count] = fact("Ұсталатын адамдар", "Содержится", "people")
    fit_for_work: Fact[Count] = fact("Еңбекке қабілеттілер", "Трудоспособных", "people")
    working: Fact[Count] = fact("Жұмыс істейтіндер", "Работают", "people")
    trades: Fact[Words] = fact("Үйретілетін кәсіптер", "Каким профессиям учат")
    former_production: Fact[Words] = fact("Бұрынғы өндіріс", "Прежнее производство")
    current_production: Fact[Words] = fact("Қазіргі өндіріс", "Нынешнее производство")
    contact: Fact[Contact] = fact("Байланыс деректері", "Контакт")


class Opportunity(Record):
    """A line of production proposed for the sites."""

    kind: ClassVar[str] = "opportunity"
    folder: ClassVar[str] = "opportunities"

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


class Party(Record):
    """A body, company or group that takes part."""

    kind: ClassVar[str] = "party"
    folder: ClassVar[str] = "parties"

    name: Words
    short_name: Words
    role: Words
    said: list[Statement] = []
    can_answer: list[Words] = []
    legal_form: Fact[Words] = fact("Құқықтық нысаны", "Правовая форма")
    representative: Fact[Words] = fact("Өкілі", "Представитель")
    website: Fact[WebAddress] = fact("Сайт", "Сайт")
    contact: Fact[Contact] = fact("Байланыс деректері", "Контакт")


class Topic(Choice):
    """What a term of the partnership is about."""

    PREMISES = "premises", "Үй-жай", "Помещения"
    LABOUR = "labour", "Еңбек", "Труд"
    PAY = "pay", "Жалақы", "Оплата"
    SAFETY = "safety", "Қауіпсіз еңбек", "Безопасность труда"
    FINANCE = "finance", "Қаржы және қолдау", "Финансы и поддержка"
    ACCESS = "access", "Күзет және кіру", "Охрана и доступ"
    EXIT = "exit", "Шығу және тоқтату", "Выход и прекращение"


class Standing(Choice):
    """On whose word a term stands; the four are never mixed."""

    STATED = "stated", "тарап мәлімдеген", "заявлено стороной"
    LAW = "law", "заңда белгіленген", "установлено законом"
    PROPOSED = "proposed", "ұсынылған, тараптар растамаған", "предложено, сторонами не подтверждено"
    OPEN = "to-be-agreed", "келісілуге тиіс", "предстоит согласовать"


class Term(Record):
    """One condition of the partnership."""

    kind: ClassVar[str] = "term"
    folder: ClassVar[str] = "terms"

    name: Words
    topic: Topic
    standing: Standing
    text: Words
    party: PartyRef | None = None
    source: SourceRef | None = None
    as_of: When | None = None
    related: list[SourceRef] = []

    @model_validator(mode="after")
    def _stands_on_something(self) -> Self:
        if self.standing is Standing.OPEN:
            for field in ("source", "as_of"):
                if getattr(self, field) is not None:
                    raise contradiction(field, f"no {field} while a term is to be agreed")
            if self.party is None:
                raise contradiction("party", "who can answer a term that is to be agreed")
        elif self.source is None or self.as_of is None:
            missing = "source" if self.source is None else "as_of"
            raise contradiction(missing, f'the {missing} of a term that is "{self.standing}"')
        elif self.standing is Standing.STATED and self.party is None:
            raise contradiction("party", "who stated it")
        return self


class EventKind(Choice):
    """What kind of thing happened."""

    VISIT = "visit", "жұмыс сапары", "рабочая поездка"
    MEETING = "meeting", "кездесу", "встреча"
    SIGNING = "signing", "құжатқа қол қою", "подписание документа"
    LAUNCH = "launch", "өндірісті іске қосу", "запуск производства"


class Event(Record):
    """What happened, when, who took part and what came of it."""

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    name: Words
    event: EventKind
    summary: Words
    date: Fact[When] = fact("Күні", "Дата")
    institution: InstitutionRef | None = None
    participants: Fact[list[PartyRef]] = fact("Қатысқандар", "Участвовали")
    persons: Fact[Words] = fact("Қатысқан адамдардың аты-жөні", "Имена участников")
    document: Fact[Words] = fact("Қол қойылған құжат", "Подписанный документ")
    account: Annotated[list[Statement], Field(min_length=1)]
    outcome: list[Statement] = []


class Bound(Choice):
    """How a figure is meant."""

    EXACT = "exact", "дәл", "точно"
    ABOUT = "about", "шамамен", "около"
    MORE_THAN = "more-than", "артық", "более"
    AT_LEAST = "at-least", "кемінде", "не менее"
    AT_MOST = "at-most", "асырмай", "не более"


def _is_unit(code: str) -> str:
    units = (*UNITS, "percent")
    if code not in units:
        raise ValueError(f"one of {', '.join(units)}{nearest(code, units)}")
    return code


UnitCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$"), AfterValidator(_is_unit)]


class Figure(Record):
    """A number that prose cites."""

    kind: ClassVar[str] = "figure"
    folder: ClassVar[str] = "figures"

    name: Words
    value: Annotated[Number, Field(ge=0, le=1e15)]
    denominator: Annotated[int, Field(ge=2, le=1000)] | None = None
    unit: UnitCode | None = None
    bound: Bound = Bound.EXACT
    source: SourceRef
    as_of: When
    note: Words | None = None
    conflicts_with: list[FigureRef] = []

    @model_validator(mode="after")
    def _is_a_share(self) -> Self:
        if self.denominator is not None and (self.unit is not None or self.value not in range(1, self.denominator)):
            raise contradiction("denominator", "no unit, and a whole value below the denominator, with a denominator")
        return self


class WordList(Model):
    """Words of each language, where one language may have none."""

    kk: list[Text] = []
    ru: list[Text] = []


class TermBasis(Choice):
    """On what the pair of words stands."""

    LAW = "law", "екі тілдегі заң мәтінінен", "из текста закона на двух языках"
    PRESS = "press", "баспасөзден немесе ресми беттен", "из печати или с официальной страницы"
    EDITORS = "editors", "редакция таңдаған, мамандар тексермеген", "выбрано редакцией, не проверено специалистами"


class NameKind(Choice):
    """What an entry names when it is a name: mentions of it are compared between the languages."""

    BODY = "body", "орган не ұйым атауы", "название органа или организации"
    PLACE = "place", "жер атауы", "название места"
    PERSON = "person", "адамның есімі не лауазымы", "имя или должность человека"


class Entry(Record):
    """A word of the subject in both languages."""

    kind: ClassVar[str] = "entry"
    folder: ClassVar[str] = "glossary"

    term: Words
    meaning: Words
    synonyms: WordList = WordList()
    abbreviation: WordList = WordList()
    avoid: WordList = WordList()
    proper: NameKind | None = described("Атау болса, ненің атауы", "Если это название, то чьё", default=None)
    basis: TermBasis
    source: SourceRef | None = None


class SourceKind(Choice):
    """What a source is: an article, a law and a party's proposal are three different grounds."""

    ACT = "act", "құқықтық акт", "правовой акт"
    TREATY = "treaty", "халықаралық құжат", "международный документ"
    ARTICLE = "article", "мақала", "статья"
    OFFICIAL = "official", "ресми бет", "официальная страница"
    LETTER = "letter", "тараптың хаты немесе құжаты", "письмо или документ стороны"
    STANDARD = "standard", "стандарт немесе кодекс", "стандарт или свод правил"
    PROPOSAL = "proposal", "осы сайттың ұсынысы", "предложение этого сайта"
    DEMONSTRATION = "demonstration", "ойдан шығарылған дерек", "вымышленные данные"


class SourceLanguage(Choice):
    """A language in which a source was published."""

    KAZAKH = "kk", "қазақша", "казахский"
    RUSSIAN = "ru", "орысша", "русский"
    ENGLISH = "en", "ағылшынша", "английский"
    FRENCH = "fr", "французша", "французский"


class Reading(Choice):
    """How the source was read, so that a reader can weigh it."""

    FULL = "full", "мәтіннің өзі оқылды", "прочитан сам текст"
    EXCERPT = "excerpt", "үзіндісі оқылды", "прочитан отрывок"
    PAGE = "page", "бір бет бойынша", "по одной странице"
    OWN = "own", "біздің ұсыныс", "наше предложение"


class Passage(Model):
    """A place in a source and, in our words, what it says. Empty parts are left out of the citation."""

    id: Id
    article: ShortCode | None = None
    part: ShortCode | None = None
    clause: ShortCode | None = None
    subclause: ShortCode | None = None
    name: Words | None = None
    says: Words


class Source(Record):
    """An article, an act of law or a statement."""

    kind: ClassVar[str] = "source"
    folder: ClassVar[str] = "sources"

    source: SourceKind
    name: Words
    short_name: Words
    publisher: Words | None = None
    number: Numbered | None = None
    registration_number: Numbered | None = None
    published: When
    languages: Annotated[list[SourceLanguage], Field(min_length=1)]
    address: OneOrTwoAddresses | None = None
    reading: Reading
    read: When
    note: Words | None = None
    passages: list[Passage] = []

    def passage(self, name: str) -> Passage | None:
        """Return the passage with the id `name`, if the source has it."""
        return next((item for item in self.passages if item.id == name), None)

    @model_validator(mode="after")
    def _passages_differ(self) -> Self:
        ids = [passage.id for passage in self.passages]
        repeated = sorted({name for name in ids if ids.count(name) > 1})
        if repeated:
            raise contradiction("passages", f"each passage once ({', '.join(repeated)} stands twice)")
        return self


#: Every kind of record by its name, in the order in which errors and pages list them.
KINDS: dict[str, type[Record]] = {
    model.kind: model for model in (Institution, ProductionSite, Opportunity, Party, Term, Event, Figure, Entry, Source)
}
