"""The nine kinds of record: what each model takes, what it refuses, and in which words."""

from datetime import date

import pytest

from scripts.languages.dates import parse_partial_date
from scripts.records.kinds import KINDS, Event, Figure, Institution, Party, Source
from scripts.records.loader import load_records, walk
from scripts.records.problems import InputError
from scripts.records.production_site import ProductionSite, SiteStatus
from scripts.records.values import UNKNOWN, Choice, Known, Words, field_labels
from tests.records.small_tree import FILES

TODAY = date(2026, 2, 1)


@pytest.fixture
def told(tree):
    """Breaks one place of the small tree and returns what is told about it, line by line."""

    def break_and_load(name: str, old: str, new: str) -> list[str]:
        tree.replace(name, old, new)
        with pytest.raises(InputError) as caught:
            load_records(tree.data, TODAY)
        return [line.removeprefix("data/") for line in str(caught.value).split("\n")]

    return break_and_load


def choices() -> list[type[Choice]]:
    return Choice.__subclasses__()


def test_the_small_tree_has_every_kind(tree):
    records = load_records(tree.data, TODAY)
    assert {record.kind for record in records} == set(KINDS)
    assert sum(1 for _ in records) == len(FILES)


def test_values_have_types(tree):
    records = load_records(tree.data, TODAY)
    hall = records.get(ProductionSite, "hall")
    assert hall.status is SiteStatus.OFFERED
    assert isinstance(hall.space.area_m2, Known)
    assert hall.space.area_m2.value == 1200.5
    assert hall.space.area_m2.as_of == parse_partial_date("2026-01-04")
    assert records.get(Institution, "no-1").first_published == date(2026, 1, 5)
    assert records.get(Source, "code").passages[0].says.ru == "Принудительный труд запрещён."


def test_a_fact_that_is_not_told_is_unknown(tree):
    records = load_records(tree.data, TODAY)
    assert records.get(Institution, "no-1").security == UNKNOWN
    assert records.get(ProductionSite, "hall").transport.rail == UNKNOWN
    assert records.get(Event, "visit").date == UNKNOWN


def test_an_unknown_date_is_a_value(tree):
    records = load_records(tree.data, TODAY)
    assert records.get(Source, "article").published == UNKNOWN
    assert records.get(Party, "chamber").said[0].as_of == UNKNOWN


def test_text_is_kept_without_spaces_around_it(tree):
    tree.replace("figures/wage.yml", "  ru: Минимальный размер заработной платы", '  ru: "  Минимальный размер "')
    assert load_records(tree.data, TODAY).get(Figure, "wage").name.ru == "Минимальный размер"


def test_a_record_cannot_be_changed_after_reading(tree):
    wage = load_records(tree.data, TODAY).get(Figure, "wage")
    with pytest.raises(ValueError, match="frozen"):
        wage.value = 1.0


@pytest.mark.parametrize("choice", choices(), ids=lambda choice: choice.__name__)
def test_every_code_has_words_of_its_own_in_both_languages(choice):
    for language in ("kk", "ru"):
        words = [member.in_language(language) for member in choice]
        assert all(words)
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_has_a_name_in_both_languages(kind):
    models = [KINDS[kind], *(field.annotation for field in KINDS[kind].model_fields.values())]
    for model in models:
        for field in getattr(model, "model_fields", {}).values():
            labels = field_labels(field)
            if labels.get("fact"):
                assert labels["kk"]
                assert labels["ru"]


def test_words_come_in_the_language_asked_for():
    words = Words(kk="цех", ru="мастерская")
    assert (words.in_language("kk"), words.in_language("ru")) == ("цех", "мастерская")


def test_walking_over_a_record_gives_every_part_with_its_path(tree):
    hall = load_records(tree.data, TODAY).get(ProductionSite, "hall")
    parts = dict(walk(hall))
    assert parts["space", "area_m2", "value"] == 1200.5
    assert parts["history", 1, "source"] == "article"


