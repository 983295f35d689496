"""What pages rest on: figures that prose cites, words of the subject, sources."""

import re
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from scripts.files import read_table
from scripts.languages import Language
from scripts.languages.units import UNITS
from scripts.messages.say import say
from scripts.records.fields import described
from scripts.records.known import Bound
from scripts.records.record import Record, contradiction
from scripts.records.values import (
    Choice,
    FigureRef,
    Id,
    Model,
    Number,
    Numbered,
    OneOrTwoAddresses,
    SourceRef,
    Text,
    When,
    Words,
    one_of_codes,
)

ShortCode = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=30)]


UnitCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$"), *one_of_codes((*UNITS, "percent"))]


class CostPart(Choice):
    """Which part of the lowest cost a figure is; the parts are data, in cost_parts.yml."""

    _ignore_ = "code words"
    for code, words in read_table(Path(__file__).with_name("cost_parts.yml")).items():
        vars()[code] = code, words["kk"], words["ru"]


#: The units of what is counted, of which there is no part.
_COUNTED = frozenset("people jobs institutions enterprises trades workshops categories".split())


class Figure(Record):
    """A number that prose cites."""

    kind = "figure"
    folder = "figures"
    read_at = "press.md"
    fresh_for = 5
    anchor_prefix = "figure-"

    name: Words
    value: Annotated[Number, Field(ge=0, le=1e15)] = described("Мәні", "Значение")
    denominator: Annotated[int, Field(ge=2, le=1000)] | None = described(
        "Бөлшектің бөлімі", "Знаменатель", default=None
    )
    unit: UnitCode | None = described("Өлшем бірлігі", "Единица", default=None)
    bound: Bound = described("Дәлдігі", "Точность", default=Bound.EXACT)
    source: SourceRef
    as_of: When
    note: Words | None = None
    conflicts_with: list[FigureRef] = []
    cost_part: CostPart | None = described("Есептегі орны", "Место в расчёте", default=None)

    @model_validator(mode="after")
    def _is_a_share(self) -> Self:
        if self.denominator is not None and (self.unit is not None or self.value not in range(1, self.denominator)):
            raise contradiction("denominator", say("records.no-unit-and-whole-value-below"))
        if self.unit in _COUNTED and self.value % 1:
            raise contradiction("value", say("records.whole-number"))
        return self


class WordList(Model):
    """Words of each language, where one language may have none."""

    kk: list[Text] = []
    ru: list[Text] = []


class TermBasis(Choice):
    """On what the pair of words stands."""

    LAW = (
        "law",
        "сөзі екі тілдегі заң мәтінінен, түсіндірмесі редакциянікі",
        "слово из текста закона на двух языках, объяснение редакции",
    )
    PRESS = (
        "press",
        "сөзі баспасөзден немесе ресми беттен, түсіндірмесі редакциянікі",
        "слово из печати или с официальной страницы, объяснение редакции",
    )
    EDITORS = (
        "editors",
        "сөзі мен түсіндірмесі редакциянікі, мамандар тексермеген",
        "слово и объяснение редакции, специалисты не проверяли",
    )


class NameKind(Choice):
    """What an entry names when it is a name: mentions of it are compared between the languages."""

    BODY = "body", "орган не ұйым атауы", "название органа или организации"
    PLACE = "place", "жер атауы", "название места"
    PERSON = "person", "адамның есімі не лауазымы", "имя или должность человека"


def _takes_endings(word: str) -> str:
    if not re.search(r"[а-щыэюяәғқңөһі]ь?$", word):
        raise ValueError(say("records.word-that-ends-in-small-kazakh"))
    return word


class KazakhNoun(Model):
    """A noun as it stands after a number in Kazakh, which makes its cases by rule."""

    word: Annotated[Text, AfterValidator(_takes_endings)]
    #: It ends in the ending of an owner, as жұмыс орны does, so that others follow.
    owned: bool = False


class Forms(Model):
    """One case of a Russian noun after a number: 21 and 1, 22, and 25; where few is left out, it is as many."""

    one: Text
    few: Text | None = None
    many: Text

    def by_category(self) -> dict[str, str]:
        """Return the form of every plural category of CLDR that whole numbers have."""
        return {"one": self.one, "few": self.few or self.many, "many": self.many}


class RussianNoun(Model):
    """A noun as it stands after a number in Russian, in the cases that prose asks for."""

    nominative: Forms
    genitive: Forms
    dative: Forms | None = None
    accusative: Forms | None = None
    instrumental: Forms | None = None
    prepositional: Forms | None = None

    def cases(self) -> dict[str, dict[str, str]]:
        """Return the forms of every case that is given."""
        given = ((case, getattr(self, case)) for case in type(self).model_fields)
        return {case: forms.by_category() for case, forms in given if forms}


class Counted(Model):
    """An entry after a number: what figures it can count, and its forms."""

    unit: Annotated[str, *one_of_codes(name for name, unit in UNITS.items() if not isinstance(unit.ru, str))]
    kk: KazakhNoun
    ru: RussianNoun