FACT = "a fact with value, source and as_of, or the word unknown"
HELD = "held:\n  value: 900\n  source: article\n  as_of: 2025\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("figures/wage.yml", "85000", "many", '8:1: value: found the text "many"; expected a number'),
        ("figures/wage.yml", "85000", '"85000"', '8:1: value: found the text "85000"; expected a number'),
        ("figures/wage.yml", "85000", "true", "8:1: value: found the word true; expected a number"),
        ("figures/wage.yml", "85000", f"{'9' * 400}.0", "8:1: value: found the number inf; expected a number"),
        ("institutions/no-1.yml", "900", "900.5", "20:3: held.value: found the number 900.5; expected a whole number"),
        ("institutions/no-1.yml", '"1"', "1", "9:1: number: found the number 1; expected text in quotes"),
        ("institutions/no-1.yml", HELD, "held: 900\n", f"19:1: held: found the number 900; expected {FACT}"),
        ("institutions/no-1.yml", HELD, "held: many\n", f'19:1: held: found the text "many"; expected {FACT}'),
        ("institutions/no-1.yml", HELD, "held:\n", f"19:1: held: found nothing; expected {FACT}"),
        ("glossary/lease.yml", "[аренда]", "аренда", '13:3: synonyms.ru: found the text "аренда"; expected a list'),
        (
            "figures/wage.yml",
            "last_changed: 2026-01-06",
            'last_changed: "2026-01-06"',
            '4:1: last_changed: found the text "2026-01-06"; expected a day without quotes, as in 2026-03-05',
        ),
        (
            "figures/wage.yml",
            "as_of: 2026",
            "as_of: весна 2026",
            '11:1: as_of: found the text "весна 2026"; expected a date: 2026, 2026-03 or 2026-03-05;'
            " or the word unknown",
        ),
        (
            "figures/wage.yml",
            "as_of: 2026",
            "as_of: 2026-13",
            '11:1: as_of: found the text "2026-13"; expected a month 01 to 12, or a season 21 to 24;'
            " or the word unknown",
        ),
        (
            "figures/wage.yml",
            "code/7-2",
            "Code, ст. 7",
            '10:1: source: found the text "Code, ст. 7"; expected an id of small Latin letters, digits and'
            " single hyphens",
        ),
        (
            "figures/wage.yml",
            "id: wage",
            f"id: {'a' * 61}",
            "2:1: id: found 61 characters; expected at most 60 characters",
        ),
        (
            "figures/wage.yml",
            "Минимальный размер заработной платы",
            "а" * 4001,
            "7:3: name.ru: found 4001 characters; expected at most 4000 characters",
        ),
        ("sources/code.yml", "[kk, ru]", "[]", "14:1: languages: found an empty list; expected at least one item"),
        (
            "sources/code.yml",
            "[kk, ru]",
            "[kk, kaz]",
            '14:17: languages.1: found the text "kaz"; expected one of kk, ru, en, fr',
        ),
        (
            "parties/chamber.yml",
            "https://example.kz",
            "ftp://example.kz",
            '24:3: website.value: found the text "ftp://example.kz"; expected a web address that begins with'
            " https:// or http://",
        ),
        (
            "parties/chamber.yml",
            "https://example.kz",
            "javascript:alert(1)",
            '24:3: website.value: found the text "javascript:alert(1)"; expected a web address that begins with'
            " https:// or http://",
        ),
        (
            "institutions/no-1.yml",
            HELD,
            'business_number: {value: "123", source: article, as_of: 2025}\n',
            '19:19: business_number.value: found the text "123"; expected twelve digits',
        ),
        (
            "institutions/no-1.yml",
            HELD,
            "contact: {value: {phone: 8 701 000 00 00}, source: article, as_of: 2025}\n",
            '19:19: contact.value.phone: found the text "8 701 000 00 00"; expected a phone as +7 700 000 00 00',
        ),
        (
            "institutions/no-1.yml",
            HELD,
            "contact: {value: {name: {kk: а, ru: б}}, source: article, as_of: 2025}\n",
            "19:11: contact.value: found values that do not fit together; expected a phone, an e-mail or an address",
        ),
        (
            "production-sites/hall.yml",
            "[workshop]",
            "[workshops]",
            '22:13: space.kinds.value.0: found the text "workshops"; expected one of workshop, hall, yard, store'
            ' (did you mean "workshop"?)',
        ),
        (
            "production-sites/hall.yml",
            "utilities:\n  power: unknown",
            "utilities: unknown",
            '29:1: utilities: found the text "unknown"; expected fields with values',
        ),
        (
            "production-sites/hall.yml",
            "status: offered\nhistory",
            "status: taken\nhistory",
            '13:1: history: found a list; expected a history that ends with the status "taken"'
            ' (it ends with "offered")',
        ),
        (
            "production-sites/hall.yml",
            "since: 2025-11",
            "since: 2023",
            "13:1: history: found a list; expected a history in the order of its dates",
        ),
        (
            "terms/contract.yml",
            "source: code/7-2\nas_of: 2025\n",
            "",
            '2:1: source: found nothing; expected the source of a term that is "law"',
        ),
        (
            "terms/contract.yml",
            "standing: law",
            "standing: stated",
            "2:1: party: found nothing; expected who stated it",
        ),
        (
            "terms/contract.yml",
            "standing: law",
            "standing: to-be-agreed",
            '13:1: source: found the text "code/7-2"; expected no source while a term is to be agreed',
        ),
        (
            "terms/contract.yml",
            "standing: law",
            "standing: to-be-agred",
            '9:1: standing: found the text "to-be-agred"; expected one of stated, law, proposed, to-be-agreed'
            ' (did you mean "to-be-agreed"?)',
        ),
        (
            "sources/code.yml",
            "passages:\n",
            "passages:\n  - id: 7-2\n    says: {kk: бір, ru: один}\n",
            "20:1: passages: found a list; expected each passage once (7-2 stands twice)",
        ),
        (
            "figures/wage.yml",
            "last_changed: 2026-01-06\n",
            "last_changed: 2026-01-06\nended: 2026-01-06\n",
            "5:1: ended: found the day 2026-01-06; expected ended and reason together, or neither",
        ),
    ],
)
def test_what_does_not_fit_is_told_in_plain_words(told, name, old, new, message):
    assert told(name, old, new) == [f"{name}:{message}"]


def test_a_unit_nobody_can_write_names_the_nearest(told):
    (line,) = told("figures/wage.yml", "tenge_per_month", "tenge_for_month")
    assert line.startswith('figures/wage.yml:9:1: unit: found the text "tenge_for_month"; expected one of tenge,')
    assert line.endswith('(did you mean "tenge_per_month"?)')


def test_an_ended_record_stays_and_says_why(tree):
    tree.replace(
        "figures/wage.yml",
        "last_changed: 2026-01-06\n",
        "last_changed: 2026-01-06\nended: 2026-01-06\nreason: {kk: Ескірді., ru: Устарело.}\n",
    )
    records = load_records(tree.data, TODAY)
    assert records.get(Figure, "wage").reason == Words(kk="Ескірді.", ru="Устарело.")
    assert [figure.id for figure in records.all(Figure)] == ["wage"]
    assert records.current(Figure) == []


def test_several_mistakes_in_one_record_are_told_at_once(tree):
    tree.replace("figures/wage.yml", "85000", "many")
    tree.replace("figures/wage.yml", "  ru: Минимальный размер заработной платы\n", "")
    tree.replace("figures/wage.yml", "unit:", "units:")
    with pytest.raises(InputError) as caught:
        load_records(tree.data, TODAY)
    assert [(problem.line, problem.field) for problem in caught.value.problems] == [
        (5, "name.ru"),
        (7, "value"),
        (8, "units"),
    ]


def test_the_path_of_a_field_is_the_one_in_the_file(told):
    # pydantic puts the name of the branch of a union (known, unknown) into the path as well.
    (line,) = told("production-sites/hall.yml", "    value: 1200.5\n", "    value: many\n")
    assert line == 'production-sites/hall.yml:26:5: space.area_m2.value: found the text "many"; expected a number'