class Entry(Record):
    """A word of the subject in both languages."""

    kind = "entry"
    folder = "glossary"
    read_at = "about/glossary.md"

    term: Words
    meaning: Words
    synonyms: WordList = WordList()
    abbreviation: WordList = WordList()
    avoid: WordList = WordList()
    #: Words near in meaning by which readers look for it: трансформатор for what is said of electric power.
    related: WordList = WordList()
    proper: NameKind | None = described("Атау болса, ненің атауы", "Если это название, то чьё", default=None)
    basis: TermBasis
    source: SourceRef | None = None
    counted: Counted | None = described("Саннан кейін", "После числа", default=None)

    @property
    def title(self) -> Words:
        """The word itself, which is the name of its record."""
        return self.term

    def names(self, language: Language) -> list[str]:
        """Return the term and its synonyms in one language."""
        return [self.term.in_language(language), *getattr(self.synonyms, language)]


class SourceKind(Choice):
    """What a source is: an article, a law and a party's proposal are three different grounds."""

    ACT = "act", "құқықтық акт", "правовой акт"
    TREATY = "treaty", "халықаралық құжат", "международный документ"
    ARTICLE = "article", "мақала", "статья"
    OFFICIAL = "official", "ресми бет", "официальная страница"
    PRESS_RELEASE = "press-release", "баспасөз хабарламасы", "пресс-релиз"
    REPORT = "report", "есеп немесе зерттеу", "отчёт или исследование"
    STATISTICS = "statistics", "статистика", "статистические данные"
    LETTER = "letter", "тараптың хаты немесе құжаты", "письмо или документ стороны"
    SURVEY = "survey", "редакцияның орнында қарауы", "осмотр на месте, проведённый редакцией"
    PHOTOGRAPH = "photograph", "фотосурет", "фотография"
    STANDARD = "standard", "стандарт немесе кодекс", "стандарт или свод правил"
    PROPOSAL = "proposal", "осы сайттың ұсынысы", "предложение этого сайта"
    DEMONSTRATION = "demonstration", "ойдан шығарылған дерек", "вымышленные данные"


class SourceLanguage(Choice):
    """A language in which a source was published."""

    KAZAKH = "kk", "қазақша", "казахский"
    RUSSIAN = "ru", "орысша", "русский"
    ENGLISH = "en", "ағылшынша", "английский"
    FRENCH = "fr", "французша", "французский"
    POLISH = "pl", "полякша", "польский"
    ROMANIAN = "ro", "румынша", "румынский"


class Reading(Choice):
    """How the source was read, so that a reader can weigh it."""

    FULL = "full", "мәтіннің өзі оқылды", "прочитан сам текст"
    EXCERPT = "excerpt", "үзіндісі оқылды", "прочитан отрывок"
    PAGE = "page", "бір бет бойынша", "по одной странице"
    SEEN = "seen", "өзіміз көрдік", "мы видели сами"
    OWN = "own", "өз ұсынысымыз", "наше предложение"


class Passage(Model):
    """A place in a source and, in our words, what it says. Empty parts are left out of the citation."""

    id: Id
    article: ShortCode | None = described("Бап", "Статья", default=None)
    part: ShortCode | None = described("Бөлік", "Часть", default=None)
    clause: ShortCode | None = described("Тармақ", "Пункт", default=None)
    subclause: ShortCode | None = described("Тармақша", "Подпункт", default=None)
    name: Words | None = None
    says: Words


class Original(Model):
    """What a source is called in the language in which it was written, where that is none of the site."""

    title: Text = described("Түпнұсқадағы атауы", "Название в оригинале")
    language: SourceLanguage = described("Түпнұсқа тілі", "Язык оригинала")


class Source(Record):
    """An article, an act of law or a statement."""

    kind = "source"
    folder = "sources"
    read_at = "about/sources.md"
    fresh_for = 1

    source: SourceKind = described("Дереккөз түрі", "Вид источника")
    name: Words
    short_name: Words
    publisher: Words | None = None
    number: Numbered | None = described("Нөмірі", "Номер", default=None)
    registration_number: Numbered | None = described("Тіркеу нөмірі", "Номер регистрации", default=None)
    published: When = described("Жарияланған күні", "Дата публикации")
    languages: Annotated[list[SourceLanguage], Field(min_length=1)] = described("Тілі", "Язык")
    original: Original | None = described("Түпнұсқадағы атауы", "Название в оригинале", default=None)
    address: OneOrTwoAddresses | None = described("Мекенжайы", "Адрес", default=None)
    reading: Reading
    read: When
    note: Words | None = None
    passages: list[Passage] = []

    def passage(self, name: str) -> Passage | None:
        """Return the passage with the id `name`, if the source has it."""
        return next((item for item in self.passages if item.id == name), None)

    @model_validator(mode="after")
    def _original_is_of_its_languages(self) -> Self:
        if self.original and self.original.language not in self.languages:
            raise contradiction(
                "languages", say("records.too-language-of-original-title", language=self.original.language)
            )
        return self

    @model_validator(mode="after")
    def _passages_differ(self) -> Self:
        ids = [passage.id for passage in self.passages]
        repeated = sorted({name for name in ids if ids.count(name) > 1})
        if repeated:
            raise contradiction("passages", say("records.each-passage-once-stands-twice", repeated=[*repeated]))
        return self
